"""Plain text laid out by lines within a paragraph of markup."""

import pytest

from wiredesk.normalised.markup.html import html_to_blocks
from wiredesk.normalised.markup.laid_out import with_layout


def paragraphs(markup):
    return html_to_blocks(with_layout(markup)).paragraphs


@pytest.mark.parametrize(
    "lines",
    ["It rained.\n\nIt snowed.\n\nIt froze.", "   It rained.\n   It snowed\nall\nday.\n   It froze."],
)
def test_blank_lines_and_indents_part_the_paragraphs_in_one_element(lines):
    assert [one.split()[0] for one in paragraphs(f"<p>{lines}</p>")] == ["It"] * 3


def test_the_source_s_own_line_breaks_part_nothing():
    markup = "<p>\n      It rained\n      all day.\n    </p>\n    <p>It\n      snowed.</p>"
    assert with_layout(markup) == markup
    assert paragraphs(markup) == ["It rained all day.", "It snowed."]


def test_layout_is_read_in_linear_time():
    assert len(with_layout("<p>" + "\n " * 200_000 + "</p>" + "<p>" * 100_000)) > 0

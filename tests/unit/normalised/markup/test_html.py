"""What an editor sees of a piece of markup."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.normalised.markup.html import BLOCKS, html_to_blocks, looks_like_html
from wiredesk.normalised.story import Caption


def paragraphs(markup):
    return html_to_blocks(markup).paragraphs


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>One <b>bo</b>ld, <a href='x?a>b'>link</a>&nbsp;tail.</p>", ["One bold, link tail."]),
        ("<p>One<p>Two</p>tail", ["One", "Two", "tail"]),
        ("<div>One<div>Two</div>Three</div>", ["One", "Two", "Three"]),
        ("<h2>Sub</h2><ul><li>a<li>b <i>c</i></ul>", ["Sub", "a", "b c"]),
        ("<p>Wrapped\n  in the\r\nsource</p>", ["Wrapped in the source"]),
        ("<p>a &amp; b &#8211; c &amp;amp; d &amp;quot;e&amp;quot;</p>", ['a & b – c & d "e"']),
        ("<p>co\u00adop\u200berate 25\u2009000</p>", ["cooperate 25 000"]),
        ("<p>a < b, c > d <3</p>", ["a < b, c > d <3"]),
        ("&lt;p&gt;One &amp;amp; two&lt;/p&gt;&lt;p&gt;x&lt;/p&gt;", ["One & two", "x"]),
        ("<![CDATA[<p>One</p><p>Two</p>]]>", ["One", "Two"]),
        ("One <b>bold</b>\nline\n\nTwo\n \n<h2>Sub</h2>\nThree", ["One bold line", "Two", "Sub", "Three"]),
        ("<p>One\n\ntwo</p>", ["One two"]),
        ("No tag &amp; two\n\nparagraphs", ["No tag & two", "paragraphs"]),
        ("<p>Short<br>lines<br/>stay<br /></p>", ["Short", "lines", "stay"]),
        ("<p>One<br><br>Two</p>", ["One", "Two"]),
        ("<pre>Gold   Anna   9.1\nSilver Berta   9.0\n</pre>", ["Gold\tAnna\t9.1", "Silver Berta\t9.0"]),
        ("<p>One</p> <!-- no text --> <p>Two</p>", ["One", "Two"]),
        ("<p>One</p><!-- left open <p>Two</p>", ["One", "left open", "Two"]),
        ("<p></p><p>&nbsp;</p><p> <br> </p>", []),
        ("<html><head><title>T</title></head><body><p>One</p></body></html>", ["One"]),
        ("<p>One <x-quote>two</x-quote> three</p>", ["One two three"]),
        ("<P CLASS=x>One</P><P>Two", ["One", "Two"]),
        ("<p>Body [gallery ids='1,2'][embed]http://x/y[/embed]goes on</p>", ["Body goes on"]),
    ],
)
def test_blocks_are_paragraphs_and_inline_markup_parts_no_word(markup, expected):
    assert paragraphs(markup) == expected


def test_breaks_within_hard_wrapped_lines_are_blanks():
    lines = [
        "The council said on Tuesday that it would not wait any",
        "longer for the report, which had been promised for the",
        "spring, and would vote on the plan in its next session.",
        "It meets in June.",
    ]
    assert paragraphs("<p>" + "<br>".join(lines) + "</p>") == [" ".join(lines)]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<table><tr><td>A<td>B</tr><tr><th>1</th><td></td><td>3</td></tr></table>", ["A\tB", "1\t\t3"]),
        ("<table><tr><td><p>a</p><p>b</p></td><td>c</td></tr></table>x", ["a b\tc", "x"]),
        ("<table><tr><td><p>One</p><p>Two</p></td></tr></table>", ["One", "Two"]),
        ("<table><tr><td>One<table><tr><td>1<td>2</table>Two</table>", ["One", "1\t2", "Two"]),
        ("<figure class='table'><table><tr><td>a</td><td>b</td></tr></table></figure>", ["a\tb"]),
    ],
)
def test_a_row_is_a_paragraph_with_its_cells_parted_by_tabs(markup, expected):
    assert paragraphs(markup) == expected


@pytest.mark.parametrize(
    ("markup", "caption"),
    [
        ("<figure><img><figcaption>Cap.</figcaption></figure>", Caption(text="Cap.")),
        (
            "<figure><figcaption>Cap. <cite>A/AFP</cite></figcaption></figure>",
            Caption(text="Cap.", credit="A/AFP"),
        ),
        (
            "<figure><span>Image source, A/TT</span><figcaption>Cap.</figcaption></figure>",
            Caption(text="Cap.", credit="A/TT"),
        ),
        (
            "<figure><div class='byline'>A/TT</div><figcaption>Cap.</figcaption></figure>",
            Caption(text="Cap.", credit="A/TT"),
        ),
        (
            "<figure><figcaption>Cap.</figcaption><span class='credit'>(A/TT)</span></figure>",
            Caption(text="Cap.", credit="A/TT"),
        ),
        ("<p class='wp-caption-text'>Cap.</p>", Caption(text="Cap.")),
        ("[caption id='a' width='3']<img src='x'/> Cap.[/caption]", Caption(text="Cap.")),
    ],
)
def test_captions_stand_apart_with_their_credit(markup, caption):
    blocks = html_to_blocks(f"<p>Before</p>{markup}<p>After</p>")
    assert blocks.captions == [caption]
    assert blocks.paragraphs == ["Before", "After"]


def test_the_first_heading_is_the_headline_and_later_ones_are_text():
    blocks = html_to_blocks("<h1>Head</h1><p>One</p><h1>Two</h1>")
    assert (blocks.headline, blocks.paragraphs) == ("Head", ["One", "Two"])


def test_what_is_no_text_is_left_out_with_a_reason():
    blocks = html_to_blocks(
        "<p>One<script>if (a < b) x()</script> two</p><style>p{}</style><blockquote class='twitter-tweet'>"
        "<blockquote>in</blockquote>tweet</blockquote><p style='display: none'>hid</p>"
        "<iframe>no</iframe><p>End"
    )
    assert blocks.paragraphs == ["One two", "End"]
    assert blocks.left_out == [
        ("if (a < b) x()", "-script"),
        ("p{}", "-script"),
        ("in tweet", "-embed"),
        ("hid", "-hidden"),
        ("no", "-embed"),
    ]


def test_html_is_told_from_text():
    assert looks_like_html("one<br/>two")
    assert looks_like_html("&lt;p&gt;one")
    assert not looks_like_html("a < b <AAPL.O> & <person@example.org>")


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 200_000,
        "<table><tr><td>" * 100_000,
        "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x",
        "<" * 1_000_000,
        "<!" * 500_000,
        "<!--" * 300_000,
        "<a b=\"'" * 200_000,
        "<iframe>" * 100_000,
        "<blockquote class='twitter-tweet'>" * 30_000 + "</blockquote>" * 10_000,
        "a<br>" * 200_000,
        "&amp;" * 200_000,
        "[embed]" * 200_000,
        "[caption" * 200_000,
    ],
    ids=lambda markup: markup[:12],
)
def test_hostile_markup_takes_time_by_its_length_alone(markup):
    began = time.process_time()
    html_to_blocks(markup)
    assert time.process_time() - began < 2


WORDS = st.lists(st.sampled_from(["news", "Āda", "12.5", "a&amp;b", "—"]), min_size=1, max_size=8)
TAGS = st.sampled_from(sorted({*BLOCKS, "b", "i", "td", "br", "span", "cite", "x"}))


@given(st.lists(st.tuples(st.sampled_from(["<{}>", "</{}>", "<{} class='x'>"]), TAGS, WORDS), max_size=30))
def test_every_character_comes_out_once_whatever_the_tags(pieces):
    markup = "".join(form.format(tag) + " ".join(words) for form, tag, words in pieces)
    sent = "".join("".join(words) for _, _, words in pieces).replace("&amp;", "&")
    blocks = html_to_blocks(markup)
    read = [blocks.headline or "", *blocks.paragraphs, *(text for text, _ in blocks.left_out)]
    read += [one.text + (one.credit or "") for one in blocks.captions]
    assert sorted("".join("".join(read).split())) == sorted(sent)


@given(st.text())
def test_no_text_breaks_the_reading(text):
    html_to_blocks(text)
    html_to_blocks(f"<p>{text}</p>")


def test_blank_lines_between_sentences_part_paragraphs_beside_marked_ones_too():
    markup = "<p>One.</p>\n\nThe town pays 14 million.\n\nWork begins in June.\n\n<p>Two\n\nthirds.</p>"
    assert paragraphs(markup) == ["One.", "The town pays 14 million.", "Work begins in June.", "Two thirds."]


def test_a_blogs_embed_is_no_text():
    markup = (
        '<p>One.</p><figure class="wp-block-embed is-type-video"><div>https://video.example/1</div></figure>'
    )
    assert paragraphs(markup) == ["One."]


@pytest.mark.parametrize("code", ["AAPL.O", "EUR=", "LCOc1", "COCOA-GH", "VOWG_p.DE"])
def test_a_company_s_code_is_no_tag(code):
    assert paragraphs(f"<p>Shares <{code}> fell.</p>") == [f"Shares <{code}> fell."]
    assert paragraphs(f"Shares <{code}> fell.\n\nThen rose.") == [f"Shares <{code}> fell.", "Then rose."]


def test_boxes_to_share_are_no_text():
    share = '<div class="sharedaddy sd-sharing"><h3>Share this:</h3><ul><li>Twitter</li></ul></div>'
    assert paragraphs(f"<p>Rain fell.</p>{share}") == ["Rain fell."]

import pytest

import build_formats_doc
from wiredesk.normalised.formats import FORMATS
from wiredesk.normalised.story import Story


def test_the_page_is_what_the_readers_say():
    assert build_formats_doc.PAGE.read_text("utf-8") == build_formats_doc.page()


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_a_format_says_how_it_finds_the_fields_of_a_story(one):
    assert set(one.reader.FOUND) <= set(build_formats_doc.FIELDS) <= set(Story.model_fields)
    assert {"headline", "paragraphs", "published_at", "provider"} <= set(one.reader.FOUND)


def test_no_two_formats_are_stated_alike():
    stated = [name for one in FORMATS for name in (one.name, *one.reader.CONTENT_TYPES)]
    assert len(stated) == len(set(stated))

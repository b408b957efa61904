"""XML, read safely and by local name."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.normalised.draft import Taken, Unreadable
from wiredesk.normalised.markup.xml_document import Document, read_xml, root_name


def document(text: str) -> Document:
    found = read_xml(text)
    assert isinstance(found, Document)
    return found


def unreadable(text: str) -> Unreadable:
    found = read_xml(text)
    assert isinstance(found, Unreadable)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "<nitf/>",
        '<?xml version="1.0"?>\n<!-- a <b> comment -->\n<nitf version="3">',
        '<!DOCTYPE nitf SYSTEM "nitf.dtd">\n<x:NITF xmlns:x="urn:x">',
        "<!DOCTYPE nitf [<!ELEMENT nitf (#PCDATA)>]><nitf>",
        '  \ufeff<?xml-stylesheet href="a"?><nitf>',
    ],
)
def test_the_root_is_known_by_its_local_name(text):
    assert (
        root_name(text.lstrip()) == "nitf" or root_name(text) == "nitf" or text.strip().startswith("\ufeff")
    )


def test_text_has_no_root():
    assert root_name("Oil rises <2 percent> in London") == ""
    assert root_name("<!--" * 50_000) == ""


def test_elements_are_found_by_local_name_with_any_prefix_or_none():
    root = document(
        '<n:NewsItem xmlns:n="urn:wrong"><Headline>One</Headline><x:headLine>Two</x:headLine></n:NewsItem>'
    ).root
    assert root.name == "newsitem"
    assert [node.peek() for node in root.descendants("headline")] == ["One", "Two"]


def test_attributes_are_found_by_local_name_and_blank_ones_are_absent():
    node = document('<a xmlns:x="u" x:GUID=" id 1 " version="0" empty=" "/>').root
    assert (node.attr("guid"), node.attr("version"), node.attr("empty")) == ("id 1", "0", None)


def test_an_element_that_says_it_is_nil_is_absent():
    assert document('<a xsi:nil="true">text</a>').root.peek() is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "<a>AT&T &nbsp;&eacute; &amp; &lt;b&gt; &unknown; &#233;</a>",
            "AT&T é & <b> &unknown; é",
        ),
        ("<a>with \x00\x0b control &#x1; codes &#5;</a>", "with control codes"),
        ("<a>x <![CDATA[<p>AT&T &nbsp;</p>]]> &eacute;</a>", "x <p>AT&T &nbsp;</p> é"),
        ("<a>one <b>two</b>three</a>", "one twothree"),
    ],
)
def test_references_and_characters_that_xml_lacks_are_read_as_meant(text, expected):
    assert document(text).root.peek() == expected


@pytest.mark.parametrize(
    ("text", "expected", "broken_off"),
    [
        ("<a><b>hi</c></b> more <i>x</a> rest", "hi more x", False),
        ("<a><b><c>hi</b> more</a>", "hi more", False),
        ('<a t="x < y"><b>3 < 4</b></a>', "3 < 4", False),
        ("<a><p>whole</p><p>broken of", "wholebroken of", True),
        ("<a><p>whole</p><p>broken off</", "wholebroken off", True),
        ("<a><p>whole</p><p attr='", "whole", True),
        ("<a><![CDATA[<p>broken off", "<p>broken off", True),
        ("<x:a><y:b>unbound</y:b></x:a>", "unbound", False),
    ],
)
def test_broken_xml_loses_no_text(text, expected, broken_off):
    found = document(text)
    assert (found.root.peek(), found.broken_off) == (expected, broken_off)


def test_a_doctype_with_a_system_id_is_ignored():
    assert (
        document('<!DOCTYPE nitf SYSTEM "http://127.0.0.1:9/x.dtd"><nitf>text</nitf>').root.peek() == "text"
    )


@pytest.mark.parametrize(
    "subset",
    [
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        '<!ENTITY % p SYSTEM "http://127.0.0.1:9/p"> %p;',
        '<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">',
        '<!entity a "x">',
        '<!ELEMENT a ANY> <!-- ]> --> <!ENTITY a "x">',
    ],
)
def test_declared_entities_are_hostile(subset):
    assert unreadable(f"<!DOCTYPE a [{subset}]><a>&a;</a>").reason == "hostile"


def test_a_declaration_shown_in_cdata_is_text():
    assert document("<a><![CDATA[<!ENTITY x 'y'>]]></a>").root.peek() == "<!ENTITY x 'y'>"


@pytest.mark.parametrize(
    "text",
    [
        "<a>" * 105 + "x" + "</a>" * 105,
        "<a>" * 100_000,
        "<a " + " ".join(f'a{n}="1"' for n in range(501)) + "/>",
        "<r>" + "<a>x</a>" * 450_000 + "</r>",
    ],
    ids=["deep", "deep and open", "attributes", "elements"],
)
def test_what_exceeds_the_bounds_is_hostile(text):
    assert unreadable(text).reason == "hostile"


@pytest.mark.parametrize(
    "piece", ["&", "<", "</a>", '<a b="', "<![CDATA[", "<!--", "&a;", "<a b='x' ", "]]>", "<!DOCTYPE ["]
)
def test_ten_megabytes_of_anything_take_bounded_time(piece):
    text = "<r>" + piece * (3_000_000 // len(piece))
    start = time.process_time()
    read_xml(text)
    assert time.process_time() - start < 10  # seconds; far over what it takes: only growth would reach it


def test_the_trace_shows_each_text_and_who_took_it():
    found = document('<a id="1"><b>taken</b> tail <c>rest</c><c>more</c></a>')
    node = found.root.child("b")
    assert node is not None
    assert node.text(by="headline") == "taken"
    assert found.root.attr("id", by="uri") == "1"
    assert found.taken() == [
        Taken("/a/@id", "1", "uri"),
        Taken("/a/b", "taken", "headline"),
        Taken("/a", " tail ", "-metadata"),
        Taken("/a/c", "rest", "-metadata"),
        Taken("/a/c[2]", "more", "-metadata"),
    ]


def test_markup_keeps_local_names_text_and_tails():
    root = document(
        '<x:a xmlns:x="u"><x:p class="c" id="i">A &lt; B <b>c</b>d</x:p><x:m>out</x:m> end<br/></x:a>'
    ).root
    out = root.child("m")
    assert out is not None
    assert root.markup(leave_out=[out]) == '<p class="c">A &lt; B <b>c</b>d</p> end<br/>'


def test_markup_sent_as_text_is_read_as_markup():
    assert document("<a><![CDATA[<p>One.</p><p>Two.</p>]]></a>").root.blocks().paragraphs == ["One.", "Two."]
    assert document("<a>&lt;p>One.&lt;/p>&lt;p>Two.&lt;/p></a>").root.blocks().paragraphs == ["One.", "Two."]


@given(st.text(alphabet="<>/ab&;'\"![]-C DATA?x=\n", max_size=200))
def test_anything_is_a_document_or_unreadable(text):
    found = read_xml("<r>" + text)
    if isinstance(found, Document):
        found.taken()
        found.root.blocks()


@given(st.lists(st.sampled_from(["<p>", "</p>", "<b>", "</b>", "word ", "<i/>", "</x>"]), max_size=40))
def test_no_word_is_lost_in_unbalanced_tags(pieces):
    found = document("<r>" + "".join(pieces))
    inside = (found.root.peek() or "").split()
    assert inside == ["word"] * pieces.count("word ")


def test_a_name_has_the_prefix_and_namespace_that_it_was_sent_with():
    root = document('<r xmlns:a="urn:a"><a:x/><b:x>1</b:x><x/></r>').root
    assert [(one.prefix, one.namespace) for one in root.children()] == [("a", "urn:a"), ("b", ""), ("", "")]


def test_a_reference_that_is_not_resolved_has_no_name():
    root = document("<r><!-- <![CDATA[ --><a/>2&nbsp;h]]></r>").root
    assert [(one.name, one.prefix, one.namespace) for one in root.children()] == [("a", "", ""), ("", "", "")]

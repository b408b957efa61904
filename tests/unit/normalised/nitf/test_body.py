"""The body of NITF, whole or a part of it."""

from datetime import date

import pytest

from wiredesk.normalised.draft import Draft
from wiredesk.normalised.markup.xml_document import read_xml
from wiredesk.normalised.nitf.body import read_nitf_body
from wiredesk.normalised.story import Caption, Dateline

NEAR = date(2022, 3, 3)


def body(markup, **fields):
    draft = Draft(**fields)
    document = read_xml(markup)
    read_nitf_body(document.root, draft, NEAR)
    draft.taken = document.taken()
    return draft


def head(markup, **fields):
    return body(
        f"<body><body.head>{markup}</body.head><body.content><p>It rained.</p></body.content></body>",
        **fields,
    )


def content(markup, **fields):
    return body(f"<body><body.content>{markup}</body.content></body>", **fields)


def test_hl1_is_the_headline_and_hl2_is_summary():
    draft = head(
        "<hedline><hl1>Mill <em>re</em>opens<br/>in Lahti</hl1><hl2>Two hundred hired</hl2></hedline>"
    )
    assert (draft.headline, draft.summary) == ("Mill reopens in Lahti", "Two hundred hired")


@pytest.mark.parametrize(
    "slug", ["finland-mill", "BC-EU--Finland-Mill, 1st Ld", "Wirtschaft/Papier/Finnland/"]
)
def test_hl1_that_is_a_slug_is_no_headline(slug):
    draft = head(f"<hedline><hl1>{slug}</hl1></hedline>")
    assert draft.headline is None
    assert draft.slugline in slug


def test_a_label_alone_is_no_headline():
    draft = head("<hedline><hl1>2nd Ld-Writethru</hl1></hedline>")
    assert (draft.headline, draft.take, draft.signals) == (None, "2nd Ld-Writethru", ["lead"])


def test_what_the_outer_format_says_stays():
    draft = head(
        "<hedline><hl1>Inner</hl1></hedline><byline>By Ann Bell</byline>",
        headline="Outer",
        byline=["Jane Roe"],
    )
    assert (draft.headline, draft.byline) == ("Outer", ["Jane Roe"])


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        (
            "By <person>Jane Roe</person> and <person>Tom Hill</person><byttl>Staff Writers</byttl>",
            "Jane Roe ; Tom Hill",
        ),
        ("By Jane Roe<byttl>Political Editor</byttl>", "By Jane Roe"),
        ("<person>Roe, Jane</person>", "Jane Roe"),
        ("By Jane Roe<br/>The Bugle", "By Jane Roe ; The Bugle"),
        (
            "<person><name.given>Jane</name.given><name.family>Roe</name.family></person><virtloc>x</virtloc>",
            "Jane Roe",
        ),
    ],
)
def test_a_byline_loses_its_titles(byline, names):
    assert head(f"<byline>{byline}</byline>").byline == [names]


def test_a_byline_in_the_text_beats_a_placeholder():
    draft = body("<body><byline>Byline</byline><p>By Jane Roe</p><p>It rained.</p></body>")
    assert (draft.byline, draft.paragraphs) == (["By Jane Roe"], ["It rained."])


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [
        (
            '<location>LAHTI, Finland</location>, <story.date norm="20220303">March 3</story.date>',
            Dateline(text="LAHTI, Finland, March 3", place="LAHTI", region="Finland", published_on=NEAR),
        ),
        (
            "<location><city>Lahti</city><country>Finland</country></location>",
            Dateline(text="Lahti, Finland", place="Lahti", region="Finland"),
        ),
        ("<location>Oslo</location>", Dateline(text="Oslo", place="Oslo")),
        ('<story.date norm="20220303T101500Z">2022-03-03T10:15:00Z</story.date>', None),
        ("20220303T101500Z", None),
    ],
)
def test_the_dateline_element(dateline, expected):
    assert head(f"<dateline>{dateline}</dateline>").dateline == expected


def test_a_dateline_in_the_text_beats_the_element():
    draft = body("<body><dateline>PARIS</dateline><p>LYON (AFP) - It rained.</p></body>")
    assert draft.dateline == Dateline(text="LYON", place="LYON")
    assert draft.paragraphs == ["It rained."]


def test_media_are_captions_with_their_producer():
    draft = content(
        "<p>It rained.</p><media><media-reference source='a.jpg'/>"
        "<media-caption>The mill at dawn.</media-caption><media-producer>Ann Bell/AP</media-producer></media>"
    )
    assert draft.captions == [Caption(text="The mill at dawn.", credit="Ann Bell/AP")]
    assert draft.paragraphs == ["It rained."]


def test_notes_and_taglines_are_no_text():
    draft = body(
        "<body><body.content><note><body.content><p>Eds: maps follow</p></body.content></note>"
        "<p>It rained.</p></body.content><body.end><tagline>Desk: +358 9 1234</tagline></body.end></body>"
    )
    assert (draft.ednote, draft.paragraphs, draft.signoff) == (
        "Eds: maps follow",
        ["It rained."],
        "Desk: +358 9 1234",
    )


@pytest.mark.parametrize(
    ("markup", "paragraphs"),
    [
        ("<block><p>One.</p><block><p>Two.</p></block></block>", ["One.", "Two."]),
        ("<block>One.</block><block>Two.</block>", ["One.", "Two."]),
        ("<bq><block><p>So be it.</p></block><credit>A king</credit></bq>", ["So be it.", "A king"]),
        ("<p>At <frac><numer>1</numer><denom>2</denom></frac> past.</p>", ["At 1/2 past."]),
        ("<p><person>Jane <function>Dr</function></person>'s <money>$1</money>.</p>", ["Jane Dr's $1."]),
        ("<p><ruby><rb>漢字</rb><rt>かんじ</rt></ruby>の本。</p>", ["漢字の本。"]),
        ("<ol><li>One</li><li>Two</li></ol>", ["One", "Two"]),
        ("&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;", ["One.", "Two."]),
        ("<p>&lt;p&gt;One.&lt;/p&gt;</p>", ["One."]),
        ("<nitf-table><nitf-table-metadata>x</nitf-table-metadata><tr><td>A</td><td>1</td></tr></nitf-table>",
         ["A\t1"]),
        ("<hl2>Shelters</hl2><p>One.</p>", ["Shelters", "One."]),
    ],
)  # fmt: skip
def test_the_body_is_what_is_left(markup, paragraphs):
    assert content(markup).paragraphs == paragraphs


@pytest.mark.parametrize(
    "markup",
    [
        "<nitf><body.content>{}</body.content></nitf>",
        "<body>{}</body>",
        "<body.content>{}</body.content>",
        "<x>{}</x>",
    ],
)
def test_a_part_of_a_body_is_a_body(markup):
    assert body(markup.format("<p>It rained.</p><p>It stopped.</p>")).paragraphs == [
        "It rained.",
        "It stopped.",
    ]


def test_a_caption_s_own_credit_that_names_the_producer_is_the_credit():
    draft = content(
        "<media><media-caption>A man walks. (AP Photo/Jane Doe)</media-caption>"
        "<media-producer>Jane Doe</media-producer></media>"
    )
    assert draft.captions == [Caption(text="A man walks.", credit="AP Photo/Jane Doe")]


def test_a_lead_that_a_block_gives_a_second_time_is_read_once():
    draft = content(
        '<block class="lead_paragraph"><p>One.</p></block>'
        '<block class="full_text"><p>One.</p><p>Two.</p></block>'
    )
    assert draft.paragraphs == ["One.", "Two."]


def test_elements_within_elements_keep_their_words_in_order():
    draft = body(
        "<nitf><body><body.head><hedline><hl1>Mill in <location><city>Lahti</city>, Finland</location> opens"
        "</hl1></hedline><dateline><location><city>OMAHA</city>, <state>Neb.</state></location> (AP)"
        "</dateline></body.head><body.content><p>It rained.</p></body.content></body></nitf>"
    )
    assert draft.headline == "Mill in Lahti, Finland opens"
    assert draft.dateline == Dateline(text="OMAHA, Neb.", place="OMAHA", region="Neb.")


def test_the_agency_may_stand_behind_the_place_of_a_dateline():
    draft = body("<nitf><body><dateline>Umeå/TT</dateline><p>Regn.</p><p>Sol.</p></body></nitf>")
    assert (draft.dateline, draft.provider) == (Dateline(text="Umeå", place="Umeå"), "TT")


def test_a_place_and_an_agency_in_brackets_need_no_dash():
    draft = body(
        "<nitf><body><p>Langnau BE (sda) Es regnet.</p><p>Es schneit.</p></body></nitf>", provider="sda"
    )
    assert draft.paragraphs == ["Es regnet.", "Es schneit."]
    assert draft.dateline == Dateline(text="Langnau BE", place="Langnau BE")

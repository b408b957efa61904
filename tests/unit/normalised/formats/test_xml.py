"""An agency's own XML, which follows no standard."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from wiredesk.normalised.normalise import normalise, read
from wiredesk.normalised.story import Caption, Story, Subject
from wiredesk.raw.record import RawRecord
from wiredesk.rejected import Rejected

CAME_AT = datetime(2022, 3, 4, 6, 0, tzinfo=UTC)


def items(text: str, **raw: Any) -> list[Story | Rejected]:
    return normalise(RawRecord(copy_bytes=text.encode(), received_at=CAME_AT, **raw))


def story(text: str, **raw: Any) -> Story:
    (one,) = items(text, **raw)
    assert isinstance(one, Story)
    assert one.format == "xml"
    return one


@pytest.mark.parametrize("name", ["headline", "HeadLine", "HEAD_LINE", "x:headline", "Titel", "titulo"])
def test_names_are_read_in_any_case_prefix_and_usual_language(name):
    one = story(f"<rec><{name}>Mill reopens</{name}><body>It hires.</body></rec>")
    assert (one.headline, one.paragraphs) == ("Mill reopens", ("It hires.",))


@pytest.mark.parametrize(
    ("elements", "uri"),
    [
        ("<ServiceID>4</ServiceID><NewsID>n-1</NewsID>", "n-1"),
        ("<id>7</id><guid>g-7</guid>", "g-7"),
        ('<head><mdata accession-number="20220301002871"/></head>', "20220301002871"),
        ("<StoryId>B-77-R3</StoryId><Revision>R3</Revision>", "B-77"),
        ("<StoryId>B-77-1</StoryId><Version>3</Version>", "B-77-1"),
        ("<RitzauID>r9</RitzauID><CategoryID>2</CategoryID>", "r9"),
        ("<storyid/><documentid>d3</documentid>", "d3"),
        ("<guid>https://x.example/s?session=1</guid><id>s1</id>", "s1"),
    ],
)
def test_the_id_is_the_items_own(elements, uri):
    assert story(f"<rec>{elements}<title>Mill reopens</title></rec>").uri == uri


def test_without_an_id_the_content_names_it():
    assert story("<rec><TransmissionId>5</TransmissionId><title>A b</title></rec>").uri.startswith(
        "wiredesk:"
    )


@pytest.mark.parametrize(
    ("elements", "moment"),
    [
        ("<PublishDate>2022-03-03T09:05:00Z</PublishDate>", datetime(2022, 3, 3, 9, 5, tzinfo=UTC)),
        ("<Created>2022-03-01T00:00:00Z</Created><Date>2022-03-03</Date>", date(2022, 3, 3)),
        ("<Date>2022-03-03</Date><Time>09:05</Time>", datetime(2022, 3, 3, 9, 5, tzinfo=UTC)),
        ("<ExpiryDate>2022-04-01</ExpiryDate>", None),
        ("<datum>2022.03.03. 9:05</datum>", datetime(2022, 3, 3, 9, 5, tzinfo=UTC)),
        ("<PubTime>2022-03-03 09:05:00</PubTime>", datetime(2022, 3, 3, 9, 5, tzinfo=UTC)),
        ('<dc element="dc.date.published" value="2022-03-03"/>', date(2022, 3, 3)),
        ("<pubDate>Thu, 03 Mar 2022 10:05:00 +0100</pubDate>", datetime(2022, 3, 3, 9, 5, tzinfo=UTC)),
        ("<Datum>3. März 2022, 09:05 Uhr</Datum>", datetime(2022, 3, 3, 9, 5, tzinfo=UTC)),
        ('<date iso="x">  </date><sent>20220303T090500Z</sent>', datetime(2022, 3, 3, 9, 5, tzinfo=UTC)),
    ],
)
def test_published_at_is_the_issue_of_this_version(elements, moment):
    assert story(f"<rec>{elements}<title>Mill reopens</title></rec>").published_at == moment


def test_attributes_of_the_item_are_read_as_its_elements():
    one = story('<rec GUID="g1" version="0" xml:lang="de-AT"><title>Die Fabrik öffnet</title></rec>')
    assert (one.uri, one.provider_version, one.language) == ("g1", "0", "de")


@pytest.mark.parametrize(
    "body",
    [
        "<text><![CDATA[<p>The mill is back.</p><p>It hires.</p>]]></text>",
        "<text>&lt;p&gt;The mill is back.&lt;/p&gt;&lt;p&gt;It hires.&lt;/p&gt;</text>",
        "<text><p>The mill is back.</p><p>It <b>hires</b>.</p></text>",
        "<text><para>The mill is back.</para><para>It hires.</para></text>",
        "<text><paragraphs><stk>The mill is back.</stk><stk>It hires.</stk></paragraphs></text>",
        "<text>The mill is back.\n\nIt hires.</text>",
        "<body>The mill is back.</body><body>It hires.</body>",
        "<article><content><p>The mill is back.</p><p>It hires.</p></content></article>",
        "<text>The mill is back.</text><html>&lt;p>The mill is back.&lt;/p>&lt;p>It hires.&lt;/p></html>",
    ],
)
def test_a_body_is_paragraphs_however_it_is_written(body):
    one = story(f"<rec><headline>Mill reopens in Tampere</headline>{body}</rec>")
    assert one.paragraphs == ("The mill is back.", "It hires.")


def test_a_list_is_several_items_and_the_envelope_speaks_for_them():
    text = """<feed agency="Lusa" lang="pt"><items>
      <item id="a"><title>Um</title><text>Texto um.</text></item>
      <item id="b"><title>Dois</title><text>Texto dois.</text><agency>EFE</agency></item>
      <item id="c"/></items></feed>"""
    first, second = items(text)
    assert isinstance(first, Story)
    assert isinstance(second, Story)
    assert (first.uri, first.provider_id, first.language) == ("a", "lusa", "pt")
    assert (second.uri, second.provider_id) == ("b", "efe")


def test_codes_rights_subjects_and_pictures():
    one = story(
        """<rec><guid>1</guid><title>Mill reopens</title>
        <status>Killed</status><urgency>2</urgency><priority>9</priority>
        <subject code="medtop:20000271">labour</subject><subject/><usageTerms>Print only</usageTerms>
        <copyright>(c) 2022 Belga. All rights reserved</copyright>
        <images><image><caption>The mill.</caption><credit>Belga</credit></image></images></rec>"""
    )
    assert (one.status, one.signals, one.urgency, one.provider_id) == ("canceled", ("kill",), 2, "belga")
    assert one.subjects == (Subject(code="20000271", name="labour", scheme="medtop"),)
    assert (one.usage_terms, one.copyright_holder) == ("Print only", "Belga")
    assert one.captions == (Caption(text="The mill.", credit="Belga"),)


def test_an_embargo_holds_and_a_priority_stands_in_for_urgency():
    one = story(
        "<rec><title>Mill reopens</title><Embargo>2022-03-05T06:00:00Z</Embargo><Priority>4</Priority></rec>"
    )
    assert (one.status, one.urgency, one.embargoed_until) == (
        "embargoed",
        4,
        datetime(2022, 3, 5, 6, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<settings><colour>red</colour></settings>", "no-story"),
        ("<rec><headline/><body> </body></rec>", "no-story"),
        ("<!DOCTYPE a [<!ENTITY x 'y'>]><rec><title>&x;</title></rec>", "hostile"),
        ("<rec>" * 300 + "<title>x</title>" + "</rec>" * 300, "hostile"),
    ],
)
def test_what_is_no_story_says_why(text, reason):
    (one,) = items(text)
    assert isinstance(one, Rejected)
    assert one.reason == reason


def test_broken_off_copy_is_kept_and_flagged():
    one = story("<rec><headline>Mill reopens</headline><body><p>The mill is back.</p><p>It hi")
    assert one.paragraphs == ("The mill is back.", "It hi")
    assert "truncated" in one.flags


def test_each_text_is_taken_once():
    text = (
        "<rec><id>1</id><title>2nd Lead: Mill reopens</title><x>other</x>"
        "<text><p>By Aino Virta</p><p>It hires.</p></text></rec>"
    )
    (reading,) = read(RawRecord(copy_bytes=text.encode(), received_at=CAME_AT))
    assert [(one.by, one.text) for one in reading.taken] == [
        ("uri", "1"),
        ("headline", "2nd Lead: Mill reopens"),
        ("-metadata", "other"),
        ("byline", "By Aino Virta"),
        ("body", "It hires."),
    ]


def test_a_list_s_items_may_be_called_as_a_body_is_and_an_empty_one_is_told():
    found = items(
        "<articles><article><id>1</id><title>Mill reopens</title><content>It hires.</content></article>"
        "<article><id>2</id><title/><content/></article>"
        "<article><id>3</id><title>Ferry sails</title><content>It is late.</content></article></articles>"
    )
    assert [one.uri if isinstance(one, Story) else one.reason for one in found] == ["1", "no-text", "3"]


def test_a_headline_beats_the_title_beside_it():
    one = story("<rec><title>PERU: Mill reopens</title><headline>Mill reopens</headline></rec>")
    assert one.headline == "Mill reopens"


def test_names_stand_in_attributes_of_elements_that_are_called_for_nothing():
    one = story(
        '<rec><meta name="Headline" content="Mill reopens"/><field name="body">It hires.</field>'
        '<language code="en"/></rec>'
    )
    assert (one.headline, one.paragraphs, one.language) == ("Mill reopens", ("It hires.",), "en")


def test_the_version_of_a_schema_is_not_the_story_s():
    one = story('<rec version="1.0"><ArticleVersion>4</ArticleVersion><title>Mill reopens</title></rec>')
    assert one.provider_version == "4"


def test_authors_come_without_their_logins():
    one = story(
        "<rec><title>Mill reopens</title><authors><author><name>Ann Poe</name><login>apoe</login></author>"
        "<author><firstName>Bo</firstName><lastName>Lind</lastName></author></authors></rec>"
    )
    assert one.byline == ("Ann Poe", "Bo Lind")


def test_a_subject_may_have_its_code_and_name_in_elements():
    one = story(
        "<rec><title>Mill reopens</title><subjects><subject><code>04</code><name>Economy</name></subject>"
        '<subject><code/><name/></subject></subjects><codes class="topics"><code code="M11"/></codes></rec>'
    )
    assert one.subjects == (Subject(code="04", name="Economy"), Subject(code="M11", scheme="topics"))


def test_a_time_without_a_zone_is_told_in_that_of_the_agency_which_only_the_text_names():
    one = story(
        "<rec><title>Broen er lukket</title><published>2022-03-03T10:00:00</published>"
        "<text><p>Broen er lukket for trafik.</p><p>Den åbner fredag.</p><p>/ritzau/</p></text></rec>"
    )
    assert one.published_at == datetime(2022, 3, 3, 9, 0, tzinfo=UTC)


def test_a_dateline_element_is_parted_and_names_the_agency():
    one = story("<doc><headline>Accord</headline><dateline>DAKAR, March 3 (AFP)</dateline></doc>")
    assert one.dateline is not None
    assert (one.dateline.text, one.dateline.place, one.provider_id) == ("DAKAR, March 3", "DAKAR", "afp")


@pytest.mark.parametrize(
    "text",
    [
        "<urlset><url><loc>https://x.example/a</loc><title>Mill reopens</title></url></urlset>",
        '<response status="ok"><message>No new items</message></response>',
    ],
)
def test_listings_and_answers_to_a_poll_are_no_stories(text):
    (one,) = items(f"<?xml version='1.0'?>{text}")
    assert isinstance(one, Rejected)
    assert one.reason == "no-story"


def test_an_envelope_called_body_is_no_text():
    found = items(
        "<Envelope><Body><Result><News><NewsId>1</NewsId><NewsDate>03.03.2022</NewsDate><NewsTime>09:41:22</NewsTime>"
        "<Title>Mill reopens</Title><Content>It hires.</Content></News><News><NewsId>2</NewsId>"
        "<Title>Ferry sails</Title><Content/></News></Result></Body></Envelope>"
    )
    assert [one.uri for one in found if isinstance(one, Story)] == ["1", "2"]
    assert isinstance(found[0], Story)
    assert found[0].published_at == datetime(2022, 3, 3, 9, 41, 22, tzinfo=UTC)


def test_elements_of_a_body_under_any_name_are_its_paragraphs():
    one = story(
        "<artikel><rubrik>Bro öppen</rubrik><brodtext><stycke>Bron är <b>öppen</b>.</stycke>"
        "<mellanrubrik>Lång kö</mellanrubrik><stycke>Elva väntar.</stycke></brodtext></artikel>"
    )
    assert one.paragraphs == ("Bron är öppen.", "Lång kö", "Elva väntar.")
    one = story("<rec><title>Ferry</title><body><abs>It sails.</abs><zin>It is late.</zin></body></rec>")
    assert one.paragraphs == ("It sails.", "It is late.")


def test_a_body_may_come_in_two_parts():
    one = story(
        "<doc><headline>Accord</headline><leadParagraph><para>It is signed.</para></leadParagraph>"
        "<tailParagraphs><para>It takes effect in May.</para><para>It is short.</para></tailParagraphs></doc>"
    )
    assert one.paragraphs == ("It is signed.", "It takes effect in May.", "It is short.")


def test_a_picture_alone_is_a_story():
    one = story(
        '<photo id="PX-9"><title/><caption>Dhows at the port.</caption><photographer>Simon Kitur'
        "</photographer><sent>2022-03-03T18:55:00Z</sent></photo>"
    )
    assert one.uri == "PX-9"
    assert one.captions == (Caption(text="Dhows at the port.", credit="Simon Kitur"),)


def test_a_head_without_elements_is_a_headline():
    one = story('<f><story id="7" rev="2"><head>Quota ends</head><body><p>It ends.</p></body></story></f>')
    assert (one.headline, one.provider_version, one.paragraphs) == ("Quota ends", "2", ("It ends.",))


@pytest.mark.parametrize(
    ("name", "headline"),
    [
        ("StoryHeadline", "Mill reopens"),
        ("NEWS_TITLE", "Mill reopens"),
        ("TITRE_FR", "Mill reopens"),
        ("otsikko", "Mill reopens"),
        ("заголовок", "Mill reopens"),
        ("Deadline", None),
    ],
)
def test_what_stands_round_a_field_s_name_makes_no_difference(name, headline):
    one = story(f"<rec><{name}>Mill reopens</{name}><NewsText>It hires.</NewsText></rec>")
    assert (one.headline, one.paragraphs) == (headline, ("It hires.",))


def test_a_list_may_stand_beside_the_envelope_s_own_elements():
    one, two = items(
        "<api><request><uri>/all</uri><start>0</start></request><content>"
        '<story id="1"><title>Mill reopens</title><company><id>77</id><name>Mill Ltd</name></company></story>'
        '<story id="2"><title>Ferry sinks</title></story></content></api>'
    )
    assert [(each.uri, each.headline) for each in (one, two)] == [("1", "Mill reopens"), ("2", "Ferry sinks")]


def test_a_list_may_be_parted_into_sections_and_each_agency_s_name_is_an_attribute():
    found = items(
        '<data><news agency="PAP"><a><title>Mill reopens</title><text>It hires.</text></a>'
        "<a><title>Ferry sinks</title><text>It was old.</text></a></news>"
        "<sport><a><title>Rovers win</title><text>They ran.</text></a></sport></data>"
    )
    assert [one.headline for one in found] == ["Mill reopens", "Ferry sinks", "Rovers win"]
    assert {one.provider.id for one in found} == {"pap"}


def test_headline_slug_and_dates_may_be_attributes_of_the_item():
    first, second = items(
        '<export agency="AAP"><a guid="a-1" rev="0" headline="CORRECTION: Mill reopens" slug="Mill 1st Ld" '
        'byline="Tegan Burr" issued="2022-03-03T09:00:00Z"><content><p>It hires.</p></content></a>'
        '<a guid="a-2" headline="" slug="Note" status="hold"><content><p>Please wait.</p></content></a>'
        "</export>"
    )
    assert (first.uri, first.provider_version, first.headline) == ("a-1", "0", "Mill reopens")
    assert (first.slugline, first.take, first.byline) == ("Mill", "CORRECTION 1st Ld", ("Tegan Burr",))
    assert (second.uri, second.slugline, second.status) == ("a-2", "Note", "withheld")


def test_head_and_body_beside_each_other_are_one_story():
    one = story(
        "<x><NewsHead><DocID>d-1</DocID><PubTime>20220302T083015Z</PubTime></NewsHead>"
        "<NewsBody><Title>Mill reopens</Title><Content>It hires.</Content></NewsBody></x>"
    )
    assert (one.uri, one.headline, one.paragraphs) == ("d-1", "Mill reopens", ("It hires.",))
    assert one.published_at == datetime(2022, 3, 2, 8, 30, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("root", "provider"),
    [("ANSA_NOTIZIE", "ansa"), ("WAMNews", "wam"), ("PTIFEED", "pti"), ("sttuutiset", "stt"), ("app", None)],
)
def test_the_root_may_name_the_agency(root, provider):
    one = story(f"<{root}><title>Mill reopens</title><text>It hires.</text></{root}>")
    assert (one.provider and one.provider.id) == provider


def test_paragraphs_may_stand_among_the_facts_and_the_introduction_is_the_first():
    one = story(
        "<Article><Header>Mill reopens</Header><Introduction>It hires.</Introduction>"
        "<Paragraph>Ann Lee is <b>glad</b>.</Paragraph><Paragraph>It pays.</Paragraph></Article>"
    )
    assert one.paragraphs == ("It hires.", "Ann Lee is glad.", "It pays.")
    assert one.summary is None


@pytest.mark.parametrize(
    "element",
    [
        "<keywords>mill, jobs</keywords>",
        "<tags><tag>mill</tag><tag>jobs</tag></tags>",
        "<keyword>mill</keyword><keyword>jobs</keyword>",
        "<asiasanat><asiasana>mill</asiasana><asiasana>jobs</asiasana></asiasanat>",
    ],
)
def test_keywords_are_subjects_by_name(element):
    assert story(f"<r><title>Mill reopens</title>{element}</r>").subjects == (
        Subject(name="mill"),
        Subject(name="jobs"),
    )


def test_a_signature_is_a_byline_or_ends_the_text():
    one = story("<r><title>Mill reopens</title><text>It hires.</text><signature>Par Léa ROY</signature></r>")
    two = story("<r><title>Mill reopens</title><text>It hires.</text><signature>lr/ab</signature></r>")
    assert (one.byline, one.signoff) == (("Léa ROY",), None)
    assert (two.byline, two.signoff) == ((), "lr/ab")


def test_several_authors_may_be_strings_in_a_row():
    one = story(
        "<r><title>Mill reopens</title><Authors><string>Ann Lee</string><string>Bo Ek</string></Authors></r>"
    )
    assert one.byline == ("Ann Lee", "Bo Ek")


def test_the_kind_of_an_item_may_signal_and_a_title_may_be_a_note():
    one = story(
        '<r type="Advisory"><title>Mill reopens</title><subtitle>(ATTN: UPDATES in para 3)</subtitle>'
        "<text>It hires.</text></r>"
    )
    assert (one.signals, one.ednote, one.summary) == (
        ("update", "advisory"),
        "(ATTN: UPDATES in para 3)",
        None,
    )


def test_an_item_that_says_nothing_is_rejected_beside_its_like():
    one, two = items(
        "<r><story><id>1</id><title>Mill reopens</title><body>It hires.</body></story>"
        "<story><id>2</id><title/><body/></story></r>"
    )
    assert isinstance(one, Story)
    assert isinstance(two, Rejected)
    assert two.reason == "no-text"


def test_a_flag_signals_what_its_name_says_and_a_change_dates_what_nothing_else_does():
    one = story(
        "<r><isCorrection>true</isCorrection><urgent>no</urgent><title>Mill reopens</title>"
        "<lastUpdated>2022-03-03T09:05:00Z</lastUpdated></r>"
    )
    assert one.signals == ("correction",)
    assert one.published_at == datetime(2022, 3, 3, 9, 5, tzinfo=UTC)


def test_an_envelope_s_header_is_no_headline():
    one, two = items(
        '<s:Envelope xmlns:s="s"><s:Header><s:Security/></s:Header><s:Body><Response><Result>'
        "<Story><StoryId>1</StoryId><HeadLine>Mill reopens</HeadLine><Body>It hires.</Body></Story>"
        "<Story><StoryId>2</StoryId><HeadLine>Ferry sinks</HeadLine><Body>It was old.</Body></Story>"
        "</Result></Response></s:Body></s:Envelope>"
    )
    assert [(each.uri, each.headline) for each in (one, two)] == [("1", "Mill reopens"), ("2", "Ferry sinks")]


def test_pictures_with_ids_are_an_item_each_and_those_of_a_story_are_not():
    photo = "<Photo><PhotoId>{0}</PhotoId><Caption>A mill.</Caption><Date>2022-03-03</Date></Photo>"
    one, two = items(f"<PhotoFeed provider='EPA'>{photo.format(1)}{photo.format(2)}</PhotoFeed>")
    assert [each.uri for each in (one, two)] == ["1", "2"]
    assert story(f"<r><title>Mill reopens</title><Photos>{photo.format(1)}</Photos></r>").uri not in {
        "1",
        "2",
    }


@pytest.mark.parametrize("name", ["Secção", "SECCAO", "seccão", "Seccao"])
def test_accents_of_names_make_no_difference(name):
    assert story(f"<r><title>Mill reopens</title><{name}>Local</{name}></r>").category == "Local"


def test_a_head_beside_the_only_story_says_what_the_story_does_not():
    one = story(
        "<dok><hode><dok-id>d-9</dok-id><versjon>3</versjon><stikkord>brann</stikkord><prioritet>5</prioritet>"
        "<sendt>2022-03-02T14:03:18Z</sendt><byline>Ann Lee</byline><til-red>Ny versjon</til-red></hode>"
        "<artikkel><tittel>Mill reopens</tittel><avsnitt>It hires.</avsnitt><avsnitt>It pays.</avsnitt>"
        "</artikkel></dok>"
    )
    assert (one.uri, one.provider_version, one.slugline, one.urgency) == ("d-9", "3", "brann", 5)
    assert (one.byline, one.ednote) == (("Ann Lee",), "Ny versjon")
    assert one.published_at == datetime(2022, 3, 2, 14, 3, 18, tzinfo=UTC)
    assert one.paragraphs == ("It hires.", "It pays.")


ELEMENTS = (
    "<elements><paragraph>It hires.</paragraph><quote><text>“Good,” Ann said.</text></quote>"
    "<image><url>u</url><caption>A mill.</caption></image><paragraph>It pays.</paragraph></elements>"
)


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        (
            ELEMENTS,
            ("It hires.", "“Good,” Ann said.", "It pays."),
        ),
        (
            "<xyz>" + "The mill hires sixty people. " * 5 + "</xyz>",
            (("The mill hires sixty people. " * 5).strip(),),
        ),
        (
            "<lead>OSLO, March 3 (NTB) - The mill opens.</lead><main><p>It hires.</p><p>It pays.</p></main>",
            ("The mill opens.", "It hires.", "It pays."),
        ),
    ],
)
def test_a_text_under_an_unknown_name_is_told_by_its_form(body, paragraphs):
    one = story(f"<r><title>Mill reopens</title>{body}</r>")
    assert (one.paragraphs, one.summary) == (paragraphs, None)


def test_a_name_may_end_in_the_field_that_it_holds_unless_it_is_another_s():
    one = story(
        "<r><CompanyStatus>withheld</CompanyStatus><AnnouncementHeadline>Mill reopens</AnnouncementHeadline>"
        "<AnnouncementBody>It hires.</AnnouncementBody></r>"
    )
    assert (one.headline, one.paragraphs, one.status) == ("Mill reopens", ("It hires.",), "usable")


def test_a_moment_dates_the_story_under_any_name_that_says_nothing_else():
    moved = "<Moved>2022-03-02T21:14:00-05:00</Moved><GameStart>2022-03-09T20:00:00Z</GameStart>"
    one = story(f"<r>{moved}<title>Mill reopens</title></r>")
    assert one.published_at == datetime(2022, 3, 3, 2, 14, tzinfo=UTC)
    assert story(f"<r>{moved}<sent>2022-03-03</sent><title>Mill reopens</title></r>").published_at == date(
        2022, 3, 3
    )


def test_a_version_may_be_a_label_and_a_code_alone_is_a_subject():
    one = story(
        "<r><version>2nd Lead</version><title>Mill reopens</title>"
        "<subject_codes><subject_code>04</subject_code></subject_codes></r>"
    )
    assert (one.take, one.signals, one.subjects) == ("2nd Lead", ("lead",), (Subject(code="04"),))


@pytest.mark.parametrize("name", ["Schlagzeile", "naglowek", "titular_principal", "overskriften"])
def test_names_in_languages_that_give_them_endings_are_told_by_their_beginnings(name):
    one = story(f"<r><{name}>Mill reopens</{name}><texto_noticia>It hires.</texto_noticia></r>")
    assert (one.headline, one.paragraphs) == ("Mill reopens", ("It hires.",))


def test_what_is_about_a_field_is_not_that_field():
    one = story("<r><autor_id>7</autor_id><tekst_type>9</tekst_type><title>Mill reopens</title></r>")
    assert (one.byline, one.paragraphs) == ((), ())


def test_the_first_of_several_categories_is_the_story_s_and_a_section_s_name_is_no_headline():
    one = story(
        "<r><categories><category>Local</category><category>Jobs</category></categories>"
        "<Rubrik>Inland</Rubrik><Schlagzeile>Mill reopens</Schlagzeile></r>"
    )
    assert (one.category, one.headline) == ("Local", "Mill reopens")
    assert story("<r><rubrik>Bruket öppnar igen</rubrik><text>Det var stängt.</text></r>").headline == (
        "Bruket öppnar igen"
    )

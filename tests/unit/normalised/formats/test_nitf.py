"""NITF, as agencies send it."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.normalised.draft import Copy, Draft, Unreadable
from wiredesk.normalised.formats import nitf
from wiredesk.normalised.story import Subject
from wiredesk.raw.record import RawRecord

AT = datetime(2022, 3, 3, 14, 5, tzinfo=UTC)
BODY = (
    "<body><hedline><hl1>Mill reopens in Lahti</hl1></hedline>"
    "<body.content><p>It rained.</p></body.content></body>"
)


def copy(text):
    data = text.encode("utf-8", "surrogatepass")
    return Copy(data, text, "utf-8", (), RawRecord(copy_bytes=data), AT)


def only(text):
    (draft,) = nitf.read(copy(text))
    assert isinstance(draft, Draft)
    return draft


def story(head="", body=BODY):
    return only(f"<nitf><head>{head}</head>{body}</nitf>")


def docdata(inner, body=BODY):
    return story(f"<docdata>{inner}</docdata>", body)


@pytest.mark.parametrize(
    "text",
    [
        "<nitf><body/></nitf>",
        '\n<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-2.dtd"><NITF/>',
        '<n:nitf xmlns:n="http://iptc.org/std/NITF/2006-10-18/"/>',
        "<feed_of_ours><nitf/><nitf/></feed_of_ours>",
        "<body.content><p>It rained.</p></body.content>",
        "<body><body.head/><p>It rained.</p></body>",
    ],
)
def test_nitf_is_known_by_its_root(text):
    assert nitf.detects(copy(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "It rained.",
        "<NewsML><NewsItem><nitf/></NewsItem></NewsML>",
        "<newsItem><inlineXML><nitf/></inlineXML></newsItem>",
        "<soap><newsItem><inlineXML><nitf/></inlineXML></newsItem></soap>",
        "<rss><channel><item><nitf/></item></channel></rss>",
        "<html><body><p>It rained.</p></body></html>",
        "<body><p>It rained.</p></body>",
        '{"body": "<nitf/>"}',
    ],
)
def test_nitf_within_another_format_is_that_format(text):
    assert not nitf.detects(copy(text))


@pytest.mark.parametrize(
    ("inner", "uri"),
    [
        ('<doc-id regsrc="AP" id-string="D8KLM1"/>', "D8KLM1"),
        ('<doc-id regsrc="AP"/>', None),
        ('<doc-id id-string="X-ferry-3"/><du-key version="3"/>', "X-ferry"),
        ('<doc-id id-string="X-ferry-3"/><du-key version="2"/>', "X-ferry-3"),
        ('<doc-id id-string="X-ferry-3"/>', "X-ferry-3"),
        ('<doc-id id-string="NTBab12_01"/><du-key version="2"/>', "NTBab12"),
        ('<doc-id id-string="urn:newsml:dpa.com:20220303:220303-99-1:4"/><du-key version="4"/>',
         "urn:newsml:dpa.com:20220303:220303-99-1"),
        ('<doc-id id-string="https://example.org/a?session=1"/>', None),
    ],
)  # fmt: skip
def test_the_uri_is_the_document_id_without_the_version_stated_apart(inner, uri):
    assert docdata(inner).uri == uri


def test_parts_of_docdata_are_read_wherever_they_stand():
    draft = only(
        '<nitf><docdata/><urgency ed-urg="3"/><head><date.issue norm="20220303T090000Z"/></head>'
        f'<doc-id regsrc="AP" id-string="x1"/>{BODY}</nitf>'
    )
    assert (draft.uri, draft.provider, draft.urgency) == ("x1", "AP", 3)
    assert draft.published_at == datetime(2022, 3, 3, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("norm", "moment"),
    [
        ("20220303T101500-0500", datetime(2022, 3, 3, 15, 15, tzinfo=UTC)),
        ("20220303101500-0500", datetime(2022, 3, 3, 15, 15, tzinfo=UTC)),
        ("20220303T101500Z", datetime(2022, 3, 3, 10, 15, tzinfo=UTC)),
        ("2022-03-03T10:15:00.000+01:00", datetime(2022, 3, 3, 9, 15, tzinfo=UTC)),
        ("20220303", date(2022, 3, 3)),
        ("03.03.2022 10:15", datetime(2022, 3, 3, 10, 15, tzinfo=UTC)),
        ("", None),
    ],
)
def test_date_issue_is_when_the_story_was_published(norm, moment):
    draft = docdata(
        f'<date.issue norm="{norm}"/><date.expire norm="20230101T000000Z"/>',
        '<body><dateline><story.date norm="20220301"/></dateline><p>It rained.</p></body>',
    )
    assert draft.published_at == moment


def test_a_date_in_the_element_itself_is_read():
    draft = docdata("<date.issue>20220303T101500Z</date.issue>")
    assert draft.published_at == datetime(2022, 3, 3, 10, 15, tzinfo=UTC)


RELEASE = '<date.issue norm="20220303T100000Z"/><date.release norm="20220304T060000Z"/>'


def test_a_later_release_is_an_embargo_only_where_words_say_so():
    assert docdata(RELEASE).embargoed_until is None
    draft = docdata(f'{RELEASE}<ed-msg info="EMBARGOED until 0600 GMT, March 4"/>')
    assert draft.embargoed_until == datetime(2022, 3, 4, 6, tzinfo=UTC)
    assert draft.signals == ["embargo"]


def test_an_embargo_may_be_a_status():
    draft = story(f'<docdata management-status="embargoed">{RELEASE}</docdata>')
    assert draft.embargoed_until == datetime(2022, 3, 4, 6, tzinfo=UTC)


def test_an_embargo_in_words_alone_is_read():
    draft = docdata('<ed-msg info="Embargoed until 2200 GMT, March 3"/>')
    assert draft.embargoed_until == datetime(2022, 3, 3, 22, tzinfo=UTC)


def test_an_embargo_without_its_time_holds_the_story():
    assert story('<docdata management-status="embargoed"/>').status == "embargoed"
    assert docdata('<ed-msg info="Under embargo"/>').status == "withheld"


@pytest.mark.parametrize(
    ("code", "status", "signals"),
    [
        ("usable", "usable", []),
        ("canceled", "canceled", ["kill"]),
        ("withheld", "withheld", ["hold"]),
        ("", None, []),
    ],
)
def test_the_status_is_management_s(code, status, signals):
    draft = story(f'<docdata management-status="{code}"/>')
    assert (draft.status, draft.signals) == (status, signals)


def test_a_correction_is_a_signal_and_a_note():
    draft = docdata('<correction info="Name of the mill was wrong" id-string="x1"/>')
    assert (draft.signals, draft.ednote) == (["correction"], "Name of the mill was wrong")


@pytest.mark.parametrize(
    ("ed_urg", "urgency"), [("1", 1), ("8", 8), ("0", None), ("9", None), ("", None), ("x", None), ("5.0", 5)]
)
def test_urgency_is_the_editors_number(ed_urg, urgency):
    assert docdata(f'<urgency ed-urg="{ed_urg}"/>').urgency == urgency


def test_a_priority_counts_only_where_there_is_no_urgency():
    meta = '<meta name="prioridad" content="2"/>'
    assert story(f'{meta}<docdata><urgency ed-urg="5"/></docdata>').urgency == 5
    assert story(meta).urgency == 2


@pytest.mark.parametrize(
    ("head", "slugline", "take"),
    [
        ('<docdata><du-key key="US--Storm, 2nd Ld-Writethru"/></docdata>', "US--Storm", "2nd Ld-Writethru"),
        ('<du-key key="4711"/><key-list><keyword key="storm-lyon"/></key-list>', "storm-lyon", None),
        ('<docdata><key-list><keyword key="rain"/><keyword key="mills"/></key-list></docdata>', None, None),
        ("<title>storm-lyon</title>", "storm-lyon", None),
        ('<meta name="slugline" content="storm/lyon/"/>', "storm/lyon", None),
        ("<title>Storm in Lyon fells a hundred trees</title>", None, None),
    ],
)  # fmt: skip
def test_the_slugline_is_where_the_agency_puts_it(head, slugline, take):
    draft = story(head)
    assert (draft.headline, draft.slugline, draft.take) == ("Mill reopens in Lahti", slugline, take)


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Storm in Lyon fells a hundred trees", "Storm in Lyon fells a hundred trees"),
        ("storm-lyon", None),
        ("BC-Storm, 1st Ld", None),
        ("Story 4711", None),
        ("It rained all day long", None),
        ("It rained all day", None),
    ],
)
def test_a_title_is_the_headline_only_if_it_is_a_sentence_and_not_the_text(title, headline):
    draft = story(f"<title>{title}</title>", "<body><p>It rained all day long in Lyon.</p></body>")
    assert draft.headline == headline


def test_provider_is_the_registering_source_before_the_holder():
    both = '<doc-id regsrc="PTI"/><doc.copyright holder="Relay Ltd"/>'
    assert docdata(both).provider == "PTI"
    assert docdata('<doc.copyright holder="Lusa"/>').provider == "Lusa"
    distributor = "<body><distributor><org>Ritzau</org></distributor><p>It rained.</p></body>"
    assert docdata("", distributor).provider == "Ritzau"


def test_rights_are_the_holder_and_the_terms():
    draft = docdata(
        '<doc.copyright holder="© 2022 AAP" year="2022"/><doc.rights type="web" limitations="No archive">'
        "Subscribers only.</doc.rights>"
    )
    assert (draft.copyright_holder, draft.usage_terms) == ("AAP", "Subscribers only. web No archive")


def test_subjects_have_the_most_exact_name_and_empty_ones_are_none():
    draft = story(
        '<tobject tobject.type="news"><tobject.subject/><tobject.subject tobject.subject.refnum="04015001" '
        'tobject.subject.type="Economy" tobject.subject.matter="Transport" tobject.subject.detail="Trams"/>'
        '<tobject.subject tobject.subject.refnum="04015001" tobject.subject.detail="Trams"/></tobject>'
    )
    assert draft.subjects == [Subject(code="04015001", name="Trams")]
    assert draft.category is None


@pytest.mark.parametrize("name", ["idioma", "language", "lang"])
def test_language_is_declared_in_any_word(name):
    assert story(f'<meta name="{name}" content="es-MX"/>').language == "es"


def test_x_default_is_no_language():
    assert only(f'<nitf xml:lang="x-default" baselang="pt-PT">{BODY}</nitf>').language == "pt"


def test_a_bad_story_does_not_sink_its_siblings():
    drafts = nitf.read(copy(f'<all source="STT" lang="fi"><nitf/><nitf>{BODY}</nitf></all>'))
    assert [(one.headline, one.provider, one.language) for one in drafts] == [
        (None, "STT", "fi"),
        ("Mill reopens in Lahti", "STT", "fi"),
    ]


def test_what_is_broken_off_is_kept_and_flagged():
    draft = only(f"<nitf>{BODY[:-30]}")
    assert draft.headline == "Mill reopens in Lahti"
    assert draft.flags == ["truncated"]


def test_what_is_broken_off_before_its_text_is_truncated():
    (why,) = nitf.read(copy('<nitf><head><docdata><doc-id id-string="a1" regs'))
    assert isinstance(why, Unreadable)
    assert why.reason == "truncated"


def test_stories_without_end_are_hostile():
    (why,) = nitf.read(copy(f"<all>{'<nitf/>' * 20_001}</all>"))
    assert isinstance(why, Unreadable)
    assert why.reason == "hostile"


def test_times_without_a_zone_are_the_envelope_s_agency_s():
    item = '<nitf><date.issue norm="20220303T101500"/><p>It rained.</p></nitf>'
    draft = only(f'<all source="dpa">{item}</all>')
    assert draft.published_at == datetime(2022, 3, 3, 9, 15, tzinfo=UTC)


def test_an_entity_is_hostile():
    (why,) = nitf.read(copy('<!DOCTYPE nitf [<!ENTITY a "x">]><nitf>&a;</nitf>'))
    assert isinstance(why, Unreadable)
    assert why.reason == "hostile"


def test_every_character_of_the_body_is_taken_once():
    draft = story(
        "<title>mill-lahti</title>",
        "<body><body.head><hedline><hl1>Mill</hl1><hl2>Jobs</hl2></hedline><byline>By Ann Bell</byline>"
        "</body.head><body.content>Loose <p>LAHTI (STT) - It <em>rai</em>ned.</p><note><p>Eds: map</p></note>"
        "<media><media-caption>The mill.</media-caption></media></body.content>"
        "<body.end><tagline>ab</tagline></body.end></body>",
    )
    taken = "".join("".join(one.text.split()) for one in draft.taken)
    assert sorted(taken) == sorted("mill-lahtiMillJobsByAnnBellLooseLAHTI(STT)-Itrained.Eds:mapThemill.ab")


TAGS = (
    "<p> </p> <hl1> </hl1> <nitf> </nitf> <body> </body> <note> <byline> <br/> <td> <media-caption> &lt;p&gt;"
)


@given(st.lists(st.sampled_from([*TAGS.split(), " ", "\n", "Rain", "<![CDATA[", "]]>", "<"]), max_size=40))
def test_any_markup_is_read_without_a_fault(pieces):
    for item in nitf.read(copy("<nitf>" + "".join(pieces))):
        assert isinstance(item, Draft | Unreadable)


def test_a_printed_edition_is_dated_by_its_day():
    assert story('<pubdata date.publication="20220301T000000"/>').published_at == date(2022, 3, 1)


def test_a_revision_in_the_id_that_du_key_states_is_cut_off():
    head = '<docdata><doc-id id-string="20220301005331r1"/><du-key version="1"/></docdata>'
    assert story(head).uri == "20220301005331"


def test_a_short_headline_is_no_summary():
    hedline = "<hedline><hl1>Mill reopens in Tampere</hl1><hl2 class='ShortHeadLine'>Paper</hl2></hedline>"
    content = "<body.content><p>It hires.</p></body.content>"
    draft = story(body=f"<body><body.head>{hedline}</body.head>{content}</body>")
    assert draft.headline == "Mill reopens in Tampere"
    assert draft.summary is None


def test_a_block_of_links_to_other_pages_is_no_text():
    links = "<block style='EXTERNAL-LINKS'><p><a href='https://x.example/'>The mill's page</a></p></block>"
    draft = story(body=f"<body><body.content><p>It hires.</p>{links}</body.content></body>")
    assert draft.paragraphs == ["It hires."]


def test_a_title_may_be_a_slug_with_its_label_in_brackets():
    one = story("<title>VALENCIA FALLAS (Ampliación)</title>")
    assert (one.slugline, one.take, "update" in one.signals) == ("VALENCIA FALLAS", "Ampliación", True)


def test_a_keyword_may_have_the_take_that_du_key_lacks():
    draft = docdata(
        '<du-key key="US--Plow Names" version="3"/><key-list>'
        '<keyword key="US--Plow Names, 1st Ld-Writethru"/></key-list>'
    )
    assert (draft.slugline, draft.take) == ("US--Plow Names", "1st Ld-Writethru")


def test_a_meta_may_begin_with_its_agency_s_name():
    assert story('<meta name="anp-categorie" content="BIN"/>').category == "BIN"
    assert story('<meta name="print-section" content="B"/>').category is None

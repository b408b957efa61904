"""ninjs, as agencies and content systems send it."""

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.normalised.draft import Copy, Draft, Unreadable
from wiredesk.normalised.formats import ninjs
from wiredesk.normalised.normalise import normalise
from wiredesk.normalised.story import Caption, Dateline, Story, Subject
from wiredesk.raw.record import RawRecord

AT = datetime(2022, 3, 3, 14, 5, tzinfo=UTC)


def copy(text):
    data = text.encode("utf-8", "surrogatepass")
    return Copy(data, text, "utf-8", (), RawRecord(copy_bytes=data), AT)


def read(value):
    return ninjs.read(copy(value if isinstance(value, str) else json.dumps(value)))


def only(value=None, **fields):
    (draft,) = read(value or {"uri": "urn:x:1", "headline": "Mill reopens in Tampere", **fields})
    assert isinstance(draft, Draft)
    return draft


def test_ninjs_1_is_read():
    draft = only(
        {
            "uri": "http://doc.example.org/1",
            "type": "text",
            "version": 0,
            "versioncreated": "2022-03-03T14:05:00+01:00",
            "firstcreated": "2022-03-01T00:00:00Z",
            "pubstatus": "usable",
            "urgency": "4",
            "language": "en-GB",
            "headline": "Mill  reopens &amp; hires",
            "slugline": "Finland-mill",
            "byline": "Aino Virta",
            "located": "Tampere",
            "copyrightholder": "AFP",
            "usageterms": "No archive",
            "ednote": "1st Lead: adds quote",
            "description_text": "The mill is back.",
            "body_text": "The mill is back.\n\nIt hires.",
            "body_html": "<p>The mill is <b>back</b>.</p><p>It hires.</p>",
            "subject": [
                {"code": "medtop:20000271", "name": "labour"},
                {"code": "04000000", "scheme": "iptc", "name": "economy"},
                {"code": "04000000", "scheme": "iptc", "name": "economy"},
                {"name": ""},
            ],
            "associations": {
                "main": {
                    "type": "picture",
                    "headline": "Picture head",
                    "byline": "Matti Kuva",
                    "creditline": "AFP",
                    "description_text": "The mill at dawn.",
                },
                "none": None,
            },
        }
    )
    assert (draft.uri, draft.provider, draft.provider_version) == ("http://doc.example.org/1", "AFP", "0")
    assert (draft.headline, draft.slugline, draft.language) == (
        "Mill reopens & hires",
        "Finland-mill",
        "en-GB",
    )
    assert (draft.urgency, draft.published_at) == (4, datetime(2022, 3, 3, 13, 5, tzinfo=UTC))
    assert draft.paragraphs == ["The mill is back.", "It hires."]
    assert draft.captions == [Caption(text="The mill at dawn.", credit="Matti Kuva/AFP")]
    assert (draft.summary, draft.usage_terms, draft.signals) == ("The mill is back.", "No archive", ["lead"])
    assert draft.subjects == [
        Subject(code="20000271", name="labour", scheme="medtop"),
        Subject(code="04000000", name="economy", scheme="iptc"),
    ]


def test_ninjs_3_is_read_whatever_the_case_of_its_names():
    draft = only(
        {
            "uri": "urn:x:1",
            "standard": {"name": "ninjs", "version": "3.1"},
            "versionCreated": "2022-03-03T14:05:00Z",
            "pubStatus": "canceled",
            "edNote": "Withdrawn",
            "embargoed": "2022-03-04T00:00:00Z",
            "copyrightHolder": "© 2022 The Associated Press. All rights reserved.",
            "usageTerms": "Web only",
            "by": "Aino Virta",
            "headlines": [
                {"role": "short", "value": "Mill"},
                {"role": "main", "value": "Mill reopens"},
            ],
            "descriptions": [{"role": "summary", "contentType": "text/html", "value": "<p>Back.</p>"}],
            "bodies": [
                {"role": "main", "contentType": "text/plain", "value": "One.\n\nTwo."},
                {
                    "role": "richtext",
                    "contentType": "application/xhtml+xml",
                    "value": "<p>One.</p><p>Two!</p>",
                },
            ],
            "subjects": [{"uri": "http://cv.iptc.org/newscodes/mediatopic/20000271", "name": "labour"}],
        }
    )
    assert (draft.headline, draft.paragraphs, draft.summary) == ("Mill reopens", ["One.", "Two!"], "Back.")
    assert (draft.status, draft.signals) == ("canceled", ["kill", "embargo"])
    assert draft.embargoed_until == datetime(2022, 3, 4, tzinfo=UTC)
    assert (draft.provider, draft.copyright_holder) == ("The Associated Press", "The Associated Press")
    assert draft.subjects == [
        Subject(code="20000271", name="labour", scheme="http://cv.iptc.org/newscodes/mediatopic/")
    ]


def test_a_content_systems_flavour_is_read():
    draft = only(
        {
            "guid": "tag:x:1",
            "uri": "https://x/y?session=1",
            "source": "AAP",
            "copyrightholder": "Somebody",
            "version": "3",
            "priority": 2,
            "service": [{"code": "f", "name": "Finance"}],
            "headline": "Mill reopens",
            "body_html": "<p>Back.</p>",
            "dateline": {"text": "TAMPERE, March 3 AAP -", "located": {"city": "Tampere"}},
            "authors": [{"name": "Aino Virta", "role": "writer"}, {"name": "Matti Kuva"}],
            "genre": [{"code": "Alert", "name": "News Alert"}],
            "anpa_take_key": "2nd lead",
            "embargoed": "",
        }
    )
    assert (draft.uri, draft.provider, draft.urgency, draft.category) == ("tag:x:1", "AAP", 2, "f")
    assert draft.byline == ["Aino Virta", "Matti Kuva"]
    assert draft.dateline == Dateline(text="TAMPERE, March 3", place="TAMPERE", published_on=date(2022, 3, 3))
    assert (draft.take, draft.embargoed_until) == ("2nd lead", None)
    assert "alert" in draft.signals


@pytest.mark.parametrize(
    "value",
    [
        [{"uri": "a", "headline": "A"}, {"uri": "b", "headline": "B"}],
        {
            "language": "de",
            "provider": "dpa",
            "items": [{"uri": "a", "headline": "A"}, {"uri": "b", "headline": "B"}],
        },
        {"data": {"item": [{"item": {"uri": "a", "headline": "A"}}, {"uri": "b", "headline": "B"}]}},
        '{"uri": "a", "headline": "A"}\n{"uri": "b", "headline": "B"}\n',
        [
            {"type": "composite", "headline": "Both", "associations": {"a": {"guid": "a"}}},
            {"uri": "a", "headline": "A"},
            {"uri": "b", "headline": "B"},
        ],
    ],
    ids=["list", "envelope", "nested envelopes", "in a row", "beside a package"],
)
def test_several_items_are_one_record_each(value):
    drafts = read(value)
    assert [draft.headline for draft in drafts] == ["A", "B"]
    if isinstance(value, dict) and "language" in value:
        assert {(draft.language, draft.provider) for draft in drafts} == {("de", "dpa")}


@pytest.mark.parametrize(
    "value",
    [
        {"a": 1},
        [],
        {},
        [1, 2],
        {"type": "event", "uri": "a", "headline": "Vote on Monday"},
        {
            "type": "composite",
            "uri": "a",
            "headline": "B",
            "associations": {"x": {"guid": "x", "type": "text"}},
        },
    ],
)
def test_json_that_is_no_story_is_rejected_as_such(value):
    (one,) = read(value)
    assert isinstance(one, Unreadable)
    assert one.reason == "no-story"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[" * 100_000, "hostile"),
        ('{"uri": "a", "headline": "b", "x": ' + "[" * 200 + "]" * 200 + "}", "hostile"),
        ('{"uri": "a" "headline"}', "malformed"),
    ],
)
def test_hostile_and_malformed_json_is_rejected(text, reason):
    (one,) = read(text)
    assert one.reason == reason


def test_what_broke_off_is_kept_and_flagged():
    draft = only('{"uri": "a", "headline": "Mill reopens", "body_html": "<p>One.</p><p>Tw')
    assert (draft.headline, draft.paragraphs, draft.flags) == ("Mill reopens", ["One.", "Tw"], ["truncated"])


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"body_html": "", "body_text": "One.\nTwo.\n"}, ["One.", "Two."]),
        ({"body_text": "<p>One.</p><p>Two.</p>"}, ["One.", "Two."]),
        ({"body_xhtml": "One.\n\nTwo."}, ["One.", "Two."]),
        ({"body": ["One.", "Two."]}, ["One.", "Two."]),
        ({"body_html": "<h1>Mill reopens in Tampere</h1><p>One.</p><p>Two.</p>"}, ["One.", "Two."]),
        ({"body_html": "<h1>A subhead</h1><p>One.</p>"}, ["A subhead", "One."]),
        ({"bodies": {"value": "<p>One.</p>", "contenttype": "text/html"}}, ["One."]),
        ({"body_html": None, "body_text": {"no": "text"}}, []),
    ],
)
def test_the_body_is_found_in_each_of_its_forms(fields, expected):
    assert only(**fields).paragraphs == expected


def test_what_stands_around_the_text_is_parted_from_it():
    draft = only(
        headline="UPDATE 2-Mill reopens*",
        byline="AFP",
        versioncreated="2022-01-02T00:00:00Z",
        body_html="<p>(Adds quote from mayor)</p><p>By Aino Virta</p>"
        "<p>TAMPERE, Finland, Dec 31 (AFP) - It is back.</p><p>It hires.</p><p>(Reporting by Matti Kuva)</p>"
        "<p>av/mk</p>",
    )
    assert (draft.headline, draft.take, draft.signals) == ("Mill reopens", "UPDATE 2", ["update"])
    assert draft.dateline == Dateline(
        text="TAMPERE, Finland, Dec 31", place="TAMPERE", region="Finland", published_on=date(2021, 12, 31)
    )
    assert draft.paragraphs == ["It is back.", "It hires.", "(Reporting by Matti Kuva)"]
    assert (draft.byline, draft.ednote, draft.signoff) == (
        ["AFP", "By Aino Virta"],
        "(Adds quote from mayor)",
        "av/mk",
    )
    assert [one.by for one in draft.taken if one.where == "body_html"] == [
        "ednote",
        "byline",
        "dateline",
        "body",
        "body",
        "body",
        "signoff",
    ]


def test_a_picture_is_a_story_of_captions():
    draft = only(type="picture", description_text="The mill.", byline="Matti Kuva", copyrightholder="STT")
    assert draft.captions == [Caption(text="The mill.", credit="Matti Kuva/STT")]
    assert (draft.summary, draft.paragraphs) == (None, [])


def test_associations_give_captions_only_in_the_order_sent():
    draft = only(
        {
            "uri": "a",
            "body_text": "Text.",
            "associations": [
                {
                    "type": "picture",
                    "headline": "No headline",
                    "by": "A",
                    "descriptions": [{"value": "One."}],
                },
                {"type": "text", "headline": "Other story", "body_text": "Other.", "byline": "B"},
                {"type": "video", "caption": "Two.", "creditLine": "AFPTV"},
                {"type": "picture", "renditions": []},
            ],
        }
    )
    assert draft.captions == [Caption(text="One.", credit="A"), Caption(text="Two.", credit="AFPTV")]
    assert (draft.headline, draft.byline, draft.paragraphs) == (None, [], ["Text."])


def test_a_picture_that_stands_in_the_body_too_gives_one_caption():
    draft = only(
        body_html="<figure><figcaption>The mill.</figcaption></figure><p>Text.</p>",
        associations={"a": {"type": "picture", "description_text": "The mill.", "byline": "Matti Kuva"}},
    )
    assert draft.captions == [Caption(text="The mill.", credit="Matti Kuva")]


def test_a_pictures_descriptions_are_told_apart_by_their_role():
    draft = only(
        type="picture",
        descriptions=[
            {"role": "writer", "value": "ab"},
            {"role": "creditline", "value": "ASSOCIATED PRESS"},
            {"role": "caption", "value": "The mill at dawn."},
        ],
    )
    assert draft.captions == [Caption(text="The mill at dawn.", credit="ASSOCIATED PRESS")]


def test_a_title_is_a_headline_only_if_it_is_a_sentence():
    assert only({"uri": "a", "title": "Mill reopens after nine long years", "body_text": "x"}).headline
    assert only({"uri": "a", "title": "FINLAND-MILL_2", "body_text": "x"}).headline is None


@pytest.mark.parametrize(
    ("urgency", "expected"), [(1, 1), ("8", 8), (0, None), (9, None), ("", None), ("high", None), (3.0, 3)]
)
def test_urgency_is_one_to_eight_or_absent(urgency, expected):
    assert only(urgency=urgency).urgency == expected


def test_times_keep_what_they_are():
    assert only(versioncreated="2022-03-03").published_at == date(2022, 3, 3)
    assert only(versioncreated="2022-03-03T14:05").flags == ["zone-guessed"]
    assert only(versioncreated="soon").published_at is None
    assert only(firstcreated="2022-03-03T14:05:00Z").published_at is None
    assert only(embargoed="2022-03-03").embargoed_until == datetime(2022, 3, 3, 23, 59, 59, tzinfo=UTC)


def test_an_embargo_without_a_time_is_withheld():
    draft = only(embargoed=True)
    assert (draft.status, draft.signals) == ("withheld", ["embargo"])


@pytest.mark.parametrize(
    ("fields", "uri"),
    [
        (
            {"uri": "urn:newsml:dpa.com:20090101:190510-99-1", "version": "1"},
            "urn:newsml:dpa.com:20090101:190510-99-1",
        ),
        ({"uri": "urn:newsml:x.com:20220303:abc:3", "version": "3"}, "urn:newsml:x.com:20220303:abc"),
        ({"uri": "https://x/1?key=secret", "altids": {"itemid": "abc"}}, "abc"),
        ({"uri": "", "guid": " tag:1 "}, "tag:1"),
        ({"uri": None}, None),
    ],
)
def test_the_uri_is_the_providers_id(fields, uri):
    assert only(**fields).uri == uri


def test_every_string_is_in_the_trace_with_the_field_that_took_it():
    item = {
        "uri": "a",
        "headline": "H",
        "body_html": "<h1>H</h1><p>One <i>two</i></p><script>x()</script><figcaption>C</figcaption>",
        "body_text": "One two",
        "place": [{"name": "Finland"}],
    }
    taken = [(one.where, one.text, one.by) for one in only(item).taken]
    assert sorted(taken) == [
        ("body_html", "C", "captions"),
        ("body_html", "H", "-repeated-headline"),
        ("body_html", "One two", "body"),
        ("body_html", "x()", "-script"),
        ("body_text", "One two", "-alternative-form"),
        ("headline", "H", "headline"),
        ("place[0].name", "Finland", "-metadata"),
        ("uri", "a", "uri"),
    ]


def test_json_is_detected_by_its_first_characters():
    assert ninjs.detects(copy(' {"uri": 1}'))
    assert not ninjs.detects(copy("LONDON (AFP) - {text}"))


NAMES = st.sampled_from(
    ["uri", "guid", "type", "version", "versioncreated", "pubstatus", "urgency", "priority",
     "language", "headline", "headlines", "title", "byline", "by", "authors", "body_html",
     "body_text", "bodies", "descriptions", "description_text", "associations", "subject",
     "subjects", "value", "role", "contenttype", "name", "code", "qcode", "embargoed", "ednote",
     "source", "provider", "copyrightholder", "altids", "dateline", "located", "items", "item",
     "signal", "genre", "service", "usageterms", "rightsinfo", "infosources", "creditline"]
)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=8),
    max_leaves=30,
)


@given(st.dictionaries(NAMES, JSON, min_size=1, max_size=12))
def test_no_object_breaks_the_reading(value):
    read(value)


@given(st.text(alphabet='{}[]",:\\ud8e1 \nuriheadlnbody<p>/'), st.integers(0, 60))
def test_no_text_breaks_the_reading(text, at):
    whole = (
        '{"uri": "a", "headline": "b", "body_html": "<p>One.</p>", "associations": {"x": {"caption": "c"}}}'
    )
    for one in (text, whole[:at], whole[:at] + text, whole[:at] + text + whole[at:]):
        ninjs.read(copy(one))


def test_a_content_systems_own_fields_are_read():
    draft = only(
        {
            "_id": "urn:newsml:x:1",
            "type": "text",
            "_current_version": 4,
            "operation": "update",
            "state": "in_progress",
            "pubstatus": "usable",
            "slugline": "finland mill, 2nd Ld-Writethru, 640",
            "headline": "<p>Mill <b>reopens</b></p>",
            "abstract": "<p>The mill is back.</p>",
            "body_html": "<p>One.</p>",
            "body_footer": "<p>Helpline 116 123</p>",
            "sign_off": "AV/MK",
            "embargo": "2022-03-04T10:00:00+0000",
            "schedule_settings": {"utc_embargo": "2022-03-04T08:00:00+0000", "time_zone": "Europe/Helsinki"},
            "flags": {"marked_for_legal": False},
            "authors": [
                {"name": "Aino Virta", "role": "writer", "biography": "Was born."},
                {"name": "Otto Kuva", "role": "photographer"},
                {"name": "Essi Toimi", "role": "editor"},
            ],
            "anpa_category": [{"qcode": "f", "name": "Finance"}],
            "subject": [{"qcode": "04003000", "name": "tourism", "parent": "04000000"}],
            "place": [{"qcode": "FI", "name": "Finland"}],
            "located": "Helsinki",
            "evolvedfrom": "urn:newsml:x:0",
            "readtime": 1,
            "charcount": 4,
            "extra": {"headline_extended": "No text"},
            "annotations": [{"id": 1, "body": "No text"}],
            "associations": {"featuremedia": None},
        }
    )
    assert (draft.uri, draft.provider_version) == ("urn:newsml:x:1", "4")
    assert (draft.slugline, draft.take) == ("finland mill", "2nd Ld-Writethru")
    assert (draft.headline, draft.summary) == ("Mill reopens", "The mill is back.")
    assert (draft.paragraphs, draft.signoff) == (["One."], "Helpline 116 123\nAV/MK")
    assert (draft.byline, draft.category) == (["Aino Virta"], "f")
    assert draft.embargoed_until == datetime(2022, 3, 4, 8, tzinfo=UTC)
    assert draft.signals == ["lead", "embargo"]
    assert draft.dateline is None
    assert draft.subjects == [Subject(code="04003000", name="tourism")]


@pytest.mark.parametrize(
    ("fields", "signals", "status"),
    [
        ({"operation": "correct"}, ["correction"], None),
        ({"state": "killed"}, ["kill"], None),
        ({"state": "corrected", "pubstatus": "usable"}, ["correction"], "usable"),
        ({"type": "advisory"}, ["advisory"], None),
        ({"signals": [{"qcode": "sig:update"}]}, ["update"], None),
        ({"genres": [{"literal": "x", "uri": "http://x/genre/alert"}]}, ["alert"], None),
        ({"pubstatus": "embargoed"}, ["embargo"], "withheld"),
        ({"pubstatus": "withheld"}, ["hold"], "withheld"),
    ],
)
def test_signals_are_codes_and_a_system_that_saves_updates_nothing(fields, signals, status):
    draft = only(**fields)
    assert (draft.signals, draft.status) == (signals, status)


def test_priority_counts_only_where_no_urgency_is_stated():
    assert only(urgency=5, priority=2).urgency == 5
    assert only(priority=2).urgency == 2
    assert only(urgency=9, priority=2).urgency is None


def test_the_german_agencys_entries_are_read():
    (draft,) = read(
        {
            "entries": [
                {
                    "urn": "urn:newsml:dpa.com:20090101:220303-99-1",
                    "entry_id": "e1",
                    "version": 2,
                    "version_created": "2022-03-03T14:00:00+01:00",
                    "pubstatus": "usable",
                    "language": "de",
                    "headline": "Mühle öffnet wieder",
                    "kicker": "Wirtschaft",
                    "teaser": "Die Mühle mahlt.",
                    "byline": "Von Jana Korn, dpa",
                    "dateline": "Husum (dpa) -",
                    "copyrightnotice": "Copyright 2022, dpa (www.dpa.de). Alle Rechte vorbehalten",
                    "article_html": "<p>Husum (dpa) - Sie mahlt.</p><p>Zwei.</p>",
                    "notepad": {"public_html": "<p>## Orte<br>Mühle</p>", "nonpublic_html": "<p>dpa jk</p>"},
                    "categories": [
                        {"type": "dnltype:keyword", "name": "Mühle"},
                        {"type": "dnltype:dpasubject", "qcode": "dpasubject:wi", "name": "Wirtschaft"},
                        {"type": "dnltype:geosubject", "qcode": "dpacat:de", "name": "Deutschland"},
                    ],
                    "associations": [
                        {"type": "image", "caption": "Die Mühle. Foto: J. Licht/dpa", "creator": "J. Licht"}
                    ],
                }
            ]
        }
    )
    assert isinstance(draft, Draft)
    assert (draft.uri, draft.headline, draft.summary) == (
        "urn:newsml:dpa.com:20090101:220303-99-1",
        "Mühle öffnet wieder",
        "Die Mühle mahlt.",
    )
    assert draft.paragraphs == ["Sie mahlt.", "Zwei."]
    assert draft.dateline == Dateline(text="Husum", place="Husum")
    assert (draft.signoff, draft.copyright_holder) == ("## Orte\nMühle\ndpa jk", "dpa")
    assert draft.category == "dpasubject:wi"
    assert draft.subjects == [Subject(code="wi", name="Wirtschaft", scheme="dpasubject")]


def test_a_search_answers_items_are_read_whatever_their_names():
    (draft,) = read(
        {
            "data": {
                "search": {
                    "totalHits": 1,
                    "items": [
                        {
                            "versionedGuid": "tag:reuters.com,2022:newsml_L1N2V:3",
                            "version": "3",
                            "type": "TEXT",
                            "headLine": "UPDATE 1-Mill reopens",
                            "byLine": "By Aino Virta",
                            "slug": "FINLAND-MILL/",
                            "editNote": "Adds quote",
                            "bodyXhtml": "<p>TAMPERE, March 3 (Reuters) - Back.</p>",
                            "language": "en",
                        }
                    ],
                }
            }
        }
    )
    assert isinstance(draft, Draft)
    assert (draft.uri, draft.slugline, draft.take) == (
        "tag:reuters.com,2022:newsml_L1N2V",
        "FINLAND-MILL",
        "UPDATE 1",
    )
    assert (draft.headline, draft.paragraphs, draft.ednote) == ("Mill reopens", ["Back."], "Adds quote")


def test_lists_of_paragraphs_titles_and_slugs_are_read():
    (draft,) = read(
        {
            "response": {
                "docs": [
                    {
                        "uno": "newsmlmmd.urn.newsml.afp.com.20220303.abc",
                        "title": ["Mill reopens in Tampere after nine years"],
                        "news": ["TAMPERE, March 3, 2022 (AFP) - Back.", "It hires."],
                        "slug": ["Finland", "mill"],
                        "lang": "en",
                        "revision": 1,
                    }
                ]
            }
        }
    )
    assert isinstance(draft, Draft)
    assert draft.headline == "Mill reopens in Tampere after nine years"
    assert (draft.slugline, draft.language, draft.paragraphs) == (
        "Finland-mill",
        "en",
        ["Back.", "It hires."],
    )


def test_blocks_that_say_what_they_are_are_no_paragraphs():
    draft = only(
        body_html='<div class="dat"><span class="vignette">Skog</span><span>TT</span></div>'
        '<p class="byline">Von Jana Korn</p><section class="main"><p>Eins.</p><p>Zwei.</p></section>'
        '<section class="notepad"><p># dpa-Notizblock</p><section><p>## Orte</p></section></section>'
        '<p class="ednote">Adds quote</p>'
    )
    assert draft.paragraphs == ["Eins.", "Zwei."]
    assert (draft.byline, draft.signoff, draft.ednote) == (
        ["Von Jana Korn"],
        "# dpa-Notizblock\n## Orte",
        "Adds quote",
    )
    assert [one.by for one in draft.taken if one.where == "body_html"][:2] == ["-topic-and-agency", "byline"]


def test_a_byline_within_a_figure_is_the_pictures():
    draft = only(
        body_html="<figure><img><figcaption>The mill.<div class='byline'>Otto Kuva/TT</div></figcaption>"
        "</figure><p>One.</p>"
    )
    assert (draft.byline, draft.paragraphs) == ([], ["One."])


def test_a_body_of_nitf_is_read_as_nitf():
    draft = only(
        byline="Aino Virta",
        bodies=[
            {
                "contentType": "application/nitf+xml",
                "value": "<nitf><body><body.head><hedline><hl1>Mill reopens</hl1></hedline>"
                "<byline>By A. Virta</byline></body.head><body.content><p>One.</p>"
                "<media media-type='image'><media-caption>The mill.</media-caption></media></body.content>"
                "<body.end><tagline>ENDS</tagline></body.end></body></nitf>",
            }
        ],
    )
    assert (draft.paragraphs, draft.signoff, draft.byline) == (["One."], "ENDS", ["Aino Virta"])
    assert [one.text for one in draft.captions] == ["The mill."]


def test_a_schemes_address_before_a_code_is_the_scheme():
    draft = only(subjects=[{"literal": "9a", "name": "Mills", "uri": "http://x.org/id/9a"}])
    assert draft.subjects == [Subject(code="9a", name="Mills", scheme="http://x.org/id/")]
    draft = only(subjects=[{"literal": "cat:a", "uri": "http://x.org/id/cat:a"}])
    assert draft.subjects == [Subject(code="a", scheme="cat")]


def test_a_pictures_headline_is_no_caption():
    assert only(associations={"a": {"type": "picture", "headline": "Mill"}}).captions == []


def test_the_main_form_of_ninjs_1_6_is_the_headline_and_a_caption_tells_the_language():
    item = {
        "uri": "http://www.businesswire.com/news/home/1/en",
        "type": "picture",
        "versioncreated": "2022-03-02T10:41:02Z",
        "headline_main": "Kiln of Bonn",
        "description_text": "The kiln stands where it stood in the days of the old works by the river.",
    }
    (one,) = normalise(RawRecord(copy_bytes=json.dumps(item).encode(), received_at=AT))
    assert isinstance(one, Story)
    assert one.headline == "Kiln of Bonn"
    assert one.language == "en"
    assert one.provider is not None
    assert one.provider.id == "business-wire"


def test_of_two_keys_of_one_name_the_one_that_holds_something_counts():
    (draft,) = read({"_items": None, "items": [{"guid": "urn:x:1", "headline": "Mill reopens"}]})
    assert isinstance(draft, Draft)
    assert draft.headline == "Mill reopens"


def test_rightsinfo_names_the_holder():
    draft = only(rightsinfo={"copyrightholder": "PA Media", "usageterms": "Editorial use only"})
    assert (draft.copyright_holder, draft.usage_terms) == ("PA Media", "Editorial use only")
    draft = only(rightsinfo=[{"copyrightnotice": "© 2022 Belga"}])
    assert draft.copyright_holder == "Belga"


def test_an_urgency_of_0_is_none_and_leaves_the_priority():
    assert only(urgency=0, priority=3).urgency == 3
    assert only(urgency=9, priority=3).urgency is None


def test_a_short_body_in_html_does_not_win_over_the_main_one():
    short = {"role": "summary", "contenttype": "text/html", "value": "<p>Short.</p>"}
    main = {"role": "main", "contenttype": "text/plain", "value": "The mill has reopened.\n\nIt hires."}
    assert only(bodies=[short, main]).paragraphs == ["The mill has reopened.", "It hires."]


def test_people_who_wrote_it_are_the_byline_where_nothing_else_is():
    people = [{"name": "Ann Poe", "rel": "about"}, {"name": "Jane Doe", "rel": "author"}]
    assert only(people=people).byline == ["Jane Doe"]
    assert only(people=people, by="John Roe").byline == ["John Roe"]


def test_a_notice_that_is_a_name_alone_is_the_holder():
    assert only(copyrightnotice="Lehtikuva").copyright_holder == "Lehtikuva"
    assert only(copyrightnotice="To be used once and by the buyer only").copyright_holder is None

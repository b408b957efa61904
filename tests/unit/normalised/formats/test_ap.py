"""The Associated Press's JSON, as its Media API and Content API give it."""

import json
from datetime import UTC, datetime

import pytest

from wiredesk.normalised.draft import Copy, Draft, Unreadable
from wiredesk.normalised.formats import ap
from wiredesk.normalised.story import Caption, Dateline, Subject
from wiredesk.raw.record import RawRecord

AT = datetime(2022, 3, 3, 14, 5, tzinfo=UTC)
ALTIDS = {"itemid": "abc", "etag": "abc_0a1", "friendlykey": "22060"}


def copy(value):
    text = value if isinstance(value, str) else json.dumps(value)
    data = text.encode()
    return Copy(data, text, "utf-8", (), RawRecord(copy_bytes=data), AT)


def only(**fields):
    item = {
        "uri": "https://api.ap.org/media/v/content/abc?qt=s",
        "altids": ALTIDS,
        "headline": "Mill reopens",
    }
    (draft,) = ap.read(copy({"data": {"item": item | fields}}))
    assert isinstance(draft, Draft)
    return draft


@pytest.mark.parametrize(
    "value",
    [
        {"data": {"item": {"altids": ALTIDS}}},
        {"api_version": "2", "data": {"items": [{"meta": {}, "item": {"altids": {"etag": "a_1"}}}]}},
        {"uri": "https://api.ap.org/media/v/content/abc"},
        '{"uri": "https:\\/\\/api.ap.org\\/media\\/v\\/content\\/abc"}',
        {"headline": "a", "editorialpriority": "r"},
    ],
)
def test_aps_own_keys_tell_it_from_ninjs(value):
    assert ap.detects(copy(value))


@pytest.mark.parametrize(
    "value",
    [
        {"uri": "urn:publicid:ap.org:1", "headline": "a"},
        {"uri": "a", "altids": [{"role": "x", "value": "y"}]},
        {"uri": "a", "headline": "b", "headline_extended": "c"},
        'AP says "altids": {"itemid"',
    ],
)
def test_ninjs_that_ap_sends_is_ninjs(value):
    assert not ap.detects(copy(value))


@pytest.mark.parametrize(
    ("fields", "uri"),
    [
        ({}, "abc"),
        ({"altids": {"etag": "x_1"}, "uri": "https://api.ap.org/media/v/content/0a1b?qt=s&et=1"}, "0a1b"),
        ({"altids": {"friendlykey": "22060"}, "uri": None}, "22060"),
        ({"altids": None, "uri": None, "itemid": "top"}, "top"),
    ],
)
def test_the_uri_is_the_itemid_and_never_the_link(fields, uri):
    assert only(**fields).uri == uri


def test_a_title_is_the_slug_and_the_take_behind_it_the_take():
    draft = only(title="US--Finland-Mill, 2nd Ld-Writethru")
    assert (draft.slugline, draft.take, draft.signals) == ("US--Finland-Mill", "2nd Ld-Writethru", ["lead"])
    assert only(title="Finland Mill", slug="BC-EU--Finland-Mill").slugline == "BC-EU--Finland-Mill"
    assert only(type="text", title="Finland Mill Fire").slugline == "Finland Mill Fire"
    assert only(type="text", title="A mill in Finland reopens after a fire").slugline is None
    assert only(type="picture", title="Finland Mill Fire").slugline is None


def test_located_is_the_dateline_where_the_text_has_none():
    draft = only(located="EDEN PRAIRIE, Minn.", datelinelocation={"city": "Eden Prairie"})
    assert draft.dateline == Dateline(text="EDEN PRAIRIE, Minn.", place="EDEN PRAIRIE", region="Minn.")
    draft = only(datelinelocation={"city": "Tampere", "countryareaname": "Pirkanmaa"})
    assert draft.dateline == Dateline(text="Tampere", place="Tampere", region="Pirkanmaa")
    draft = only(located="HELSINKI", body_xhtml="<p>TAMPERE, Finland (AP) — It is back.</p>")
    assert draft.dateline == Dateline(text="TAMPERE, Finland", place="TAMPERE", region="Finland")
    assert only(located="2022-03-03T10:00:00Z").dateline is None


def test_an_extended_headline_is_no_text_and_no_summary():
    draft = only(headline_extended="TAMPERE (AP) — It is back.", headline_seo="Mill Tampere reopens")
    assert (draft.headline, draft.paragraphs, draft.summary) == ("Mill reopens", [], None)
    assert only(headline=None, headline_extended="Mill is back after nine years").headline


def test_titles_of_persons_are_no_part_of_the_byline():
    draft = only(bylines=[{"by": "By AINO VIRTA", "title": "AP Business Writer"}, {"by": "MATTI LEPO"}])
    assert draft.byline == ["By AINO VIRTA", "MATTI LEPO"]
    assert only(type="picture", photographer={"name": "Iris Kuva", "code": "1"}).byline == ["Iris Kuva"]


def test_rights_are_a_list_of_terms_and_a_name_out_of_the_notice():
    draft = only(
        usageterms=["No web.", "", "Not for sale."],
        rightsline="Handout only",
        copyrightnotice="Copyright 2022 The Associated Press. All rights reserved. This may not be resold.",
    )
    assert draft.usage_terms == "No web. Not for sale. Handout only"
    assert (draft.copyright_holder, draft.provider) == ("The Associated Press", "AP")
    assert only(infosource=[{"name": "DHA"}]).provider == "AP"
    assert only(copyrightnotice="Contains material of a partner").copyright_holder is None


def test_subjects_keep_scheme_and_code_and_give_the_category():
    draft = only(
        subject=[
            {"name": "Mills", "code": "9a", "scheme": "http://cv.ap.org/id/", "rels": ["direct"]},
            {"name": "f", "code": "f", "rels": ["category"], "creator": "Editorial"},
        ]
    )
    assert draft.subjects[0] == Subject(code="9a", name="Mills", scheme="http://cv.ap.org/id/")
    assert draft.category == "f"


@pytest.mark.parametrize(
    ("fields", "urgency"),
    [
        ({"urgency": 6, "editorialpriority": "f"}, 6),
        ({"editorialpriority": "f"}, 1),
        ({"urgency": "", "editorialpriority": "d"}, 5),
        ({"urgency": 0}, None),
    ],
)
def test_the_editorial_priority_counts_only_without_an_urgency(fields, urgency):
    assert only(**fields).urgency == urgency


@pytest.mark.parametrize(
    ("fields", "status", "signals"),
    [
        ({"pubstatus": "canceled"}, "canceled", ["kill"]),
        ({"pubstatus": "withheld"}, "withheld", ["hold"]),
        ({"pubstatus": "usable", "editorialtypes": ["Lead"], "signals": ["newscontent"]}, "usable", ["lead"]),
        ({"profile": "Advisory"}, None, ["advisory"]),
        ({"headline": "AP NewsAlert: Mill reopens"}, None, ["alert"]),
    ],
)
def test_status_and_signals_are_codes(fields, status, signals):
    draft = only(**fields)
    assert (draft.status, draft.signals) == (status, signals)


def test_associations_give_captions_with_credits_and_no_headline():
    draft = only(
        associations={
            "1": {"type": "picture", "headline": "Finland Mill"},
            "2": {
                "type": "picture",
                "description_caption": "The mill. (AP Photo/Iris Kuva)",
                "description_creditline": "AP",
                "bylines": [{"by": "By Iris Kuva", "title": "STF"}],
            },
            "3": {"type": "text", "headline": "Other"},
        }
    )
    assert draft.captions == [Caption(text="The mill.", credit="AP Photo/Iris Kuva")]


@pytest.mark.parametrize(
    "fields",
    [
        {"body_nitf": "<nitf><body><body.content><p>One.</p><p>Two.</p></body.content></body></nitf>"},
        {"body_nitf": "<block id='Main'><p>One.</p><p>Two.</p></block>"},
        {"body": {"nitf": "<block id='Main'><p>One.</p><p>Two.</p></block>", "text": "Other"}},
        {"body.nitf": "<p>One.</p><p>Two.</p>"},
        {"body_text": "One.\n\nTwo."},
    ],
)
def test_the_body_is_nitf_html_or_text(fields):
    assert only(**fields).paragraphs == ["One.", "Two."]


def test_a_broken_nitf_body_is_read_as_far_as_it_goes():
    assert only(body_nitf="<nitf><body><body.content><p>One.</p><p>Tw").paragraphs[:1] == ["One."]


def test_a_rendition_is_not_fetched_and_its_story_has_no_text():
    draft = only(renditions={"nitf": {"href": "https://api.ap.org/x", "contenttype": "text/xml"}})
    assert (draft.headline, draft.paragraphs) == ("Mill reopens", [])


def test_a_collection_of_headlines_is_a_story_without_its_items_texts():
    draft = only(type="text", headline="Top news at 8", associations={"1": {"type": "text", "headline": "A"}})
    assert (draft.headline, draft.captions) == ("Top news at 8", [])


def test_what_holds_no_story_is_rejected():
    (one,) = ap.read(copy({"api_version": "2", "data": {"items": []}, "altids": {"itemid": "a"}}))
    assert isinstance(one, Unreadable)

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from wiredesk.normalised.charset import Decoded, decode
from wiredesk.normalised.cleaning import clean
from wiredesk.normalised.normalise import Reading, normalise, read
from wiredesk.normalised.providers import known, use
from wiredesk.normalised.story import Story
from wiredesk.raw.record import RawRecord
from wiredesk.rejected import Rejected
from wiredesk.topics import MAX_COPY_BYTES

CAME_AT = datetime(2022, 3, 4, 6, 0, tzinfo=UTC)
quickly = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def raw(data: bytes, **more: object) -> RawRecord:
    return RawRecord.model_validate({"copy_bytes": data, "received_at": CAME_AT, **more})


def one(text: str, **more: object) -> Story:
    (item,) = normalise(raw(text.encode(), **more))
    assert isinstance(item, Story)
    return item


# What is rejected


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "binary"),
        (bytes(range(32)) * 50, "binary"),
        (b"x" * (MAX_COPY_BYTES + 1), "too-large"),
        ("\u00ad\u200b\n\u200b".encode(), "no-text"),
    ],
)
def test_what_cannot_be_read_is_rejected_with_its_reason(data, reason):
    (item,) = normalise(raw(data, source="in/one", provider="afp"))
    assert isinstance(item, Rejected)
    assert (item.stage, item.reason, item.size) == ("normalise", reason, len(data))
    assert (item.origin.source, item.provider) == ("in/one", "afp")
    assert item.origin.sha256 is not None


def test_a_copy_without_any_time_is_the_edge_s_mistake():
    with pytest.raises(ValueError, match="received_at or appended_at"):
        normalise(RawRecord(copy_bytes=b"Rain"))


# What all formats share

TEXT = "Rain in Lima\n\nLIMA (AP) - Rain fell in the hills and the river rose by a metre, the mayor said.\n"


def test_a_time_far_after_the_log_s_is_not_believed():
    appended = CAME_AT - timedelta(hours=2)
    story = one(TEXT, appended_at=appended)
    assert (story.received_at, story.flags) == (appended, ("time-not-believed",))


def test_a_time_a_little_after_the_log_s_is_believed():
    story = one(TEXT, appended_at=CAME_AT - timedelta(minutes=50))
    assert (story.received_at, story.flags) == (CAME_AT, ())


def test_the_copy_s_own_agency_beats_the_header_s():
    assert one(TEXT, provider="afp").provider.id == "ap"


def test_the_header_s_agency_stands_where_the_copy_names_none():
    assert one("Rain in Lima\n\nIt rained.\n", provider="AFP").provider.id == "afp"


def test_an_agency_that_nobody_knows_keeps_its_name():
    provider = one("Rain in Lima\n\nIt rained.\n", provider="Hill Wire").provider
    assert (provider.id, provider.name) == ("hill-wire", "Hill Wire")


def test_the_same_bytes_have_the_same_uri_and_other_bytes_another():
    assert one(TEXT).uri == one(TEXT).uri
    assert one(TEXT).uri.startswith("wiredesk:")
    assert one(TEXT).uri != one(TEXT + "More.\n").uri


def test_the_sender_s_uri_is_kept():
    assert one(TEXT, uri="urn:x:1").uri == "urn:x:1"


def test_words_of_the_body_are_counted():
    assert one(TEXT).word_count == 15


def test_odd_bytes_do_not_change_the_whole_copy():
    data = "Zürich öffnet Brücke\n\nDie Brücke ist offen – ".encode() + b"\x93ja\x94.\n"
    (item,) = normalise(raw(data))
    assert isinstance(item, Story)
    assert item.headline == "Zürich öffnet Brücke"
    assert item.paragraphs == ("Die Brücke ist offen – “ja”.",)
    assert item.flags == ("charset-guessed",)


def test_text_that_was_decoded_wrongly_before_is_mended():
    assert one("Zürich: Brücke offen".encode().decode("cp1252")).headline == "Zürich: Brücke offen"


# Nothing is lost, nothing is taken twice

PLACES = ["LONDON", "NEW YORK", "AUSTIN, Texas", "Paris", "RIO DE JANEIRO", "Kiel"]
words = st.sampled_from(
    """rain river mayor said the a of in and well-known co-opera- “we” port's 1,200 3-1/2 <ABC> +far+ Lima.
    U.S. über ﬁnd soft\u00adly dlrs – -- Reuter by By ENDS more 30. (AP) / : Ltd, day""".split()
)
sentence = st.lists(words, min_size=1, max_size=14).map(" ".join)
line = st.one_of(
    sentence,
    sentence.map(str.upper),
    sentence.map(lambda text: f"    {text}"),
    sentence.map(lambda text: f" {text}  "),
    st.builds("    {}, March {} - {}".format, st.sampled_from(PLACES), st.integers(1, 40), sentence),
    st.builds("{} ({}) - {}".format, st.sampled_from(PLACES), st.sampled_from(["AP", "dpa", "x"]), sentence),
    st.builds(
        "By {}".format, st.sampled_from(["JANE DOE", "AFP", "Frances d'Emilio and John Roe, AP", "rain"])
    ),
    st.sampled_from(
        [
            "",
            "",
            "u f BC-RAIN-LIMA 03-03 0105",
            "URGENT",
            "1st LEAD",
            "UPDATE 2-RAIN FALLS IN LIMA (ADDS QUOTES)",
            "(ADDS DETAILS)",
            "March 3, 2022",
            "3. März 2022, 16.20 Uhr",
            "03/03/2022 14:05 GMT",
            "A street in Lima, March 2, 2022. Jane Doe/AFP",
            "Rain in Lima. (Photo by Jane Doe)",
            "        LAST    BUYER   SELLER",
            " Cash    1.0\t--      2.0",
            "- 3 -",
            "\fWire Digest",
            "Wire Digest",
            "REUTER",
            "-30-",
            "jd/rs",
            "___",
            "(Reporting by Jane Doe; Editing by John Roe)",
            "RAIN GOLD OPENING - MARCH 3 pool 1920.50 (1918.00",
        ]
    ),
)
copies = st.builds(
    lambda lines, end: end.join(lines),
    st.lists(line, min_size=1, max_size=18),
    st.sampled_from(["\n", "\r\n"]),
)

NOT_COMPARED = re.compile(r"[\s\u00ad*=^<>/–—:\-]")
"""Blanks, hyphens that join lines, and the marks around headlines and labels."""


BRACKETED = re.compile(r"\(([^()]*)\)")


def marks_off(text: str) -> str:
    """A text as lines and fields have it alike."""
    return NOT_COMPARED.sub("", clean(text))


def taken(reading: Reading, by: str) -> str:
    return marks_off("".join(piece.text for piece in reading.taken if piece.by == by))


def held(story: Story, field: str) -> str:
    """All text that a field holds."""
    values = {
        "headline": [story.headline],
        "body": list(story.paragraphs),
        "captions": [part for caption in story.captions for part in (caption.text, caption.credit)],
        "take": [story.take],
        "ednote": [story.ednote],
        "summary": [story.summary],
        "signoff": [story.signoff],
        "slugline": [story.slugline],
    }
    return marks_off("".join(value for value in values[field] if value))


@quickly
@given(st.binary(max_size=400))
@example(b"[" * 5000)
@example(b"\xef\xbb\xbf")
@example(b"\xff\xfe\x00")
def test_any_bytes_give_a_story_or_a_reason(data):
    assert normalise(raw(data))


@quickly
@given(st.one_of(copies, st.text(max_size=300)))
def test_every_character_of_a_text_is_in_just_one_piece_and_each_line_is_its_pieces(text):
    (reading,) = read(raw(text.encode(errors="ignore"), content_type="text"))
    if isinstance(reading.item, Rejected) and reading.item.reason != "no-text":
        return
    if isinstance(reading.item, Story) and reading.item.format != "text":
        return
    by_line: dict[int, str] = {}
    for piece in reading.taken:
        by_line[int(piece.where)] = by_line.get(int(piece.where), "") + piece.text
    decoded = decode(text.encode(errors="ignore"))
    assert isinstance(decoded, Decoded)
    lines = re.split(r"\r\n|\n|\r", decoded.text)
    assert [by_line.get(number, "") for number in range(1, len(lines) + 1)] == lines


@settings(quickly, max_examples=600)
@given(copies)
@example("By JANE DOE\n___\nLima. (AP)")
def test_what_a_field_took_stands_in_it(text):
    (reading,) = read(raw(text.encode()))
    if isinstance(reading.item, Rejected):
        return
    for field in ("headline", "body", "captions", "take", "ednote", "summary", "signoff", "slugline"):
        got, has = taken(reading, field), held(reading.item, field)
        if field == "captions":
            # A credit's brackets, and the words that say "Photo:" before a caption, are marks.
            got, has = (re.sub(r"[()\[\]]", "", side) for side in (got, has))
        assert got == has, field


@settings(quickly, max_examples=300)
@given(copies)
@example("RAIN (AP) RAIN – RAIN")
@example("RAIN RAIN (AP) (AP) RAIN")
@example("(AP) –\n(AP) – rain rain rain rain")
@example("By rain\nBy JANE DOE\nthe (AP)\nthe (AP)\nrain")
def test_a_dateline_and_a_byline_hold_what_they_took(text):
    (reading,) = read(raw(text.encode()))
    if isinstance(reading.item, Rejected):
        return
    dateline = reading.item.dateline
    words = marks_off(dateline.text) if dateline else ""
    # Beside place and day stands the agency, in brackets, before them, between or behind.
    got = BRACKETED.sub(lambda found: "" if known(found[1]) else found[0], taken(reading, "dateline"))
    assert words in got
    # The same marks go from both: a bracket that names no agency is the dateline's own.
    marks = ".,:()_*"
    assert known(got.replace(words, "", 1).strip(marks)) is not None or got.strip(marks) == words.strip(marks)
    names = taken(reading, "byline")
    assert all(marks_off(name) in names for name in reading.item.byline)
    assert bool(names) == bool(reading.item.byline)


@quickly
@given(copies)
def test_no_text_is_no_text_but_for_a_named_reason(text):
    (reading,) = read(raw(text.encode()))
    if isinstance(reading.item, Story):
        reasons = {piece.by for piece in reading.taken if piece.by.startswith("-") and piece.text.strip()}
        assert reasons <= {
            "-word-count",
            "-page-number",
            "-running-head",
            "-control-codes",
            "-byline-word",
        }


# What is known of the agency


def test_a_text_too_short_to_tell_is_in_the_only_language_of_its_agency():
    assert one("Rain (TT)", provider="tt").language == "sv"
    assert one("Rain", provider="afp").language is None
    assert one("Rain").language is None


def test_a_copy_of_an_agency_s_character_set_is_read_in_it():
    (item,) = normalise(raw("Bonn (KNA) - Die Brücke ist geöffnet.".encode("cp850"), provider="kna"))
    assert isinstance(item, Story)
    assert item.paragraphs == ("Die Brücke ist geöffnet.",)


def test_an_embargo_in_a_note_holds_a_story_back_in_every_format():
    text = (
        '<rss version="2.0"><channel><item><title>EMBARGOED: Bees count to six</title><description>'
        "&lt;p&gt;EMBARGOED UNTIL 16:00 GMT ON FRIDAY 4 MARCH 2022&lt;/p&gt;"
        "&lt;p&gt;Bees can count.&lt;/p&gt;"
        "</description></item></channel></rss>"
    )
    (story,) = normalise(RawRecord(copy_bytes=text.encode(), received_at=datetime(2022, 3, 3, tzinfo=UTC)))
    assert isinstance(story, Story)
    assert (story.headline, story.take, story.status) == ("Bees count to six", "EMBARGOED", "embargoed")
    assert story.embargoed_until == datetime(2022, 3, 4, 16, 0, tzinfo=UTC)


def test_an_agency_whose_copies_are_of_one_format_is_read_in_it(tmp_path):
    own = tmp_path / "providers.toml"
    own.write_text('[jsonwire]\nname = "Jsonwire"\nformat = "text"\n')
    copy = '{"headline": "Rain falls in Lima", "body_text": "It rained."}'
    assert one(copy, provider="jsonwire").format == "ninjs"
    use(own)
    try:
        assert one(copy, provider="jsonwire").format == "text"
    finally:
        use(None)


def test_kills_of_the_same_words_in_one_copy_are_two_items():
    kill = {"type": "text", "pubstatus": "canceled", "body_text": "Please kill. It was sent in error."}
    copy = json.dumps([{**kill, "slugline": "FERRY"}, {**kill, "slugline": "DAM"}])
    first, second = normalise(raw(copy.encode(), provider="afp"))
    assert isinstance(first, Story)
    assert isinstance(second, Story)
    assert (first.slugline, second.slugline) == ("FERRY", "DAM")
    assert first.uri != second.uri

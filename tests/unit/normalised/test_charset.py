from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.normalised.charset import Decoded, decode
from wiredesk.normalised.draft import Unreadable
from wiredesk.normalised.providers import profile_of

TEXT = "Zürich – “Brücke” offen, sagt Łukasz"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_or_utf_8_says_what_a_text_is(codec):
    found = decode(TEXT.encode(codec))
    assert isinstance(found, Decoded)
    assert (found.text, found.flags) == (TEXT, ())


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_zeros(codec):
    found = decode("Rain fell in Lima, the mayor said.".encode(codec))
    assert found == Decoded("Rain fell in Lima, the mayor said.", codec, ("charset-guessed",))


@pytest.mark.parametrize(
    ("codec", "charset", "text"),
    [
        ("latin-1", "iso-8859-1", "Zürich, Brücke"),
        ("cp1251", "windows-1251", "Дождь в Лиме"),
        ("cp437", "cp437", "Zürich, Brücke"),
        ("iso-8859-2", "ISO-8859-2", "Łódź"),
    ],
)
def test_the_declared_charset_reads_what_is_no_utf_8(codec, charset, text):
    found = decode(text.encode(codec), f'text/plain; charset="{charset}"')
    assert isinstance(found, Decoded)
    assert (found.text, found.flags) == (text, ())


def test_utf_8_beats_a_declared_charset_that_is_wrong():
    assert decode(TEXT.encode(), "text/plain; charset=latin-1") == Decoded(TEXT, "utf-8")


def test_an_unknown_charset_is_as_good_as_none():
    found = decode("Brücke".encode("cp1252"), "text/plain; charset=x-nonsense")
    assert found == Decoded("Brücke", "cp1252", ("charset-guessed",))


def test_windows_quotes_and_dashes_are_read():
    text = "“Rain” – the mayor’s word"
    assert decode(text.encode("cp1252")) == Decoded(text, "cp1252", ("charset-guessed",))


def test_one_odd_byte_is_read_by_itself():
    data = "Zürich – “Brücke” ".encode() + b"\x92s " + "über".encode()
    assert decode(data) == Decoded("Zürich – “Brücke” ’s über", "utf-8", ("charset-guessed",))


def test_text_that_was_decoded_wrongly_before_is_mended():
    assert decode("Zürich".encode().decode("cp1252").encode()) == Decoded("Zürich", "utf-8")


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n", b"PK\x03\x04abc", b"\x7fELF\x02", bytes(range(32)) * 40]
)
def test_pictures_archives_programs_and_control_codes_are_binary(data):
    found = decode(data)
    assert isinstance(found, Unreadable)
    assert found.reason == "binary"


def test_the_frame_of_a_take_is_no_binary():
    assert isinstance(decode(b"\x16\x16\x01a0105\x1f\x02Rain\x03\x04"), Decoded)


def test_a_table_set_with_codes_is_no_binary():
    row = b"\x08Duluth\x10\x1e12\x1e\x10\x1f4\x1e\x19.750\x1e\x1f\r\n"
    assert isinstance(
        decode(b"\x16\x16\x01s2040\x1fnvab\r\nr s \x14\x12Glance 03-03\r\n\x02" + row * 20), Decoded
    )


def test_text_of_a_mainframe_is_read_where_it_reads_as_text():
    text = "RAIN FELL IN DULUTH ON WEDNESDAY, the mayor said. The bridge over the bay stays open.\n" * 2
    found = decode(text.encode("cp037"))
    assert found == Decoded(text, "cp037", ("charset-guessed",))


def test_codes_of_a_mainframe_that_give_no_text_are_rejected():
    found = decode(b"\x40\xb5\x9a\xdb\xec\xb7\xca\x9f\xfb" * 20)
    assert isinstance(found, Unreadable)
    assert found.reason == "undecodable"


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00ÃÂâ\ufeff"), min_size=1))
def test_utf_8_comes_back_as_it_was(text):
    found = decode(text.encode())
    assert isinstance(found, Unreadable) or found.text == text


@given(
    st.binary(max_size=300),
    st.sampled_from([None, "text/plain; charset=utf-16", "charset=punycode", "charset=idna"]),
)
def test_no_bytes_break_the_reading(data, content_type):
    assert isinstance(decode(data, content_type), Decoded | Unreadable)


@pytest.mark.parametrize(
    ("agency", "codec", "text"),
    [
        ("dpa", "cp850", "Die Brücke über den Fluß ist geöffnet."),
        ("dpa", "cp1252", "Die „Brücke“ über den Fluß – geöffnet."),
        ("pap", "iso8859-2", "Śnieg i źdźbło w Łodzi, poseł będzie."),
        ("pap", "cp1250", "Śnieg i źdźbło w „Łodzi”, poseł będzie."),
        ("tass", "koi8-r", "Дождь шёл в Лиме."),
        ("tass", "cp1251", "Дождь шёл в «Лиме»."),
        ("xinhua", "gb18030", "新华社北京3月3日电 雨下了一天。"),
    ],
)
def test_of_the_sets_that_an_agency_uses_the_text_tells_which(agency, codec, text):
    profile = profile_of(agency)
    assert profile is not None
    assert decode(text.encode(codec), None, profile.charsets) == Decoded(text, codec, ("charset-guessed",))


def test_what_is_in_none_of_an_agency_s_sets_is_read_as_any_other():
    assert decode("Łódź".encode("cp1250") + b"\x81\x82", None, ["shift_jis"]) == decode(
        "Łódź".encode("cp1250") + b"\x81\x82"
    )


def test_what_a_copy_is_or_declares_comes_before_what_its_agency_uses():
    assert decode("Brücke".encode(), None, ["cp850"]) == Decoded("Brücke", "utf-8")
    found = decode("Brücke".encode("latin-1"), "text/plain; charset=latin-1", ["cp850"])
    assert found == Decoded("Brücke", "iso8859-1")


def test_a_short_piece_of_anything_is_binary():
    anything = [random.Random(seed).randbytes(64) + b"\x00\xff" for seed in range(200)]
    found = [isinstance(decode(data), Unreadable) for data in anything]
    assert sum(found) > 150
    assert isinstance(decode("\x01bnr0001 1 k 5\r\n\x02Рейн поднимается =\r\n\x03".encode("cp1251")), Decoded)

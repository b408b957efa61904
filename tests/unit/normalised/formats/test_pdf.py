"""formats/pdf: the text layer in reading order, and bounds that hold for whatever a file claims."""

from __future__ import annotations

import hashlib
import re
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf.errors import DependencyError
from pypdf.generic import EncodedStreamObject

from make_pdf_seeds import SEEDS, dictionary, font, line, pages, stream, written
from wiredesk.normalised import bounds
from wiredesk.normalised.normalise import normalise, read
from wiredesk.normalised.story import Story
from wiredesk.raw.record import RawRecord
from wiredesk.rejected import Rejected

RECEIVED = datetime(2022, 3, 4, 18, 0, tzinfo=UTC)
FONTS = "<</F1 90 0 R/F2 91 0 R>>"
MADE_FONTS = {90: font(), 91: font("Times-Bold")}


def item(data: bytes) -> Story | Rejected:
    (one,) = normalise(RawRecord(copy_bytes=data, received_at=RECEIVED))
    return one


def story(data: bytes) -> Story:
    one = item(data)
    assert isinstance(one, Story), one
    assert one.format == "pdf"
    return one


def all_of(one: Story) -> str:
    """The text of a story of one line, which may be its headline."""
    return one.headline or one.body


def rejected(data: bytes) -> str:
    one = item(data)
    assert isinstance(one, Rejected)
    return one.reason


def page(*lines: tuple[float, float, float, str], before: str = "") -> bytes:
    """A file of one page with lines of (x, y, size, text)."""
    content = before + "".join(line(*one) for one in lines)
    return written(pages([stream(content.encode("latin-1"))], FONTS) | MADE_FONTS)


LINES = (
    (60, 700, 10, "LUXOR, March 4 - A sandstorm closed the airport of Luxor for six hours on Friday, the"),
    (60, 687, 10, "operator said."),
    (60, 665, 10, "Nobody was hurt."),
)
PARAGRAPHS = (
    "A sandstorm closed the airport of Luxor for six hours on Friday, the operator said.",
    "Nobody was hurt.",
)


def test_lines_become_paragraphs():
    one = story(page(*LINES))
    assert one.paragraphs == PARAGRAPHS
    assert one.dateline is not None
    assert one.dateline.published_on == date(2022, 3, 4)
    assert one.uri.startswith("wiredesk:")


def test_the_largest_type_is_the_headline():
    one = story(
        page((60, 760, 18, "Sandstorm closes airport"), (60, 738, 18, "of Luxor for six hours"), *LINES)
    )
    assert one.headline == "Sandstorm closes airport of Luxor for six hours"
    assert one.paragraphs == PARAGRAPHS


def test_a_label_in_the_headline_is_the_take():
    one = story(page((60, 760, 18, "UPDATE 1-Sandstorm closes airport of Luxor"), *LINES))
    assert (one.headline, one.take) == ("Sandstorm closes airport of Luxor", "UPDATE 1")


def test_the_order_of_drawing_does_not_matter():
    assert story(page(*reversed(LINES))).paragraphs == PARAGRAPHS


def test_words_drawn_one_by_one_and_twice_are_read_once():
    words = [
        (60.0, 700, 10, "The"),
        (80.0, 700, 10, "port"),
        (80.2, 700, 10, "port"),
        (102.0, 700, 10, "is shut."),
    ]
    assert all_of(story(page(*words))) == "The port is shut."


def test_what_is_turned_on_its_side_is_no_text():
    turned = "BT /F1 40 Tf 0 1 -1 0 30 100 Tm (DRAFT COPY) Tj ET\n"
    (reading,) = read(RawRecord(copy_bytes=page(*LINES, before=turned), received_at=RECEIVED))
    assert isinstance(reading.item, Story)
    assert reading.item.paragraphs == PARAGRAPHS
    assert ("", "DRAFT COPY", "-turned") in reading.taken


def test_artifacts_are_no_text():
    head = "/Artifact <</Type /Pagination>> BDC\n" + line(60, 800, 8, "Daily digest") + "EMC\n"
    assert story(page(*LINES, before=head)).paragraphs == PARAGRAPHS


def test_the_text_that_is_meant_stands_for_the_one_that_is_drawn():
    meant = "/Span <</ActualText (office)>> BDC " + line(60, 700, 10, "o!ce") + "EMC\n"
    assert all_of(story(page(before=meant + line(83, 700, 10, "is shut.")))) == "office is shut."


def test_a_turned_page_is_read_as_it_is_seen():
    content = "".join(
        f"BT /F1 {size} Tf 0 1 -1 0 {600 - y + 200} {x} Tm ({text}) Tj ET\n" for x, y, size, text in LINES
    )
    objects = pages([stream(content.encode())], FONTS) | MADE_FONTS
    objects[3] = str(objects[3]).replace("/Type /Page", "/Type /Page /Rotate 90")
    assert story(written(objects)).paragraphs == PARAGRAPHS


@pytest.mark.parametrize(
    "filters",
    [
        (),
        ("FlateDecode",),
        ("ASCII85Decode",),
        ("ASCII85Decode", "FlateDecode"),
        ("FlateDecode", "FlateDecode"),
    ],
)
def test_filters_are_undone(filters: tuple[str, ...]):
    content = "".join(line(*one) for one in LINES).encode()
    assert story(written(pages([stream(content, filters)], FONTS) | MADE_FONTS)).paragraphs == PARAGRAPHS


def test_glyphs_are_known_by_their_names():
    encoding = "<</Differences [1 /fi /Eacute /u00E9 /f_l]>>"
    named = dictionary(Type="/Font", Subtype="/Type1", BaseFont="/Helvetica", Encoding=encoding)
    content = b"BT /F3 10 Tf 60 700 Td (\\002t\\003 \\001nal, \\004at) Tj ET"
    data = written(pages([stream(content)], "<</F3 92 0 R>>") | {92: named})
    assert all_of(story(data)) == "Été final, flat"


def with_font(shown: str, **values: object) -> bytes:
    """A file of one line in a font of its own, which may refer to the objects 93 and 94."""
    more = {number: values.pop(name) for name, number in (("o93", 93), ("o94", 94)) if name in values}
    content = f"BT /F3 10 Tf 60 700 Td {shown} Tj ET".encode("latin-1")
    made = dictionary(Type="/Font", **{"Subtype": "/Type1", **values})
    return written(pages([stream(content)], "<</F3 92 0 R>>") | {92: made} | more)


OWN = b"%!PS-AdobeFont-1.0\ndup 1 /A put\ndup 2 /H17005 put\ndup 3 /B put\ndup 4 /C put\neexec\n"


def test_a_glyph_without_a_known_name_is_no_letter():
    """As the boxes and arrows of a font of signs, which stand on the codes of letters."""
    signs = OWN.replace(b"dup 2", b"dup 65")
    data = with_font(
        "<01410304>",
        BaseFont="/Signs",
        FontDescriptor="93 0 R",
        o93="<</Flags 4/FontFile 94 0 R>>",
        o94=stream(signs),
    )
    assert all_of(story(data)) == "ABC"


def test_what_is_said_of_a_font_beats_its_own_encoding():
    data = with_font(
        "<010304>",
        BaseFont="/Own",
        Encoding="<</Differences [3 /Y /eacute]>>",
        FontDescriptor="93 0 R",
        o93="<</FontFile 94 0 R>>",
        o94=stream(OWN),
    )
    assert all_of(story(data)) == "AYé"


def test_quotes_of_a_font_without_an_encoding_are_kept():
    assert all_of(story(with_font("<93416e6494>", Subtype="/TrueType", BaseFont="/Own"))) == "“And”"


def test_a_map_that_is_a_name_says_that_codes_are_unicode():
    data = with_font(
        "<004100e90042>",
        Subtype="/Type0",
        Encoding="/Identity-H",
        ToUnicode="/Identity-H",
        DescendantFonts="[<<>>]",
    )
    assert all_of(story(data)) == "AéB"


def test_codes_of_one_byte_in_a_composite_font_are_read():
    mapped = (
        b"1 begincodespacerange <00> <ff> endcodespacerange\n"
        b"3 beginbfchar <01> <0041> <02> <0042> <03> <0043> endbfchar"
    )
    data = with_font(
        "<010203>",
        Subtype="/Type0",
        Encoding="93 0 R",
        ToUnicode="93 0 R",
        DescendantFonts="[<<>>]",
        o93=stream(mapped),
    )
    assert all_of(story(data)) == "ABC"


def test_a_map_of_a_character_set_is_read():
    shown = "<" + "首都".encode("euc_kr").hex() + ">"
    data = with_font(shown, Subtype="/Type0", Encoding="/KSCms-UHC-H", DescendantFonts="[<<>>]")
    assert all_of(story(data)) == "首都"


def test_codes_without_a_map_are_no_text():
    data = with_font("<00410042>", Subtype="/Type0", Encoding="/Identity-H", DescendantFonts="[<<>>]")
    assert rejected(data) in ("no-text", "undecodable")


def test_words_are_parted_in_a_font_of_unknown_widths():
    """A part of a standard font has its widths."""
    words = "".join(
        line(x, 700, 10, word) for x, word in ((60, "Millimetres"), (110.6, "will"), (127.6, "do."))
    )
    objects = pages([stream(words.encode())], FONTS) | MADE_FONTS
    objects[90] = font("ABCDEF+Helvetica")
    assert all_of(story(written(objects))) == "Millimetres will do."


def test_half_characters_are_left_out():
    mapped = b"2 beginbfchar <0001> <d83d> <0002> <0041> endbfchar"
    data = with_font(
        "<00010002>",
        Subtype="/Type0",
        Encoding="/Identity-H",
        ToUnicode="93 0 R",
        DescendantFonts="[<<>>]",
        o93=stream(mapped),
    )
    assert all_of(story(data)) == "A"


def test_a_range_over_all_codes_is_no_map():
    mapped = b"1 beginbfrange <0000> <ffffffff> <0041> endbfrange"
    wide = dictionary(Type="/Font", Subtype="/Type1", BaseFont="/Helvetica", ToUnicode="93 0 R")
    widths = "[0 2000000000 500]"
    two = dictionary(
        Type="/Font",
        Subtype="/Type0",
        Encoding="/Identity-H",
        DescendantFonts=f"[<</W {widths}>>]",
        ToUnicode="93 0 R",
    )
    content = b"BT /F3 10 Tf 60 700 Td <0001> Tj /F4 10 Tf <00020003> Tj ET"
    start = time.process_time()
    data = written(
        pages([stream(content)], "<</F3 92 0 R/F4 94 0 R>>") | {92: wide, 93: stream(mapped), 94: two}
    )
    assert rejected(data) in ("no-text", "undecodable")
    assert time.process_time() - start < 1


def test_widths_that_are_no_numbers_are_passed_over():
    two = dictionary(
        Type="/Font", Subtype="/Type0", Encoding="/Identity-H", DescendantFonts="[<</W [x [500] /y 3 z]>>]"
    )
    content = b"BT /F4 10 Tf 60 700 Td <0041> Tj ET"
    data = written(pages([stream(content)], "<</F4 94 0 R>>") | {94: two})
    assert rejected(data) in ("no-text", "undecodable")


PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
"""What stands for a password (ISO 32000-1, 7.6.3.3)."""


def rc4(key: bytes, data: bytes) -> bytes:
    state, j, out = [*range(256)], 0, bytearray()
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    j = 0
    for n, octet in enumerate(data, start=1):
        i = n % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(octet ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def test_a_file_that_only_forbids_printing_is_read():
    """RC4 with 40 bits and an empty password (ISO 32000-1, algorithms 1 to 4)."""
    owner, identity = bytes(range(32)), b"0123456789abcdef"
    key = hashlib.md5(PADDING + owner + (0xFFFFFFC4).to_bytes(4, "little") + identity).digest()[:5]
    content = "".join(line(*one) for one in LINES).encode()
    own = hashlib.md5(key + (4).to_bytes(3, "little") + bytes(2)).digest()[:10]
    objects = pages([stream(rc4(own, content), ())], FONTS) | MADE_FONTS
    encrypt = dictionary(
        Filter="/Standard", V=1, R=2, P=-60, O=f"<{owner.hex()}>", U=f"<{rc4(key, PADDING).hex()}>"
    )
    locked = {"Encrypt": encrypt, "ID": f"[<{identity.hex()}> <{identity.hex()}>]"}
    assert story(written(objects, **locked)).paragraphs == PARAGRAPHS
    wrong = locked | {"Encrypt": encrypt.replace(owner.hex(), bytes(32).hex())}
    assert rejected(written(objects, **wrong)) == "undecodable"


def test_a_file_without_tables_or_tree_is_read():
    data = page(*LINES)
    assert story(data[: data.index(b"xref")]).paragraphs == PARAGRAPHS
    assert story(data.replace(b"/Pages 2 0 R", b"/Pages 77 0 R")).paragraphs == PARAGRAPHS


def test_a_file_that_is_locked_by_a_missing_cipher_has_no_text(monkeypatch: pytest.MonkeyPatch):
    def locked(_: object) -> bytes:
        raise DependencyError("AES")

    monkeypatch.setattr(EncodedStreamObject, "get_data", locked)
    one = item(page(*LINES))
    assert isinstance(one, Rejected)
    assert (one.reason, one.detail) == ("no-text", "a PDF that is encrypted by AES")


def test_broken_content_is_read_as_far_as_it_goes():
    content = "".join(line(*one) for one in LINES) + "<</A ) >> BT ( ET"
    assert story(written(pages([stream(content.encode())], FONTS) | MADE_FONTS)).paragraphs == PARAGRAPHS


@pytest.mark.parametrize("table", [True, False])
def test_the_last_of_several_objects_counts(table: bool):
    newer = stream("".join(line(*one) for one in LINES).encode())
    old = page((60, 700, 10, "An older text."))
    at, before = len(old), int(old.split()[-2])
    data = old + b"4 0 obj\n" + newer + b"\nendobj\n"
    if table:
        trailer = dictionary(Size=92, Root="1 0 R", Prev=before).encode()
        data += b"xref\n4 1\n%010d 00000 n \ntrailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (at, trailer, len(data))
    else:
        data = data.replace(b"startxref", b"startxfer").replace(b"%%EOF", b"")
    assert story(data).paragraphs == PARAGRAPHS


def test_a_stream_that_breaks_off_gives_what_came():
    content = "".join(line(*one) for one in LINES * 20).encode()
    packed = zlib.compress(content)
    data = written(pages([stream(packed[: len(packed) // 2], ())], FONTS) | MADE_FONTS)
    data = data.replace(b"/Length", b"/Filter /FlateDecode /Length", 1)
    one = item(data)
    assert isinstance(one, Story | Rejected)


def test_a_mail_or_a_text_about_pdf_is_none():
    one = item(b"The header of such a file is %PDF-1.4, the maker said.\nNothing else is needed.\n")
    assert isinstance(one, Story)
    assert one.format == "text"


def bomb() -> bytes:
    zeros = zlib.compress(zlib.compress(bytes(50_000_000), 9), 9)
    return written(pages([stream(zeros, ())], FONTS) | MADE_FONTS).replace(
        b"/Length", b"/Filter [/FlateDecode /FlateDecode] /Length", 1
    )


def forms() -> bytes:
    """Each form shows the next one a hundred times."""
    objects = pages([stream(b"/X Do " * 100)], FONTS, XObject="<</X 10 0 R>>")
    for n in range(10, 30):
        inner = dictionary(XObject=f"<</X {n + 1} 0 R>>")
        objects[n] = stream(b"/X Do " * 100, Subtype="/Form", Resources=inner)
    return written(objects)


def circles() -> bytes:
    objects = pages([stream(b"")], FONTS)
    objects |= {
        2: dictionary(Type="/Pages", Kids="[2 0 R 3 0 R 2 0 R]"),
        4: "4 0 R",
        90: "91 0 R",
        91: "90 0 R",
    }
    return written(objects)


def deep() -> bytes:
    return written(pages([stream(b"/F1 10 Tf (x) Tj")], FONTS) | {90: b"[" * 200_000})


def operators() -> bytes:
    return written(pages([stream(b"1 2 3 4 5 6 cm " * 400_000)], FONTS))


def tree() -> bytes:
    objects = pages([stream(b"")], FONTS)
    objects |= {n: dictionary(Kids="[" + f"{n + 1} 0 R {n + 2} 0 R " * 20 + "]") for n in range(10, 4_000)}
    objects[2] = dictionary(Kids="[10 0 R]")
    return written(objects)


def glyphs() -> bytes:
    shows = b"".join(
        b"BT /F1 1 Tf 1 0 0 1 %d %d Tm (x) Tj ET\n" % (n * 97 % 600, n * 31 % 800) for n in range(60_000)
    )
    return written(pages([stream(shows)], FONTS) | MADE_FONTS)


def predicted() -> bytes:
    """Thirty pages that are cheap to store and dear to unpack."""
    rows = zlib.compress((b"\x04" + bytes(1000)) * 1_990, 9)
    parameters = "<</Predictor 15 /Columns 1000>>"
    one = stream(rows, (), Filter="/FlateDecode", DecodeParms=parameters)
    return written(pages([one] * 30, FONTS) | MADE_FONTS)


def missing() -> bytes:
    """A table of objects that are all the same one."""
    table = b"xref\n0 300000\n" + b"0000000009 00000 n \n" * 300_000
    trailer = b"trailer\n<</Size 300000/Root 1 0 R>>\nstartxref\n32\n%%EOF\n"
    return b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n" + table + trailer


def maps() -> bytes:
    """Four hundred fonts with a map of all codes."""
    numbers = range(1000, 1400)
    content = b"BT " + b"".join(b"/F%d 10 Tf <0041> Tj " % n for n in numbers) + b"ET"
    mapped = stream(b"1 beginbfrange <0000> <ffff> <0000> endbfrange\n")
    one = dictionary(Type="/Font", Subtype="/Type0", Encoding="/Identity-H", ToUnicode="93 0 R")
    names = "<<" + "".join(f"/F{n} {n} 0 R" for n in numbers) + ">>"
    return written(pages([stream(content)], names) | {93: mapped} | dict.fromkeys(numbers, one))


def unending() -> bytes:
    return b"%PDF-1.4\n1 0 obj null endobj" + b"a\n" * 4_900_000


@pytest.mark.parametrize(
    "hostile",
    [bomb, forms, circles, deep, operators, tree, glyphs, predicted, missing, maps, unending],
)
def test_a_hostile_file_is_bounded(hostile):
    data = hostile()
    assert len(data) < 12_000_000
    start = time.process_time()
    item(data)
    assert time.process_time() - start < 6  # 2 s on a machine that does nothing else


def test_pages_over_the_bound_are_not_read(own_bounds: Callable[..., None]):
    own_bounds(pages=1)
    contents = [stream("".join(line(*one) for one in LINES).encode())] * 3
    one = story(written(pages(contents, FONTS) | MADE_FONTS))
    assert (one.paragraphs, "truncated" in one.flags) == (PARAGRAPHS, True)


def test_time_over_the_bound_is_hostile(own_bounds: Callable[..., None]):
    own_bounds(seconds=0)
    assert rejected(page(*LINES)) == "hostile"


@pytest.fixture
def own_bounds() -> Iterator[Callable[..., None]]:
    before = bounds.bounds()
    yield lambda **values: bounds.use(replace(before, **values))
    bounds.use(before)


def test_nothing_is_logged_of_a_broken_file(caplog: pytest.LogCaptureFixture):
    item(page(*LINES).replace(b"xref", b"xfer").replace(b"/Pages", b"/Pagse"))
    assert not caplog.records


@pytest.mark.parametrize("hostile", [bomb, deep, forms, operators])
def test_a_file_over_a_bound_is_hostile(hostile):
    assert rejected(hostile()) == "hostile"


def test_what_was_read_before_a_bound_is_kept_and_flagged():
    contents = [stream("".join(line(*one) for one in LINES).encode()), stream(b"1 2 3 4 5 6 cm " * 400_000)]
    one = story(written(pages(contents, FONTS) | MADE_FONTS))
    assert one.paragraphs == PARAGRAPHS
    assert "truncated" in one.flags


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(SEEDS)), st.integers(0, 2_500), st.binary(max_size=12), st.booleans())
def test_no_damage_raises(name: str, at: int, damage: bytes, cut: bool):
    data = SEEDS[name]()
    copy = data[:at] if cut else data[:at] + damage + data[at + len(damage) :]
    # Without its header it is another format's affair, which may find several items in it.
    assert normalise(RawRecord(copy_bytes=copy, received_at=RECEIVED))


def test_every_line_is_taken_once():
    data = SEEDS["04-1100-tea-table.pdf"]()
    (reading,) = read(RawRecord(copy_bytes=data, received_at=RECEIVED))
    taken = "".join("".join(one.text for one in reading.taken if one.where).split())
    assert taken.count("Nextauction") == 0
    assert taken.count("Thenextauction") == 1
    assert len(taken) > 300


def test_why_a_file_is_rejected_is_said_alike_each_time():
    data = SEEDS["04-1100-tea-table.pdf"]()
    data = data[
        : data.index(b"stream", data.index(b"\n7 0 obj")) + 100
    ]  # within the form that shows the text
    first, second = item(data), item(data)
    assert isinstance(first, Rejected)
    assert first == second
    assert not re.search(r"\d{9}", first.detail)  # no address of an object in memory


def test_paragraphs_of_one_line_each_are_parted():
    one = story(
        page(
            (
                60,
                700,
                10,
                "LUXOR, March 4 - A sandstorm closed the airport of Luxor for six hours on Friday, the",
            ),
            (60, 688, 10, "operator said."),
            (60, 668, 10, "Nobody was hurt, and all of the flights left before the evening of the same day."),
            (
                60,
                648,
                10,
                "It was the third sandstorm of the year in the valley, a forecaster in Cairo said.",
            ),
            (60, 628, 10, "More are expected."),
        )
    )
    assert len(one.paragraphs) == 4


def test_a_large_first_letter_belongs_to_its_word():
    one = story(
        page(
            (60, 760, 20, "The doctor in carriage nine"),
            (60, 686, 34, "T"),
            (86, 700, 10, "he night train from Narvik to Stockholm carries skis, salmon"),
            (86, 688, 10, "and, since January, a doctor, because the nearest hospital is"),
            (60, 676, 10, "four hours away on foot, and longer in the snow of the spring."),
            (60, 664, 10, "She boards at Kiruna."),
        )
    )
    assert one.paragraphs[0].startswith(
        "The night train from Narvik to Stockholm carries skis, salmon and, since"
    )


def test_a_page_s_head_says_the_day_and_is_no_dateline():
    one = story(
        page(
            (60, 800, 8, "AGENCE FRANCE-PRESSE"),
            (400, 800, 8, "Mercredi 2 mars 2022"),
            (60, 760, 18, "Cévennes : une transhumance plus tôt"),
            (
                60,
                700,
                10,
                "La fonte des neiges a surpris les bergers des Cévennes, ont indiqué les professionnels.",
            ),
            (60, 680, 10, "Le parc national a assoupli ses règles pour eux."),
        )
    )
    assert (one.published_at, one.dateline) == (date(2022, 3, 2), None)
    assert one.provider is not None
    assert one.provider.id == "afp"


def test_smaller_type_in_the_middle_of_a_sentence_is_a_caption():
    one = story(
        page(
            (60, 760, 20, "Sinking church tower to come down"),
            (60, 700, 10, "The eight bells of the tower, the oldest of them cast in the year 1534, will be"),
            (60, 680, 8, "The tower on Tuesday. (Photo by Kit Lander)"),
            (60, 660, 10, "stored in a barn that belongs to a parishioner."),
            (60, 638, 10, "Every stone will be numbered and photographed before it is carried away."),
        )
    )
    assert one.paragraphs[0].endswith("will be stored in a barn that belongs to a parishioner.")
    assert [(caption.text, caption.credit) for caption in one.captions] == [
        ("The tower on Tuesday.", "Photo by Kit Lander")
    ]


def test_larger_type_in_the_middle_of_a_sentence_is_a_quote_pulled_out_of_it():
    one = story(
        page(
            (60, 760, 20, "Sinking church tower to come down"),
            (60, 700, 10, "The eight bells of the tower, the oldest of them cast in the year 1534, will be"),
            (60, 680, 13, "I will carry a stone"),
            (60, 660, 10, "stored in a barn that belongs to a parishioner."),
            (60, 638, 10, "Every stone will be numbered and photographed before it is carried away."),
        )
    )
    assert one.paragraphs[0].endswith("will be stored in a barn that belongs to a parishioner.")


def test_a_code_that_windows_characters_leave_free_is_a_bullet():
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    content = stream(line(60, 700, 10, "\x7f Rain falls on the coast").encode())
    assert "• Rain falls" in all_of(story(written(pages([content], FONTS) | {90: font, 91: font})))


def test_lines_set_in_are_known_where_each_paragraph_has_two_lines():
    one = story(
        page(
            (60, 760, 18, "Ivory Coast to destroy cocoa"),
            (69, 700, 10, "The beans are lost, and the question now is who pays for them,"),
            (60, 688, 10, "one of the exporters said at the port."),
            (69, 676, 10, "Farmers asked for an investigation of the customs department,"),
            (60, 664, 10, "whose scanner had been out of order since November."),
        )
    )
    assert len(one.paragraphs) == 2


def test_an_address_at_the_foot_of_a_page_is_the_page_s():
    one = story(page(*LINES, (50, 25, 7, "https://www.agency.example/news/luxor.html"), (540, 25, 7, "1/1")))
    assert one.paragraphs == PARAGRAPHS


def test_a_page_s_head_is_in_no_column():
    columns = [
        (x, 700 - 12 * row, 10, f"{word} the ferry sails in row {row} of it")
        for x, word in ((50, "Left"), (320, "Then"))
        for row in range(6)
    ]
    one = story(page((50, 800, 8, "12 WISSEN"), (440, 800, 8, "Elbkurier, Mittwoch, 2. März 2022"), *columns))
    assert one.published_at == date(2022, 3, 2)

"""formats/pdf: the text layer in reading order, and bounds that hold for whatever a file claims."""

from __future__ import annotations

import hashlib
import time
import zlib
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from make_pdf_seeds import SEEDS, dictionary, font, line, pages, stream, written
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


def test_a_range_over_all_codes_costs_nothing():
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
    data = written(
        pages([stream(content)], "<</F3 92 0 R/F4 94 0 R>>") | {92: wide, 93: stream(mapped), 94: two}
    )
    assert all_of(story(data)) == "ABCD"


def test_widths_that_are_no_numbers_are_passed_over():
    two = dictionary(
        Type="/Font", Subtype="/Type0", Encoding="/Identity-H", DescendantFonts="[<</W [x [500] /y 3 z]>>]"
    )
    content = b"BT /F4 10 Tf 60 700 Td <0041> Tj ET"
    data = written(pages([stream(content)], "<</F4 94 0 R>>") | {94: two})
    assert rejected(data) in ("no-text", "undecodable")


def test_a_file_that_only_forbids_printing_is_read():
    """RC4 with 40 bits and an empty password (ISO 32000-1, algorithms 1 to 4)."""
    from wiredesk.normalised.pdf_crypt import _PADDING, _rc4  # noqa: PLC0415

    owner, identity = bytes(range(32)), b"0123456789abcdef"
    key = hashlib.md5(_PADDING + owner + (0xFFFFFFC4).to_bytes(4, "little") + identity).digest()[:5]
    content = "".join(line(*one) for one in LINES).encode()
    own = hashlib.md5(key + (4).to_bytes(3, "little") + bytes(2)).digest()[:10]
    objects = pages([stream(_rc4(own, content), ())], FONTS) | MADE_FONTS
    encrypt = dictionary(
        Filter="/Standard", V=1, R=2, P=-60, O=f"<{owner.hex()}>", U=f"<{_rc4(key, _PADDING).hex()}>"
    )
    locked = {"Encrypt": encrypt, "ID": f"[<{identity.hex()}> <{identity.hex()}>]"}
    assert story(written(objects, **locked)).paragraphs == PARAGRAPHS
    wrong = locked | {"Encrypt": encrypt.replace(owner.hex(), bytes(32).hex())}
    assert rejected(written(objects, **wrong)) == "undecodable"


def test_a_file_without_tables_or_tree_is_read():
    data = page(*LINES)
    assert story(data[: data.index(b"xref")]).paragraphs == PARAGRAPHS
    assert story(data.replace(b"/Pages 2 0 R", b"/Pages 77 0 R")).paragraphs == PARAGRAPHS


def test_the_last_of_several_objects_counts():
    newer = stream("".join(line(*one) for one in LINES).encode())
    data = page((60, 700, 10, "An older text.")) + b"4 0 obj\n" + newer + b"\nendobj\n"
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
    return written(pages([stream(b"/F1 10 Tf")], FONTS) | {90: b"[" * 200_000})


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


@pytest.mark.parametrize("hostile", [bomb, forms, circles, deep, operators, tree, glyphs])
def test_a_hostile_file_is_bounded(hostile):
    data = hostile()
    assert len(data) < 12_000_000
    start = time.process_time()
    item(data)
    assert time.process_time() - start < 6  # 2 s on a machine that does nothing else


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

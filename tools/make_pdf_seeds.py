"""Write the PDF seeds: seeds/formats/pdf/*.pdf, from texts and positions that stand here.

    python tools/make_pdf_seeds.py [FOLDER]

A writer of its own, so that each file has what its trap needs: columns, running heads, a font known by its
map to Unicode alone, objects in streams, a wrong table, no text at all. The same texts always give the same
files (but for another version of zlib).
"""

from __future__ import annotations

import base64
import sys
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "seeds" / "formats" / "pdf"
WIDTHS = {
    "i": 278,
    "l": 222,
    "t": 278,
    "f": 278,
    "j": 222,
    "r": 333,
    " ": 278,
    ".": 278,
    ",": 278,
    "m": 833,
    "w": 722,
}


def width(text: str, size: float) -> float:
    """Return roughly how wide a text is, in points."""
    return sum(WIDTHS.get(char, 700 if char.isupper() else 556) for char in text) * size / 1000


def dictionary(**values: object) -> str:
    """Return a dictionary; values are written as they stand."""
    return "<<" + " ".join(f"/{name} {value}" for name, value in values.items()) + ">>"


def stream(data: bytes, filters: Sequence[str] = ("FlateDecode",), **values: object) -> bytes:
    """Return a stream's object, packed by the filters, the first of which is undone first."""
    for one in reversed(filters):
        data = zlib.compress(data, 9) if one == "FlateDecode" else base64.a85encode(data) + b"~>"
    names = "[" + " ".join(f"/{one}" for one in filters) + "]"
    head = dictionary(Length=len(data), **({"Filter": names} if filters else {}), **values)
    return head.encode("latin-1") + b"\nstream\n" + data + b"\nendstream"


def written(
    objects: dict[int, bytes | str],
    *,
    packed: Iterable[int] = (),
    table: int = 0,
    top: bytes = b"",
    **trailer: object,
) -> bytes:
    """Return a file. packed: the objects that go into a stream of objects. table: by how much offsets lie."""
    packed = [*packed]
    out = top + b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"
    offsets = {}
    bodies = {
        number: one if isinstance(one, bytes) else one.encode("latin-1") for number, one in objects.items()
    }
    if packed:
        heads, content = b"", b""
        for number in packed:
            heads += f"{number} {len(content)} ".encode()
            content += bodies.pop(number) + b"\n"
        bodies[max(objects) + 1] = stream(heads + content, Type="/ObjStm", N=len(packed), First=len(heads))
    for number, body in bodies.items():
        offsets[number] = len(out)
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {max(bodies) + 1}\n0000000000 65535 f \n".encode()
    for number in range(1, max(bodies) + 1):
        out += f"{offsets.get(number, 0) + table:010} 00000 n \n".encode()
    values = {"Size": max(bodies) + 1, "Root": "1 0 R", **trailer}
    return out + b"trailer\n" + dictionary(**values).encode() + f"\nstartxref\n{start}\n%%EOF\n".encode()


def shown(text: str) -> str:
    """Return a string for the WinAnsi encoding."""
    octets = text.encode("cp1252")
    return "<" + octets.hex() + ">"


def line(x: float, y: float, size: float, text: str, font: str = "F1") -> str:
    """Return the operators that show a line."""
    return f"BT /{font} {size} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm {shown(text)} Tj ET\n"


def justified(x: float, y: float, size: float, text: str, measure: float) -> str:
    """Return a line whose words are spread over a measure by gaps in an array, as typesetters do."""
    words = text.split(" ")
    room = (measure - width("".join(words), size)) / max(1, len(words) - 1)
    gap = -round(room / size * 1000)
    shows = f" {gap} ".join(shown(word) for word in words)
    return f"BT /F1 {size} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm [{shows}] TJ ET\n"


def pages(contents: Sequence[bytes], fonts: str, first: int = 3, **more: object) -> dict[int, bytes | str]:
    """Return the objects of a document: catalogue, tree, and each page with its content."""
    numbers = [first + 2 * n for n in range(len(contents))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    resources = dictionary(Font=fonts, **more)
    objects: dict[int, bytes | str] = {
        1: dictionary(Type="/Catalog", Pages="2 0 R"),
        2: dictionary(
            Type="/Pages", Kids=f"[{kids}]", Count=len(numbers), MediaBox="[0 0 595 842]", Resources=resources
        ),
    }
    for number, content in zip(numbers, contents, strict=True):
        objects[number] = dictionary(Type="/Page", Parent="2 0 R", Contents=f"{number + 1} 0 R")
        objects[number + 1] = content
    return objects


def font(name: str = "Helvetica") -> str:
    """Return one of the fonts that every reader has."""
    return dictionary(Type="/Font", Subtype="/Type1", BaseFont=f"/{name}", Encoding="/WinAnsiEncoding")


COLUMNS = (
    (
        "KANGERLUSSUAQ, March 3 - A glacier in the",
        "west of Greenland has lost a tongue of ice",
        "as large as a small town, researchers who",
        "camp beside it said on Thursday.",
        ">The break was heard eleven kilo-",
        "metres away, they said. Waves of two met-",
        "res reached the shore, but no boat was out.",
        ">“It went in four minutes,” said Aviaja",
        "Lynge, who leads the group. “We had been",
        "waiting for it since the autumn.”",
        ">Satellites had shown a crack across the",
        "ice since October. It grew by thirty metres",
    ),
    (
        "a day in the last week of February, more",
        "than ever measured there.",
        ">The long-term loss of ice goes on, the",
        "group wrote in its report. The front stands",
        "four kilometres behind where it was on a",
        "map of 1936.",
        ">Fishermen in the fjord were told to keep",
        "away from the new icebergs, the largest of",
        "which is 700 metres long.",
        ">The group will stay until May.",
    ),
    (
        "Two cameras were lost in the waves, and a",
        "third was found on the beach. It had filmed",
        "everything.",
    ),
)


def columns() -> bytes:
    """Return two columns over two pages under a headline, with running heads and page numbers."""
    contents = []
    for number in (1, 2):
        out = line(60, 800, 8, f"North Atlantic Wire · 3 March 2022 · page {number}") + line(
            290, 40, 9, str(number)
        )
        if number == 1:
            out += line(60, 750, 24, "Greenland glacier loses tongue of", "F2")
            out += line(60, 722, 24, "ice as large as a small town", "F2")
            out += line(60, 694, 10, "By Karen Holm and Jens Broberg")
            for column, x in zip(COLUMNS, (60, 307), strict=False):
                out += _column(column, x, 664)
        else:
            out += _column(COLUMNS[2], 60, 764)
        contents.append(stream(out.encode("latin-1")))
    return written(pages(contents, "<</F1 7 0 R/F2 8 0 R>>") | {7: font(), 8: font("Helvetica-Bold")})


def _column(lines: Sequence[str], x: float, top: float) -> str:
    out = ""
    for n, text in enumerate(lines):
        indent, bare = (12, text[1:]) if text.startswith(">") else (0, text)
        last = n + 1 == len(lines) or lines[n + 1].startswith(">")
        y = top - 13 * n
        out += line(x + indent, y, 10, bare) if last else justified(x + indent, y, 10, bare, 228 - indent)
    return out


RELEASE = (
    (60, 780, 11, "PRESS RELEASE"),
    (60, 740, 20, "Harbour of Koper opens ﬁrst"),
    (60, 716, 20, "shore power oﬃce for cruise ships"),
    (60, 690, 10, "4 March 2022"),
    (60, 660, 10, "KOPER, Slovenia, March 4 – Cruise ships can draw power from the shore in Koper from"),
    (60, 647, 10, "Monday, the harbour said on Friday. Their engines need not run while they are ﬁxed to"),
    (60, 634, 10, "the quay."),
    (60, 612, 10, "The new oﬃce will:"),
    (72, 599, 10, "• ﬁx the price of a kilowatt hour for each day,"),
    (72, 586, 10, "• take orders up to six hours before a ship arrives."),
    (60, 564, 10, "“The town asked for quiet nights, and here they are,” said the harbour master, Maja"),
    (60, 551, 10, "Zupan."),
    (60, 529, 10, "ENDS"),
    (60, 507, 10, "Contact: press@harbour-koper.example"),
)


def release() -> bytes:
    """Return a release in a font of two-byte codes that only its map tells; its objects are in a stream."""
    chars = sorted({char for *_, text in RELEASE for char in text})
    codes = {char: n + 3 for n, char in enumerate(chars)}
    out = ""
    for x, y, size, text in RELEASE:
        octets = "".join(f"{codes[char]:04x}" for char in text)
        out += f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm <{octets}> Tj ET\n"
    mapped = "".join(f"<{code:04x}> <{char.encode('utf-16-be').hex()}>\n" for char, code in codes.items())
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{mapped}endbfchar\nendcmap end end\n"
    )
    widths = " ".join(f"{code} [{WIDTHS.get(char, 556)}]" for char, code in codes.items())
    system = "<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
    objects = pages([stream(out.encode())], "<</F1 5 0 R>>") | {
        5: dictionary(
            Type="/Font", Subtype="/Type0", BaseFont="/AAAAAA+Made", Encoding="/Identity-H",
            DescendantFonts="[6 0 R]", ToUnicode="7 0 R",
        ),
        6: dictionary(
            Type="/Font", Subtype="/CIDFontType2", BaseFont="/AAAAAA+Made", CIDSystemInfo=system,
            DW=556, W=f"[{widths}]",
        ),
        7: stream(to_unicode.encode()),
    }  # fmt: skip
    return written(objects, packed=(1, 2, 3, 5, 6))


def table() -> bytes:
    """Return a caption and a table; a watermark on its side, wrong offsets, a gateway's line on top."""
    out = "q .7 0 0 .7 100 300 cm BT /F1 60 Tf .7 .7 -.7 .7 0 0 Tm " + shown("PROOF") + " Tj ET Q\n"
    out += line(60, 780, 18, "Tea prices at Mombasa auction fall for", "F2") + line(
        60, 758, 18, "third week", "F2"
    )
    out += line(60, 734, 10, "By Achieng Otieno")
    caption = "Workers sort tea leaves at an estate near Kericho. (Photo by Peter Kimani/AFP)"
    out += line(60, 710, 8, caption)
    text = (
        "MOMBASA, Kenya, March 4 (AFP) - Tea prices fell for the third week in a row at the weekly",
        "auction in Mombasa as buyers from Pakistan stayed away, brokers said on Friday.",
        "",
        "Average prices in US dollars per kilogram were:",
    )
    for n, one in enumerate(text):
        out += line(60, 684 - 13 * n, 10, one) if one else ""
    rows = (
        ("Grade", "This week", "Last week"),
        ("BP1", "2.61", "2.70"),
        ("PF1", "2.44", "2.53"),
        ("Dust", "1.98", "2.02"),
    )
    for n, row in enumerate(rows):
        out += "".join(line(x, 620 - 13 * n, 10, cell) for x, cell in zip((60, 180, 300), row, strict=True))
    out += line(60, 555, 10, "The next auction is on Tuesday.") + line(60, 533, 10, "ao/rk")
    form = stream(
        out.encode("latin-1"),
        ("ASCII85Decode", "FlateDecode"),
        Type="/XObject",
        Subtype="/Form",
        BBox="[0 0 595 842]",
    )
    objects = pages([stream(b"/Fm1 Do", ())], "<</F1 5 0 R/F2 6 0 R>>", XObject="<</Fm1 7 0 R>>")
    return written(
        objects | {5: font(), 6: font("Helvetica-Bold"), 7: form}, table=37, top=b"X-Relay: 7\r\n\r\n"
    )


def scan() -> bytes:
    """Return a picture of a page, and no text."""
    picture = stream(
        bytes(32),
        Type="/XObject",
        Subtype="/Image",
        Width=16,
        Height=16,
        ColorSpace="/DeviceGray",
        BitsPerComponent=1,
    )
    content = stream(b"q 595 0 0 842 0 0 cm /Im1 Do Q", ())
    return written(pages([content], "<<>>", XObject="<</Im1 5 0 R>>") | {5: picture})


SEEDS = {
    "03-1204-glacier-columns.pdf": columns,
    "04-0915-koper-release.pdf": release,
    "04-1100-tea-table.pdf": table,
    "04-1130-scan.pdf": scan,
}


def main() -> None:
    """Write each seed."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in SEEDS.items():
        (folder / name).write_bytes(make())


if __name__ == "__main__":
    main()

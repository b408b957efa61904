"""Bytes to text: byte order marks, UTF-8, the declared character set, then the Windows one; and mojibake.

An odd byte does not change the whole copy: in text that is UTF-8 elsewhere, it is read as Windows-1252 alone.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import ftfy

from wiredesk.normalised.draft import Unreadable
from wiredesk.normalised.story import Flag

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_DECLARED_WITHIN = re.compile(
    rb"""^\s*<\?xml\b[^<>]{0,200}?\bencoding\s*=\s*["']?([\w.:-]+)|<meta\b[^<>]{0,200}?\bcharset\s*=\s*["']?([\w.:-]+)""",
    re.IGNORECASE,
)
_WINDOWS = {"iso8859-1": "cp1252", "ascii": "cp1252"}
"""What is declared as Latin-1 is Windows-1252 where they differ (WHATWG Encoding, 4.2)."""

_MOJIBAKE = re.compile(r"[ÃÂâ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\u00a0-¿]")
_CONTROLS = bytes([*range(0x07), *range(0x0E, 0x16), *range(0x18, 0x1D)])
"""Control codes that no wire text holds but at its edges (SOH, STX, ETX, EOT, SYN aside, counted below)."""

_PLAIN = re.compile(rb"[\n\r\t -~]")

BINARY_SHARE = 0.05
"""Over this share of control codes, bytes are no text; wire formats frame a take with fewer than ten."""

_WIRE = re.compile(rb"[\s\x00]{0,20}(?:\x16{1,8}[\s\x16]{0,20}|)\x01[A-Za-z]{1,3}\d{2,5}|\x16\x16\x01")
"""The start of a wire's transmission; tables in it are set with codes, several a line."""

_NULS = 0.02
"""Over this share of NULs even a transmission is no text."""

SAMPLE = 50_000
"""Characters from a text's start by which its character set is told."""

_NO_CHARACTER = re.compile(r"[\x80-\x84\x86-\x9f]")
_BEYOND = re.compile(r"[^\x00-\x7f]")
_WITHIN_WORD = re.compile(r"(?<=[^\W\d_])[^\x00-\x7f](?=[^\W\d_])")

ODD = 0.02
"""Over this share of characters without a meaning, a copy is not in the set that its sender uses."""

_MAGIC = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x7fELF",
    b"\x1f\x8b",
    b"RIFF",
    b"OggS",
    b"ID3",
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the character set it was in, and what had to be guessed."""

    text: str
    charset: str
    flags: tuple[Flag, ...] = ()


def decode(data: bytes, content_type: str | None = None, usual: Sequence[str] = ()) -> Decoded | Unreadable:
    """Return the text of a copy, or why its bytes are none; never raises.

    usual: the character sets in which its sender sends what is not UTF-8, where they are known.
    """
    if data.startswith(_MAGIC):
        return Unreadable("binary", "the bytes of a picture, an archive, a sound or a program")
    for mark, name in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(name, errors="replace")
            guessed: tuple[Flag, ...] = ("charset-guessed",) if "\ufffd" in text else ()
            return Decoded(text, name, guessed)
    if (wide := _wide(data)) is not None:
        return wide
    if _is_binary(data):
        return Unreadable("binary", "control codes all over")
    return _narrow(data, content_type, usual)


def _is_binary(data: bytes) -> bool:
    """Tell whether control codes stand all over; a transmission's own codes are none of them."""
    if _WIRE.match(data) is not None:
        return data.count(0) > max(8, _NULS * len(data))
    codes = len(data) - len(data.translate(None, _CONTROLS))
    if codes > max(8, BINARY_SHARE * len(data)):
        return True
    # A short piece of anything: more than a frame's codes for its length, and few signs that text has.
    return codes >= 3 and codes > 0.03 * len(data) and len(_PLAIN.findall(data)) < 0.5 * len(data)


def _narrow(data: bytes, content_type: str | None, usual: Sequence[str]) -> Decoded | Unreadable:
    try:
        return _repaired(Decoded(data.decode(), "utf-8"))
    except UnicodeDecodeError:
        pass
    for name in _declared(data, content_type):
        try:
            codec = codecs.lookup(name).name
            if codec != "utf-8":
                return _repaired(Decoded(data.decode(_WINDOWS.get(codec, codec)), codec))
        except (LookupError, UnicodeError, ValueError):
            pass
    if _looks_like_ebcdic(data):
        return _from_ebcdic(data)
    mixed = _mostly_utf8(data)
    if mixed is None and (likeliest := _likeliest(usual, data)) is not None:
        return likeliest
    text = mixed if mixed is not None else data.decode("cp1252", errors="wiredesk-latin-1")
    bound = 200 if _WIRE.match(data) is None else 2000
    if sum(not char.isprintable() and char not in "\r\n\t\f" for char in text[:4000]) > bound:
        return Unreadable("undecodable", "no character set gives readable text")
    return _repaired(Decoded(text, "utf-8" if mixed is not None else "cp1252", ("charset-guessed",)))


def _looks_like_ebcdic(data: bytes) -> bool:
    """Tell whether letters stand where EBCDIC has them (0x81 and up), with 0x40 for a blank."""
    sample = data[:4000]
    high = sum(0x81 <= byte <= 0xF9 for byte in sample)
    return (
        len(sample) > 40
        and high > len(sample) * 0.6
        and sample.count(0x40) > max(len(sample) * 0.06, 3 * sample.count(0x20))
    )


def _from_ebcdic(data: bytes) -> Decoded | Unreadable:
    """Read text of a mainframe (IBM code page 37) if that gives words and little else."""
    text = data.decode("cp037").replace("\x85", "\n")
    sample = text[:4000]
    readable = sum(char.isascii() and (char.isalnum() or char in " .,:;'\"()-/\r\n\t") for char in sample)
    if readable < len(sample) * 0.9:
        return Unreadable("undecodable", "bytes of EBCDIC that give no text")
    return Decoded(text, "cp037", ("charset-guessed",))


def _declared(data: bytes, content_type: str | None) -> Iterator[str]:
    """Yield the character sets that the copy itself declares (XML, HTML), then those its sender does."""
    within = _DECLARED_WITHIN.search(data, 0, 4000)
    if within is not None:
        yield (within[1] or within[2]).decode()
    declared = _DECLARED.search(content_type or "")
    if declared is not None:
        yield declared[1]


def _likeliest(charsets: Sequence[str], data: bytes) -> Decoded | None:
    """Return the text in the set in which it reads best; None if in none of them it does."""
    found = [
        (name, text)
        for name in charsets
        if (text := data.decode(name, errors="replace")) and _is_in_set(text)
    ]
    if not found:
        return None
    name, text = max(found, key=lambda one: _words(one[1][:SAMPLE]))
    return Decoded(text, codecs.lookup(name).name, ("charset-guessed",))


def _is_in_set(text: str) -> bool:
    """Tell whether not more than odd characters of a text have no meaning."""
    odd = text.count("\ufffd") + len(_NO_CHARACTER.findall(text))
    return odd <= ODD * len(_BEYOND.findall(text))


def _words(text: str) -> int:
    """Return how well a text reads: small letters within words count, what is no letter counts against."""
    score = 0
    for char in _WITHIN_WORD.findall(text):
        score += char.islower() or (not char.isalpha() and -2)
    return score


def _wide(data: bytes) -> Decoded | None:
    """Read UTF-16 without a mark: every other byte of plain text is then NUL."""
    sample = data[:400]
    if len(sample) < 8 or sample.count(0) < len(sample) * 0.35:
        return None
    name = "utf-16-le" if sample[1::2].count(0) > sample[0::2].count(0) else "utf-16-be"
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return None
    return None if "\x00" in text else Decoded(text, name, ("charset-guessed",))


def _mostly_utf8(data: bytes) -> str | None:
    """Return text that is UTF-8 but for odd bytes, those read as Windows-1252; None if it is not UTF-8."""
    if len(data) > SAMPLE and _mostly_utf8(data[:SAMPLE]) is None:
        return None
    text = data.decode("utf-8", errors="wiredesk-cp1252")
    good = sum(char > "\x7f" for char in data.decode("utf-8", errors="ignore"))
    odd = sum(char > "\x7f" for char in text) - good
    return text if good >= odd else None


def _repaired(decoded: Decoded) -> Decoded:
    """Undo text that was decoded wrongly before it came to us; looked for only where its signs are."""
    text = repaired(decoded.text)
    return decoded if text is decoded.text else Decoded(text, decoded.charset, decoded.flags)


def repaired(text: str) -> str:
    """Return a text with mojibake undone ("CafÃ©" → "Café"); the same object where it has no sign of any."""
    if text.isascii() or _MOJIBAKE.search(text) is None:
        return text
    return str(ftfy.fix_encoding(text))


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    odd = error.object[error.start : error.end]
    return odd.decode("cp1252", errors="wiredesk-latin-1"), error.end


def _as_latin_1(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("wiredesk-cp1252", _as_cp1252)
codecs.register_error("wiredesk-latin-1", _as_latin_1)

"""The character sets of teleprinter services: seven bits with national letters, and eight bits.

A service says nowhere which set it sends; the text does. ISO 646 has national forms, in which brackets and
braces are letters (DIN 66003, NF Z 62-010, SEN 85 02 00, …): a copy of seven bits with braces within words is
one of these. Of eight bits, that set wins in which what stands between letters is a letter; where an agency's
profile names its sets, one of those.
"""

from __future__ import annotations

import re
from collections import Counter

from wiredesk.normalised.charset import decode
from wiredesk.normalised.draft import Copy, Unreadable
from wiredesk.normalised.language import detect
from wiredesk.normalised.providers import profile_of

SAMPLE = 200_000
"""Bytes from a copy's start that are looked at to tell its character set."""

OF_TEXT = 50
"""Characters of a line that is the text's and no header's."""

ENOUGH = 2
"""So many letters written as braces tell a national set."""

_NATIONAL = {
    "de": str.maketrans("[\\]{|}~", "ÄÖÜäöüß"),
    "fr": str.maketrans("@\\{|}", "àçéùè"),
    "es": str.maketrans("[\\]|}", "¡Ñ¿ñç"),
    "it": str.maketrans("\\]`{|}~", "çéùàòèì"),
    "sv": str.maketrans("[\\]{|}", "ÄÖÅäöå"),
    "da": str.maketrans("[\\]{|}", "ÆØÅæøå"),
}
_NATIONAL["fi"] = _NATIONAL["sv"]
_NATIONAL["nb"] = _NATIONAL["no"] = _NATIONAL["nn"] = _NATIONAL["da"]
_BRACE_IN_WORD = re.compile(
    r"(?<=[A-Za-z])[{|}~](?=[a-z])|(?<![^\s(\"])[{|}\[\\](?=[a-z]{2})[a-z]+(?=[ ,.;:])"
)
_WORD_BRACKETED = re.compile(r"\[[^\[\]{|}]{1,40}\]")
_AT = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}+@\w[\w.-]{0,80}\.[a-z]{2,}|[<\"']?https?:\S+")
"""What keeps its at sign, and its braces: addresses."""

_HIGH_IN_WORD = re.compile(rb"(?<=[A-Za-z])[\x80-\xff]{1,2}(?=[a-z])|(?<=[\s(\"])[\x80-\xff](?=[a-z]{2})")
_WESTERN = frozenset("äöüßéèêëàâáçñóòôíìîïúùûåæøãõœ")
_WESTERN_CAPITALS = frozenset("ÄÖÜÉÅØÆÑÁÓÍÚÀÈÇÎÔÂÊ")


def text_of(copy: Copy, agency: str | None) -> tuple[str, str]:
    """Return a copy's text and the character set it was in, as its agency's teleprinter service sends it.

    agency: the short id that the copy's header names, None where it names none.
    """
    if copy.text.isascii():
        return _national(copy, agency)
    if copy.charset == "cp1252" and "charset-guessed" in copy.flags:
        return _eight_bits(copy, agency)
    return copy.text, copy.charset


def _national(copy: Copy, agency: str | None) -> tuple[str, str]:
    sample = copy.text[:SAMPLE]
    if not any(mark in sample for mark in "{|}~"):
        return copy.text, copy.charset
    sample = _WORD_BRACKETED.sub(" ", _AT.sub(" ", sample))
    if len(_BRACE_IN_WORD.findall(sample)) < ENOUGH:
        return copy.text, copy.charset
    language = detect(sample[:4000])
    profile = profile_of(agency)
    usual = profile.languages if profile is not None else ()
    language = next((one for one in (language, *usual) if one in _NATIONAL), None) or _spelt(sample[:4000])
    if language is None:
        return copy.text, copy.charset
    table = _NATIONAL[language]
    parts: list[str] = []
    end = 0
    for address in _AT.finditer(copy.text):
        parts += [copy.text[end : address.start()].translate(table), address[0]]
        end = address.end()
    return "".join([*parts, copy.text[end:].translate(table)]), f"iso646-{language}"


def _spelt(sample: str) -> str | None:
    """Return the language in whose national set a text reads as that language; None for none."""
    # Header, codes and slug belong to no language; the text's lines are longer.
    sample = "\n".join(line for line in sample.splitlines() if len(line) > OF_TEXT)
    for language, table in _NATIONAL.items():
        found = detect(sample.translate(table), (language,))
        if found is not None and _NATIONAL.get(found) is table:
            return language
    return None


def _eight_bits(copy: Copy, agency: str | None) -> tuple[str, str]:
    profile = profile_of(agency)
    if profile is not None and profile.charsets:
        decoded = decode(copy.data, None, profile.charsets)
        if not isinstance(decoded, Unreadable):
            return decoded.text, decoded.charset
    found = Counter(b"".join(_HIGH_IN_WORD.findall(copy.data[:SAMPLE])))
    if _letters(found, "cp850") > _letters(found, "cp1252"):
        return copy.data.decode("cp850"), "cp850"
    return copy.text, copy.charset


def _letters(found: Counter[int], charset: str) -> int:
    """Return how well bytes read as letters: what is none within a word counts against the set."""
    score = 0
    for byte, count in found.items():
        if byte < 0x80:
            continue
        char = bytes([byte]).decode(charset, errors="replace")
        if char in _WESTERN:
            score += 2 * count
        elif char in _WESTERN_CAPITALS:
            score += 0
        else:
            score -= count
    return score

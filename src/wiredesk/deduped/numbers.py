"""Numbers in running text as values, so that "2.8 mln", "2,800,000" and "2,8 Millionen" are one fact."""

from __future__ import annotations

import re
from collections.abc import Sequence

SCALES = {
    **dict.fromkeys(("thousand", "tausend", "mille", "mil", "mila"), 1e3),
    **dict.fromkeys(
        "mln mio million millions millionen millones milhão milhões milione milioni millón".split(), 1e6
    ),
    **dict.fromkeys(
        "bln bn billion billions mrd milliarde milliarden milliard milliards miliardo miliardi".split(), 1e9
    ),
    **dict.fromkeys("trln trillion trillions billionen".split(), 1e12),
}
"""What a word behind a number multiplies it by; long scale and short agree up to a milliard."""

SPELT = {word: float(n) for n, word in enumerate("one two three four five six seven eight nine".split(), 1)}
"""English agencies spell numbers up to nine; they count before a scale only ("four mln")."""

_MONTHS = frozenset(
    "jan january januar janvier enero gennaio janeiro "
    "feb february februar février febrero febbraio fevereiro "
    "mar march märz mars marzo março apr april avril abril aprile may mai mayo maggio maio "
    "jun june juni juin junio giugno junho jul july juli juillet julio luglio julho "
    "aug august août agosto sep sept september septembre septiembre settembre setembro "
    "oct october oktober octobre octubre ottobre outubro nov november novembre noviembre novembro "
    "dec december dezember décembre diciembre dicembre dezembro".split()
)
_PLAIN = re.compile(r"\d+")
_MIXED = re.compile(r"(?:(\d+)-)?(\d+)/(\d+)")
_GROUPED = re.compile(r"(\d{1,3})((?:,\d{3})+)(\.\d+)?|(\d{1,3})((?:\.\d{3})+)(,\d+)?")
_DECIMAL = re.compile(r"(\d+)[.,](\d+)")


def numbers_of(tokens: Sequence[str]) -> frozenset[str]:
    """Return the numbers among a text's tokens, each as three significant digits ("2.8e+06").

    Left out are days beside a month, years, and single digits by themselves, which agree by chance. What is
    no number to us (11:20, 1987-88) is a fact as it is spelt.
    """
    found = set()
    for at, token in enumerate(tokens):
        if not token[0].isdigit() and token not in SPELT:
            continue
        before = tokens[at - 1] if at else ""
        behind = tokens[at + 1] if at + 1 < len(tokens) else ""
        scale = SCALES.get(behind)
        if token[0].isdigit():
            value = _value(token)
            if value is None:
                found.add(token)
                continue
            if scale is None and _is_incidental(token, value, before, behind):
                continue
        elif scale is not None:
            value = SPELT[token]
        else:
            continue
        found.add(f"{value * (scale or 1):.3g}")
    return frozenset(found)


def _is_incidental(token: str, value: float, before: str, behind: str) -> bool:
    """Tell whether a number says little: a day of a month, a year, one digit."""
    if not _PLAIN.fullmatch(token):
        return False
    if value <= 31 and (before in _MONTHS or behind in _MONTHS):
        return True
    return value < 10 or 1900 <= value <= 2100


def _value(token: str) -> float | None:
    """Return what a token of digits is worth, None if it is a time, a range, or the like."""
    if _PLAIN.fullmatch(token):
        return float(token[:15])
    if match := _MIXED.fullmatch(token):
        whole, part, of = match.groups()
        return float(whole or 0) + float(part) / (float(of) or 1.0)
    if match := _GROUPED.fullmatch(token):
        digits = "".join(one or "" for one in (match[1], match[2], match[4], match[5]))
        rest = (match[3] or match[6] or "").replace(",", ".")
        return float(re.sub(r"[.,]", "", digits) + rest)
    if match := _DECIMAL.fullmatch(token):
        return float(f"{match[1]}.{match[2]}")
    return None

"""Which state a place belonged to at a date: former states have the ISO 3166-3 codes of the table."""

from __future__ import annotations

from datetime import date

_SOVIET = frozenset("RU UA BY UZ KZ GE AZ LT MD LV KG TJ AM TM EE".split())
_YUGOSLAV = frozenset("RS HR SI BA MK ME XK".split())
_CZECHOSLOVAK = frozenset({"CZ", "SK"})


def state_at(country: str, on: date) -> str:
    """Return the code of the state that a place's land belonged to at a date."""
    if country in _SOVIET and on <= date(1991, 12, 26):
        return "SUHH"
    if country in _YUGOSLAV and on <= date(1992, 4, 27):
        return "YUCS"
    if country in _CZECHOSLOVAK and on <= date(1992, 12, 31):
        return "CSHH"
    return country

"""Which of two provider versions is the newer: numbers by value, times by their parts."""

from __future__ import annotations

import re

_PIECES = re.compile(r"\d+|[^\W\d_]+")


def newer(version: str, than: str) -> bool:
    """Return whether a provider's version is newer than another ("10" than "9", "1.10" than "1.9").

    A version that goes on where the other ends is newer ("3b" than "3").
    """
    return _key(version) > _key(than)


def _key(version: str) -> list[tuple[int, int, str]]:
    return [
        (1, int(piece), "") if piece.isdigit() else (0, 0, piece.casefold())
        for piece in _PIECES.findall(version)
    ]

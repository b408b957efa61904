"""A text's tokens, as a pattern finds them, in half the pattern's time: most of them are plain words.

Quotes and dashes of every kind are one kind here, so that a copy set in other type has the same tokens.
"""

from __future__ import annotations

import re

PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "\u00ad": None,
        "…": "...",
    }
)


class Tokens:
    """Finds tokens by a pattern that takes a run of letters whole."""

    def __init__(self, pattern: str, inside: str) -> None:
        """inside: the characters beside letters and numbers that may stand in a token."""
        self._pattern = re.compile(pattern)
        self._inside = inside
        self._parting = _Parting(f"{inside}_")

    def __call__(self, text: str) -> list[str]:
        """Return the tokens of a text in their order, as the pattern finds them in it made plain."""
        found: list[str] = []
        for piece in text.translate(self._parting).split():
            if piece.isalpha():
                found.append(piece)
            elif (bare := piece.strip(self._inside)).isalpha():
                found.append(bare)
            else:
                found += self._pattern.findall(piece)
        return found


class _Parting(dict[int, str]):
    """For str.translate(): a blank for what stands in no token; each character is looked at once."""

    def __init__(self, kept: str) -> None:
        super().__init__()
        self._kept = kept

    def __missing__(self, code: int) -> str:
        plain = chr(code).translate(PLAIN)
        parted = "".join(one if one.isalnum() or one in self._kept else " " for one in plain)
        self[code] = parted
        return parted

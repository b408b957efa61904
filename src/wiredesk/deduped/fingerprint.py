"""Fingerprints of a story's text: equal for two copies that an editor would call word for word the same."""

from __future__ import annotations

from dataclasses import dataclass

import xxhash

from wiredesk.deduped.tokens import Tokens
from wiredesk.normalised.story import Story

ENOUGH_WORDS = 20
"""A body of fewer words says too little by itself: its headline and captions are then part of it."""

TABLE_SHARE = 0.3
"""Where numbers are a greater share of a body's words, it is a table."""

_tokens = Tokens(r"(?:(?<!\w)-)?\d+(?:[.,:/]\d+)*|[^\W\d_]+", inside=".,:/-")
"""A number with its sign and what is inside it, or a run of letters."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Two hashes, 16 hexadecimal digits each.

    text: of headline, body and captions: any change of words changes it. body: of the body alone where it has
    ENOUGH_WORDS and is no table, so that a copy under another headline is found; else the same as text.
    """

    text: str
    body: str


def fingerprint(story: Story) -> Fingerprint:
    """Hash the words of a story, whatever their case, quotes, dashes, punctuation and white space."""
    body = _plain(" ".join(story.paragraphs))
    rest = _plain(" ".join([story.headline or "", *(caption.text for caption in story.captions)]))
    text = xxhash.xxh3_64_hexdigest(f"{rest}\n{body}".encode())
    # A table without trades is the same at noon and at the close: what it is of stands in its headline.
    words = " ".join(story.paragraphs).split()
    is_table = len([word for word in words if word[0].isdigit()]) > TABLE_SHARE * len(words)
    if body.count(" ") + 1 < ENOUGH_WORDS or is_table:
        return Fingerprint(text=text, body=text)
    return Fingerprint(text=text, body=xxhash.xxh3_64_hexdigest(body.encode()))


def _plain(text: str) -> str:
    """Fold case, keep words and numbers (-3 is another fact than 3, 1.5 than 15), part them by blanks."""
    return " ".join(_tokens(text.casefold()))

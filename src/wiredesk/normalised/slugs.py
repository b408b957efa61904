"""Slugs in fields of their own and in others' places: what stands in a title or headline may be none.

A slug is the desk's name for a story: few words joined by hyphens or slashes, perhaps behind a cycle ("BC-"),
perhaps with a take and a count of words behind it. Where an agency puts it differs: titles, keys, keywords,
headlines hold it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from wiredesk.normalised.rights import one_line
from wiredesk.normalised.takes import label_line

LONGEST = 90
"""Characters; a longer text is no slug."""

_CYCLE = re.compile(r"^(?:[a-z]{1,3}[ -])?(?:BC|AM|PM|bc|am|pm)-\S")
_DOUBLE = re.compile(r"\w--\w")
_JOINED = re.compile(r"^[^\W\d_][\w.'’&]*(?:[-_][\w.'’&]+)+$")
_LISTED = re.compile(r"^[^\s/][^/]{0,40}(?:\s?/\s?[^/\s][^/]{0,40})+/?\s*$")
_COUNTED = re.compile(r"\d|s", re.IGNORECASE)
"""How a slug with its count of words ends."""

_COUNT = re.compile(r"\s*[,/]\s*\d{2,5}(?:\s*words)?\s*$", re.IGNORECASE)
_TAKE = re.compile(
    r"(?:\s*,\s*|\s+|\s*[(\[])(?P<take>(?:\d{1,2}(?:st|nd|rd|th|er|re|i?[eè]me|e)\s*-?\s*)?"
    r"(?:ld|lead|lede|add|sub|insert|pickup|writethru|"
    r"newsalert|apnewsalert|urgent|flash|bulletin|advisory|kill|hold|embargo|withdrawal|correction|corrective|corrected|update|wrapup|refile|repeat|writethrough)"
    r"(?:\s*-?\s*(?:writethru|writethrough|wt|all|\d{1,2}))?)[)\]]?$",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"(?:pix|tv|photos?|pictures?|videos?|graphics?|graphix|live|insight|analysis|interview|exclusive|"
    r"corrected|picture|maps?|repeat)(?:[ +/&]\w{1,12})?",
    re.IGNORECASE,
)
"""What a bracket behind a slug says of pictures and other stories."""

_HYPHENED = re.compile(
    r"-(?P<take>\d{1,2}(?:ST|ND|RD|TH|st|nd|rd|th)?-?(?:LD|LEAD|LEDE|ld|lead|lede|Ld|Lead)|LD\d?)$"
)
"""A take that a hyphen joins to the slug, as Indian services have it: "TEA-AUCTION-LD", "ASSAM-2NDLD"."""

_LABELLED = re.compile(r"^(?P<label>[^:]{2,30}):\s+(?=\S)")
_BRACKETED = re.compile(r"^[(\[](?P<label>[^()\[\]]{2,40})[)\]]\s+(?=\S)")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_UNPARTED = re.compile(r"[\u0e00-\u0eff\u2e80-\u9fff\uac00-\ud7af\uff66-\uff9d]")
"""Letters of scripts that part their words seldom or never."""

_SMALL = re.compile(r"(?<![^\W_])[^\W\d_A-ZÀ-ÖØ-Þ]{2,}(?![^\W_])")
"""A word in lower case."""


def _closed(slug: str) -> str:
    """Return a slug without what closes it."""
    return slug.rstrip(" /,;")


class Slug(NamedTuple):
    """A slug without what transmission put behind it, and the take that stood there."""

    text: str
    take: str | None


def part_slug(text: str | None) -> Slug | None:
    """Part a slug from take, word count and closing slash; None where it says nothing.

    "BC-US--Storm, 2nd Ld-Writethru,640" → "BC-US--Storm", "2nd Ld-Writethru".
    """
    slug = one_line(text)
    if not slug or label_line(slug) or not any(map(str.isalnum, slug)):
        return None
    slug = _closed(_COUNT.sub("", slug) if _COUNTED.search(slug, len(slug) - 1) else slug)
    listed = (_bracketed(slug) if slug[-1:] == ")" else None) or _joined_take(slug)
    if listed is not None:
        return listed
    if slug[-1:] in ")]" and (label := label_line(slug[max(slug.rfind("("), slug.rfind("[")) :])):
        return Slug(_closed(slug[: max(slug.rfind("("), slug.rfind("["))]), label)
    return _taken_off(slug) if slug else None


def _taken_off(slug: str) -> Slug:
    """Part a slug from the take behind it, or from several: "BKC--Band, 3rd Ld-Writethru, CORRECTIVE"."""
    found = _TAKE.search(slug) if len(slug) <= 2 * LONGEST else None
    if found is None or not found.start():
        return Slug(slug, None)
    behind_comma = slug[found.start() : found.start("take")].strip() in (",", "(", "[")
    if not behind_comma and not any(map(str.isdigit, found["take"])):
        return Slug(slug, None)  # "Kentucky Urgent" may name the story, "Kentucky 1st Ld" may not
    rest = _closed(slug[: found.start()])
    before = _taken_off(rest) if behind_comma else None
    if before is not None and before.take:
        return Slug(before.text, f"{before.take} {found['take']}")
    return Slug(rest, found["take"])


def _bracketed(slug: str) -> Slug | None:
    """Part a slug from a bracket that lists its take and what goes with it: "(UPDATE 2, PIX, TV)"."""
    start = slug.rfind("(")
    parts = slug[start + 1 : -1].split(",")
    if start < 1 or not 1 < len(parts) < 8:
        return None
    labels = [label for part in parts if (label := label_line(part)) is not None]
    rest = [part for part in parts if label_line(part) is None]
    if not labels or not all(_WITH.fullmatch(part.strip()) for part in rest):
        return None
    return Slug(_closed(slug[:start]), " ".join(labels))


def _joined_take(slug: str) -> Slug | None:
    """Part a slug from a label before it ("2ND LD: Ferry-sumo"), or from a take that a hyphen joins to it."""
    bracket = _BRACKETED.match(slug) if slug[0] in "([" else None
    if bracket is not None and (label := label_line(bracket["label"])):
        return Slug(slug[bracket.end() :], label)
    before = _LABELLED.match(slug)
    if before is not None and any(map(str.isdigit, before["label"])) and label_line(before["label"]):
        return Slug(slug[before.end() :], before["label"])
    behind = _HYPHENED.search(slug)
    return Slug(slug[: behind.start()], behind["take"]) if behind is not None and behind.start() else None


def has_cycle(text: str) -> bool:
    """Tell whether a line begins with a cycle and a slug, as American wires send it: "BC-Storm, KILL"."""
    return len(text) <= LONGEST and _CYCLE.match(text.strip()) is not None


def is_slug(text: str) -> bool:
    """Tell by its form alone whether a text is a slug and no headline."""
    text = text.strip()
    if not text or len(text) > LONGEST:
        return False
    if _CYCLE.match(text) or (_DOUBLE.search(text) and len(text.split()) < 6):
        return True
    parted = part_slug(text)
    if parted is None or not _LATIN.search(text) or _UNPARTED.search(text):
        return False
    words = parted.text.split()
    if len(words) == 1:
        # One word is a headline in no language that parts its words.
        return True
    if _LISTED.match(text) and len(words) <= 8 and (text.endswith("/") or not _SMALL.search(text)):
        # A headline in capitals may have a slash too ("DEAL CUTS PRICE TO 3 DLR/SHR"): its parts are longer.
        return text.endswith("/") or all(len(part.split()) <= 3 for part in text.split("/"))
    return bool(len(words) <= 3 and _JOINED.match(words[0]) and (parted.take or not _SMALL.search(text)))


def is_sentence(text: str) -> bool:
    """Tell whether a title can be read as a headline: words as in a sentence, neither slug nor number."""
    text = text.strip()
    if not text or is_slug(text) or (text.rstrip()[-1:].isdigit() and len(text.split()) < 5):
        return False
    if not _LATIN.search(text) or _UNPARTED.search(text):
        return sum(map(str.isalpha, text)) >= 10 and not ("/" in text and " " not in text)
    words = text.split()
    if len(words) < 4 or any(mark in text for mark in "_|"):
        return False
    return bool(_SMALL.search(text)) or (len(words) >= 5 and text.isupper())

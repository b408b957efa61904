"""An item's own id: the provider's, as sent, without the revision that is stated apart.

A revision is cut off only where the copy states it elsewhere too: an id that only ends in a number is whole.
"""

from __future__ import annotations

import re

from wiredesk.normalised.providers import domain_of, named

_LINK_WITH_QUERY = re.compile(r"https?://[^?#\s]*\?\S", re.IGNORECASE)
_LINK_BY_NUMBER = re.compile(
    r"https?://[^?#\s]*\?(?:p|id|aid|page_id|post_id|article_?id|story_?id|news_?id|doc_?id)=\d{1,12}$",
    re.IGNORECASE,
)
_REVISION = re.compile(
    r"^(?P<stem>.{4,}?)(?:[:._/-]\s?(?:v|r|rev|ver)?|(?<=\d)[rv])(?P<number>\d{1,4})$", re.IGNORECASE
)
_UPDATE_LETTERS = "NUA"
_STEMS = {"urn:newsml:": 4, "tag:": 2}
"""How an id begins that may end with a revision, and the colons that it has without it."""


def is_id(text: str | None) -> bool:
    """Tell whether a text can be an id; a link with a query (a session, a search) is none.

    One that names the item by its number alone is: "https://paper.example/?p=4411".
    """
    return bool(text) and (not _LINK_WITH_QUERY.match(text or "") or bool(_LINK_BY_NUMBER.match(text or "")))


def without_revision(uri: str, revision: str | None) -> str:
    """Return a NewsML URN or a tag URI without the revision at its end, where that is the one stated apart.

    RFC 3085: urn:newsml:provider:date:id:revision, the revision perhaps followed by N, U or A. Tag URIs (RFC
    4151) have none, but agencies add it behind a colon: tag:provider,date:id:revision.
    """
    colons = next((count for start, count in _STEMS.items() if uri.lower().startswith(start)), None)
    if not revision or colons is None:
        return uri
    stem, _, last = uri.rpartition(":")
    return stem if stem.count(":") >= colons and last.rstrip(_UPDATE_LETTERS) == revision else uri


def without_stated(uri: str, revision: str | None) -> str:
    """Return an id of any form without the revision at its end, where that is the one stated apart.

    The two are compared as numbers: "BGA-77120-R3" and "3", "20220301005331r1" and "1".
    """
    cut = without_revision(uri, revision)
    found = _REVISION.match(cut) if cut == uri else None
    stated = (revision or "").strip().lstrip("RrVv.")
    if found is None or not stated.isdecimal() or int(stated[:9]) != int(found["number"]):
        return cut
    return found["stem"]


def owner_of(uri: str | None) -> str | None:
    """Return who a URN or tag URI says issued it: "urn:newsml:reuters.com:…", "tag:reuters.com,2022:…".

    A link says so only where it is a known agency's: others host what is not theirs.
    """
    parts = (uri or "").split(":")
    if len(parts) > 3 and parts[0].lower() == "urn":
        return parts[2] or None
    if len(parts) > 2 and parts[0].lower() == "tag":
        return parts[1].partition(",")[0] or None
    return named(domain_of(uri)) if parts[0].lower() in ("http", "https") else None

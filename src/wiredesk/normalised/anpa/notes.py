"""Notes to editors in ANPA 1312: what they begin with, and the lists of pictures that go with a text."""

from __future__ import annotations

import re

from wiredesk.normalised.draft import Draft
from wiredesk.normalised.notes import signals_of_note
from wiredesk.normalised.takes import is_editors_note
from wiredesk.normalised.text.page import add_line

_PICTURES = (
    r"(?:(?:laser)?photos?|graphics?|pix|pictures?|art|video|maps?|illustrations?|multimedia|interactive)"
)
_NOTES = re.compile(
    r"^\W{0,3}(?:eds\b|ed\s*[:—]|editors?\b(?!\s+of\b)|editor['’]s note|editors['’] note|note to\b|"
    r"(?:attention|attn)\b(?=\s*[:—-]|\s+(?:editors?|all|subscribers|clients)\b|\s*$)|notes?\s*[:—-]|"
    r"(?:advisory|clients?|updates?|adds|mises? à jour|ajouts?)\s*[:—]|"
    r"stands? for\b|for use (?:by|in|with)\b|"
    r"(?:moved|moving|retransmit\w*|resend\w*|repeat\w*|retransmission) (?:on|for|to|in|with)\b|"
    rf"with\b.{{0,40}}\b(?:{_PICTURES}|box(?:es)?|sidebars?)\b|"
    rf"(?:an? )?ap (?:{_PICTURES}|audio|radio|mobile)\b|aptn\b|aptv\b|"
    rf"(?:(?:afp|cp|upi|krt|mct|tns|tribune|reuters|getty|file)\s+)?{_PICTURES}\b(?:\s*[:—(#*]|\s+[A-Z]{{2,4}}\d|\s*$|"
    r"\s+(?:pursuing|moved|moving|available|planned|upcoming|by transmission|from|included)\b)|"
    r"(?:pls|please)\b|for (?:immediate|global) use\b|(?:hold )?for release\b|no use\b|"
    r"for more\b.{0,40}\bcontact\b)",
    re.IGNORECASE,
)
_PICTURE_NOTE = re.compile(
    rf"^\W{{0,3}}(?:(?:an? )?(?:ap|afp|cp|krt|mct|tns)\s+)?{_PICTURES}\b\s*(?:[:(#*]|$)|^eds\s*[:—]",
    re.IGNORECASE,
)


def is_picture_note(text: str) -> bool:
    """Tell whether a line lists the pictures that go with a text."""
    return _PICTURE_NOTE.match(text) is not None


def is_note(text: str) -> bool:
    """Tell whether a line is a note to editors by its first words, or by its brackets."""
    return is_editors_note(text) or _NOTES.match(text) is not None


def add_note(draft: Draft, text: str) -> None:
    """Add a note to editors, and what it signals."""
    draft.ednote = add_line(draft.ednote, text)
    draft.signals += signals_of_note(text)

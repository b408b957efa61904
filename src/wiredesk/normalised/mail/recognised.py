"""How a mail is told from other copies: by its first header fields, however it was saved."""

from __future__ import annotations

import re

from wiredesk.normalised.mail.message import MAX_HEADER_BYTES, TooMuch, dedented, header_of

_STRONG = {
    "from": rb"[^\r\n]*@",
    "message-id": rb"\s*+<?[^\s<>]++>",
    "received": rb"\s*(?:\(|from\b|by\b)",
    "return-path": rb"\s*+<[^>]*+>",
    "mime-version": rb"\s*\d",
    "delivered-to": rb"[^\r\n]*@",
    "dkim-signature": rb"[^\r\n]*=",
    "x-mailer": rb"\s*\S",
    "sender": rb"[^\r\n]*@",
    "envelope-to": rb"[^\r\n]*@",
    "x-originating-ip": rb"\s*\S",
    "arc-seal": rb"[^\r\n]*=",
}
"""Header fields that only mail has, and how their values begin."""

_WEAK = frozenset(
    b"from to cc bcc subject date sent reply-to content-type content-transfer-encoding importance".split()
)
_START = re.compile(rb"(?:\xef\xbb\xbf|\s)*+(?:>?From \S+ [^\r\n]*\s++)?([!-9;-~]{2,40})[ \t]*:(?!//)")
_UNICODE = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def begins_mail(data: bytes) -> bool:
    """Tell whether a copy begins with a mail's header fields.

    Needed are one that only mail has and another, or those that a mail keeps when it is saved as text.
    """
    data = narrowed(data[:MAX_HEADER_BYTES])
    if _START.match(data) is None:
        return False
    try:
        fields, _ = header_of(dedented(data[:60_000]))
    except TooMuch:
        return True
    strong = {
        name for name, value in fields if (form := _STRONG.get(name)) is not None and re.match(form, value)
    }
    weak = {name for name, _ in fields if name.encode() in _WEAK} - strong
    known_four = {"from", "subject"} <= weak and {"to", "sent", "date", "cc"} & weak
    return bool(strong and len(strong) + len(weak) > 1) or (bool(known_four) and len(weak) > 2)


def narrowed(data: bytes) -> bytes:
    """Return a mail that was saved in UTF-16 as UTF-8."""
    for mark, name in _UNICODE:
        if data.startswith(mark):
            return data[2:].decode(name, "replace").encode("utf-8", "replace")
    return data

"""The text of a mail: which of its parts it is, decoded from its transfer encoding and character set.

text/plain is preferred unless it is empty or only says that there is HTML; attachments are no text; a message
within the message is the story. RFC 2045 (encodings), 2046 (alternatives), 2183 (disposition), 3676 (flowed).
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass

from wiredesk.normalised.mail.headers import in_charset
from wiredesk.normalised.mail.message import Part
from wiredesk.normalised.markup.html import html_to_blocks, looks_like_html

_NO_TEXT = frozenset(
    {"text/calendar", "text/vcard", "text/x-vcard", "text/directory", "text/css", "text/csv",
     "text/javascript", "text/rfc822-headers", "text/x-amp-html", "text/watch-html",
     "text/tab-separated-values"}
)  # fmt: skip
_TEXT_TYPES = frozenset({"application/json", "application/xhtml+xml", "application/ld+json"})
_JUNK_IN_BASE64 = re.compile(rb"[^A-Za-z0-9+/=\s\x00]")
_SOFT_BREAK = re.compile(rb"=[ \t]*\r?\n")
_HEX = re.compile(rb"=[0-9A-F]{2}")
_STUB = re.compile(
    r"^\s*(?:\W*(?:this (?:e-?mail|message) (?:is|was sent|contains|requires)[\w\s]{0,40}html\b.{0,120}|"
    r"your (?:e-?mail|mail) (?:client|program|reader|software)\b.{0,160}|to view (?:this|the) (?:e-?mail|"
    r"message|mail)\b.{0,200}|"
    r"(?:please )?(?:view|read|open) (?:this|it|the) (?:e-?mail|message|newsletter)?.{0,30}(?:browser|"
    r"html|online)\b.{0,200}|"
    r"(?:diese (?:e-?mail|nachricht)|ihr (?:e-?mail|mail)-?(?:programm|client))\b.{0,60}html\b.{0,160}|"
    r"(?:ce (?:message|courriel)|votre (?:client|logiciel))\b.{0,60}html\b.{0,160})\W*)$",
    re.IGNORECASE | re.DOTALL,
)
_META_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{2,30})", re.IGNORECASE)
_FLOWED_QUOTE = re.compile(r">*+")


@dataclass(slots=True)
class MailText:
    """The text of one message. kind: "plain" or "html". guessed: its character set had to be."""

    kind: str
    text: str
    number: str
    guessed: bool = False


def messages_of(root: Part) -> list[Part]:
    """Return the messages that are stories: those forwarded within, else the mail itself."""
    inner = list(_inner(root))
    if not inner:
        return [root]
    return [message for one in inner for message in messages_of(one)]


def _inner(part: Part) -> Iterator[Part]:
    if part.content_type == "multipart/report":
        return
    for child in part.parts:
        if part.content_type.startswith("message/"):
            yield child
        else:
            yield from _inner(child)


def leaves(part: Part) -> Iterator[Part]:
    """Yield the parts that hold no others, messages within left out."""
    if not part.parts:
        yield part
    for child in part.parts:
        if not part.content_type.startswith("message/"):
            yield from leaves(child)


def text_of_mail(message: Part) -> MailText | None:
    """Return the text of a message, None where no part of it is one."""
    found = [one for one in _texts(message, top=True) if one.text.strip()]
    if not found:
        lone = [one for one in leaves(message) if _is_text(one) and one.disposition != "attachment"]
        found = [text for text in map(_decoded, lone) if text.text.strip()]
    if not found:
        return None
    if len(found) == 1:
        return found[0]
    same = len({one.kind for one in found}) == 1
    kind = found[0].kind if same else "plain"
    texts = [one.text if same or one.kind == "plain" else _as_plain(one.text) for one in found]
    guessed = any(one.guessed for one in found)
    return MailText(kind, "\n\n".join(texts), found[0].number, guessed)


def _texts(part: Part, *, top: bool = False) -> list[MailText]:
    """Return the texts of a part: of alternatives the best one, of others all in their order."""
    if part.content_type.startswith("message/"):
        return []
    if not part.parts:
        return [_decoded(part)] if _is_text(part) and (top or not _is_attachment(part)) else []
    if part.content_type == "multipart/alternative":
        return _best([_texts(child) for child in part.parts])
    if part.content_type in ("multipart/related", "multipart/signed"):
        return next((texts for child in part.parts if (texts := _texts(child))), [])
    return _without_copies([one for child in part.parts for one in _texts(child)])


def _best(alternatives: list[list[MailText]]) -> list[MailText]:
    filled = [texts for texts in alternatives if any(one.text.strip() for one in texts)]
    good = [texts for texts in filled if not all(_says_nothing(one) for one in texts)]
    plain_first = sorted(good or filled, key=lambda texts: texts[0].kind != "plain")
    return plain_first[0] if plain_first else []


def _without_copies(texts: list[MailText]) -> list[MailText]:
    """Leave out HTML beside a plain part that says the same: alternatives that were declared as mixed."""
    if len({one.kind for one in texts}) < 2:
        return texts
    said = "".join(filter(str.isalnum, "".join(one.text for one in texts if one.kind == "plain")))
    kept = []
    for one in texts:
        bare = "".join(filter(str.isalnum, _as_plain(one.text))) if one.kind == "html" else ""
        if not bare or bare[:200] not in said:
            kept.append(one)
    return kept


def _says_nothing(one: MailText) -> bool:
    if one.kind != "plain":
        return not _as_plain(one.text).strip()
    return len(one.text) < 600 and _STUB.match(one.text) is not None


def _as_plain(markup: str) -> str:
    blocks = html_to_blocks(markup)
    return "\n\n".join([*([blocks.headline] if blocks.headline else []), *blocks.paragraphs])


def _is_text(part: Part) -> bool:
    kind = part.content_type
    return (kind.startswith("text/") and kind not in _NO_TEXT) or kind in _TEXT_TYPES


def _is_attachment(part: Part) -> bool:
    return part.disposition == "attachment" or bool(part.filename)


def _decoded(part: Part) -> MailText:
    octets = transferred(part)
    declared = part.charset
    html_type = part.content_type in ("text/html", "application/xhtml+xml")
    if declared is None and html_type and (meta := _META_CHARSET.search(octets[:4_000])):
        declared = meta[1].decode("ascii", "replace")
    text, guessed = in_charset(octets, declared)
    if not html_type and _is_markup(text):
        html_type = True
    if not html_type and part.parameter("format") == "flowed":
        text = unflowed(text, delete_space=part.parameter("delsp") == "yes")
    return MailText("html" if html_type else "plain", text, part.number, guessed)


def _is_markup(text: str) -> bool:
    """Tell whether text that is declared plain is an HTML page."""
    start = text[:400].lstrip("\ufeff \t\r\n").lower()
    return start.startswith(
        ("<html", "<!doctype html", "<head", "<body", "<div", "<p>", "<p ", "<table")
    ) and (looks_like_html(start))


def transferred(part: Part) -> bytes:
    """Return a part's bytes as they were before the transfer encoding, as far as they go."""
    encoding = part.get("content-transfer-encoding").strip(b" \t\"';").lower()
    content = part.content
    if encoding == b"base64":
        return _from_base64(content)
    if encoding in (b"quoted-printable", b"quoted_printable", b"qp"):
        return _from_quoted_printable(content)
    if encoding in (b"x-uuencode", b"uuencode", b"x-uue"):
        return _from_uuencode(content)
    if not encoding.startswith((b"8", b"b")) and len(_SOFT_BREAK.findall(content, 0, 50_000)) > 1:
        # Sent in quoted-printable by a gateway that does not say so.
        return _from_quoted_printable(content) if _HEX.search(content) else content
    return content


def _from_quoted_printable(content: bytes) -> bytes:
    # RFC 2045, 6.7: blanks at a line's end were added in transport, those before a soft break too.
    return binascii.a2b_qp(_SOFT_BREAK.sub(b"=\n", content).removesuffix(b"="))


def _from_base64(content: bytes) -> bytes:
    """Decode base64 up to a line that is none: a list's footer behind it, or text that was never encoded."""
    junk = _JUNK_IN_BASE64.search(content)
    good = content
    if junk is not None:
        before = content[: content.rfind(b"\n", 0, junk.start()) + 1]
        if len(before.strip()) < min(60, len(content) // 4):
            spaced = content.count(b" ") * 12 > len(content)
            good = b"" if spaced else _JUNK_IN_BASE64.sub(b"", content)
            if not good:
                return content
        else:
            good = before
    pieces = []
    for piece in re.split(rb"(?<==)(?!=)", b"".join(good.split())):
        kept = piece.replace(b"=", b"").replace(b"\0", b"")
        kept = kept[: len(kept) - (len(kept) % 4 == 1)]
        pieces.append(binascii.a2b_base64(kept + b"=" * (-len(kept) % 4)))
    return b"".join(pieces)


def _from_uuencode(content: bytes) -> bytes:
    pieces = []
    for line in content.splitlines():
        if line.startswith((b"begin ", b"end")):
            continue
        try:
            pieces.append(binascii.a2b_uu(line))
        except binascii.Error:
            continue
    return b"".join(pieces)


def unflowed(text: str, *, delete_space: bool) -> str:
    """Return format=flowed text with its flowed lines joined (RFC 3676, 4): a blank at the end goes on."""
    done: list[str] = []
    open_quote: int | None = None
    for raw in re.split(r"\r\n|\n|\r", text):
        quote = _FLOWED_QUOTE.match(raw)
        depth = quote.end() if quote else 0
        line = raw[depth:]
        line = line.removeprefix(" ")
        mark = ">" * depth + (" " if depth else "")
        flows = line.endswith(" ") and line != "-- "
        kept = line[:-1] if flows and delete_space else line
        if open_quote == depth and line != "-- ":
            done[-1] += kept
        else:
            done.append(mark + kept)
        open_quote = depth if flows else None
    return "\n".join(done)

"""A mail's bytes to its tree of parts: RFC 5322 header fields, RFC 2045/2046 multiparts, within bounds.

Mail is broken in more ways than a strict reader forgives: blank or padded lines before the header, an mbox
line on top, no blank line before the body, a boundary that is never closed or not declared. Whatever can be
read is read. Each byte is looked at once for each level of nesting, and there are few levels.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from email.message import Message
from functools import cached_property

MAX_DEPTH = 16
"""Parts nested deeper than this are no mail that a person or an agency sends."""

MAX_PARTS = 500
MAX_HEADER_FIELDS = 1_000
MAX_HEADER_BYTES = 300_000

_TOP = re.compile(rb"(?:[ \t\v\f]*(?:\r\n|\n|\r)|\xef\xbb\xbf)*+")
_MBOX = re.compile(rb">?From [^\r\n]*(?:\r\n|\n|\r)")
_LINE = re.compile(rb"[^\r\n]*+(?:\r\n|\n|\r|$)")
_FIELD = re.compile(rb"([!-9;-~]{1,76}+)[ \t]*:")
_REST = re.compile(rb"[ \t]*+(?:\r\n|\n|\r|$)")
_LAST = re.compile(rb"--[ \t]*(?=[\r\n]|$)")
_GUESSED = re.compile(rb"(?:^|\n)--([^\r\n]{1,100}?)[ \t]*\r?\nContent-", re.IGNORECASE)


class TooMuch(Exception):
    """A mail that exceeds a bound; its text says which."""


@dataclass(slots=True)
class _Count:
    """How many parts were read so far."""

    parts: int = 0


@dataclass(frozen=True)
class Part:
    """A message or a part of one. headers: (name in lower case, raw value unfolded), in their order.

    content: the body's bytes as sent. parts: those of a multipart, or the message in a message/rfc822.
    number: "1", "1.2" … as IMAP counts them. closed: the multipart ended with its last boundary.
    """

    headers: tuple[tuple[str, bytes], ...]
    content: bytes
    number: str
    parts: tuple[Part, ...] = field(default=())
    closed: bool = True

    def get(self, name: str) -> bytes:
        """Return the first field of a name that says something, else b""."""
        return next((value for known, value in self.headers if known == name and value), b"")

    def all(self, name: str) -> list[bytes]:
        """Return all fields of a name."""
        return [value for known, value in self.headers if known == name]

    @cached_property
    def content_type(self) -> str:
        """The content type in lower case; text/plain where none, or none that is one, is declared."""
        declared = self._message.get_content_type()
        return declared if self.get("content-type").count(b"/") else "text/plain"

    @cached_property
    def charset(self) -> str | None:
        """The character set that is declared, in lower case."""
        found = self._message.get_param("charset")
        text = found[2] if isinstance(found, tuple) else found
        return str(text).strip().lower() or None if text else None

    def parameter(self, name: str) -> str:
        """Return a parameter of the content type in lower case, else ""."""
        found = self._message.get_param(name)
        return str(found[2] if isinstance(found, tuple) else found or "").strip().lower()

    @cached_property
    def disposition(self) -> str:
        """The disposition ("attachment", "inline"), "" where none is declared."""
        return (self._message.get_content_disposition() or "").strip()

    @cached_property
    def filename(self) -> str:
        """The name of the file that the part is, else ""."""
        try:
            return self._message.get_filename("") or ""
        except (ValueError, LookupError):
            return "file"

    @cached_property
    def _message(self) -> Message[str, str]:
        message: Message[str, str] = Message()
        for name in ("content-type", "content-disposition"):
            if value := self.get(name):
                message[name] = value[:4000].decode("latin-1").replace("\n", " ").replace("\r", " ")
        return message


def dedented(data: bytes) -> bytes:
    """Return a mail without what stands before its header: blank lines, an mbox line, its lines' padding."""
    start = _TOP.match(data)
    data = data[start.end() :] if start else data
    if mbox := _MBOX.match(data):
        data = data[mbox.end() :]
    padding = len(data) - len(data.lstrip(b" \t"))
    if not padding:
        return data
    lines = data.splitlines(keepends=True)
    whole = all(line[:padding].isspace() or not line.strip() for line in lines[:200])
    cut: list[bytes] = []
    for at, line in enumerate(lines):
        if not whole and not line.strip():
            return b"".join([*cut, *lines[at:]])
        cut.append(line[padding:] if line[:padding].isspace() else line.lstrip(b" \t"))
    return b"".join(cut)


def parsed(data: bytes) -> Part:
    """Return a mail's parts. Raises TooMuch over a bound, and nothing else for any bytes."""
    return _part(dedented(data), "1", 0, _Count())


def header_of(data: bytes) -> tuple[list[tuple[str, bytes]], int]:
    """Return the header fields that bytes begin with, and where the body begins."""
    fields: list[tuple[str, list[bytes]]] = []
    at = 0
    while at < len(data):
        found = _LINE.match(data, at)
        line = found[0] if found else b""
        bare = line.rstrip(b"\r\n")
        if not bare.strip():
            return _joined(fields), at + len(line)
        if bare[:1] in b" \t" and fields:
            fields[-1][1].append(bare.strip())
        elif name := _FIELD.match(bare):
            fields.append((name[1].decode("ascii").lower(), [bare[name.end() :].strip()]))
        elif not (fields and bare.startswith((b">From ", b"From "))):
            return _joined(fields), at
        at += len(line)
        if len(fields) > MAX_HEADER_FIELDS or at > MAX_HEADER_BYTES:
            raise TooMuch("a header without an end")
    return _joined(fields), at


def _joined(fields: list[tuple[str, list[bytes]]]) -> list[tuple[str, bytes]]:
    return [(name, b" ".join(lines).strip()) for name, lines in fields]


def _part(data: bytes, number: str, depth: int, count: _Count, *, default: bytes = b"") -> Part:
    count.parts += 1
    if count.parts > MAX_PARTS:
        raise TooMuch(f"over {MAX_PARTS:,} parts")
    if depth > MAX_DEPTH:
        raise TooMuch(f"parts nested over {MAX_DEPTH} deep")
    fields, body = header_of(data)
    if default and not any(name == "content-type" for name, _ in fields):
        fields.append(("content-type", default))
    part = Part(tuple(fields), data[body:], number)
    if part.content_type.startswith("multipart/"):
        return _multipart(part, depth, count)
    if part.content_type in ("message/rfc822", "message/global", "message/news"):
        inner = part.content
        if part.get("content-transfer-encoding").strip().lower() in (b"base64", b"quoted-printable"):
            from wiredesk.normalised.mail.text import transferred  # noqa: PLC0415  the two know each other

            inner = transferred(part)
        return Part(part.headers, b"", number, (_part(dedented(inner), f"{number}.1", depth + 1, count),))
    return part


def _multipart(part: Part, depth: int, count: _Count) -> Part:
    """Part a multipart at its boundary; one that has none, or none that is found, is read as text."""
    content = part.content
    boundary = _boundary(part)
    pieces, closed = _pieces(content, boundary) if boundary else ([], False)
    if not pieces and (guessed := _GUESSED.search(content[:100_000])):
        pieces, closed = _pieces(content, guessed[1])
    if not pieces and part.content_type == "multipart/report":
        return part
    if not pieces:
        headers = tuple(one for one in part.headers if one[0] != "content-type")
        return Part(headers, content, part.number, closed=False)
    default = b"message/rfc822" if part.content_type == "multipart/digest" else b""
    parts = tuple(
        _part(piece, f"{part.number}.{at}", depth + 1, count, default=default)
        for at, piece in enumerate(pieces, start=1)
    )
    return Part(part.headers, b"", part.number, parts, closed)


def _boundary(part: Part) -> bytes:
    found = part._message.get_param("boundary")  # noqa: SLF001  its own record
    text = str(found[2] if isinstance(found, tuple) else found or "").rstrip()
    return text.encode("latin-1", "replace")


def _pieces(content: bytes, boundary: bytes) -> tuple[list[bytes], bool]:
    """Return what stands between the boundary's lines, and whether its last one came."""
    mark = b"--" + boundary
    pieces: list[bytes] = []
    start = -1
    at = content.find(mark)
    while at >= 0:
        behind = at + len(mark)
        begins = at == 0 or content[at - 1] in b"\r\n"
        last = begins and _LAST.match(content, behind) is not None
        line = _REST.match(content, behind) if begins else None
        if last or line is not None:
            if start >= 0:
                pieces.append(content[start:at].removesuffix(b"\n").removesuffix(b"\r"))
                if len(pieces) > MAX_PARTS:
                    raise TooMuch(f"over {MAX_PARTS:,} parts")
            if last:
                return pieces, True
            start = line.end() if line else behind
        at = content.find(mark, behind)
    if start >= 0:
        pieces.append(content[start:])
    return pieces, False

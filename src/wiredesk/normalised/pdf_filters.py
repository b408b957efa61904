"""What a PDF's stream holds, unpacked (ISO 32000-1, 7.4): Flate, LZW, ASCII85, ASCIIHex, run lengths.

Each stream, and all of them together, unpack to no more than a bound: a file of a few kilobytes can hold
gigabytes of zeros. A stream that is broken gives what came before the break.
"""

from __future__ import annotations

import base64
import re
import zlib
from typing import Any

from wiredesk.normalised.pdf_objects import Budget, Dict, Exceeded

MAX_STREAM = 16_000_000
"""What one stream may unpack to, in bytes."""

MAX_FILTERS = 6
_CHUNK = 1 << 16
_SHORT = {
    "Fl": "FlateDecode",
    "LZW": "LZWDecode",
    "A85": "ASCII85Decode",
    "AHx": "ASCIIHexDecode",
    "RL": "RunLengthDecode",
}
_NO_HEX = re.compile(rb"[^0-9A-Fa-f]")
_NO_85 = re.compile(rb"[^!-uz]")


def unpacked(data: bytes, filters: list[str], parameters: list[Dict], budget: Budget) -> bytes:
    """Return a stream's bytes; b"" where a filter is none of text. Raises Exceeded over a bound."""
    if len(filters) > MAX_FILTERS:
        raise Exceeded("a stream packed too often")
    for at, name in enumerate(filters):
        own = parameters[at] if at < len(parameters) else {}
        data = _undone(data, _SHORT.get(name, name), own)
        if len(data) > MAX_STREAM:
            raise Exceeded(f"a stream that unpacks to over {MAX_STREAM:,} bytes")
        budget.unpack(len(data))
    return data


def _undone(data: bytes, name: str, parameters: Dict) -> bytes:
    if name == "FlateDecode":
        return _unpredicted(inflated(data), parameters)
    if name == "LZWDecode":
        return _unpredicted(_from_lzw(data, early=parameters.get("EarlyChange", 1) != 0), parameters)
    if name == "ASCII85Decode":
        return _from_85(data)
    if name == "ASCIIHexDecode":
        digits = _NO_HEX.sub(b"", data.partition(b">")[0])
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    if name == "RunLengthDecode":
        return _from_run_lengths(data)
    return data if name == "Crypt" else b""


def inflated(data: bytes) -> bytes:
    """Return what deflated bytes hold, up to MAX_STREAM and one byte, or to where they are broken."""
    data = data.lstrip(b"\r\n")
    whole = _inflated(data, zlib.MAX_WBITS)
    return whole or _inflated(data[2:], -zlib.MAX_WBITS)


def _inflated(data: bytes, window: int) -> bytes:
    unpacker = zlib.decompressobj(window)
    pieces: list[bytes] = []
    size = 0
    for at in range(0, len(data), _CHUNK):
        try:
            piece = unpacker.decompress(data[at : at + _CHUNK], MAX_STREAM + 1 - size)
        except zlib.error:
            break
        pieces.append(piece)
        size += len(piece)
        if unpacker.eof or size > MAX_STREAM:
            break
    return b"".join(pieces)


def _from_85(data: bytes) -> bytes:
    bare = _NO_85.sub(b"", data.partition(b"~")[0])
    try:
        return base64.a85decode(bare)
    except ValueError:
        return b""


def _from_run_lengths(data: bytes) -> bytes:
    pieces: list[bytes] = []
    at = size = 0
    while at < len(data) and size <= MAX_STREAM:
        length = data[at]
        if length == 128:
            break
        if length < 128:
            piece = data[at + 1 : at + 2 + length]
            at += 2 + length
        else:
            piece = data[at + 1 : at + 2] * (257 - length)
            at += 2
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)


def _from_lzw(data: bytes, *, early: bool) -> bytes:
    """Undo LZW as TIFF 6.0 has it; early: a code's width grows one code too soon, as nearly always."""
    table: list[bytes] = [bytes([n]) for n in range(256)] + [b"", b""]
    pieces: list[bytes] = []
    size = held = bits = 0
    width = 9
    before = b""
    for octet in data:
        held = (held << 8 | octet) & 0xFFFFFF
        bits += 8
        if bits < width:
            continue
        bits -= width
        code = held >> bits & (1 << width) - 1
        if code == 257 or size > MAX_STREAM:
            break
        if code == 256:
            del table[258:]
            width, before = 9, b""
            continue
        if code < len(table):
            piece = table[code]
        elif before:
            piece = before + before[:1]
        else:
            break
        if before and len(table) < 4096:
            table.append(before + piece[:1])
        pieces.append(piece)
        size += len(piece)
        before = piece
        width = min(12, max(9, (len(table) + early).bit_length()))
    return b"".join(pieces)


def _unpredicted(data: bytes, parameters: Dict) -> bytes:
    """Undo a PNG predictor (7.4.4.4), which streams of objects may have; TIFF's is only for pictures."""
    if _whole(parameters.get("Predictor"), 1) < 10:
        return data
    columns = _whole(parameters.get("Columns"), 1)
    colours, depth = _whole(parameters.get("Colors"), 1), _whole(parameters.get("BitsPerComponent"), 8)
    width = max(1, columns * colours * depth // 8)
    step = max(1, colours * depth // 8)
    before = bytes(width)
    rows: list[bytes] = []
    for at in range(0, min(len(data), 2_000_000), width + 1):
        row = bytearray(data[at + 1 : at + 1 + width].ljust(width, b"\0"))
        _unfilter(row, before, data[at], step)
        before = bytes(row)
        rows.append(before)
    return b"".join(rows)


def _unfilter(row: bytearray, above: bytes, kind: int, step: int) -> None:
    if kind == 2:
        row[:] = bytes(one + up & 255 for one, up in zip(row, above, strict=True))
    elif kind in (1, 3, 4):
        for at, one in enumerate(row):
            left = row[at - step] if at >= step else 0
            corner = above[at - step] if at >= step else 0
            row[at] = one + _predicted(kind, left, above[at], corner) & 255


def _predicted(kind: int, left: int, up: int, corner: int) -> int:
    if kind == 1:
        return left
    if kind == 3:
        return (left + up) // 2
    guess = left + up - corner
    return min((left, up, corner), key=lambda one: abs(guess - one))


def _whole(value: Any, default: int) -> int:
    return value if isinstance(value, int) and 0 < value < 1_000_000 else default

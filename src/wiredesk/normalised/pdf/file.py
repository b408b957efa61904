"""A PDF's pages and what they hold, read by pypdf: within bounds, and as far as a broken file goes.

pypdf is told our bounds while it reads, and reads the copy through a stream that looks at the clock. Whatever
it raises for broken parts makes them empty; a file that it cannot open as it ends is opened again as if it
had no table, and pages that no tree leads to are found among the objects.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any, TypeVar

from pypdf import PasswordType, PdfReader, apply_configuration
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError
from pypdf.generic import (
    ArrayObject,
    ContentStream,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    StreamObject,
)

from wiredesk.normalised.bounds import bounds
from wiredesk.normalised.pdf.budget import Budget, Exceeded
from wiredesk.normalised.pdf.fonts import Font
from wiredesk.rejected import Reason

MAX_UNPACKED = 2_000_000
"""What one stream may unpack to, in bytes: a page of text has some thousands."""

MAX_LZW = 1_000_000
"""What a stream packed by LZW may unpack to, which takes longer."""

MAX_PARTS = 1_000
"""So many streams may make up a page."""

_NO_TABLE = b"\nstartxref\n0\n%%EOF\n"
"""An end that says that there is no table of objects (which are then searched for)."""

_SHOWS_TEXT = re.compile(rb"T[jJ]|Do|['\"]")
"""Content without any of these is a drawing, which may be long."""

_ADDRESS = re.compile(r", \d{9,}\)")
"""Where the reader stands in memory, which the library names with an object: another each time."""

T = TypeVar("T")
Operation = tuple[Any, bytes]
"""An operator with its operands before it."""

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is broken in a copy is no news to an operator


class Locked(Exception):
    """A PDF is encrypted, so that it cannot be read. reason: as in rejected.py."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


@contextmanager
def bounded() -> Iterator[None]:
    """Hold pypdf to our bounds."""
    with apply_configuration(
        maximum_declared_stream_length=bounds().copy_bytes,
        array_based_stream_maximum_output_length=MAX_UNPACKED,
        zlib_maximum_output_length=MAX_UNPACKED,
        zlib_maximum_recovery_input_length=MAX_LZW,
        run_length_maximum_output_length=MAX_UNPACKED,
        lzw_maximum_output_length=MAX_LZW,
        stream_decoding_work_maximum_length=3 * MAX_UNPACKED,
        stream_filters_maximum_length=6,
        page_tree_maximum_entries=10 * bounds().pages,
        page_tree_maximum_depth=bounds().depth,
        jbig2dec_binary=None,
    ):
        yield


class PdfFile:
    """The pages of a file. Methods raise Exceeded and Locked, and nothing else for any bytes."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        self.budget = budget
        self._data = data

    def pages(self) -> Iterator[DictionaryObject]:
        """Yield the pages in order; without a tree those that the file holds."""
        for number, page in enumerate(self._pages()):
            self.budget.look()
            if number >= bounds().pages:
                raise Exceeded(f"over {bounds().pages:,} pages")
            yield page

    def _pages(self) -> Iterator[DictionaryObject]:
        reader: PdfReader | None = None
        for end in (b"", _NO_TABLE):
            reader = self._opened(self._data + end)
            count = self._count_pages(reader) if reader is not None else 0
            if reader is not None and count:
                yield from (reader.pages[number] for number in range(count))
                return
        if reader is not None:
            yield from self._loose_pages(reader)

    def value(self, holder: DictionaryObject, key: str) -> Any:
        """Return what a dictionary holds, references followed; None where it has nothing."""
        return self.tried(lambda: holder[key], None) if key in holder else None

    def dictionary(self, holder: DictionaryObject, key: str) -> DictionaryObject:
        """Return a dictionary that another one holds, {} where it has none."""
        value = self.value(holder, key)
        return value if isinstance(value, DictionaryObject) else DictionaryObject()

    def resources(self, page: DictionaryObject) -> DictionaryObject:
        """Return a page's resources, its own or inherited ones."""
        value = self.tried(lambda: page.get_inherited("/Resources"), None)
        return value if isinstance(value, DictionaryObject) else DictionaryObject()

    def operations(self, content: Any) -> list[Operation]:
        """Return the operations of a stream or an array of streams, as far as it can be read."""
        parts = content if isinstance(content, ArrayObject) else [content]
        data = b"\n".join(self._unpacked(part) for part in parts[:MAX_PARTS])
        if len(data) > MAX_UNPACKED:
            raise Exceeded(f"a page that unpacks to over {MAX_UNPACKED:,} bytes")
        if not _SHOWS_TEXT.search(data):
            return []
        whole = DecodedStreamObject()
        whole.set_data(data)
        with apply_configuration(stream_parsing_work_maximum_count=max(1, self.budget.units)):
            parsed = ContentStream(whole, None, "bytes")
            # Where the first call fails, the second returns what was read up to there.
            found: list[Operation] = self.tried(lambda: parsed.operations, [])
            found = found or self.tried(lambda: parsed.operations, [])
        self.budget.spend(sum(1 + len(operands) for operands, _ in found))
        self.budget.look()
        return found

    def font(self, values: DictionaryObject) -> Font | None:
        """Return a font, None where it is broken, or has longer maps than pypdf takes."""
        self.budget.look()
        try:
            return Font(values)
        except Exception:  # noqa: BLE001  the library raises nearly anything for broken files
            return None

    def tried(self, call: Callable[[], T], default: T) -> T:
        """Return what a call to the library returns, the default where it fails for a broken file."""
        try:
            return call()
        except (LimitReachedError, RecursionError) as bound:
            raise Exceeded(_ADDRESS.sub(")", str(bound))) from bound
        except FileNotDecryptedError as error:
            raise Locked("undecodable", "a PDF that needs a password") from error
        except DependencyError as error:
            raise Locked("no-text", "a PDF that is encrypted by AES") from error
        except Exception:  # noqa: BLE001  the library raises nearly anything for broken files
            return default

    def _opened(self, data: bytes) -> PdfReader | None:
        stream = _Watched(data, self.budget)
        most = bounds().elements
        reader = self.tried(lambda: PdfReader(stream, xref_stream_maximum_entries=most), None)
        if reader is not None and reader.is_encrypted:
            no = PasswordType.NOT_DECRYPTED
            if self.tried(lambda: reader.decrypt(""), no) == no:
                raise Locked("undecodable", "a PDF that needs a password")
        return reader

    def _count_pages(self, reader: PdfReader) -> int:
        return self.tried(lambda: len(reader.pages), 0)

    def _loose_pages(self, reader: PdfReader) -> Iterator[DictionaryObject]:
        numbers = {(number, generation) for generation, found in reader.xref.items() for number in found}
        numbers |= {(number, 0) for number in reader.xref_objStm}
        for number, generation in sorted(numbers):
            self.budget.look()
            found = self.tried(IndirectObject(number, generation, reader).get_object, None)
            if isinstance(found, DictionaryObject) and self.value(found, "/Type") == "/Page":
                yield found

    def _unpacked(self, part: Any) -> bytes:
        self.budget.look()
        found = self.tried(part.get_object, None) if isinstance(part, IndirectObject) else part
        return self.tried(found.get_data, b"") if isinstance(found, StreamObject) else b""


class _Watched(BytesIO):
    """A copy's bytes; reading them looks at the clock."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        super().__init__(data)
        self._budget = budget

    def read(self, size: int | None = -1, /) -> bytes:
        self._budget.pass_by()
        return super().read(size)

    def getbuffer(self) -> memoryview:
        self._budget.look()
        return super().getbuffer()

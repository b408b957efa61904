"""The last lines of a log."""

from __future__ import annotations

from io import SEEK_END
from pathlib import Path

BYTES_A_LINE = 400


def tail(file: Path, lines: int) -> list[str]:
    """Return the last lines of a file; of a long one only its end is read."""
    if not lines:
        return []
    step = lines * BYTES_A_LINE
    with file.open("rb") as opened:
        size = opened.seek(0, SEEK_END)
        while True:
            start = max(0, size - step)
            opened.seek(start)
            found = opened.read(size - start).splitlines()
            if len(found) > lines or start == 0:
                return [line.decode(errors="replace") for line in found[-lines:]]
            step *= 4

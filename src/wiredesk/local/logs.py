"""The logs of the local stack: where they are, and the lines that follow."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from wiredesk.local import elasticsearch, kafka, worker
from wiredesk.settings import LocalSettings

LOOK_EVERY = 0.3
"""Seconds between looks for new lines."""


def log_files(settings: LocalSettings) -> dict[str, Path]:
    """Return each log's file by its server's name, whether it is there or not."""
    return {
        "kafka": kafka.log_file(settings),
        "elasticsearch": elasticsearch.log_file(settings),
        "worker": worker.log_file(settings),
    }


def follow(files: Mapping[str, Path]) -> Iterator[tuple[str, str]]:
    """Yield (name, line) as lines are written, for ever; a rotated log is taken up at its start."""
    places = {name: _end(file) for name, file in files.items()}
    while True:
        for name, file in files.items():
            inode, offset = places[name]
            now, size = _end(file)
            if now != inode or size < offset:
                offset = 0
            if size > offset:
                with file.open("rb") as opened:
                    opened.seek(offset)
                    data = opened.read(size - offset)
                whole = data[: data.rfind(b"\n") + 1]
                offset += len(whole)
                for line in whole.decode(errors="replace").splitlines():
                    yield name, line
            places[name] = (now, offset)
        time.sleep(LOOK_EVERY)


def _end(file: Path) -> tuple[int, int]:
    """Return the file's inode and size; (0, 0) where there is none."""
    try:
        stat = file.stat()
    except OSError:
        return 0, 0
    return stat.st_ino, stat.st_size

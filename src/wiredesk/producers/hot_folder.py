"""The hot folder: which files are there, which of them their writers have finished, and where they go.

done/ and failed/ keep the folders below; hidden files and what is named as unfinished are no copies (as in
wiredesk.raw.folders). A name that is taken there is numbered: one.txt, one.2.txt.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from wiredesk.errors import UsageError
from wiredesk.raw.folders import left_out

Place = Literal["done", "failed"]

PLACES: tuple[Place, ...] = ("done", "failed")

EMPTY_WAITS = 10
"""An empty file waits so many times as long: its writer may just have opened it."""


@dataclass(frozen=True, slots=True)
class Look:
    """A file as it was at one moment: sizes in bytes, times in nanoseconds of the file system's clock."""

    inode: int
    size: int
    mtime_ns: int
    ctime_ns: int

    def same_content(self, other: Look) -> bool:
        """Tell whether it is the same file, not written meanwhile; moving it changes its ctime only."""
        return (self.inode, self.size, self.mtime_ns) == (other.inode, other.size, other.mtime_ns)


def look(path: Path) -> Look | None:
    """Look at a file, or at a link where it leads nowhere; None if nothing is there."""
    try:
        try:
            status = path.stat()
        except OSError:
            status = path.lstat()
    except OSError:
        return None
    return Look(status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def scan(folder: Path) -> dict[Path, Look]:
    """Return the files that are to be taken, at any depth. UsageError for a folder that cannot be listed."""
    found = {}
    for path in _files(folder, top=True):
        seen = look(path)
        if seen is not None:
            found[path] = seen
    return found


def is_ours(folder: Path, path: str) -> bool:
    """Tell whether a path in the folder is a copy's by its name, and not in done/ or failed/."""
    parts = Path(path).relative_to(folder).parts if Path(path).is_relative_to(folder) else ("",)
    return bool(parts) and parts[0] not in PLACES and not any(left_out(part) for part in parts)


class Settling:
    """Tells which files are finished: unchanged for so many seconds, or renamed in.

    A file whose inode changed later than its content, by that time, was written elsewhere and then moved here
    (rename sets ctime and leaves mtime), or given its time by a copier that had finished: it need not wait.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._since: dict[Path, tuple[Look, float]] = {}

    def ready(self, found: Mapping[Path, Look], now: float) -> list[Path]:
        """Return the finished ones of these files, the oldest first; now in seconds of a steady clock."""
        known = self._since
        self._since = {
            path: known[path] if path in known and known[path][0] == seen else (seen, now)
            for path, seen in found.items()
        }
        ready = [path for path, (seen, since) in self._since.items() if now - since >= self._wait(seen)]
        return sorted(ready, key=lambda path: (found[path].mtime_ns, str(path)))

    def _wait(self, seen: Look) -> float:
        if seen.size == 0:
            return self._seconds * EMPTY_WAITS
        return 0.0 if seen.ctime_ns - seen.mtime_ns >= self._seconds * 1e9 else self._seconds


def move(folder: Path, path: Path, place: Place, reason: str = "") -> Path:
    """Move a file into done/ or failed/, the reason beside it as NAME.reason, and return where it is now.

    Raises UsageError where that cannot be written. Call sync() for it to outlast a power cut.
    """
    target = _free(folder / place / path.relative_to(folder))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if reason:
            target.with_name(target.name + ".reason").write_text(reason.rstrip("\n") + "\n")
        try:
            path.rename(target)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            shutil.move(path, target)  # done/ is another file system
    except OSError as error:
        raise UsageError(f"{path}: cannot be moved to {target} ({error.strerror})") from error
    return target


def sync(folders: set[Path]) -> None:
    """Make the moves in and out of these folders outlast a power cut."""
    for folder in folders:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _files(folder: Path, *, top: bool) -> Iterator[Path]:
    """Yield files in no order; links to files count, links to folders do not: they could lead round."""
    try:
        entries = list(os.scandir(folder))
    except FileNotFoundError as error:
        if top:
            raise UsageError(f"{folder}: the hot folder is gone") from error
        return  # it went while we looked
    except OSError as error:
        raise UsageError(f"{folder}: the folder cannot be listed ({error.strerror})") from error
    for entry in entries:
        if left_out(entry.name) or (top and entry.name in PLACES):
            continue
        path = folder / entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _files(path, top=False)
        elif entry.is_file(follow_symlinks=False) or (entry.is_symlink() and not path.is_dir()):
            yield path


def _free(target: Path) -> Path:
    """Return the name, numbered if it is taken."""
    number, free = 1, target
    while free.exists() or free.is_symlink():
        number += 1
        free = target.with_name(f"{target.stem}.{number}{target.suffix}")
    return free

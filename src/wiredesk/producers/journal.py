"""The journal of a hot folder: which files the broker has acknowledged that are not moved yet.

A crash between the acknowledgement and the move leaves the file where it was; the journal, written to disk
before the first move, tells the next start that it need only be moved. A crash before the acknowledgement
leaves no word, and the file is sent again: nothing can know whether it arrived.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from wiredesk.errors import UsageError
from wiredesk.producers.hot_folder import Look, Place

NAME = ".wiredesk-watch.db"


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """A file that the broker has acknowledged: its path within the hot folder, and where it is to go."""

    path: str
    look: Look
    sha256: str
    place: Place
    reason: str = ""


class Journal:
    """The journal in a hot folder's own file. Raises UsageError where that cannot be written."""

    def __init__(self, folder: Path) -> None:
        try:
            self._db = sqlite3.connect(folder / NAME, isolation_level=None)
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.execute(
                "CREATE TABLE IF NOT EXISTS acknowledged (path BLOB PRIMARY KEY, inode INTEGER, "
                "size INTEGER, mtime_ns INTEGER, ctime_ns INTEGER, sha256 TEXT, place TEXT, reason TEXT) "
                "WITHOUT ROWID"
            )
            self._db.execute("BEGIN IMMEDIATE")
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            raise UsageError(f"{folder / NAME}: {error}; the hot folder must be writable") from error

    def write(self, entries: Iterable[Acknowledged]) -> None:
        """Write all entries, on disk when this returns."""
        rows = [
            (
                os.fsencode(entry.path),
                entry.look.inode,
                entry.look.size,
                entry.look.mtime_ns,
                entry.look.ctime_ns,
                entry.sha256,
                entry.place,
                entry.reason,
            )
            for entry in entries
        ]
        self._db.execute("BEGIN")
        self._db.executemany("INSERT OR REPLACE INTO acknowledged VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        self._db.execute("COMMIT")

    def read(self) -> list[Acknowledged]:
        """Return all entries."""
        rows = self._db.execute("SELECT * FROM acknowledged ORDER BY mtime_ns, path")
        return [
            Acknowledged(os.fsdecode(path), Look(*numbers), sha256, cast("Place", place), reason)
            for path, *numbers, sha256, place, reason in rows
        ]

    def forget(self, entries: Iterable[Acknowledged]) -> None:
        """Strike out entries."""
        self._db.execute("BEGIN")
        self._db.executemany(
            "DELETE FROM acknowledged WHERE path = ?", [(os.fsencode(entry.path),) for entry in entries]
        )
        self._db.execute("COMMIT")

    def close(self) -> None:
        """Close the file."""
        self._db.close()


def sha256_of(path: Path) -> str:
    """Return the hash of a file's bytes. Raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()

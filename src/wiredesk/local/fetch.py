"""Fetching the servers' files into the cache folder: each is whole and checked, or it is not there.

A file is fetched into a folder beside the repository, checked against its pin, and only then moved to its
place. So a broken download leaves nothing that looks finished, and what is there is not fetched again.
"""

from __future__ import annotations

import errno
import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import requests
from filelock import FileLock, Timeout
from jgo.config import GlobalSettings
from jgo.constants import MAVEN_CENTRAL_URL
from jgo.maven import MavenContext, PythonResolver
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

from wiredesk.errors import StackError
from wiredesk.local.home import make_folder
from wiredesk.local.pins import Pin, pins

FETCHERS = 6
"""Files fetched at once: the jars are many and small, so waiting for answers is most of the time."""

SPARE_BYTES = 200_000_000
"""Room that must be left when all is fetched and unpacked."""


def repository(cache: Path) -> Path:
    """Return the folder that holds the fetched files, in the layout of a Maven repository."""
    return cache / "maven"


def fetch(cache: Path, console: Console, wanted: Iterable[Pin] | None = None) -> Path:
    """Fetch what is missing or damaged, and return the repository that holds all.

    Raises StackError without a network, on a full disk, and where a file is not what was pinned.
    """
    wanted = tuple(wanted if wanted is not None else pins())
    target = repository(cache)
    with _alone(cache, console):
        missing = [pin for pin in wanted if not is_whole(target / pin.path, pin)]
        if missing:
            _need_room(cache, sum(pin.size for pin in missing))
            partial = cache / "partial"
            shutil.rmtree(partial, ignore_errors=True)
            try:
                _fetch_all(missing, partial, target, console)
            finally:
                shutil.rmtree(partial, ignore_errors=True)
    return target


def is_whole(path: Path, pin: Pin) -> bool:
    """Say whether the file is there and is what was pinned."""
    try:
        if path.stat().st_size != pin.size:
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == pin.sha256
    except OSError:
        return False


@contextmanager
def _alone(cache: Path, console: Console) -> Iterator[None]:
    """Hold the cache folder's lock: two that fetch at once would fetch all twice."""
    try:
        make_folder(cache)
        lock = FileLock(cache / "fetch.lock")
        try:
            lock.acquire(timeout=0.5)
        except Timeout:
            console.print("Another wiredesk is fetching the servers; waiting for it.")
            lock.acquire()
    except OSError as error:
        raise _from_os(error, cache) from error
    try:
        yield
    finally:
        lock.release()


def _need_room(folder: Path, size: int) -> None:
    need = size + SPARE_BYTES
    free = shutil.disk_usage(folder).free
    if free < need:
        raise StackError(
            f"the disk is full: {folder} needs {need // 1_000_000} MB for the servers, "
            f"{free // 1_000_000} MB are free; make room, or name another folder in WIREDESK_LOCAL_CACHE"
        )


def _fetch_all(missing: list[Pin], partial: Path, target: Path, console: Console) -> None:
    total = sum(pin.size for pin in missing)
    files = "1 file" if len(missing) == 1 else f"{len(missing)} files"
    console.print(f"Fetching {files} of Kafka and Elasticsearch, {total / 1_000_000:.0f} MB …")
    bar = Progress(
        TextColumn("  {task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with bar, ThreadPoolExecutor(FETCHERS) as pool:
        task = bar.add_task("fetching", total=total)
        largest_first = sorted(missing, key=lambda pin: -pin.size)

        gave_up = Event()

        def advance(count: int) -> None:
            if gave_up.is_set():
                raise StackError("stopped")
            bar.advance(task, count)

        try:
            list(pool.map(lambda pin: _fetch_one(pin, partial, target, advance), largest_first))
        except BaseException:
            # A fetch under way would go on to its end before the first error could be told.
            gave_up.set()
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _fetch_one(pin: Pin, partial: Path, target: Path, advance: Callable[[int], None]) -> None:
    """Fetch one file, twice if the first came out damaged."""
    place = target / pin.path
    for attempt in (1, 2):
        try:
            got = _download(pin, partial / str(attempt), advance)
            if is_whole(got, pin):
                place.parent.mkdir(parents=True, exist_ok=True)
                got.replace(place)
                return
        except requests.RequestException as error:
            if attempt == 2:
                raise StackError(_no_network(pin, error)) from error
        except OSError as error:
            raise _from_os(error, partial.parent) from error
        except RuntimeError as error:  # jgo's word for an answer other than 200
            raise StackError(
                f"{place.name} is not to be had from the package repository; a mirror may lack it "
                "(jgo's settings name one), else try again later"
            ) from error
    raise StackError(
        f"{place.name} came damaged twice (its sha256 is not the pinned one); try again, and look for a "
        "proxy that changes downloads"
    )


def _no_network(pin: Pin, error: requests.RequestException) -> str:
    if isinstance(error, requests.exceptions.SSLError):
        return (
            f"{pin.path.name} could not be fetched: the certificate of the other side is not trusted here; "
            "name the right ones in REQUESTS_CA_BUNDLE and run the command again, what was fetched is kept"
        )
    return (
        f"no network: {pin.path.name} could not be fetched; connect (a proxy goes in HTTPS_PROXY) and run "
        "the command again, what was fetched is kept"
    )


def _download(pin: Pin, folder: Path, advance: Callable[[int], None]) -> Path:
    @contextmanager
    def progress(_name: str, _size: int) -> Iterator[Callable[[int], None]]:
        yield advance

    repositories = {"central": MAVEN_CENTRAL_URL, **GlobalSettings.load().repositories}
    context = MavenContext(
        resolver=PythonResolver(progress_callback=progress),
        repo_cache=folder,
        remote_repos=repositories,
        timeout=30,
    )
    component = context.project(pin.group, pin.name).at_version(pin.version)
    path: Path = component.artifact(classifier=pin.classifier, packaging=pin.packaging).resolve()
    return path


def _from_os(error: OSError, folder: Path) -> StackError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return StackError(f"the disk is full: {folder} took no more; make room and run the command again")
    return StackError(
        f"{folder} cannot be written ({error.strerror}); name another folder in WIREDESK_LOCAL_CACHE"
    )

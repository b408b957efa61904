"""watch(): a hot folder; a file is sent when its writer has finished, and moved when the broker has it.

The order for each batch of files: send, wait for every acknowledgement, write the journal, move, sync,
strike out of the journal. A crash at any point loses no file; one after the journal sends none twice.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import watchfiles
from filelock import FileLock, Timeout

from wiredesk.errors import DeliveryError, KafkaError, UsageError
from wiredesk.producers.admin import ensure_topics
from wiredesk.producers.broker import producer, words
from wiredesk.producers.hot_folder import Look, Settling, is_ours, look, move, scan, sync
from wiredesk.producers.journal import Acknowledged, Journal, sha256_of
from wiredesk.producers.sending import GivenUp, Sending
from wiredesk.raw.reading import read_paths
from wiredesk.raw.record import RawRecord
from wiredesk.rejected import Rejected
from wiredesk.settings import KafkaSettings

LOCK = ".wiredesk-watch.lock"

BATCH_FILES = 2000
"""So many files are sent before the first of them is moved."""

LOOK_EVERY = 0.2
"""Seconds between two looks while a file settles."""

RESCAN_EVERY = 5.0
"""Seconds after which the folder is looked through without word of a change: network folders send none."""

RETRY_AFTER = (1.0, 30.0)
"""Seconds to wait for a lost broker: at first, and at most."""

GIVE_UP_AFTER = 5.0
"""Seconds after a stop in which what is under way may still be acknowledged."""

REFUSED = {"MessageSizeTooLargeError", "RecordListTooLargeError", "InvalidRecordError"}
"""Answers that are about the copy, and would be the same again."""


@dataclass(slots=True)
class Summary:
    """How many files went where, and how many copies they held."""

    done: int = 0
    failed: int = 0
    copies: int = 0


@dataclass(slots=True)
class _Taking:
    """A file that is being sent. look and sha256: as it was before."""

    path: Path
    look: Look
    sha256: str = ""
    copies: int = 0
    rejected: list[str] = field(default_factory=list)
    unreadable: str = ""
    error: Exception | None = None

    def answered(self, record: RawRecord | Rejected, error: Exception | None) -> None:
        """Count one copy's answer."""
        if error is not None:
            self.error = self.error or error
        elif isinstance(record, Rejected):
            self.rejected.append(f"{record.reason}: {record.detail}")
        else:
            self.copies += 1

    def outcome(self, folder: Path) -> Acknowledged:
        """Return where it goes. One of which anything was sent is done, with what was not beside it."""
        name = str(self.path.relative_to(folder))
        if self.unreadable:
            return Acknowledged(name, self.look, self.sha256, "failed", self.unreadable)
        if self.error is not None:
            return Acknowledged(name, self.look, self.sha256, "failed", f"refused: {words(self.error)}")
        reason = "\n".join(self.rejected) or ("" if self.copies else "it holds no copy")
        return Acknowledged(name, self.look, self.sha256, "done" if self.copies else "failed", reason)


def watch(  # noqa: PLR0913  each is an option of the command
    folder: Path,
    *,
    settings: KafkaSettings,
    provider: str | None = None,
    settle: float = 2.0,
    once: bool = False,
    stop: threading.Event | None = None,
    told: Callable[[str], None] = lambda _: None,
) -> Summary:
    """Send what is and what comes into the folder until stop is set, or once what is there is sent.

    provider: of every copy that does not say its own. settle: seconds without a change after which a file is
    finished. told: gets one line for each file, and for a broker that is lost. Raises UsageError for a folder
    that is not there, cannot be written or is watched already; with once KafkaError if no broker answers, who
    is waited for without it.
    """
    stop = stop or threading.Event()
    if not folder.is_dir():
        raise UsageError(f"{folder}: there is no such folder")
    with _alone(folder), closing(Journal(folder)) as journal, ExitStack() as stack:
        session = _Session(folder, settings, provider, journal, stop, told, stack)
        session.finish_moves()
        settling = Settling(settle)
        for _ in _wakes(folder, stop, lambda: session.busy):
            found = scan(folder)
            session.busy = bool(found)
            if once and not found:
                break
            session.take(settling.ready(found, time.monotonic()), patient=not once)
        return session.summary


class _Session:
    """What lasts from one batch to the next: the producer, the journal, the wait after a loss.

    busy: files are there that are not moved yet.
    """

    def __init__(  # noqa: PLR0913, PLR0917  they are named in one place, watch()
        self,
        folder: Path,
        settings: KafkaSettings,
        provider: str | None,
        journal: Journal,
        stop: threading.Event,
        told: Callable[[str], None],
        stack: ExitStack,
    ) -> None:
        self.summary = Summary()
        self.busy = True
        self._folder, self._settings, self._provider = folder, settings, provider
        self._journal, self._stop, self._told, self._stack = journal, stop, told, stack
        self._client: Any = None
        self._retry_at, self._pause = 0.0, RETRY_AFTER[0]
        self._give_up_at: float | None = None

    def finish_moves(self) -> None:
        """Move what was acknowledged before a crash, if it is still the same file."""
        entries = self._journal.read()
        same = [entry for entry in entries if self._is_same(entry)]
        self._move(same, "acknowledged before the last stop, ")
        self._journal.forget(entries)

    def take(self, paths: list[Path], *, patient: bool) -> None:
        """Send these files, or as many as make a batch, and move them; patient: wait for a lost broker."""
        if not paths or (patient and time.monotonic() < self._retry_at):
            return
        after_a_loss = self._retry_at > 0
        try:
            # One at a time after a loss: if a file is to blame, it shows which.
            self._deliver(paths[: 1 if after_a_loss else BATCH_FILES])
        except GivenUp:
            self._told("stopped; what was under way and not acknowledged stays, and will be sent again")
            self._lose()
        except KafkaError as error:
            self._lose()
            if not patient:
                raise
            self._told(f"{error}; trying again in {self._pause:.0f} s")
            self._retry_at = time.monotonic() + self._pause
            self._pause = min(self._pause * 2, RETRY_AFTER[1])
        else:
            self._retry_at, self._pause = 0.0, RETRY_AFTER[0]

    def _deliver(self, paths: list[Path]) -> None:
        sending: Sending[_Taking] = Sending(
            self._connected(),
            self._settings,
            lambda record, taking, error: taking.answered(record, error),
            given_up=self._given_up,
        )
        takings = [taking for path in paths if (taking := self._read(path, sending)) is not None]
        sending.settle()
        lost = next((taking.error for taking in takings if taking.error), None)
        if lost is not None and len(takings) == 1 and type(lost).__name__ in REFUSED:
            lost = None
            self._lose()
        unchanged = [
            taking for taking in takings if (lost is None or taking.error is None) and self._unchanged(taking)
        ]
        entries = [taking.outcome(self._folder) for taking in unchanged]
        self._journal.write(entries)
        self._move(entries)
        self._journal.forget(entries)
        self.summary.copies += sum(taking.copies for taking in unchanged)
        if lost is not None:
            raise DeliveryError(f"Kafka at {self._settings.bootstrap} did not acknowledge: {words(lost)}")

    def _read(self, path: Path, sending: Sending[_Taking]) -> _Taking | None:
        """Send a file's copies; None if it is not there any more."""
        seen = look(path)
        if seen is None or self._stop.is_set():
            return None
        taking = _Taking(path, seen)
        try:
            taking.sha256 = sha256_of(path)
            for record in read_paths([path], provider=self._provider):
                sending.send(record, taking)
        except OSError as error:
            taking.unreadable = f"cannot be read: {error.strerror}"
        except UsageError as error:
            taking.unreadable = str(error)
        return taking

    def _unchanged(self, taking: _Taking) -> bool:
        now = look(taking.path)
        if now is not None and now.same_content(taking.look):
            return True
        self._told(f"{taking.path}: {'changed' if now else 'went'} while it was read")
        return False

    def _is_same(self, entry: Acknowledged) -> bool:
        path = self._folder / entry.path
        now = look(path)
        if now is None or not now.same_content(entry.look):
            return False
        try:
            return sha256_of(path) == entry.sha256
        except OSError:
            return entry.place == "failed"  # it could not be read then either

    def _move(self, entries: Iterable[Acknowledged], before: str = "") -> None:
        folders = set()
        for entry in entries:
            path = self._folder / entry.path
            target = move(self._folder, path, entry.place, entry.reason)
            folders |= {path.parent, target.parent}
            self.summary.done += entry.place == "done"
            self.summary.failed += entry.place == "failed"
            why = f" ({entry.reason.splitlines()[0]})" if entry.reason else ""
            self._told(f"{before}{entry.path} → {target.relative_to(self._folder)}{why}")
        sync(folders)

    def _connected(self) -> Any:
        if self._client is None:
            ensure_topics(self._settings, within=5.0)
            self._client = self._stack.enter_context(producer(self._settings, within=5.0))
        return self._client

    def _lose(self) -> None:
        """Drop the producer: after a failure it gives up whatever it is given, or has lost its place."""
        if self._client is not None:
            self._client = None
            self._stack.pop_all().__exit__(KafkaError, KafkaError("lost"), None)

    def _given_up(self) -> bool:
        if not self._stop.is_set():
            return False
        self._give_up_at = self._give_up_at or time.monotonic() + GIVE_UP_AFTER
        return time.monotonic() > self._give_up_at


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the folder's lock. UsageError if another watcher has it, or it cannot be written."""
    lock = FileLock(folder / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise UsageError(f"{folder}: another `wiredesk watch` is at it") from None
    except OSError as error:
        raise UsageError(f"{folder}: the hot folder must be writable ({error.strerror})") from error
    try:
        yield
    finally:
        lock.release()


def _wakes(folder: Path, stop: threading.Event, busy: Callable[[], bool]) -> Iterator[None]:
    """Yield at once, on every change in the folder, now and then while busy, and seldom otherwise."""
    looked = 0.0
    for changes in watchfiles.watch(
        folder.absolute(),
        watch_filter=lambda _, path: is_ours(folder.absolute(), path),
        stop_event=stop,
        rust_timeout=int(LOOK_EVERY * 1000),
        debounce=int(LOOK_EVERY * 1000),
        yield_on_timeout=True,
        raise_interrupt=False,
    ):
        if changes or busy() or time.monotonic() - looked >= RESCAN_EVERY:
            looked = time.monotonic()
            yield

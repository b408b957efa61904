"""A hot folder loses no file and sends none twice, whatever its writers do and whenever it is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from integration.conftest import Names
from integration.reading import messages
from wiredesk.errors import UsageError
from wiredesk.producers.watch import watch
from wiredesk.settings import KafkaSettings

pytestmark = pytest.mark.integration

SETTLE = 0.6


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    return made


def sent() -> list[bytes]:
    return [message.value for message in messages(KafkaSettings().topics.raw.name)]


def until(holds: Callable[[], bool], within: float = 20.0) -> None:
    end = time.monotonic() + within
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


@contextmanager
def watching(folder: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    """Run `wiredesk watch` as its users do."""
    command = [
        sys.executable,
        "-m",
        "wiredesk.cli.main",
        "watch",
        str(folder),
        f"--settle={SETTLE}",
        *options,
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()


def once(folder: Path, provider: str | None = None):
    return watch(folder, settings=KafkaSettings(), settle=0.2, once=True, provider=provider)


def test_what_is_there_is_sent_by_age_with_its_times_and_moved_to_done(names: Names, folder: Path):
    for number, name in enumerate(["c.txt", "a.txt", "b.txt"]):
        (folder / name).write_text(f"copy {number}")
        os.utime(folder / name, (1_646_316_300 + number, 1_646_316_300 + number))
    summary = once(folder, provider="dpa")
    assert (summary.done, summary.failed, summary.copies) == (3, 0, 3)
    found = messages(KafkaSettings().topics.raw.name)
    assert [message.value for message in found] == [b"copy 0", b"copy 1", b"copy 2"]
    said = dict(found[0].headers)
    assert datetime.fromisoformat(said["received_at"].decode()) == datetime(2022, 3, 3, 14, 5, tzinfo=UTC)
    assert said["source"].decode() == str(folder / "c.txt")
    assert found[0].key == b"dpa"
    assert sorted(path.name for path in (folder / "done").iterdir()) == ["a.txt", "b.txt", "c.txt"]


def test_a_folder_below_is_the_key_and_is_kept_in_done(names: Names, folder: Path):
    (folder / "afp").mkdir()
    (folder / "afp" / "one.txt").write_text("copy")
    once(folder)
    (found,) = messages(KafkaSettings().topics.raw.name)
    assert found.key.decode() == str(folder / "afp")
    assert (folder / "done" / "afp" / "one.txt").exists()


def test_a_slow_writers_file_is_sent_once_and_whole(names: Names, folder: Path):
    with watching(folder) as process:
        with (folder / "slow.txt").open("w") as writer:
            for number in range(12):
                writer.write(f"line {number}\n")
                writer.flush()
                time.sleep(SETTLE / 3)
            assert sent() == []
        until((folder / "done" / "slow.txt").exists)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=10) == 0
    assert sent() == ["".join(f"line {number}\n" for number in range(12)).encode()]


def test_a_file_that_is_renamed_in_is_taken_and_one_in_writing_by_its_name_is_not(names: Names, folder: Path):
    part = folder / "one.txt.part"
    part.write_text("half")
    with watching(folder):
        time.sleep(2.5)
        assert part.exists()
        part.write_text("whole")
        part.rename(folder / "one.txt")
        until((folder / "done" / "one.txt").exists)
    assert sent() == [b"whole"]


def test_what_cannot_be_read_fails_with_its_reason_beside_it_and_the_rest_is_done(names: Names, folder: Path):
    (folder / "nowhere.txt").symlink_to(folder / "gone.txt")
    (folder / "torn.zip").write_bytes(b"PK\x03\x04 torn")
    (folder / "good.txt").write_text("copy")
    with zipfile.ZipFile(folder / "part.zip", "w") as archive:
        archive.writestr("one.txt", "one")
        archive.writestr("torn.jsonl", '{"raw": ')
    summary = once(folder)
    assert (summary.done, summary.failed) == (2, 2)
    failed = folder / "failed"
    assert "no such file" in (failed / "nowhere.txt.reason").read_text().lower()
    assert (failed / "torn.zip.reason").read_text().startswith("malformed")
    assert (folder / "done" / "part.zip.reason").read_text().startswith("truncated")
    assert sorted(sent()) == [b"copy", b"one"]
    assert len(messages(KafkaSettings().topics.rejected.name)) == 2


def test_a_name_that_comes_again_is_sent_again_and_numbered(names: Names, folder: Path):
    for text in ("first", "second"):
        (folder / "one.txt").write_text(text)
        once(folder)
    assert sent() == [b"first", b"second"]
    assert (folder / "done" / "one.txt").read_text() == "first"
    assert (folder / "done" / "one.2.txt").read_text() == "second"


def test_killed_between_the_acknowledgement_and_the_last_move_nothing_is_lost_or_sent_twice(
    names: Names, folder: Path
):
    """All files are acknowledged and in the journal before the first is moved: kill it at that sight."""
    count = 1500
    for number in range(count):
        (folder / f"{number}.txt").write_text(f"copy {number}")
    with watching(folder) as process:
        done = folder / "done"
        while not done.exists():
            assert process.poll() is None
        process.kill()
        process.wait()
    left = len(list(folder.glob("*.txt")))
    assert 0 < left <= count
    summary = once(folder)
    assert (summary.done, summary.copies) == (left, 0)
    assert Counter(sent()) == {b"copy %d" % number: 1 for number in range(count)}
    assert len(list(done.iterdir())) == count


def test_killed_at_any_moment_no_file_is_lost(names: Names, folder: Path):
    count = 300
    for number in range(count):
        (folder / f"{number}.txt").write_text(f"copy {number}")
    for wait in (0.5, 0.9, 1.3):
        with watching(folder) as process:
            time.sleep(wait)
            process.kill()
            process.wait()
    once(folder)
    assert set(sent()) == {b"copy %d" % number for number in range(count)}
    assert len(list((folder / "done").iterdir())) == count


def test_a_broker_that_is_away_is_waited_for_and_a_stop_ends_the_wait(
    names: Names, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("WIREDESK_KAFKA_BOOTSTRAP", "127.0.0.1:9")
    (folder / "one.txt").write_text("copy")
    with watching(folder) as process:
        time.sleep(8.0)
        assert process.poll() is None
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=10) == 0
        assert process.stderr is not None
        assert "no Kafka broker answers at 127.0.0.1:9" in process.stderr.read()
    assert (folder / "one.txt").exists()


def test_a_folder_has_one_watcher(names: Names, folder: Path):
    with watching(folder):
        until((folder / ".wiredesk-watch.db").exists)
        with pytest.raises(UsageError, match="another"):
            once(folder)

"""What is fetched is whole and checked, or it is not there; what goes wrong is one line."""

from __future__ import annotations

import errno
import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from rich.console import Console

from wiredesk.errors import StackError
from wiredesk.local import fetch as fetching
from wiredesk.local.fetch import fetch, is_whole
from wiredesk.local.pins import Pin

WORDS = b"what the repository holds"
PIN = Pin("org.example", "words", "1.0", "", "jar", len(WORDS), hashlib.sha256(WORDS).hexdigest())
QUIET = Console(quiet=True)


def serving(*answers: bytes | Exception) -> Callable[..., Path]:
    """Stand in for the network alone: each fetch gives the next answer."""
    left = list(answers)

    def download(pin: Pin, folder: Path, advance: Callable[[int], None]) -> Path:
        answer = left.pop(0)
        path = folder / pin.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(answer, Exception):
            path.write_bytes(WORDS[:5])
            raise answer
        path.write_bytes(answer)
        advance(len(answer))
        return path

    return download


def test_a_file_is_fetched_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fetching, "_download", serving(WORDS))
    place = fetch(tmp_path, QUIET, [PIN]) / PIN.path
    assert place.read_bytes() == WORDS
    fetch(tmp_path, QUIET, [PIN])
    assert not (tmp_path / "partial").exists()


@pytest.mark.parametrize("damaged", [WORDS[:10], WORDS.upper(), b""])
def test_a_damaged_file_in_the_cache_is_fetched_again(
    damaged: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    place = fetching.repository(tmp_path) / PIN.path
    place.parent.mkdir(parents=True)
    place.write_bytes(damaged)
    assert not is_whole(place, PIN)
    monkeypatch.setattr(fetching, "_download", serving(WORDS))
    fetch(tmp_path, QUIET, [PIN])
    assert is_whole(place, PIN)


def test_a_download_that_comes_damaged_is_tried_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fetching, "_download", serving(WORDS[:7], WORDS))
    assert is_whole(fetch(tmp_path, QUIET, [PIN]) / PIN.path, PIN)


def test_what_is_not_the_pinned_file_never_gets_to_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fetching, "_download", serving(b"other", b"other"))
    with pytest.raises(StackError, match=r"words-1\.0\.jar came damaged twice"):
        fetch(tmp_path, QUIET, [PIN])
    assert not (fetching.repository(tmp_path) / PIN.path).exists()


def test_without_a_network_one_line_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with pytest.raises(StackError, match=r"^no network: words-1\.0\.jar could not be fetched; [^\n]*$"):
        fetch(tmp_path, QUIET, [PIN])


def test_a_full_disk_is_told_before_anything_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=3_000_000))
    with pytest.raises(StackError, match=r"the disk is full: .* needs 200 MB for the servers, 3 MB are free"):
        fetch(tmp_path, QUIET, [PIN])


def test_a_disk_that_fills_up_meanwhile_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fetching, "_download", serving(OSError(errno.ENOSPC, "No space left on device")))
    with pytest.raises(StackError, match="the disk is full"):
        fetch(tmp_path, QUIET, [PIN])
    assert not (tmp_path / "partial").exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StackError, match="WIREDESK_LOCAL_CACHE"):
        fetch(tmp_path / "file" / "cache", QUIET, [PIN])

"""A file is taken when its writer has finished, and is never moved over another."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from wiredesk.errors import UsageError
from wiredesk.producers.hot_folder import EMPTY_WAITS, Look, Settling, is_ours, look, move, scan, sync

PATH = Path("in/one.txt")
SECOND = 1_000_000_000


def written(size: int = 10, mtime: int = 100, ctime: int | None = None) -> Look:
    return Look(1, size, mtime * SECOND, (ctime or mtime) * SECOND)


def test_a_file_is_ready_once_it_has_not_changed_for_the_time_to_settle():
    settling = Settling(2.0)
    assert settling.ready({PATH: written()}, now=0.0) == []
    assert settling.ready({PATH: written()}, now=1.9) == []
    assert settling.ready({PATH: written()}, now=2.0) == [PATH]


def test_a_file_that_grows_begins_to_settle_again():
    settling = Settling(2.0)
    settling.ready({PATH: written(10)}, now=0.0)
    assert settling.ready({PATH: written(20)}, now=2.0) == []
    assert settling.ready({PATH: written(20)}, now=4.0) == [PATH]


def test_a_file_that_was_renamed_in_need_not_settle():
    assert Settling(2.0).ready({PATH: written(mtime=100, ctime=102)}, now=0.0) == [PATH]
    assert Settling(2.0).ready({PATH: written(mtime=100, ctime=101)}, now=0.0) == []


def test_an_empty_file_waits_longer_for_its_writer():
    settling = Settling(2.0)
    settling.ready({PATH: written(0)}, now=0.0)
    assert settling.ready({PATH: written(0)}, now=2.0 * EMPTY_WAITS - 0.1) == []
    assert settling.ready({PATH: written(0)}, now=2.0 * EMPTY_WAITS) == [PATH]


def test_a_file_that_went_and_came_again_settles_anew():
    settling = Settling(2.0)
    settling.ready({PATH: written()}, now=0.0)
    settling.ready({}, now=1.0)
    assert settling.ready({PATH: written()}, now=2.0) == []


def test_the_oldest_file_is_ready_first():
    found = {Path("a"): written(mtime=3), Path("b"): written(mtime=1), Path("c"): written(mtime=2)}
    assert Settling(0.0).ready(found, now=0.0) == [Path("b"), Path("c"), Path("a")]


def test_files_at_any_depth_are_found_and_what_is_done_failed_hidden_or_unfinished_is_not(tmp_path: Path):
    for name in (
        "one.txt",
        "dpa/deep/two.txt",
        "dpa/done/three.txt",
        "done/four.txt",
        "failed/five.txt",
        ".six.txt",
        "seven.txt.part",
        ".hidden/eight.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("copy")
    found = {str(path.relative_to(tmp_path)) for path in scan(tmp_path)}
    assert found == {"one.txt", "dpa/deep/two.txt", "dpa/done/three.txt"}
    assert is_ours(tmp_path, str(tmp_path / "dpa/deep/two.txt"))
    assert not is_ours(tmp_path, str(tmp_path / "done/four.txt"))
    assert not is_ours(tmp_path, str(tmp_path / ".six.txt"))


def test_a_link_in_a_ring_and_one_that_leads_nowhere_do_no_harm(tmp_path: Path):
    (tmp_path / "ring").symlink_to(tmp_path)
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone.txt")
    assert list(scan(tmp_path)) == [tmp_path / "nowhere.txt"]


def test_a_folder_that_is_gone_is_said(tmp_path: Path):
    with pytest.raises(UsageError, match="gone"):
        scan(tmp_path / "in")


def test_a_name_that_is_taken_is_numbered_and_the_reason_lies_beside_its_file(tmp_path: Path):
    for number in range(3):
        (tmp_path / "dpa").mkdir(exist_ok=True)
        path = tmp_path / "dpa" / "one.txt"
        path.write_text(f"{number}")
        move(tmp_path, path, "failed", f"reason {number}")
    sync({tmp_path / "failed" / "dpa"})
    names = ["one.txt", "one.2.txt", "one.3.txt"]
    for number, name in enumerate(names):
        assert (tmp_path / "failed" / "dpa" / name).read_text() == f"{number}"
        assert (tmp_path / "failed" / "dpa" / f"{name}.reason").read_text() == f"reason {number}\n"


def test_a_move_keeps_the_content_the_same(tmp_path: Path):
    path = tmp_path / "one.txt"
    path.write_text("copy")
    os.utime(path, (1, 1))
    before = look(path)
    after = look(move(tmp_path, path, "done"))
    assert before is not None
    assert after is not None
    assert before.same_content(after)
    assert look(path) is None

"""Folders that the server's user can enter, and nothing half unpacked."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from wiredesk.errors import StackError
from wiredesk.local import home

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs a server as another user")


@pytest.fixture
def strict_umask():
    before = os.umask(0o077)
    yield
    os.umask(before)


@pytest.fixture
def aside(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("aside")
    monkeypatch.setattr(home, "ASIDE", folder)
    return folder


def test_a_folder_we_make_may_be_entered_whatever_the_umask_says(tmp_path: Path, strict_umask: None):
    made = home.make_folder(tmp_path / "a" / "b")
    assert {oct(path.stat().st_mode & 0o777) for path in (made, made.parent)} == {"0o755"}


def test_a_folder_we_find_keeps_its_mode(tmp_path: Path):
    tmp_path.chmod(0o700)
    home.make_folder(tmp_path / "a")
    assert tmp_path.stat().st_mode & 0o777 == 0o700


@as_root
def test_in_a_closed_folder_a_link_leads_aside_and_is_found_again(tmp_path: Path, aside: Path):
    tmp_path.chmod(0o700)
    first = home.reachable(tmp_path / "elasticsearch")
    assert first.parent == aside
    assert (tmp_path / "elasticsearch").resolve() == first.resolve()
    assert home.reachable(tmp_path / "elasticsearch") == first
    home.remove(tmp_path / "elasticsearch")
    assert not first.exists()
    assert not (tmp_path / "elasticsearch").is_symlink()


@as_root
def test_a_folder_that_was_closed_later_is_told(tmp_path: Path, aside: Path):
    (tmp_path / "elasticsearch").mkdir()
    tmp_path.chmod(0o700)
    with pytest.raises(StackError, match="closed to the user nobody"):
        home.reachable(tmp_path / "elasticsearch")


def test_a_link_is_removed_and_what_a_stranger_points_to_stays(tmp_path: Path, aside: Path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "link").symlink_to(elsewhere)
    home.remove(tmp_path / "link")
    assert elsewhere.is_dir()


def test_the_archive_is_unpacked_whole_and_once(tmp_path: Path, aside: Path, strict_umask: None):
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.writestr("elasticsearch-9/lib/a.jar", "a")
        zipped.writestr("elasticsearch-9/LICENSE.txt", "b")
    where = home.elasticsearch_home(tmp_path / "cache", archive)
    half = where.with_name(where.name + ".half")
    assert (where / "lib" / "a.jar").stat().st_mode & 0o777 == 0o644
    assert (where / "lib").stat().st_mode & 0o777 == 0o755
    half.mkdir()
    assert home.elasticsearch_home(tmp_path / "cache", archive) == where

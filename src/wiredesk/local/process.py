"""Processes of the local stack: who they are, starting them so that they outlive the shell, ending them.

A process is ours if its command line holds our marker, an argument that names the stack's own folder. A
number alone proves nothing: a dead server's pid may be somebody else's by now.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # it ships no types

STOP_AFTER = 20.0
"""Seconds that a server gets to end by itself (SIGTERM) before it is ended (SIGKILL)."""


def ours(pid: int | None, marker: str) -> psutil.Process | None:
    """Return the process with this pid if it runs and its command line holds the marker."""
    if pid is None:
        return None
    try:
        process = psutil.Process(pid)
        return process if _holds(process, marker) else None
    except psutil.Error:
        return None


def find(marker: str, also: str | None = None) -> list[psutil.Process]:
    """Return all running processes whose command line holds the marker (and the other argument)."""
    found = []
    for process in psutil.process_iter():
        try:
            if _holds(process, marker) and (also is None or also in process.cmdline()):
                found.append(process)
        except psutil.Error:
            continue
    return found


def start(
    command: Sequence[str | Path],
    *,
    output: Path,
    folder: Path,
    environment: Mapping[str, str],
    user: tuple[int, int] | None = None,
) -> subprocess.Popen[bytes]:
    """Start a process in a session of its own, with its output in a file, as (uid, gid) if given.

    output is begun anew, so that it holds what this start said and stays small.
    """
    uid, gid = user or (None, None)
    with output.open("wb") as file:
        if user:
            os.fchown(file.fileno(), *user)
        return subprocess.Popen(  # noqa: S603 - the command is made here, no part of it comes from a copy
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env=dict(environment),
            start_new_session=True,
            user=uid,
            group=gid,
            extra_groups=[] if user else None,
            umask=0o022,
        )


def stop(processes: Sequence[psutil.Process], within: float = STOP_AFTER) -> None:
    """End the processes: ask, wait, then force; return when all are gone."""
    for process in processes:
        _signal(process, force=False)
    _, alive = psutil.wait_procs(processes, timeout=within)
    for process in alive:
        _signal(process, force=True)
    psutil.wait_procs(alive, timeout=10)


def stop_all(*markers: str) -> None:
    """End all processes that hold one of the markers, and those that they are just starting."""
    for _ in range(5):
        found = [process for marker in markers for process in find(marker)]
        if not found:
            return
        stop([*found, *_children(found)])


def _children(processes: Sequence[psutil.Process]) -> list[psutil.Process]:
    found = []
    for process in processes:
        try:
            found.extend(process.children(recursive=True))
        except psutil.Error:
            continue
    return [child for child in found if child not in processes]


def _signal(process: psutil.Process, *, force: bool) -> None:
    try:
        if force:
            process.kill()
        else:
            process.terminate()
    except psutil.NoSuchProcess:
        return


def _holds(process: psutil.Process, marker: str) -> bool:
    return process.status() != psutil.STATUS_ZOMBIE and marker in process.cmdline()

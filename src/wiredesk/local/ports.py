"""Ports on the loopback: whether one is free, who has it, and a free one."""

from __future__ import annotations

import socket

import psutil  # type: ignore[import-untyped]  # it ships no types

from wiredesk.errors import StackError

HOST = "127.0.0.1"
"""The one address that the stack listens on; nothing of it is reachable from another machine."""


def is_free(port: int) -> bool:
    """Say whether a server could listen on this port now."""
    with socket.socket() as probe:
        # Servers set this too: a port that only waits for its last connections to fade is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
            probe.listen()
        except OSError:
            return False
    return True


def any_free() -> int:
    """Return a port that is free now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def need_free(port: int, server: str, option: str) -> None:
    """Raise StackError with the port, who has it, and the option to choose another, unless it is free."""
    if not is_free(port):
        setting = f"WIREDESK_LOCAL_{option.lstrip('-').replace('-', '_').upper()}"
        raise StackError(
            f"port {port} for {server} is taken{_holder(port)}; choose another with {option} or {setting}"
        )


def _holder(port: int) -> str:
    """Return " by NAME (pid N)" where the system tells."""
    try:
        for connection in psutil.net_connections("tcp"):
            if connection.laddr and connection.laddr.port == port and connection.status == psutil.CONN_LISTEN:
                return f" by {psutil.Process(connection.pid).name()} (pid {connection.pid})"
    except (psutil.Error, OSError, TypeError, ValueError):
        return ""
    return ""

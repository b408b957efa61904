"""A port that somebody else has, or nobody, is no server that answers."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from wiredesk.local import elasticsearch, kafka
from wiredesk.local.ports import HOST, any_free


@pytest.fixture(params=[b"", b"HTTP/1.1 503 busy\r\n\r\n", b"SSH-2.0\r\n", bytes(12), b"\x00\x00\x00"])
def stranger(request: pytest.FixtureRequest) -> Iterator[int]:
    """A server that says a few bytes and closes."""
    with socket.socket() as listening:
        listening.bind((HOST, 0))
        listening.listen()

        def serve() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                with connection:
                    connection.recv(1000)
                    connection.sendall(request.param)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listening.getsockname()[1]


def test_a_stranger_is_neither_kafka_nor_elasticsearch(stranger: int):
    assert not kafka.answers(stranger, within=1)
    assert not elasticsearch.answers(stranger, within=1)


def test_nobody_answers_on_a_free_port():
    port = any_free()
    assert not kafka.answers(port)
    assert not elasticsearch.answers(port)


def test_a_server_that_hangs_is_given_up():
    with socket.socket() as listening:
        listening.bind((HOST, 0))
        listening.listen()
        port = listening.getsockname()[1]
        assert not kafka.answers(port, within=0.1)
        assert not elasticsearch.answers(port, within=0.1)

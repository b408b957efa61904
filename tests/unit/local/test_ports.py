"""A port is free or it is told who has it."""

from __future__ import annotations

import os
import socket

import pytest

from wiredesk.errors import StackError
from wiredesk.local.ports import HOST, any_free, is_free, need_free


def test_a_port_that_nobody_has_is_free():
    port = any_free()
    assert is_free(port)
    need_free(port, "Kafka", "--kafka-port")


def test_a_strangers_port_is_named_with_the_option_to_choose_another():
    with socket.socket() as stranger:
        stranger.bind((HOST, 0))
        stranger.listen()
        port = stranger.getsockname()[1]
        assert not is_free(port)
        with pytest.raises(
            StackError, match=rf"port {port} for Kafka is taken by .*pid {os.getpid()}.*--kafka-port"
        ):
            need_free(port, "Kafka", "--kafka-port")

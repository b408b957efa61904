"""stack.json is a note: what runs is asked of the system."""

from __future__ import annotations

import json
import os
from pathlib import Path

from wiredesk.local.state import noted_port, read_note, state, write_note
from wiredesk.settings import ElasticsearchSettings, KafkaSettings, LocalSettings


def note(settings: LocalSettings, **pids: int) -> None:
    settings.stack_file.parent.mkdir(parents=True, exist_ok=True)
    settings.stack_file.write_text(
        json.dumps(
            {
                "kafka": "127.0.0.1:19094",
                "elasticsearch": "http://127.0.0.1:19204",
                "processes": {name: {"pid": pid, "port": 19094} for name, pid in pids.items()},
            }
        )
    )


def test_a_stale_pid_that_is_somebody_elses_now_is_no_server(tmp_path: Path):
    settings = LocalSettings(data=tmp_path)
    note(settings, kafka=os.getpid(), elasticsearch=os.getpid(), worker=os.getpid())
    now = state(settings)
    assert (now.kafka, now.elasticsearch, now.worker) == (None, None, None)
    assert not now.answering


def test_a_dead_servers_port_and_address_stay_noted(tmp_path: Path):
    settings = LocalSettings(data=tmp_path)
    note(settings, kafka=1)
    write_note(settings, state(settings))
    noted = read_note(settings)
    assert noted_port(noted, "kafka") == 19094
    assert noted["kafka"] == "127.0.0.1:19094"


def test_a_broken_note_says_nothing(tmp_path: Path):
    settings = LocalSettings(data=tmp_path)
    for broken in ("", "{", "[]", "\x00"):
        settings.stack_file.write_text(broken)
        assert read_note(settings) == {}
        assert state(settings).kafka is None


def test_the_other_settings_find_the_stack(tmp_path: Path, monkeypatch):
    for name in ("WIREDESK_KAFKA_BOOTSTRAP", "WIREDESK_ELASTICSEARCH_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("WIREDESK_LOCAL_DATA", str(tmp_path))
    note(LocalSettings())
    assert KafkaSettings().bootstrap == "127.0.0.1:19094"
    assert ElasticsearchSettings().url == "http://127.0.0.1:19204"

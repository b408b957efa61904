"""Two versions of a story held against each other on real servers, and nothing of what was killed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from integration.conftest import Names
from integration.settling import command, refresh
from integration.test_retag import documents, take
from integration.worker import worker
from wiredesk.producers.accounting import wait_until_settled
from wiredesk.producers.admin import ensure_topics
from wiredesk.producers.feed import feed
from wiredesk.settings import KafkaSettings

pytestmark = pytest.mark.integration


def test_versions_are_compared_until_they_are_killed(names: Names, tmp_path: Path):
    kafka = KafkaSettings()
    ensure_topics(kafka)
    with worker(names.env, tmp_path):
        others = [take(f"urn:other{n}", 1) for n in range(8)]
        feed([take("urn:a", 1, text="The ferry with 40 aboard is late."), *others], settings=kafka)
        wait_until_settled(60)
        feed([take("urn:a", 2, text="The ferry with 41 aboard is late.")], settings=kafka)
        feed([take("urn:a", 3, text="The ferry with 41 aboard is in port.")], settings=kafka)
        # What comes after and is no version of it:
        feed([take("urn:a", 3, text="The ferry with 41 aboard is in port.")], settings=kafka)
        wait_until_settled(60)
        shown = documents(names)["urn:a"]
        story_id = shown["story_id"]
        assert (shown["version"], shown["revision"]) == (3, 4)
        assert "1 number new, 1 gone" in shown["chain"]["history"][1]["changed"]

        code, output = command("show", story_id, "--versions")
        assert code == 0
        assert "1 number new, 1 gone" in output
        code, output = command("show", story_id, "--diff", "1", "2")
        assert code == 0
        assert "The ferry with [-40-] {+41+} aboard is late." in output
        code, output = command("show", story_id, "--diff", "2", "3", "--json")
        assert code == 0
        assert [(one["op"], one["text"]) for one in json.loads(output)["fields"]["body"]][1:3] == [
            ("removed", "late."),
            ("added", "in port."),
        ]
        code, output = command("show", story_id, "--diff", "1", "4")
        assert (code, "shown are 1 to 3" in output) == (1, True)

        feed([take("urn:a", 4, status="canceled")], settings=kafka)
        wait_until_settled(60)
        refresh(names).close()
        code, output = command("show", story_id, "--diff", "1", "2")
        assert code == 1
        assert "it was killed" in output
        assert "ferry" not in output
        # A later version is a story again; what the kill took stays gone.
        feed([take("urn:a", 5, text="The ferry is back.")], settings=kafka)
        wait_until_settled(60)
        refresh(names).close()
        code, output = command("show", story_id, "--diff", "3", "4")
        assert (code, "what came before was killed" in output, "aboard" in output) == (1, True, False)

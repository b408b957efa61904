"""A worker that ends itself by SIGKILL in the middle of a batch, when only part of what it sends is durable.

Run as a script with the plan as JSON: which agent, in which of its batches, and what of each topic is sent
before the end. Of one topic a broker always has a beginning; how far each topic is may differ in any way.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
from dataclasses import asdict, dataclass
from importlib import import_module
from typing import Any, NoReturn

from wiredesk.cli.main import cli
from wiredesk.flow.outbox import Outbox

CHANGELOG = "the changelog"
OTHERS = "all but the changelog"
SOME = "some of each topic"
NOTHING = "nothing"
ALL = "all"


@dataclass(frozen=True)
class Plan:
    """agent: "normalise", "dedupe", "tag" or "index"; batch: 1 its first; sent: one of the above."""

    agent: str
    batch: int
    sent: str
    seed: int

    def command(self) -> list[str]:
        """Return the command that runs a worker by this plan."""
        return [sys.executable, __file__, json.dumps(asdict(self))]

    def part_of(self, outbox: Outbox) -> Outbox:
        """Return what of a batch is sent before the end."""
        rng = random.Random(self.seed)
        topics = list(dict.fromkeys(message.topic for message in outbox.messages))
        found = []
        for topic in topics:
            messages = [message for message in outbox.messages if message.topic == topic]
            is_changelog = topic.endswith("-changelog")
            share = {
                CHANGELOG: float(is_changelog),
                OTHERS: float(not is_changelog),
                SOME: rng.random(),
                NOTHING: 0.0,
                ALL: 1.0,
            }[self.sent]
            found += messages[: round(share * len(messages))]
        return Outbox(outbox.topics, found)


def crash_by(plan: Plan) -> None:
    """Have an agent's sending end the process by a plan."""
    module = import_module(f"wiredesk.flow.agents.{plan.agent}")
    send, batches = module.send, 0

    async def crashing(app: Any, outbox: Outbox) -> list[Any]:
        nonlocal batches
        batches += bool(outbox.messages)
        if batches < plan.batch or not outbox.messages:
            answers: list[Any] = await send(app, outbox)
            return answers
        part = plan.part_of(outbox)
        await send(app, part)
        _end(f"{plan.agent} sent {len(part.messages)} of {len(outbox.messages)} messages")

    module.send = crashing  # type: ignore[attr-defined]


def _end(what: str) -> NoReturn:
    sys.stderr.write(f"crash: {what}\n")
    sys.stderr.flush()
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("a process that was killed goes on")


if __name__ == "__main__":
    crash_by(Plan(**json.loads(sys.argv[1])))
    cli(["run"], prog_name="wiredesk")

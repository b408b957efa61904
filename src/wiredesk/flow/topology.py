"""The chain on one screen: which agent takes what, and gives what.

wire.raw ─▶ normalise ─▶ wire.normalised ─▶ dedupe ─▶ wire.deduped ─▶ tag ─▶ wire.tagged ─▶ index ─▶ wire.stories
                │                              │ chains                                       │ Elasticsearch
                └─▶ wire.fates (read)                                                         └─▶ wire.fates (fate)
each of them: what cannot be read ─▶ wire.rejected
"""  # noqa: E501  a chain is one line

from __future__ import annotations

from collections.abc import Callable

from wiredesk.flow.agents import dedupe, index, normalise, tag
from wiredesk.flow.app import Flow

AGENTS: tuple[Callable[[Flow], None], ...] = (
    normalise.declare,
    dedupe.declare,
    tag.declare,
    index.declare,
)
"""Imported by name: Faust only warns when a module of agents fails to import."""

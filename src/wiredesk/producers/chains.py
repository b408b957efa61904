"""The chains as de-duplication remembers them, read from its changelog: a story with all that joined it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

from wiredesk.deduped.state import ChainState, decode_state
from wiredesk.fates import Item
from wiredesk.producers.broker import consumer, told
from wiredesk.producers.following import Follower
from wiredesk.settings import KafkaSettings, WorkerSettings
from wiredesk.topics import chains_topic


@dataclass(frozen=True, slots=True)
class Family:
    """A story: the chain that goes on, and the pointers of those that joined it, at first or second hand."""

    story: ChainState
    pointers: tuple[ChainState, ...] = ()

    @property
    def chains(self) -> tuple[ChainState, ...]:
        """All chains, the pointers before what they point to."""
        return (*self.pointers, self.story)

    @property
    def story_ids(self) -> frozenset[str]:
        """The ids of all chains."""
        return frozenset(chain.story_id for chain in self.chains)

    @property
    def is_killed(self) -> bool:
        """Whether its kill is in force: no later version came after it."""
        return self.story.kill() is not None

    @property
    def items(self) -> dict[Item, datetime]:
        """The items of all chains, texts, copies and kills, and when each was appended to wire.raw."""
        return {change.item: change.appended_at for chain in self.chains for change in chain.changes}


def families(kafka: KafkaSettings, worker: WorkerSettings, story_ids: Iterable[str]) -> list[Family]:
    """Return the families that these ids belong to, each once, in order; an unknown id has none.

    Reads the changelog whole, once more for each step that a join leads further. Raises KafkaError.
    """
    asked = list(story_ids)
    known: dict[str, ChainState | None] = {}
    while missing := set(asked).union(*map(_related, known.values())) - known.keys():
        known |= dict.fromkeys(missing) | _last_states(kafka, worker, missing)
    return families_of({key: chain for key, chain in known.items() if chain is not None}, asked)


def families_of(chains: Mapping[str, ChainState], story_ids: Iterable[str]) -> list[Family]:
    """Put together the families of these ids from chains that hold all that joined. Pure."""
    found: dict[str, Family] = {}
    for story_id in story_ids:
        if (survivor := _survivor(chains, story_id)) is not None and survivor.story_id not in found:
            pointers = [
                chain
                for key, chain in sorted(chains.items())
                if chain.joined_to is not None and _survivor(chains, key) is survivor
            ]
            found[survivor.story_id] = Family(survivor, tuple(pointers))
    return list(found.values())


def _survivor(chains: Mapping[str, ChainState], story_id: str) -> ChainState | None:
    chain = chains.get(story_id)
    while chain is not None and chain.joined_to is not None:
        chain = chains.get(chain.joined_to)
    return chain


def _related(chain: ChainState | None) -> AbstractSet[str]:
    """Return the ids of the chains that this one joined, and of those that joined it."""
    if chain is None:
        return frozenset()
    joined = {change.joins for change in chain.changes if change.joins is not None}
    return joined | ({chain.joined_to} if chain.joined_to is not None else set())


def _last_states(
    kafka: KafkaSettings, worker: WorkerSettings, story_ids: AbstractSet[str]
) -> dict[str, ChainState]:
    values: dict[str, bytes] = {}
    with consumer(kafka) as client, told(kafka):
        for message in Follower(client, [chains_topic(worker.app_id)]).read():
            story_id = (message.key or b"").decode(errors="replace")
            if story_id not in story_ids:
                continue
            if message.value is None:
                values.pop(story_id, None)
            else:
                values[story_id] = message.value
    return {story_id: decode_state(story_id, value) for story_id, value in values.items()}

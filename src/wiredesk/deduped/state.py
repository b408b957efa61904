"""ChainState: all that is remembered of a story, as the list of the items that changed it.

The revision is the length of that list, and everything else is a fold over it. So an item that is delivered
again finds its own stamp in the list and is given the verdict, version, revision and chain of the first time,
whatever came after it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import orjson

from wiredesk.deduped.changed import Shown, told
from wiredesk.deduped.facts import Facts, hash_of, unpacked
from wiredesk.deduped.fingerprint import Fingerprint
from wiredesk.deduped.record import WAITING, Chain, Entry, Kind, Verdict
from wiredesk.deduped.versions import newer
from wiredesk.fates import Item
from wiredesk.normalised.story import Story

MOST_TEXTS = 12
"""Texts of a chain whose facts are kept, the first ones, so that one of very many versions stays small.

What is kept is decided when a text comes and never changes: indexes that are rebuilt come out the same.
"""

_UNTOLD: frozenset[Kind] = frozenset({"duplicate"})
"""Verdicts that are counted and not told in the history: a client's re-send says nothing about the story."""


@dataclass(frozen=True, slots=True)
class Change:
    """One item's mark on its chain: who sent what when, what it hashes to, and the verdict it was given.

    at: the item's received_at; appended_at: Kafka's append time, else at. headline only where the item gave
    the chain a text. facts: as Facts.packed() tells, of the texts that later ones are held against, else "".
    slug: the hash of provider and slugline, None without one. is_public: neither embargoed nor held.
    joins: the story_id of the chain that this item proved to be the same story. changed: what a public text
    changed of the one before it, as changed.told() says.
    """

    item: Item
    verdict: Verdict
    uri: str
    provider: str
    provider_version: str | None
    fingerprint: Fingerprint
    at: datetime
    appended_at: datetime
    headline: str | None = None
    facts: str = ""
    slug: int | None = None
    is_public: bool = True
    joins: str | None = None
    changed: str | None = None

    @property
    def gives_text(self) -> bool:
        """Whether the item gave the chain a new text."""
        return self.verdict.gives_text


@dataclass(frozen=True, slots=True)
class ChainState:
    """A story's changes in the order in which they were decided; never empty."""

    story_id: str
    changes: tuple[Change, ...]

    @property
    def revision(self) -> int:
        """The number of changes."""
        return len(self.changes)

    def revision_of(self, item: Item) -> int | None:
        """Return the revision that this item made, None if it made none."""
        for number, change in enumerate(self.changes, start=1):
            if change.item == item:
                return number
        return None

    @property
    def joined_to(self) -> str | None:
        """The story_id of the chain that this one proved to be, None while it is a story of its own."""
        last = self.changes[-1].verdict
        return last.of if last.kind == "joined" else None

    @property
    def text(self) -> Change | None:
        """The last change that gave a text; None while only a kill or a hold has come."""
        return next((change for change in reversed(self.changes) if change.gives_text), None)

    @property
    def is_open(self) -> bool:
        """Whether all that came of it may be shown: nothing was killed, held or embargoed."""
        return all(one.is_public and one.verdict.kind not in WAITING for one in self.changes)

    def version(self, revision: int) -> int:
        """Return the story's version at that revision; 0 while only a kill or a hold has come."""
        return sum(change.gives_text for change in self.changes[:revision])

    def shown(self) -> Change | None:
        """Return the last text that was public when it came; None if there is none after the last kill."""
        for change in reversed(self.changes):
            if change.verdict.kind == "kill":
                return None
            if change.gives_text and change.is_public:
                return change
        return None

    def kill(self) -> Change | None:
        """Return the kill that is in force, None if there is none or a later version came after it.

        Of several it is the one that binds most versions: an earlier one that comes again takes nothing back.
        """
        found = None
        for change in reversed(self.changes):
            if change.gives_text:
                break
            is_kill = change.verdict.kind == "kill" and change.verdict.method != "tombstone"
            if is_kill and (found is None or _binds_more(change, than=found)):
                found = change
        return found

    def kill_of(self, provider: str) -> Change | None:
        """Return the kill in force if it binds a provider's copies: its own, or the first provider's."""
        kill = self.kill()
        return kill if kill and kill.provider in {self.changes[0].provider, provider} else None

    def chain(self, revision: int) -> Chain:
        """Return the chain as it stood at that revision."""
        changes = self.changes[:revision]
        history: list[Entry] = []
        version = 0
        for change in changes:
            version += change.gives_text
            if change.verdict.kind not in _UNTOLD:
                history.append(
                    Entry(
                        version=version,
                        kind=change.verdict.kind,
                        at=change.at,
                        headline=change.headline,
                        changed=change.changed,
                    )
                )
        return Chain(
            first_seen=changes[0].at,
            last_changed=changes[-1].at,
            versions=version,
            copies=len({change.item for change in changes}),
            providers=tuple(dict.fromkeys(change.provider for change in changes if change.provider)),
            history=tuple(history),
        )

    def with_change(self, change: Change) -> ChainState:
        """Return the chain with one change more; a kill also removes what is told of the texts it kills."""
        changes = self.changes
        if change.verdict.kind == "kill":
            changes = tuple(replace(c, headline=None, changed=None) for c in changes)
        elif change.gives_text and change.is_public and (before := self.shown()) is not None:
            change = replace(change, changed=told(_kept_of(before), _kept_of(change)))
        if change.facts and sum(bool(c.facts) for c in changes) >= MOST_TEXTS:
            change = replace(change, facts="")
        return ChainState(self.story_id, (*changes, change))


def _binds_more(kill: Change, *, than: Change) -> bool:
    """Tell whether a kill binds versions that another does not; one without a version binds all."""
    if than.provider_version is None:
        return False
    return kill.provider_version is None or newer(kill.provider_version, than=than.provider_version)


def change_of(story: Story, verdict: Verdict, mark: Fingerprint, text: Facts) -> Change:
    """Return the mark that a story with this verdict leaves on its chain."""
    # A copy with the same facts adds none, and a kill's own words are kept while it waits for its story.
    kept = verdict.gives_text or verdict.kind == "syndicated" or verdict.waits
    return Change(
        item=story.item,
        verdict=verdict,
        uri=story.uri,
        provider=provider_of(story),
        provider_version=story.provider_version,
        fingerprint=mark,
        at=story.received_at,
        appended_at=story.appended_at or story.received_at,
        # The history is public: it never tells what was under embargo or held when it came.
        headline=story.headline if verdict.gives_text and story.status == "usable" else None,
        facts=text.packed() if kept else "",
        slug=slug_of(story),
        is_public=story.status == "usable",
    )


def _kept_of(change: Change) -> Shown:
    return Shown(change.headline, unpacked(change.facts) if change.facts else None)


def slug_of(story: Story) -> int | None:
    """Return the key of an item's slug, by which its provider's later takes and kills name it."""
    if not story.slugline:
        return None
    return hash_of(f"slug {provider_of(story)} {' '.join(story.slugline.casefold().split())}")


def provider_of(story: Story) -> str:
    """Return the provider's id, "" where it is not known."""
    return story.provider_id or ""


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_JOINS = 4
"""Columns behind the headline that each entry has had since texts are held against each other."""


def encode_state(state: ChainState) -> bytes:
    """Return the state as compact JSON: its changes' fields, 200 bytes each, 400 more with facts."""
    return orjson.dumps(
        [
            [
                *c.item,
                [c.verdict.kind, c.verdict.of, c.verdict.method, c.verdict.score, c.verdict.because],
                c.uri,
                c.provider,
                c.provider_version,
                c.fingerprint.text,
                None if c.fingerprint.body == c.fingerprint.text else c.fingerprint.body,
                (c.at - _EPOCH) // _MICROSECOND,
                None if c.appended_at == c.at else (c.appended_at - _EPOCH) // _MICROSECOND,
                c.headline,
                c.facts,
                c.slug,
                int(c.is_public),
                c.joins,
                *((c.changed,) if c.changed is not None else ()),
            ]
            for c in state.changes
        ]
    )


def decode_state(story_id: str, value: bytes) -> ChainState:
    """Read what encode_state() wrote; ValueError if it is something else."""
    changes = []
    for row in orjson.loads(value):
        (
            partition,
            offset,
            n,
            verdict,
            uri,
            provider,
            version,
            text,
            body,
            at,
            appended_at,
            headline,
            *more,
        ) = row
        kind, of, method, score, because = verdict
        when = _EPOCH + at * _MICROSECOND
        changes.append(
            Change(
                item=(partition, offset, n),
                verdict=Verdict(kind=kind, of=of, method=method, score=score, because=tuple(because)),
                uri=uri,
                provider=provider,
                provider_version=version,
                fingerprint=Fingerprint(text=text, body=body or text),
                at=when,
                appended_at=when if appended_at is None else _EPOCH + appended_at * _MICROSECOND,
                headline=headline,
                facts=more[0] if more else "",  # states written before texts were held against each other
                slug=more[1] if more else None,
                is_public=bool(more[2]) if more else True,
                joins=more[3] if more else None,
                changed=more[4] if len(more) > _JOINS else None,
            )
        )
    return ChainState(story_id, tuple(changes))

"""dedupe(): what a story is to those seen before, by layers.

Its stamp (the item again), its identity (provider and uri: versions, kills and holds), the same words under
another uri, the notices that name a story by words (withdrawing.py), and its likeness to others (alike.py).
"""

from __future__ import annotations

from collections.abc import Sequence

import xxhash

from wiredesk.deduped.alike import NEAR_COPY, Match, nearest, not_enough, verdict_of
from wiredesk.deduped.facts import Facts, facts
from wiredesk.deduped.fingerprint import Fingerprint, fingerprint
from wiredesk.deduped.record import NOTE, QUOTE, Deduped, Kind, Verdict
from wiredesk.deduped.seen import Seen, sought_by
from wiredesk.deduped.state import ChainState, Change, change_of, provider_of, slug_of
from wiredesk.deduped.versions import newer
from wiredesk.deduped.withdrawing import is_note, named_by, waiting_for
from wiredesk.normalised.story import Story

OWN = "wiredesk:"
"""How a uri begins that is ours, for copy without an id."""


def dedupe(story: Story, seen: Seen) -> list[Deduped]:
    """Decide what a story is and note it in seen; two are returned where chains join, else one.

    An item that seen has met already gets the verdict, version and revision of the first time, and its entry
    is written once more: the earlier write may have been lost in a crash.
    """
    chain = seen.chain_of_uri(provider_of(story), story.uri)
    if chain is not None and (revision := chain.revision_of(story.item)) is not None:
        seen.put_again(chain)
        return [_deduped(story, chain, revision)]
    mark, text = fingerprint(story), facts(story)
    keys = sought_by(text, slug_of(story))
    if chain is not None:
        verdict = _by_identity(story, mark, chain)
    else:
        chain, verdict = _by_content(story, mark, text, keys, seen)
    change = change_of(story, verdict, mark, text)
    chain = ChainState(_story_id(story), (change,)) if chain is None else chain.with_change(change)
    seen.put(chain, keys)
    return [_deduped(story, chain, chain.revision)]


def _by_content(
    story: Story, mark: Fingerprint, text: Facts, keys: Sequence[int], seen: Seen
) -> tuple[ChainState | None, Verdict]:
    """Judge an item whose uri is not known: by its words, by what it names, by what it is like."""
    appended_at = story.appended_at or story.received_at
    chain = seen.chain_of_body(mark.body, story.received_at, appended_at)
    if chain is not None:
        return chain, _by_words(story, chain)
    near = seen.chains_near(keys, appended_at)
    if _kills(story) or _holds(story):
        return _by_notice(story, text, near)
    if (waiting := waiting_for(story, text, near)) is not None:
        return _by_waiting(*waiting)
    if is_note(story) and (named := named_by(story, text, near)) is not None:
        return _by_note(story, *named)
    return _by_likeness(story, text, near)


def _by_likeness(story: Story, text: Facts, near: list[ChainState]) -> tuple[ChainState | None, Verdict]:
    """Judge an item by the story it is most like."""
    match = nearest(story, text, near)
    if match is None:
        why = "no earlier item has its uri, its words or its rare words"
        return None, Verdict(kind="new", because=(why,))
    if not match.is_same:
        return None, Verdict(kind="new", score=round(1 - match.score, 3), because=not_enough(text, match))
    if (kill := match.chain.kill()) is not None:
        return _by_killed(story, match, kill)
    return match.chain, verdict_of(story, text, match)


def _by_waiting(chain: ChainState, notice: Change) -> tuple[ChainState, Verdict]:
    """Judge a story whose kill or hold came before it."""
    why = "its provider withdrew it before it came"
    verdict = Verdict(kind=notice.verdict.kind, of=notice.uri, method="tombstone", because=(why,))
    return chain, verdict


def _by_note(story: Story, chain: ChainState, change: Change) -> tuple[ChainState, Verdict]:
    """Judge an item that says how a story is to be read, or something about it: it is no text of it."""
    corrects = "correction" in story.signals
    why = "it says how a story is to be read" if corrects else "an advisory about a story"
    kind: Kind = "correction" if corrects else "update"
    return chain, Verdict(kind=kind, of=change.uri, method=NOTE, because=(why,))


def _by_notice(story: Story, text: Facts, near: list[ChainState]) -> tuple[ChainState | None, Verdict]:
    """Judge a kill or a hold whose uri is not known: it names its story by words, or waits for it."""
    # Held text that has an id of its own is no notice about another.
    is_notice = _kills(story) or story.uri.startswith(OWN)
    named = named_by(story, text, near) if is_notice else None
    if named is None:
        return None, _first_of_its_uri(story)
    chain, change = named
    kind: Kind = "kill" if _kills(story) else "hold"
    if change.provider != chain.changes[0].provider:
        why = f"{change.provider or 'its provider'} withdraws its copy of a story that another began"
        return chain, Verdict(kind="stale", of=change.uri, method=QUOTE, because=(why,))
    how = "slug" if change.slug is not None and change.slug == slug_of(story) else "headline"
    why = f"its provider names it by its {how}"
    return chain, Verdict(kind=kind, of=change.uri, method=QUOTE, because=(why,))


def _by_killed(story: Story, match: Match, kill: Change) -> tuple[ChainState | None, Verdict]:
    """Judge a story like a killed one: a near copy is caught, a text of other words is a new story."""
    if match.told["words_least"] >= NEAR_COPY and kill.provider in {
        match.chain.changes[0].provider,
        provider_of(story),
    }:
        why = "a near copy of killed words"
        return match.chain, Verdict(kind="kill", of=kill.uri, method="tombstone", because=(why,))
    why = f"the nearest, {match.change.uri}, was killed, and this is another text"
    return None, Verdict(kind="new", because=(why,))


def _deduped(story: Story, chain: ChainState, revision: int) -> Deduped:
    return Deduped(
        story=story,
        story_id=chain.story_id,
        version=chain.version(revision),
        revision=revision,
        verdict=chain.changes[revision - 1].verdict,
        chain=chain.chain(revision),
    )


def _story_id(story: Story) -> str:
    """Return the id of the chain that this item begins: a function of who sent it under which uri."""
    return xxhash.xxh3_128_hexdigest(f"{provider_of(story)}\n{story.uri}".encode())


def _first_of_its_uri(story: Story) -> Verdict:
    """Judge a kill or a hold that names nothing seen."""
    if _kills(story):
        return Verdict(kind="kill", method="identity", because=("a kill before its story: it waits for it",))
    return Verdict(kind="hold", method="identity", because=("held by its provider",))


def _by_identity(story: Story, mark: Fingerprint, chain: ChainState) -> Verdict:
    """Judge an item whose provider and uri the chain has."""
    mine = [c for c in chain.changes if (c.provider, c.uri) == (provider_of(story), story.uri)]
    last = mine[-1]

    def verdict(kind: Kind, why: str, *, method: str = "identity") -> Verdict:
        return Verdict(kind=kind, of=last.uri, method=method, because=(why,))

    if _kills(story):
        return verdict("kill", "its provider withdraws this uri")
    kill = chain.kill()
    if kill is not None and not _is_later(story, kill):
        return verdict("kill", "a kill of this uri is in force", method="tombstone")
    if _holds(story):
        return verdict("hold", "its provider holds this uri back")
    return _by_version(story, mark, mine, chain)


def _by_version(story: Story, mark: Fingerprint, mine: list[Change], chain: ChainState) -> Verdict:
    """Judge an item of a known uri by its version and its words; mine: the uri's changes so far."""

    def verdict(kind: Kind, why: str) -> Verdict:
        return Verdict(kind=kind, of=story.uri, method="identity", because=(why,))

    if mine[-1].verdict.kind == "hold":
        return verdict("update", "its provider releases what it held back")
    versions = [c.provider_version for c in mine if c.provider_version is not None]
    if story.provider_version is not None and versions:
        if story.provider_version in versions:
            return verdict("duplicate", f"version {story.provider_version} of this uri again")
        if any(newer(known, than=story.provider_version) for known in versions):
            return verdict("stale", f"version {story.provider_version} comes after a later one")
        why = f"version {story.provider_version} of this uri, newer than {versions[-1]}"
    else:
        if any(c.fingerprint.text == mark.text for c in mine):
            return verdict("duplicate", "the same words under this uri again")
        if story.received_at < max(c.at for c in mine):
            return verdict("stale", "other words of this uri, received before those that are shown")
        why = "other words of this uri, received later"
    return _new_text(story, chain, why)


def _new_text(story: Story, chain: ChainState, why: str) -> Verdict:
    """Judge a newer text of a known uri: the chain shows that of the provider that began it."""
    began = chain.changes[0].provider
    if provider_of(story) != began:
        return Verdict(
            kind="syndicated",
            of=story.uri,
            method="identity",
            because=(why, f"{began}'s text is shown"),
        )
    kind: Kind = "correction" if "correction" in story.signals else "update"
    return Verdict(kind=kind, of=story.uri, method="identity", because=(why,))


def _by_words(story: Story, chain: ChainState) -> Verdict:
    """Judge an item whose words the chain has under another uri or provider."""
    first = chain.changes[0]
    kill = chain.kill()
    if kill is not None and kill.provider in {first.provider, provider_of(story)}:
        return Verdict(kind="kill", of=kill.uri, method="tombstone", because=("its words were killed",))
    mine = provider_of(story) == first.provider
    if _kills(story) or _holds(story):
        if not mine:
            # Its words are another's, of which its sender may not dispose.
            return Verdict(kind="stale", of=first.uri, method="text", because=("a withdrawn copy",))
        kind: Kind = "kill" if _kills(story) else "hold"
        why = "its provider withdraws these words"
        return Verdict(kind=kind, of=first.uri, method="text", because=(why,))
    if mine:
        return Verdict(kind="duplicate", of=first.uri, method="text", because=("the same words again",))
    why = f"the words of {first.provider}"
    return Verdict(kind="syndicated", of=first.uri, method="text", because=(why,))


def _is_later(story: Story, kill: Change) -> bool:
    """Return whether a story is a later version than a kill binds; without version numbers none is."""
    if story.provider_version is None or kill.provider_version is None:
        return False
    return newer(story.provider_version, than=kill.provider_version)


def _kills(story: Story) -> bool:
    return story.status == "canceled" or "kill" in story.signals


def _holds(story: Story) -> bool:
    return story.status == "withheld"

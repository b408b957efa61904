"""dedupe(): what a story is to those seen before, by layers: its stamp, its identity, its words.

Judged here are the same item again, the same words under another uri or provider, and newer and older
versions of a uri; a kill, a hold and what a tombstone catches go by uri.
"""

from __future__ import annotations

import xxhash

from wiredesk.deduped.fingerprint import Fingerprint, fingerprint
from wiredesk.deduped.record import Deduped, Kind, Verdict
from wiredesk.deduped.seen import Seen
from wiredesk.deduped.state import ChainState, Change, change_of, provider_of
from wiredesk.deduped.versions import newer
from wiredesk.normalised.story import Story


def dedupe(story: Story, seen: Seen) -> list[Deduped]:
    """Decide what a story is and note it in seen; two are returned where chains join, else one.

    An item that seen has met already gets the verdict, version and revision of the first time, and its entry
    is written once more: the earlier write may have been lost in a crash.
    """
    chain = seen.chain_of_uri(provider_of(story), story.uri)
    if chain is not None and (revision := chain.revision_of(story.item)) is not None:
        seen.put(chain)
        return [_deduped(story, chain, revision)]
    mark = fingerprint(story)
    if chain is not None:
        verdict = _by_identity(story, mark, chain)
    else:
        chain = seen.chain_of_body(mark.body, story.received_at, story.appended_at or story.received_at)
        verdict = _first_of_its_uri(story) if chain is None else _by_words(story, chain)
    change = change_of(story, verdict, mark)
    chain = ChainState(_story_id(story), (change,)) if chain is None else chain.with_change(change)
    seen.put(chain)
    return [_deduped(story, chain, chain.revision)]


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
    """Judge an item that resembles nothing seen."""
    if _kills(story):
        return Verdict(kind="kill", method="identity", because=("a kill before its story: it waits for it",))
    if _holds(story):
        return Verdict(kind="hold", method="identity", because=("held by its provider",))
    return Verdict(kind="new", because=("no earlier item has its uri or its words",))


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
    if _kills(story) or _holds(story):
        # Its words stand in a chain of another uri, of which its sender may not dispose.
        return Verdict(kind="stale", of=first.uri, method="text", because=("a withdrawn copy",))
    if provider_of(story) == first.provider:
        return Verdict(kind="duplicate", of=first.uri, method="text", because=("the same words again",))
    return Verdict(
        kind="syndicated",
        of=first.uri,
        method="text",
        because=(f"the words of {first.provider}",),
    )


def _is_later(story: Story, kill: Change) -> bool:
    """Return whether a story is a later version than a kill binds; without version numbers none is."""
    if story.provider_version is None or kill.provider_version is None:
        return False
    return newer(story.provider_version, than=kill.provider_version)


def _kills(story: Story) -> bool:
    return story.status == "canceled" or "kill" in story.signals


def _holds(story: Story) -> bool:
    return story.status == "withheld"

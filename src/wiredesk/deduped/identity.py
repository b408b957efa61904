"""What an item is whose provider and uri are known: its versions, kills and holds; and of the same words."""

from __future__ import annotations

from wiredesk.deduped.additions import continues, is_addition
from wiredesk.deduped.arrival import Arrival
from wiredesk.deduped.corrections import why_correction
from wiredesk.deduped.facts import unpacked
from wiredesk.deduped.record import NOTE, WAITING, Kind, Verdict
from wiredesk.deduped.state import ChainState, Change
from wiredesk.deduped.versions import newer
from wiredesk.deduped.withdrawing import is_note


def by_identity(one: Arrival, chain: ChainState, mine: list[Change]) -> Verdict:
    """Judge an item whose provider and uri the chain has; mine: what that uri did so far, never empty."""
    last = mine[-1]

    def verdict(kind: Kind, why: str, *, method: str = "identity") -> Verdict:
        return Verdict(kind=kind, of=last.uri, method=method, because=(why,))

    if one.kills:
        began = chain.changes[0].provider
        if not one.is_of(began) and not one.is_of(one.shown_by(chain)):
            return verdict("stale", f"its sender withdraws its copy, the story of {began} stays")
        return verdict("kill", "its provider withdraws this uri")
    kill = chain.kill()
    if kill is not None and not _is_later(one, kill):
        return verdict("kill", "a kill of this uri is in force", method="tombstone")
    if one.holds:
        return verdict("hold", "its provider holds this uri back")
    return _by_version(one, chain, mine)


def has_words_of(one: Arrival, chain: ChainState) -> bool:
    """Tell whether an item whose words a chain has is about that chain's story.

    A kill or a hold whose words another notice had before it is not: an agency writes the same words of all
    the stories that it withdraws, and names them by slug or headline.
    """
    if not one.kills and not one.holds:
        return True
    return any(
        change.fingerprint.body == one.mark.body
        and (
            change.verdict.kind not in WAITING
            or change.verdict.method == "tombstone"
            or (change.slug, change.fingerprint.text) == (one.slug, one.mark.text)
        )
        for change in chain.changes
    )


def by_words(one: Arrival, chain: ChainState) -> Verdict:
    """Judge an item whose words the chain has under another uri or provider."""
    first = chain.changes[0]

    def verdict(kind: Kind, why: str) -> Verdict:
        return Verdict(kind=kind, of=first.uri, method="text", because=(why,))

    if (kill := chain.kill_of(one.provider)) is not None:
        return Verdict(kind="kill", of=kill.uri, method="tombstone", because=("its words were killed",))
    shown_by = one.shown_by(chain)
    mine = one.provider in {first.provider, shown_by}
    if (one.kills or one.holds) and not mine:
        # Its words are another's, of which its sender may not dispose.
        return verdict("stale", "a withdrawn copy")
    if one.kills or one.holds:
        return verdict("kill" if one.kills else "hold", "its provider withdraws these words")
    if mine:
        return verdict("duplicate", "the same words again")
    if one.is_preferred_to(shown_by) and one.story.status == "usable" and chain.text and chain.text.is_public:
        return verdict("update", f"the words of {shown_by}, to which its provider is preferred")
    return verdict("syndicated", f"the words of {shown_by}")


def _by_version(one: Arrival, chain: ChainState, mine: list[Change]) -> Verdict:
    """Judge an item of a known uri by its version and its words."""
    story = one.story

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
        if any(c.fingerprint.text == one.mark.text for c in mine):
            return verdict("duplicate", "the same words under this uri again")
        if story.received_at < max(c.at for c in mine):
            return verdict("stale", "other words of this uri, received before those that are shown")
        why = "other words of this uri, received later"
    return _new_text(one, chain, mine, why)


def _new_text(one: Arrival, chain: ChainState, mine: list[Change], why: str) -> Verdict:
    """Judge a newer text of a known uri: the chain shows that of one provider."""
    if is_addition(one.story) and not any(change.gives_text for change in mine):
        return continues(one.story.uri)  # a newer version of an ADD is no more a whole text than the first
    shown_by, uri = one.shown_by(chain), one.story.uri
    if one.provider != shown_by and not one.is_preferred_to(shown_by):
        because = (why, f"{shown_by}'s text is shown")
        return Verdict(kind="syndicated", of=uri, method="identity", because=because)
    if is_note(one.story) and any(change.gives_text for change in chain.changes):
        kind: Kind = "correction" if one.text.corrects else "update"
        because = (why, "it only says something of the story")
        return Verdict(kind=kind, of=uri, method=NOTE, because=because)
    shown = unpacked(chain.text.facts) if chain.text is not None and chain.text.facts else None
    if (correction := why_correction(one.text, shown)) is not None:
        return Verdict(kind="correction", of=uri, method="identity", because=(why, correction))
    return Verdict(kind="update", of=uri, method="identity", because=(why,))


def _is_later(one: Arrival, kill: Change) -> bool:
    """Return whether a story is a later version than a kill binds; without version numbers none is."""
    version = one.story.provider_version
    if version is None or kill.provider_version is None:
        return False
    return newer(version, than=kill.provider_version)

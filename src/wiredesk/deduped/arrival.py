"""Arrival: a story as it is decided upon, with all that is read from it once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wiredesk.deduped.facts import Facts, facts
from wiredesk.deduped.fingerprint import Fingerprint, fingerprint
from wiredesk.deduped.likeness import headline_key, keys_of, quoted_keys, quoting_keys
from wiredesk.deduped.record import Verdict
from wiredesk.deduped.state import ChainState, Change, change_of, provider_of, slug_of
from wiredesk.normalised.story import OWN_URI, Story


@dataclass(frozen=True, slots=True)
class Arrival:
    """A story, its fingerprint, its facts, and the keys that it shares with its like.

    quoted: the keys of its headline, by which notices find it. provider: its id, "" where it is not known.
    slug: as Change.slug tells. preferred: the providers whose text the desk would rather show, best first.
    """

    story: Story
    provider: str
    mark: Fingerprint
    text: Facts
    slug: int | None
    keys: tuple[int, ...]
    quoted: tuple[int, ...]
    preferred: tuple[str, ...] = ()

    @property
    def sought(self) -> tuple[int, ...]:
        """The keys by which it looks for texts, for notices that wait for it, and for what it quotes."""
        keys = (*self.keys, *(key ^ _OF_NOTICES for key in self.quoted))
        if not self.kills and not self.holds and ASKING.isdisjoint(self.story.signals):
            return keys
        return (*keys, *(key ^ _OF_TEXTS for key in quoting_keys(self.text)))

    def found_by(self, verdict: Verdict) -> tuple[int, ...]:
        """Return the keys by which it is found later, having this verdict."""
        if verdict.waits:
            return keys_of_notice(self.keys, self.text)
        return keys_of_text(self.keys, self.quoted)

    @property
    def appended_at(self) -> datetime:
        """When it was appended to wire.raw, else received."""
        return self.story.appended_at or self.story.received_at

    @property
    def kills(self) -> bool:
        """Whether it withdraws a story for good."""
        return self.story.status == "canceled" or "kill" in self.story.signals

    @property
    def holds(self) -> bool:
        """Whether it keeps a story back until it is released."""
        return self.story.status == "withheld"

    @property
    def has_own_id(self) -> bool:
        """Whether its provider gave it an id."""
        return not self.story.uri.startswith(OWN_URI)

    @property
    def names(self) -> tuple[int, ...]:
        """The keys by which it is named: its headline's and its slug."""
        return (*headline_key(self.text), *(() if self.slug is None else (self.slug,)))

    def is_of(self, provider: str) -> bool:
        """Tell whether a provider is its own, as far as both are known."""
        return not provider or not self.provider or provider == self.provider

    def shown_by(self, chain: ChainState) -> str:
        """Return the provider whose text a chain shows: who began it, unless the desk prefers another."""
        last = chain.text
        if last is not None and last.provider in self.preferred:
            return last.provider
        return chain.changes[0].provider

    def is_preferred_to(self, provider: str) -> bool:
        """Tell whether the desk would rather show this item's provider's text than another's."""
        if self.provider == provider or self.provider not in self.preferred:
            return False
        before = self.preferred[: self.preferred.index(self.provider)]
        return provider not in before

    def change(self, verdict: Verdict) -> Change:
        """Return the mark that it leaves on its chain."""
        return change_of(self.story, verdict, self.mark, self.text)


def arrival(story: Story, preferred: tuple[str, ...] = ()) -> Arrival:
    """Read what is decided upon. Pure."""
    text, slug = facts(story), slug_of(story)
    return Arrival(
        story=story,
        provider=provider_of(story),
        mark=fingerprint(story),
        text=text,
        slug=slug,
        keys=own_keys(text, slug),
        quoted=tuple(quoted_keys(text)),
        preferred=preferred,
    )


ASKING = frozenset({"kill", "hold", "advisory", "correction"})
"""Signals of items that may say something of another, which they quote."""

_OF_TEXTS, _OF_NOTICES = 0x5851F42D, 0x14057B7E
"""What parts the keys under which notices find texts, and texts the notices that wait, from all others."""


def own_keys(text: Facts, slug: int | None) -> tuple[int, ...]:
    """Return the keys by which texts find each other: those of telling words, the headline and the slug."""
    return tuple(sorted({*keys_of(text), *headline_key(text)} | ({slug} if slug is not None else set())))


def keys_of_text(keys: tuple[int, ...], quoted: Iterable[int]) -> tuple[int, ...]:
    """Return by what a text is found: by texts, and by notices that quote its headline."""
    return (*keys, *(key ^ _OF_TEXTS for key in quoted))


def keys_of_notice(keys: tuple[int, ...], text: Facts) -> tuple[int, ...]:
    """Return by what a kill or a hold is found that waits: as a text, and by texts that it quotes."""
    return (*keys_of_text(keys, quoted_keys(text)), *(key ^ _OF_NOTICES for key in quoting_keys(text)))

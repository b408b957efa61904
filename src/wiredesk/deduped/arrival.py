"""Arrival: a story as it is decided upon, with all that is read from it once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wiredesk.deduped.facts import Facts, facts
from wiredesk.deduped.fingerprint import Fingerprint, fingerprint
from wiredesk.deduped.likeness import headline_key, keys_of
from wiredesk.deduped.record import Verdict
from wiredesk.deduped.state import ChainState, Change, change_of, provider_of, slug_of
from wiredesk.normalised.story import OWN_URI, Story


@dataclass(frozen=True, slots=True)
class Arrival:
    """A story, its fingerprint, its facts, and the keys by which it finds others and is found.

    provider: its id, "" where it is not known. slug: as Change.slug tells. preferred: the providers whose
    text the desk would rather show, the best first.
    """

    story: Story
    provider: str
    mark: Fingerprint
    text: Facts
    slug: int | None
    keys: tuple[int, ...]
    preferred: tuple[str, ...] = ()

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
        keys=sought_by(text, slug),
        preferred=preferred,
    )


def sought_by(text: Facts, slug: int | None) -> tuple[int, ...]:
    """Return the keys by which a text is found: pairs of its telling words, its headline, and its slug."""
    return tuple(sorted({*keys_of(text), *headline_key(text)} | ({slug} if slug is not None else set())))

"""What dedupe() ought to decide, told plainly: every story is looked at, nothing is indexed or packed.

How like two texts are is taken from facts.py and likeness.py; which are held against each other, in which
order, and what follows from it is decided here once more. Times of receipt must differ.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta

from wiredesk.deduped import changed
from wiredesk.deduped.alike import names_apart
from wiredesk.deduped.facts import Facts, facts, weight_of
from wiredesk.deduped.likeness import features, likeness, shared_weight
from wiredesk.normalised.story import Story

HORIZON = timedelta(hours=72)
Item = tuple[int, int, int]
Judged = tuple[str, str]
"""A verdict: its kind and its method."""


@dataclass
class Mark:
    """What one item did to a chain; told: whether later texts are held against it.

    changed: what the history tells of the difference to the text before it; a kill takes it out.
    """

    story: Story
    text: Facts
    kind: str
    method: str
    told: bool = False
    changed: str | None = None

    @property
    def is_text(self) -> bool:
        return _is_text(self.kind, self.method)

    @property
    def at(self):
        return self.story.received_at


@dataclass
class Told:
    """A chain; joined_to: the one that it proved to be."""

    marks: list[Mark] = field(default_factory=list)
    joined_to: Told | None = None

    @property
    def name(self) -> Item:
        return self.marks[0].story.item

    @property
    def began(self) -> str | None:
        return self.marks[0].story.provider_id

    @property
    def kill(self) -> Mark | None:
        kills: list[Mark] = []
        for mark in self.marks:
            if mark.is_text:
                kills = []
            elif mark.kind == "kill" and mark.method != "tombstone":
                kills.append(mark)
        for mark in reversed(kills):
            if mark.story.provider_version is None:
                return mark
        return max(reversed(kills), key=lambda mark: int(mark.story.provider_version), default=None)

    @property
    def is_open(self) -> bool:
        return all(m.story.status == "usable" and m.kind not in {"kill", "hold"} for m in self.marks)

    def add(self, mark: Mark) -> None:
        """Note an item; of the texts that are told, the first twelve are kept."""
        if mark.kind == "kill":
            for killed in self.marks:
                killed.changed = None
        mark.changed = self._changed(mark)
        mark.told = mark.told and sum(m.told for m in self.marks) < 12
        self.marks.append(mark)

    def _changed(self, mark: Mark) -> str | None:
        since = max((n for n, m in enumerate(self.marks, start=1) if m.kind == "kill"), default=0)
        shown = [m for m in self.marks[since:] if m.is_text and m.story.status == "usable"]
        if not shown or not mark.is_text or mark.story.status != "usable":
            return None
        before = changed.Shown(shown[-1].story.headline, shown[-1].text if shown[-1].told else None)
        return changed.told(before, changed.Shown(mark.story.headline, mark.text))


class Reference:
    """All chains, in a list."""

    def __init__(self) -> None:
        self.chains: list[Told] = []

    def decide(self, story: Story) -> list[tuple[Item, str]]:
        """Return the chains (by their first item) that an item changes, the pointer first, and its kind."""
        if any(mark.story.item == story.item for chain in self.chains for mark in chain.marks):
            return self.decided(story.item)
        chain = self._of_uri(story)
        if chain is not None:
            kind, method = _by_uri(story, chain, self._of_same_uri(story))
            other = self._proven_one(story, chain) if _is_text(kind, method) else None
            if other is not None:
                self._join(story, (kind, method), chain, other)
                return self.decided(story.item)
        else:
            chain, (kind, method) = self._by_content(story)
        if chain is None:
            self.chains.append(chain := Told())
        waits = not chain.marks and kind in {"kill", "hold"}
        told = _is_text(kind, method) or kind == "syndicated" or waits
        chain.add(Mark(story, facts(story), kind, method, told))
        return self.decided(story.item)

    def decided(self, item: Item) -> list[tuple[Item, str]]:
        """Return what was decided of an item."""
        found = [(chain.name, m.kind) for chain in self.chains for m in chain.marks if m.story.item == item]
        return sorted(found, key=lambda one: one[1] != "joined")

    def _of_same_uri(self, story: Story) -> list[Mark]:
        marks = [m for c in self.chains for m in c.marks if m.kind != "joined" and _one_uri(m.story, story)]
        return sorted(marks, key=lambda mark: mark.story.item)

    def _of_uri(self, story: Story) -> Told | None:
        found = (c for c in self.chains if any(_one_uri(m.story, story) for m in c.marks))
        return _last(next(found, None))

    def _of_words(self, story: Story) -> Told | None:
        """Return the chain that had these words first within the horizon."""
        near = []
        for chain in self.chains:
            had = [m for m in chain.marks if m.kind != "joined" and _words(m.story) == _words(story)]
            near += [
                (m.at, chain)
                for m in had
                if abs(m.at - story.received_at) <= HORIZON
                and _remembered(m, story)
                and not (facts(story).is_alert and _is_of_another_day(m, story) and chain.is_open)
            ]
        return _last(min(near, key=lambda one: one[0])[1]) if near else None

    def _live(self, story: Story) -> list[Told]:
        """Return the chains of which a text that shares telling words or the slug is remembered."""
        return [
            chain
            for chain in self.chains
            if chain.joined_to is None
            and any(m.told and _remembered(m, story) and _touches(m, story) for m in self._all(chain))
        ]

    def _all(self, chain: Told) -> list[Mark]:
        joined = [m for c in self.chains if _last(c) is chain and c is not chain for m in c.marks]
        return [*chain.marks, *joined]

    def _continued(self, story: Story) -> tuple[Told, Judged] | None:
        """Return the text that an ADD goes on from."""
        named = self._named(story) if _is_add(story) else None
        if named is None:
            return None
        chain, kill = named[0], named[0].kill
        if kill is not None and kill.story.provider_id in {chain.began, story.provider_id}:
            return chain, ("kill", "tombstone")
        if story.provider_id != chain.began:
            return chain, ("syndicated", "quote")
        last = [mark for mark in chain.marks if mark.is_text][-1]
        if story.status != "usable" and last.story.status == "usable":
            return None
        return chain, ("update", "addition")

    def _by_content(self, story: Story) -> tuple[Told | None, Judged]:
        chain = self._of_words(story)
        if chain is not None and _is_about(story, chain):
            return chain, _same_words(story, chain)
        if _withdraws(story):
            return self._notice(story)
        if (found := self._waiting(story) or self._continued(story)) is not None:
            return found
        if _is_note(story) and (named := self._named(story)) is not None:
            if story.provider_id != named[0].began:
                return named[0], ("syndicated", "quote")
            return named[0], ("correction" if "correction" in story.signals else "update", "note")
        return self._by_likeness(story)

    def _notice(self, story: Story) -> tuple[Told | None, Judged]:
        kind = "kill" if _kills(story) else "hold"
        may_name = kind == "kill" or story.uri.startswith("wiredesk:")
        named = self._named(story) if may_name else None
        if named is None:
            return None, (kind, "identity")
        chain, mark = named
        return chain, (kind if mark.story.provider_id == chain.began else "stale", "quote")

    def _named(self, story: Story) -> tuple[Told, Mark] | None:
        """Return the last story of the same provider whose slug or headline a notice has."""
        found = [
            (mark.at, chain, mark)
            for chain in self._live(story)
            for mark in chain.marks
            if mark.told
            and (mark.is_text or _may_name(story, mark))
            and mark.story.provider_id == story.provider_id
            and timedelta(hours=-2) <= story.received_at - mark.at <= timedelta(hours=48)
            and _names(story, mark.story)
        ]
        return max(found, key=lambda one: one[0])[1:] if found else None

    def _waiting(self, story: Story) -> tuple[Told, Judged] | None:
        found = [
            (mark.at, chain, mark)
            for chain in self._live(story)
            for mark in chain.marks
            if mark.told
            and mark.kind in {"kill", "hold"}
            and mark.story.provider_id == story.provider_id
            and not any(m.is_text for m in chain.marks)
            and timedelta(hours=-2) <= mark.at - story.received_at <= timedelta(hours=48)
            and _names(mark.story, story)
        ]
        if not found:
            return None
        _, chain, mark = max(found, key=lambda one: one[0])
        return chain, (mark.kind, "tombstone")

    def _nearest(self, story: Story) -> tuple[bool, float, Told, Mark] | None:
        text = facts(story)
        held = []
        for chain in self._live(story):
            for mark in chain.marks:
                apart = abs(story.received_at - mark.at)
                alerts = text.is_alert and mark.text.is_alert
                if alerts and _is_of_another_day(mark, story) and chain.is_open:
                    continue
                if mark.told and mark.story.status == "usable" and apart <= HORIZON:
                    score = likeness(features(text, mark.text, apart.total_seconds() / 3600))
                    held.append((score >= _asked(story, text, mark), score, chain, mark))
        return max(held, key=lambda one: (one[0], one[1], -one[3].at.timestamp()), default=None)

    def _by_likeness(self, story: Story) -> tuple[Told | None, Judged]:
        nearest = self._nearest(story)
        if nearest is None or not nearest[0]:
            return None, ("new", "none")
        _, _, chain, mark = nearest
        alike = _alike(facts(story), mark.text)
        if (kill := chain.kill) is not None:
            its = kill.story.provider_id in {chain.began, story.provider_id}
            return (chain, ("kill", "tombstone")) if alike >= 0.95 and its else (None, ("new", "none"))
        if story.provider_id != chain.began:
            return chain, ("syndicated", "likeness")
        shown = [m for m in chain.marks if m.is_text]
        if shown and story.received_at < shown[-1].at:
            return chain, ("stale", "likeness")
        kind = _changed(story, mark, alike)
        if kind != "duplicate" and (_is_add(story) or _is_note(story)):
            return chain, (kind, "addition" if _is_add(story) else "note")
        return chain, (kind, "likeness")

    def _proven_one(self, story: Story, chain: Told) -> Told | None:
        other = self._of_words(story)
        if other is None or other is chain:
            nearest = self._nearest(story)
            other = nearest[2] if nearest is not None and nearest[0] and nearest[1] >= 0.9 else None
        if other is None or other is chain or story.status != "usable":
            return None
        return other if chain.is_open and other.is_open else None

    def _join(self, story: Story, judged: Judged, chain: Told, other: Told) -> None:
        survivor, younger = sorted((chain, other), key=lambda one: one.marks[0].at)
        if survivor is other:
            judged = "update" if other.began == story.provider_id else "syndicated", "joined"
        told = _is_text(*judged) or judged[0] == "syndicated"
        survivor.add(Mark(story, facts(story), *judged, told))
        younger.add(Mark(story, facts(story), "joined", "joined"))
        younger.joined_to = survivor


def _by_uri(story: Story, chain: Told, mine: list[Mark]) -> Judged:
    if _kills(story):
        return "kill" if story.provider_id == chain.began else "stale", "identity"
    kill = chain.kill
    if kill is not None:
        version, bound = story.provider_version, kill.story.provider_version
        if version is None or bound is None or int(version) <= int(bound):
            return "kill", "tombstone"
    if story.status == "withheld":
        return "hold", "identity"
    if mine[-1].kind == "hold":
        return "update", "identity"
    old = _old_text(story, mine)
    return (old, "identity") if old is not None else _new_text(story, chain, mine)


def _old_text(story: Story, mine: list[Mark]) -> str | None:
    """Return what a text is that does not go beyond those of its uri, None if it does."""
    versions = [int(m.story.provider_version) for m in mine if m.story.provider_version is not None]
    if story.provider_version is not None and versions:
        if int(story.provider_version) in versions:
            return "duplicate"
        if int(story.provider_version) < max(versions):
            return "stale"
    elif any(_plain(m.story) == _plain(story) for m in mine):
        return "duplicate"
    elif story.received_at < max(m.at for m in mine):
        return "stale"
    return None


def _new_text(story: Story, chain: Told, mine: list[Mark]) -> Judged:
    if _is_add(story) and not any(m.is_text for m in mine):
        return "update", "addition"
    if story.provider_id != chain.began:
        return "syndicated", "identity"
    corrects = "correction" in story.signals
    if _is_note(story) and any(m.is_text for m in chain.marks):
        return "correction" if corrects else "update", "note"
    text = facts(story)
    shown = next((m for m in reversed(chain.marks) if m.is_text), None)
    known = shown is not None and shown.told
    corrects = corrects or (known and _one_fact(text, shown.text, _alike(text, shown.text)))
    return "correction" if corrects else "update", "identity"


def _one_fact(text: Facts, other: Facts, alike: float) -> bool:
    """Tell whether little has changed but numbers; or names or negations, in a text as long."""
    as_long = abs(text.length - other.length) <= 2
    renamed = bool(text.names - other.names) and bool(other.names - text.names)
    turned = text.negations != other.negations
    return alike >= 0.9 and (text.numbers != other.numbers or (as_long and (renamed or turned)))


def _may_name(story: Story, mark: Mark) -> bool:
    """Tell whether a notice is about a telling of another provider's story, or a kill about a held text."""
    return mark.kind == "syndicated" or (mark.kind == "hold" and _kills(story))


def _is_about(story: Story, chain: Told) -> bool:
    """Tell whether a withdrawal's words are those of a text, or of the same notice."""
    return not _withdraws(story) or any(
        _words(m.story) == _words(story)
        and (
            m.kind not in {"kill", "hold"}
            or m.method == "tombstone"
            or (_slug_of(m.story), _plain(m.story)) == (_slug_of(story), _plain(story))
        )
        for m in chain.marks
    )


def _same_words(story: Story, chain: Told) -> Judged:
    kill, mine = chain.kill, story.provider_id == chain.began
    if kill is not None and kill.story.provider_id in {chain.began, story.provider_id}:
        return "kill", "tombstone"
    if _withdraws(story):
        return ("stale" if not mine else "kill" if _kills(story) else "hold"), "text"
    return "duplicate" if mine else "syndicated", "text"


def _asked(story: Story, text: Facts, mark: Mark) -> float:
    leads = {"lead", "update", "correction", "refile"} & set(story.signals)
    if not leads or story.provider_id != mark.story.provider_id or _slug(story) != _slug(mark.story):
        return 0.95 if names_apart(text, mark.text) else 0.7
    if text.is_table and mark.text.is_table:
        return 0.7
    return 0.25 if _slug(story) else 0.45


def _changed(story: Story, mark: Mark, alike: float) -> str:
    text, other = facts(story), mark.text
    if "correction" in story.signals:
        return "correction"
    if _one_fact(text, other, alike):
        return "correction"
    if alike >= 0.95:
        return "duplicate"
    shorter = len(text.words) < 0.6 * len(other.words) and text.numbers <= other.numbers
    return "duplicate" if shorter and shared_weight(text.words, other.words) >= 0.9 else "update"


def _alike(one: Facts, other: Facts) -> float:
    return features(one, other, 0)["words_least"]


def _names(notice: Story, story: Story) -> bool:
    if _slug(notice) and _slug(notice) == _slug(story):
        return True
    head, said = facts(story).head, facts(notice)
    return len(head) >= 3 and shared_weight(head, said.words | said.head) >= 0.8


def _is_note(story: Story) -> bool:
    read = "correction" in story.signals and "please read" in story.body.lower()
    return story.word_count <= 120 and ("advisory" in story.signals or read)


def _is_add(story: Story) -> bool:
    return "add" in (story.take or "").lower()


def _kills(story: Story) -> bool:
    return story.status == "canceled" or "kill" in story.signals


def _withdraws(story: Story) -> bool:
    return _kills(story) or story.status == "withheld"


def _is_text(kind: str, method: str) -> bool:
    return kind in {"new", "update", "correction"} and method not in {"note", "addition"}


def _one_uri(one: Story, other: Story) -> bool:
    return (one.provider_id, one.uri) == (other.provider_id, other.uri)


def _remembered(mark: Mark, story: Story) -> bool:
    return story.appended_at - mark.story.appended_at <= HORIZON


def _is_of_another_day(mark: Mark, story: Story) -> bool:
    return abs(mark.at - story.received_at) > timedelta(hours=12)


def _touches(mark: Mark, story: Story) -> bool:
    """Tell whether two of the eight most telling first words are shared, or the slug of one provider."""
    if mark.story.provider_id == story.provider_id and _slug(story) and _slug(story) == _slug(mark.story):
        return True
    text = facts(story)
    one_headline = len(text.head) >= 3 and text.head == mark.text.head
    if (_asks(story) and _quotes(text, mark.text)) or (
        mark.kind in {"kill", "hold"} and _quotes(mark.text, text)
    ):
        return True
    return one_headline or len(_telling(mark.text) & _telling(text)) >= 2


def _asks(story: Story) -> bool:
    return _withdraws(story) or not {"advisory", "correction", "hold"}.isdisjoint(story.signals)


def _quotes(notice: Facts, text: Facts) -> bool:
    """Tell whether two of a headline's four most telling words are among a notice's sixteen."""
    head, said = (
        sorted(words, key=lambda word: (-weight_of(word), word))[:most]
        for words, most in ((text.head, 4), (notice.head | notice.words, 16))
    )
    return len(text.head) >= 3 and len(set(head) & set(said)) >= 2


def _slug_of(story: Story) -> tuple[str | None, str]:
    return (story.provider_id, _slug(story)) if _slug(story) else (None, "")


def _telling(text: Facts) -> set[int]:
    return set(sorted(text.head | text.lead, key=lambda word: (-weight_of(word), word))[:8])


def _last(chain: Told | None) -> Told | None:
    while chain is not None and chain.joined_to is not None:
        chain = chain.joined_to
    return chain


def _slug(story: Story) -> str:
    return (story.slugline or "").lower()


def _plain(story: Story) -> tuple[list[str], list[str]]:
    return _tokens(story.headline or ""), _tokens(" ".join(story.paragraphs))


def _words(story: Story) -> tuple[list[str], list[str]]:
    """Return the words by which a story is known again: of a long text its body's alone."""
    head, body = _plain(story)
    return ([], body) if len(body) >= 20 else (head, body)


def _tokens(text: str) -> list[str]:
    return re.findall(r"\d+|[a-z]+", text.lower())

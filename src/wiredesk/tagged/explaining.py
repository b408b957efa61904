"""Explaining: why a story has its tags, and why what else it names became none.

The same judgement that tag() makes its tags of, told for a person: no tag is decided here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wiredesk.normalised.story import Story
from wiredesk.tagged.actors import score_parts, term_at
from wiredesk.tagged.beats import bearings
from wiredesk.tagged.deciding import Decided
from wiredesk.tagged.entries import Body, Entry, Person, Place, Term
from wiredesk.tagged.lexicon import Lexicon
from wiredesk.tagged.record import Actor, Field, Mention, Region
from wiredesk.tagged.salience import FOCUS, MAX_FOCUS, codes_of, features, weights
from wiredesk.tagged.states import state_at
from wiredesk.tagged.tag import WEIGHED, Judged, actors_of, judge, regions_of, tagger_of

AROUND = 30
"""Characters of the text that are shown before and behind a name."""

COULD_BE = 4
"""Meanings of a refused name that are told; of towns there can be dozens."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A mention: where it stands, what it means here, and because of what.

    field, start, end, text: as in the record. where: the same for a person ("paragraph 2").
    """

    field: Field
    start: int
    end: int
    text: str
    where: str
    means: str
    because: str


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature of a score: its name in salience.toml, in words, and what it gives: weight × value."""

    name: str
    words: str
    value: float
    weight: float
    gives: float


@dataclass(frozen=True, slots=True)
class WhyRegion:
    """A region of the record and why: its role in words, its mentions, and the score of what it lies in.

    scored: the code whose features these are: its own, or its country's for a city, state or province.
    sum: of all that the features give; country_score: the logistic function of it, 0 to 1.
    """

    code: str
    name: str
    kind: str
    country: str | None
    role: str
    score: float
    why: str
    mentions: tuple[Evidence, ...]
    scored: str
    features: tuple[Feature, ...]
    sum: float
    scored_score: float


@dataclass(frozen=True, slots=True)
class WhyActor:
    """An actor of the record and why: its mentions, its role and the term of office that gives it."""

    id: str
    name: str
    kind: str
    role: str | None
    country: str | None
    sector: str | None
    score: float
    why_role: str
    term: Term | None
    mentions: tuple[Evidence, ...]
    parts: tuple[Feature, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A country or area that the story brings to mind and that is no tag: whose it is, and its score."""

    code: str
    name: str
    score: float
    why: str
    mentions: tuple[Evidence, ...]
    features: tuple[Feature, ...]


@dataclass(frozen=True, slots=True)
class WhyBeat:
    """A beat of the desk's own for which something in the story speaks.

    on: whether the story is on it; why: in words; mentions: the beat's words that stand there. actors,
    regions: ids and codes of the tags that speak for it; subjects: codes of the agency.
    """

    code: str
    name: str
    on: bool
    why: str
    mentions: tuple[Evidence, ...]
    actors: tuple[str, ...]
    regions: tuple[str, ...]
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A name that was seen and became no tag: what it could have meant, and why it does not here."""

    field: Field
    start: int
    end: int
    text: str
    where: str
    around: str
    could_be: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a story has its tags. on: the day by which it was judged; threshold: the score of a focus."""

    uri: str
    headline: str | None
    on: date
    tagger: str
    threshold: float
    focus_regions: tuple[str, ...]
    regions: tuple[WhyRegion, ...]
    actors: tuple[WhyActor, ...]
    beats: tuple[WhyBeat, ...]
    weighed: tuple[Weighed, ...]
    refused: tuple[Refusal, ...]


def explained(story: Story) -> Explanation:
    """Explain the tags that a story gets. Pure; some tenths of a millisecond more than tag()."""
    judged = judge(story)
    telling = _Telling.of(judged)
    regions, actors = regions_of(judged), actors_of(judged)
    shown = [mention for region in regions for mention in region.mentions]
    shown += [mention for actor in actors for mention in actor.mentions]
    return Explanation(
        uri=story.uri,
        headline=story.headline,
        on=judged.on,
        tagger=tagger_of(judged.known),
        threshold=FOCUS,
        focus_regions=tuple(judged.focus),
        regions=tuple(_region(region, telling) for region in regions),
        actors=tuple(_actor(actor, telling) for actor in actors),
        beats=tuple(_beats(story, regions, actors, judged)),
        weighed=tuple(_weighed(regions, telling)),
        refused=tuple(_refusals(telling, shown)),
    )


@dataclass(frozen=True, slots=True)
class _Telling:
    """A judged story, and what was decided of each place in its fields."""

    judged: Judged
    at: dict[tuple[str, int, int], list[Decided]]
    weights: Mapping[str, float]

    @classmethod
    def of(cls, judged: Judged) -> _Telling:
        at: dict[tuple[str, int, int], list[Decided]] = {}
        for one in judged.acting:
            at.setdefault((one.spot.field, one.spot.start, one.spot.end), []).append(one)
        return cls(judged, at, weights().at(judged.shape))

    def features(self, code: str) -> tuple[Feature, ...]:
        """Return what the score of a country, area or border is made of, what counts most first."""
        if code not in self.judged.tallies:
            return ()
        values = features(code, self.judged.tallies, self.judged.shape)
        made = [
            Feature(name, WORDS.get(name, name), value, weight, value * weight)
            for name, value in values.items()
            for weight in (self.weights.get(name, 0.0),)
        ]
        return tuple(sorted(made, key=lambda feature: -abs(feature.gives)))

    def evidence(self, mention: Mention, ones: Sequence[Decided], otherwise: str) -> Evidence:
        """Return a mention with what was decided of it; otherwise: why it is one if nothing was."""
        one = ones[0] if ones else None
        return Evidence(
            mention.field,
            mention.start,
            mention.end,
            mention.text,
            _where(self.judged, mention.field, mention.start),
            _meaning(one, self.judged) if one is not None else otherwise,
            one.because if one is not None else "a surname behind the full name is the same person's",
        )


def _region(region: Region, telling: _Telling) -> WhyRegion:
    judged = telling.judged
    scored = _scored(region, judged)
    made = telling.features(scored)
    total = sum(feature.gives for feature in made)
    score = round(judged.salience.get(scored, 0.0), 3)
    mentions = []
    for mention in region.mentions:
        ones = telling.at.get((mention.field, mention.start, mention.end), [])
        own = [one for one in ones if _speaks_for(one, region, judged)]
        mentions.append(telling.evidence(mention, own or ones, region.name))
    return WhyRegion(
        region.code,
        region.name,
        region.kind,
        region.country,
        region.role,
        region.score,
        _why_role(region, scored, score, judged),
        tuple(mentions),
        scored,
        made,
        total,
        score,
    )


def _scored(region: Region, judged: Judged) -> str:
    """Return the code whose score a region has: a city's or state's is its country's at the date."""
    if region.kind in WEIGHED or region.country is None:
        return region.code
    return state_at(region.country, judged.on)


def _speaks_for(one: Decided, region: Region, judged: Judged) -> bool:
    if one.place is None:
        return region.code in codes_of(one, judged.on)
    return region.code in {one.place.code, *codes_of(one, judged.on)}


def _why_role(region: Region, scored: str, score: float, judged: Judged) -> str:
    """Say in one sentence why a region has its role."""
    name = _name_of(scored, judged.known)
    told = _shown(score)
    if region.kind in WEIGHED:
        return _why_own_role(region, score, judged)
    if region.role == "focus":
        return f"the story is about {name} ({told}), and this is in the headline or named more than once"
    if scored in judged.focus:
        why = (
            f"the story is about {name} ({told}), but its text names this once at most, and the headline not"
        )
    else:
        why = f"the story is not about {name} ({told})"
    return f"it is in the dateline; {why}" if region.role == "dateline" else why


def _why_own_role(region: Region, score: float, judged: Judged) -> str:
    if region.role == "focus":
        return f"its score {_shown(score)} is {FOCUS:.2f} or more"
    if score >= FOCUS:
        why = f"its score {_shown(score)} is enough, but {MAX_FOCUS} others score higher"
    elif region.code not in judged.tallies:
        why = "it was no state any more on the story's day"
    else:
        why = f"its score {_shown(score)} is below {FOCUS:.2f}"
    return f"it is in the dateline; {why}" if region.role == "dateline" else why


def _shown(score: float) -> str:
    """Print a score so that one just below the threshold does not read as the threshold."""
    return f"{score:.3f}" if score < FOCUS <= round(score, 2) else f"{score:.2f}"


def _actor(actor: Actor, telling: _Telling) -> WhyActor:
    judged = telling.judged
    person: Person | None = None
    mentions = []
    for mention in actor.mentions:
        ones = telling.at.get((mention.field, mention.start, mention.end), [])
        own = [one for one in ones if actor.id in {_id(one.person), _id(one.body)}]
        person = next((one.person for one in own if one.person is not None), person)
        mentions.append(telling.evidence(mention, own, actor.name))
    term = term_at(person, judged.on) if person is not None else None
    parts = score_parts(actor.mentions)
    return WhyActor(
        actor.id,
        actor.name,
        actor.kind,
        actor.role,
        actor.country,
        actor.sector,
        actor.score,
        _why_office(actor, term, judged.on),
        term if term is not None and term.start > date.min else None,
        tuple(mentions),
        tuple(Feature(name, _PARTS.get(name, name), 1.0, gives, gives) for name, gives in parts.items()),
    )


def _id(one: Person | Body | None) -> str | None:
    return one.id if one is not None else None


def _why_office(actor: Actor, term: Term | None, on: date) -> str:
    """Say in one sentence where an actor's role comes from."""
    if actor.kind != "person":
        return "a body has no office"
    if term is None:
        return "no office was told by the text, nor in the table before the story's day"
    if term.start == date.min:
        return "as the text says"
    until = f"to {term.end}" if term.end is not None else "on"
    held = f"in the table from {term.start} {until}"
    return f"{held}; over on {on}" if term.end is not None and term.end < on else f"{held}; held on {on}"


def _beats(
    story: Story, regions: Sequence[Region], actors: Sequence[Actor], judged: Judged
) -> Iterator[WhyBeat]:
    """Yield how the story stands to the desk's beats that something in it speaks for."""
    own = judged.known.own.beats
    names = {one.code: one.name for one in regions} | {one.id: one.name for one in actors}
    for one in bearings(own, story, judged.fields, regions, actors) if own is not None else ():
        told = [
            *([f"names {', '.join(names[key] for key in one.actors)}"] if one.actors else []),
            *([f"is about {', '.join(names.get(key, key) for key in one.regions)}"] if one.regions else []),
            *([f"is coded {', '.join(one.subjects)}"] if one.subjects else []),
            *(["has its words"] if one.words else []),
        ]
        speaks = f"the story {' and '.join(told)}"
        yield WhyBeat(
            one.beat.code,
            one.beat.name,
            one.against is None,
            speaks if one.against is None else f"{speaks}; but {one.against}",
            tuple(
                Evidence(*word, _where(judged, word.field, word.start), word.text, "a word of the beat's")
                for word in one.words
            ),
            one.actors,
            one.regions,
            one.subjects,
        )


def _weighed(regions: Iterable[Region], telling: _Telling) -> Iterator[Weighed]:
    """Yield what was scored and is no region of the record: countries that only an actor brings to mind."""
    judged = telling.judged
    tagged = {region.code for region in regions}
    for code, score in judged.salience.items():
        if code in tagged:
            continue
        named = [one for one in judged.decided if code in codes_of(one, judged.on)]
        mentions = tuple(telling.evidence(one.spot.mention, [one], "") for one in named)
        whose = {("town" if one.place is not None else "actor") for one in named}
        only = (
            "its towns"
            if whose == {"town"}
            else "the persons and bodies it names"
            if whose == {"actor"}
            else "its money or stock index"
            if not whose
            else "towns, persons and bodies"
        )
        why = f"only {only} bring it to mind, and its score {_shown(score)} is below {FOCUS:.2f}"
        if score >= FOCUS:
            why = f"its score {_shown(score)} is enough, but {MAX_FOCUS} others score higher"
        yield Weighed(code, _name_of(code, judged.known), score, why, mentions, telling.features(code))


def _refusals(telling: _Telling, shown: Iterable[Mention]) -> Iterator[Refusal]:
    """Yield the names that became no tag; one that lies in what shows a tag is not among them."""
    judged = telling.judged
    by_field: dict[str, list[tuple[int, int]]] = {}
    for mention in shown:
        by_field.setdefault(mention.field, []).append((mention.start, mention.end))
    inside = {name: _at(spans) for name, spans in by_field.items()}
    for one in judged.refused:
        spot = one.spot
        if {spot.start, spot.end - 1} <= inside.get(spot.field, set()):
            continue
        text = judged.fields[spot.field]
        before, behind = text[max(0, spot.start - AROUND) : spot.start], text[spot.end : spot.end + AROUND]
        yield Refusal(
            spot.field,
            spot.start,
            spot.end,
            spot.text,
            _where(judged, spot.field, spot.start),
            " ".join(f"{before}[{spot.text}]{behind}".split()),
            _could_be(spot.entry, judged),
            one.why,
        )


def _at(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def _could_be(entry: Entry, judged: Judged) -> tuple[str, ...]:
    meanings = [
        *(_place(place, judged) for place in entry.places),
        *(sense.person.name for sense in entry.people if sense.person is not None),
        *([entry.body.name] if entry.body is not None else []),
    ]
    told = tuple(dict.fromkeys(meanings))
    more = len(told) - COULD_BE
    return (*told[:COULD_BE], f"{more} more") if more > 0 else told


def _where(judged: Judged, name: Field, start: int) -> str:
    if name == "body":
        return f"paragraph {max(1, bisect_right(judged.shape.starts, start))}"
    return "caption" if name == "captions" else name


def _meaning(one: Decided, judged: Judged) -> str:
    if one.place is not None:
        return _place(one.place, judged)
    if one.person is not None:
        return one.person.name
    return one.body.name if one.body is not None else ""


def _place(place: Place, judged: Judged) -> str:
    """Return a place for a person: "Paris, city in Texas, US"; a country or area by its name."""
    if place.kind in WEIGHED:
        return place.name
    state = judged.known.places.get(place.within or "")
    inside = [*([state.name] if state is not None else []), *([place.country] if place.country else [])]
    kind = "capital" if place.capital else "state or province" if place.kind == "subdivision" else place.kind
    return f"{place.name} ({kind}, {', '.join(inside)})" if inside else f"{place.name} ({kind})"


def _name_of(code: str, known: Lexicon) -> str:
    place = known.places.get(code)
    return place.name if place is not None else code


_PARTS = {
    "named": "it is named at all",
    "in the headline": "it is in the headline",
    "near the top": "it is in the text's first 300 characters",
    "mentions": "how often it is named (five times count most)",
}

WORDS = {
    "base": "where every score begins",
    "headline": "the headline names it",
    "headline by name": "the headline has its name",
    "headline by demonym": "the headline has a word for its people",
    "headline by city": "the headline names a city there",
    "headline and first paragraph": "the headline and the first paragraph name it",
    "headline, dateline elsewhere": "the headline names it, the dateline is elsewhere",
    "headline, no dateline": "the headline names it, there is no dateline",
    "headline names others": "the headline names others and not it",
    "first paragraph": "the first paragraph names it",
    "first paragraph by name": "the first paragraph has its name",
    "first paragraph, dateline elsewhere": "first paragraph, not headline; the dateline is elsewhere",
    "dateline": "the dateline is there",
    "dateline, nothing else": "only the dateline is there",
    "dateline elsewhere": "the dateline is elsewhere",
    "count": "how often the text names it (logarithm)",
    "count by name": "how often the text has its name (logarithm)",
    "count early": "how often the first three paragraphs name it (logarithm)",
    "count among many": "how often the text names it, and how many others",
    "five times": "the text names it five times or more",
    "once, not on top": "once in the text, not in the headline or dateline",
    "begins late": "first named in the second half",
    "cities only": "only its cities are named in the text",
    "businesses only": "only its businesses or persons are named",
    "businesses only, on top": "only its businesses or persons are named, in the headline too",
    "businesses": "how often its businesses are named (logarithm)",
    "as money": "how often it is named with its money (logarithm)",
    "as money only": "named only with its money",
    "hints": "how often the text has its money or its stock index (logarithm)",
    "hinted on top": "its money or stock index is in the headline or the first paragraph",
    "hinted only": "only its money or stock index brings it to mind",
    "an amount's, on top": "the headline has it as the money of an amount or a bond",
    "listed": "how often it is named in a list (logarithm)",
    "listed only": "named only in lists",
    "second named": "the second that is named",
    "alone": "the story names no other",
    "one of many": "how many the story names (logarithm)",
    "border": "it is a border",
    "border on top": "it is a border, in the headline or the first paragraph",
    "border, both on top": "it is a border, and both its countries are on top",
    "area": "it is an area and no country",
    "area in headline": "it is an area, and the headline names it",
    "area, count": "it is an area, and how often the text names it (logarithm)",
    "area by its bodies": "it is an area, and a body that stands for it is named",
    "continent": "it is a continent or a part of one",
    "area beside countries": "it is an area, and the text names countries too",
    "us": "it is the United States",
    "us alone": "it is the United States, and no other is named",
    "us dateline": "it is the United States, and the dateline is there",
    "us, dateline elsewhere": "it is the United States, and the dateline is elsewhere",
    "us, as money only": "it is the United States, named only with its money",
}
"""Each feature of data/salience.toml in words; one that is not here is told by its name."""

"""Reasons for a terminal, as `wiredesk explain` shows them: what each tag rests on, and what became none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from wiredesk.cli.inspected import VERDICT_STYLES, visible
from wiredesk.deduped.record import Verdict
from wiredesk.tagged.explaining import (
    Evidence,
    Explanation,
    Feature,
    Refusal,
    Weighed,
    WhyActor,
    WhyBeat,
    WhyRegion,
)

LITTLE = 0.1
"""Below this a feature changes a score by less than an editor would see; --all shows it."""

MOST = 3
"""Features that are shown of what a story only mentions; --all shows the rest."""

PLACES = 4
"""Places in the story that are told of one name; the rest are counted."""

ROLE_STYLES = {"focus": "bold green", "dateline": "yellow", "mention": "dim"}


def page(told: Explanation, verdict: Verdict, *, whole: bool = False) -> RenderableType:
    """Return the reasons of a story's verdict and tags to be read. whole: what counts little too."""
    return Group(*_page(told, verdict, whole=whole))


def _page(told: Explanation, verdict: Verdict, *, whole: bool) -> Iterator[RenderableType]:
    yield Rule(Text(_clean(told.headline or "(no headline)"), style="bold"), align="left", style="dim")
    names = {one.code: one.name for one in told.regions}
    focus = ", ".join(names.get(code, code) for code in told.focus_regions) or "no country or area"
    yield Text.assemble("About ", (_clean(focus), "bold"), (f"; judged as of {told.on}", "dim"))
    yield from _verdict(verdict)
    if told.regions:
        yield _title("Regions", f"what scores {told.threshold:.2f} or more is what the story is about")
    for region in told.regions:
        yield from _region(region, whole=whole)
    if told.actors:
        yield _title("Actors")
    for actor in told.actors:
        yield from _actor(actor, whole=whole)
    if told.beats:
        yield _title("Beats", "of the desk's dictionaries")
    for beat in told.beats:
        yield from _beat(beat)
    if told.weighed:
        yield _title("Brought to mind, and no tag")
    for one in told.weighed:
        yield from _weighed(one, whole=whole)
    if told.refused:
        yield _title("Seen, and no tag")
        yield _refusals(told.refused)
    yield Text()


def _verdict(verdict: Verdict) -> Iterator[RenderableType]:
    yield _title("Verdict", "what it is to the stories before it")
    line = Text.assemble("\n", (verdict.kind, f"bold {VERDICT_STYLES.get(verdict.kind, 'cyan')}"))
    if verdict.of is not None:
        line.append(f" of {_clean(verdict.of)}")
    how = "" if verdict.method == "none" else f"by {verdict.method}, "
    line.append(f"  {how}{verdict.score:.2f}", style="dim")
    yield line
    for why in verdict.because:
        yield _indented(Text(_clean(why), style="dim"))


def _title(title: str, note: str = "") -> Text:
    return Text.assemble("\n", (title, "bold underline"), (f"  {note}" if note else "", "dim"))


def _region(region: WhyRegion, *, whole: bool) -> Iterator[RenderableType]:
    yield Text.assemble(
        "\n",
        (_clean(region.name), "bold"),
        "  ",
        (region.code, "cyan"),
        "  ",
        (region.role, ROLE_STYLES[region.role]),
        f"  {region.score:.2f}",
    )
    yield _indented(Text(_clean(region.why), style="dim"))
    yield _evidence(region.mentions)
    if region.scored != region.code and not whole:
        return  # its country's score is told with its country
    if region.features:
        title = f"sum {region.sum:+.2f}, which makes a score of {region.scored_score:.2f}"
        most = len(region.features) if region.role != "mention" else MOST
        yield _features(region.features, title, whole=whole, most=most)


def _actor(actor: WhyActor, *, whole: bool) -> Iterator[RenderableType]:
    facts = ", ".join(filter(None, (actor.kind.replace("_", " "), actor.sector, actor.country)))
    yield Text.assemble(
        "\n",
        (_clean(actor.name), "bold"),
        "  ",
        (_clean(actor.id), "cyan"),
        f"  {facts}  {actor.score:.2f}",
    )
    if actor.role is not None:
        yield _indented(Text.assemble(_clean(actor.role), (f"  {actor.why_role}", "dim")))
    elif actor.kind == "person":
        yield _indented(Text(actor.why_role, style="dim"))
    yield _evidence(actor.mentions)
    if whole:
        yield _features(actor.parts, f"score {actor.score:.2f}", whole=True)


def _beat(beat: WhyBeat) -> Iterator[RenderableType]:
    on = ("on it", "bold green") if beat.on else ("not on it", "dim")
    yield Text.assemble("\n", (_clean(beat.name), "bold"), "  ", (beat.code, "cyan"), "  ", on)
    yield _indented(Text(_clean(beat.why), style="dim"))
    if beat.mentions:
        yield _evidence(beat.mentions)


def _weighed(one: Weighed, *, whole: bool) -> Iterator[RenderableType]:
    yield Text.assemble("\n", (_clean(one.name), "bold"), "  ", (one.code, "cyan"), f"  {one.score:.2f}")
    yield _indented(Text(_clean(one.why), style="dim"))
    yield _evidence(one.mentions)
    if whole:
        yield _features(one.features, f"score {one.score:.2f}", whole=True)


def _evidence(mentions: Iterable[Evidence]) -> RenderableType:
    """Return each name once: where it stands, what it means, because of what."""
    places: dict[tuple[str, str, str], list[str]] = {}
    for one in mentions:
        places.setdefault((one.text, one.means, one.because), []).append(one.where)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold", ratio=3)
    table.add_column(overflow="fold", ratio=3)
    table.add_column(overflow="fold", ratio=5)
    for (text, means, because), where in places.items():
        meaning = f"{_clean(means)}: " if means.casefold() != text.casefold() else ""
        table.add_row(
            Text(f"“{_clean(text)}”"),
            Text(_places(where), style="dim"),
            Text.assemble(meaning, (_clean(because), "dim")),
        )
    return _indented(table)


def _places(where: Sequence[str]) -> str:
    """Tell where a name stands: "headline, paragraphs 1, 3 (twice), and 4 more"."""
    counts: dict[str, int] = {}
    for one in where:
        counts[one] = counts.get(one, 0) + 1
    told = [f"{one} ({count} times)" if count > 1 else one for one, count in [*counts.items()][:PLACES]]
    numbers = [one.removeprefix("paragraph ") for one in told if one.startswith("paragraph ")]
    others = [one for one in told if not one.startswith("paragraph ")]
    if numbers:
        others.append(f"paragraph{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}")
    more = len(counts) - PLACES
    return ", ".join(others) + (f", and {more} more" if more > 0 else "")


def _features(made: Sequence[Feature], title: str, *, whole: bool, most: int | None = None) -> RenderableType:
    shown = list(made) if whole else [one for one in made[:most] if abs(one.gives) >= LITTLE]
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    if whole:
        table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold", ratio=1)
    for one in shown:
        style = "green" if one.gives > 0 else "red"
        how = [f"{one.value:.2f} × {one.weight:+.2f}"] if whole else []
        table.add_row(Text(f"{one.gives:+.2f}", style=style), *how, Text(one.words))
    rest = sum(one.gives for one in made) - sum(one.gives for one in shown)
    if len(shown) < len(made):
        how = [""] if whole else []
        table.add_row(Text(f"{rest:+.2f}", style="dim"), *how, Text("all else", style="dim"))
    return _indented(Group(Text(title, style="dim"), table))


def _refusals(refused: Sequence[Refusal]) -> RenderableType:
    """Return each refused name once for each reason, with the words around the first."""
    found: dict[tuple[str, str], list[Refusal]] = {}
    for one in refused:
        found.setdefault((one.text, one.why), []).append(one)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold", ratio=3)
    table.add_column(overflow="fold", ratio=3)
    table.add_column(overflow="fold", ratio=5)
    for (text, why), ones in found.items():
        could_be = ", ".join(ones[0].could_be)
        table.add_row(
            Text(f"“{_clean(text)}”"),
            Text(_places([one.where for one in ones]), style="dim"),
            Text.assemble(
                _clean(why),
                (f"; could be {_clean(could_be)}" if could_be else "", "dim"),
                (f"\n… {_clean(ones[0].around)} …", "dim italic"),
            ),
        )
    return _indented(table)


def _indented(what: RenderableType) -> Padding:
    return Padding(what, (0, 0, 0, 2))


def _clean(text: str) -> str:
    return " ".join(visible(text).split())

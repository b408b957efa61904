"""Measures regions and actors against labelled stories.

    python tools/measure_tags.py FILE.toml... [--wrong]

FILE: [[story]] tables as tests/quality/tagging/README.md has them: text, published, focus, places, actors.
Each text is read and tagged as a copy that came on its day. Printed are: focus (micro F1 over all codes, and
per sort and language of story), places (the share of labelled toponyms under a region of the right country),
actors (precision and recall by name), of them people and organisations (all that are no persons), roles (the
share of right ones among those found that are labelled with one).
"""

from __future__ import annotations

import argparse
import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from wiredesk.deduped.dedupe import dedupe
from wiredesk.deduped.seen import Seen
from wiredesk.normalised.normalise import normalise
from wiredesk.normalised.story import Story
from wiredesk.raw.record import RawRecord
from wiredesk.tagged.lexicon import lexicon
from wiredesk.tagged.record import Actor, Tagged
from wiredesk.tagged.tag import tag

Label = dict[str, Any]


@dataclass(slots=True)
class Count:
    """What was told, what was labelled, and what of it was both."""

    told: int = 0
    labelled: int = 0
    hit: int = 0

    def add(self, told: set[str], labelled: set[str]) -> None:
        """Count one story's."""
        self.told += len(told)
        self.labelled += len(labelled)
        self.hit += len(told & labelled)

    def __add__(self, other: Count) -> Count:
        return Count(self.told + other.told, self.labelled + other.labelled, self.hit + other.hit)

    def __str__(self) -> str:
        precision, recall = self.hit / max(1, self.told), self.hit / max(1, self.labelled)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  ({self.labelled:,} labelled)"


def main() -> None:
    """Print the figures, and with --wrong each story that is not as labelled."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--wrong", action="store_true", help="print what is not as labelled")
    arguments = parser.parse_args()
    for path in arguments.files:
        labels = tomllib.loads(path.read_text("utf-8"))["story"]
        print(f"{path.name}: {len(labels)} stories")
        _report([(label, tagged_of(label)) for label in labels], wrong=arguments.wrong)


def tagged_of(label: Label) -> Tagged:
    """Return a labelled story with its tags."""
    return tag(dedupe(story_of(label), Seen())[0])


def story_of(label: Label) -> Story:
    """Return a labelled story as it is read; raises ValueError if it is rejected."""
    day: date = label["published"]
    came = datetime.combine(day, time(12), UTC)
    (item,) = normalise(RawRecord(copy_bytes=label["text"].encode(), received_at=came))
    if not isinstance(item, Story):
        raise ValueError(f"{label['id']}: {item.reason}: {item.detail}")  # noqa: TRY004  a value that is wrong
    return item.model_copy(update={"published_at": day, "language": label.get("lang", item.language)})


def _report(pairs: list[tuple[Label, Tagged]], *, wrong: bool) -> None:
    focus, people, organisations = Count(), Count(), Count()
    by_sort, by_language = defaultdict[str, Count](Count), defaultdict[str, Count](Count)
    places, roles = Counter[str](), Counter[str]()
    for label, tagged in pairs:
        lines: list[str] = []
        told, meant = set(tagged.focus_regions), set(label.get("focus", ()))
        focus.add(told, meant)
        by_sort[label["sort"]].add(told, meant)
        by_language[label.get("lang", "en")].add(told, meant)
        if told != meant:
            lines.append(f"focus +{sorted(told - meant)} -{sorted(meant - told)}")
        for word, country in label.get("places", ()):
            right = _lies_in(tagged, word, country)
            places["right" if right else "wrong"] += 1
            if not right:
                lines.append(f"place {word} not in {country}")
        lines += _judge_actors(label, tagged, people, organisations, roles)
        if wrong and lines:
            print(f"  {label['id']} {label['sort']}: {label['text'].strip().splitlines()[0][:90]}")
            print("".join(f"      {line}\n" for line in lines), end="")
    print(f"  focus    {focus}")
    for sort, count in (*sorted(by_sort.items()), *sorted(by_language.items())):
        print(f"    {sort:<14} {count}")
    print(f"  places   {places['right'] / max(1, places.total()):.3f} of {places.total():,}")
    print(f"  actors   {people + organisations}")
    print(f"    people         {people}")
    print(f"    organisations  {organisations}")
    print(f"  roles    {roles['right'] / max(1, roles.total()):.3f} of {roles.total():,}")


def _lies_in(tagged: Tagged, word: str, country: str) -> bool:
    """Tell whether a toponym is shown by a region that lies in its country."""
    return any(
        country in {region.country, region.code}
        for region in tagged.regions
        for mention in region.mentions
        if word in mention.text or mention.text in word
    )


def _judge_actors(
    label: Label, tagged: Tagged, people: Count, organisations: Count, roles: Counter[str]
) -> Iterator[str]:
    wanted = {key(one["name"]): one for one in label.get("actors", ())}
    found: dict[str, Actor] = {}
    extra: list[Actor] = []
    for actor in tagged.actors:
        same = next((k for k in wanted if k not in found and _same(k, wanted[k], actor)), None)
        if same is None:
            extra.append(actor)
        else:
            found[same] = actor
    for count, is_person in ((people, True), (organisations, False)):
        of_it = {name for name, one in wanted.items() if (one["kind"] == "person") is is_person}
        others = {actor.id for actor in extra if (actor.kind == "person") is is_person}
        count.add(found.keys() & of_it | others, of_it)
    for name, one in wanted.items():
        if name not in found:
            yield f"actor missed: {one['name']} ({one['kind']})"
        elif one.get("role"):
            right = key(found[name].role or "") == key(one["role"])
            roles["right" if right else "wrong"] += 1
            if not right:
                yield f"role of {one['name']}: {found[name].role!r}, labelled {one['role']!r}"
    yield from (f"actor too many: {actor.name} ({actor.kind}, {actor.mentions[0].text!r})" for actor in extra)


def _same(wanted: str, label: Label, actor: Actor) -> bool:
    """Tell whether an actor is the labelled one: by a name of its, or by how the story calls it."""
    names = {key(actor.name), *(key(mention.text) for mention in actor.mentions)}
    if wanted in names or any(key(alias) in names for alias in label.get("aliases", ())):
        return True
    entry = lexicon().entry_of(label["name"].lower())
    if entry is None:
        return False
    people = {sense.person.id for sense in entry.people if sense.person is not None}
    return actor.id in people or (entry.body is not None and entry.body.id == actor.id)


def key(name: str) -> str:
    """Return a name without case, accents, articles and marks."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"\b(?:the|of)\b|\W+", "", plain.lower())


if __name__ == "__main__":
    main()

"""What the parts of make bench measure on: copies of a file, or made-up wire; and the stories in them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path

from made_up_wire import copies
from wiredesk.normalised.normalise import normalise
from wiredesk.normalised.story import Story
from wiredesk.raw.reading import read_paths
from wiredesk.raw.record import RawRecord
from wiredesk.rejected import Rejected


def corpus(path: Path | None, at_most: int) -> list[RawRecord]:
    """Return the first copies of a file that `wiredesk feed` takes, made-up wire if none is given."""
    if path is None:
        return copies(at_most)
    read = (raw for raw in read_paths([path]) if not isinstance(raw, Rejected))
    return list(itertools.islice(read, at_most))


def stories(of: Iterable[RawRecord]) -> Iterator[Story]:
    """Yield the stories in copies, each stamped with its copy's place; what cannot be read is left out."""
    for offset, raw in enumerate(of):
        for story in normalise(raw.model_copy(update={"offset": offset})):
            if not isinstance(story, Rejected):
                yield story

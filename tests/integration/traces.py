"""Where words of a text can be found: in any document, by any command, in what wire.stories ends with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import orjson
from elasticsearch import Elasticsearch
from elasticsearch.helpers import scan

from integration.conftest import Names
from integration.reading import messages
from integration.settling import command
from wiredesk.settings import KafkaSettings

ALL = 10_000


def all_can_be_searched(names: Names) -> None:
    """Wait for the shards of indices that have just been made: until then a search is answered 503."""
    with Elasticsearch(names.servers.elasticsearch) as client:
        client.cluster.health(index=f"{names.index_prefix}-*", wait_for_status="yellow", timeout="20s")


def stored(names: Names) -> dict[str, str]:
    """Return all documents of all indices, as JSON, by index and id; all that was written is in it."""
    with Elasticsearch(names.servers.elasticsearch) as client:
        client.indices.refresh(index=f"{names.index_prefix}-*")
        hits = list(scan(client, index=f"{names.index_prefix}-*", query={"query": {"match_all": {}}}))
    return {f"{hit['_index']}/{hit['_id']}": orjson.dumps(hit["_source"]).decode() for hit in hits}


def sent(*, last: bool = True) -> dict[str, str]:
    """Return the records of wire.stories by story_id and offset; last: only each story's newest."""
    found = {}
    for message in messages(KafkaSettings().topics.stories.name):
        key = message.key.decode()
        found[key if last else f"{key} at {message.partition}/{message.offset}"] = message.value.decode()
    return found


def printed(story_ids: Iterable[str], words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield what searches for these words print, and what is printed of these stories, by command."""
    asked = [["search", word] for word in words]
    asked += [["search", "*", "--limit", "1000"], ["search", "*", "--json", "--limit", "1000"]]
    for story_id in story_ids:
        asked += [
            ["show", story_id],
            ["show", "--json", story_id],
            ["show", "--ninjs", story_id],
            ["explain", story_id],
            ["explain", "--json", "--all", story_id],
        ]
    for given in asked:
        output = command(*given)[1]
        if given[0] == "search":
            output = output.replace(given[1], "")
        yield " ".join(given), output


def shown(names: Names) -> str:
    """Return what the alias gives to one who reads it directly, at this moment."""
    with Elasticsearch(names.servers.elasticsearch) as client:
        answer = client.search(index=f"{names.index_prefix}-stories", size=ALL, ignore_unavailable=True)
        return orjson.dumps(answer["hits"]).decode()


def traces(
    names: Names, words: Iterable[str], story_ids: Iterable[str], *, waits: bool = False, ever: bool = False
) -> list[str]:
    """Return where any of the words is found; none is the answer.

    waits: the text may lie in the withheld index, where it waits for its time. ever: no record of
    wire.stories may have it, not only no story's newest.
    """
    words, story_ids = [word.casefold() for word in words], list(story_ids)
    withheld = f"{names.index_prefix}-withheld/"
    looked_at: dict[str, str] = {"the alias": shown(names)}
    looked_at |= dict(printed(story_ids, words))
    looked_at |= {
        f"document {place}": text
        for place, text in stored(names).items()
        if not (waits and place.startswith(withheld))
    }
    looked_at |= {f"wire.stories {key}": text for key, text in sent(last=not ever).items()}
    return [
        f"{place}: {word}" for place, text in looked_at.items() for word in words if word in text.casefold()
    ]


def document(names: Names, story_id: str) -> dict[str, Any]:
    """Return what is behind the alias or a pointer of a story, as stored."""
    place = f"{names.index_prefix}-stories-"
    found = [
        text for key, text in stored(names).items() if key.startswith(place) and key.endswith(f"/{story_id}")
    ]
    assert len(found) == 1, f"{len(found)} documents of {story_id}"
    return dict(orjson.loads(found[0]))

from __future__ import annotations

from datetime import UTC, datetime

from wiredesk.indexed.mapping import PROPERTIES, alias, month_index, template, withheld_index
from wiredesk.settings import ElasticsearchSettings

SETTINGS = ElasticsearchSettings(index_prefix="wire")
SMALL = {"keyword", "text", "date", "integer", "long", "float", "geo_point", "object"}
"""The types that the smallest distribution of the server has."""


def types(properties: dict[str, dict[str, object]]) -> set[object]:
    found: set[object] = set()
    for one in properties.values():
        found |= types(one["properties"]) if "properties" in one else {one["type"]}  # type: ignore[arg-type]
    return found


def test_a_story_lies_in_the_month_of_its_beginning():
    assert month_index(SETTINGS, datetime(2022, 3, 31, 23, 59, tzinfo=UTC)) == "wire-stories-2022.03"


def test_no_alias_shows_what_is_withheld():
    assert withheld_index(SETTINGS) == "wire-withheld"
    assert not withheld_index(SETTINGS).startswith(alias(SETTINGS))


def test_only_types_that_every_server_has_are_used():
    assert types(PROPERTIES) <= SMALL


def test_an_unknown_field_is_refused_and_pointers_are_left_out():
    made = template(SETTINGS)["template"]
    assert made["mappings"]["dynamic"] == "strict"
    assert made["aliases"]["wire-stories"]["filter"]["bool"]["must_not"] == {"term": {"status": "merged"}}

from __future__ import annotations

from typing import Any

from unit.deduped.stories import LONG, story
from wiredesk.deduped.dedupe import dedupe
from wiredesk.deduped.record import Verdict
from wiredesk.deduped.seen import Seen
from wiredesk.indexed.document import KILLED, document, item_view, story_of, with_chain, with_tags
from wiredesk.indexed.mapping import PROPERTIES
from wiredesk.normalised.story import Caption, Dateline, Story, Subject
from wiredesk.tagged.record import Beat, Tagged
from wiredesk.tagged.tag import tag

LISTS = (
    "signals byline paragraphs captions subjects flags regions actors region_codes region_names "
    "focus_regions actor_ids actor_names actor_countries locations"
).split()


def full() -> Story:
    """Return a story with every field filled."""
    return story(
        provider_version="1",
        slugline="BC-Bridge",
        take="1st Lead",
        signals=("lead",),
        byline=("Ann Ek",),
        language="en",
        urgency=3,
        category="a",
        word_count=44,
        dateline=Dateline(
            text="HELSINKI, March 3", place="HELSINKI", region="Uusimaa", published_on="2022-03-03"
        ),
        published_at="2022-03-03",
        embargoed_until="2022-03-03T10:00:00Z",
        paragraphs=("President Sauli Niinisto opened a bridge in Finland.", LONG),
        captions=(Caption(text="The bridge.", credit="Ann Ek/AFP"),),
        summary="In brief",
        ednote="Adds quotes",
        signoff="ae",
        usage_terms="For clients",
        copyright_holder="AFP",
        subjects=(Subject(code="04", name="economy", scheme="medtop"),),
        flags=("zone-guessed",),
    )


def tagged(*stories: Story) -> list[Tagged]:
    seen = Seen()
    return [tag(deduped) for one in stories for deduped in dedupe(one, seen)]


def test_the_mapping_knows_every_field_that_a_document_can_have():
    def walk(value: Any, properties: dict[str, Any], path: str) -> None:
        for one in value if isinstance(value, list) else [value]:
            if not isinstance(one, dict):
                continue
            for name, inner in one.items():
                assert name in properties, f"{path}{name}"
                below = properties[name]
                if "properties" in below:
                    walk(inner, below["properties"], f"{path}{name}.")

    _, one = tagged(story(9, uri="urn:0", provider_version="0"), full())
    view = item_view(one)
    assert "changed" in view["chain"]["history"][1]
    assert set(PROPERTIES) - set(view) == {"folded"}
    walk(view, PROPERTIES, "")


def test_lists_are_there_when_empty_and_other_absent_values_are_left_out():
    (one,) = tagged(story(headline="Short"))
    view = item_view(one)
    assert all(view[name] == [] for name in LISTS if name != "paragraphs")
    assert not {"dateline", "published_at", "urgency", "summary"} & set(view)
    assert None not in view.values()


def test_times_are_in_utc_and_a_date_stays_a_date():
    (one,) = tagged(full())
    view = item_view(one)
    assert (view["published_at"], view["received_at"]) == ("2022-03-03", "2022-03-03T09:00:00Z")
    assert view["dateline"]["published_on"] == "2022-03-03"
    assert view["chain"]["first_seen"] == "2022-03-03T09:00:00Z"


def test_body_is_the_paragraphs_and_mentions_slice_to_it():
    (one,) = tagged(full())
    view = item_view(one)
    assert view["body"] == "\n\n".join(view["paragraphs"])
    mention = next(m for region in view["regions"] for m in region["mentions"] if m["field"] == "body")
    assert view["body"][mention["start"] : mention["end"]] == mention["text"]


def test_a_duplicate_is_shown_as_itself_by_inspect_and_changes_only_the_chain_in_the_index():
    first, again = tagged(full(), story(1, paragraphs=full().paragraphs, headline="Another", uri="urn:b"))
    assert item_view(again)["headline"] == "Another"
    after = document(document(None, first), again)
    assert after is not None
    assert (after["headline"], after["revision"]) == ("Minister opens bridge", 2)
    assert after["verdict"]["kind"] == "new"
    assert after["chain"]["copies"] == 2


def test_killed_text_leaves_nothing_but_that_it_was_killed():
    first, kill = tagged(full(), story(1, uri="urn:0", provider_version="2", status="canceled"))
    after = document(document(None, first), kill)
    assert after is not None
    assert (after["headline"], after["status"], after["body"]) == (KILLED, "canceled", "")
    said = str(after).lower()
    assert not any(word in said for word in ("bridge", "niinist", "word1", "ann ek", "brief", "economy"))
    assert after["provider"]["id"] == "afp"
    assert after["story_id"] == first.deduped.story_id


def test_what_a_text_changed_is_told_until_it_is_killed_and_not_of_a_version_that_waits():
    def version(number: int, **fields: Any) -> Story:
        text = (f"The bridge cost {number * 111} dollars.",)
        return story(
            number, **({"uri": "urn:0", "provider_version": str(number), "paragraphs": text} | fields)
        )

    first, second, again, kill = tagged(
        version(1), version(2), version(2, provenance=story(3).provenance), version(4, status="canceled")
    )
    shown = document(document(None, first), second)
    assert shown is not None
    assert [entry.get("changed") for entry in shown["chain"]["history"]] == [
        None,
        "1 number new, 1 gone",
    ]
    # A later text that waits leaves the document as it is, and the next change of the chain brings its entry.
    before = with_chain(item_view(first), again)
    assert [set(entry) for entry in before["chain"]["history"]] == [
        {"version", "kind", "at", "headline"},
        {"version", "kind", "at"},
    ]
    killed = document(shown, kill)
    assert killed is not None
    assert all(set(entry) == {"version", "kind", "at"} for entry in killed["chain"]["history"])


def test_a_change_of_a_chain_needs_its_document():
    _, again = tagged(full(), full().model_copy(update={"uri": "urn:b", "provenance": story(1).provenance}))
    assert document(None, again) is None


def test_a_joined_chain_leaves_a_pointer_to_the_survivor_and_no_text():
    (first,) = tagged(full())
    verdict = Verdict(kind="joined", of="survivor", method="words", because=("it tells of a bridge",))
    joined = first.model_copy(
        update={"deduped": first.deduped.model_copy(update={"revision": 2, "verdict": verdict})}
    )
    after = document(document(None, first), joined)
    assert after is not None
    assert (after["status"], after["verdict"]["of"], after["revision"]) == ("merged", "survivor", 2)
    assert "headline" not in after
    assert not any(word in str(after).lower() for word in ("bridge", "niinist", "ann ek", "brief"))


def test_beats_stand_among_the_subjects_and_are_no_part_of_the_story():
    (one,) = tagged(full())
    on = one.model_copy(update={"beats": (Beat(code="x:beat-bridges", name="Bridges"),)})
    agency = {"code": "04", "name": "economy", "scheme": "medtop"}
    beat = {"code": "x:beat-bridges", "name": "Bridges", "scheme": "beat"}
    assert item_view(one)["subjects"] == [agency]
    assert item_view(on)["subjects"] == [agency, beat]
    assert story_of(item_view(on)) == story_of(item_view(one))


def test_new_tags_bring_new_beats_and_take_old_ones_away():
    (one,) = tagged(full())
    on = one.model_copy(update={"beats": (Beat(code="x:beat-bridges", name="Bridges"),)})
    assert with_tags(item_view(one), on) == item_view(on)
    assert with_tags(item_view(on), one) == item_view(one)

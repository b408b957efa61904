"""The kill that stands in for an agency's is read as one, whoever began the story."""

from __future__ import annotations

import pytest

from unit.deduped.stories import MORNING, story
from wiredesk.deduped.dedupe import dedupe
from wiredesk.deduped.seen import Seen
from wiredesk.normalised.normalise import normalise
from wiredesk.normalised.story import Provider, Story
from wiredesk.producers.chains import Family
from wiredesk.producers.purging import kill_of


@pytest.mark.parametrize("provider", ["afp", "ritzau-test", None])
@pytest.mark.parametrize("uri", ["urn:a", "urn:newsml:reuters.com:20220303:one", "wiredesk:0123456789abcdef"])
def test_it_kills_the_story_and_binds_its_later_versions(provider: str | None, uri: str):
    seen = Seen()
    who = None if provider is None else Provider(id=provider, name=provider.upper())
    text = story(0, uri=uri, provider_version="1").model_copy(update={"provider": who})
    (first,) = dedupe(text, seen)
    raw = kill_of(Family(seen.chain(first.story_id)))
    (kill,) = normalise(raw.model_copy(update={"appended_at": MORNING, "offset": 1}))
    assert isinstance(kill, Story)
    assert (kill.headline, kill.body) == (None, "")
    (judged,) = dedupe(kill, seen)
    assert (judged.story_id, judged.verdict.kind) == (first.story_id, "kill")
    later = text.model_copy(
        update={
            "provider_version": "2",
            "provenance": text.provenance.model_copy(update={"offset": 2}),
            "paragraphs": ("Other words.",),
        }
    )
    (after,) = dedupe(later, seen)
    assert (after.story_id, after.verdict.kind) == (first.story_id, "kill")

"""The flat record of a story: as `wiredesk inspect` prints an item, and as Elasticsearch keeps a chain.

item_view() is an item by itself. document() is a fold over a chain's items, in the order of their revisions:
a new text takes the document's place, any other change keeps the text that is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wiredesk.deduped.record import Chain, Deduped, Verdict
from wiredesk.indexed.appending import with_addition, with_appended_tags
from wiredesk.normalised.story import SIGNALS, Provenance, Story
from wiredesk.record import rfc3339
from wiredesk.tagged.record import Actor, Region, Tagged

Document = dict[str, Any]

BEAT = "beat"
"""The scheme of the subjects that are beats of the desk's own; the record has no other place for them."""

KILLED = "Killed"
"""The headline of killed text."""

_KEPT_WITHOUT_TEXT = (
    "story_id",
    "version",
    "uri",
    "provider",
    "provider_version",
    "format",
    "language",
    "published_at",
    "received_at",
)


def item_view(tagged: Tagged) -> Document:
    """Return an item's own record: its text, tags, verdict and chain, whatever the verdict is.

    Lists are there even when empty, other absent values are left out; times are RFC 3339 in UTC.
    """
    deduped, story = tagged.deduped, tagged.deduped.story
    return {
        "story_id": deduped.story_id,
        "version": deduped.version,
        "revision": deduped.revision,
        **_story(story),
        "subjects": _subjects(tagged),
        "verdict": _verdict(deduped.verdict),
        "chain": _chain(deduped.chain),
        **_tags(tagged),
        "provenance": _provenance(story.provenance, tagged.tagger),
    }


def document(before: Document | None, tagged: Tagged) -> Document | None:
    """Return the chain's document after this item; None if it changes a document that is not there.

    before: the document that the item finds; its revision is below the item's.
    """
    kind = tagged.deduped.verdict.kind
    if kind == "kill":
        return tombstone(before, tagged)
    if kind == "joined":
        return pointer(before, tagged)
    if tagged.deduped.verdict.gives_text:
        return item_view(tagged)
    if before is None:
        return item_view(tagged) if kind == "hold" else None
    if tagged.deduped.verdict.is_addition:
        return appended(before, tagged)
    return with_chain(before, tagged)


def with_chain(before: Document, tagged: Tagged) -> Document:
    """Return a document with its chain and revision brought up to date, its text as it was.

    The history tells nothing of texts that are not shown: what later versions say is left out.
    """
    chain = _chain(tagged.deduped.chain)
    for entry in chain["history"]:
        if entry["version"] > before["version"] or before["status"] == "canceled":
            _silence(entry)
    after = {**before, "revision": tagged.deduped.revision, "chain": chain}
    if tagged.deduped.verdict.is_notice and before["status"] not in {"canceled", "merged"}:
        return _with_note(after, tagged.deduped.story)
    return after


def appended(before: Document, tagged: Tagged) -> Document:
    """Return a document with an ADD behind its text, its chain and revision brought up to date."""
    after = with_chain(before, tagged)
    if before["status"] in {"canceled", "merged"}:
        return after
    return with_addition(after, item_view(tagged))


def _with_note(before: Document, note: Story) -> Document:
    """Return a document with a notice's words in its ednote, and its signals."""
    words = "\n\n".join(filter(None, (before.get("ednote"), note.ednote, note.body)))
    signals = [name for name in SIGNALS if name in {*before["signals"], *note.signals}]
    return {**before, "ednote": words, "signals": signals}


def with_tags(before: Document, tagged: Tagged) -> Document:
    """Return a document with the tags that its text gets now; before: as holds_text_of() tells."""
    provenance = {**before["provenance"], "tagger": tagged.tagger}
    after = {**before, "subjects": _subjects(tagged), **_tags(tagged), "provenance": provenance}
    return with_appended_tags(after, before, _story(tagged.deduped.story))


def holds_text_of(before: Document | None, deduped: Deduped) -> bool:
    """Tell whether a document has just this item's text: not another's, and not what a kill or join left."""
    if before is None or before["status"] in {"canceled", "merged"}:
        return False
    origin = before["provenance"]
    return (origin["partition"], origin["offset"], origin["item"]) == deduped.story.item


def tombstone(before: Document | None, tagged: Tagged) -> Document:
    """Return what is left of killed text: ids, times, provider, and that it was killed."""
    verdict = {"kind": "kill", "method": tagged.deduped.verdict.method, "score": 1.0, "because": []}
    return {
        **_emptied(before, tagged),
        "headline": KILLED,
        "signals": ["kill"],
        "status": "canceled",
        "verdict": verdict,
    }


def pointer(before: Document | None, tagged: Tagged) -> Document:
    """Return what is left of a chain that was joined to another: ids, times, and the survivor's id."""
    return {
        **_emptied(before, tagged),
        "status": "merged",
        "verdict": {**_verdict(tagged.deduped.verdict), "because": []},
    }


def _silence(entry: Document) -> None:
    """Take out of an entry of the history what it tells of a text."""
    entry.pop("headline", None)
    entry.pop("changed", None)


def _emptied(before: Document | None, tagged: Tagged) -> Document:
    """Return a chain's document without any text. before: the one whose ids and times it keeps."""
    change = item_view(tagged)
    shown = before or change
    chain = change["chain"]
    for entry in chain["history"]:
        _silence(entry)
    blank: Document = {name: [] for name, value in change.items() if isinstance(value, list)}
    kept = {name: shown[name] for name in _KEPT_WITHOUT_TEXT if name in shown}
    provenance = {
        name: value for name, value in shown["provenance"].items() if name not in {"source", "sha256"}
    }
    return {
        **kept,
        **blank,
        "revision": tagged.deduped.revision,
        "body": "",
        "word_count": 0,
        "chain": chain,
        "provenance": provenance,
    }


def story_of(document: Document) -> Story:
    """Return the story that a document holds; of killed or joined ones nothing is left, so they have none.

    The desk's beats are tags and no part of it. Raises pydantic.ValidationError if the document is not one of
    ours.
    """
    held = {name: document[name] for name in Story.model_fields if name in document}
    if "subjects" in held:
        held["subjects"] = [subject for subject in held["subjects"] if not is_beat(subject)]
    return Story.model_validate(held)


def is_beat(subject: Mapping[str, Any]) -> bool:
    """Tell whether a document's subject is a beat of the desk's own, not its agency's."""
    return subject.get("scheme") == BEAT and str(subject.get("code")).startswith("x:")


def released(withheld: Document) -> Document:
    """Return a withheld document as it is shown once it may be."""
    return {**withheld, "status": "usable"}


def _story(story: Story) -> Document:
    view: Document = {
        "uri": story.uri,
        "format": story.format,
        "signals": list(story.signals),
        "status": story.status,
        "byline": list(story.byline),
        "word_count": story.word_count,
        "received_at": rfc3339(story.received_at),
        "paragraphs": list(story.paragraphs),
        "body": story.body,
        "captions": [caption.model_dump(exclude_none=True) for caption in story.captions],
        "flags": list(story.flags),
    }
    if story.provider is not None:
        view["provider"] = {"id": story.provider.id, "name": story.provider.name}
    for name in (
        "provider_version",
        "headline",
        "slugline",
        "take",
        "language",
        "urgency",
        "category",
        "summary",
        "ednote",
        "signoff",
        "usage_terms",
        "copyright_holder",
    ):
        if (value := getattr(story, name)) is not None:
            view[name] = value
    if story.dateline is not None:
        dateline = story.dateline.model_dump(exclude_none=True)
        if story.dateline.published_on is not None:
            dateline["published_on"] = rfc3339(story.dateline.published_on)
        view["dateline"] = dateline
    for name in ("published_at", "embargoed_until"):
        if (moment := getattr(story, name)) is not None:
            view[name] = rfc3339(moment)
    return view


def _verdict(verdict: Verdict) -> Document:
    view = verdict.model_dump(exclude_none=True)
    view["because"] = list(verdict.because)
    return view


def _chain(chain: Chain) -> Document:
    history = []
    for entry in chain.history:
        told: Document = {"version": entry.version, "kind": entry.kind, "at": rfc3339(entry.at)}
        if entry.headline is not None:
            told["headline"] = entry.headline
        if entry.changed is not None:
            told["changed"] = entry.changed
        history.append(told)
    return {
        "first_seen": rfc3339(chain.first_seen),
        "last_changed": rfc3339(chain.last_changed),
        "versions": chain.versions,
        "copies": chain.copies,
        "providers": list(chain.providers),
        "history": history,
    }


def _subjects(tagged: Tagged) -> list[Document]:
    """Return what the agency coded, then the desk's beats."""
    coded = [subject.model_dump(exclude_none=True) for subject in tagged.deduped.story.subjects]
    beats = tagged.beats or ()
    return coded + [{"code": beat.code, "name": beat.name, "scheme": BEAT} for beat in beats]


def _tags(tagged: Tagged) -> Document:
    countries = dict.fromkeys(actor.country for actor in tagged.actors if actor.country)
    return {
        "regions": [_tag(region) for region in tagged.regions],
        "actors": [_tag(actor) for actor in tagged.actors],
        "region_codes": [region.code for region in tagged.regions],
        "region_names": [region.name for region in tagged.regions],
        "focus_regions": list(tagged.focus_regions),
        "actor_ids": [actor.id for actor in tagged.actors],
        "actor_names": [actor.name for actor in tagged.actors],
        "actor_countries": list(countries),
        "locations": [{"lat": point.lat, "lon": point.lon} for point in tagged.locations],
    }


def _tag(tag: Region | Actor) -> Document:
    # By hand, since there are many: a dump by the model takes five times as long.
    view = {name: value for name, value in tag.__dict__.items() if value is not None}
    view["mentions"] = [dict(mention.__dict__) for mention in tag.mentions]
    return view


def _provenance(provenance: Provenance, tagger: str) -> Document:
    return {**provenance.model_dump(exclude_none=True), "tagger": tagger}

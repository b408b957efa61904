"""An ADD appended to the document whose text it continues, with its tags."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

Document = dict[str, Any]

APPENDED = {"body": "\n\n", "captions": "\n"}
"""The fields that grow, and what parts their old text from the new."""


def with_addition(before: Document, addition: Document) -> Document:
    """Return a document with the text and tags of an ADD behind its own.

    addition: the ADD's own record. Headline, dateline, labels and focus stay those of the text that it
    continues; what only the ADD names is mentioned, no more.
    """
    after = {
        **before,
        "paragraphs": [*before["paragraphs"], *addition["paragraphs"]],
        "body": "\n\n".join(filter(None, (before["body"], addition["body"]))),
        "captions": [*before["captions"], *addition["captions"]],
        "word_count": before["word_count"] + addition["word_count"],
    }
    if addition.get("ednote"):
        after["ednote"] = "\n\n".join(filter(None, (before.get("ednote"), addition["ednote"])))
    starts = {name: len(parting) + length for name, parting, length in _lengths(before) if length}
    return _with_tags(after, addition, lambda one: _moved(one, starts))


def with_appended_tags(after: Document, before: Document, own: Document) -> Document:
    """Return a document whose own text was tagged anew with the tags of what was appended to it.

    before: the document as it was; own: the record of its own text without what was appended.
    """
    ends = {name: length for name, _, length in _lengths(own)}

    def behind(mention: Document) -> Document | None:
        end = ends.get(mention["field"])
        return mention if end is not None and mention["start"] >= end else None

    return _with_tags(after, before, behind)


def _lengths(document: Document) -> Iterator[tuple[str, str, int]]:
    captions = "\n".join(caption["text"] for caption in document["captions"])
    for name, text in (("body", document["body"]), ("captions", captions)):
        yield name, APPENDED[name], len(text)


def _moved(mention: Document, starts: dict[str, int]) -> Document | None:
    """Return where a mention of the ADD stands now; None in a field that the ADD does not bring."""
    if mention["field"] not in APPENDED:
        return None
    by = starts.get(mention["field"], 0)
    return {**mention, "start": mention["start"] + by, "end": mention["end"] + by}


def _with_tags(after: Document, more: Document, kept: Callable[[Document], Document | None]) -> Document:
    """Return a document with the regions and actors of another that have a mention to be kept."""
    regions = _merged(after["regions"], more["regions"], "code", kept)
    actors = _merged(after["actors"], more["actors"], "id", kept)
    countries = dict.fromkeys(actor["country"] for actor in actors if actor.get("country"))
    return {
        **after,
        "regions": regions,
        "actors": actors,
        "region_codes": [region["code"] for region in regions],
        "region_names": [region["name"] for region in regions],
        "actor_ids": [actor["id"] for actor in actors],
        "actor_names": [actor["name"] for actor in actors],
        "actor_countries": list(countries),
    }


def _merged(
    tags: Iterable[Document], more: Iterable[Document], key: str, kept: Callable[[Document], Document | None]
) -> list[Document]:
    merged = {tag[key]: tag for tag in tags}
    for tag in more:
        mentions = [moved for one in tag["mentions"] if (moved := kept(one)) is not None]
        if not mentions:
            continue
        if (known := merged.get(tag[key])) is not None:
            merged[tag[key]] = {**known, "mentions": [*known["mentions"], *mentions]}
        elif key == "code":
            merged[tag[key]] = {**tag, "role": "mention", "mentions": mentions}
        else:
            merged[tag[key]] = {**tag, "mentions": mentions}
    return list(merged.values())

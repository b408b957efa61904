"""Writes docs/formats.md: which field each wire format has, and how it is found.

python tools/build_formats_doc.py            from the formats' own FOUND tables; a test holds it up to date
"""

from __future__ import annotations

from pathlib import Path

from wiredesk.normalised.formats import FORMATS

PAGE = Path(__file__).parents[1] / "docs" / "formats.md"
FIELDS = (
    "uri",
    "provider",
    "provider_version",
    "headline",
    "slugline",
    "take",
    "signals",
    "status",
    "byline",
    "language",
    "urgency",
    "category",
    "dateline",
    "published_at",
    "embargoed_until",
    "paragraphs",
    "captions",
    "summary",
    "ednote",
    "signoff",
    "usage_terms",
    "copyright_holder",
    "subjects",
)
"""In the order in which a story has them; word_count, flags and provenance are made the same for all."""

HEAD = """# Wire formats, and where their fields come from

Made by `python tools/build_formats_doc.py` from the tables that the readers themselves hold; each
reader's file under `src/wiredesk/normalised/formats/` opens with the standard that it follows.

What a copy is, is told from its content, in the order below: the first format that knows it reads it. A
sender may say otherwise: `--content-type` (the header `content_type`) with a format's own name or with a
type that means it alone, or `format` in its [profile](providers.md). What cannot be read as stated is
detected. [Adding a format](adding-a-format.md) tells how to add one.

The same for all: without an id, `uri` is `wiredesk:` and a hash of the copy; the agency is the one that
the copy names, else the byline's, else the sender's; without a declared language it is detected; without
any time, `received_at` stands in where one is needed, and is not written into `published_at`; labels
before a headline go to `take`; `status` is usable if nothing is said, canceled before withheld before
embargoed.
"""


def page() -> str:
    """Return the page."""
    lines = [HEAD, "## Which format has which field", ""]
    lines += ["| field | " + " | ".join(one.name for one in FORMATS) + " |"]
    lines += ["|---|" + "---|" * len(FORMATS)]
    for field in FIELDS:
        marks = ("•" if field in one.reader.FOUND else "" for one in FORMATS)
        lines.append(f"| {field} | " + " | ".join(marks) + " |")
    for one in FORMATS:
        types = ", ".join(f"`{name}`" for name in sorted(one.reader.CONTENT_TYPES))
        lines += ["", f"## {one.name}", ""]
        lines += [f"Stated by: `{one.name}`{', ' + types if types else ''}.", ""]
        lines += ["| field | how it is found |", "|---|---|"]
        lines += [f"| {field} | {one.reader.FOUND[field]} |" for field in FIELDS if field in one.reader.FOUND]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")

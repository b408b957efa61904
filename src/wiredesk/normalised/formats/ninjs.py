"""ninjs: news in JSON, as agencies and content systems send it.

Standard: IPTC ninjs 1.0 to 3.x (iptc.org/std/ninjs); the names of 3.1 are those of the record. 1.x has
body_text, body_html, headline, byline, associations as an object; 2.x and 3.x have bodies[], headlines[],
descriptions[], by, associations[]; 3.x writes camelCase. Content systems keep the shape and add guid, source,
priority, service, abstract, authors with roles, dateline, state, body_footer, sign_off, and envelopes (item,
items, data, entries, response.docs). Agencies' own JSON close to it is read too: dpa's entries (article_html,
notepad, categories), the items of Reuters' and AFP's search answers.

Read: one object, a list, an envelope, objects one after another (see json_items). HTML wins for paragraphs;
the other forms of a text are taken once; a body may be a document of NITF. Associations give captions with
their credit, never the headline, byline or body. published_at is versioncreated. `located` and `place` are
the event's, and no dateline. priority counts only where no urgency is stated.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from wiredesk.normalised.additions import add_take
from wiredesk.normalised.draft import Copy, Draft, Unreadable
from wiredesk.normalised.drafting import day_of, set_headline, signals_in_order
from wiredesk.normalised.newsjson import bodies, facts
from wiredesk.normalised.newsjson.items import Found, read_items
from wiredesk.normalised.newsjson.own import is_own, own_draft
from wiredesk.normalised.newsjson.story import (
    dateline_of,
    headline_of,
    names_of,
    note_it,
    read_text,
    sign_it,
    slug_it,
)
from wiredesk.normalised.newsjson.text import looks_like_json
from wiredesk.normalised.providers import zone_of

CONTENT_TYPES = frozenset({"application/ninjs+json", "application/vnd.iptc.ninjs+json"})

FOUND: Mapping[str, str] = {
    "uri": "uri or guid that is no link with a query; else altids",
    "provider": "provider, source, infosource, holder of rights, the uri's owner",
    "provider_version": "version",
    "headline": "headline, headlines by role; a title that is a sentence",
    "slugline": "slugline",
    "take": "take key; behind the slug; the label before the headline",
    "signals": "signal, edit status, type (advisory), genre, take, ednote",
    "status": "pubstatus, state",
    "byline": "byline, by, bylines, authors",
    "language": "language; an envelope's; else detected",
    "urgency": "urgency; else priority",
    "category": "category, section, service",
    "dateline": "before the dash of the first paragraph, else dateline",
    "published_at": "versioncreated, published",
    "embargoed_until": "embargoed, embargoeduntil; true without a time: withheld",
    "paragraphs": "HTML before text, of the main role: body_html, body_text, bodies[]",
    "captions": "descriptions of associations, with byline and credit line; figures in the text",
    "summary": "abstract, description, standfirst",
    "ednote": "ednote; “(Adds …)” above the text",
    "signoff": "what ends the text",
    "usage_terms": "usageterms, rights, limitations, rightsinfo",
    "copyright_holder": "copyrightholder, the name in a notice",
    "subjects": "subject, subjects: qcode in its parts, name in the item's language",
}


def detects(copy: Copy) -> bool:
    """Tell whether a copy is JSON; which JSON is a story, read() says of each item."""
    return looks_like_json(copy.text)


def read(copy: Copy) -> list[Draft | Unreadable]:
    """Return each item of the copy in the order sent, or why there is none."""
    return read_items(copy, _draft)


def _draft(found: Found, received_at: datetime) -> Draft:
    item = found.item
    if is_own(item):
        return own_draft(item)
    draft = Draft()
    facts.identify(item, draft)
    facts.code_it(item, draft)
    facts.name_provider(item, draft, found.provider)
    facts.date_it(item, draft, zone_of(draft.provider))
    draft.language = item.text("language", "lang", by="language") or found.language
    slug_it(item, draft)
    draft.usage_terms = facts.usage_of(item)
    draft.subjects = facts.subjects_of(item, draft.language)
    note_it(item, draft)
    add_take(draft, item.text("anpatakekey", "takekey", by="take"))
    set_headline(draft, headline_of(item))
    draft.byline = names_of(item)
    near = day_of(draft, received_at)
    draft.summary = bodies.summary_of(item)
    read_text(item, draft, near)
    sign_it(item, draft)
    draft.captions = bodies.once(
        [*bodies.own_captions(item), *draft.captions, *bodies.associated_captions(item)]
    )
    draft.dateline = draft.dateline or dateline_of(item, draft, near)
    signals_in_order(draft)
    return draft

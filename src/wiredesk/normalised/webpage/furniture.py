"""What stands on a page of news and is no text of its story, by its element and the words of its class.

Practice of newsrooms' templates: navigation, related stories, consent, newsletters, shares, comments and
advertisements name themselves in class, id or role; so do the lines that tell about a story: its writer, its
date, its section, its standfirst. Some say what they are in their text alone.
"""

from __future__ import annotations

import re
from functools import lru_cache

from wiredesk.normalised.markup.html import Blocks
from wiredesk.normalised.markup.html_tree import Element

_ELEMENTS = {
    "nav": "-navigation",
    "menu": "-navigation",
    "dialog": "-hidden",
    "aside": "-related",
    "form": "-form",
    "fieldset": "-form",
    "button": "-form",
    "footer": "-footer",
}
"""Elements that are no text of a story, and the reason to give."""

_WORDS_OF = {
    "-navigation": """nav navbar navigation navbox menu menubar submenu breadcrumb breadcrumbs
        pagination pager masthead topbar sitenav toc skiplink""",
    "-related": """related relatedarticles recommended recommendation recommendations recirc
        recirculation trending popular mostread mostpopular sidebar teaser teasers morefrom morestories
        readnext upnext readmore seealso outbrain taboola zergnet promo promos carousel widget
        widgets""",
    "-consent": "cookie cookies consent gdpr onetrust cmp privacy didomi",
    "-newsletter": """newsletter newsletters signup subscribe subscription subscriptions optin mailchimp
        regwall meteredwall piano donate donation membership""",
    "-share": """share shares sharing sharebar sharetools sharedaddy addthis addtoany social socials
        socialmedia follow bookmark print""",
    "-comments": "comment comments commentlist disqus respond discussion livefyre coral",
    "-advertisement": """ad ads advert advertisement advertising adslot adbox adwrapper dfp gpt sponsor
        sponsored banner leaderboard mpu""",
    "-footer": "footer colophon copyright footnotes",
    "-hidden": "modal popup overlay tooltip toast lightbox hidden offscreen sr sronly login search",
    "-metadata": "tags taglist keywords topics",
    "-embed": "audioplayer videoplayer toolbar listen",
}
_REASONS = {word: reason for reason, words in _WORDS_OF.items() for word in words.split()}
"""Words of a class, an id or a role → the reason for which their element is left out."""

_STARTS = {
    "relatedpost": "-related",
    "relatedcontent": "-related",
    "relatednews": "-related",
    "relatedstor": "-related",
    "relatedlink": "-related",
    "recommend": "-related",
    "internallink": "-related",
    "newsletter": "-newsletter",
    "advert": "-advertisement",
    "breadcrumb": "-navigation",
    "cookie": "-consent",
    "authorprofile": "-author",
    "authorbio": "-author",
}
"""How such words begin, in class names that run together."""

_PAIRS_OF = {
    "-related": """hub peek, most read, most popular, read more, read next, read also, more stories, more on,
        up next, see also""",
    "-author": "author bio, about author, author box, author info, author card",
    "-metadata": "tag list, tags links, cat links",
    "-embed": "audio player, video player, audio tool",
    "-navigation": "skip link",
    "-form": "hide caption, toggle caption",
    "-newsletter": """sign up, paywall prompt, paywall message, paywall overlay, paywall banner, paywall
        box, paywall modal, paywall barrier""",
    "-hidden": "screen reader, visually hidden",
}
_PAIRS = [
    (frozenset(pair.split()), reason) for reason, pairs in _PAIRS_OF.items() for pair in pairs.split(",")
]
"""Words that say so together."""

_ABOUT_OF = {
    "-byline": "byline bylines author authors writer autor auteur",
    "-date": "timestamp pubdate date datetime time published updated readtime",
    "-section": "kicker eyebrow overline label section category rubric",
    "-metadata": "meta metadata info postmeta entrymeta",
}
_ABOUT = {word: by for by, words in _ABOUT_OF.items() for word in words.split()}
"""Words of an element that tells about the story, above or under its text."""

_SUMMARIES = frozenset(
    """standfirst subheadline subhead subtitle dek deck summary abstract chapo chapeau sapo excerpt
    desc bajada entradilla sommario vorspann lede leadin lead ingress intro preamble""".split()
)
_NO_SUMMARY = frozenset(
    "feature hero image media photo art asset figure caption picture video gallery".split()
)
_SENTENCES = frozenset("footer print follow topics banner search comment".split())
"""Words that, of a paragraph, may tell what it is about."""

_BLOCKS = frozenset(
    """address aside blockquote dd details div dl dt fieldset footer form h2 h3 h4 h5 h6 header li nav
    ol p section span table time ul button dialog menu a""".split()
)
_LONGEST_LINE = 300
_LEADS_ON = re.compile(
    r"^(?:read (?:more|also|next)|also read|related(?: (?:stories|articles|news|content|topics))?|see also|"
    r"more (?:on|from)(?: (?:this|the))?(?: (?:story|topic|subject))?|"
    r"more (?:on|from) [^!?:]{2,40}(?=:\s*$)|recommended|don[’']t miss|watch|listen|más información|"
    r"lea también|lee también|lire aussi|à lire aussi|voir aussi|lesen sie auch|mehr zum thema|siehe auch|"
    r"leggi anche|lees ook|leia também|läs också|les også)\s*(?:[:|»>–—-]|$)|"
    r"^(?:lire aussi|à lire aussi|lesen sie auch|leggi anche|lea también)\s*(?-i:(?=[A-ZÀ-Þ«“\"]))",
    re.IGNORECASE,
)
_LINES = re.compile(
    r"^(?:advertisement|advertising|anzeige|publicité|publicidad|pubblicità|story continues below.{0,40}|"
    r"article continues (?:after|below).{0,40}|"
    r"(?:share|tweet|print|email|save|comments?|copy link|link copied)"
    r"(?: (?:this|article|story|on \w+))?|follow us(?: on .{0,60})?|"
    r".{0,20}\bjournalistic standards(?: and practices)?\b.{0,40}|"
    r"corrections? and clarifications?\b.{0,40}|"
    r"(?:facebook|twitter|whatsapp|linkedin|telegram)|\d+ min(?:ute)?s? read|loading\W*|"
    r"(?:published|posted|updated|last updated|publié|mis à jour|veröffentlicht|aktualisiert)|"
    r"(?:article )?réservé (?:à nos|aux) abonnés|"
    r"\W{0,3}(?:receive|get) .{0,80}\b(?:inbox|newsletter)\b.{0,80}|"
    r".{0,180}\bsign up here\b.{0,120}|"
    r"listen to (?:this )?(?:article|story).{0,40}|already a (?:subscriber|member).{0,120}|"
    r"(?:sign up|subscribe|log in|sign in|register)(?: (?:to|now|here|for)\b.{0,100})?|"
    r"to (?:continue|keep) reading.{0,120}|.{0,60}\b(?:subscribe|sign up|register|log in)\b.{0,30}"
    r"\bto (?:continue|keep) reading.{0,80}|you have .{0,30}free articles?.{0,80}|we use cookies.{0,200}|"
    r"accept (?:all )?cookies.{0,40})[.!»>→]*$",
    re.IGNORECASE,
)


def reason_of(element: Element) -> str | None:
    """Return the reason why an element is no part of a story ("-related"); None if it can be."""
    name = element.name
    if name in _ELEMENTS:
        return _ELEMENTS[name]
    if not element.written or name not in _BLOCKS or (name == "p" and element.counts.text >= 200):
        return "-related" if _is_list_of_links(element) else None
    words = element.words
    if name == "p" and "teaser" in words and not element.counts.links:
        return None
    told = [_reason_of_word(word) for word in words if word not in _SENTENCES or name not in _LINED]
    found = {reason for reason in told if reason is not None}
    found |= {reason for pair, reason in _PAIRS if pair <= words}
    if _is_hidden(element):
        found.add("-hidden")
    elif not found and _is_list_of_links(element):
        found.add("-related")
    return min(found, default=None)


_LINED = frozenset({"p", "span"})


@lru_cache(maxsize=4096)
def _reason_of_word(word: str) -> str | None:
    found = _REASONS.get(word)
    return found or next((reason for start, reason in _STARTS.items() if word.startswith(start)), None)


def told_by(element: Element) -> str | None:
    """Return what an element tells about a story: "summary", "-byline", "-date" …; None if it is text."""
    if element.counts.text > 2 * _LONGEST_LINE or element.name in _NEVER_ABOUT:
        return None
    if element.name == "time" or (element.name == "a" and "author" in element.attributes.get("rel", "")):
        return "-date" if element.name == "time" else "-byline"
    words = element.words
    if (said := _says_of_itself(element)) is not None:
        return said
    if not words or element.counts.text > _LONGEST_LINE:
        return None
    told = {_ABOUT[word] for word in words & _ABOUT.keys()}
    if words & _SOURCES and element.counts.text <= _LONGEST_SOURCE:
        told.add("-byline")
    if element.name == "p":  # a paragraph's class often tells of the section that it stands in
        told &= {"-byline", "-date"}
    return min(told, default=None)


def _says_of_itself(element: Element) -> str | None:
    """Return "ednote" of what tells of corrections, "summary" of the standfirst, a header's byline."""
    if element.words & _NOTES or any(pair <= element.words for pair in _NOTE_PAIRS):
        return "ednote"
    if element.outer is not None and element.outer.name == "header" and element.name in _IN_HEADER:
        return _IN_HEADER[element.name]
    return "summary" if _is_summary(element) else None


def _is_summary(element: Element) -> bool:
    """Tell whether an element is the standfirst; a paragraph of an article is one as its "teaser" too."""
    words = element.words
    if element.name == "p" and "teaser" in words and not element.counts.links:
        return True
    return bool(words & _SUMMARIES) and not words & _NO_SUMMARY and element.name in _SUMMED


_IN_HEADER = {"h2": "summary", "address": "-byline"}
"""What stands in an article's header, as instant articles have it."""

_NOTES = frozenset({"correction", "corrections", "clarification", "editorsnote", "editornote", "errata"})
_NOTE_PAIRS = (frozenset({"editor", "note"}), frozenset({"editors", "note"}))
_SOURCES = frozenset({"publisher", "source", "quelle", "fuente", "fonte"})
_LONGEST_SOURCE = 80
_NEVER_ABOUT = frozenset({"figure", "figcaption", "h1", "article", "main"})
_SUMMED = frozenset({"p", "div", "h2", "h3", "section", "span", "ul"})


def drop_furniture(blocks: Blocks) -> None:
    """Leave out of a story's blocks what leads to other pages or belongs to the page, by its text."""
    kept: list[str] = []
    offered = False
    for at, paragraph in enumerate(blocks.paragraphs):
        offers = len(blocks.paragraphs) - at <= _LAST and _OFFERS.fullmatch(paragraph) is not None
        offered = offered or offers
        if offers or (offered and len(paragraph) < _LONGEST_OFFER and paragraph[-1:] not in '.!?"”'):
            blocks.left_out.append((paragraph, "-related"))
        elif len(paragraph) < _LONGEST_LINE and (_LINES.match(paragraph) or _LEADS_ON.match(paragraph)):
            blocks.left_out.append((paragraph, "-page-furniture"))
        else:
            kept.append(paragraph)
    blocks.paragraphs[:] = kept
    blocks.captions[:] = [
        one.model_copy(update={"text": _TOGGLED.sub("", one.text)}) if _TOGGLED.search(one.text) else one
        for one in blocks.captions
    ]
    for caption in [one for one in blocks.captions if not one.text or _COUNTED.fullmatch(one.text)]:
        blocks.captions.remove(caption)
        blocks.left_out.append((caption.text, "-page-furniture"))


_OFFERS = re.compile(
    r"(?:related (?:stories|articles|news|content|coverage)|read (?:more|also)|more (?:stories|news)|"
    r"mehr zum thema|lire aussi|más información|leggi anche)\s*:?\s*",
    re.IGNORECASE,
)
"""The heading of titles of other stories under a text."""

_LAST = 8
"""Paragraphs from the end among which it stands."""

_LONGEST_OFFER = 150

_TOGGLED = re.compile(r"\s*\b(?:hide|toggle) caption$")
"""What folds a caption up, beside its text."""

_COUNTED = re.compile(
    r"(?:view )?(?:slideshow|gallery)(?: ?\( ?\d+ (?:images?|photos?|pictures?) ?\))?", re.IGNORECASE
)
"""What stands under pictures that a page shows one by one."""


def _is_hidden(element: Element) -> bool:
    attributes = element.attributes
    style = attributes.get("style", "").replace(" ", "").lower()
    return "hidden" in attributes or attributes.get("aria-hidden") == "true" or "display:none" in style


def _is_list_of_links(element: Element) -> bool:
    counts = element.counts
    return element.name in {"ul", "ol"} and counts.text > 0 and counts.links >= 0.9 * counts.text

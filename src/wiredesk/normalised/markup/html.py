"""HTML to paragraphs and captions: what an agency sends as markup, read as an editor sees it on the page.

Read are the structural elements of the HTML standard (WHATWG, sections 4.3 to 4.9 and 15): a block, a list
item, a table row and what stands between two breaks are paragraphs of their own; a row's cells are parted by
tabs; a table that only lays out a page (one cell a row) is no table. figcaption, and blocks whose class says
caption, are captions; in a figure, cite, small and classes that say credit are the credit. Inline markup
parts no word.

The tokens are read one by one, without a tree: time and memory grow with the length alone, whatever is nested
or left open. (A tree took 8 s for 100,000 nested div, 13 s for a tag of 100,000 attributes.)
"""

from __future__ import annotations

import html as entities
import re
from dataclasses import dataclass, field

from wiredesk.normalised.clock import tick
from wiredesk.normalised.lines import paragraphs_of
from wiredesk.normalised.story import Caption

MAX_FRAMES = 100
"""Tables in tables deeper than this are read as if they were flat."""


LONGEST_CREDIT = 60
"""Characters of a credit that stands in a figure without an element of its own."""


@dataclass(slots=True)
class Blocks:
    """What a piece of markup holds, each in reading order.

    headline: an h1 before any paragraph; it is not among the paragraphs. left_out: (text, reason) of what is
    no text of the story: "-embed", "-script".
    """

    paragraphs: list[str] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    headline: str | None = None
    left_out: list[tuple[str, str]] = field(default_factory=list)


def html_to_blocks(markup: str) -> Blocks:
    """Return the paragraphs and captions of HTML; text without any tag is parted at its line ends.

    Undone before: CDATA, markup that was sent as text ("&lt;p&gt;"), shortcodes.
    """
    markup = _undone(markup)
    if not TAG.search(markup):
        return Blocks(paragraphs=paragraphs_of(plain(markup, keep_lines=True)))
    reading = _Reading(breaks=not _MARKED_PARAGRAPH.search(markup))
    _read(markup, reading)
    return reading.finish()


def plain(text: str, *, keep_lines: bool = False) -> str:
    """Return text with its character references read (twice where they were escaped twice) and blanks single.

    No-break and thin spaces are blanks; soft hyphens and zero-width characters go.
    """
    if "&" in text and _REFERENCE.search(text):
        text = entities.unescape(text)
        if _ESCAPED_TWICE.search(text):
            text = entities.unescape(text)
    if not text.isascii() or "\0" in text:
        text = text.translate(_INVISIBLE)
    return text if keep_lines else " ".join(text.split())


def looks_like_html(text: str) -> bool:
    """Tell whether text holds tags, or tags that were escaped."""
    return bool(_STRUCTURE.search(text) or _ESCAPED_TAG.search(text))


TAG = re.compile(
    r"""<(/?)([A-Za-z][^\s/<>]*+)((?:[^<>"']++|"[^"<]{0,4000}+"|'[^'<]{0,4000}+'|["'])*+)>"""
    r"""|<!--|<[!?][^<>]*+>"""
)
_STRUCTURE = re.compile(
    r"</?(?:p|br|div|span|h[1-6]|ul|ol|li|table|tr|td|b|i|em|strong|a|section|article|figure|body|html|pre|"
    r"blockquote|q|u|sup|sub|font|hr)\b[^<>]*+/?>",
    re.IGNORECASE,
)
_ESCAPED_TAG = re.compile(r"&lt;/?(?:p|br|div|h[1-6]|ul|li|table|tr|td|strong|em|b|i|a)\b", re.IGNORECASE)
_ESCAPED_TWICE = re.compile(
    r"&(?:#\d{2,5}|#x[0-9a-f]{2,4}|amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[nm]dash|hellip|euro|[lr]aquo|szlig|"
    r"[a-z](?:acute|grave|uml|circ|tilde|cedil|ring));",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"&[#A-Za-z]")
_INVISIBLE = {ord(one): None for one in "\u00ad\u200b\u200c\u200d\u2060\ufeff\0"}
_IMAGE_SOURCE = re.compile(r"\s*image (?:source|credit),\s", re.IGNORECASE)
"""What stands before a credit beside a caption, for those who hear the page."""

_MARKED_PARAGRAPH = re.compile(r"<(?:p|pre)\b", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t\r]*+\n\s*+")
_BLANK_LINE_BETWEEN = re.compile(
    r"(?<=[.!?:\"”’»)])[ \t\r]{0,50}\n[ \t\r]*+\n\s*+(?=[^\W\d_a-zß-öø-ÿ]|[\d\"“„«(–—-])"
)
"""A blank line where a sentence ends and another begins; elsewhere among tags it lays out their source."""

_CODE = re.compile(r"<([A-Z][A-Z0-9]{0,11}(?:_p)?(?:[.=-][A-Za-z0-9=.-]{0,8}|c\d))>")
"""A company's or a price's code in the text, which only looks like a tag: "<AAPL.O>", "<EUR=>"."""

_COMMENT = "<!--"
_CLASS = re.compile(r"""\bclass\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))""", re.IGNORECASE)
_CAPTION_CLASS = re.compile(
    r"(?:^|[\s_-])(?:caption(?!-(?:xl|l|m|s)\b)|figcaption|bildtext|legende|pie)(?:$|[\s_-]|text)",
    re.IGNORECASE,
)
_CREDIT_CLASS = re.compile(
    r"(?:^|[\s_-])(?:credits?|byline|copyright|photographer)(?:$|[\s_-])", re.IGNORECASE
)
_EMBED_CLASS = re.compile(
    r"\b(?:sharedaddy|interstitial-link|jp-relatedposts|addtoany_\w+|a2a_kit|yarpp\S*|wp-block-embed|twitter-tweet|twitter-video|instagram-media|tiktok-embed|fb-post)\b"
)
_HIDDEN = re.compile(r"display\s*+:\s*+none", re.IGNORECASE)
_EMBED = re.compile(r"\[embed\b[^\]\n]{0,300}\][^\[]{0,500}+\[/embed\]")
_SHORTCODE = re.compile(r"\[/?(?:gallery|audio|video|playlist|youtube|tweet|embed)\b[^\]\n]{0,300}\]")
_CAPTION_SHORTCODE = re.compile(r"\[caption\b[^\]\n]{0,300}\]")

BLOCKS = frozenset(
    {"address", "article", "aside", "block", "blockquote", "body", "body.content", "body.end",
     "body.head", "bq", "caption", "center", "credit", "datasource", "dd", "details", "dir", "div",
     "dl", "dt", "fieldset", "figcaption", "figure", "fn", "footer", "form", "h1", "h2", "h3", "h4",
     "h5", "h6", "header", "hgroup", "hl1", "hl2", "hr", "html", "li", "main", "menu", "nav", "note",
     "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"}
)  # fmt: skip
"""Elements that end a paragraph: those of HTML, and of NITF's body."""

_RAW = {
    "script": "-script",
    "style": "-script",
    "template": "-script",
    "noscript": "-script",
    "head": "-head",
    "title": "-head",
    "iframe": "-embed",
    "object": "-embed",
    "svg": "-embed",
    "video": "-embed",
    "audio": "-embed",
    "select": "-form",
    "textarea": "-form",
    "button": "-form",
}
"""Elements whose content is no text, and the reason to give."""


def _undone(markup: str) -> str:
    if "<![CDATA[" in markup:
        markup = markup.replace("<![CDATA[", "").replace("]]>", "")
    if "<" in markup:
        markup = _CODE.sub(r"&lt;\1&gt;", markup)
    if "&lt;" in markup and not _STRUCTURE.search(markup) and _ESCAPED_TAG.search(markup):
        markup = entities.unescape(markup)
    if "[" in markup and "]" in markup:
        markup = _SHORTCODE.sub("", _EMBED.sub("", markup) if "[/embed]" in markup else markup)
        markup = _CAPTION_SHORTCODE.sub("<figcaption>", markup).replace("[/caption]", "</figcaption>")
    return markup


def _read(markup: str, reading: _Reading) -> None:
    """Hand each tag and each text between tags to reading."""
    at = 0
    unclosed: set[str] = set()
    while token := TAG.search(markup, at):
        tick()
        if token.start() > at:
            reading.text(markup[at : token.start()])
        at = token.end()
        if token[2] is None:
            if token[0] == _COMMENT and _COMMENT not in unclosed:
                at = _comment(markup, at, reading, unclosed)
            continue
        name = token[2].lower()
        if token[1]:
            reading.close(name)
            continue
        reason = _no_text(name, token[3])
        if reason is not None and not token[3].endswith("/"):
            if name not in unclosed:
                inner = _content(markup, name, at)
                if inner is not None:
                    reading.leave_out(markup[at : inner.start()], reason)
                    at = inner.end()
                    continue
                unclosed.add(name)
            if name in ("script", "style"):  # broken off within its code
                reading.leave_out(markup[at:], reason)
                return
        reading.open(name, token[3])
    reading.text(markup[at:])


def _comment(markup: str, at: int, reading: _Reading, unclosed: set[str]) -> int:
    """Leave a comment out and return where to read on; one that is never closed ends at once."""
    end = markup.find("-->", at)
    if end < 0:
        unclosed.add(_COMMENT)
        return at
    reading.leave_out(markup[at:end], "-comment")
    return end + 3


def _no_text(name: str, attributes: str) -> str | None:
    """Return the reason why an element is no text of the story, or None if it is."""
    reason = _RAW.get(name)
    if reason is None and attributes and len(attributes) > 8:
        if _EMBED_CLASS.search(attributes):
            return "-embed"
        if _HIDDEN.search(attributes):
            return "-hidden"
    return reason


def _content(markup: str, name: str, at: int) -> re.Match[str] | None:
    """Return the end tag of an element whose content begins at; elements of its name may be nested in it."""
    nests = name not in ("p", "script", "style", "title", "textarea", "head")
    depth = 1
    for tag in re.compile(rf"<(/?){re.escape(name)}(?=[\s/>])[^<>]*+>?", re.IGNORECASE).finditer(markup, at):
        if tag[1]:
            depth -= 1
            if depth <= 0:
                return tag
        elif nests:
            depth += 1
    return None


@dataclass(slots=True)
class _Frame:
    """An element whose text is gathered apart: a cell, a row, a caption, a credit, an h1."""

    name: str
    kind: str
    paragraphs: list[str] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    same: int = 0


class _Reading:
    """What has been read so far: blocks, and the frames that are open.

    breaks: a blank line parts paragraphs, as in what editors of blogs write between tags.
    """

    def __init__(self, *, breaks: bool = False) -> None:
        self._breaks = breaks
        self._blocks = Blocks()
        self._frames = [_Frame("", "root", self._blocks.paragraphs)]
        self._pieces: list[str] = []
        self._pre = 0
        self._credits: list[str] = []
        self._figure: int | None = None
        self._pictured = False

    def text(self, text: str) -> None:
        """Take in text as it stands between tags."""
        if "\n" in text and not self._pre:
            *whole, text = (_BLANK_LINE if self._breaks else _BLANK_LINE_BETWEEN).split(text)
            for paragraph in whole:
                self._pieces.append(_WRAPPED.sub(" ", paragraph))
                self._flush()
        if self._pieces and _ENDS_GLUED.search(self._pieces[-1][-4:]) and text[:1].isupper():
            self._pieces.append(" ")  # parted by style alone: "The ferry.</span><span>Jane Doe"
        self._pieces.append(text if self._pre else _WRAPPED.sub(" ", text))

    def leave_out(self, text: str, reason: str) -> None:
        """Note what is no text of the story."""
        bare = plain(TAG.sub(" ", text)) if reason != "-script" else plain(text)
        if bare:
            self._blocks.left_out.append((bare, reason))

    def open(self, name: str, attributes: str) -> None:
        """Take in a start tag."""
        if name == "br":
            self._pieces.append("\n")
            return
        if name == "img":
            self._pictured = True
            return
        kind = self._kind(name, attributes)
        if kind is None and name not in BLOCKS:
            return
        if kind != "credit":
            self._flush()
        self._close_implied(name)
        if kind is not None and len(self._frames) < MAX_FRAMES:
            if kind == "credit":
                self._flush()
            self._frames.append(_Frame(name, kind))
        elif self._frames[-1].name == name:
            self._frames[-1].same += 1
        if name == "pre":
            self._pre += 1
        elif name == "figure" and self._figure is None:
            self._figure = len(self._blocks.captions)
            self._pictured = False

    def close(self, name: str) -> None:
        """Take in an end tag; the frames within are closed with it."""
        if name in ("br", "p") and name != self._frames[-1].name:
            self._pieces.append("\n")
        for at in range(len(self._frames) - 1, 0, -1):
            frame = self._frames[at]
            if frame.name == name:
                if frame.same and at == len(self._frames) - 1:
                    frame.same -= 1
                    self._flush()
                else:
                    self._close_down_to(at)
                break
            if frame.kind in ("cell", "table") and name not in _OUTER.get(frame.kind, ()):
                break
        if name in BLOCKS:
            self._flush()
        if name == "pre" and self._pre:
            self._pre -= 1
        elif name == "figure" and self._figure is not None:
            self._end_figure()

    def finish(self) -> Blocks:
        """Close what is open and return all."""
        self._close_down_to(1)
        self._flush()
        if self._figure is not None or self._credits:
            self._end_figure()
        return self._blocks

    def _kind(self, name: str, attributes: str) -> str | None:
        if name in _KINDS:
            return _KINDS[name]
        if name == "h1" and not self._blocks.paragraphs and self._blocks.headline is None:
            return "headline"
        in_caption = self._figure is not None or self._frames[-1].kind == "caption"
        if in_caption and name in ("cite", "small"):
            return "credit"
        found = _CLASS.search(attributes) if "class" in attributes else None
        value = (found[1] or found[2] or found[3] or "") if found else ""
        if in_caption and _CREDIT_CLASS.search(value):
            return "credit"
        captions = name in ("p", "div", "span", "dd") and _CAPTION_CLASS.search(value)
        return "caption" if captions else None

    def _flush(self) -> None:
        """End the paragraph that is being read."""
        if not self._pieces:
            return
        text = plain("".join(self._pieces), keep_lines=True)
        self._pieces.clear()
        text = text.rstrip().lstrip("\n")
        if not text:
            return
        if self._figure is not None:
            source = _IMAGE_SOURCE.match(text)
            if source is not None or self._is_credit(text):
                self._credits.append(" ".join(text[source.end() if source else 0 :].split()))
                return
        if "\n" not in text or self._frames[-1].kind in ("caption", "credit", "headline"):
            self._frames[-1].paragraphs.append(" ".join(text.split()))
        else:
            self._frames[-1].paragraphs.extend(paragraphs_of(text))

    def _is_credit(self, text: str) -> bool:
        """Tell whether a few words stand in a picture's figure beside its caption."""
        alone = self._pictured and len(self._frames) == 1
        return alone and len(text) <= LONGEST_CREDIT and not text.endswith((".", "!", "?", "”", '"'))

    def _close_implied(self, name: str) -> None:
        """Close the row, cell or paragraph that a start tag ends, within the innermost table."""
        wanted = _ENDED_BY.get(name)
        if wanted is None:
            return
        for at in range(len(self._frames) - 1, 0, -1):
            frame = self._frames[at]
            if frame.kind in wanted and (name != "p" or frame.name == "p"):
                self._close_down_to(at)
                return
            if frame.kind == "table" or name == "p":
                return

    def _close_down_to(self, at: int) -> None:
        while len(self._frames) > max(at, 1):
            self._flush()
            self._end(self._frames.pop())

    def _end(self, frame: _Frame) -> None:
        """Hand what a frame gathered to the one it stands in."""
        outer = self._frames[-1]
        if frame.kind == "cell" and outer.kind == "row":
            outer.cells.append(frame.paragraphs)
        elif frame.kind == "row":
            outer.paragraphs.extend(_row(frame))
        elif frame.kind == "caption":
            self._end_caption(frame)
        elif frame.kind == "credit":
            self._credits.append(_unbracketed(" ".join(frame.paragraphs)))
        elif frame.kind == "headline" and frame.paragraphs and self._blocks.headline is None:
            self._blocks.headline = " ".join(frame.paragraphs)
        else:
            outer.paragraphs.extend(frame.paragraphs)

    def _end_caption(self, frame: _Frame) -> None:
        text = " ".join(frame.paragraphs)
        if text:
            credit = self._credits.pop(0) if self._credits else None
            self._blocks.captions.append(Caption(text=text, credit=credit))

    def _end_figure(self) -> None:
        """Give the credits that stood beside the captions to those that have none."""
        for at in range(self._figure or 0, len(self._blocks.captions)):
            caption = self._blocks.captions[at]
            if self._credits and caption.credit is None:
                self._blocks.captions[at] = Caption(text=caption.text, credit=self._credits.pop(0))
        self._blocks.left_out.extend((credit, "-credit") for credit in self._credits if credit)
        self._credits.clear()
        self._figure = None


_KINDS = {"table": "table", "tr": "row", "td": "cell", "th": "cell", "figcaption": "caption"}
_ENDED_BY = {"tr": ("row",), "td": ("cell",), "th": ("cell",), "p": ("caption", "credit")}
"""Which kinds of frame a start tag ends that has none of their end tags before it."""

_OUTER = {"cell": ("td", "th", "tr", "tbody", "thead", "tfoot", "table"), "table": ("table",)}
"""The end tags that look beyond a frame for the element they close."""

_ENDS_GLUED = re.compile(r"[^\W\d_A-Z]{2}[.!?)]$|[A-Z]{2}\)$")
_WRAPPED = re.compile(r"[\r\n]+")


def _unbracketed(text: str) -> str:
    """Return a credit without the brackets around all of it."""
    whole = text[:1] == "(" and text.endswith(")") and text.count("(") == 1
    return text[1:-1].strip() if whole else text


def _row(row: _Frame) -> list[str]:
    """Return a row as one paragraph; a row of one cell, which lays out a page, as the paragraphs it holds."""
    cells = [*row.cells, row.paragraphs] if row.paragraphs else row.cells
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 and (len(cells) == 1 or len(filled[0]) > 1):
        return filled[0]
    return ["\t".join(" ".join(cell) for cell in cells).rstrip("\t")] if filled else []

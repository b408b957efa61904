"""A mail's header fields as text: RFC 2047 words however broken, the subject, dates, and who sent it."""

from __future__ import annotations

import binascii
import codecs
import html
import re
from datetime import tzinfo
from email.utils import parseaddr

from wiredesk.normalised.charset import decode
from wiredesk.normalised.cleaning import clean
from wiredesk.normalised.dates import ZONES, date_line
from wiredesk.normalised.draft import Unreadable
from wiredesk.normalised.providers import known
from wiredesk.normalised.timestamps import Timestamp, timestamp

LONGEST = 4_000
"""Characters of a field that are read."""

_WORD = re.compile(r"=\?([\w.:+-]{1,40}+)(?:\*[\w-]{0,20})?\?([bBqQ])\?((?:[^?]|\?(?!=))*+)(?:\?=|$)")
_BETWEEN_WORDS = re.compile(r"(\?=)\s*+(?==\?[\w.:+*-]{1,60}+\?[bBqQ]\?)")
_REFERENCE = re.compile(r"&(?:#\d{2,5}|#x[0-9a-f]{2,4}|amp|quot|apos|lt|gt|nbsp);", re.IGNORECASE)
_REPLY = r"re|aw|antw|antwort|sv|vs|res|rif|ynt|odp"
_FORWARD = r"fwd?|wg|wtr|tr|rv|enc|i|vb|vl|doorst|forward(?:ed)?|weitergeleitet|reenv"
_PREFIX = re.compile(
    rf"^\s*(?:(?P<reply>{_REPLY})|(?P<forward>{_FORWARD}))\s?(?:\[\d{{1,3}}\]|\(\d{{1,3}}\)|"
    rf"\^?\d{{1,2}})?\s?:(?!\S*//)\s*",
    re.IGNORECASE,
)
_TAG = re.compile(r"^\s*(?:\[([^\[\]]{1,60})\]|\*{2,5}\s?(spam|ext(?:ernal)?)\s?\*{2,5})\s*", re.IGNORECASE)
_GATES = frozenset("ext external extern spam bulk suspected spam? caution encrypted secure".split())
_FORWARD_BEHIND = re.compile(r"\s*\((?:fwd|fw|wg|forwarded)\)\s*$", re.IGNORECASE)
_EMPTY_SUBJECTS = re.compile(
    r"^[(<\[]?\s*(?:no subject|without subject|kein betreff|ohne betreff|sans objet|aucun objet|sin asunto|"
    r"nessun oggetto|geen onderwerp|none|null|untitled)\s*[)>\]]?$",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"^(?:an? |the |our |new |latest )?(?:press|media|news)?\s?-?(?:release|statement|story|stories|"
    r"article|copy|text|news|feed|file|"
    r"take|mitteilung|meldung|communiqu[eé]|comunicado|comunicato|nota de prensa|pressemitteilung|"
    r"presseinformation|"
    r"submission|new (?:story|submission|article)|form submission|breaking news)(?: for .{1,40})?[.!:]?$",
    re.IGNORECASE,
)
_SLUG = re.compile(r"^(?=[^a-z]*$|\S*$)[\w./&+-]{2,60}(?: [\w./&+-]{1,30}){0,2}$")
_SERVICE_SLUG = re.compile(r"^(?:BC|AM|PM)-\S.{2,80}$")
"""An American agency's slug, which may have blanks: "BC-US--Levee Break, 1st Ld-Writethru"."""

_DESK_SLUG = re.compile(r"[A-Z]{3,}(?: [A-Z][\w'’-]+){1,2}")
"""A desk in capitals and a story's words, as the British agency has it: "COURTS Statues"."""

_WORDS_BEHIND = re.compile(
    r"[\s,(-]+\d{2,4}\s?(?:words|wds|mots|palabras|wörter|zeichen|parole)\)?$", re.IGNORECASE
)
_WEEKDAY = re.compile(r"^[^\W\d_]{1,14}[.,]{0,2}\s+(?=\d)")
_BEFORE_TIME = re.compile(
    r"(?<=\d)(?:\sг\.)?,?\s+(?:[^\W\d_]{1,4}(?:\([^\W\d_]\))?\.?\s+){1,2}(?=\d{1,2}[:.]\d\d)"
)
_IDEOGRAPHIC_DAY = re.compile(r"^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]\s?(?:\(\w\))?\s*")
_COMMENT = re.compile(r"\s*\([^()]{0,60}\)\s*$")
_ZONE = re.compile(r"\s([A-Z]{1,5})$")
_FREEMAIL = re.compile(
    r"^(?:(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|aol|icloud|me|mac|gmx|web|freenet|"
    r"t-online|"
    r"protonmail|proton|pm|mail|inbox|yandex|rambler|qq|163|126|sina|naver|daum|hanmail|rediffmail|libero|"
    r"virgilio|tiscali|alice|orange|wanadoo|free|laposte|sfr|terra|uol|bol|zoho|fastmail|tutanota|posteo|"
    r"mailbox|btinternet|sky|talktalk|comcast|verizon|att|bigpond|telia|ziggo|xs4all|kpnmail|bluewin)\."
    r"(?:[a-z]{2,4}\.)?[a-z]{2,4}|localhost(?:\.\w+)?|\[?[\d.]+\]?)$"
)
_SUFFIX = re.compile(r"^(?:co|com|org|net|gov|gob|gouv|gv|ac|or|go|ne|edu|govt|gen|web|info|nic)$")
_HOSTS = frozenset(
    "mail smtp mx mailer email e em news list lists newsletter info press bounce mg www".split()
)
_ORGANISATION = re.compile(
    r"\b(?:agency|agence|agentur|agencia|agenzia|news|press|presse|prensa|stampa|wire|newswire|media|"
    r"ministry|"
    r"ministerium|ministère|ministerio|office|bureau|department|council|commission|university|institute|"
    r"police|"
    r"polizei|service|group|association|federation|foundation)\b",
    re.IGNORECASE,
)
_NAME_PARTS = re.compile(r"\s*[,|()/<>\"–—:]\s*|\s+-\s+|\s+(?:at|via|von|de|from)\s+|(?<=\w)-(?=\w)")
_DESK = re.compile(
    r"\s+(?:news\s?desk|news\s?room|desk|news|newsfeed|feeds?|service|wire|alerts?|redaktion|redazione|rédaction|redacción|editors?|"
    r"editorial|"
    r"text|world|foreign|europe|asia|press|copy|basisdienst|no-?reply)$",
    re.IGNORECASE,
)


def text_of(value: bytes, *, charset: str | None = None) -> str:
    """Return a field as one line: encoded words read, raw bytes by UTF-8, the body's set, or Windows-1252."""
    value = value[:LONGEST]
    if value.isascii():
        text = value.decode("ascii")
    else:
        decoded = decode(value, f"text/plain; charset={charset}" if charset else None)
        text = value.decode("cp1252", "replace") if isinstance(decoded, Unreadable) else decoded.text
    for _ in range(2):  # some gateways encode what is encoded
        if "=?" not in text:
            break
        text = _words_read(_BETWEEN_WORDS.sub(r"\1", text))
    if "&" in text and _REFERENCE.search(text):
        text = html.unescape(text)
    return clean(text)


def _words_read(text: str) -> str:
    """Read the encoded words; those that follow each other in one set are read together."""
    pieces: list[str] = []
    pending, pending_set, end = b"", "", 0
    for word in _WORD.finditer(text):
        name = word[1].lower()
        octets = _octets(word[3], word[2])
        apart = word.start() > end
        if pending and (apart or name != pending_set):
            pieces.append(_in_set(pending, pending_set))
            pending = b""
        if apart:
            pieces.append(text[end : word.start()])
        pending, pending_set, end = pending + octets, name, word.end()
    if pending:
        pieces.append(_in_set(pending, pending_set))
    return "".join([*pieces, text[end:]])


def _octets(encoded: str, encoding: str) -> bytes:
    raw = encoded.encode("utf-8", "replace")
    if encoding in "qQ":
        return binascii.a2b_qp(raw.replace(b"\n", b""), header=True)
    kept = re.sub(rb"[^A-Za-z0-9+/]", b"", raw)
    kept = kept[: len(kept) - (len(kept) % 4 == 1)]
    return binascii.a2b_base64(kept + b"=" * (-len(kept) % 4))


def _in_set(octets: bytes, name: str) -> str:
    return in_charset(octets, name)[0]


_WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
    "iso8859-9": "cp1254",
    "tis_620": "cp874",
    "iso8859-8": "cp1255",
}
"""What senders mean by a set's name (WHATWG Encoding Standard, 4.2: a label names its superset)."""

_NAMES = {
    "ks_c_5601-1987": "cp949",
    "ansi": "cp1252",
    "unicode": "utf-16",
    "unicode-1-1-utf-7": "utf-7",
    "iso-8859-8-i": "cp1255",
    "iso-8859-8-e": "cp1255",
    "cp-850": "cp850",
    "utf8mb4": "utf-8",
    "macintosh": "mac_roman",
    "x-mac-roman": "mac_roman",
    "dos-874": "cp874",
    "x-sjis": "cp932",
    "x-gbk": "gb18030",
}
_SEVEN_BIT = ("iso2022", "hz", "utf-7", "utf_7")


def in_charset(octets: bytes, declared: str | None) -> tuple[str, bool]:
    """Return text in a declared set, and whether it had to be guessed; see charset.decode for the order.

    Sets that write everything in seven bits (ISO-2022-JP, HZ, UTF-7) come first: their text is valid UTF-8.
    """
    codec = _codec(declared)
    if codec and codec.startswith(_SEVEN_BIT):
        return octets.decode(codec, "replace"), False
    if octets.isascii() and b"\0" not in octets:
        return octets.decode("ascii"), False
    decoded = decode(octets, f"text/plain; charset={codec}" if codec else None)
    if isinstance(decoded, Unreadable):
        return octets.decode("cp1252", "replace"), True
    return decoded.text, "charset-guessed" in decoded.flags


def _codec(declared: str | None) -> str | None:
    name = (declared or "").strip(" \"'").lower()
    name = _NAMES.get(name, name)
    try:
        codec = codecs.lookup(name).name if name else None
    except (LookupError, ValueError):
        return None
    if codec is None or not getattr(codecs.lookup(codec), "_is_text_encoding", True):
        return None
    return _WIDER.get(codec, codec)


class Subject:
    """A subject's text without what gateways put before it, and whether it answers or forwards."""

    def __init__(self, text: str) -> None:
        self.reply = self.forward = False
        self.tags: list[str] = []
        while True:
            prefix = _PREFIX.match(text)
            if prefix is not None:
                # "RE: FW: …" answers what was forwarded; "FW: RE: …" forwards an answer.
                self.forward = self.forward or (bool(prefix["forward"]) and not self.reply)
                self.reply = self.reply or bool(prefix["reply"])
                text = text[prefix.end() :]
                continue
            tag = _TAG.match(text)
            if tag is None or not _is_gates(tag[1] or "spam"):
                break
            self.tags.append(tag[1] or tag[2])
            text = text[tag.end() :]
        behind = _FORWARD_BEHIND.search(text)
        if behind is not None:
            self.forward = True
            text = text[: behind.start()]
        self.text = "" if _EMPTY_SUBJECTS.match(text) else text

    @property
    def is_headline(self) -> bool:
        """Whether it can be a headline: no slug, no name of a kind of text alone."""
        return bool(self.text) and not self.is_slug and not self.is_generic and not self.is_working_title

    @property
    def is_slug(self) -> bool:
        """Whether it is a slug: one word with its parts joined, or capitals and marks."""
        if _SERVICE_SLUG.match(self.text):
            return True
        return bool(_SLUG.match(self.text)) and (" " not in self.text or "/" in self.text or "_" in self.text)

    @property
    def may_be_slug(self) -> bool:
        """Whether it is a slug if the text has a headline of its own: a desk and a word or two."""
        return _DESK_SLUG.fullmatch(self.text) is not None

    @property
    def is_working_title(self) -> bool:
        """Whether it names a piece by its length, as desks and correspondents do: "Port strike 500 words"."""
        return _WORDS_BEHIND.search(self.text) is not None

    @property
    def is_generic(self) -> bool:
        """Whether it only says that a text comes: "Press release"."""
        return bool(_GENERIC.match(self.text))


def _is_gates(tag: str) -> bool:
    """Tell whether a tag in brackets is a gateway's or an agency's, not the headline's ("[Analysis]")."""
    bare = tag.strip().lower()
    return bare in _GATES or bare.startswith(("ext", "spam", "external")) or known(tag) is not None


def date_of(value: str, zone: tzinfo) -> Timestamp | None:
    """Read a Date field, or the date line of a mail that was forwarded; None if it is none.

    zone: of a time that names none.
    """
    text = value.strip()
    while (bare := _COMMENT.sub("", text)) != text:
        text = bare
    # RFC 5322, 3.3: "-0000" is universal time too; it only says nothing of the sender's zone.
    text = text.removesuffix("-0000") + "+0000" if text.endswith("-0000") else text
    named = _ZONE.search(text)
    if named is not None and named[1].lower() in ZONES:
        minutes = ZONES[named[1].lower()]
        sign = "-" if minutes < 0 else "+"
        numeric = f"{text[: named.start()]} {sign}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"
        if (read := timestamp(numeric, zone)) is not None:
            return read
    if (read := timestamp(text, zone)) is not None:
        return read
    for said in (text, _plainer(text)):
        if (written := date_line(said, zone)) is not None:
            return Timestamp(written.moment, written.zone_guessed)
    return timestamp(_plainer(text), zone)


def _plainer(text: str) -> str:
    """Return a date without what mail programs put around its figures in other languages than English.

    "quarta, 2/03/2022 à(s) 10:40", "mer 2 mar 2022 alle ore 10:40", "2022年3月2日(水) 14:05"
    """
    text = _IDEOGRAPHIC_DAY.sub(r"\1-\2-\3 ", text)
    return _BEFORE_TIME.sub(" ", _WEEKDAY.sub("", text))


def message_id(value: str) -> str | None:
    """Return a Message-ID without the brackets, else the field as it stands; None for none."""
    found = re.search(r"<\s*([^<>]{3,400}?)\s*>", value)
    text = re.sub(r"\s+", "", found[1] if found else value)
    return text.strip("<>")[:400] or None


def agency_of_sender(sender: str) -> str | None:
    """Return what names the agency in a From field: a domain or name of the table, else its own domain's.

    A person's box at a mail service names no agency; its owner's name may ("AFP Newsdesk").
    """
    name, address = parseaddr(sender)
    if "@" not in address:
        name, address = name or sender, ""
    domain = address.rpartition("@")[2].lower().strip(".> ")
    labels = domain.split(".")
    for at in range(len(labels) - 1):
        if known(parent := ".".join(labels[at:])) is not None:
            return parent
    for part in [name, *_NAME_PARTS.split(name)]:
        bare = _DESK.sub("", part.strip())
        if bare and (known(part) is not None or known(bare) is not None):
            return bare if known(bare) else part
    if not domain or _FREEMAIL.match(domain):
        return clean(name) if name and "@" not in name and _ORGANISATION.search(name) else None
    return _owner(labels)


def same_house(sender: str, receivers: str) -> bool:
    """Tell whether a mail was sent within one house, by its newsroom's own gateway or people."""
    own = _house(sender)
    return bool(own) and own in {_house(one) for one in receivers.split(",")}


def _house(address: str) -> str:
    domain = parseaddr(address)[1].rpartition("@")[2].lower()
    return "" if not domain or _FREEMAIL.match(domain) else (_owner(domain.split(".")) or "")


def _owner(labels: list[str]) -> str | None:
    """Return the label of a domain that its owner chose: "mintrans" of "press.mintrans.gov.example"."""
    left = labels[:-1]
    while len(left) > 1 and _SUFFIX.match(left[-1]):
        left.pop()
    while len(left) > 1 and left[0] in _HOSTS:
        left.pop(0)
    return left[-1] if left else None

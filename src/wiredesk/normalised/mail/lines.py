"""What mail puts around a text: cover notes, quotes, the heads of forwarded mails, signatures, disclaimers.

All are told by their form, in the languages that mail programs write them in, and taken from the lines with
a reason; what is left open is the story's. Lines are those of a plain text, or an HTML body's paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from wiredesk.normalised.cleaning import clean
from wiredesk.normalised.clock import tick
from wiredesk.normalised.text.page import Line

MAX_FORWARDS = 20
"""A mail forwarded more often than this is read no deeper."""

COVER_NOTE = 300
"""Characters of text above a quoted mail that are less than a story."""

_BEGINS = re.compile(
    r"^[\s>*_-]*(?:-{2,}|_{2,}|\bbegin\b)?\s*(?:begin forwarded message|(?P<original>original[- ]message|"
    r"message d'origine|message original|"
    r"ursprüngliche nachricht|original-?nachricht|mensaje original|messaggio originale|"
    r"oorspronkelijk bericht)|"
    r"forwarded (?:message|mail|by)\b.{0,60}|(?:weitergeleitete|anfang der weitergeleiteten) nachricht|"
    r"message transféré|"
    r"début du message (?:réexpédié|transféré)|mensaje reenviado|inicio del mensaje reenviado|"
    r"messaggio inoltrato|"
    r"inizio messaggio inoltrato|doorgestuurd bericht|mensagem encaminhada)\s*:?\s*[-_\s*]*$",
    re.IGNORECASE,
)
_NAMES = {
    name: what
    for what, names in {
        "from": "from, von, de, da, van, från, fra, od, expéditeur, remitente",
        "date": "sent, date, gesendet, datum, envoyé, envoyé le, fecha, enviado, enviado el, data, inviato, "
        "verzonden, skickat, sendt, dato",
        "subject": "subject, betreff, objet, asunto, assunto, oggetto, onderwerp, ämne, emne, betrifft",
        "other": "to, an, à, a, para, aan, till, til, cc, kopie, bcc, reply-to, antwort an, importance, "
        "wichtigkeit, priority, attachments, anlagen, message-id, organization",
    }.items()
    for name in names.split(", ")
}
"""The names of a mail's header fields as mail programs write them in a text."""

_HEAD = re.compile(
    r"^[\s>|*_]*(?P<name>[^\W\d_][\w -]{0,13}?)\s*[*_]{0,2}\s*:\s*[*_]{0,2}\s*(?P<value>.*)$", re.DOTALL
)
_WROTE = re.compile(
    r"^[\s>]*(?:on\b.{6,200}\bwrote|am\b.{6,200}\bschrieb\b.{0,80}|le\b.{6,200}a écrit|el\b.{6,200}escribió|"
    r"il\b.{6,200}ha scritto|op\b.{6,200}schreef\b.{0,80}|.{3,80}<\S+@\S+>\s*(?:wrote|schrieb|a écrit|"
    r"escribió))\s*:\s*$",
    re.IGNORECASE | re.DOTALL,
)
_QUOTE = re.compile(r"\s?(?:>\s?)+")
_SEPARATOR = re.compile(r"^--[ \u00a0]?$")
_LONGEST_SIGNATURE = 25
_REGARDS = re.compile(
    r"^\s*(?:(?:with\s+)?(?:(?:kind|kindest|best|warm|warmest|many)\s+)?(?:regards|wishes|greetings)|"
    r"best|cheers|"
    r"(?:many\s+|with\s+)?thanks(?:\s+(?:and\s+)?(?:kind|best)?\s*regards|\s+in advance|\s+again)?|"
    r"thank you(?: very much)?|"
    r"(?:yours\s+)?(?:sincerely|faithfully|truly)(?:\s+yours)?|"
    r"(?:mit\s+)?(?:freundlichen|freundliche|besten|beste|vielen|viele|herzliche|herzlichen|"
    r"schöne)\s+(?:grüßen|grüße|grüssen|grüsse|dank)|"
    r"mfg|vg|(?:bien\s+)?cordialement|(?:meilleures|sincères)\s+salutations|bien à vous|"
    r"(?:un\s+)?saludos?(?:\s+cordial(?:es)?)?|"
    r"atentamente|(?:cordiali|distinti)\s+saluti|(?:met\s+)?vriendelijke\s+groet(?:en)?|mvh|"
    r"atenciosamente)\s*[,.!]?\s*$",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"^\W*(?:(?:for )?immediate release|(?:press|media|news) (?:release|statement|information)|"
    r"pressemitteilung|presseinformation|communiqué de presse|comunicado de prensa|nota de prensa|"
    r"comunicato stampa|persbericht|zur sofortigen veröffentlichung|pour diffusion immédiate)\W*$",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^\s*(?:(?:dear|hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings|to whom it may concern|"
    r"hallo|guten (?:tag|morgen|abend)|liebe(?:r|s)?|sehr geehrte[rs]?|moin|servus|"
    r"bonjour|bonsoir|cher|chère|chers|madame|mesdames|hola|buenos días|buenas tardes|estimad[oa]s?|"
    r"gentil[ei]|buongiorno|ciao|beste|goedemorgen|goedemiddag)\b[\w\s,./&'’-]{0,60}?|all|team|editors|"
    r"desk|colleagues)\s*[,!:]\s*$",
    re.IGNORECASE,
)
_COVER = re.compile(
    r"^\s*(?:(?:please|kindly|pls)\s+(?:find|see|note|run|use)\b(?=.{0,80}\b(?:below|attached|enclosed|"
    r"following|story|release|copy)\b)|"
    r"(?:below|attached|enclosed|following) (?:is|are|please find)\b|find (?:below|attached|enclosed)\b|"
    r"(?:here is|here's|here are) (?:the|a|our|my|today's)\b.{0,60}(?:story|copy|release|text|take|"
    r"statement)|"
    r"(?:fyi|for your information|for immediate use)\b\W*$|"
    r"(?:anbei|im anhang|nachfolgend|nachstehend|untenstehend)\b|"
    r"(?:veuillez|vous) (?:trouver|trouverez)\b|(?:adjunto|a continuación|les envío|"
    r"les remito)\b.{0,80}\b(?:nota|comunicado|texto)|"
    r"(?:in allegato|di seguito)\b.{0,60}\b(?:comunicato|testo|nota))",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"^[\s*_\"'(|>-]*(?:(?:important|legal|confidentiality|privacy|e-?mail)\s+(?:notice|note|"
    r"disclaimer)\b|disclaimer\b|"
    r"(?:this|the (?:information|contents?)(?: contained)? (?:in|of) this)\s+(?:e-?mail|message|"
    r"communication|transmission)\b"
    r".{0,200}?(?:confidential|privileged|intended|recipient|monitored|virus)|"
    r"if you (?:are not|have received|received)\b.{0,60}(?:intended|recipient|addressee|in error|by mistake)|"
    r"(?:diese|die in dieser) (?:e-?mail|nachricht)\b.{0,120}(?:vertraulich|empfänger|bestimmt)|"
    r"(?:ce|le présent) (?:message|courriel|mail|e-?mail)\b.{0,120}(?:confidentiel|destinataire|destiné)|"
    r"(?:este|el presente) (?:mensaje|correo|e-?mail)\b.{0,120}(?:confidencial|destinatario|dirigid)|"
    r"(?:questo|il presente) (?:messaggio|e-?mail)\b.{0,120}(?:riservat|destinatari|confidenzial)|"
    r"(?:dit|de informatie in dit) (?:bericht|e-?mail)\b.{0,120}(?:vertrouwelijk|bestemd|geadresseerde)|"
    r"(?:please )?(?:consider|think of) the environment\b|"
    r"(?:sent|get) (?:from|via|with|outlook for)\b.{0,20}\b(?:iphone|ipad|android|samsung|galaxy|"
    r"blackberry|mobile|outlook|phone|ios|mail)\b|"
    r"(?:von meinem|gesendet von|envoyé (?:de|depuis)|enviado desde|inviato da|"
    r"verstuurd vanaf) .{0,30}(?:iphone|ipad|samsung|handy|smartphone|mobile|android|outlook)|"
    r"(?:to |click here to )?(?:unsubscribe|opt out|manage (?:your )?(?:subscription|preferences)|"
    r"update your preferences)\b|"
    r"(?:um sich abzumelden|newsletter abbestellen|pour vous désabonner|se désinscrire|"
    r"para darse de baja|per cancellar)\b|"
    r"you(?:'re| are| have)? (?:are )?(?:receiv(?:ing|ed)|got|getting) this (?:e-?mail|message|"
    r"newsletter|release) because\b|"
    r"you are subscribed to\b|this (?:e-?mail|message) was sent to\b|"
    r"virus-free\b|this (?:e-?mail|message) has been (?:scanned|checked)\b|scanned by\b|"
    r".{10,250}\bunsubscribe\W{0,3}$|"
    r"_{20,}\s*$(?=\Z)|[\w-]+ mailing list\s*$|https?://\S+/(?:mailman|listinfo|unsubscribe)\S*\s*$)",
    re.IGNORECASE,
)
_GATE = re.compile(
    r"^[\s*_\[(!|-]*(?:(?:caution|warning|attention|achtung|external(?: e-?mail| sender| message)?|"
    r"vorsicht)\b.{0,6}[:!-]?.{0,10}"
    r"(?:this (?:e-?mail|message)|external|e-?mail|diese e-?mail)\b.{0,300}(?:originat|outside|external|"
    r"sender|außerhalb|extern|links).{0,300}|"
    r"(?:having )?(?:trouble|problems) (?:viewing|reading) this\b.{0,200}|"
    r"(?:please )?(?:view|read|open|see) (?:this|it|the) (?:e-?mail|message|newsletter|"
    r"release)?.{0,20}(?:browser|online)\b.{0,200}|"
    r"(?:view|open) (?:in|online in) (?:your )?browser\b.{0,100}|you don't often get e-?mail from\b.{0,200}|"
    r"(?:diesen newsletter|e-?mail|newsletter) (?:im browser|online) (?:ansehen|anzeigen|lesen)\b.{0,100})$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Forwarded:
    """What the head of a mail forwarded in the text says; "" where it does not."""

    sender: str = ""
    subject: str = ""
    date: str = ""


def open_mail(lines: list[Line], *, reply: bool, forward: bool) -> Forwarded | None:
    """Take what mail puts around the story; return the head of a mail that was forwarded, else None.

    reply, forward: what the subject's prefixes say.
    """
    _read_quotes(lines, forward=forward)
    head: Forwarded | None = None
    at = 0
    for _ in range(MAX_FORWARDS):
        found = _read_forward(lines, at, reply=reply and not forward, forward=forward or head is not None)
        if found is None:
            break
        head, at = found
    _take_frame(lines)
    for line in lines:
        if line.open and len(line.text) < 800 and _GATE.match(line.text):
            line.take("-mail-notice")
    _take_disclaimer(lines, at)
    _take_signature(lines, at)
    _take_greeting(lines)
    for n in _open(lines)[:3]:
        if len(lines[n].text) < 60 and _KIND.match(lines[n].text):
            lines[n].take("-kind-of-text")
    return head


def _open(lines: list[Line], start: int = 0) -> list[int]:
    return [at for at in range(start, len(lines)) if lines[at].open]


def _length(lines: list[Line], at: list[int]) -> int:
    return sum(len(lines[n].text) for n in at)


def _read_quotes(lines: list[Line], *, forward: bool) -> None:
    """Take quoted lines below an answer; where all that is sent is quoted, take the marks alone."""
    quoted = [at for at, line in enumerate(lines) if line.open and line.text.lstrip(" ").startswith(">")]
    if not quoted:
        return
    in_quote = set(quoted)
    own = [at for at in _open(lines) if at not in in_quote]
    wrote = _attributions(lines, own)
    own = [at for at in own if at not in wrote]
    if not forward and _length(lines, own) >= min(COVER_NOTE, _length(lines, quoted)):
        for at in [*quoted, *wrote]:
            lines[at].take("-quoted")
        return
    for at in wrote:
        lines[at].take("-quote-head")
    first = quoted[0]
    for at in own:
        # Notes above a quoted story and signatures below it are the forwarder's.
        lines[at].take("-cover-note" if at < first else "-signature")
    lines[:] = [
        part for at, line in enumerate(lines) for part in (_unquoted(line) if at in in_quote else [line])
    ]


def _unquoted(line: Line) -> list[Line]:
    """Return a quoted line's marks, taken, and its text, open."""
    mark = _QUOTE.match(line.text)
    cut = mark.end() if mark else 0
    marks, rest = line.text[:cut], line.text[cut:]
    return [
        Line(marks, line.number, blank=False, pieces=[(marks, "-quote-mark")]),
        Line(rest, line.number, blank=not rest.strip()),
    ]


def _attributions(lines: list[Line], own: list[int]) -> set[int]:
    """Return the lines that say who wrote what is quoted below; mail programs break them in two."""
    found: set[int] = set()
    for before, at in zip([None, *own], own, strict=False):
        text = lines[at].text
        if not text.rstrip().endswith(":"):
            continue
        if _WROTE.match(text):
            found.add(at)
        elif before is not None and at - before == 1 and _WROTE.match(f"{lines[before].text} {text}"):
            found |= {before, at}
    return found


def _read_forward(
    lines: list[Line], start: int, *, reply: bool, forward: bool
) -> tuple[Forwarded, int] | None:
    """Take the next head of a mail within the text and all above it; where it is only quoted, all below it.

    Return the head, and the line below it; None where there is none, or it was quoted.
    """
    open_lines = _open(lines, start)
    for place, at in enumerate(open_lines):
        text = lines[at].text
        marker = _BEGINS.match(text) if len(text) < 120 else None
        wrote = _WROTE.match(text) if marker is None and text.rstrip().endswith(":") else None
        if wrote is not None and not forward and _length(lines, open_lines[:place]) > 0:
            _take(lines, open_lines[place:], "-quoted")
            return None
        head = _head_at(lines, open_lines, place + 1 if marker else place)
        if head is None:
            if marker is not None and forward:
                _take(lines, open_lines[:place], "-cover-note")
                lines[at].take("-forward-mark")
                return Forwarded(), at + 1
            continue
        above = open_lines[:place]
        quoted = reply or (not forward and bool(marker and marker["original"]))
        if quoted and _length(lines, above) >= COVER_NOTE // (3 if reply else 1):
            _take(lines, open_lines[place:], "-quoted")
            return None
        _take(lines, above, "-cover-note")
        if marker is not None:
            lines[at].take("-forward-mark")
        return _read_head(lines, head)
    return None


def _take(lines: list[Line], at: list[int], by: str) -> None:
    for n in at:
        lines[n].take(by)


def _name_of(text: str) -> tuple[str, str] | None:
    """Return which field of a mail's head a line is, and its value."""
    found = _HEAD.match(text) if ":" in text[:24] else None
    name = _NAMES.get(" ".join(found["name"].lower().split())) if found else None
    return (name, found["value"].strip()) if found and name else None


def _head_at(lines: list[Line], open_lines: list[int], place: int) -> list[tuple[int, str, str]] | None:
    """Return the lines of a mail's head that begins here: (line, field, value); None if none does."""
    tick()
    found: list[tuple[int, str, str]] = []
    last = -1
    spaced = False
    for at in open_lines[place : place + 16]:
        named = _name_of(lines[at].text)
        if not found and (named is None or named[0] == "other"):
            return None
        gap = bool(found) and any(lines[n].blank for n in range(last + 1, at))
        spaced = spaced or (gap and len(found) == 1)  # of markup each line is a paragraph
        if gap and not (spaced and named) and _is_whole(found):
            break
        if named is not None:
            found.append((at, *named))
        elif found[-1][1] == "other" and _goes_on(lines, at):
            found.append((at, "other", lines[at].text))
        else:
            break
        last = at
    return found if _is_whole(found) else None


def _goes_on(lines: list[Line], at: int) -> bool:
    """Tell whether a head goes on below a line: the recipients above it are wrapped."""
    below = lines[at + 1 : at + 4]
    ends = next((n for n, line in enumerate(below) if line.blank), len(below))
    return any(_name_of(line.text) is not None for line in below[:ends])


def _is_whole(found: list[tuple[int, str, str]]) -> bool:
    names = {name for _, name, _ in found}
    return ("from" in names and len(names) > 2) or {"subject", "date", "other"} <= names


def _read_head(lines: list[Line], found: list[tuple[int, str, str]]) -> tuple[Forwarded, int]:
    head = Forwarded()
    for at, name, value in found:
        by = "-header"
        if name == "from" and not head.sender:
            head.sender, by = clean(value.replace("[mailto:", "<").replace("]", ">")), "provider"
        elif name == "subject" and not head.subject:
            head.subject, by = clean(value), "headline"
        elif name == "date" and not head.date:
            head.date, by = clean(value), "published_at"
        lines[at].take(by)
    return head, found[-1][0] + 1


def _take_disclaimer(lines: list[Line], start: int) -> None:
    """Take disclaimers and notices of lists from below a text on, with what stands behind them."""
    open_lines = _open(lines, start)
    total = _length(lines, open_lines)
    behind = 0
    cut: int | None = None
    for place in range(len(open_lines) - 1, 0, -1):
        behind += len(lines[open_lines[place]].text)
        if behind > 4_000 or behind > total * 0.8:
            break
        if _DISCLAIMER.match(lines[open_lines[place]].text):
            cut = place
    if cut is not None:
        first = open_lines[cut - 1]
        if re.fullmatch(r"\s*[_*=-]{5,}\s*", lines[first].text):
            cut -= 1
        _take(lines, open_lines[cut:], "-disclaimer")


def _take_signature(lines: list[Line], start: int) -> None:
    """Take a signature: what follows "-- " (RFC 3676, 4.3), or a closing formula with short lines behind."""
    open_lines = _open(lines, start)
    for place in range(len(open_lines) - 1, max(0, len(open_lines) - _LONGEST_SIGNATURE - 1), -1):
        text = lines[open_lines[place]].text
        if _SEPARATOR.match(text.lstrip()):
            _take(lines, open_lines[place:], "-signature")
            return
        if len(text) <= 80 and _REGARDS.match(text) and len(open_lines) - place <= 12:
            rest = open_lines[place + 1 :]
            if all(len(lines[n].text) <= 120 for n in rest):
                _take(lines, open_lines[place:], "-signature")
                return


def _take_frame(lines: list[Line]) -> None:
    """Take what a signed text is framed by (RFC 9580, 7): armour lines, the hash's name, the signature."""
    signed = signature = False
    for line in lines:
        text = line.text.strip()
        if text.startswith("-----BEGIN PGP SIGNED"):
            signed = True
        elif text.startswith("-----BEGIN PGP SIGNATURE"):
            signature = signed
        elif not (signature or (signed and text.startswith("Hash: "))):
            continue
        if line.open:
            line.take("-signature")
        signature = signature and not text.startswith("-----END PGP")


def _take_greeting(lines: list[Line]) -> None:
    """Take a greeting on top, and the sentence with it that says what follows."""
    open_lines = _open(lines)
    for at in open_lines[:3]:
        text = lines[at].text
        if len(text) <= 80 and _GREETING.match(text):
            lines[at].take("-greeting")
        elif len(text) <= 300 and _COVER.match(text) and len(open_lines) > 2:
            n = at
            while n < len(lines) and lines[n].open:  # the note may be wrapped
                lines[n].take("-cover-note")
                n += 1
                if n - at > 4 or text.endswith((".", ":", "!")):
                    break
            return
        else:
            return

"""Take labels and what they signal: "UPDATE 2-", "1st LEAD", "(ADDS DETAILS)", "URGENT", "2ndLd-Writethru".

A label is transmission's, not the story's: it is taken out of the headline and kept as `take`. A topic before
the headline ("Oil-", "EU-") is the story's and stays.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from wiredesk.normalised.embargo import lifts_embargo
from wiredesk.normalised.story import Signal
from wiredesk.normalised.withdrawals import OF_HOLDS, holds, releases

_NUMBER = r"(?:\d{1,2}(?:st|nd|rd|th|er|re|i?[eè]me|e|de|ste|°|º|\.)?|first|second|third|fourth|fifth)"
_LEAD = (
    rf"(?:{_NUMBER}\s*-?\s*)?(?:night\s*-?\s*|add\s+)?"
    r"(?:ld|lead(?:\s\d{1,2})?|lede|lds)(?:\s*-?\s*(?:writethru|wt))?"
)
_LABEL = (
    rf"(?:{_LEAD}|(?:{_NUMBER}\s*)?(?:writethru|write-thru|pickup|pick-up|insert|sub|graf|"
    r"add(?:[ -]?\d{1,2})?)|"
    rf"(?:{_NUMBER}\s+)?update(?:\s*-?\s*\d{{1,2}})?|"
    r"wrapup(?:\s*\d{1,2})?|wrap(?:\s*\d{1,2})?|"
    r"(?:official\s+)?correct(?:ion|ed|s|ing)(?:\s*\d{1,2})?(?:\s*-\s*official)?|refile[ds]?|"
    r"rpt|repeat(?:s|ing|ed)?(?:\s+from\s+[\w ]{3,25})?|recast|"
    r"flash|(?:ap\s+)?news\s?alert|alert|bulletin|snap|urgent|breaking(?:\s+news)?|son\s+dak[iİ]ka|"
    r"eilmeldung|eilt?|alerte|urgente|"
    r"blitz(?:meldung)?|korr(?:ektur|igiert|\.)?|berichtigung|rectificatif|rettifica|r[äe]ttelse|"
    r"rettelse|oikaisu|"
    rf"(?:{_NUMBER}\s*)?(?:zusammenfassung|neufassung|synthèse)(?:\s+\d{{1,4}})?|"
    r"amp(?:liaci[óo]n)?\s?\d?(?=\s*\.?[-–—])|"
    r"advisory|(?:(?:mandatory|bulletin|advisory)\s+)?kill|withdrawal|embargoed|annule\set\sremplace|"
    r"(?-i:HOLD)(?:\s(?-i:RELEASED|LIFTED))?(?=\s*:|\s+[-–—]|-(?!(?-i:UPS?|OUTS?|OVERS?|ALLS?|DOWNS?|"
    r"BACKS?|TO|THE|IN|ON|"
    r"YOUR)\b)[A-Z]|\W*$))"
)
_ALONE = (
    rf"(?:{_LABEL}|(?:lead|papier)\s+g[ée]n[ée]ral|wdh|wiederholung|ergänzung|fortsetzung|forts\.|"
    rf"achtung|attention|"
    r"correctif|correction|répétition|rediffusion|annulation|actualisation|mise à jour|avant-papier|synthese|"
    r"ampliaci[óo]n|(?:actualizaci[óo]n|actualiza|atualiza(?:ção)?|aggiorna)(?:\s\d{1,2})?|"
    r"corre[cç](?:ci[óo]n|ão)|"
    r"dringend|[úu]ltima\s+hora|anulado|mitätöity|korjaus|rectificaci[óo]n|repetici[óo]n|anulaci[óo]n|"
    r"resumen|avance|"
    r"correzione|annullamento|aggiornamento|riepilogo|uppdatering|oppdatering|opdatering|haster?|annulering|"
    r"(?:story\s+)?withdrawn|retracted|annule|annulée?s?|anular|anulad[ao]s?|annullare|annullat[ao]|"
    r"zurückgezogen|"
    r"intrekking|ingetrokken|annullera[ds]|annulleres|makulera[ds]?|makulering|makulert|tilbagekald(?:t|es)|"
    r"(?-i:TREKKES|PERUTTU|PERUUTUS|VERVALLEN)|"
    r"ny version|storno|stornierung|annullierung|rückruf|rückzug|widerruf|"
    r"kertaus|repris|gjentakelse|gentagelse|"
    r"herhaling|correctie|pilne|korekta|aktualizacja|fla[şs]|acil|güncelleme|düzeltme|"
    r"(?:dpa|afp|apa|epd|kna|sda|sid|ddp|ap|dapd)-(?:eil(?:meldung)?|blitz|korr(?:ektur)?|flash|"
    r"gespräch|interview|report(?:age)?|hintergrund|analyse|porträt|umfrage|dokumentation|feature)|extra|"
    r"korr-(?:bericht|inland|ausland)|(?:planungs|termin)hinweis)"
)
"""What is a label on a line by itself, and may be the first word of a headline."""

_HEADLINE = re.compile(
    rf"^\s*[*=<^]*\s*(?P<label>{_LABEL}(?:\s*[-–—/]\s*{_LABEL})*)\s*(?:\.?[-–—:]+\s*|"
    rf"(?-i:(?<=[A-Z]{{6}})\.\s+(?=[A-Z]))|(?=$))",
    re.IGNORECASE,
)
_SHOUTED = re.compile(
    r"(?P<plus>\+{2,3}\s)?(?P<label>(?:\d\S{0,2} )?[A-ZÀ-Þİ][A-ZÀ-Þİ. ]{1,30}(?: \d{1,2})?)"
    r"(?:\s?:\s+|\s+[-–—]\s+|[-–—](?=[\"“«„¿¡]?[^\W\d_])|\s\+{2,3}\s+)"
)
"""Capitals before a headline, which may be a label in any language: "CORRECTIF: ", "++ EILMELDUNG ++ "."""

_BARE_LABEL = re.compile(
    r"(?P<label>(?:CORRE[CÇ]\w{2,6}|RECTIFI\w{4,7}|RETTIFICA|BERICHTIGUNG|KORREKTUR|RÄTTELSE|RETTELSE|"
    r"OIKAISU|KILL|"
    r"UPDATE(?: \d{1,2})?|ACTUALI[SZ]A\w{3,6}|REPEAT|REFILE))\s+(?=[\"“«„¿¡]?[A-ZÀ-Þ][a-zà-ÿ’']+\s+\S+\s+\S)"
)
"""A label in capitals that nothing but its letters part from the headline: "CORRECTIE Duikers halen …"."""

_LINE = re.compile(
    rf"^\s*[*=<^+(\[]*\s*(?P<label>{_ALONE}(?:(?:\s*[-–—/,+]\s*|\s+){_ALONE})*)\s*[)\]*=<^+:.!-]*\s*$",
    re.IGNORECASE,
)
_EDITORS_NOTE = re.compile(
    r"^\s*[(\[]?\s*(?:(?:attn|eds|editors|editor's note|note to editors|attention editors|for editors|"
    r"please (?:read|note|disregard)|recasts?|updat(?:es|ing)|add(?:s|ing)|"
    r"chang(?:es|ing)|correct(?:s|ing)|fix(?:es|ing)|repeat(?:s|ing)|remov(?:es|ing)|"
    r"refiles|with|ajoute|précise|actualise|corrige|añade|amplía|agrega|actualiza|aclara|rectifica|"
    r"acrescenta|atualiza|"
    r"aggiunge|aggiorna|corregge|neu|berichtigt|ergänzt|aktualisiert|korrigiert|retter|oppdaterer|rättar|"
    r"uppdaterar)\b)",
    re.IGNORECASE,
)
_BRACKETED_NOTE = re.compile(
    r"[(\[]\s*(?:berichtigung|korrektur|correction|correctif|rectificatif|correcci[óo]n|rettifica|"
    r"correzione|rettelse|"
    r"rättelse|oikaisu|aktualisierung|ampliaci[óo]n|actualizaci[óo]n|zusammenfassung|achtung|hinweis|"
    r"attention|atención)"
    r"\s*[:–—-]\s*\S",
    re.IGNORECASE,
)
"""A label and what it is for, in brackets above the text: "(Berichtigung: Name im 2. Absatz)"."""

_SHOUTED_NOTE = re.compile(
    r"(?:ADDS|UPDATES|RECASTS|CORRECTS|FIXES|CHANGES|CLARIFIES|REFILES|AJOUTE|ACTUALISE|PRECISE|AMPLÍA) "
    r"(?:[a-z]|[A-Z][a-z])"
)
"""What AFP says below a headline of what is new: "ADDS details, quotes"."""

_PLEASE = re.compile(
    r"^\W*(?:(?:attention|editors|clients|subscribers|newsrooms)\b[\s,:;]*){0,3}"
    r"(?:please\s+(?:kill|disregard|withhold|hold|do not use|delete|note)\b|kill\s+the\s+story\b|"
    r"are\s+(?:asked|advised|requested)\s+(?:not\s+to\s+use|to\s+(?:kill|disregard|withhold|hold|delete|"
    r"note))\b)",
    re.IGNORECASE,
)
"""What a line asks of editors that is no news: "EDITORS PLEASE KILL the story headlined …"."""

_LABELLED_NOTE = re.compile(
    r"[(\[](?:zusammenfassung|neufassung|berichtigung|korrektur|wiederholung|aktualisiert|ergänzt)\b",
    re.IGNORECASE,
)
"""What German agencies say in brackets of a version: "(Zusammenfassung 1430 - neu: Zitat)"."""

LONGEST_ASKED = 600
_CORRECTS_WITHIN = re.compile(r"\b(?:corrects|correcting)\b", re.IGNORECASE)
"""What a note in brackets says of an earlier version: "(In story of March 4, corrects year in 2nd para)"."""

LONGEST_NOTE = 120
"""Characters of such a line."""

_BRACKETED = re.compile(r"\s*[(\[](?P<label>[^()\[\]]{2,40})[)\]]\s+(?=\S)")
"""A label in brackets before a headline: "(2nd LD) Shares end lower"."""

_NUMBERED_LEAD = re.compile(r"(?P<label>\d(?:ST|ND|RD|TH) LEAD)\s+(?=[A-ZÀ-Þ]?[a-zà-þ'’])")
"""A label in capitals that nothing but its letters part from the headline: "2ND LEAD Museum to close"."""

_CORRECTS = re.compile(r"^(?:[-–—]+\s*)?(?:note:?\s+)?(?:company\s+)?correct(?:s|ing)\b", re.IGNORECASE)
_SIGNALS: tuple[tuple[re.Pattern[str], Signal], ...] = (
    (re.compile(r"flash|fla[şs]|alerte?\b|alert|snap\b|eilmeldung|\beil\b|blitz", re.IGNORECASE), "alert"),
    (
        re.compile(
            r"urgent|bulletin|breaking|urgente|eilmeldung|\beilt?\b|\bhaster?\b|dringend|"
            r"[úu]ltima\s+hora|pilne|acil|son\s+dak[iİ]ka",
            re.IGNORECASE,
        ),
        "urgent",
    ),
    (
        re.compile(
            r"(?:(?<![a-z])|(?<=night))(?:\d\w*)?\s*-?\s*(?:lds?|lead|lede)\b|zusammenfassung|"
            r"neufassung|synth[èe]se|riepilogo|resumen",
            re.IGNORECASE,
        ),
        "lead",
    ),
    (
        re.compile(
            r"\badds\b|update|ny version|wrap|\bampl?\b|màj\b|version (?:augmentée|complète|actualisée)|"
            r"ac?tuali[sz]a|mise à jour|ampliaci|aggiorna|"
            r"(?:upp|opp|op)datering|aktualiz|güncelleme",
            re.IGNORECASE,
        ),
        "update",
    ),
    (
        re.compile(
            r"correct|corre[czç]|\bcorr\b|corrig|\brett\b|korjaus|korr(?!-(?:ber|inl|ausl))|berichtigung|"
            r"recti|annule et remplace|rettifica|r[äe]ttelse|oikaisu|korekta|düzeltme",
            re.IGNORECASE,
        ),
        "correction",
    ),
    (re.compile(r"refile", re.IGNORECASE), "refile"),
    (re.compile(r"advisory|planungshinweis", re.IGNORECASE), "advisory"),
    (re.compile(r"\bhold\b|\bhfr\b", re.IGNORECASE), "hold"),
    (
        re.compile(
            r"\brpt\b|repeat|wdh|wiederholung|répétition|repetici|rediffusion|herhaling|"
            r"kertaus|repris|gjentakelse|gentagelse",
            re.IGNORECASE,
        ),
        "repeat",
    ),
    (re.compile(r"embargo", re.IGNORECASE), "embargo"),
    (re.compile(r"\bHOLD\b"), "hold"),
    (
        re.compile(
            r"kill|withdraw|retracted|annul(?!e et remplace)|anula|mitätöity|storn|rückruf|rückzug|"
            r"widerruf|zurückgezogen|"
            r"intrekking|ingetrokken|makuler|tilbagekald|\bTREKKES|\bPERU|\bVERVALLEN",
            re.IGNORECASE,
        ),
        "kill",
    ),
)
_LIFTED = re.compile(r"\bhold (?:released|lifted)\b", re.IGNORECASE)
_WRITETHRU = re.compile(r"\bwrite-?thr(?:u|ough)\b", re.IGNORECASE)
"""A story written anew, which is no lead: "2nd Writethru"."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label as sent, and what is left of the line after it."""

    text: str
    rest: str


_MENDED = re.compile(
    r"\b(?:wurden?|worden?)\b.{0,200}\b(?:berichtigt|korrigiert|geändert|ergänzt|gecorrigeerd)\b",
    re.IGNORECASE,
)
"""What a note in brackets says was mended: "(Im zweiten Absatz wurde die Zahl berichtigt: …)"."""


def label_of_headline(headline: str) -> Label | None:
    """Part a headline from the label before it ("UPDATE 2-Oil rises" → "UPDATE 2", "Oil rises")."""
    if (bare := _NUMBERED_LEAD.match(headline) or _BARE_LABEL.match(headline)) is not None:
        return Label(bare["label"], headline[bare.end() :])
    bracket = _BRACKETED.match(headline)
    if bracket is not None and label_line(bracket["label"]) is not None:
        return Label(bracket["label"].strip(), headline[bracket.end() :])
    found = _HEADLINE.match(headline)
    if found is None:
        return _shouted_label(headline)
    label, rest = found["label"].strip(), headline[found.end() :]
    if not rest.strip():
        return None
    mark = headline[found.end("label") : found.end()]
    if (
        not mark.strip()
        or (mark.strip() == "." and not label.isupper())
        or (mark.strip() == ":" and label[0].islower())
    ):
        return None
    return Label(label, rest)


def _shouted_label(headline: str) -> Label | None:
    """Part a headline from a label in capitals, if it is not in capitals itself."""
    found = _SHOUTED.match(headline)
    if found is None or label_line(found["label"]) is None:
        return None
    rest = headline[found.end() :]
    return Label(found["label"], rest) if rest.strip() and not rest.isupper() else None


def label_line(line: str) -> str | None:
    """Return the label that a line consists of; None if it is anything else."""
    if len(line) > 60:
        return None
    found = _LINE.match(line)
    return found["label"].strip() if found else None


def is_editors_note(line: str) -> bool:
    """Tell whether a line before the text is a note to editors: "(ADDS DETAILS)", "HOLD RELEASED"."""
    return _disposes(line) or _is_note(line)


def _disposes(line: str) -> bool:
    """Tell whether a line keeps a story back for now, or lets it go."""
    if len(line) > LONGEST_NOTE:
        return False
    words = line.lower()
    # Few lines have any of these parts of words, and each line of a head is asked.
    if not any(part in words for part in ("hold", "embargo", "sperrfrist", "frei", *OF_HOLDS)):
        return False
    return releases(line) or lifts_embargo(line) or holds(line)


def _is_note(line: str) -> bool:
    text = line.strip()
    if text.endswith("///"):  # "ATTENTION - ADDS quotes ///"
        return len(text) < 400
    if _PLEASE.match(text) is not None:
        return len(text) <= LONGEST_ASKED
    if _SHOUTED_NOTE.match(text) is not None:
        return len(text) <= LONGEST_NOTE
    bracketed = text[:1] in "([" and text[-1:] in ")]"
    within = _CORRECTS_WITHIN, _MENDED
    if bracketed and (
        _BRACKETED_NOTE.match(text) or (len(text) < 400 and any(form.search(text) for form in within))
    ):
        return True
    if bracketed and _LABELLED_NOTE.match(text) is not None:
        return True
    return bool(_EDITORS_NOTE.match(text)) and (bracketed or ":" in text[:30])


def asks_editors(line: str) -> bool:
    """Tell whether a line begins to ask something of editors, in whole sentences: "Please note that …"."""
    return _PLEASE.match(line) is not None


def is_closing_note(paragraph: str, signals: Collection[Signal]) -> bool:
    """Tell whether a text's last paragraph tells editors what it corrects: "(Corrects figure in para 3)"."""
    if paragraph[:1] in "([" and is_editors_note(paragraph):
        return True
    return "correction" in signals and len(paragraph) < 300 and bool(_CORRECTS.match(paragraph))


def signals_of(label: str) -> list[Signal]:
    """Return what a label signals."""
    found = [signal for pattern, signal in _SIGNALS if pattern.search(label)]
    if _LIFTED.search(label):
        found = [signal for signal in found if signal != "hold"]
    return found or (["update"] if _WRITETHRU.search(label) else [])

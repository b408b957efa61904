"""Bylines: "By JANE DOE and John Roe, Reuters" into names, and the agency where it names one.

Names only: "By", titles, employers and places are dropped; capitals stay as sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from wiredesk.normalised.cleaning import clean
from wiredesk.normalised.providers import known

_BY = re.compile(
    r"^\s*(?:(?:(?:written|reported|text|texte)\s+)?(?:(?:by\s+){1,3}|by\s*:\s*|"
    r"(?:piše|autor(?=:)|автор(?=:)|par|von|por|di|de|da|door|av|af)\s*:?\s+)|记者\s*|記者\s*)",
    re.IGNORECASE,
)
_BY_LINE = re.compile(
    r"^\s*(?:Piše|Autor(?=:)|Автор(?=:)|by|par|von|por|di|BY|PAR|VON|POR|DI|By|Par|Von|Por|Di|Af|Av|Door|"
    r"AF|AV|DOOR)\s*:?\s+(?=\S)"
)
_PARTS = re.compile(
    r"\s*(?:,|;|&|/|\||--|\.(?=\s(?:corresponsal|correspondant|enviad|envoyé|redactor|periodista))|、|，|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bog\b|\boch\b|\bwith\b|\bmit\b|\bavec\b)\s*",
    re.IGNORECASE,
)
_BEHIND_DASH = re.compile(r"(?<=\w)\*?\s+[-–—]\s+\S.*$")
"""A title, employer or place behind a dash: "Marina Costa - Repórter - Brasília"."""

_PLACE = re.compile(r"\s+(?:in|à|au|aux|en|nach|aus|at)\s+[A-ZÀ-Þ].*$")
_EMPLOYMENT = re.compile(
    r"\b(?:writers?|reporters?|correspondents?|editors?|staff|bureau|chief|analysts?|columnists?|agenc(?:y|ies)|"
    r"news|press|service|desk|team|tribune|times|herald|gazette|chronicle|inquirer|examiner|dispatch|sentinel|"
    r"zeitung|tageblatt|dagblad|magazine|radio|television|korrespondent\w*|corresponsal(?:es)?|correspondante?s?|enviad[oa]s?|envoyée?s?|periodistas?|redactor[ae]?s?|redaktion|rédaction|redacción|redazione|agentur|agence)\b",
    re.IGNORECASE,
)
_AGENCY_BEHIND = re.compile(r"(?P<name>[^()]+?)\s*[(/](?P<agency>[^()/]{2,40})[)/]?")
_DESK = re.compile(r"[A-ZÀ-Þ][^\W\d_]{2,20}")
"""A desk behind an employer in capitals: "PA Scotland"."""

_FEW_CAPITALS = re.compile(r"[A-Z]{2,3}$")
"""Initials of a desk: "SVE, MHO"."""

_TITLE_BEHIND = re.compile(
    r"(?:\s+(?:political|business|staff|chief|senior|deputy|science|sports?|health|transport|foreign|special|"
    r"economics|education|crime|legal|international|national|data|features?|local|democracy|home|social|"
    r"community|affairs|government|arts|royal|court|courts|defen[cs]e|security|diplomatic|energy|environment|"
    r"climate|property|consumer|media|religion|religious|technology|tech|industry|regional|football|racing))+"
    r"\s+(?:writers?|reporters?|correspondents?|editors?)$|\s+(?:writer|reporter|correspondent|editor)$",
    re.IGNORECASE,
)
_TITLES = re.compile(r"^(?:mr|mrs|ms|dr|prof|sir)\.?\s+", re.IGNORECASE)
_WRITERS = re.compile(
    r"^(?:[\w.&'’-]+\s+){0,3}(?:writers?|reporters?|correspondents?|journalists?)\s+(?=[A-ZÀ-Þ][\w.'’-]+\s+\S)"
)
"""An employer before the names: "Xinhua writers Lu Shengnan, Pan Weilu"."""

_ADDRESS = re.compile(r"\s\(?[\w.+-]+@[\w.-]+\)?(?=\s|,|$)")
"""An address behind a name: "Wendell Ames wames@ledger.example"."""

_LOGIN = re.compile(r"^\w{1,4}/\w{1,4}$|^[a-z]+\d+$|@|^\w+_\w+$|^[A-ZÀ-Þ]{2,3}$")
_NAME = re.compile(r"^[^\W\d_](?:[\w.'’`´-]|\s(?=\S)){1,60}$")
_ELIDED = re.compile(r"[dl]['’´`][A-ZÀ-Þ]")
"""A name's article run into it: "d'Emilio"."""

_PARTICLES = frozenset(
    """de da do dos das del della di du la le les van von den der ter ten zu zur af av al el bin ibn ben y
    e""".split()
)


def looks_like_byline(line: str) -> bool:
    """Tell whether a line on its own is a byline: "By" and names or an agency, and nothing else."""
    if line[:1] == "(" and line.rstrip().endswith(")"):
        line = line.strip()[1:-1]  # "(di Lucia Bandini)"
    if len(line) > 160 or (start := _BY_LINE.match(line)) is None:
        return False
    names, agency = names_and_agency([line])
    rest = clean(line[start.end() :])
    return bool(names or agency) and not rest.endswith((".", "!", "?")) and len(rest.split()) <= 16


def names_and_agency(bylines: Iterable[str]) -> tuple[list[str], str | None]:
    """Return the persons that bylines name, each once, and the agency that they name beside or instead."""
    names: dict[str, None] = {}
    agency: str | None = None
    for byline in bylines:
        text = _BY.sub("", _ADDRESS.sub(" ", clean(byline)).lstrip(" -–—:(")).strip(" -–—:()")
        if known(text) is not None:
            agency = agency or text
            continue
        for part in _PARTS.split(_BEHIND_DASH.sub("", text)):
            behind = _AGENCY_BEHIND.fullmatch(part)
            if behind is not None and known(behind["agency"]) is not None:
                agency, part = agency or behind["agency"], behind["name"]  # noqa: PLW2901
            one = _WRITERS.sub("", _PLACE.sub("", part.strip(" .-–—:()")))
            one = _TITLES.sub("", one).strip()
            if not one:
                continue
            if known(one) is not None:
                agency = agency or one
            elif names and (employer := employer_of(one)) is not None:
                agency = agency or employer
            elif _is_name(one):
                names[one] = None
            elif (employed := _before_employer(one)) is not None:
                names[employed[0]] = None
                agency = agency or employed[1]
    return list(names), agency


def byline_pieces(line: str, names: list[str], agency: str | None) -> list[tuple[str, str]]:
    """Part a byline into names, the agency beside them, and the words between, which are no text.

    Each piece comes with its field, or with "-byline-word"; an agency is the byline where no person is named.
    """
    fields = dict.fromkeys(names, "byline")
    if agency is not None:
        fields[agency] = "provider" if names else "byline"
    spans = sorted((_place_of(text, line), text, by) for text, by in fields.items())
    pieces: list[tuple[str, str]] = []
    end = 0
    for start, text, by in spans:
        if start < end:
            return [(line, "byline")]
        pieces += [(line[end:start], "-byline-word"), (text, by)]
        end = start + len(text)
    return [*(piece for piece in pieces if piece[0]), *([(line[end:], "-byline-word")] if line[end:] else [])]


def _place_of(text: str, line: str) -> int:
    found = re.search(rf"(?<!\w){re.escape(text)}(?!\w)", line)
    return found.start() if found else -1


def _before_employer(text: str) -> tuple[str, str | None] | None:
    """Return the person and the agency of a part that runs on to the employer or the title without a mark.

    "JANE DOE AP Business Writer", "Jane Doe Political Editor"; None if nothing parts the two for sure.
    """
    words = text.split()
    for start in range(2, min(len(words), 5)):
        for end in range(start + 1, min(len(words), start + 3) + 1):
            agency = " ".join(words[start:end])
            if known(agency) is not None and _is_name(" ".join(words[:start])):
                return " ".join(words[:start]), agency
    title = _TITLE_BEHIND.search(text)
    name = text[: title.start()] if title else ""
    return (name, None) if " " in name and _is_name(name) else None


def employer_of(title: str) -> str | None:
    """Return the agency that a title behind a person begins with: "Press Association Health Editor"."""
    words = title.split()
    for length in range(min(3, len(words) - 1), 0, -1):
        employer, rest = " ".join(words[:length]), " ".join(words[length:])
        desk = length == 1 and employer.isupper() and len(employer) < 5 and _DESK.fullmatch(rest)
        if known(employer) is not None and (desk or _EMPLOYMENT.search(rest)):
            return employer
    return None


def _is_name(text: str) -> bool:
    """Tell whether a part of a byline is a person: letters only, each word a name's, no login or employer."""
    if _LOGIN.search(text) or _FEW_CAPITALS.match(text) or not _NAME.match(text) or _EMPLOYMENT.search(text):
        return False
    words = text.split()
    return (
        len(words) <= 6
        and words[0].lower() != "by"
        and all(not word[0].islower() or word.lower() in _PARTICLES or _ELIDED.match(word) for word in words)
    )

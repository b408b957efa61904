"""Roles: the words for what somebody is, their sectors, and the uniform form of an office.

The words are in data/roles.toml. An office has one form whatever the copy's wording and language: "Minister
for Foreign Affairs of Finland" for "Finnish Foreign Minister". Every other role stays in the text's words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from wiredesk.tagged.tables import toml_of

_MARKS = ".,'’"


@dataclass(frozen=True, slots=True)
class _Roles:
    """Sectors by word; of German compounds by their ending, longest first."""

    words: dict[str, str]
    endings: dict[str, str]
    ending: re.Pattern[str]


@cache
def _roles() -> _Roles:
    listed = toml_of("roles.toml")
    german: dict[str, str] = {}
    for sector, said in listed.pop("german").items():
        german |= {word: sector for word in said.split() if word not in german}
    words: dict[str, str] = {}
    for sector, said in listed.items():
        words |= {word: sector for word in said.split() if word not in words}
    longest = sorted(german, key=len, reverse=True)
    return _Roles(words, german, re.compile(f"({'|'.join(map(re.escape, longest))})$"))


@lru_cache(maxsize=20_000)
def sector_of(word: str) -> str | None:
    """Return the sector of a word for what somebody is ("spokesman", "Bundesbankpräsident"), else None."""
    plain = word.strip(_MARKS).lower()
    known = _roles().words.get(plain)
    if known is None and len(plain) > 3 and word[0].isupper():
        found = _roles().ending.search(plain)
        known = _roles().endings[found[1]] if found is not None else None
    return known


RANKS = frozenset(
    """
    gen general col colonel capt captain lt lieutenant sgt sergeant maj major adm admiral cpl rear brig
    brigadier sen rep
    inspector insp superintendent supt commodore constable prof dr deputy-inspector amb pm officer cmdr gov
    général amiral
    coronel generale colonnello capitán senator deputado deputada senador senadora senatore
    """.split()
)
"""Ranks and forms of address, which by themselves are no role; so are a member's of a parliament."""

COURTESY = frozenset(
    "mr mrs ms miss sir dame lord lady baroness baron dr prof herr frau monsieur madame mme "
    "m señor señora signor".split()
)

_PORTFOLIOS = tuple(
    (name, re.compile(said, re.IGNORECASE))
    for name, said in (
        (
            "for Foreign Affairs",
            (
                r"\bforeign\b(?! trade)|exterior|affaires étrangères|außen|aussen|\besteri\b|"
                r"estrangeiros|diplomatie|diplomacia|diplomazia"
            ),
        ),
        ("of Finance", r"\bfinan[czç]|hacienda|\beconom[ií]a\b|économie|tesoro\b|treasury|fazenda"),
        ("of Defence", r"\bdefen[cs]e\b|\bdefensa\b|\bdefesa\b|\bdéfense\b|\bdifesa\b|verteidigung"),
        ("of Home Affairs", r"\bhome\b"),
        ("of the Interior", r"\binterior|\bintérieur|\binterno\b|\binnen|bundesinnen|interni\b"),
        ("of Justice", r"\bjustice\b|justiz|\bjusticia\b|\bgiustizia\b|\bjustiça\b"),
        ("of Health", r"\bhealth\b|gesundheit|\bsanté\b|\bsanidad\b|\bsalud\b|\bsalute\b|\bsaúde\b"),
        ("for Economic Affairs", r"wirtschafts"),
        ("of Economy", r"\beconom(?:y|ics?)\b"),
        ("of Trade", r"\btrade\b|\bcommerce\b|\bcomercio\b|\bcommercio\b|\bcomércio\b|handels"),
        ("of Transport", r"\btransport|verkehrs|\btrasporti\b"),
        ("of Agriculture", r"\bagricult|landwirtschaft|\bfarm\b"),
        ("of Petroleum", r"\bpetroleum\b"),
        ("of Oil", r"\boil\b"),
        ("of Energy", r"\benerg"),
        ("for the Environment", r"\benvironment\b|umwelt|medio ambiente|\bambiente\b|environnement"),
        ("of Education", r"\beducation\b|bildungs|éducation|educación|\bistruzione\b|educação"),
        ("of Culture", r"\bcultur|\bkultur"),
        ("of Labour", r"\blabou?r\b|arbeits|\btrabajo\b|\blavoro\b|\btrabalho\b|\btravail\b"),
        ("of Industry", r"\bindustr"),
        ("of Information", r"\binformation\b"),
        ("of Planning", r"\bplanning\b"),
    )
)
"""What a minister is of, by the words that say so in six languages; the first that holds."""

_MINISTER = re.compile(r"minist(?:er|erin|re|ro|ra)\b", re.IGNORECASE)
_SECRETARY = re.compile(r"\b(?:secretary|secretari[oa]|secretário)\b", re.IGNORECASE)
_NO_MINISTER = re.compile(
    r"\b(?:state secretary|deputy|vice|shadow|under|junior|permanent|assistant|general|first|"
    r"prime|premier|primer|primeiro|"
    r"chief|spokes\w+|sprecher\w*|portavo[zc]e?|porte-parole|ex)\b|undersecretary|ministerpräsident|staatssekretär|"
    r"minister-president|,| to the ",
    re.IGNORECASE,
)
_FORMER = re.compile(
    r"^(?:the )?(?:former|ex|ancien(?:ne)?|antigu[oa]|antig[oa]|ehemalige[rn]?|"
    r"fr[uü]here[rn]?|deposed|then)[ -]",
    re.IGNORECASE,
)
_HEADS = tuple(
    (office, re.compile(said, re.IGNORECASE))
    for office, said in (
        ("President-elect", r"president-elect"),
        ("acting President", r"(?:acting|interim) president"),
        (
            "Prime Minister",
            (
                r"prime minister|premier|premierminister(?:in)?|premi(?:er|ère) ministre|"
                r"primer(?:a)? ministr[oa]|"
                r"primeir[oa][- ]ministr[oa]|president[ea] del (?:gobierno|consiglio)"
            ),
        ),
        ("Vice President", r"vice[- ]president[ea]?|vize-?präsident(?:in)?"),
        (
            "President",
            (
                r"president[ea]?|staatspräsident(?:in)?|bundespräsident(?:in)?|präsident(?:in)?|président(?:e)?|"
                r"capo dello stato"
            ),
        ),
        ("Vice-Chancellor", r"vizekanzler(?:in)?|vice[- ]chancellor"),
        ("Chancellor", r"(?:bundes)?kanzler(?:in)?|chancellor|chanceli(?:er|ère)|cancelliere|canciller"),
        ("King", r"king|könig|roi|rey|re|rei"),
        ("Queen", r"queen|königin|reine|reina|regina|rainha"),
        ("Chief Justice", r"chief justice"),
        ("Prosecutor General", r"prosecutor[- ]general"),
        ("Attorney General", r"attorney general"),
        ("Secretary of State", r"secretary of state"),
    )
)


def office_of(text: str, country: str | None) -> str | None:
    """Return the uniform form of an office that a text names; None where it is no such office.

    text: the words for it, without those for the country ("Foreign Minister"). country: its name, None where
    nothing tells; an office of no country is none.
    """
    if not country:
        return None
    past = _FORMER.match(text)
    plain = text[past.end() :] if past is not None else text
    former = "former " if past is not None else ""
    of = f"of {with_article(country)}"
    if country == "United States" and _SECRETARY.search(plain) and (office := _american(plain)) is not None:
        return f"{former}{office} {of}"
    if (_MINISTER.search(plain) or _SECRETARY.search(plain)) and _NO_MINISTER.search(plain) is None:
        portfolio = next((name for name, said in _PORTFOLIOS if said.search(plain)), None)
        return f"{former}Minister {portfolio} {of}" if portfolio is not None else None
    if re.fullmatch(
        r"(?:chef|chefe|jefe|jefa|capo) (?:de la|della|da) diploma\w+(?: \w+)?", plain, re.IGNORECASE
    ):
        return f"{former}Minister for Foreign Affairs {of}"
    for office, said in _HEADS:
        if said.fullmatch(plain):
            if office == "Chancellor" and country == "United Kingdom":
                office = "Chancellor of the Exchequer"  # noqa: PLW2901  what that word means there
            return f"{former}{office} {of}"
    return None


def is_bare(text: str) -> bool:
    """Tell whether a role says neither of what nor of whom: "Chancellor", "chief"."""
    return " " not in text or any(said.fullmatch(text) for _, said in _HEADS)


def _american(text: str) -> str | None:
    """Return the form of an American secretary's office ("Treasury Secretary")."""
    for said, office in _AMERICAN:
        if re.fullmatch(said, text, re.IGNORECASE):
            return office
    return None


_AMERICAN = (
    ("secretary of state", "Secretary of State"),
    (r"defen[cs]e secretary|secretary of defen[cs]e", "Secretary of Defense"),
    ("treasury secretary|secretary of the treasury", "Secretary of the Treasury"),
    *(
        (rf"{name} secretary|secretary of {name}", f"Secretary of {name.title()}")
        for name in ("commerce", "agriculture", "energy", "labor", "education", "transportation")
    ),
    ("homeland security secretary", "Secretary of Homeland Security"),
)

_THE = re.compile(
    r"(?:United |Soviet|Netherlands|Philippines|Maldives|Bahamas|Gambia|Vatican|Comoros|"
    r"Seychelles|Marshall|Solomon|"
    r"Czech Republic|Dominican Republic|Central African Republic|Democratic Republic|Republic "
    r"of|European Union)"
)
"""Beginnings of names that take "the"."""


def portfolio_of(text: str) -> str | None:
    """Return what a ministry is of: "for Foreign Affairs" for "Außen"; a ministry's own name has "of"."""
    found = next((name for name, said in _PORTFOLIOS if said.search(text)), None)
    return "of Foreign Affairs" if found == "for Foreign Affairs" else found


def with_article(name: str) -> str:
    """Return a country's or body's name with its article, where it takes one."""
    return f"the {name}" if _THE.match(name) else name


_LISTED = re.compile(
    r"(?P<former>former )?(?P<of>Foreign|Finance|Defen[cs]e|Interior|Oil|Economy|Petroleum) "
    r"(?:Minister|Secretary) of (?P<who>.+)"
)
_SPEAKS_FOR = re.compile(r"(?P<who>Spokes\w+) of the (?:Foreign Ministry|Ministry of Foreign Affairs) of .+")
_UNITED = re.compile(r"United States (?P<office>Secretary of .+)")
_FOR = {
    "Foreign": "for Foreign Affairs",
    "Finance": "of Finance",
    "Defence": "of Defence",
    "Defense": "of Defence",
    "Interior": "of the Interior",
    "Oil": "of Oil",
    "Petroleum": "of Petroleum",
    "Economy": "of Economy",
}


def uniform(office: str) -> str:
    """Return an office of the tables in its uniform form ("Foreign Minister of Russia")."""
    listed = _LISTED.fullmatch(office)
    if listed is not None:
        return f"{listed['former'] or ''}Minister {_FOR[listed['of']]} of {listed['who']}"
    spoken = _SPEAKS_FOR.fullmatch(office)
    if spoken is not None:
        return f"Foreign Ministry {spoken['who'].lower()}"
    american = _UNITED.fullmatch(office)
    if american is not None:
        return f"{american['office']} of the United States"
    return (
        "Chancellor of the Exchequer of the United Kingdom"
        if office == "Chancellor of the Exchequer"
        else office
    )

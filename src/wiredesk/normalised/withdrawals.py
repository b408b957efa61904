"""What withdraws a story, holds it back or lets it go, in the words that agencies use for it.

Killing is said in few forms, since to believe it wrongly takes a good story away: an order speaks to editors,
or names its own kind (story, Meldung, dépêche). News of a killing or a withdrawal does neither.
"""

from __future__ import annotations

import re

LONGEST = 600
"""Characters in which an order is looked for."""

_ADDRESS = (
    r"^\W*(?:(?:attention|atención|attenzione|atenção|achtung|note|nota|hinweis|advisory|eds?|editors|"
    r"clients|subscribers|"
    r"newsrooms|redaktionen|kunden|rédactions?|clientes?|redazioni|redactions|to|an die|aux|a los|all|"
    r"alle)\b\W*){0,4}"
)
_SPEAKS_TO_EDITORS = (
    r"^\W*(?:attention\W+)?(?:editors|eds|clients|subscribers|newsrooms|"
    r"note to editors|advisory|redaktionen)\b"
)
_STORY = (
    r"(?:stor(?:y|ies)|items?|articles?|takes?|dispatch(?:es)?|alerts?|bulletins?|pieces?|"
    r"headlines?|urgents?|leads?)"
)
_MELDUNG = (
    r"(?:\w*meldung(?:en)?|text(?:e|es)?|beitrag|beiträge|bericht|zusammenfassung|fassung|fotos?|bild(?:er)?)"
)
_DEPECHE = r"(?:dépêches?|papiers?|textes?|articles?|infos?|informations?|alertes?|photos?|versions?)"
_NOTICIA = (
    r"(?:noticias?|informaci[óo]n(?:es)?|notas?|despachos?|textos?|teletipos?|cables?|fotos?|crónicas?)"
)
_NOTIZIA = r"(?:notizi[ae]|test[oi]|articol[oi]|dispacci(?:o)?|lanci(?:o)?|take|foto)"
_BERICHT = r"(?:bericht(?:en)?|artikel(?:en)?|tekst(?:en)?|foto's?)"
_NORDIC = (
    r"(?:text(?:en)?|artikel(?:n|en)?|artikkel(?:en)?|nyhet(?:en)?|nyheden|melding(?:en)?|"
    r"sak(?:en)?|telegram\w*)"
)
_NOT_YET = r"(?<!vorerst\s)(?<!vorläufig\s)(?<!zunächst\s)(?<!noch\s)(?<!derzeit\s)nicht"

_KILLS = (
    r"\b(?:mandatory|bulletin|advisory)\s+kill\b|\bkill,?\s+kill\b",
    (
        r"\bplease\s+(?:kindly\s+)?(?:disregard|do not use|don't use|withhold|kill(?!\s+(?:me|him|her|"
        r"us|them|you|all)\b))\b"
        r"(?!.{0,60}\b(?:until|before|pending|for now)\b)"
    ),
    (
        r"\b(?:editors|clients|subscribers|customers)\s+(?:are\s+)?(?:kindly\s+)?(?:asked|advised|"
        r"requested)\s+(?:to\s+(?:kill|disregard)|not\s+to\s+use)\b(?!.{0,60}\b(?:until|before|pending|"
        r"for now)\b)"
    ),
    r"\bis\s+hereby\s+(?:withdrawn|killed)\b",
    (
        _ADDRESS + rf"(?:the|this|our|that|above|earlier)\s+(?:\w+\s+){{0,3}}{_STORY}\b"
        r"(?:.{0,100}\b(?:is|are|has been|have been|was)"
        r"\s+(?:now\s+)?withdrawn\b|\s+(?:is|has been|was)\s+killed\b)(?!\s+(?:by|from|after|over|amid|"
        r"following|at|in)\b)"
    ),
    (
        _SPEAKS_TO_EDITORS
        + rf".{{0,60}}\b(?:withdraw(?:s|n|ing)?|retract(?:s|ing)?|kills?)\s+.{{0,30}}\b{_STORY}\b"
    ),
    (
        rf"^\W*[\w\s]{{2,30}}\b(?:withdraws?|retracts?|is withdrawing)\s+(?:(?:its|the|our|this|that|"
        rf"an?)\s+)?(?:\w+\s+){{0,2}}{_STORY}\s+"
        r"(?:headlined|slugged|titled|entitled|datelined|sent|issued|moved|transmitted)\b"
    ),
    rf"\bbitte\s+verwenden\s+sie\b.{{0,80}}\b{_NOT_YET}\b(?!\s+(?:vor|bevor|ohne)\b)",
    (
        rf"\bbitte\s+(?:(?:die|diese[nrs]?|den|das|unsere[nrs]?|nachfolgende|"
        rf"folgende)\s.{{0,60}})?{_NOT_YET}\s+(?:mehr\s+|weiter\s+)?"
        r"(?:verwenden|veröffentlichen|senden|benutzen|drucken)\b"
    ),
    rf"\bbitte\s+(?:ignorieren|löschen)\s+sie\b.{{0,60}}\b{_MELDUNG}\b",
    (
        _ADDRESS + rf"(?:die|diese[rs]?|der|das|unsere?)\s+(?:\S+\s+){{0,4}}?{_MELDUNG}\b.{{0,100}}"
        r"\b(?:zurückgezogen|annulliert|storniert|hinfällig|gegenstandslos)\b"
    ),
    (
        rf"\b(?:zieht|ziehen)\s+(?:wir\s+)?(?:die|ihre|unsere|diese|den|seinen|"
        rf"unseren)\s+(?:\S+\s+){{0,3}}?{_MELDUNG}\b.{{0,100}}\bzurück\b"
    ),
    (
        r"\b(?:merci|prière|veuillez|nous vous (?:prions|demandons))\b.{0,25}\b(?:ne (?:pas|"
        r"plus) (?:tenir compte|utiliser|publier|"
        rf"diffuser)|annuler|supprimer|ignorer)\b(?!.{{0,60}}\b(?:avant|jusqu|pour le moment|"
        rf"pour l'instant)\b)(?=.{{0,60}}\b{_DEPECHE}\b|.{{0,3}}$)"
    ),
    _ADDRESS + rf"(?:la|cette|notre|le|ce)\s+{_DEPECHE}\b.{{0,100}}\best\s+annulée?\b",
    rf"\b(?:l'afp|nous)\s+(?:annul(?:e|ons)|retir(?:e|ons))\s+(?:la|sa|notre|cette|le|son)\s+{_DEPECHE}\b",
    (
        r"\b(?:rogamos|se ruega|por favor|agradecemos|solicitamos)\b.{0,30}\b(?:anul(?:en|ar)|"
        r"elimin(?:en|ar)|ignor(?:en|ar)|"
        r"hagan caso omiso|no (?:utili[cz]\w+|us(?:en|ar)|publi(?:quen|car)|difund(?:an|"
        r"ir)))\b(?!.{0,60}\b(?:hasta|antes)\b)"
        rf"(?=.{{0,60}}\b{_NOTICIA}\b|.{{0,3}}$)"
    ),
    rf"\banul(?:ar|en|amos|emos)\s+(?:(?:la|el|esta|este|nuestr[ao])\s+)?(?:\S+\s+)?{_NOTICIA}\b",
    rf"\b{_NOTICIA}\b.{{0,80}}\bquedan?\s+(?:anulad[ao]s?|sin efecto)\b",
    (
        r"\b(?:si prega|preghiamo|pregasi)\b.{0,25}\b(?:non (?:utilizzare|pubblicare|diffondere|"
        r"tenere conto|usare)|annullare|ignorare)"
        rf"\b(?!.{{0,60}}\b(?:fino|prima)\b)(?=.{{0,60}}\b{_NOTIZIA}\b|.{{0,3}}$)"
    ),
    rf"\bannullare\s+(?:la|il|questa|questo|l')\s?(?:\S+\s+)?{_NOTIZIA}\b",
    (
        r"\b(?:favor|pedimos|solicitamos|solicita-se|pede-se)\b.{0,30}\b(?:desconsider\w+|anul\w+|"
        r"ignor\w+|não (?:utiliz\w+|us\w+|"
        rf"publi\w+|divulg\w+))(?!.{{0,60}}\b(?:até|"
        rf"antes)\b)(?=.{{0,60}}\b{_NOTICIA.replace('?:', '?:matérias?|peças?|notícias?|', 1)}\b|"
        rf".{{0,3}}$)"
    ),
    (
        rf"\b(?:gelieve|verzoeke|"
        rf"u wordt verzocht)\b.{{0,30}}\b{_BERICHT}\b.{{0,40}}\bniet\s+(?:meer\s+)?te\s+(?:gebruiken|"
        rf"publiceren|plaatsen)\b"
    ),
    _ADDRESS + rf"(?:dit|het|ons)\s+{_BERICHT}\b.{{0,60}}\b(?:is|wordt)\s+(?:hierbij\s+)?ingetrokken\b",
    (
        rf"\b(?:var god|vänligen)\b.{{0,20}}\b(?:bortse från|använd inte|publicera inte|"
        rf"makulera)\b.{{0,40}}\b{_NORDIC}\b"
    ),
    _ADDRESS + rf"(?:vennligst |venligst )?se bort fra\b.{{0,40}}\b{_NORDIC}\b",
    (
        rf"\b(?:vennligst|venligst|bedes)\b.{{0,40}}\b(?:ikke (?:bruk|brug|publiser|anvend)\w*|"
        rf"makuler\w*)\b.{{0,40}}\b{_NORDIC}\b"
    ),
    r"\bälkää (?:käyttäkö|julkaisko)\b",
)
_KILL = re.compile("|".join(_KILLS), re.IGNORECASE)
_SHOUTED_KILL = re.compile(r"^\W*(?:\w+: )?ANULAR\b\s*(?:[:.–—-]|$)")

_HOLDS = (
    (
        rf"\b(?:please|must|should|(?:asked|advised|requested)\s+to)\s+hold\s+(?:(?:the|this|these|all|"
        rf"our)\s+(?:\w+\s+){{0,2}}(?:{_STORY}|copy|text|photos?)\b|"
        r"off\b|until\b|for\b(?!\s+release\b))"
    ),
    (
        r"\b(?:do not|don't|please don't)\s+(?:use|publish|run|release)\s(?:\w+\s){0,4}?(?:until|"
        r"pending|for now)\b"
    ),
    r"\bnot for (?:publication|release|use) (?:until|before)\b",
    (
        r"\b(?:vorerst|vorläufig|zunächst|noch|derzeit)\s+nicht\s+(?:zu\s+)?(?:verwenden|"
        r"veröffentlichen|senden|benutzen|drucken)\b"
    ),
    rf"^\W*(?:bitte\s+)?(?:(?:die|diese[ns]?|den)\s+{_MELDUNG}\s+)?zurückhalten\W*$",
    r"\bbitte\s+verwenden\s+sie\b.{0,80}\b(?:vorerst|vorläufig|zunächst|noch|derzeit)\s+nicht\b",
    (
        r"\bne pas (?:utiliser|publier|diffuser)\s(?:[\w']+\s){0,4}?(?:avant|jusqu|pour (?:le moment|"
        r"l'instant))"
    ),
    r"\bno (?:usar|publicar|difundir|utilizar)\s(?:\w+\s){0,4}?(?:hasta|por (?:ahora|el momento))\b",
    r"\bnon (?:utilizzare|pubblicare|diffondere)\s(?:\w+\s){0,4}?(?:fino a|per (?:ora|il momento))\b",
    r"\bnão (?:usar|publicar|divulgar|utilizar)\s(?:\w+\s){0,4}?(?:até|por (?:agora|enquanto))\b",
    r"\b(?:nog|voorlopig)\s+niet\s+(?:te\s+)?(?:gebruiken|publiceren)\b",
    (
        r"\b(?:använd(?:s|as)? inte|ikke (?:bruk|brug)\w*|får inte användas)\b.{0,30}\b(?:tills vidare|"
        r"inntil videre|indtil videre)\b"
    ),
)
_HOLD = re.compile("|".join(_HOLDS), re.IGNORECASE)

_RELEASE = re.compile(
    _ADDRESS
    + r"(?:(?:the\s+)?hold\s+(?:(?:is|has been|now|is now|on this story)\s+)?(?:released|lifted|removed|off)|"
    r"release of (?:the )?hold|released from hold|(?:ab sofort |jetzt |hiermit )?(?:freigabe|freigegeben)|"
    r"zur (?:veröffentlichung|verwendung) frei(?:gegeben)?|"
    r"(?:levantado|se levanta|queda levantado) el embargo|l'embargo (?:est levé|è rimosso))\W*$",
    re.IGNORECASE,
)


_OF_KILLS = (
    *("kill", "disregard", "withdr", "retract", "withhold", "not use", "not to use", "n't use"),
    *("bitte", "zurück", "annul", "storn", "hinfällig", "gegenstandslos"),
    *("compte", "utilis", "publi", "diffus", "supprim", "ignor"),
    *("anul", "omiso", "efecto", "elimin", "utili", " us", "difund"),
    *("diffond", "pubbli", "conto", "desconsid", "divulg"),
    *("ingetrokken", "niet", "bortse", "använd", "makuler", "bort fra", "ikke", "älkää"),
)
OF_HOLDS = (
    *("hold", "until", "pending", "for now", "before", "nicht", "zurückhalten", "pas "),
    *("hasta", " por ", "fino", " per ", "até", "niet", "vidare", "videre"),
)
"""Parts of words, one of which each order to hold has."""


def withdraws(text: str) -> bool:
    """Tell whether a headline or note withdraws a story for good."""
    text = text[:LONGEST].replace("’", "'")
    if not _may(text, _OF_KILLS):
        return False
    return _KILL.search(text) is not None or _SHOUTED_KILL.match(text) is not None


def holds(text: str) -> bool:
    """Tell whether a note asks to keep a story back for the time being."""
    text = text[:LONGEST].replace("’", "'")
    return _may(text, OF_HOLDS) and _HOLD.search(text) is not None


def _may(text: str, parts: tuple[str, ...]) -> bool:
    """Tell whether a text has a part of a word that each order has: most lines do not, and there are many."""
    words = text.lower()
    return any(part in words for part in parts)


def releases(text: str) -> bool:
    """Tell whether a line lets a story go that was held: "HOLD RELEASED", "Freigabe"."""
    return len(text) <= LONGEST and _RELEASE.match(text.replace("’", "'")) is not None

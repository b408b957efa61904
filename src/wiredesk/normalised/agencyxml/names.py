"""The names that agencies give to the elements of an XML of their own, by the field that they hold.

From the formats that agencies in Scandinavia, the German-speaking countries, Italy, Spain, the Netherlands
and Asia have described for their customers: each is a flat record or a list of them, with names in English or
in the agency's language. A name is compared in lower case, without "_", "-" and ".".
"""

from __future__ import annotations

import re
from functools import lru_cache

_NAMES = {
    "headline": "headline hl hl1 hl1text headlinetext mainheadline title heading header titel titre "
    "titulo título titolo rubrik overskrift otsikko tittel kop überschrift ueberschrift "
    "naslov tytul tytuł nadpis titulek cim cím title1 заголовок",
    "body": "body bodytext bodyhtml bodycontent content articlecontent articlebody articletext "
    "article text storytext storybody story maintext fulltext newstext textbody textcontent "
    "leadparagraph tailparagraphs html xhtml copy message texto cuerpo contenido corpo contenuto testo texte "
    "contenu corps "
    "brodtext brødtekst tekst teksti tresc treść inhalt szoveg szöveg haber metin txt",
    "summary": "summary abstract standfirst ingress teaser strapline strap intro introduction chapo "
    "vorspann deck entradilla sommario occhiello subheadline subhead subtitle subheading "
    "underrubrik undertittel bullets keypoints synopsis leadin lead leadtext description "
    "alcim alcím podtytul perex catenaccio bajada copete chapeau undertitel untertitel unterzeile "
    "spot sottotitolo",
    "byline": "byline by author authors authorname writer writers creator reporter verfasser autor "
    "auteur autore forfatter forfattare toimittaja journalist journalists redactor firma "
    "szerzo szerző yazar redaktor editorname autorzy autores auteurs",
    "dateline": "dateline placeline datelinetext ortszeile",
    "slugline": "slugline slug catchline catchword keywordline stichwort",
    "take": "take takekey takelabel label versionlabel",
    "ednote": "ednote ednotes editornote editorsnote editorialnote editorialnotes notetoeditors "
    "notestoeditors editorialinstruction editorialinstructions specialinstruction "
    "specialinstructions instruction instructions note notes advisory internalnote "
    "redaktionshinweis hinweis editorsnotes nota notas remark remarks",
    "signoff": "endmark textendmark signature initials signoff contact contacts contactinfo kontakt",
    "version": "version versionnumber revision revisionnumber revisionid ver versionno versao versão "
    "versión versione rev versionnummer articleversion storyversion itemversion newsversion docversion "
    "documentversion verzio verzió wersja verze sürüm",
    "urgency": "urgency editorialurgency newsurgency",
    "priority": "priority prio prioritycode importance prioridad priorita priorité pilnosc pilność priorität "
    "prioritaet priorità öncelik",
    "category": "category categorycode section sectioncode rubric ressort department desk genre "
    "avdelning avdeling servicecode categoria categoría kategorie kategoria kategori rubriek ressortcode "
    "rubrique seccion sección",
    "language": "language lang languagecode sprache langue idioma lingua",
    "status": "status pubstatus publishstatus publicationstatus state",
    "signal": "signal signals editstatus action operation transmissiontype messagetype updatetype",
    "embargo": "embargo embargoed embargodate embargountil embargoeduntil embargodatetime embargotime "
    "releaseafter notbefore sperrfrist publishafter",
    "usage": "usageterms usage rights restrictions restriction usagerights limitations termsofuse rightsline",
    "holder": "copyrightholder rightsholder copyright copyrightnotice copyrightline",
    "provider": "provider newsprovider agency newsagency agencyname source sourcename credit creditline "
    "publisher infosource agentur agencia agenzia agence issuedby forras forrás fuente "
    "fonte quelle bron ajans",
    "service": "service servicename serwis product dienst",
    "subject": "subject subjects subjectcode topic topics codes subjectref mediatopic iptcsubject "
    "iptcsubjectcode",
    "caption": "caption captiontext imagecaption photocaption picturecaption legende bildtext "
    "bildunterschrift didascalia pieddephoto pie imagetext phototext",
    "picture": "image images photo photos picture pictures media multimedia bild bilder foto fotos "
    "imagen immagine illustration graphic",
}
FIELDS: dict[str, str] = {name: field for field, names in _NAMES.items() for name in names.split()}
"""An element's name → the field it holds."""

IDS = (
    "guid",
    "uri",
    "urn",
    "newsitemid",
    "itemid",
    "articleid",
    "storyid",
    "newsid",
    "docid",
    "documentid",
    "messageid",
    "textid",
    "contentid",
    "identifier",
    "uniqueid",
    "uuid",
    "accessionnumber",
    "accessionno",
    "identyfikator",
    "azonosito",
    "azonosító",
    "identificador",
    "id",
)
"""Names of an item's own id, the surest first."""

NO_IDS = re.compile(
    r"(?:service|transmission|category|user|author|source|channel|parent|topic|product|image|photo|media|desk|"
    r"group|subject|language|section|type|provider|client|customer|feed|version|revision|serial|sequence|"
    r"genre|status|priority|location|place|city|country|publisher|agency|related|paid|valid|void)id$"
)
"""Names that end in "id" and name something else."""

PUBLISHED = (
    "versioncreated",
    "publishdate",
    "publisheddate",
    "publicationdate",
    "publishedat",
    "published",
    "publishtime",
    "publishdatetime",
    "publicationdatetime",
    "pubdate",
    "pubtime",
    "displaydate",
    "publicerad",
    "publiceret",
    "publisert",
    "publicado",
    "publicacion",
    "pubblicato",
    "publie",
    "publié",
    "veroeffentlicht",
    "veröffentlicht",
    "julkaistu",
    "opublikowano",
    "datepublished",
    "issued",
    "issuedate",
    "dateissued",
    "dateissue",
    "senddate",
    "sentdate",
    "sentat",
    "sent",
    "releasedate",
    "releasetime",
    "transmissiondate",
    "datetime",
    "timestamp",
    "dateandtime",
    "newsdate",
    "storydate",
    "articledate",
    "date",
    "datum",
    "fecha",
    "data",
)
"""Names of the moment at which this version was issued, the surest first."""

NO_DATES = re.compile(
    r"expir|embargo|creat|modif|updat|valid|event|archiv|first|birth|delet|fetch|import|edit|start|end"
)
"""What a date's name holds that is of something else."""

TIMES = ("time", "publishtime", "pubtime", "senttime", "hour", "uhrzeit", "zeit", "hora", "ora", "heure")
"""Names of the time of day, where the date stands alone."""

PARAGRAPHS = frozenset(
    "para paragraph paragraphs absatz line parrafo párrafo paragrafo paragraphe stk stycke".split()
)
"""Names of a paragraph, besides HTML's."""


NO_STORIES = frozenset(
    """urlset sitemapindex opml response error errors status ack acknowledgement settings configuration config
    preferences fault wsdl catalog""".split()
)
"""Roots of listings, of answers to a poll, and of settings."""


@lru_cache(maxsize=4096)
def squeezed(name: str) -> str:
    """Return a name in the form in which names are compared."""
    return name.lower().replace("_", "").replace("-", "").replace(".", "")

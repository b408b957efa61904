"""The names that agencies give to the elements of an XML of their own, by the field that they hold.

From the formats that agencies in Scandinavia, the German-speaking countries, Italy, Spain, the Netherlands
and Asia have described for their customers: each is a flat record or a list of them, with names in English or
in the agency's language. A name is compared in lower case, without "_", "-" and ".".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


@lru_cache(maxsize=4096)
def squeezed(name: str) -> str:
    """Return a name in the form in which names are compared: no case, accents, hyphens, stops."""
    name = name.lower().replace("_", "").replace("-", "").replace(".", "")
    if name.isascii():
        return name
    return "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))


def _all(names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(squeezed, names.split())))


_NAMES = {
    "headline": """headline hl hl1 hl1text headlinetext mainheadline title heading header titel
        titre titular titulo título titolo rubrik overskrift otsikko tittel kop überschrift
        ueberschrift manchete titlu naslov tytul tytuł nadpis titulek cim cím title1 заголовок
        название pealkiri virsraksts başlık baslik judul tajuk naslovvesti titull 标题 標題 見出し 제목
        العنوان عنوان naslovna intitule intitulé vijestnaslov encabezado hed hdl hline hdline
        headingline titleline mainhead mainheading titulli toptitle""",
    "body": """body bodytext bodyhtml bodycontent content articlecontent articlebody
        articletext article text storytext storybody story maintext fulltext newstext textbody
        textcontent leadparagraph tailparagraphs html xhtml copy message texto cuerpo
        contenido corpo contenuto testo texte contenu corps desarrollo conteudo conteúdo
        brodtext brødtekst broedtekst brodtekst tekst teksti leipateksti leipäteksti tresc
        treść inhalt inhoud szoveg szöveg haber metin içerik icerik txt текст содержание isi
        besedilo vsebina sadrzaj sadržaj continut conţinut obsah telo 正文 内容 本文 본문 النص
        sadrzajvijesti texte_integral textointegro textocompleto textintegral haberdetay detay
        main maincontent artikkel hovedtekst lauftext fliesstext textkorpus corpus plaintext
        details detail textdetail fulldetail longtext""",
    "summary": """summary annotation abstract standfirst ingress teaser strapline strap intro
        introduction chapo vorspann deck dek entradilla sommario occhiello subheadline
        subheader subhead subtitle subheading underrubrik undertittel underoverskrift bullets
        keypoints synopsis leadin lead lede lid leadtext description shortdescription
        shortdesc excerpt preamble resumen resumo riassunto résumé alcim alcím podtytul perex
        catenaccio bajada copete chapeau undertitel untertitel unterzeile spot tagline
        sottotitolo subtitulo subtítulo soustitre podnaslov alaotsikko zusammenfassung özet
        ozet анонс лид подзаголовок аннотация predpis predtitulek kratko uvod intertitulo
        resume kortfattat""",
    "byline": """byline by author authors authorname writer writers creator reporter verfasser
        autor auteur autore forfatter forfattare toimittaja journalist journalists redactor
        firma firmas szerzo szerző yazar muhabir redaktor editorname autorzy autores autori
        auteurs tekijä tekija kirjoittaja skribent journaliste giornalista periodista
        korespondent korrespondent correspondent автор penulis wartawan repórter autorem
        autors signedby 作者 记者 기자 الكاتب""",
    "dateline": """dateline placeline datelinetext ortszeile lieudate lieuetdate ortdatum
        ortunddatum luogodata lugarfecha lugaryfecha plassering""",
    "slugline": """slugline slug catchline catchword keywordline stichwort slugname slugg stikkord
        motcledepeche lemma storyslug keyslug jobb jobbnamn jobname guideword storyname""",
    "take": """take takekey takelabel label versionlabel numlead leadno leadnumber takeno
        takenumber""",
    "ednote": """ednote ednotes editornote editorsnote editorialnote editorialnotes notetoeditors
        notestoeditors editorialinstruction editorialinstructions specialinstruction
        specialinstructions instruction instructions note notes advisory internalnote
        redaktionshinweis hinweis hinweise editorsnotes nota notas remark remarks huomautus
        uwaga uwagi avvertenza observaciones anmerkung anmärkning anmarkning bemerkung notat
        merknad opmerking redactienota remarque remarques примечание poznámka poznamka
        megjegyzés notaeditor notaaleditor notaredaccion notadelaredaccion noteredaction
        notedelaredaction notaredazione redaktionelnote redaktionellnote redaktionellnotis
        redaktionsnotiz avis aviso avisos napomena opomba notice tilred tilredaksjonen
        tilredaktion avertissement avvertimento advertencia meldingtilred anrede attention
        notering notis redinfo noticetoeditors""",
    "signoff": """endmark textendmark initials signoff contact contacts contactinfo kontakt kürzel
        kuerzel sigla iniziali initialen endnote trailer endline closing""",
    "signature": """autorenzeichen kurzzeichen redaktionskuerzel signature signatur signatura sign""",
    "version": """version versionnumber revision revisionnumber revisionid ver versionno versao
        versão versión versione rev versionnummer articleversion storyversion itemversion
        newsversion docversion documentversion verzio verzió wersja verze sürüm versio
        revisione versija версия numversion versionid versjon""",
    "urgency": """urgency editorialurgency newsurgency urgencia urgência urgenza urgence
        dringlichkeit kiireellisyys срочность pilnosc pilność hastegrad naljekkyys urgentie
        urg urgencycode""",
    "priority": """priority prio prioritycode importance prioridad priorita priorité priorite
        priorität prioritaet priorità öncelik priorytet prioritet prioriteit prioriteetti
        prioridade приоритет prioriteitcode""",
    "category": """category categorycode section sectioncode rubric ressort department desk genre
        avdelning avdeling servicecode categoria categoría kategorie kategoria kategori
        rubriek ressortcode rubrique seccion sección osasto dzial dział seksjon sektion
        rubrica rubrika рубрика категория kategorija categorie bereich sezione secção seção
        editoria secao seccao oblast rubro ambito stoffgruppe stoffomrade stofomrade emne cat
        sachgebiet themengebiet area settore kat rubr gruppe sparte""",
    "language": """language lang languagecode sprache langue idioma lingua kieli jezyk język sprog
        språk sprak taal limba язык dil bahasa jazyk jezik""",
    "status": """status pubstatus publishstatus publicationstatus state statut tila""",
    "signal": """signal signals editstatus action operation transmissiontype messagetype
        updatetype""",
    "kind": """type itemtype newstype storytype kind priorityname urgencyname flag flags""",
    "embargo": """embargo embargoed embargodate embargountil embargoeduntil embargodatetime
        embargotime releaseafter notbefore sperrfrist publishafter embargotill sperrfristbis
        sperre sperrvermerk holdfor""",
    "usage": """usageterms usage rights restrictions restriction usagerights limitations
        termsofuse rightsline direitos derechos diritti droits nutzungsrechte rettigheter
        rettigheder utilizacion verwendung""",
    "holder": """copyrightholder rightsholder copyright copyrightnotice copyrightline
        rechteinhaber""",
    "provider": """provider newsprovider agency newsagency agencyname source sourcename credit
        creditline publisher infosource agentur agencia agenzia agence issuedby issuer forras
        forrás fuente originator fonte quelle bron ajans agentie agencija agência kilde källa
        kalla lähde lahde zdroj źródło zrodlo izvor источник агентство nieuwsbureau nyhetsbyrå
        nyhetsbyra sender absender avsender byra bureau""",
    "service": """service servicename serwis product dienst tjeneste tjenste servicio servizio""",
    "subject": """subject subjects subjectcode topic topics codes subjectref mediatopic
        iptcsubject iptcsubjectcode""",
    "keywords": """keywords keyword tags tag motscles motsclés motcle motclé slowakluczowe
        słowakluczowe schlagworte schlagwörter schlagwoerter schlagwort stichworte stichwörter
        stichwoerter palabrasclave palabraclave palavraschave parolechiave parolachiave
        asiasanat asiasana avainsanat avainsana stikord emneord nyckelord nøkkelord sökord
        trefwoorden trefwoord etiquetas etiqueta теги тег ключевыеслова kljucnebesede
        kljucnerijeci kulcsszavak etiketler klicovaslova kluczowe claves clave kulcsszo
        keywordlist schlagwortliste tagi thema themen tema temas temi sujet sujets
        emneordliste""",
    "caption": """caption captiontext imagecaption photocaption picturecaption legende bildtext
        légende bildunterschrift didascalia pieddephoto piedefoto piefoto pie imagetext
        phototext kuvateksti billedtekst bildetekst bijschrift legenda podpis opiszdjecia
        фотоподпись""",
    "picture": """image images photo photos picture pictures media multimedia bild bilder foto
        fotos imagen imagenes imágenes immagine immagini illustration graphic photograph
        photographs figure kuva kuvat billede billeder bilde afbeelding afbeeldingen zdjecie
        zdjęcie zdjecia zdjęcia fotografia imagem imagens mediaitem attachment attachments
        galerie gallery galeria галерея фото""",
}
FIELDS: dict[str, str] = {name: field for field, names in _NAMES.items() for name in _all(names)}
"""An element's name → the field it holds."""

_OF_THE_STORY = re.compile(
    r"^(?:news|nachrichten?|berita|haber|vijest|vest|zprava|depesza|lancio|cable|bulletin|release|report|story|article|artikel|item|doc|document|main|full|dispatch|depeche|noticia|notizia|meldung|msg|"
    r"message|post|press|entry|nota|web|html|plain|editorial|the)(?=\w{3})"
)
_OF_ITS_FORM = re.compile(
    r"(?<=\w{3})(?:text|txt|html|xhtml|string|value|field|depeche|noticia|notizia|news|article|story|item|"
    r"nyhet|nyhed|en|eng|ru|fr|de|es|ar|pt|it)$"
)
"""What stands before or behind a field's name, and says only whose it is: "StoryHeadline", "TITRE_FR"."""


@lru_cache(maxsize=4096)
def field_named(name: str) -> str | None:
    """Return the field that a squeezed name stands for; of "newstitle" or "titleen" that of "title"."""
    found = FIELDS.get(name)
    if found is not None or name in PUBLISHED or name in TIMES or name in IDS:
        return found
    without = _OF_THE_STORY.sub("", name, count=1)
    for one in (without, _OF_ITS_FORM.sub("", without, count=1), _OF_ITS_FORM.sub("", name, count=1)):
        if one in FIELDS:
            return FIELDS[one]
    compound = _COMPOUND.fullmatch(name)
    if compound is not None:
        return None if _OF_OTHERS.search(compound["of"]) else FIELDS.get(compound["field"])
    if _NO_TEXT.search(name):
        return None
    return next((field for field, stem in _STEMS if stem.match(name) or stem.match(without)), None)


_STEMS = tuple(
    (field, re.compile(stem))
    for field, stem in (
        (
            "headline",
            r"schlagzeil|headlin|overskrift|titul[oa]|titol[oa]|titre|tytul|naslov|naglow|nadpis|otsik|заголов|baslik",
        ),
        (
            "body",
            r"brodt|broedt|flies|lauft|texto|testo|tekst|tresc|szoveg|cuerpo|corpo|inhalt|inhoud|sadrzaj|metin|текст",
        ),
        ("summary", r"zajaw|vorspann|anleser|resum|sommar|sumar|ingres|entradil|anons|анонс"),
        ("byline", r"autor|auteur|forfatt|skribent|journalist|zurnal|muhabir|автор"),
        (
            "keywords",
            r"keyword|schlagw|stichw|slowakl|klicov|kljuc|palabras|palavras|parolec|motscle|nyckelord|emneord|etiket",
        ),
        ("category", r"kategor|categor|ressort|seccion|sezion|rubri[ck]|dzial|рубрик"),
        ("caption", r"bildtext|bildunter|legend|didascal|kuvatek|billedt|bildet|piedef|piefoto"),
        ("language", r"sprach|idioma|jezyk|sprak|sprog|lingua"),
        ("version", r"versi[oó]|wersj|verzi|versjon|revisi"),
        ("priority", r"priorit|priorytet"),
        ("provider", r"agentur|agenci|agenzi|quelle|fuente|zrodl|forras"),
        ("ednote", r"redaktionsh|hinweis|anmerk|notaed|notared|notareda|uwag|avverten"),
    )
)
"""How names of a field begin in languages that put them together, or give them endings; asked for last."""

_NO_TEXT = re.compile(
    r"(?:id|ids|url|uri|link|mail|email|count|length|size|type|typ|color|class|nr|num|number|date|datum|dato|fecha|"
    r"time|tid|zeit|zeichen|foto|photo)$|^(?:image|foto|photo|bild)"
)
"""Names of what is about a field, and no text of it."""


_COMPOUND = re.compile(
    r"(?P<of>\w{2,20}?)(?P<field>headline|title|byline|dateline|slugline|slug|caption|abstract|summary|standfirst|"
    r"language|urgency|priority|keywords|bodytext|body|fulltext|copyright|ednote|category|status)"
)
_OF_OTHERS = re.compile(
    r"image|photo|pict|media|video|company|feed|channel|site|page|section|author|by|writer|source|product|related|"
    r"parent|previous|user|file|link|thumb|audio|gallery|seo|short|alt|print|event|job|series|category|schema|"
    r"format|system|sub|service|document|album|person|place|code|list|group|collection|issue|agency"
)
"""Whose title or status is not the story's: "CompanyStatus", "SeriesTitle"."""


def named_for(field: str) -> tuple[str, ...]:
    """Return the names of a field."""
    return tuple(name for name, held in FIELDS.items() if held == field)


IDS = _all(
    """guid uri urn newsitemid itemid articleid storyid newsid docid documentid messageid textid
    contentid identifier uniqueid uuid accessionnumber accessionno identyfikator azonosito azonosító
    identificador identifiant tunniste kennung externalid uid idcable cableid sifra releaseid prid
    newsno id"""
)
"""Names of an item's own id, the surest first."""

NO_IDS = re.compile(
    r"(?:service|transmission|category|user|author|source|channel|parent|topic|product|image|photo|media|desk|"
    r"group|subject|language|section|type|provider|client|customer|feed|version|revision|serial|sequence|"
    r"company|person|organi[sz]ation|editor|journalist|writer|member|stock|isin|event|tag|keyword|"
    r"genre|status|priority|location|place|city|country|publisher|agency|related|paid|valid|void)id$"
)
"""Names that end in "id" and name something else."""

ID_FIRST = re.compile(
    r"id(?:news|story|article|item|doc|depeche|noticia|notizia|nota|meldung|artikel|art|dok|cable|wiadomosci?|vijesti?|zpravy?|nyhed|nyhet|haber|berita)s?"
)
"""Names that begin with it: "ID_DEPECHE"."""

PUBLISHED = _all(
    """versioncreated publishdate publisheddate publicationdate publishedat published publishtime
    publishdatetime publicationdatetime pubdate pubtime displaydate publicerad publiceret publisert
    publicado publicacion pubblicato publie publié veroeffentlicht veröffentlicht julkaistu
    opublikowano datepublished versiondate publishedon publicationtime publishingdate publishingtime
    publisheddatetime publisheddateandtime publicerat publiceringsdatum publiceringsdato
    publiseringstidspunkt udgivelsesdato udgivet julkaisuaika julkaisupäivä fechapublicacion
    fechadepublicacion datapublicacao datadepublicacao datapubblicazione datadipubblicazione
    dateparution datepublication datedepublication publicatiedatum datapublikacji
    veröffentlichungsdatum datumobjave датапубликации опубликовано issued issuedate dateissued
    dateissue senddate sentdate sentat sent releasedate releasetime transmissiondate transmitted
    transmittedat distributed released dateemission fechaenvio sendedatum sendezeit sendetermin
    sendtime fechahora datahora dataeora datehour dateheure datareleased datereleased fechaemision
    publishedtime kiadas vydano objavljeno releasedat issuedat pub sendt skickad skickat afsendt
    lahetetty gesendet envoye enviado inviato wyslano datetime timestamp dateandtime newsdate
    storydate articledate date datum fecha data dato päivä paiva дата tarih tanggal"""
)
"""Names of the moment at which this version was issued, the surest first."""

OF_DAY = re.compile(r"time$|^(?:hora|heure|ora|uhrzeit|zeit|godzina|hour|time)|(?:zeit|hora|heure)$")
"""Other names of a time of day."""

DATES = re.compile(
    r"(?:date|datetime|time|dato|datum|data|fecha|дата|dátum|tarihi?)$|"
    r"^(?:date|datum|data|dato|fecha|дата)(?:of|de|di|del|da)?(?:publi|pubbli|paru|issu|sent|trans|envi|emis|uscita)"
)
"""Other names of a date: "NewsDate", "DateParution"."""

MOMENT = re.compile(r"\d{4}-?\d\d-?\d\d[T ]\d\d:?\d\d\S{0,24}(?: ?[A-Z+-]\S{1,5})?")
"""A day with its time, as software writes it: it dates the story under any name that says nothing else."""

NO_DATES = re.compile(
    r"expir|embargo|creat|modif|updat|valid|event|archiv|first|birth|delet|fetch|import|edit|start|end|"
    r"scaden|caduc|expedi|crea[cz]|criac|opprett|oprett|skapa|luotu|muokat|utworz|zmian|ändr|aender|geändert|"
    r"taken|shot|captur|game|match|meeting|deadline|due|arriv|generat|export|"
    r"erstell|eingang|received|recib|запис|создан|измен"
)
"""What a date's name holds that is of something else."""

UPDATED = (
    "updated",
    "updatedat",
    "lastupdated",
    "lastupdate",
    "dateupdated",
    "updatedate",
    "updatedon",
    "updatetime",
)
"""Names of the moment of the last change, which is the version's where nothing else is said."""

SIGNALS = frozenset(
    "correction corrected kill killed urgent flash alert newsalert advisory hold repeat breaking "
    "breakingnews embargoed refile".split()
)
"""Names that, with "true" or "yes", signal what they say: "<isCorrection>true</isCorrection>"."""

TIMES = _all(
    "time publishtime pubtime senttime sendtime hour uhrzeit zeit hora ora heure godzina tid klokkeslæt "
    "klokkeslett kello kellonaika saat čas cas tijd время idő ido jam vrijeme vreme ura uur klokken"
)
"""Names of the time of day, where the date stands alone."""

PARAGRAPHS = frozenset(
    _all(
        "para paragraph paragraphs absatz line parrafo párrafo paragrafo parágrafo paragraphe stk stycke "
        "kappale kappaleet paragraf akapit avsnitt afsnit odstavec odsek alinea bekezdes bekezdés абзац"
    )
)
"""Names of a paragraph, besides HTML's."""


NO_STORIES = frozenset(
    """urlset sitemapindex opml response error errors status ack acknowledgement settings configuration config
    preferences fault wsdl catalog""".split()
)
"""Roots of listings, of answers to a poll, and of settings."""

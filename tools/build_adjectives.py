"""Build adjectives.tsv: adjectives and people's names of countries and some regions in five languages.

    python tools/build_adjectives.py

The words below are written from knowledge of the languages: the masculine singular, from which gender, number
and (in German) case are made by rule. Words joined by commas are several; one behind "=" is taken as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

DATA = Path(__file__).parent.parent / "src/wiredesk/tagged/data"

LANGUAGES = ("de", "fr", "es", "it", "pt")

TABLE = """
AD andorranisch,Andorraner|andorran|andorrano|andorrano|andorrano
AE emiratisch,Emirater|émirati,émirien|emiratí|emiratino|=emiradense,=emiradenses
AF afghanisch,Afghane|afghan|afgano|afghano|afegão,=afegã,=afegãos,=afegãs,=afegãos
AG antiguanisch,Antiguaner|antiguayen|antiguano|antiguano|antiguano
AL albanisch,Albaner|albanais|albanés|albanese|albanês
AM armenisch,Armenier|arménien|armenio|armeno|arménio,armênio
AO angolanisch,Angolaner|angolais|angoleño,angolano|angolano|angolano
AR argentinisch,Argentinier|argentin|argentino|argentino|argentino
AT österreichisch,Österreicher|autrichien|austriaco,austríaco|austriaco|austríaco
AU australisch,Australier|australien|australiano|australiano|australiano
AZ aserbaidschanisch,Aserbaidschaner|azerbaïdjanais,azéri|azerbaiyano,azerí|azerbaigiano,azero|\
azerbaijano,azeri
BA bosnisch,Bosnier|bosnien,bosniaque|bosnio|bosniaco|bósnio
BB barbadisch,Barbadier|barbadien|=barbadense,=barbadenses|barbadiano|barbadiano
BD bangladeschisch,Bangladescher|bangladais|=bangladesí,=bangladesíes|bangladese|=bangladeshiano
BE belgisch,Belgier|belge|belga|=belga,=belgi,=belghe|belga
BF burkinisch,Burkiner|burkinabè,burkinabé|=burkinés,=burkinabé|=burkinabé|=burquinense
BG bulgarisch,Bulgare|bulgare|búlgaro|bulgaro|búlgaro
BH bahrainisch,Bahrainer|bahreïnien,bahreïni|bareiní|=bahreinita,=bahreiniti|=bareinita
BI burundisch,Burundier|burundais|burundés|burundese|burundês
BJ beninisch,Beniner|béninois|beninés|beninese|=beninense
BN bruneiisch,Bruneier|brunéien|bruneano|=bruneiano|bruneano
BO bolivianisch,Bolivianer|bolivien|boliviano|boliviano|boliviano
BR brasilianisch,Brasilianer|brésilien|brasileño|brasiliano|brasileiro
BS bahamaisch,Bahamaer|bahaméen|bahameño|bahamense|bahamense
BT bhutanisch,Bhutaner|bhoutanais|butanés|butanese|butanês
BW botswanisch,Botswaner|botswanais|botsuano|=botswano|botsuano
BY belarussisch,weißrussisch,Belarusse,Weißrusse|biélorusse,bélarusse|bielorruso|bielorusso|bielorrusso
BZ belizisch,Belizer|bélizien|beliceño|=beliziano|belizenho
CA kanadisch,Kanadier|canadien|=canadiense,=canadienses|=canadese,=canadesi|\
=canadense,=canadenses,=canadiano,=canadianos,=canadiana,=canadianas
CD kongolesisch,Kongolese|congolais|congoleño,congolés|congolese|congolês
CF zentralafrikanisch,Zentralafrikaner|centrafricain|centroafricano|centrafricano|centro-africano
CG kongolesisch,Kongolese|congolais|congoleño,congolés|congolese|congolês
CH schweizerisch,Schweizer|=suisse,=suisses|suizo|svizzero|suíço
CI ivorisch,Ivorer|ivoirien|marfileño|ivoriano|=marfinense,=marfinenses
CL chilenisch,Chilene|chilien|chileno|cileno|chileno
CM kamerunisch,Kameruner|camerounais|camerunés|camerunese|camaronês
CN chinesisch,Chinese|chinois|chino|cinese|chinês
CO kolumbianisch,Kolumbianer|colombien|colombiano|colombiano|colombiano
CR costa-ricanisch,costaricanisch,Costa-Ricaner|costaricien,costaricain|=costarricense,=costarricenses|\
costaricano|costa-riquenho
CU kubanisch,Kubaner|cubain|cubano|cubano|cubano
CV kapverdisch,Kapverdier|cap-verdien,capverdien|caboverdiano|capoverdiano|cabo-verdiano
CY zyprisch,zypriotisch,Zyprer,Zypriot|chypriote|chipriota|=cipriota,=ciprioti,=cipriote|cipriota
CZ tschechisch,Tscheche|tchèque|checo|=ceco,=ceca,=cechi,=ceche|checo,tcheco
DE deutsch,=Deutscher,=Deutsche,=Deutschen|allemand|alemán|tedesco|=alemão,=alemã,=alemães,=alemãs
DJ dschibutisch,Dschibutier|djiboutien|yibutiano|gibutiano|=djibutiano
DK dänisch,Däne|danois|danés|danese|dinamarquês
DO dominikanisch,Dominikaner|dominicain|dominicano|dominicano|dominicano
DZ algerisch,Algerier|algérien|argelino|algerino|argelino
EC ecuadorianisch,Ecuadorianer|équatorien|ecuatoriano|ecuadoriano|equatoriano
EE estnisch,Este|estonien|estonio|=estone,=estoni|estónio,estoniano
EG ägyptisch,Ägypter|égyptien|egipcio|egiziano|egípcio
EH sahrauisch,Sahraui|sahraoui|saharaui|=sahrawi,=saharawi|=saaraui,=saarauis
ER eritreisch,Eritreer|érythréen|eritreo|eritreo|=eritreu,=eritreia,=eritreus
ES spanisch,Spanier|espagnol|español|spagnolo|espanhol
ET äthiopisch,Äthiopier|éthiopien|=etíope,=etíopes|=etiope,=etiopi|=etíope,=etíopes
FI finnisch,Finne|finlandais,finnois|finlandés,finés|=finlandese,=finlandesi,=finnico|finlandês
FJ fidschianisch,Fidschianer|fidjien|fiyiano|figiano|fijiano
FM mikronesisch,Mikronesier|micronésien|micronesio|micronesiano|micronésio
FR französisch,=Franzose,=Franzosen,=Französin,=Französinnen|français|francés|francese|francês
GA gabunisch,Gabuner|gabonais|gabonés|gabonese|gabonês
GB britisch,Brite|britannique,=Britannique|británico|britannico,inglese|britânico,inglês
GD grenadisch,Grenader|grenadien|=|=|=
GE georgisch,Georgier|géorgien|georgiano|georgiano|georgiano
GH ghanaisch,Ghanaer|ghanéen|ghanés|ghanese|=ganense,=ganenses,=ganês
GL grönländisch,Grönländer|groenlandais|groenlandés|groenlandese|groenlandês
GM gambisch,Gambier|gambien|gambiano|gambiano|gambiano
GN guineisch,Guineer|guinéen|guineano|guineano|guineano
GQ äquatorialguineisch,Äquatorialguineer|équato-guinéen|ecuatoguineano|equatoguineano|=equato-guineense
GR griechisch,Grieche|=grec,=grecs,=grecque,=grecques|griego|greco|grego
GT guatemaltekisch,Guatemalteke|guatémaltèque|guatemalteco|guatemalteco|guatemalteco
GW guinea-bissauisch|bissau-guinéen|bisauguineano|guineense|guineense
GY guyanisch,Guyaner|guyanien|guyanés|guyanese|=guianense
HN honduranisch,Honduraner|hondurien|hondureño|honduregno|hondurenho
HR kroatisch,Kroate|croate|=croata,=croatas|=croato,=croata,=croati,=croate|croata
HT haitianisch,Haitianer|haïtien|haitiano|haitiano|haitiano
HU ungarisch,=Ungar,=Ungarn,=Ungarin,=Ungarinnen|hongrois|húngaro|ungherese|húngaro
ID indonesisch,Indonesier|indonésien|indonesio|indonesiano|indonésio
IE irisch,Ire|irlandais|irlandés|irlandese|irlandês
IL israelisch,=Israeli,=Israelis|israélien|israelí|israeliano|\
=israelense,=israelenses,=israelita,=israelitas
IN indisch,Inder|indien|=indio,=indios|indiano|indiano
IQ irakisch,Iraker|irakien|iraquí|iracheno|iraquiano
IR iranisch,Iraner|iranien|iraní|iraniano|iraniano
IS isländisch,Isländer|islandais|islandés|islandese|islandês
IT italienisch,Italiener|italien|italiano|italiano|italiano
JM jamaikanisch,Jamaikaner|jamaïcain|jamaicano,jamaiquino|giamaicano|jamaicano
JO jordanisch,Jordanier|jordanien|jordano|giordano|jordano,jordaniano
JP japanisch,Japaner|japonais,nippon|japonés|giapponese|japonês
KE kenianisch,Kenianer|kényan|keniano,keniata|=keniota,=kenioti,=keniano|queniano
KG kirgisisch,Kirgise|kirghize|=kirguís,=kirguiso|=kirghiso,=kirghisi|quirguiz
KH kambodschanisch,Kambodschaner|cambodgien|camboyano|cambogiano|cambojano,cambojiano
KM komorisch,Komorer|comorien|=comorense,=comorenses|comoriano|comoriano
KP nordkoreanisch,Nordkoreaner|nord-coréen|norcoreano|nordcoreano|norte-coreano
KR südkoreanisch,Südkoreaner,koreanisch,Koreaner|sud-coréen,coréen|surcoreano,coreano|sudcoreano,coreano|\
sul-coreano,coreano
KW kuwaitisch,Kuwaiter|koweïtien|kuwaití|=kuwaitiano,=kuwaitiani,=kuwaitiana|=kuwaitiano
KZ kasachisch,Kasache|kazakh|=kazajo,=kazaja,=kazajos|kazako|cazaque
LA laotisch,Laote|laotien|laosiano|laotiano|laociano
LB libanesisch,Libanese|libanais|libanés|libanese|libanês
LC lucianisch|saint-lucien|santaluciano|santaluciano|santa-lucense
LI liechtensteinisch,Liechtensteiner|liechtensteinois|liechtensteiniano|=liechtensteinese|=liechtensteinense
LK sri-lankisch,Sri-Lanker|srilankais,sri-lankais|=esrilanqués,=ceilanés|=srilankese,=srilankesi|cingalês
LR liberianisch,Liberianer|libérien|liberiano|liberiano|liberiano
LS lesothisch,Lesother|lesothan|=lesotense|=lesothiano|lesotiano
LT litauisch,Litauer|lituanien|lituano|lituano|lituano
LU luxemburgisch,Luxemburger|luxembourgeois|luxemburgués|lussemburghese|luxemburguês
LV lettisch,Lette|letton|letón|=lettone,=lettoni|=letão,=letã,=letões
LY libysch,Libyer|libyen|libio|libico|líbio
MA marokkanisch,Marokkaner|marocain|marroquí|marocchino|marroquino
MC monegassisch,Monegasse|monégasque|monegasco|monegasco|monegasco
MD moldauisch,moldawisch,Moldauer,Moldawier|moldave|moldavo|moldavo|moldavo,moldávio
ME montenegrinisch,Montenegriner|monténégrin|montenegrino|montenegrino|montenegrino
MG madagassisch,Madagasse|malgache|malgache|malgascio|malgaxe
MK nordmazedonisch,mazedonisch,Mazedonier,Nordmazedonier|macédonien|macedonio|macedone|macedónio,macedônio
ML malisch,Malier|malien|maliense|maliano|=maliano
MM birmanisch,myanmarisch,Birmane|birman|birmano|birmano|birmanês,=birmano
MN mongolisch,Mongole|mongol|mongol|mongolo|=mongol,=mongóis
MR mauretanisch,Mauretanier|mauritanien|mauritano|mauritano|mauritano
MT maltesisch,Malteser|maltais|maltés|maltese|maltês
MU mauritisch,Mauritier|mauricien|mauriciano|mauriziano|mauriciano
MV maledivisch,Malediver|maldivien|maldivo|maldiviano|maldivo
MW malawisch,Malawier|malawien,malawite|malauí|malawiano|malauiano
MX mexikanisch,Mexikaner|mexicain|mexicano,mejicano|messicano|mexicano
MY malaysisch,Malaysier|malaisien|malasio|malese|malaio
MZ mosambikanisch,Mosambikaner|mozambicain|mozambiqueño|mozambicano|moçambicano
NA namibisch,Namibier|namibien|namibio|namibiano|namibiano
NE nigrisch,Nigrer|nigérien|nigerino|nigerino|nigerino
NG nigerianisch,Nigerianer|nigérian|nigeriano|nigeriano|nigeriano
NI nicaraguanisch,Nicaraguaner|nicaraguayen|=nicaragüense,=nicaragüenses|=nicaraguense,=nicaraguensi|\
nicaraguense
NL niederländisch,holländisch,Niederländer,Holländer|néerlandais,hollandais|neerlandés,holandés|\
olandese,=neerlandese|holandês,neerlandês
NO norwegisch,Norweger|norvégien|noruego|norvegese|norueguês
NP nepalesisch,Nepalese|népalais|nepalí,nepalés|nepalese|nepalês
NR nauruisch,Nauruer|nauruan|nauruano|nauruano|nauruano
NZ neuseeländisch,Neuseeländer|néo-zélandais|neozelandés|neozelandese|neozelandês
OM omanisch,Omaner|omanais|omaní|omanita|omanense
PA panamaisch,Panamaer|panaméen|panameño|=panamense,=panamensi|panamenho
PE peruanisch,Peruaner|péruvien|peruano|peruviano|peruano
PG papua-neuguineisch|papouasien,papou|=papú|papuano|=papuásio
PH philippinisch,Philippiner,=Filipino,=Filipinos|philippin|filipino|filippino|filipino
PK pakistanisch,Pakistaner,=Pakistani,=Pakistanis|pakistanais|pakistaní|\
=pakistano,=pakistana,=pakistani,=pakistane|paquistanês
PL polnisch,=Pole,=Polin,=Polinnen|polonais|polaco|polacco|polaco,polonês
PR puerto-ricanisch,Puerto-Ricaner|portoricain|puertorriqueño|portoricano|porto-riquenho
PS palästinensisch,Palästinenser|palestinien|palestino|palestinese|palestino
PT portugiesisch,Portugiese|portugais|portugués|portoghese|português
PW palauisch,Palauer|palauan|palauano|palauano|palauano
PY paraguayisch,Paraguayer|paraguayen|paraguayo|paraguaiano|paraguaio
QA katarisch,Katarer|qatarien,qatari|catarí,=qatarí|=qatariota,=qatarioti,=qatarino|catariano,=catarense
RO rumänisch,Rumäne|roumain|rumano|rumeno,romeno|romeno
RS serbisch,Serbe|serbe|serbio|serbo|sérvio
RU russisch,Russe|russe|ruso|russo|russo
RW ruandisch,Ruander|rwandais|ruandés|ruandese|ruandês
SA saudisch,saudi-arabisch,saudiarabisch,Saudi-Araber,=Saudi,=Saudis|saoudien|saudí,saudita|\
=saudita,=sauditi,=saudite|saudita
SB salomonisch|salomonais|=salomonense|salomonese|=salomonense
SC seychellisch,Seycheller|seychellois|=seychellense|=seychellese|=seichelense
SD sudanesisch,Sudanese|soudanais|sudanés|sudanese|sudanês
SE schwedisch,Schwede|suédois|sueco|=svedese,=svedesi|sueco
SG singapurisch,Singapurer|singapourien|=singapurense,=singapurenses|=singaporiano|=singapurense
SI slowenisch,Slowene|slovène|esloveno|sloveno|esloveno
SK slowakisch,Slowake|slovaque|eslovaco|slovacco|eslovaco
SL sierra-leonisch,Sierra-Leoner|sierra-léonais|sierraleonés|sierraleonese|=serra-leonês
SM san-marinesisch|saint-marinais|sanmarinense|sammarinese|=são-marinhense
SN senegalesisch,Senegalese|sénégalais|senegalés|senegalese|senegalês
SO somalisch,Somalier|somalien|somalí|=somalo,=somala,=somali,=somale|=somali,=somalis
SR surinamisch,Surinamer|surinamais|surinamés|surinamese|surinamês
SS südsudanesisch,Südsudanese|sud-soudanais|sursudanés|sudsudanese|sul-sudanês
ST são-toméisch|santoméen|=santotomense|=santomense|=são-tomense
SV salvadorianisch,Salvadorianer|salvadorien|salvadoreño|salvadoregno|salvadorenho
SY syrisch,Syrer|syrien|sirio|siriano|sírio
SZ eswatinisch,swasiländisch|eswatinien,swazi|suazi|=swazi|suazi
TD tschadisch,Tschader|tchadien|chadiano|ciadiano|=chadiano
TG togoisch,togolesisch,Togoer,Togolese|togolais|togolés|togolese|togolês
TH thailändisch,Thailänder,=Thai,=Thais|thaïlandais|tailandés|tailandese,thailandese|tailandês
TJ tadschikisch,Tadschike|tadjik|tayiko|tagiko|tajique
TL osttimoresisch,Osttimorese|timorais,est-timorais|timorense|timorese|timorense
TM turkmenisch,Turkmene|turkmène|turcomano|turkmeno|turcomeno
TN tunesisch,Tunesier|tunisien|tunecino|tunisino|tunisino
TO tongaisch,Tongaer|tongien|tongano|tongano|=tonganês
TR türkisch,Türke|=turc,=turcs,=turque,=turques|turco|turco|turco
TT trinidadisch|trinidadien|trinitense|=trinidadiano|=trinitário
TW taiwanisch,taiwanesisch,Taiwaner,Taiwanese|taïwanais|taiwanés|taiwanese|taiwanês
TZ tansanisch,Tansanier|tanzanien|tanzano|tanzaniano|tanzaniano
UA ukrainisch,Ukrainer|ukrainien|ucraniano,ucranio|ucraino|ucraniano
UG ugandisch,Ugander|ougandais|ugandés|ugandese|ugandês
US amerikanisch,US-amerikanisch,Amerikaner,US-Amerikaner|américain,états-unien|\
=estadounidense,=estadounidenses,norteamericano|=statunitense,=statunitensi,americano|\
norte-americano,americano,=estadunidense,=estadunidenses
UY uruguayisch,Uruguayer|uruguayen|uruguayo|uruguaiano|uruguaio
UZ usbekisch,Usbeke|ouzbek|uzbeko|uzbeko|=uzbeque,=uzbeques,=usbeque
VA vatikanisch|=vaticane,=vaticanes|vaticano|vaticano|vaticano
VE venezolanisch,Venezolaner|vénézuélien|venezolano|venezuelano|venezuelano
VN vietnamesisch,Vietnamese|vietnamien|vietnamita|=vietnamita,=vietnamiti,=vietnamite|vietnamita
VU vanuatuisch|vanuatais|vanuatuense|vanuatuano|vanuatuense
WS samoanisch,Samoaner|samoan|samoano|samoano|samoano
XK kosovarisch,=Kosovare,=Kosovaren,=Kosovarin|kosovar|kosovar|kosovaro|kosovar
YE jemenitisch,Jemenit|yéménite|yemení|yemenita|iemenita
ZA südafrikanisch,Südafrikaner|sud-africain|sudafricano|sudafricano|sul-africano
ZM sambisch,Sambier|zambien|zambiano|zambiano|zambiano
ZW simbabwisch,Simbabwer|zimbabwéen|=zimbabuense,=zimbabuenses|=zimbabwese|=zimbabuano
SUHH sowjetisch|soviétique|soviético|sovietico|soviético
YUCS jugoslawisch,Jugoslawe|yougoslave|yugoslavo|=jugoslavo,=jugoslava,=jugoslavi|jugoslavo,iugoslavo
CSHH tschechoslowakisch,Tschechoslowake|tchécoslovaque|checoslovaco|cecoslovacco|checoslovaco,tchecoslovaco
DDDE ostdeutsch|est-allemand|germanooriental|=|=
GB-SCT schottisch,Schotte|écossais|escocés|scozzese|escocês
GB-WLS walisisch,Waliser|gallois|galés|gallese|galês
GB-NIR nordirisch,Nordire|nord-irlandais|norirlandés|nordirlandese|norte-irlandês
GB-ENG englisch,Engländer|anglais|inglés|=|=
DE-BY bayerisch|bavarois|bávaro|bavarese|bávaro
DE-SN sächsisch|=|=|=|=
ES-CT katalanisch,Katalane|catalan|catalán|catalano|=catalão,=catalã,=catalães,=catalãs
ES-PV baskisch,Baske|basque|vasco|=|basco
ES-GA galicisch|galicien|gallego|galiziano|galego
ES-AN andalusisch|andalou|andaluz|andaluso|=
IT-82 sizilianisch,Sizilianer|sicilien|siciliano|siciliano|siciliano
IT-88 sardisch|sarde|sardo|sardo|sardo
FR-BRE bretonisch|=|bretón|=bretone,=bretoni|bretão
FR-COR korsisch|corse|corso|=|=
US-TX texanisch,Texaner|texan|texano|texano|texano
US-CA kalifornisch,Kalifornier|californien|californiano|californiano|californiano
RU-CE tschetschenisch,Tschetschene|tchétchène|checheno|ceceno|tchetcheno,checheno
CA-QC =|québécois|=quebequés|=|=
"""
"""Code, then German, French, Spanish, Italian, Portuguese."""

NO_PLACE = {
    "de": "=Pole Position,=Pole-Position",
    "fr": "sud-américain,latino-américain,nord-américain,centre-américain,afro-américain",
    "it": "indo-americano,nord-americano,sud-americano,centro-americano,latino-americano,afro-americano",
    "pt": "sul-americano,latino-americano,centro-americano,afro-americano,indo-americano",
}
"""Words whose second half is no country's; code "-" in the table."""

_ADJECTIVE = ("", "e", "en", "er", "es", "em")


def german(word: str) -> list[str]:
    """Return a German adjective's or person's forms: "finnisch" has five endings, "Finne" three."""
    if word[0].islower() or word.startswith("US-am"):
        return [word + end for end in _ADJECTIVE]
    if word.endswith("e"):
        return [word, word + "n", word[:-1] + "in", word[:-1] + "innen"]
    if word.endswith("er"):
        return [word, word + "n", word + "s", word + "in", word + "innen"]
    return [word, word + "en", word + "in", word + "innen"]


def french(word: str) -> list[str]:
    """Return a French adjective's forms; nouns of people have the same with a capital."""
    if word.endswith("s"):
        return [word, word + "e", word + "es"]
    if word.endswith("e"):
        return [word, word + "s"]
    if word.endswith(("ien", "éen", "yen", "on")):
        return [word, word + "s", word + "ne", word + "nes"]
    return [word, word + "s", word + "e", word + "es"]


def spanish(word: str) -> list[str]:
    """Return a Spanish adjective's forms."""
    for end, stem in (("és", "es"), ("án", "an"), ("ón", "on")):
        if word.endswith(end):
            return [word, *(word[:-2] + stem + more for more in ("a", "es", "as"))]
    if word.endswith("o"):
        return [word, *(word[:-1] + more for more in ("a", "os", "as"))]
    if word.endswith("í"):
        return [word, word + "es", word + "s"]
    if word.endswith(("a", "e")):
        return [word, word + "s"]
    if word.endswith("z"):
        return [word, word + "a", word[:-1] + "ces", word + "as"]
    feminine = [word + "a", word + "as"] if word.endswith(("ñol", "oriental")) else []
    return [word, word + "es", *feminine]


def italian(word: str) -> list[str]:
    """Return an Italian adjective's forms."""
    if word.endswith("io"):
        return [word, word[:-1] + "a", word[:-1], word[:-2] + "e"]
    if word.endswith("co"):
        stem = word[:-1]
        return [word, stem + "a", stem + "i", stem + "hi", stem + "he"]
    if word.endswith("o"):
        return [word, *(word[:-1] + more for more in "aie")]
    if word.endswith("a"):
        return [word, word[:-1] + "i", word[:-1] + "e"]
    return [word, word[:-1] + "i"] if word.endswith("e") else [word]


def portuguese(word: str) -> list[str]:
    """Return a Portuguese adjective's forms."""
    if word.endswith("ês"):
        return [word, *(word[:-2] + more for more in ("esa", "eses", "esas"))]
    if word.endswith("ão"):
        return [word, word[:-1]]
    if word.endswith("o"):
        return [word, *(word[:-1] + more for more in ("a", "os", "as"))]
    if word.endswith("ol"):
        return [word, word + "a", word[:-2] + "óis", word + "as"]
    if word.endswith(("z", "r")):
        return [word, word + "es"]
    return [word, word + "s"]


RULES: dict[str, Callable[[str], list[str]]] = {
    "de": german,
    "fr": french,
    "es": spanish,
    "it": italian,
    "pt": portuguese,
}


def forms(language: str, words: str) -> list[str]:
    """Return all forms of the words of one field of the table."""
    made: dict[str, None] = {}
    for word in words.split(","):
        made |= dict.fromkeys([word[1:]] if word.startswith("=") else RULES[language](word))
    made.pop("", None)
    return list(made)


def main() -> None:
    """Write the table."""
    lines = ["code\tlanguage\tforms"]
    for row in TABLE.strip().splitlines():
        code, words = row.split(" ", 1)
        for language, said in zip(LANGUAGES, words.split("|"), strict=True):
            if made := forms(language, said):
                lines.append(f"{code}\t{language}\t{';'.join(made)}")
    lines += [f"-\t{language}\t{';'.join(forms(language, said))}" for language, said in NO_PLACE.items()]
    (DATA / "adjectives.tsv").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()

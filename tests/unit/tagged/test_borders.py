"""A border is a place of its own, where two countries that have one are named with the word."""

from __future__ import annotations

import pytest

from unit.tagged.told import told


def borders_of(body: str, **fields: str) -> dict[str, str]:
    tagged = told(body, **fields)
    return {r.code: r.mentions[0].text for r in tagged.regions if r.kind == "border"}


@pytest.mark.parametrize(
    ("body", "code", "words"),
    [
        ("Trucks queued at the Finland-Russia border.", "border:FI-RU", "Finland-Russia border"),
        ("The Finnish-Russian land border is shut.", "border:FI-RU", "Finnish-Russian land border"),
        (
            "The border between Poland and Belarus is shut.",
            "border:BY-PL",
            "border between Poland and Belarus",
        ),
        (
            "The frontier between the Netherlands and Germany.",
            "border:DE-NL",
            "frontier between the Netherlands and Germany",
        ),
        ("Syria's border with Iraq is open.", "border:IQ-SY", "Syria's border with Iraq"),
        (
            "In Mexico, who knows: its border with the United States is safe.",
            "border:MX-US",
            "border with the United States",
        ),
        ("Troops left the Indian-Pakistani frontier.", "border:IN-PK", "Indian-Pakistani frontier"),
        (
            "Die Grenze zwischen Polen und Belarus bleibt zu.",
            "border:BY-PL",
            "Grenze zwischen Polen und Belarus",
        ),
        (
            "La frontière entre le Maroc et l'Algérie.",
            "border:DZ-MA",
            "frontière entre le Maroc et l'Algérie",
        ),
        ("La frontera entre Colombia y Venezuela.", "border:CO-VE", "frontera entre Colombia y Venezuela"),
        ("Il confine tra Italia e Slovenia.", "border:IT-SI", "confine tra Italia e Slovenia"),
        ("A fronteira entre Brasil e Paraguai.", "border:BR-PY", "fronteira entre Brasil e Paraguai"),
    ],
)
def test_two_countries_and_the_word_are_a_border(body: str, code: str, words: str):
    assert borders_of(body) == {code: words}


@pytest.mark.parametrize(
    "word",
    "border borders Borders BORDER frontier Grenze Grenzen frontière frontières frontera fronteira confine "
    "confini frontiera frontiere".split(),
)
def test_no_word_for_a_border_is_passed_over(word: str):
    assert list(borders_of(f"The {word} between Finland and Russia.")) == ["border:FI-RU"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("Colombia and Venezuela reopened their border to freight.", "border:CO-VE"),
        ("Kosovo and Serbia settle their row over papers at the border.", "border:RS-XK"),
    ],
)
def test_a_sentence_with_two_neighbours_alone_speaks_of_theirs(body: str, code: str):
    assert borders_of(body) == {code: "border"}


@pytest.mark.parametrize(
    ("language", "body", "code", "words"),
    [
        ("en", "The Sino-Indian border is calm.", "border:CN-IN", "Sino-Indian border"),
        ("fr", "La frontière franco-allemande ferme.", "border:DE-FR", "frontière franco-allemande"),
        ("es", "La frontera colombo-venezolana abre.", "border:CO-VE", "frontera colombo-venezolana"),
        ("it", "Il confine italo-sloveno resta chiuso.", "border:IT-SI", "confine italo-sloveno"),
        ("pt", "A fronteira luso-espanhola abre.", "border:ES-PT", "fronteira luso-espanhola"),
        ("de", "Die polnisch-belarussische Grenze.", "border:BY-PL", "polnisch-belarussische Grenze"),
    ],
)
def test_a_stem_before_a_dash_is_a_country_too(language: str, body: str, code: str, words: str):
    assert borders_of(body, language=language) == {code: words}


@pytest.mark.parametrize(
    ("language", "body", "code", "words"),
    [
        (
            "de",
            "Die Grenze zwischen der Türkei und dem Iran.",
            "border:IR-TR",
            "Grenze zwischen der Türkei und dem Iran",
        ),
        (
            "fr",
            "La frontière entre la Belgique et les Pays-Bas.",
            "border:BE-NL",
            "frontière entre la Belgique et les Pays-Bas",
        ),
        (
            "es",
            "La frontera entre México y los Estados Unidos.",
            "border:MX-US",
            "frontera entre México y los Estados Unidos",
        ),
        (
            "it",
            "Il confine tra gli Stati Uniti e il Messico.",
            "border:MX-US",
            "confine tra gli Stati Uniti e il Messico",
        ),
        (
            "pt",
            "A fronteira entre os Estados Unidos e o México.",
            "border:MX-US",
            "fronteira entre os Estados Unidos e o México",
        ),
        (
            "fr",
            "La frontière polonaise avec la Biélorussie.",
            "border:BY-PL",
            "frontière polonaise avec la Biélorussie",
        ),
        (
            "es",
            "La frontera sur de México con Guatemala.",
            "border:GT-MX",
            "frontera sur de México con Guatemala",
        ),
        (
            "it",
            "Il confine della Polonia con la Bielorussia.",
            "border:BY-PL",
            "confine della Polonia con la Bielorussia",
        ),
        (
            "pt",
            "A fronteira brasileira com a Venezuela.",
            "border:BR-VE",
            "fronteira brasileira com a Venezuela",
        ),
        ("de", "Die türkische Grenze zum Iran.", "border:IR-TR", "türkische Grenze zum Iran"),
    ],
)
def test_each_language_has_its_articles(language: str, body: str, code: str, words: str):
    assert borders_of(body, language=language) == {code: words}


@pytest.mark.parametrize(
    ("language", "body", "code"),
    [
        ("de", "Polen und Belarus streiten über ihre Grenze.", "border:BY-PL"),
        ("fr", "La France et l'Italie rouvrent leur frontière.", "border:FR-IT"),
        ("es", "Colombianos y venezolanos cruzan su frontera.", "border:CO-VE"),
        ("it", "Italia e Francia riaprono la loro frontiera.", "border:FR-IT"),
        ("pt", "Brasil e Paraguai reabrem a sua fronteira.", "border:BR-PY"),
    ],
)
def test_theirs_is_one_border_in_each_language(language: str, body: str, code: str):
    assert list(borders_of(body, language=language)) == [code]


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", "Poland and Belarus watch their borders."),
        ("de", "Polen und Belarus bewachen ihre Grenzen."),
        ("fr", "La France et l'Italie ferment leurs frontières."),
        ("es", "Colombia y Venezuela cierran sus fronteras."),
        ("it", "Italia e Francia chiudono i loro confini."),
        ("pt", "Brasil e Paraguai fecham as suas fronteiras."),
    ],
)
def test_all_their_borders_are_none(language: str, body: str):
    assert borders_of(body, language=language) == {}


def test_whose_border_it_is_only_a_neighbour_tells():
    assert borders_of(
        "Guards keep Haitians from wading across the border from Mexico.", dateline="DEL RIO, Texas"
    ) == {"border:MX-US": "border from Mexico"}


def test_from_and_into_name_the_other_side_only_behind_across():
    assert (
        borders_of("Guards at the border said that goods from Mexico wait.", dateline="DEL RIO, Texas") == {}
    )
    assert borders_of("At the border from Mexico on, nothing moves.", dateline="DEL RIO, Texas") == {}


def test_a_sentence_with_a_third_country_leaves_open_whose_it_is():
    assert borders_of("Colombia and Venezuela reopened the border, Brazil said.") == {}


def test_whose_border_it_is_the_dateline_may_tell():
    assert borders_of("The border with Russia was shut.", dateline="HELSINKI, March 3") == {
        "border:FI-RU": "border with Russia"
    }


@pytest.mark.parametrize(
    "body",
    [
        "The Finland-Japan border is a joke.",
        "Finland and Russia met. The border was calm.",
        "Doctors without borders work in Finland and Russia.",
        "Russia shut its border.",
    ],
)
def test_without_two_neighbours_there_is_no_border(body: str):
    assert borders_of(body) == {}

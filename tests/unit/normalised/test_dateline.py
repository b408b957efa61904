from __future__ import annotations

from datetime import date

import pytest

from wiredesk.normalised.dateline import dateline_at_start, dateline_line
from wiredesk.normalised.story import Dateline

NEAR = date(2022, 3, 4)
THIRD = date(2022, 3, 3)


def start(paragraph: str, *, alone: bool = True) -> tuple[str | None, str | None, date | None, str | None]:
    """Place, region, day and agency of a paragraph's dateline."""
    found = dateline_at_start(paragraph, NEAR, alone=alone)
    assert found is not None
    one = found.dateline or Dateline(text="")
    return one.place, one.region, one.published_on, found.agency


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("LIMA, March 3 - Rain fell.", ("LIMA", None, THIRD, None)),
        ("FORT WORTH, Texas, March 3 - Rain fell.", ("FORT WORTH", "Texas", THIRD, None)),
        ("PARIS, March 3, 2021 (AFP) - Rain fell.", ("PARIS", None, date(2021, 3, 3), "AFP")),
        ("New York, March 3 - Rain fell.", ("New York", None, THIRD, None)),
        ("MOSCOW, March 3. /TASS/. Rain fell.", ("MOSCOW", None, THIRD, "TASS")),
        ("AKITA, Japan, March 3, Kyodo - Rain fell.", ("AKITA", "Japan", THIRD, "Kyodo")),
        ("МОСКВА, 3 марта. /ТАСС/. Идёт дождь.", ("МОСКВА", None, THIRD, "ТАСС")),
        ("TULSA, Okla.--(BUSINESS WIRE)--Rain fell.", ("TULSA", "Okla.", None, "BUSINESS WIRE")),
        ("CANBERRA, AAP - Rain fell.", ("CANBERRA", None, None, "AAP")),
        ("TASHKENT. March 3 (Interfax) - Rain fell.", ("TASHKENT", None, THIRD, "Interfax")),
        (
            "TULSA, Okla.--(BUSINESS WIRE)--March 3, 2022--Rain fell.",
            ("TULSA", "Okla.", THIRD, "BUSINESS WIRE"),
        ),
        ("OSLO (Reuters) - Rain fell.", ("OSLO", None, None, "Reuters")),
        ("HELSINKI, Wednesday (STT) - Rain fell.", ("HELSINKI", None, None, "STT")),
        ("Sønderborg, torsdag /ritzau/: Regn.", ("Sønderborg", None, None, "ritzau")),
        ("STOCKHOLM, onsdag 3 mars (TT) - Regn.", ("STOCKHOLM", None, THIRD, "TT")),
        ("(Reuters) - Rain fell.", (None, None, None, "Reuters")),
        ("Undated (AP) — Rain fell.", (None, None, None, "AP")),
        ("GENEVA — Rain fell.", ("GENEVA", None, None, None)),
        ("Berlin (dpa) - Es regnet.", ("Berlin", None, None, "dpa")),
        ("LONDON (PA/AFP) - Rain fell.", ("LONDON", None, None, "PA")),
        ("Hamburg (dpa/lno) – Es regnet.", ("Hamburg", None, None, "dpa")),
        ("Wien (APA) - Es regnet.", ("Wien", None, None, "APA")),
        ("Madrid, 3 mar (EFE).- Llueve.", ("Madrid", None, THIRD, "EFE")),
        ("Roma, 3 marzo (ANSA) - Piove.", ("Roma", None, THIRD, "ANSA")),
        ("Paris, 3 mars 2022 (AFP) - Il pleut.", ("Paris", None, THIRD, "AFP")),
        ("AUSTIN, Texas - March 3 - Rain fell.", ("AUSTIN", "Texas", THIRD, None)),
        ("AUSTIN, Texas, March 3- Rain fell.", ("AUSTIN", "Texas", THIRD, None)),
        ("AUSTIN, Texas, Marc 3 - Rain fell.", ("AUSTIN", "Texas", None, None)),
        ("AUSTIN, March 130 - Rain fell.", ("AUSTIN", None, None, None)),
        ("AUSTIN, Texas - Rain fell.", ("AUSTIN", "Texas", None, None)),
        ("****RIO DE JANEIRO, March 3 - Rain fell.", ("RIO DE JANEIRO", None, THIRD, None)),
        ("Mexico city, march 3 - rain fell.", ("Mexico city", None, THIRD, None)),
        ("ROME, Dec 30 - Rain fell.", ("ROME", None, date(2021, 12, 30), None)),
        ("upper lima, march 3 - rain fell.", ("upper lima", None, THIRD, None)),
        ("(ANSA) - PERUGIA, 3 MAR - Piove.", ("PERUGIA", None, THIRD, "ANSA")),
        ("KIRUNA (TT) Det regnar.", ("KIRUNA", None, None, "TT")),
        ("(AP) - Rain fell - and fell.", (None, None, None, "AP")),
        ("BRUXELLES 03/03 (BELGA) = Il pleut.", ("BRUXELLES", None, THIRD, "BELGA")),
        ("Helsinki, 3.3. (STT) Sataa.", ("Helsinki", None, THIRD, "STT")),
        ("Bern (sda) Es regnet.", ("Bern", None, None, "sda")),
        ("3.3.Warszawa (PAP) - Pada.", ("Warszawa", None, THIRD, "PAP")),
        ("Szeged, 2022. március 3., csütörtök (MTI) - Esik.", ("Szeged", None, THIRD, "MTI")),
        ("SISAK, 3. ožujka 2022. (Hina) - Pada.", ("SISAK", None, THIRD, "Hina")),
        ("Mělník 3. března (ČTK) - Prší.", ("Mělník", None, THIRD, "ČTK")),
        ("Wien/Graz (APA) Es regnet.", ("Wien/Graz", None, None, "APA")),
        ("SETE (Hérault), 3 mars (AFP) - Il pleut.", ("SETE", "Hérault", THIRD, "AFP")),
    ],
)
def test_place_region_day_and_agency_are_told_apart(paragraph, expected):
    assert start(paragraph) == expected


@pytest.mark.parametrize(
    "paragraph",
    [
        "The minister - a former judge - said on March 3 that rain fell.",
        "Rain fell in Lima, he said - and more will come.",
        "FACTBOX - Rain in figures",
        "Well-known rivers rose.",
        "UPDATE - Rain falls",
        "SILVER - total 156,708",
        "In a ruling, March 3 - a record - they said rain fell.",
        "In March 3 of 10 rivers rose - a record.",
        "until the rain, march 3 - rain fell",
    ],
)
def test_a_sentence_with_a_dash_has_no_dateline(paragraph):
    assert dateline_at_start(paragraph, NEAR, alone=True) is None


def test_a_dateline_is_cut_up_to_the_first_word_of_the_text():
    paragraph = "LIMA, March 3 - Rain fell - much of it."
    found = dateline_at_start(paragraph, NEAR, alone=True)
    assert found is not None
    assert paragraph[found.length :] == "Rain fell - much of it."


def test_a_line_of_place_and_day_is_a_dateline():
    found = dateline_line("NAIROBI, March 3, 2022", NEAR)
    assert found == Dateline(text="NAIROBI, March 3, 2022", place="NAIROBI", published_on=THIRD)


@pytest.mark.parametrize(
    "line",
    [
        "    LIMA, March 3 - The Coffee Growers' Union",
        "    LIMA, March 3 - Rain fell on the",
        "    NORCROSS, Ga., March 3 - Sample Systems",
    ],
)
def test_a_line_that_goes_on_after_its_day_is_the_text_s(line):
    assert dateline_line(line, NEAR) is None


def test_any_place_before_a_credit_is_a_dateline_without_a_dash_where_the_service_sends_none():
    paragraph = "Kleinkleckersdorf (KNA) Die Glocke läutet."
    assert dateline_at_start(paragraph, NEAR) is None
    found = dateline_at_start(paragraph, NEAR, undashed=True)
    assert found is not None
    assert found.dateline == Dateline(text="Kleinkleckersdorf", place="Kleinkleckersdorf")


@pytest.mark.parametrize(
    "paragraph", ["American Airlines (AA) Flight 12 landed.", "Die Zahl 3.14 (dpa) ist rund."]
)
def test_a_name_with_its_short_form_is_no_dateline(paragraph):
    assert dateline_at_start(paragraph, NEAR) is None


def test_what_stands_in_brackets_behind_the_day_is_the_agency_though_no_table_has_it():
    found = dateline_at_start("LAHTI, March 3 (Nordtext) - A mill", NEAR)
    assert found is not None
    assert found.dateline is not None
    assert (found.dateline.text, found.dateline.region, found.agency) == ("LAHTI, March 3", None, "Nordtext")


@pytest.mark.parametrize(
    ("paragraph", "text", "place"),
    [
        ("ВЫБОРГ, 4 марта. /ТАСС/. Башню открыли.", "ВЫБОРГ, 4 марта", "ВЫБОРГ"),
        ("Αθήνα, 4 Μαρτίου (ΑΠΕ-ΜΠΕ) - Το λιμάνι έκλεισε.", "Αθήνα, 4 Μαρτίου", "Αθήνα"),
        ("الكويت - 4 - 3 (كونا) -- استقبل ميناء الشويخ سفينة.", "الكويت - 4 - 3", "الكويت"),
        ("KUWAIT - 4 - 3 (KUNA) -- A ship came in.", "KUWAIT - 4 - 3", "KUWAIT"),
    ],
)
def test_datelines_in_other_letters_have_place_and_day(paragraph, text, place):
    found = dateline_at_start(paragraph, date(2022, 3, 4), alone=True, any_case=True)
    assert found is not None
    assert found.dateline == Dateline(text=text, place=place, published_on=date(2022, 3, 4))


@pytest.mark.parametrize(
    ("paragraph", "place", "region", "day", "rest"),
    [
        ("(Bergen, NO - March 1) Ferries", "Bergen", "NO", date(2022, 3, 1), "Ferries"),
        ("(BERGEN, March 1) - Ferries", "BERGEN", None, date(2022, 3, 1), "Ferries"),
    ],
)
def test_brackets_may_hold_place_and_day(paragraph, place, region, day, rest):
    start = dateline_at_start(paragraph, date(2022, 3, 2))
    assert start is not None
    assert start.dateline is not None
    assert (start.dateline.place, start.dateline.region, start.dateline.published_on) == (place, region, day)
    assert paragraph[start.length :] == rest


def test_an_unknown_source_in_brackets_is_no_text():
    start = dateline_at_start("(Harbour News Service) - Ferries stood still.", date(2022, 3, 2))
    assert start is not None
    assert (start.dateline, start.agency) == (None, None)
    assert dateline_at_start("(Adds Quotes From Owner And Union) - Ferries", date(2022, 3, 2)) is None
    assert dateline_at_start("(Correction To Story) - Ferries stood", date(2022, 3, 2)) is None


def test_a_full_stop_may_part_a_place_from_its_day():
    found = dateline_at_start("NUR-SULTAN. March 3 (Interfax) - Coal output rose.", date(2022, 3, 3))
    assert found is not None
    assert found.dateline is not None
    assert found.dateline.place == "NUR-SULTAN"


@pytest.mark.parametrize(
    ("paragraph", "place", "region", "agency"),
    [
        ("Damascus, SANA- Rain fell.", "Damascus", None, "SANA"),
        ("New Delhi [India], March 3 (ANI): Rain fell.", "New Delhi", "India", "ANI"),
        ("Jorhat (Assam) [India], March 3 (ANI): Rain fell.", "Jorhat", "Assam", "ANI"),
        ("BEOGRAD, 3. marta (Tanjug) - Kiša.", "BEOGRAD", None, "Tanjug"),
        ("【オウル共同】雨が降った。", "オウル", None, "共同"),
    ],
)
def test_a_dateline_is_read_in_the_form_of_its_country(paragraph, place, region, agency):
    start = dateline_at_start(paragraph, date(2022, 3, 3))
    assert start is not None
    assert start.dateline is not None
    assert (start.dateline.place, start.dateline.region, start.agency) == (place, region, agency)


def test_capitals_with_a_hyphen_behind_them_are_no_agency():
    assert dateline_at_start("Some of the NATO- EU talks failed.", date(2022, 3, 3)) is None


def test_a_day_in_figures_beside_an_agency_needs_no_place():
    start = dateline_at_start("02/03 (BELGA) = Le pont rouvre.", date(2022, 3, 2))
    assert start is not None
    assert start.dateline == Dateline(text="02/03", published_on=date(2022, 3, 2))
    assert "02/03 (BELGA) = Le pont rouvre."[start.length :] == "Le pont rouvre."


def test_a_day_may_have_its_ordinal():
    start = dateline_at_start("SHARJAH, 2nd March, 2022 (WAM) -- Aid will be paid.", NEAR)
    assert start is not None
    assert start.dateline is not None
    assert (start.dateline.place, start.dateline.published_on) == ("SHARJAH", date(2022, 3, 2))


def test_a_full_stop_between_place_and_day_is_no_part_of_the_place():
    start = dateline_at_start("Мурманск. 3 марта. ИНТЕРФАКС - Дождь.", date(2022, 3, 3))
    assert start is not None
    assert start.dateline is not None
    assert start.dateline.place == "Мурманск"


def test_a_chinese_agency_stands_before_place_and_day():
    start = dateline_at_start("新华社西宁3月2日电（记者李明、王芳）大天鹅增加两成。", NEAR)
    assert start is not None
    assert start.dateline is not None
    assert (start.dateline.text, start.dateline.place, start.agency) == ("西宁3月2日", "西宁", "新华社")
    assert start.dateline.published_on == date(2022, 3, 2)

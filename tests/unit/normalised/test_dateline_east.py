"""Datelines of East Asia and the Arab world."""

from __future__ import annotations

from datetime import date

import pytest

from wiredesk.normalised.dateline import dateline_at_start

NEAR = date(2022, 3, 3)


@pytest.mark.parametrize(
    ("paragraph", "place", "day", "named", "rest"),
    [
        ("新华社兰州3月2日电（记者李婉、张远）研究院", "兰州", 2, ("新华社", "记者李婉、张远"), "研究院"),
        ("（中央社記者王小明台北2日電）今天", "台北", 2, ("中央社", "王小明"), "今天"),
        ("【ワシントン共同】米国は", "ワシントン", None, ("共同", None), "米国は"),
        ("［東京 ２日 ロイター］ - 日銀は", "東京", 2, ("ロイター", None), "日銀は"),
        ("(서울=연합뉴스) 김철수 기자 = 한국은행은", "서울", None, ("연합뉴스", "김철수"), "한국은행은"),
        ("الشارقة في 2 مارس / وام / أعارت", "الشارقة", 2, ("وام", None), "أعارت"),
    ],
)
def test_place_day_agency_and_writer_are_told_apart(paragraph, place, day, named, rest):
    start = dateline_at_start(paragraph, NEAR)
    assert start is not None
    assert start.dateline is not None
    assert (start.dateline.place, start.agency, start.byline) == (place, *named)
    assert start.dateline.published_on == (day and date(2022, 3, day))
    assert paragraph[start.length :] == rest


@pytest.mark.parametrize(
    "paragraph", ["据新华社报道，北京3月2日电", "【速報】地震が起きた", "(서울) 한국은행은"]
)
def test_what_names_no_agency_is_no_dateline(paragraph):
    assert dateline_at_start(paragraph, NEAR) is None


@pytest.mark.parametrize(
    ("paragraph", "place", "region"),
    [
        ("WELLINGTON, New Zealand--Albatross Airways", "WELLINGTON", "New Zealand"),
        ("SHARJAH, 2nd March, 2022 (WAM) -- The library", "SHARJAH", None),
        ("Вологда. 3 марта. INTERFAX.RU - Кружевную карту", "Вологда", None),
        ("ОНЕГА, 3 марта. /Корр. ТАСС Анна Лаптева/. Чемпионат", "ОНЕГА", None),
    ],
)
def test_two_hyphens_ordinals_and_a_correspondent_s_name_are_the_dateline_s(paragraph, place, region):
    start = dateline_at_start(paragraph, NEAR, alone=True)
    assert start is not None
    assert start.dateline is not None
    assert (start.dateline.place, start.dateline.region) == (place, region)


def test_a_writer_may_stand_beside_the_agency_in_its_bracket():
    start = dateline_at_start("Corrientes, 3 de marzo (Télam, por Ana Ruiz).- Las lluvias", NEAR)
    assert start is not None
    assert (start.agency, start.byline) == ("Télam", "Ana Ruiz")


def test_hashtags_behind_a_release_s_dateline_are_no_text():
    text = "SAN JOSE, Calif.--(BUSINESS WIRE)--#pests--Lumen Gate"
    start = dateline_at_start(text, NEAR)
    assert start is not None
    assert text[start.length :] == "Lumen Gate"

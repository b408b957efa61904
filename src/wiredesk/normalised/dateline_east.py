"""Datelines as agencies in East Asia and the Arab world write them, where no dash parts them from the text.

Chinese: "新华社兰州3月2日电（记者李婉）", "（中央社記者王小明台北2日電）". Japanese: "【ワシントン共同】",
"［東京 2日 ロイター］ - ". Korean: "(서울=연합뉴스) 김철수 기자 = ". Arabic: "الشارقة في 2 مارس / وام / ".
Place, day and agency are told apart by the words that each language puts between them; text excludes these.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from wiredesk.normalised.dates import MONTH, day_near, month_number
from wiredesk.normalised.providers import known
from wiredesk.normalised.story import Dateline

LONGEST = 120
"""Characters that a dateline and its writers take at most."""

_CHINESE = (
    r"(?P<agency>[\u4e00-\u9fff]{2,6}[社网網])?\s?(?P<place>[\u4e00-\u9fff·]{2,12}?)\s?(?P<month>\d{1,2})月"
    r"(?P<day>\d{1,2})日(?:电|電|讯|訊)\s?(?:[（(](?P<names>[^（）()]{2,60})[）)])?\s?"
)
_TAIWANESE = (
    r"[（(](?P<agency>[\u4e00-\u9fff]{2,3}社)(?:記者(?P<names>[\u4e00-\u9fff]{3}))?"
    r"(?P<place>[\u4e00-\u9fff]{2,8}?)(?P<day>\d{1,2})日[\u4e00-\u9fff]{0,6}電[）)]\s?"
)
_JAPANESE = (
    r"【(?P<place>[^【】=＝\d]{2,16}?)\s?[=＝]?\s?"
    r"(?P<agency>共同|時事|聯合ニュース|聯合|ロイター|新華社|AFP|ＡＦＰ時事|EPA時事)"
    r"(?:\s?[=＝]\s?(?P<names>[^【】]{2,20}))?】\s?"
)
_JAPANESE_REUTERS = (
    r"[［\[](?P<place>[^\d０-９\s［］\[\]]{1,16})\s+(?P<day>[\d０-９]{1,2})日\s+(?P<agency>ロイター|AFP)[］\]]"
    r"\s*[-－―–—]?\s*"
)
_KOREAN = (
    r"[(\[](?P<place>[가-힣·\s]{1,16})=(?P<agency>[가-힣]{2,6})[)\]]\s?(?:(?P<names>[가-힣\s·,]{2,40}?)\s?"
    r"(?:기자|특파원|통신원)\s?=\s?|=\s?)?"
)
_ARABIC = (
    rf"(?P<place>[ء-ي][ء-ي ]{{1,24}}?)\s+(?:في\s+)?(?P<day>\d{{1,2}})\s+(?P<month>(?i:{MONTH}))"
    r"(?:\s+\d{4})?\s?/\s?(?P<agency>[ء-ي ]{2,10}?)\s?/\s?(?:[-–—]+\s)?"
)
_FORMS = tuple(map(re.compile, (_CHINESE, _TAIWANESE, _JAPANESE, _JAPANESE_REUTERS, _KOREAN, _ARABIC)))
_STARTS = re.compile(r"[（(\[［【\u0600-\u06ff\u3000-\u9fff\uac00-\ud7af]")
_EAST = re.compile(r"[\u0600-\u06ff\u3000-\u9fff\uac00-\ud7af]")


class Eastern(NamedTuple):
    """A dateline, how many characters of the paragraph it takes, its agency, and who wrote the story."""

    dateline: Dateline
    length: int
    agency: str | None
    byline: str | None


def eastern_dateline(paragraph: str, near: date) -> Eastern | None:
    """Return the dateline with which a paragraph in such a script begins; None if it has none."""
    head = paragraph[:LONGEST]
    if not _STARTS.match(head) or not _EAST.search(head, 0, 12):
        return None
    for form in _FORMS:
        found = form.match(head)
        if found is None:
            continue
        parts = found.groupdict()
        agency = parts["agency"]
        if agency is not None and known(agency) is None:
            continue
        if agency is None and not parts.get("month"):
            continue
        return Eastern(_dateline(found, parts, near), found.end(), agency, parts.get("names"))
    return None


def _dateline(found: re.Match[str], parts: dict[str, str | None], near: date) -> Dateline:
    place = " ".join((parts["place"] or "").split()).removesuffix(" في")
    day, month = parts.get("day"), parts.get("month")
    if not day:
        return Dateline(text=place, place=place)
    number = (int(month) if month.isdigit() else month_number(month)) if month else near.month
    end = (
        found.end("month")
        if found.start("month" if month else "day") > found.start("day")
        else found.end("day")
    )
    text = found.string[found.start("place") : end]
    if found.string[end : end + 1] == "日":
        text += "日"
    return Dateline(
        text=" ".join(text.split()), place=place, published_on=day_near(int(day), number or 0, near)
    )

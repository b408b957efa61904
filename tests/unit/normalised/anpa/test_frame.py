from __future__ import annotations

from datetime import UTC, datetime

import pytest

from wiredesk.normalised.anpa.frame import is_first_line, is_second_line, transmissions
from wiredesk.normalised.anpa.trailer import trailer_of


@pytest.mark.parametrize(
    "line", ["\x16\x16\x01a0585\x1frnvab-----", "a0585rnvab-----", "B1730 cpstf", "\x01f0704\x1freute"]
)
def test_the_first_line_has_a_services_letter_and_a_number(line):
    assert is_first_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "u f BC-RAIN-LIMA 03-03 0105",
        "r i \x13\x11bc-slug 2ndLd 03-03 0210",
        "r f\x13\x11am-FED:Dairy Prices 3-3 0152",
    ],
)
def test_the_second_line_has_codes_or_a_date(line):
    assert is_second_line(line)


@pytest.mark.parametrize(
    "line", ["I a man of Lima", "a b c", "Politik/Wahl/", "\x01dpa0123 3 wi 120 dpa 0456"]
)
def test_other_lines_are_none(line):
    assert not is_second_line(line)


def test_a_number_range_is_no_trailer():
    assert trailer_of("The score was 03-03-22 at the half") is None


def test_text_behind_a_stray_etx_is_kept():
    text = "\x16\x16\x01a0585\x1f\r\nr i BC-RAIN 03-03 0105\r\n\x02^BC-RAIN,105<\r\n\tRain\x03 fell.\r\n"
    body = "".join(f"\tIt rained on day {day} as well, the mayor said.\r\n" for day in range(6))
    (one,) = transmissions(text + body + "\x03\r\nAP-WF-03-03-22 1805GMT<\x04")
    assert len(one.text) == 8
    assert one.sent_at == datetime(2022, 3, 3, 18, 5, tzinfo=UTC)


def test_what_lost_its_codes_is_parted_behind_a_trailer():
    one = "^BC-RAIN,105<\n\tRain fell.\nAP-WF-03-03-22 1805GMT\n"
    assert len(list(transmissions(one * 3))) == 3

"""ANPA 1312: each dialect's marks, and what may lack."""

from __future__ import annotations

from datetime import UTC, date, datetime
from time import monotonic
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.normalised import providers
from wiredesk.normalised.anpa.characters import with_codes
from wiredesk.normalised.normalise import normalise, read
from wiredesk.normalised.story import Story
from wiredesk.raw.record import RawRecord
from wiredesk.rejected import Rejected

CAME_AT = datetime(2022, 3, 3, 20, tzinfo=UTC)

HEADER = (
    "\x16\x16\x01a0585\x1frnvab-----\r\nr i \x13\x11BC-LT--Port-Strike-Vil 2ndLd-Writethru 03-03 0210\r\n"
)
HEAD = "\x02^BC-LT--Port-Strike-Vilnius, 2nd Ld-Writethru,0210<\r\n^Dockers walk out in Klaipeda<\r\n"
TEXT = "\tKLAIPEDA, Lithuania (AP) _ Dockers left their cranes on Thursday.\r\n\tNo ship was loaded.\r\n"
END = "\t\x03\r\nAP-WF-03-03-22 1805GMT<\r\n\x0c\x04"


def items(text: str, **raw: Any) -> list[Story | Rejected]:
    return normalise(RawRecord(copy_bytes=text.encode(), received_at=CAME_AT, **raw))


def story(text: str, **raw: Any) -> Story:
    (one,) = items(text, **raw)
    assert isinstance(one, Story)
    assert one.format == "anpa"
    return one


def with_head(*lines: str, text: str = TEXT, header: str = HEADER) -> Story:
    slug = "\x02^BC-LT--Port-Strike-Vilnius, 2nd Ld-Writethru,0210<\r\n"
    return story(header + slug + "".join(f"{line}\r\n" for line in lines) + text + END)


def test_a_transmission_is_read_by_its_header_carets_and_trailer():
    one = story(HEADER + HEAD + TEXT + END)
    assert (one.slugline, one.take, one.headline) == (
        "BC-LT--Port-Strike-Vilnius",
        "2nd Ld-Writethru",
        "Dockers walk out in Klaipeda",
    )
    assert (one.urgency, one.category, one.provider_id) == (4, "i", "ap")
    assert one.published_at == datetime(2022, 3, 3, 18, 5, tzinfo=UTC)
    assert one.signals == ("lead",)
    assert one.paragraphs == ("Dockers left their cranes on Thursday.", "No ship was loaded.")
    assert one.dateline is not None
    assert one.dateline.place == "KLAIPEDA"


@pytest.mark.parametrize(("letter", "urgency"), [("f", 1), ("b", 2), ("u", 3), ("r", 4), ("d", 5), ("a", 6)])
def test_the_priority_letter_is_the_urgency(letter, urgency):
    assert story(HEADER.replace("\nr i", f"\n{letter} i") + HEAD + TEXT + END).urgency == urgency


def test_an_agency_s_own_scale_of_priorities_comes_first(tmp_path):
    own = tmp_path / "providers.toml"
    own.write_text("[ap]\nurgencies = { r = 5 }\n")
    providers.use(own)
    try:
        assert story(HEADER + HEAD + TEXT + END).urgency == 5
    finally:
        providers.use(None)


def test_a_flash_code_on_a_long_text_is_no_alert():
    flash = HEADER.replace("\nr i", "\nf i")
    assert "alert" in story(flash + HEAD + TEXT + END).signals
    assert "alert" not in story(flash + HEAD + TEXT * 12 + END).signals


def test_a_news_alert_has_no_headline():
    one = with_head("^NewsAlert<")
    assert one.headline is None
    assert one.take == "2nd Ld-Writethru NewsAlert"
    assert one.signals == ("alert", "lead")


@pytest.mark.parametrize(
    "line",
    [
        "Eds: Adds quotes.",
        "AP Photo KLP101",
        "EDITOR'S NOTE _ First of two parts.",
        "With AP Photos.",
        "PHOTO",
    ],
)
def test_notes_and_photo_numbers_are_told_by_their_form(line):
    one = with_head(f"^{line}<", "^Dockers walk out<")
    assert one.headline == "Dockers walk out"
    assert one.ednote == line.replace("_", "—")


def test_a_writers_title_is_no_name_and_no_text():
    one = with_head("^Dockers walk out<", "^By JONAS PETRAITIS=", "^Associated Press Writer=")
    assert one.byline == ("JONAS PETRAITIS",)
    assert one.paragraphs[0].startswith("Dockers left")


def test_writers_on_two_lines_are_both_named():
    one = with_head("^Dockers walk out<", "^By JONAS PETRAITIS=", "^and RUTA KALNA=", "^AP Business Writers=")
    assert one.byline == ("JONAS PETRAITIS", "RUTA KALNA")


def test_a_line_between_headline_and_byline_is_the_summary():
    one = with_head("^Dockers walk out<", "^Union wants a tenth more pay.<", "^By JONAS PETRAITIS=")
    assert one.summary == "Union wants a tenth more pay."


def test_an_embargo_line_holds_a_text_back():
    one = with_head("^EMBARGOED UNTIL 2200 GMT<", "^Dockers walk out<")
    assert one.status == "embargoed"
    assert one.embargoed_until == datetime(2022, 3, 3, 22, tzinfo=UTC)


def test_a_notice_above_the_text_names_the_holder_of_the_rights():
    assert (
        with_head("^Dockers walk out<", "^(c) 2022, The Baltic Courier<").copyright_holder
        == "The Baltic Courier"
    )


def test_quotes_dashes_and_fractions_are_signs_readers_know():
    one = story(HEADER + HEAD + "\t``Pay,'' he said _ 1{ hours of it.\r\n" + END)
    assert one.paragraphs == ('"Pay," he said — 1½ hours of it.',)


def test_etx_may_stand_behind_the_last_sentence():
    one = story(HEADER + HEAD + TEXT.rstrip() + "\x03AP-WF-03-03-22 1805GMT<\x0c\x04")
    assert one.paragraphs[-1] == "No ship was loaded."
    assert one.published_at == datetime(2022, 3, 3, 18, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("trailer", "provider", "hour", "minute"),
    [
        ("AP-NY-03-03-22 1305EST<", "ap", 18, 5),
        ("AFP 031805 GMT MAR 22", "afp", 18, 5),
        ("Reut18:05 03-03-22", "reuters", 18, 5),
        ("upi 03-03-22 01:05 pes", "upi", 18, 5),
        ("-0- Mar/03/2022 18:05 GMT", "ap", 18, 5),
        ("13:05ET 03-03-22<", "ap", 18, 5),
    ],
)
def test_a_trailer_has_source_and_time_in_many_forms(trailer, provider, hour, minute):
    one = story(HEADER + HEAD + TEXT + "\x03\r\n" + trailer + "\r\n\x04")
    assert one.published_at == datetime(2022, 3, 3, hour, minute, tzinfo=UTC)
    assert one.provider_id == provider
    assert one.paragraphs[-1] == "No ship was loaded."


def test_without_a_trailer_the_header_has_the_day():
    assert story(HEADER + HEAD + TEXT + "\x03\x04").published_at == date(2022, 3, 3)


def test_the_canadian_press_writes_the_day_first():
    header = "\x16\x16\x01B1730\x1fcpstf\r\nr b \x13\x11Grain-Terminals 5thWritethru TB31 02-03 204\r\n"
    one = story(header + "\x02^Grain-Terminals, 5th Writethru@<\r\n" + TEXT + "\x03")
    assert one.published_at == date(2022, 3, 2)
    assert (one.slugline, one.take) == ("Grain-Terminals", "5th Writethru")


@pytest.mark.parametrize(
    ("line", "slug", "take"),
    [
        ("BC-LT--Port-Strike-Vilnius,0210", "BC-LT--Port-Strike-Vilnius", "2ndLd-Writethru"),
        ("a0412 BC-LT--Port-Strike-Vilnius, 1st Ld,210", "BC-LT--Port-Strike-Vilnius", "1st Ld"),
        ("(Port-Strike-Vilnius)(2nd Lead)", "Port-Strike-Vilnius", "2nd Lead"),
        ("PM-LT--Port Strike, 1st Ld-1st Add, a0412", "PM-LT--Port Strike", "1st Ld-1st Add"),
        ("BC-LT--Port-Strike, Bjt,1200", "BC-LT--Port-Strike", "Bjt"),
        ("AM-Port Strike, ADV06-2 Takes", "AM-Port Strike", "ADV06-2 Takes"),
        ("BC-PORT-STRIKE (BLOOMBERG)", "BC-PORT-STRIKE", "2ndLd-Writethru"),
    ],
)
def test_the_slug_line_is_parted(line, slug, take):
    one = story(HEADER + f"\x02^{line}<\r\n^Dockers walk out<\r\n" + TEXT + END)
    assert (one.slugline, one.take) == (slug, take)


def test_a_headline_that_wraps_is_joined():
    lines = ("^Dockers walk out in Klaipeda after talks on pay", "break down overnight<")
    one = with_head(*lines, "^By JONAS PETRAITIS=")
    assert one.headline == "Dockers walk out in Klaipeda after talks on pay break down overnight"
    assert one.byline == ("JONAS PETRAITIS",)


def test_later_lines_with_carets_are_the_text_where_nothing_else_is():
    one = with_head("^AP News Advisory<", "^EDITORS:<", "^The port story will move by 9 p.m.<", text="")
    assert one.headline == "AP News Advisory"
    assert one.paragraphs == ("The port story will move by 9 p.m.",)


def test_rows_keep_their_cells_and_subheads_stay():
    table = (
        "^North Division=\r\n\x08^;W;L\r\n\x08Kiel;12;4\r\n\x08Gdansk\x109\x1e6\r\n\tKiel 5, Gdansk 3<\r\n"
    )
    one = with_head("^Baltic League=", "^At A Glance=", text=table)
    assert one.headline == "Baltic League At A Glance"
    assert one.paragraphs == ("North Division", "W\tL", "Kiel\t12\t4", "Gdansk\t9\t6", "Kiel 5, Gdansk 3")


def test_text_without_carets_is_read_as_a_plain_take():
    text = (
        "\x16\x16\x01f0704\x1freute\r\nu f BC-RAIN-LIMA 03-03 0105\r\n\x02\r\n"
        "RAIN FLOODS PORT OF LIMA\r\n    LIMA, March 3 - Rain stopped work\r\nat the port on Thursday.\r\n"
        "    No ship left.\r\n REUTER\r\n\x03\x04"
    )
    one = story(text)
    assert (one.headline, one.slugline, one.urgency) == ("RAIN FLOODS PORT OF LIMA", "BC-RAIN-LIMA", 3)
    assert one.paragraphs == ("Rain stopped work at the port on Thursday.", "No ship left.")
    assert one.signoff == "REUTER"


def test_each_transmission_of_a_copy_is_an_item():
    first = HEADER + HEAD + TEXT + END
    second = first.replace("Dockers walk out in Klaipeda", "Cranes stand still").replace("a0585", "a0586")
    empty = "\x16\x16\x01a0586\x1frnvab\r\n\x02\x03\x04"
    found = items(first + "\r\n" + empty + second)
    assert [one.headline for one in found if isinstance(one, Story)] == [
        "Dockers walk out in Klaipeda",
        "Cranes stand still",
    ]


def _without_codes(text: str) -> str:
    return "".join(char for char in text if char >= " " or char in "\t\r\n")


def _in_carets(text: str) -> str:
    return "".join(char if char >= " " or char in "\t\r\n" else f"^{chr(ord(char) + 64)}" for char in text)


def _in_pictures(text: str) -> str:
    return "".join(char if char >= " " or char in "\t\r\n" else chr(0x2400 + ord(char)) for char in text)


@pytest.mark.parametrize(
    "change", [_without_codes, _in_carets, _in_pictures, lambda text: text.replace("\r", "")]
)
def test_codes_may_be_lost_or_stand_as_signs(change):
    plain, changed = story(HEADER + HEAD + TEXT + END), story(change(HEADER + HEAD + TEXT + END))
    left_out = {"uri", "provenance", "flags"}
    assert changed.model_dump(exclude=left_out) == plain.model_dump(exclude=left_out)


@pytest.mark.parametrize("end", ["\n", "\r", "\n\r", "\r\r\n", "\n\n"])
def test_line_ends_may_be_any(end):
    text = (
        "\tKLAIPEDA, Lithuania (AP) _ Dockers left\r\ntheir cranes on Thursday.\r\n\tNo ship was loaded.\r\n"
    )
    one = story((HEADER + HEAD + text + END).replace("\r\n", end))
    assert one.headline == "Dockers walk out in Klaipeda"
    assert one.paragraphs == ("Dockers left their cranes on Thursday.", "No ship was loaded.")


def test_the_first_header_line_may_lack():
    one = story(HEADER.split("\n", 1)[1] + HEAD + TEXT + END)
    assert (one.urgency, one.headline) == (4, "Dockers walk out in Klaipeda")


@pytest.mark.parametrize(
    "text",
    [
        "u f BC-RAIN-LIMA 03-03 0105\nRAIN FLOODS PORT\n    LIMA, March 3 - Rain fell.\n REUTER\n",
        "x^2 grows\n^ marks a power in this text, and nothing else.\n",
        "\x01dpa0123 3 wi 120 dpa 0456\r\nWetter/\r\n\x02Regen in Kiel =\r\nKiel (dpa) - Es regnet.\r\n\x03",
    ],
)
def test_plain_takes_and_iptc_7901_are_not_taken_for_it(text):
    assert all(one.format != "anpa" for one in items(text) if isinstance(one, Story))


def test_a_broken_off_transmission_is_kept_and_flagged():
    one = story(HEADER + HEAD + TEXT)
    assert one.paragraphs[-1] == "No ship was loaded."
    assert "truncated" in one.flags


def test_a_caret_line_of_many_blanks_is_read_in_time():
    started = monotonic()
    items(HEADER + "\x02^a" + " \u200b" * 4000 + "x\r\n" + TEXT + END)
    assert monotonic() - started < 2


pieces = st.sampled_from(
    [
        HEADER, HEAD, TEXT, END, "\x02", "\x03", "\x04", "\x16\x16\x01a0001\x1f", "^", "^By ", "<\r\n", "=\n",
        "\r", "\n", "\t", "\x08a;b;c\n", "\x10\x1e", "``", "''", "{", " _ ", "^Eds: x<",
        "AP-WF-99-99-22 9999GMT",
        "r i ", "@<", "(", ",", "^C", "^V^V^Aa0001", "^A By A B and C D", "word ", "1st Ld ", "é", "\u2402",
    ]
)  # fmt: skip


@given(st.lists(pieces, max_size=30).map("".join))
def test_every_character_is_in_just_one_piece_of_the_trace(text):
    for reading in read(RawRecord(copy_bytes=text.encode() or b" ", received_at=CAME_AT)):
        if isinstance(reading.item, Story) and reading.item.format == "anpa":
            taken = "".join(piece.text for piece in reading.taken)
            assert "".join(taken.split()) in "".join(with_codes(text).split())


def test_a_message_to_editors_alone_is_its_own_text():
    one = story(
        "\x16\x16\x01A2210\x1fcpstf\r\nu g \x13\x11Inquiry-Dam (HOLD) QC07 01-03 064\r\n"
        "\x02^Inquiry-Dam, HOLD@<\r\n^ADVISORY@<\r\n^EDITORS: Please hold the story Inquiry-Dam.@<\r\n"
        "^THE CANADIAN PRESS@<\r\n\x03\r\n17:02ET 01-03-22<\r\n\x04"
    )
    assert (one.status, one.signals, one.provider_id) == ("withheld", ("advisory", "hold"), "cp")
    assert one.paragraphs == ("EDITORS: Please hold the story Inquiry-Dam.",)


def test_an_advance_s_mark_is_no_headline_and_the_embargo_s_time_is_believed():
    one = story(
        "\x16\x16\x01w0501\x1frnvab-----\r\nd e \x13\x11BC-Film Review,ADV04 03-03 0210\r\n"
        "\x02^BC-Film Review, ADV04,0210<\r\n^$Adv04<\r\n^For release Friday, March 4<\r\n"
        "^Review: The lantern takes its time<\r\n^Eds: HOLD FOR RELEASE at 1 p.m. EST Friday, March 4.<\r\n"
        "\tNothing happens for six minutes.\r\n\tIt is the best scene.\r\n\t\x03\r\n"
        "AP-WF-03-03-22 1510GMT<\r\n\x04"
    )
    assert one.headline == "Review: The lantern takes its time"
    assert (one.status, one.signals) == ("embargoed", ("embargo",))
    assert one.embargoed_until == datetime(2022, 3, 4, 18, 0, tzinfo=UTC)


def test_a_note_behind_the_slug_and_a_take_that_a_hyphen_joins_to_it_are_cut_off():
    one = story(
        "^PARKS-FEES-1STLEDE (ADDS detail throughout)<\r\n^Parks drop fees<\r\n^By Ann Poe=\r\n"
        "\tWASHINGTON - Parks will be free.\r\n\tThe first day is near.\r\n\x03\r\nWP-03-03-22 2041EST<\r\n"
    )
    assert (one.slugline, one.take) == ("PARKS-FEES", "1STLEDE")
    assert one.ednote == "(ADDS detail throughout)"
    assert one.provider_id == "washington-post"


def test_a_sentence_of_a_kill_is_no_headline():
    one = story(
        "\x16\x16\x01a0221\x1frnvab-----\r\nb a \x13\x11BC-US--School Bus,KILL 03-03 0060\r\n"
        "\x02^BC-US--School Bus, KILL,0060<\r\n^The sheriff says that no bus was there.<\r\n"
        "^A kill is mandatory.<\r\n\x03\r\nAP-WF-03-03-22 0855GMT<\r\n\x04"
    )
    assert (one.headline, one.status) == (None, "canceled")
    assert one.paragraphs == ("The sheriff says that no bus was there.", "A kill is mandatory.")


def test_an_alert_may_be_named_by_its_slug_alone():
    header = "\x16\x16\x01a0077\x1f-----\r\nb a \x11\x13 BC-APNewsAlert 03-03 0021\r\n"
    one = story(header + "\x02^BC-APNewsAlert,0021<\r\n" + TEXT + END)
    assert (one.slugline, one.headline, one.signals) == ("BC-APNewsAlert", None, ("alert",))


def test_the_section_in_brackets_is_no_summary_and_a_label_in_them_is_one():
    assert with_head("^Dockers walk out<", "^(GARDEN)<").summary is None
    assert with_head("^Dockers walk out<", "^(CORRECTION)<").signals == ("lead", "correction")


def test_what_closes_a_story_sent_ahead_is_sign_off():
    one = with_head("^Dockers walk out<", text=TEXT + "\tEnd Adv for Sunday, March 6\r\n")
    assert (one.signoff, one.paragraphs[-1]) == ("End Adv for Sunday, March 6", "No ship was loaded.")


def test_a_short_line_above_rows_is_their_subhead():
    rows = "\x08Lahti\x1e3\x1e1;\r\n\x08Oulu\x1e2\x1e2;\r\n"
    one = with_head("^Harbor League<", "^By The Associated Press=", "^EAST<", text=rows)
    assert (one.headline, one.summary) == ("Harbor League", None)
    assert one.paragraphs == ("EAST", "Lahti\t3\t1", "Oulu\t2\t2")


def test_an_agency_s_name_alone_is_the_byline_where_nobody_is_named():
    assert with_head("^Dockers walk out<", "^THE CANADIAN PRESS<").byline == ("THE CANADIAN PRESS",)
    assert with_head("^Dockers walk out<", "^BY ANN POE<", "^THE CANADIAN PRESS<").byline == ("ANN POE",)


def test_pointed_brackets_may_stand_round_the_slug():
    header = "\x16\x16\x01c0143-----\r\nr n  Dairy-Quota Writethru 03-02 0187\r\n\x02"
    one = story(f"{header}^<Dairy-Quota>, 2nd Writethru\r\n^Milk quota goes online<\r\n{TEXT}{END}")
    assert (one.slugline, one.take) == ("Dairy-Quota", "2nd Writethru")


def test_a_headline_in_caret_notation_keeps_its_first_letter():
    head = "^V^V^Aa0585^_-----\r\nr i ^S^QBC-LT--Port 03-03 0210\r\n^B^BC-LT--Port,0210<\r\n"
    one = story(head + "^Raccoon walks out<\r\n" + TEXT + "^C\r\nAP-WF-03-03-22 1805GMT<\r\n^L^D")
    assert (one.slugline, one.headline) == ("BC-LT--Port", "Raccoon walks out")


def test_spanish_versions_count_leads_too():
    header = "\x16\x16\x01s0255\x1f-----\r\nr i \x11\x13 URU-GEN URUGUAY-M 2DO LD 03-03 0090\r\n"
    one = story(header + "\x02^URU-GEN URUGUAY-MATE, 2DO LD,0090<\r\n^Vuelve el mate<\r\n" + TEXT + END)
    assert (one.slugline, one.take, one.signals) == ("URU-GEN URUGUAY-MATE", "2DO LD", ("lead",))


@pytest.mark.parametrize(
    ("trailer", "provider"),
    [
        ("WP-BLOOM-03-02-22 1911EST<", "washington-post"),
        ("PC-03-02-22 1612EST", "cp"),
        ("Reuters 08:41 03-03-22", "reuters"),
    ],
)
def test_a_trailer_names_its_source(trailer, provider):
    assert (
        story(HEADER + HEAD + TEXT.replace("(AP) ", "") + f"\x03\r\n{trailer}\r\n\x0c\x04").provider_id
        == provider
    )


def test_a_paper_s_place_stands_behind_its_name_under_a_byline():
    one = with_head("^Dockers walk out<", "^By Dana Whitlock<", "^Pioneer Press (St. Paul, Minn.)<")
    assert (one.byline, one.summary) == (("Dana Whitlock",), None)


def test_a_service_s_stamp_under_its_notices_is_sign_off():
    tail = "\t___\r\n\t(c)2022 Pioneer Press. Visit press.example. Distributed by Tribune Content.\r\n"
    one = with_head("^Dockers walk out<", text=TEXT + tail + "\tAMX-2022-03-03T10:05:00-05:00\r\n")
    assert one.paragraphs[-1] == "No ship was loaded."
    assert one.copyright_holder == "Pioneer Press"


def test_the_words_that_a_substitute_joins_and_old_pictures_are_notes():
    slug = "\x02^BC-OH--Fountain, Sub,0044<\r\n"
    one = story(f'{HEADER}{slug}^DAYTON, Ohio: of water."<\r\n\tThe fountain runs.\r\n\tIt is wet.\r\n{END}')
    assert (one.headline, one.ednote) == (None, 'DAYTON, Ohio: of water."')
    assert with_head("^Dockers walk out<", "^LaserPhoto DT3<").ednote == "LaserPhoto DT3"


def test_for_whom_a_free_writer_wrote_is_no_summary():
    one = with_head("^Dockers walk out<", "^By Silva Tate<", "^Special to The Christian Beacon<")
    assert (one.byline, one.summary) == (("Silva Tate",), None)


def test_an_agency_in_small_letters_may_be_the_byline_too():
    assert with_head("^Les débardeurs en grève<", "^La Presse Canadienne").byline == ("La Presse Canadienne",)


def test_a_paper_s_name_under_a_byline_is_no_summary():
    one = with_head("^Dockers walk out<", "^By Jo Prather<", "^The Wichita Plainsman<")
    assert (one.byline, one.summary) == (("Jo Prather",), None)

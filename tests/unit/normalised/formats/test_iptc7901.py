from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.normalised.normalise import normalise, read
from wiredesk.normalised.story import Dateline, Story
from wiredesk.raw.record import RawRecord

CAME_AT = datetime(2022, 3, 4, 6, tzinfo=UTC)

TEXT = "   Bonn (dpa) - Der Rhein steigt. Das sagte der Pegel am Donnerstag.\r\n   Er fällt wieder.\r\n"
MESSAGE = (
    "\x01bdt0123 4 pl 198 vvvvb  dpa 4567\r\nWetter/Rhein/\r\n\x02Der Rhein steigt bei Bonn =\r\n"
    f"{TEXT}dpa xy ab\r\n\x03\r\n031405 GMT Mrz 22\r\n\x7f\x04"
)


def stories(text: str | bytes, **raw) -> list[Story]:
    data = text if isinstance(text, bytes) else text.encode()
    found = normalise(RawRecord(copy_bytes=data, received_at=CAME_AT, **raw))
    assert all(isinstance(one, Story) for one in found)
    return [one for one in found if isinstance(one, Story)]


def story(text: str | bytes, **raw) -> Story:
    (one,) = stories(text, **raw)
    return one


def provider_id(one: Story) -> str | None:
    return one.provider.id if one.provider else None


def with_head(head: str) -> Story:
    return story(MESSAGE.replace("Der Rhein steigt bei Bonn =\r\n", head.replace("\n", "\r\n")))


def with_end(end: str) -> Story:
    return story(MESSAGE.replace("dpa xy ab\r\n", end.replace("\n", "\r\n")))


def test_header_text_and_tail_become_fields():
    one = story(MESSAGE)
    assert (one.format, one.urgency, one.category, one.slugline) == ("iptc7901", 4, "pl", "Wetter/Rhein")
    assert provider_id(one) == "dpa"
    assert one.headline == "Der Rhein steigt bei Bonn"
    assert one.published_at == datetime(2022, 3, 3, 14, 5, tzinfo=UTC)
    assert one.dateline == Dateline(text="Bonn", place="Bonn")
    assert one.paragraphs == ("Der Rhein steigt. Das sagte der Pegel am Donnerstag.", "Er fällt wieder.")
    assert one.signoff == "dpa xy ab"
    assert one.uri.startswith("wiredesk:")


@pytest.mark.parametrize(
    ("mark", "sign"),
    [
        ("\x01", ""),
        ("\x02", ""),
        ("\x03", ""),
        ("\x04", ""),
        ("\x7f", ""),
        ("\r\n", "\n"),
        ("\r\n", "\r\r\n"),
    ],
)
def test_any_mark_may_lack(mark, sign):
    whole, one = story(MESSAGE), story(MESSAGE.replace(mark, sign))
    left_out = {"uri", "provenance"}
    assert one.model_dump(exclude=left_out) == whole.model_dump(exclude=left_out)


@pytest.mark.parametrize("signs", ["␁␂␃␄", ["[SOH]", "[STX]", "[ETX]", "[EOT]"], ["^A", "^B", "^C", "^D"]])
def test_gateways_write_the_marks_as_signs(signs):
    text = MESSAGE.replace("\x7f", "")
    for mark, sign in zip("\x01\x02\x03\x04", signs, strict=True):
        text = text.replace(mark, sign)
    one = story(text)
    assert one.format == "iptc7901"
    assert one.paragraphs == story(MESSAGE).paragraphs
    assert one.signoff == "dpa xy ab"


@pytest.mark.parametrize(
    "text",
    [
        "u f BC-RAIN 03-03 0105\nRAIN FALLS\n   LIMA, March 3 - Rain fell.",
        "\x16\x16\x01a0123\x1fyx-\r\n\x02u i bc-Rain  03-03 0105\r\n^BC-Rain,0105<\r\n^Rain falls<\r\n\x03",
        "Rain falls\n\nBy Jane Doe\n\nRain fell in Lima on Thursday.",
        "bus2 stops 3 times\n\nRain fell in Lima on Thursday.",
        "",
    ],
)
def test_other_copies_are_none(text):
    found = normalise(RawRecord(copy_bytes=text.encode(), received_at=CAME_AT))
    assert all(getattr(one, "format", None) != "iptc7901" for one in found)


def test_each_message_is_an_item():
    second = MESSAGE.replace("steigt bei Bonn", "fällt bei Köln").replace("bdt0123", "bdt0124")
    assert [one.headline for one in stories(MESSAGE + second)] == [
        "Der Rhein steigt bei Bonn",
        "Der Rhein fällt bei Köln",
    ]


def test_messages_without_marks_are_parted_by_their_headers():
    bare = MESSAGE.translate(dict.fromkeys((1, 2, 3, 4, 127))) + "\r\n"
    assert len(stories(bare + bare.replace("bdt0123", "bdt0124"))) == 2


@pytest.mark.parametrize(
    ("stamp", "moment"),
    [
        ("031405 GMT Mrz 22", datetime(2022, 3, 3, 14, 5, tzinfo=UTC)),
        ("031405 MEZ Mrz 22", datetime(2022, 3, 3, 13, 5, tzinfo=UTC)),
        ("031405 MESZ Jul 22", datetime(2022, 7, 3, 12, 5, tzinfo=UTC)),
        ("031405 Mrz 22", datetime(2022, 3, 3, 14, 5, tzinfo=UTC)),
        ("031405 MÄR 22", datetime(2022, 3, 3, 14, 5, tzinfo=UTC)),
        ("031405GMT MARS 2022", datetime(2022, 3, 3, 14, 5, tzinfo=UTC)),
        ("031405 Mar 95", datetime(1995, 3, 3, 14, 5, tzinfo=UTC)),
        ("031405 MAA 22", datetime(2022, 3, 3, 14, 5, tzinfo=UTC)),
        ("281405 úno 22", datetime(2022, 2, 28, 14, 5, tzinfo=UTC)),
        ("031405 xyz 22", datetime(2022, 3, 3, 14, 5, tzinfo=UTC)),
        ("AFP 031405 GMT MAR 22", datetime(2022, 3, 3, 14, 5, tzinfo=UTC)),
    ],
)
def test_the_day_time_group_says_when_it_was_sent(stamp, moment):
    assert story(MESSAGE.replace("031405 GMT Mrz 22", stamp)).published_at == moment


def test_a_day_time_group_that_names_no_zone_is_greenwich_time_and_flagged():
    assert "zone-guessed" in story(MESSAGE.replace("031405 GMT Mrz", "031405 Mrz")).flags
    assert "zone-guessed" not in story(MESSAGE).flags


def test_without_a_day_time_group_the_dateline_dates_it():
    one = story("\x01efe0123 3 pol 0234\n\x02Llueve\n\n   Madrid, 3 mar (EFE).- Llueve en Madrid.\n\x03")
    assert one.published_at == date(2022, 3, 3)


@pytest.mark.parametrize(
    ("head", "headline", "take", "signals"),
    [
        (
            "2ND LEAD\nCORRECTION\nRhein steigt =\n",
            "Rhein steigt",
            "2ND LEAD CORRECTION",
            ("lead", "correction"),
        ),
        ("EXTRA\n3RD LEAD: Rhein steigt =\n", "Rhein steigt", "EXTRA 3RD LEAD", ("lead",)),
        ("dpa-Gespräch\nRhein steigt =\n", "Rhein steigt", "dpa-Gespräch", ()),
        ("EIL =\nRhein steigt =\n", "Rhein steigt", "EIL", ("alert", "urgent")),
        ("(Zusammenfassung 1400)\nRhein\nsteigt =\n", "Rhein steigt", "Zusammenfassung 1400", ("lead",)),
        ("KORREKTUR: Rhein steigt =\n", "Rhein steigt", "KORREKTUR", ("correction",)),
        ("URGENT =\nRhein steigt\n", "Rhein steigt", "URGENT", ("urgent",)),
        ("dpa-Eilmeldung\nRhein steigt =\n", "Rhein steigt", "dpa-Eilmeldung", ("alert", "urgent")),
    ],
)
def test_each_label_signals_and_none_is_in_the_headline(head, headline, take, signals):
    one = with_head(head)
    assert (one.headline, one.take, one.signals) == (headline, take, signals)


@pytest.mark.parametrize(
    "head",
    [
        "Rhein steigt\nnach Regen =\nVon Jonas Petermann, dpa =\n",
        "Rhein steigt\nnach Regen\nVon Jonas Petermann, dpa =\n",
        "Rhein steigt nach Regen\nVon Jonas Petermann (dpa)\n\n",
        "Rhein steigt nach Regen =\nInterview: Jonas Petermann, dpa =\n",
    ],
)
def test_headline_and_byline_are_closed_together_or_each(head):
    one = with_head(head)
    assert (one.headline, one.byline) == ("Rhein steigt nach Regen", ("Jonas Petermann",))


@pytest.mark.parametrize(
    ("head", "note"),
    [
        ("(Eds: Corrects name)\nRhein steigt =\n", "(Eds: Corrects name)"),
        ("Rhein steigt =\n(Neu: Pegel,\nSchiffe) =\n", "(Neu: Pegel, Schiffe)"),
        ("Achtung: Neu im 2. Absatz =\nRhein steigt =\n", "Achtung: Neu im 2. Absatz"),
        ("Rhein steigt\n(Amplía con declaraciones)\n\n", "(Amplía con declaraciones)"),
        ("=(PHOTO)=\nRhein steigt =\n", "(PHOTO)"),
        ("ATTENTION - AJOUTE réactions ///\nRhein steigt =\n", "ATTENTION - AJOUTE réactions"),
    ],
)
def test_notes_on_top_are_the_editors(head, note):
    one = with_head(head)
    assert (one.headline, one.ednote) == ("Rhein steigt", note)


def test_a_subhead_below_the_headline_is_the_summary():
    one = with_head("Rhein steigt\nUtl.: Pegel bei acht Metern -\n      Schiffe liegen fest =\n\n")
    assert (one.headline, one.summary) == ("Rhein steigt", "Pegel bei acht Metern - Schiffe liegen fest")


def test_an_embargo_on_top_holds_the_story_back():
    one = with_head("Sperrfrist: 4. März, 10.00 Uhr\nRhein steigt =\n")
    assert (one.status, one.embargoed_until) == ("embargoed", datetime(2022, 3, 4, 9, tzinfo=UTC))


def test_a_text_without_headline_has_none():
    one = with_head("")
    assert one.headline is None
    assert one.paragraphs == story(MESSAGE).paragraphs


NOTEBOOK = """
# dpa-Notizblock

## Internet
- [Pegel](http://example.org)

## Orte
- [Pegelhaus](Am Rhein 1, 53111 Bonn)

* * * *
Die folgenden Informationen sind nicht zur Veröffentlichung
bestimmt

## dpa-Kontakte
- Autor: Jonas Petermann, +49 228 000000
dpa jp yynw n1 fe
"""


@pytest.mark.parametrize(
    "end",
    [
        NOTEBOOK,
        "# Notebook\n\n## Note to editors\n- Changes in para 2\ndpa xx yyzz a1 bc\n",
        "dpa-Notizblock\n\nInternet: www.example.org\n\nAutor: Jonas Petermann\n",
        "(Schluss) us/hr\nAPA0371    2022-03-03/14:18\n",
        "(Forts. mgl.) us/hr\n",
        "~\nRückfragehinweis:\n   Pegelhaus Bonn\n   Tel.: +49 228 000000\n~\n",
        "dpa/lnw jp\n",
        "(KNA - qkllt-89-00065)\n",
        "* * * *\nThe following information is not for publication\n\nAuthor: Jonas Petermann\n",
        "./.\n",
        "(Internet: www.example.org)\ndpa xy ab\n",
        "(sda/tt)\n",
    ],
)
def test_notebook_contacts_and_initials_are_the_signoff(end):
    one = with_end(end)
    lines = [" ".join(line.split()) for line in end.split("\n") if line.strip()]
    assert one.signoff is not None
    assert one.signoff.split("\n") == lines
    assert one.paragraphs == story(MESSAGE).paragraphs


def test_an_agency_behind_the_last_sentence_is_the_signoff():
    one = story("\x01efe0123 3 pol 0234\n\x02Llueve\n\n   Madrid, 3 mar (EFE).- Llueve. EFE\nab/cd\n\x03")
    assert (one.paragraphs, one.signoff) == (("Llueve.",), "EFE\nab/cd")


def test_a_rule_within_the_text_ends_nothing():
    one = with_end("* * *\n   Danach fällt er.\ndpa xy ab\n")
    assert one.paragraphs[-1] == "Danach fällt er."


@pytest.mark.parametrize(
    ("header", "provider"),
    [
        ("bkn014 4 pl 171 vvvvb KNA 220303-89-00065#2", "kna"),
        ("FRA0234 4 I 0345 FRA /AFP-GE34", "afp"),
        ("apa0123 4 pl 171 vvvvb AFP 0567", "afp"),
        ("bsd012 4 pl 171 sda 0456", "sda"),
        ("xyz012 4 pl 171", "dpa"),
    ],
)
def test_the_source_in_the_header_is_the_provider_before_its_service_and_the_dateline(header, provider):
    one = story(MESSAGE.replace("bdt0123 4 pl 198 vvvvb  dpa 4567", header))
    assert provider_id(one) == provider


def test_a_service_is_the_provider_unless_the_dateline_credits_another_agency():
    header = "APA0371 5 II 0423       Siehe APA0251/03.03       Do, 03.Mär 2022"
    relayed = MESSAGE.replace("bdt0123 4 pl 198 vvvvb  dpa 4567", header)
    assert provider_id(story(relayed)) == "dpa"
    assert provider_id(story(relayed.replace("(dpa)", "(APA)").replace("dpa xy ab", ""))) == "apa"
    assert provider_id(story(relayed.replace(" (dpa)", ", 3. März").replace("dpa xy ab", ""))) == "apa"


def test_an_item_id_in_the_header_is_the_uri_and_its_revision_the_version():
    one = story(MESSAGE.replace("dpa 4567", "KNA 220303-89-00065#2"))
    assert (one.uri, one.provider_version) == ("220303-89-00065", "2")


@pytest.mark.parametrize(
    ("keywords", "slugline", "take"),
    [
        ("Wetter/Rhein/", "Wetter/Rhein", None),
        ("Wetter/Rhein/\r\nSchifffahrt/", "Wetter/Rhein/Schifffahrt", None),
        ("Wetter/Rhein", "Wetter/Rhein", None),
        ("Wetter/Rhein/2ND LEAD/", "Wetter/Rhein", "2ND LEAD"),
        ("Germany weather (1st lead)", "Germany weather", "1st lead"),
    ],
)
def test_keywords_are_the_slugline_without_take(keywords, slugline, take):
    one = story(MESSAGE.replace("Wetter/Rhein/", keywords))
    assert (one.slugline, one.take) == (slugline, take)


def national(table: str) -> bytes:
    text = MESSAGE.replace("Rhein", "Fluß").replace("Pegel", "Pegelwärter für Köln")
    return text.translate(str.maketrans("äöüß", table)).encode()


def test_seven_bits_with_braces_in_words_are_a_national_set():
    assert (
        story(national("{|}~")).paragraphs[0]
        == "Der Fluß steigt. Das sagte der Pegelwärter für Köln am Donnerstag."
    )


@pytest.mark.parametrize("charset", ["cp850", "cp1252", "utf-8", "utf-16"])
def test_eight_bits_are_told_from_the_letters(charset):
    text = MESSAGE.replace("Pegel", "Pegelwärter für Köln, «Müller»,").encode(charset)
    assert story(text).paragraphs[0].endswith("sagte der Pegelwärter für Köln, «Müller», am Donnerstag.")


def test_braces_in_a_text_that_is_no_german_stay():
    text = "\x01xyz0123 3 pol 0234\n\x02Code {a} and [b]\n\n   LONDON (Reuters) - Use {x} and {y} here.\n\x03"
    assert story(text).paragraphs == ("Use {x} and {y} here.",)


def test_a_text_that_breaks_off_is_kept_and_flagged():
    one = story(MESSAGE[: MESSAGE.index(" wieder.")])
    assert "truncated" in one.flags
    assert one.paragraphs[-1] == "Er fällt"


def test_a_headline_without_text_is_a_story():
    one = story(
        "\x01AFP0999 1 I 0009 FRA /AFP-GE36\n\x02URGENT\nUn train déraille\n\x03\n031510 GMT MAR 22\x04"
    )
    assert (one.headline, one.paragraphs, one.signals) == ("Un train déraille", (), ("urgent",))


def test_every_piece_of_a_message_is_taken_once():
    for end in (NOTEBOOK, "dpa xy ab\n", "(Schluss) us/hr\n"):
        text = MESSAGE.replace("dpa xy ab\r\n", end)
        (reading,) = read(RawRecord(copy_bytes=text.encode(), received_at=CAME_AT))
        assert "".join("".join(one.text for one in reading.taken).split()) == "".join(text.split())


@given(st.integers(0, len(MESSAGE)), st.integers(0, len(MESSAGE)), st.binary(max_size=8))
def test_no_bytes_raise(start, end, junk):
    data = MESSAGE.encode()
    assert normalise(RawRecord(copy_bytes=data[:start] + junk + data[end:], received_at=CAME_AT))


ZCZC = (
    "ZCZC1234/SXB\nXCI22034567_SXB_QBXB\nR CRO S0B QBXB\nTrovata a Trieste una carta\n"
    "   (ANSA) - TRIESTE, 03 MAR - Una carta del 1612 si vedrà in aprile.\n(ANSA).\n\n     COR-YK2\n"
    "03-MAR-22 14:05 NNNN\n"
)


def test_messages_of_older_lines_begin_with_zczc_and_end_with_nnnn():
    one, other = stories(ZCZC + ZCZC.replace("Trovata", "Ritrovata").replace("R CRO", "U POL"))
    assert (one.format, one.urgency, one.category) == ("iptc7901", 4, "CRO")
    assert (other.headline, other.urgency, other.category) == ("Ritrovata a Trieste una carta", 3, "POL")
    assert (one.paragraphs, one.signoff) == (("Una carta del 1612 si vedrà in aprile.",), "(ANSA).\nCOR-YK2")


def test_a_time_in_another_form_is_the_agency_s_own():
    assert stories(ZCZC)[0].published_at == datetime(2022, 3, 3, 13, 5, tzinfo=UTC)


def test_a_dateline_and_a_writer_may_stand_on_lines_of_their_own():
    one = with_end("Anna Svensson/TT\n")
    assert (one.byline, one.paragraphs) == (("Anna Svensson",), story(MESSAGE).paragraphs)
    two = story("\x01TT012 3 INR 0098\n\x02Isen ligger =\n\nLuleå (TT)\nIsen ligger utanför Luleå.\n\x03")
    assert two.dateline == Dateline(text="Luleå", place="Luleå")
    assert two.paragraphs == ("Isen ligger utanför Luleå.",)


def test_a_call_to_editors_is_a_note_and_the_withdrawal_below_it_a_kill():
    one = with_head("Achtung Redaktionen =\nBitte verwenden Sie die Meldung «Rhein» nicht =\n")
    assert (one.ednote, one.status) == ("Achtung Redaktionen", "canceled")


def test_a_label_behind_the_headline_is_the_take():
    one = with_head("Rhein steigt - Zusammenfassung 2 =\n")
    assert (one.headline, one.take, one.signals) == ("Rhein steigt", "Zusammenfassung 2", ("lead",))


@pytest.mark.parametrize(
    ("header", "urgency", "category", "provider"),
    [
        ("bdt0123 4 dpa 4567", 4, None, "dpa"),
        ("bdt0123 pl 198 dpa 4567", None, "pl", "dpa"),
        ("0123 4 pl 198 dpa4567", 4, "pl", "dpa"),
        ("bdt0123", None, None, "dpa"),
    ],
)
def test_any_group_of_the_header_may_lack(header, urgency, category, provider):
    one = story(MESSAGE.replace("bdt0123 4 pl 198 vvvvb  dpa 4567", header))
    assert (one.urgency, one.category, provider_id(one)) == (urgency, category, provider)
    assert one.headline == "Der Rhein steigt bei Bonn"


def test_paragraphs_that_are_not_wrapped_are_parted_by_each_line():
    first, second = "Der Rhein steigt weiter. " * 8, "Die Mosel steigt mit ihm. " * 8
    one = story(MESSAGE.replace(TEXT, f"Bonn (dpa) - {first}\r\n{second}\r\n"))
    assert one.paragraphs == (first.strip(), second.strip())


@pytest.mark.parametrize(
    ("line", "signals"),
    [
        ("ATTENTION - RECTIFIE le nom ///", ("correction",)),
        ("ATTENTION - UPDATES with quotes ///", ()),
        ("ATENCIÓN: Anular despacho anterior", ("kill",)),
        ("ACHTUNG - BERICHTIGT Datum ///", ("correction",)),
        ("ATTENTION - ajoute réactions ///", ()),
    ],
)
def test_an_attention_line_signals_what_it_says(line, signals):
    assert with_head(f"{line}\nRhein steigt =\n").signals == signals


DIGITAL = (
    "\x01bdt0000 2 vm 41  dpa 0000\n\nWetter/Rhein/\n\x02{label}\nDer Rhein steigt bei Bonn\n"
    "(Foto Aktuell) =\n\n"
    "Der Strom führt Hochwasser. Am Abend soll der Scheitel\nin Köln sein.\n\n"
    "Bonn (dpa/lnw) - Der Rhein steigt. Das sagte der Pegel\nam Donnerstag.\n\n"
    "| Freitag: |\n| Bonn  | - | 8,10 |\n| Köln  | - | 8,95 |\n\n# Notizblock\n\ndpa xy ab\n\n"
    "\x03031405 Mrz 22\n\x7f\n\x7f\x04\n"
)


def test_a_teaser_above_the_dateline_is_the_summary_and_bars_part_cells():
    one = story(DIGITAL.format(label="(KORR-Bericht)"))
    assert one.headline == "Der Rhein steigt bei Bonn"
    assert one.take == "KORR-Bericht"
    assert one.signals == ()
    assert one.summary == "Der Strom führt Hochwasser. Am Abend soll der Scheitel in Köln sein."
    assert one.dateline == Dateline(text="Bonn", place="Bonn")
    assert one.paragraphs == (
        "Der Rhein steigt. Das sagte der Pegel am Donnerstag.",
        "Freitag:",
        "Bonn\t-\t8,10",
        "Köln\t-\t8,95",
    )
    assert one.ednote == "(Foto Aktuell)"


def test_bells_in_a_label_are_no_part_of_it():
    one = story(DIGITAL.format(label="(Eil \x07\x07\x07\x07)"))
    assert one.take == "Eil"
    assert "urgent" in one.signals
    assert one.ednote == "(Foto Aktuell)"


def test_control_codes_in_a_header_count_as_blanks():
    head = b"\x01efe0123 \x1e\x1e4 POL 0234\r\n\x02\r\nEL EBRO BAJA =\r\n"
    copy = head + b"   Zaragoza, 3 mar (EFE).- El Ebro baja.\r\n\x03"
    (one,) = normalise(RawRecord(copy_bytes=copy, received_at=datetime(2022, 3, 3, 12, 0, tzinfo=UTC)))
    assert isinstance(one, Story)
    assert one.urgency == 4


def test_a_kind_of_text_above_the_headline_is_a_label():
    one = with_head("Feature - Repeat\nDer Rhein steigt =\n")
    assert (one.headline, one.take) == ("Der Rhein steigt", "Feature - Repeat")
    assert one.signals == ("repeat",)


def test_a_second_line_between_dashes_is_the_summary():
    one = with_head("Der Rhein steigt bei Bonn\n- Vier Schiffe warten -\nVon Ute Kern =\n")
    assert (one.headline, one.summary) == ("Der Rhein steigt bei Bonn", "Vier Schiffe warten")


def test_an_agency_alone_below_the_headline_is_no_summary():
    one = with_head("Der Rhein steigt bei Bonn\n/dpa/ =\n")
    assert (one.headline, one.summary) == ("Der Rhein steigt bei Bonn", None)


def test_a_name_between_headline_and_dateline_is_the_byline():
    one = with_head(
        "Der Rhein steigt bei Bonn auf den höchsten Stand seit Menschengedenken und mehr\nUte Kern =\n\n"
    )
    assert one.byline == ("Ute Kern",)
    assert one.headline is not None
    assert one.headline.endswith("und mehr")


def test_a_wrapped_headline_s_last_words_are_no_byline():
    one = with_head("Der Rhein steigt bei Bonn und Köln, das sagt am Donnerstag auch\nUte Kern =\n\n")
    assert one.byline == ()


def test_an_embargo_behind_the_dateline_is_a_note():
    message = MESSAGE.replace("Der Rhein steigt. Das", "(Sperrfrist: 4. März, 10.00 Uhr)\r\n\r\n   Das")
    one = story(message)
    assert one.ednote == "(Sperrfrist: 4. März, 10.00 Uhr)"
    assert one.status == "embargoed"
    assert one.paragraphs[0].startswith("Das sagte")


def test_a_text_not_to_be_used_for_now_is_held():
    one = with_head("ACHTUNG - Meldung bitte vorerst nicht verwenden\nDer Rhein steigt =\n")
    assert (one.headline, one.status) == ("Der Rhein steigt", "withheld")


def test_a_note_among_the_keywords_is_no_slug():
    one = story(MESSAGE.replace("Wetter/Rhein/\r\n", "Wetter/Rhein/\r\n(Berichtigung: Pegel im 2. Satz)\r\n"))
    assert (one.slugline, one.ednote) == ("Wetter/Rhein", "(Berichtigung: Pegel im 2. Satz)")
    assert one.signals == ("correction",)


def test_a_note_without_brackets_below_the_headline_is_no_part_of_it():
    one = with_head("Der Rhein steigt\nADDS villagers' reaction\nVon Ute Kern =\n")
    assert (one.headline, one.ednote) == ("Der Rhein steigt", "ADDS villagers' reaction")


def test_bullets_above_the_byline_are_the_summary():
    one = with_head(
        "Der Rhein steigt bei Bonn\n\n  * Pegel bei acht Metern\n  * Brücke gesperrt, die\n    Fähre fährt\n"
        "  (Neu: Fähre)\n  Von Anna Groß\n"
    )
    assert one.summary == "* Pegel bei acht Metern\n* Brücke gesperrt, die Fähre fährt"
    assert (one.ednote, one.byline) == ("(Neu: Fähre)", ("Anna Groß",))
    assert one.paragraphs[0].startswith("Der Rhein steigt. Das sagte")


def test_dashes_that_no_head_follows_are_text():
    one = story(
        MESSAGE.replace(TEXT, "- Der Rhein steigt wieder, sagt Anna Groß.\r\n- Er sinkt, sagt Uwe Alt.\r\n")
    )
    assert one.summary is None
    assert one.paragraphs


def test_a_writer_with_the_agency_behind_a_slash_is_the_byline():
    one = with_head("Der Rhein steigt bei Bonn =\n\nAnna Groß / STT\n\n")
    assert (one.headline, one.byline) == ("Der Rhein steigt bei Bonn", ("Anna Groß",))


def test_french_and_finnish_labels_are_takes():
    assert (with_head("2EME LEAD\nDer Rhein steigt bei Bonn =\n")).take == "2EME LEAD"
    one = with_head("**** Kertaus ****\n\nDer Rhein steigt bei Bonn =\n")
    assert (one.take, one.signals, one.headline) == ("Kertaus", ("repeat",), "Der Rhein steigt bei Bonn")


def test_contacts_in_double_brackets_may_wrap():
    one = with_end(
        "((anna.gross@example.com; +49 228 555 0134; Reuters Messaging:\nanna.gross@example.net))\n"
    )
    assert one.paragraphs[-1] == "Er fällt wieder."
    assert (one.signoff or "").endswith("anna.gross@example.net))")


def test_a_national_set_is_told_from_the_text_where_no_agency_is_named():
    one = story(
        "\x01TTI0133 4 INR 148 TT\n\nSn|v{der/\n\x02Bussen fastnade i sn|n =\n\nG{llivare (TT)\n\n"
        "Trettio personer satt fast i en buss p} E10 norr om G{llivare i femton timmar natten till\n"
        "onsdagen. Alla m}r bra, enligt polisen.\n\n"
        "Vi byggde en sn|lykta s} att plogbilen skulle hitta oss, s{ger passageraren Berit Nutti.\n\n"
        "V{gen |ppnades igen klockan 9.20.\n\x03\n020931 GMT Mar 22\n\x04"
    )
    assert (one.headline, one.language, provider_id(one)) == ("Bussen fastnade i snön", "sv", "tt")


def test_a_line_between_dashes_under_an_open_headline_is_the_summary():
    one = with_head("Der Rhein steigt bei Bonn\n- Vier Schiffe warten auf Wasser -\nVon Ute KERN\n\n")
    assert (one.headline, one.summary) == ("Der Rhein steigt bei Bonn", "Vier Schiffe warten auf Wasser")
    assert one.byline == ("Ute KERN",)

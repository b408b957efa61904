from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.normalised.takes import (
    is_closing_note,
    is_editors_note,
    label_line,
    label_of_headline,
    signals_of,
)
from wiredesk.normalised.withdrawals import withdraws


@pytest.mark.parametrize(
    ("headline", "label", "rest"),
    [
        ("UPDATE 2-Rain falls", "UPDATE 2", "Rain falls"),
        ("CORRECTED - Rain falls", "CORRECTED", "Rain falls"),
        ("CORRECTED-UPDATE 1-Rain falls", "CORRECTED-UPDATE 1", "Rain falls"),
        ("REFILE-Rain falls", "REFILE", "Rain falls"),
        ("RPT-Rain falls", "RPT", "Rain falls"),
        ("1st LEAD: Rain falls", "1st LEAD", "Rain falls"),
        ("CORRECTIE Regen valt op Gouda", "CORRECTIE", "Regen valt op Gouda"),
        ("UPDATE 2 Rain falls on Lodi", "UPDATE 2", "Rain falls on Lodi"),
        ("2ème LEAD - La pluie tombe", "2ème LEAD", "La pluie tombe"),
        ("2ndLd-Writethru - Rain falls", "2ndLd-Writethru", "Rain falls"),
        ("URGENT - Rain falls", "URGENT", "Rain falls"),
        ("Eilmeldung: Regen fällt", "Eilmeldung", "Regen fällt"),
        ("KILL - Rain falls", "KILL", "Rain falls"),
        ("HOLD-RAIN FALLS", "HOLD", "RAIN FALLS"),
        ("WRAPUP 3-Rain falls", "WRAPUP 3", "Rain falls"),
    ],
)
def test_a_label_is_taken_off_a_headline(headline, label, rest):
    found = label_of_headline(headline)
    assert found is not None
    assert (found.text, found.rest) == (label, rest)


@pytest.mark.parametrize(
    "headline",
    [
        "Oil-Prices rise",
        "EU-Rain falls",
        "Update on rain",
        "Lead prices rise",
        "Kill switch found",
        "Resumen: los partidos del jueves",
        "Korrektur im Rhein",
        "Rain falls - UPDATE",
        "UPDATE 2-",
        "Alert sailors saved",
        "",
    ],
)
def test_a_topic_or_a_word_is_no_label(headline):
    assert label_of_headline(headline) is None


@pytest.mark.parametrize(
    "line",
    [
        "URGENT",
        "1st LEAD",
        "(2nd Lead)",
        "***FLASH***",
        "UPDATE 2",
        "REPEAT FROM LATE FRIDAY",
        "=CORRECTION=",
        "2. Zusammenfassung",
        "(Zusammenfassung 1400)",
        "dpa-Eilmeldung",
        "++ FLASH ++",
        "AMPLIACIÓN",
        "ADD 1",
        "1st Add",
        "(Wiederholung)",
        "RETTELSE",
    ],
)
def test_a_label_may_stand_on_its_own_line(line):
    assert label_line(line) is not None


@pytest.mark.parametrize("line", ["Lead rose", "Rain", "The update", "", "URGENT " * 20])
def test_a_line_of_text_is_no_label(line):
    assert label_line(line) is None


@pytest.mark.parametrize(
    ("label", "signals"),
    [
        ("UPDATE 2", ["update"]),
        ("1st LEAD", ["lead"]),
        ("2ndLd-Writethru", ["lead"]),
        ("CORRECTED-UPDATE 1", ["update", "correction"]),
        ("REFILE", ["refile"]),
        ("RPT", ["repeat"]),
        ("FLASH", ["alert"]),
        ("NewsAlert", ["alert"]),
        ("EIL", ["alert", "urgent"]),
        ("Advisory Kill", ["advisory", "kill"]),
        ("2. Zusammenfassung", ["lead"]),
        ("KORR", ["correction"]),
        ("Wiederholung", ["repeat"]),
        ("dpa-Blitz", ["alert"]),
        ("AMPLIACIÓN", ["update"]),
        ("Ampl.", ["update"]),
        ("version augmentée", ["update"]),
        ("2nd Writethru", ["update"]),
        ("corr", ["correction"]),
        ("Corrección", ["correction"]),
        ("ANNULATION", ["kill"]),
        ("Rättelse", ["correction"]),
        ("HASTER", ["urgent"]),
        ("2nd Add", []),
    ],
)
def test_a_label_has_its_signals_and_no_other(label, signals):
    assert sorted(signals_of(label)) == sorted(signals)


@pytest.mark.parametrize(
    "note", ["(Berichtigung: Name im 2. Absatz)", "(Correction : date)", "[Achtung: neu]"]
)
def test_a_label_with_what_it_is_for_in_brackets_is_a_note(note):
    assert is_editors_note(note)


@pytest.mark.parametrize(
    "line",
    [
        "(ADDS DETAILS)",
        "(Updates with quotes)",
        "Eds: Recasts first paragraph",
        "Editors: photos moved",
        "[Corrects name]",
    ],
)
def test_a_note_to_editors_is_known_by_its_words_and_form(line):
    assert is_editors_note(line)


@pytest.mark.parametrize(
    "line", ["With rain came wind", "(Rain fell)", "Adds to the burden of the south", ""]
)
def test_text_is_no_note(line):
    assert not is_editors_note(line)


def test_a_closing_note_says_what_is_corrected():
    assert is_closing_note("(Corrects figure in paragraph 3)", [])
    assert is_closing_note("--corrects name of port", ["correction"])
    assert not is_closing_note("Corrects name of port", [])


@pytest.mark.parametrize(
    "text",
    [
        "MANDATORY KILL",
        "Please disregard the story on rain",
        "The story is hereby withdrawn",
        "Bitte verwenden Sie die Meldung nicht",
    ],
)
def test_words_that_withdraw_a_story_are_known(text):
    assert withdraws(text)


@pytest.mark.parametrize("text", ["Troops are withdrawn", "Storm kills two", "Kill them all, he said"])
def test_news_of_withdrawals_and_deaths_withdraws_nothing(text):
    assert not withdraws(text)


@given(st.text(max_size=80))
def test_a_headline_is_its_label_and_the_rest(headline):
    found = label_of_headline(headline)
    assert found is None or (found.text in headline and headline.endswith(found.rest))


def test_an_agencys_name_before_its_news_alert_is_of_the_label():
    label = label_of_headline("AP NewsAlert: Lake trout are back")
    assert label is not None
    assert (label.text, label.rest) == ("AP NewsAlert", "Lake trout are back")
    assert signals_of(label.text) == ["alert"]


def test_a_note_for_the_desk_is_no_text():
    assert is_editors_note("(ATTN: ADDS harbour master's words in paras 3-4)")


def test_a_line_that_ends_with_slashes_is_a_note():
    assert is_editors_note("ATTENTION - AJOUTE la réaction du maire ///")


def test_a_killing_bulletin_is_one_label():
    found = label_of_headline("BULLETIN KILL: Quay shut after fire")
    assert found is not None
    assert (found.text, found.rest) == ("BULLETIN KILL", "Quay shut after fire")


def test_a_correspondent_s_report_is_a_label_and_no_correction():
    assert label_line("(KORR-Bericht)") == "KORR-Bericht"
    assert signals_of("KORR-Bericht") == []
    assert signals_of("KORR") == ["correction"]
    assert signals_of(label_line("(Achtung - Planungshinweis)") or "") == ["advisory"]


@pytest.mark.parametrize(
    ("headline", "label", "rest"),
    [
        ("AMP.- El puerto reabre", "AMP", "El puerto reabre"),
        ("Amp 2.- El puerto reabre", "Amp 2", "El puerto reabre"),
        ("Ampliación - El puerto reabre", "Ampliación", "El puerto reabre"),
    ],
)
def test_a_spanish_label_may_end_with_full_stop_and_dash(headline, label, rest):
    found = label_of_headline(headline)
    assert found is not None
    assert (found.text, found.rest) == (label, rest)
    assert signals_of(label) == ["update"]


@pytest.mark.parametrize("headline", ["Amp maker Volter files for help", "Amplifier-makers merge"])
def test_an_amplifier_is_no_label(headline):
    assert label_of_headline(headline) is None


def test_a_label_may_be_said_several_times():
    assert label_line("ANNULATION ANNULATION ANNULATION") == "ANNULATION ANNULATION ANNULATION"


@pytest.mark.parametrize("note", ["(Correcting number of passengers in 2nd para)", "(Adding quotes)"])
def test_a_note_may_say_what_it_is_doing(note):
    assert is_editors_note(note)


@pytest.mark.parametrize("note", ["ADDS villagers' reaction", "UPDATES with quotes, details"])
def test_a_note_in_afp_s_form_needs_no_bracket(note):
    assert is_editors_note(note)


@pytest.mark.parametrize("line", ["ADDS TO WOES", "Adds to woes of the yen, the bank says"])
def test_a_headline_that_adds_is_no_note(line):
    assert not is_editors_note(line)


def test_a_numbered_lead_in_capitals_is_a_label_without_a_mark():
    found = label_of_headline("2ND LEAD Museum to return bog body")
    assert found is not None
    assert (found.text, found.rest) == ("2ND LEAD", "Museum to return bog body")
    assert label_of_headline("2nd lead pipe found in cellar") is None


def test_a_label_before_a_headline_may_stand_in_brackets():
    found = label_of_headline("(2nd LD) Seoul shares end lower")
    assert found is not None
    assert (found.text, found.rest) == ("2nd LD", "Seoul shares end lower")
    assert label_of_headline("(FOCUS) Seoul shares end lower") is None


@pytest.mark.parametrize(
    ("headline", "label", "signals"),
    [
        ("EILT: Papierfabrik öffnet wieder", "EILT", ["urgent"]),
        ("++ EILMELDUNG ++ Papierfabrik öffnet wieder", "EILMELDUNG", ["alert", "urgent"]),
        ("DRINGEND: Papierfabrik öffnet wieder", "DRINGEND", ["urgent"]),
        ("ÚLTIMA HORA: Reabre la fábrica", "ÚLTIMA HORA", ["urgent"]),
        ("HASTER: Papirfabrikken åpner", "HASTER", ["urgent"]),
        ("MITÄTÖITY: Paperitehdas avataan", "MITÄTÖITY", ["kill"]),
        ("KORJAUS: Paperitehdas avataan", "KORJAUS", ["correction"]),
        ("CORRECTIF: La papeterie rouvre", "CORRECTIF", ["correction"]),
        ("ANNULATION - La papeterie rouvre", "ANNULATION", ["kill"]),
        ("LEAD 2-La papeterie rouvre", "LEAD 2", ["lead"]),
        ("SYNTHESE-La papeterie rouvre", "SYNTHESE", ["lead"]),
        ("ACTUALIZA 2-Reabre la fábrica", "ACTUALIZA 2", ["update"]),
        ("ATUALIZA 1-Fábrica reabre", "ATUALIZA 1", ["update"]),
        ("AGGIORNA 1-Riapre la cartiera", "AGGIORNA 1", ["update"]),
        ("CORREÇÃO-Fábrica reabre", "CORREÇÃO", ["correction"]),
        ("2nd UPDATE: Mill to reopen", "2nd UPDATE", ["update"]),
    ],
)
def test_a_label_of_many_languages_is_known_by_its_capitals_before_a_headline(headline, label, signals):
    found = label_of_headline(headline)
    assert found is not None
    assert found.text == label
    assert found.rest == headline[len(headline) - len(found.rest) :]
    assert found.rest[0].isalpha()
    assert signals_of(label) == signals


@pytest.mark.parametrize(
    "headline",
    ["EXTRA-TIME GOAL WINS CUP", "AVANCE: GANA EL PUERTO", "Avance: gana el puerto", "ACTE-Fonds wächst"],
)
def test_a_first_word_in_a_headline_all_in_capitals_is_no_label_of_other_languages(headline):
    assert label_of_headline(headline) is None


@pytest.mark.parametrize(
    "note", ["(Agrega declaraciones)", "(Aggiunge dichiarazioni)", "(Atualiza preços)", "(Ergänzt Zitate)"]
)
def test_a_note_to_editors_is_known_in_more_languages(note):
    assert is_editors_note(note)


def test_a_night_lead_is_a_lead_and_a_bracket_that_corrects_is_a_note():
    assert signals_of("Nightlead") == ["lead"]
    assert is_editors_note("(In story slugged Mill of March 4, corrects year in second paragraph.)")
    assert not is_editors_note("(The lens corrects sight) and more")


@pytest.mark.parametrize("label", ["2de LEAD", "1ste LEAD", "1re LEAD"])
def test_ordinals_are_those_of_more_languages(label):
    found = label_of_headline(f"{label} - Rain falls")
    assert found is not None
    assert (found.text, found.rest) == (label, "Rain falls")


def test_a_version_s_label_in_brackets_says_what_is_new():
    assert is_editors_note("(Zusammenfassung 1430 - neu: Seehund an Bord)")
    assert not is_editors_note("KORREKTUR: Rhein steigt")


def test_what_was_mended_is_a_note_in_brackets_alone():
    assert is_editors_note("(Im zweiten Absatz wurde die Zahl der Blüten berichtigt: 1.400)")
    assert not is_editors_note("Im zweiten Absatz wurde die Zahl der Blüten berichtigt.")


@pytest.mark.parametrize(
    "headline", ["HOLD-UP AT BANK IN LODI", "Hold-all found in river", "HOLD THE LINE, SAYS MAYOR"]
)
def test_a_word_that_begins_with_hold_is_no_label(headline):
    assert label_of_headline(headline) is None


@pytest.mark.parametrize("verb", ["kill", "hold", "disregard"])
def test_what_editors_are_asked_to_do_is_a_note(verb):
    assert is_editors_note(f'Editors are asked to {verb} the story "Rain falls".')

"""What withdraws a story, holds it back or lets it go, by words alone; and what only reads alike."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.normalised.normalise import normalise
from wiredesk.normalised.notes import signals_of_note
from wiredesk.normalised.story import Story
from wiredesk.normalised.takes import is_editors_note, label_line, signals_of
from wiredesk.normalised.withdrawals import holds, releases, withdraws
from wiredesk.raw.record import RawRecord

TEXT = """
    BERLIN, March 4 - The minister opened a bridge on Monday, the ministry said in a statement to reporters.
    It cost 40 million euros.
"""


def read(copy: str) -> Story:
    (item,) = normalise(RawRecord(copy_bytes=copy.encode(), received_at=datetime(2024, 3, 4, 15, tzinfo=UTC)))
    assert isinstance(item, Story)
    return item


@pytest.mark.parametrize(
    "text",
    [
        "EDITORS: PLEASE KILL story headlined Minister opens bridge",
        "Editors: Please disregard the item Minister opens bridge; it was sent in error.",
        "Editors are asked to disregard the story on the bridge",
        "ATTENTION EDITORS: Reuters withdraws its story headlined Minister opens bridge",
        "Reuters withdraws story headlined Minister opens bridge",
        "The above story headlined “Minister opens bridge” has been withdrawn.",
        "Bitte verwenden Sie die Meldung „Minister eröffnet Brücke“ nicht.",
        "Bitte die Meldung nicht mehr verwenden",
        "Die Meldung «Minister eröffnet Brücke» wird zurückgezogen.",
        "Die dpa zieht die Meldung zurück.",
        "Veuillez ne pas tenir compte de la dépêche",
        "Prière d’annuler notre dépêche sur le pont",
        "L’AFP annule sa dépêche sur le pont",
        "Rogamos anulen la noticia sobre el puente",
        "Se ruega no utilizar la información",
        "La noticia sobre el puente queda anulada",
        "ANULAR: El ministro inaugura un puente",
        "Si prega di non utilizzare la notizia",
        "Favor desconsiderar a notícia",
        "Gelieve dit bericht niet te gebruiken",
        "Var god bortse från texten",
        "Se bort fra meldingen om broen",
    ],
)
def test_an_order_to_withdraw_is_known_in_the_languages_of_agencies(text: str):
    assert withdraws(text)
    assert "kill" in signals_of_note(text)
    assert read(f"{text}\n\nMinister opens bridge\n{TEXT}").status == "canceled"


@pytest.mark.parametrize(
    "label",
    [
        "ANNULE",
        "ANNULÉ",
        "ANULADA",
        "ANNULLATO",
        "ZURÜCKGEZOGEN",
        "WITHDRAWN",
        "STORY WITHDRAWN",
        "INGETROKKEN",
        "MAKULERAS",
        "TILBAGEKALDT",
        "PERUTTU",
    ],
)
def test_a_label_that_withdraws_is_known_alone_before_a_headline_and_as_a_note(label: str):
    assert label_line(label) == label
    assert signals_of(label) == ["kill"]
    assert signals_of_note(label) == ["kill"]
    told = read(f"{label}: Minister opens bridge\n{TEXT}")
    assert (told.status, told.headline) == ("canceled", "Minister opens bridge")


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen kill 5",
        "Bank withdraws offer",
        "Firm withdraws forecast",
        "Paper withdraws story on senator",
        "Killed: five in market",
        "Kill switch found in phones",
        "Please kill me, says actor",
        "Withdrawal of troops begins",
        "Withdrawn drug returns",
        "Story is withdrawn by paper after protest",
        "Anular matrimonios será más fácil",
        "Anulado el gol de Vidal",
        "Annule par la justice",
        "Rückzug der Truppen",
        "Bericht: Bank zieht Angebot zurück",
        "Klimabericht wird zurückgezogen",
        "Ingetrokken vergunning leidt tot boosheid",
    ],
)
def test_news_of_killings_and_withdrawals_withdraws_nothing(text: str):
    assert not withdraws(text)
    assert "kill" not in signals_of_note(text)
    assert read(f"{text}\n{TEXT}").status == "usable"


@pytest.mark.parametrize(
    "text",
    [
        "Please hold the story on the bridge",
        "Bitte zurückhalten",
        "Vorerst nicht verwenden",
        "Bitte verwenden Sie die Meldung vorerst nicht",
        "Ne pas utiliser pour le moment",
        "No usar hasta nuevo aviso",
        "Non utilizzare fino a nuovo avviso",
        "Please do not use this story until further notice",
    ],
)
def test_a_story_may_be_held_for_the_time_being_and_is_not_killed(text: str):
    assert holds(text)
    assert not withdraws(text)
    assert "hold" in signals_of_note(text)
    told = read(f"{text}\n\nMinister opens bridge\n{TEXT}")
    assert (told.status, told.headline, told.ednote) == ("withheld", "Minister opens bridge", text)


@pytest.mark.parametrize(
    "text",
    [
        "RELEASE OF HOLD",
        "The hold is lifted",
        "Hold released",
        "Freigabe",
        "FREIGEGEBEN",
        "Levantado el embargo",
        "L'embargo est levé",
    ],
)
def test_what_lets_a_story_go_holds_nothing_and_is_no_headline(text: str):
    assert releases(text)
    assert is_editors_note(text)
    assert signals_of_note(text) == []
    told = read(f"{text}\n\nMinister opens bridge\n{TEXT}")
    assert (told.status, told.headline) == ("usable", "Minister opens bridge")


@pytest.mark.parametrize(
    "text", ["EMBARGO LIFTED", "Levée de l'embargo", "Embargo levé", "HOLD RELEASED", "HOLD LIFTED"]
)
def test_a_label_that_lets_a_story_go_holds_nothing(text: str):
    assert not {"hold", "embargo"} & set(signals_of(text) if label_line(text) else signals_of_note(text))
    assert read(f"{text}\n\nMinister opens bridge\n{TEXT}").status == "usable"


@pytest.mark.parametrize(
    "text", ["Freigabe von Cannabis beschlossen", "Hold lifted stocks", "Embargo lifted on Iraqi oil"]
)
def test_news_of_a_release_is_a_headline(text: str):
    assert not releases(text)
    assert read(f"{text}\n{TEXT}").headline == text


def test_what_replaces_an_earlier_text_is_a_correction_and_stays():
    told = read(f"ANNULE ET REMPLACE\n\nLe ministre inaugure un pont\n{TEXT}")
    assert (told.status, told.signals) == ("usable", ("correction",))


def test_a_withdrawal_that_is_a_note_alone_keeps_its_words_as_its_text():
    told = read("EDITORS: PLEASE KILL story headlined Minister opens bridge\n")
    assert (told.status, told.ednote) == ("canceled", None)
    assert told.paragraphs == ("EDITORS: PLEASE KILL story headlined Minister opens bridge",)


@given(st.text(max_size=300))
def test_no_words_break_the_reading(text: str):
    assert not (releases(text) and withdraws(text) and holds(text))

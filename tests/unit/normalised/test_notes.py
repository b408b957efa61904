"""What an editor's note says of its story."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.normalised.notes import signals_of_note


@pytest.mark.parametrize(
    ("note", "signals"),
    [
        ("ALERT", ["alert"]),
        ("1ST LEAD: adds colour, quotes", ["lead"]),
        ("Zusammenfassung 1220", ["lead"]),
        ("CORRECTION: corrects number of passengers in paragraph 2", ["correction"]),
        ("Eds: Corrects spelling of minister's name", ["correction"]),
        ("Adds quote. Corrects figure in para 3.", ["correction"]),
        ("(Refiles to add dropped word)", ["refile"]),
        ("KILL: The fine was imposed on another company.", ["kill"]),
        ("Mandatory kill", ["kill"]),
        ("Editors: please kill the story slugged EU-Wax", ["kill"]),
        ("This story has been withdrawn.", ["kill"]),
        ("HOLD: for release when confirmed", ["hold"]),
        ('Editors are asked to hold the story "Rain falls".', ["hold"]),
        ('Editors are asked to kill the story "Rain falls".', ["kill"]),
        ("EMBARGOED until 0900 GMT Friday March 4", ["embargo"]),
        ("Sperrfrist: 4. März, 10.00 Uhr", ["embargo"]),
        ("Embargada hasta las 7.00 horas del 4 de marzo", ["embargo"]),
        ("UPDATES with reaction\nCORRECTS date in para 1", ["update", "correction"]),
        ("ATTENTION - RECTIFIE le nom ///", ["correction"]),
        ("ATTENTION - ACTUALISE avec réaction ///", []),
        ("Korjattu otsikko.", ["correction"]),
        ("RÄTTELSE: rätt namn i andra stycket", ["correction"]),
        ("Rettelse: navnet i andet afsnit", ["correction"]),
        ("Adds police kill two in raid", []),
        ("Adds that leader holds talks; kills bill in senate", []),
        ("Leads with vote; correctional officers' union reacts", []),
        ("Adds arms embargo, background", []),
        ("Noe utvidet.", []),
        ("", []),
    ],
)
def test_a_note_gives_its_signals_and_no_other(note, signals):
    assert signals_of_note(note) == signals


@given(st.text())
def test_no_note_breaks_the_reading(note):
    signals_of_note(note)


def test_a_note_may_be_addressed_to_the_desk():
    assert signals_of_note("(ATTN: UPDATES with comment in para 4)") == ["update"]


def test_what_is_held_for_its_release_is_embargoed_and_not_withheld():
    assert signals_of_note("Eds: HOLD FOR RELEASE at 1 p.m. EST Friday, March 4.") == ["embargo"]
    assert signals_of_note("HASTER") == ["urgent"]


@pytest.mark.parametrize(
    "note",
    [
        "ACHTUNG - Meldung bitte vorerst nicht verwenden",
        "Please do not use this story until further notice",
        "Merci de ne pas publier cette dépêche pour l'instant",
        "Rogamos no publicar esta noticia hasta nuevo aviso",
    ],
)
def test_to_use_a_story_later_holds_it(note):
    assert signals_of_note(note) == ["hold"]


def test_a_later_sentence_of_a_note_may_say_what_it_updates():
    assert signals_of_note("Eds: APNewsNow. Updates with quotes. With AP Photos.") == ["update"]
    assert signals_of_note("Eds: With AP Photos. Will be updated.") == []

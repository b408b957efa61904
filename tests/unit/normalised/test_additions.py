from wiredesk.normalised.additions import MAX_LINES, add_note, add_summary, add_take
from wiredesk.normalised.draft import Draft


def test_a_take_is_added_once():
    draft = Draft()
    for label in ("1st Lead", "1ST LEAD", None, "Correction"):
        add_take(draft, label)
    assert draft.take == "1st Lead Correction"
    assert draft.signals == ["lead", "correction"]


def test_notes_are_lines_each_once_and_signal():
    draft = Draft()
    for note in ("Corrects name in para 2", " ", "(Corrects name in para 2)", "Adds quote"):
        add_note(draft, note)
    assert draft.ednote == "Corrects name in para 2\nAdds quote"
    assert "correction" in draft.signals


def test_a_summary_has_no_bullets_and_does_not_repeat_itself_or_the_headline():
    draft = Draft(headline="Mill reopens")
    for text in ("Mill reopens.", "* It hires", "It hires.", "• Shares rise"):
        add_summary(draft, text)
    assert draft.summary == "It hires\nShares rise"


def test_notes_and_summaries_without_end_are_bounded_and_flagged():
    draft = Draft()
    for number in range(MAX_LINES + 5):
        add_note(draft, f"note {number}")
        add_summary(draft, f"line {number}")
    assert len((draft.ednote or "").split("\n")) == MAX_LINES
    assert len((draft.summary or "").split("\n")) == MAX_LINES
    assert draft.flags == ["truncated"]


def test_a_label_that_says_more_takes_the_place_of_the_one_within_it():
    draft = Draft()
    add_take(draft, "UPDATE 2")
    add_take(draft, "REFILE-UPDATE 2")
    assert draft.take == "REFILE-UPDATE 2"

import pytest

from wiredesk.normalised.codes import bare_code, signal_of, state_status, status_of
from wiredesk.normalised.draft import Draft


@pytest.mark.parametrize(
    "text", ["stat:canceled", "http://cv.iptc.org/newscodes/pubstatusg2/canceled", " Canceled ", "can-celed"]
)
def test_a_code_is_bare_of_its_scheme_and_marks(text):
    assert bare_code(text) == "canceled"


def test_codes_of_status_and_signal():
    assert (status_of("stat:usable"), status_of("Withheld"), status_of("killed")) == (
        "usable",
        "withheld",
        "canceled",
    )
    assert (signal_of("sig:update"), signal_of("C"), signal_of("News Alert")) == (
        "update",
        "correction",
        "alert",
    )
    assert (status_of(None), status_of("draft"), signal_of("sig:atnode"), signal_of("")) == (None,) * 4


def test_canceled_and_withheld_signal_kill_and_hold_and_canceled_stays():
    draft = Draft()
    state_status(draft, "stat:withheld")
    assert (draft.status, draft.signals) == ("withheld", ["hold"])
    state_status(draft, "canceled")
    state_status(draft, "usable")
    assert (draft.status, draft.signals) == ("canceled", ["hold", "kill"])


def test_a_status_may_be_stated_in_the_agency_s_language():
    assert (status_of("storniert"), status_of("Anulado"), status_of("gesperrt")) == (
        "canceled",
        "canceled",
        "withheld",
    )

from __future__ import annotations

from wiredesk.fates import ItemFate, account, item_key, item_of


def test_a_key_gives_back_its_item():
    assert item_of(item_key((2, 1047, 3))) == (2, 1047, 3)


def test_read_is_the_sum_of_fates_and_what_is_in_flight():
    accounting = account(
        [
            ("0/1/0", ItemFate(provider="afp")),
            ("0/2/0", ItemFate(provider="afp")),
            ("0/1/0", ItemFate(provider="afp", fate="indexed")),
            ("0/3/0", ItemFate(fate="rejected")),
        ]
    )
    assert accounting.read == {"afp": 2, "-": 1}
    assert accounting.in_flight("afp") == 1
    assert accounting.total("indexed") == accounting.total("rejected") == 1


def test_an_item_counts_once_however_often_it_is_delivered_and_its_first_fate_stays():
    accounting = account(
        [
            ("0/1/0", ItemFate(provider="afp", fate="indexed")),
            ("0/1/0", ItemFate(provider="afp")),
            ("0/1/0", ItemFate(provider="afp", fate="rejected")),
        ]
    )
    assert accounting.read == {"afp": 1}
    assert accounting.fates == {"afp": {"indexed": 1}}


def test_offsets_of_which_no_item_is_known_are_told():
    accounting = account([("0/1/0", ItemFate()), ("1/0/0", ItemFate())])
    assert accounting.offsets_without_item({0: 0, 1: 0}, {0: 3, 1: 1}) == [(0, 0), (0, 2)]

import pytest

from wiredesk.normalised.rights import holder_of, is_notice, one_line, usage_of


@pytest.mark.parametrize(
    ("notice", "holder"),
    [
        ("AFP", "AFP"),
        ("© 2022 AFP. All rights reserved.", "AFP"),
        ("Agencia EFE, S.A.", "Agencia EFE, S.A."),
        ("Copyright 2022 The Associated Press. All rights reserved", "The Associated Press"),
        ("Copyright (c) 2020-2022 by Reuters", "Reuters"),
        ("(c) dpa, Alle Rechte vorbehalten", "dpa"),
        ("Copyright AFP 2022", "AFP"),
        (
            "Copyright 2022 The Associated Press. All rights reserved. Not to be published.",
            "The Associated Press",
        ),
        ("Copyright 2021-22 - Suomen Uutiset", "Suomen Uutiset"),
        ("Copyright 2022, dpa (www.dpa.de). Alle Rechte vorbehalten", "dpa"),
        ("Copyright 2022 The Agency. All rights reserved. This may not be sold or lent", "The Agency"),
        ("The Agency. It may not be used without consent", "The Agency"),
        (
            "(c) Copyright Thomson Reuters 2022. Click For Restrictions - http://x.example/c",
            "Thomson Reuters",
        ),
        ("St. Louis News Co. Inc.", "St. Louis News Co. Inc."),
        ("Agencia EFE, S.A.U.", "Agencia EFE, S.A.U."),
        ("©", None),
        (None, None),
    ],
)
def test_a_holder_is_a_name_not_a_notice(notice, holder):
    assert holder_of(notice) == holder


def test_a_notice_is_more_than_a_name():
    assert is_notice("(c) AFP 2022")
    assert not is_notice("AFP")


def test_terms_of_use_are_one_line_each_once():
    assert usage_of(["No archive ", None, "<p>Print only</p>", "No archive"]) == "No archive Print only"
    assert usage_of([None, " "]) is None


def test_a_holder_keeps_its_full_stop_and_loses_the_sentence_behind_the_year():
    assert holder_of("Copyright 2022, GlobeNewswire, Inc.") == "GlobeNewswire, Inc."
    assert holder_of("© EFE 2022. Está expresamente prohibida la redistribución.") == "EFE"


def test_markup_goes_out_of_a_line():
    assert one_line("<p>A &amp; <b>B</b></p>") == "A & B"
    assert one_line("&nbsp;") is None


@pytest.mark.parametrize(
    ("notice", "holder"),
    [
        (
            "Copyright 2022 The Harbour Agency, www.harbour.example - all rights reserved.",
            "The Harbour Agency",
        ),
        (
            "Copyright: (C) Harbour Press Union, see http://x.example/1.stm for terms and conditions",
            "Harbour Press Union",
        ),
        ("<p>Copyright 2022, Ann Poe</p><", "Ann Poe"),
    ],
)
def test_where_more_is_said_of_the_rights_is_no_name(notice, holder):
    assert holder_of(notice) == holder


def test_a_sentence_behind_the_year_of_a_notice_is_no_name():
    assert holder_of("© EFE 2022. Está expresamente prohibida la redistribución.") == "EFE"


def test_signs_of_copyright_without_end_take_time_by_their_length_alone():
    assert holder_of("©" * 100_000 + " The Agency") == "The Agency"

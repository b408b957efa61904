"""What stands before a marked-up text and after it, as agencies have it, is no paragraph of it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.normalised.draft import Draft
from wiredesk.normalised.story import Dateline
from wiredesk.normalised.story_body import take_apart

NEAR = date(2022, 3, 3)


def by(paragraphs: list[str]) -> list[str]:
    """The field of each paragraph, in one word; a dateline and an end mark part their paragraph."""
    return [field for _, field in take_apart(paragraphs, Draft(), NEAR)]


REUTERS = "OULU, March 3 (Reuters) - It rained."


@pytest.mark.parametrize("above", [["Mill is back", "40 hired"], ["The mill that closed in 2019 is back."]])
def test_lines_above_a_byline_and_its_dateline_are_the_summary(above):
    draft = Draft()
    take_apart([*above, "(Adds quotes)", "By Jane Doe", REUTERS, "It froze."], draft, NEAR)
    assert draft.summary == "\n".join(above)
    assert (draft.byline, draft.paragraphs) == (["By Jane Doe"], ["It rained.", "It froze."])


def test_text_far_above_another_dateline_is_text():
    draft = Draft()
    text = ["It rained.", "It snowed in the whole of the country for a week.", "It froze.", REUTERS]
    take_apart(text, draft, NEAR)
    assert draft.paragraphs == text


def test_a_name_alone_above_a_dateline_is_the_byline():
    draft = Draft()
    take_apart(["Jane Doe", "Madrid, 3 mar (EFE).- Llueve."], draft, NEAR)
    assert (draft.byline, draft.summary, draft.paragraphs) == (["Jane Doe"], None, ["Llueve."])
    place = Draft()
    take_apart(["New York", "Madrid, 3 mar (EFE).- Llueve."], place, NEAR)
    assert place.byline == []


def test_companies_below_desks_initials_are_no_text():
    draft = Draft()
    take_apart(["Il pleut.", "Il neige.", "jd-mr/sd", "TOTALENERGIES", "CREDIT AGRICOLE"], draft, NEAR)
    assert draft.signoff == "jd-mr/sd\nTOTALENERGIES\nCREDIT AGRICOLE"
    table = Draft()
    take_apart(["Results:", "It rained.", "OULU"], table, NEAR)
    assert table.paragraphs == ["Results:", "It rained.", "OULU"]


BODIES = {
    "cp": (
        ["The Canadian Press", "HALIFAX — The storm missed.", "It was weak."],
        "byline dateline body body",
    ),
    "lusa": (
        ["*** Pictures at www.lusa.pt ***", "Faro, 03 mar 2022 (Lusa) - It rained.", "It stopped."],
        "ednote dateline body body",
    ),
    "tns": (
        [
            "FRESNO, Calif. -- It rained.",
            "It stopped.",
            "___",
            "(c)2022 The Fresno Bugle. Visit The Fresno Bugle at www.example.com.",
            "Distributed by Tribune Content Agency, LLC.",
            "_____",
            "PHOTO (for help with images, contact 312-222-4194): RAIN",
        ],
        "dateline body body signoff signoff signoff signoff signoff",
    ),
    "ap": (
        [
            "By JOHN DOE and JANE ROE",
            "Associated Press",
            "WASHINGTON (AP) _ The Senate voted Thursday.",
            "It passed.",
            "___",
            "Associated Press writer Ann Lee contributed to this report.",
            "___",
            "Follow John Doe on Twitter: https://twitter.com/johndoe",
        ],
        "byline -byline-title dateline body body body signoff signoff signoff",
    ),
    "ap2": (
        [
            "WASHINGTON (AP) — The Senate voted Thursday.",
            "It passed.",
            "—",
            "AP's coverage: https://apnews.com/hub",
            "Copyright 2022 The Associated Press. All rights reserved.",
        ],
        "dateline body body signoff signoff signoff",
    ),
    "reuters": (
        [
            "* Mill to reopen",
            "* Adds 40 jobs",
            "(Adds quote, background)",
            "By Aino Virta",
            "HELSINKI, March 3 (Reuters) - The mill is back.",
            "It hires.",
            "(Reporting by Aino Virta; editing by John Roe)",
            "((aino.virta@thomsonreuters.com; +358 9 6805 0245; Reuters Messaging: aino.virta@reuters.net))",
            "Keywords: FINLAND MILL/",
            "(c) Copyright Thomson Reuters 2022. Click For Restrictions - https://agency.example/copyright",
        ],
        "summary summary ednote byline dateline body body body signoff signoff signoff",
    ),
    "dpa": (
        [
            "Berlin (dpa) - Der Bundestag hat zugestimmt.",
            "Das Gesetz gilt ab Mai.",
            "# dpa-Notizblock",
            "## Internet",
            "- [Gesetz](http://dpaq.de/xyz)",
            "## Orte",
            "- [Bundestag](Platz der Republik 1, Berlin)",
            "* * * *",
            "Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt",
            "## dpa-Kontakte",
            "- Autorin: Anna Muster, +49 30 2852 31234, <muster.anna@dpa.com>",
            "- Redaktion: Peter Probe, +49 30 285231111, <berlin@dpa.com>",
            "dpa am xx yyn1 pr",
        ],
        "dateline body body " + " ".join(["signoff"] * 11),
    ),
    "apa": (
        [
            "Utl.: Neue Regeln ab Mai",
            "Wien (APA) - Der Nationalrat hat zugestimmt.",
            "Das Gesetz gilt ab Mai.",
            "(Schluss) abc/def",
            "APA0123 2022-03-03/14:05",
        ],
        "summary dateline body body signoff signoff",
    ),
    "afp": (
        [
            "Paris, 3 mars 2022 (AFP) - Le Sénat a voté jeudi.",
            "Le texte passe.",
            "mgi/fg/abc",
        ],
        "dateline body body signoff",
    ),
    "afp2": (
        [
            "The mill in Tampere, Finland, reopened Thursday.",
            "It hires.",
            "str-av/rox",
        ],
        "body body signoff",
    ),
    "efe": (
        [
            "Madrid, 3 mar (EFE).- El Senado votó el jueves.",
            "El texto pasa. EFE",
            "abc/def/gh",
        ],
        "dateline body body signoff signoff",
    ),
    "ansa": (
        [
            "(ANSA) - ROMA, 03 MAR - Il Senato ha votato giovedì.",
            "Il testo passa. (ANSA).",
            "YQX-ABC/KLM",
        ],
        "dateline body body signoff signoff",
    ),
    "xinhua": (
        [
            "HELSINKI, March 3 (Xinhua) -- The mill is back.",
            "It hires. Enditem",
        ],
        "dateline body body signoff",
    ),
    "yonhap": (
        [
            "SEOUL, March 3 (Yonhap) -- The mill is back.",
            "It hires.",
            "jdoe@yna.co.kr",
            "(END)",
        ],
        "dateline body body signoff signoff",
    ),
    "kyodo": (
        [
            "TOKYO, March 3 Kyodo - The mill is back.",
            "It hires.",
            "==Kyodo",
        ],
        "dateline body body signoff",
    ),
    "tass": (
        [
            "MOSCOW, March 3. /TASS/. The mill is back.",
            "It hires.",
        ],
        "dateline body body",
    ),
    "belga": (
        [
            "BRUSSELS 03/03 (BELGA) = The mill is back.",
            "It hires. (Belga)",
            "AHU/RSM/",
        ],
        "dateline body body signoff signoff",
    ),
    "anp": (
        [
            "DEN HAAG (ANP) - De fabriek is terug.",
            "Hij zoekt mensen.",
            "ANP",
        ],
        "dateline body body signoff",
    ),
    "tt": (
        [
            "Fabriken är tillbaka.",
            "Den anställer.",
            "Anna Svensson/TT",
        ],
        "body body signoff",
    ),
    "pa": (
        [
            "By Ann Lee, PA Political Editor",
            "The mill is back, the minister said.",
            "It hires.",
            "ends",
            "mfl",
        ],
        "byline body body signoff signoff",
    ),
    "aap": (
        [
            "The mill is back, the minister said.",
            "It hires.",
            "AAP ab/cd",
        ],
        "body body signoff",
    ),
    "pti": (
        [
            "New Delhi, Mar 3 (PTI) The mill is back.",
            "It hires. PTI ABC DEF",
            "ABC",
        ],
        "dateline body body signoff signoff",
    ),
    "photo": (
        [
            "(Photo: AFP)",
            "PARIS - The mill is back.",
            "It hires.",
        ],
        "-credit dateline body body",
    ),
    "kna": (
        [
            "Bonn (KNA) - Die Fabrik ist zurück.",
            "Sie sucht Leute.",
            "(KNA - pktln-89-00123)",
        ],
        "dateline body body signoff",
    ),
    "ats": (
        [
            "Bern (sda) Die Fabrik ist zurück.",
            "Sie sucht Leute.",
            "(SDA-ATS\\abc/def)",
        ],
        "dateline body body signoff",
    ),
    "eds": (
        [
            "EDITOR'S NOTE: Eds: UPDATES with quotes. With AP Photos.",
            "HELSINKI (AP) — The mill is back.",
            "It hires.",
        ],
        "ednote dateline body body",
    ),
    "dow": (
        [
            "HELSINKI—The mill is back.",
            "It hires.",
            "Write to Aino Virta at aino.virta@wsj.com",
            "(END) Dow Jones Newswires",
            "March 03, 2022 09:05 ET (14:05 GMT)",
            "Copyright (c) 2022 Dow Jones & Company, Inc.",
        ],
        "dateline body body signoff signoff signoff signoff",
    ),
}


@pytest.mark.parametrize("name", BODIES)
def test_each_paragraph_goes_to_its_field(name):
    paragraphs, fields = BODIES[name]
    assert " ".join(by(paragraphs)) == fields


def test_a_body_fills_its_fields():
    draft = Draft()
    take_apart(BODIES["reuters"][0], draft, NEAR)
    assert draft.paragraphs == [
        "The mill is back.",
        "It hires.",
        "(Reporting by Aino Virta; editing by John Roe)",
    ]
    assert draft.summary == "Mill to reopen\nAdds 40 jobs"
    assert draft.ednote == "(Adds quote, background)"
    assert draft.dateline is not None
    assert (draft.dateline.text, draft.provider) == ("HELSINKI, March 3", "Reuters")


def test_bullets_that_no_head_follows_are_text():
    assert by(["* One thing", "* Another thing", "The mill is back."]) == ["body"] * 3


def test_a_writer_who_signs_is_the_byline_where_there_is_none():
    draft = Draft()
    take_apart(["Fabriken är tillbaka.", "Anna Svensson/TT"], draft, NEAR)
    assert (draft.byline, draft.provider) == (["Anna Svensson"], "TT")


def test_at_least_one_paragraph_is_left_as_text():
    assert by(["END"]) == ["body"]
    assert by(["By Aino Virta"]) == ["body"]


@pytest.mark.parametrize(
    ("provider", "paragraphs", "body", "signoff"),
    [
        ("nprov:PTI", ["Rain fell.", "PTI SKL ABS"], ["Rain fell."], "PTI SKL ABS"),
        (None, ["NEW DELHI, Mar 3 (PTI) Rain fell.", "PTI SKL"], ["Rain fell."], "PTI SKL"),
        (None, ["Rain fell.", "Lusa/Fim"], ["Rain fell."], "Lusa/Fim"),
        ("VNA", ["Rain fell. ./."], ["Rain fell."], "./."),
        (
            None,
            ["Rain fell.", "It rained again today. ./."],
            ["Rain fell.", "It rained again today. ./."],
            None,
        ),
        (None, ["Rain fell.", "PTI SKL ABS"], ["Rain fell.", "PTI SKL ABS"], None),
    ],
)
def test_an_agency_s_own_marks_are_cut_where_the_agency_is_known(provider, paragraphs, body, signoff):
    draft = Draft(provider=provider)
    pieces = take_apart(paragraphs, draft, NEAR)
    assert (draft.paragraphs, draft.signoff) == (body, signoff)
    assert "".join(text for text, _ in pieces).replace(" ", "") == "".join(paragraphs).replace(" ", "")


def test_an_agency_that_only_its_mark_names_is_the_provider():
    draft = Draft()
    take_apart(["Choveu.", "Lusa/Fim"], draft, NEAR)
    assert draft.provider == "lusa"


@given(
    st.lists(
        st.sampled_from([text for paragraphs, _ in BODIES.values() for text in paragraphs])
        | st.text(max_size=30),
        max_size=12,
    )
)
def test_every_character_is_taken_once_and_in_order(paragraphs):
    taken = "".join(text for text, _ in take_apart(paragraphs, Draft(), NEAR))
    given_ = "".join(paragraphs)
    assert sorted("".join(taken.split())) == sorted("".join(given_.split()))


def test_a_writer_who_signs_above_the_text_is_the_byline():
    draft = Draft()
    pieces = take_apart(["Anna Svensson / TT", "Det regnar i dag.", "Det blåser."], draft, NEAR)
    assert [field for _, field in pieces] == ["byline", "body", "body"]
    assert draft.byline == ["Anna Svensson / TT"]


def test_a_note_to_editors_may_stand_behind_the_dateline():
    draft = Draft()
    take_apart(["TOKYO, March 3, Kyodo - (EDS: ADDING DETAILS)", "The bridge reopened."], draft, NEAR)
    assert draft.ednote == "(EDS: ADDING DETAILS)"
    assert draft.paragraphs == ["The bridge reopened."]


def test_a_line_that_names_the_author_under_the_text_is_no_text():
    draft = Draft()
    take_apart(["Hala znów działa.", "Targ wrócił do domu.", "Autor: Tomasz Gwizdała"], draft, NEAR)
    assert draft.byline == ["Tomasz Gwizdała"]
    assert draft.paragraphs == ["Hala znów działa.", "Targ wrócił do domu."]


@pytest.mark.parametrize("mark", ["cor-jl/ob", "(ANSA).", "/AFP"])
def test_what_its_desk_signs_under_a_headline_alone_is_no_text(mark):
    draft = Draft(headline="Two ferries collide off Bastia")
    take_apart([mark], draft, date(2022, 3, 2))
    assert (draft.paragraphs, draft.signoff) == ([], mark)


def test_a_standfirst_above_the_dateline_is_the_summary():
    draft = Draft()
    standfirst = "Die Fähren fahren wieder. Pendler atmen auf."
    pieces = take_apart(
        [standfirst, "Kiel (dpa) - Die Fähren in Kiel fahren wieder."], draft, date(2022, 3, 2)
    )
    assert draft.summary == standfirst
    assert draft.paragraphs == ["Die Fähren in Kiel fahren wieder."]
    assert [by for _, by in pieces] == ["summary", "dateline", "body"]


def test_initials_of_several_desks_may_stand_under_the_mark():
    draft = Draft()
    take_apart(["Three elephants stopped.", "They left. PTI ABC", "XYZ", "XYZ"], draft, date(2022, 3, 3))
    assert draft.paragraphs == ["Three elephants stopped.", "They left."]
    assert draft.signoff == "PTI ABC\nXYZ\nXYZ"


def test_a_byline_that_its_element_has_is_no_text_when_it_stands_above_it_again():
    draft = Draft(byline=["Ann Poe"])
    take_apart(["Ann Poe", "Lima, 3 mar (EFE).- Llueve.", "Ya no llueve."], draft, NEAR)
    assert (draft.byline, draft.paragraphs) == (["Ann Poe"], ["Llueve.", "Ya no llueve."])


def test_headline_and_slug_that_stand_once_more_above_the_text_are_no_text():
    draft = Draft(headline="Panel ends trapping season early", slugline="BC-US--Idaho Wolves")
    take_apart(
        [
            "BC-US--Idaho Wolves, 3rd Ld-Writethru,0120",
            "Panel ends trapping season early",
            "By CAROL NESTOR",
            "BOISE, Idaho (AP) — A panel voted Friday.",
            "Panel ends trapping season early",
        ],
        draft,
        NEAR,
    )
    assert draft.take == "3rd Ld-Writethru"
    assert draft.byline == ["By CAROL NESTOR"]
    assert draft.paragraphs == ["A panel voted Friday.", "Panel ends trapping season early"]


def test_contacts_and_what_follows_ends_are_the_sign_off():
    for tail in (["ENDS", "Notes to editors", "1. It rained."], ["Contact:", "Mia Lund, +1-218-555-0144"]):
        draft = Draft()
        take_apart(["Rain fell all day.", *tail], draft, date(2022, 3, 1))
        assert (draft.paragraphs, draft.signoff) == (["Rain fell all day."], "\n".join(tail))


@pytest.mark.parametrize("employer", ["The Dallas Courier", "Duluth News Tribune", "Lakeside Media Group"])
def test_the_paper_that_a_writer_works_for_stands_under_the_byline_and_is_no_text(employer):
    draft = Draft(copyright_holder="Lakeside Media Group")
    pieces = take_apart(["By Corinne Maddox", employer, "Rain fell.", "It stopped."], draft, NEAR)
    assert [field for _, field in pieces] == ["byline", "-byline-title", "body", "body"]


def test_a_subhead_under_a_byline_is_text():
    draft = Draft()
    take_apart(["By Corinne Maddox", "Rain at last", "Rain fell."], draft, NEAR)
    assert draft.paragraphs == ["Rain at last", "Rain fell."]


def test_initials_may_stand_on_a_line_of_their_own_under_the_agency_s():
    draft = Draft()
    take_apart(["Mumbai, Mar 4 (PTI) Rain fell.", "It stopped.", "PTI VT", "NSK RDM"], draft, NEAR)
    assert (draft.paragraphs, draft.signoff) == (["Rain fell.", "It stopped."], "PTI VT\nNSK RDM")


@pytest.mark.parametrize(
    ("line", "text", "provider"),
    [("CAPE TOWN March 3 Sapa", "CAPE TOWN March 3", "Sapa"), ("STT, Tampere", "Tampere", "STT")],
)
def test_a_dateline_may_stand_on_a_line_of_its_own_with_its_agency(line, text, provider):
    draft = Draft()
    pieces = take_apart([line, "Rain fell.", "It stopped."], draft, NEAR)
    assert draft.dateline is not None
    assert (draft.dateline.text, draft.provider) == (text, provider)
    assert [field for _, field in pieces] == ["dateline", "body", "body"]


def test_a_line_with_an_agency_in_it_may_be_text():
    draft = Draft()
    take_apart(["Reuters, Bloomberg", "Rain fell."], draft, NEAR)
    assert draft.paragraphs == ["Reuters, Bloomberg", "Rain fell."]


@pytest.mark.parametrize(
    "ending", [["kae"], ["jnov mkv"], ["-- BERNAMA", "AZR LSA"], ["-- BERNAMA", "AZR LSA KN"]], ids=" ".join
)
def test_initials_that_blanks_part_are_no_text(ending):
    draft = Draft()
    take_apart(["It rained.", "It froze.", *ending], draft, NEAR)
    assert draft.paragraphs == ["It rained.", "It froze."]
    assert draft.signoff == "\n".join(ending)


def test_few_words_in_a_list_are_no_initials():
    draft = Draft()
    take_apart(["What to take:", "red wine", "oat milk"], draft, NEAR)
    assert draft.paragraphs == ["What to take:", "red wine", "oat milk"]


def test_a_dateline_without_a_dash_is_one_where_it_names_the_story_s_own_agency():
    text = "Balsthal (SO) (ats) La papeterie ferme."
    draft = Draft(provider="ATS")
    take_apart([text], draft, NEAR)
    assert draft.dateline == Dateline(text="Balsthal (SO)", place="Balsthal", region="SO")
    assert draft.paragraphs == ["La papeterie ferme."]
    other = Draft(provider="AFP")
    take_apart([text], other, NEAR)
    assert (other.dateline, other.paragraphs) == (None, [text])


def test_a_writer_and_the_agency_on_a_line_above_or_below_the_text_are_the_byline():
    text = ["OSLO, March 3 (AFP) - Rain fell.", "It stopped."]
    for paragraphs in (["Jane Doe, AFP", *text], [*text, "—Jane Doe, AFP"]):
        draft = Draft()
        take_apart(paragraphs, draft, NEAR)
        assert (draft.byline, draft.paragraphs) in (
            (["Jane Doe, AFP"], ["Rain fell.", "It stopped."]),
            (["Jane Doe"], ["Rain fell.", "It stopped."]),
        )


def test_the_writer_may_sign_with_an_address():
    draft = Draft()
    take_apart(["Rain fell.", "It rained on.", "By Jane Doe; janed@agency.example"], draft, date(2022, 3, 3))
    assert (draft.byline, draft.paragraphs) == (["Jane Doe"], ["Rain fell.", "It rained on."])


def test_a_note_in_brackets_may_stand_before_the_dateline():
    draft = Draft()
    pieces = take_apart(["(v. 'Neve' delle 9:20) (ANSA) - ROMA, 3 MAR - Piove.", "Nevica."], draft, NEAR)
    assert draft.ednote == "(v. 'Neve' delle 9:20)"
    assert draft.dateline == Dateline(text="ROMA, 3 MAR", place="ROMA", published_on=NEAR)
    assert draft.paragraphs == ["Piove.", "Nevica."]
    assert [field for _, field in pieces] == ["ednote", "dateline", "body", "body"]

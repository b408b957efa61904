from wiredesk.normalised.story import Subject
from wiredesk.normalised.subjects import name_in, once, subject


def test_a_qcode_is_split_at_its_first_colon():
    assert subject("medtop:a:b", "labour") == Subject(code="a:b", name="labour", scheme="medtop")
    assert subject("04000000", "economy", "iptc") == Subject(code="04000000", name="economy", scheme="iptc")


def test_a_uri_is_split_before_its_last_part():
    found = subject(uri="http://cv.iptc.org/newscodes/mediatopic/20000271")
    assert found == Subject(code="20000271", scheme="http://cv.iptc.org/newscodes/mediatopic/")
    assert subject(uri="urn:x:y:1") == Subject(code="1", scheme="urn:x:y")


def test_empty_ones_and_repeats_are_dropped():
    assert subject("", " ") is None
    assert once([subject(name="a"), None, subject(name="b"), subject(name="a")]) == [
        Subject(name="a"),
        Subject(name="b"),
    ]


def test_a_name_is_in_the_items_language_else_english_else_the_first():
    names = {"fr-FR": "travail", "en": "labour", "de": "Arbeit"}
    assert name_in(names, "de-AT") == "Arbeit"
    assert name_in(names, "fi") == "labour"
    assert name_in({"fr": "travail", "de": None}, "de") == "travail"
    assert name_in({}, "de") is None


def test_bare_names_that_differ_in_case_alone_are_one_subject():
    assert once([subject(name="Culture"), subject(name="culture")]) == [Subject(name="Culture")]


def test_a_code_that_repeats_a_named_one_without_its_name_is_dropped():
    named = subject("xh:04", "economy")
    assert once([named, subject("xh:04"), subject("xh:05")]) == [named, subject("xh:05")]

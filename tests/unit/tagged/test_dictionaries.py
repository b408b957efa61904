"""A desk's own names: they are tagged, the files are checked, and docs/dictionaries.md says what is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from unit.tagged.told import actors, codes, told
from wiredesk.cli.dictionary import command
from wiredesk.cli.reading import use_own_settings
from wiredesk.errors import UsageError
from wiredesk.tagged import lexicon
from wiredesk.tagged.dictionaries import Beat, Dictionary, Example, Never, OwnActor, OwnRegion, Role, read
from wiredesk.tagged.dictionary_check import check
from wiredesk.tagged.explaining import explained

PAGE = (Path(__file__).parents[3] / "docs" / "dictionaries.md").read_text("utf-8")
EXAMPLE = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)[0]
ACTOR = '[[actor]]\nid = "x:pilots"\nname = "Harbour Pilots"\nkind = "organisation"\n'


@pytest.fixture
def dictionary(tmp_path: Path):
    """Put a text in use as a dictionary; the tables alone are in use afterwards."""

    def use(text: str) -> Dictionary:
        path = tmp_path / "desk.toml"
        path.write_text(text, "utf-8")
        made = read([path])
        lexicon.use(made.own)
        return made

    yield use
    lexicon.use(None)


def findings(dictionary, text: str) -> list[tuple[str, str]]:
    return [(one.level, one.what) for one in check(dictionary(text))]


def wrong(dictionary, text: str) -> str:
    with pytest.raises(UsageError) as raised:
        dictionary(text)
    return str(raised.value)


def test_the_pages_example_has_no_error_and_does_what_it_says(dictionary):
    assert findings(dictionary, EXAMPLE) == []


def test_every_key_is_explained():
    told_keys = set(re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", PAGE, re.MULTILINE))
    explained_keys = {key for keys in told_keys for key in re.findall(r"`(\w+)`", keys)}
    models = (OwnActor, Role, OwnRegion, Never, Beat, Example)
    assert explained_keys == {f.alias or name for model in models for name, f in model.model_fields.items()}


def test_own_actors_and_regions_are_tagged(dictionary):
    dictionary(EXAMPLE)
    body = "The NHPA met Aino Vesterholm on the Old Quay. Vesterholm left."
    tagged = told(body, on="2021-03-04")
    assert actors(tagged) == {"Nordport Harbour Pilots": None, "Aino Vesterholm": "Mayor of Nordport"}
    assert "x:nordport-old-quay" in codes(tagged)
    vesterholm = next(one for one in tagged.actors if one.kind == "person")
    assert [mention.text for mention in vesterholm.mentions] == ["Aino Vesterholm", "Vesterholm"]
    assert "former Mayor of Nordport" in actors(told(body, on="2023-07-01")).values()
    assert "nhpa" not in str(actors(told("The nhpa met.")))


def test_a_person_without_an_office_has_its_own_country(dictionary):
    dictionary(
        '[[actor]]\nid = "x:a-b"\nname = "Anni Brunnsholm"\nkind = "person"\ncountry = "FI"\nsector = "BUS"\n'
    )
    (one,) = told("Anni Brunnsholm sang.").actors
    assert (one.id, one.role, one.country, one.sector) == ("x:a-b", None, "FI", "BUS")


def test_an_own_name_takes_the_place_of_the_tables(dictionary):
    dictionary('[[actor]]\nid = "x:oslo-band"\nname = "Oslo"\nkind = "organisation"\n')
    tagged = told("Fans saw Oslo on stage.")
    assert [one.id for one in tagged.actors] == ["x:oslo-band"]
    assert tagged.regions == ()


def test_a_stop_name_keeps_its_other_meanings(dictionary):
    body = "Atlanta, Georgia, is hot. Georgia voted."
    assert "US-GA" in codes(told(body))
    dictionary('[[never]]\ntext = "Georgia"\nas = "US-GA"\n')
    assert "US-GA" not in codes(told(body))
    tagged = told("Georgia and Tbilisi.")
    assert "GE" in codes(tagged)


def test_a_stop_name_without_a_meaning_means_nothing_and_explain_says_so(dictionary):
    dictionary('[[never]]\ntext = "Norway Lobster"\n[[never]]\ntext = "Sweden"\n')
    tagged = told("Norway Lobster is dear in Sweden.")
    assert tagged.regions == ()
    why = {one.text: one.why for one in explained(tagged.deduped.story).refused}
    assert "dictionary" in why["Sweden"]
    assert "dictionary" in why["Norway Lobster"]


def test_who_the_text_brings_in_can_be_forbidden(dictionary):
    body = "Police chief Marta Lindqvist said the road was shut."
    (found,) = [one.id for one in told(body).actors if one.kind == "person"]
    dictionary(f'[[never]]\ntext = "Marta Lindqvist"\nas = "{found}"\n')
    assert found not in [one.id for one in told(body).actors]


def test_the_tagger_names_the_dictionaries(dictionary):
    assert told("Oslo.").tagger == "rules/3"
    first = dictionary(ACTOR)
    assert told("Oslo.").tagger == f"rules/3+{first.own.digest}"
    assert re.fullmatch(r"[0-9a-f]{8}", first.own.digest)
    assert dictionary(ACTOR + "# more\n").own.digest != first.own.digest


def test_commands_and_the_worker_read_what_the_environment_names(tmp_path, monkeypatch):
    for name in ("a", "b"):
        (tmp_path / name).write_text(
            ACTOR.replace("pilots", name).replace("Pilots", name.upper() * 4), "utf-8"
        )
    monkeypatch.setenv("WIREDESK_DICTIONARIES", f"{tmp_path / 'a'}:{tmp_path / 'b'}")
    try:
        use_own_settings()
        assert {one.id for one in told("Harbour AAAA met Harbour BBBB.").actors} == {"x:a", "x:b"}
    finally:
        lexicon.use(None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ACTOR.replace("x:pilots", "pilots"), "[[actor]] 'pilots', id: 'pilots' does not do: write x:"),
        (ACTOR + 'colour = "red"\n', "[[actor]] 'x:pilots', colour: there is no such key"),
        (ACTOR + 'country = "Finland"\n', "country: 'Finland' does not do: write the country's two"),
        (ACTOR + '[[actor.role]]\noffice = "Chair"\nfrom = 2020-01-01\n', "only a person has a role"),
        (
            ACTOR.replace("organisation", "person")
            + '[[actor.role]]\noffice = "Chair"\nfrom = 2020-01-01\nto = 2019-01-01\n',
            "to (2019-01-01) is before from (2020-01-01)",
        ),
        (ACTOR + ACTOR, "x:pilots stands there twice"),
        (ACTOR + ACTOR.replace("x:pilots", "x:others"), "is a name of both x:pilots and x:others"),
        ("[[actor]\n", "is no TOML"),
        ('[[region]]\ncode = "x:quay"\nname = "The Quay"\nlat = 1.0\n', "lat and lon go together"),
        ('[[example]]\ntext = "Nothing."\n', "needs hit, miss or both"),
    ],
)
def test_what_is_wrong_is_said_with_its_entry_and_what_to_do(dictionary, text: str, said: str):
    message = wrong(dictionary, text)
    assert said in message
    assert "desk.toml" in message


@pytest.mark.parametrize(
    ("text", "level", "said"),
    [
        (ACTOR + 'aliases = ["Oslo"]\n', "warning", "'Oslo' means Oslo"),
        (ACTOR + 'aliases = ["Hap"]\n', "warning", "is so short"),
        (ACTOR + 'aliases = ["harbour men"]\n', "warning", "has no capital"),
        (ACTOR + 'country = "QQ"\n', "error", "QQ is no country"),
        ('[[never]]\ntext = "Oslo"\nas = "x:not-there"\n', "error", "nothing has the id x:not-there"),
        (
            ACTOR + '[[example]]\ntext = "The harbour pilots met."\nhit = ["x:pilots"]\n',
            "error",
            "x:pilots must hit and does not: none of its names stands there as it is spelt here",
        ),
        (
            ACTOR + '[[example]]\ntext = "The Harbour Pilots met in Oslo."\nmiss = ["NO"]\n',
            "error",
            "NO must not hit and does, by “Oslo”",
        ),
    ],
)
def test_the_check_says_what_may_be_wrong_and_what_to_do(dictionary, text: str, level: str, said: str):
    assert [one for one in findings(dictionary, text) if one[0] == level and said in one[1]]


def test_an_id_of_the_tables_is_refused(dictionary):
    taken = ACTOR.replace("x:pilots", "x:eu")
    assert any("the tables have this id" in what for _, what in findings(dictionary, taken))


def test_the_command_ends_by_what_it_found(tmp_path):
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_text(EXAMPLE, "utf-8")
    bad.write_text(ACTOR + 'country = "QQ"\n', "utf-8")
    result = CliRunner(env={"COLUMNS": "120"}).invoke(command, ["check", str(good)])
    assert result.exit_code == 0
    assert "2 actors, 1 regions, 2 stop-names, 1 beats, 2 examples: 0 errors, 0 warnings" in result.stdout
    result = CliRunner(env={"COLUMNS": "120"}).invoke(command, ["check", str(bad)])
    assert result.exit_code == 1
    assert "QQ is no country" in result.stdout

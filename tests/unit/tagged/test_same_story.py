"""The same story in another dress has the same actors.

Straight quotation marks change nothing; other wrapping is undone before a story is tagged. Capitals take
what case alone tells: whom only the text brings in, by a name that no table has. Those whom the tables name
in full, behind a title or by office stay, and nobody else comes.
"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from unit.tagged.told import told

_LEADS = st.sampled_from(
    (
        "Turkish President Recep Tayyip Erdogan said on Monday that talks with Greece would go on.",
        "German Chancellor Angela Merkel’s spokesman, Steffen Seibert, told reporters in Berlin so.",
        "“We wait,” French Foreign Minister Laurent Fabius said in Paris on Tuesday.",
        "NATO Secretary-General Jens Stoltenberg met Ukraine’s President Petro Poroshenko in Kiev.",
        "President Barack Obama called Prime Minister David Cameron, the White House said.",
        "The Turkish president left for Vienna.",
        "Police spokesman Harald Grimstad said the driver, Tone Evensen, 34, was unhurt.",
    )
)
_STORIES = st.lists(_LEADS, min_size=1, max_size=4, unique=True)
_STRAIGHT = str.maketrans({"’": "'", "“": '"', "”": '"'})


def _people(paragraphs: list[str]) -> set[tuple[str, str | None]]:
    tagged = told("\n\n".join(paragraphs), on="2015-03-03", dateline="BERLIN")
    return {(one.name, one.role) for one in tagged.actors if one.kind == "person"}


@settings(max_examples=40, deadline=None)
@given(_STORIES)
def test_straight_quotation_marks_change_nobody(paragraphs: list[str]):
    straight = [one.translate(_STRAIGHT) for one in paragraphs]
    assert _people(straight) == _people(paragraphs) != set()


@settings(max_examples=40, deadline=None)
@given(_STORIES)
def test_capitals_keep_those_of_the_tables_and_bring_nobody(paragraphs: list[str]):
    small = {name for name, _ in _people(paragraphs)}
    capital = {name for name, _ in _people([one.upper() for one in paragraphs])}
    assert capital <= small
    assert small - capital <= {"Steffen Seibert", "Harald Grimstad", "Tone Evensen"}

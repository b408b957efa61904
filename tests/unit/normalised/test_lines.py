"""Where a line break is meant, and where it is the width's."""

import pytest

from wiredesk.normalised.lines import paragraphs_of

WRAPPED = """The council said on Tuesday that it would not wait any
longer for the report, which had been promised for the
spring, and would vote on the plan in its next session.
It meets in June."""


LAID_OUT = (
    "A line of a text that was laid out by its source, "
    "each of its lines set in by blanks from the left, and on"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (WRAPPED, [" ".join(WRAPPED.split("\n"))]),
        (WRAPPED + "\n\n" + WRAPPED, [" ".join(WRAPPED.split("\n"))] * 2),
        ("Anna Berg\nMayor of Turku\nin Helsinki", ["Anna Berg", "Mayor of Turku", "in Helsinki"]),
        ("x" * 111 + "\nnext", ["x" * 111, "next"]),
        ("    One two\nthree\n    Four\nfive", ["One two three", "Four five"]),
        ("Gold  Anna  9.1\nSilver  Berta  9.0", ["Gold\tAnna\t9.1", "Silver\tBerta\t9.0"]),
        (
            "Cattle\nSALINA, Kan. (AP) _ Steers 100.25\n  Cows   50  61.25\n  Heifers   20  70.10\nClosed.",
            [
                "Cattle",
                "SALINA, Kan. (AP) _ Steers 100.25",
                "Cows\t50\t61.25",
                "Heifers\t20\t70.10",
                "Closed.",
            ],
        ),
        ("Two sentences.  Two blanks.\nMore.  And more.", ["Two sentences. Two blanks.", "More. And more."]),
        (
            LAID_OUT.replace(", ", ",\n  "),
            [LAID_OUT],
        ),
        ("a\r\nb\rc\u2028d", ["a", "b", "c", "d"]),
        (" \n\t\n", []),
    ],
)
def test_breaks_are_kept_where_they_are_meant(text, expected):
    assert paragraphs_of(text) == expected

"""How likely two texts tell the same story: agreement of words, names and numbers, weighed by a linear score.

Similarity alone does not do it: reports of a market share half their words and are different news. So it
counts how much of the shorter text is in the longer, whether headlines say the same, and whether the numbers
agree. The weights are fitted by tools/fit_likeness.py on labelled pairs and lie in data/likeness.toml.
"""

from __future__ import annotations

import math
import tomllib
from array import array
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import combinations

import xxhash

from wiredesk.deduped.facts import Facts, hash_of, listed, weights_of

Features = dict[str, float]

SAME = 0.7
"""The likeness from which two texts are one story. Two stories wrongly made one cost a reader more than two
entries of one: of two hundred takes of a wire at most one is asked to come to another story's."""

UNKNOWN = 0.5
"""What is said of an agreement where one side has nothing to agree with."""

RARE_FROM = 4.5
"""The weight from which a word in both texts counts as rare: fewer than 110 of 10,000 stories have it."""


HALF = 0.5
"""The share of a headline from which a text that corrects is held to be of the other's matter."""

REACTIONS = 2.0
"""Hours after which what has an alert's words is no more likely a reaction to it than before."""


def features(one: Facts, other: Facts, hours: float) -> Features:
    """Return what is held against each other, by names of data/likeness.toml, whichever is one.

    hours: between the two. *_most and *_least are the shares of weight that one side's words have in the
    other's, the higher and the lower of both directions. heads_in: a headline in the other's headline and
    first paragraph. names_told: the names of the first lines in the whole of the other. names_apart: how much
    a name of each headline says that the other text does not have, as when another company reports the like.
    copy: words and numbers agree. answers: a headline has a word of answering that the other text has not.
    alert_hours: an alert's story follows within minutes, a reaction later. tables_apart: the headlines of
    tables agree, but for an hour, day or session that each has for itself: the next of a series.
    """
    told: Features = {}
    told["words_most"], told["words_least"] = _both(one.words, other.words)
    heads_in = max(_shares((one.head, other.head | other.lead), (other.head, one.head | one.lead)))
    told["heads_in_most"] = heads_in
    shared = len(one.numbers & other.numbers)
    fewer = min(len(one.numbers), len(other.numbers))
    together = len(one.numbers) + len(other.numbers) - shared
    told["numbers_apart"] = math.log1p(fewer - shared)
    told["numbers_shared"] = math.log1p(shared)
    told["copy"] = told["words_least"] * (shared / together if together else UNKNOWN)
    first, others_first = (text.names & (text.head | text.lead) for text in (one, other))
    told["names_told_least"] = min(_shares((first, other.words), (others_first, one.words)))
    told["names_rare"] = _rare(one.names & other.names)
    is_alert = one.is_alert or other.is_alert
    told["names_apart"] = 0.0 if is_alert else min(_strangest(one, other), _strangest(other, one))
    told["answers"] = float(_answers(one, other) or _answers(other, one))
    told["hours"] = math.log1p(hours)
    told["alert_hours"] = is_alert * math.log1p(min(hours, REACTIONS))
    told["corrects"] = (one.corrects or other.corrects) * max(0.0, heads_in - HALF)
    tables = float(one.is_table and other.is_table)
    told["tables"] = tables
    told["tables_other"] = tables * (1 - (shared / fewer if fewer else UNKNOWN))
    told["tables_rare"] = _rare(one.words & other.words) if tables else 0.0
    told["tables_apart"] = heads_in * _slots_apart(one, other)
    return told


def likeness(told: Features) -> float:
    """Return how likely two texts with these features tell the same story, 0 to 1."""
    given = weights()
    total = given["bias"] + sum(given[name] * value for name, value in told.items())
    return 1 / (1 + math.exp(-total)) if total > -700 else 0.0


def parts_of(told: Features) -> list[tuple[str, float]]:
    """Return what each feature adds to the score, beside what it adds on average, the weightiest first."""
    given, means = weights(), _model()["means"]
    parts = [(name, given[name] * (value - means[name])) for name, value in told.items()]
    return sorted(parts, key=lambda part: -abs(part[1]))


def keys_of(text: Facts) -> list[int]:
    """Return by what a text is found again: the pairs of its most telling first words, 32 bits each.

    tools/measure_pairs.py prints how many of the labelled pairs that tell one story share a key.
    """
    return _pairs(text.head | text.lead, TELLING)


def quoted_keys(text: Facts) -> list[int]:
    """Return by what a text is found that a notice quotes: the pairs of its headline's most telling words.

    The words of its first paragraph may all say more: then keys_of() has none of the headline's.
    """
    return _pairs(text.head, QUOTED_TELLING) if len(text.head) >= QUOTED_WORDS else []


def quoting_keys(text: Facts) -> list[int]:
    """Return the keys under which a notice finds what it quotes."""
    return _pairs(text.head | text.words, QUOTING_TELLING)


def _pairs(words: frozenset[int], most: int) -> list[int]:
    least_first = sorted(zip((-weight for weight in weights_of(words)), words, strict=True))
    telling = sorted(word for _, word in least_first[:most])
    return [_mixed(*pair) for pair in combinations(telling, 2)]


def headline_key(text: Facts) -> list[int]:
    """Return the key of a headline as a whole, none of one that says too little: an ADD may bring no more."""
    if len(text.head) < QUOTED_WORDS:
        return []
    return [xxhash.xxh32_intdigest(array("I", sorted(text.head)).tobytes())]


QUOTED_WORDS = 3
"""A headline of fewer telling words is named by chance."""

TELLING = 8
"""Words whose pairs a text is found by: 28 pairs."""

QUOTED_TELLING = 4
QUOTING_TELLING = 16
"""Words of a headline, and of a notice, whose pairs are held against each other: 6 pairs, and 120."""


def _mixed(one: int, other: int) -> int:
    """Return 32 bits of two hashes, each of which depends on all of both: a multiply, fold and multiply."""
    both = (one << 32 | other) * _ODD & _ALL
    return ((both ^ both >> 32) * _ODD & _ALL) >> 32


_ALL = 2**64 - 1
_ODD = 0x9E3779B97F4A7C15
"""2**64 by the golden ratio, made odd: Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4)."""


def agreement(one: Facts, other: Facts) -> float:
    """Return the share of weight that one text's words have in the other's, the lower of both directions."""
    return _both(one.words, other.words)[1]


def shared_weight(part: frozenset[int], whole: frozenset[int]) -> float:
    """Return how much of the weight of one set of words is in another, 0 to 1; 0 where it is empty."""
    return _share(part, whole) or 0.0


def _slots_apart(one: Facts, other: Facts) -> bool:
    """Tell whether each of two texts, one of them a table, has an hour, day or session of its own."""
    if not (one.is_table or other.is_table):
        return False
    return not (one.slots <= other.slots or other.slots <= one.slots)


def _strangest(one: Facts, other: Facts) -> float:
    """Return how much the rarest name of a headline says that the other text does not have."""
    return max(weights_of((one.head & one.names) - other.words), default=0.0)


def _answers(one: Facts, other: Facts) -> bool:
    """Tell whether a headline has a word of answering that the other text does not have."""
    return not (one.head & _answer_words() <= other.words)


def _both(one: frozenset[int], other: frozenset[int]) -> tuple[float, float]:
    totals = _weight(one), _weight(other)
    less, more = min(totals), max(totals)
    if not less:
        return UNKNOWN, UNKNOWN
    shared = _weight(one & other)
    return shared / less, shared / more


def _shares(*pairs: tuple[frozenset[int], frozenset[int]]) -> list[float]:
    """Return how much of the weight of each first is in its second, where the first is not empty."""
    shares = (_share(part, whole) for part, whole in pairs)
    return [share for share in shares if share is not None] or [UNKNOWN]


def _share(part: frozenset[int], whole: frozenset[int]) -> float | None:
    """Return how much of the weight of part is in whole; None where part is empty."""
    total = _weight(part)
    return _weight(part & whole) / total if total else None


def _weight(words: Iterable[int]) -> float:
    return sum(weights_of(words))


def _rare(words: Iterable[int]) -> float:
    return math.log1p(sum([weight - RARE_FROM for weight in weights_of(words) if weight > RARE_FROM]))


@cache
def _answer_words() -> frozenset[int]:
    """Return the words that tell that a text's event is an answer to another one."""
    return frozenset(map(hash_of, listed("answer_words.txt")))


@cache
def _model() -> dict[str, dict[str, float]]:
    text = files("wiredesk.deduped").joinpath("data", "likeness.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def weights() -> dict[str, float]:
    """Return the weight of each feature, and "bias"."""
    return _model()["weights"]

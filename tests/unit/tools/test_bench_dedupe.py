from __future__ import annotations

import random

import bench_dedupe
from made_up_wire import copies
from unit.deduped.stories import story, words_of
from wiredesk.deduped.arrival import arrival


def test_another_text_keeps_common_words_and_about_half_the_rare_ones():
    text = arrival(story(paragraphs=(words_of("rare", 60) + " government shares company",))).text
    other = bench_dedupe._another(text, random.Random(1))
    kept = len(text.words & other.words) / len(text.words)
    assert 0.3 < kept < 0.8
    assert other.head | other.lead <= other.words | text.head
    assert other.numbers == text.numbers


def test_it_prints_a_figure_for_few_chains_and_for_many(capsys):
    bench_dedupe.print_dedupe(copies(40), takes=20, known=50)
    said = capsys.readouterr().out
    assert "with        50 chains" in said
    assert "an entry has" in said

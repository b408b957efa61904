"""The part of the bench that looks at tagging: what it prints, with spaCy and without."""

from __future__ import annotations

import pytest

import bench_tagging
from made_up_wire import copies


@pytest.fixture
def quick(monkeypatch):
    """One run, and no new process."""
    monkeypatch.setattr(bench_tagging, "start_up", lambda: (0.5, 1.0, 70.0, 120.0))


def test_without_spacy_the_bench_says_how_to_install_it(quick, monkeypatch, capsys):
    monkeypatch.setattr(bench_tagging, "spacy_model", lambda: None)
    bench_tagging.print_tagging(copies(3))
    out = capsys.readouterr().out
    assert "takes/s" in out
    assert "50 MB more, 120 MB in all" in out
    assert bench_tagging.INSTALL in out
    assert "ratio" not in out


def test_with_spacy_both_are_told_as_a_ratio_on_the_same_texts(quick, monkeypatch, capsys):
    seen: list[str] = []

    class Doc:
        ents = ()

    class Model:
        def pipe(self, texts):
            seen.extend(texts)
            return [Doc() for _ in texts]

    monkeypatch.setattr(bench_tagging, "spacy_model", Model)
    bench_tagging.print_tagging(copies(3))
    out = capsys.readouterr().out
    assert "ratio, spaCy : wiredesk" in out
    assert bench_tagging.INSTALL not in out
    assert len(seen) == 3 * bench_tagging.RUNS


def test_a_new_process_says_what_starting_costs():
    imports, tables, before, after = bench_tagging.start_up()
    assert imports > 0
    assert tables > 0
    assert 0 < before < after

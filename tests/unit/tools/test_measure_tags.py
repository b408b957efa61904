"""How labelled stories are counted. The story is made up."""

from __future__ import annotations

import sys
from pathlib import Path

import measure_tags
from measure_tags import Count

STORY = '''
[[story]]
id = "t1"
sort = "diplomacy"
lang = "en"
published = 2019-06-04
text = """
Merkel to receive Finland's Niinisto in Berlin

BERLIN, June 4 (dpa) - Chancellor Angela Merkel will receive Finnish President Sauli Niinisto in Berlin.
"""
focus = ["DE", "SE"]
places = [["Berlin", "DE"]]
actors = [
    {name = "Angela Merkel", kind = "person", role = "Chancellor of Germany"},
    {name = "Nobody Atall", kind = "person"},
    {name = "Unheard Club", kind = "organisation"},
]
'''


def test_people_and_organisations_are_counted_apart_and_together(tmp_path: Path, monkeypatch, capsys):
    path = tmp_path / "stories.toml"
    path.write_text(STORY, "utf-8")
    monkeypatch.setattr(sys, "argv", ["measure_tags.py", str(path), "--wrong"])
    measure_tags.main()
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert "precision 0.500  recall 0.500" in lines["people"]  # Niinistö is not labelled, Nobody not found
    assert "recall 0.000" in lines["organisations"]
    assert "recall 0.333" in lines["actors"]
    assert "1.000 of 1" in lines["roles"]
    assert "1.000 of 1" in lines["places"]
    assert "recall 0.500" in lines["focus"]


def test_counts_add_up():
    one, other = Count(), Count()
    one.add({"a", "b"}, {"a"})
    other.add({"c"}, {"c", "d"})
    assert one + other == Count(told=3, labelled=3, hit=2)

from __future__ import annotations

import io

from rich.console import Console, RenderableType

from unit.deduped.stories import LONG, story
from unit.indexed.test_document import full, tagged
from wiredesk.desk.render import hit
from wiredesk.desk.render import story as rendered
from wiredesk.indexed.document import item_view


def text(renderable: RenderableType, width: int = 100) -> str:
    out = io.StringIO()
    Console(file=out, width=width, highlight=False).print(renderable)
    return out.getvalue()


def test_a_story_shows_its_text_its_tags_and_its_chain():
    (one,) = tagged(full())
    shown = text(rendered(item_view(one)))
    for piece in ("Minister opens bridge", "By Ann Ek", "HELSINKI, March 3 - ", "Ann Ek/AFP", "Adds quotes"):
        assert piece in shown
    assert "President of Finland" in shown or "Sauli Niinist" in shown
    assert one.deduped.story_id in shown


def test_a_hit_shows_who_when_where_and_what_matched():
    (one,) = tagged(full())
    shown = text(hit(item_view(one), "opened a \x01bridge\x02 in Finland"))
    assert "afp · 2022-03-03 09:00 UTC · FI" in shown
    assert "opened a bridge in Finland" in shown


def test_nothing_of_wire_copy_is_markup_or_a_control_code():
    hostile = story(headline="[red]Alert[/red] \x1b[31mred\x07", paragraphs=("[bold]x[/bold] \u202e", LONG))
    (one,) = tagged(hostile)
    for shown in (text(rendered(item_view(one))), text(hit(item_view(one), None))):
        assert "[red]Alert[/red]" in shown
        assert not {"\x1b", "\x07", "\u202e"} & set(shown)


def test_an_id_is_never_broken_and_no_name_cut_in_a_narrow_window():
    (one,) = tagged(full())
    view = item_view(one)
    view["actors"] = [
        {
            "id": "x:world-meteorological-organization",
            "name": "World Meteorological Organization",
            "kind": "organisation",
            "score": 0.4,
            "mentions": [{"text": "WMO"}],
        }
    ]
    shown = text(rendered(view), width=80)
    assert "x:world-meteorological-organization" in shown
    assert "…" not in shown
    assert "WMO" in shown

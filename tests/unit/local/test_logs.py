"""The last lines of a log, and those that follow."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from wiredesk.local import logs
from wiredesk.local.tail import tail


@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n\v\f"), max_size=2000)),
    st.integers(0, 50),
)
def test_tail_gives_the_last_lines_however_long_they_are(tmp_path_factory, lines: list[str], count: int):
    file = tmp_path_factory.mktemp("log") / "a.log"
    file.write_bytes("".join(f"{line}\n" for line in lines).encode())
    assert tail(file, count) == (lines[-count:] if count else [])


def test_follow_gives_whole_lines_and_takes_up_a_rotated_log(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(logs, "LOOK_EVERY", 0)
    file = tmp_path / "a.log"
    file.write_text("before\n")
    steps = iter(["first\nhal", "f\n"])
    following = logs.follow({"kafka": file})

    def write_next(_: float) -> None:
        step = next(steps, None)
        if step is None:
            file.rename(tmp_path / "a.log.1")
            file.write_text("after\n")
        else:
            with file.open("a") as opened:
                opened.write(step)

    monkeypatch.setattr(logs.time, "sleep", write_next)
    assert [next(following) for _ in range(3)] == [("kafka", "first"), ("kafka", "half"), ("kafka", "after")]

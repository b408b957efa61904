"""The text that a PDF's page shows (ISO 32000-1, 8.4 and 9.4): runs of text, where they stand, and how large.

Read are the operators of text, of the matrix and of marked content; paths and pictures are passed over. Text
that does not run from left to right on the page as it is turned (a watermark, a line in the margin) is
given apart.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pypdf.generic import DictionaryObject, IndirectObject, NameObject, StreamObject

from wiredesk.normalised.pdf.file import Operation, PdfFile
from wiredesk.normalised.pdf.fonts import Font
from wiredesk.normalised.pdf.runs import Run

MAX_FORMS = 8
"""Forms within forms deeper than this are not read."""

MAX_STATES = 200
SPACE = 0.17
"""From this gap on, in the font's size, a blank is meant."""

APART = 1.6
"""From this gap on, what follows is a run of its own: a table's cell."""

Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_TURNED: dict[int, Matrix] = {90: (0, -1, 1, 0, 0, 0), 180: (-1, 0, 0, -1, 0, 0), 270: (0, 1, -1, 0, 0, 0)}


def multiplied(one: Matrix, two: Matrix) -> Matrix:
    """Return the matrix that applies one, then two."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


@dataclass(slots=True)
class _State:
    """The graphics state as far as text goes."""

    matrix: Matrix = _UNIT
    font: Font | None = None
    size: float = 1.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0

    def copy(self) -> _State:
        return _State(
            self.matrix,
            self.font,
            self.size,
            self.spacing,
            self.word_spacing,
            self.scale,
            self.leading,
            self.rise,
        )


@dataclass(slots=True)
class _Reading:
    """A content stream while it is read: the state, the matrices of line and text, what is open."""

    resources: DictionaryObject
    state: _State
    depth: int
    stack: list[_State] = field(default_factory=list)
    marks: list[_Mark] = field(default_factory=list)
    line: Matrix = _UNIT
    text: Matrix = _UNIT


class PageReader:
    """Reads pages into runs; fonts are read once for all pages."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._fonts: dict[int, Font | None] = {}
        self._parsed: dict[int, list[Operation]] = {}
        self._runs: list[Run] = []
        self.unmapped = 0
        self.mapped = 0

    def runs(self, page: DictionaryObject) -> list[Run]:
        """Return the runs of a page in the order in which it shows them."""
        self._runs = []
        turn = int(_float(self._file.value(page, "/Rotate"))) % 360
        state = _State(_TURNED.get(turn, _UNIT))
        self._read(self._file.value(page, "/Contents"), self._file.resources(page), state, 0)
        return self._runs

    def _read(self, content: Any, resources: DictionaryObject, state: _State, depth: int) -> None:
        reading = _Reading(resources, state, depth)
        for operands, operator in self._operations(content, depth):
            if operator in _PASSED:
                continue
            if operator in _SHOWING:
                self._show_on_line(reading, operator, operands)
            elif operator in _MOVING:
                reading.line = reading.text = _moved(operator, operands, reading.line, reading.state)
            elif operator in _MARKING:
                self._mark(reading, operator, operands)
            elif operator == b"Do" and operands:
                self._do(reading, operands[-1])
            elif operator == b"Tf" and len(operands) > 1:
                reading.state.font = self._font(resources, operands[-2])
                reading.state.size = _float(operands[-1])
            else:
                _set(reading, operator, operands)

    def _operations(self, content: Any, depth: int) -> list[Operation]:
        """Return the operations of a stream; those of a form are kept, as it may be shown again."""
        ref = getattr(content, "indirect_reference", None)
        if ref is None or not depth:
            return self._file.operations(content)
        if ref.idnum not in self._parsed:
            self._parsed[ref.idnum] = self._file.operations(content)
        else:
            self._file.budget.spend(len(self._parsed[ref.idnum]))
        return self._parsed[ref.idnum]

    def _show_on_line(self, reading: _Reading, operator: bytes, operands: list[Any]) -> None:
        """Show a string, on the next line if the operator says so."""
        state = reading.state
        if operator in (b"'", b'"'):
            if operator == b'"' and len(operands) > 2:
                state.word_spacing, state.spacing = _float(operands[0]), _float(operands[1])
            reading.line = reading.text = multiplied((1, 0, 0, 1, 0, -state.leading), reading.line)
        if operands:
            reading.text = self._show(operands[-1], reading.text, state, reading.marks)

    def _font(self, resources: DictionaryObject, name: Any) -> Font | None:
        fonts = self._file.dictionary(resources, "/Font")
        found = fonts.raw_get(name) if name in fonts else None
        key = found.idnum if isinstance(found, IndirectObject) else -id(found)
        if key not in self._fonts:
            values = self._file.dictionary(fonts, name)
            self._fonts[key] = self._file.font(values) if values else None
        return self._fonts[key]

    def _do(self, reading: _Reading, name: Any) -> None:
        """Read a form; the budget bounds how often forms are read that use each other."""
        resources = reading.resources
        form = self._file.value(self._file.dictionary(resources, "/XObject"), name)
        if reading.depth >= MAX_FORMS or not isinstance(form, StreamObject):
            return
        if self._file.value(form, "/Subtype") != "/Form":
            return
        inner = reading.state.copy()
        matrix = self._file.value(form, "/Matrix")
        if isinstance(matrix, list) and len(matrix) == 6:
            inner.matrix = multiplied(_matrix(matrix), inner.matrix)
        own = self._file.dictionary(form, "/Resources") or resources
        self._read(form, own, inner, reading.depth + 1)

    def _mark(self, reading: _Reading, operator: bytes, operands: list[Any]) -> None:
        """Begin or end a part of marked content."""
        marks, resources = reading.marks, reading.resources
        if operator == b"EMC":
            if marks:
                self._end(marks.pop())
            return
        tag = operands[0] if operands else ""
        values: Any = operands[1] if len(operands) > 1 else None
        if isinstance(values, NameObject):
            values = self._file.dictionary(self._file.dictionary(resources, "/Properties"), values)
        actual = self._file.value(values, "/ActualText") if isinstance(values, DictionaryObject) else None
        artifact = tag == "/Artifact" or bool(marks and marks[-1].artifact)
        marks.append(_Mark(artifact, _text_string(actual), len(self._runs)))

    def _end(self, mark: _Mark) -> None:
        """Put the text that is meant in place of the runs that show it."""
        shown = self._runs[mark.start :]
        if mark.actual is None or not shown:
            return
        self._runs[mark.start :] = (
            [shown[0]._replace(text=mark.actual, end=shown[-1].end)] if mark.actual else []
        )

    def _show(self, shown: Any, text: Matrix, state: _State, marks: list[_Mark]) -> Matrix:
        """Add the runs of a string, or of an array of strings and gaps; return the matrix behind them."""
        font = state.font
        if font is None:
            self.unmapped += 1
            return text
        size = state.size
        place = _Place(multiplied(text, state.matrix), state, bool(marks and marks[-1].artifact))
        width = start = 0.0
        pieces: list[str] = []
        for part in shown if isinstance(shown, list) else [shown]:
            if isinstance(part, bytes):
                for char, advance in font.glyphs(part):
                    pieces.append(char)
                    width += advance * size + state.spacing + (state.word_spacing if char == " " else 0.0)
                    if char:
                        self.mapped += 1
                    else:
                        self.unmapped += 1
                self._file.budget.spend(len(part) // 4)
            elif isinstance(part, int | float):
                gap = -part / 1000
                if gap > APART:
                    self._add(pieces, start, width, place)
                    pieces, start = [], width + gap * size
                elif gap > SPACE and pieces and pieces[-1] != " ":
                    pieces.append(" ")
                width += gap * size
        self._add(pieces, start, width, place)
        return multiplied((1, 0, 0, 1, width * state.scale, 0), text)

    def _add(self, pieces: list[str], start: float, end: float, place: _Place) -> None:
        """Add a run from start to end, in units of text space."""
        text = "".join(pieces)
        if not text or text.isspace():
            return
        a, b, c, d, e, f = place.matrix
        state = place.state
        size = abs(state.size) * math.hypot(c, d)
        turned = abs(b) > 0.05 * abs(a) or a * state.size < 0 or not size
        run = Run(
            e + a * start * state.scale,
            f + d * state.rise,
            e + a * end * state.scale,
            size,
            text,
            place.artifact,
            turned,
        )
        if all(map(math.isfinite, run[:4])):
            self._runs.append(run)


class _Place(NamedTuple):
    """Where a string begins, and how it is set."""

    matrix: Matrix
    state: _State
    artifact: bool


class _Mark(NamedTuple):
    """A part of marked content: whether it is an artifact, the text that is meant, where its runs begin."""

    artifact: bool
    actual: str | None
    start: int


_PASSED = frozenset(
    b"INLINE IMAGE".split(b"\n")
    + b"m l c v y h re S s f F f* B B* b b* n W W* w J j M d ri i g G rg RG k K".split()
    + b"sc SC scn SCN cs CS sh gs ET".split()
)
_SHOWING = frozenset({b"Tj", b"TJ", b"'", b'"'})
_MOVING = frozenset({b"BT", b"Td", b"TD", b"Tm", b"T*"})
_MARKING = frozenset({b"BDC", b"BMC", b"EMC"})


def _moved(operator: bytes, operands: list[Any], line: Matrix, state: _State) -> Matrix:
    if operator == b"BT":
        return _UNIT
    if operator == b"Tm":
        return _matrix(operands)
    if operator == b"T*":
        return multiplied((1, 0, 0, 1, 0, -state.leading), line)
    if len(operands) < 2:
        return line
    x, y = _float(operands[-2]), _float(operands[-1])
    if operator == b"TD":
        state.leading = -y
    return multiplied((1, 0, 0, 1, x, y), line)


def _set(reading: _Reading, operator: bytes, operands: list[Any]) -> None:
    """Keep, restore or change the state; pass over other operators."""
    state = reading.state
    if operator == b"q":
        if len(reading.stack) < MAX_STATES:
            reading.stack.append(state.copy())
    elif operator == b"Q":
        reading.state = reading.stack.pop() if reading.stack else state
    elif operator == b"cm":
        state.matrix = multiplied(_matrix(operands), state.matrix)
    elif operands:
        _set_text(state, operator, _float(operands[-1]))


def _set_text(state: _State, operator: bytes, value: float) -> None:
    """Set a parameter of text (9.3)."""
    if operator == b"Tc":
        state.spacing = value
    elif operator == b"Tw":
        state.word_spacing = value
    elif operator == b"Tz":
        state.scale = value / 100 or 1.0
    elif operator == b"TL":
        state.leading = value
    elif operator == b"Ts":
        state.rise = value


def _matrix(operands: list[Any]) -> Matrix:
    if len(operands) < 6:
        return _UNIT
    a, b, c, d, e, f = (_float(one) for one in operands[-6:])
    return (a, b, c, d, e, f)


def _float(value: Any) -> float:
    return float(value) if isinstance(value, int | float) and abs(value) < 1e9 else 0.0


def _text_string(value: Any) -> str | None:
    """Return a text string (7.9.2.2): UTF-16 or UTF-8 with a mark, else nearly Latin-1."""
    if isinstance(value, str):
        return str(value)
    if not isinstance(value, bytes):
        return None
    if value.startswith(b"\xfe\xff"):
        return value[2:].decode("utf-16-be", "ignore")
    if value.startswith(b"\xef\xbb\xbf"):
        return value[3:].decode("utf-8", "ignore")
    return value.decode("latin-1")

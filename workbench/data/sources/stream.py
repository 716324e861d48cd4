"""The data rows of a file as a stream of blocks, and the faults of their rows."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from workbench.data.sources.cells import Dialect
from workbench.data.sources.layout import Layout
from workbench.data.sources.opening import BLOCK, HEAD, Bytes
from workbench.data.sources.records import Record, Records, lines_of
from workbench.data.table import Problem
from workbench.sentence import Sentence, sentence

_SECOND_TABLE = 3
"""So many rows of one other width in a row are a table of their own."""


@dataclass(slots=True)
class TextBlock:
    """Data lines as UTF-8: the number of the first, the share of the file read; `rest` is what the next block begins
    with."""

    raw: Bytes
    line: int
    done: float
    layout: Layout
    sound: bool
    rest: str = ""
    lines: int | None = None

    @property
    def text(self) -> str:
        """The lines as text."""
        return self.raw.decode()

    def records(self) -> Iterator[Record]:
        """The block's rows one by one, mended where they are faulty."""
        lines = lines_of(self.text)
        shape = self.layout.shape
        found = Records(lines, self.layout.dialect, shape.width, self.line, self.layout.profile, more=self.done < 1.0)
        yield from found
        self.rest = "".join(lines[found.rest :])
        self.lines = found.rest


def data_blocks(layout: Layout, *, small: bool = False) -> Iterator[TextBlock]:
    """The lines below the header in blocks; each block is to be read before the next is asked for."""
    line, rest, first = layout.first_row, b"", True
    headers = _header_lines(layout)
    for raw, done in layout.opened.byte_blocks(HEAD if small else BLOCK):
        below = raw[_length_of(raw, layout.first_row - 1) :] if first else raw
        first = False
        sound = not rest and not any(header in below for header in headers)
        block = TextBlock(rest + below if rest else below, line, done, layout, sound)
        if not block.raw:
            continue
        yield block
        rest = block.rest.encode()
        line += block.raw.count(b"\n") if block.lines is None else block.lines
    if rest:
        yield TextBlock(rest, line, 1.0, layout, sound=False)


def _header_lines(layout: Layout) -> set[bytes]:
    """The last row of the header as a row further down may be written: as it is, with quotes and without."""
    if not layout.header or len(layout.header[-1].cells) < 2:
        return set()
    header, dialect = layout.header[-1], layout.dialect
    written = lines_of(layout.opened.head)[header.line - 1 : header.line]
    forms = {dialect.delimiter.join(header.cells), *(line.strip() for line in written)}
    if dialect.quote and dialect.quote in layout.opened.head:
        forms.add(dialect.delimiter.join(f"{dialect.quote}{name}{dialect.quote}" for name in header.cells))
    return {form.encode(errors="replace") for form in forms if form}


def is_sound(text: str, dialect: Dialect, width: int) -> bool:
    """Whether pandas may read the block as it is: no quotes, no blank lines, as many delimiters in every line."""
    delimiter = dialect.delimiter.encode()
    if dialect.runs or len(delimiter) != 1 or width < 2 or (dialect.quote and dialect.quote in text) or "\0" in text:
        return False
    if dialect.comment and dialect.comment in text:
        return False
    letters = np.frombuffer((text if text.endswith("\n") else text + "\n").encode(), dtype=np.uint8)
    ends = np.flatnonzero(letters == 10)
    returns = int(np.count_nonzero(letters == 13))
    if returns and not (returns == len(ends) and ends[0] and (letters[ends - 1] == 13).all()):
        return False
    cuts = np.flatnonzero(letters == delimiter[0])
    if len(cuts) != len(ends) * (width - 1):
        return False
    cuts_LC = cuts.reshape(len(ends), width - 1)
    return bool((cuts_LC[:, -1] < ends).all() and (cuts_LC[1:, 0] > ends[:-1]).all())


def _length_of(raw: Bytes, lines: int) -> int:
    above = lines_of(raw[: 16 * HEAD].decode(errors="ignore"))[:lines]
    return len("".join(above).encode())


@dataclass(slots=True)
class Faults:
    """Rows that are not like the others, gathered so that a second table is one problem and not hundreds."""

    layout: Layout
    _found: list[Problem] = field(default_factory=list)
    _run: list[Record] = field(default_factory=list)
    _run_length: int = 0

    def see(self, record: Record) -> None:
        """Look at the next row."""
        width, count = self.layout.shape.width, len(record.cells)
        if self._run and count != len(self._run[0].cells):
            self._close()
        if count != width:
            self._run_length += 1
            if len(self._run) < _SECOND_TABLE:
                self._run.append(record)
        elif record.mended:
            self._add(
                record.line, sentence("This row's quotes or delimiters are faulty; it was read as other rows are.")
            )
        elif self.layout.header and record.cells == self.layout.header[-1].cells:
            self._add(
                record.line,
                sentence("The names of the columns come again: a second table starts here. Its rows are kept."),
            )

    def problems(self) -> list[Problem]:
        """All problems so far, in the order of their rows."""
        self._close()
        return self._found

    def _close(self) -> None:
        width = self.layout.shape.width
        if self._run_length >= _SECOND_TABLE:
            self._add(
                self._run[0].line,
                sentence(
                    "A second table of {count} columns and {rows} rows starts here. Its rows are kept.",
                    count=len(self._run[0].cells),
                    rows=self._run_length,
                ),
            )
        else:
            for record in self._run:
                self._add(record.line, _ragged(len(record.cells), width))
        self._run, self._run_length = [], 0

    def _add(self, line: int, message: Sentence) -> None:
        self._found.append(Problem(row=line, message=message))


def _ragged(count: int, width: int) -> Sentence:
    if count < width:
        return sentence(
            "This row has {count} cells instead of {width}; the last count as missing.", count=count, width=width
        )
    return sentence(
        "This row has {count} cells instead of {width}; the last stand in columns of their own.",
        count=count,
        width=width,
    )

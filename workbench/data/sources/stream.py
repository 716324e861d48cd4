"""The data rows of a file as a stream of blocks, and the faults of their rows."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from workbench.data.sources.layout import Layout
from workbench.data.sources.opening import HEAD
from workbench.data.sources.records import Record, Records, lines_of
from workbench.data.table import Problem
from workbench.sentence import Sentence, sentence

_SECOND_TABLE = 3
"""So many rows of one other width in a row are a table of their own."""


@dataclass(slots=True)
class TextBlock:
    """Data lines: the number of the first, the share of the file read; `rest` is what the next block begins with."""

    text: str
    line: int
    done: float
    layout: Layout
    sound: bool
    rest: str = ""
    lines: int | None = None

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
    line, rest, first = layout.first_row, "", True
    header = _header_line(layout)
    for text, done in layout.opened.blocks(HEAD) if small else layout.opened.blocks():
        above = _length_of(text, layout.first_row - 1) if first else 0
        first = False
        block = TextBlock(
            rest + text[above:], line, done, layout, sound=not rest and (not header or header not in text[above:])
        )
        if not block.text:
            continue
        yield block
        rest = block.rest
        line += block.text.count("\n") if block.lines is None else block.lines
    if rest:
        yield TextBlock(rest, line, 1.0, layout, sound=False)


def _header_line(layout: Layout) -> str:
    names = [name for row in layout.header for name in row.cells]
    return layout.dialect.delimiter.join(names) if len(names) > 1 else ""


def _length_of(text: str, lines: int) -> int:
    at = 0
    for line in lines_of(text[: 16 * HEAD])[:lines]:
        at += len(line)
    return at


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

"""Files with one fault each, after the families of Pollock (VLDB 2023), and how much of them a reader gives back."""

import csv
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.data.sources.faults import written
from workbench.data.sources.convert import convert
from workbench.errors import WorkbenchError
from workbench.progress import finish

Rows = list[list[str]]
HEADER = ["date", "time", "count", "code", "price", "kind", "text"]
WORDS = ["Trail boots", "River jacket", "Warm socks", "Light tent", "Rain hat", 'Board, 48"', "Map; folded"]


@dataclass(frozen=True)
class Faulty:
    """A file, the family of its fault, and what is to be found in it."""

    family: str
    content: bytes
    header: list[str]
    rows: Rows


def faulty_files(seed: int, tables: int = 4) -> Iterator[Faulty]:
    """Every family of faults in some tables."""
    for number in range(tables):
        yield from _one_table(random.Random(seed * 1000 + number))


def score(files: Iterable[Faulty], folder: Path) -> tuple[float, dict[str, float]]:
    """The mean of all files, at most 10, and that of each family with a loss."""
    marks: dict[str, list[float]] = {}
    for file in files:
        marks.setdefault(file.family, []).append(_mark(file, folder))
    means = {family: sum(found) / len(found) for family, found in marks.items()}
    every = [mark for found in marks.values() for mark in found]
    return sum(every) / len(every), {family: mean for family, mean in means.items() if mean < 10}


def _mark(file: Faulty, folder: Path) -> float:
    source, out = folder / "in.csv", folder / "out.csv"
    source.write_bytes(file.content)
    try:
        finish(convert(source, out))
    except WorkbenchError:
        return 0.0
    with out.open(encoding="utf-8", newline="") as text:
        header, *rows = list(csv.reader(text, strict=True)) or [[]]
    parts = (
        _f1(header, file.header),
        _f1([tuple(row) for row in rows], [tuple(row) for row in file.rows]),
        _f1([cell for row in rows for cell in row], [cell for row in file.rows for cell in row]),
    )
    return 10 * (1 + sum(parts)) / 4


def _f1(found: list, wanted: list) -> float:
    if not found and not wanted:
        return 1.0
    return 2 * (Counter(found) & Counter(wanted)).total() / (len(found) + len(wanted))


def _row(chance: random.Random) -> list[str]:
    day, month = chance.randint(1, 28), chance.randint(1, 12)
    return [
        f"{day:02d}/{month:02d}/2018",
        f"{chance.randint(0, 23):02d}:{chance.randint(0, 59):02d}",
        str(chance.randint(1, 90)),
        f"{chance.choice('MRBZ')}G-{chance.randint(1000, 9999)}",
        f"{chance.randint(1, 900)}.{chance.randint(10, 99)}",
        chance.choice(["new", "used", "rare"]),
        f"{chance.choice(WORDS)} {chance.randint(1, 99)}",
    ]


def _one_table(chance: random.Random) -> Iterator[Faulty]:
    rows = [_row(chance) for _ in range(chance.randint(20, 60))]
    table, text = [HEADER, *rows], written([HEADER, *rows])

    def file(family: str, content: str, header: list[str] = HEADER, wanted: Rows = rows) -> Faulty:
        return Faulty(family, content.encode(), header, wanted)

    yield from (file(f"end {end!r}", written(table, end=end)) for end in ("\r\n", "\n", "\r"))
    yield from (file(f"delimiter {sign!r}", written(table, delimiter=sign)) for sign in (";", "\t", "|", ", "))
    yield file("quote '", written(table, quote="'"))
    yield from (file(f"escape {sign!r}", written(table, escape=sign)) for sign in ("\\", ""))
    yield file("no header", written(rows), [f"column_{at}" for at in range(1, len(HEADER) + 1)])
    for count in (2, 3):
        yield file(
            f"{count} header rows", written([HEADER] * count + rows), [" ".join([name] * count) for name in HEADER]
        )
    yield file("preamble", "TITLE" + "," * (len(HEADER) - 1) + "\r\n" + "," * (len(HEADER) - 1) + "\r\n" + text)
    yield file("title", "A title of the file\r\n\r\n" + text)
    yield file("no newline at the end", text.removesuffix("\r\n"))
    yield file("two newlines at the end", text + "\r\n")
    yield file("one row", written(table[:2]), HEADER, rows[:1])
    yield file("header only", written([HEADER]), HEADER, [])
    yield Faulty("empty", b"", [], [])
    for family, second in (
        ("narrower", [row[:5] for row in table]),
        ("equal", table),
        ("wider", [[*row, "more"] for row in table]),
    ):
        yield file(f"second table {family}", written(table + second), HEADER, rows + second)
    yield from _faulty_rows(chance, rows, file)


def _faulty_rows(chance: random.Random, rows: Rows, file) -> Iterator[Faulty]:
    for _ in range(8):
        at = chance.randrange(len(rows))
        whole = written([rows[at]])
        lines = [written([row]) for row in rows]

        def spoilt(line: str, at: int = at, lines: Rows = lines) -> str:
            return written([HEADER]) + "".join([*lines[:at], line, *lines[at + 1 :]])

        cut = chance.randrange(1, 5)
        many = written([rows[at][:cut]])[:-2] + ",," + written([rows[at][cut:]])
        few = written([rows[at][:cut]])[:-2] + written([rows[at][cut:]])
        yield file("a delimiter too many", spoilt(many))
        yield file("a delimiter too few", spoilt(few))
        stray = [*rows[at][:2], '"' + rows[at][2], *rows[at][3:]]
        quoted = ",".join(stray[:6]) + "," + written([[stray[6]]])
        yield file("a stray quote", spoilt(quoted), HEADER, [*rows[:at], stray, *rows[at + 1 :]])
        if "," not in whole.replace(",", "", len(HEADER) - 1):
            yield file("a row with semicolons", spoilt(written([rows[at]], delimiter=";")))

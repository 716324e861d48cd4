"""Tables as they are met at large: any dialect, encoding, form of time, style of numbers and layout, made from a seed,
each with what it holds."""

import bz2
import datetime as dt
import gzip
import lzma
import random
from dataclasses import dataclass, field

from tests.data.at_large import clocks, numbers
from tests.data.at_large.clocks import Clock, Times
from tests.data.at_large.tongues import TONGUES, Tongue

MISSING = ("", "NA", "n/a", "-", "NULL", "NaN", "..", "k.A.", "missing", "#N/A", "?")
TOTALS = ("Total", "Sum", "Summe", "Gesamt", "合计", "Итого")
IDS = {
    "zeros": lambda place: f"{place + 5:03d}",
    "powers": lambda place: f"{place + 1}e{place + 3}",
    "long": lambda place: str(2**53 + 1 + place),
    "longer": lambda place: str(8012345678901234561 + place),
    "lettered": lambda place: f"E{12 + place}",
    "dashed": lambda place: f"A-{place:02d}/7",
    "counted": lambda place: str(place + 1),
}
HEADINGS = {
    "t": lambda step: f"t{step}",
    "numbered": str,
    "from one": lambda step: str(step + 1),
    "lettered": lambda step: f"step_{step + 1}",
    "years": lambda step: str(1980 + step),
    "days": lambda step: str(dt.date(2024, 1, 20) + dt.timedelta(days=step)),
    "months": lambda step: f"{2019 + step // 12}-{step % 12 + 1:02d}",
    "german days": lambda step: f"{dt.date(2024, 1, 20) + dt.timedelta(days=step):%d.%m.%Y}",
}
PACKERS = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}
BOMS = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}


@dataclass(kw_only=True)
class AtLarge:
    """A file and what it holds, row by row as written."""

    drawn: dict[str, str]
    content: bytes = b""
    suffix: str = ".csv"
    header: list[str] = field(default_factory=list)
    numbers: dict[str, list[float]] = field(default_factory=dict)
    """By column; NaN where a cell has no value."""
    texts: dict[str, list[str]] = field(default_factory=dict)
    times: dict[str, Times] = field(default_factory=dict)
    """Of each sequence, in order of time."""
    sequences: list[str] = field(default_factory=list)
    target: str = ""
    task: str = "forecast"


class Maker:
    """Draws one file."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        name = self.chance.choice(list(TONGUES))
        self.tongue: Tongue = TONGUES[name]
        self.comma = self.tongue.comma and self.chance.random() < 0.8
        self.case = AtLarge(drawn={"seed": str(seed), "tongue": name})

    def made(self) -> AtLarge:
        layout = self.chance.choice(["series", "series", "long", "wide"])
        self.case.drawn["layout"] = layout
        header, rows = {"series": self.series, "long": self.long, "wide": self.wide}[layout]()
        self.case.header = list(header)
        self.written(header, rows)
        return self.case

    def one(self, what: str, *choices: str) -> str:
        """A choice, which is told."""
        chosen = self.chance.choice(choices)
        self.case.drawn[what] = chosen
        return chosen

    def perhaps(self, what: str, share: float) -> bool:
        found = self.chance.random() < share
        if found:
            self.case.drawn[what] = "yes"
        return found

    def series(self) -> tuple[list[str], list[list[str]]]:
        clock = self.clock(self.chance.randint(40, 120))
        rows = len(clock.times)
        columns = self.columns_of(clock, clock.times)
        order = range(rows)
        if self.perhaps("newest first", 0.2):
            order = range(rows - 1, -1, -1)
            columns = {name: cells[::-1] for name, cells in columns.items()}
        self.case.times = {"": [clock.times[place] for place in sorted(order)]}
        columns |= self.measured(rows) | self.places(rows)
        if self.perhaps("time behind", 0.2):
            columns = {name: columns[name] for name in [*list(columns)[len(clock.columns) :], *clock.columns]}
        return list(columns), [list(row) for row in zip(*columns.values(), strict=True)]

    def long(self) -> tuple[list[str], list[list[str]]]:
        count = self.chance.randint(3, 6)
        clock = self.clock(self.chance.randint(25, 50))
        kind = self.one("ids", *IDS, "places", "two")
        whole = self.tongue.places[:2]
        names = [
            f"{whole[place % 2]}/{place // 2 + 1}"
            if kind == "two"
            else self.tongue.places[place]
            if kind == "places"
            else IDS[kind](place)
            for place in range(count)
        ]
        steps = len(clock.times)
        pairs = [(s, t) for s in range(count) for t in range(steps)]
        if self.perhaps("interleaved", 0.5):
            pairs = [(s, t) for t in range(steps) for s in range(count)]
        ids = {self.tongue.columns[5]: [names[s] for s, _ in pairs]}
        if kind == "two":
            parts = [names[s].split("/") for s, _ in pairs]
            ids = {self.tongue.columns[5]: [first for first, _ in parts], "trial": [last for _, last in parts]}
        columns = ids | self.columns_of(clock, [clock.times[t] for _, t in pairs])
        if self.perhaps("id behind", 0.3):
            columns = {name: columns[name] for name in [*list(columns)[1:], *ids]}
        self.case.sequences = names
        self.case.times = dict.fromkeys(names, clock.times)
        self.case.texts |= ids if kind not in ("counted", "two") else {}
        # A gap at the end of a sequence is no gap but what is to be forecast.
        columns |= self.measured(len(pairs), {row for row, (_, t) in enumerate(pairs) if t in (0, steps - 1)})
        columns |= self.places(len(pairs))
        return list(columns), [list(row) for row in zip(*columns.values(), strict=True)]

    def wide(self) -> tuple[list[str], list[list[str]]]:
        rows, steps = self.chance.randint(24, 60), self.chance.randint(8, 30)
        style = self.one("numbers", "plain", "whole", "thousands other")
        write = next(each for each in numbers.styles(comma=self.comma) if each.name == style)
        heads = self.one("headings", *HEADINGS)
        names = [HEADINGS[heads](k) for k in range(steps)]
        values = {name: numbers.draw(self.chance, write, rows) for name in names}
        label, kinds = self.tongue.columns[6], self.tongue.places[:3]
        labels = {label: [kinds[row % 3] for row in range(rows)]}
        columns = {name: [write.write(value) for value in of] for name, of in values.items()}
        first = self.chance.random() < 0.5
        columns = labels | columns if first else columns | labels
        if self.perhaps("row ids", 0.3):
            kind = self.one("ids", "zeros", "long", "longer", "lettered", "dashed")
            ids = {self.tongue.columns[5]: [IDS[kind](row) for row in range(rows)]}
            columns = ids | columns
            self.case.texts |= ids
        self.case.numbers = {name: [float(value) for value in of] for name, of in values.items()}
        self.case.texts |= labels
        self.case.task, self.case.target = "classify", label
        return list(columns), [list(row) for row in zip(*columns.values(), strict=True)]

    def clock(self, rows: int) -> Clock:
        clock = clocks.draw(self.chance, rows)
        while "chinese" in clock.name and self.case.drawn["tongue"] not in ("chinese", "taiwanese", "japanese"):
            clock = clocks.draw(self.chance, rows)
        self.case.drawn["time"] = clock.name
        return clock

    def columns_of(self, clock: Clock, times: Times) -> dict[str, list[str]]:
        return {name: [form(time) for time in times] for name, form in clock.columns.items()}

    def measured(self, rows: int, ends: set[int] | None = None) -> dict[str, list[str]]:
        """One to three columns of numbers; the first has a fraction, which tells what its mark is."""
        found: dict[str, list[str]] = {}
        known = numbers.styles(comma=self.comma)
        word = self.one("missing", *MISSING) if self.chance.random() < 0.3 else None
        for place in range(self.chance.randint(1, 3)):
            fitting = [style for style in known if place or style.places]
            style = self.chance.choice(fitting)
            self.case.drawn[f"numbers {place + 1}"] = style.name
            name = self.tongue.columns[1 + place]
            values = numbers.draw(self.chance, style, rows)
            inner = range(2, rows - 1) if ends is None else sorted(set(range(2, rows)) - ends)
            gaps = {row for row in inner if word is not None and self.chance.random() < 0.07}
            found[name] = [str(word) if row in gaps else style.write(v) for row, v in enumerate(values)]
            self.case.numbers[name] = [float("nan") if row in gaps else float(v) for row, v in enumerate(values)]
        self.case.target = self.tongue.columns[1]
        return found

    def places(self, rows: int) -> dict[str, list[str]]:
        """A column of words, which tells the encoding."""
        words = [self.chance.choice(self.tongue.places) for _ in range(rows)]
        if self.perhaps("codes", 0.2):
            self.case.texts["plz"] = [f"{self.chance.randint(1, 9999):05d}" for _ in range(rows)]
            return {"plz": self.case.texts["plz"]} | self.places(rows)
        if self.perhaps("long words", 0.2):
            words = [
                f'{word}, "{self.chance.choice(self.tongue.places)}" {self.chance.randint(1, 99)}' for word in words
            ]
        if '"' in "".join(words) and self.perhaps("line breaks", 0.3):
            words = [word.replace(" ", "\n", 1) if self.chance.random() < 0.2 else word for word in words]
        self.case.texts[self.tongue.columns[4]] = words
        return {self.tongue.columns[4]: words}

    def written(self, header: list[str], rows: list[list[str]]) -> None:
        """The file's bytes."""
        cells = "".join("".join(row) for row in [header, *rows])
        free = [sign for sign in (",", ";", "\t", "|") if sign not in cells]
        delimiter = self.chance.choice([",", ";", "\t", "|", ", ", "; "] + (free or [";"]) * 2)
        quoting = self.chance.choice(["minimal", "all", "words", "apostrophes"])
        if delimiter in free and '"' not in cells and self.chance.random() < 0.2:
            quoting = "none"
        if quoting == "apostrophes" and "'" in cells:
            quoting = "all"
        self.case.drawn |= {"delimiter": repr(delimiter), "quoting": quoting}
        lines = [self.line(row, delimiter, quoting) for row in [header, *rows]]
        lines = self.shaped(self.around(lines, header, rows, delimiter), delimiter)
        end = {"unix": "\n", "windows": "\r\n", "mac": "\r"}[self.one("ends", "unix", "windows", "windows", "mac")]
        text = end.join(lines) + ("" if self.perhaps("no last end", 0.15) else end)
        encoding = self.one("encoding", *self.tongue.encodings)
        try:
            text.encode(encoding)
        except UnicodeEncodeError:
            self.case.drawn["encoding"] = encoding = "utf-8"
        self.case.content = BOMS.get(encoding, b"") + text.encode(encoding)
        self.case.suffix = self.one("name", ".csv", ".csv", ".txt", ".tsv" if delimiter == "\t" else ".dat")
        pack = self.one("packed", *["no"] * 12, *PACKERS)
        if pack != "no":
            self.case.content, self.case.suffix = PACKERS[pack](self.case.content), self.case.suffix + pack

    def around(self, lines: list[str], header: list[str], rows: list[list[str]], delimiter: str) -> list[str]:
        """What stands above, between and below the rows."""
        extra = self.one("extra", *["none"] * 6, "preamble", "title", "comments", "totals", "note", "sep", "units")
        remark, wide = self.tongue.remark, len(header) - 1
        if extra == "preamble":
            return [remark + delimiter * wide, delimiter * wide, *lines]
        if extra == "title":
            return [f"{remark} 2023", "", *lines]
        if extra == "comments":
            middle, sign = len(lines) // 2, self.one("sign", "#", "%", "//")
            return [f"{sign} {remark}", *lines[:middle], f"{sign} {remark}", *lines[middle:]]
        if extra == "totals" and header[0] not in self.case.numbers:
            named = self.chance.choice(TOTALS)
            known = self.case.numbers
            cells = [rows[0][at] if name in known else "" for at, name in enumerate(header)]
            return [*lines, self.line([named, *cells[1:]], delimiter, self.case.drawn["quoting"])]
        if extra == "note":
            return [*lines, "", f"{remark}: 2023"]
        if extra == "sep" and len(delimiter) == 1:
            return [f"sep={delimiter}", *lines]
        if extra == "units" and self.case.drawn["layout"] == "series":
            units = [
                self.chance.choice(["kW", "hPa", "m³/h", "°C"]) if name in self.case.numbers else "" for name in header
            ]
            return [lines[0], self.line(units, delimiter, self.case.drawn["quoting"]), *lines[1:]]
        return lines

    def shaped(self, lines: list[str], delimiter: str) -> list[str]:
        """The lines without a header, with one that is one name short as R writes, or with a delimiter at the end."""
        plain = self.case.drawn["extra"] == "none" and self.case.drawn["layout"] == "series"
        shape = self.one("shape", *["plain"] * 8, "no header", "row names", "last delimiter") if plain else "plain"
        if shape == "no header" and ("+" in self.case.drawn["time"] or self.case.drawn["time"] == "year"):
            return lines  # without names nobody knows the parts of a time, or years from numbers
        if shape == "no header":
            self.rename([f"column_{at + 1}" for at in range(len(self.case.header))])
            return lines[1:]
        if shape == "row names":
            self.case.header = ["column_1", *self.case.header]
            return [lines[0], *(f"{at}{delimiter}{line}" for at, line in enumerate(lines[1:], start=1))]
        if shape == "last delimiter":
            self.case.header = [*self.case.header, f"column_{len(self.case.header) + 1}"]
            return [line + delimiter.strip(" ") for line in lines]
        return lines

    def rename(self, names: list[str]) -> None:
        """Call the columns otherwise."""
        new = dict(zip(self.case.header, names, strict=True))
        self.case.header = names
        self.case.numbers = {new[name]: values for name, values in self.case.numbers.items()}
        self.case.texts = {new[name]: values for name, values in self.case.texts.items()}
        self.case.target = new[self.case.target]

    @staticmethod
    def line(row: list[str], delimiter: str, quoting: str) -> str:
        quote = "'" if quoting == "apostrophes" else '"'

        def cell(text: str) -> str:
            needed = any(sign in text for sign in (delimiter[0], quote, "\n")) or text != text.strip()
            words = quoting in ("words", "apostrophes") and any(letter.isalpha() for letter in text)
            if quoting != "none" and (needed or quoting == "all" or words):
                return quote + text.replace(quote, 2 * quote) + quote
            return text

        return delimiter.join(map(cell, row))


def table_at_large(seed: int) -> AtLarge:
    """The file of this seed and what it holds."""
    return Maker(seed).made()

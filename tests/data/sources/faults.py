"""A small table and faulty copies of it, each with the rows that a reader should find."""

HEADER = ["date", "time", "count", "code", "kind", "text"]
ROWS = [
    [
        f"{day:02d}/0{1 + day % 8}/2018",
        f"{day % 24:02d}:15",
        str(7 * day % 31),
        f"{'MRBZ'[day % 4]}G-{1000 + 37 * day}",
        f"Trail boots {day}" + (', 48"' if day % 5 == 0 else ""),
        f"Made for the river, {'light' if day % 2 else 'warm'} and dry.",
    ]
    for day in range(11, 29)
]


def written(rows: list[list[str]], delimiter: str = ",", quote: str = '"', end: str = "\r\n", escape: str = '"') -> str:
    """The rows as delimited text; `escape` stands before a quote inside a quoted cell."""
    return "".join(delimiter.join(_cell(cell, delimiter, quote, escape) for cell in row) + end for row in rows)


def with_row(at: int, line: str) -> str:
    """The sound file with one line replaced."""
    lines = written([HEADER, *ROWS]).splitlines(keepends=True)
    lines[at] = line + "\r\n"
    return "".join(lines)


def _cell(cell: str, delimiter: str, quote: str, escape: str) -> str:
    if quote in cell or delimiter[0] in cell or "river" in cell:
        return quote + cell.replace(quote, escape + quote) + quote
    return cell

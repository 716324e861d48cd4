"""Lines quoted as a whole, as spreadsheets write a table that they took for one column; exported scripts contain this
file as it is."""

import re

QUOTED = re.compile(r'"((?:[^"\r\n]|"")*)"(?=[ \t]*\r?$)', re.MULTILINE)
"""A line that is one quoted cell; quotes within are doubled."""
FEWEST_LINES, LOOKED_AT = 3, 60
CELL_MARKS = (",", ";", "\t", "|")


def are_quoted(lines: list[str]) -> bool:
    """Whether each of a file's first lines, the one with the names too, is one quoted cell of as many cells."""
    found = [QUOTED.fullmatch(line.strip()) for line in lines[:LOOKED_AT] if line.strip()]
    cells = [line[1].replace('""', '"') for line in found if line]
    if len(cells) < max(FEWEST_LINES, len(found)):
        return False
    bare = [re.sub(r'"[^"]*"', "", line) for line in cells]
    counts = [{line.count(mark) for line in bare} for mark in CELL_MARKS]
    return any(len(count) == 1 and count != {0} for count in counts)


def without_quotes(text: str) -> str:
    """Whole lines as they would be without the quotes around each."""
    return QUOTED.sub(lambda line: line[1].replace('""', '"'), text)

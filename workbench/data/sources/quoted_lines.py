"""Lines quoted as a whole, as spreadsheets write a table that they took for one column; exported scripts contain this
file as it is."""

import itertools
import re

QUOTED = re.compile(r'"((?:[^"\r\n]|"")*)"(?=[ \t]*\r?$)', re.MULTILINE)
"""A line that is one quoted cell; quotes within are doubled."""
LINE = re.compile(r"[^\r\n]+")
FEWEST_LINES, LOOKED_AT = 3, 60
CELL_MARKS = (",", ";", "\t", "|")


def are_quoted(text: str) -> bool:
    """Whether each of a file's first lines, the one with the names too, is one quoted cell of as many cells."""
    if not text.startswith('"'):
        return False
    lines = filter(None, (line[0].strip() for line in LINE.finditer(text)))
    found = [QUOTED.fullmatch(line) for line in itertools.islice(lines, LOOKED_AT)]  # of perhaps millions
    cells = [line[1].replace('""', '"') for line in found if line]
    if len(cells) < max(FEWEST_LINES, len(found)):
        return False
    bare = [re.sub(r'"[^"]*"', "", line) for line in cells]
    counts = [{line.count(mark) for line in bare} for mark in CELL_MARKS]
    return any(len(count) == 1 and count != {0} for count in counts)


def without_quotes(text: str) -> str:
    """Whole lines as they would be without the quotes around each."""
    return QUOTED.sub(lambda line: line[1].replace('""', '"'), text)

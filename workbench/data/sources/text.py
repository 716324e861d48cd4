"""Plain text files: their characters, and whether a file is prose rather than a table."""

import re
from collections import Counter
from pathlib import Path

from workbench.data.sources.cells import Dialect, split
from workbench.data.sources.formats import may_be_prose
from workbench.data.sources.opening import open_text
from workbench.data.time.forms import looks_like_time
from workbench.errors import WorkbenchError
from workbench.progress import Progress, Work
from workbench.sentence import sentence

DELIMITERS = ",;\t|"
LINES = 200
_ENDED = re.compile(r"""[^\W\d_][.!?…]+["'”’»)]*\s*$""")
"""A line that ends as sentences do: with a word, a full stop, and what closes a speech."""
_BLANKS = Dialect(delimiter=" ", runs=True)
_SEPARATOR = re.compile(r"""[|\t]|[,;](?![\s"'”’»]|$)""")
"""A mark that parts cells: behind a comma of a sentence stands a blank or a quote."""


def read_text(path: Path, encoding: str | None = None) -> Work[str]:
    """The file's characters, line ends as \\n. Raises WorkbenchError when it is empty or no text."""
    opened = open_text(path, encoding)
    pieces = []
    for piece, done in opened.blocks():
        pieces.append(piece)
        yield Progress(done=done, message=sentence("Reading {file}", file=path.name))
    text = "".join(pieces).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise WorkbenchError("{file} holds only blanks. Choose a file with text.", file=path)
    return text


def is_prose(path: Path) -> bool:
    """Whether a text file's lines look like sentences: no delimiter cuts most of them alike, and few are numbers."""
    if not may_be_prose(path):
        return False
    try:
        head = open_text(path, None).head
    except WorkbenchError:
        return False
    lines = [line for line in head.splitlines()[:LINES] if line.strip()]
    if not lines or _share(sum(_is_row(line) for line in lines), lines) > 0.5:
        return False
    if _reads_on(lines):
        return True
    for delimiter in DELIMITERS:
        counts = Counter(line.count(delimiter) for line in lines)
        most, times = counts.most_common(1)[0]
        if most and _share(times, lines) > 0.8:
            return False
    return True


def _share(count: int, lines: list[str]) -> float:
    return count / len(lines)


def _reads_on(lines: list[str]) -> bool:
    """Whether lines are sentences, be there as many commas in each: paragraphs that are built alike."""
    ended = sum(_ENDED.search(line) is not None for line in lines)
    return _share(ended, lines) > 0.8 and not any(_SEPARATOR.search(line) for line in lines)


def _is_row(line: str) -> bool:
    """Whether most words of a line are numbers or times; words between quotes are one."""
    words = split(line.strip(), _BLANKS, lenient=True)
    return sum(_is_number(word) or looks_like_time(word) for word in words) > 0.5 * len(words)


def _is_number(line: str) -> bool:
    try:
        float(line)
    except ValueError:
        return False
    return True

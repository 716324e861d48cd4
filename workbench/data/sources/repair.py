"""Rows with a stray quote, a wrong delimiter, one too many or one too few are mended by what other rows look like."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property, lru_cache

from workbench.data.sources.cells import Dialect, QuoteError, escaped_end, paired_end, plain_end, split

_DELIMITERS = (";", "\t", ",", "|", " ")
_MOST_REPAIRS = 2_000
_LONGEST = 2_000
_MOST_PIECES = 80
_GAIN = 0.6
"""A row is cut in another place only if its cells then look so much more like their columns (a cell counts 1)."""


@lru_cache(maxsize=100_000)
def _look(cell: str) -> tuple[str, str, str]:
    text = cell.strip()[:200]
    exact = re.sub(r"[^\W\d_]", "a", re.sub(r"\d", "9", text)) if len(text) <= 40 else "long"
    coarse = re.sub(r"(a)a+|(9)9+", r"\1\2", exact)
    return exact, coarse, _kind(text[:1]) + _kind(text[-1:]) + str(min(len(text.split()), 4))


def _kind(letter: str) -> str:
    if letter.isdigit():
        return "9"
    if letter.isalpha():
        return "A" if letter.isupper() else "a"
    return letter


class Profile:
    """What the cells of each column look like, learned from sound rows."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        self._rows = rows
        self.rows = len(rows)
        self.repairs = 0

    @cached_property
    def _looks(self) -> list[list[Counter[str]]]:
        columns = zip(*self._rows, strict=True)
        return [[Counter(looks) for looks in zip(*map(_look, column), strict=True)] for column in columns]

    def fit(self, cell: str, column: int) -> float:
        """How much a cell looks like the others of its column, from 0 to 1."""
        looks = zip(_look(cell), self._looks[column], strict=True)
        return sum(min(1.0, 2 * seen[look] / self.rows) for look, seen in looks) / 3

    def score(self, cells: Sequence[str]) -> float:
        """The sum of the fits of a row's cells."""
        return sum(self.fit(cell, column) for column, cell in enumerate(cells[: len(self._looks)]))

    def may_repair(self) -> bool:
        """Whether there is enough to learn from, and the file is not faulty throughout."""
        self.repairs += 1
        return self.rows >= 3 and self.repairs <= _MOST_REPAIRS


def mend_quotes(text: str, dialect: Dialect, width: int | None, profile: Profile | None) -> list[str]:
    """The cells of a line whose quotes are unsound: the reading that gives as many cells as other rows have."""
    attempts: list[list[str]] = []
    for close in (escaped_end, paired_end, plain_end, None):
        if close is escaped_end and "\\" + dialect.quote not in text:
            continue
        attempts.append(split(text, dialect, close, lenient=True))
    sound = [cells for cells in attempts if width is None or len(cells) == width]
    if sound:
        return max(sound, key=profile.score) if profile is not None and profile.rows >= 3 else sound[0]
    cells = attempts[-1]
    return cells if width is None else mend_width(text, cells, dialect, width, profile) or cells


def mend_width(
    text: str, cells: list[str], dialect: Dialect, width: int, profile: Profile | None = None
) -> list[str] | None:
    """The cells of a line that has too many or too few; None when nothing makes it look like the others."""
    if width < 2 or len(text) > _LONGEST:
        return None
    if (
        len(cells) > width
        and dialect.delimiter == " "
        and len(cells) <= _MOST_PIECES
        and profile is not None
        and profile.may_repair()
    ):
        # A blank also stands inside texts, so the cells that look like their columns are put together again.
        return _regrouped(cells, " ", width, profile)
    if len(cells) > width:
        return _without_empty(cells, width, profile)
    other = _other_delimiter(text, cells, dialect, width, profile)
    if other is None and len(cells) == width - 1:
        return _cut(text, cells, dialect, width, profile)
    return other


def _without_empty(cells: list[str], width: int, profile: Profile | None) -> list[str] | None:
    surplus = len(cells) - width
    if surplus == 1:
        places = [at for at, cell in enumerate(cells) if not cell.strip()]
        rows = [cells[:at] + cells[at + 1 :] for at in places]
        if not rows:
            return None
        if profile is not None and profile.may_repair():
            return max(reversed(rows), key=profile.score)
        return rows[0] if profile is None else rows[-1]
    return cells[:width] if not any(cell.strip() for cell in cells[width:]) else None


def _other_delimiter(
    text: str, cells: list[str], dialect: Dialect, width: int, profile: Profile | None
) -> list[str] | None:
    for delimiter in _DELIMITERS:
        if delimiter == dialect.delimiter or delimiter not in text or 2 * len(cells) > width + 2:
            continue
        try:
            found = split(text, Dialect(delimiter=delimiter, quote=dialect.quote))
        except QuoteError:
            continue
        if len(found) > width and len(found) <= _MOST_PIECES and profile is not None and profile.may_repair():
            found = _regrouped(found, delimiter, width, profile)
        # Blanks cut every text: a title above a table may have as many words as that has columns.
        alike = delimiter != " " or (profile is not None and profile.score(found) >= 0.5 * width)
        if len(found) == width and alike:
            return found
    return None


def _regrouped(pieces: list[str], delimiter: str, width: int, profile: Profile) -> list[str]:
    count = len(pieces)
    # A piece that holds the delimiter stood in quotes, so it is a cell of its own.
    alone = [delimiter in piece for piece in pieces]
    best: dict[int, tuple[float, list[str]]] = {0: (0.0, [])}
    for column in range(width):
        longer: dict[int, tuple[float, list[str]]] = {}
        for start, (score, cells) in best.items():
            for end in range(start + 1, count - (width - column - 1) + 1):
                if end - start > 1 and any(alone[start:end]):
                    break
                cell = delimiter.join(pieces[start:end])
                total = score + profile.fit(cell, column)
                if end not in longer or total > longer[end][0]:
                    longer[end] = (total, [*cells, cell])
        best = longer
    return best[count][1] if count in best else pieces


def _cut(text: str, cells: list[str], dialect: Dialect, width: int, profile: Profile | None) -> list[str] | None:
    if profile is None or not profile.may_repair():
        return None
    padded = [*cells, ""]
    best, best_score = None, profile.score(padded) + _GAIN
    for at in range(1, len(text)):
        try:
            found = split(text[:at] + dialect.delimiter + text[at:], dialect)
        except QuoteError:
            continue
        if len(found) == width and (score := profile.score(found)) > best_score:
            best, best_score = found, score
    return best

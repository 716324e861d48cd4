"""Conditions on runs, such as `dropout > .2 and state = finished`, read by a small parser and asked of each run.

A condition is made of comparisons and words, joined by `and`, `or`, `not` and brackets; words beside each other must
all be found. `~` asks whether a text contains another. A setting may be called by the end of its dotted key.
"""

import difflib
import operator
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.errors import WorkbenchError
from workbench.runs.summary import FIELDS, NAMES, RunSummary, as_float, differing, keys_of, metrics_of

Test = Callable[[RunSummary], bool]
Keys = tuple[str, ...]
ORDERS: dict[str, Callable[[Any, Any], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
}
_TOKEN = re.compile(r"""\s*(?:(?P<quoted>"[^"]*"|'[^']*')|(?P<op>==|!=|<=|>=|[=<>~()])|(?P<word>[^\s=<>!~()"']+))""")
_YES, _NO = ("true", "yes", "on", "✓"), ("false", "no", "off", "✗")
DEEPEST = 50
"""Brackets and `not` within each other."""
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a condition: an operator or bracket, a word, or a text in quotes."""

    kind: str
    text: str

    def says(self, *words: str) -> bool:
        """Whether it is one of these joining words or operators; a text in quotes is none."""
        return self.kind != "quoted" and self.text.casefold() in words


class Names:
    """What conditions on some runs can speak of: fields, metrics, and settings by key or by the end of their key."""

    def __init__(self, runs: Sequence[RunSummary], metrics: Iterable[str] = ()) -> None:
        self._settings = keys_of(runs)
        self.differing = differing(runs)
        """The settings in which the runs differ."""
        self._texts: dict[tuple[str, str], str] = {}
        self._plain = {name: name for name in (*FIELDS, *metrics, *metrics_of(runs), *self._settings)} | NAMES

    @property
    def known(self) -> Keys:
        """All that can be named, settings by the shortest name that is theirs alone or shared by a kind of layer."""
        short = (key.rpartition(".")[2] for key in self._settings)
        return tuple(dict.fromkeys((*self._plain, *short)))

    def text(self, run: RunSummary) -> str:
        """What words are sought in, put together once."""
        key = run.key
        if key not in self._texts:
            self._texts[key] = run.text
        return self._texts[key]

    def forget(self, runs: Iterable[tuple[str, str]]) -> None:
        """Something else is said of these runs."""
        for key in runs:
            self._texts.pop(key, None)

    def keys(self, name: str) -> Keys:
        """What a name stands for. Of several settings of one short name those count in which the runs differ.

        Raises WorkbenchError for a name that no run knows.
        """
        wanted = name.strip().casefold().replace("-", "_").replace(" ", "_")
        if wanted in self._plain:
            return (self._plain[wanted],)
        found = tuple(
            key for key in self._settings if key.casefold() == name.casefold() or key.casefold().endswith(f".{wanted}")
        )
        if not found:
            near = ", ".join(difflib.get_close_matches(wanted, self.known, n=3, cutoff=0.5)) or "state, val_loss"
            raise WorkbenchError(
                "No run has a setting or a metric {name}. Near it: {near}.", name=name[:100], near=near
            )
        return tuple(key for key in found if key in self.differing) or found


def condition(text: str, names: Names) -> Test:
    """What tells whether a run meets the condition; an empty one is met by all.

    Raises WorkbenchError for what is none, and for a name that no run knows.
    """
    if len(text) > LONGEST:
        raise WorkbenchError("A condition has {most} letters at most.", most=LONGEST)
    tokens = _tokens(text)
    return _Parser(tokens, names).whole() if tokens else _all_of(())


def _tokens(text: str) -> list[Token]:
    tokens, place = [], 0
    text = text.rstrip()
    while place < len(text):
        found = _TOKEN.match(text, place)
        if found is None:
            raise WorkbenchError(
                "The condition cannot be read from {rest} on. Write such as: dropout > .2 and state = finished.",
                rest=text[place:].strip()[:40],
            )
        kind = str(found.lastgroup)
        tokens.append(Token(kind, found[kind][1:-1] if kind == "quoted" else found[kind]))
        place = found.end()
    return tokens


class _Parser:
    """Reads tokens from left to right: `or` binds least, then `and` and words side by side, then `not`."""

    def __init__(self, tokens: Sequence[Token], names: Names) -> None:
        self._tokens, self._names = tokens, names
        self._place = self._depth = 0

    def whole(self) -> Test:
        test = self._either()
        if self._next is not None:
            raise self._unfinished()
        return test

    @property
    def _next(self) -> Token | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def _take(self, *words: str) -> bool:
        taken = self._next is not None and self._next.says(*words)
        self._place += taken
        return taken

    def _unfinished(self) -> WorkbenchError:
        if self._next is None:
            return WorkbenchError("The condition is not finished. Write such as: dropout > .2 and state = finished.")
        return WorkbenchError(
            "The condition cannot be read from {rest} on. Write such as: dropout > .2 and state = finished.",
            rest=" ".join(token.text for token in self._tokens[self._place :])[:40],
        )

    def _either(self) -> Test:
        tests = [self._both()]
        while self._take("or"):
            tests.append(self._both())
        return tests[0] if len(tests) == 1 else lambda run: any(test(run) for test in tests)

    def _both(self) -> Test:
        tests = [self._one()]
        while self._take("and") or not (self._next is None or self._next.says("or", ")")):
            tests.append(self._one())
        return tests[0] if len(tests) == 1 else _all_of(tests)

    def _one(self) -> Test:
        self._depth += 1
        if self._depth > DEEPEST:
            raise WorkbenchError("A condition has {most} brackets within each other at most.", most=DEEPEST)
        try:
            if self._take("not"):
                test = self._one()
                return lambda run: not test(run)
            if self._take("("):
                inner = self._either()
                if not self._take(")"):
                    raise self._unfinished()
                return inner
            return self._comparison()
        finally:
            self._depth -= 1

    def _comparison(self) -> Test:
        token = self._next
        if token is None or token.kind == "op" or token.says("and", "or"):
            raise self._unfinished()
        self._place += 1
        op = self._next
        if op is None or op.kind != "op" or op.text in "()":
            return _contains(token.text, self._names)
        self._place += 1
        value = self._next
        if value is None or value.kind == "op":
            raise self._unfinished()
        self._place += 1
        return compare(self._names.keys(token.text), "=" if op.text == "==" else op.text, value.text)


def compare(keys: Keys, op: str, wanted: str) -> Test:
    """Whether any of the values by these names compares so; with `!=` none may be equal."""
    if op == "!=":
        equal = compare(keys, "=", wanted)
        return lambda run: not equal(run)
    fits = _fitting(op, wanted)
    if len(keys) == 1:
        key = keys[0]
        return lambda run: fits(run.value(key))
    return lambda run: any(fits(run.value(key)) for key in keys)


def _fitting(op: str, wanted: str) -> Callable[[Any], bool]:
    text, sought = wanted.casefold(), number(wanted)
    if op == "~":
        return lambda value: value is not None and text in _said(value)
    if op == "=":
        return lambda value: _equal(value, text, sought)
    order = ORDERS[op]

    def fits(value: Any) -> bool:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return sought is not None and order(value, sought)
        return isinstance(value, str) and bool(value) and order(value.casefold(), text)

    return fits


def _equal(value: Any, text: str, sought: float | None) -> bool:
    if isinstance(value, bool):
        return text in (_YES if value else _NO) or (sought is not None and sought == value)
    if isinstance(value, int | float):
        return sought is not None and value == sought
    if isinstance(value, tuple | list):
        return any(_equal(each, text, sought) for each in value)
    return text in ("none", "") if value is None else str(value).casefold() == text


def _said(value: Any) -> str:
    return ",".join(map(str, value)).casefold() if isinstance(value, tuple | list) else str(value).casefold()


def _contains(word: str, names: Names) -> Test:
    sought = word.casefold()
    return lambda run: sought in names.text(run)


def _all_of(tests: Sequence[Test]) -> Test:
    return lambda run: all(test(run) for test in tests)


def number(text: str) -> float | None:
    """The number that a text is, as programs write it; None for any other text."""
    try:
        found = float(text)
    except ValueError:
        return None
    return None if found != found else found  # noqa: PLR0124 - NaN differs from itself


def in_order(runs: Iterable[RunSummary], keys: Keys, *, falling: bool = False) -> list[RunSummary]:
    """The runs by the first of these that each has; numbers before texts, and those that have none last."""
    placed = [(_first(run, keys), run) for run in runs] if keys[1:] else [(run.value(keys[0]), run) for run in runs]
    known = [pair for pair in placed if _is_known(pair[0])]
    if falling:
        known.reverse()  # of equal ones the newest comes first, too
    known.sort(key=_comparing({type(value) for value, _ in known}), reverse=falling)
    return [run for _, run in known] + [run for value, run in placed if not _is_known(value)]


def _comparing(kinds: set[type]) -> Callable[[tuple[Any, RunSummary]], Any]:
    """What pairs are sorted by: values of one kind as they are, which is much faster."""
    if kinds <= {int, float, bool}:
        return operator.itemgetter(0)
    if kinds == {str}:
        return lambda pair: pair[0].casefold()
    return lambda pair: order_of(pair[0])


def _is_known(value: Any) -> bool:
    return value is not None and value != "" and value != () and value == value  # noqa: PLR0124, PLR1714


def order_of(value: Any) -> tuple[bool, float, str]:
    """What values of several kinds are sorted by."""
    if isinstance(value, int | float):
        return False, as_float(value), ""
    return True, 0.0, _said(value)


def _first(run: RunSummary, keys: Keys) -> Any:
    return next((value for value in map(run.value, keys) if _is_known(value)), None)

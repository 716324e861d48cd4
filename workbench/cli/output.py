"""What a terminal or a script reads: results on standard output, progress and errors on standard error."""

import dataclasses
import json
import math
import os
import re
import shlex
import subprocess
import sys
import time
from collections.abc import Generator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import typer

from workbench.errors import WorkbenchError
from workbench.progress import Progress
from workbench.sentence import Sentence

Result = TypeVar("Result")
_STEERING = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u200e\\u200f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff\\uef80-\\uefff]"
)
"""Control characters but for line ends and tabs, those that turn the direction of text, and what is no text at all."""
_BYTES = (0xDC00, 0xEF00)
"""Where bytes of names stand that are no UTF-8: Python's, and those of `paths.as_text`."""
SECONDS_BETWEEN_LINES = 5
"""How often progress is told where a line cannot be rewritten."""


def tell(text: object, *, err: bool = False) -> None:
    """Lines of text; signs that would steer the terminal, or are no text, are written as numbers."""
    typer.echo(_STEERING.sub(_as_number, str(text)), err=err)


def print_json(value: Any, *, err: bool = False) -> None:
    """One JSON object on one line; what JSON cannot say (NaN, infinity) becomes null."""
    text = json.dumps(_plain(value), ensure_ascii=False)
    typer.echo(_STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text), err=err)


def print_error(error: WorkbenchError, *, as_json: bool) -> None:
    """The error on standard error, as a sentence or as an object."""
    if as_json:
        print_json(error.as_json(), err=True)
    else:
        say(str(error))


def say(text: object) -> None:
    """A line for the person at the terminal, beside the results."""
    tell(text, err=True)


def print_table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Columns side by side, numbers to the right."""
    texts = [[_one_line(text) for text in (*map(_cell, row),)] for row in (header, *rows)]
    widths = [max(len(row[column]) for row in texts) for column in range(len(header))]
    numeric = [bool(rows) and all(isinstance(row[c], int | float | None) for row in rows) for c in range(len(header))]
    for row in texts:
        cells = [
            text.rjust(width) if right else text.ljust(width)
            for text, width, right in zip(row, widths, numeric, strict=True)
        ]
        tell("  ".join(cells).rstrip())


def follow(work: Generator[object, None, Result]) -> Result:
    """Run long work to its end, telling on standard error how far it is."""
    meter = Meter()
    try:
        while True:
            step = next(work)
            if isinstance(step, Progress):
                meter.show(step)
    except StopIteration as stop:
        result: Result = stop.value
        return result
    finally:
        meter.clear()
        work.close()


class Meter:
    """One line of progress, rewritten in a terminal; elsewhere a line now and then, for logs of long work."""

    def __init__(self) -> None:
        self._last = ""
        self._reported = time.monotonic()
        self._live = sys.stderr.isatty()

    def show(self, progress: Progress) -> None:
        """Tell how far the work is."""
        text = str(progress.message)
        if self._live:
            self.count(progress.done, text)
        elif time.monotonic() - self._reported > SECONDS_BETWEEN_LINES:
            self._reported = time.monotonic()
            say(f"{progress.done:4.0%} {text}")

    def count(self, done: float, text: str) -> None:
        """Rewrite the line; nothing where it cannot be rewritten."""
        if self._live:
            line = f"{done:4.0%} {text}"
            line = _one_line(line)
            typer.echo("\r" + line.ljust(len(self._last)), err=True, nl=False)
            self._last = line

    def clear(self) -> None:
        """Take the line away."""
        if self._live and self._last:
            typer.echo("\r" + " " * len(self._last) + "\r", err=True, nl=False)
            self._last = ""


def command(*words: object) -> str:
    """A command of this program as it can be typed, its words quoted where the shell would take them apart."""
    join = subprocess.list2cmdline if os.name == "nt" else shlex.join
    return join(["workbench", *map(str, words)])


def refuse_same(path: Path, output: Path) -> None:
    """Raise WorkbenchError where writing `output` would destroy what is read from `path`."""
    if output.exists() and path.exists() and output.samefile(path):
        raise WorkbenchError("{file} would overwrite itself. Choose another place with --to.", file=path)


def shown(value: float | None) -> str:
    """A measured number as people read it."""
    return "-" if value is None or not math.isfinite(value) else f"{value:.4g}"


def _as_number(found: re.Match[str]) -> str:
    code = ord(found[0])
    code -= next((start for start in _BYTES if start <= code < start + 0x100), 0)  # a byte that was no text
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def _one_line(text: str) -> str:
    return _STEERING.sub(_as_number, text).replace("\n", "\\n").replace("\t", "\\t")


def _cell(value: object) -> str:
    if value is None:
        return "-"
    return shown(value) if isinstance(value, float) else str(value)


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type | Sentence):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return str(value) if isinstance(value, Path | Sentence) else value

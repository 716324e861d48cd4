"""How every command behaves: options that take several values, and errors as one sentence with exit status 2."""

import errno
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import typer
from typer.core import TyperCommand

from workbench.cli.output import print_error
from workbench.errors import ProgramError, WorkbenchError, of_file

UsageError: Any = typer.BadParameter.__base__
"""What typer raises for a wrong command line; it gives the class no name of its own."""
OWN_FAULT = 1
USER_ERROR = 2
INTERRUPTED = 130
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""What the system says where no more can be written; of standard output it names no file."""


class Command(TyperCommand):
    """A command that takes `--data A B C` as well as `--data A --data B`, and tells errors without a traceback."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse after naming a many-valued option again before each of its values."""
        many = {name for option in self.params if getattr(option, "multiple", False) for name in option.opts}
        spread = list(_spread(args, many))
        try:
            return super().parse_args(ctx, list(spread))
        except UsageError as error:
            if "--json" not in spread:
                raise
            print_error(WorkbenchError("{reason}", reason=error.format_message()), as_json=True)
            raise typer.Exit(USER_ERROR) from error

    def invoke(self, ctx: Any) -> Any:
        """Run the command; the user's errors end it with status 2, the program's own with 1."""
        try:
            return super().invoke(ctx)
        except WorkbenchError as error:
            print_error(error, as_json=bool(ctx.params.get("json")))
            if isinstance(error, ProgramError):
                raise typer.Exit(OWN_FAULT) from error
        except OSError as error:
            unusable = of_file(error)
            if unusable is None and error.errno in FULL:
                unusable = WorkbenchError("The output cannot be written: {reason}.", reason=error.strerror)
                forget_output()
            if unusable is None:
                raise
            print_error(unusable, as_json=bool(ctx.params.get("json")))
        raise typer.Exit(USER_ERROR)


def forget_output() -> None:
    """What is still in the buffer goes nowhere: Python writes it at its end, which would fail once more."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


@contextmanager
def stop_asked() -> Iterator[list[int]]:
    """A list that fills when the user presses Ctrl-C or the system ends the program; the second time interrupts."""
    signals: list[int] = []

    def remember(number: int, _frame: object) -> None:
        if signals:
            raise KeyboardInterrupt
        signals.append(number)

    before = {number: signal.signal(number, remember) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield signals
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _spread(args: list[str], many: set[str]) -> Iterator[str]:
    option, values = "", 0
    for place, argument in enumerate(args):
        if argument == "--":
            yield from args[place:]
            return
        if argument.startswith("-") and len(argument) > 1:
            option, values = (argument if argument in many else ""), 0
        elif option:
            values += 1
            if values > 1:
                yield option
        yield argument

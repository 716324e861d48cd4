"""The entry: a window for no argument, a project or files; the demo; else the command line."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.folders import finish_exchanges
from workbench.system_libraries import displays

if TYPE_CHECKING:
    from workbench.report.document import Document


def main() -> int:
    """Start what the arguments ask for and give the exit status."""
    arguments = sys.argv[1:]
    finish_exchanges()
    if arguments[:1] == ["--demo"]:
        from workbench.gui.demo import run_demo

        return run_demo(Path(arguments[1] if len(arguments) > 1 else "demo-output"))
    if _asks_for_window(arguments):
        if sys.platform == "linux" and not displays():
            sys.stderr.write(
                "There is no display for the window. Log in to a desktop, use ssh -X, or see workbench --help.\n"
            )
            return 2
        from workbench.gui.app import run

        return run(arguments)
    if arguments and _looks_like_a_path(arguments[0]):
        sys.stderr.write(f"There is no file or folder {next(name for name in arguments if not Path(name).exists())}.\n")
        return 2
    from workbench.cli import main as command_line

    return command_line(arguments, _print_pdf)


def _print_pdf(document: "Document", to: Path) -> None:
    """Only who asks for a PDF waits for Qt."""
    from workbench.gui.report.printer import print_pdf

    print_pdf(document, to)


def _asks_for_window(arguments: list[str]) -> bool:
    """Within a project "runs ." is a command, though a folder of that name is there as well."""
    if arguments and _names_a_command(arguments[0]):
        return False
    return all(not argument.startswith("-") and Path(argument).exists() for argument in arguments)


def _names_a_command(argument: str) -> bool:
    if not Path(argument).exists():  # else nothing is doubtful, and the window need not wait for the commands
        return False
    from workbench.cli.app import COMMANDS

    return argument in COMMANDS


def _looks_like_a_path(argument: str) -> bool:
    return not argument.startswith("-") and bool(Path(argument).suffix or Path(argument).name != argument)


if __name__ == "__main__":
    sys.exit(main())

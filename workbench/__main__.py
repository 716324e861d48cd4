"""The entry: a window for no argument, a project or files; the demo; else the command line."""

import sys
from pathlib import Path


def main() -> int:
    """Start what the arguments ask for and give the exit status."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["--demo"]:
        from workbench.gui.demo import run_demo

        return run_demo(Path(arguments[1] if len(arguments) > 1 else "demo-output"))
    if _asks_for_window(arguments):
        from workbench.gui.app import run

        return run(arguments)
    from workbench.cli import main as command_line

    return command_line(arguments)


def _asks_for_window(arguments: list[str]) -> bool:
    return all(not argument.startswith("-") and Path(argument).exists() for argument in arguments)


if __name__ == "__main__":
    sys.exit(main())

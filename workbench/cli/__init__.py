"""The command line: what the window does, without a window."""

from workbench.cli.app import app, main

__all__ = ["app", "main"]

"""The window: the only room that knows Qt."""

import builtins

import PySide6.QtCore  # noqa: F401  puts an import of its own in the place of Python's


def _import_plainly() -> None:
    """Take Python's own import back.

    PySide6's reads the source of every module that anything imports, to see whether the module may ask for
    `from __feature__ import ...` (nothing here does), and Python keeps the lines: 23 MB of an idle window, 60 MB once
    PyTorch is there, and up to a tenth of the time to load it.
    """
    if builtins.__import__ is getattr(builtins, "__feature_import__", None):
        builtins.__import__ = builtins.__orig_import__  # type: ignore[attr-defined]


_import_plainly()

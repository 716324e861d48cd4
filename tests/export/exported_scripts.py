"""Exported scripts, run in this process: one of their own takes seconds to import what they need."""

import contextlib
import importlib.util
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from workbench.data.dataset import Numbers
from workbench.export import bundle, verify
from workbench.export.further import Written
from workbench.export.report import Check
from workbench.export.twin import Twin
from workbench.export.verify import SCRIPTS, Asked
from workbench.progress import Work


@dataclass(frozen=True)
class Ended:
    """How a script ended, and what it said."""

    returncode: int
    stderr: str


def run_script(script: Path, *arguments: object) -> Ended:
    """What `python -I SCRIPT ARGUMENTS` does, but for the time."""
    return run_main(load_main(script), *arguments)


def load_main(script: Path) -> Callable[[], int | None]:
    """A script's own `main`."""
    main: Callable[[], int | None] = load_script(script).main
    return main


def load_script(script: Path) -> ModuleType:
    """A script as a module; what it imports from beside it is kept for no other."""
    path = list(sys.path)
    sys.path.insert(0, str(script.parent))
    spec = importlib.util.spec_from_file_location(f"exported_{script.stem}", script)
    assert spec is not None and spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path[:] = path
        sys.modules.pop("model", None)
    return module


def run_main(main: Callable[[], int | None], *arguments: object) -> Ended:
    """What a script does with these arguments."""
    given, said = sys.argv, io.StringIO()
    sys.argv = ["predict", *map(str, arguments)]
    try:
        with contextlib.redirect_stderr(said):
            return Ended(main() or 0, said.getvalue())
    except SystemExit as end:
        return Ended(end.code if isinstance(end.code, int) else 1, said.getvalue())
    finally:
        sys.argv = given


@contextlib.contextmanager
def unverified() -> Iterator[None]:
    """Exports are written and not asked whether they answer alike, for tests that ask the scripts themselves."""

    def believe(_folder: Path, asked: Sequence[Asked], *_known: object) -> Work[tuple[Check, ...]]:
        yield from ()
        return tuple(Check(file=kind, batch=1, length=1, difference=0.0) for kind, _ in asked)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bundle, "verify", believe)
        yield


def leave_unchecked(patch: pytest.MonkeyPatch) -> None:
    """Have exports written without a look at their models, for tests that look at files."""

    def checked(*_: object) -> Work[tuple[Written, Twin]]:
        yield from ()
        return Written(checks=(Check(file="torch", batch=1, length=1, difference=0.0),)), Twin()

    patch.setattr(bundle, "_checked", checked)


@contextlib.contextmanager
def asked_here() -> Iterator[None]:
    """Exports are asked in this process, for tests of what they answer."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verify, "_answers", _answers_here)
        yield


def _answers_here(folder: Path, asked: Sequence[Asked]) -> Work[list[Numbers]]:
    """What an export's scripts answer to every question, as a process of their own does."""
    yield from ()
    modules = {kind: load_script(folder / f"{SCRIPTS[kind]}.py") for kind in {kind for kind, _ in asked}}
    predict = {kind: getattr(module, "predict_with_bands", module.predict) for kind, module in modules.items()}
    return [
        np.array(predict[kind](each.values_BTF.tolist(), each.lengths_B.tolist()).tolist(), each.answer.dtype)
        for kind, each in asked
    ]

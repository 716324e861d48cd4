"""Exported scripts, run in this process: one of their own takes seconds to import what they need."""

import contextlib
import importlib.util
import io
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from workbench.export import bundle
from workbench.export.report import Check
from workbench.export.verify import Asked
from workbench.progress import Work


@dataclass(frozen=True)
class Ended:
    """How a script ended, and what it said."""

    returncode: int
    stderr: str


def run_script(script: Path, *arguments: object) -> Ended:
    """What `python -I SCRIPT ARGUMENTS` does, but for the time; what it imports from beside it is kept for no other."""
    path, given, said = list(sys.path), sys.argv, io.StringIO()
    sys.argv = [str(script), *map(str, arguments)]
    try:
        with contextlib.redirect_stderr(said):
            return Ended(_main(script), said.getvalue())
    except SystemExit as end:
        return Ended(end.code if isinstance(end.code, int) else 1, said.getvalue())
    finally:
        sys.path[:], sys.argv = path, given
        sys.modules.pop("model", None)


def _main(script: Path) -> int:
    sys.path.insert(0, str(script.parent))
    spec = importlib.util.spec_from_file_location(f"exported_{script.stem}", script)
    assert spec is not None and spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return int(module.main() or 0)


@contextlib.contextmanager
def unverified() -> Iterator[None]:
    """Exports are written and not asked whether they answer alike, for tests that ask the scripts themselves."""

    def verify(_folder: Path, asked: Sequence[Asked], *_known: object) -> Work[tuple[Check, ...]]:
        yield from ()
        return tuple(Check(file=kind, batch=1, length=1, difference=0.0) for kind, _ in asked)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bundle, "verify", verify)
        yield

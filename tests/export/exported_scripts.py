"""An exported script, run in this process: a process of its own takes seconds to import what it needs."""

import contextlib
import importlib.util
import io
import sys
from dataclasses import dataclass
from pathlib import Path


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

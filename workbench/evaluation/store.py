"""An evaluation kept in its run's folder, so that runs can be compared without their data."""

import json
from pathlib import Path
from typing import Any

from workbench.evaluation.result import Evaluation
from workbench.paths import write_whole

FILE = "evaluation.json"


def keep(evaluation: Evaluation, folder: Path) -> None:
    """Write the evaluation into the run's folder."""
    write_whole(folder / FILE, json.dumps(evaluation.as_json(), ensure_ascii=False, indent=2) + "\n")


def kept(folder: Path) -> dict[str, Any] | None:
    """The evaluation in a run's folder; None when there is none, or the weights are newer."""
    path, best = folder / FILE, folder / "best.safetensors"
    if not path.exists() or (best.exists() and best.stat().st_mtime_ns > path.stat().st_mtime_ns):
        return None
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return None
    return found if isinstance(found, dict) else None

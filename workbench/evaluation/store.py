"""An evaluation kept in its run's folder, so that runs can be compared without their data."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbench.evaluation.result import Evaluation
from workbench.paths import write_whole
from workbench.sentence import Sentence, packed, unpacked

FILE = "evaluation.json"
SAID = "said"
"""Under this key the file holds its sentences once more, with template and values, to be told in any language."""
REFITTED = "refitted"
"""Under this key it says whether a refit's weights were judged, which are gone once the run has learned further."""


def save_evaluation(evaluation: Evaluation, folder: Path) -> None:
    """Write the evaluation into the run's folder."""
    said = {
        "verdict": packed(evaluation.verdict.text),
        "warnings": [packed(warning) for warning in evaluation.case.warnings],
    }
    numbers = {**evaluation.as_json(), SAID: said, REFITTED: (folder / "refit.safetensors").exists()}
    write_whole(folder / FILE, json.dumps(numbers, ensure_ascii=False, indent=2) + "\n")


def load_evaluation(folder: Path) -> dict[str, Any] | None:
    """The evaluation in a run's folder; None when there is none, or the weights are newer."""
    path, weights = folder / FILE, (folder / "best.safetensors", folder / "refit.safetensors")
    if not path.exists():
        return None
    if any(file.exists() and file.stat().st_mtime_ns > path.stat().st_mtime_ns for file in weights):
        return None
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return None
    same = isinstance(found, dict) and found.get(REFITTED, False) == weights[1].exists()
    return found if same else None


def verdict_of(numbers: Mapping[str, Any]) -> Sentence:
    """The verdict that a file holds; a file of an older version has only its English text."""
    try:
        return unpacked(numbers[SAID]["verdict"])
    except (KeyError, TypeError, AttributeError):
        return Sentence("{text}", {"text": numbers.get("verdict", "")})


def warnings_of(numbers: Mapping[str, Any]) -> tuple[Sentence, ...]:
    """The warnings that a file holds."""
    try:
        return tuple(unpacked(warning) for warning in numbers[SAID]["warnings"])
    except (KeyError, TypeError, AttributeError):
        return tuple(Sentence("{text}", {"text": warning}) for warning in numbers.get("warnings", ()))

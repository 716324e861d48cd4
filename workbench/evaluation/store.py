"""An evaluation kept in its run's folder, so that runs can be compared without their data."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from workbench.data.dataset import DataFacts
from workbench.errors import WorkbenchError
from workbench.evaluation.conformal import FEWEST
from workbench.evaluation.result import Evaluation
from workbench.models.calibration import FILE as CALIBRATION
from workbench.paths import write_whole
from workbench.project_files import run_file
from workbench.sentence import Sentence, packed, unpacked
from workbench.stored import read_json

if TYPE_CHECKING:
    from workbench.evaluation.fixed_bands import FixedBands
    from workbench.evaluation.later_bands import LaterBands

FILE = "evaluation.json"
SAID = "said"
"""Under this key the file holds its sentences once more, with template and values, to be told in any language."""
REFITTED = "refitted"
"""Under this key it says whether a refit's weights were judged, which are gone once the run has learned further."""


class StoredSentences(BaseModel):
    """The verdict and the warnings with template and values; `unpacked` looks at each."""

    verdict: dict[str, Any]
    warnings: list[dict[str, Any]]


class StoredScore(BaseModel):
    """The numbers of one answerer, as a file must hold them."""

    metrics: dict[str, float | None]
    scaled: dict[str, float | None] = {}


class StoredEvaluation(StoredScore):
    """What every reader of a file relies on: anybody can have written it."""

    examples: int = 0
    baselines: dict[str, StoredScore] = {}
    verdict: str = ""
    warnings: list[str] = []
    said: StoredSentences | None = None
    """None in a file of an older version."""


def save_evaluation(evaluation: Evaluation, folder: Path) -> None:
    """Write the evaluation into the run's folder, and the bands of later forecasts where it has any."""
    if evaluation.bands is not None:
        from workbench.evaluation.later_bands import save_later

        save_later(evaluation.bands, folder)
    said = {
        "verdict": packed(evaluation.verdict.text),
        "warnings": [packed(warning) for warning in evaluation.case.warnings],
    }
    numbers = {**evaluation.as_json(), SAID: said, REFITTED: run_file(folder, "refit.safetensors").exists()}
    write_whole(run_file(folder, FILE), json.dumps(numbers, ensure_ascii=False, indent=2) + "\n")


def load_evaluation(folder: Path) -> dict[str, Any] | None:
    """The evaluation in a run's folder; None when there is none, or the weights are newer."""
    path = run_file(folder, FILE)
    weights = (run_file(folder, "best.safetensors"), run_file(folder, "refit.safetensors"))
    answering = (*weights, run_file(folder, CALIBRATION))
    if not path.exists():
        return None
    if any(file.exists() and file.stat().st_mtime_ns > path.stat().st_mtime_ns for file in answering):
        return None
    try:
        found = read_json(path)
        StoredEvaluation.model_validate(found, strict=True)
    except (OSError, WorkbenchError, ValidationError):
        return None  # Nothing of it is worth more than judging anew.
    return found if found.get(REFITTED, False) == weights[1].exists() else None


def load_bands(folder: Path, facts: DataFacts) -> "LaterBands":
    """The bands of later forecasts that a run's evaluation left in its folder.

    Raises WorkbenchError where the run is not judged, or has no bands.
    """
    evaluation = load_evaluation(folder)
    if evaluation is None:
        raise WorkbenchError(
            "Run {run} has no bands yet: judge it first, as `workbench evaluate` does.", run=folder.name
        )
    if "coverage" not in evaluation:
        raise WorkbenchError(
            "Run {run} has no bands: only forecasts have them, with {count} examples of validation at least.",
            run=folder.name,
            count=FEWEST,
        )
    from workbench.evaluation.later_bands import load_later

    return load_later(folder, facts)


def load_fixed_bands(folder: Path, facts: DataFacts) -> "FixedBands | None":
    """The bands, calibrated once, that a run's evaluation left for its exports; None where there are none."""
    try:
        return load_bands(folder, facts).fixed
    except (OSError, WorkbenchError):
        return None  # an export is worth something without them, too


def _said(numbers: Mapping[str, Any]) -> Mapping[str, Any]:
    """The sentences that a file holds with template and values; nothing in a file of an older version."""
    return numbers.get(SAID) or {}


def verdict_of(numbers: Mapping[str, Any]) -> Sentence:
    """The verdict that a file holds; a file of an older version has only its English text."""
    try:
        return unpacked(_said(numbers)["verdict"])
    except (LookupError, ValueError):
        return Sentence("{text}", {"text": numbers.get("verdict", "")})


def warnings_of(numbers: Mapping[str, Any]) -> tuple[Sentence, ...]:
    """The warnings that a file holds."""
    try:
        return tuple(map(unpacked, _said(numbers)["warnings"]))
    except (LookupError, ValueError):
        return tuple(Sentence("{text}", {"text": warning}) for warning in numbers.get("warnings", ()))

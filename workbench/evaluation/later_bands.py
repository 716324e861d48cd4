"""Bands of forecasts to come: kept with a run's evaluation, found again, and put around answers.

S sequences, H horizon, K targets, L levels.
"""

import json
import math
from pathlib import Path
from typing import Annotated

import numpy as np
from annotated_types import Len
from pydantic import BaseModel, TypeAdapter

from workbench.data.dataset import DataFacts, Doubles, Examples, Numbers, SequenceDataset
from workbench.evaluation.bands import OTHERS
from workbench.evaluation.changes import lasting_changes
from workbench.evaluation.conformal import Bands
from workbench.evaluation.fixed_bands import FixedBands
from workbench.evaluation.spread import Spread, required
from workbench.paths import write_whole
from workbench.project_files import run_file
from workbench.sentence import Sentence, sentence
from workbench.stored import DamagedError, read_as

FILE = "bands.json"
Table = list[list[list[float | None]]]


class StoredOffsets(BaseModel):
    """What is added to the forecasts of a series, by level, step ahead and target; None where it is not known."""

    low: Table
    high: Table
    by_change: bool = False
    """Whether they are times the mean absolute change of the series from step to step."""
    by_spread: bool = False
    """Whether they are times the spread that the model itself gives each forecast."""


class LaterBands(BaseModel):
    """The bands of the next forecast of every series that was judged, and of all others."""

    levels: Annotated[list[float], Len(1, 20)]
    series: dict[str, StoredOffsets]
    fixed: FixedBands | None = None
    """Those that exports take along; None in a file of an older version."""

    @property
    def said(self) -> Sentence:
        """What the bands rest on."""
        return sentence(
            "The bands are rolling: they rest on the forecasts of the validation part and on all of the test part, "
            "as far as their truth was known when the run was judged."
        )

    def ends(
        self, dataset: SequenceDataset, examples: Examples, answers_SHK: Numbers, spread: Spread | None = None
    ) -> tuple[Doubles, Doubles]:
        """The lower and the upper ends L,S,H,K of the bands around what comes after the end of sequences."""
        change_SK = lasting_changes(dataset, examples)
        found = []
        for place, sequence in enumerate(examples.sequences_E.tolist()):
            offsets = self.series.get(dataset.series_S[sequence], self.series[OTHERS])
            ends_NLHK = np.array([offsets.low, offsets.high], np.float64)
            if offsets.by_spread:
                ends_NLHK = required(spread).chosen(np.array([place])).undone(ends_NLHK)
            found.append(ends_NLHK * change_SK[place] if offsets.by_change else ends_NLHK)
        low_LSHK, high_LSHK = np.stack(found, axis=2) + np.asarray(answers_SHK, np.float64)
        return low_LSHK, high_LSHK


_LATER = TypeAdapter(LaterBands)


def save_later(bands: Bands, folder: Path) -> None:
    """Write the bands of later forecasts into a run's folder."""
    series = {
        name: {
            "low": _table(each.offsets.low_LHK),
            "high": _table(each.offsets.high_LHK),
            "by_change": each.by_change,
            "by_spread": each.by_spread,
        }
        for name, each in bands.later.items()
    }
    fixed = None if bands.fixed is None else bands.fixed.model_dump()
    content = {"levels": bands.levels, "series": series, "fixed": fixed}
    write_whole(run_file(folder, FILE), json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n")


def load_later(folder: Path, facts: DataFacts) -> LaterBands:
    """The bands in a run's folder.

    Raises DamagedError where the file holds none of such forecasts, OSError as `open` does.
    """
    path = run_file(folder, FILE)
    found = read_as(_LATER, path)
    shape = (2, len(found.levels), facts.horizon, len(facts.targets))
    for name, offsets in found.series.items():
        try:
            fits = np.array([offsets.low, offsets.high], np.float64).shape == shape
        except ValueError:
            fits = False
        if not fits:
            raise DamagedError(str(path), sentence("the bands of {series} are not of the run's forecasts", series=name))
    if found.fixed is not None and not found.fixed.fits(facts):
        raise DamagedError(
            str(path), sentence("the bands of {series} are not of the run's forecasts", series="exports")
        )
    if OTHERS not in found.series:
        raise DamagedError(str(path), sentence("the bands of other series are missing"))
    return found


def _table(values_LHK: Doubles) -> Table:
    rows: list[list[list[float]]] = values_LHK.tolist()
    return [[[number if math.isfinite(number) else None for number in step] for step in level] for level in rows]

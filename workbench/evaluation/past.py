"""Past: forecasts that were made, beside what came. E forecasts, H horizon, K targets."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.data.dataset import Doubles, Examples, Integers, Numbers, SequenceDataset
from workbench.evaluation.predict import truths
from workbench.evaluation.spread import Spread


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """How far off forecasts were, and the data that they were made from."""

    dataset: SequenceDataset
    examples: Examples
    residuals_EHK: Doubles
    """Truth minus forecast; NaN where the truth is unknown."""
    spread: Spread | None = None
    """How unsure the model itself was of each, where it tells."""

    def __len__(self) -> int:
        return len(self.examples)

    @property
    def series_E(self) -> npt.NDArray[np.str_]:
        """The series that each forecast is of, by name."""
        names: npt.NDArray[np.str_] = np.array(self.dataset.series_S)[self.examples.sequences_E]
        return names

    @property
    def firsts_E(self) -> Integers:
        """The row of each forecast's first step."""
        rows_E: Integers = self.examples.starts_E + self.examples.lengths_E
        return rows_E

    def measured(self) -> Doubles:
        """The residuals in the model's own spread, where it tells that."""
        return self.residuals_EHK if self.spread is None else self.spread.measured(self.residuals_EHK)

    def of(self, series: str) -> Integers:
        """The numbers of a series' forecasts in the order of time."""
        found = np.flatnonzero(self.series_E == series)
        in_order: Integers = found[np.argsort(self.firsts_E[found], kind="stable")]
        return in_order


def past(dataset: SequenceDataset, examples: Examples, answers_EHK: Numbers, spread: Spread | None = None) -> Past:
    """Forecasts beside what came."""
    residuals_EHK = truths(dataset, examples).astype(np.float64) - answers_EHK
    return Past(dataset=dataset, examples=examples, residuals_EHK=residuals_EHK, spread=spread)

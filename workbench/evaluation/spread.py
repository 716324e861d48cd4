"""The spread that a model with quantiles gives each forecast: what its bands are measured in.

A residual in spreads is comparable wherever the model knows how sure it is, so that conformal bands only put right what
it misjudges (conformalised quantile regression: Romano, Patterson and Candès, 2019).

Shapes: B batch, E examples, L levels, H horizon, K targets.
"""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from workbench.data.dataset import Doubles, Examples, Floats, Integers, Numbers, SequenceDataset
from workbench.errors import WorkbenchError
from workbench.evaluation.predict import Answer, predict_by
from workbench.models.build import SequenceModel
from workbench.progress import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """From the median to the first and to the ninth decile of each forecast, both positive."""

    below_EHK: Doubles
    above_EHK: Doubles

    def chosen(self, rows_E: Integers) -> "Spread":
        """That of some forecasts."""
        return Spread(below_EHK=self.below_EHK[rows_E], above_EHK=self.above_EHK[rows_E])

    def measured(self, residuals_EHK: Doubles) -> Doubles:
        """Residuals in spreads of their side."""
        return residuals_EHK / np.where(residuals_EHK < 0, self.below_EHK, self.above_EHK)

    def undone(self, offsets_LEHK: Doubles) -> Doubles:
        """Offsets in spreads, in the unit of the residuals again."""
        return offsets_LEHK * np.where(offsets_LEHK < 0, self.below_EHK, self.above_EHK)


def required(spread: Spread | None) -> Spread:
    """The spread that bands are measured in. Raises WorkbenchError where the model gives none."""
    if spread is None:
        raise WorkbenchError("The bands are measured by quantiles, which this model does not answer. Judge it again.")
    return spread


def spread_of(sides_E2HK: Numbers) -> Spread:
    """The spread as a model answers it: how far the first decile lies below the median, and the ninth above it."""
    least = np.finfo(np.float32).tiny
    below_EHK, above_EHK = np.maximum(sides_E2HK.astype(np.float64), least).swapaxes(0, 1)
    return Spread(below_EHK=below_EHK, above_EHK=above_EHK)


def spread_by(
    answer: Answer, dataset: SequenceDataset, examples: Examples, device: torch.device | str = "cpu"
) -> Work[Spread]:
    """The spread of the forecasts of examples, of which a function answers both sides, B,2,H,K."""
    # Distances need no origins, which would take their digits.
    predictions = yield from predict_by(answer, dataset, examples, device=device, origins=False)
    return spread_of(predictions.values)


def predict_spread(
    model: SequenceModel, dataset: SequenceDataset, examples: Examples, device: torch.device | str = "cpu"
) -> Work[Spread | None]:
    """The spread of the forecasts of examples; None of a model without quantiles."""
    answer = spread_answer(model.to(device).eval())
    return None if answer is None else (yield from spread_by(answer, dataset, examples, device))


def spread_answer(model: SequenceModel) -> Answer | None:
    """The model's spread as a function of inputs and their lengths; None of a model without quantiles."""
    if not model.has_quantiles:
        return None

    def answer(x_BTF: Tensor, lengths_B: Tensor) -> Floats:
        with torch.no_grad():
            sides: Floats = model.spread(x_BTF, lengths_B).float().cpu().numpy()
            return sides

    return answer

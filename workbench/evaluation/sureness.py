"""How far a classifier's probabilities hold: the reliability of its answers, and what it leaves open.

M answers whose class is known, C classes.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from workbench.data.dataset import Doubles, Integers, Numbers
from workbench.models.calibration import Calibration

BINS = 15
"""Stretches of equal width in which answers are gathered by how sure they are, as by Guo et al. (2017)."""
POINTS = 100
"""Of the curve of accuracy over the share that is answered, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The answers whose probability lies in one stretch: how many, how sure on average, and how many are right."""

    low: float
    high: float
    answers: int
    sureness: float
    accuracy: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sureness:
    """What answers' probabilities are worth, with the calibration that they were given with."""

    calibration: Calibration
    bins: tuple[Bin, ...]
    """Those in which answers lie, by rising probability."""
    ece: float
    """Expected calibration error: the mean distance of probability and accuracy over the bins, by their answers."""
    raw_ece: float
    """The same at temperature 1."""
    chance_ece: float
    """What it would be on average if every probability were just right: so few answers do not show less."""
    answers: int
    answered: int
    """How many are no "don't know"."""
    accuracy: float | None
    """Of those that are answered; None where none is."""
    shares: tuple[float, ...]
    """How many are answered at rising thresholds, and `accuracies` how many of those are right."""
    accuracies: tuple[float, ...]

    def as_json(self) -> dict[str, Any]:
        """What `evaluate --json` tells of it."""
        calibration = self.calibration
        return {
            "ece": self.ece,
            "uncalibrated_ece": self.raw_ece,
            "ece_by_chance": self.chance_ece,
            "temperature": calibration.temperature,
            "calibrated_by": calibration.examples,
            "reliability": [
                {
                    "low": each.low,
                    "high": each.high,
                    "answers": each.answers,
                    "probability": each.sureness,
                    "accuracy": each.accuracy,
                }
                for each in self.bins
            ],
            "threshold": calibration.threshold,
            "wanted_accuracy": calibration.wanted or None,
            "answered": self.answered,
            "accuracy_answered": self.accuracy,
        }


def sureness_of(probabilities_MC: Numbers, labels_M: Integers, calibration: Calibration) -> Sureness:
    """What the probabilities of answers are worth, by the true classes."""
    sure_M = probabilities_MC.max(axis=1).astype(np.float64)
    right_M = probabilities_MC.argmax(axis=1) == labels_M
    bins = reliability(sure_M, right_M)
    answered_M = sure_M >= calibration.threshold
    shares, accuracies = _answered(sure_M, right_M)
    return Sureness(
        calibration=calibration,
        bins=bins,
        ece=error_of(bins),
        raw_ece=error_of(reliability(_unscaled(probabilities_MC, calibration.temperature), right_M)),
        chance_ece=error_by_chance(sure_M),
        answers=len(sure_M),
        answered=int(answered_M.sum()),
        accuracy=float(right_M[answered_M].mean()) if answered_M.any() else None,
        shares=shares,
        accuracies=accuracies,
    )


def reliability(sure_M: Doubles, right_M: npt.NDArray[np.bool_]) -> tuple[Bin, ...]:
    """The answers gathered by their probabilities."""
    places_M = _places(sure_M)
    found = []
    for place in np.unique(places_M).tolist():
        mine = places_M == place
        found.append(
            Bin(
                low=place / BINS,
                high=(place + 1) / BINS,
                answers=int(mine.sum()),
                sureness=float(sure_M[mine].mean()),
                accuracy=float(right_M[mine].mean()),
            )
        )
    return tuple(found)


def _places(sure_M: Doubles) -> Integers:
    """The bin of each answer."""
    places_M: Integers = np.clip(np.ceil(sure_M * BINS).astype(np.int64) - 1, 0, BINS - 1)
    return places_M


def error_by_chance(sure_M: Doubles) -> float:
    """The expected calibration error of right probabilities: in each bin hits are drawn as often as it says, and their
    number is off by the mean absolute deviation of a normal variable."""
    variances = np.bincount(_places(sure_M), sure_M * (1 - sure_M))
    return float(np.sqrt(2 / np.pi * variances).sum() / len(sure_M))


def error_of(bins: tuple[Bin, ...]) -> float:
    """The expected calibration error."""
    total = sum(each.answers for each in bins)
    return sum(each.answers * abs(each.sureness - each.accuracy) for each in bins) / total


def _unscaled(probabilities_MC: Numbers, temperature: float) -> Doubles:
    """The highest probabilities as they are at temperature 1."""
    logs_MC = np.log(np.maximum(probabilities_MC.astype(np.float64), np.finfo(np.float32).tiny)) * temperature
    raw_MC = np.exp(logs_MC - logs_MC.max(axis=1, keepdims=True))
    highest_M: Doubles = (raw_MC / raw_MC.sum(axis=1, keepdims=True)).max(axis=1)
    return highest_M


def _answered(sure_M: Doubles, right_M: npt.NDArray[np.bool_]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Accuracy over the share that is answered, the surest first."""
    order = np.argsort(-sure_M, kind="stable")
    hits_M = np.cumsum(right_M[order])
    counts = np.unique(np.linspace(1, len(order), min(POINTS, len(order))).round().astype(np.int64))
    shares, accuracies = counts / len(order), hits_M[counts - 1] / counts
    return tuple(shares.tolist()), tuple(accuracies.tolist())

"""What residuals still hold: whether errors one step ahead foretell later ones (Ljung and Box, 1978).

E examples, K targets, L lags, T steps of a stretch without gaps.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.special import chdtrc

from workbench.data.dataset import Doubles
from workbench.evaluation.result import Evaluation
from workbench.sentence import Sentence, sentence

FEWEST = 30
"""Residuals one after the other from which on something can be said."""
MOST_LAGS = 40
SURE = 0.01
"""Chance at which residuals of no memory would be called so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Autocorrelation:
    """The autocorrelation of the errors one step ahead from lag 1 on, and what chance would give."""

    values_L: tuple[float, ...]
    bound: float
    """Beyond it lies one lag in twenty by chance."""
    p: float
    """Of the test of Ljung and Box over all lags."""

    @property
    def lag(self) -> int:
        """Where it is strongest."""
        return int(np.argmax(np.abs(self.values_L))) + 1

    @property
    def text(self) -> Sentence:
        """What it means, in a sentence."""
        strongest, values = self.values_L[self.lag - 1], {"value": f"{self.values_L[self.lag - 1]:.2f}"}
        if self.p >= SURE or abs(strongest) <= self.bound:
            return sentence(
                "Errors one step ahead look like chance: up to {lags} steps apart none foretells another.",
                lags=len(self.values_L),
            )
        if self.lag > 1:
            return sentence(
                "Errors one step ahead foretell those {lag} steps later (autocorrelation {value}): a season or more "
                "context may be missing.",
                lag=self.lag,
                **values,
            )
        if strongest > 0:
            return sentence(
                "An error one step ahead tends to be followed by one of the same sign (autocorrelation {value}): the "
                "model follows too slowly.",
                **values,
            )
        return sentence(
            "An error one step ahead tends to be followed by one of the other sign (autocorrelation {value}): the "
            "model follows too hastily.",
            **values,
        )

    def as_json(self) -> dict[str, Any]:
        """What `evaluate --json` tells of it."""
        return {
            "values": list(self.values_L),
            "bound": self.bound,
            "p": self.p,
            "lag": self.lag,
            "text": str(self.text),
        }


def autocorrelation_of(evaluation: Evaluation) -> Autocorrelation | None:
    """Of the errors one step ahead of all series together; None where they are few or lie apart."""
    stretches = [stretch for stretch in _stretches(evaluation) if len(stretch) >= FEWEST and stretch.std() > 0]
    total = sum(map(len, stretches))
    if not total:
        return None
    season = evaluation.case.facts.season
    lags = min(MOST_LAGS, max(10, season + 1), min(map(len, stretches)) // 3)
    sums_L = np.zeros(lags)
    for stretch in stretches:
        rest_T = stretch - stretch.mean()
        sums_L += [len(stretch) * (rest_T[lag:] @ rest_T[:-lag]) / (rest_T @ rest_T) for lag in range(1, lags + 1)]
    values_L = sums_L / total
    total = max(FEWEST, total // len(evaluation.case.facts.targets))  # targets of one moment err together
    weights_L = total - np.arange(1, lags + 1)
    box = total * (total + 2) * float((values_L**2 / weights_L).sum())
    return Autocorrelation(
        values_L=tuple(values_L.tolist()), bound=1.96 / float(np.sqrt(total)), p=float(chdtrc(lags, box))
    )


def _stretches(evaluation: Evaluation) -> list[Doubles]:
    """The errors one step ahead in the order of their steps, cut wherever one is missing."""
    examples = evaluation.case.examples
    rests_EK = evaluation.truth[:, 0].astype(np.float64) - evaluation.answers[:, 0]
    rows_E = examples.starts_E + examples.lengths_E
    order = np.lexsort((rows_E, examples.sequences_E))
    rows_E, owners_E = rows_E[order], examples.sequences_E[order]
    found: list[Doubles] = []
    for rests_E in rests_EK[order].T:
        apart_E = (np.diff(rows_E) != 1) | (np.diff(owners_E) != 0)
        known_E = np.isfinite(rests_E)
        cuts = np.flatnonzero(apart_E | ~known_E[1:] | ~known_E[:-1]) + 1
        found += [piece for piece in np.split(rests_E, cuts) if np.isfinite(piece).all()]
    return found

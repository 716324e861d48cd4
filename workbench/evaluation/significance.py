"""Paired tests: is the model better than a baseline, or was it luck?

E examples, G blocks of examples or steps, D random draws.
"""

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

SIGNIFICANT = 0.05
FEWEST = 8
"""Below this many pairs no difference is believed."""
FEWEST_SPANS = 3
"""Overlapping forecasts tell little anew: so many that do not overlap are asked for."""

FEWEST_BLOCKS = 5
"""Five blocks that all agree happen by chance once in 32 times; with fewer, nothing is unlikely."""
DRAWS, MOST_FLIPPED = 9_999, 200
"""Random choices of signs; with more blocks than these the normal distribution tells the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedTest:
    """A one-sided test of "the model is better": its statistic and how likely luck alone would do as well."""

    test: str
    statistic: float
    p: float

    @property
    def significant(self) -> bool:
        """Whether luck is an unlikely explanation."""
        return self.p < SIGNIFICANT


def diebold_mariano(
    differences_E: npt.NDArray[np.float64], sequences_E: npt.NDArray[np.int64], horizon: int
) -> PairedTest:
    """Test that loss differences (baseline minus model), in order of time in each sequence, have a mean above 0.

    Diebold and Mariano (1995) with a Bartlett (Newey-West) variance of bandwidth at least twice the horizon, and the
    fixed-bandwidth critical value of Kiefer and Vogelsang (2005), which keeps the test honest on few forecasts.
    """
    count = len(differences_E)
    mean = float(differences_E.mean()) if count else 0.0
    if count < FEWEST or _spans(sequences_E, horizon) < FEWEST_SPANS:
        return PairedTest(test="diebold_mariano", statistic=0.0, p=1.0)
    longest = int(np.unique(sequences_E, return_counts=True)[1].max())
    lag = min(longest - 1, max(2 * (horizon - 1), math.ceil(math.sqrt(longest))))
    variance = _long_run_variance(differences_E - mean, sequences_E, lag)
    if variance <= 0:
        return PairedTest(test="diebold_mariano", statistic=0.0, p=0.0 if mean > 0 else 1.0)
    statistic = mean / math.sqrt(variance / count)
    fair = statistic * _critical(0.0) / _critical((lag + 1) / count)
    return PairedTest(test="diebold_mariano", statistic=statistic, p=NormalDist().cdf(-fair))


def mcnemar(
    model_right_E: npt.NDArray[np.bool_],
    baseline_right_E: npt.NDArray[np.bool_],
) -> PairedTest:
    """Exact test on the examples that only one of the two gets right: the model should have won more than half."""
    won = int((model_right_E & ~baseline_right_E).sum())
    lost = int((~model_right_E & baseline_right_E).sum())
    return PairedTest(test="mcnemar", statistic=float(won - lost), p=_binomial_tail(won, won + lost))


def sign_flip(sums_G: npt.NDArray[np.float64]) -> PairedTest:
    """Test that loss differences (baseline minus model), summed over blocks such as sequences, have a mean above 0.

    Without a difference each block's sign could as well be the other one (Fisher's randomisation test); steps of one
    block may depend on each other as they like.
    """
    count, total = len(sums_G), float(sums_G.sum())
    spread = math.sqrt(float((sums_G**2).sum()))
    if count < FEWEST_BLOCKS or spread == 0:
        return PairedTest(test="sign_flip", statistic=0.0, p=1.0)
    if count > MOST_FLIPPED:
        return PairedTest(test="sign_flip", statistic=total / spread, p=NormalDist().cdf(-total / spread))
    signs_DG = np.random.default_rng(0).integers(0, 2, (DRAWS, count)) * 2 - 1
    # Rounding must not make the blocks' own signs lose against themselves.
    as_large = int((signs_DG @ sums_G >= total - 1e-9 * spread).sum())
    return PairedTest(test="sign_flip", statistic=total / spread, p=(as_large + 1) / (DRAWS + 1))


def block_sums(differences_M: npt.NDArray[np.float64], blocks_M: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """Loss differences summed over each block that any of them is in."""
    numbers_M = np.unique(blocks_M, return_inverse=True)[1]
    return np.bincount(numbers_M, weights=differences_M).astype(np.float64)


def _spans(sequences_E: npt.NDArray[np.int64], horizon: int) -> int:
    counts = np.unique(sequences_E, return_counts=True)[1]
    return int(((counts + horizon - 1) // horizon).sum())


def _long_run_variance(centred_E: npt.NDArray[np.float64], sequences_E: npt.NDArray[np.int64], lag: int) -> float:
    total = float(centred_E @ centred_E)
    for shift in range(1, lag + 1):
        together = sequences_E[shift:] == sequences_E[:-shift]
        covariance = float((centred_E[shift:] * centred_E[:-shift])[together].sum())
        total += 2 * (1 - shift / (lag + 1)) * covariance
    return float(total / len(centred_E))


def _critical(share: float) -> float:
    """The one-sided 5 % point for a bandwidth that is this share of the sample (Kiefer and Vogelsang 2005, table 1)."""
    share = min(share, 1.0)
    return 1.6449 + 2.1859 * share + 0.3142 * share**2 - 0.3427 * share**3


def _binomial_tail(won: int, played: int) -> float:
    ways, tail = 1, 0
    for wins in range(played, -1, -1):
        if wins < won:
            break
        tail += ways
        ways = ways * wins // (played - wins + 1)
    return tail / (1 << played)

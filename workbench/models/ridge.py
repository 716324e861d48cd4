"""Ridge regression in closed form, for many penalties at once.

Shapes: N examples, P inputs, A answers, L penalties.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Doubles = npt.NDArray[np.float64]
PENALTIES = tuple(10.0**power for power in range(-4, 5))
"""Per example, on inputs of about unit spread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linear:
    """A linear map: answers are inputs times `weights_PA` plus `bias_A`."""

    weights_PA: Doubles
    bias_A: Doubles

    def __call__(self, x_NP: npt.NDArray[np.floating]) -> Doubles:
        """Answers to inputs, as N,A."""
        answer_NA: Doubles = x_NP @ self.weights_PA + self.bias_A
        return answer_NA


def ridges(
    x_NP: npt.NDArray[np.floating], y_NA: npt.NDArray[np.floating], penalties: tuple[float, ...] = PENALTIES
) -> Iterator[Linear]:
    """The ridge regression of each penalty, which counts once per example; the bias is not penalised.

    Of inputs and examples the fewer are what one decomposition is made of (Hastie et al. 2009, 3.4.1 and 18.3.5).
    """
    mean_P, mean_A = x_NP.mean(axis=0, dtype=np.float64), y_NA.mean(axis=0, dtype=np.float64)
    x_NP, y_NA = x_NP - mean_P, y_NA - mean_A
    by_inputs = x_NP.shape[0] >= x_NP.shape[1]
    values_Q, vectors_QQ = np.linalg.eigh(x_NP.T @ x_NP if by_inputs else x_NP @ x_NP.T)
    turned_QA = vectors_QQ.T @ (x_NP.T @ y_NA if by_inputs else y_NA)
    for penalty in penalties:
        shrunk_QA = turned_QA / (values_Q.clip(min=0) + penalty * len(x_NP))[:, None]
        weights_PA = vectors_QQ @ shrunk_QA if by_inputs else x_NP.T @ (vectors_QQ @ shrunk_QA)
        yield Linear(weights_PA=weights_PA, bias_A=mean_A - mean_P @ weights_PA)


def left_out(
    x_NP: npt.NDArray[np.floating], y_NA: npt.NDArray[np.floating], penalties: tuple[float, ...] = PENALTIES
) -> tuple[Linear, Doubles]:
    """The ridge regression whose penalty answers examples best that it has not seen, and what it would answer to each
    had it learned from the others alone, as N,A (Hastie et al. 2009, 7.10: in closed form)."""
    y_mean_A = y_NA.mean(axis=0, dtype=np.float64)
    centred_NP, centred_NA = x_NP - x_NP.mean(axis=0, dtype=np.float64), y_NA - y_mean_A
    values_N, vectors_NN = np.linalg.eigh(centred_NP @ centred_NP.T)
    turned_NA, shares = vectors_NN.T @ centred_NA, values_N.clip(min=0)
    best: tuple[float, float, Doubles] | None = None
    for penalty in penalties:
        kept_N = shares / (shares + penalty * len(x_NP))
        fitted_NA = vectors_NN @ (kept_N[:, None] * turned_NA)
        own_N = np.square(vectors_NN) @ kept_N + 1 / len(x_NP)
        missed_NA = (centred_NA - fitted_NA) / (1 - own_N).clip(min=1e-6)[:, None]
        error = float(np.square(missed_NA).mean())
        if best is None or error < best[0]:
            best = (error, penalty, y_NA - missed_NA)
    assert best is not None
    return next(ridges(x_NP, y_NA, (best[1],))), best[2]

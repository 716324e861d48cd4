"""Ridge regression in closed form, for many penalties and starts at once.

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


class Ridge:
    """Examples, decomposed once for every penalty and start.

    Of inputs and examples the fewer are what the decomposition is made of (Hastie et al. 2009, 3.4.1 and 18.3.5).
    """

    def __init__(
        self, x_NP: npt.NDArray[np.floating], y_NA: npt.NDArray[np.floating], freedom_P: Doubles | None = None
    ) -> None:
        """`freedom_P` divides what a weight costs, by its square: where it is 0 a weight stays at its start."""
        self._mean_P, self._mean_A = x_NP.mean(axis=0, dtype=np.float64), y_NA.mean(axis=0, dtype=np.float64)
        self._x_NP, self._y_NA = x_NP - self._mean_P, y_NA - self._mean_A
        self._freedom_P = freedom_P
        self._free_NP = self._x_NP if freedom_P is None else self._x_NP * freedom_P
        self._by_inputs = x_NP.shape[0] >= x_NP.shape[1]
        gram_QQ = self._free_NP.T @ self._free_NP if self._by_inputs else self._free_NP @ self._free_NP.T
        self._values_Q, self._vectors_QQ = np.linalg.eigh(gram_QQ)

    def solved(self, penalties: tuple[float, ...] = PENALTIES, start_PA: Doubles | None = None) -> Iterator[Linear]:
        """The regression of each penalty, which counts once per example and draws the weights to a start, or to zero;
        the bias is not penalised."""
        rest_NA = self._y_NA if start_PA is None else self._y_NA - self._x_NP @ start_PA
        turned_QA = self._vectors_QQ.T @ (self._free_NP.T @ rest_NA if self._by_inputs else rest_NA)
        for penalty in penalties:
            shrunk_QA = turned_QA / (self._values_Q.clip(min=0) + penalty * len(self._x_NP))[:, None]
            weights_PA = self._vectors_QQ @ shrunk_QA
            weights_PA = weights_PA if self._by_inputs else self._free_NP.T @ weights_PA
            weights_PA = weights_PA if self._freedom_P is None else weights_PA * self._freedom_P[:, None]
            weights_PA = weights_PA if start_PA is None else weights_PA + start_PA
            yield Linear(weights_PA=weights_PA, bias_A=self._mean_A - self._mean_P @ weights_PA)


def ridges(
    x_NP: npt.NDArray[np.floating], y_NA: npt.NDArray[np.floating], penalties: tuple[float, ...] = PENALTIES
) -> Iterator[Linear]:
    """The ridge regression of each penalty."""
    return Ridge(x_NP, y_NA).solved(penalties)


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

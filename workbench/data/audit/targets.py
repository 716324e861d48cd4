"""Targets told by inputs: columns that equal the target, as it is, scaled, shifted or ahead of time.

Shapes: R rows, F inputs, P past steps, H lags.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from workbench.data.audit.finding import Finding, Severity
from workbench.data.audit.inputs import quantities, without
from workbench.data.dataset import SequenceDataset, Split
from workbench.data.known import known_column
from workbench.data.spec import DataSpec
from workbench.data.tasks import TASKS
from workbench.sentence import Sentence, sentence

Values = npt.NDArray[np.float64]

OWN_PAST = 8
"""Steps of the target's own past, of which an input must tell more."""
FARTHEST = 48
MOST_ROWS = 6_000
MOST_VALUES = 2_000_000
MOST_RANGES = 20
TELLS_AHEAD = 0.98
"""Correlation of an input with what the target's own past leaves open, from which on it tells the answer."""
EQUAL = 1e-3
"""Deviations that a linear function of the target may be off and still be the target."""
_ROUNDING = 1e-12


def examine_targets(dataset: SequenceDataset, split: Split, spec: DataSpec) -> Iterator[Finding]:
    """Inputs that are the target itself, or tell it before its time."""
    places = quantities(dataset)
    if not TASKS[dataset.task].forecasts or not places:
        return
    horizon = split.train.horizon
    asked = any(map(len, dataset.ahead_S))  # the files themselves tell what is known of steps without an answer
    lags = sorted({*range(1, FARTHEST + 1), horizon, 2 * horizon, dataset.season} - {0})
    for k, target in enumerate(dataset.targets):
        told: set[int] = set()
        ahead = _Ahead(dataset, split, k, places, lags)
        if not ahead.enough:
            continue
        for place, name in enumerate(dataset.inputs[p] for p in places):
            lag, correlation = ahead.strongest(place)
            if correlation >= TELLS_AHEAD and not (asked and known_column(name)):
                told.add(place)
                said = _say_ahead(known_column(name) or name, target, lag, correlation)
                yield Finding(kind="target", severity="warning", sentence=said, cure=without(dataset, name))
        for place, name in enumerate(dataset.inputs[p] for p in places):
            if place not in told and known_column(name) is None:
                yield from _equal(dataset, ahead, place, name, k)


def _say_ahead(column: str, target: str, lag: int, correlation: float) -> Sentence:
    said: dict[str, object] = {"column": column, "target": target, "correlation": f"{correlation:.3f}"}
    if not lag:
        return sentence(
            "{column} is made of {target} before and after its time, as a centred mean is (correlation {correlation} "
            "with what the past of {target} leaves open): the model would see the answer, a leak.",
            **said,
        )
    return sentence(
        "{column} tells {target} {steps} steps ahead (correlation {correlation} with what the past of {target} leaves "
        "open): the model would see the answer before its time, a leak.",
        steps=lag,
        **said,
    )


def _equal(dataset: SequenceDataset, ahead: "_Ahead", place: int, name: str, k: int) -> Iterator[Finding]:
    late, factor, offset = ahead.equal(place)
    if late is None:
        return
    target = dataset.targets[k]
    offset += dataset.origin(dataset.inputs.index(name)) - factor * dataset.answer_origin(k)
    said = sentence(
        "{column} is {factor} times {target} plus {offset}, {steps} steps late: it tells the model nothing that "
        "{target} itself does not.",
        column=name,
        factor=f"{factor:.4g}",
        target=target,
        offset=f"{offset:.4g}",
        steps=late,
    )
    severity: Severity = "warning" if late == 0 else "note"
    yield Finding(kind="target", severity=severity, sentence=said, cure=without(dataset, name))


class _Ahead:
    """Inputs and one target over stretches of the training part, each step beside its past and what comes after."""

    def __init__(self, dataset: SequenceDataset, split: Split, k: int, places: Sequence[int], lags: Sequence[int]):
        spans = sorted(split.rows["train"], key=lambda span: span[0] - span[1])[:MOST_RANGES]
        longest = spans[0][1] - spans[0][0]
        self._own_unit_RP: Values | None = None
        self.lags = [lag for lag in lags if lag <= longest // 3]
        reach = self.lags[-1] if self.lags else 0
        past = max(1, min(OWN_PAST, longest // 10))
        most = max(200, min(MOST_ROWS, MOST_VALUES // len(places)))
        own, inputs, coming = [], [], []
        for start, stop in spans:
            steps = np.arange(start + past, min(stop, start + most) - reach)
            if not len(steps) or not self.lags:
                continue
            target_N = dataset.targets_NK[start:stop, k].astype(np.float64)
            own.append(np.stack([target_N[steps - start - lag] for lag in range(past + 1)], axis=1))
            inputs.append(dataset.values_NF[steps][:, list(places)].astype(np.float64))
            coming.append(np.stack([target_N[steps - start + lag] for lag in self.lags], axis=1))
            most -= len(steps)
            if most <= 0:
                break
        self.enough = sum(len(block) for block in own) >= 4 * (past + 2)
        if self.enough:
            self._prepare(np.concatenate(own), np.concatenate(inputs), np.concatenate(coming))

    def _prepare(self, own_RP: Values, inputs_RF: Values, coming_RH: Values) -> None:
        known_R = np.isfinite(np.column_stack([own_RP, inputs_RF, coming_RH])).all(axis=1)
        self.enough = int(known_R.sum()) >= 4 * (own_RP.shape[1] + 1)
        self.own_RP, self.inputs_RF, coming_RH = own_RP[known_R], inputs_RF[known_R], coming_RH[known_R]
        if not self.enough:
            return
        basis, _ = np.linalg.qr(np.column_stack([np.ones(len(self.own_RP)), self.own_RP - self.own_RP.mean()]))
        left_RF, spread_F = _left(basis, self.inputs_RF)
        left_RH, spread_H = _left(basis, coming_RH)
        informed_F = np.linalg.norm(left_RF, axis=0) > EQUAL * spread_F
        open_H = np.linalg.norm(left_RH, axis=0) > EQUAL * spread_H
        norms = np.outer(np.linalg.norm(left_RH, axis=0), np.linalg.norm(left_RF, axis=0))
        products = left_RH.T @ left_RF
        usable = open_H[:, None] & informed_F[None] & (norms > 0)
        coming = [h for h, lag in enumerate(self.lags) if lag <= OWN_PAST]
        self.soon_F = np.where(informed_F, _explained(left_RF, left_RH[:, coming]), 0.0)
        self.correlations_HF = np.abs(np.divide(products, norms, out=np.zeros_like(products), where=usable))

    def strongest(self, place: int) -> tuple[int, float]:
        """At how many steps ahead an input tells most, and how much; 0 steps where several together make it, as in a
        mean that is centred."""
        h = int(np.argmax(self.correlations_HF[:, place]))
        if self.soon_F[place] >= TELLS_AHEAD > self.correlations_HF[h, place]:
            return 0, float(self.soon_F[place])
        return self.lags[h], float(self.correlations_HF[h, place])

    def equal(self, place: int) -> tuple[int | None, float, float]:
        """How many steps late an input is a linear function of the target, factor and offset; None if it is none."""
        values_R = self.inputs_RF[:, place]
        if values_R.std() == 0:
            return None, 0.0, 0.0
        for late in np.flatnonzero(self._nearly_equal(values_R)).tolist():
            target_R = self.own_RP[:, late]
            factor, offset = np.polyfit(target_R, values_R, 1)
            # Of slow series neighbours are nearly the same, so what counts is their change from step to step.
            change = float(np.abs(factor) * np.diff(target_R).std())
            if np.std(values_R - factor * target_R - offset) < min(EQUAL * values_R.std(), 0.1 * change):
                return late, float(factor), float(offset)
        return None, 0.0, 0.0

    def _nearly_equal(self, values_R: Values) -> npt.NDArray[np.bool_]:
        """At which lags the target may explain an input: its correlation is cheap, a fit is not."""
        if self._own_unit_RP is None:
            centred_RP = self.own_RP - self.own_RP.mean(axis=0)
            norms_P = np.linalg.norm(centred_RP, axis=0)
            self._own_unit_RP = centred_RP / np.where(norms_P > 0, norms_P, np.inf)
        centred_R = values_R - values_R.mean()
        correlations_P = self._own_unit_RP.T @ centred_R / np.linalg.norm(centred_R)
        return np.asarray(1 - correlations_P**2 < (2 * EQUAL) ** 2 + _ROUNDING)


def _explained(values: Values, causes: Values) -> Values:
    """Multiple correlation of each column with some others together."""
    basis, triangle = np.linalg.qr(causes)
    basis = basis[:, np.abs(np.diag(triangle)) > EQUAL * np.abs(triangle).max(initial=0.0)]
    norms = np.linalg.norm(values, axis=0)
    return np.asarray(np.linalg.norm(basis.T @ values, axis=0) / np.where(norms > 0, norms, 1.0), np.float64)


def _left(basis: Values, values: Values) -> tuple[Values, Values]:
    """What a basis leaves of columns, and the norms of the columns about their means."""
    centred = values - values.mean(axis=0)
    return centred - basis @ (basis.T @ centred), np.linalg.norm(centred, axis=0)

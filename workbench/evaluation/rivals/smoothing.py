"""Exponential smoothing (ETS; Hyndman et al. 2008) of a single series, fitted once and rolled over what is asked.

Shapes: N steps of the series, E examples, H horizon, K targets.
"""

import warnings
from collections.abc import Iterator
from typing import Any

import numpy as np

from workbench.data.dataset import Doubles, Examples, Floats, Numbers
from workbench.data.origins import restored
from workbench.evaluation.result import Case, TrainingPart
from workbench.evaluation.rivals.rival import Rival
from workbench.models.baselines import last_known
from workbench.sentence import sentence

MOST_FITTED = 600
"""Last steps of the training part that the parameters are fitted on."""
MOST_STEPS = 60
"""Of the search for parameters."""
MOST_TARGETS = 8
LONGEST_SEASON = 60
FEWEST_SEASONS = 2
FAR_FROM_ZERO = 0.05
"""Share of the largest value that the smallest must be above."""
Form = dict[str, Any]


def smoothed(case: Case) -> Numbers | None:
    """The forecasts, E,H,K; each knows the series up to its own window's end and nothing after it."""
    trained = case.trained_on
    if trained is None or case.dataset.sequences != 1 or trained.dataset.sequences != 1:
        return None
    if len(case.facts.targets) > MOST_TARGETS:
        return None
    answers = [_foretold(case, trained, k) for k in range(len(case.facts.targets))]
    if any(answer is None for answer in answers):
        return None
    answer_EHK = np.stack(answers, axis=2)  # type: ignore[arg-type]
    origins_K = case.dataset.answer_origins_K
    return restored(answer_EHK, origins_K) if origins_K else answer_EHK.astype(np.float32)


def _foretold(case: Case, trained: TrainingPart, target: int) -> Doubles | None:
    """The forecasts of a target, E,H, by the form that does best on validation; None where none can be fitted."""
    known_N, whole_N = (_filled(each.targets_NK[:, target]) for each in (trained.dataset, case.dataset))
    stop = int((trained.examples.starts_E + trained.examples.lengths_E).max()) + trained.examples.horizon
    ahead_EH = (trained.val.starts_E + trained.val.lengths_E)[:, None] + np.arange(trained.val.horizon)
    truth_EH = trained.dataset.targets_NK[ahead_EH, target]
    best: tuple[float, Form, Doubles] | None = None
    for form in _forms(known_N[:stop], whole_N, case.facts.season):
        found = _fitted(known_N[:stop][-MOST_FITTED:], form)
        if found is not None:
            error = float(np.nanmean(np.square(_rolled(form, found, known_N, trained.val) - truth_EH)))
            if np.isfinite(error) and (best is None or error < best[0]):
                best = (error, form, found)
    return None if best is None else _rolled(best[1], best[2], whole_N, case.examples)


def _filled(values_N: Floats) -> Doubles:
    """The series in double precision, gaps filled by the value known before, and what comes before the first by it."""
    rows_N = last_known(values_N)
    rows_N = np.where(rows_N < 0, int(np.argmax(rows_N >= 0)), rows_N)
    return np.nan_to_num(values_N[rows_N].astype(np.float64))


def _forms(learned_N: Doubles, whole_N: Doubles, season: int) -> Iterator[Form]:
    seasonal = 1 < season <= LONGEST_SEASON and len(learned_N) >= FEWEST_SEASONS * season + 10
    # A season that multiplies has no meaning where the level comes near zero.
    far = all(bool(values.min() > FAR_FROM_ZERO * values.max()) for values in (learned_N, whole_N))
    kinds = ("add", "mul") if seasonal and far else ("add",) if seasonal else (None,)
    for kind in kinds:
        for trend in (None, "add"):
            yield {
                "error": "add",
                "trend": trend,
                "damped_trend": trend is not None,
                "seasonal": kind,
                "seasonal_periods": season if kind else None,
                "initialization_method": "heuristic",
            }


def _fitted(values_N: Doubles, form: Form) -> Doubles | None:
    """The parameters of a form; None where the series is too short for it."""
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel

    try:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            found: Doubles = ETSModel(values_N, **form).fit(disp=False, maxiter=MOST_STEPS).params
            return found
    except (ValueError, np.linalg.LinAlgError):
        return None


def _rolled(form: Form, parameters: Doubles, values_N: Doubles, examples: Examples) -> Doubles:
    """Forecasts from the states after each window's last step, as E,H: closed forms of the fitted model."""
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel

    with np.errstate(all="ignore"):  # the likelihood of a perfect fit
        states = ETSModel(values_N, **form).smooth(parameters)
    ends_E1 = (examples.starts_E + examples.lengths_E - 1)[:, None]
    ahead_H = np.arange(1, examples.horizon + 1)
    answer_EH: Doubles = np.broadcast_to(states.level[ends_E1], (len(ends_E1), len(ahead_H)))
    if form["trend"]:
        answer_EH = answer_EH + states.slope[ends_E1] * np.cumsum(float(states.damping_trend) ** ahead_H)
    if form["seasonal"]:
        season = form["seasonal_periods"]
        season_EH = states.season[np.maximum(ends_E1 + (ahead_H - 1) % season + 1 - season, 0)]
        answer_EH = answer_EH * season_EH if form["seasonal"] == "mul" else answer_EH + season_EH
    return answer_EH


SMOOTHING = Rival(
    name="ets",
    title=sentence("Exponential smoothing"),
    phrase=sentence("exponential smoothing"),
    tip=sentence("Level, trend and season that follow the series (ETS); the form is chosen on the validation part"),
    tasks=("forecast",),
    answer=smoothed,
)

"""Judging forecasts: metrics beside the naive forecasts', and the verdict.

E examples, H horizon, K targets.
"""

import math

import numpy as np
import numpy.typing as npt

from workbench.data.dataset import Numbers
from workbench.errors import WorkbenchError
from workbench.evaluation.metrics import METRICS, forecast_metrics, per_target, scaled, standardise
from workbench.evaluation.predict import truths
from workbench.evaluation.result import Case, Evaluation, Score
from workbench.evaluation.significance import diebold_mariano
from workbench.evaluation.verdict import Verdict, judge_forecast
from workbench.models.baselines import last_value, seasonal_naive
from workbench.sentence import sentence


def judge_forecasts(answers_EHK: Numbers, case: Case) -> Evaluation:
    """The evaluation of forecasts.

    Raises WorkbenchError where no truth is known to judge by.
    """
    truth_EHK = truths(case.dataset, case.examples)
    if not np.isfinite(truth_EHK).any():
        raise WorkbenchError(
            "The {part} part holds no known value of {targets} to compare the forecasts with.",
            part=case.part,
            targets=", ".join(case.facts.targets),
        )
    naive = naive_forecasts(case)
    return Evaluation(
        case=case,
        score=_score(answers_EHK, truth_EHK, case),
        baselines={name: _score(forecast, truth_EHK, case) for name, forecast in naive.items()},
        details=per_target(answers_EHK, truth_EHK, case.facts.targets),
        verdict=_verdict(answers_EHK, truth_EHK, naive, case),
        answers=answers_EHK,
        truth=truth_EHK,
    )


def naive_forecasts(case: Case) -> dict[str, Numbers]:
    """The forecasts that take no model, E,H,K each, by name."""
    naive = {"last_value": last_value(case.dataset, case.examples)}
    if case.facts.season > 1:
        naive["seasonal_naive"] = seasonal_naive(case.dataset, case.examples, case.facts.season)
    return naive


def _score(forecast_EHK: Numbers, truth_EHK: Numbers, case: Case) -> Score:
    standard = forecast_metrics(standardise(forecast_EHK, case.statistics), standardise(truth_EHK, case.statistics))
    return Score(
        metrics=forecast_metrics(forecast_EHK, truth_EHK),
        scaled=scaled(standard),
    )


def _verdict(answers_EHK: Numbers, truth_EHK: Numbers, naive: dict[str, Numbers], case: Case) -> Verdict:
    """Compare squared errors on standardised targets, so that no target's unit outweighs another's."""
    scaled_truth_EHK = standardise(truth_EHK, case.statistics)
    known = np.isfinite(scaled_truth_EHK)

    def losses(forecast_EHK: Numbers) -> npt.NDArray[np.float64]:
        squared_EHK = (standardise(forecast_EHK, case.statistics) - scaled_truth_EHK) ** 2
        total_E = np.where(known, squared_EHK, 0.0).sum(axis=(1, 2))
        mean_E: npt.NDArray[np.float64] = total_E * len(total_E) / known.sum()
        return mean_E

    model_E = losses(answers_EHK)
    naive_E = {name: losses(forecast_EHK) for name, forecast_EHK in naive.items()}
    best = min(naive_E, key=lambda name: float(naive_E[name].mean()))
    order = np.lexsort((case.examples.starts_E, case.examples.sequences_E))
    one = len(case.facts.targets) == 1
    unit = case.statistics.std_F[0] if one else 1.0
    return judge_forecast(
        math.sqrt(model_E.mean()) * unit,
        math.sqrt(naive_E[best].mean()) * unit,
        baseline=best,
        season=case.facts.season,
        measure=METRICS["rmse"].title if one else sentence("standardised RMSE"),
        examples=len(case.examples),
        comparison=diebold_mariano(
            (naive_E[best] - model_E)[order], case.examples.sequences_E[order], case.examples.horizon
        ),
    )

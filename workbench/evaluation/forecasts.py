"""Judging forecasts: metrics beside the rivals', and the verdict.

E examples, H horizon, K targets.
"""

import math

import numpy as np

from workbench.data.dataset import Doubles, Numbers
from workbench.errors import WorkbenchError
from workbench.evaluation.metrics import METRICS, forecast_metrics, per_target, scaled, standardise
from workbench.evaluation.outcome import compare
from workbench.evaluation.predict import truths
from workbench.evaluation.result import Case, Evaluation, Score
from workbench.evaluation.rivals.table import Answers, phrase_of, rival_answers
from workbench.evaluation.significance import PairedTest, diebold_mariano
from workbench.evaluation.verdict import Verdict, judge_errors
from workbench.progress import Work
from workbench.sentence import sentence


def judge_forecasts(answers_EHK: Numbers, case: Case) -> Work[Evaluation]:
    """The evaluation of forecasts.

    Raises WorkbenchError where no truth is known to judge by.
    """
    truth_EHK = truths(case.dataset, case.examples)
    if not np.isfinite(truth_EHK).any():
        raise WorkbenchError(
            "{judged} has no known value of {targets} to compare the forecasts with.",
            judged=case.judged,
            targets=", ".join(case.facts.targets),
        )
    rivals = yield from rival_answers(case)
    return Evaluation(
        case=case,
        score=_score(answers_EHK, truth_EHK, case),
        baselines={name: _score(forecast, truth_EHK, case) for name, forecast in rivals.items()},
        details=per_target(answers_EHK, truth_EHK, case.facts.targets),
        verdict=_verdict(answers_EHK, truth_EHK, rivals, case),
        answers=answers_EHK,
        truth=truth_EHK,
        rivals=rivals,
    )


def _score(forecast_EHK: Numbers, truth_EHK: Numbers, case: Case) -> Score:
    standard = forecast_metrics(standardise(forecast_EHK, case.statistics), standardise(truth_EHK, case.statistics))
    return Score(
        metrics=forecast_metrics(forecast_EHK, truth_EHK),
        scaled=scaled(standard),
    )


def _verdict(answers_EHK: Numbers, truth_EHK: Numbers, rivals: Answers, case: Case) -> Verdict:
    """Compare squared errors on standardised targets, so that no target's unit outweighs another's."""
    scaled_truth_EHK = standardise(truth_EHK, case.statistics)
    known = np.isfinite(scaled_truth_EHK)
    order = np.lexsort((case.examples.starts_E, case.examples.sequences_E))

    def losses(forecast_EHK: Numbers) -> Doubles:
        squared_EHK = (standardise(forecast_EHK, case.statistics) - scaled_truth_EHK) ** 2
        total_E = np.where(known, squared_EHK, 0.0).sum(axis=(1, 2))
        mean_E: Doubles = total_E * len(total_E) / known.sum()
        return mean_E

    def test(smaller_E: Doubles, larger_E: Doubles) -> PairedTest:
        sequences_E = case.examples.sequences_E[order]
        return diebold_mariano((larger_E - smaller_E)[order], sequences_E, case.examples.horizon)

    found = compare(losses(answers_EHK), {name: losses(answer) for name, answer in rivals.items()}, test)
    one = len(case.facts.targets) == 1
    unit = case.statistics.std_F[0] if one else 1.0
    return judge_errors(
        found,
        math.sqrt(found.model) * unit,
        math.sqrt(found.best) * unit,
        rival=phrase_of(found.rival, case),
        measure=METRICS["rmse"].title if one else sentence("standardised RMSE"),
        counted=sentence("{count} forecasts", count=len(case.examples)),
    )

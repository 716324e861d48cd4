"""Judging values per sequence: metrics beside the rivals', and the verdict.

E examples, K answers.
"""

import math

import numpy as np

from workbench.data.dataset import Doubles, Numbers
from workbench.data.origins import restored
from workbench.errors import WorkbenchError
from workbench.evaluation.metrics import METRICS, forecast_metrics, per_target, scaled
from workbench.evaluation.outcome import compare
from workbench.evaluation.result import Case, Evaluation, Score
from workbench.evaluation.rivals.table import Answers, phrase_of, rival_answers
from workbench.evaluation.significance import sign_flip
from workbench.evaluation.verdict import Verdict, judge_errors
from workbench.progress import Work
from workbench.sentence import sentence


def judge_values(answers_EK: Numbers, case: Case) -> Work[Evaluation]:
    """The evaluation of values. Raises WorkbenchError where no truth is known to judge by."""
    truth_EK = restored(case.dataset.answers_SK[case.examples.sequences_E], case.dataset.answer_origins_K)
    if not np.isfinite(truth_EK).any():
        raise WorkbenchError(
            "{judged} has no known value of {targets} to compare the answers with.",
            judged=case.judged,
            targets=", ".join(case.facts.targets),
        )
    rivals = yield from rival_answers(case)
    return Evaluation(
        case=case,
        score=_score(answers_EK, truth_EK, case),
        baselines={name: _score(answer, truth_EK, case) for name, answer in rivals.items()},
        details=per_target(answers_EK, truth_EK, case.facts.targets, case.facts.task),
        verdict=_verdict(answers_EK, truth_EK, rivals, case),
        answers=answers_EK,
        truth=truth_EK,
        rivals=rivals,
    )


def _score(answers_EK: Numbers, truth_EK: Numbers, case: Case) -> Score:
    task = case.facts.task
    return Score(
        metrics=forecast_metrics(answers_EK, truth_EK, task),
        scaled=scaled(forecast_metrics(_scaled(answers_EK, case), _scaled(truth_EK, case), task)),
    )


def _scaled(values_EK: Numbers, case: Case) -> Doubles:
    mean_K, std_K = np.array(case.statistics.answer_mean_K), np.array(case.statistics.answer_std_K)
    scaled_EK: Doubles = (values_EK.astype(np.float64) - mean_K) / std_K
    return scaled_EK


def _verdict(answers_EK: Numbers, truth_EK: Numbers, rivals: Answers, case: Case) -> Verdict:
    """Compare squared errors on standardised answers, so that no answer's unit outweighs another's."""
    known_E = np.isfinite(truth_EK).any(axis=1)

    def losses(values_EK: Numbers) -> Doubles:
        mean_E: Doubles = np.nanmean(((_scaled(values_EK, case) - _scaled(truth_EK, case)) ** 2)[known_E], axis=1)
        return mean_E

    found = compare(
        losses(answers_EK),
        {name: losses(answer) for name, answer in rivals.items()},
        lambda smaller_E, larger_E: sign_flip(larger_E - smaller_E),
    )
    one = len(case.facts.targets) == 1
    unit = case.statistics.answer_std_K[0] if one else 1.0
    return judge_errors(
        found,
        math.sqrt(found.model) * unit,
        math.sqrt(found.best) * unit,
        rival=phrase_of(found.rival, case),
        measure=METRICS["rmse"].title if one else sentence("standardised RMSE"),
        counted=sentence("{count} sequences", count=int(known_E.sum())),
    )

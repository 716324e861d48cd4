"""Judging values per sequence: metrics beside always answering the training part's mean or median, and the verdict.

E examples, K answers, N training sequences.
"""

import math

import numpy as np

from workbench.data.dataset import Doubles, Numbers
from workbench.data.origins import restored
from workbench.errors import WorkbenchError
from workbench.evaluation.metrics import METRICS, forecast_metrics, per_target, scaled
from workbench.evaluation.result import Case, Evaluation, Score
from workbench.evaluation.significance import sign_flip
from workbench.evaluation.verdict import Verdict, judge_numbers
from workbench.sentence import sentence


def judge_values(answers_EK: Numbers, case: Case) -> Evaluation:
    """The evaluation of values. Raises WorkbenchError where no truth is known to judge by."""
    truth_EK = restored(case.dataset.answers_SK[case.examples.sequences_E], case.dataset.answer_origins_K)
    if not np.isfinite(truth_EK).any():
        raise WorkbenchError(
            "The {part} part holds no known value of {targets} to compare the answers with.",
            part=case.part,
            targets=", ".join(case.facts.targets),
        )
    constants = _constants(case)
    return Evaluation(
        case=case,
        score=_score(answers_EK, truth_EK, case),
        baselines={name: _score(answer, truth_EK, case) for name, answer in constants.items()},
        details=per_target(answers_EK, truth_EK, case.facts.targets, case.facts.task),
        verdict=_verdict(answers_EK, truth_EK, constants, case),
        answers=answers_EK,
        truth=truth_EK,
    )


def _constants(case: Case) -> dict[str, Numbers]:
    """What takes no model: one value for every sequence, E,K, by name."""
    shape = (len(case.examples), len(case.facts.targets))
    exact = np.float64 if case.facts.answer_origins_K else np.float32
    constants: dict[str, Numbers] = {"mean": np.array(case.statistics.answer_mean_K, exact)}
    if case.trained_on is not None:
        sequences = np.unique(case.trained_on.examples.sequences_E)
        learned = case.trained_on.dataset
        constants["median"] = restored(np.nanmedian(learned.answers_SK[sequences], axis=0), learned.answer_origins_K)
    return {name: np.broadcast_to(value_K, shape) for name, value_K in constants.items()}


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


def _verdict(answers_EK: Numbers, truth_EK: Numbers, constants: dict[str, Numbers], case: Case) -> Verdict:
    """Compare squared errors on standardised answers, so that no answer's unit outweighs another's."""
    known_E = np.isfinite(truth_EK).any(axis=1)

    def losses(values_EK: Numbers) -> Doubles:
        mean_E: Doubles = np.nanmean(((_scaled(values_EK, case) - _scaled(truth_EK, case)) ** 2)[known_E], axis=1)
        return mean_E

    model_E = losses(answers_EK)
    constant_E = {name: losses(answer_EK) for name, answer_EK in constants.items()}
    best = min(constant_E, key=lambda name: float(constant_E[name].mean()))
    one = len(case.facts.targets) == 1
    unit = case.statistics.answer_std_K[0] if one else 1.0
    return judge_numbers(
        math.sqrt(model_E.mean()) * unit,
        math.sqrt(constant_E[best].mean()) * unit,
        baseline=best,
        measure=METRICS["rmse"].title if one else sentence("standardised RMSE"),
        examples=int(known_E.sum()),
        comparison=sign_flip(constant_E[best] - model_E),
    )

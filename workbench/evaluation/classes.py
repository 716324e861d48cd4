"""Judging a classifier: metrics beside always answering the commonest class, and the verdict.

E examples, C classes.
"""

import numpy as np

from workbench.data.dataset import Floats, Integers
from workbench.evaluation.metrics import classification_metrics, confusion, per_class
from workbench.evaluation.predict import labels
from workbench.evaluation.result import Case, Evaluation, Score
from workbench.evaluation.significance import mcnemar
from workbench.evaluation.verdict import judge_classes
from workbench.models.baselines import majority


def judge_classifications(answers_EC: Floats, case: Case) -> Evaluation:
    """The evaluation of class probabilities."""
    labels_E = labels(case.dataset, case.examples)
    classes = case.facts.classes
    commonest_EC = majority(case.statistics, len(case.examples))
    score = _score(answers_EC, labels_E, len(classes))
    beside = _score(commonest_EC, labels_E, len(classes))
    verdict = judge_classes(
        score.metrics["accuracy"],
        beside.metrics["accuracy"],
        label=classes[int(np.argmax(case.statistics.class_counts))],
        examples=len(case.examples),
        comparison=mcnemar(answers_EC.argmax(axis=1) == labels_E, commonest_EC.argmax(axis=1) == labels_E),
    )
    return Evaluation(
        case=case,
        score=score,
        baselines={"majority": beside},
        details=per_class(answers_EC, labels_E, classes),
        verdict=verdict,
        answers=answers_EC,
        truth=labels_E,
        confusion=confusion(answers_EC, labels_E, len(classes)),
    )


def _score(answers_EC: Floats, labels_E: Integers, classes: int) -> Score:
    return Score(metrics=classification_metrics(answers_EC, labels_E, classes), scaled={})

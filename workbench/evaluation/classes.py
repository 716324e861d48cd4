"""Judging classes of sequences or steps: metrics beside always answering the commonest class, and the verdict.

E examples, C classes, M steps of all examples.
"""

import numpy as np

from workbench.data.dataset import Floats, Integers
from workbench.evaluation.metrics import classification_metrics, confusion, per_class
from workbench.evaluation.predict import labels
from workbench.evaluation.result import Case, Evaluation, Score
from workbench.evaluation.significance import FEWEST_BLOCKS, block_sums, mcnemar, sign_flip
from workbench.evaluation.verdict import judge_classes
from workbench.models.baselines import majority


def judge_classifications(answers_EC: Floats, case: Case) -> Evaluation:
    """The evaluation of class probabilities."""
    labels_E = labels(case.dataset, case.examples)
    classes = case.facts.classes
    commonest_EC = majority(case.statistics, len(case.examples))
    score = _score(answers_EC, labels_E, case)
    beside = _score(commonest_EC, labels_E, case)
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


def judge_steps(answers_MC: Floats, case: Case) -> Evaluation:
    """The evaluation of class probabilities at every step; steps without a known class are left out."""
    labels_M = labels(case.dataset, case.examples)
    blocks_M = _blocks(case)
    known_M = labels_M >= 0
    answers_MC, labels_M, blocks_M = answers_MC[known_M], labels_M[known_M], blocks_M[known_M]
    classes = case.facts.classes
    commonest_MC = majority(case.statistics, len(labels_M))
    score, beside = (_score(answers, labels_M, case) for answers in (answers_MC, commonest_MC))
    won_M = (answers_MC.argmax(axis=1) == labels_M).astype(np.float64) - (commonest_MC.argmax(axis=1) == labels_M)
    verdict = judge_classes(
        score.metrics["accuracy"],
        beside.metrics["accuracy"],
        of="steps",
        label=classes[int(np.argmax(case.statistics.class_counts))],
        examples=len(labels_M),
        comparison=sign_flip(block_sums(won_M, blocks_M)),
    )
    return Evaluation(
        case=case,
        score=score,
        baselines={"majority": beside},
        details=per_class(answers_MC, labels_M, classes),
        verdict=verdict,
        answers=answers_MC,
        truth=labels_M,
        confusion=confusion(answers_MC, labels_M, len(classes)),
    )


def _blocks(case: Case) -> Integers:
    """What each step depends on least across: its sequence, or where there are few, its piece of one."""
    examples = case.examples
    several = len(np.unique(examples.sequences_E)) >= FEWEST_BLOCKS
    blocks_M: Integers = np.repeat(examples.sequences_E if several else np.arange(len(examples)), examples.lengths_E)
    return blocks_M


def _score(answers_EC: Floats, labels_E: Integers, case: Case) -> Score:
    metrics = classification_metrics(answers_EC, labels_E, len(case.facts.classes), case.facts.task)
    return Score(metrics=metrics, scaled={})

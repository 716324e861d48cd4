"""Judging classes of sequences or steps: metrics beside the rivals', and the verdict.

E examples, C classes, M steps of all examples.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from workbench.data.dataset import Doubles, Integers, Numbers
from workbench.evaluation.metrics import classification_metrics, confusion, per_class
from workbench.evaluation.outcome import Test, compare
from workbench.evaluation.predict import labels
from workbench.evaluation.result import Case, Evaluation, Score
from workbench.evaluation.rivals.table import phrase_of, rival_answers
from workbench.evaluation.significance import FEWEST_BLOCKS, block_sums, mcnemar, sign_flip
from workbench.evaluation.sureness import sureness_of
from workbench.evaluation.verdict import judge_classes
from workbench.progress import Work
from workbench.sentence import Sentence, sentence

Known = npt.NDArray[np.bool_]


def judge_classifications(answers_EC: Numbers, case: Case) -> Work[Evaluation]:
    """The evaluation of class probabilities."""
    labels_E = labels(case.dataset, case.examples)
    return (
        yield from _judged(
            answers_EC,
            labels_E,
            case,
            known=np.ones(len(labels_E), np.bool_),
            test=lambda smaller, larger: mcnemar(smaller == 0, larger == 0),
            things=sentence("sequences"),
            counted=lambda count: sentence("{count} sequences", count=count),
        )
    )


def judge_steps(answers_MC: Numbers, case: Case) -> Work[Evaluation]:
    """The evaluation of class probabilities at every step; steps without a known class are left out."""
    labels_M = labels(case.dataset, case.examples)
    known_M = labels_M >= 0
    blocks_M = _blocks(case)[known_M]
    pieces = len(np.unique(blocks_M))  # what the test counts: steps of one piece tell little anew
    return (
        yield from _judged(
            answers_MC,
            labels_M,
            case,
            known=known_M,
            test=lambda smaller, larger: sign_flip(block_sums(larger - smaller, blocks_M)),
            things=sentence("steps"),
            counted=lambda count: sentence("{count} steps in {pieces} pieces", count=count, pieces=pieces),
        )
    )


def _judged(
    answers_MC: Numbers,
    labels_M: Integers,
    case: Case,
    *,
    known: Known,
    test: Test,
    things: Sentence,
    counted: Callable[[int], Sentence],
) -> Work[Evaluation]:
    rivals = {name: answer_MC[known] for name, answer_MC in (yield from rival_answers(case)).items()}
    answers_MC, labels_M = answers_MC[known], labels_M[known]

    def losses(some_MC: Numbers) -> Doubles:
        wrong_M: Doubles = (some_MC.argmax(axis=1) != labels_M).astype(np.float64)
        return wrong_M

    found = compare(losses(answers_MC), {name: losses(answer) for name, answer in rivals.items()}, test)
    return Evaluation(
        case=case,
        score=_score(answers_MC, labels_M, case),
        baselines={name: _score(answer, labels_M, case) for name, answer in rivals.items()},
        details=per_class(answers_MC, labels_M, case.facts.classes),
        verdict=judge_classes(
            found,
            1 - found.model,
            1 - found.best,
            rival=phrase_of(found.rival, case),
            things=things,
            counted=counted(len(labels_M)),
        ),
        answers=answers_MC,
        truth=labels_M,
        rivals=rivals,
        sureness=sureness_of(answers_MC, labels_M, case.calibration),
        confusion=confusion(answers_MC, labels_M, len(case.facts.classes)),
    )


def _blocks(case: Case) -> Integers:
    """What each step depends on least across: its sequence, or where there are few, its piece of one."""
    examples = case.examples
    several = len(np.unique(examples.sequences_E)) >= FEWEST_BLOCKS
    blocks_M: Integers = np.repeat(examples.sequences_E if several else np.arange(len(examples)), examples.lengths_E)
    return blocks_M


def _score(answers_EC: Numbers, labels_E: Integers, case: Case) -> Score:
    metrics = classification_metrics(answers_EC, labels_E, len(case.facts.classes), case.facts.task)
    return Score(metrics=metrics, scaled={})

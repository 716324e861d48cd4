"""Rivals that tell classes of sequences apart: on segment means, by random kernels, by the nearest sequence.

E examples, C classes, P inputs of a regression.
"""

from collections.abc import Callable, Iterable

import numpy as np

from workbench.data.dataset import Doubles, Examples, Floats, Integers, evenly
from workbench.evaluation.predict import labels
from workbench.evaluation.result import Case, TrainingPart
from workbench.evaluation.rivals.distances import MOST_SEQUENCES, STEPS, nearest
from workbench.evaluation.rivals.kernels import KernelFeatures
from workbench.evaluation.rivals.rival import Rival
from workbench.evaluation.rivals.scale import input_scale
from workbench.evaluation.rivals.sequences import Seen, seen
from workbench.models.ridge import Linear, ridges
from workbench.sentence import sentence

MOST_EXAMPLES = 1_200
"""Training sequences that a rival learns from, evenly spread."""
STRENGTHS = (0.01, 0.1, 1.0, 10.0, 100.0)
"""Inverse penalties of a logistic regression."""

Classifier = Callable[[Doubles], Floats]
"""Probabilities or scores E,C from inputs E,P."""


class _Known:
    """The training and validation examples that have a class, as rivals see them, and the ones that are asked."""

    def __init__(self, case: Case, trained: TrainingPart) -> None:
        self.classes, self.trained = len(case.facts.classes), len(trained.examples)
        self.train, self.labels_E = self._part(case, trained, trained.examples)
        self.val, self.val_labels_E = self._part(case, trained, trained.val)
        self.asked = seen(case.dataset, case.examples, input_scale(case))

    @staticmethod
    def _part(case: Case, trained: TrainingPart, examples: Examples) -> tuple[Seen, Integers]:
        labels_E = labels(trained.dataset, examples)
        known = np.flatnonzero(labels_E >= 0)
        chosen = known[evenly(len(known), MOST_EXAMPLES)]
        return seen(trained.dataset, examples.chosen(chosen), input_scale(case)), labels_E[chosen]


def _known(case: Case) -> _Known | None:
    """None where nothing can be learned: no training data here, or a single class."""
    if case.trained_on is None:
        return None
    known = _Known(case, case.trained_on)
    return known if len(np.unique(known.labels_E)) > 1 else None


def _by_summaries(known: _Known | None) -> Floats | None:
    if known is None:
        return None
    x_EP, val_EP, asked_EP = scaled_alike(*(some.summaries() for some in (known.train, known.val, known.asked)))
    found = logistic_regressions(x_EP, known.labels_E, known.classes)
    return chosen_on(val_EP, known.val_labels_E, found)(asked_EP)


def _by_kernels(known: _Known | None) -> Floats | None:
    if known is None:
        return None
    features = KernelFeatures(known.train)
    x_EP, val_EP, asked_EP = (features(some) for some in (known.train, known.val, known.asked))
    answers_EC = one_hot(known.labels_E, known.classes)
    return _shares(chosen_on(val_EP, known.val_labels_E, map(_scores, ridges(x_EP, answers_EC)))(asked_EP))


def _by_nearest(known: _Known | None) -> Floats | None:
    if known is None or known.trained > MOST_SEQUENCES or len(known.asked) > 4 * MOST_SEQUENCES:
        return None
    found = nearest(known.asked.even(STEPS), known.train.even(STEPS))
    return one_hot(known.labels_E[found], known.classes).clip(min=0)


def logistic_regressions(x_EP: Doubles, labels_E: Integers, classes: int) -> Iterable[Classifier]:
    """A logistic regression of each strength; the classes that no example has get no probability."""
    from sklearn.linear_model import LogisticRegression

    for strength in STRENGTHS:
        model = LogisticRegression(C=strength, max_iter=300).fit(x_EP, labels_E)

        def answer(asked_EP: Doubles, model: LogisticRegression = model) -> Floats:
            answer_EC = np.zeros((len(asked_EP), classes), np.float32)
            answer_EC[:, model.classes_] = model.predict_proba(asked_EP)
            return answer_EC

        yield answer


def chosen_on(val_EP: Doubles, labels_E: Integers, found: Iterable[Classifier]) -> Classifier:
    """The classifier that is right most often on the validation part; the first of several."""
    rights = [
        (float((answer(val_EP).argmax(axis=1) == labels_E).mean()) if len(labels_E) else 0.0, answer)
        for answer in found
    ]
    return max(rights, key=lambda pair: pair[0])[1]


def one_hot(labels_E: Integers, classes: int) -> Floats:
    """1 for the class of each example and -1 for the others, as E,C."""
    return np.where(labels_E[:, None] == np.arange(classes), np.float32(1), np.float32(-1))


def scaled_alike(train_EP: Floats, *others: Floats) -> list[Doubles]:
    """All with the mean and spread of the first one's columns taken away."""
    mean_P, std_P = train_EP.mean(axis=0, dtype=np.float64), train_EP.std(axis=0, dtype=np.float64)
    std_P = np.where(std_P > 1e-6, std_P, 1.0)
    return [(some - mean_P) / std_P for some in (train_EP, *others)]


def _scores(linear: Linear) -> Classifier:
    return lambda x_EP: linear(x_EP).astype(np.float32)


def _shares(scores_EC: Floats) -> Floats:
    raised_EC = np.exp(4 * (scores_EC - scores_EC.max(axis=1, keepdims=True)))
    shares_EC: Floats = raised_EC / raised_EC.sum(axis=1, keepdims=True)
    return shares_EC


CLASS_RIVALS = (
    Rival(
        name="logistic",
        title=sentence("Logistic regression"),
        phrase=sentence("a logistic regression on segment means and deviations"),
        tip=sentence("Means and standard deviations of five equal segments, told apart by a logistic regression"),
        tasks=("classify",),
        sees=_known,
        answer=_by_summaries,
    ),
    Rival(
        name="kernels",
        title=sentence("Random kernels"),
        phrase=sentence("random convolution kernels with a ridge"),
        tip=sentence("How often random convolutions exceed a bias, told apart by a ridge (as MiniRocket does)"),
        tasks=("classify",),
        sees=_known,
        answer=_by_kernels,
    ),
    Rival(
        name="dtw",
        title=sentence("Nearest sequence"),
        phrase=sentence("the class of the nearest training sequence"),
        tip=sentence("The class of the training sequence that is nearest under dynamic time warping"),
        tasks=("classify",),
        sees=_known,
        answer=_by_nearest,
    ),
)

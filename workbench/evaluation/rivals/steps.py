"""A rival that labels steps: a logistic regression on the values around each.

N rows, E examples, M steps of all examples, C classes, P inputs of a regression.
"""

import numpy as np

from workbench.data.dataset import Doubles, Examples, Floats, Integers, SequenceDataset, evenly
from workbench.evaluation.predict import labels, step_rows
from workbench.evaluation.result import Case
from workbench.evaluation.rivals.classes import chosen_on, logistic_regressions
from workbench.evaluation.rivals.rival import Rival
from workbench.evaluation.rivals.scale import input_scale, scaled
from workbench.sentence import sentence

REACH = 3
"""Steps before and after the one that is labelled."""
MOST_STEPS = 6_000


def _by_window(case: Case) -> Floats | None:
    trained = case.trained_on
    if trained is None:
        return None
    parts = [_part(trained.dataset, examples, input_scale(case)) for examples in (trained.examples, trained.val)]
    (x_MP, labels_M), (val_MP, val_labels_M) = parts
    if len(np.unique(labels_M)) < 2:
        return None
    found = logistic_regressions(x_MP, labels_M, len(case.facts.classes))
    asked_MP = _around(case.dataset, input_scale(case), step_rows(case.examples))
    return chosen_on(val_MP, val_labels_M, found)(asked_MP)


def _part(dataset: SequenceDataset, examples: Examples, scale: tuple[Doubles, Doubles]) -> tuple[Doubles, Integers]:
    """The labelled steps of a part, evenly spread."""
    labels_M = labels(dataset, examples)
    known = np.flatnonzero(labels_M >= 0)
    chosen = known[evenly(len(known), MOST_STEPS)]
    rows_M = step_rows(examples)[chosen]
    return _around(dataset, scale, rows_M), labels_M[chosen]


def _around(dataset: SequenceDataset, scale: tuple[Doubles, Doubles], rows_M: Integers) -> Doubles:
    """The standardised values of the steps around each row; a sequence's first and last repeat beyond its ends."""
    sequences_M = dataset.owners_of(rows_M)
    first_M1, last_M1 = (
        each[:, None] for each in (dataset.offsets_S1[sequences_M], dataset.offsets_S1[sequences_M + 1] - 1)
    )
    around_MW = np.clip(rows_M[:, None] + np.arange(-REACH, REACH + 1), first_M1, last_M1)
    around_MWF = scaled(dataset.values_NF[around_MW], dataset, scale)
    around_MP: Doubles = np.nan_to_num(around_MWF).reshape(len(rows_M), -1)
    return around_MP


STEP_RIVAL = Rival(
    name="window_logistic",
    title=sentence("Logistic regression"),
    phrase=sentence("a logistic regression on the values around each step"),
    tip=sentence("Three steps before and three after, told apart by a logistic regression"),
    tasks=("label-steps",),
    answer=_by_window,
)

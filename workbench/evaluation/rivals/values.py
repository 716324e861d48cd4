"""A rival that answers values per sequence: a ridge on segment means and deviations. E examples, K answers."""

import numpy as np

from workbench.data.dataset import Examples, Floats, Numbers
from workbench.data.origins import restored
from workbench.evaluation.result import Case, TrainingPart
from workbench.evaluation.rivals.classes import scaled_alike
from workbench.evaluation.rivals.rival import Rival
from workbench.evaluation.rivals.scale import input_scale
from workbench.evaluation.rivals.sequences import Seen, seen
from workbench.models.ridge import Linear, ridges
from workbench.sentence import sentence

FEWEST = 4
"""Training sequences below which nothing is fitted."""


def _by_summaries(case: Case) -> Numbers | None:
    trained = case.trained_on
    if trained is None:
        return None
    (train, y_EK), (val, val_EK) = (_part(case, trained, part) for part in (trained.examples, trained.val))
    if len(y_EK) < FEWEST or not len(val_EK):
        return None
    asked = seen(case.dataset, case.examples, input_scale(case))
    x_EP, xval_EP, asked_EP = scaled_alike(*(some.summaries() for some in (train, val, asked)))
    spread_K = y_EK.std(axis=0, dtype=np.float64) + 1e-12

    def error(linear: Linear) -> float:
        return float(np.square((linear(xval_EP) - val_EK) / spread_K).mean())

    answer_EK = min(ridges(x_EP, y_EK), key=error)(asked_EP).astype(np.float32)
    return restored(answer_EK, case.dataset.answer_origins_K)


def _part(case: Case, trained: TrainingPart, examples: Examples) -> tuple[Seen, Floats]:
    answers_EK = trained.dataset.answers_SK[examples.sequences_E]
    known = np.flatnonzero(np.isfinite(answers_EK).all(axis=1))
    return seen(trained.dataset, examples.chosen(known), input_scale(case)), answers_EK[known]


VALUE_RIVAL = Rival(
    name="segment_ridge",
    title=sentence("Ridge regression"),
    phrase=sentence("a ridge regression on segment means and deviations"),
    tip=sentence("Means and standard deviations of five equal segments, and a linear map from them to the answer"),
    tasks=("regress",),
    answer=_by_summaries,
)

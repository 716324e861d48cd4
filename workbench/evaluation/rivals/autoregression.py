"""Ridge autoregression: a linear map from the model's own window to the horizon, its penalty chosen on validation.

Shapes: E examples, T context, F inputs, K targets, H horizon, P inputs of the regression.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

from workbench.data.dataset import Doubles, Examples, Numbers, SequenceDataset, evenly
from workbench.evaluation.result import Case
from workbench.evaluation.rivals.rival import Rival
from workbench.evaluation.rivals.scale import features, input_scale, scaled
from workbench.models.ridge import Linear, ridges
from workbench.sentence import sentence

MOST_EXAMPLES, MOST_CHECKED = 10_000, 3_000
"""Examples that a regression learns from and is chosen by, spread evenly: more tell little anew."""
LEVEL_TRUST = 1.02
"""How much better a regression must be that keeps the level: a level that training never saw would mislead it."""
MOST_INPUTS = 1_500
"""With more in a window, each target is foretold from its own past alone."""


@dataclass(frozen=True, slots=True)
class _Windows:
    """Inputs of a regression and what they are to tell, on standardised values, without the level they had."""

    x_EP: Doubles
    y_EH: Doubles
    known_E: npt.NDArray[np.bool_]
    level_E1: Doubles


def forecasts(case: Case) -> Numbers | None:
    """The regression's answers, E,H,K, in the data's units."""
    if case.trained_on is None or not case.examples.even:
        return None
    targets, every = len(case.facts.targets), tuple(range(features(case.dataset)))
    answers = []
    for k in range(targets):
        seen = [(k,), every] if len(every) > 1 and len(every) * case.facts.context <= MOST_INPUTS else [(k,)]
        answer = _foretold(case, seen, k)
        if answer is None:
            return None
        answers.append(answer)
    mean_K, std_K = (np.array(each[:targets]) for each in (case.statistics.mean_F, case.statistics.std_F))
    answer_EHK: Doubles = np.concatenate(answers, axis=2) * std_K + mean_K
    return answer_EHK if case.facts.answer_origins_K else answer_EHK.astype(np.float32)


def _foretold(case: Case, seen: Sequence[tuple[int, ...]], target: int) -> Doubles | None:
    """The standardised answers for a target, E,H,1, by the best of the regressions on its own past or on that of all
    inputs, with and without the level; None where nothing can be learned."""
    trained, scale = case.trained_on, input_scale(case)
    assert trained is not None
    best: tuple[float, Linear, tuple[int, ...], bool] | None = None
    for inputs, levelled in product(seen, (True, False)):
        learned, checked = (
            _windows(trained.dataset, part.chosen(evenly(len(part), most)), scale, inputs, target, levelled=levelled)
            for part, most in ((trained.examples, MOST_EXAMPLES), (trained.val, MOST_CHECKED))
        )
        if learned.known_E.sum() < 2 or not checked.known_E.any():
            return None
        known_E = learned.known_E
        for linear in ridges(learned.x_EP[known_E], learned.y_EH[known_E]):
            rests_EH = (linear(checked.x_EP) - checked.y_EH)[checked.known_E]
            error = float(np.square(rests_EH).mean()) * (1 if levelled else LEVEL_TRUST)
            if best is None or error < best[0]:
                best = (error, linear, inputs, levelled)
    assert best is not None
    asked = _windows(case.dataset, case.examples, scale, best[2], target, levelled=best[3])
    answer_EH: Doubles = best[1](asked.x_EP) + asked.level_E1
    return answer_EH[:, :, None]


def _windows(
    dataset: SequenceDataset,
    examples: Examples,
    scale: tuple[Doubles, Doubles],
    inputs: tuple[int, ...],
    target: int,
    *,
    levelled: bool,
) -> _Windows:
    context = int(examples.lengths_E[0])
    rows_ET = examples.starts_E[:, None] + np.arange(context)
    ahead_EH = examples.starts_E[:, None] + context + np.arange(examples.horizon)
    mean_F, std_F = scale
    x_ETF = scaled(dataset.values_NF[rows_ET], dataset, scale)[:, :, inputs]
    y_EH = (dataset.targets_NK[ahead_EH, target] - mean_F[target]) / std_F[target]
    x_ETF = np.nan_to_num(x_ETF)
    place = inputs.index(target)
    level_E1 = x_ETF[:, -1, [place]] if levelled else np.zeros((len(examples), 1))
    x_ETF[:, :, place] -= level_E1
    y_EH = y_EH - level_E1
    return _Windows(x_ETF.reshape(len(examples), -1), y_EH, np.isfinite(y_EH).all(axis=1), level_E1)


AUTOREGRESSION = Rival(
    name="ridge",
    title=sentence("Ridge regression"),
    phrase=sentence("a ridge regression on the same window"),
    tip=sentence(
        "A linear map from the window that the model sees to the horizon; its penalty is chosen on the validation part"
    ),
    tasks=("forecast",),
    answer=forecasts,
)

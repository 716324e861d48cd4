"""Rivals that learn next to nothing: a value repeated, the commonest class, the mean."""

from dataclasses import replace
from functools import partial

import numpy as np

from workbench.data.dataset import Floats, Numbers
from workbench.data.origins import restored
from workbench.data.season import longest_season
from workbench.evaluation.predict import labels, truths
from workbench.evaluation.result import Case
from workbench.evaluation.rivals.rival import Rival
from workbench.models.baselines import last_value, majority, seasonal_naive
from workbench.sentence import sentence

_seasons: dict[tuple[str, int, bytes], int] = {}
"""Seasons that were found, by the data and their validation part: asked again for every word about them."""


def season_of(case: Case) -> int:
    """The season that is repeated: the data's own or a longer one, such as a week of days, which does better on
    validation."""
    season, known = case.facts.season, case.trained_on
    if season <= 1 or known is None or not len(known.val):
        return season
    mark = (known.dataset.fingerprint, season, known.val.starts_E.tobytes())
    if mark[0] and mark in _seasons:
        return _seasons[mark]
    learned = slice(0, int((known.examples.starts_E + known.examples.lengths_E).max()))
    longer = longest_season(known.dataset.values_NF[known.dataset.longest_rows, 0][learned], season)
    errors = {
        each: np.nanmean(np.square(seasonal_naive(known.dataset, known.val, each) - truths(known.dataset, known.val)))
        for each in {season, longer}
    }
    _seasons[mark] = min(sorted(errors), key=errors.__getitem__)
    return _seasons[mark]


def _last_value(case: Case) -> Numbers:
    return last_value(case.dataset, case.examples)


def _seasonal(case: Case) -> Numbers | None:
    season = season_of(case)
    return seasonal_naive(case.dataset, case.examples, season) if season > 1 else None


def _seasonal_change(case: Case) -> Numbers | None:
    """What came a season ago, moved by the change of the last value since the season before."""
    season = season_of(case)
    if season <= 1:
        return None
    ago_EHK = seasonal_naive(case.dataset, case.examples, season)
    now_E1K = last_value(case.dataset, case.examples)[:, :1]
    one = replace(case.examples, lengths_E=case.examples.lengths_E - 1, horizon=1)
    then_E1K = seasonal_naive(case.dataset, one, season)
    ends_E = case.examples.starts_E + case.examples.lengths_E - 1
    young_E = ends_E - season < case.dataset.offsets_S1[case.examples.sequences_E]
    return np.where(young_E[:, None, None], ago_EHK, ago_EHK + now_E1K - then_E1K)


def _commonest(case: Case) -> Floats:
    count = len(labels(case.dataset, case.examples))
    return majority(case.statistics, count)


def _constant(case: Case, value_K: Numbers) -> Numbers:
    return np.broadcast_to(value_K, (len(case.examples), len(case.facts.targets)))


def _mean(case: Case) -> Numbers:
    exact = np.float64 if case.facts.answer_origins_K else np.float32
    return _constant(case, np.array(case.statistics.answer_mean_K, exact))


def _median(case: Case) -> Numbers | None:
    if case.trained_on is None:
        return None
    sequences, learned = np.unique(case.trained_on.examples.sequences_E), case.trained_on.dataset
    median_K = np.nanmedian(learned.answers_SK[sequences], axis=0)
    return _constant(case, restored(median_K, learned.answer_origins_K))


_naive = partial(Rival, tip=sentence("Nothing is learned"))
NAIVE_RIVALS = (
    _naive(
        name="last_value",
        title=sentence("Last value"),
        phrase=sentence("repeating the last value"),
        tasks=("forecast",),
        answer=_last_value,
    ),
    _naive(
        name="seasonal_naive",
        title=sentence("{season} steps ago"),
        phrase=sentence("repeating the value of {season} steps before"),
        tasks=("forecast",),
        answer=_seasonal,
    ),
    _naive(
        name="seasonal_change",
        title=sentence("{season} steps ago + change"),
        phrase=sentence("the value of {season} steps before plus the last value's change since"),
        tasks=("forecast",),
        answer=_seasonal_change,
    ),
    _naive(
        name="majority",
        title=sentence("Commonest class"),
        phrase=sentence("always answering the commonest class, {label}"),
        tasks=("classify", "label-steps"),
        answer=_commonest,
    ),
    _naive(
        name="mean",
        title=sentence("Mean"),
        phrase=sentence("always answering the training part's mean"),
        tasks=("regress",),
        answer=_mean,
    ),
    _naive(
        name="median",
        title=sentence("Median"),
        phrase=sentence("always answering the training part's median"),
        tasks=("regress",),
        answer=_median,
    ),
)
"""From the simplest on."""

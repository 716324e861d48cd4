"""Samplers and pruners: points within their ranges, drawn anew for every worker, CMA-ES without a pickle, curves."""

import optuna
import pytest
from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution
from optuna.trial import TrialState

from workbench.search.curves import Curves
from workbench.search.samplers import distribution, make_sampler
from workbench.search.storage import quiet
from workbench.space import Parameter, SearchSpec

X = Parameter(key="x", low=-5, high=5)
Y = Parameter(key="y", low=1e-3, high=1e3, log=True)
N = Parameter(key="n", low=1, high=9, integer=True)
C = Parameter(key="c", choices=("a", "b"))


def searched(sampler: str, trials: int, *parameters: Parameter, seed: int = 0) -> optuna.Study:
    """A study of a bowl whose lowest point is at x = 2, n = 7."""
    asked, study = SearchSpec(parameters=parameters, sampler=sampler, trials=trials), optuna.create_study()
    for number in range(trials):
        with quiet():
            study.sampler = make_sampler(asked, seed + number)
            trial = study.ask({each.key: distribution(each) for each in parameters})
        study.tell(trial, (trial.params.get("x", 2) - 2) ** 2 + (trial.params.get("n", 7) - 7) ** 2)
    return study


@pytest.mark.parametrize(
    ("parameter", "expected"),
    [
        (X, FloatDistribution(-5, 5)),
        (Y, FloatDistribution(1e-3, 1e3, log=True)),
        (N, IntDistribution(1, 9)),
        (C, CategoricalDistribution(("a", "b"))),
    ],
)
def test_a_parameter_in_the_samplers_words(parameter, expected):
    assert distribution(parameter) == expected


@pytest.mark.parametrize("sampler", ["tpe", "random", "cmaes"])
def test_points_lie_within_their_ranges(sampler):
    for trial in searched(sampler, 12, X, Y, N, C).trials:
        assert -5 <= trial.params["x"] <= 5
        assert 1e-3 <= trial.params["y"] <= 1e3
        assert trial.params["n"] in range(1, 10)
        assert trial.params["c"] in ("a", "b")


@pytest.mark.parametrize("sampler", ["tpe", "random", "cmaes"])
def test_another_worker_draws_other_points(sampler):
    first, second, third = (searched(sampler, 1, X, N, seed=seed).trials[0].params for seed in (1, 1, 2))

    assert first == second
    assert first != third


@pytest.mark.parametrize("sampler", ["tpe", "cmaes"])
def test_what_learns_from_trials_beats_the_draw(sampler):
    assert searched(sampler, 60, X, N).best_value < searched("random", 60, X, N).best_value


def test_cma_keeps_no_more_than_its_generation():
    study = searched("cmaes", 20, X, N)

    assert all(trial.user_attrs.keys() == {"generation"} and not trial.system_attrs for trial in study.trials)
    assert [trial.user_attrs["generation"] for trial in study.trials][::6] == [0, 1, 2, 3]


def test_one_range_alone_is_drawn():
    assert not searched("cmaes", 3, X, C).trials[0].user_attrs


def told(pruner: str) -> Curves:
    """Six trials of ten epochs: the higher the number, the worse."""
    curves = Curves(SearchSpec(pruner=pruner), 10)
    for number in range(6):
        curves.begin(number)
        for epoch in range(1, 11):
            curves.prunes(number, epoch, number + 1 / epoch)
        curves.end(number, TrialState.COMPLETE, number)
    return curves


@pytest.mark.parametrize(("loss", "pruned_at"), [(9.0, 3), (0.5, None)])
def test_the_median_ends_a_trial_that_is_worse_after_its_first_epochs(loss, pruned_at):
    curves = told("median")
    curves.begin(6)

    asked = [curves.prunes(6, epoch, loss) for epoch in range(1, 11)]

    assert (asked.index(True) + 1 if any(asked) else None) == pruned_at


def test_without_a_pruner_every_trial_goes_on():
    curves = told("none")
    curves.begin(6)

    assert not any(curves.prunes(6, epoch, 99.0) for epoch in range(1, 11))


def test_hyperband_ends_the_worse_of_many():
    curves, ended = Curves(SearchSpec(pruner="hyperband"), 9), []
    for number in range(24):
        curves.begin(number)
        ended.append(next((epoch for epoch in range(1, 10) if curves.prunes(number, epoch, number)), None))
        curves.end(number, TrialState.COMPLETE if ended[-1] is None else TrialState.PRUNED, number)

    assert any(ended)
    assert not all(ended)

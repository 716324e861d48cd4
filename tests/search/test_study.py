"""The study of a search without its training: budgets, enqueued points, and trials whose worker died."""

import pytest
from optuna.trial import TrialState

from workbench.search.results import MOST_RETRIES, number_of, told
from workbench.search.storage import opened
from workbench.search.study import Shared
from workbench.space import Parameter


@pytest.fixture
def open_study(tmp_path, spec, asked):
    """Open the study anew, as another process would; what another one left is lost with it."""

    def work(of, changed=asked):
        with opened(tmp_path, None, write=True) as kept:
            shared = Shared(kept, spec, changed, "the data")
            return of(shared, changed)

    return work


def ask(shared, asked):
    trial = shared.ask(asked)
    return None if trial is None else trial.number


def complete(shared, asked):
    trial = shared.ask(asked)
    shared.tell(trial, TrialState.COMPLETE, 1.0)
    return trial.number


def test_a_trial_whose_worker_died_is_tried_again_with_its_point(open_study):
    def point(shared, asked):
        return shared.texts(shared.ask(asked), asked)

    first = open_study(point)

    assert open_study(point) == first
    assert [trial.state for trial in open_study(lambda shared, _: told(shared.trials()))] == ["waiting"]


def test_a_trial_that_kills_every_worker_is_given_up(open_study):
    for _ in range(MOST_RETRIES + 1):
        open_study(ask)

    open_study(complete)
    trials = open_study(lambda shared, _: told(shared.trials()))

    assert [(trial.trial, trial.state) for trial in trials] == [(0, "failed"), (1, "complete")]


def test_a_trial_that_is_tried_again_keeps_its_number_and_takes_none(open_study):
    open_study(ask)

    def numbers(shared, asked):
        trials = [shared.ask(asked) for _ in range(3)]
        return [number_of(trial.number, shared.known) for trial in trials]

    assert open_study(numbers) == [0, 1, 2]


def test_the_budget_counts_what_ended_and_what_is_being_tried(open_study, asked):
    def all_asked(shared, asked):
        return [ask(shared, asked) for _ in range(4)]

    assert open_study(all_asked, asked.model_copy(update={"trials": 3})) == [0, 1, 2, None]


def test_of_a_grid_that_no_memory_holds_so_many_points_wait_as_there_are_trials(open_study, asked):
    wide = [Parameter(key=f"training.{key}", low=0.001, high=0.01) for key in ("learning_rate", "weight_decay")]
    many = asked.model_copy(update={"parameters": (*wide, *asked.parameters[1:]), "sampler": "grid", "levels": 1000})

    def waiting(shared, changed):
        return {tuple(shared.texts(trial, changed).values()) for trial in map(shared.ask, [changed] * 3)}

    assert many.grid_size == 5_000_000
    assert len(open_study(waiting, many)) == 3


def test_a_grid_that_is_enlarged_adds_its_points(open_study, asked):
    def points(shared, asked):
        found = []
        while (trial := shared.ask(asked)) is not None:
            shared.tell(trial, TrialState.COMPLETE, 1.0)
            found.append(tuple(shared.texts(trial, asked).values()))
        return found

    small = open_study(points, asked.model_copy(update={"sampler": "grid", "levels": 2, "trials": 99}))
    more = open_study(points, asked.model_copy(update={"sampler": "grid", "levels": 3, "trials": 99}))

    assert (len(small), len(more)) == (5, 4)  # the experiment itself, which is the middle of the nine, and four
    assert not set(small) & set(more)


def test_a_trial_that_is_put_back_keeps_its_number(open_study):
    def put_back(shared, asked):
        trial = shared.ask(asked)
        shared.put_back(trial)
        return trial.number

    assert (open_study(complete), open_study(put_back), open_study(complete)) == (0, 1, 1)

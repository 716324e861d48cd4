"""Searches in a project: trials, runs, seeds, pruning, failing, stopping and going on."""

import pytest
import torch
from sqlalchemy.exc import OperationalError

from tests.conftest import small_spec
from tests.search.conftest import RATE, UNITS
from workbench.errors import WorkbenchError
from workbench.progress import Progress
from workbench.runs.project import Project
from workbench.runs.trials import TrialMark, trial_of
from workbench.search.curves import Curves
from workbench.search.events import SearchEnd, TrialEnd, TrialEpoch, TrialStart
from workbench.search.identity import search_name
from workbench.search.results import best_trial, importances, read_search
from workbench.search.searching import search
from workbench.search.storage import opened
from workbench.search.study import Shared
from workbench.space import Parameter, SearchSpec
from workbench.spec import ExperimentSpec, set_key
from workbench.training.steps import Learner


def of(events, kind):
    return [event for event in events if isinstance(event, kind)]


def budget(asked, **changes) -> SearchSpec:
    return asked.model_copy(update=changes)


@pytest.fixture(scope="module")
def searched(tmp_path_factory):
    """A project that was searched once, the space, and what was told."""
    folder = tmp_path_factory.mktemp("searched")
    project = Project.create(folder / "project", set_key(small_spec(folder), "training.epochs", "2"))
    asked = SearchSpec(parameters=(RATE, UNITS), sampler="random", pruner="none", trials=5)
    return project, asked, [event for event in search(project, asked) if not isinstance(event, Progress)]


def test_the_experiment_itself_is_the_first_trial(searched):
    project, _, events = searched

    start, trial = of(events, TrialStart)[0], of(events, TrialEnd)[0]
    assert start.settings == trial.settings == {"training.learning_rate": 0.01, "model.layers.0.units": 4}
    assert trial.value == min(end.val_loss for end in project.run(start.run).history)
    assert [event.end.epoch for event in of(events, TrialEpoch) if event.trial == 0] == [1, 2]


def test_every_trial_is_a_run_of_the_project_with_its_settings(searched):
    project, asked, events = searched

    for number, trial in enumerate(of(events, TrialEnd)):
        run = project.run(trial.runs[0])
        assert (trial.trial, run.status) == (number, "finished")
        assert run.spec.training.learning_rate == trial.settings["training.learning_rate"]
        assert trial_of(run) == TrialMark(search=search_name(project.spec, asked), trial=number)


def test_the_end_tells_the_best_of_all_that_can_be_read(searched):
    project, asked, events = searched

    (end,) = of(events, SearchEnd)
    assert end.best == best_trial(of(events, TrialEnd)) == best_trial(read_search(project, asked))
    assert end.states == {"complete": 5}


def test_what_matters_is_told_in_shares(searched):
    project, asked, _ = searched

    found = importances(project, asked)

    assert sum(found.values()) == pytest.approx(1)
    assert list(found.values()) == sorted(found.values(), reverse=True)


def test_a_search_that_is_closed_goes_on_with_the_same_run(find, project, asked):
    asked, seen = budget(asked, trials=2), []
    closing = find(
        asked,
        until=lambda event: (
            isinstance(event, TrialEpoch) and event.trial == 1 and seen.extend(read_search(project, asked)) is None
        ),
    )
    (stopped,) = [run for run in project.runs() if run.status == "stopped"]

    start = of(find(budget(asked, sampler="tpe")), TrialStart)[0]

    assert [trial.state for trial in seen] == ["complete", "running"]
    assert (start.run, "epoch 1" in str(start.message)) == (stopped.id, True)
    assert [trial.state for trial in read_search(project, asked)] == ["complete"] * 2
    assert len(project.runs()) == len(of(closing, TrialStart)) == 2


def test_a_trial_whose_run_is_gone_begins_anew(find, project, asked):
    find(asked, until=lambda event: isinstance(event, TrialEpoch))
    project.remove_run(project.runs()[0].id)

    start = of(find(budget(asked, trials=1)), TrialStart)[0]

    assert "begins anew" in str(start.message)
    assert [trial.state for trial in read_search(project, asked)] == ["complete"]


def test_seeds_are_runs_of_their_own_without_a_refit_and_their_mean_counts(find, project, asked):
    project.save(set_key(project.spec, "training.refit", "true"))

    (trial,) = of(find(budget(asked, trials=1, seeds=2)), TrialEnd)

    runs = [project.run(run) for run in trial.runs]
    first, second = (run.row.val_loss for run in runs)
    assert [(run.spec.training.seed, run.spec.training.refit) for run in runs] == [(0, False), (1, False)]
    assert trial.value == pytest.approx((first + second) / 2)
    assert trial.spread == pytest.approx(abs(first - second) / 2**0.5)


def test_a_grid_has_each_point_once_and_one_that_fails_does_not_end_it(find, project):
    context = Parameter(key="data.window.context", choices=("8", "100"))
    grid = SearchSpec(parameters=(context,), sampler="grid", pruner="none", trials=50)

    trials = of(find(grid), TrialEnd)

    failed = next(trial for trial in read_search(project, grid) if trial.state == "failed")
    assert {trial.settings["data.window.context"]: trial.state for trial in trials} == {8: "complete", 100: "failed"}
    assert (len(trials), "training part" in str(failed.message)) == (2, True)


def test_a_trial_that_is_worse_than_others_is_stopped(find, project, asked, monkeypatch):
    monkeypatch.setattr(Curves, "prunes", lambda self, number, epoch, loss: number == 1)

    events = find(budget(asked, trials=2, pruner="median"))

    pruned = of(events, TrialEnd)[1]
    assert (pruned.state, len(project.run(pruned.runs[0]).history)) == ("pruned", 1)
    assert pruned.value == of(events, TrialEpoch)[-1].end.val_loss
    assert project.run(pruned.runs[0]).status == "stopped"


def test_trials_are_trained_side_by_side(find, asked):
    events = find(budget(asked, trials=2), side_by_side=2)

    epochs = [event.trial for event in of(events, TrialEpoch)]
    assert len({trial.trial for trial in of(events, TrialEnd)}) == 2
    assert epochs != sorted(epochs)


def test_a_trial_that_finds_no_room_beside_others_is_tried_once_they_have_ended(find, project, asked, monkeypatch):
    learn, crowded = Learner.learn, []

    def learn_or_fail(self, *arguments, **options):
        if not crowded and len(project.runs()) > 1:
            crowded.append(True)
            raise torch.OutOfMemoryError("CUDA out of memory")
        learn(self, *arguments, **options)

    monkeypatch.setattr(Learner, "learn", learn_or_fail)

    trials = of(find(budget(asked, trials=2), side_by_side=2), TrialEnd)

    assert crowded
    assert sorted((trial.trial, trial.state) for trial in trials) == [(0, "complete"), (1, "complete")]
    assert len(project.runs()) == 2


def test_a_storage_that_breaks_off_is_told_and_the_run_can_go_on(find, project, asked, monkeypatch):
    def broken(*arguments):
        raise OperationalError("", {}, Exception("the disk has gone"))

    monkeypatch.setattr(Shared, "tell", broken)
    monkeypatch.setattr(Shared, "put_back", broken)

    with pytest.raises(WorkbenchError, match="the disk has gone"):
        find(asked)

    assert [run.status for run in project.runs()] == ["finished"]
    monkeypatch.undo()
    assert [trial.runs for trial in of(find(budget(asked, trials=1)), TrialEnd)] == [(project.runs()[0].id,)]


def test_two_searches_of_a_project_do_not_share_it(find, project, asked):
    with opened(project.folder, None, write=True), pytest.raises(WorkbenchError, match="another window or command"):
        find(asked)


def test_after_the_time_no_trial_begins_and_with_other_data_none_goes_on(find, project, asked):
    (end,) = find(budget(asked, hours=1e-9))
    path = project.folder / "series.csv"
    path.write_text(path.read_text().replace("1800,5.0", "1800,6.0"))

    assert end.best is None
    with pytest.raises(WorkbenchError, match="data have changed"):
        find(asked)
    with pytest.raises(WorkbenchError, match="4 trials"):
        importances(project, asked)


def test_the_best_made_the_experiment_keeps_the_search(spec, asked):
    better = set_key(set_key(spec, "training.learning_rate", "0.1"), "model.layers.0.units", "2")

    assert search_name(better, asked) == search_name(spec, asked)
    assert search_name(set_key(spec, "training.batch_size", "8"), asked) != search_name(spec, asked)
    assert search_name(spec, budget(asked, seeds=2)) != search_name(spec, asked)
    assert search_name(ExperimentSpec(), SearchSpec()) != search_name(spec, SearchSpec())


def test_nothing_to_read_where_no_search_was(project, asked):
    assert read_search(project, asked) == ()

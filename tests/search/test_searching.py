"""Searches in a project: trials, runs, seeds, pruning, failing, stopping and going on."""

import pytest

from workbench.errors import WorkbenchError
from workbench.runs.trials import TrialMark, trial_of
from workbench.search.curves import Curves
from workbench.search.events import SearchEnd, TrialEnd, TrialEpoch, TrialStart
from workbench.search.identity import search_name
from workbench.search.results import best_trial, importances, read_search
from workbench.search.storage import opened
from workbench.space import Parameter, SearchSpec
from workbench.spec import ExperimentSpec, set_key


def of(events, kind):
    return [event for event in events if isinstance(event, kind)]


def budget(asked, **changes) -> SearchSpec:
    return asked.model_copy(update=changes)


def test_the_experiment_itself_is_the_first_trial(find, project, asked):
    events = find(budget(asked, trials=1))

    (start,), (trial,) = of(events, TrialStart), of(events, TrialEnd)
    assert start.settings == trial.settings == {"training.learning_rate": 0.01, "model.layers.0.units": 4}
    assert trial.value == min(end.val_loss for end in project.run(start.run).history)
    assert [event.end.epoch for event in of(events, TrialEpoch)] == [1, 2]


def test_an_experiment_outside_of_the_space_is_no_trial(find, project, asked):
    project.save(set_key(project.spec, "model.layers.0.units", "64"))

    (trial,) = of(find(budget(asked, trials=1)), TrialEnd)

    assert 2 <= trial.settings["model.layers.0.units"] <= 6


def test_every_trial_is_a_run_of_the_project_with_its_settings(find, project, asked):
    trials = of(find(asked), TrialEnd)

    assert [trial.trial for trial in trials] == [0, 1, 2]
    for trial in trials:
        run = project.run(trial.runs[0])
        assert run.status == "finished"
        assert run.spec.training.learning_rate == trial.settings["training.learning_rate"]
        assert trial_of(run) == TrialMark(search=search_name(project.spec, asked), trial=trial.trial)


def test_the_end_tells_the_best_of_all(find, project, asked):
    events = find(asked)

    (end,) = of(events, SearchEnd)
    assert end.best == best_trial(of(events, TrialEnd)) == best_trial(read_search(project, asked))
    assert end.states == {"complete": 3}


def test_a_search_goes_on_to_a_larger_budget(find, project, asked):
    find(asked)

    events = find(budget(asked, trials=4, sampler="tpe"))

    assert [trial.trial for trial in of(events, TrialEnd)] == [3]
    assert len(read_search(project, asked)) == 4


def test_a_search_that_is_closed_goes_on_with_the_same_run(find, project, asked):
    find(asked, until=lambda event: isinstance(event, TrialEpoch) and event.trial == 1)
    (stopped,) = [run for run in project.runs() if run.status == "stopped"]

    events = find(asked)

    assert of(events, TrialStart)[0].run == stopped.id
    assert "epoch 1" in str(of(events, TrialStart)[0].message)
    assert [trial.state for trial in read_search(project, asked)] == ["complete"] * 3
    assert len(project.runs()) == 3


def test_a_trial_whose_run_is_gone_begins_anew(find, project, asked):
    find(asked, until=lambda event: isinstance(event, TrialEpoch))
    project.remove_run(project.runs()[0].id)

    start = of(find(budget(asked, trials=1)), TrialStart)[0]

    assert "begins anew" in str(start.message)
    assert [trial.state for trial in read_search(project, asked)] == ["complete"]


def test_seeds_are_runs_of_their_own_and_their_mean_counts(find, project, asked):
    (trial,) = of(find(budget(asked, trials=1, seeds=3)), TrialEnd)

    losses = [project.run(run).row.val_loss for run in trial.runs]
    assert [project.run(run).spec.training.seed for run in trial.runs] == [0, 1, 2]
    assert trial.value == pytest.approx(sum(losses) / 3)
    assert min(losses) < trial.value < max(losses)
    assert trial.spread > 0


def test_a_refit_waits_until_the_search_has_chosen(find, project, asked):
    project.save(set_key(project.spec, "training.refit", "true"))

    find(budget(asked, trials=1))

    assert not project.runs()[0].spec.training.refit


def test_a_trial_that_fails_does_not_end_the_search(find, project):
    context = Parameter(key="data.window.context", choices=("8", "100"))
    grid = SearchSpec(parameters=(context,), sampler="grid", pruner="none")

    trials = of(find(grid), TrialEnd)

    states = {trial.settings["data.window.context"]: trial.state for trial in trials}
    failed = next(trial for trial in read_search(project, grid) if trial.state == "failed")
    assert states == {8: "complete", 100: "failed"}
    assert "training part" in str(failed.message)


def test_a_grid_has_each_point_once_and_ends(find, asked):
    trials = of(find(budget(asked, sampler="grid", levels=2, trials=50)), TrialEnd)

    points = [tuple(trial.settings.values()) for trial in trials]
    assert sorted(points[1:]) == [(0.001, 2), (0.001, 6), (0.1, 2), (0.1, 6)]
    assert points[0] == (0.01, 4)


def test_a_trial_that_is_worse_than_others_is_stopped(find, project, asked, monkeypatch):
    monkeypatch.setattr(Curves, "prunes", lambda self, number, epoch, loss: number == 1)

    events = find(budget(asked, trials=2, pruner="median"))

    pruned = of(events, TrialEnd)[1]
    assert (pruned.state, len(project.run(pruned.runs[0]).history)) == ("pruned", 1)
    assert pruned.value == of(events, TrialEpoch)[-1].end.val_loss
    assert project.run(pruned.runs[0]).status == "stopped"


def test_trials_are_trained_side_by_side(find, asked):
    events = find(asked, side_by_side=3)

    epochs = [event.trial for event in of(events, TrialEpoch)]
    assert len({trial.trial for trial in of(events, TrialEnd)}) == 3
    assert epochs != sorted(epochs)


def test_two_searches_of_a_project_do_not_share_it(find, project, asked):
    with opened(project.folder, None, write=True), pytest.raises(WorkbenchError, match="another window or command"):
        find(asked)


def test_a_search_is_told_while_it_goes_on(find, project, asked):
    seen = []
    find(asked, until=lambda event: isinstance(event, TrialEpoch) and seen.extend(read_search(project, asked)))

    assert seen[0].state == "running"
    assert seen[0].settings["model.layers.0.units"] == 4


def test_other_data_do_not_go_on_with_a_search(find, project, asked):
    find(budget(asked, trials=1))
    path = project.folder / "series.csv"
    path.write_text(path.read_text().replace("1800,5.0", "1800,6.0"))

    with pytest.raises(WorkbenchError, match="data have changed"):
        find(asked)


def test_no_trial_begins_after_the_time(find, asked):
    events = find(budget(asked, hours=1e-9))

    assert [type(event) for event in events] == [SearchEnd]
    assert events[0].best is None


def test_what_matters_is_told_once_enough_trials_are_complete(find, project, asked):
    with pytest.raises(WorkbenchError, match="4 trials"):
        importances(project, asked)
    find(budget(asked, trials=5))

    found = importances(project, asked)

    assert sum(found.values()) == pytest.approx(1)
    assert list(found.values()) == sorted(found.values(), reverse=True)


def test_the_best_made_the_experiment_keeps_the_search(spec, asked):
    better = set_key(set_key(spec, "training.learning_rate", "0.1"), "model.layers.0.units", "2")

    assert search_name(better, asked) == search_name(spec, asked)
    assert search_name(set_key(spec, "training.batch_size", "8"), asked) != search_name(spec, asked)
    assert search_name(spec, budget(asked, seeds=2)) != search_name(spec, asked)
    assert search_name(ExperimentSpec(), SearchSpec()) != search_name(spec, SearchSpec())


def test_nothing_to_read_where_no_search_was(project, asked):
    assert read_search(project, asked) == ()

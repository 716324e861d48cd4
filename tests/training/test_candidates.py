"""Trying a forecaster with and without its linear path, where examples are few."""

import numpy as np
import pytest

from workbench.data.dataset import Examples
from workbench.data.sources.csv import read_table
from workbench.evaluation.evaluate import evaluate_run
from workbench.experiment import load_experiment, run_experiment
from workbench.progress import finish
from workbench.proposal import propose_experiment
from workbench.runs.project import Project
from workbench.training.events import EpochEnd, FitEnd, FitStart
from workbench.training.state import luck_of, luck_of_layers


def project_of(folder, values, **training) -> Project:
    path = folder / "series.csv"
    path.write_text("y\n" + "\n".join(f"{value:.6f}" for value in values) + "\n", encoding="utf-8")
    assert finish(read_table(path)).rows == len(values)
    window = [("data.window.context", "12"), ("data.window.horizon", "1"), ("data.season", "1")]
    made = finish(propose_experiment([path], task="forecast", targets=["y"], settings=window))
    changed = made.spec.training.model_copy(update={"device": "cpu", "epochs": 25, "patience": 0, **training})
    return Project.create(folder / "p", made.spec.model_copy(update={"training": changed}))


def linear(count: int = 90) -> np.ndarray:
    t = np.arange(count)
    return 0.3 * t + 4 * np.sin(t * 2 * np.pi / 12) + 0.2 * np.random.default_rng(0).standard_normal(count)


def logistic(count: int = 220) -> np.ndarray:
    """A chaos that no straight line foretells."""
    values = [0.3]
    for _ in range(count - 1):
        values.append(3.8 * values[-1] * (1 - values[-1]))
    return np.array(values)


def calm_for_a_while(count: int = 90) -> np.ndarray:
    """A season of which validation, by chance, shows next to nothing: nearly any flat line would do there."""
    t = np.arange(count)
    season = 4 * np.sin(t * 2 * np.pi / 9) + 0.5 * np.random.default_rng(0).standard_normal(count)
    return np.where((t >= 0.68 * count) & (t < 0.86 * count), 2 * np.sin(t / 20) + 0.02 * season, season)


def trained(project: Project) -> list:
    return list(run_experiment(project))


@pytest.mark.parametrize(("values", "stays"), [(linear(), True), (logistic(), False)])
def test_the_path_stays_where_a_straight_line_foretells(tmp_path, values, stays):
    project = project_of(tmp_path, values, learning_rate=0.01, epochs=60)
    assert project.spec.training.check_path
    assert project.spec.model.head.linear_path

    for event in (events := run_experiment(project)):
        if isinstance(event, EpochEnd):  # what is chosen is trained from here on
            events.close()
    run = project.run()

    assert run.spec.model.head.linear_path is stays
    assert project.spec.model.head.linear_path  # the experiment itself is the user's
    told = (run.folder / "log.txt").read_text(encoding="utf-8")
    assert ("The linear path stays" if stays else "left out") in told


def test_what_validates_better_without_having_learned_more_is_taken_for_luck(tmp_path):
    project = project_of(tmp_path, calm_for_a_while(), epochs=3)

    trained(project)
    run = project.run()

    assert run.spec.model.head.linear_path
    assert "that may be luck" in (run.folder / "log.txt").read_text(encoding="utf-8")


def test_only_the_chosen_model_is_told_as_training(tmp_path):
    events = trained(project_of(tmp_path, linear(), epochs=3))

    assert len([event for event in events if isinstance(event, FitStart)]) == 1
    assert [event.epoch for event in events if isinstance(event, EpochEnd)] == [1, 2, 3]
    assert isinstance(events[-1], FitEnd)


def test_the_choice_changes_nothing_of_the_training_that_follows(tmp_path):
    checked = project_of(tmp_path, linear(), epochs=3)
    (tmp_path / "other").mkdir()
    unchecked = project_of(tmp_path / "other", linear(), epochs=3, check_path=False)

    for project in (checked, unchecked):
        trained(project)

    losses = [[end.val_loss for end in project.run().history] for project in (checked, unchecked)]
    assert losses[0] == losses[1]


def test_a_run_that_is_stopped_goes_on_with_what_was_chosen(tmp_path):
    project = project_of(tmp_path, logistic(), learning_rate=0.01, epochs=6)
    for event in (events := run_experiment(project)):
        if isinstance(event, EpochEnd) and event.epoch == 2:
            events.close()
    chosen = project.run().spec.model.head.linear_path

    list(run_experiment(project, resume=project.run().id))

    assert project.run().spec.model.head.linear_path is chosen
    assert len(project.run().history) == 6


def test_a_linear_series_is_judged_as_good_as_its_strongest_rival_or_better(tmp_path):
    project = project_of(tmp_path, linear(160))
    trained(project)
    run = project.run()
    judged = finish(evaluate_run(run, finish(load_experiment(run.spec.data, project.folder))))

    assert judged.verdict.comparison.outcome in ("as_good", "better")
    assert judged.score.metrics["rmse"] < 0.6


def test_many_examples_are_not_trained_twice(tmp_path):
    assert not project_of(tmp_path, linear(600)).spec.training.check_path


def test_a_try_is_short_however_long_training_is_to_be(tmp_path):
    project = project_of(tmp_path, linear(), epochs=100_000)

    for event in (events := run_experiment(project)):
        if isinstance(event, EpochEnd):
            events.close()

    assert len(project.run().history) == 1


def test_with_few_validation_examples_luck_speaks_for_no_model_without_a_path():
    assert [luck_of(count) for count in (4, 25, 400)] == pytest.approx([0.25, 0.1, 0.025])


def val_windows(starts, horizon):
    count = len(starts)
    return Examples(
        starts_E=np.asarray(starts),
        lengths_E=np.broadcast_to(8, count),
        sequences_E=np.broadcast_to(0, count),
        horizon=horizon,
    )


@pytest.mark.parametrize(
    ("starts", "horizon", "luck"),
    [
        (range(16), 1, 0.25),
        (range(96), 2, 0.125),  # 1.5 of them tell as much as one
        (range(0, 36 * 16, 36), 12, 0.25),  # answers far apart
    ],
)
def test_forecasts_of_a_walk_tell_little_anew_where_they_overlap(starts, horizon, luck):
    val = val_windows(starts, horizon)

    assert luck_of_layers(val, blank=True) == pytest.approx(luck)
    assert luck_of_layers(val) == pytest.approx(0.5 * len(starts) ** -0.5)

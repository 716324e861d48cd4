"""Backtests of small runs: resumed to the same table, trained on the past alone, by origin and by fold."""

import shutil

import numpy as np
import pytest

from workbench.backtest.table import load_backtest
from workbench.backtest.trial import backtest
from workbench.errors import WorkbenchError
from workbench.evaluation.evaluate import evaluate_run
from workbench.evaluation.rivals import table
from workbench.experiment import load_experiment, run_experiment
from workbench.progress import finish
from workbench.runs.project import Project
from workbench.spec import set_key


@pytest.fixture(autouse=True)
def two_rivals(monkeypatch):
    monkeypatch.setattr(table, "RIVALS", {name: table.RIVALS[name] for name in ("last_value", "ridge")})


@pytest.fixture
def run(project):
    project.save(set_key(project.spec, "training.epochs", "2"))
    finish(run_experiment(project))
    return project.run()


def numbers(found) -> list:
    return [fold.model_dump() for fold in found.folds]


def stopped(project, run, when, **options) -> None:
    """A backtest that is closed when the progress has come so far."""
    work = backtest(project, run, **options)
    for progress in work:
        if progress.done >= when:
            work.close()
            return
    raise AssertionError("it came to its end")


def test_a_backtest_that_was_stopped_goes_on_to_the_same_table(project, run):
    whole = finish(backtest(project, run, origins=3, refit=True))
    run.file("backtest.json").unlink()
    for when in (0.3, 0.6, 0.93):
        stopped(project, run, when, origins=3, refit=True)

    assert 0 < len(load_backtest(run.folder).folds) < 3
    assert numbers(finish(backtest(project, run, origins=3, refit=True))) == numbers(whole)
    assert list(project.cache.path.iterdir()) == []


def test_each_origin_trains_on_what_lies_before_it(project, run):
    found = finish(backtest(project, run, origins=3, refit=True))

    places = [int(fold.place[:4]) for fold in found.folds]
    assert np.diff(places).tolist() == [7, 7] and places[-1] + 7 == 1920
    assert np.diff([fold.training for fold in found.folds]).tolist() == [7, 7]
    assert {len(fold.by_step["model"]) for fold in found.folds} == {2}


def test_without_refit_one_training_is_judged_at_every_origin(project, run):
    found = finish(backtest(project, run, origins=3))
    anew = finish(backtest(project, run, origins=3, refit=True))

    assert len({fold.training for fold in found.folds}) == 1
    assert found.folds[0] == anew.folds[0] and found.folds[1] != anew.folds[1]
    assert [fold.examples for fold in found.folds] == [fold.examples for fold in anew.folds]


def test_an_origin_is_what_a_run_of_the_same_parts_would_be(project, run):
    found = finish(backtest(project, run, origins=2))
    spec = project.spec
    for key, value in (("train", 80), ("val", 20), ("test", 10)):
        spec = set_key(spec, f"data.split.{key}", str(value))
    project.save(spec)
    finish(run_experiment(project))

    alone = finish(evaluate_run(project.runs()[-1], finish(load_experiment(spec.data, project.folder))))

    assert found.folds[0].scores["model"]["mae"] == pytest.approx(alone.score.metrics["mae"], rel=1e-6)
    assert found.folds[0].scores["ridge"]["mae"] == pytest.approx(alone.baselines["ridge"].metrics["mae"], rel=1e-6)


def test_a_finished_backtest_is_told_again_without_training(project, run):
    found = finish(backtest(project, run, origins=2))

    again = list(backtest(project, run, origins=2))

    assert numbers(load_backtest(run.folder)) == numbers(found)
    assert not any("Training" in str(progress.message) for progress in again)


def test_other_origins_begin_anew(project, run):
    stopped(project, run, 0.9, origins=4)

    found = finish(backtest(project, run, origins=2))

    assert (found.origins, len(found.folds)) == (2, 2) and not list(project.cache.path.glob("backtest-*"))


def test_a_copy_that_can_only_be_read_is_refused(project, run, tmp_path, monkeypatch):
    copy = Project.open(shutil.copytree(project.folder, tmp_path / "copy"))
    monkeypatch.setattr(type(copy), "read_only", property(lambda self: True))

    with pytest.raises(WorkbenchError, match="can only be read"):
        finish(backtest(copy, copy.run(), origins=2))


def test_a_training_that_fails_says_why_and_is_tried_again(project, run, monkeypatch):
    import workbench.experiment as flow

    def broken(*_args, **_settings):
        raise WorkbenchError("The device is gone.")

    with monkeypatch.context() as patched:
        patched.setattr(flow, "build_untrained", broken)
        with pytest.raises(WorkbenchError, match="The device is gone"):
            finish(backtest(project, run, origins=2))

    assert finish(backtest(project, run, origins=2)).complete

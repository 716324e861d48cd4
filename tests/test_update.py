"""A run goes on with new data: what it learns, what it keeps, and what it says of both."""

import math
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch

from workbench.answering.using import use
from workbench.backtest.trial import backtest
from workbench.data.spec import DataSpec, SourceSpec
from workbench.errors import WorkbenchError
from workbench.evaluation import forgetting
from workbench.evaluation.evaluate import evaluate_run
from workbench.evaluation.forgetting import load_forgetting
from workbench.experiment import run_experiment
from workbench.progress import finish
from workbench.runs.loaded import load_experiment
from workbench.runs.project import Project
from workbench.runs.updated import updated_from
from workbench.training.events import EpochEnd
from workbench.update import update_run


def years(first: int, last: int, level: float = 5.0) -> str:
    return "".join(f"{year},{level + math.sin((year - 1800) / 5):.4f}\n" for year in range(first, last))


@pytest.fixture(scope="module")
def taught() -> list[Path]:
    """A folder with the trained project, once there is one."""
    return []


@pytest.fixture
def trained(project, taught, tmp_path_factory) -> Project:
    """A run of a series that ends with the year 1919."""
    if not taught:
        finish(run_experiment(project))
        taught.append(shutil.copytree(project.folder, tmp_path_factory.mktemp("taught") / "project"))
    shutil.copytree(taught[0], project.folder, dirs_exist_ok=True)
    return Project.open(project.folder)


@pytest.fixture
def newer(tmp_path) -> Path:
    """The years after that, on another level."""
    path = tmp_path / "newer.csv"
    path.write_text("year,level\n" + years(1920, 1980, level=6))
    return path


def files_of(run) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in run.folder.iterdir() if path.is_file()}


def updated(project, *paths: Path, **settings):
    finish(update_run(project, None, paths, **settings))
    return project.runs()[-1]


def data_of(project, run):
    return finish(load_experiment(run.spec.data, project.folder))


def years_of(dataset) -> np.ndarray:
    return dataset.times_N.astype("datetime64[Y]").astype(int) + 1970


def losses(run) -> list[tuple[float, float]]:
    return [(end.train_loss, end.val_loss) for end in run.history]


def test_an_update_is_a_run_of_its_own_and_the_old_one_stays_bit_for_bit(trained, newer):
    before = files_of(trained.run())
    new = updated(trained, newer)
    old = trained.runs()[0]

    assert files_of(old) == before
    assert (new.status, updated_from(new.folder), updated_from(old.folder)) == ("finished", old.id, None)
    assert (new.run_facts.facts, new.statistics) == (old.run_facts.facts, old.statistics)


def test_an_update_is_evaluated_used_and_gone_on_with_as_any_run(trained, newer):
    new = updated(trained, newer, epochs=3)
    evaluation = finish(evaluate_run(new, data_of(trained, new)))
    answered = finish(use(trained, new.id)).answered
    finish(run_experiment(trained, resume=new.id, more_epochs=1))

    assert not any("have changed" in str(warning) for warning in evaluation.case.warnings)
    assert [row[0][:4] for row in answered.rows] == ["1980", "1981"]
    assert len(new.history) == 4


def test_the_newest_rows_are_the_test_part_and_windows_look_back_over_the_seam(trained, newer):
    loaded = data_of(trained, updated(trained, newer, old_share=0.5))
    split, year_N = loaded.split, years_of(loaded.dataset)
    firsts = split.train.starts_E + split.train.lengths_E

    assert set(loaded.dataset.series_S) == {"series"}
    assert [(year_N[start], year_N[stop - 1]) for start, stop in split.rows["test"]] == [(1970, 1979)]
    assert year_N[firsts[firsts >= 120]].min() == 1920
    assert (firsts < 120).sum() == round(0.5 * len(loaded.before.split.train))


def test_without_old_examples_only_the_new_ones_are_learned(trained, newer):
    split = data_of(trained, updated(trained, newer, old_share=0)).split

    assert split.train.starts_E.min() >= 120
    assert all(start >= 120 for start, _ in split.rows["train"])


def test_an_update_begins_with_the_weights_that_it_goes_on_from(trained, newer):
    old = trained.run()
    new = updated(trained, newer, epochs=2)
    loaded = data_of(trained, new)
    by_old = finish(evaluate_run(old, loaded, "val"))

    assert new.history[0].learning_rate == 0
    assert new.history[0].val_loss == pytest.approx(by_old.score.scaled["mse"], rel=1e-4)


def test_what_teaches_nothing_changes_nothing_and_says_so(trained, newer):
    spec = trained.run().spec
    wild = spec.training.model_copy(update={"learning_rate": 10.0})
    trained.run().write_spec(spec.model_copy(update={"training": wild}))
    newer.write_text("year,level\n" + years(1920, 1980))
    new = updated(trained, newer, epochs=2)

    assert new.row.best_epoch == 1
    assert "answers as that run does" in str(load_forgetting(new.folder).said[0])
    old = trained.runs()[0].model().state_dict()
    assert all(torch.equal(weight, old[name]) for name, weight in new.model().state_dict().items())


def test_what_was_won_and_forgotten_is_told(trained, newer):
    found = load_forgetting(updated(trained, newer, epochs=20, old_share=0).folder)

    assert found.new_test.after["rmse"] < found.new_test.before["rmse"]
    assert "better than run" in str(found.said[0])
    assert found.old_test.examples == 19
    assert "older test part" in str(found.said[1])


def test_an_update_is_judged_on_another_device_too(trained, newer, monkeypatch):
    def away(_run, model, *_):
        model.to("meta")  # as a GPU keeps a model that was judged there
        yield from ()
        return {"rmse": 1.0}

    monkeypatch.setattr(forgetting, "_scores", away)

    assert load_forgetting(updated(trained, newer, epochs=1).folder) is not None


def test_a_stopped_update_goes_on_to_what_it_would_have_become(trained, newer):
    whole = updated(trained, newer)
    events = update_run(trained, whole.spec.data and trained.runs()[0].id, [newer])
    for event in events:
        if isinstance(event, EpochEnd) and event.epoch == 2:
            events.close()
    stopped = trained.runs()[-1]
    assert stopped.status == "stopped"
    finish(run_experiment(trained, resume=stopped.id))

    assert losses(stopped) == losses(whole)
    assert load_forgetting(stopped.folder) == load_forgetting(whole.folder)


def test_an_update_can_be_updated_and_remembers_every_older_test_part(trained, newer, tmp_path):
    updated(trained, newer)
    third = tmp_path / "third.csv"
    third.write_text("year,level\n" + years(1980, 2020, level=6))
    again = updated(trained, third)
    loaded = data_of(trained, again)

    assert [each.sources for each in again.spec.data.appended] == [1, 1]
    assert years_of(loaded.dataset).max() == 2019
    assert load_forgetting(again.folder).old_test.examples == 19 + len(loaded.before.split.test)


def test_of_a_file_that_repeats_old_rows_only_the_newer_ones_are_new(trained, tmp_path):
    grown = tmp_path / "grown.csv"
    grown.write_text("year,level\n" + years(1800, 1980))
    loaded = data_of(trained, updated(trained, grown))
    year_N = years_of(loaded.dataset)

    assert min(year_N[start] for start, _ in loaded.split.rows["val"]) > 1920
    assert year_N[loaded.split.rows["train"][-1][0]] == 1920


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("year,height\n1920,5\n1921,6\n", "level"),
        ("year,level\n" + years(1880, 1920), "nothing newer"),
        ("year,level\n" + "".join(f"{year},5.{year}\n" for year in range(1920, 2400, 10)), "in steps of"),
        ("year,level\n" + years(1920, 1924), "cannot be cut into training, validation and test parts"),
    ],
    ids=["missing column", "nothing newer", "other pace", "too few rows"],
)
def test_files_that_do_not_go_on_are_refused_before_there_is_a_run(trained, tmp_path, content, said):
    path = tmp_path / "odd.csv"
    path.write_text(content)

    with pytest.raises(WorkbenchError, match=said):
        updated(trained, path)
    assert len(trained.runs()) == 1


def test_a_file_that_the_run_knows_is_refused(trained):
    with pytest.raises(WorkbenchError, match="is of the data of run"):
        updated(trained, Path(trained.spec.data.sources[0].path))


def test_older_data_that_have_changed_are_refused(trained, newer):
    Path(trained.spec.data.sources[0].path).write_text("year,level\n" + years(1800, 1930))

    with pytest.raises(WorkbenchError, match="have changed since it was trained"):
        updated(trained, newer)


def test_a_backtest_of_an_update_is_refused_with_what_to_do(trained, newer):
    new = updated(trained, newer, epochs=1)

    with pytest.raises(WorkbenchError, match="Backtest the run that it was updated from"):
        finish(backtest(trained, new, origins=2))


def test_more_new_sources_than_there_are_are_refused():
    spec = DataSpec(sources=(SourceSpec(path="a.csv"),), appended=({"sources": 1},))

    with pytest.raises(WorkbenchError, match="sources"):
        finish(load_experiment(spec))


def test_a_linear_path_moves_to_what_the_new_data_tell_and_a_refit_learns_their_validation_part_too(project, newer):
    spec = project.spec
    head = spec.model.head.model_copy(update={"linear_path": True})
    training = spec.training.model_copy(update={"refit": True, "epochs": 2})
    project.save(spec.model_copy(update={"model": spec.model.model_copy(update={"head": head}), "training": training}))
    newer.write_text("year,level\n" + "".join(f"{year},{5 + math.sin(year / 2):.4f}\n" for year in range(1920, 2000)))
    finish(run_experiment(project))
    new = updated(project, newer)
    paths = [run.model().linear_path.linear.weight for run in project.runs()]
    found = load_forgetting(new.folder)

    assert new.refit.exists()
    assert not torch.equal(*paths)
    assert found.new_test.after["rmse"] < 0.8 * found.new_test.before["rmse"]


def test_the_settings_of_an_update_can_be_trained_anew_on_all_that_it_learned(trained, newer):
    spec = updated(trained, newer, epochs=1).spec
    window = spec.data.window.model_copy(update={"context": 6})
    trained.save(spec.model_copy(update={"data": spec.data.model_copy(update={"window": window})}))
    finish(run_experiment(trained, loaded=data_of(trained, trained.runs()[-1])))
    anew = trained.runs()[-1]

    assert (anew.status, anew.facts.context) == ("finished", 6)
    assert updated_from(anew.folder) is load_forgetting(anew.folder) is None

"""A run answers its own data to their ends and other files; the picture has what is known and what comes after."""

import csv
import json

import numpy as np
import pytest

from tests.answering.live_projects import trained
from tests.cli.conftest import run as command
from workbench.answering.answers import write
from workbench.answering.picture import picture
from workbench.answering.using import answering_files, use
from workbench.errors import WorkbenchError
from workbench.evaluation.store import load_fixed_bands
from workbench.export import bundle
from workbench.export.bundle import Exportable
from workbench.models.spec import EmbeddingSpec, RecurrentSpec
from workbench.progress import finish
from workbench.runs.project import Project


@pytest.fixture(scope="module")
def forecaster(tmp_path_factory):
    """A project that forecasts two series three days ahead, trained for an epoch and judged."""
    folder = tmp_path_factory.mktemp("use")
    days = np.datetime_as_string(np.datetime64("2024-01-01") + np.arange(120))
    values = np.random.default_rng(0).standard_normal((2, 120)).cumsum(axis=1)
    lines = [
        f"{day},{name},{value:.4f}"
        for name, row in zip("ab", values, strict=True)
        for day, value in zip(days, row, strict=True)
    ]
    (folder / "two.csv").write_text("\n".join(["day,shop,sold", *lines]) + "\n")
    settings = ["data.window.horizon=3", "data.window.context=7", "training.epochs=1", "training.device=cpu"]
    made = command("new", folder / "p", "--data", folder / "two.csv", "--task", "forecast", "--set", *settings)
    assert made.exit_code == 0, made.stderr
    assert command("train", folder / "p").exit_code == 0
    assert command("evaluate", folder / "p").exit_code == 0
    return folder


def used(folder, *paths):
    project = Project.open(folder / "p")
    return finish(use(project, project.rows()[-1].id, paths))


def test_own_data_are_answered_beyond_the_end_of_every_series(forecaster):
    answered = used(forecaster).answered

    assert answered.header[:4] == ["sequence", "time", "step", "sold"]
    assert [row[:3] for row in answered.rows[:3]] == [
        ["a", f"2024-04-{30 + k}" if k < 1 else f"2024-05-0{k}", k + 1] for k in range(3)
    ]
    assert answered.sequences_R.tolist() == [0, 0, 0, 1, 1, 1]


def test_the_window_and_the_command_write_the_same_file(forecaster, tmp_path):
    write(used(forecaster, forecaster / "two.csv").answered, tmp_path / "window.csv")

    told = command(
        "predict", forecaster / "p", "--data", forecaster / "two.csv", "--to", tmp_path / "told.csv", "--bands"
    )

    assert told.exit_code == 0, told.stderr
    assert (tmp_path / "window.csv").read_bytes() == (tmp_path / "told.csv").read_bytes()


def test_files_that_hold_truths_tell_how_right_the_run_is(forecaster):
    assert used(forecaster, forecaster / "two.csv").metrics["rmse"] > 0
    assert used(forecaster).metrics == {}


def test_files_without_truths_are_answered_all_the_same(forecaster, tmp_path):
    days = np.datetime_as_string(np.datetime64("2024-05-01") + np.arange(7))
    (tmp_path / "week.csv").write_text("day,shop,sold\n" + "".join(f"{day},c,{k}\n" for k, day in enumerate(days)))

    found = used(forecaster, tmp_path / "week.csv")

    assert len(found.answered.rows) == 3 and found.metrics == {}
    assert [row[0] for row in found.answered.rows] == ["2024-05-08", "2024-05-09", "2024-05-10"]


def test_a_series_too_short_to_look_back_on_is_told(forecaster, tmp_path):
    (tmp_path / "short.csv").write_text("day,shop,sold\n2024-05-01,c,1\n2024-05-02,c,2\n2024-05-03,c,3\n")

    with pytest.raises(WorkbenchError, match="looks back over 7"):
        used(forecaster, tmp_path / "short.csv")


def test_the_picture_joins_the_end_of_a_series_with_what_comes_after(forecaster):
    answered = used(forecaster).answered

    drawn = picture(answered, 1)

    assert (drawn.name, drawn.quantity, drawn.dates) == ("b", "sold", True)
    assert np.diff(np.concatenate([drawn.x_T[-1:], drawn.ahead_H])) == pytest.approx([86400.0] * 3)
    assert drawn.answer_H == pytest.approx([float(row[3]) for row in answered.rows[3:]])
    low, high = drawn.bands[0.8]
    assert (low < drawn.answer_H).all() and (drawn.answer_H < high).all()
    assert len(drawn.x_T) == len(drawn.y_T) == 3 * (7 + 3)


def test_a_run_that_is_not_judged_answers_without_bands(forecaster, tmp_path):
    project = Project.open(forecaster / "p")
    (project.folder / "runs" / project.rows()[-1].id / "evaluation.json").rename(tmp_path / "kept.json")
    try:
        answered = used(forecaster).answered
    finally:
        (tmp_path / "kept.json").rename(project.folder / "runs" / project.rows()[-1].id / "evaluation.json")

    assert answered.ends_NLSHK is None and answered.header == ["sequence", "time", "step", "sold"]
    assert picture(answered, 0).bands == {}


def test_the_picture_of_a_classified_sequence_is_the_sequence(classifier):
    answered = finish(use(classifier, classifier.run().id)).answered
    drawn = picture(answered, 7)

    with (classifier.folder.parent / "movements.csv").open() as file:
        known = [float(row["x"]) for row in csv.DictReader(file) if row["sequence_id"] == drawn.name]
    assert answered.header[:2] == ["sequence", "class"] and len(answered.rows) == 30
    assert drawn.y_T == pytest.approx(known, abs=1e-3)
    assert len(drawn.ahead_H) == 0 and drawn.bands == {}


def test_a_model_of_texts_is_sent_to_where_it_writes_on(tmp_path):
    (tmp_path / "a.txt").write_text("to be or not to be that is the question " * 60)
    project = trained(tmp_path, tmp_path / "a.txt", "next-token", EmbeddingSpec(units=2), RecurrentSpec(units=2))

    with pytest.raises(WorkbenchError, match="Write on"):
        finish(use(project, project.run().id))


def test_a_head_with_quantiles_is_judged_used_and_exported_with_bands_of_its_own_spread(forecaster, tmp_path):
    data, project = forecaster / "two.csv", tmp_path / "q"
    settings = ["data.window.horizon=2", "data.window.context=5", "training.epochs=1", "training.device=cpu"]
    settings += ["model.head.quantiles=true", "training.loss=pinball"]
    assert not command("new", project, "--data", data, "--task", "forecast", "--set", *settings).exit_code
    assert command("train", project).exit_code == 0
    judged = command("evaluate", project, "--json")
    assert judged.exit_code == 0, judged.stderr
    assert 0 < json.loads(judged.stdout)["scaled"]["wql"] < 2
    run = Project.open(project).run()
    fixed, learned = load_fixed_bands(run.folder, run.facts), run.run_facts
    assert fixed.by_spread
    (tmp_path / "out").mkdir()
    source = Exportable(model=run.model(), facts=run.facts, statistics=learned.statistics, bands=fixed)
    bundle._write(source, "torch", tmp_path / "out")
    watched = finish(answering_files(run)(data))
    assert watched.rows == finish(use(Project.open(project), run.id, [data])).answered.rows

    for source in (project, tmp_path / "out"):
        told = command("predict", source, "--data", data, "--to", tmp_path / "x.csv", "--bands")
        assert told.exit_code == 0, told.stderr
        rows = list(csv.DictReader((tmp_path / "x.csv").read_text().splitlines()))
        assert all(float(row["sold 95 % low"]) < float(row["sold"]) < float(row["sold 95 % high"]) for row in rows)
    assert len(rows) == 4

"""Files as people have them, read right with nothing set: the field cases, asked inside one process."""

import contextlib
import csv
import importlib.util
import io
import runpy
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import run
from tests.export.exported_scripts import unverified
from workbench.answering.answers import times_asked
from workbench.evaluation.metrics import forecast_metrics
from workbench.evaluation.other import load_other
from workbench.evaluation.predict import truths
from workbench.models.baselines import last_value
from workbench.progress import finish
from workbench.proposal import propose_experiment

CASES = Path(__file__).parents[3] / "shared" / "cases"


@pytest.fixture(scope="module", autouse=True)
def unasked():
    with unverified():
        yield


def module(name):
    found = importlib.util.spec_from_file_location(name, CASES / f"{name}.py")
    loaded = importlib.util.module_from_spec(found)
    found.loader.exec_module(loaded)
    return loaded


@pytest.fixture(scope="module")
def cases(tmp_path_factory):
    if not CASES.is_dir():
        pytest.skip("needs the field cases (../shared/cases), which are not part of the project")
    folder = tmp_path_factory.mktemp("cases")
    maker = module("make_cases")
    made = maker.Maker(folder, 1, "a")
    maker.SETS["a"](made)
    return folder, {case["name"]: case for case in made.cases}


def settings(case, folder) -> list[str]:
    return [setting.replace("{folder}", str(folder)) for setting in case["sets"]]


def proposed(case, folder):
    return finish(
        propose_experiment(
            [folder / place for place in case["data"]],
            task=case["task"],
            targets=[case["target"]] if case["target"] else [],
            settings=[tuple(setting.split("=", 1)) for setting in settings(case, folder)],
        )
    )


def trained(case, folder, project) -> None:
    """A project of the case, trained for one epoch."""
    asked = [*settings(case, folder), "training.epochs=1", "training.refit=false", "training.device=cpu"]
    data = [folder / place for place in case["data"]]
    options = [word for one in asked for word in ("--set", one)]
    done(run("new", project, "--data", *data, "--target", case["target"], *options))
    done(run("train", project))


def done(result) -> None:
    assert result.exit_code == 0, result.stderr


def column(path, name) -> list[float]:
    with path.open(encoding="utf-8", newline="") as file:
        return [float(row[name]) for row in csv.DictReader(file)]


TIMED = """
monthly_us quarterly_uk day_first_minutes fifty_hertz year_month_day_hour monday_to_saturday trading_hours thirtieth
twice_a_month offset hour_ending_24 epoch_ms iso_week known_future empty_at_the_end
"""


@pytest.mark.parametrize("name", TIMED.split())
def test_the_next_times_are_right(name, cases):
    folder, by_name = cases
    case = by_name[name]
    made = proposed(case, folder)
    files = [folder / place for place in case.get("predict", case["data"])]

    dataset = finish(load_other(files, made.spec.data, made.loaded.facts))
    texts = times_asked(dataset.axis(0), dataset.ahead_S[0], made.spec.data.window.horizon)

    same = module("check_cases").same_time
    assert len(texts) == len(case["right"])
    assert all(map(same, texts, case["right"])), texts


NAMED = ("long_ids", "subject_and_trial", "class_none", "blank_after_label", "segment_labels")


@pytest.mark.parametrize("name", NAMED)
def test_sequences_and_classes_are_right(name, cases):
    folder, by_name = cases
    case = by_name[name]

    dataset = proposed(case, folder).loaded.dataset

    told = {
        "names": sorted(dataset.names_S),
        "classes": sorted(dataset.classes),
        "sequences": dataset.sequences,
    }
    assert told[case["question"]] == case["right"]


def test_changes_of_a_meter_on_a_high_level_are_right(cases):
    folder, by_name = cases
    loaded = proposed(by_name["meter"], folder).loaded
    test = loaded.split.test

    last = forecast_metrics(last_value(loaded.dataset, test), truths(loaded.dataset, test))

    assert last["rmse"] == pytest.approx(by_name["meter"]["right"], rel=1e-3)


@pytest.mark.parametrize("name", ["newest_first", "german"])
def test_exported_scripts_answer_the_file_as_the_program_does(name, cases, tmp_path, monkeypatch):
    folder, by_name = cases
    case = by_name[name]
    data = folder / case["data"][0]
    trained(case, folder, tmp_path / "p")

    done(run("predict", tmp_path / "p", "--data", data, "--to", tmp_path / "ours.csv"))
    done(run("export", tmp_path / "p", "--format", "bundle", "--to", tmp_path / "x"))

    right = column(tmp_path / "ours.csv", case["target"])
    for script in ("predict_onnx.py", "predict.py"):
        monkeypatch.setattr(sys, "argv", [script, str(data), str(tmp_path / "theirs.csv")])
        monkeypatch.setattr(sys, "path", [str(tmp_path / "x"), *sys.path])
        with contextlib.redirect_stderr(io.StringIO()), contextlib.suppress(SystemExit):
            runpy.run_path(str(tmp_path / "x" / script), run_name="__main__")
        assert column(tmp_path / "theirs.csv", case["target"]) == pytest.approx(right, rel=case["right"])


def test_every_field_case_is_asked_here(cases):
    apart = {"newest_first", "german", "meter"}

    assert set(cases[1]) == {*TIMED.split(), *NAMED, *apart}

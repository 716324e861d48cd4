import os

import pytest

from workbench.evaluation.compare import compare
from workbench.evaluation.store import load_evaluation, verdict_of, warnings_of
from workbench.evaluation.summaries import summarise
from workbench.runs.summary import RunSummary, other_than_at_first
from workbench.spec import ExperimentSpec, set_key


def run(name: str, spec: ExperimentSpec, **more) -> RunSummary:
    reached = {"epochs": 3, "best_epoch": 2, "val_loss": 0.5}
    settings = other_than_at_first(spec)
    return RunSummary(run=name, state="finished", created="2026-01-01T00:00:00", settings=settings, **reached, **more)


def test_only_settings_that_differ_are_shown():
    spec = ExperimentSpec()
    other = set_key(spec, "training.epochs", "7")

    comparison = compare([run("a", spec), run("b", other)])

    assert comparison.keys == ("training.epochs",)
    assert [line.settings for line in comparison.lines] == [{"training.epochs": 30}, {"training.epochs": 7}]
    assert comparison.numbers == ("epochs", "best_epoch", "val_loss")


def test_a_kept_evaluation_joins_the_table(finished):
    (finished.folder / "evaluation.json").write_text('{"metrics": {"rmse": 1.5}, "better_than_baseline": true}')

    line = compare([summarise(finished)]).lines[0]

    assert (line.numbers["rmse"], line.numbers["better_than_baseline"]) == (1.5, True)


def test_a_damaged_run_has_neither_numbers_nor_settings():
    damaged = RunSummary(run="a", state="damaged", created="2026-01-01")

    first, second = compare([damaged, run("b", set_key(ExperimentSpec(), "training.epochs", "7"))]).lines

    assert (first.numbers, first.settings, second.settings) == ({}, {}, {})


def test_no_runs_make_an_empty_table():
    assert compare([]).lines == ()


def test_an_evaluation_older_than_the_weights_is_forgotten(tmp_path):
    (tmp_path / "evaluation.json").write_text("{}")
    (tmp_path / "best.safetensors").touch()
    os.utime(tmp_path / "evaluation.json", (0, 0))

    assert load_evaluation(tmp_path) is None


def test_a_damaged_evaluation_is_no_evaluation(tmp_path):
    (tmp_path / "evaluation.json").write_text("{dam")

    assert load_evaluation(tmp_path) is None


@pytest.mark.parametrize("said", [{}, {"said": None}], ids=["nothing", "none"])
def test_a_file_of_an_older_version_tells_its_english_text(said):
    numbers = {"verdict": "The model is {better}.", "warnings": ["Beware."], **said}

    assert str(verdict_of(numbers)) == "The model is {better}."
    assert [str(warning) for warning in warnings_of(numbers)] == ["Beware."]

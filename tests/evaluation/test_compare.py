import os
from types import SimpleNamespace

from workbench.evaluation.compare import compare
from workbench.evaluation.store import load_evaluation, verdict_of, warnings_of
from workbench.spec import ExperimentSpec, set_key


def run(tmp_path, name: str, spec: ExperimentSpec) -> SimpleNamespace:
    folder = tmp_path / name
    folder.mkdir()
    row = SimpleNamespace(epochs=3, best_epoch=2, val_loss=0.5)
    state = SimpleNamespace(created="2026-01-01T00:00:00")
    return SimpleNamespace(id=name, folder=folder, spec=spec, status="finished", state=state, row=row)


def test_only_settings_that_differ_are_shown(tmp_path):
    spec = ExperimentSpec()
    other = set_key(spec, "training.epochs", "7")

    comparison = compare([run(tmp_path, "a", spec), run(tmp_path, "b", other)])

    assert comparison.keys == ("training.epochs",)
    assert [line.settings for line in comparison.lines] == [{"training.epochs": 30}, {"training.epochs": 7}]
    assert comparison.numbers == ("epochs", "best_epoch", "val_loss")


def test_a_kept_evaluation_joins_the_table(tmp_path):
    judged = run(tmp_path, "a", ExperimentSpec())
    (judged.folder / "evaluation.json").write_text('{"metrics": {"rmse": 1.5}, "better_than_baseline": true}')

    line = compare([judged]).lines[0]

    assert (line.numbers["rmse"], line.numbers["better_than_baseline"]) == (1.5, True)


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


def test_a_file_of_an_older_version_tells_its_english_text():
    numbers = {"verdict": "The model is {better}.", "warnings": ["Beware."]}

    assert str(verdict_of(numbers)) == "The model is {better}."
    assert [str(warning) for warning in warnings_of(numbers)] == ["Beware."]

import csv
import json
import shlex
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.cli.conftest import run


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_train_prints_one_object_per_event_and_ends_with_the_result(copy):
    done = run("train", copy, "--json")

    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 0
    assert events[0]["event"] == "fit_start"
    assert [e["epoch"] for e in events if e["event"] == "epoch_end"] == [1, 2, 3]
    assert {"event", "run", "best_epoch", "val_loss"} <= events[-1].keys()
    assert events[-1]["event"] == "fit_end"


def test_evaluate_keeps_the_contract(project):
    found = json.loads(run("evaluate", project, "--json").stdout)

    assert (found["part"], found["examples"]) == ("test", 24)
    assert {"mse", "mae", "rmse", "r2"} <= found["metrics"].keys()
    assert {"mse", "mae"} == found["baselines"]["last_value"]["scaled"].keys()
    assert {"mse", "mae", "wql", "crps"} == found["scaled"].keys()
    assert isinstance(found["better_than_baseline"], bool)
    assert found["verdict"].endswith(".")


def test_evaluate_judges_other_files_whole(project, series_file):
    found = json.loads(run("evaluate", project, "--data", series_file, "--json").stdout)
    context = json.loads((project / "project.json").read_text())["data"]["window"]["context"]

    assert found["examples"] == 120 - context


def test_evaluate_speaks_to_people_too(project):
    text = run("evaluate", project).stdout

    assert "last_value" in text
    assert "seasonal_naive" in text


def test_a_classifier_is_evaluated_by_class(classifier, classes_file):
    found = json.loads(run("evaluate", classifier, "--data", classes_file, "--json").stdout)

    assert found["examples"] == 40
    assert {"accuracy", "f1_macro"} == found["metrics"].keys()
    assert found["per_class"].keys() == {"down", "up"}
    assert sum(map(sum, found["confusion"])) == 40


def test_runs_lists_what_each_reached(project):
    run("evaluate", project)

    lines = [json.loads(line) for line in run("runs", project, "--json").stdout.splitlines()]

    assert lines[0]["status"] == "finished"
    assert lines[0]["epochs"] == 3
    assert "rmse" in lines[0]


def test_predict_goes_on_after_the_last_row(project, series_file, tmp_path):
    out = tmp_path / "answers.csv"

    done = run("predict", project, "--data", series_file, "--to", out)

    assert done.exit_code == 0, done.stderr
    header, first, *_ = rows_of(out)
    assert header == ["time", "step", "Level"]
    assert first[:2] == ["2010-01-01", "1"]
    assert 8 < float(first[2]) < 12


def test_predict_puts_the_ends_of_the_bands_beside_forecasts(project, series_file, tmp_path):
    out = tmp_path / "answers.csv"
    told = json.loads(run("evaluate", project, "--json").stdout)

    done = run("predict", project, "--data", series_file, "--to", out, "--bands")

    assert done.exit_code == 0, done.stderr
    header, first, *_ = rows_of(out)
    assert header[3:] == [f"Level {level} % {end}" for level in (80, 90, 95) for end in ("low", "high")]
    answer, *ends = map(float, first[2:])
    assert ends[4] <= ends[2] <= ends[0] < answer < ends[1] <= ends[3] <= ends[5]
    assert list(told["coverage"]) == list(told["band_width"]) == ["0.8", "0.9", "0.95"]


def test_predict_says_what_is_missing_where_there_is_no_band(copy, classifier, series_file, classes_file, tmp_path):
    for file in copy.glob("runs/*/evaluation.json"):
        file.unlink()
    run("evaluate", classifier)

    unjudged = run("predict", copy, "--data", series_file, "--to", tmp_path / "a.csv", "--bands")
    classes = run("predict", classifier, "--data", classes_file, "--to", tmp_path / "b.csv", "--bands")

    assert (unjudged.exit_code, classes.exit_code) == (2, 2)
    assert "judge it first" in unjudged.stderr and "only forecasts have them" in classes.stderr
    assert not (tmp_path / "a.csv").exists() and not (tmp_path / "b.csv").exists()


def test_predict_names_a_folder_that_is_no_file_to_write_to(project, series_file, tmp_path):
    out = tmp_path / "answers"
    out.mkdir()

    done = run("predict", project, "--data", series_file, "--to", out)

    assert done.exit_code == 2
    assert f"{out} cannot be used" in done.stderr


def test_predict_does_not_overwrite_what_it_reads(project, series_file):
    before = series_file.read_bytes()

    done = run("predict", project, "--data", series_file, "--to", series_file.parent / "." / series_file.name)

    assert done.exit_code == 2
    assert "overwrite itself" in done.stderr
    assert series_file.read_bytes() == before


def test_commands_to_go_on_with_can_be_copied_where_names_hold_blanks(series_file, tmp_path):
    folder = tmp_path / "my project"

    done = run("new", folder, "--data", series_file, "--task", "forecast")

    assert shlex.split(done.stdout.partition("Next: ")[2]) == ["workbench", "train", str(folder)]


def test_predict_names_the_file_for_which_the_disk_has_no_room(project, series_file, tmp_path, monkeypatch):
    def refuse(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("workbench.paths.os.fsync", refuse)

    done = run("predict", project, "--data", series_file, "--to", tmp_path / "out.csv")

    assert done.exit_code == 2
    assert f"no room left, so {tmp_path / 'out.csv'} cannot be written" in done.stderr


def test_predict_needs_no_labels(classifier, classes_file, tmp_path):
    source, out = tmp_path / "new.csv", tmp_path / "answers.csv"
    source.write_text("\n".join(line.rpartition(",")[0] for line in classes_file.read_text().splitlines()) + "\n")

    done = run("predict", classifier, "--data", source, "--to", out)

    assert done.exit_code == 0, done.stderr
    header, *rows = rows_of(out)
    assert header == ["sequence", "class", "probability down", "probability up"]
    assert len(rows) == 40


@pytest.mark.parametrize("chosen", ["onnx", "torch"])
def test_an_export_answers_like_its_project(project, series_file, tmp_path, chosen):
    exported = run("export", project, "--format", chosen, "--to", tmp_path / "x", "--json")
    assert exported.exit_code == 0, exported.stderr
    assert json.loads(exported.stdout)["verified"] is True

    run("predict", project, "--data", series_file, "--to", tmp_path / "a.csv")
    done = run("predict", tmp_path / "x", "--data", series_file, "--to", tmp_path / "b.csv")

    assert done.exit_code == 0, done.stderr
    ours, theirs = rows_of(tmp_path / "a.csv"), rows_of(tmp_path / "b.csv")
    assert theirs[0] == ours[0]
    assert float(theirs[1][2]) == pytest.approx(float(ours[1][2]), rel=1e-5)


def test_an_export_carries_its_card_and_is_verified_until_it_is_changed(project, tmp_path):
    run("evaluate", project)
    run("export", project, "--to", tmp_path / "x")
    card = json.loads((tmp_path / "x" / "model_card.json").read_text(encoding="utf-8"))
    kept = json.loads((project / "project.json").read_text())
    assert card["data"]["sources"][0]["sha256"] == kept["data"]["sources"][0]["sha256"]
    assert "/" not in card["data"]["sources"][0]["name"]
    assert card["test"]["verdict"].endswith(".") and card["training"]["epochs_run"] == 3

    whole = run("verify", tmp_path / "x", "--json")
    (tmp_path / "x" / "model_card.json").write_text(json.dumps({**card, "test": None}))
    changed = run("verify", tmp_path / "x")

    assert json.loads(whole.stdout)["unchanged"][-1] == "export.json"
    assert changed.exit_code == 2
    assert "model_card.json changed or gone" in changed.stderr


def test_verify_names_what_is_not_of_the_export(project, tmp_path):
    run("export", project, "--to", tmp_path / "x")
    (tmp_path / "x" / "answers.csv").write_text("mine")

    done = run("verify", tmp_path / "x")

    assert done.exit_code == 0
    assert "unchanged  model.onnx" in done.stdout
    assert "answers.csv is not of the export" in done.stderr


def test_the_export_of_another_project_is_refused_in_a_sentence(project, classifier, tmp_path):
    assert run("export", project, "--to", tmp_path / "x").exit_code == 0
    before = (tmp_path / "x" / "model.onnx").read_bytes()

    done = run("export", classifier, "--to", tmp_path / "x")

    assert done.exit_code == 2
    assert "holds the export of another run" in done.stderr and "of the project wave" in done.stderr
    assert (tmp_path / "x" / "model.onnx").read_bytes() == before
    assert run("export", project, "--to", tmp_path / "x").exit_code == 0


def test_a_strangers_script_in_an_export_is_not_run(project, series_file, tmp_path):
    run("export", project, "--format", "torch", "--to", tmp_path / "x")
    for name in ("predict.py", "model.py"):
        (tmp_path / "x" / name).write_text("raise SystemExit('was run')")

    assert run("predict", tmp_path / "x", "--data", series_file, "--to", tmp_path / "b.csv").exit_code == 0


def test_a_project_of_a_newer_program_is_refused(copy):
    spec = json.loads((copy / "project.json").read_text())
    (copy / "project.json").write_text(json.dumps({**spec, "version": 99}))

    done = run("train", copy)

    assert done.exit_code == 2
    assert "newer version" in done.stderr


def test_a_damaged_checkpoint_is_named(copy):
    for weights in copy.glob("runs/*/*.safetensors"):
        weights.write_bytes(b"damaged")

    done = run("evaluate", copy, "--json")

    assert done.exit_code == 2
    assert json.loads(done.stderr)["file"].endswith("refit.safetensors")


def test_data_that_vanished_are_named(copy, series_file):
    text = (copy / "project.json").read_text()
    (copy / "project.json").write_text(text.replace(series_file.name, "gone.csv"))

    done = run("train", copy)

    assert done.exit_code == 2
    assert "gone.csv" in done.stderr


@pytest.mark.parametrize(
    "command", [["train"], ["evaluate"], ["runs"], ["export", "--to", "x"], ["predict", "--data", "a", "--to", "b"]]
)
def test_a_folder_without_a_project_is_refused(tmp_path, command):
    done = run(command[0], tmp_path, *command[1:])

    assert done.exit_code == 2
    assert len(done.stderr.strip().splitlines()) == 1


def test_an_untrained_project_asks_for_training(series_file, tmp_path):
    run("new", tmp_path / "p", "--data", series_file)

    done = run("evaluate", tmp_path / "p")

    assert done.exit_code == 2
    assert "Train" in done.stderr


def test_an_absent_device_is_refused_and_leaves_no_run(copy):
    before = run("runs", copy).stdout

    assert run("train", copy, "--device", "cuda:77").exit_code == 2
    assert run("runs", copy).stdout == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_output_that_takes_no_more_is_told_in_a_sentence(project):
    command = [sys.executable, "-m", "workbench", "runs", project, "--json"]

    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert done.returncode == 2
    assert json.loads(done.stderr)["error"] == "The output cannot be written: No space left on device."


def test_a_damaged_run_is_listed_among_the_others(copy):
    run("train", copy)
    first, second = (json.loads(line)["run"] for line in run("runs", copy, "--json").stdout.splitlines())
    (copy / "runs" / second / "spec.json").write_text("{dam")

    done = run("runs", copy, "--json")

    assert done.exit_code == 0
    found = {line["run"]: line["status"] for line in map(json.loads, done.stdout.splitlines())}
    assert found == {first: "finished", second: "damaged"}


def test_an_export_that_answers_otherwise_is_the_programs_fault(copy, tmp_path, monkeypatch):
    monkeypatch.setattr("workbench.export.verify.TOLERANCE", -1.0)

    done = run("export", copy, "--to", tmp_path / "x")

    assert done.exit_code == 1
    assert "please report this" in done.stderr
    assert not (tmp_path / "x").exists()


def test_other_files_are_no_test_part(project, series_file):
    judged = run("evaluate", project, "--data", series_file, "--json")
    told = run("evaluate", project, "--data", series_file)

    assert json.loads(judged.stdout)["part"] == "files"
    assert "other files" in told.stdout
    assert "test part" not in told.stdout


def test_predict_says_what_the_bands_of_a_run_and_of_its_export_rest_on(copy, series_file, tmp_path):
    assert run("evaluate", copy).exit_code == 0
    assert run("export", copy, "--to", tmp_path / "export").exit_code == 0

    rolling = run("predict", copy, "--data", series_file, "--to", tmp_path / "rolling.csv", "--bands")
    fixed = run("predict", tmp_path / "export", "--data", series_file, "--to", tmp_path / "fixed.csv", "--bands")

    assert "The bands are rolling" in rolling.stderr and "The bands are calibrated once" in fixed.stderr
    header, *rows = rows_of(tmp_path / "fixed.csv")
    assert header[-4:] == ["Level 80 % low", "Level 80 % high", "Level 95 % low", "Level 95 % high"]
    ends = np.array([row[-5:] for row in rows], float)
    assert (ends[:, 1] < ends[:, 0]).all() and (ends[:, 0] < ends[:, 2]).all() and (ends[:, 3] <= ends[:, 1]).all()


def test_an_export_of_a_run_that_was_not_judged_has_no_bands(copy, series_file, tmp_path):
    for kept in copy.glob("runs/*/bands.json"):
        kept.unlink()
    assert run("export", copy, "--to", tmp_path / "export").exit_code == 0

    told = run("predict", tmp_path / "export", "--data", series_file, "--to", tmp_path / "out.csv", "--bands")

    assert told.exit_code == 2 and "This export has no bands" in told.stderr


def test_runs_are_filtered_and_sorted_as_in_the_window(copy):
    run("queue", copy, "--seeds", 3)

    def found(*options) -> list[int]:
        done = run("runs", copy, *options, "--json")
        return [json.loads(line)["settings"].get("training.seed", 0) for line in done.stdout.splitlines()]

    assert found("--filter", "state = queued and seed > 0", "--sort", "-seed") == [2, 1]
    assert "No run meets" in run("runs", copy, "--filter", "nowhere").stderr
    done = run("runs", copy, "--filter", "sead > 1", "--json")
    assert done.exit_code == 2 and "seed" in json.loads(done.stderr)["error"]

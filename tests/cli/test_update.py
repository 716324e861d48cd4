"""The command that lets a run go on with new data."""

import json
import shutil

import numpy as np
import pytest

from tests.cli.conftest import run, wave


@pytest.fixture
def later(tmp_path):
    """The ten years after those of the small project, on a higher level."""
    months = np.datetime_as_string(np.datetime64("2010-01", "M") + np.arange(120))
    path = tmp_path / "later.csv"
    path.write_text("Month,Level\n" + "".join(f"{m},{v + 1}\n" for m, v in zip(months, wave(), strict=True)))
    return path


def test_what_was_won_and_forgotten_is_told_in_words(copy, later):
    done = run("update", copy, "--data", later, "--epochs", 3)
    won, kept, following = done.stdout.splitlines()[-3:]

    assert done.exit_code == 0, done.stderr
    assert won.startswith("On the new test part the update is ")
    assert "on the older test part" in kept
    assert following.startswith("Next: workbench evaluate ")


def test_json_ends_with_what_both_runs_are_worth_on_both_test_parts(copy, later):
    done = run("update", copy, "--data", later, "--epochs", 2, "--old-share", 0.5, "--json")
    *events, last = map(json.loads, done.stdout.splitlines())
    runs = [json.loads(line)["run"] for line in run("runs", copy, "--json").stdout.splitlines()]

    assert [event["event"] for event in events][0 :: len(events) - 1] == ["fit_start", "fit_end"]
    assert (last["event"], last["from"], last["run"], last["old_share"]) == ("update_end", *runs, 0.5)
    assert {"mse", "rmse"} <= last["old_test"]["before"].keys() & last["new_test"]["after"].keys()
    assert len(last["said"]) in {1, 2}


def test_an_update_is_evaluated_predicted_and_exported_as_any_run(copy, later, tmp_path):
    assert run("update", copy, "--data", later, "--epochs", 2).exit_code == 0
    evaluated = run("evaluate", copy, "--json")
    predicted = run("predict", copy, "--data", later, "--to", tmp_path / "out.csv", "--bands")
    exported = run("export", copy, "--to", tmp_path / "export", "--format", "torch")

    assert json.loads(evaluated.stdout)["run"].endswith("-002")
    assert predicted.exit_code == exported.exit_code == 0, predicted.stderr + exported.stderr
    assert (tmp_path / "out.csv").read_text().splitlines()[1].startswith("2020-01")


def test_a_class_that_the_run_does_not_know_is_told_and_left_out(classifier, classes_file, tmp_path):
    folder, later = shutil.copytree(classifier, tmp_path / "copy"), tmp_path / "later.csv"
    header, *lines = classes_file.read_text().splitlines()
    other = [f"{name},{t},9,sideways" for name in (40, 41) for t in range(4)]
    later.write_text("\n".join([header, *lines, *other]) + "\n")
    done = run("update", folder, "--data", later, "--epochs", 2, "--json")

    assert "! The model does not know the classes sideways." in done.stderr
    assert json.loads(done.stdout.splitlines()[-1])["new_test"]["examples"] in range(4, 9)


def test_files_that_do_not_fit_are_refused_in_one_sentence(copy, tmp_path):
    odd = tmp_path / "odd.csv"
    odd.write_text("Month,Height\n2010-01,1\n2010-02,2\n")
    done = run("update", copy, "--data", odd)

    assert (done.exit_code, done.stdout) == (2, "")
    assert "Level" in done.stderr
    assert len(done.stderr.splitlines()) == 1

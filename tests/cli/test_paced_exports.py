"""What was chosen about repeats, gaps and steps holds for later files, in the program and in exported scripts."""

import csv

import numpy as np
import pytest

from tests.cli.conftest import run
from tests.export.exported_scripts import run_script, unverified

HALF = np.timedelta64(30, "m")


@pytest.fixture(scope="module", autouse=True)
def unasked():
    with unverified():
        yield


def table(path, halves, repeat=()):
    """A wave every half hour at these places; some rows come twice."""
    start = np.datetime64("2024-03-01T00:00", "m")
    rows = [(start + at * HALF, 10 + np.sin(at / 4) + at % 3 / 10) for at in halves]
    rows = sorted([*rows, *((start + at * HALF, 12.5) for at in repeat)])
    lines = [f"{str(time).replace('T', ' ')},{value:.4f}" for time, value in rows]
    path.write_text("\n".join(["time,load", *lines]), encoding="utf-8")
    return path


CHOICES = {
    "mean": ("repeats=mean", "gaps=split", "resample=mean", "step=3600"),
    "last": ("repeats=last", "resample=last", "step=5400"),
    "between": ("repeats=sum", "gaps=split", "longest=4000", "resample=interpolate", "step=2700"),
}


@pytest.mark.parametrize("choice", CHOICES)
def test_program_and_scripts_answer_a_later_file_alike(tmp_path, choice):
    data = table(tmp_path / "a.csv", [*range(150), *range(170, 420)], repeat=(7, 9))
    later = table(tmp_path / "later.csv", [*range(500, 560), *range(580, 700)], repeat=(590, 691))
    sets = [f"data.pace.{pair}" for pair in CHOICES[choice]]
    sets += ["training.epochs=1", "training.device=cpu", "data.window.context=8", "data.window.horizon=2"]
    for command in (
        (
            "new",
            tmp_path / "p",
            "--data",
            data,
            "--task",
            "forecast",
            *(part for each in sets for part in ("--set", each)),
        ),
        ("train", tmp_path / "p"),
        ("export", tmp_path / "p", "--format", "bundle", "--to", tmp_path / "x"),
        ("predict", tmp_path / "p", "--data", later, "--to", tmp_path / "app.csv"),
        ("predict", tmp_path / "x", "--data", later, "--to", tmp_path / "export.csv"),
    ):
        done = run(*command)
        assert done.exit_code == 0, done.stderr

    ours = answers(tmp_path / "app.csv")

    np.testing.assert_allclose(answers(tmp_path / "export.csv"), ours, atol=1e-4)
    for script in ("predict_onnx.py", "predict.py"):
        done = run_script(tmp_path / "x" / script, later, tmp_path / "out.csv")
        assert done.returncode == 0, done.stderr
        np.testing.assert_allclose(answers(tmp_path / "out.csv"), ours, atol=1e-4)


def steps(path, places):
    """A wave every six hours with its half as label; the file has gaps."""
    start = np.datetime64("2024-03-01T00:00", "m")
    lines = [
        f"{str(start + at * 12 * HALF).replace('T', ' ')},{np.sin(at / 9):.4f},{'ab'[at // 28 % 2]}" for at in places
    ]
    path.write_text("\n".join(["time,x,label", *lines]), encoding="utf-8")
    return path


def test_labels_of_steps_between_gaps_are_answered_alike_day_by_day(tmp_path):
    data = steps(tmp_path / "a.csv", [*range(400), *range(480, 900)])
    later = steps(tmp_path / "later.csv", [*range(900, 960), *range(1060, 1160)])
    sets = ["gaps=split", "resample=mean", "calendar=day"]
    chosen = [part for each in sets for part in ("--set", f"data.pace.{each}")]
    chosen += ["--set", "training.epochs=1", "--set", "training.device=cpu"]
    for command in (
        ("new", tmp_path / "p", "--data", data, "--task", "label-steps", *chosen),
        ("train", tmp_path / "p"),
        ("export", tmp_path / "p", "--format", "bundle", "--to", tmp_path / "x"),
        ("predict", tmp_path / "p", "--data", later, "--to", tmp_path / "app.csv"),
    ):
        done = run(*command)
        assert done.exit_code == 0, done.stderr

    done = run_script(tmp_path / "x" / "predict.py", later, tmp_path / "out.csv")

    assert done.returncode == 0, done.stderr
    ours = answers(tmp_path / "app.csv")
    assert len(ours) == 40
    np.testing.assert_allclose(answers(tmp_path / "out.csv"), ours, atol=1e-4)


def answers(path):
    with path.open(encoding="utf-8", newline="") as file:
        return [float(row[-1]) for row in list(csv.reader(file))[1:]]

"""A backtest by speakers leaves the answers to each behind, and the command threshold rests on them."""

import json

import numpy as np
import pytest

from tests.cli.conftest import run as command
from workbench.evaluation.rivals import table
from workbench.evaluation.store import load_evaluation
from workbench.runs.project import Project


@pytest.fixture(autouse=True)
def one_rival(monkeypatch):
    monkeypatch.setattr(table, "RIVALS", {"majority": table.RIVALS["majority"]})


@pytest.fixture
def speakers(tmp_path):
    """A project of four speakers who say two words in their own way, trained for some epochs."""
    random = np.random.default_rng(0)
    lines = [
        f"{s},{t},{s % 2 + 0.3 * (s % 4) + 0.4 * random.standard_normal():.3f},{'ab'[s % 2]},{'wxyz'[s // 2 % 4]}"
        for s in range(80)
        for t in range(4)
    ]
    (tmp_path / "c.csv").write_text("\n".join(["id,t,x,word,who", *lines]) + "\n")
    settings = ["training.epochs=1", "training.learning_rate=0.05", "training.device=cpu", "training.refit=false"]
    settings += ['data.roles.who="ignore"', 'data.split.group="who"', 'data.split.method="group"']
    made = command(
        *("new", tmp_path / "p", "--data", tmp_path / "c.csv", "--task", "classify", "--target", "word"),
        *("--template", "linear", "--set", *settings),
    )
    assert made.exit_code == 0, made.stderr
    assert command("train", tmp_path / "p").exit_code == 0
    return Project.open(tmp_path / "p")


def test_temperature_and_threshold_rest_on_the_folds_of_a_backtest(speakers):
    run, before = speakers.run(), speakers.run().calibration
    assert command("evaluate", speakers.folder).exit_code == 0

    done = command("backtest", speakers.folder, "--origins", "2")
    assert done.exit_code == 0, done.stderr

    assert "Probabilities rest on these folds now" in done.stderr
    assert (before.examples, run.calibration.examples) == (0, 60)
    judged = load_evaluation(run.folder)
    assert judged is not None and judged["temperature"] == run.calibration.temperature != before.temperature
    after = command("threshold", speakers.folder, "--accuracy", "0.6", "--json")

    assert "on 3 values of who, each answered by a model that did not know it" in after.stderr, after.stderr
    assert json.loads(after.stdout)["temperature"] == speakers.run().calibration.temperature
    assert speakers.run().calibration.examples == 60

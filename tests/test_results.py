"""What default settings reach on real data, by the commands that a user types."""

import json

import pytest

from tests.cli.conftest import run
from workbench.data.samples import SAMPLES

ETT = {
    "data.window.context": 96,
    "data.window.horizon": 24,
    "data.split.train": 8640,
    "data.split.val": 2880,
    "data.split.test": 2880,
}


def workbench(*arguments):
    done = run(*arguments)
    assert done.exit_code == 0, done.stderr
    return done.stdout


def judged(project, *options, settings=()):
    workbench("new", project, *options, *(f"--set={key}={value}" for key, value in settings))
    workbench("train", project, "--device", "cpu")
    return json.loads(workbench("evaluate", project, "--json"))


def sample(name):
    found = next(sample for sample in SAMPLES if sample.name == name)
    return (
        "--data",
        found.path,
        "--task",
        found.task,
        *(part for name in found.targets for part in ("--target", name)),
    )


def test_etth1_oil_temperature_comes_below_the_naive_forecasts_and_is_held_against_a_ridge(tmp_path, shared_data):
    options = ("--data", shared_data / "ett" / "ETTh1.csv", "--task", "forecast", "--target", "OT")

    judgement = judged(tmp_path / "ett", *options, settings=(ETT | {"training.epochs": 1}).items())

    scaled = {name: score["scaled"]["mse"] for name, score in judgement["baselines"].items()}
    assert judgement["examples"] == 2857
    assert judgement["scaled"]["mse"] < 0.033
    assert scaled["last_value"] == pytest.approx(0.0343, abs=1e-4)
    assert scaled["seasonal_naive"] == pytest.approx(0.0458, abs=1e-4)
    assert scaled["ridge"] == pytest.approx(0.0264, abs=2e-4)
    assert judgement["best_rival"] == "ridge"


@pytest.mark.parametrize(("name", "test", "naive"), [("airline_passengers", 24, 50.0), ("sunspots_yearly", 60, 32.9)])
def test_a_classic_is_forecast_better_than_naively_and_the_words_say_how_it_stands(tmp_path, name, test, naive):
    judgement = judged(tmp_path / name, *sample(name), settings=[("data.split.test", test)])

    rmse, best = judgement["metrics"]["rmse"], judgement["baselines"][judgement["best_rival"]]["metrics"]["rmse"]
    assert rmse < naive
    assert judgement["outcome"] in ("better", "as_good") or rmse > best
    assert judgement["better_than_baseline"] == (judgement["outcome"] == "better")


def test_a_random_walk_is_said_to_be_no_better_than_its_last_value(tmp_path):
    judgement = judged(tmp_path / "walk", *sample("random_walk"), settings=[("training.epochs", 15)])

    assert not judgement["better_than_baseline"]
    assert "no better" in judgement["verdict"] or "worse" in judgement["verdict"]

"""The commands that try a few steps: estimate and rates."""

import json

import pytest

from tests.cli.conftest import run


@pytest.fixture
def copy(copy, monkeypatch):
    monkeypatch.setattr("workbench.training.estimate.TRIAL_SECONDS", 0.01)
    return copy


def training_of(folder):
    return json.loads((folder / "project.json").read_text())["training"]


def test_estimate_tells_cost_choices_and_batch_sizes(copy):
    done = run("estimate", copy, "--json")

    found = json.loads(done.stdout)
    assert done.exit_code == 0, done.stderr
    assert found["seconds_per_epoch"] > 0
    assert (found["device"], found["step"], found["precision"], found["fused"]) == ("cpu", "eager", "float32", True)
    assert found["batch_size"] in [one["batch_size"] for one in found["batch_sizes"]]
    assert found["verdict"].endswith(".")


def test_estimate_speaks_to_people_too(copy):
    text = run("estimate", copy).stdout

    assert "per epoch" in text
    assert "fused adam" in text
    assert "steps/s" in text


def test_nothing_is_put_into_the_project_unasked(copy):
    before = training_of(copy)

    run("estimate", copy)
    run("rates", copy)

    assert training_of(copy) == before


def test_rates_tells_every_rate_and_loss(copy):
    done = run("rates", copy, "--json")

    found = json.loads(done.stdout)
    assert done.exit_code == 0, done.stderr
    assert len(found["rates"]) == len(found["losses"]) == len(found["smoothed"])
    assert 1e-6 < found["suggested"] < 1
    assert found["verdict"].endswith(".")


def test_a_suggestion_is_used_on_request(copy):
    suggested = json.loads(run("rates", copy, "--use", "--json").stdout)["suggested"]

    assert training_of(copy)["learning_rate"] == suggested


def test_the_suggested_batch_size_is_used_on_request(copy):
    suggested = json.loads(run("estimate", copy, "--use", "--json").stdout)["suggested_batch_size"]

    assert training_of(copy)["batch_size"] == suggested


@pytest.mark.parametrize("command", ["estimate", "rates"])
def test_a_model_with_nothing_to_train_is_the_users_to_change(command, series_file, tmp_path):
    folder = tmp_path / "naive"
    run("new", folder, "--data", series_file, "--template", "naive")

    done = run(command, folder, "--json")

    assert done.exit_code == 2
    assert "nothing to train" in json.loads(done.stderr)["error"]

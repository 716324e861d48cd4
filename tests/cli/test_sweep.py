"""`workbench sweep`: spaces in words, trials as objects, going on, and sentences for what does not work."""

import json

import pytest

from tests.cli.conftest import run
from workbench.cli.spaces import parameters
from workbench.errors import WorkbenchError
from workbench.runs.project import Project
from workbench.space import Parameter
from workbench.spec import ExperimentSpec, from_json

RATE = "training.learning_rate=0.001..0.1:log"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (RATE, {"low": 0.001, "high": 0.1, "log": True}),
        ("training.batch_size=8..64", {"low": 8, "high": 64, "integer": True}),
        ("training.weight_decay=0..1", {"low": 0, "high": 1}),
        ("training.learning_rate=1e-4..1e-2", {"low": 1e-4, "high": 1e-2}),
        ("training.optimizer=adam,sgd", {"choices": ("adam", "sgd")}),
        ("training.batch_size=8, 16", {"choices": ("8", "16")}),
    ],
)
def test_a_space_is_read(text, expected):
    (parameter,) = parameters([text], ExperimentSpec())

    assert parameter == Parameter(key=text.partition("=")[0], **expected)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("training.epochs", "wants KEY=low..high"),
        ("training.epochs=", "wants KEY=low..high"),
        ("training.epochs=5", "wants KEY=low..high"),
        ("training.epochs=a..b", "wants KEY=low..high"),
        ("training.epochs=1..2:lin", "wants KEY=low..high"),
        ("training.epochs=9..2", "low must be below high"),
        ("training.learning_rate=0..1:log", "must lie above 0"),
        ("training.epochs=1.5..2", "whole ends"),
        ("training.optimizer=adam,adam", "there twice"),
    ],
)
def test_a_space_that_cannot_be_read_is_told(text, words):
    with pytest.raises(WorkbenchError, match=words):
        parameters([text], ExperimentSpec())


def test_trials_are_told_as_objects_and_the_best_at_the_end(copy):
    asked = ("sweep", copy, "--trials", 2, "--space", RATE, "--sampler", "random", "--json")

    lines = [json.loads(line) for line in run(*asked).stdout.splitlines()]

    *trials, end = lines
    assert [trial["trial"] for trial in trials] == [0, 1]
    assert all({"trial", "state", "value", "settings"} <= trial.keys() for trial in trials)
    assert end["event"] == "sweep_end"
    assert end["best"] == min(trials, key=lambda trial: trial["value"])


def test_what_was_asked_for_is_kept_and_goes_on(copy):
    first = run("sweep", copy, "--trials", 1, "--space", RATE, "training.optimizer=adam,sgd", "--pruner", "none")
    second = run("sweep", copy, "--trials", 2)

    assert (first.exit_code, second.exit_code) == (0, 0), second.stderr
    assert Project.open(copy).spec.search.searched == ("training.learning_rate", "training.optimizer")
    assert second.stdout.startswith("trial   1  complete")
    assert "Best: trial" in second.stdout


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "nothing to search"),
        (("--space", "training.epoch=1..5"), "no setting training.epoch"),
        (("--space", "training.loss=mse,mae"), "cannot be searched"),
        (("--space", RATE, "--hours", "-1"), "greater than 0"),
        (("--space", RATE, "--storage", "sqlite:///a.db"), "shared over PostgreSQL"),
        (("--space", RATE, "--storage", "postgresql://me:hunter2@host/a"), "holds a password"),
        (("--space", RATE, "--sampler", "magic"), "magic"),
    ],
)
def test_what_does_not_work_is_a_sentence_and_status_2(copy, options, words):
    done = run("sweep", copy, *options, "--json")

    assert done.exit_code == 2
    assert words in json.loads(done.stderr.splitlines()[-1])["error"]
    assert "hunter2" not in done.stdout + done.stderr


def test_a_space_that_does_not_suit_is_not_kept(copy):
    before = (copy / "project.json").read_bytes()

    run("sweep", copy, "--space", "training.learning_rate=0.1..100")

    assert (copy / "project.json").read_bytes() == before
    assert not from_json(before).search.parameters

"""Temperatures that make probabilities hold, and thresholds that keep what they promise."""

import json
import shutil
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from scipy.special import softmax

from tests.cli.conftest import run as command
from tests.export.exported_scripts import asked_here
from workbench.data.spec import SplitSpec
from workbench.errors import WorkbenchError
from workbench.evaluation.calibration import (
    calibrate,
    choose_threshold,
    temperature_of,
    with_temperature,
    with_threshold,
)
from workbench.evaluation.evaluate import evaluate_run
from workbench.evaluation.promises import least_for, lowest_threshold, right_in_groups, said_of_groups
from workbench.evaluation.store import load_evaluation, save_evaluation
from workbench.evaluation.validated import Validated
from workbench.experiment import load_experiment, run_experiment
from workbench.models.calibration import FEWEST, UNCALIBRATED, Calibration
from workbench.progress import finish
from workbench.runs.project import Project


def drawn(count: int, seed: int = 0, classes: int = 4) -> tuple[np.ndarray, np.ndarray]:
    """Logits whose softmax is the chance of each class, and classes drawn by them."""
    random = np.random.default_rng(seed)
    logits = 4 * random.standard_normal((count, classes))
    sums = softmax(logits, axis=1).cumsum(axis=1)
    return logits, (random.random((count, 1)) > sums[:, :-1]).sum(axis=1)


def validated(logits: np.ndarray, labels: np.ndarray, sequences: np.ndarray | None = None) -> Validated:
    own = np.arange(len(labels)) if sequences is None else sequences
    return Validated(logits_MC=logits, labels_M=labels, sequences_M=own)


@pytest.mark.parametrize("factor", [0.5, 1.0, 3.0])
def test_logits_that_are_too_large_are_divided_by_what_they_are_too_large(factor):
    logits, labels = drawn(4000)

    assert temperature_of(factor * logits, labels) == pytest.approx(factor, rel=0.1)


@pytest.mark.parametrize(("size", "low", "high"), [(30.0, 0.99, 1.01), (3.0, 0.4, 1.0)])
def test_a_part_that_is_right_throughout_makes_no_probability_one(size, low, high):
    labels = np.arange(40) % 4

    assert low < temperature_of(size * np.eye(4)[labels], labels) < high


@pytest.mark.parametrize(("count", "fitted"), [(9, False), (FEWEST - 1, False), (FEWEST, True)])
def test_a_tiny_part_fits_no_temperature(count, fitted):
    found = with_temperature(validated(*drawn(count)))

    assert (found != UNCALIBRATED) is fitted
    assert found.examples == (count if fitted else 0)


@pytest.mark.parametrize("wanted", [0.85, 0.9, 0.95])
def test_a_threshold_keeps_its_promise_on_other_sequences(wanted):
    kept = []
    for seed in range(20):
        known = validated(*drawn(500, seed))
        threshold = with_threshold(UNCALIBRATED, known, wanted).threshold
        logits, labels = drawn(5000, 100 + seed)
        shares = softmax(logits, axis=1)
        answered = shares.max(axis=1) >= threshold
        kept.append((shares.argmax(axis=1) == labels)[answered].mean())

    assert min(kept) >= wanted - 0.02


def test_a_part_that_is_right_throughout_leaves_nothing_open():
    assert lowest_threshold(np.linspace(0.5, 1, 100), np.ones(100, bool), 0.95, None) == 0.0


def test_sequences_as_sure_as_each_other_are_answered_or_left_open_together():
    sure, right = np.repeat([0.9, 0.6], 60), np.repeat([True, False], [60, 60])

    assert lowest_threshold(sure, right, 0.9, None) == pytest.approx(0.75)


def test_too_few_sequences_cannot_promise_and_it_is_said_how_many_would():
    with pytest.raises(WorkbenchError, match=r"of the 9 validation sequences .* 45 of them"):
        with_threshold(UNCALIBRATED, validated(10 * np.eye(3)[np.arange(9) % 3], np.arange(9) % 3), 0.95)

    assert least_for(0.95) == 45


def test_of_a_recording_in_segments_the_mean_counts():
    logits = np.tile(
        [[9.0, 0.0], [0.0, 1.0]], (50, 1)
    )  # one segment is sure of the right class, one leans to the other

    found = with_threshold(UNCALIBRATED, validated(logits, np.zeros(100, int), np.repeat(np.arange(50), 2)), 0.9)

    assert found.threshold == 0.0


def by_speaker(speakers: int, each: int, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """How sure answers are, which are right, and of whom: some speakers are answered well, others badly."""
    random = np.random.default_rng(seed)
    groups = np.repeat(np.arange(speakers), each)
    sureness = random.uniform(0.5, 1, len(groups))
    skill = random.normal(0.0, 0.08, speakers)[groups]
    return sureness, random.random(len(groups)) < np.clip(sureness + skill, 0, 1), groups


@pytest.mark.parametrize(("grouped", "least", "most"), [(False, 0.25, 0.7), (True, 0.0, 0.15)])
def test_thresholds_by_whole_groups_keep_their_promise_to_others(grouped, least, most):
    broken = 0
    for seed in range(60):
        sureness, right, groups = by_speaker(8, 200, seed)
        threshold = lowest_threshold(sureness, right, 0.85, groups if grouped else None)
        others, theirs, _ = by_speaker(300, 50, 1000 + seed)
        broken += threshold is not None and theirs[others >= threshold].mean() < 0.85 - 0.005

    assert least <= broken / 60 <= most


def test_the_bound_of_groups_is_that_of_their_ratio():
    right, groups = np.array([1, 1, 0, 1, 1, 0], bool), np.array([0, 1, 0, 1, 2, 2])

    found = right_in_groups(right, groups)

    hits, sizes = np.array([1, 2, 1]), np.array([2, 2, 2])
    deviation = np.sqrt(((hits - hits.sum() / 6 * sizes) ** 2).sum() * 3 / 2) / 6
    assert found[-1] == pytest.approx(4 / 6 - 1.8856 * deviation, abs=1e-4)
    assert found[0] == 0 and found[1] == 1  # one group tells nothing, two that agree all


def test_groups_that_differ_too_much_promise_nothing():
    labels = np.zeros(200, int)
    logits = np.tile([[9.0, 0.0]], (200, 1))
    logits[:100:3] = [0.0, 9.0]  # the first speaker is not understood
    known = replace(validated(logits, labels), groups_M=np.repeat([0, 1], 100))

    with pytest.raises(WorkbenchError, match="the 2 groups differ too much"):
        with_threshold(UNCALIBRATED, known, 0.8)


def speakers_of(names: str) -> SimpleNamespace:
    return SimpleNamespace(facts_S={"speaker": tuple(names)})


@pytest.mark.parametrize(
    ("split", "told"),
    [
        ({"group": "speaker"}, "of speaker that training does not know: it allows for how much the 2"),
        ({"group": "speaker", "seed": 1}, "one value of speaker alone"),
        ({"test_where": "speaker==a"}, "Choose speaker as the split's group column"),
        ({"test_where": "speaker!=a"}, ""),
        ({}, ""),
    ],
)
def test_it_is_told_of_whom_a_promise_is(split, told):
    val = SimpleNamespace(sequences_E=np.array([0, 1] if "seed" not in split else [0, 4]))

    found = said_of_groups(speakers_of("abcda"), SplitSpec(**split), val)

    assert told in str(found or "") and bool(found) == bool(told)


@pytest.fixture(scope="module")
def classifier(tmp_path_factory):
    """A project whose classes overlap, with 40 sequences that validate; trained for two epochs, not calibrated."""
    folder = tmp_path_factory.mktemp("classes")
    random = np.random.default_rng(0)
    lines = [
        f"{s},{t},{s % 2 + 0.8 * random.standard_normal():.3f},{'ab'[s % 2]}" for s in range(240) for t in range(4)
    ]
    (folder / "c.csv").write_text("\n".join(["id,t,x,label", *lines]) + "\n")
    settings = [
        "--set",
        "training.epochs=20",
        "training.learning_rate=0.02",
        "training.device=cpu",
        "training.refit=false",
        "training.calibrate=false",
    ]
    made = command(
        "new", folder / "p", "--data", folder / "c.csv", "--task", "classify", "--template", "linear", *settings
    )
    assert made.exit_code == 0, made.stderr
    assert command("train", folder / "p").exit_code == 0
    return folder / "p"


@pytest.fixture
def opened(classifier, tmp_path):
    """A copy of it, its run and its data."""
    project = Project.open(shutil.copytree(classifier, tmp_path / "copy"))
    run = project.run()
    return project, run, finish(load_experiment(run.spec.data, project.folder))


def test_classifiers_are_calibrated_unless_told_otherwise(opened):
    project, first, loaded = opened
    project.save(project.spec.model_copy(update={"training": project.spec.training.model_copy(update={"epochs": 1})}))
    finish(run_experiment(project, loaded=loaded))
    assert (project.run().calibration, first.calibration) == (UNCALIBRATED, UNCALIBRATED)

    training = project.spec.training.model_copy(update={"calibrate": True, "epochs": 1})
    project.save(project.spec.model_copy(update={"training": training}))
    finish(run_experiment(project, loaded=loaded))

    assert project.run().calibration.examples == len(loaded.split.val) >= FEWEST
    assert "Probabilities were calibrated by" in (project.run().folder / "log.txt").read_text()


def test_calibrating_changes_probabilities_and_no_answer(opened):
    _, run, loaded = opened
    before = finish(evaluate_run(run, loaded))

    found = finish(calibrate(run, loaded))
    after = finish(evaluate_run(run, loaded))

    assert found.temperature != 1 and after.case.calibration == found
    assert (before.answers.argmax(axis=1) == after.answers.argmax(axis=1)).all()
    powers = before.answers.astype(float) ** (1 / found.temperature)
    assert np.allclose(after.answers, powers / powers.sum(axis=1, keepdims=True), atol=1e-6)
    assert after.sureness.raw_ece == pytest.approx(before.sureness.ece, abs=1e-4)


def test_an_evaluation_from_before_a_threshold_is_not_taken_for_one_after_it(opened):
    _, run, loaded = opened
    save_evaluation(finish(evaluate_run(run, loaded)), run.folder)
    assert load_evaluation(run.folder) is not None

    finish(choose_threshold(run, loaded, 0.9))

    assert load_evaluation(run.folder) is None


def test_learning_further_forgets_the_threshold(opened):
    project, run, loaded = opened
    finish(choose_threshold(run, loaded, 0.9))
    assert 0 < run.calibration.threshold < 1 and run.calibration.wanted == 0.9

    finish(run_experiment(project, resume=run.id, more_epochs=1, loaded=loaded))

    assert run.calibration == UNCALIBRATED


def test_a_threshold_is_taken_away_again_and_the_temperature_stays(opened):
    _, run, loaded = opened
    chosen = finish(choose_threshold(run, loaded, 0.9))

    assert finish(choose_threshold(run, loaded, 0.0)) == replace(chosen, threshold=0.0, wanted=0.0)


@pytest.mark.parametrize("damage", ['{"temperature": 0}', '{"temperature": 1, "threshold": 2}', "[]", "{"])
def test_a_damaged_calibration_is_told(damage, opened):
    _, run, _ = opened
    (run.folder / "calibration.json").write_text(damage)

    with pytest.raises(WorkbenchError, match=r"calibration\.json is missing or damaged"):
        run.model()


def test_forecasts_leave_nothing_open(project):
    run = project.new_run(project.spec)

    with pytest.raises(WorkbenchError, match="a class of a whole sequence"):
        finish(choose_threshold(run, finish(load_experiment(project.spec.data, project.folder)), 0.9))


def test_the_command_chooses_and_evaluate_predict_and_exports_keep_to_it(opened, tmp_path):
    project, run, _ = opened
    data = run.spec.data.sources[0].path

    told = json.loads(command("threshold", project.folder, "--accuracy", "0.9", "--json").stdout)
    judged = json.loads(command("evaluate", project.folder, "--json").stdout)

    assert told["threshold"] == run.calibration.threshold == judged["threshold"]
    assert judged["answered"] < judged["examples"] and judged["accuracy_answered"] > judged["metrics"]["accuracy"]
    assert {"ece", "uncalibrated_ece", "temperature", "reliability"} <= judged.keys()
    files = []
    for kind in (None, "onnx", "torch"):
        source = project.folder if kind is None else tmp_path / kind
        if kind is not None:
            with asked_here():
                assert command("export", project.folder, "--format", kind, "--to", source).exit_code == 0
        done = command("predict", source, "--data", data, "--to", tmp_path / f"{kind}.csv")
        assert "of 240 sequences are answered" in done.stderr
        files.append([line.split(",")[:2] for line in (tmp_path / f"{kind}.csv").read_text().splitlines()])
    assert files[0] == files[1] == files[2]
    assert ["don't know"] in [line[1:] for line in files[0]]


def test_a_calibration_that_changes_nothing_is_the_default():
    assert Calibration() == UNCALIBRATED and UNCALIBRATED.temperature == 1 and UNCALIBRATED.threshold == 0

"""Answers of a backtest's folds: kept as they come, and what a threshold rests on once all are there."""

from types import SimpleNamespace

import numpy as np
import pytest
from scipy.special import softmax

from workbench.data.spec import SplitSpec
from workbench.evaluation.calibration import follow_folds, with_temperature
from workbench.evaluation.held_out import held_out, keep_held_out, said_of_promise
from workbench.models.calibration import Calibration

SPEAKERS, EACH, CLASSES = 4, 20, 3
LABELS = np.arange(SPEAKERS * EACH) % CLASSES
DATASET = SimpleNamespace(
    fingerprint="f",
    sequences=len(LABELS),
    labels_S=LABELS,
    facts_S={"speaker": tuple("abcd"[place // EACH] for place in range(len(LABELS)))},
)
LOGITS = np.random.default_rng(0).standard_normal((len(LABELS), CLASSES)) + 2 * np.eye(CLASSES)[LABELS]


@pytest.fixture
def run(tmp_path):
    data, training = SimpleNamespace(split=SplitSpec(group="speaker")), SimpleNamespace(calibrate=True)
    made = SimpleNamespace(
        folder=tmp_path,
        spec=SimpleNamespace(data=data, training=training),
        facts=SimpleNamespace(classes=("x", "y", "z")),
        calibration=Calibration(temperature=3.0, examples=EACH),
        log=lambda _said: None,
    )
    made.save_calibration = lambda found: setattr(made, "calibration", found)
    return made


def loaded(**changes):
    """The first speaker is the test part."""
    split = SimpleNamespace(
        test=SimpleNamespace(sequences_E=np.arange(EACH)), val=SimpleNamespace(sequences_E=np.arange(EACH, 2 * EACH))
    )
    return SimpleNamespace(dataset=SimpleNamespace(**{**vars(DATASET), **changes}), split=split)


def answer(run, numbers, *, key="k", temperature=2.0):
    """The folds of these numbers, a speaker each, as models answer them whose logits are divided by a temperature."""
    for number in numbers:
        mine = np.arange(EACH * (number - 1), EACH * number)
        case = SimpleNamespace(
            dataset=DATASET,
            examples=SimpleNamespace(sequences_E=mine),
            calibration=Calibration(temperature=temperature),
        )
        evaluation = SimpleNamespace(case=case, answers=softmax(LOGITS[mine] / temperature, axis=1))
        keep_held_out(run.folder, key, SPEAKERS, number, evaluation)


def test_all_folds_but_the_test_part_are_what_calibration_rests_on(run):
    answer(run, (1, 2, 3, 4))

    found = held_out(run, loaded())

    assert found.sequences_M.tolist() == list(range(EACH, SPEAKERS * EACH))
    assert np.bincount(found.groups_M).tolist() == [EACH] * 3
    np.testing.assert_array_equal(found.labels_M, LABELS[EACH:])
    np.testing.assert_allclose(softmax(found.logits_MC, axis=1), softmax(LOGITS[EACH:], axis=1), rtol=1e-9)
    assert with_temperature(found).examples == 3 * EACH


def test_folds_that_are_not_all_there_tell_nothing_yet(run):
    answer(run, (1, 2, 3))

    assert held_out(run, loaded()) is None


def test_a_run_takes_the_temperature_of_folds_once_all_are_there(run):
    before = run.calibration
    answer(run, (1, 2, 3))
    assert not follow_folds(run, loaded()) and run.calibration == before

    answer(run, (4,))

    assert follow_folds(run, loaded()) and run.calibration == with_temperature(held_out(run, loaded()))
    assert not follow_folds(run, loaded())


@pytest.mark.parametrize(("calibrate", "threshold"), [(False, 0.0), (True, 0.8)])
def test_folds_change_nothing_that_is_not_to_be_calibrated_or_has_a_threshold(calibrate, threshold, run):
    run.spec.training.calibrate, run.calibration = calibrate, Calibration(threshold=threshold, examples=EACH)
    answer(run, (1, 2, 3, 4))

    assert not follow_folds(run, loaded()) and run.calibration == Calibration(threshold=threshold, examples=EACH)


def test_another_backtest_begins_anew(run):
    answer(run, (1, 2, 3))
    answer(run, (4,), key="other")

    assert held_out(run, loaded()) is None


@pytest.mark.parametrize("changes", [{"fingerprint": "other"}, {"sequences": 5}])
def test_answers_to_other_data_are_not_taken(run, changes):
    answer(run, (1, 2, 3, 4))

    assert held_out(run, loaded(**changes)) is None


def test_without_groups_the_validation_part_is_what_counts(run):
    answer(run, (1, 2, 3, 4))
    run.spec.data.split = SplitSpec()

    assert held_out(run, loaded()) is None and said_of_promise(run, loaded()) is None


@pytest.mark.parametrize("text", ["{", '{"key": 1}', '{"key": "k", "fingerprint": "f", "folds": 1, "answers": [1]}'])
def test_a_damaged_file_is_as_none(run, text):
    (run.folder / "held_out.json").write_text(text)

    assert held_out(run, loaded()) is None
    answer(run, (1, 2, 3, 4))
    assert held_out(run, loaded()) is not None


def test_it_is_told_what_a_promise_rests_on(run):
    assert "one value of speaker alone" in str(said_of_promise(run, loaded()))

    answer(run, (1, 2, 3, 4))

    assert "on 3 values of speaker, each answered by a model that did not" in str(said_of_promise(run, loaded()))

import numpy as np
import pytest
import torch

from workbench.evaluation.bands import OTHERS
from workbench.evaluation.changes import lasting_changes
from workbench.evaluation.later_bands import LaterBands, StoredOffsets
from workbench.insight.gates import Gates, gates, look, relook
from workbench.insight.question import Asked
from workbench.progress import finish


def test_a_forecast_is_told_in_the_datas_units_beside_what_came(subject):
    asked = Asked(example=3)
    example = subject.chosen(asked)
    found = finish(gates(subject, asked)).answer

    with torch.no_grad():
        expected = subject.model(*subject.inputs(example))[0].numpy()
    np.testing.assert_allclose(found.values, expected, rtol=1e-6)
    stop = example.start + example.length
    np.testing.assert_array_equal(found.truth, subject.loaded.dataset.targets_NK[stop : stop + 2])


def test_a_sequence_is_answered_by_shares_and_how_they_formed(subject_of, class_spec):
    subject = subject_of(class_spec)
    found = finish(gates(subject, Asked(part="train", example=3)))

    assert found.answer.names == ("a", "b") and found.answer.values.sum() == pytest.approx(1.0)
    assert found.forming.steps_P.tolist() == list(range(1, found.example.length + 1))
    np.testing.assert_allclose(found.forming.values_P[-1], found.answer.values, rtol=1e-5)
    assert found.answer.truth.tolist() == [subject.loaded.dataset.labels_S[found.example.sequence]]


def test_gates_are_told_before_how_the_answer_formed(subject_of, class_spec):
    told = list(gates(subject_of(class_spec), Asked(part="train")))

    first = next(event for event in told if isinstance(event, Gates))
    assert first.forming is None and first.layers


def test_of_a_text_each_step_is_answered_by_what_comes_next(subject_of, text_spec):
    subject = subject_of(text_spec)
    found = finish(gates(subject, Asked()))

    following = subject.loaded.dataset.labels_N[found.example.start + 1 :][: found.example.length]
    np.testing.assert_array_equal(found.answer.truth, following)
    assert found.answer.values.shape == (found.example.length, len(found.answer.names))
    assert found.forming is None


def test_of_a_changed_text_the_truth_is_what_follows_in_it(subject_of, text_spec):
    subject = subject_of(text_spec)
    own = finish(gates(subject, Asked()))
    changed = own.values_TF[:5].copy()
    changed[2, 0] = 1.0

    found = relook(subject, own, changed)

    assert found.answer.truth.tolist() == [*changed[1:, 0].astype(int).tolist(), -1]


def test_other_inputs_have_other_gates_and_another_answer(subject):
    own = finish(gates(subject, Asked()))

    changed = look(subject, own.values_TF + 1.0, own.example, own.answer.truth)

    assert not np.allclose(changed.answer.values, own.answer.values)
    assert not np.allclose(changed.layers[0].values["h"], own.layers[0].values["h"])
    np.testing.assert_array_equal(relook(subject, own, own.values_TF).answer.values, own.answer.values)


def test_a_judged_forecast_has_its_bands_and_keeps_them_for_other_inputs(subject, monkeypatch):
    assert finish(gates(subject, Asked())).answer.ends == {}
    offsets = StoredOffsets(low=[[[-2.0], [None]]], high=[[[3.0], [None]]], by_change=True)
    later = LaterBands(levels=[0.9], series={OTHERS: offsets})
    monkeypatch.setattr("workbench.insight.answer.load_bands", lambda *_: later)

    own = finish(gates(subject, Asked(example=1)))
    changed = relook(subject, own, own.values_TF + 1).answer

    change = lasting_changes(subject.loaded.dataset, subject.examples("test").chosen(np.array([1])))[0, 0]
    low_HK, high_HK = changed.ends[0.9]
    assert high_HK[0, 0] - low_HK[0, 0] == pytest.approx(5 * change)
    assert low_HK[0, 0] == pytest.approx(changed.values[0, 0] - 2 * change)
    assert own.as_json()["answer"]["bands"]["0.9"][0][1] == [None]

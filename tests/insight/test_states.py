import json

import numpy as np
import pytest

from workbench.insight import states as room
from workbench.insight.gates import gates
from workbench.insight.question import Asked
from workbench.insight.states import project, states
from workbench.models.spec import Conv1dSpec, RecurrentSpec
from workbench.progress import finish


def with_layers(spec, *layers):
    return spec.model_copy(update={"model": spec.model.model_copy(update={"layers": layers})})


def test_the_axes_are_those_of_most_variance():
    rng = np.random.default_rng(0)
    points = np.zeros((300, 5), np.float32)
    points[:, 3], points[:, 1] = 9 * rng.standard_normal(300), 2 * rng.standard_normal(300)

    found, shares = project(points)

    np.testing.assert_allclose(np.abs(found[:, 0]), np.abs(points[:, 3] - points[:, 3].mean()), rtol=0.05, atol=0.2)
    assert shares[0] > 0.9 and sum(shares) == pytest.approx(1.0)


def test_the_picture_is_the_same_each_time_whatever_signs_the_computation_finds():
    rng = np.random.default_rng(1)
    points = rng.standard_normal((50, 4)).astype(np.float32)

    np.testing.assert_allclose(project(points)[0], project(points[::-1])[0][::-1], atol=1e-8)


def test_one_unit_has_one_axis():
    found, shares = project(np.arange(5, dtype=np.float32)[:, None])

    assert found[:, 0].tolist() == [-2, -1, 0, 1, 2] and not found[:, 1].any()
    assert shares == (1.0, 0.0)


def test_a_path_goes_through_the_states_of_its_example(subject):
    found = finish(states(subject, Asked()))
    by_hand = [finish(gates(subject, Asked(example=int(e)))).layers[0].values["h"] for e in found.places_E]

    expected, shares = project(np.concatenate(by_hand))
    np.testing.assert_allclose(np.concatenate(found.layers[0].paths), expected, atol=1e-4)
    assert found.layers[0].shares == pytest.approx(shares, abs=1e-4)


def test_sequences_of_unequal_lengths_keep_their_classes_and_lengths(subject_of, class_spec):
    subject = subject_of(class_spec)
    found = finish(states(subject, Asked(part="train")))

    examples = subject.examples("train")
    assert [len(path) for path in found.layers[0].paths] == examples.lengths_E.tolist()
    assert found.classes == ("a", "b")
    np.testing.assert_array_equal(found.classes_E, subject.loaded.dataset.labels_S[examples.sequences_E])


def test_the_last_layer_comes_first_and_both_directions_are_one(subject_of, spec):
    layers = RecurrentSpec(units=3, depth=2, bidirectional=True), RecurrentSpec(cell="LSTM", units=2)

    found = finish(states(subject_of(with_layers(spec, *layers)), Asked()))

    assert [(layer.block, layer.depth) for layer in found.layers] == [(2, 1), (1, 2), (1, 1)]


def test_behind_a_stride_a_path_has_the_steps_of_the_layer(subject_of, spec):
    layers = Conv1dSpec(units=3, width=3, stride=2), RecurrentSpec(units=2)

    found = finish(states(subject_of(with_layers(spec, *layers)), Asked()))

    assert all(np.isfinite(path).all() and len(path) == 8 for path in found.layers[0].paths)


def test_of_many_examples_and_steps_some_are_taken_evenly(subject, monkeypatch):
    monkeypatch.setattr(room, "MOST_EXAMPLES", 3)
    monkeypatch.setattr(room, "PATH", 4)

    found = finish(states(subject, Asked(part="train")))

    assert len(found.places_E) == 3 and found.places_E[-1] == len(subject.examples("train")) - 1
    assert [steps.tolist() for steps in found.steps] == 3 * [[0, 2, 5, 7]]


def test_states_are_told_as_a_sentence_a_table_and_json(subject):
    found = finish(states(subject, Asked()))

    assert "of how the states of block 1, layer 1 differ" in str(found.told()[0])
    rows = list(found.rows())
    assert len(rows) == 8 * len(found.places_E) and len(rows[0]) == len(found.header())
    assert json.loads(json.dumps(found.as_json()))["layers"][0]["paths"][0][0] == list(rows[0][-2:])

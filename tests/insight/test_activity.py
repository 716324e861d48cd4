import numpy as np
import pytest

from workbench.insight import activity as room
from workbench.insight.activity import activity, place_of
from workbench.insight.gates import gates
from workbench.insight.question import Asked
from workbench.models.spec import RecurrentSpec
from workbench.progress import finish


@pytest.mark.parametrize("both", [False, True])
def test_activity_is_the_mean_distance_of_states_from_zero(subject_of, spec, both):
    layers = (RecurrentSpec(cell="LSTM", units=3, bidirectional=both),)
    subject = subject_of(spec.model_copy(update={"model": spec.model.model_copy(update={"layers": layers})}))
    found = finish(activity(subject, "test"))

    for example in (0, 5):
        for layer in finish(gates(subject, Asked(example=example))).layers:
            expected = np.abs(layer.values["h"]).mean(axis=0)
            np.testing.assert_allclose(found.layers[place_of(layer)][example], expected, rtol=1e-5)


def test_the_most_active_examples_come_first(subject):
    found = finish(activity(subject, "test"))
    (place,) = found.layers

    listed = found.most_active(place, 2, 4)

    means = [mean for _, mean in listed]
    assert len(listed) == 4 and means == sorted(means, reverse=True)
    assert means[0] == pytest.approx(float(found.layers[place][:, 2].max()))


def test_of_many_examples_some_are_read_evenly(subject, monkeypatch):
    monkeypatch.setattr(room, "MOST_EXAMPLES", 3)

    found = finish(activity(subject, "train"))

    count = len(subject.examples("train"))
    assert found.places_E.tolist() == [0, (count - 1) // 2, count - 1]


def test_examples_of_unequal_lengths_keep_their_places(subject_of, class_spec):
    subject = subject_of(class_spec)
    found = finish(activity(subject, "train"))

    (place,) = found.layers
    layer = finish(gates(subject, Asked(part="train", example=2))).layers[0]
    np.testing.assert_allclose(found.layers[place][2], np.abs(layer.values["h"]).mean(axis=0), rtol=1e-5)

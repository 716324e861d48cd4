"""What went wrong is named by its signs, with a change that can be applied; a healthy run gets nothing."""

import math
from dataclasses import replace

import pytest

from tests.insight.truths import audio, dataset_of, lagged, marked, run_of, trained_run
from workbench.data.spec import DataSpec
from workbench.insight.changes import other_rate
from workbench.insight.diagnosis import diagnosed
from workbench.insight.question import Asked
from workbench.insight.questions import ask
from workbench.insight.signs import Signs, constant_loss, signs_of
from workbench.models.spec import HeadSpec, ModelSpec, PreprocessSpec, RecurrentSpec
from workbench.progress import finish
from workbench.spec import ExperimentSpec
from workbench.training.spec import TrainingSpec


def spec_of(*, cell="GRU", units=16, pool="last", level="none", **training):
    layers = (RecurrentSpec(cell=cell, units=units),)
    model = ModelSpec(layers=layers, head=HeadSpec(pool=pool), preprocess=PreprocessSpec(level=level))
    settings = {"epochs": 10, "patience": 0, **training}
    return ExperimentSpec(data=DataSpec(task="regress"), model=model, training=TrainingSpec(**settings))


def signs(train, val, *, norms=(1.0,), spec=None, **changes):
    given = {"constant": 1.0, "movement": 1.0, "context": 100, **changes}
    return Signs(spec=spec or spec_of(), train=tuple(train), val=tuple(val), norms=tuple(norms), **given)


LEARNED = [1 - 0.1 * epoch for epoch in range(9)] + [0.1]
STUCK = [1.0] * 10
SETTLED = [0.9, 0.6, 0.4, 0.25, 0.18, 0.15, 0.12, 0.11, 0.1, 0.1]
HEALTHY = signs(SETTLED, [0.02 + loss for loss in SETTLED[:9]] + [0.121])

FAULTS = {
    "explodes": signs(LEARNED, LEARNED, norms=[2, 3, 900], spec=spec_of(clip_norm=0)),
    "rate_too_high": signs([9.0, 5.0, 7.0, 6.0], [9.0, 8.0, 9.0, 7.0], spec=spec_of(learning_rate=1.0)),
    "rate_too_low": signs([1.0, 0.999], [1.0, 0.999], movement=1e-4, spec=spec_of(learning_rate=1e-6)),
    "stopped_too_early": signs([0.9, 0.6], [0.9, 0.7], spec=spec_of(epochs=2)),
    "forgets": signs(STUCK, STUCK, far=1e-6, spec=spec_of(cell="SimpleRNN")),
    "noise_floor": signs(LEARNED, [1.0 + 0.05 * epoch for epoch in range(10)]),
    "overfits": signs(LEARNED, [0.9, 0.7, 0.6] + [0.65] * 7),
    "underfits": signs([0.9, 0.7] + [0.6] * 8, [0.95, 0.8] + [0.7] * 8, spec=spec_of(units=1)),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_named_first_with_a_change_that_goes_into_the_experiment(name):
    found = diagnosed(FAULTS[name])

    first = found.findings[0]
    assert first.name == name
    assert first.applied(FAULTS[name].spec) != FAULTS[name].spec
    assert str(first.evidence).endswith(".")


def test_a_healthy_run_gets_nothing():
    found = diagnosed(HEALTHY)

    assert found.findings == ()
    assert "Nothing speaks for a fault" in str(found.told()[0])
    assert found.as_json() == {"what": "diagnosis", "findings": []}


def test_a_run_without_an_epoch_gets_nothing():
    assert diagnosed(signs([], [], norms=[])).findings == ()


def test_of_causes_only_the_first_is_named():
    both = replace(FAULTS["stopped_too_early"], movement=1e-4)

    assert [finding.name for finding in diagnosed(both).findings] == ["rate_too_low"]


def test_a_loss_that_ended_as_no_number_is_put_down_to_the_rate_where_gradients_were_clipped():
    overflowed = replace(HEALTHY, overflowed=True)

    assert diagnosed(overflowed).findings[0].name == "rate_too_high"
    unclipped = replace(overflowed, spec=spec_of(clip_norm=0))
    assert diagnosed(unclipped).findings[0].name == "explodes"


def test_what_has_hardly_anything_left_to_learn_was_not_stopped_too_early():
    done = [0.9] * 8 + [0.002, 0.001]

    assert diagnosed(signs(done, done)).findings == ()


def test_a_class_that_is_never_answered_is_named_beside_the_cause():
    found = diagnosed(replace(FAULTS["overfits"], unanswered=("rare", 7)))

    assert [finding.name for finding in found.findings] == ["overfits", "class_never_answered"]
    assert "7 validation examples of rare" in str(found.findings[1].evidence)
    assert found.findings[1].change == {"training.class_weights": True}


def test_a_test_part_at_another_level_is_told_where_validation_does_not_foretell_it():
    moved = replace(HEALTHY, test=0.9, moved=True)

    assert diagnosed(moved).findings[0].name == "validation_unlike_test"
    assert diagnosed(replace(moved, spec=spec_of(level="last"))).findings == ()
    assert diagnosed(replace(moved, test=0.15)).findings == ()


def test_nothing_helps_a_cell_that_carries_most_under_a_head_that_weighs_all_steps():
    best = replace(FAULTS["forgets"], spec=spec_of(cell="LSTM", pool="attention"))

    assert "forgets" not in [finding.name for finding in diagnosed(best).findings]


def test_a_model_that_loses_to_its_rival_underfits_whatever_its_size():
    wide = replace(FAULTS["underfits"], spec=spec_of(units=64))

    assert diagnosed(wide).findings == ()
    assert diagnosed(replace(wide, worse_than_rival=True)).findings[0].change == {"model.layers.0.units": 256}


@pytest.mark.parametrize(("rate", "factor", "changed"), [(1.0, 0.1, 1e-3), (1e-3, 0.1, 1e-4), (1e-6, 10, 1e-3)])
def test_another_rate_is_the_usual_one_where_that_lies_on_the_way(rate, factor, changed):
    assert other_rate(rate, factor) == pytest.approx(changed)


def test_a_constant_answer_costs_the_variance_of_numbers_and_the_surprise_of_classes():
    numbers, classes = lagged(0, column=1, lag=1, context=3, sequences=400), audio(40)

    assert constant_loss(numbers, "mse") == pytest.approx(1, abs=0.3)
    assert constant_loss(numbers, "mae") == pytest.approx(0.8, abs=0.2)
    assert constant_loss(classes, "cross_entropy") == pytest.approx(math.log(2), abs=0.1)


def test_a_run_that_was_stopped_too_early_is_found_on_the_disk_and_mended(tmp_path):
    loaded = lagged(0, column=2, lag=1, context=6, sequences=200)
    subject = run_of(tmp_path / "first", loaded, RecurrentSpec(units=8), epochs=2)

    first = finish(ask("diagnosis", subject, Asked())).findings[0]
    mended = trained_run(tmp_path / "second", loaded, first.applied(subject.run.spec))

    assert first.name == "stopped_too_early"
    assert min(end.val_loss for end in mended.run.history) < min(end.val_loss for end in subject.run.history)


def test_a_run_that_failed_is_looked_into_without_weights(tmp_path):
    loaded = marked(0, lag=2, context=4, sequences=60)
    loaded.dataset.values_NF[::9] *= 1e12
    layers = (RecurrentSpec(cell="SimpleRNN", units=4, activation="relu"),)
    subject = run_of(tmp_path / "run", loaded, *layers, learning_rate=10, optimizer="sgd", clip_norm=0, epochs=2)

    found = finish(signs_of(subject))

    assert found.overflowed
    assert diagnosed(found).findings[0].name == "explodes"


def test_gradients_are_followed_over_long_contexts_alone(tmp_path):
    short = run_of(tmp_path / "a", marked(0, lag=2, context=4, sequences=60), RecurrentSpec(units=2), epochs=1)
    long = run_of(tmp_path / "b", marked(0, lag=2, context=24, sequences=60), RecurrentSpec(units=2), epochs=1)

    assert finish(signs_of(short)).far is None
    assert 0 <= finish(signs_of(long)).far < 1
    assert finish(signs_of(long)).context == 24


def test_a_class_that_no_answer_names_is_counted(tmp_path):
    loaded = audio(60)
    dataset = dataset_of(
        "classify", loaded.dataset.values_NF, 60, labels_S=loaded.dataset.labels_S, classes=("low", "high")
    )
    subject = run_of(
        tmp_path / "run",
        replace(loaded, dataset=replace(dataset, values_NF=dataset.values_NF[:, :1] * 0)),
        RecurrentSpec(units=2),
        epochs=1,
        loss="cross_entropy",
        learning_rate=1e-6,
    )

    name, count = finish(signs_of(subject)).unanswered

    assert name in ("low", "high")
    assert count >= 5

"""Rivals that tell classes apart, answer values or label steps, on data whose answer is known."""

from dataclasses import replace

import numpy as np
import pytest

from tests.evaluation.sequences import case_of, dataset_of, facts_of
from workbench.data.dataset import SequenceDataset, Statistics
from workbench.evaluation.other import all_examples
from workbench.evaluation.predict import labels
from workbench.evaluation.result import Case, TrainingPart
from workbench.evaluation.rivals.distances import nearest, warped_distances
from workbench.evaluation.rivals.kernels import KernelFeatures
from workbench.evaluation.rivals.sequences import Seen
from workbench.evaluation.rivals.table import rival_answers
from workbench.progress import finish

CLASSES = ("slow", "quick")


def classified(make, seed: int, count: int = 60) -> SequenceDataset:
    random = np.random.default_rng(seed)
    labels_S = np.arange(count) % 2
    parts = [make(random, int(label)) for label in labels_S]
    offsets = np.concatenate([[0], np.cumsum([len(part) for part in parts])])
    return dataset_of("classify", np.concatenate(parts), offsets, classes=CLASSES, labels_S=labels_S)


def held(make) -> Case:
    """A case of one draw, to be learned from another, and chosen by a third."""
    known, chosen, asked = (classified(make, seed) for seed in range(3))
    # One table of all three: a run's parts lie in one dataset.
    values = np.concatenate([each.values_NF for each in (known, chosen, asked)])
    lengths = np.concatenate([np.diff(each.offsets_S1) for each in (known, chosen, asked)])
    labels_S = np.concatenate([each.labels_S for each in (known, chosen, asked)])
    whole = replace(
        known,
        values_NF=values,
        offsets_S1=np.concatenate([[0], np.cumsum(lengths)]),
        labels_S=labels_S,
        names_S=tuple(map(str, range(len(lengths)))),
    )
    every = all_examples(whole, facts_of(whole))
    thirds = [part(every, slice(60 * k, 60 * (k + 1))) for k in range(3)]
    statistics = Statistics(mean_F=(0.0,), std_F=(1.0,), class_counts=(30, 30))
    return replace(
        case_of(whole, thirds[2]),
        statistics=statistics,
        trained_on=TrainingPart(dataset=whole, examples=thirds[0], val=thirds[1]),
    )


def part(examples, chosen):
    return replace(
        examples,
        starts_E=examples.starts_E[chosen],
        lengths_E=examples.lengths_E[chosen],
        sequences_E=examples.sequences_E[chosen],
    )


def levels(random, label):
    return random.standard_normal(random.integers(10, 30)) + label


def frequencies(random, label):
    t = np.arange(80)
    return np.sin(2 * np.pi * t / (16, 9)[label] + random.uniform(0, 6.28)) + 0.3 * random.standard_normal(80)


def uneven_frequencies(random, label):
    t = np.arange(round(20 * 12 ** random.uniform()))
    return np.sin(2 * np.pi * t / (16, 9)[label] + random.uniform(0, 6.28)) + 0.3 * random.standard_normal(len(t))


def bumps(random, label):
    """A bump at a place that moves a little; its shape is the class."""
    values, place = 0.1 * random.standard_normal(60), 25 + random.integers(0, 4)
    shape = (np.array([1, 2, 3, 2, 1]), np.array([3, 2, 1, 2, 3]))[label]
    values[place : place + 5] += shape
    return values


def rights(case: Case) -> dict[str, float]:
    truth = labels(case.dataset, case.examples)
    return {name: float((a.argmax(axis=1) == truth).mean()) for name, a in finish(rival_answers(case)).items()}


def test_levels_are_told_apart_by_segment_means():
    assert rights(held(levels))["logistic"] > 0.95


def test_frequencies_are_told_apart_by_random_kernels_but_hardly_by_means():
    found = rights(held(frequencies))

    assert found["kernels"] > 0.95
    assert found["logistic"] < 0.9
    assert found["majority"] == 0.5


def test_paces_are_told_apart_by_random_kernels_in_sequences_of_any_length():
    assert rights(held(uneven_frequencies))["kernels"] > 0.95


def test_shapes_that_move_a_little_are_told_apart_by_the_nearest_sequence():
    assert rights(held(bumps))["dtw"] > 0.95


def test_answers_are_shares_of_every_class():
    for answer in finish(rival_answers(held(levels))).values():
        assert answer.shape == (60, 2)
        np.testing.assert_allclose(answer.sum(axis=1), 1, atol=1e-5)


def test_a_single_known_class_leaves_the_commonest():
    case = held(levels)
    one = replace(case.dataset, labels_S=np.zeros_like(case.dataset.labels_S))

    assert list(rights(replace(case, dataset=one, trained_on=replace(case.trained_on, dataset=one)))) == ["majority"]


def test_unlabelled_training_sequences_are_left_out():
    case = held(levels)
    some = case.dataset.labels_S.copy()
    some[:20] = -1
    known = replace(case.dataset, labels_S=some)

    found = rights(replace(case, trained_on=replace(case.trained_on, dataset=known)))

    assert found["logistic"] > 0.95


def test_kernels_are_the_same_however_large_batches_are(monkeypatch):
    some = Seen(
        np.random.default_rng(0).standard_normal((300, 2)).astype(np.float32), np.arange(0, 300, 30), np.full(10, 30)
    )
    whole = KernelFeatures(some)(some)
    monkeypatch.setattr("workbench.evaluation.rivals.kernels.MOST_NUMBERS", 1)

    np.testing.assert_array_equal(KernelFeatures(some)(some), whole)
    assert ((whole >= 0) & (whole <= 1)).all()


def test_kernels_do_not_see_scale_in_the_number_of_features():
    short = Seen(np.zeros((12, 1), np.float32), np.array([0, 6]), np.array([6, 6]))

    assert KernelFeatures(short)(short).shape[0] == 2


def test_warping_finds_a_shifted_copy():
    t = np.arange(40)
    wave = np.sin(t / 3).astype(np.float32)[None, None]
    shifted = np.sin((t - 2) / 3).astype(np.float32)[None, None]
    other = np.cos(t / 2).astype(np.float32)[None, None]

    assert nearest(wave, np.concatenate([other, shifted])).tolist() == [1]
    assert warped_distances(wave, shifted)[0, 0] < ((wave - shifted) ** 2).sum() / 2


def test_a_sequence_is_at_no_distance_from_itself():
    some = np.random.default_rng(0).standard_normal((3, 2, 20)).astype(np.float32)

    np.testing.assert_allclose(np.diag(warped_distances(some, some)), 0)


def test_segments_are_summarised_by_mean_and_deviation():
    values = np.array([[1], [3], [10], [10], [5]], np.float32)
    some = Seen(values, np.array([0, 4]), np.array([4, 1]))

    found = some.summaries(segments=2)

    np.testing.assert_allclose(found[0], [2, 10, 1, 0, np.log(4)], atol=1e-5)
    np.testing.assert_allclose(found[1], [5, 5, 0, 0, 0], atol=1e-5)


def test_sequences_of_any_length_are_brought_to_the_same_steps():
    some = Seen(np.array([[0], [1], [2], [7]], np.float32), np.array([0, 3]), np.array([3, 1]))

    np.testing.assert_allclose(some.even(5)[:, 0], [[0, 0.5, 1, 1.5, 2], [7] * 5])


@pytest.mark.parametrize("count", [3, 40])
def test_values_that_are_the_mean_of_a_sequence_are_answered_by_the_ridge(count):
    random = np.random.default_rng(0)
    answers = random.standard_normal((count, 1)).astype(np.float32) * 3 + 10
    values = np.repeat(answers[:, 0], 6) + 0.01 * random.standard_normal(6 * count)
    dataset = dataset_of("regress", values, np.arange(count + 1) * 6, targets=("weight",), answers_SK=answers)
    case = case_of(dataset, all_examples(dataset, facts_of(dataset)))

    found = finish(rival_answers(case))

    assert ("segment_ridge" in found) == (count > 3)
    if "segment_ridge" in found:
        np.testing.assert_allclose(found["segment_ridge"], answers, atol=0.1)


def test_a_step_is_labelled_by_what_lies_around_it():
    values = np.tile([0.0, 0, 5, 0, 0, 0, 0, 0], 20)
    around = np.convolve(values > 0, [1, 1, 1], mode="same").astype(np.int64)
    dataset = dataset_of("label-steps", values, np.arange(21) * 8, classes=("no", "yes"), labels_N=around)
    case = case_of(dataset, all_examples(dataset, facts_of(dataset)))

    answer = finish(rival_answers(case))["window_logistic"]

    assert (answer.argmax(axis=1) == around).mean() > 0.98

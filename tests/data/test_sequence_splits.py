"""Whole sequences shared out among the parts: at random, by class, by group, and by a condition."""

from dataclasses import replace

import numpy as np
import pytest
from example_datasets import classification
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from workbench.data.spec import DataSpec, SplitSpec
from workbench.data.splits import PARTS, assign_sequences, make_split, part_ends
from workbench.errors import WorkbenchError


@settings(max_examples=60, deadline=None)
@given(counts=st.lists(st.integers(20, 60), min_size=2, max_size=6), seed=st.integers(0, 99))
def test_a_stratified_split_keeps_the_shares_of_classes(counts, seed):
    labels = np.repeat(np.arange(len(counts)), counts)
    dataset = classification(labels.tolist())

    parts_S = assign_sequences(dataset, SplitSpec(method="stratified", seed=seed))

    for label, count in enumerate(counts):
        shares = np.bincount(parts_S[labels == label], minlength=3) / count
        assert np.abs(shares - [0.7, 0.15, 0.15]).max() <= 2.01 / count
    assert np.bincount(parts_S, minlength=3).sum() == sum(counts)


def test_the_only_sequence_of_a_class_may_go_to_any_part():
    dataset = classification([0] * 40 + [1])

    parts = [assign_sequences(dataset, SplitSpec(method="stratified", seed=seed))[-1] for seed in range(200)]

    assert np.bincount(parts) / 200 == pytest.approx([0.7, 0.15, 0.15], abs=0.08)


def test_a_stratified_split_puts_each_class_in_each_part_where_it_can():
    dataset = classification([0] * 60 + [1] * 3 + [2] * 4)

    split = make_split(dataset, DataSpec(task="classify", split=SplitSpec(method="stratified")))

    for part in PARTS:
        assert set(dataset.labels_S[split.part(part).sequences_E]) == {0, 1, 2}


@settings(max_examples=60, deadline=None)
@given(groups=st.lists(st.sampled_from("abcdefg"), min_size=9, max_size=40), seed=st.integers(0, 99))
def test_a_group_split_keeps_groups_whole_and_no_part_empty(groups, seed):
    assume(len(set(groups)) >= 3)
    dataset = classification([0, 1] * (len(groups) // 2) + [0] * (len(groups) % 2), groups)

    parts_S = assign_sequences(dataset, SplitSpec(method="group", group="who", seed=seed))

    assert set(parts_S) == {0, 1, 2}
    for group in set(groups):
        assert len(set(parts_S[np.array(groups) == group])) == 1


def test_counts_of_sequences_are_kept_exactly():
    dataset = classification([0, 1, 2] * 20)

    parts_S = assign_sequences(dataset, SplitSpec(method="stratified", train=30, val=9, test=12))

    assert np.bincount(parts_S).tolist() == [30, 9, 12, 9]


def test_each_sequence_is_one_example_of_a_classification():
    split = make_split(classification([0, 1] * 10), DataSpec(task="classify", split=SplitSpec(method="random")))

    starts = np.concatenate([split.part(part).starts_E for part in PARTS])
    assert sorted(starts.tolist()) == list(range(0, 60, 3))
    assert split.train.horizon == 0 and set(split.train.lengths_E) == {3}


@pytest.mark.parametrize(
    ("sizes", "counts"),
    [
        ((0.98, 0.01, 0.01), [3, 1, 1]),
        ((0.01, 0.01, 0.98), [1, 1, 3]),
        ((0.01, 0.98, 0.01), [1, 3, 1]),
        ((0.2, 0.2, 0.01), [1, 1, 1, 2]),
    ],
)
def test_every_part_has_a_sequence_however_small_its_share(sizes, counts):
    spec = SplitSpec(method="random", **dict(zip(PARTS, sizes, strict=True)))

    assert np.bincount(assign_sequences(classification([0, 1, 0, 1, 0]), spec)).tolist() == counts


def test_three_sequences_are_one_for_each_part_and_two_are_too_few():
    assert assign_sequences(classification([0, 1, 0]), SplitSpec()).tolist() == [0, 1, 2]
    with pytest.raises(WorkbenchError, match="only 2 sequences"):
        assign_sequences(classification([0, 1]), SplitSpec())


def test_sequences_of_a_chronological_split_stay_in_their_order():
    parts_S = assign_sequences(classification([0, 1] * 5), SplitSpec(train=0.5, val=0.3, test=0.2))

    assert parts_S.tolist() == [0] * 5 + [1] * 3 + [2] * 2


def test_sequences_of_a_random_split_do_not_stay_in_their_order():
    spec = SplitSpec(method="random", train=0.5, val=0.3, test=0.2)
    parts_S = assign_sequences(classification([0, 1] * 50), spec)

    assert np.bincount(parts_S).tolist() == [50, 30, 20] and 10 < (parts_S[:50] == 0).sum() < 40


def test_sequences_without_classes_are_shared_out_at_random_where_classes_should_be_kept():
    dataset = replace(classification([0] * 40), labels_S=np.empty(0, np.int64))

    stratified, random = (assign_sequences(dataset, SplitSpec(method=method)) for method in ("stratified", "random"))

    assert (stratified == random).all()


@settings(max_examples=60, deadline=None)
@given(rare=st.integers(1, 5), most=st.integers(40, 80), test=st.sampled_from([0.1, 0.2]), seed=st.integers(0, 99))
def test_classes_of_three_or_more_are_in_each_part_and_parts_stay_as_large(rare, most, test, seed):
    labels = np.array([0] * most + [1, 2, 3] * 3 + [4] * rare)
    spec = SplitSpec(method="stratified", train=0.6, val=0.2, test=test, seed=seed)

    parts_S = assign_sequences(classification(labels.tolist()), spec)

    ends = part_ends(len(labels), spec)
    assert np.bincount(parts_S, minlength=4).tolist() == np.diff([0, *ends, len(labels)]).tolist()
    for label in [0, 1, 2, 3, *([4] if rare > 2 else [])] if test == 0.2 else []:
        assert set(parts_S[labels == label]) == {0, 1, 2}


@pytest.mark.parametrize("seed", range(30))
@pytest.mark.parametrize(("rare", "sizes"), [(3, (5, 2, 2)), (3, (4, 2, 2)), (4, (6, 2, 2))])
def test_each_class_has_a_sequence_even_in_a_part_of_two(rare, sizes, seed):
    labels = np.repeat([0, 1], [rare, sum(sizes) - rare])
    spec = SplitSpec(method="stratified", seed=seed, **dict(zip(PARTS, sizes, strict=True)))

    parts_S = assign_sequences(classification(labels.tolist()), spec)

    assert np.bincount(parts_S).tolist() == list(sizes)
    assert all(set(parts_S[labels == label]) == {0, 1, 2} for label in (0, 1))


def test_a_class_is_not_taken_from_a_part_to_give_another_its_place():
    parts_S = assign_sequences(classification([0, 1, 2]), SplitSpec(method="stratified"))

    assert sorted(parts_S.tolist()) == [0, 1, 2]


@pytest.mark.parametrize(
    ("groups", "sizes", "parts"),
    [
        ("aaaaaabbbccd", (0.5, 0.25, 0.25), {"a": 0, "b": 1, "c": 2, "d": 2}),
        ("ddccbbbaaaaa", (0.25, 0.25, 0.5), {"a": 2, "b": 0, "c": 1, "d": 1}),
        ("aaabbc", (0.98, 0.01, 0.01), {"a": 0, "b": 1, "c": 2}),
        ("aaaaabbbccdddd", (6, 2, 2), {"a": 0, "d": 3, "b": 1, "c": 2}),
    ],
)
def test_the_largest_groups_go_first_and_each_to_the_part_that_lacks_most(groups, sizes, parts):
    spec = SplitSpec(method="group", group="who", **dict(zip(PARTS, sizes, strict=True)))

    parts_S = assign_sequences(classification([0, 1] * (len(groups) // 2), groups), spec)

    assert {group: int(parts_S[groups.index(group)]) for group in parts} == parts


def test_a_split_by_group_without_a_group_names_the_known_facts():
    with pytest.raises(WorkbenchError, match="Choose one of who, or split"):
        assign_sequences(classification([0, 1] * 4, list("aabbccdd")), SplitSpec(method="group"))
    with pytest.raises(WorkbenchError, match="Choose one of -, or split"):
        assign_sequences(classification([0, 1] * 4), SplitSpec(method="group"))


def test_outside_the_condition_two_groups_suffice_and_one_does_not():
    spec = SplitSpec(method="group", group="who", test_where="who==c")

    parts_S = assign_sequences(classification([0, 1] * 4, list("aaabbccc")), spec)

    assert parts_S.tolist() == [0, 0, 0, 1, 1, 2, 2, 2]
    with pytest.raises(WorkbenchError, match="who has only 1 different value, but 2 parts"):
        assign_sequences(classification([0, 1] * 4, list("aaaaaccc")), spec)


@pytest.mark.parametrize(("shares", "counts"), [((0.9, 0.01), [9, 1, 2]), ((0.01, 0.9), [1, 9, 2])])
def test_outside_the_condition_training_and_validation_have_a_sequence_each(shares, counts):
    dataset = classification([0, 1] * 6, ["x"] * 2 + ["y"] * 10)
    spec = SplitSpec(method="random", train=shares[0], val=shares[1], test_where="who==x")

    assert np.bincount(assign_sequences(dataset, spec)).tolist() == counts


@pytest.mark.parametrize(("groups", "reported"), [("aaab", "3 of 4"), ("bbbb", "0 of 4")])
def test_a_condition_that_does_not_leave_two_sequences_tells_both_numbers(groups, reported):
    with pytest.raises(WorkbenchError, match=f"{reported} sequences meet the condition 'who==a'"):
        assign_sequences(classification([0, 1] * 2, groups), SplitSpec(test_where="who==a"))
    assert assign_sequences(classification([0, 1] * 2, "aabb"), SplitSpec(test_where="who==a")).tolist() == [2, 2, 0, 1]


def test_the_same_seed_gives_the_same_split_and_another_another():
    dataset = classification([0, 1] * 20)
    first, again, other = (assign_sequences(dataset, SplitSpec(method="random", seed=seed)) for seed in (1, 1, 2))

    assert (first == again).all() and (first != other).any()


def test_two_groups_are_too_few():
    dataset = classification([0, 1, 0, 1], ["anna", "anna", "ben", "ben"])

    with pytest.raises(WorkbenchError, match="who has only 2 different values"):
        assign_sequences(dataset, SplitSpec(method="group", group="who"))


def test_too_many_sequences_asked_for_are_called_sequences():
    with pytest.raises(WorkbenchError, match="ask for 12 sequences, but there are only 6"):
        assign_sequences(classification([0, 1] * 3), SplitSpec(method="random", train=8, val=2, test=2))


@settings(max_examples=60, deadline=None)
@given(chosen=st.lists(st.booleans(), min_size=4, max_size=40), method=st.sampled_from(["random", "stratified"]))
def test_a_condition_chooses_exactly_the_test_part(chosen, method):
    assume(any(chosen) and chosen.count(False) >= 2)
    dataset = classification([0, 1] * (len(chosen) // 2) + [0] * (len(chosen) % 2), [str(one) for one in chosen])

    parts_S = assign_sequences(dataset, SplitSpec(method=method, test_where="who==True"))

    assert ((parts_S == 2) == chosen).all() and set(parts_S) == {0, 1, 2}


def test_a_condition_leaves_train_and_validation_their_proportion():
    dataset = classification([0, 1] * 20, ["x"] * 10 + ["y"] * 30)

    parts_S = assign_sequences(dataset, SplitSpec(method="random", train=0.8, val=0.2, test_where="who==x"))

    assert np.bincount(parts_S).tolist() == [24, 6, 10]


@pytest.mark.parametrize("condition", ["who==nobody", "who!=nobody"])
def test_a_condition_that_leaves_a_part_empty_is_refused(condition):
    with pytest.raises(WorkbenchError, match="meet the condition"):
        assign_sequences(classification([0, 1] * 4, list("aabbccdd")), SplitSpec(test_where=condition))


def test_groups_stay_together_outside_the_condition_too():
    dataset = classification([0, 1] * 6, list("aabbccddeeff"))

    parts_S = assign_sequences(dataset, SplitSpec(method="random", group="who", test_where="who==a"))

    assert parts_S.tolist()[:2] == [2, 2] and all(parts_S[i] == parts_S[i + 1] for i in range(0, 12, 2))
    assert set(parts_S) == {0, 1, 2}


def test_an_unknown_group_names_the_known_facts():
    with pytest.raises(WorkbenchError, match=r"speaker is not known .* Known are who"):
        assign_sequences(classification([0, 1] * 4, list("aabbccdd")), SplitSpec(group="speaker"))

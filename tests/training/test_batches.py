"""Batches are cut from resident tables without changing a value."""

from dataclasses import replace

import numpy as np
import torch

from workbench.data.dataset import Examples
from workbench.training.batches import ResidentData, by_length, shuffled

CPU = torch.device("cpu")


def test_a_forecast_batch_holds_the_rows_of_its_windows_and_what_follows(forecast):
    batch = ResidentData(forecast.dataset, CPU).gather(forecast.split.val, np.array([3, 0]))

    values = torch.from_numpy(forecast.dataset.values_NF)
    assert torch.equal(batch.x_BTF, torch.stack((values[75:83], values[72:80])))
    assert torch.equal(batch.y, torch.stack((values[83:85], values[80:82])))


def test_positions_beyond_a_sequence_are_zero(classification):
    batch = ResidentData(classification.dataset, CPU).gather(classification.split.train, np.array([1, 2]))

    assert batch.lengths_B.tolist() == [4, 5]
    assert batch.x_BTF[:, :, 0].tolist() == [[0, 1, 2, 3, 0], [0, -1, -2, -3, -4]]
    assert batch.y.tolist() == [1, 0]


def test_padding_behind_the_last_sequence_stays_inside_the_table(classification):
    batch = ResidentData(classification.dataset, CPU).gather(classification.split.test, slice(None))

    assert batch.x_BTF.shape[1] > batch.lengths_B[4]
    assert batch.x_BTF[4, batch.lengths_B[4] :].eq(0).all()


def test_padding_does_not_spread_a_missing_value(classification):
    values = classification.dataset.values_NF.copy()
    values[3:] = np.nan
    dataset = replace(classification.dataset, values_NF=values)

    batch = ResidentData(dataset, CPU).gather(classification.split.train, np.array([0, 2]))

    assert batch.x_BTF[0, :, 0].tolist() == [0, -1, -2, 0, 0]
    assert batch.x_BTF[1].isnan().all()


def test_every_example_comes_once_per_epoch_in_an_order_of_its_own(forecast):
    first, again, second = (
        np.concatenate(list(shuffled(forecast.split.train, 16, seed=7, epoch=epoch))) for epoch in (1, 1, 2)
    )

    assert sorted(first) == sorted(second) == list(range(71))
    assert (first == again).all()
    assert (first != second).any()


def test_batches_by_length_pad_least(classification):
    lengths = classification.split.train.lengths_E

    assert [lengths[batch].tolist() for batch in by_length(classification.split.train, 8)] == [
        sorted(lengths)[:8],
        sorted(lengths)[8:],
    ]


def of_lengths(lengths):
    lengths = np.array(lengths)
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    return Examples(starts_E=starts, lengths_E=lengths, sequences_E=np.arange(len(lengths)), horizon=0)


def test_batches_of_an_epoch_hold_examples_of_similar_length():
    examples = of_lengths(np.random.default_rng(0).integers(1, 200, 256))

    batches = list(shuffled(examples, 16, seed=0, epoch=1))

    padded = sum(len(batch) * examples.lengths_E[batch].max() for batch in batches)
    assert sorted(np.concatenate(batches)) == list(range(256))
    assert padded < 1.2 * examples.lengths_E.sum()


def test_very_long_examples_are_judged_few_at_a_time():
    batches = list(by_length(of_lengths([400_000, 5, 400_000, 400_000]), 128))

    assert [batch.tolist() for batch in batches] == [[1, 0], [2, 3]]


def test_the_truth_of_steps_is_unknown_beyond_the_end(classification):
    labels = np.arange(len(classification.dataset.values_NF))
    dataset = replace(classification.dataset, task="label-steps", labels_N=labels)

    batch = ResidentData(dataset, CPU).gather(classification.split.train, np.array([0, 1]))

    assert batch.y.tolist() == [[0, 1, 2, -1], [3, 4, 5, 6]]


def test_the_next_token_is_the_truth_of_every_step(classification):
    tokens = np.arange(len(classification.dataset.values_NF))
    dataset = replace(classification.dataset, task="next-token", labels_N=tokens)

    batch = ResidentData(dataset, CPU).gather(of_lengths([4, 5]), np.array([1]))

    assert batch.y.tolist() == [[5, 6, 7, 8, 9]]


def test_a_regression_batch_holds_the_values_of_its_sequences(classification):
    answers = np.arange(48, dtype=np.float32).reshape(24, 2)
    dataset = replace(classification.dataset, task="regress", answers_SK=answers)

    batch = ResidentData(dataset, CPU).gather(classification.split.train, np.array([3, 1]))

    assert batch.y.tolist() == [[6, 7], [2, 3]]


def test_a_table_in_a_file_is_not_read_as_a_whole(forecast, tmp_path):
    values = forecast.dataset.values_NF
    values.tofile(tmp_path / "values")
    mapped = np.memmap(tmp_path / "values", values.dtype, "r", 0, values.shape)

    resident = ResidentData(replace(forecast.dataset, values_NF=mapped), torch.device("cpu"))

    assert torch.equal(resident.values_NF, torch.from_numpy(values))
    assert resident.targets_NK.data_ptr() == resident.values_NF.data_ptr()

"""Batches are cut from resident tables without changing a value."""

from dataclasses import replace

import numpy as np
import torch

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

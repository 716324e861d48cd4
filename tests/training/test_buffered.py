"""Epochs of data larger than memory: every example once, pieces read ahead, the same whatever ran before."""

import mmap
from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.data.test_shards import written
from workbench.data.dataset import Examples
from workbench.data.large import mapped_table, read_ahead
from workbench.progress import finish
from workbench.proposal import propose_experiment
from workbench.training.buffered import PIECES, Buffered, epoch_batches
from workbench.training.events import EpochEnd
from workbench.training.spec import TrainingSpec

ROWS = 4000


def windows(starts, length=8):
    starts_E = np.asarray(starts)
    lengths_E = np.broadcast_to(np.int64(length), len(starts_E)) if np.isscalar(length) else np.asarray(length)
    return Examples(starts_E=starts_E, lengths_E=lengths_E, sequences_E=np.zeros(len(starts_E), np.int64), horizon=2)


def buffered(examples, epoch=1, rows=640):
    return Buffered(examples, 16, seed=3, epoch=epoch, rows=rows)


def rows_in(spans):
    return {row for start, stop in spans for row in range(start, stop)}


CASES = {
    "in order": windows(np.arange(ROWS)),
    "in any order": windows(np.random.default_rng(0).permutation(ROWS)),
    "with a gap": windows([*range(100), *range(3000, 3503)]),
    "of many lengths": windows(np.arange(0, ROWS, 10), np.random.default_rng(0).integers(1, 40, ROWS // 10)),
    "one": windows([7]),
}


@pytest.mark.parametrize("examples", CASES.values(), ids=CASES)
def test_every_example_comes_once_in_batches_that_are_full(examples):
    first, again, second = (list(buffered(examples, epoch)) for epoch in (1, 1, 2))

    assert sorted(np.concatenate(first)) == list(range(len(examples)))
    assert sorted(map(len, first))[1:] == [16] * (len(first) - 1) and len(first) == len(buffered(examples))
    assert all((one == other).all() for one, other in zip(first, again, strict=True))
    assert len(examples) == 1 or any((one != other).any() for one, other in zip(first, second, strict=True))


def test_a_batch_is_the_same_whichever_was_asked_for_before():
    in_turn = list(buffered(CASES["in order"]))

    jumping = buffered(CASES["in order"])

    assert all((jumping[place] == in_turn[place]).all() for place in (100, 3, 249, 4, 101))


def test_a_buffer_is_made_of_few_pieces_and_no_batch_of_one_alone():
    examples = CASES["in order"]
    batches = buffered(examples)

    of_buffer = np.concatenate(batches[: batches.per_buffer]) // 40

    assert batches.per_buffer == 40
    assert len(np.unique(of_buffer)) <= PIECES + 1
    assert min(len(np.unique(batch // 40)) for batch in batches[: batches.per_buffer]) > 4


def test_a_batch_holds_examples_of_similar_length():
    examples = CASES["of many lengths"]

    padded = sum(len(batch) * examples.lengths_E[batch].max() for batch in buffered(examples))

    assert padded < 1.3 * examples.lengths_E.sum()


@pytest.mark.parametrize("examples", [CASES["in order"], CASES["in any order"]], ids=["in order", "in any order"])
def test_the_rows_of_a_buffer_are_read_before_it_begins_and_given_back_after_it(examples):
    batches = buffered(examples)
    read: set[int] = set()
    for place, batch in enumerate(batches):
        read |= rows_in(batches.coming(place)) if place < batches.per_buffer else set()
        if place < 2 * batches.per_buffer:
            assert {row + step for row in examples.starts_E[batch] for step in range(10)} <= read | rows_in(
                [(4000, 4010)]
            )

    assert rows_in(batches.gone(batches.per_buffer)) < read
    assert batches.gone(0) == batches.gone(1) == []


def test_without_a_buffer_all_examples_are_shuffled_at_once(forecast):
    batches = epoch_batches(forecast.split.train, TrainingSpec(batch_size=16), 1, 4)

    assert not isinstance(batches, Buffered)


def test_a_run_with_a_buffer_resumes_on_the_curve_of_one_that_never_stopped(forecast, run_fit, monkeypatch):
    monkeypatch.setattr("workbench.training.batches.ResidentData.row_bytes", 1 << 15)
    values_NF = mapped_table(forecast.dataset.values_NF.shape, np.float32)
    values_NF[:] = forecast.dataset.values_NF
    in_file = replace(forecast, dataset=replace(forecast.dataset, values_NF=values_NF))

    whole = run_fit(in_file, shuffle_buffer=1)
    stopped = run_fit(in_file, shuffle_buffer=1, until=lambda e: isinstance(e, EpochEnd) and e.epoch == 2)
    resumed = run_fit(in_file, shuffle_buffer=1, resume=stopped.saved[2])

    assert read_ahead(values_NF) is not None
    assert resumed.losses == whole.losses[2:]
    assert whole.losses != run_fit(forecast).losses


def test_rows_that_were_given_back_are_there_when_they_are_read_again():
    table = mapped_table((mmap.PAGESIZE, 2), np.float32)
    table[:] = np.arange(2 * mmap.PAGESIZE).reshape(-1, 2)
    ahead = read_ahead(table)
    assert ahead is not None

    ahead.give_back(0, len(table))
    ahead.read(10, len(table) + 5)

    assert torch.from_numpy(table).sum() == np.arange(2 * mmap.PAGESIZE).sum()


def test_data_in_shards_that_do_not_fit_in_memory_are_proposed_a_buffer(tmp_path, monkeypatch):
    monkeypatch.setattr("workbench.data.loading.MEBIBYTE", 1)
    (tmp_path / "y.csv").write_text("y\n" + "".join(f"{i % 7}.5\n" for i in range(200)))
    place = written(tmp_path / "walk", tmp_path / "y.csv")

    settings = [("data.memory", "64"), ("model.head.linear_path", "false")]
    large, small = (finish(propose_experiment([place], settings=some)) for some in (settings, settings[1:]))
    alone = finish(propose_experiment([tmp_path / "y.csv"], settings=settings))

    assert large.spec.training.shuffle_buffer == 32
    assert any("shuffles 32 MiB at a time" in str(told) for told in large.warnings)
    assert small.spec.training.shuffle_buffer == alone.spec.training.shuffle_buffer == 0

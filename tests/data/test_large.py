"""Large tables lie in files and are read as if they did not."""

import mmap
from dataclasses import replace

import numpy as np
import torch
from example_datasets import forecasting

from workbench.data.large import mapped_table, read_ahead, table_within
from workbench.data.sources.arrays import read_arrays
from workbench.data.sources.csv import read_table
from workbench.data.sources.number_rows import NumberRows
from workbench.data.spec import WindowSpec
from workbench.data.windows import Range, window_examples
from workbench.progress import finish
from workbench.training.batches import ResidentData


def test_a_table_beyond_its_memory_lies_in_a_file():
    assert isinstance(table_within(100, (10, 4), np.float32).base, mmap.mmap)
    assert table_within(160, (10, 4), np.float32).base is None


def test_rows_that_are_expected_are_read_as_from_memory():
    dataset = forecasting(4000, values=np.random.default_rng(0).random(4000))
    kept = mapped_table((4000, 1), np.float32)
    kept[:] = dataset.values_NF
    ranges, window = [Range(sequence=0, start=0, stop=4000)], WindowSpec(context=24, horizon=2)
    examples = window_examples(dataset, ranges, window)

    batch = ResidentData(replace(dataset, values_NF=kept), torch.device("cpu")).gather(examples, np.array([3900, 0]))

    assert read_ahead(kept) is not None
    assert (batch.x_BTF[0].numpy() == dataset.values_NF[3900:3924]).all()


def test_a_series_beyond_its_memory_trains_from_a_file(dataset_of, monkeypatch):
    monkeypatch.setattr("workbench.data.loading.MEBIBYTE", 1)
    rows = [f"{t},{t * t % 7}" for t in range(30)]
    text, roles = "\n".join(["t,load", *rows]), {"load": "target"}

    in_file, in_memory = dataset_of(text, roles=roles, memory=8), dataset_of(text, roles=roles)

    assert read_ahead(in_file.values_NF) is not None
    assert read_ahead(in_memory.values_NF) is None
    assert in_file.fingerprint == in_memory.fingerprint


def test_a_large_array_is_read_whole(tmp_path, monkeypatch):
    monkeypatch.setattr("workbench.data.sources.arrays.LARGE", 1)
    values = np.arange(12, dtype=np.float32).reshape(6, 2)
    np.save(tmp_path / "a.npy", values)
    np.save(tmp_path / "b.npy", np.asfortranarray(values))

    tables = [finish(read_arrays(tmp_path / name)) for name in ("a.npy", "b.npy")]

    assert all((table.frame.to_numpy() == values).all() for table in tables)


def test_numbers_go_to_a_file_where_they_are_many(monkeypatch):
    monkeypatch.setattr("workbench.data.sources.number_rows.LARGE", 40)
    rows = NumberRows(2)
    for start in (0, 2, 4):
        rows.add([np.array([start, start + 1.0]), np.array([0.0, 1.0])])

    assert rows.table().tolist() == [[0, 0], [1, 1], [2, 0], [3, 1], [4, 0], [5, 1]]


def test_long_columns_are_put_together_one_after_the_other(tmp_path, monkeypatch):
    monkeypatch.setattr("workbench.data.sources.columns._MANY", 10)
    monkeypatch.setattr("workbench.data.sources.stream.BLOCK", 64)
    rows = [f"2024-01-{day:02d},w{day % 3},{day}.5" for day in range(1, 32)]
    (tmp_path / "long.csv").write_text("\n".join(["day,word,load", *rows]))

    frame = finish(read_table(tmp_path / "long.csv")).frame

    assert frame.astype(str).agg(",".join, axis=1).tolist() == rows

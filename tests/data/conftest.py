"""Files for the tests of the data room."""

from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.data.dataset import SequenceDataset
from workbench.data.loading import load_dataset
from workbench.data.sources.csv import read_table
from workbench.data.spec import DataSpec, SourceSpec
from workbench.data.table import Table
from workbench.progress import finish


@pytest.fixture
def table_of(tmp_path) -> Callable[[str], Table]:
    def write_and_read(text: str) -> Table:
        path = tmp_path / "table.csv"
        path.write_text(text, encoding="utf-8")
        return finish(read_table(path))

    return write_and_read


@pytest.fixture
def dataset_of(tmp_path) -> Callable[..., SequenceDataset]:
    """Write texts as CSV files and load them with the rest of a data spec."""

    def write_and_load(*texts: str, classes: tuple[str, ...] | None = None, **spec: object) -> SequenceDataset:
        paths: list[Path] = []
        for index, text in enumerate(texts):
            paths.append(tmp_path / f"file{index}.csv")
            paths[-1].write_text(text, encoding="utf-8")
        sources = tuple(SourceSpec(path=str(path)) for path in paths)
        return finish(load_dataset(DataSpec(sources=sources, **spec), classes=classes))

    return write_and_load

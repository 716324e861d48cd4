"""Few rows without a time are left out and told; many say that the column is no time."""

import pytest

from workbench.data.loading import load_dataset
from workbench.data.spec import DataSpec, SourceSpec
from workbench.errors import WorkbenchError
from workbench.progress import finish


def loaded(tmp_path, absent, **changes):
    lines = [f"{'' if day in absent else f'2024-01-{day:02d}'},{day}" for day in range(1, 21)]
    (tmp_path / "a.csv").write_text("\n".join(["day,load", *lines]))
    source = (SourceSpec(path=str(tmp_path / "a.csv")),)
    return finish(load_dataset(DataSpec(sources=source, roles={"day": "time", "load": "target"}, **changes)))


def test_a_row_without_a_time_is_left_out_and_told(tmp_path):
    dataset = loaded(tmp_path, {4, 9})

    assert dataset.values_NF[:, 0].tolist() == [1, 2, 3, 5, 6, 7, 8, *range(10, 21)]
    assert "2 rows of a.csv have no time and are left out, the first of them in row 5." in map(str, dataset.notes)


def test_rows_keep_the_numbers_of_their_lines(tmp_path):
    (tmp_path / "b.csv").write_text("day,load\n2024-01-01,1\n,2\n2024-01-03,\n" + "2024-01-04,4\n" * 9)
    source = (SourceSpec(path=str(tmp_path / "b.csv")),)
    spec = DataSpec(sources=source, roles={"day": "time", "load": "target"}, missing="refuse")

    with pytest.raises(WorkbenchError, match=r"row 4 of column load holds no value"):
        finish(load_dataset(spec))


def test_a_column_that_mostly_lacks_times_is_refused(tmp_path):
    with pytest.raises(WorkbenchError, match=r"row 2 of the time column day holds no time"):
        loaded(tmp_path, set(range(1, 13)))

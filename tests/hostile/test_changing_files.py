"""Data files that another program changes while they are read."""

import os

import pytest

from workbench.data.sources.csv import read_table
from workbench.errors import WorkbenchError
from workbench.progress import finish


def written(path, rows: int):
    path.write_text("t,a\n" + "".join(f"{row},{row % 7}\n" for row in range(rows)))
    return path


def test_a_file_that_is_cut_while_it_is_read_is_not_taken_for_whole(tmp_path):
    path = written(tmp_path / "a.csv", 300_000)
    work = read_table(path)
    next(work)
    os.truncate(path, path.stat().st_size // 2)

    with pytest.raises(WorkbenchError, match=r"a\.csv has become shorter while it was read"):
        finish(work)


def test_a_file_that_grows_while_it_is_read_is_read(tmp_path):
    path = written(tmp_path / "a.csv", 300_000)
    work = read_table(path)
    next(work)
    with path.open("a") as file:
        file.write("300000,1\n")

    assert finish(work).rows >= 300_000

"""A large table is kept as it was read, and read anew whenever anything about it is not as it was."""

import os
from dataclasses import fields

import numpy as np
import pandas as pd
import pytest

from workbench.data.large import _pages_of
from workbench.data.loading import load_dataset
from workbench.data.sources import table_cache, tables
from workbench.data.sources.csv import DETECTED
from workbench.data.sources.tables import read_all
from workbench.data.spec import DataSpec, ReadingSpec, SourceSpec
from workbench.data.table import Table
from workbench.progress import finish

ROWS = ["time;machine;load;temperature;remark", *(f"2024-03-{d:02d} 06:00;m{d % 3};{d},5;{d};" for d in range(1, 29))]
ROWS[9] = "2024-03-09 06:00;;wrong;;"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The cache of this test, which keeps small files too."""
    monkeypatch.setattr(table_cache, "default_folder", lambda: tmp_path / "kept")
    monkeypatch.setattr(table_cache, "WORTH_KEEPING", 0)
    return tmp_path / "kept"


@pytest.fixture
def series(tmp_path):
    path = tmp_path / "series.csv"
    path.write_text("\n".join(ROWS), encoding="cp1252")
    return path


@pytest.fixture
def read_anew(monkeypatch):
    """The files that were read and not found in the cache, in turn."""
    seen, read = [], tables.read_source

    def watched(path, reading):
        seen.append(path.name)
        return (yield from read(path, reading))

    monkeypatch.setattr(tables, "read_source", watched)
    return seen


def opened(path, reading=DETECTED) -> Table:
    return finish(read_all([path], reading)).tables[0]


def test_a_kept_table_is_the_one_that_was_read(folder, series, read_anew):
    first, second = opened(series), opened(series)

    assert read_anew == ["series.csv"]
    pd.testing.assert_frame_equal(first.frame, second.frame)
    for name in {field.name for field in fields(Table) if field.init} - {"frame"}:
        assert getattr(first, name) == getattr(second, name), name
    assert [str(problem.message) for problem in second.problems] == [str(problem.message) for problem in first.problems]


def test_numbers_of_a_kept_table_stay_in_its_file(folder, series):
    opened(series)

    assert _pages_of(opened(series).frame["load"].to_numpy()) is not None


def test_a_dataset_is_the_same_from_the_cache(folder, series, read_anew):
    roles = {"time": "time", "load": "target", "temperature": "feature"}
    spec = DataSpec(sources=(SourceSpec(path=str(series)),), roles=roles, layout="series")
    first, second = finish(load_dataset(spec)), finish(load_dataset(spec))

    assert read_anew == ["series.csv"]
    assert first.fingerprint == second.fingerprint
    assert first.notes == second.notes


def test_a_changed_file_is_read_anew(folder, series, read_anew):
    opened(series)
    status = series.stat()
    series.write_bytes(series.read_bytes().replace(b";27,5;", b";28,5;"))
    os.utime(series, ns=(status.st_atime_ns, status.st_mtime_ns))

    assert opened(series).frame["load"].iloc[26] == 28.5
    assert len(read_anew) == 2


def test_another_reading_is_another_table(folder, series, read_anew):
    opened(series)

    assert "column_1" in opened(series, ReadingSpec(header_rows=0)).frame
    assert len(read_anew) == 2


def test_another_version_of_the_program_reads_anew(folder, series, read_anew, monkeypatch):
    opened(series)
    monkeypatch.setattr(table_cache, "_reader", lambda: "another")
    opened(series)

    assert len(read_anew) == 2


@pytest.mark.parametrize("place", [0, 70, 500, -1, -30, -60, -400])
def test_a_damaged_file_of_the_cache_is_read_anew(folder, series, read_anew, place):
    first = opened(series)
    [kept] = folder.glob("*.table")
    raw = bytearray(kept.read_bytes())
    raw[place] ^= 1
    kept.write_bytes(raw)

    pd.testing.assert_frame_equal(opened(series).frame, first.frame)
    assert len(read_anew) == (1 if place == 0 else 2)  # the sign in front is only for people


@pytest.mark.parametrize("length", [0, 10, 100, 600])
def test_a_file_of_the_cache_that_was_cut_off_is_read_anew(folder, series, read_anew, length):
    opened(series)
    [kept] = folder.glob("*.table")
    kept.write_bytes(kept.read_bytes()[:length])

    assert opened(series).rows == len(ROWS) - 1
    assert len(read_anew) == 2


def test_the_cache_may_be_deleted_at_any_time(folder, series, read_anew):
    opened(series)
    for kept in folder.iterdir():
        kept.unlink()
    folder.rmdir()

    assert opened(series).rows == len(ROWS) - 1


def test_a_folder_that_cannot_be_written_keeps_nothing(folder, series):
    folder.write_text("a file where the folder should be")

    assert opened(series).rows == len(ROWS) - 1


def test_the_cache_forgets_what_was_opened_the_longest_ago(folder, tmp_path, monkeypatch):
    paths = [tmp_path / f"{name}.csv" for name in "abc"]
    for number, path in enumerate(paths):
        path.write_text("\n".join(["load,level", *(f"{n},{n}.{number}" for n in range(400))]))
        opened(path)
        [newest] = [kept for kept in folder.iterdir() if kept.stat().st_mtime > 1000]
        os.utime(newest, (number, number))
    size = newest.stat().st_size
    monkeypatch.setattr(table_cache, "MOST_BYTES", 2 * size + size // 2)
    opened(paths[0])
    table_cache._forget_old(folder)

    assert len(list(folder.iterdir())) == 2
    assert max(kept.stat().st_mtime for kept in folder.iterdir()) > 1000


def test_a_table_larger_than_half_the_cache_is_not_kept(folder, series, monkeypatch):
    monkeypatch.setattr(table_cache, "MOST_BYTES", 100)
    opened(series)

    assert list(folder.glob("*.table")) == []


def test_small_files_and_arrays_are_not_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(table_cache, "WORTH_KEEPING", 50)
    for name, content in {"small.csv": b"a,b\n1,2\n", "large.csv": bytes(60)}.items():
        (tmp_path / name).write_bytes(content)
    np.save(tmp_path / "large.npy", np.zeros(100))

    kept = [name for name in ("small.csv", "large.csv", "large.npy") if table_cache.is_worth_keeping(tmp_path / name)]

    assert kept == ["large.csv"]
    assert not table_cache.is_worth_keeping(tmp_path / "none.csv")

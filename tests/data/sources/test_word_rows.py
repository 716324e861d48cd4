"""Texts that were gathered by code or as they are come out as they came, in memory and in files."""

import numpy as np
import pandas as pd
import pytest

from workbench.data.sources import arrow_texts, table_cache, tables, word_rows
from workbench.data.sources.word_rows import WordRows
from workbench.progress import finish


@pytest.fixture(params=[1 << 40, 0], ids=["in memory", "in a file"])
def rows(request, monkeypatch):
    monkeypatch.setattr(word_rows, "MANY", request.param)
    monkeypatch.setattr(word_rows, "ROWS_AT_ONCE", 7)
    return WordRows()


def add_coded(rows: WordRows, cells: list[str]) -> None:
    different = list(dict.fromkeys(cells))
    codes = np.array([different.index(cell) for cell in cells], np.int32)
    rows.add_coded(different, np.array([cell == "" for cell in different], bool), codes)


def test_texts_come_out_in_the_order_in_which_they_were_added(rows):
    add_coded(rows, ["run", "", "stop", "run"] * 5)
    rows.add(pd.Series(["été", None, ""], dtype="str"))
    add_coded(rows, ["stop", "idle"])

    expected = pd.Series([*["run", None, "stop", "run"] * 5, "été", None, "", "stop", "idle"], dtype="str")
    pd.testing.assert_series_equal(rows.take(), expected)


def test_words_beyond_those_that_have_codes_are_kept_as_they_are(rows, monkeypatch):
    monkeypatch.setattr(word_rows, "MOST_CODED", 3)
    for cells in (["a", "b"], ["c", "", "a", "d"], ["b", "b"]):
        add_coded(rows, cells)

    expected = pd.Series(["a", "b", "c", None, "a", "d", "b", "b"], dtype="str")
    pd.testing.assert_series_equal(rows.take(), expected)


def test_a_column_without_a_value_has_none(rows):
    add_coded(rows, ["", ""])

    assert rows.take().isna().tolist() == [True, True]


@pytest.mark.skipif(not arrow_texts.are_arrows(pd.Series(dtype="str")), reason="pyarrow is not installed")
def test_kept_texts_stay_in_their_file_and_a_slice_of_them_is_kept_alone(tmp_path, monkeypatch):
    texts = pd.Series(["a", None, "bc", "", "été"], dtype="str")
    pieces = list(arrow_texts.pieces_of(texts.iloc[1:4]))

    assert bytes(pieces[0][2]) == b"bc"
    pd.testing.assert_series_equal(arrow_texts.texts_of(pieces), texts.iloc[1:4].reset_index(drop=True))


def test_a_large_table_is_the_same_in_memory_in_files_and_from_the_cache(tmp_path, monkeypatch):
    monkeypatch.setattr(table_cache, "default_folder", lambda: tmp_path / "kept")
    monkeypatch.setattr(table_cache, "WORTH_KEEPING", 0)
    path = tmp_path / "pumps.csv"
    path.write_text("\n".join(["machine,state,load", *(f"pump-{n % 40},{'run' * (n % 3)},{n}.5" for n in range(3000))]))
    in_memory = finish(tables.read_source(path)).frame
    monkeypatch.setattr(word_rows, "MANY", 0)
    monkeypatch.setattr("workbench.data.sources.csv.SCANNED", 0)

    for _ in range(2):
        pd.testing.assert_frame_equal(finish(tables.read_all([path])).tables[0].frame, in_memory)

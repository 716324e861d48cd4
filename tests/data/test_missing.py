from dataclasses import replace

import numpy as np
import pytest

from workbench.data import large
from workbench.data.missing import Origin, any_missing, early_end_notes, fill
from workbench.errors import WorkbenchError

NAN = np.nan
OFFSETS = np.array([0, 4, 8])
ORIGIN = Origin(
    files_S=("a.csv", "b.csv"), names_S=("a", "b"), lines=(range(2, 6), np.array([2, 3, 4, 5])), columns_F=("load",)
)


def filled(values: list[float], policy: str) -> list[float]:
    table = np.array(values, np.float32)[:, None]
    fill(table, OFFSETS, policy, ORIGIN)
    return table[:, 0].tolist()


def test_interpolation_is_linear_and_holds_the_ends_of_each_sequence():
    assert filled([NAN, 1, NAN, 3, 5, NAN, NAN, NAN], "interpolate") == [1, 1, 2, 3, 5, 5, 5, 5]


@pytest.mark.parametrize(
    ("policy", "expected"), [("interpolate", [1, 2, 3, 9, 4, 6, 8, 8]), ("forward_fill", [1, 1, 3, 9, 4, 4, 8, 8])]
)
def test_gaps_beside_the_ends_of_a_sequence_are_filled_from_the_ends(policy, expected):
    assert filled([1, NAN, 3, 9, 4, NAN, 8, NAN], policy) == expected


def test_forward_fill_repeats_the_last_value_and_fills_back_at_the_start():
    assert filled([NAN, 1, NAN, 3, NAN, 7, NAN, NAN], "forward_fill") == [1, 1, 1, 3, 7, 7, 7, 7]


def test_columns_that_end_before_others_are_told_with_the_most_steps_that_any_sequence_misses():
    values = np.arange(24, dtype=np.float32).reshape(8, 3)
    values[[1, 3, 6, 7], 1] = NAN
    values[1, 2] = NAN

    (note,) = early_end_notes(values, OFFSETS[:-1], OFFSETS[1:], "interpolate", ("a", "b", "c"))

    assert str(note).startswith("Values of b end earlier than the rest: up to 2 missing steps at the end repeat")
    assert not early_end_notes(values, OFFSETS[:-1], OFFSETS[1:], "mask", ("a", "b", "c"))
    assert not early_end_notes(values, OFFSETS[:-1], OFFSETS[1:] - [1, 2], "interpolate", ("a", "b", "c"))


def test_masking_leaves_what_is_missing():
    assert np.isnan(filled([NAN, 1, 2, 3, 4, 5, 6, 7], "mask")[0])


def test_what_was_missing_is_counted_and_the_targets_stay_as_they_were():
    table = np.array([[1, NAN], [NAN, NAN], [3, 4], [4, 4], [5, 5], [6, 6], [7, 7], [8, 8]], np.float32)

    counts, targets_NK = fill(table, OFFSETS, "interpolate", replace(ORIGIN, columns_F=("load", "heat")), targets=1)

    assert counts == (1, 2)
    assert not np.isnan(table).any()
    assert np.isnan(targets_NK[:, 0]).tolist() == [False, True, *[False] * 6]


def test_refusing_names_file_row_and_column():
    with pytest.raises(WorkbenchError, match=r"b\.csv: row 3 of column load") as caught:
        filled([0, 1, 2, 3, 4, NAN, 6, 7], "refuse")

    assert (caught.value.file, caught.value.row, caught.value.column) == ("b.csv", 3, "load")


def test_a_sequence_without_any_value_cannot_be_filled():
    with pytest.raises(WorkbenchError, match=r"b\.csv: column load of sequence b holds no value"):
        filled([0, 1, 2, 3, NAN, NAN, NAN, NAN], "interpolate")


def test_gaps_are_filled_as_interpolation_over_the_whole_sequence_would():
    rng = np.random.default_rng(0)
    values = rng.standard_normal(500).astype(np.float32)
    values[rng.random(500) < 0.4] = NAN
    known = np.flatnonzero(~np.isnan(values))
    expected = np.interp(np.arange(500), known, values[known]).astype(np.float32)

    fill(values[:, None], np.array([0, 500]), "interpolate", ORIGIN)

    assert (values == expected).all()


def test_a_row_has_the_line_of_its_own_file():
    origin = replace(ORIGIN, lines=(range(2, 6), np.array([3, 5, 9])))

    assert [origin.line(row) for row in range(7)] == [2, 3, 4, 5, 3, 5, 9]
    assert replace(ORIGIN, lines=()).line(4) == 4


def test_the_first_missing_row_of_all_columns_is_refused():
    table = np.array([[0, 0], [1, NAN], [NAN, 2], [3, NAN], *[[4, 4]] * 4], np.float32)

    with pytest.raises(WorkbenchError, match=r"a\.csv: row 3 of column heat"):
        fill(table, OFFSETS, "refuse", replace(ORIGIN, columns_F=("load", "heat")))


def test_targets_that_are_asked_for_are_not_refused_and_other_cells_are():
    table = np.array([[1, 2], [NAN, 2], [NAN, 3]], np.float32)
    asking, two = np.array([False, True, True]), replace(ORIGIN, columns_F=("load", "heat"))

    fill(table, np.array([0, 3]), "refuse", two, targets=1, asking_N=asking)
    for row, column, named in ((0, 0, "row 2 of column load"), (2, 1, "row 4 of column heat")):
        holed = np.where(np.arange(6).reshape(3, 2) == 2 * row + column, NAN, table)
        with pytest.raises(WorkbenchError, match=named):
            fill(holed, np.array([0, 3]), "refuse", two, targets=1, asking_N=asking)


def test_targets_are_copied_only_where_one_of_them_was_filled():
    table = np.array([[1, 2, NAN], *[[3, 4, 5]] * 7], np.float32)
    origin = replace(ORIGIN, columns_F=("load", "heat", "wind"))

    assert np.shares_memory(fill(table, OFFSETS, "interpolate", origin, targets=2)[1], table)
    table[1] = NAN
    targets_NK = fill(table, OFFSETS, "interpolate", origin, targets=2)[1]
    assert not np.shares_memory(targets_NK, table) and np.isnan(targets_NK[1]).all()


def test_what_was_missing_is_counted_where_it_is_left_too():
    table = np.array([[NAN], [2], [NAN], *[[1]] * 5], np.float32)

    counts, targets_NK = fill(table, OFFSETS, "mask", ORIGIN)

    assert counts == (2,) and targets_NK.shape == (8, 0)


@pytest.mark.parametrize("place", [0, 2, 3, 7])
def test_missing_values_are_found_in_every_block_of_rows(monkeypatch, place):
    monkeypatch.setattr(large, "ROWS_AT_ONCE", 3)
    table = np.arange(8, dtype=np.float32)[:, None]
    assert not any_missing(table)
    table[place] = NAN

    assert any_missing(table) and fill(table, OFFSETS, "forward_fill", ORIGIN)[0] == (1,)
    assert table[place] == {0: 1, 2: 1, 3: 2, 7: 6}[place]

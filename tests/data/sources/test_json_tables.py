"""The table in a JSON text, whichever way it lies."""

import json

import pytest

from workbench.data.sources.json_records import read_records
from workbench.errors import WorkbenchError

DAYS, LEVELS = ["2024-01-01", "2024-01-02", "2024-01-03"], [1.5, 2.5, None]
NAMED = dict(zip(DAYS, LEVELS, strict=True))
ROWS = [["day", "level"], ["2024-01-01", "1.5"], ["2024-01-02", "2.5"], ["2024-01-03", ""]]
PLACES = ["0", "1", "2"]


def read(whole, tmp_path, table=None):
    path = tmp_path / "a.json"
    path.write_text(json.dumps(whole))
    rows, choice = read_records(path, table)
    return list(rows), choice


@pytest.mark.parametrize(
    "whole",
    [
        {"day": DAYS, "level": LEVELS},
        {"day": dict(zip(PLACES, DAYS, strict=True)), "level": dict(zip(PLACES, LEVELS, strict=True))},
        {place: {"day": day, "level": NAMED[day]} for place, day in zip(PLACES, DAYS, strict=True)},
        {"columns": ["day", "level"], "index": [0, 1, 2], "data": [list(row) for row in NAMED.items()]},
        [["day", "level"], *map(list, NAMED.items())],
        {"place": "Ulm", "daily_units": {"level": "m"}, "daily": {"day": DAYS, "level": LEVELS}},
    ],
    ids=["lists", "columns", "rows under a count", "split", "a heading and rows", "beside what is told of it"],
)
def test_every_layout_gives_the_same_rows(whole, tmp_path):
    rows, _ = read(whole, tmp_path)

    assert rows == ROWS


@pytest.mark.parametrize("whole", [{"level": NAMED}, {day: {"level": level} for day, level in NAMED.items()}])
def test_what_a_row_is_known_by_comes_first_where_it_is_no_count(whole, tmp_path):
    rows, _ = read(whole, tmp_path)

    assert rows == [["index", "level"], *ROWS[1:]]


def test_columns_that_know_few_places_keep_their_order_and_have_gaps(tmp_path):
    rows, _ = read({"b": {"2024-01-02": 1}, "a": {"2024-01-01": 2}, "c": {"2024-01-02": 3}}, tmp_path)

    assert rows == [["index", "b", "a", "c"], ["2024-01-02", "1", "", "3"], ["2024-01-01", "", "2", ""]]


def test_columns_that_share_no_place_are_refused_before_their_cells_are_made(tmp_path):
    strangers = {f"column {number}": {str(number): number} for number in range(6_000)}

    with pytest.raises(WorkbenchError, match="has 6000 different names"):
        read(strangers, tmp_path)


def test_one_value_under_each_time_is_a_series(tmp_path):
    rows, _ = read(NAMED, tmp_path)

    assert rows == [["index", "value"], *ROWS[1:]]


def test_rows_without_a_heading_get_names_and_lose_none(tmp_path):
    rows, _ = read([[1704067200000, "1.50"], [1704153600000, "2.5"]], tmp_path)

    assert rows == [["column_1", "column_2"], ["1704067200000", "1.50"], ["1704153600000", "2.5"]]


def test_plain_values_are_a_column(tmp_path):
    assert read([1, 2.50, None], tmp_path)[0] == [["value"], ["1"], ["2.5"], [""]]


def test_of_several_tables_one_is_chosen_by_its_name(tmp_path):
    whole = {"day": {"prices": [[1, 2], [3, 4]], "caps": [[5, 6], [7, 8]]}}

    rows, choice = read(whole, tmp_path, "day.caps")

    assert rows[1:] == [["5", "6"], ["7", "8"]]
    assert choice.names == ("day.prices", "day.caps")


def test_one_record_stays_a_row(tmp_path):
    rows, _ = read({"name": "a", "size": {"x": 1, "y": 2}, "tags": ["b", "c"], "more": ["d"]}, tmp_path)

    assert rows == [["name", "size.x", "size.y", "tags", "more"], ["a", "1", "2", '["b", "c"]', '["d"]']]


def test_arrays_of_records_come_before_any_other_table(tmp_path):
    rows, choice = read({"fields": {"a": [1, 2]}, "rows": [{"b": 1}, {"b": 2}]}, tmp_path)

    assert (rows[0], choice.names) == (["b"], ("rows",))


@pytest.mark.parametrize("whole", ["text", 5, [[1], {"a": 2}], []])
def test_what_is_no_table_is_refused_by_name(whole, tmp_path):
    with pytest.raises(WorkbenchError, match=r"a\.json holds no records"):
        read(whole, tmp_path)

"""The signs between cells and around them are found, common ones and those that few files have."""

import pytest

from tests.data.sources.faults import HEADER, ROWS, written
from workbench.data.sources.csv import read_table
from workbench.data.sources.dialect import detect_dialect
from workbench.data.sources.records import Records, lines_of
from workbench.data.sources.text import is_prose
from workbench.data.spec import ReadingSpec
from workbench.progress import finish

WORDS = [["name", "city"], *[[f"Ann {'abcd'[row % 4]}", ("Rome", "New York", "Oslo")[row % 3]] for row in range(20)]]
PROSE = [f"the quick brown fox jumps over {row} lazy dogs" + " again" * (row % 3) for row in range(20)]


def cells(text: str) -> list[list[str]]:
    dialect, _ = detect_dialect(text, ReadingSpec())
    return [record.cells for record in Records(lines_of(text), dialect)]


@pytest.mark.parametrize("sign", [*",;\t|:~^§#*&%!=+\\", "\x01", "\x1f"])
@pytest.mark.parametrize("table", [[HEADER, *ROWS], WORDS], ids=["numbers", "words"])
def test_a_sign_between_cells_is_found(table, sign):
    assert cells(written(table, delimiter=sign)) == table


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", " "])
@pytest.mark.parametrize("quote", ['"', "'", "`"])
def test_a_quote_around_every_cell_is_found(delimiter, quote):
    text = "".join(delimiter.join(f"{quote}{cell}{quote}" for cell in row) + "\n" for row in WORDS)

    assert cells(text) == WORDS


@pytest.mark.parametrize("line", ["12.50", "2024-03-01", "usr/lib/data", "plum"])
def test_signs_within_values_do_not_cut_a_single_column(line):
    assert cells("value\n" + f"{line}\n" * 20) == [["value"], *[[line]] * 20]


def test_dates_with_slashes_do_not_cut_a_table_with_another_below_it():
    below = [row[:5] for row in ROWS]

    assert cells(written([HEADER, *ROWS, *below])) == [HEADER, *ROWS, *below]


def test_a_common_sign_goes_before_one_that_lies_within_the_cells():
    rows = [["price", "note"], *[[f"${row}", "50% off, today" if row % 2 else "10% off"] for row in range(20)]]

    assert cells(written(rows)) == rows


def test_blanks_within_times_do_not_cut_rows_that_bars_cut():
    table = [["time", "load", "place"], *[[f"13.03.2024 {hour:02d}:15 Uhr", f"{hour}.5", "Rome"] for hour in range(20)]]

    assert cells(written(table, delimiter="|")) == table


def test_blanks_within_spans_of_time_do_not_cut_rows_whose_commas_stand_beside_quotes():
    spans = (f"{day:02}.03.2024 19:00 - {day + 1:02}.03.2024 00:00" for day in range(1, 21))
    rows = [["time", "flow", "city"], *([span, f"{place}.5", "Safed"] for place, span in enumerate(spans))]
    text = "\n".join(f'{row[0]},{row[1]},"{row[2]}"' for row in rows)

    assert cells(text) == rows


@pytest.mark.parametrize("sign", ["\x01", "\x1f"])
def test_signs_that_only_part_cells_make_no_text_of_bytes(tmp_path, sign):
    rows = [["time", "value"], *([f"2024-01-01 {hour:02}:00", f"{hour}.5"] for hour in range(20))]
    (tmp_path / "hive.csv").write_text("\n".join(map(sign.join, rows)))

    table = finish(read_table(tmp_path / "hive.csv"))

    assert (table.reading.delimiter, [column.type for column in table.columns]) == (sign, ["time", "number"])


STATION = """Heathrow
Location 507800E 176700N, Lat 51.479 Lon -0.449, 25m amsl
   yyyy  mm   tmax    rain     sun
              degC      mm   hours
"""


def test_a_weather_station_s_text_is_a_table_with_the_names_above_its_columns(tmp_path):
    rows = (
        f"   {1990 + n // 12}  {n % 12 + 1:2}   {n / 4:4.1f}    {n:4.1f}    {'---' if n < 9 else n}" for n in range(40)
    )
    (tmp_path / "station.txt").write_text(STATION + "\n".join(rows) + "\n")

    table = finish(read_table(tmp_path / "station.txt"))

    assert not is_prose(tmp_path / "station.txt")
    assert {column.name: column.type for column in table.columns} == dict.fromkeys(
        ("yyyy", "mm", "tmax", "rain", "sun"), "number"
    )
    assert table.columns[-1].missing == 9


def test_a_sign_at_the_end_of_every_line_is_no_delimiter(tmp_path):
    path = tmp_path / "raw.txt"
    path.write_text("".join(f"{n % 3},{('Walking', 'Sitting')[n % 2]},{n}.5,-{n}.25;\n" for n in range(40)))

    table = finish(read_table(path))

    assert [column.type for column in table.columns] == ["number", "text", "number", "number"]
    assert table.frame.iloc[3, 3] == -3.25 and not table.problems

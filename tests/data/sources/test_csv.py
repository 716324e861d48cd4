"""What a delimited file becomes: values, types, guesses with reasons, and problems by row and column."""

import gzip
import hashlib

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.data.sources.convert import convert
from workbench.data.sources.csv import read_table
from workbench.data.spec import ReadingSpec
from workbench.errors import WorkbenchError
from workbench.progress import finish


def table(tmp_path, text, reading=ReadingSpec(), **options):  # noqa: B008
    path = tmp_path / "table.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return finish(read_table(path, reading, **options))


OF_SEVERAL_FILES = {"paired"}
TIMES = {"date_order", "date_format", "time_unit", "zone"}
"""Fields of the reading that only files with times have a value for."""


def types(read):
    return [column.type for column in read.columns]


def test_types_are_found(tmp_path):
    read = table(tmp_path, "when,level,kind,void\n2020-01-01,1.5,a,\n2020-01-02,-2,b,\n")
    assert types(read) == ["time", "number", "text", "empty"]
    assert read.frame["level"].tolist() == [1.5, -2.0]


def test_every_guess_has_a_reason_and_the_reading_is_complete(tmp_path):
    read = table(tmp_path, "a;b\n1,5;2\n2,5;3\n")
    assert set(read.guesses) == set(ReadingSpec.model_fields) - TIMES - OF_SEVERAL_FILES - {"types", "names"}
    assert all(str(reason) for reason in read.guesses.values())
    assert None not in read.reading.model_dump(exclude=TIMES | OF_SEVERAL_FILES).values()


def test_a_given_reading_overrides_the_guess_field_by_field(tmp_path):
    read = table(tmp_path, "a;b\n1,5;2\n2,5;3\n", ReadingSpec(decimal="."))
    assert (read.reading.decimal, read.reading.delimiter) == (".", ";")
    assert "decimal" not in read.guesses


def test_decimal_comma_with_thousands(tmp_path):
    read = table(tmp_path, "a;b\n1.234,5;2\n0,25;3\n")
    assert read.reading.decimal == ","
    assert read.frame["a"].tolist() == [1234.5, 0.25]


def test_thousands_commas_in_quotes(tmp_path):
    read = table(tmp_path, 'a,b\n"1,234.5",1\n"12,000",2\n7.25,3\n')
    assert read.frame["a"].tolist() == [1234.5, 12000.0, 7.25]


@pytest.mark.parametrize(
    "cells",
    [
        ("1949-01", "1949-02"),
        ("01.02.2020 13:00", "02.02.2020 14:00"),
        ("31/12/2019", "01/01/2020"),
        ("12/31/2019", "01/01/2020"),
        ("2020/01/02 03:04:05", "2020/01/02 03:04:06"),
        ("2020-01-02T03:04:05Z", "2020-01-02T03:04:06Z"),
        ("2020-01-02T03:04:05.250+02:00", "2020-01-02T03:04:06+02:00"),
        ("5 Jan 2020", "6 Jan 2020"),
        ("Jan-60", "Feb-60"),
        ("2020Q1", "2020Q2"),
        ("2020年1月2日", "2020年1月3日"),
        ("1/2/2020 3:04 PM", "1/2/2020 4:04 PM"),
    ],
)
def test_times_are_read_in_one_format(cells, tmp_path):
    read = table(tmp_path, "when,a\n" + "".join(f"{cell},1\n" for cell in cells))
    assert types(read)[0] == "time"
    assert read.frame["when"].notna().all()
    assert read.frame["when"].is_monotonic_increasing
    assert read.frame["when"].dtype.kind == "M"


def test_day_and_month_are_told_apart_by_the_even_step(tmp_path):
    read = table(tmp_path, "when,a\n01/02/2020,1\n02/02/2020,2\n03/02/2020,3\n")
    assert read.frame["when"].tolist() == list(pd.date_range("2020-02-01", periods=3))


def test_years_stay_numbers(shared_data):
    read = finish(read_table(shared_data / "classics" / "sunspots_yearly.csv"))
    assert types(read) == ["number", "number"]
    assert read.rows == 309


@pytest.mark.parametrize("marker", ["", "NA", "NaN", "null", "?", "-", "n/a", " "])
def test_missing_markers(marker, tmp_path):
    read = table(tmp_path, f"a,b\n1,2\n{marker},3\n4,5\n")
    assert types(read) == ["number", "number"]
    assert read.columns[0].missing == 1
    assert np.isnan(read.frame["a"][1])
    assert not read.problems


def test_text_in_a_number_column_is_named_by_row_and_column(tmp_path):
    rows = [f"{at},{at / 2}" for at in range(100)]
    rows[41] = "41,oops"
    read = table(tmp_path, "a,b\n" + "\n".join(rows) + "\n")
    problem = read.problems[0]
    assert (problem.row, problem.column, read.columns[1].type) == (43, "b", "number")
    assert "oops" in str(problem.message)
    assert np.isnan(read.frame["b"][41])


def test_the_list_of_problems_is_capped(tmp_path):
    rows = ["bad,1" if at % 25 == 0 else f"{at},1" for at in range(5000)]
    read = table(tmp_path, "a,b\n" + "\n".join(rows) + "\n")
    assert len(read.problems) == 101
    assert "100 more" in str(read.problems[-1].message)


def test_a_column_that_turns_to_text_further_down_is_text(tmp_path):
    rows = [str(at) if at < 3000 else f"x{at}" for at in range(6000)]
    read = table(tmp_path, "a,b\n" + "\n".join(f"{row},1" for row in rows) + "\n")
    assert types(read) == ["text", "number"]
    assert read.frame["a"].tolist() == rows


def test_double_and_empty_names_become_unique(tmp_path):
    read = table(tmp_path, "value,value,\n1,2,3\n4,5,6\n")
    assert [column.name for column in read.columns] == ["value", "value_2", "column_3"]
    assert [problem.column for problem in read.problems] == ["value_2", "column_3"]


def test_a_ragged_row_is_a_problem_with_its_line(tmp_path):
    read = table(tmp_path, "a,b,c\n1,2,3\n4,5\n6,7,8\n9,10,11\n")
    assert [problem.row for problem in read.problems] == [3]
    assert read.rows == 4


def test_cells_beyond_the_table_are_kept(tmp_path):
    read = table(tmp_path, "a,b\n1,2\n3,4,surplus\n5,6\n")
    assert read.frame["column_3"].tolist()[1] == "surplus"
    assert read.columns[-1].missing == 2


def test_a_second_table_is_one_problem(tmp_path):
    read = table(tmp_path, "a,b\n" + "1,2\n" * 20 + "x,y,z\n" + "7,8,9\n" * 10)
    assert [problem.row for problem in read.problems if problem.column is None] == [22]


def test_a_quoted_cell_may_hold_line_ends_and_rows_keep_their_lines(tmp_path):
    rows = [f'"note\n{at}",{at}' for at in range(50)]
    rows[30] = '"note\n30",bad'
    read = table(tmp_path, "text,a\n" + "\n".join(rows) + "\n")
    assert read.frame["text"][1] == "note\n1"
    assert read.problems[0].row == 62


def test_a_quoted_cell_may_lie_across_blocks(tmp_path):
    rows = "".join(f'{at},"two\nlines"\n' for at in range(150_000))
    read = table(tmp_path, "a,text\n" + rows)
    assert read.rows == 150_000
    assert set(read.frame["text"]) == {"two\nlines"}
    assert not read.problems


def test_mixed_line_ends_keep_their_numbers(tmp_path):
    read = table(tmp_path, "a,b\r\n1,2\n3,4\r5,6\r\n" + "7,8\n" * 40 + "x,9\n")
    assert read.problems[0].row == 45


def test_skipped_rows_and_first_row(tmp_path):
    read = table(tmp_path, "Station 7\n\na,b,c\n1,2,3\n4,5,6\n")
    assert (read.reading.skip_rows, read.reading.header_rows, read.first_row, read.rows) == (2, 1, 4, 2)


def test_blanks_align_columns(tmp_path):
    read = table(tmp_path, "  a    b\n  1   20\n 10  300\n  3    4\n")
    assert read.frame["b"].tolist() == [20, 300, 4]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_encodings_are_found(encoding, tmp_path):
    text = "日期,温度,城市\n" + "".join(f"2020-01-{day:02d},{day}.5,北京市海淀区\n" for day in range(1, 29))
    read = table(tmp_path, text.encode(encoding))
    assert [column.name for column in read.columns] == ["日期", "温度", "城市"]
    assert types(read) == ["time", "number", "text"]


def test_western_letters_are_found(tmp_path):
    text = "Größe;Straße;Wert\n" + "".join(f"{at};Müllerstraße für Äpfel;{at},5\n" for at in range(30))
    read = table(tmp_path, text.encode("cp1252"))
    assert [column.name for column in read.columns] == ["Größe", "Straße", "Wert"]


def test_bytes_far_down_may_change_the_encoding(tmp_path):
    text = "a,b\n" + "1,plain\n" * 60_000 + "2,größer\n" * 20
    read = table(tmp_path, text.encode("cp1252"))
    assert read.rows == 60_020
    assert read.reading.encoding != "utf-8"


def test_a_wrong_given_encoding_is_named(tmp_path):
    with pytest.raises(WorkbenchError, match="utf-8"):
        table(tmp_path, "a,b\nü,1\n".encode("latin-1"), ReadingSpec(encoding="utf-8"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\n\n\n", "blank lines"),
        (b"a,b,c\n", "no rows"),
        (b"a,b\n,\n,\n", "no column with values"),
        (bytes(range(256)) * 20, "not a text file"),
        (gzip.compress(b"a,b\n1,2\n" * 50), "is compressed"),
        (b"x," * 60_000 + b"\n" + b"1," * 60_000, "more than 50000 columns"),
    ],
)
def test_a_file_without_a_table_is_refused(content, words, tmp_path):
    with pytest.raises(WorkbenchError, match=words):
        table(tmp_path, content)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(WorkbenchError, match="does not exist"):
        finish(read_table(tmp_path / "absent.csv"))
    with pytest.raises(WorkbenchError, match="is a folder"):
        finish(read_table(tmp_path))


def test_a_preview_reads_only_so_many_rows(tmp_path):
    read = table(tmp_path, "a,b\n" + "1,2\n" * 500_000, rows=50)
    assert (read.rows, len(read.frame), len(read.texts), read.sha256) == (50, 50, 50, "")


def test_the_hash_is_of_the_bytes(tmp_path):
    assert table(tmp_path, "a,b\n1,2\n").sha256 == hashlib.sha256(b"a,b\n1,2\n").hexdigest()


def test_progress_grows_to_one(shared_data):
    done = [step.done for step in read_table(shared_data / "ett" / "ETTh1.csv")]
    assert done == sorted(done)
    assert done[-1] == 1.0


def test_ett_is_read_exactly(shared_data):
    path = shared_data / "ett" / "ETTh1.csv"
    read = finish(read_table(path))
    expected = pd.read_csv(path, parse_dates=["date"])
    assert read.rows == 17_420
    np.testing.assert_array_equal(read.frame["OT"], expected["OT"])
    assert (read.frame["date"] == expected["date"]).all()
    assert not read.problems


@pytest.mark.parametrize(
    ("name", "rows", "columns"),
    [
        ("classics/airline_passengers.csv", 144, 2),
        ("japanese_vowels/japanese_vowels_train.csv", 4274, 15),
        ("ucr/OSULeaf/OSULeaf_TRAIN.csv", 200, 428),
        ("fsdd/labels.csv", 2500, 5),
    ],
)
def test_real_files(name, rows, columns, shared_data):
    read = finish(read_table(shared_data / name))
    assert (read.rows, len(read.columns)) == (rows, columns)
    assert not read.problems


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=80), st.text("ab1,;\"'\n\r\t |.-中", max_size=80).map(str.encode)))
def test_any_bytes_are_a_table_or_an_error_in_words(tmp_path, content):
    path = tmp_path / "any.csv"
    path.write_bytes(content)
    for work in (read_table(path), read_table(path, rows=3), convert(path, tmp_path / "out.csv")):
        try:
            finish(work)
        except WorkbenchError as error:
            assert str(error)


def test_a_wide_table_is_read_as_a_narrow_one(tmp_path):
    numbers = ["1", "-2.5", "+3", "007.5", "1000.25", "", "9007199254740993.0"]
    header = ["label", *(f"t{step}" for step in range(len(numbers) * 100))]
    rows = [[f"c{row}", *numbers * 100] for row in range(3)]
    path = tmp_path / "wide.csv"
    path.write_text("\n".join(",".join(row) for row in [header, *rows]))

    whole, head = finish(read_table(path)), finish(read_table(path, rows=2))

    kinds = [*["number"] * 5, "empty", "number"]
    assert [column.type for column in whole.columns] == ["text", *kinds * 100]
    assert whole.frame.iloc[0, 1:6].tolist() == [1, -2.5, 3, 7.5, 1000.25]
    assert whole.frame.iloc[:2].equals(head.frame)


def test_names_of_many_columns_are_told_apart(tmp_path):
    path = tmp_path / "twice.csv"
    path.write_text("a,b,a,,a_2\n" + "1,2,3,4,5\n" * 3)

    assert list(finish(read_table(path)).frame.columns) == ["a", "b", "a_3", "column_4", "a_2"]


def test_a_zero_below_zero_is_read_alike_in_head_and_whole(tmp_path):
    path = tmp_path / "zeros.csv"
    path.write_text("a,b\n" + "-0,-0.0\n" * 5)

    whole, head = finish(read_table(path)), finish(read_table(path, rows=5))

    assert whole.frame.to_numpy().tobytes() == head.frame.to_numpy().tobytes()

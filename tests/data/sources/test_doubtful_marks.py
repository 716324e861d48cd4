"""Numbers that may be a thousand times larger: read in one way, both ways told, the other one click away."""

import pytest

from workbench.data.audit.marks import doubtful_marks
from workbench.data.sources.csv import read_table
from workbench.data.spec import DataSpec, ReadingSpec
from workbench.progress import finish

DOUBTFUL = {
    "points and semicolons": ("t;v\n1;142.857\n2;164.207\n3;184.965\n4;21.300\n", 142.857, 142857.0),
    "commas and semicolons": ("t;v\n1;7,000\n2;7,199\n3;12,385\n4;9,001\n", 7.0, 7000.0),
    "commas and tabs": ("t\tv\n1\t1,250\n2\t3,500\n3\t12,001\n4\t900,125\n", 1250.0, 1.25),
    "points and tabs": ("t\tv\n1\t1.250\n2\t3.500\n3\t12.001\n4\t900.125\n", 1.25, 1250.0),
}
SURE = {
    "another fraction": "t;v;w\n1;142.857;1.5\n2;164.207;2.5\n3;184.965;3.5\n",
    "a fraction that tells": "t;v\n1;142.857\n2;164.2\n3;184.965\n4;4.5\n",
    "below one": "t;v\n1;0.857\n2;1.207\n3;1.965\n",
    "commas between cells": "t,v\n1,142.857\n2,164.207\n3,184.965\n",
    "whole numbers without marks": "t\tv\n1\t950\n2\t3,500\n3\t12,001\n4\t900\n",
    "larger whole numbers": "t;v\n1;142.857\n2;164.207\n3;184.965\n4;21000\n",
    "a decimal comma beside": "t;v;w\n1;142.857;1,5\n2;164.207;2,5\n3;184.965;3,5\n",
}


def read(tmp_path, text, **reading):
    (tmp_path / "t.csv").write_text(text)
    return finish(read_table(tmp_path / "t.csv", ReadingSpec(**reading)))


@pytest.mark.parametrize("form", DOUBTFUL)
def test_both_readings_are_told_and_one_click_takes_the_other(form, tmp_path):
    text, first, other = DOUBTFUL[form]
    table = read(tmp_path, text)

    finding = doubtful_marks(table)
    changed = finding.cure.change(DataSpec(reading=ReadingSpec()))

    assert table.frame["v"].iloc[0] == first and f"{first:.12g}" in str(finding.sentence)
    again = read(tmp_path, text, decimal=changed.reading.decimal)
    assert again.frame["v"].iloc[0] == other and doubtful_marks(again) is None


@pytest.mark.parametrize("form", SURE)
def test_marks_that_a_file_tells_are_not_in_doubt(form, tmp_path):
    assert doubtful_marks(read(tmp_path, SURE[form])) is None


def test_the_setting_that_mends_it_is_told(tmp_path):
    finding = doubtful_marks(read(tmp_path, DOUBTFUL["points and semicolons"][0]))

    assert finding.severity == "warning" and str(finding.cure.title) == "Read it as 142857"
    assert "--set data.reading.decimal=," in str(finding.told)


def test_bounds_are_told_with_what_is_read_of_them(tmp_path):
    (problem,) = read(tmp_path, "t,v\n1,<0.5\n2,1.5\n3,2.5\n").problems

    assert "<0.5 in column v" in str(problem.message)


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        (["12.3", "12.8 b", "13.1 p", "14 e"], [12.3, 12.8, 13.1, 14]),
        (["12.3", "12.8*", "13.1", "14†"], [12.3, 12.8, 13.1, 14]),
        (["12", "13(p)", "14 (ep)", "15"], [12, 13, 14, 15]),
        (["12,3", "12,8 b", "13,1 u", "14,5"], [12.3, 12.8, 13.1, 14.5]),
    ],
)
def test_marks_behind_numbers_are_left_out_and_told(cells, numbers, tmp_path):
    table = read(tmp_path, "t;v\n" + "".join(f"{at};{cell}\n" for at, cell in enumerate(cells)))

    assert table.frame["v"].tolist() == numbers
    assert [problem.column for problem in table.problems if "mark behind" in str(problem.message)] == ["v"]


def test_the_same_letter_behind_each_number_is_a_unit(tmp_path):
    table = read(tmp_path, "t;v\n1;12 s\n2;13 s\n3;14 s\n")

    assert (table.column("v").unit, table.problems) == ("s", ())


def test_a_colon_is_no_value_whatever_letter_says_why(tmp_path):
    table = read(tmp_path, "t;v\n1;12\n2;:\n3;: c\n4;:u\n5;13\n")

    assert table.frame["v"].count() == 2 and table.column("v").type == "number"


def test_letters_right_behind_digits_belong_to_names(tmp_path):
    table = read(tmp_path, "t;v\n1;12b\n2;13c\n3;14e\n4;15f\n")

    assert table.column("v").type == "text"


def test_numbers_beside_what_may_be_millions_are_told(tmp_path):
    table = read(tmp_path, "t,v\n" + "".join(f"{row},{row}.5{['', 'M'][row % 2]}\n" for row in range(9)))

    assert table.column("v").type == "text"
    assert "different units behind them, such as 8.5 and 7.5M" in str(table.problems[0].message)


@pytest.mark.parametrize("cells", ["1K 2K 3K", "1st 2nd 3rd", "a 1K 2M", "1 2 3"])
def test_one_unit_or_other_words_are_not_told(cells, tmp_path):
    rows = "".join(f"{row},{cell}\n" for row, cell in enumerate(cells.split()))

    assert read(tmp_path, "t,v\n" + rows).problems == ()


@pytest.mark.parametrize(
    ("cells", "numbers", "told"),
    [
        (["612 KB", "5.0 MB", "900 B"], [612_000.0, 5_000_000.0, 900.0], "612 KB is read as 612000 B"),
        (["1.5 kg", "300 g", "2 kg"], [1500.0, 300.0, 2000.0], "1.5 kg is read as 1500 g"),
        (["791", "6.8K", "2.9M"], [791.0, 6800.0, 2_900_000.0], "6.8K is read as 6800."),
        (["1.2万", "3亿", "500"], [12_000.0, 300_000_000.0, 500.0], "1.2万 is read as 12000."),
        (["90 min", "2 h", "30 s"], [5400.0, 7200.0, 30.0], "90 min is read as 5400 s"),
        (["10.53 ± 0.05", "10.61 ± 0.06", "9"], [10.53, 10.61, 9.0], "read as the number before their spread"),
        (["10.5+/-0.1 kg", "10.6+/-0.1 kg", "11 kg"], [10.5, 10.6, 11.0], "10.5+/-0.1 kg"),
    ],
)
def test_units_of_one_kind_and_spreads_are_read_and_told(cells, numbers, told, tmp_path):
    table = read(tmp_path, "t;v\n" + "".join(f"{row};{cell}\n" for row, cell in enumerate(cells * 5)))

    assert table.frame["v"].tolist() == pytest.approx(numbers * 5)
    assert [told in str(problem.message) for problem in table.problems] == [True]


@pytest.mark.parametrize("cells", [["12", "2.9M", "7"], ["5 kg", "3 m", "2 kg"], ["5 g", "12", "1 kg"]])
def test_units_that_may_be_of_different_kinds_stay_texts(cells, tmp_path):
    table = read(tmp_path, "t;v\n" + "".join(f"{row};{cell}\n" for row, cell in enumerate(cells * 5)))

    assert table.columns[1].type == "text"


def test_both_marks_in_one_column_are_told(tmp_path):
    table = read(tmp_path, "t;v\n" + "".join(f"{row};{cell}\n" for row, cell in enumerate(["10,68", "10.21"] * 9)))

    assert table.columns[1].type == "text"
    assert "such as 10.21 and 10,68" in str(table.problems[0].message)

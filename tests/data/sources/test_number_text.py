"""Numbers as people write them, cell by cell and as columns."""

import numpy as np
import pytest

from workbench.data.sources.number_text import number_in, unit_of


@pytest.mark.parametrize(
    ("cell", "decimal", "number"),
    [
        ("1,234.5", ".", 1234.5),
        ("1.234,5", ",", 1234.5),
        ("9,650E+00", ",", 9.65),
        ("1\u00a0234,5", ",", 1234.5),
        ("1\u202f234\u202f567", ",", 1234567.0),
        ("12,34,567.8", ".", 1234567.8),
        ("1’234’567.50", ".", 1234567.5),
        ("−1.2", ".", -1.2),
        ("(1.2)", ".", -1.2),
        ("($1,200.00)", ".", -1200.0),
        ("1.5-", ".", -1.5),
        ("1,001.45+", ".", 1001.45),
        ("101.45 DR", ".", -101.45),
        ("1.101,45CR", ",", 1101.45),
        ("12,50 dr.", ",", -12.5),
        ("'1.5", ".", 1.5),
        ("12.5 %", ".", 12.5),
        ("€ 3,50", ",", 3.5),
        ("CHF 1'200.00", ".", 1200.0),
        ("20 °C", ".", 20.0),
        ("3.5 m/s", ".", 3.5),
        ("<0.5", ".", 0.5),
        ("≥ 10", ".", 10.0),
        ("１２．５", ".", 12.5),
        ("1000.–", ".", 1000.0),
        ("12,-", ",", 12.0),
        ("$(200.00)", ".", -200.0),
        ("-$3.50", ".", -3.5),
        ("EUR 1.000,50", ",", 1000.5),
        ("R$ 2.500,75", ",", 2500.75),
        ("234.3¹", ".", 234.3),
        ("1.00000D+03", ".", 1000.0),
        ("1.5×10³", ".", 1500.0),
        ("2.5 x 10^-3", ".", 0.0025),
        ("١٢٫٥", ".", 12.5),
        ("~7.5", ".", 7.5),
        ("12,5 Mio.", ",", 12.5),
        ("2.593", ",", 2593.0),
        ("7.399", ".", 7.399),
        ("6h 7m", ".", 6 + 7 / 60),
        ("1 h 2 min 30 s", ".", 1 + 2.5 / 60),
        ("2 days 3 h", ".", 51.0),
        ("26:07:30", ".", 26.125),
        ("- € 1.000,50", ",", -1000.5),
    ],
)
def test_a_number_is_read_however_it_is_written(cell, decimal, number):
    assert number_in(cell, decimal) == pytest.approx(number, rel=1e-12)


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "abc",
        "1.2.3",
        "12-05",
        "E12",
        "1 2",
        "12 34",
        "A12",
        "2024-01-05",
        "12:75",
        "1/2",
        "5 apples",
        "--1",
        "2½",
        "$(-5)",
    ],
)
def test_what_is_no_number_is_none(cell):
    assert number_in(cell) is None


@pytest.mark.parametrize("cell", ["0.wav", "12.mp3", "7.csv"])
def test_the_name_of_a_file_is_no_number_with_a_unit(cell):
    assert number_in(cell) is None and unit_of(cell) == ""


@pytest.mark.parametrize(("cell", "unit"), [("5 kg", "kg"), ("$5", "$"), ("5%", "%"), ("-5", ""), ("20°C", "°C")])
def test_a_unit_is_told_apart_from_its_number(cell, unit):
    assert unit_of(cell) == unit


@pytest.mark.parametrize(
    ("cells", "delimiter", "numbers"),
    [
        (["7.399", "11.989", "3.204"], ";", [7.399, 11.989, 3.204]),
        (["9,650E+00", "1,558E+03", "4,940E-01"], ";", [9.65, 1558.0, 0.494]),
        (["12,34,567", "1,23,456", "98,76,543"], ";", [1234567.0, 123456.0, 9876543.0]),
        (["1 234,5", "12 000,0", "7,25"], ";", [1234.5, 12000.0, 7.25]),
        (["12.5 kg", "3.0 kg", "7.25 kg"], ",", [12.5, 3.0, 7.25]),
        (["k.A.", "3.5", "7.25"], ",", [np.nan, 3.5, 7.25]),
        (["EUR 1.000,00", "EUR 12,50", "EUR 7,25"], ";", [1000.0, 12.5, 7.25]),
        (["1.000,-", "12,-", "7,–"], ";", [1000.0, 12.0, 7.0]),
        (["#NV", "#######", "7,25"], ";", [np.nan, np.nan, 7.25]),
        (["..", "missing", "7.25"], ",", [np.nan, np.nan, 7.25]),
        (["1.000,50 S", "12,50 H", "7,25 S"], ";", [-1000.5, 12.5, -7.25]),
        (["1.000,50 C", "12,50 D", "7,25 C"], ";", [1000.5, -12.5, 7.25]),
        (["26:30", "5:15:00", "0:45"], ",", [26.5, 5.25, 0.75]),
    ],
)
def test_a_column_is_read_as_a_whole(table_of, cells, delimiter, numbers):
    lines = [f"r{place}{delimiter}{cell}" for place, cell in enumerate(cells * 10)]

    table = table_of(f"name{delimiter}x\n" + "\n".join(lines) + "\n")

    assert table.column("x").type == "number"
    np.testing.assert_allclose(table.frame["x"].to_numpy(), numbers * 10, rtol=1e-12)


def test_columns_of_one_file_may_have_marks_of_their_own(table_of):
    table = table_of("t;a;b;c\n" + "".join(f"{t};{t},5;{t}.0625;1.{t:03d}\n" for t in range(20)))

    assert table.frame["a"].tolist() == [t + 0.5 for t in range(20)]
    assert table.frame["b"].tolist() == [t + 0.0625 for t in range(20)]


def test_units_that_differ_make_no_numbers(table_of):
    table = table_of("t,x\n" + "".join(f"{t},{t} {'kg' if t % 2 else 'm'}\n" for t in range(20)))

    assert table.column("x").type == "text"


def test_another_unit_further_down_is_told_and_counts_as_missing(table_of):
    cells = ["5 kg"] * 300 + ["5 g"] * 2
    table = table_of("t,x\n" + "".join(f"{t},{cell}\n" for t, cell in enumerate(cells)))

    assert table.column("x").unit == "kg"
    assert [(problem.row, problem.column) for problem in table.problems] == [(302, "x"), (303, "x")]
    assert int(table.frame["x"].isna().sum()) == 2


def test_names_that_begin_with_digits_stay_names(table_of):
    table = table_of("t,x\n" + "".join(f"{t},{t % 4 + 1}{'abcd'[t % 4]}\n" for t in range(20)))

    assert table.column("x").type == "text"


@pytest.mark.parametrize("cell", ["-5 DR", "5 DRYING", "DR", "CR 5 x"])
def test_what_banks_write_behind_amounts_is_no_number_elsewhere(cell):
    assert number_in(cell) is None

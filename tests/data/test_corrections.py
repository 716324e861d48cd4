"""What a person says of a file outweighs what its cells tell: names, types, missing words, marks of thousands."""

import pytest

from workbench.data.corrections import with_name, with_type
from workbench.data.loading import load_dataset
from workbench.data.sources.tables import read_source
from workbench.data.spec import DataSpec, ReadingSpec, SourceSpec, SplitSpec
from workbench.data.time.formats import fitting_formats
from workbench.errors import WorkbenchError
from workbench.progress import finish
from workbench.spec import ExperimentSpec, set_key


def read(tmp_path, text, **reading):
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    return finish(read_source(tmp_path / "a.csv", ReadingSpec(**reading)))


def types(table):
    return [column.type for column in table.columns]


ROWS = "id,load\n" + "".join(f"{at},{at / 4}\n" for at in range(40))


def test_a_column_is_called_as_it_was_said(tmp_path):
    table = read(tmp_path, ROWS, names={"load": "power"})

    assert list(table.frame.columns) == ["id", "power"] == [column.name for column in table.columns]


def test_no_two_columns_are_called_the_same(tmp_path):
    with pytest.raises(WorkbenchError, match="two columns would be called id"):
        read(tmp_path, ROWS, names={"load": "id"})


def test_a_new_name_takes_the_role_and_the_split_along():
    split = SplitSpec(group="machine", test_where="day>3 and machine==b")
    spec = DataSpec(roles={"machine": "sequence", "load": "target"}, split=split)

    renamed = with_name(spec, "machine", "pump")

    assert renamed.roles == {"pump": "sequence", "load": "target"}
    assert (renamed.split.group, renamed.split.test_where) == ("pump", "day>3 and pump==b")
    assert renamed.reading.names == {"machine": "pump"}


def test_the_name_of_the_file_comes_back_and_leaves_nothing():
    spec = DataSpec(roles={"load": "target"})

    again = with_name(with_name(spec, "load", "power"), "power", "load")

    assert again == spec


def test_a_name_that_another_column_has_is_refused():
    with pytest.raises(WorkbenchError, match="There is a column b already"):
        with_name(DataSpec(roles={"a": "target", "b": "ignore"}), "a", "b")


def test_a_type_is_kept_by_the_name_in_the_file():
    spec = with_name(DataSpec(roles={"load": "target"}), "load", "power")

    typed = with_type(spec, "power", "text")

    assert typed.reading.types == {"load": "text"}
    assert with_type(typed, "power", None).reading.types == {}


def test_numbers_are_read_as_words_where_that_was_said(tmp_path):
    table = read(tmp_path, ROWS, types={"id": "text"})

    assert types(table) == ["text", "number"]
    assert table.frame["id"].tolist()[:3] == ["0", "1", "2"]


def test_a_column_said_to_be_numbers_stays_one_however_many_cells_are_none(tmp_path):
    text = "load\n" + "a\n" * 30 + "1\n2\n"

    table = read(tmp_path, text, types={"load": "number"})

    assert types(table) == ["number"]
    assert table.frame["load"].isna().sum() == 30 and len(table.problems) == 30


def test_numbers_are_read_as_times_where_that_was_said(tmp_path):
    text = "when,load\n" + "".join(f"{1_700_000_000 + 60 * at},{at}\n" for at in range(20))

    table = read(tmp_path, text.replace("when", "x"), types={"x": "time"}, time_unit="s")

    assert types(table) == ["time", "number"]
    assert str(table.frame["x"].iloc[1]) == "2023-11-14 22:14:20"


def test_words_that_mean_no_value_are_those_that_were_said(tmp_path):
    text = "a,b\n" + "1,2\nleer,-999\n3,-999.0\nNA,5\n" + "6,7\n" * 40

    table = read(tmp_path, text, missing_words=("leer", "-999"))

    assert table.frame["b"].isna().sum() == 2
    assert [str(problem.message) for problem in table.problems] == [
        "NA is not a number; it counts as missing. Correct it in the file."
    ]


def test_the_words_in_use_can_be_seen(tmp_path):
    assert "k.a." in read(tmp_path, ROWS).reading.missing_words


@pytest.mark.parametrize(
    ("mark", "cell", "number"),
    [(",", "1,234", 1234.0), (".", "1.234", 1234.0), (".", "1.234,5", 1234.5), (" ", "1 234.5", 1234.5)],
)
def test_a_mark_of_thousands_also_tells_the_decimal_mark(tmp_path, mark, cell, number):
    table = read(tmp_path, f"t;load\n1;{cell}\n2;{cell}\n3;{cell}\n", thousands=mark, delimiter=";")

    assert table.frame["load"].tolist() == [number] * 3


def test_without_a_mark_of_thousands_a_grouped_number_is_none(tmp_path):
    table = read(tmp_path, "t;load\n1;1,234\n2;2,345\n", thousands="", decimal=".", delimiter=";")

    assert types(table) == ["number", "text"]


def test_one_mark_cannot_be_both(tmp_path):
    with pytest.raises(WorkbenchError, match="cannot stand both between thousands"):
        read(tmp_path, ROWS, thousands=",", decimal=",")


def test_the_mark_that_was_found_can_be_seen(tmp_path):
    assert read(tmp_path, "t;a\n1;1.234,5\n2;2.345,5\n").reading.thousands == "."
    assert read(tmp_path, ROWS).reading.thousands == ""


@pytest.mark.parametrize(
    ("cells", "formats"),
    [
        (["03.04.2024", "05.06.2024"], ("%d.%m.%Y", "%m.%d.%Y")),
        (["03/04/2024 12:30", "13/04/2024 12:45"], ("%d/%m/%Y %H:%M",)),
        (["5 Mar 2024", "17 Apr 2024"], ("%d %b %Y",)),
        (["04/13/2024 3:30 PM"], ("%m/%d/%Y %I:%M %p",)),
        (["2024-01-13 03:04+02:00"], ("%Y-%m-%d %H:%M%z",)),
        (["Q1 2024"], ()),
        ([""], ()),
    ],
)
def test_the_formats_that_fit_cells(cells, formats):
    assert fitting_formats(cells) == formats


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("types.my.col", "text", ("types", {"my.col": "text"})),
        ("names.load", "5", ("names", {"load": "5"})),
        ("missing_words", "k.A., -999", ("missing_words", ("k.A.", "-999"))),
        ("missing_words", "-999", ("missing_words", ("-999",))),
        ("thousands", ",", ("thousands", ",")),
    ],
)
def test_corrections_are_settings_too(key, text, expected):
    spec = set_key(ExperimentSpec(), f"data.reading.{key}", text)

    assert getattr(spec.data.reading, expected[0]) == expected[1]


def test_a_dataset_knows_columns_by_their_new_names(tmp_path):
    (tmp_path / "a.csv").write_text(ROWS)
    reading = ReadingSpec(names={"load": "power"})
    spec = DataSpec(sources=(SourceSpec(path=str(tmp_path / "a.csv")),), reading=reading, roles={"power": "target"})

    dataset = finish(load_dataset(spec))

    assert dataset.targets == ("power",) and dataset.recipe.names == {"load": "power"}


DOUBTFUL = "date,load\n" + "".join(f"{at % 12 + 1:02d}/{at % 5 + 1:02d}/2024,{at}\n" for at in range(3, 40))


def test_a_doubtful_order_that_was_said_is_no_problem_but_still_known(tmp_path):
    found = read(tmp_path, DOUBTFUL)
    said = read(tmp_path, DOUBTFUL, date_order="dmy")

    assert "cannot be told apart" in str(found.problems[0].message)
    assert said.problems == () and said.columns[0].notation.other == "mdy"


def test_the_other_reading_of_doubtful_dates_is_one_cure_away(tmp_path):
    from workbench.data.audit.dates import doubtful_dates

    table = read(tmp_path, DOUBTFUL)

    finding = doubtful_dates(table)

    assert finding.severity == "warning"
    changed = finding.cure.change(DataSpec())
    assert changed.reading.date_order == table.columns[0].notation.other
    again = doubtful_dates(read(tmp_path, DOUBTFUL, date_order=changed.reading.date_order))
    assert again.severity == "note" and again.cure.change(changed).reading.date_order == table.reading.date_order


def test_a_format_that_fits_no_column_is_told(tmp_path):
    told = read(tmp_path, DOUBTFUL, date_format="%Y-%m-%d").problems
    fits = read(tmp_path, DOUBTFUL, date_format="%d/%m/%Y")

    assert "No column has times such as %Y-%m-%d" in str(told[0].message)
    assert fits.problems == () and fits.columns[0].notation.format == "%d/%m/%Y"

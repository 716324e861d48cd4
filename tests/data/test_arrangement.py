"""Tables in which time runs to the right: seen, read as series, told, and left as they are where that is wanted."""

import numpy as np
import pandas as pd
import pytest

from workbench.data import arrangement
from workbench.data.arrangement import propose_reshape
from workbench.data.audit.arrangement import doubtful_arrangement
from workbench.data.loading import load_dataset
from workbench.data.proposing import propose_data
from workbench.data.sources import tables
from workbench.data.sources.convert import convert
from workbench.data.sources.csv import DETECTED
from workbench.data.sources.tables import read_source
from workbench.data.spec import DataSpec, ReadingSpec
from workbench.errors import WorkbenchError
from workbench.progress import finish

DAYS = [f"2019-01-{day:02}" for day in range(1, 10)]
YEARS = [str(year) for year in range(1960, 1970)]
COUNTS = ",".join(map(str, range(10)))


def table(tmp_path, *lines):
    path = tmp_path / "table.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def read(path, reshape):
    return finish(read_source(path, ReadingSpec(reshape=reshape)))


def variables(tmp_path):
    rows = ["temp;1,5;2,5;3;4;5;6;7;8;8,25", "humid;50;51;52;53;54;55;56;57;58", "status;ok;ok;bad;ok;ok;ok;ok;ok;bad"]
    return table(tmp_path, ";".join(["variable", *DAYS]), *rows)


def world(tmp_path):
    head = ",".join(["Country Name", "Country Code", *YEARS, ""])
    return table(tmp_path, head, "Aruba,ABW,,,3,4,5,6,7,8,9,10,", "Peru,PER,11,12,13,14,15,16,,18,19,20,")


FORMS = {
    "variables of one series": (variables, "transpose", ["time", "temp", "humid", "status"]),
    "the World Bank": (world, "long", ["Country Name", "Country Code", "year", "value"]),
    "one row": (
        lambda folder: table(folder, ",".join(["", *DAYS]), "sales,1,2,3,4,5,6,7,8,9"),
        "transpose",
        ["time", "sales"],
    ),
    "a corner that names the times": (
        lambda folder: table(folder, ",".join(["Datum", *DAYS]), "a,1,2,3,4,5,6,7,8,9", "b,1,2,3,4,5,6,7,8,9"),
        "transpose",
        ["Datum", "a", "b"],
    ),
    "many series with days counted": (
        lambda folder: table(
            folder,
            ",".join(["id", "store", *(f"d_{day}" for day in range(1, 11))]),
            *(f"item{number},s{number % 3},{COUNTS}" for number in range(30)),
        ),
        "long",
        ["id", "store", "step", "value"],
    ),
    "products with days": (
        lambda folder: table(folder, ",".join(["Product", *DAYS]), "tea,1,2,3,4,5,6,7,8,9", "milk,2,2,3,4,5,6,7,8,9"),
        "long",
        ["Product", "time", "value"],
    ),
    "numbered series": (
        lambda folder: table(
            folder,
            ",".join(["V1", *(f"V{place}" for place in range(2, 13))]),
            *(f"D{number},{','.join(map(str, range(11)))}" for number in range(6)),
        ),
        "long",
        ["V1", "step", "value"],
    ),
    "a list of regions": (
        lambda folder: table(
            folder,
            "RegionID,RegionName,2000-01-31,2000-02-29,2000-03-31",
            *(f"{9000 + number},r{number},1,2,3" for number in range(25)),
        ),
        "long",
        ["RegionID", "RegionName", "time", "value"],
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_time_that_runs_to_the_right_is_seen_and_told(tmp_path, form):
    write, shape, names = FORMS[form]

    found = finish(propose_data([write(tmp_path)]))

    assert found.spec.reading.reshape == shape
    assert [column.name for column in found.tables[0].columns] == names
    assert found.spec.roles[names[-2 if shape == "long" else 0]] == "time"
    assert "time runs to the right" in str(found.tables[0].problems[0].message)


@pytest.mark.parametrize(
    "lines",
    [
        ["label,0,1,2,3", "a,1,2,3,4", "b,4,3,2,1"],
        ["t,V1,V2,V3,V4,V5,V6,V7,V8", "1,1,2,3,4,5,6,7,8", "2,1,2,3,4,5,6,7,9"],
        ["date,0,1,2,3", "2020-01-01,1,2,3,4", "2020-01-02,1,2,3,4"],
        ["kind,1960,1961,1962", "a,1,2,3", "a,1,2,3", "b,2,3,4"],
        ["name,2019,2020,2021", "a,x,y,z", "b,w,q,r"],
        ["date,sales,2020", "2020-01-01,2,3", "2020-01-02,2,3"],
    ],
)
def test_other_tables_are_read_as_they_are(tmp_path, lines):
    assert propose_reshape(read(table(tmp_path, *lines), None)) is None


def test_rows_with_classes_stay_sequences_where_classes_are_asked_for(tmp_path):
    path = world(tmp_path)

    assert propose_reshape(read(path, None), "classify") is None
    assert propose_reshape(read(path, None), "forecast", ["1969"]) is None


def test_a_row_can_be_the_target(tmp_path):
    found = finish(propose_data([variables(tmp_path)], targets=["temp"]))

    assert found.spec.roles["temp"] == "target"


def test_a_target_among_the_rows_makes_columns_of_them(tmp_path):
    path = table(tmp_path, ",".join(["sensor", *DAYS]), "s1,1,2,3,4,5,6,7,8,9", "s2,2,2,3,4,5,6,7,8,9")

    assert propose_reshape(read(path, None)) == "long"
    assert propose_reshape(read(path, None), "forecast", ["s2"]) == "transpose"


def test_rows_become_columns_with_their_own_types(tmp_path):
    found = read(variables(tmp_path), "transpose")

    assert [column.type for column in found.columns] == ["time", "number", "number", "text"]
    assert found.frame["temp"].tolist()[:3] == [1.5, 2.5, 3.0]
    assert (found.reading.delimiter, found.reading.decimal, found.rows) == (";", ",", 9)


def test_series_without_their_empty_ends_name_the_lines_of_the_file(tmp_path):
    found = read(world(tmp_path), "long")

    assert found.frame["year"].tolist() == [*range(1962, 1970), *range(1960, 1970)]
    assert found.lines.tolist() == [2] * 8 + [3] * 10
    assert int(found.frame["value"].isna().sum()) == 1


def test_series_below_each_other_become_columns(tmp_path):
    path = table(tmp_path, "store,date,sales", "A,2020-01-01,1", "B,2020-01-01,2", "A,2020-01-02,3", "B,2020-01-03,5")

    found = read(path, "wide")

    assert list(found.frame.columns) == ["date", "A", "B"]
    assert found.frame["A"].fillna(-1).tolist() == [1, 3, -1] and found.frame["B"].fillna(-1).tolist() == [2, -1, 5]


def test_several_values_of_two_names_become_columns(tmp_path):
    lines = [f"2020-01-0{day},{shop},{kind},1,2" for day in (1, 2) for shop in "ab" for kind in "xy"]

    found = read(table(tmp_path, "day,shop,kind,sold,left", *lines), "wide")

    assert list(found.frame.columns)[:3] == ["day", "a/x sold", "a/x left"] and found.frame.shape == (2, 9)


@pytest.mark.parametrize(
    ("shape", "lines"), [("transpose", ["x", "1", "2"]), ("long", ["x", "1", "2"]), ("wide", ["x,y", "1,2", "2,3"])]
)
def test_what_cannot_be_reshaped_says_what_to_do(tmp_path, shape, lines):
    with pytest.raises(WorkbenchError, match="reshape to none"):
        read(table(tmp_path, *lines), shape)


def test_sequences_of_an_archive_are_not_reshaped(tmp_path):
    (tmp_path / "a.ts").write_text("@data\n1,2,3:a\n")

    with pytest.raises(WorkbenchError, match="no table of text"):
        read(tmp_path / "a.ts", "transpose")


def test_channels_of_an_array_become_columns_and_that_is_told(tmp_path):
    values = np.arange(4 * 40).reshape(4, 40) / 4
    np.save(tmp_path / "a.npy", values)

    found = finish(propose_data([tmp_path / "a.npy"]))

    assert found.spec.reading.reshape == "transpose"
    assert found.tables[0].frame[["x0", "x1", "x2", "x3"]].to_numpy().tolist() == values.T.tolist()
    assert "became columns" in str(found.tables[0].problems[0].message)


@pytest.mark.parametrize("shape", [(40, 4), (6, 40), (30, 300)])
def test_other_arrays_stay_as_they_are(tmp_path, shape):
    np.save(tmp_path / "a.npy", np.ones(shape).cumsum(axis=0))

    assert finish(propose_data([tmp_path / "a.npy"])).spec.reading.reshape is None


def test_parquet_tables_are_reshaped_as_text_is(tmp_path):
    pytest.importorskip("pyarrow", reason="needs the extra parquet")
    frame = pd.DataFrame({day: [at, at + 0.5] for at, day in enumerate(DAYS)})
    frame.insert(0, "store", ["north", "south"])
    frame.to_parquet(tmp_path / "wide.parquet")
    frame.to_csv(tmp_path / "wide.csv", index=False)

    arrays, text = (finish(propose_data([tmp_path / f"wide.{ending}"])) for ending in ("parquet", "csv"))

    assert (arrays.spec.reading.reshape, arrays.spec.roles) == (text.spec.reading.reshape, text.spec.roles)
    pd.testing.assert_frame_equal(arrays.tables[0].frame, text.tables[0].frame)


def test_whole_numbers_of_a_parquet_table_stay_whole_names(tmp_path):
    pytest.importorskip("pyarrow", reason="needs the extra parquet")
    frame = pd.DataFrame({"time": DAYS * 2, "sensor": [7] * 9 + [12] * 9, "value": np.arange(18) / 3})
    frame.loc[3, "value"] = np.inf
    frame.to_parquet(tmp_path / "long.parquet")

    assert list(read(tmp_path / "long.parquet", "wide").frame) == ["time", "7", "12"]


def test_a_series_of_rows_is_forecast(tmp_path):
    spec = finish(propose_data([world(tmp_path)])).spec

    dataset = finish(load_dataset(spec))

    assert dataset.names_S == ("Aruba", "Peru") and np.diff(dataset.offsets_S1).tolist() == [8, 10]
    assert dataset.missing["value"] == 1


def test_a_choice_of_the_file_as_it_is_holds(tmp_path):
    found = finish(propose_data([world(tmp_path)], reading=ReadingSpec(reshape="none")))

    assert found.tables[0].rows == 2 and found.tables[0].reshaping is None


def test_old_specs_read_as_before(tmp_path):
    assert DataSpec.model_validate({"reading": {}}).reading.reshape is None
    assert read(world(tmp_path), None).frame.shape == (2, 13)


def test_the_finding_takes_it_back_and_brings_it_again(tmp_path):
    path = variables(tmp_path)
    spec = finish(propose_data([path])).spec

    back = doubtful_arrangement(read(path, "transpose"), "forecast")
    again = doubtful_arrangement(read(path, "none"), "forecast")

    assert back.severity == "warning" and back.cure.change(spec).reading.reshape == "none"
    assert again.severity == "note" and again.cure.change(spec).reading.reshape == "transpose"
    assert doubtful_arrangement(read(path, "none"), "classify") is None


def test_convert_writes_the_reshaped_table(tmp_path):
    finish(convert(variables(tmp_path), tmp_path / "out.csv", ReadingSpec(reshape="transpose"), typed=True))

    lines = (tmp_path / "out.csv").read_text().splitlines()
    assert lines[0] == "time,temp,humid,status" and lines[1].endswith("1.5,50,ok") and len(lines) == 10


def test_a_file_of_records_is_reshaped_too(tmp_path):
    (tmp_path / "a.jsonl").write_text(
        '{"n": "a", "2019": 1, "2020": 7, "2021": 3}\n{"n": "b", "2019": 1, "2020": 7, "2021": 4}\n'
    )

    found = finish(propose_data([tmp_path / "a.jsonl"]))

    assert found.tables[0].frame["b"].tolist() == [1, 7, 4] and found.tables[0].path.name == "a.jsonl"


@pytest.mark.parametrize(("once", "word", "times"), [(True, "", 1), (False, "Calib", 2), (True, "Calib", 2)])
def test_a_file_is_read_once_more_at_most(tmp_path, monkeypatch, once, word, times):
    """Filled down without, for words once, and inspect and the proposal read alike."""
    reads = []
    read = tables.read_source
    for module in (tables, arrangement):
        monkeypatch.setattr(module, "read_source", lambda *words, **more: reads.append(words) or read(*words, **more))
    places = ["" if once and n % 60 else "ab"[n // 60] for n in range(120)]
    values = [word if word and n % 9 == 4 else f"{n}.5" for n in range(120)]
    path = table(tmp_path, "place,step,value", *(f"{places[n]},{n % 60},{values[n]}" for n in range(120)))

    found = finish(propose_data([path])).tables[0]
    counted = len(reads)
    again = finish(arrangement.read_arranged(path, DETECTED))

    assert counted == times and len(reads) == 2 * times
    assert found.frame.equals(again.frame) and found.problems == again.problems
    assert found.reading == again.reading and found.guesses == again.guesses

"""Small files that could keep the program busy or fill the memory: twice as large takes about twice as long."""

import json
import zipfile

import numpy as np
import pytest

from tests.hostile.effort import lines_run
from workbench.data.sources import columns
from workbench.data.sources.naming import match_pattern
from workbench.data.sources.tables import read_source
from workbench.errors import WorkbenchError
from workbench.progress import finish

TWICE = 2.6


def growth(tmp_path, content, size, name="x.csv"):
    """How many times the work of a file is that of one half as large."""
    efforts = []
    for count in (size, 2 * size):
        (tmp_path / name).write_text(content(count))
        efforts.append(lines_run(lambda: finish(read_source(tmp_path / name))))
    return efforts[1] / efforts[0]


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (lambda n: ",".join(["v"] * n) + "\n" + (",".join(["1"] * n) + "\n") * 3, 150),
        (lambda n: ",".join(f"c{i}" for i in range(n)) + "\n" + (",".join(["w"] * n) + "\n") * 3, 150),
        (lambda n: "a,b\n" + '1,"' + '""' * n + '"\n2,y\n', 2000),
        (lambda n: "a,b\n" + '1,"' + "x\n" * n, 500),
        (lambda n: "a,b\n1,2\n" + " " * n + "\n3,4\n", 2000),
    ],
    ids=["equal names", "columns of words", "quotes", "an open quote", "a blank line"],
)
def test_the_work_grows_as_the_file_does(tmp_path, content, size):
    assert growth(tmp_path, content, size) < TWICE


def test_equal_names_are_told_apart_by_their_place(tmp_path):
    (tmp_path / "x.csv").write_text("v,v_2,v,,v\n" + "1,2,3,4,5\n" * 3)

    names = [column.name for column in finish(read_source(tmp_path / "x.csv")).columns]

    assert names == ["v", "v_2", "v_3", "column_4", "v_4"]


def test_a_name_that_fits_a_pattern_in_no_way_is_found_so_at_once():
    pattern = "_".join(f"{{part{place}}}" for place in range(20)) + "!"

    assert match_pattern(pattern, ["_" * 200]) == (None,)


def test_parts_of_a_name_are_as_short_as_can_be():
    assert match_pattern("a{x}__{y}_b", ["a____c_b", "a__b", "ab__c_b"]) == (
        {"x": "_", "y": "_c"},
        None,
        {"x": "b", "y": "c"},
    )


def test_a_row_of_very_many_cells_makes_no_table_of_very_many_columns(tmp_path, monkeypatch):
    monkeypatch.setattr(columns, "_CELLS_BEYOND", 1000)
    (tmp_path / "x.csv").write_text("a,b\n" + "1,2\n" * 100 + ",".join(["1"] * 500) + "\n")

    table = finish(read_source(tmp_path / "x.csv"))

    assert len(table.columns) == 2 + 64
    assert any("cells too many" in str(problem.message) for problem in table.problems)


@pytest.mark.parametrize("cell", ["9" * 5000, "9" * 400, "1" + "0" * 4300])
def test_endless_digits_are_a_name(tmp_path, cell):
    (tmp_path / "x.csv").write_text("t,v\n" + "".join(f"{t},{cell}\n" for t in range(9)))

    assert finish(read_source(tmp_path / "x.csv")).columns[1].type == "text"


@pytest.mark.parametrize("name", ["year", "month"])
def test_endless_digits_are_no_part_of_a_date(tmp_path, name):
    (tmp_path / "x.csv").write_text(f"{name},day,v\n" + "".join(f"{'1' * 5000}x,{t},1\n" for t in range(1, 9)))

    assert finish(read_source(tmp_path / "x.csv")).columns[0].type == "text"


@pytest.mark.parametrize("shape", ["(True,)", "(-1,)", "(1 << 60,)", "(10**12,)", "(2.0,)", "'x'"])
def test_an_array_of_no_possible_shape_is_one_sentence(tmp_path, shape):
    header = f"{{'descr': '<f8', 'fortran_order': False, 'shape': {shape}, }}".ljust(117).encode() + b"\n"
    (tmp_path / "x.npy").write_bytes(b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header + bytes(80))

    with pytest.raises(WorkbenchError, match=r"x\.npy is not a NumPy file"):
        finish(read_source(tmp_path / "x.npy"))


def test_arrays_that_unpack_to_far_more_than_the_file_are_not_unpacked(tmp_path):
    np.savez_compressed(tmp_path / "x.npz", x=np.zeros(9_000_000))

    with pytest.raises(WorkbenchError, match="it may be a trap"):
        finish(read_source(tmp_path / "x.npz"))


def test_an_archive_of_very_many_arrays_is_one_sentence(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.npz", "w") as archive:
        for place in range(1001):
            archive.writestr(f"{place}.npy", b"")

    with pytest.raises(WorkbenchError, match="more than 1000 arrays"):
        finish(read_source(tmp_path / "x.npz"))


def test_records_of_very_many_names_are_one_sentence(tmp_path):
    (tmp_path / "x.jsonl").write_text("".join(json.dumps({f"n{place}": 1}) + "\n" for place in range(20_000)))

    with pytest.raises(WorkbenchError, match="different names"):
        finish(read_source(tmp_path / "x.jsonl"))


@pytest.mark.parametrize("depth", [90, 300, 900, 5000])
@pytest.mark.parametrize("inner", ['{"a":', '[{"a":', "["])
def test_records_within_records_are_read_or_one_sentence(tmp_path, inner, depth):
    close = "".join({"{": "}", "[": "]"}[letter] for letter in reversed(inner) if letter in "{[")
    (tmp_path / "x.json").write_text(inner * depth + "1" + close * depth)

    try:
        assert finish(read_source(tmp_path / "x.json")).rows == 1
    except WorkbenchError as error:
        assert "x.json" in str(error)

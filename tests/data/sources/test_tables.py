import json

import numpy as np
import pytest

from workbench.data.sources.tables import read_all, read_source
from workbench.errors import WorkbenchError
from workbench.progress import finish

UNIVARIATE = "#a\n@problemName x\n@classLabel true a b\n@data\n1,2,3:a\n4,?,6:b\n"
CHANNELS = "@classLabel true 1 2\n@data\n1,2:5,6:1\n3,4,5:7,8,9:2\n"


def read(path, content=None):
    if content is not None:
        path.write_text(content)
    return finish(read_source(path))


def names(table):
    return [column.name for column in table.columns]


def test_one_curve_per_line_becomes_a_wide_table(tmp_path):
    table = read(tmp_path / "a.ts", UNIVARIATE)

    assert names(table) == ["label", "t0", "t1", "t2"] and table.first_row == 5
    assert table.frame["label"].tolist() == ["a", "b"] and np.isnan(table.frame["t1"][1])


def test_several_channels_of_unequal_length_become_a_long_table(tmp_path):
    table = read(tmp_path / "a.ts", CHANNELS)

    assert names(table) == ["sequence", "t", "dim1", "dim2", "label"]
    assert table.frame["dim2"].tolist() == [5, 6, 7, 8, 9] and table.frame["sequence"].tolist() == [1, 1, 2, 2, 2]


def test_values_to_answer_are_called_target(tmp_path):
    assert names(read(tmp_path / "a.ts", "@targetLabel true\n@data\n1,2:0.5\n")) == ["target", "t0", "t1"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "empty"),
        ("const a = 1;\n", "before @data"),
        ("@problemName x\n", "no @data"),
        ("@data\n", "no sequences"),
        ("@classLabel true a\n@data\n1,x,3:a\n", "line 3 holds 'x'"),
        ("@data\n1,2:3,4\n5,6\n", "line 3 has 1 channels instead of 2"),
        ("@data\n1,2:3\n", "different lengths"),
        ("@timeStamps true\n@data\n(0,1)\n", "own time"),
    ],
)
def test_faults_of_series_files_are_named(tmp_path, content, said):
    with pytest.raises(WorkbenchError, match=said):
        read(tmp_path / "a.ts", content)


@pytest.mark.parametrize("ending", ["ts", "npy", "npz", "parquet", "pq"])
@pytest.mark.parametrize("content", [b"", b"\x00\xff\xfe\x80" * 50, b"PK\x03\x04" + b"\x00" * 40])
def test_empty_and_binary_files_are_errors(tmp_path, ending, content):
    (tmp_path / f"a.{ending}").write_bytes(content)

    with pytest.raises(WorkbenchError, match=f"a.{ending}"):
        read(tmp_path / f"a.{ending}")


def test_a_headless_archive_table_is_named(tmp_path):
    table = read(tmp_path / "a.tsv", "".join(f"{row % 2 + 1}\t{row}.5\t{row}.25\t0.1\n" for row in range(12)))

    assert names(table) == ["label", "t0", "t1", "t2"]


def test_gunpoint_is_the_same_from_both_its_files(shared_data):
    folder = shared_data / "ucr" / "GunPoint"
    series, table = (read(folder / f"GunPoint_TRAIN.{ending}") for ending in ("ts", "csv"))

    assert series.rows == table.rows == 50 and len(names(series)) == 151
    assert np.allclose(series.frame.to_numpy(float), table.frame.to_numpy(float), atol=1e-6)


@pytest.mark.parametrize(
    ("arrays", "found"),
    [
        ({"x": np.zeros((4, 3))}, ["x0", "x1", "x2"]),
        ({"X": np.zeros((4, 3)), "y": np.arange(4)}, ["label", "t0", "t1", "t2"]),
        ({"x": np.zeros((4, 3)), "y": np.arange(4) / 3}, ["target", "t0", "t1", "t2"]),
        ({"x": np.zeros((4, 3, 2)), "y": np.arange(4)}, ["sequence", "t", "x0", "x1", "label"]),
        (
            {"X_train": np.zeros((4, 2)), "y_train": np.arange(4), "X_test": np.ones((2, 2)), "y_test": np.arange(2)},
            ["label", "t0", "t1", "split"],
        ),
    ],
)
def test_arrays_become_tables_by_their_shapes(tmp_path, arrays, found):
    np.savez(tmp_path / "a.npz", **arrays)

    assert names(read(tmp_path / "a.npz")) == found


def test_labels_of_steps_stay_with_their_steps(tmp_path):
    np.savez(tmp_path / "a.npz", x=np.zeros((2, 3, 1)), y=np.arange(6).reshape(2, 3))

    assert read(tmp_path / "a.npz").frame["label"].tolist() == list(range(6))


def test_pickled_objects_are_refused(tmp_path):
    np.save(tmp_path / "a.npy", np.array([{"a": 1}], object), allow_pickle=True)

    with pytest.raises(WorkbenchError, match="never loaded"):
        read(tmp_path / "a.npy")


@pytest.mark.parametrize(
    ("arrays", "said"),
    [
        ({"a": np.zeros(3), "b": np.zeros(3)}, "none called x"),
        ({"x": np.array(["a"])}, "must be numbers"),
        ({"x": np.zeros((3, 2)), "y": np.zeros(2)}, "2 answers for 3"),
        ({"x": np.zeros((0, 2))}, "must be numbers"),
    ],
)
def test_arrays_that_say_nothing_are_refused(tmp_path, arrays, said):
    np.savez(tmp_path / "a.npz", **arrays)

    with pytest.raises(WorkbenchError, match=said):
        read(tmp_path / "a.npz")


def test_parquet_keeps_types(tmp_path):
    pytest.importorskip("pyarrow", reason="needs the extra parquet")
    import pandas as pd

    frame = pd.DataFrame(
        {"day": pd.date_range("2020-01-01", periods=3), "n": [1, None, 3], "what": ["a", None, "b"], "yes": [True] * 3}
    )
    frame.to_parquet(tmp_path / "a.parquet")

    table = read(tmp_path / "a.parquet")

    assert [column.type for column in table.columns] == ["time", "number", "text", "number"]
    assert [column.missing for column in table.columns] == [0, 1, 1, 0] and len(table.sha256) == 64
    json.dumps([column.sample for column in table.columns])


def test_a_bad_file_of_a_folder_is_told_and_the_others_are_read(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.csv").write_text("x,y\n1,2\n3,4\n")
    (tmp_path / "c.csv").write_bytes(b"")

    found = finish(read_all([tmp_path]))

    assert [table.path.name for table in found.tables] == ["a.csv", "b.csv"] and "c.csv" in str(found.problems[0])


@pytest.mark.parametrize(("other", "taken"), [("1\t2.50001\n3\t4\n", ["a.csv"]), ("1\t9\n3\t4\n", ["a.csv", "a.txt"])])
def test_files_of_one_name_in_two_formats_are_told_apart_by_what_they_hold(tmp_path, other, taken):
    (tmp_path / "a.csv").write_text("x,y\n1,2.5\n3,4\n")
    (tmp_path / "a.txt").write_text("x\ty\n" + other)

    assert [table.path.name for table in finish(read_all([tmp_path])).tables] == taken
    assert len(finish(read_all(sorted(tmp_path.iterdir()))).tables) == 2


def test_a_bad_file_that_was_named_is_an_error(tmp_path):
    (tmp_path / "c.csv").write_bytes(b"")

    with pytest.raises(WorkbenchError, match="empty"):
        finish(read_all([tmp_path / "c.csv"]))


@pytest.mark.parametrize("ending", ["npy", "npz", "ts", "parquet"])
def test_damaged_files_are_read_or_refused_with_a_sentence(tmp_path, ending):
    rng = np.random.default_rng(0)
    whole = sound_file(tmp_path, ending)
    for _ in range(60):
        damaged = bytearray(whole)
        damaged[rng.integers(0, len(whole))] = rng.integers(0, 256)
        (tmp_path / f"b.{ending}").write_bytes(damaged[: rng.integers(1, 3) * len(whole) // 2])
        try:
            assert read(tmp_path / f"b.{ending}").rows
        except WorkbenchError as error:
            assert f"b.{ending}" in str(error)


def sound_file(folder, ending):
    path = folder / f"a.{ending}"
    if ending == "npy":
        np.save(path, np.zeros((5, 4)))
    elif ending == "npz":
        np.savez_compressed(path, x=np.zeros((5, 4)), y=np.arange(5))
    elif ending == "ts":
        path.write_text(UNIVARIATE)
    else:
        pytest.importorskip("pyarrow", reason="needs the extra parquet")
        import pandas as pd

        pd.DataFrame({"a": [1, 2, 3], "b": list("abc")}).to_parquet(path)
    return path.read_bytes()


def test_files_of_a_folder_that_are_no_table_like_the_others_are_left_out_with_reasons(tmp_path):
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("t,x,y\n1,2,3\n2,3,4\n")
    (tmp_path / "LICENCE.txt").write_text("You may use it.\nIt comes, as is, without\nany warranty whatsoever.\n")
    (tmp_path / "about.md").write_text("# About\n")
    (tmp_path / "other.csv").write_text("name,street\nann,a\nbob,b\n")

    found = finish(read_all([tmp_path]))

    assert [table.path.name for table in found.tables] == ["a.csv", "b.csv"]
    said = [str(problem).removeprefix(f"{tmp_path}/") for problem in found.problems]
    assert said == [
        "about.md is left out: by its ending it is not a table.",
        "LICENCE.txt is left out: it holds text and no table.",
        "other.csv is left out: its columns are not those of a.csv.",
    ]

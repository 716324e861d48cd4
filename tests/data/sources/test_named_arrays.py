"""Files of named arrays: arrays side by side, cells as sequences, and damaged ones that end nothing."""

import random

import numpy as np
import pytest
from scipy import sparse
from scipy.io import savemat

from workbench.data.loading import load_dataset
from workbench.data.proposing import propose_data
from workbench.data.sources import array_child
from workbench.data.sources.tables import read_source
from workbench.data.spec import ReadingSpec
from workbench.errors import WorkbenchError
from workbench.progress import finish

RNG = np.random.default_rng(0)


def saved(path, **arrays):
    savemat(path, arrays, do_compression=True)
    return path


def names(table):
    return [column.name for column in table.columns]


def test_vectors_of_one_length_are_columns_without_the_number_of_the_measurement(tmp_path):
    drive = RNG.normal(size=(50, 1))
    path = saved(tmp_path / "97.mat", X097_DE_time=drive, X097_FE_time=-drive, X097RPM=np.array([[1796]]))

    table = finish(read_source(path))

    assert names(table) == ["DE_time", "FE_time"]
    np.testing.assert_array_equal(table.frame.to_numpy(), np.hstack([drive, -drive]))


def test_channels_of_a_structure_run_down_and_other_lengths_are_tables_to_choose(tmp_path):
    data = RNG.normal(size=(4, 100))
    path = saved(tmp_path / "eeg.mat", EEG={"data": data, "srate": 256.0}, events=np.arange(7.0))

    table = finish(read_source(path))
    other = finish(read_source(path, ReadingSpec(table="events")))

    assert table.tables == ("EEG.data", "events") and "the first of 2 tables" in str(table.problems[0].message)
    np.testing.assert_array_equal(table.frame["EEG.data_2"], data[1])
    assert other.frame["events"].tolist() == list(range(7))


def cells(*arrays):
    found = np.empty((len(arrays), 1), object)
    found[:, 0] = arrays
    return found


def test_a_cell_array_is_a_sequence_in_each_cell_with_its_class(tmp_path):
    tracks = [RNG.normal(size=(3, 10 + place)) for place in range(12)]
    path = saved(tmp_path / "vowels.mat", XTrain=cells(*tracks), YTrain=np.arange(12) % 3)

    found = finish(propose_data([path]))
    dataset = finish(load_dataset(found.spec))

    assert (found.spec.task, found.spec.layout, dataset.classes) == ("classify", "long", ("0", "1", "2"))
    assert np.diff(dataset.offsets_S1).tolist() == [10 + place for place in range(12)]
    np.testing.assert_allclose(dataset.values_NF[:10], tracks[0].T, rtol=1e-6)


def test_cells_of_one_size_are_turned_where_they_are_broad(tmp_path):
    path = saved(tmp_path / "a.mat", X=cells(*RNG.normal(size=(8, 3, 40))))

    assert names(finish(read_source(path))) == ["sequence", "t", "x0", "x1", "x2"]


def test_each_part_has_its_own_answers(tmp_path):
    tracks = [RNG.normal(size=(3, 10 + place)) for place in range(6)]
    given = {"XTrain": cells(*tracks), "YTrain": np.arange(6) % 2, "XTest": cells(*tracks), "YTest": np.zeros(6)}
    path = saved(tmp_path / "a.mat", **given)

    train, test = (finish(read_source(path, ReadingSpec(table=name))).frame for name in ("XTrain", "XTest"))

    assert train["label"].nunique() == 2 and test["label"].nunique() == 1


def test_an_array_of_sequences_has_all_facts_of_them(tmp_path):
    facts = {"labels": np.arange(30) % 2, "subject": np.arange(30) // 5}
    path = saved(tmp_path / "a.mat", acc=RNG.normal(size=(30, 20, 3)), **facts)

    table = finish(read_source(path))

    assert names(table) == ["sequence", "t", "x0", "x1", "x2", "label", "subject"] and table.rows == 600


def test_names_of_channels_are_no_answers(tmp_path):
    path = saved(tmp_path / "a.mat", data=RNG.normal(size=(100, 4)), labels=cells("Fz", "Cz", "Pz", "Oz"))

    assert names(finish(read_source(path)))[:4] == ["data_1", "data_2", "data_3", "data_4"]


def test_marks_of_classes_are_classes(tmp_path):
    marks = np.eye(4)[np.arange(40) % 4]
    path = saved(tmp_path / "a.mat", X=RNG.normal(size=(40, 60)), Y=marks)
    np.savez(tmp_path / "b.npz", X=RNG.normal(size=(40, 30, 2)), y=marks)

    for each in (path, tmp_path / "b.npz"):
        assert set(finish(read_source(each)).frame["label"]) == {0, 1, 2, 3}


def test_what_lies_beside_does_not_stop_reading(tmp_path):
    beside = np.empty(3, object)
    beside[:] = [{"a": 1}, np.arange(2.0), np.arange(3.0)]
    path = saved(tmp_path / "a.mat", x=np.arange(50.0), mixed=beside, few=sparse.csc_matrix((20_000, 20_000)))

    assert finish(read_source(path)).frame["x"].tolist() == list(range(50))


def test_many_warnings_of_the_reader_are_not_waited_for(tmp_path):
    many = {f"{'n' * 20}{place}": np.arange(3.0) for place in range(900)}
    twice = saved(tmp_path / "a.mat", **many).read_bytes()
    (tmp_path / "a.mat").write_bytes(twice + twice[128:])

    assert finish(read_source(tmp_path / "a.mat")).rows == 3


def test_values_and_answers_are_named_as_those_of_numpy(tmp_path):
    train, test = RNG.normal(size=(20, 30, 2)), RNG.normal(size=(10, 30, 2))
    path = saved(tmp_path / "xy.mat", XTrain=train, YTrain=np.arange(20) % 2, XTest=test, YTest=np.arange(10) % 2)

    table = finish(read_source(path))

    assert names(table) == ["sequence", "t", "x0", "x1", "label", "split"] and table.rows == 900


def test_words_and_times_lie_beside_numbers(tmp_path):
    path = saved(tmp_path / "a.mat", t=np.arange(4) / 50, y=np.arange(4.0), who=cells("u", "v", "w", "z"))

    assert [(column.name, column.type) for column in finish(read_source(path)).columns] == [
        ("t", "number"),
        ("y", "number"),
        ("who", "text"),
    ]


def test_a_series_is_forecast_from_matlab(tmp_path):
    path = saved(tmp_path / "a.mat", level=np.sin(np.arange(200.0)))

    found = finish(propose_data([path]))

    assert found.spec.roles == {"level": "target"} and finish(load_dataset(found.spec)).values_NF.shape == (200, 1)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"MATLAB 7.3 MAT-file, Platform: GLNXA64" + bytes(600), "not a MATLAB or HDF5 file"),
        (b"MATLAB 5.0 MAT-file" + bytes(600), "not a MATLAB or HDF5 file"),
        (b"x,y\n1,2\n", "not a MATLAB or HDF5 file"),
    ],
)
def test_what_is_not_read_is_said(tmp_path, data, said):
    path = tmp_path / "a.mat"
    path.write_bytes(data)

    with pytest.raises(WorkbenchError, match=said) as told:
        finish(read_source(path))
    assert told.value.file == str(path)


def test_a_file_without_numbers_is_said(tmp_path):
    with pytest.raises(WorkbenchError, match="no arrays of numbers"):
        finish(read_source(saved(tmp_path / "a.mat", name="only words")))


def test_a_process_that_ends_is_a_damaged_file(tmp_path, monkeypatch):
    crash = tmp_path / "crash.py"
    crash.write_text("import os\nos.abort()\n")
    monkeypatch.setattr(array_child, "__file__", str(crash))

    with pytest.raises(WorkbenchError, match="it is damaged"):
        finish(read_source(saved(tmp_path / "a.mat", x=np.arange(5.0))))


def test_reading_that_is_given_up_leaves_no_process(tmp_path, monkeypatch):
    endless = tmp_path / "endless.py"
    endless.write_text("import pathlib, sys, time\npathlib.Path(sys.argv[1]).touch()\ntime.sleep(1000)\n")
    monkeypatch.setattr(array_child, "__file__", str(endless))
    reading = read_source(saved(tmp_path / "a.mat", x=np.arange(5.0)))

    for _ in range(5):
        next(reading)
    reading.close()  # would wait for the process


def test_changed_bytes_are_read_or_told(tmp_path):
    whole = saved(tmp_path / "a.mat", x=cells(*RNG.normal(size=(3, 4, 5))), y={"z": np.arange(3.0)}).read_bytes()
    draw = random.Random(0)
    for place in range(12):
        changed = bytearray(whole)
        for _ in range(3):
            changed[draw.randrange(128, len(changed))] = draw.randrange(256)
        path = tmp_path / f"{place}.mat"
        path.write_bytes(changed)
        try:
            assert finish(read_source(path)).rows
        except WorkbenchError as error:
            assert str(path) in str(error)


@pytest.fixture
def h5py():
    return pytest.importorskip("h5py", reason="needs the extra hdf5")


def named(group, name, values, kind="double"):
    """An array as MATLAB's version 7.3 keeps it: the other way round, beside its class."""
    node = group.create_dataset(name, data=np.asarray(values).T)
    node.attrs["MATLAB_class"] = np.bytes_(kind)
    return node


def version_73(h5py, path, fill):
    with h5py.File(path, "w", userblock_size=512) as file:
        fill(file)
    with path.open("r+b") as file:
        file.write(b"MATLAB 7.3 MAT-file, Platform: GLNXA64".ljust(124) + b"\x00\x02IM")
    return path


def test_version_73_is_read_as_version_7(tmp_path, h5py):
    drive = RNG.normal(size=(50, 1))

    def fill(file):
        named(file, "X097_DE_time", drive)
        named(file, "X097RPM", [[1796.0]])
        named(file.create_group("more"), "both", np.hstack([drive, -drive]))

    table = finish(read_source(version_73(h5py, tmp_path / "a.mat", fill)))

    assert names(table) == ["X097_DE_time", "more.both_1", "more.both_2"]
    np.testing.assert_array_equal(table.frame.to_numpy(), np.hstack([drive, drive, -drive]))


def test_cells_of_version_73_are_sequences_with_words(tmp_path, h5py):
    tracks = [RNG.normal(size=(3, 10 + place)) for place in range(6)]
    words = ["up", "down", "left"] * 2

    def cells_of(file, name, nodes):
        refs = np.array([node.ref for node in nodes], dtype=h5py.ref_dtype)[None, :]
        file.create_dataset(name, data=refs, dtype=h5py.ref_dtype).attrs["MATLAB_class"] = np.bytes_("cell")

    def fill(file):
        own = file.create_group("#refs#")
        cells_of(file, "XTrain", [named(own, f"x{at}", track) for at, track in enumerate(tracks)])
        letters = [np.array([list(map(ord, word))], np.uint16) for word in words]
        cells_of(file, "YTrain", [named(own, f"y{at}", word, "char") for at, word in enumerate(letters)])

    found = finish(propose_data([version_73(h5py, tmp_path / "a.mat", fill)]))
    dataset = finish(load_dataset(found.spec))

    assert [dataset.classes[at] for at in dataset.labels_S] == words
    np.testing.assert_allclose(dataset.values_NF[:10], tracks[0].T, rtol=1e-6)


def test_hdf5_holds_arrays_in_groups_tables_and_words(tmp_path, h5py):
    with h5py.File(tmp_path / "a.h5", "w") as file:
        file["run/level"] = np.arange(50.0)
        file["run/who"] = np.array([b"a", b"b"] * 25)
        file["log"] = np.array([(0.5, b"on"), (1.5, b"off")], dtype=[("t", "f8"), ("state", "S3")])

    assert names(finish(read_source(tmp_path / "a.h5"))) == ["run.level", "run.who"]
    assert names(finish(read_source(tmp_path / "a.h5", ReadingSpec(table="log.t")))) == ["log.t", "log.state"]


def test_no_link_leads_out_of_a_file(tmp_path, h5py):
    (tmp_path / "secret").write_bytes(bytes(range(100)))
    with h5py.File(tmp_path / "other.h5", "w") as file:
        file["values"] = np.arange(9.0)
    with h5py.File(tmp_path / "a.h5", "w") as file:
        file["x"] = np.arange(50.0)
        file["linked"] = h5py.ExternalLink(str(tmp_path / "other.h5"), "/values")
        file.create_dataset("raw", shape=(50,), dtype="u1", external=[(str(tmp_path / "secret"), 0, 50)])
        layout = h5py.VirtualLayout(shape=(9,), dtype="f8")
        layout[:] = h5py.VirtualSource(str(tmp_path / "other.h5"), "values", shape=(9,))
        file.create_virtual_dataset("virtual", layout)

    table = finish(read_source(tmp_path / "a.h5"))

    assert names(table) == ["x"] and table.tables == ("x",)


def test_a_missing_reader_is_named(tmp_path, monkeypatch):
    absent = tmp_path / "absent.py"
    absent.write_text(f"import sys\nsys.exit({array_child.NO_READER})\n")
    monkeypatch.setattr(array_child, "__file__", str(absent))

    with pytest.raises(WorkbenchError, match="needs the extra 'hdf5'"):
        finish(read_source(saved(tmp_path / "a.mat", x=np.arange(5.0))))

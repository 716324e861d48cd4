import numpy as np
import pytest
from example_datasets import classification

from workbench.data.loading import facts, load_dataset
from workbench.data.spec import DataSpec, SourceSpec, SplitSpec
from workbench.data.splits import make_split
from workbench.errors import WorkbenchError
from workbench.progress import finish

SERIES = {"date": "time", "load": "target", "heat": "feature"}
LONG = {"id": "sequence", "t": "time", "x": "feature", "label": "label"}
WIDE = {"label": "label", "t0": "feature", "t1": "feature", "t2": "feature"}

SERIES_TEXT = "date,heat,load\n2020-01-01,10,1\n2020-01-02,20,2\n2020-01-03,30,3\n2020-01-04,40,4\n"
LONG_TEXT = "id,t,x,label\n7,1,11,b\n7,0,10,b\n3,0,20,a\n7,2,12,b\n3,1,21,a\n"
WIDE_TEXT = "label,t0,t1,t2\nb,1,2,3\na,4,5,\nb,6,,8\n"


def test_a_series_gives_targets_first_and_its_times(dataset_of):
    dataset = dataset_of(SERIES_TEXT, roles=SERIES)

    assert dataset.inputs == ("load", "heat") and dataset.targets == ("load",)
    assert dataset.values_NF.tolist() == [[1, 10], [2, 20], [3, 30], [4, 40]]
    assert dataset.values_NF.dtype == np.float32
    assert str(dataset.times_N[1]).startswith("2020-01-02")


def test_a_series_in_falling_order_of_time_is_sorted(dataset_of):
    dataset = dataset_of("date,load\n2020-01-03,3\n2020-01-02,2\n2020-01-01,1\n", roles=SERIES | {"heat": "ignore"})

    assert dataset.values_NF[:, 0].tolist() == [1, 2, 3]
    assert any("not in order of time" in str(note) for note in dataset.notes)


def test_repeated_times_and_gaps_are_noted(dataset_of):
    days = ["01", "02", "03", "03", "04", "05", "11"]
    text = "date,load\n" + "".join(f"2020-01-{day},{index}\n" for index, day in enumerate(days))

    notes = " ".join(str(note) for note in dataset_of(text, roles={"date": "time", "load": "target"}).notes)

    assert "1 time in file0.csv appears more than once" in notes
    assert "1 step in file0.csv is longer" in notes


def test_a_row_with_too_few_cells_is_told_with_its_row(dataset_of):
    rows = [f"2020-01-{day:02},{day},0" for day in range(1, 20)]
    rows[9] = "2020-01-10,10"

    notes = dataset_of("date,load,heat\n" + "\n".join(rows) + "\n", roles=SERIES).notes

    assert str(notes[0]).startswith("file0.csv, row 11: This row")


def test_years_become_times(dataset_of):
    dataset = dataset_of("YEAR,spots\n1700,5\n1701,11\n1702,16\n", roles={"YEAR": "time", "spots": "target"})

    assert dataset.times_N.astype("datetime64[Y]").astype(str).tolist() == ["1700", "1701", "1702"]


def test_many_files_are_many_series(dataset_of):
    dataset = dataset_of(SERIES_TEXT, SERIES_TEXT, roles=SERIES)

    assert dataset.names_S == ("file0", "file1")
    assert dataset.offsets_S1.tolist() == [0, 4, 8]


def test_long_sequences_keep_their_first_appearance_and_sort_by_time(dataset_of):
    dataset = dataset_of(LONG_TEXT, task="classify", layout="long", roles=LONG)

    assert dataset.names_S == ("7", "3")
    assert dataset.offsets_S1.tolist() == [0, 3, 5]
    assert dataset.values_NF[:, 0].tolist() == [10, 11, 12, 20, 21]
    assert [dataset.classes[label] for label in dataset.labels_S] == ["b", "a"]


def test_the_same_id_in_two_files_is_two_sequences(dataset_of):
    dataset = dataset_of(LONG_TEXT, LONG_TEXT, task="classify", layout="long", roles=LONG)

    assert dataset.names_S == ("file0/7", "file0/3", "file1/7", "file1/3")


def test_wide_rows_end_at_their_last_value(dataset_of):
    dataset = dataset_of(WIDE_TEXT, task="classify", layout="wide", roles=WIDE)

    assert dataset.inputs == ("value",)
    assert dataset.offsets_S1.tolist() == [0, 3, 5, 8]
    assert dataset.values_NF[:, 0].tolist() == [1, 2, 3, 4, 5, 6, 7, 8]
    assert dataset.missing == {"value": 1}


def test_number_labels_are_sorted_as_numbers(dataset_of):
    text = "label,t0,t1,t2\n" + "".join(f"{label},1,2,3\n" for label in (10, 9, 1, 2))

    assert dataset_of(text, task="classify", layout="wide", roles=WIDE).classes == ("1", "2", "9", "10")


def test_missing_targets_stay_unknown_while_inputs_are_filled(dataset_of):
    dataset = dataset_of("load\n1\nNA\n3\n4\n", roles={"load": "target"})

    assert dataset.values_NF[:, 0].tolist() == [1, 2, 3, 4]
    assert np.isnan(dataset.targets_NK[:, 0]).tolist() == [False, True, False, False]
    assert dataset.missing == {"load": 1}


def test_refusing_missing_values_names_the_line(dataset_of):
    with pytest.raises(WorkbenchError) as caught:
        dataset_of("load\n1\nNA\n3\n", roles={"load": "target"}, missing="refuse")

    assert (caught.value.row, caught.value.column) == (3, "load")


def test_cells_that_are_no_numbers_are_noted_with_their_place(dataset_of):
    text = "load\n" + "".join(f"{n}\n" for n in range(40)) + "abc\n1\n"

    dataset = dataset_of(text, roles={"load": "target"})

    assert dataset.missing == {"load": 1}
    assert "row 42" in str(dataset.notes[0]) and "abc" in str(dataset.notes[0])


def test_equal_data_have_equal_fingerprints(dataset_of):
    first, again = dataset_of(SERIES_TEXT, roles=SERIES), dataset_of(SERIES_TEXT, roles=SERIES)
    other = dataset_of(SERIES_TEXT.replace("40,4", "40,5"), roles=SERIES)

    assert first.fingerprint == again.fingerprint != other.fingerprint


def test_roles_are_inferred_when_none_are_given(dataset_of):
    dataset = dataset_of(SERIES_TEXT)

    assert dataset.inputs == ("load",)


def test_a_changed_file_is_noted(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(SERIES_TEXT)
    spec = DataSpec(sources=(SourceSpec(path=str(path), sha256="0" * 64),), roles=SERIES)

    assert "a.csv has changed since it was added." in [str(note) for note in finish(load_dataset(spec)).notes]


def test_the_group_column_is_kept_per_sequence(dataset_of):
    text = "id,t,x,who,label\n1,0,1,anna,a\n1,1,2,anna,a\n2,0,3,ben,b\n2,1,4,ben,b\n"
    split = SplitSpec(method="group", group="who")

    dataset = dataset_of(text, task="classify", layout="long", roles=LONG, split=split)

    assert dataset.facts_S["who"] == ("anna", "ben")


def test_a_finished_run_reads_data_without_labels(dataset_of):
    text = "id,t,x\n1,0,1\n1,1,2\n2,0,3\n"

    dataset = dataset_of(text, task="classify", layout="long", roles=LONG, classes=("a", "b"))

    assert dataset.labels_S.tolist() == [-1, -1] and dataset.classes == ("a", "b")


def test_a_finished_run_keeps_its_own_classes(dataset_of):
    text = LONG_TEXT.replace(",a", ",c")

    dataset = dataset_of(text, task="classify", layout="long", roles=LONG, classes=("a", "b"))

    assert dataset.labels_S.tolist() == [1, -1]
    assert "does not know the classes c" in str(dataset.notes[-1])


@pytest.mark.parametrize(
    ("text", "spec", "message"),
    [
        (SERIES_TEXT, {"roles": {"laod": "target"}}, "no column laod. It has load"),
        ("load\n1\n2\nabc\nx\ny\nz\n", {"roles": {"load": "target"}}, "row 4 of column load holds 'abc'"),
        (SERIES_TEXT, {"roles": {"date": "time", "load": "feature"}}, "No column is to be forecast"),
        (LONG_TEXT, {"task": "classify", "layout": "long", "roles": LONG | {"label": "ignore"}}, "role label"),
        (LONG_TEXT, {"task": "classify", "layout": "long", "roles": LONG | {"id": "ignore"}}, "role sequence"),
        (LONG_TEXT, {"task": "classify", "layout": "long", "roles": LONG | {"x": "ignore"}}, "role feature"),
        (LONG_TEXT, {"task": "classify", "layout": "long", "roles": LONG | {"x": "label"}}, "Only one column"),
        (
            LONG_TEXT.replace("3,1,21,a", "3,1,21,b"),
            {"task": "classify", "layout": "long", "roles": LONG},
            "row 6 gives",
        ),
        (LONG_TEXT.replace(",b", ",a"), {"task": "classify", "layout": "long", "roles": LONG}, "only one class, 'a'"),
        (LONG_TEXT.replace(",b", ","), {"task": "classify", "layout": "long", "roles": LONG}, "has no class in column"),
        (LONG_TEXT.replace("3,0", ",0"), {"task": "classify", "layout": "long", "roles": LONG}, "row 4 of column id"),
        (
            "label,t0,t1,t2\na,1,2,3\nb,,,\n",
            {"task": "classify", "layout": "wide", "roles": WIDE},
            "row 3 holds no value",
        ),
        ("date,load\n2020-01-01,1\n", {"roles": {"date": "time", "load": "target"}}, "only one row"),
        (
            "date,load\n2020-01-01,1\n,2\n2020-01-03,2\n",
            {"roles": {"date": "time", "load": "target"}},
            "row 3 of the time",
        ),
        (WIDE_TEXT, {"layout": "wide", "roles": {"t0": "target"}}, "time running down the rows"),
    ],
)
def test_what_does_not_work_is_said_in_one_sentence(dataset_of, text, spec, message):
    with pytest.raises(WorkbenchError, match=message):
        dataset_of(text, **spec)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(WorkbenchError, match=r"There is no file .*gone\.csv"):
        finish(load_dataset(DataSpec(sources=(SourceSpec(path=str(tmp_path / "gone.csv")),))))


def test_progress_rises_to_one(tmp_path):
    (tmp_path / "a.csv").write_text(SERIES_TEXT)
    spec = DataSpec(sources=(SourceSpec(path=str(tmp_path / "a.csv")),) * 2, roles=SERIES)

    shares = [progress.done for progress in load_dataset(spec)]

    assert shares == sorted(shares) and shares[-1] <= 1


def test_facts_of_a_classification_hold_the_longest_training_sequence():
    dataset = classification([0, 1] * 5, steps=7)
    spec = DataSpec(task="classify", split=SplitSpec(method="stratified"))

    known = facts(dataset, make_split(dataset, spec), spec)

    assert (known.context, known.horizon, known.classes, known.missing_mask) == (7, 0, ("a", "b"), False)


def test_japanese_vowels_are_270_sequences_of_nine_speakers(shared_data):
    source = SourceSpec(path=str(shared_data / "japanese_vowels" / "japanese_vowels_train.csv"))

    dataset = finish(load_dataset(DataSpec(task="classify", sources=(source,))))

    assert (dataset.sequences, len(dataset.values_NF), len(dataset.inputs)) == (270, 4274, 12)
    assert dataset.classes == tuple("123456789") and np.bincount(dataset.labels_S).tolist() == [30] * 9


def test_a_faulty_file_of_a_folder_is_left_out_and_told(tmp_path):
    for name, last in (("a", "3"), ("b", "x"), ("c", "4")):
        (tmp_path / f"{name}.csv").write_text(f"t,load\n1,1\n2,2\n3,{last}\n")
    spec = DataSpec(sources=(SourceSpec(path=str(tmp_path)),), roles={"t": "time", "load": "target"})

    dataset = finish(load_dataset(spec))

    assert dataset.names_S == ("a", "c")
    assert "A file of the folder is left out" in str(dataset.notes[0])
    assert "b.csv: row 4 of column load holds 'x'" in str(dataset.notes[0])

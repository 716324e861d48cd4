"""Sequences with a value each, steps with a class each, and files with a class each."""

import numpy as np
import pytest

from workbench.data.loading import facts, load_dataset
from workbench.data.spec import DataSpec, LabelsSpec, SourceSpec, SplitSpec, WindowSpec
from workbench.data.splits import PARTS, make_split
from workbench.data.statistics import fit_statistics
from workbench.errors import WorkbenchError
from workbench.progress import finish

VALUES = "id,t,x,age\n" + "".join(f"{s},{t},{s + t},{s * 10}\n" for s in range(6) for t in range(3 + s))
VALUE_ROLES = {"id": "sequence", "t": "time", "x": "feature", "age": "target"}
STEPS = "t,x,label\n" + "".join(f"{t},{t},{'ab'[t // 5 % 2]}\n" for t in range(60))
STEP_ROLES = {"t": "time", "x": "feature", "label": "label"}


def test_a_value_per_sequence_is_answered_and_not_seen(dataset_of):
    dataset = dataset_of(VALUES, task="regress", layout="long", roles=VALUE_ROLES)

    assert dataset.inputs == ("x",) and dataset.targets == ("age",)
    assert dataset.answers_SK[:, 0].tolist() == [0, 10, 20, 30, 40, 50]
    assert dataset.targets_NK.shape == (len(dataset.values_NF), 0)


def test_statistics_of_answers_are_those_of_the_training_part(dataset_of):
    dataset = dataset_of(VALUES, task="regress", layout="long", roles=VALUE_ROLES)
    spec = DataSpec(task="regress", split=SplitSpec(method="chronological", train=0.5, val=0.25, test=0.25))
    split = make_split(dataset, spec)

    found = fit_statistics(dataset, split)

    assert found.answer_mean_K == (10.0,) and found.answer_std_K == (pytest.approx(np.std([0, 10, 20])),)


def test_a_value_that_changes_within_a_sequence_is_refused(dataset_of):
    with pytest.raises(WorkbenchError, match=r"row 3 .* second label in column age"):
        dataset_of("id,t,x,age\n1,0,1,5\n1,1,2,6\n", task="regress", layout="long", roles=VALUE_ROLES)


def test_a_run_needs_no_values_of_other_files(dataset_of):
    dataset = dataset_of("id,t,x\n1,0,1\n1,1,2\n", task="regress", layout="long", roles=VALUE_ROLES, classes=())

    assert np.isnan(dataset.answers_SK).all() and dataset.answers_SK.shape == (1, 1)


def test_steps_have_classes_and_pieces_do_not_leave_their_part(dataset_of):
    dataset = dataset_of(STEPS, task="label-steps", layout="series", roles=STEP_ROLES)
    spec = DataSpec(task="label-steps", window=WindowSpec(context=8, stride=4))

    split = make_split(dataset, spec)

    assert dataset.classes == ("a", "b") and dataset.labels_N[:6].tolist() == [0, 0, 0, 0, 0, 1]
    for part in PARTS:
        (start, stop), examples = split.rows[part][0], split.part(part)
        assert examples.starts_E.min() == start and (examples.starts_E + examples.lengths_E).max() == stop
    assert split.test.lengths_E.tolist() == [8, 1] and facts(dataset, split, spec).context == 8
    assert fit_statistics(dataset, split).class_counts == (22, 20)


def test_steps_without_a_label_are_unknown(dataset_of):
    dataset = dataset_of("t,x,label\n0,1,a\n1,2,\n2,3,b\n", task="label-steps", roles=STEP_ROLES)

    assert dataset.labels_N.tolist() == [0, -1, 1]


def test_many_labelled_recordings_go_to_parts_as_wholes(dataset_of):
    text = "id,t,x,label\n" + "".join(f"{s},{t},{t},{'ab'[t % 2]}\n" for s in range(9) for t in range(4))
    dataset = dataset_of(text, task="label-steps", layout="long", roles={"id": "sequence", **STEP_ROLES})

    split = make_split(dataset, DataSpec(task="label-steps", split=SplitSpec(method="random")))

    assert sorted(s for part in PARTS for s in split.part(part).sequences_E) == list(range(9))


def class_folders(folder, classes=("a", "b")):
    for label in classes:
        (folder / label).mkdir()
        for index in range(4):
            rows = "".join(f"{t},{t * index}\n" for t in range(3 + index))
            (folder / label / f"{index}.csv").write_text("t,x\n" + rows)
    return DataSpec(
        task="classify", layout="files", sources=(SourceSpec(path=str(folder)),), roles={"t": "time", "x": "feature"}
    )


def test_files_in_class_folders_are_labelled_sequences(tmp_path):
    dataset = finish(load_dataset(class_folders(tmp_path)))

    assert dataset.classes == ("a", "b") and np.diff(dataset.offsets_S1).tolist() == [3, 4, 5, 6] * 2
    assert dataset.names_S[5] == "b/1" and dataset.facts_S["label"][4:] == ("b",) * 4


def test_a_bad_file_in_a_class_folder_is_noted(tmp_path):
    spec = class_folders(tmp_path)
    (tmp_path / "a" / "bad.csv").write_bytes(b"\x00\x01" * 99)

    dataset = finish(load_dataset(spec))

    assert dataset.sequences == 8 and "bad.csv" in str(dataset.notes[0])


def test_files_without_classes_are_an_error(tmp_path):
    spec = class_folders(tmp_path, classes=("a",))

    with pytest.raises(WorkbenchError, match="Nothing tells what is to be recognised"):
        finish(load_dataset(spec))


def test_values_of_files_come_from_their_names(tmp_path):
    for value in (1.5, 2.5, 4.0):
        (tmp_path / f"run_{value}.csv").write_text("x\n1\n2\n3\n")
    spec = class_folders(tmp_path, classes=()).model_copy(
        update={"task": "regress", "roles": {"x": "feature"}, "labels": LabelsSpec(pattern="run_{label}")}
    )

    dataset = finish(load_dataset(spec))

    assert dataset.answers_SK[:, 0].tolist() == [1.5, 2.5, 4.0] and dataset.targets == ("label",)

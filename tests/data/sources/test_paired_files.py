"""Values in one file and answers in another become one table, row by row, where names and rows say so."""

from pathlib import Path

import numpy as np
import pytest

from workbench.data.audit.pairs import read_as_pairs
from workbench.data.loading import load_dataset
from workbench.data.proposing import propose_data
from workbench.data.spec import ReadingSpec
from workbench.data.splits import propose_split
from workbench.progress import finish

STEPS, ROWS = 24, 12
ANSWERS = [place % 3 for place in range(ROWS)]
WORDS = ("rest", "walk", "run")


def waves(answers=ANSWERS, steps=STEPS):
    moved = enumerate(answers)
    return [[round(np.sin((answer + 1) * step / 3 + row), 4) for step in range(steps)] for row, answer in moved]


def rows(path: Path, table, header=None):
    lines = [",".join(map(str, row)) for row in table]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(([] if header is None else [header]) + lines) + "\n")
    return path


def propose(*paths, **options):
    return finish(propose_data(list(paths), **options))


def apart(folder):
    return propose(folder, reading=ReadingSpec(paired="none"))


def test_answers_of_another_file_are_the_classes_of_the_rows(tmp_path):
    values = rows(tmp_path / "X.csv", waves(), ",".join(map(str, range(STEPS))))
    answers = rows(tmp_path / "y.csv", [[WORDS[answer]] for answer in ANSWERS], "activity")

    found = propose(values, answers)
    dataset = finish(load_dataset(found.spec))

    assert (found.spec.task, found.spec.layout, found.spec.reading.paired) == ("classify", "wide", "rows")
    assert dataset.values_NF.shape == (ROWS * STEPS, 1)
    assert [dataset.classes[at] for at in dataset.labels_S] == [WORDS[answer] for answer in ANSWERS]
    assert str(found.reasons["activity"]) == "y.csv tells it, row by row."


def test_an_index_that_pandas_wrote_is_no_answer(tmp_path):
    rows(tmp_path / "X.csv", waves())
    rows(tmp_path / "y.csv", [[row, answer] for row, answer in enumerate(ANSWERS)], ",label")

    assert propose(tmp_path).spec.roles["label"] == "label"


def test_an_index_beside_the_values_is_no_step(tmp_path):
    header = ",".join(["", *map(str, range(STEPS))])
    rows(tmp_path / "X.csv", [[row, *wave] for row, wave in enumerate(waves())], header)
    rows(tmp_path / "y.csv", [[answer] for answer in ANSWERS], "label")

    dataset = finish(load_dataset(propose(tmp_path).spec))

    np.testing.assert_allclose(dataset.values_NF[:STEPS, 0], waves()[0], atol=1e-6)


def test_words_without_a_heading_are_all_answers(tmp_path):
    rows(tmp_path / "X.csv", waves())
    rows(tmp_path / "y.csv", [[WORDS[answer]] for answer in ANSWERS])

    dataset = finish(load_dataset(propose(tmp_path).spec))

    assert [dataset.classes[at] for at in dataset.labels_S] == [WORDS[answer] for answer in ANSWERS]


def test_files_of_several_channels_are_one_table_with_the_words_and_parts_that_lie_beside(tmp_path):
    for part, answers in (("train", ANSWERS), ("test", ANSWERS[:6])):
        for axis in "xy":
            rows(tmp_path / part / "signals" / f"acc_{axis}_{part}.txt", waves(answers))
        rows(tmp_path / part / f"X_{part}.txt", [[1, 2, row] for row in range(len(answers))])
        rows(tmp_path / part / f"y_{part}.txt", [[answer] for answer in answers])
        rows(tmp_path / part / f"subject_{part}.txt", [[row % 2] for row in range(len(answers))])
    (tmp_path / "activity_labels.txt").write_text("".join(f"{at} {word}\n" for at, word in enumerate(WORDS)))

    found = propose(tmp_path)
    dataset = finish(load_dataset(found.spec))

    assert (found.spec.task, found.spec.layout) == ("classify", "long")
    assert dataset.inputs == ("acc_x", "acc_y") and set(dataset.classes) == set(WORDS)
    assert np.diff(dataset.offsets_S1).tolist() == [STEPS] * (ROWS + 6)
    np.testing.assert_allclose(dataset.values_NF[: 2 * STEPS, 0], np.ravel(waves()[:2]), atol=1e-6)
    assert propose_split(dataset).test_where == "split==test"
    assert [str(told).rpartition("/")[2] for told in found.left_out] == [
        f"X_{part}.txt is left out: it is neither values nor answers of the files beside it."
        for part in ("test", "train")
    ]


@pytest.mark.parametrize("shape", [(ROWS, STEPS), (ROWS, STEPS, 2)])
def test_arrays_in_files_of_their_own_are_pairs(tmp_path, shape):
    np.save(tmp_path / "X_train.npy", np.random.default_rng(0).normal(size=shape))
    np.save(tmp_path / "y_train.npy", np.array(ANSWERS))

    found = propose(tmp_path)
    dataset = finish(load_dataset(found.spec))

    assert found.spec.task == "classify" and dataset.labels_S.tolist() == ANSWERS
    assert dataset.values_NF.shape == (ROWS * STEPS, (*shape, 1)[2])


def test_answers_with_fractions_are_values(tmp_path):
    rows(tmp_path / "x.csv", [[1, row, row + 1] for row in range(ROWS)], "a,b,c")
    rows(tmp_path / "y.csv", [[row + 0.5] for row in range(ROWS)])

    assert propose(tmp_path).spec.roles["target"] == "target"


def test_a_click_reads_them_apart(tmp_path):
    rows(tmp_path / "X.csv", waves(), ",".join(map(str, range(STEPS))))
    rows(tmp_path / "y.csv", [[answer] for answer in ANSWERS], "label")
    found = propose(tmp_path)

    finding = read_as_pairs(found.tables[0])
    mended = finding.cure.change(found.spec)

    assert "y.csv tells something of each row of X.csv" in str(finding.sentence)
    assert mended.reading.paired == "none" and "label" not in apart(tmp_path).spec.roles


@pytest.mark.parametrize(
    ("name", "more", "last"),
    [("y.csv", [[1]], "23"), ("notes.csv", [], "23"), ("y.csv", None, "23"), ("y.csv", [], "label")],
    ids=["rows", "name", "alone", "told"],
)
def test_files_that_are_no_pair_are_read_as_before(tmp_path, name, more, last):
    rows(tmp_path / "X.csv", waves(), ",".join([*map(str, range(STEPS - 1)), last]))
    if more is not None:
        rows(tmp_path / name, [[answer] for answer in ANSWERS] + more, "label")

    found = propose(tmp_path)

    assert found.spec.reading.paired is None and read_as_pairs(found.tables[0]) is None


def test_an_old_project_reads_its_files_as_it_did(tmp_path):
    rows(tmp_path / "X.csv", waves(), ",".join(map(str, range(STEPS))))
    rows(tmp_path / "y.csv", [[answer] for answer in ANSWERS], "label")
    spec = apart(tmp_path).spec.model_copy(update={"reading": ReadingSpec()})

    assert finish(load_dataset(spec)).targets == tuple(name for name, role in spec.roles.items() if role == "target")


def test_one_file_of_a_pair_is_answered_alone(tmp_path):
    values = rows(tmp_path / "X.csv", waves(), ",".join(map(str, range(STEPS))))
    rows(tmp_path / "y.csv", [[answer] for answer in ANSWERS], "label")
    found = propose(tmp_path)
    alone = found.spec.model_copy(update={"sources": (found.spec.sources[0].model_copy(update={"path": str(values)}),)})

    assert finish(load_dataset(alone, classes=("0", "1", "2"))).labels_S.tolist() == [-1] * ROWS


def test_ids_in_another_order_are_no_pair(tmp_path):
    order = list(reversed(range(ROWS)))
    rows(tmp_path / "X.csv", [[row, *waves()[row]] for row in order], ",".join(["id", *map(str, range(STEPS))]))
    rows(tmp_path / "y.csv", [[row, answer] for row, answer in enumerate(ANSWERS)], "id,label")

    assert propose(tmp_path).spec.reading.paired is None


def test_a_list_of_recordings_is_no_pair_of_one_of_them(tmp_path):
    for place in range(1, 13):
        rows(tmp_path / f"{place}.csv", [[row, row % place] for row in range(12 if place == 5 else 20)], "ax,ay")
    rows(tmp_path / "labels.csv", [[place, WORDS[place % 2]] for place in range(1, 13)], "id,label")

    found = propose(tmp_path)

    assert found.spec.layout == "files" and len(found.tables) == 12


def test_values_are_taken_by_their_name_and_marks_of_classes_by_their_headings(tmp_path):
    rows(tmp_path / "info_train.csv", [[row, row % 2] for row in range(ROWS)], "age,sex")
    rows(tmp_path / "X_train.csv", waves(), ",".join(map(str, range(STEPS))))
    rows(tmp_path / "y_train.csv", [[int(answer == at) for at in range(3)] for answer in ANSWERS], ",".join(WORDS))

    dataset = finish(load_dataset(propose(tmp_path).spec))

    assert dataset.values_NF.shape == (ROWS * STEPS, 1)
    assert [dataset.classes[at] for at in dataset.labels_S] == [WORDS[answer] for answer in ANSWERS]


@pytest.mark.parametrize("ids", [[1.1, 1.2, 1.3], [20240101, 20240102, 20240103], ["rec7", "rec8", "rec9"]])
def test_sequences_keep_their_names_in_parts(tmp_path, ids):
    for part in ("train", "test"):
        steps = [[name, step, step * at] for at, name in enumerate(ids) for step in range(5)]
        rows(tmp_path / f"X_{part}.csv", steps, "sequence,t,x")
        rows(tmp_path / f"y_{part}.csv", [[at % 2] for at in range(3)], "label")

    dataset = finish(load_dataset(propose(tmp_path).spec))

    assert len(dataset.names_S) == 6 and {name.split()[0] for name in dataset.names_S} == {"train", "test"}


def test_prose_that_is_called_like_answers_spoils_no_folder(tmp_path):
    rows(tmp_path / "data.csv", [[f"2024-01-{day:02}", day] for day in range(1, 31)], "date,sales")
    (tmp_path / "target_description.txt").write_text("It is, as they say, a target. Nothing else, really.\n" * 80)

    found = propose(tmp_path)

    assert found.spec.roles["sales"] == "target" and len(found.tables) == 1


def test_channels_are_answered_without_answers(tmp_path):
    for part in ("train", "test"):
        for axis in "xy":
            rows(tmp_path / part / f"acc_{axis}_{part}.txt", waves())
        rows(tmp_path / part / f"y_{part}.txt", [[answer] for answer in ANSWERS])
    found = propose(tmp_path)
    (tmp_path / "test" / "y_test.txt").unlink()
    new = found.spec.sources[0].model_copy(update={"path": str(tmp_path / "test")})

    dataset = finish(load_dataset(found.spec.model_copy(update={"sources": (new,)}), classes=("0", "1", "2")))

    assert dataset.inputs == ("acc_x", "acc_y") and dataset.labels_S.tolist() == [-1] * ROWS


def test_words_for_codes_are_found_beside_the_folder_of_a_part(tmp_path):
    for part in ("train", "test"):
        for axis in "xy":
            rows(tmp_path / part / f"acc_{axis}_{part}.txt", waves())
        rows(tmp_path / part / f"y_{part}.txt", [[answer] for answer in ANSWERS])
    (tmp_path / "activity_labels.txt").write_text("".join(f"{at} {word}\n" for at, word in enumerate(WORDS)))
    found = propose(tmp_path)
    new = found.spec.sources[0].model_copy(update={"path": str(tmp_path / "test")})

    dataset = finish(load_dataset(found.spec.model_copy(update={"sources": (new,)}), classes=WORDS))

    assert dataset.labels_S.tolist() == ANSWERS


def test_recordings_of_one_length_beside_a_list_are_no_channels(tmp_path):
    for place in range(1, 13):
        rows(tmp_path / f"{place}.csv", waves())
    rows(tmp_path / "labels.csv", [[place, WORDS[place % 2]] for place in range(1, 13)], "id,label")

    assert propose(tmp_path).spec.reading.paired is None


def test_a_changed_file_of_answers_is_noticed(tmp_path):
    values = rows(tmp_path / "X.csv", waves())
    answers = rows(tmp_path / "y.csv", [[answer] for answer in ANSWERS])
    found = propose(values, answers)
    rows(answers, [[answer] for answer in reversed(ANSWERS)])

    notes = finish(load_dataset(found.spec)).notes

    assert "y.csv has changed since it was added." in map(str, notes)

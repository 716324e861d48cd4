"""Columns of words become numbers of a vocabulary, which is the training part's and a run's ever after."""

import numpy as np
import pytest

from workbench.data.dataset import NAME_INPUT
from workbench.data.loading import load_dataset
from workbench.data.spec import DataSpec, SourceSpec, SplitSpec, WindowSpec
from workbench.data.words import in_order, number_of, numbered, plain_number
from workbench.errors import WorkbenchError
from workbench.progress import finish
from workbench.runs.loaded import cut, load_experiment

ROLES = {"t": "time", "load": "target", "kind": "category"}
WINDOW = WindowSpec(context=4, horizon=2)
SPLIT = SplitSpec(train=20, val=10, test=10)


def table(kinds, *, more=""):
    rows = [f"{t},{t % 5},{kind}{more}\n" for t, kind in enumerate(kinds)]
    return f"t,load,kind{',open' if more else ''}\n" + "".join(rows)


def spec_of(dataset_of_files, **changes):
    sources = tuple(SourceSpec(path=str(path)) for path in dataset_of_files)
    return DataSpec(sources=sources, **{"roles": ROLES, "window": WINDOW, "split": SPLIT, **changes})


@pytest.fixture
def file(tmp_path):
    def write(text, name="file.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_words_are_numbered_in_order_and_come_behind_the_numbers(dataset_of):
    dataset = dataset_of(table(["tue", " mon", "tue", ""] * 3), roles=ROLES, window=WINDOW)

    assert dataset.inputs == ("load", "kind") and dataset.categories == {"kind": ("mon", "tue")}
    assert dataset.values_NF[:4, 1].tolist() == [2, 1, 2, 0]
    assert any("3 empty cells of kind" in str(note) for note in dataset.notes)


def test_codes_are_in_order_of_size_and_whole(dataset_of):
    dataset = dataset_of(table([10, 9, 2, 9] * 3), roles=ROLES, window=WINDOW)

    assert dataset.categories == {"kind": ("2", "9", "10")}
    assert dataset.values_NF[:4, 1].tolist() == [3, 2, 1, 2]


def test_files_share_one_vocabulary(dataset_of):
    dataset = dataset_of(table(["b", "c"] * 3), table(["d", "a", "b"] * 2), roles=ROLES, window=WINDOW)

    assert dataset.categories["kind"] == ("a", "b", "c", "d")
    assert dataset.values_NF[:, 1].tolist() == [2, 3] * 3 + [4, 1, 2] * 2


def test_rows_are_put_in_order_of_time_with_their_words(dataset_of):
    rows = ["0,1,a", "2,3,c", "1,2,b", *(f"{t},4,d" for t in range(3, 9))]

    dataset = dataset_of("t,load,kind\n" + "\n".join(rows) + "\n", roles=ROLES, window=WINDOW)

    assert dataset.values_NF[:4, 1].tolist() == [1, 2, 3, 4]


def test_the_vocabulary_is_the_training_parts_and_the_rest_is_told(file):
    path = file(table([*("b", "a") * 12, *["new"] * 14, "older", "older"]))
    spec = spec_of([path])

    loaded = cut(finish(load_dataset(spec)), spec)

    assert loaded.facts.categories == {"kind": ("a", "b")} == loaded.dataset.categories
    assert loaded.dataset.values_NF[20:28, 1].tolist() == [2, 1, 2, 1, 0, 0, 0, 0]
    assert any("16 steps of kind" in str(note) and "(new, older)" in str(note) for note in loaded.dataset.notes)


def test_a_dataset_whose_training_part_has_all_words_is_not_copied(file):
    spec = spec_of([file(table(["b", "a"] * 20))])
    dataset = finish(load_dataset(spec))

    assert cut(dataset, spec).dataset is dataset


def test_cutting_anew_finds_words_again_that_another_split_did_not_learn(file):
    spec = spec_of([file(table([*["a"] * 25, *["b"] * 15]))])
    first = finish(load_experiment(spec))

    wider = spec.model_copy(update={"split": SplitSpec(train=28, val=6, test=6)})
    second = finish(load_experiment(wider, known=first))

    assert first.facts.categories == {"kind": ("a",)}
    assert second.facts.categories == {"kind": ("a", "b")} and second.whole is first.whole


def test_another_horizon_reads_what_is_known_ahead_anew(file):
    spec = spec_of([file(table(["a", "b"] * 20))], roles={**ROLES, "kind": "known"})
    first = finish(load_experiment(spec))

    later = spec.model_copy(update={"window": WindowSpec(context=4, horizon=3)})
    second = finish(load_experiment(later, known=first))

    assert first.facts.inputs == ("load", "kind (2 steps ahead)")
    assert second.facts.inputs == ("load", "kind (3 steps ahead)")


def test_a_run_keeps_its_vocabulary_for_later_files(file):
    spec = spec_of([file(table(["c", "a", "new", "7.0"] * 3))])

    dataset = finish(load_dataset(spec, classes=(), words={"kind": ("7", "a", "b", "c")}))

    assert dataset.values_NF[:4, 1].tolist() == [4, 2, 0, 1]
    assert any("3 steps of kind" in str(note) and "(new)" in str(note) for note in dataset.notes)


def test_words_known_ahead_lie_a_horizon_earlier(dataset_of):
    dataset = dataset_of(table(list("abcabcabc")), roles={**ROLES, "kind": "known"}, window=WINDOW)

    assert dataset.inputs == ("load", "kind (2 steps ahead)")
    assert dataset.categories == {"kind (2 steps ahead)": ("a", "b", "c")}
    assert dataset.values_NF[:, 1].tolist() == [3, 1, 2, 3, 1, 2, 3, 3, 3]


@pytest.mark.parametrize(
    "pair", [("true", "false"), ("Yes", "No"), ("TRUE", "False"), ("ja", "nein"), ("on", "OFF"), ("是", "否")]
)
def test_truths_are_inputs_as_one_and_zero(dataset_of, pair):
    roles = {**ROLES, "kind": "feature"}

    dataset = dataset_of(table([pair[0], pair[1], ""] * 4), roles=roles, window=WINDOW, missing="forward_fill")

    assert not dataset.categories and dataset.values_NF[:5, 1].tolist() == [1, 0, 0, 1, 0]


def test_words_that_are_no_truths_are_no_feature(dataset_of):
    with pytest.raises(WorkbenchError, match=r"which is not a number\..*such as category"):
        dataset_of(table(["yes", "maybe"] * 5), roles={**ROLES, "kind": "feature"}, window=WINDOW)


def test_classes_may_be_told_by_words_alone(dataset_of):
    rows = [f"{s},{'x' if s % 2 else 'y'},{word}\n" for s in range(6) for word in ("in", "out", "in")]

    dataset = dataset_of(
        "id,label,word\n" + "".join(rows),
        task="classify",
        layout="long",
        roles={"id": "sequence", "label": "label", "word": "category"},
    )

    assert dataset.inputs == ("word",) and dataset.values_NF[:3, 0].tolist() == [1, 2, 1]


def test_a_row_that_is_a_sequence_repeats_its_word_in_every_step(dataset_of):
    roles = {"x1": "feature", "x2": "feature", "place": "category", "label": "label"}
    text = "x1,x2,place,label\n1,2,north,a\n3,4,south,b\n5,,north,a\n"

    dataset = dataset_of(text, task="classify", layout="wide", roles=roles)

    assert dataset.inputs == ("value", "place")
    assert dataset.values_NF.tolist() == [[1, 1], [2, 1], [3, 2], [4, 2], [5, 1]]


def test_the_sequences_own_name_is_an_input_on_request(dataset_of):
    text = "t,load,place\n" + "".join(f"{t},{t},{place}\n" for place in ("south", "north") for t in range(6))
    roles = {"t": "time", "load": "target", "place": "sequence"}

    dataset = dataset_of(text, roles=roles, layout="long", window=WINDOW, name_as_input=True)

    assert dataset.inputs == ("load", NAME_INPUT) and dataset.categories[NAME_INPUT] == ("north", "south")
    assert dataset.values_NF[:, 1].tolist() == [2] * 6 + [1] * 6


@pytest.mark.parametrize(
    ("known", "number"), [(("file", "x"), 1), (("x", "file/file"), 2), (("other/file", "x"), 0), (("b", "x"), 0)]
)
def test_a_later_file_is_found_by_its_name_as_training_knew_it(file, known, number):
    spec = spec_of([file(table(["a"] * 6))], name_as_input=True)

    dataset = finish(load_dataset(spec, classes=(), words={"kind": ("a",), NAME_INPUT: known}))

    assert dataset.values_NF[0, 2] == number


def test_more_words_than_categories_have_are_refused(dataset_of, monkeypatch):
    monkeypatch.setattr("workbench.data.words.MOST_WORDS", 3)

    with pytest.raises(WorkbenchError, match="column kind holds 4 different words, too many"):
        dataset_of(table(list("abcd") * 3), roles=ROLES, window=WINDOW)


def test_no_scale_is_taken_of_numbers_of_words(file):
    spec = spec_of([file(table(["a", "b", "c", "d"] * 10))])

    statistics = cut(finish(load_dataset(spec)), spec).statistics

    assert statistics.mean_F[1] == 0 and statistics.std_F[1] == 1 and statistics.std_F[0] > 1


def test_other_words_make_other_data(dataset_of):
    one, other = (dataset_of(table([*words] * 5), roles=ROLES, window=WINDOW) for words in ("ab", "ac"))

    assert np.array_equal(one.values_NF, other.values_NF) and one.fingerprint != other.fingerprint


@pytest.mark.parametrize(("word", "plain"), [("7.0", "7"), ("007", "7"), ("1e3", "1000"), ("x7", "x7"), ("0.5", "0.5")])
def test_a_number_is_the_same_word_however_it_is_written(word, plain):
    assert plain_number(word) == plain
    assert number_of(word, numbered(("7", "0.5", "1000", "x7"))) > 0


def test_a_vocabulary_is_in_order_of_numbers_or_letters():
    assert in_order({"10", "9", "-1"}) == ("-1", "9", "10") and in_order({"b", "10", "a"}) == ("10", "a", "b")


def test_what_is_on_and_off_is_known_ahead_as_words_as_before(dataset_of):
    dataset = dataset_of(table(["on", "off", "on"] * 4), roles={**ROLES, "kind": "known"}, window=WINDOW)

    assert dataset.categories == {"kind (2 steps ahead)": ("off", "on")}

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workbench.data.loading import facts, load_dataset
from workbench.data.sources.text import is_prose
from workbench.data.spec import DataSpec, SourceSpec, SplitSpec, WindowSpec
from workbench.data.splits import PARTS, make_split
from workbench.errors import WorkbenchError
from workbench.progress import finish

TEXT = "To be, or not to be, that is the question.\nWhether it is nobler?\nAh, well, well, well.\n" * 20


def spec_of(path, **values):
    return DataSpec(task="next-token", sources=(SourceSpec(path=str(path)),), **values)


@pytest.fixture
def load(tmp_path):
    def write_and_load(text, *, name="a.txt", classes=None, **values):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return finish(load_dataset(spec_of(tmp_path / name, **values), classes=classes))

    return write_and_load


def test_characters_become_places_in_a_sorted_vocabulary(load):
    dataset = load("abca\ncb€")

    assert dataset.classes == ("\n", "a", "b", "c", "€")
    assert "".join(dataset.classes[label] for label in dataset.labels_N) == "abca\ncb€"
    assert np.array_equal(dataset.values_NF[:, 0], dataset.labels_N)


def test_characters_outside_a_models_vocabulary_are_unknown(load):
    dataset = load("abxa", classes=("a", "b"))

    assert dataset.labels_N.tolist() == [0, 1, -1, 0] and "lacks (1)" in str(dataset.notes[0])


@given(length=st.integers(40, 400), context=st.integers(1, 50), stride=st.integers(1, 60))
def test_each_character_is_judged_once_and_by_one_part(length, context, stride):
    from example_datasets import tokens

    assume(context < length // 10)
    spec = DataSpec(
        task="next-token",
        window=WindowSpec(context=context, stride=stride),
        split=SplitSpec(train=0.5, val=0.25, test=0.25),
    )

    split = make_split(tokens(length), spec)

    judged = [answered(split.part(part)) for part in PARTS]
    assert judged[1] + judged[2] == list(range(len(judged[0]) and min(judged[1]), length))
    assert max(judged[0]) < min(judged[1])


def answered(examples):
    pairs = zip(examples.starts_E, examples.lengths_E, strict=True)
    return sorted(int(row) + 1 for start, length in pairs for row in range(start, start + length))


def test_a_column_of_texts_is_one_sequence_per_row(load):
    dataset = load("n,text\n1,hello there\n2,general\n", name="a.csv", layout="wide", roles={"text": "target"})

    assert dataset.sequences == 2 and np.diff(dataset.offsets_S1).tolist() == [11, 7]


@pytest.mark.parametrize("text", ["", "   \n", "aaaa"])
def test_too_little_text_is_an_error(load, text):
    with pytest.raises(WorkbenchError, match=r"a\.txt"):
        load(text)


def test_prose_is_told_from_tables(tmp_path):
    verdicts = []
    for text in (TEXT, "a,b\n1,2\n3,4\n", "1.5\n2.5\n3\n", "x;y\n1;2\n" * 9):
        (tmp_path / "a.txt").write_text(text)
        verdicts.append(is_prose(tmp_path / "a.txt"))

    assert verdicts == [True, False, False, False]


ALIKE = " ".join(["It was late, and Anna went home.", "“No,” said Boris, “it is not.”"] * 3)


def test_paragraphs_with_equally_many_commas_are_prose_and_lists_of_words_are_not(tmp_path):
    verdicts = []
    for lines in ([ALIKE] * 9 + ["CHAPTER 2"], ["red,green,blue"] * 9, ["a, 1.", "b, 2."] * 9, ["1,It was late."] * 9):
        (tmp_path / "a.txt").write_text("\n".join(lines), encoding="utf-8")
        verdicts.append(is_prose(tmp_path / "a.txt"))

    assert verdicts == [True, False, False, False]


def test_shakespeare_has_its_65_characters(shared_data):
    spec = spec_of(shared_data / "text" / "tinyshakespeare.txt", window=WindowSpec(context=128, stride=64))
    dataset = finish(load_dataset(spec))
    split = make_split(dataset, spec)

    assert len(dataset.classes) == 65 and len(dataset.labels_N) == 1_115_394
    assert facts(dataset, split, spec).context == 128


def test_rows_with_dates_and_quoted_words_between_blanks_are_no_prose(tmp_path):
    rows = [f'"{place}" 2024-01-{place:02d} {place}.5 "a long name"' for place in range(1, 29)]
    (tmp_path / "a.txt").write_text('"date" "y" "name"\n' + "\n".join(rows))

    assert not is_prose(tmp_path / "a.txt")

"""Names in cells: classes called none, blanks around names, labels that fill only a part of their rows."""

import pytest

from workbench.data.layouts import columns_of, read_long
from workbench.errors import WorkbenchError

ROLES = {"id": "sequence", "x": "feature", "label": "label"}


def labels_of(table_of, rows: list[str]) -> dict[str, str | None]:
    read = read_long(table_of("id,x,label\n" + "\n".join(rows) + "\n"), columns_of(ROLES, "classify"))
    return dict(zip(read.names_S, read.labels_S, strict=True))


@pytest.mark.parametrize("word", ["none", "null", "NA", "nil", "n/a"])
def test_words_that_elsewhere_mean_missing_are_classes(table_of, word):
    assert labels_of(table_of, [f"a,1,{word}", f"a,2,{word}", "b,1,wave", "b,2,wave"]) == {"a": word, "b": "wave"}


def test_blanks_around_a_name_make_no_other_and_are_told(table_of):
    rows = ["a,1,walk ", "a,2,walk", "b ,1,run", "b,2, run"]
    read = read_long(table_of("id,x,label\n" + "\n".join(rows) + "\n"), columns_of(ROLES, "classify"))

    assert dict(zip(read.names_S, read.labels_S, strict=True)) == {"a": "walk", "b": "run"}
    assert [str(note) for note in read.notes] == [
        "Blanks around 1 name in column id do not count.",
        "Blanks around 2 names in column label do not count.",
    ]


@pytest.mark.parametrize("rows", [["a,1,up", "a,2,", "b,1,down", "b,2,"], ["a,1,", "a,2,up", "b,1,", "b,2,down"]])
def test_a_label_in_the_first_or_last_row_alone_is_the_sequences(table_of, rows):
    assert labels_of(table_of, rows) == {"a": "up", "b": "down"}


def test_two_labels_of_one_sequence_are_refused_though_others_are_empty(table_of):
    with pytest.raises(WorkbenchError, match="row 4 gives sequence a a second label"):
        labels_of(table_of, ["a,1,up", "a,2,", "a,3,down", "b,1,up"])

"""ARFF, the files of Weka and of the UCR archive."""

import pytest

from workbench.data.proposing import propose_data
from workbench.data.sources.tables import read_source
from workbench.errors import WorkbenchError
from workbench.progress import finish

HEAD = "% made by hand\n@RELATION curves\n\n@attribute 'first step' numeric\n@ATTRIBUTE b{1,2}\n@data\n"


@pytest.fixture
def read(tmp_path):
    def written(text):
        path = tmp_path / "curves.arff"
        path.write_text(text, encoding="utf-8")
        return finish(read_source(path))

    return written


def test_names_stand_above_and_remarks_are_no_rows(read):
    table = read(HEAD + "1.5,1\n% a remark\n\n?,2\n 2.5 , 1\n")

    assert [column.name for column in table.columns] == ["first step", "b"]
    assert table.frame["first step"].tolist()[::2] == [1.5, 2.5]
    assert table.columns[0].missing == 1 and table.rows == 3


def test_cells_in_either_quote_may_hold_commas(read):
    table = read("@relation r\n@attribute a string\n@attribute b real\n@data\n'x, y',1.5\n\"it's, so\",2\n'z',3\n")

    assert table.frame["a"].tolist() == ["x, y", "it's, so", "z"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("@relation r\n@attribute a numeric\n1\n2\n", "no @data line"),
        ("@relation r\n@attribute bag relational\n", "line 2 begins a table within a cell"),
        (HEAD + "{0 1.5, 1 2}\n", "line 7 numbers its values"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text, told, read):
    with pytest.raises(WorkbenchError, match=told):
        read(text)


@pytest.mark.parametrize(
    ("last", "task"), [("@attribute open {yes,no}", "label-steps"), ("@attribute load numeric", "forecast")]
)
def test_a_last_column_of_few_words_is_the_class(last, task, tmp_path):
    path = tmp_path / "states.arff"
    cells = (
        (f"{row % 7}.5", ("yes" if row // 30 % 2 else "no") if "open" in last else f"{row}.5") for row in range(180)
    )
    rows = "\n".join(",".join(each) for each in cells)
    path.write_text(f"@relation r\n@attribute a numeric\n{last}\n@data\n{rows}\n")

    assert finish(propose_data([path])).spec.task == task

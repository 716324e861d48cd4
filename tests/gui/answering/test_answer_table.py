"""The table of answers by itself."""

import numpy as np

from workbench.answering.watching import Grown
from workbench.gui.answering.answer_table import AnswerTable
from workbench.gui.answering.table_model import AnswerModel


def test_columns_are_as_wide_as_what_is_in_sight_without_a_look_at_thousands_of_rows(qtbot, monkeypatch):
    asked, data = set(), AnswerModel.data

    def counted(model, index, *role):
        asked.add(index.row())
        return data(model, index, *role)

    monkeypatch.setattr(AnswerModel, "data", counted)
    table = AnswerTable()
    qtbot.addWidget(table)
    table.resize(600, 300)
    table.show()
    qtbot.waitExposed(table)

    table.show_answers(Grown(header=["file", "class"], rows=[[f"{row}.csv", "a" * 30] for row in range(5000)]))
    qtbot.waitUntil(lambda: bool(asked))

    assert len(asked) < 100
    assert table.view.columnWidth(1) > table.view.columnWidth(0)
    assert np.array_equal(table.model.answered.sequences_R, np.zeros(5000))


def test_numbers_that_are_far_from_zero_have_as_many_digits_as_tell_them_apart():
    model = AnswerModel()
    model.show(
        Grown(header=["pressure", "high", "probability a"], rows=[["999.9512", 2.0, 0.5], ["999.8731", 9.0, 0.5]])
    )

    shown = [[model.index(row, column).data() for column in range(3)] for row in range(2)]
    assert shown == [["999.951", "2", "50 %"], ["999.873", "9", "50 %"]]

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

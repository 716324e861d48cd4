"""The confusion matrix: what its cells say, and that of many classes only those in sight are asked for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from workbench.gui.evaluation.counts_model import CountsModel
from workbench.gui.evaluation.counts_view import CountsView

Role = Qt.ItemDataRole
NAMES = [f"class {number}" for number in range(60)]
COUNTS = [[row * column for column in range(60)] for row in range(60)]


@pytest.fixture
def view(qtbot):
    view = CountsView()
    qtbot.addWidget(view)
    view.resize(400, 200)
    return view


def show(view, classes, counts, *, by_steps=False):
    view.counts.show(classes, counts, by_steps=by_steps)
    view.fit()
    view.show()


def test_of_many_classes_only_the_cells_in_sight_are_asked_for(qtbot, view, monkeypatch):
    asked, data = set(), CountsModel.data
    monkeypatch.setattr(
        CountsModel, "data", lambda self, i, role=0: asked.add((i.row(), i.column())) or data(self, i, role)
    )

    show(view, NAMES, COUNTS)

    qtbot.waitUntil(lambda: (0, 0) in asked and (2, 2) in asked)
    assert len(asked) < 200


def test_a_cell_of_many_classes_holds_the_largest_count_and_the_name(view):
    show(view, ["a", *NAMES[1:]], [[10**12] * 60] * 60)

    width = view.fontMetrics().horizontalAdvance
    assert view.columnWidth(0) > width("1000000000000") and view.columnWidth(1) > width("class 1")
    assert view.rowHeight(0) >= view.fontMetrics().height()


def test_a_cell_says_its_share_in_words_and_by_its_colour(view):
    show(view, ("a", "b"), ((3, 1), (0, 2)), by_steps=True)
    right, wrong = view.counts.index(0, 0), view.counts.index(0, 1)

    assert wrong.data(Role.ToolTipRole) == "1 of 4 steps of class a were answered as b"
    assert right.data(Role.FontRole).bold() and wrong.data(Role.FontRole) is None
    assert right.data(Role.BackgroundRole).alphaF() == pytest.approx(0.375, abs=0.01)


def test_all_counts_are_copied_with_the_names_of_classes(qtbot, view):
    show(view, ("a", "b"), ((3, 1), (0, 2)))

    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text() == "\ta\tb\na\t3\t1\nb\t0\t2"


def test_a_key_goes_to_the_next_cell(qtbot, view):
    show(view, ("a", "b"), ((3, 1), (0, 2)))
    view.choose((0, 0))

    with qtbot.waitSignal(view.cell_chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Right)

    assert chosen.args == [(0, 1)]
    view.choose(None)
    assert view.cell is None

import pytest
from PySide6.QtCore import Qt

from workbench.gui.style.theme import Theme
from workbench.gui.widgets.choices import DropDown


@pytest.mark.parametrize("rows", [1, 2, 3, 5, 10, 14])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_an_open_list_shows_every_row_wholly(rows, mode, qtbot, qapp):
    Theme(qapp).apply(mode)
    box = DropDown()
    qtbot.addWidget(box)
    box.addItems([f"A rather long name of choice {number}" for number in range(rows)])
    box.resize(90, 30)
    box.show()
    qtbot.waitExposed(box)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    view = box.view()
    qtbot.waitUntil(view.isVisible)

    last = view.visualRect(view.model().index(min(rows, box.maxVisibleItems()) - 1, 0))

    assert view.viewport().rect().contains(last)
    assert last.height() >= 24
    box.hidePopup()

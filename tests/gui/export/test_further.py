"""Further formats of an export are explained beside their ticks."""

import pytest
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QApplication

from workbench.gui.export.further import FurtherChoice


@pytest.mark.parametrize(
    "event", [QFocusEvent(QEvent.Type.FocusIn), QEnterEvent(QPointF(), QPointF(), QPointF())], ids=["keys", "mouse"]
)
def test_the_format_that_one_comes_to_is_explained(qtbot, home, event):
    choice = FurtherChoice()
    qtbot.addWidget(choice)
    before = choice.explanation.text()

    QApplication.sendEvent(choice.boxes["pt2"], event)

    assert before.startswith("C, without dependencies\nmodel.c and model.h")
    assert choice.explanation.text().startswith("PyTorch program (torch.export)\nmodel.pt2 is the whole model")

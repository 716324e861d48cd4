"""Names that look like rich text are shown as they are written, in every label and tip of the window."""

import numpy as np
import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QLabel, QToolTip, QWidget

from tests.gui.test_class_codes import open_file, train_an_epoch
from workbench.gui.shell.actions import PAGE_NAMES
from workbench.gui.style.plain import RICH, plain_tip, rich

LEFT = Qt.MouseButton.LeftButton
NAMES = ("<b>load", "<i>state", "<u>{answer}", "<img src=")


@pytest.fixture
def strange_file(tmp_path):
    """Sequences of two classes; columns, classes and the file itself have names that look rich."""
    random = np.random.default_rng(0)
    classes = ("<u>{answer}</u>", "<img src='x'>")
    rows = [f"{s},{t},{s % 2 + random.normal(0, 0.2):.3f},{classes[s % 2]}\n" for s in range(40) for t in range(8)]
    path = tmp_path / "<b>load.csv"
    path.write_text("id,t,<b>load</b>,<i>state</i>\n" + "".join(rows))
    return path


def tips(widget):
    """All tips below a widget, also those of the cells of a table or list."""
    yield widget.toolTip()
    yield from (action.toolTip() for action in widget.findChildren(QAction))
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        model, role = widget.model(), Qt.ItemDataRole.ToolTipRole
        several = not isinstance(model, QAbstractListModel)
        for column in range(min(model.columnCount(), 20) if several else 1):
            yield model.headerData(column, Qt.Orientation.Horizontal, role)
            for row in range(min(model.rowCount(), 20)):
                yield model.index(row, column, QModelIndex()).data(role)


def drawn_richly(window):
    """Texts in which a stranger's name would be taken for a tag."""
    for widget in window.findChildren(QWidget):
        if type(widget) is QLabel and (widget.textFormat() != Qt.TextFormat.PlainText or widget.property(RICH)):
            yield widget.text()
        yield from (tip for tip in tips(widget) if isinstance(tip, str) and plain_tip(tip) != tip)


def test_no_label_and_no_tip_takes_a_name_for_a_tag(qtbot, whole_window, strange_file):
    open_file(qtbot, whole_window, strange_file)
    train_an_epoch(qtbot, whole_window)
    for page in PAGE_NAMES:
        qtbot.mouseClick(whole_window.rail_button(page), LEFT)
        qtbot.waitUntil(lambda page=page: whole_window.page(page).isVisible() and not whole_window.session.jobs.jobs)

    wrong = [text for text in drawn_richly(whole_window) if any(name in text for name in NAMES)]

    assert wrong == []


def test_a_label_that_says_so_stays_rich_under_the_stylesheet(qtbot, shown_window):
    plain, own = QLabel("<b>x</b>", shown_window), QLabel("<b>x</b>", shown_window)
    rich(own)
    for label in (plain, own):
        label.ensurePolished()

    assert plain.textFormat() == Qt.TextFormat.PlainText
    assert own.textFormat() == Qt.TextFormat.RichText


@pytest.mark.parametrize("text", ["plain", "a < b & c", "two\nlines", ""])
def test_a_tip_without_tags_stays_as_it_is(text):
    assert plain_tip(text) == text


def test_a_tip_with_tags_shows_them(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setToolTip(plain_tip("<img src=x>\n<b>bold</b>"))

    assert "&lt;img src=x&gt;<br>&lt;b&gt;bold" in widget.toolTip()
    QToolTip.hideText()

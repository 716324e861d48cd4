"""The Data page by hand: files are opened, and heads of columns clicked."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu


def has_answer(state):
    return state.loaded is not None or state.error is not None


def load(qtbot, session, *paths, **options):
    with qtbot.waitSignal(session.data_changed, timeout=20_000, check_params_cb=has_answer):
        session.open_sources(paths, **options)


def choose_role(qtbot, page, column, role):
    header = page.preview.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(column) + 20, header.height() - 12)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    menu = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible())
    action = next(action for action in menu.actions() if action.text() == role)
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())

"""The Data page by hand: files are opened, and heads of columns clicked."""

from contextlib import contextmanager

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu


def has_answer(state):
    return state.loaded is not None or state.error is not None


def settled(session):
    """Whether data are there, and nothing is in hand or still to be drawn."""
    at_work = session.loading or session.turns.busy or session.jobs.jobs
    return session.data.loaded is not None and not at_work


@contextmanager
def drawn_anew(qtbot, session):
    """Until other data are there, or why not, and the page shows it."""
    with qtbot.waitSignal(session.data_changed, check_params_cb=has_answer):
        yield
    qtbot.waitUntil(lambda: not session.turns.busy)


def load(qtbot, session, *paths, **options):
    with drawn_anew(qtbot, session):
        session.open_sources(paths, **options)


def choose_role(qtbot, page, column, role):
    header = page.preview.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(column) + 20, header.height() - 12)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    menu = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible())
    action = next(action for action in menu.actions() if action.text() == role)
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())

"""The points of every plot of the window are saved through its menu, as a user does it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit, QMenu

from workbench.gui.plots.plot import Plot
from workbench.gui.training.rate_dialog import RateDialog

LONG = 20_000


@pytest.fixture
def save_points(qtbot, session):
    """Open a plot's menu, choose its last entry and type a file's name; gives what was reported."""

    def save(plot: Plot, path) -> str:
        middle = plot.viewport().rect().center()
        place = plot.viewport().mapToGlobal(middle)
        QApplication.sendEvent(plot.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, place))
        menu = plot.findChild(QMenu)
        entry = next(action for action in menu.actions() if action.text() == "Save points as CSV…")
        qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(entry).center())
        dialog = plot.findChild(QFileDialog)
        with qtbot.waitSignal(session.message, timeout=LONG) as reported:
            dialog.setDirectory(str(path.parent))
            qtbot.keyClicks(dialog.findChild(QLineEdit), path.name)
            qtbot.mouseClick(dialog.findChild(QDialogButtonBox).buttons()[0], Qt.MouseButton.LeftButton)
        return str(reported.args[0].text)

    return save


@pytest.fixture
def trained(whole_window, open_sample, train_run):
    train_run(open_sample(epochs=2))
    return whole_window


def test_the_points_of_a_runs_learning_curves_are_saved(qtbot, trained, save_points, tmp_path):
    trained.show_page("results")
    page = trained.page("results")
    qtbot.waitUntil(lambda: not trained.session.jobs.jobs, timeout=LONG)
    history = page.widgets["history"]
    page.tabs.setCurrentWidget(history)
    qtbot.waitExposed(history)

    reported = save_points(history, tmp_path / "losses.csv")

    assert reported == f"The points were saved to {tmp_path / 'losses.csv'}."
    lines = (tmp_path / "losses.csv").read_text().splitlines()
    assert [line.partition(",")[0] for line in lines] == ["curve", *2 * ['"Training"'], *2 * ['"Validation"']]


def test_the_points_of_every_plot_of_the_window_are_saved(qtbot, trained, save_points, tmp_path):
    for page in ("data", "train", "results"):
        trained.show_page(page)
    qtbot.waitUntil(lambda: not trained.session.jobs.jobs, timeout=LONG)
    dialog = RateDialog(trained.session, trained)

    plots = trained.findChildren(Plot)
    files = [tmp_path / str(number) / "points.csv" for number in range(len(plots))]
    for plot, file in zip(plots, files, strict=True):
        file.parent.mkdir()
        assert save_points(plot, file) == f"The points were saved to {file}."

    assert dialog.plot in plots and len(plots) > 15
    assert all(file.read_text().startswith(("curve,x,y\n", "curve,time,y\n")) for file in files)

"""The tab Reliability: whether probabilities hold, and a threshold chosen by the accuracy that is wanted."""

import csv

import numpy as np
import pytest
from PySide6.QtCore import Qt

from workbench.gui.answering.page import UsePage
from workbench.gui.evaluation.reliability import ReliabilityPictures
from workbench.progress import finish
from workbench.proposal import propose_experiment
from workbench.runs.project import Project
from workbench.sentence import sentence


@pytest.fixture
def trained(qtbot, session, tmp_path, train_run):
    """A run that tells two classes apart, which overlap."""
    random = np.random.default_rng(0)
    with (tmp_path / "c.csv").open("w", newline="", encoding="utf-8") as file:
        rows = ((s, t, s % 2 + 0.8 * random.standard_normal(), "ab"[s % 2]) for s in range(240) for t in range(4))
        csv.writer(file).writerows([("id", "t", "x", "label"), *rows])
    spec = finish(propose_experiment([tmp_path / "c.csv"], task="classify", template="linear")).spec
    changes = {"epochs": 20, "learning_rate": 0.02, "device": "cpu", "refit": False}
    spec = spec.model_copy(update={"training": spec.training.model_copy(update=changes)})
    session.set_project(Project.create(tmp_path / "project", spec), spec)
    qtbot.waitUntil(lambda: session.data.loaded is not None and not session.jobs.jobs)
    train_run(session)
    return session


def shown(page, name="reliability"):
    page.tabs.setCurrentWidget(page.widgets[name])
    return page.widgets[name]


def test_it_tells_how_the_probabilities_were_calibrated(trained, show_page):
    page = show_page(trained)
    tab, sureness = shown(page), page.judged.evaluation.sureness

    assert page.tabs.isTabVisible(page.tabs.indexOf(tab))
    assert "calibrated by 36 answers to what training did not see" in tab.text.text()
    assert f"{sureness.ece:.2g}" in tab.text.text() and f"{sureness.chance_ece:.2g}, by chance" in tab.text.text()
    assert tab.controls.isVisible() and not tab.always.isEnabled() and not tab.kept.isVisible()


def test_a_threshold_is_chosen_by_keyboard_and_taken_away_again(qtbot, trained, show_page):
    page = show_page(trained)
    tab, run = shown(page), trained.project.run()
    tab.wanted.setFocus()
    tab.wanted.selectAll()
    qtbot.keyClicks(tab.wanted, "90")
    qtbot.keyClick(tab.wanted, Qt.Key.Key_Return)

    qtbot.mouseClick(tab.choose, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: tab.always.isEnabled() and tab.kept.isVisible() and page.judged is not None)
    sureness = page.judged.evaluation.sureness
    assert run.calibration.threshold == sureness.calibration.threshold > 0 and run.calibration.wanted == 0.9
    assert f"{sureness.answered} of {sureness.answers} of the test part are answered" in tab.kept.text()
    qtbot.mouseClick(tab.always, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: run.calibration.wanted == 0 and not tab.always.isEnabled() and not trained.jobs.jobs)


def test_what_validation_cannot_promise_is_said_and_changes_nothing(qtbot, trained, show_page):
    tab, told = shown(show_page(trained)), []
    trained.message.connect(told.append)
    tab.wanted.setValue(99.9)

    qtbot.mouseClick(tab.choose, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: bool(told) and not trained.jobs.jobs)
    assert "No threshold promises" in str(told[-1].text)
    assert trained.project.run().calibration.wanted == 0


def test_the_use_page_leaves_open_what_is_unsure_once_that_is_chosen(qtbot, trained, show_page):
    tab = shown(show_page(trained))
    use = UsePage(trained)
    qtbot.addWidget(use)
    use.show()
    qtbot.waitUntil(lambda: use.used is not None)
    tab.wanted.setValue(90)

    qtbot.mouseClick(tab.choose, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: "sequences are answered" in use.notes.text() and not trained.jobs.jobs)
    model = use.table.view.model()
    classes = {model.index(row, 1).data() for row in range(model.rowCount())}
    assert classes == {"a", "b", "don't know"}


def test_of_whom_a_promise_is_is_said_beside_it(qtbot, session):
    panel, told, judged = ReliabilityPictures(session, lambda: judged.append(1)), [], []
    qtbot.addWidget(panel)
    session.message.connect(told.append)

    panel._on_chosen(sentence("The promise is of {group}.", group="speakers"))
    panel._on_chosen(None)

    assert [(each.level, str(each.text)) for each in told] == [("info", "The promise is of speakers.")]
    assert judged == [1, 1]

"""The tab Errors: groups that a click sorts, and the worst examples, to hear and to find on the Data page."""

import sys
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from workbench.gui.evaluation.worst_examples import WorstExamples


def errors_tab(page):
    page.tabs.setCurrentWidget(page.widgets["errors"])
    return page.widgets["errors"]


def column(table, number):
    return [table.item(row, number).text() for row in range(table.rowCount())]


def test_a_click_on_a_heading_sorts_the_groups_and_the_worst_is_named(qtbot, open_sample, train_run, show_page):
    session = open_sample()
    train_run(session)
    tab = errors_tab(show_page(session))
    tab.kind.setCurrentIndex(tab.kind.findData("month"))
    header = tab.table.horizontalHeader()

    place = QPoint(header.sectionViewportPosition(1) + 5, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)

    errors = [float(text.replace(",", ".")) for text in column(tab.table, 1)]
    assert errors == sorted(errors, reverse=True) and len(errors) == 12
    assert tab.table.verticalHeaderItem(0).text() in tab.worst_group.text()
    assert "from 196" in tab.worst.list.item(0).text()


def test_a_classifier_is_told_by_class_with_precision_recall_and_f1(open_sample, train_run, show_page):
    session = open_sample("gestures", epochs=1)
    train_run(session)

    tab = errors_tab(show_page(session))

    tab.kind.setCurrentIndex(tab.kind.findData("class"))
    heads = [tab.table.horizontalHeaderItem(c).text() for c in range(tab.table.columnCount())]
    assert heads == ["Count", "Wrong", "Precision", "Recall", "F1"]


def test_the_worst_window_is_opened_on_the_data_page_by_keyboard(qtbot, open_sample, train_run, whole_window):
    session = open_sample()
    train_run(session)
    window = whole_window
    window.show_page("results")
    results = window.page("results")
    qtbot.waitUntil(lambda: results.judged is not None and results.judged.errors is not None and not session.jobs.jobs)
    tab = errors_tab(results)
    tab.worst.list.setFocus()
    qtbot.keyClick(tab.worst.list, Qt.Key.Key_Down)
    bad = tab.worst.chosen()

    qtbot.keyClick(tab.worst.list, Qt.Key.Key_Space)

    data = window.page("data")
    qtbot.waitUntil(data.isVisible)
    times = session.data.loaded.dataset.times_N[[bad.start, bad.start + bad.length + bad.horizon - 1]]
    low, high = times.astype("datetime64[s]").astype(float)
    shown = data.plot.plot.getPlotItem().viewRange()[0]
    assert shown[0] < low < high < shown[1] < high + (high - low)
    assert bad == results.judged.errors.worst[1] and session.wanted_place is None


@pytest.fixture
def device(monkeypatch):
    """A sound device that takes everything at once and keeps it."""
    heard = []

    class Stream:
        active = False

        def __init__(self, *, samplerate, channels, dtype, callback):
            self.rate, self.callback = samplerate, callback

        def start(self):
            out = np.zeros((100_000, 1), np.float32)
            try:
                self.callback(out, len(out), None, None)
            except StopIteration:
                heard.append((self.rate, out[:, 0]))

        def abort(self):
            pass

        close = abort

    fake = SimpleNamespace(OutputStream=Stream, CallbackStop=StopIteration, PortAudioError=OSError)
    monkeypatch.setitem(sys.modules, "sounddevice", fake)
    return heard


def sounds():
    """Two recordings that were answered wrongly, as an evaluation and its errors."""
    from workbench.evaluation.errors import Bad, Errors

    values = np.linspace(-0.5, 0.5, 1600, dtype=np.float32)[:, None]
    dataset = SimpleNamespace(
        values_NF=values,
        sample_rate=8000,
        quantities=("sound",),
        inputs=("sound",),
        fingerprint="f",
        input_values=lambda rows, f: values[rows, f],
    )
    case = SimpleNamespace(dataset=dataset, facts=SimpleNamespace(task="classify"))
    worst = tuple(
        Bad(name=name, sequence=s, start=800 * s, length=800, horizon=0, place=s, error=0.9, truth="a", answer="b")
        for s, name in enumerate(("one.wav", "two.wav"))
    )
    return SimpleNamespace(case=case), Errors(measure="wrong", by={}, worst=worst, autocorrelation=None)


def test_the_worst_recording_is_heard(qtbot, session, device):
    panel = WorstExamples(session)
    qtbot.addWidget(panel)
    panel.show_errors(*sounds())
    panel.show()
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)

    qtbot.mouseClick(panel.play_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: bool(device))
    rate, samples = device[0]
    assert rate == 8000 and np.allclose(samples[:800], np.linspace(-0.5, 0.5, 1600)[800:], atol=1e-3)
    assert "a answered as b" in panel.list.item(0).text()


def test_enter_in_the_list_plays_the_recording_it_stands_on(qtbot, session, device):
    panel = WorstExamples(session)
    qtbot.addWidget(panel)
    panel.show_errors(*sounds())
    panel.show()
    panel.list.setFocus()

    qtbot.keyClick(panel.list, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: bool(device))
    assert np.allclose(device[0][1][:800], np.linspace(-0.5, 0.5, 1600)[:800], atol=1e-3)


def test_the_worst_gesture_is_looked_at_and_found_again_by_mouse(qtbot, open_sample, train_run, whole_window):
    session = open_sample("gestures", epochs=1)
    train_run(session)
    window = whole_window
    window.show_page("results")
    results = window.page("results")
    qtbot.waitUntil(lambda: results.judged is not None and results.judged.errors is not None and not session.jobs.jobs)
    worst = errors_tab(results).worst
    row = worst.list.visualItemRect(worst.list.item(1))
    qtbot.mouseClick(worst.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    bad = worst.chosen()
    assert bad == results.judged.errors.worst[1] and worst.plot.points()

    qtbot.mouseClick(worst.data_button, Qt.MouseButton.LeftButton)

    data = window.page("data")
    qtbot.waitUntil(data.isVisible)
    qtbot.waitUntil(lambda: session.wanted_place is None)
    shown = data.plot.plot.getPlotItem().viewRange()[0]
    assert bad.name in data.plot._pick.currentText()
    assert shown[0] <= 0 < bad.length - 1 <= shown[1]


def test_data_that_are_not_the_runs_own_are_not_jumped_to(qtbot, session):
    panel, told = WorstExamples(session), []
    qtbot.addWidget(panel)
    session.message.connect(told.append)
    panel.show_errors(*sounds())

    qtbot.mouseClick(panel.data_button, Qt.MouseButton.LeftButton)

    assert session.wanted_place is None and "not those" in str(told[0].text)

"""From a dropped folder of recordings to the cell of a confusion matrix that lists and plays its clips."""

import sys

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.evaluation.cell_panel import CellPanel
from workbench.gui.shell.main_window import MainWindow
from workbench.gui.style.theme import Theme
from workbench.models.spec import HeadSpec, LogMelSpec, RecurrentSpec

LEFT = Qt.MouseButton.LeftButton
LONG = 60_000
RATE = 4000
PITCHES = {"low": 200.0, "high": 1200.0}
CLIPS = 10


@pytest.fixture
def recordings(tmp_path):
    """A folder per class, each with clips of a pitch of its own."""
    import soundfile

    noise = np.random.default_rng(0)
    for name, pitch in PITCHES.items():
        (tmp_path / "clips" / name).mkdir(parents=True)
        for take in range(CLIPS):
            time = np.arange(RATE // 4 + 20 * take) / RATE
            samples = 0.4 * np.sin(2 * np.pi * pitch * time) + 0.02 * noise.normal(size=len(time))
            soundfile.write(tmp_path / "clips" / name / f"{name}_{take}.wav", samples, RATE)
    return tmp_path / "clips"


@pytest.fixture
def window(qtbot, qapp, session):
    window = MainWindow(session, Theme(qapp))
    qtbot.addWidget(window, before_close_func=lambda shown: setattr(shown, "_closing", True))
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    yield window
    session.undo_stack.blockSignals(True)  # it tells of its own end, when nobody is left to hear it
    window.documents.close()


def drop(window, folder) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    window.dropEvent(QDropEvent(QPoint(400, 300), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier))


def go(qtbot, window, page) -> QWidget:
    qtbot.mouseClick(window.rail_button(page), LEFT)
    qtbot.waitUntil(lambda: window.page(page).isVisible())
    return window.page(page)


def make_small(session) -> None:
    layers = (LogMelSpec(window=256, hop=64, mels=16), RecurrentSpec(cell="GRU", units=8))
    model = session.spec.model.model_copy(update={"layers": layers, "head": HeadSpec(pool="mean")})
    training = session.spec.training.model_copy(update={"epochs": 2, "device": "cpu"})
    session.edit("test", session.spec.model_copy(update={"model": model, "training": training}))


def click_fullest_cell(qtbot, window, recordings) -> tuple[CellPanel, str, int]:
    """Drop, train and judge, then click the fullest cell: its panel, its true class and its count."""
    session = window.session
    drop(window, recordings)
    qtbot.waitUntil(lambda: session.data.loaded is not None and session.project is not None, timeout=LONG)
    assert session.spec.data.task == "classify"
    assert session.spec.model.template == "audio-classifier"
    make_small(session)

    train = go(qtbot, window, "train")
    qtbot.waitUntil(train.start_button.isEnabled, timeout=LONG)
    qtbot.mouseClick(train.start_button, LEFT)
    qtbot.waitUntil(lambda: train.desk.live.phase == "finished" and not session.jobs.jobs, timeout=LONG)
    qtbot.waitUntil(lambda: train.tiles.tile("metric").text().endswith("%"))

    results = go(qtbot, window, "results")
    qtbot.waitUntil(lambda: results.judged is not None and not session.jobs.jobs, timeout=LONG)
    confusion = results.widgets["confusion"]
    counts = np.array(confusion.table.counts.counts)
    row, column = (int(place) for place in np.unravel_index(counts.argmax(), counts.shape))
    place = confusion.table.visualRect(confusion.table.counts.index(row, column)).center()
    qtbot.mouseClick(confusion.table.viewport(), LEFT, pos=place)
    return confusion.panel, session.data.loaded.dataset.classes[row], int(counts[row, column])


def test_from_dropped_recordings_to_the_clips_of_a_confused_class(qtbot, window, recordings, monkeypatch):
    panel, truth, count = click_fullest_cell(qtbot, window, recordings)

    clips = [panel.list.item(at).text() for at in range(panel.list.count())]
    assert len(clips) == count > 0
    assert all(f"{truth}_" in clip for clip in clips)

    played = []
    monkeypatch.setattr(panel.player, "play", lambda values, rate: played.append((len(values), rate)))
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Space)
    assert played[0][0] >= RATE // 4 and played[0][1] == RATE


def test_where_nothing_can_play_both_pages_know_once_one_was_asked(qtbot, window, recordings, monkeypatch):
    monkeypatch.setitem(sys.modules, "sounddevice", None)
    panel, _, _ = click_fullest_cell(qtbot, window, recordings)
    sound = window.page("data").sound
    assert panel.play_button.isEnabled()

    def asked() -> bool:  # the list falls silent where the page, still settling, shows it anew
        if panel.player.available and not panel.player.playing:
            qtbot.mouseClick(panel.play_button, LEFT)
        return not panel.play_button.isEnabled() and not window.session.jobs.jobs

    qtbot.waitUntil(asked)

    go(qtbot, window, "data")
    qtbot.waitUntil(lambda: sound.picture is not None and not window.session.jobs.jobs, timeout=LONG)
    assert not sound.play_button.isEnabled()
    assert sound.play_button.toolTip() == panel.play_button.toolTip()
    assert "sounddevice" in sound.play_button.toolTip()

"""Listen on the Use page, with a stand-in for the microphone: level, answer, delay, and recordings of a class."""

import sys
import threading
from types import SimpleNamespace

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt

from tests.answering.live_projects import RATE, tones, trained
from workbench.gui.answering.page import UsePage
from workbench.gui.session.activity import Activity
from workbench.gui.session.documents import Documents
from workbench.gui.style import translation
from workbench.models.spec import LogMelSpec, RecurrentSpec

Left = Qt.MouseButton.LeftButton
LONG = 20_000


class Microphone:
    """Hums, a tenth of a second at once, until it is let go."""

    def __init__(self, rate, size, *, callback, **_):
        self._piece = 0.1 * np.sin(2 * np.pi * 300 * np.arange(size) / rate)[:, None]
        self._size, self._callback, self._gone = size, callback, threading.Event()
        Microphone.latest = self

    def __enter__(self):
        threading.Thread(target=self._hum, daemon=True).start()

    def __exit__(self, *_):
        self.pull_out()

    def pull_out(self):
        self._gone.set()

    def _hum(self):
        while not self._gone.wait(0.01):
            self._callback(self._piece, self._size, None, None)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hums")
    layers = (LogMelSpec(window=256, hop=80, mels=8), RecurrentSpec(units=4, bidirectional=True))
    return trained(folder / "p", tones(folder / "tones"), "classify", *layers)


@pytest.fixture
def page(qtbot, session, project, monkeypatch):
    stand_in = SimpleNamespace(InputStream=Microphone, PortAudioError=OSError)
    monkeypatch.setitem(sys.modules, "sounddevice", stand_in)
    session.set_project(project, project.run().spec)
    page = UsePage(session)
    qtbot.addWidget(page)
    page.resize(1280, 690)
    page.show()
    qtbot.waitExposed(page)
    qtbot.waitUntil(lambda: page.used is not None, timeout=LONG)
    yield page
    page.listening.stop()
    qtbot.waitUntil(lambda: not session.jobs.jobs, timeout=LONG)


def test_a_recording_is_drawn_over_seconds(page):
    axes = [page.picture.plot.getPlotItem().getAxis(side).labelText for side in ("bottom", "left")]

    assert axes == ["Seconds", "Amplitude"]
    assert page.picture.plot.points()[0].x[3332] == pytest.approx(3332 / RATE)


def test_what_is_heard_is_answered_at_once_with_its_level(qtbot, page):
    qtbot.mouseClick(page.listening.button, Left)

    qtbot.waitUntil(lambda: page.listening.answer.text() != "", timeout=LONG)
    assert page.listening.isVisible() and page.listening.level.value() == -23
    assert page.listening.answer.text().split()[0] in ("low", "high") and page.listening.delay.text().endswith(" ms")
    assert "The model reads whole sequences, so it answers the last 0.42 s again" in page.notes.text()

    qtbot.mouseClick(page.listening.button, Left)
    qtbot.waitUntil(lambda: not page.listening.isVisible())
    assert page.listening.button.text() == "Listen" and "whole sequences" not in page.notes.text()


def test_what_is_recorded_is_kept_as_an_example_of_the_class(qtbot, page, tmp_path, session):
    told = []
    session.message.connect(told.append)
    qtbot.mouseClick(page.listening.button, Left)
    page.listening.label.setCurrentText("hum")
    page.listening.record_into(tmp_path)
    qtbot.waitUntil(lambda: len(page.listening._heard or ()) > 2, timeout=LONG)

    qtbot.mouseClick(page.listening.record_button, Left)

    qtbot.waitUntil(lambda: bool(told), timeout=LONG)
    samples, rate = soundfile.read(tmp_path / "hum" / "recorded_1.wav")
    assert rate == RATE and len(samples) >= 2400 and abs(samples).max() == pytest.approx(0.1, abs=1e-3)
    assert told[0].file == tmp_path / "hum" / "recorded_1.wav" and not page.listening.recording


def test_the_first_recording_asks_for_the_folder(qtbot, page, monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr("workbench.gui.answering.listening.ask_paths", lambda *_: asked.append(_[1]))
    qtbot.mouseClick(page.listening.button, Left)

    qtbot.mouseClick(page.listening.record_button, Left)

    assert asked == ["Choose a folder for recordings, in which each class has its own"]
    assert not page.listening.recording and page.listening.folder is None


def test_without_a_sound_device_there_is_a_sentence_and_all_else_works(qtbot, page, session, monkeypatch):
    monkeypatch.setitem(sys.modules, "sounddevice", None)
    told = []
    session.message.connect(told.append)

    qtbot.mouseClick(page.listening.button, Left)

    qtbot.waitUntil(lambda: bool(told) and not page.listening.listening, timeout=LONG)
    assert "Listening needs the package sounddevice" in str(told[0].text)
    assert page.used is not None and page.open_button.isEnabled() and not page.listening.isVisible()


def test_a_microphone_that_is_pulled_out_is_told_and_what_was_recorded_is_kept(
    qtbot, page, session, monkeypatch, tmp_path
):
    told = []
    session.message.connect(told.append)
    qtbot.mouseClick(page.listening.button, Left)
    page.listening.record_into(tmp_path)
    qtbot.waitUntil(lambda: bool(page.listening._heard), timeout=LONG)

    monkeypatch.setattr("workbench.answering.arriving.PATIENCE", 2)
    Microphone.latest.pull_out()

    qtbot.waitUntil(lambda: len(told) == 2 and not page.listening.listening, timeout=LONG)
    assert "Nothing comes from the microphone any more" in str(told[0].text) and told[0].level == "error"
    assert page.listening.button.text() == "Listen" and told[1].file == tmp_path / "high" / "recorded_1.wav"


def test_listening_goes_on_where_the_project_is_saved_elsewhere(qtbot, page, session, tmp_path):
    documents = Documents(session, Activity(session.jobs))
    qtbot.mouseClick(page.listening.button, Left)
    used, shown = page.used, []
    page.run_choice.chosen.connect(shown.append)

    documents.save_as(tmp_path / "mine")
    qtbot.waitUntil(lambda: session.project.folder.name == "mine" and shown == [page.run_choice.run], timeout=LONG)

    assert page.listening.listening and page.used is used
    documents.close()


def test_a_recording_that_goes_on_when_listening_ends_is_kept(qtbot, page, tmp_path):
    qtbot.mouseClick(page.listening.button, Left)
    page.listening.record_into(tmp_path)
    qtbot.waitUntil(lambda: bool(page.listening._heard), timeout=LONG)

    page.listening.stop()

    qtbot.waitUntil((tmp_path / "high" / "recorded_1.wav").exists, timeout=LONG)


def test_the_line_speaks_the_language_in_force(qtbot, qapp, page):
    qtbot.mouseClick(page.listening.button, Left)

    translation.install(qapp, translation.language_of("zh_CN"))
    try:
        assert page.listening.button.text() == "停止聆听" and page.listening.record_button.text() == "录音"
    finally:
        translation.install(qapp, translation.language_of("en"))

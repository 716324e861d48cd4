"""Recordings on the Data page: dropped, listed, labelled, looked at, heard, and divided by what is known of them."""

import importlib.machinery
import sys
import time
import types

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from sounds import tone, write_classes, write_sound

from tests.gui.data.heads import settled
from workbench.gui.plots import spectrogram
from workbench.gui.session.audio_player import AudioPlayer
from workbench.gui.shell.main_window import MainWindow
from workbench.gui.style.theme import Theme
from workbench.progress import Progress, finish
from workbench.sentence import sentence

LONG = 20_000


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setattr("workbench.data.recordings.default_cache", lambda: tmp_path / "cache")


@pytest.fixture
def named(tmp_path):
    """Forty recordings called by word, speaker and index."""
    folder = tmp_path / "named"
    for word in ("no", "yes"):
        for speaker in ("ann", "bob"):
            for index in range(10):
                samples = tone(0.05 + 0.002 * index, hertz=200.0 + 30 * index + len(word))
                write_sound(folder / f"{word}_{speaker}_{index}.wav", samples)
    return folder


def open_(qtbot, session, *paths):
    session.open_sources(paths)
    qtbot.waitUntil(lambda: settled(session), timeout=LONG)


def settle(qtbot, session):
    qtbot.waitUntil(lambda: not session.loading and not session.turns.busy, timeout=LONG)


def test_a_dropped_folder_of_recordings_is_opened(qtbot, qapp, session, tmp_path):
    folder = write_classes(tmp_path / "words")
    (folder / "yes" / "broken.wav").write_bytes(b"not a sound")
    window = MainWindow(session, Theme(qapp))
    qtbot.addWidget(window, before_close_func=lambda shown: setattr(shown, "_closing", True))
    window.show()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    none = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)

    window.dropEvent(QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, *none))
    qtbot.waitUntil(lambda: settled(session), timeout=LONG)

    page = window.page("data")
    assert page.recordings.source.rowCount() == 12
    assert any("broken.wav" in text for text in page.side.findings.texts)
    qtbot.waitUntil(lambda: page.sound.picture is not None and not session.jobs.jobs, timeout=LONG)
    window.documents.close()


def test_a_row_tells_label_length_and_part(qtbot, session, page, named):
    open_(qtbot, session, named)

    source = page.recordings.source
    titles = [source.headerData(column, Qt.Orientation.Horizontal) for column in range(source.columnCount())]
    row = [source.index(0, column).data() for column in range(source.columnCount())]
    assert titles[:4] == ["Recording", "label", "speaker", "index"]
    assert row[:5] == ["no_ann_0", "no", "ann", "0", "0.05 s"]
    assert row[-1] in ("Training", "Validation", "Test")


def test_the_search_finds_recordings_by_any_fact(qtbot, session, page, named):
    open_(qtbot, session, named)

    qtbot.keyClicks(page.recordings.search, "bob")

    assert page.recordings.view.model().rowCount() == 20


def test_the_chosen_recording_is_drawn(qtbot, session, page, named):
    open_(qtbot, session, named)

    page.recordings.choose(3)

    qtbot.waitUntil(lambda: page.sound._title.text() == "no_ann_3" and page.sound.picture is not None, timeout=LONG)
    assert page.sound.isVisible()
    assert page.sound.picture.seconds == pytest.approx(0.056, abs=1e-3)


def test_a_pattern_is_tried_with_every_key(qtbot, session, page, named):
    open_(qtbot, session, named)
    pattern = page.side.labels.pattern
    pattern.setFocus()
    pattern.selectAll()

    qtbot.keyClicks(pattern, "{word}_{who}")
    assert "word no, who ann_0" in page.side.labels.found.text()

    qtbot.keyClicks(pattern, "{index}")
    assert "Put a character between them" in page.side.labels.trouble.text()
    assert session.spec.data.labels.pattern == "{label}_{speaker}_{index}"


def test_another_part_of_the_name_is_recognised(qtbot, session, page, named):
    open_(qtbot, session, named)
    combo = page.side.labels.label

    combo.setCurrentText("speaker")
    combo.activated.emit(combo.currentIndex())
    settle(qtbot, session)

    assert session.data.loaded.dataset.classes == ("ann", "bob")


def test_a_table_tells_the_labels(qtbot, session, page, named, tmp_path):
    open_(qtbot, session, named)
    rows = [f"{path.name},{'left' if 'ann' in path.name else 'right'}" for path in sorted(named.iterdir())]
    table = tmp_path / "labels.csv"
    table.write_text("\n".join(["file,label", *rows]))

    page.side.labels.use_table(str(table))
    settle(qtbot, session)

    assert session.data.loaded.dataset.classes == ("left", "right")


def test_a_speaker_is_held_out_from_the_menu(qtbot, session, page, named):
    open_(qtbot, session, named)
    speakers = next(action.menu() for action in page.side.split.menu().actions() if action.text() == "speaker")

    speakers.actions()[1].trigger()
    settle(qtbot, session)

    assert session.spec.data.split.test_where == "speaker==bob"
    assert "20 of 40" in page.side.split.count.text()
    assert len(session.data.loaded.split.test) == 20


def test_a_condition_is_counted_while_it_is_typed(qtbot, session, page, named):
    open_(qtbot, session, named)
    condition = page.side.split.condition

    qtbot.keyClicks(condition, "index<2")
    assert "8 of 40" in page.side.split.count.text()

    qtbot.keyClicks(condition, " and age>3")
    assert "age is not known" in page.side.split.count.text()


def test_sequences_of_a_speaker_stay_together(qtbot, session, page, named):
    open_(qtbot, session, named)
    together = page.side.split.together

    together.setCurrentIndex(together.findData("index"))
    together.activated.emit(together.currentIndex())
    settle(qtbot, session)

    assert session.spec.data.split.group == "index"
    assert session.spec.data.split.method == "group"
    assert session.data.error is None


def test_a_cancelled_loading_can_begin_again(qtbot, session, page, named, monkeypatch):
    open_(qtbot, session, named)
    with monkeypatch.context() as patched:
        patched.setattr("workbench.gui.session.session.build_data_state", lambda data, known, at_hand: endless())
        session.reload()
        qtbot.waitUntil(page.loading.cancel.isVisible)
        page.loading.cancel.click()
        settle(qtbot, session)
    assert "cancelled" in page.loading.text.text()

    page.loading.again.click()

    qtbot.waitUntil(lambda: settled(session), timeout=LONG)


def endless():
    while True:
        yield Progress(done=0.5, message=sentence("Decoding {file}", file="a.wav"))
        time.sleep(0.01)


def test_a_spectrogram_is_loudest_at_the_pitch_of_a_tone():
    levels_TF = finish(spectrogram.spectrogram(tone(0.5, hertz=1000.0), 8000))

    loudest = levels_TF[len(levels_TF) // 2].argmax() / (levels_TF.shape[1] - 1) * 4000
    assert loudest == pytest.approx(1000, abs=30)


def test_the_outline_of_a_long_sound_keeps_its_peaks():
    samples = np.zeros(1_000_000, np.float32)
    samples[654_321] = 0.9

    seconds_P, values_P = spectrogram.outline(samples, 1000)

    assert len(values_P) <= spectrogram.MOST_SAMPLES
    assert seconds_P[values_P.argmax()] == pytest.approx(654.3, abs=0.1)


def test_without_the_package_the_player_says_once_what_to_install(qtbot, session, monkeypatch):
    monkeypatch.setitem(sys.modules, "sounddevice", None)
    player, reported = AudioPlayer(session), []
    session.message.connect(reported.append)

    for _ in range(3):
        player.play(tone(0.1), 8000)
        qtbot.waitUntil(lambda: not player.playing and not player.available, timeout=LONG)

    assert ["pip install sounddevice" in str(message.text) for message in reported] == [True]


def test_without_a_device_the_player_says_so(qtbot, session, monkeypatch):
    monkeypatch.setitem(sys.modules, "sounddevice", fake_device(error="no device"))
    player = AudioPlayer(session)

    player.play(tone(0.1), 8000)

    qtbot.waitUntil(lambda: not player.available)
    assert "no device" in str(player.reason)


def test_playing_hands_all_samples_to_the_device(qtbot, session, monkeypatch):
    device = fake_device()
    monkeypatch.setitem(sys.modules, "sounddevice", device)
    player = AudioPlayer(session)

    player.play(tone(0.1), 8000)

    qtbot.waitUntil(lambda: not player.playing, timeout=LONG)
    assert np.allclose(np.concatenate(device.heard)[:800], tone(0.1))


def test_a_picture_is_no_larger_than_a_screen():
    made = finish(spectrogram.picture(np.zeros(3_000_000, np.float32), 44_100))

    assert made.image_TF.shape[0] <= spectrogram.MOST_FRAMES + 1
    assert made.image_TF.shape[1] <= spectrogram.MOST_PITCHES
    assert made.image_TF.max() == 0


def fake_device(error: str = "") -> types.ModuleType:
    """A sounddevice whose speakers are a list."""
    module = types.ModuleType("sounddevice")
    module.__spec__ = importlib.machinery.ModuleSpec("sounddevice", None)
    module.heard = []

    class PortAudioError(Exception):
        pass

    class CallbackStop(Exception):  # noqa: N818 - as sounddevice calls it
        pass

    class OutputStream:
        active = False

        def __init__(self, callback, **options):
            if error:
                raise PortAudioError(error)
            self.callback = callback

        def start(self):
            while True:
                block = np.empty((256, 1), np.float32)
                try:
                    self.callback(block, 256, None, None)
                except CallbackStop:
                    module.heard.append(block[:, 0])
                    return
                module.heard.append(block[:, 0])

        def abort(self):
            pass

        def close(self):
            pass

    module.PortAudioError, module.CallbackStop, module.OutputStream = PortAudioError, CallbackStop, OutputStream
    return module

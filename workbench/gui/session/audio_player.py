"""AudioPlayer and SoundOutput: sound through the machine's speakers, without holding up the window."""

import sys
import time
from collections.abc import Generator
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from workbench.errors import WorkbenchError
from workbench.gui.session.jobs import Job, telling
from workbench.gui.session.session import Message, Session
from workbench.sentence import Sentence, sentence

TICK_SECONDS = 0.03
LIBRARY = "sudo apt-get install libportaudio2"


class SoundOutput(QObject):
    """Whether this machine can play, the same for every player of a session; found out when something is played."""

    failed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.reason: Sentence | None = None
        """Why it cannot, as far as is known."""

    @staticmethod
    def of(session: Session) -> "SoundOutput":
        """The one of this session."""
        found: SoundOutput | None = session.findChild(SoundOutput)
        return found or SoundOutput(session)

    def fail(self, reason: Sentence) -> None:
        """Play nothing more in this session."""
        self.reason = reason
        self.failed.emit()


class AudioPlayer(QObject):
    """Plays one sound at a time; the device is opened and fed by a job. Where that fails it is told once."""

    position = Signal(float)
    """Seconds played so far."""
    changed = Signal()
    """Playing began or ended, or it was found out that this machine cannot play."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self._output = SoundOutput.of(session)
        self._output.failed.connect(self.changed)

    @property
    def available(self) -> bool:
        """Whether this machine can play, as far as is known: a device is first asked for when something is played."""
        return self.reason is None

    @property
    def reason(self) -> Sentence | None:
        """Why it cannot."""
        return self._output.reason

    @property
    def playing(self) -> bool:
        """Whether sound comes out now."""
        return self._job is not None

    def play(self, values: npt.ArrayLike, rate: int) -> None:
        """Play samples between -1 and 1 at `rate` per second, in place of what plays now."""
        self.stop()
        if not self.available:
            return
        samples_N = np.clip(np.asarray(values, np.float32).reshape(-1), -1.0, 1.0)
        title = QCoreApplication.translate("AudioPlayer", "Playing")
        job = self._session.jobs.run(title, lambda: _sounding(samples_N, rate))
        self._job = job
        job.progressed.connect(self._on_progressed)
        job.failed.connect(self._on_failed)
        job.ended.connect(self._on_ended)
        self.changed.emit()

    def stop(self) -> None:
        """Be silent."""
        job, self._job = self._job, None
        if job is not None:
            job.stop()
            self.changed.emit()

    @Slot(object)
    def _on_progressed(self, seconds: float) -> None:
        if telling() is self._job:
            self.position.emit(seconds)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if self.reason is not None:
            return
        said = error.sentence if isinstance(error, WorkbenchError) else None
        reason = said or sentence("Playing failed: {reason}.", reason=str(error))
        self._output.fail(reason)
        self._session.message.emit(Message(level="warning", text=reason))

    @Slot()
    def _on_ended(self) -> None:
        if telling() is self._job:
            self._job = None
        self.changed.emit()


def _sounding(samples_N: npt.NDArray[np.float32], rate: int) -> Generator[float, None, None]:
    """Seconds played, while the device takes the samples; closing it makes it silent at once."""
    stream, done = _opened(samples_N, rate)
    try:
        stream.start()
        started = time.monotonic()
        while not done():
            yield min(time.monotonic() - started, len(samples_N) / rate)
            time.sleep(TICK_SECONDS)
    finally:
        stream.abort()
        stream.close()


def _opened(samples_N: npt.NDArray[np.float32], rate: int) -> tuple[Any, Any]:
    try:
        import sounddevice
    except ModuleNotFoundError as error:
        raise WorkbenchError(
            "Playing needs the package sounddevice. Install it, then start the program anew: {command}",
            command=f"{sys.executable} -m pip install sounddevice",
        ) from error
    except OSError as error:  # the package is there, the system's PortAudio is not
        raise WorkbenchError(
            "Playing needs the system library PortAudio. Install it (on Debian or Ubuntu: {command}), then start the "
            "program anew.",
            command=LIBRARY,
        ) from error
    at = 0

    def fill(out_NC: npt.NDArray[np.float32], frames: int, _time: Any, _status: Any) -> None:
        nonlocal at
        piece = samples_N[at : at + frames]
        out_NC[: len(piece), 0] = piece
        out_NC[len(piece) :] = 0.0
        at += frames
        if len(piece) < frames:
            raise sounddevice.CallbackStop

    try:
        stream = sounddevice.OutputStream(samplerate=rate, channels=1, dtype="float32", callback=fill)
    except (sounddevice.PortAudioError, ValueError) as error:
        raise WorkbenchError("No sound device can play here: {reason}.", reason=str(error)) from error
    return stream, lambda: at > len(samples_N) and not stream.active

"""What arrives: lines on standard input or at the end of a growing file, and sound from a file or the microphone.

Every source gives pieces, empty ones while nothing comes, so that whoever asks can stop in between.
"""

import codecs
import os
import queue
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO

import numpy as np

from workbench.data.dataset import Floats
from workbench.data.sources.decode import sound_blocks
from workbench.errors import WorkbenchError

PAUSE = 0.1
"""Seconds between two looks while nothing comes."""
A_SECOND = 10
"""Pieces of sound a second."""
PATIENCE = 30
"""Pauses without any sound, not even silence, from which on the microphone is gone; some begin after a second."""
AT_ONCE = 1 << 16
"""Bytes."""
MOST_WAITING = 16
"""Pieces of standard input that were read and not yet asked for: who writes faster than is answered waits."""


def piped_lines(encoding: str = "utf-8") -> Iterator[list[str]]:
    """The lines of standard input, until it is closed."""
    arrived: queue.Queue[bytes] = queue.Queue(MOST_WAITING)
    descriptor = sys.stdin.fileno()

    def listen() -> None:
        # By the descriptor: a thread that waits in Python's own buffer would keep the program from ending.
        while piece := os.read(descriptor, AT_ONCE):
            arrived.put(piece)
        arrived.put(b"")

    threading.Thread(target=listen, name="standard input", daemon=True).start()

    def take() -> bytes | None:
        try:
            return arrived.get(timeout=PAUSE)
        except queue.Empty:
            return None

    return _lines(take, encoding)


def growing_lines(path: Path, encoding: str = "utf-8") -> Iterator[list[str]]:
    """The lines of a file, and for ever those that are added to it.

    Raises WorkbenchError where the file has begun anew, as logs do: what came before says nothing of it.
    """
    with path.open("rb") as file:

        def take() -> bytes | None:
            piece = file.read(AT_ONCE)
            if not piece:
                _check_same(file, path)
                time.sleep(PAUSE)
            return piece or None

        yield from _lines(take, encoding)


def _check_same(file: IO[bytes], path: Path) -> None:
    """Raise WorkbenchError where nothing can come any more from an open file."""
    status = os.fstat(file.fileno())
    try:
        same = os.path.samestat(status, path.stat()) and status.st_size >= file.tell()
    except FileNotFoundError:
        same = False
    if not same:
        raise WorkbenchError(
            "{file} was emptied, replaced or deleted while its lines were read. Start again to read it anew.", file=path
        )


def _lines(take: Callable[[], bytes | None], encoding: str) -> Iterator[list[str]]:
    """Whole lines with their ends; the last one may lack its own."""
    decoder, rest = codecs.getincrementaldecoder(_without_mark(encoding))(errors="replace"), ""
    while (piece := take()) != b"":
        *whole, rest = (rest + decoder.decode(piece or b"")).split("\n")
        yield [line + "\n" for line in whole]
    rest += decoder.decode(b"", final=True)
    yield [rest + "\n"] if rest else []


def _without_mark(encoding: str) -> str:
    return "utf-8-sig" if encoding.lower() in ("utf-8", "utf8", "ascii") else encoding


def played(path: Path, sample_rate: int) -> Iterator[Floats]:
    """A recording in pieces of a tenth of a second, as T,1."""
    size, rest = max(1, sample_rate // A_SECOND), np.empty(0, np.float32)
    for block in sound_blocks(path, sample_rate):
        rest = np.concatenate([rest, block])
        whole = len(rest) // size * size
        for first in range(0, whole, size):
            yield rest[first : first + size, None]
        rest = rest[whole:]
    yield rest[:, None]


def heard(sample_rate: int) -> Iterator[Floats]:
    """What the microphone hears, for ever, in pieces of a tenth of a second, as T,1.

    Raises WorkbenchError where there is none, or it is pulled out.
    """
    try:
        import sounddevice
    except (ModuleNotFoundError, OSError) as error:
        raise WorkbenchError(
            "Listening needs the package sounddevice and the system's PortAudio. Install them: {command}",
            command=f"{sys.executable} -m pip install sounddevice",
        ) from error
    arrived: queue.Queue[Floats] = queue.Queue()

    def fill(samples_NC: Floats, _frames: int, _time: object, _status: object) -> None:
        arrived.put(np.array(samples_NC, np.float32))

    size = max(1, sample_rate // A_SECOND)
    with ExitStack() as held:
        try:
            held.enter_context(sounddevice.InputStream(sample_rate, size, channels=1, dtype="float32", callback=fill))
        except (sounddevice.PortAudioError, ValueError) as error:
            raise WorkbenchError(
                "No microphone can be heard here: {reason}. Connect one, or answer recordings.", reason=str(error)
            ) from error
        waited = 0
        while waited < PATIENCE:
            try:
                yield arrived.get(timeout=PAUSE)
                waited = 0
            except queue.Empty:
                waited += 1
                yield np.empty((0, 1), np.float32)
    raise WorkbenchError(
        "Nothing comes from the microphone any more: it was pulled out or taken by another program. Connect it, then "
        "listen again."
    )

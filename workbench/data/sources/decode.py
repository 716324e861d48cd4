"""Recordings as blocks of samples: decoded, mixed to one channel, brought to one sampling rate.

Shapes: N samples, C channels.
"""

import os
import re
import struct
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from workbench.data.dataset import Floats
from workbench.data.sources.formats import format_of
from workbench.errors import WorkbenchError
from workbench.stored import check_ordinary, library_name

BLOCK = 1 << 16
ERRORS = 2
"""The number of standard error."""
_NOTE = re.compile(rb"\s*$|Note: |Warning: |\[src/libmpg123/")
"""What libmpg123 writes."""
_ONE_AT_A_TIME = threading.Lock()
UNKNOWN_SIZES = {0, 0xFFFFFFFF}
"""Sizes in the header of a wave file that was written to a stream."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundFacts:
    """What a recording's header says."""

    seconds: float
    sample_rate: int
    channels: int


def sound_facts(path: Path) -> SoundFacts:
    """Length, sampling rate and channels. Raises WorkbenchError for what is not a sound recording.

    Samples are looked at only where they are stored as floats, and only the first ones: they may be no numbers.
    """
    check_ordinary(path)
    if path.stat().st_size == 0:
        raise WorkbenchError("{file} is empty: it has no bytes.", file=path)
    if _needs_media(path):
        return _media_facts(path)
    import soundfile

    _refuse_cut_off(path)
    try:
        with library_name(path) as name, _quiet(path):
            info = soundfile.info(name)
    except soundfile.SoundFileError as error:
        raise _not_sound(path, error) from error
    if info.frames <= 0:
        raise WorkbenchError("{file} holds no sound: it has no samples.", file=path)
    if info.subtype in {"FLOAT", "DOUBLE"}:
        _refuse_no_numbers(next(_decoded_blocks(path)), path)
    return SoundFacts(seconds=info.frames / info.samplerate, sample_rate=info.samplerate, channels=info.channels)


def sound_blocks(path: Path, sample_rate: int) -> Iterator[Floats]:
    """The recording as blocks of one channel at that rate.

    Raises WorkbenchError when it ends early, cannot be decoded or holds values that are no numbers.
    """
    facts = sound_facts(path)
    raw = _media_blocks(path) if _needs_media(path) else _decoded_blocks(path)
    mixed = (_mixed(block_NC, path) for block_NC in raw)
    if facts.sample_rate == sample_rate:
        yield from mixed
        return
    import soxr

    stream = soxr.ResampleStream(facts.sample_rate, sample_rate, 1, dtype="float32")
    for block_N in mixed:
        yield stream.resample_chunk(block_N)
    yield stream.resample_chunk(np.empty(0, np.float32), last=True)


def _needs_media(path: Path) -> bool:
    found = format_of(path)
    return found is not None and found.extra == "media"


def _mixed(block_NC: Floats, path: Path) -> Floats:
    mixed = block_NC[:, 0] if block_NC.shape[1] == 1 else block_NC.mean(axis=1, dtype=np.float32)
    _refuse_no_numbers(mixed, path)
    return np.ascontiguousarray(mixed)


def _refuse_no_numbers(samples: Floats, path: Path) -> None:
    if not np.isfinite(samples).all():
        raise WorkbenchError("{file} holds samples that are no numbers (NaN or endless).", file=path)


def _decoded_blocks(path: Path) -> Iterator[Floats]:
    import soundfile

    read = 0
    try:
        with library_name(path) as name, _opened_sound(name, path) as sound:
            while True:
                with _quiet(path):
                    block_NC = sound.read(BLOCK, dtype="float32", always_2d=True)
                if not len(block_NC):
                    break
                read += len(block_NC)
                yield block_NC
            expected = sound.frames
    except soundfile.SoundFileError as error:
        raise _not_sound(path, error) from error
    if read < expected and path.suffix.lower() != ".mp3":  # The length of an mp3 file is an estimate.
        raise WorkbenchError(
            "{file} ends early: it holds {read} of {expected} samples.", file=path, read=read, expected=expected
        )


def _opened_sound(name: str, path: Path) -> Any:
    import soundfile

    with _quiet(path):
        return soundfile.SoundFile(name)


@contextmanager
def _quiet(path: Path) -> Iterator[None]:
    """Keep the decoder of mp3 files from writing its notes beside ours; anything else that is written meanwhile stays.

    libmpg123 writes to the process's standard error itself, and cannot be told not to through libsndfile.
    """
    if path.suffix.lower() != ".mp3":
        yield
        return
    with _ONE_AT_A_TIME, tempfile.TemporaryFile() as written:
        kept = os.dup(ERRORS)
        try:
            os.dup2(written.fileno(), ERRORS)
            yield
        finally:
            os.dup2(kept, ERRORS)
            os.close(kept)
            written.seek(0)
            others = [line for line in written if not _NOTE.match(line)]
            if others:
                os.write(ERRORS, b"".join(others))


def _refuse_cut_off(path: Path) -> None:
    """A wave file that is shorter than its header says; the decoder would read it without a word."""
    with path.open("rb") as file:
        head = file.read(8)
    if len(head) == 8 and head[:4] == b"RIFF":
        said = int(struct.unpack("<I", head[4:])[0])
        if said not in UNKNOWN_SIZES and said + 8 > path.stat().st_size + 1:
            raise WorkbenchError(
                "{file} ends early: it has {size} of {said} bytes.", file=path, size=path.stat().st_size, said=said + 8
            )


def _not_sound(path: Path, error: Exception) -> WorkbenchError:
    reason = getattr(error, "error_string", str(error))  # soundfile's own text names the file once more
    return WorkbenchError("{file} is not a recording that can be read: {reason}", file=path, reason=reason)


def _media_facts(path: Path) -> SoundFacts:
    av = _av(path)
    with ExitStack() as stack:
        stream, container = _opened(av, path, stack)
        length = float(container.duration or 0) / av.time_base
        return SoundFacts(
            seconds=length, sample_rate=stream.codec_context.sample_rate, channels=stream.codec_context.channels
        )


def _media_blocks(path: Path) -> Iterator[Floats]:
    av = _av(path)
    with ExitStack() as stack:
        stream, container = _opened(av, path, stack)
        planar = av.AudioResampler(format="fltp")
        try:
            for frame in container.decode(stream):
                for block in planar.resample(frame):
                    yield np.ascontiguousarray(block.to_ndarray().T)
        except av.FFmpegError as error:
            raise _not_sound(path, error) from error


def _opened(av: Any, path: Path, stack: ExitStack) -> tuple[Any, Any]:
    try:
        container = stack.enter_context(av.open(stack.enter_context(library_name(path))))
    except av.FFmpegError as error:
        raise _not_sound(path, error) from error
    if not container.streams.audio:
        raise WorkbenchError("{file} holds no sound.", file=path)
    return container.streams.audio[0], container


def _av(path: Path) -> Any:
    try:
        import av
    except ImportError as error:
        raise WorkbenchError(
            "{file}: reading {ending} files needs the extra 'media'. Install it: "
            'pip install "sequence-workbench[media]".',
            file=path,
            ending=path.suffix,
        ) from error
    return av

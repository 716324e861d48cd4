"""Decoded recordings in one file of float32 samples, written once and reused while sources and settings stay equal.

Shapes: N samples of all recordings, S recordings.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Annotated, Any

import numpy as np
from annotated_types import Ge
from pydantic import TypeAdapter

from workbench.data.dataset import Floats
from workbench.data.sources.audio import Recording
from workbench.data.sources.decode import sound_blocks
from workbench.data.spec import AudioSpec
from workbench.errors import WorkbenchError
from workbench.paths import replacing, sweep, write_whole, writing
from workbench.progress import Progress, Work
from workbench.project_files import AnyPath, OwnPath, own_path
from workbench.sentence import Sentence, sentence, unpacked
from workbench.stored import read_as

VERSION = 1
KEPT = 4
"""Decoded files that a cache folder keeps, the newest ones."""
FULL_SCALE = 0.999
FRAME_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Track:
    """What one recording became: its samples, the loudest of them, and the share at full scale."""

    steps: Annotated[int, Ge(0)]
    peak: float
    clipped: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodedSound:
    """All sound recordings one after the other in `path`; a recording that failed has no track but a reason."""

    path: OwnPath
    sample_rate: int
    digest: str
    tracks: tuple[Track | None, ...]
    failures: dict[int, Sentence]

    def samples(self) -> Floats:
        """The samples as a read-only memory map of shape (N, 1)."""
        return np.memmap(self.path.named(), np.float32, mode="r").reshape(-1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    """What the file beside the samples says of them."""

    sample_rate: int
    digest: str
    tracks: tuple[Track | None, ...]
    failures: dict[int, tuple[str, dict[str, Any]]]


_ABOUT = TypeAdapter(_About)


def decode_all(recordings: Sequence[Recording], spec: AudioSpec, folder: AnyPath) -> Work[DecodedSound]:
    """The recordings at one sampling rate in one channel, from the cache folder where they were decoded before.

    Raises WorkbenchError when none can be decoded or the folder cannot be written.
    """
    rate = spec.sample_rate or recordings[0].sound.sample_rate
    key = _key(recordings, spec)
    cache = own_path(folder)
    path, about = cache / f"{key}.f32", cache / f"{key}.json"
    kept = _kept(path, about, rate)
    if kept is not None:
        path.touch()
        return kept
    try:
        with writing(folder):
            cache.home.mkdir(parents=True, exist_ok=True)
            cache.mkdir()
        sweep(cache)
        with replacing(path) as temporary:
            writer = _Writer(temporary, rate)
            yield from _written(writer, recordings, spec)
        found = writer.result(path)
        write_whole(about, _to_json(found))
    except OSError as error:
        raise WorkbenchError(
            "The decoded recordings cannot be kept in {folder}: {reason}.", folder=cache.path, reason=str(error)
        ) from error
    _forget_old(cache)
    return found


def samples_of(recording: Recording, rate: int) -> Iterator[Floats]:
    """A recording as it is, in blocks of one channel at that rate."""
    return _Sounds(rate, AudioSpec()).blocks(recording)


@dataclass(slots=True)
class _Writer:
    path: Path
    rate: int
    seen: "hashlib._Hash" = field(default_factory=hashlib.sha256)
    tracks: list[Track | None] = field(default_factory=list)
    failures: dict[int, Sentence] = field(default_factory=dict)

    def result(self, path: OwnPath) -> DecodedSound:
        return DecodedSound(
            path=path,
            sample_rate=self.rate,
            digest=self.seen.hexdigest(),
            tracks=tuple(self.tracks),
            failures=self.failures,
        )


def _written(writer: _Writer, recordings: Sequence[Recording], spec: AudioSpec) -> Work[None]:
    total = sum(recording.sound.seconds for recording in recordings) or 1.0
    before, sounds = 0.0, _Sounds(writer.rate, spec)
    with writer.path.open("wb") as file:
        for recording in recordings:
            start, path = file.tell(), recording.file.path
            message = sentence("Decoding {file}", file=path.name)
            digest, steps, peak, clipped = hashlib.sha256(), 0, 0.0, 0
            try:
                for block_N in sounds.blocks(recording):
                    file.write(block_N.data)
                    digest.update(block_N.data)
                    steps += len(block_N)
                    loudness_N = np.abs(block_N)
                    peak = max(peak, float(loudness_N.max(initial=0.0)))
                    clipped += int((loudness_N >= FULL_SCALE).sum())
                    done = before + min(steps / writer.rate, recording.sound.seconds)
                    yield Progress(done=min(done / total, 1.0), message=message)
                if not steps:
                    raise WorkbenchError("{file} holds no sound: it has no samples.", file=path)
                writer.seen.update(digest.digest())
                writer.tracks.append(Track(steps, peak, clipped / steps))
            except WorkbenchError as error:
                file.seek(start)
                file.truncate()
                writer.failures[len(writer.tracks)] = error.sentence
                writer.tracks.append(None)
            before += recording.sound.seconds
    if len(writer.failures) == len(recordings):
        reason = next(iter(writer.failures.values()))
        if len(recordings) == 1:
            raise WorkbenchError.of(reason)
        raise WorkbenchError(
            "None of the {count} recordings can be decoded. The first: {reason}",
            file=recordings[0].file.path,
            count=len(recordings),
            reason=reason,
        )


@dataclass(slots=True)
class _Sounds:
    """Recordings as blocks, without the silence around them where that is asked for.

    Pieces of one file come in its order, so that the file is decoded once for all that do not overlap.
    """

    rate: int
    spec: AudioSpec
    _path: Path | None = None
    _rest: Iterator[Floats] = field(default_factory=lambda: iter(()))
    _held: Floats = field(default_factory=lambda: np.empty(0, np.float32))
    _at: int = 0
    """The first sample held."""

    def blocks(self, recording: Recording) -> Iterator[Floats]:
        """The samples of one recording. Raises WorkbenchError where its file cannot be read."""
        path = recording.file.path
        try:
            if not self.spec.trim_silence:
                yield from self._samples(recording)
                return
            first, stop = _loud_part(self._samples(recording), self.rate, self.spec.trim_level_db)
            at = 0
            for block_N in self._samples(recording):
                yield block_N[max(first - at, 0) : max(stop - at, 0)]
                at += len(block_N)
        except OSError as error:
            raise WorkbenchError("{file} cannot be read: {reason}.", file=path, reason=str(error)) from error

    def _samples(self, recording: Recording) -> Iterator[Floats]:
        if recording.cut is None:
            return sound_blocks(recording.file.path, self.rate)
        start, stop = (round(seconds * self.rate) for seconds in recording.cut)
        return self._piece(recording.file.path, start, stop)

    def _piece(self, path: Path, start: int, stop: int) -> Iterator[Floats]:
        if path != self._path or start < self._at:
            self._path, self._rest = path, sound_blocks(path, self.rate)
            self._held, self._at = np.empty(0, np.float32), 0
        while True:
            end = self._at + len(self._held)
            yield self._held[max(start - self._at, 0) : max(stop - self._at, 0)]
            if end >= stop:
                return
            block_N = next(self._rest, None)
            if block_N is None:
                return
            self._held, self._at = block_N, end


def _loud_part(blocks: Iterator[Floats], rate: int, level_db: float) -> tuple[int, int]:
    """First and last sample of what is louder than the level below the loudest moment; everything where all is still.

    Streams the recording, so that an hour takes no more memory than a second.
    """
    frame = max(1, round(rate * FRAME_SECONDS))
    levels: list[Floats] = []
    rest_N = np.empty(0, np.float32)
    steps = 0
    for block_N in blocks:
        steps += len(block_N)
        joined_N = np.concatenate([rest_N, block_N])
        whole = len(joined_N) // frame * frame
        levels.append(np.sqrt(np.mean(joined_N[:whole].reshape(-1, frame) ** 2, axis=1)))
        rest_N = joined_N[whole:]
    if len(rest_N):
        levels.append(np.sqrt(np.mean(rest_N**2, keepdims=True)))
    loudness = np.concatenate([*levels, np.empty(0, np.float32)])
    loud = np.flatnonzero(loudness > loudness.max(initial=0.0) * 10 ** (level_db / 20))
    if not len(loud):
        return 0, steps
    return int(loud[0]) * frame, min((int(loud[-1]) + 1) * frame, steps)


def _key(recordings: Sequence[Recording], spec: AudioSpec) -> str:
    """A name for these files, as they are now, decoded in this way; segments do not change what is decoded."""
    files: list[tuple[object, ...]] = []
    for recording in recordings:
        status = recording.file.path.stat()
        file = (str(recording.file.path.resolve()), status.st_size, status.st_mtime_ns)
        files.append(file if recording.cut is None else (*file, *recording.cut))
    made = spec.model_dump(include={"sample_rate", "trim_silence", "trim_level_db"})
    return hashlib.sha256(json.dumps([VERSION, made, files]).encode()).hexdigest()[:32]


def _kept(path: OwnPath, about: OwnPath, rate: int) -> DecodedSound | None:
    """What was decoded before, if it is there whole."""
    try:
        kept = read_as(_ABOUT, about)
        failures = {
            place: unpacked({"template": template, "values": values})
            for place, (template, values) in kept.failures.items()
        }
        found = DecodedSound(
            path=path, sample_rate=kept.sample_rate, digest=kept.digest, tracks=kept.tracks, failures=failures
        )
        size = path.stat().st_size
    except (OSError, ValueError, WorkbenchError):
        return None
    steps = sum(track.steps for track in found.tracks if track is not None)
    return found if size == 4 * steps and found.sample_rate == rate else None


def _to_json(found: DecodedSound) -> str:
    return json.dumps(
        {
            "sample_rate": found.sample_rate,
            "digest": found.digest,
            "tracks": [None if track is None else asdict(track) for track in found.tracks],
            "failures": {place: [said.template, dict(said.values)] for place, said in found.failures.items()},
        }
    )


def _forget_old(folder: OwnPath) -> None:
    """Remove all but the newest decoded files; one that another system holds open stays until the next time."""
    with folder.entries() as entries:
        found = {entry.name: entry.stat().st_mtime_ns for entry in entries if entry.name.endswith(".f32")}
    for name in sorted(found, key=lambda name: found[name], reverse=True)[KEPT:]:
        try:
            (folder / name).with_name(name.removesuffix("f32") + "json").unlink()
            (folder / name).unlink()
        except OSError:
            continue

"""Recordings become a dataset: decoded samples, a class or value per recording, and what a user should know.

Shapes: N samples of all recordings, S recordings, K answers.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from platformdirs import user_cache_path

from workbench.data.dataset import SequenceDataset
from workbench.data.labels import Labels, as_answer, index_labels
from workbench.data.missing import Origin
from workbench.data.sources.audio import Recording, Recordings, find_recordings
from workbench.data.sources.audio_cache import DecodedSound, Track, decode_all
from workbench.data.spec import AudioSpec, DataSpec
from workbench.data.table import Problem
from workbench.data.tasks import TASKS
from workbench.errors import FullDiskError, WorkbenchError
from workbench.paths import as_path
from workbench.progress import Work, stage
from workbench.project_files import AnyPath
from workbench.sentence import Sentence, sentence

SOUND = "sound"
"""Name of the one input of recordings."""
STILL = 10 ** (-60 / 20)
CLIPPED_SHARE = 0.001
MOST_PROBLEM_NOTES = 3
LOOKING_SHARE = 0.1


def default_cache() -> Path:
    """Where recordings are decoded to when no project is open."""
    return user_cache_path("sequence-workbench") / "sound"


def _decoded(recordings: Sequence[Recording], spec: AudioSpec, folder: AnyPath) -> Work[DecodedSound]:
    """The recordings as the folder keeps them; as the user's own cache does where that folder's disk is full."""
    try:
        return (yield from decode_all(recordings, spec, folder))
    except FullDiskError:
        if folder == default_cache():
            raise
    return (yield from decode_all(recordings, spec, default_cache()))


def recordings_dataset(
    spec: DataSpec, *, classes: tuple[str, ...] | None = None, cache: AnyPath | None = None
) -> Work[SequenceDataset]:
    """The recordings behind the sources as sequences of samples in memory-mapped `cache`.

    Files that cannot be used are left out and told in the notes. Raises WorkbenchError when none can be used, when
    the task is not one for recordings, or when nothing tells what is to be recognised.
    """
    if not TASKS[spec.task].per_sequence:
        raise WorkbenchError(
            "Recordings as wholes can be told apart (classify) or be given a value (regress); {task} is not for them.",
            task=spec.task,
        )
    paths = [as_path(source.path) for source in spec.sources]
    found = yield from stage(find_recordings(paths, spec.labels, labelled=classes is None), 0.0, LOOKING_SHARE)
    sound = yield from stage(_decoded(found.recordings, spec.audio, cache or default_cache()), LOOKING_SHARE, 1.0)
    kept = [
        (recording, track) for recording, track in zip(found.recordings, sound.tracks, strict=True) if track is not None
    ]
    if classes is None:
        _check_labels([recording for recording, _ in kept], spec)
    return _assembled(spec, found, sound, kept, classes)


def _assembled(
    spec: DataSpec,
    found: Recordings,
    sound: DecodedSound,
    kept: Sequence[tuple[Recording, Track]],
    classes: tuple[str, ...] | None,
) -> SequenceDataset:
    recordings = [recording for recording, _ in kept]
    offsets_S1 = np.concatenate([[0], np.cumsum([track.steps for _, track in kept])]).astype(np.int64)
    names_S = tuple(recording.name for recording in recordings)
    label = spec.labels.label
    cells = [recording.facts.get(label) or None for recording in recordings]
    labels = Labels(np.empty(0, np.int64), ())
    answers_SK = np.empty((len(recordings), 0), np.float32)
    if TASKS[spec.task].labels_sequences:
        origin = Origin(
            files_S=tuple(str(recording.file.path) for recording in recordings),
            names_S=names_S,
            lines=(),
            columns_F=(SOUND,),
        )
        labels = index_labels(cells, classes, origin, offsets_S1, label)
    else:
        answers_SK = np.array([[as_answer(cell, name)] for cell, name in zip(cells, names_S, strict=True)], np.float32)
    names = [name for name in recordings[0].facts if all(name in recording.facts for recording in recordings)]
    segment = round((spec.audio.segment_seconds or 0) * sound.sample_rate)
    learned = repr((sound.digest, names_S, labels.classes, labels.labels_S.tolist(), answers_SK.tolist(), segment))
    return SequenceDataset(
        task=spec.task,
        values_NF=sound.samples(),
        offsets_S1=offsets_S1,
        inputs=(SOUND,),
        targets_NK=np.empty((int(offsets_S1[-1]), 0), np.float32),
        targets=(label,) if TASKS[spec.task].values_sequences else (),
        labels_S=labels.labels_S,
        classes=labels.classes,
        times_N=None,
        names_S=names_S,
        missing={SOUND: 0},
        missing_policy="interpolate",
        season=1,
        facts_S={name: tuple(recording.facts[name] for recording in recordings) for name in names},
        answers_SK=answers_SK,
        sample_rate=sound.sample_rate,
        segment=segment,
        hop=max(1, round(segment * (1 - spec.audio.overlap))),
        fingerprint=hashlib.sha256(learned.encode()).hexdigest(),
        notes=(*_problem_notes(found, sound), *_sound_notes(sound, kept), *labels.notes),
    )


def _check_labels(recordings: Sequence[Recording], spec: DataSpec) -> None:
    label = spec.labels.label
    for recording in recordings:
        if label not in recording.facts:
            raise WorkbenchError(
                "Nothing tells what is to be recognised in {file}. Put the recordings of each class in a folder of "
                "their own, say how the files are named, or give a table of files.",
                file=recording.file.path,
            )
        if not recording.facts[label]:
            raise WorkbenchError(
                "{file} has no {label} in the table of files. Fill it in, or remove the recording.",
                file=recording.file.path,
                label=label,
            )


def _problem_notes(found: Recordings, sound: DecodedSound) -> tuple[Sentence, ...]:
    problems = [*found.problems, *(Problem(message=reason) for reason in sound.failures.values())]
    notes = [problem.message for problem in problems[:MOST_PROBLEM_NOTES]]
    if len(problems) > MOST_PROBLEM_NOTES:
        more = len(problems) - MOST_PROBLEM_NOTES
        notes.append(sentence("{count} more files are left out.", count=more))
    return tuple(notes)


def _sound_notes(sound: DecodedSound, kept: Sequence[tuple[Recording, Track]]) -> list[Sentence]:
    notes: list[Sentence] = []
    rates = sorted({recording.sound.sample_rate for recording, _ in kept})
    if len(rates) > 1:
        notes.append(
            sentence(
                "The recordings have different sampling rates ({rates} Hz); all were brought to {rate} Hz.",
                rates=", ".join(str(rate) for rate in rates),
                rate=sound.sample_rate,
            )
        )
    still = [recording.file.path.name for recording, track in kept if track.peak < STILL]
    if still:
        notes.append(sentence("{count} recordings are silent, such as {file}.", count=len(still), file=still[0]))
    clipped = [recording.file.path.name for recording, track in kept if track.clipped > CLIPPED_SHARE]
    if clipped:
        notes.append(
            sentence(
                "{count} recordings are clipped, such as {file}: they were too loud for their format.",
                count=len(clipped),
                file=clipped[0],
            )
        )
    return notes

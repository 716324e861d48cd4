"""Recordings: which files are sound, what is known of each, and what is wrong with the others."""

import glob
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.data.sources.csv import read_table
from workbench.data.sources.cuts import Cut, label_file, listed_cuts, marked_cuts
from workbench.data.sources.decode import SoundFacts, sound_facts
from workbench.data.sources.files import SourceFile, files_of
from workbench.data.sources.formats import holds
from workbench.data.sources.naming import Facts, facts_of_files
from workbench.data.spec import LabelsSpec
from workbench.data.table import Problem
from workbench.errors import WorkbenchError
from workbench.paths import as_path
from workbench.progress import Progress, Work
from workbench.sentence import Sentence, sentence

ROUNDED_SECONDS = 0.01
"""So much later than its file a piece may end without a word."""
FARTHEST_SECONDS = 0.5
"""So much later it does not lie in the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """A file of sound or a piece of one: what its header says, and what its name, folder or table tells of it."""

    file: SourceFile
    sound: SoundFacts
    facts: Facts
    cut: tuple[float, float] | None = None
    """Start and end in seconds, where it is a piece of its file."""

    @property
    def name(self) -> str:
        """Its file's name, with the span that it is of it."""
        return self.file.name if self.cut is None else f"{self.file.name} {self.cut[0]:g}-{self.cut[1]:g} s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recordings:
    """All recordings that were found, in a natural order, and why other files are left out."""

    recordings: tuple[Recording, ...]
    problems: tuple[Problem, ...]

    @property
    def seconds(self) -> float:
        """Length of all recordings together."""
        return sum(recording.sound.seconds for recording in self.recordings)

    @property
    def sample_rates(self) -> tuple[int, ...]:
        """The different sampling rates."""
        return tuple(sorted({recording.sound.sample_rate for recording in self.recordings}))

    @property
    def facts(self) -> tuple[str, ...]:
        """Names of what is known of every recording."""
        names = self.recordings[0].facts
        return tuple(name for name in names if all(name in recording.facts for recording in self.recordings))


def find_recordings(paths: Sequence[Path], labels: LabelsSpec, *, labelled: bool = True) -> Work[Recordings]:
    """Look at all files behind the paths without decoding them; files that are no sound become problems.

    Unless `labelled`, files may be named in any way. Raises WorkbenchError when no file is a recording.
    """
    candidates, problems = _candidates(paths, labels)
    sounds: list[tuple[SourceFile, SoundFacts]] = []
    others = len(problems)
    for place, file in enumerate(candidates):
        if place % 20 == 0:
            yield Progress(done=place / len(candidates), message=sentence("Looking at {file}", file=file.path.name))
        try:
            sounds.append((file, sound_facts(file.path)))
        except OSError as error:
            problems.append(_unreadable(file, error))
        except WorkbenchError as error:
            problems.append(Problem(message=error.sentence))
    if not sounds:
        raise _nothing_sound(paths[0], [*problems[others:], *problems[:others]])
    cuts = yield from _cuts([file for file, _ in sounds], labels)
    if cuts is not None and any(cuts) and not _lie_elsewhere(sounds, cuts):
        return _cut_up(sounds, cuts, labels, problems)
    facts = yield from facts_of_files([file for file, _ in sounds], labels, needed=labelled)
    recordings = []
    for (file, sound), known in zip(sounds, facts, strict=True):
        if known is None:
            problems.append(Problem(message=_unknown(file, labels)))
        else:
            recordings.append(Recording(file=file, sound=sound, facts=known))
    return Recordings(recordings=tuple(recordings), problems=tuple(problems))


def _cuts(files: Sequence[SourceFile], labels: LabelsSpec) -> Work[tuple[tuple[Cut, ...], ...] | None]:
    if labels.table is not None:
        table = yield from read_table(as_path(labels.table))
        return listed_cuts(table, files)
    return marked_cuts(files, labels) if labels.pattern is None else None


def _lie_elsewhere(sounds: Sequence[tuple[SourceFile, SoundFacts]], cuts: Sequence[Sequence[Cut]]) -> bool:
    """Whether most pieces do not lie in their files: they tell where a file was cut from a longer one."""
    pieces = [(cut, sound) for (_, sound), own in zip(sounds, cuts, strict=True) for cut in own]
    beyond = sum(cut.stop > sound.seconds + FARTHEST_SECONDS for cut, sound in pieces)
    return 2 * beyond > len(pieces)


def _cut_up(
    sounds: Sequence[tuple[SourceFile, SoundFacts]],
    cuts: Sequence[Sequence[Cut]],
    labels: LabelsSpec,
    problems: Sequence[Problem],
) -> Recordings:
    """A recording for each piece; what a file has beside its pieces is left out."""
    recordings: list[Recording] = []
    told = list(problems)
    for (file, sound), pieces in zip(sounds, cuts, strict=True):
        if not pieces:
            told.append(Problem(message=_unknown(file, labels)))
        for cut in sorted(pieces, key=lambda cut: cut.start):
            stop = min(cut.stop, sound.seconds)
            if cut.start < stop:
                piece = replace(sound, seconds=stop - cut.start)
                recordings.append(Recording(file=file, sound=piece, facts=cut.facts, cut=(cut.start, stop)))
            if cut.start >= stop or cut.stop > sound.seconds + ROUNDED_SECONDS:
                message = sentence(
                    "{file} ends after {seconds} s, but a piece of it is to end at {stop} s.",
                    file=str(file.path),
                    seconds=round(sound.seconds, 3),
                    stop=cut.stop,
                )
                told.append(Problem(message=message))
    if not recordings:
        raise _nothing_sound(sounds[0][0].path, told)
    return Recordings(recordings=tuple(recordings), problems=tuple(told))


def _candidates(paths: Sequence[Path], labels: LabelsSpec) -> tuple[list[SourceFile], list[Problem]]:
    candidates, problems = [], []
    table = None if labels.table is None else as_path(labels.table).resolve()
    for file in files_of(paths):
        if file.root is None or holds(file.path, "sound"):
            candidates.append(file)
        elif file.path.resolve() != table and not _marks_a_sound(file):
            message = sentence("{file} is left out: by its ending it is not a recording.", file=str(file.path))
            problems.append(Problem(message=message))
    return candidates, problems


def _marks_a_sound(file: SourceFile) -> bool:
    """Whether a text file may hold the marks of the recording beside it."""
    beside = file.path.parent.glob(f"{glob.escape(file.path.stem)}.*") if file.path == label_file(file.path) else ()
    return any(holds(sound, "sound") for sound in beside)


def _unreadable(file: SourceFile, error: OSError) -> Problem:
    return Problem(message=sentence("{file} cannot be read: {reason}.", file=str(file.path), reason=str(error)))


def _unknown(file: SourceFile, labels: LabelsSpec) -> Sentence:
    if labels.table is not None:
        return sentence("{file} is left out: {table} does not list it.", file=str(file.path), table=labels.table)
    if labels.pattern is None and file.folders and file.folders[-1].startswith("_"):
        return sentence("{file} is left out: a folder whose name begins with _ is no class.", file=str(file.path))
    if labels.pattern is None:
        return sentence("{file} is left out: no label file marks a piece of it.", file=str(file.path))
    return sentence("{file} is left out: it is not named like {pattern}.", file=str(file.path), pattern=labels.pattern)


def _nothing_sound(path: Path, problems: Sequence[Problem]) -> WorkbenchError:
    """Of one file alone it says what is wrong with that, as every exported script does."""
    if len(problems) == 1:
        return WorkbenchError.of(problems[0].message)
    return WorkbenchError(
        "None of the {count} files can be used as a recording. The first: {reason}",
        file=path,
        count=len(problems),
        reason=problems[0].message if problems else "-",
    )

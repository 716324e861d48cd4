"""Recordings: which files are sound, what is known of each, and what is wrong with the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.data.sources.decode import SoundFacts, sound_facts
from workbench.data.sources.files import SourceFile, files_of
from workbench.data.sources.formats import holds
from workbench.data.sources.naming import Facts, facts_of_files
from workbench.data.spec import LabelsSpec
from workbench.data.table import Problem
from workbench.errors import WorkbenchError
from workbench.progress import Progress, Work
from workbench.sentence import Sentence, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """One file of sound: what its header says, and what its name, folder or table tells of it."""

    file: SourceFile
    sound: SoundFacts
    facts: Facts


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
    facts = yield from facts_of_files([file for file, _ in sounds], labels, needed=labelled)
    recordings = []
    for (file, sound), known in zip(sounds, facts, strict=True):
        if known is None:
            problems.append(Problem(message=_unknown(file, labels)))
        else:
            recordings.append(Recording(file=file, sound=sound, facts=known))
    return Recordings(recordings=tuple(recordings), problems=tuple(problems))


def _candidates(paths: Sequence[Path], labels: LabelsSpec) -> tuple[list[SourceFile], list[Problem]]:
    candidates, problems = [], []
    table = None if labels.table is None else Path(labels.table).resolve()
    for file in files_of(paths):
        if file.root is None or holds(file.path, "sound"):
            candidates.append(file)
        elif file.path.resolve() != table:
            message = sentence("{file} is left out: by its ending it is not a recording.", file=str(file.path))
            problems.append(Problem(message=message))
    return candidates, problems


def _unreadable(file: SourceFile, error: OSError) -> Problem:
    return Problem(message=sentence("{file} cannot be read: {reason}.", file=str(file.path), reason=str(error)))


def _unknown(file: SourceFile, labels: LabelsSpec) -> Sentence:
    if labels.table is not None:
        return sentence("{file} is left out: {table} does not list it.", file=str(file.path), table=labels.table)
    return sentence("{file} is left out: it is not named like {pattern}.", file=str(file.path), pattern=labels.pattern)


def _nothing_sound(path: Path, problems: Sequence[Problem]) -> WorkbenchError:
    return WorkbenchError(
        "None of the {count} files can be used as a recording. The first: {reason}",
        file=path,
        count=len(problems),
        reason=problems[0].message if problems else "-",
    )

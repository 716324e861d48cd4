"""Loading: the files of a data spec become one dataset of flat values plus offsets.

Shapes: N all steps of all sequences, S sequences.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from workbench.data.assembling import assembled
from workbench.data.categories import columns_before, made_inputs, unused_words, with_words_ahead
from workbench.data.columns import beyond_notes
from workbench.data.conditions import facts_in_conditions
from workbench.data.dataset import DataFacts, SequenceDataset, Split
from workbench.data.forecast_target import unused_ahead
from workbench.data.labels import as_answer
from workbench.data.later_files import columns_there, layout_there, layout_told
from workbench.data.layouts import RoleColumns, Sequences, columns_of, read_long, read_series, read_wide
from workbench.data.listed_sequences import listed_files
from workbench.data.marked_rows import marked_files
from workbench.data.pacing import paced
from workbench.data.recipe import recipe_of
from workbench.data.recordings import recordings_dataset
from workbench.data.schema import infer_schema
from workbench.data.sources.files import SourceFile, kind_of
from workbench.data.sources.naming import Facts, facts_of_files
from workbench.data.sources.tables import read_all
from workbench.data.spec import DataSpec, Layout
from workbench.data.table import Problem, Table
from workbench.data.tasks import TASKS
from workbench.data.time.clock import with_times
from workbench.data.tokens import token_dataset
from workbench.data.words import Words
from workbench.errors import WorkbenchError
from workbench.paths import as_path, as_text
from workbench.progress import Progress, Work, stage
from workbench.project_files import AnyPath
from workbench.sentence import Sentence, sentence

READING_SHARE = 0.9
MOST_PROBLEM_NOTES, MOST_ALIKE = 3, 3
MEBIBYTE = 1 << 20


def load_dataset(
    spec: DataSpec,
    *,
    classes: tuple[str, ...] | None = None,
    words: Words | None = None,
    tables: Sequence[Table] = (),
    cache: AnyPath | None = None,
) -> Work[SequenceDataset]:
    """Read all sources and give their sequences: roles become values and labels, missing values are filled.

    `tables` are the files of the sources as already read, in their order, so that they need not be read again.
    Recordings are decoded into the folder `cache`.

    Without roles in the spec they are inferred. `classes` of a finished run (empty for a forecast) load data for that
    run: labels may then be absent or unknown (index -1), and no group column is needed. `words` are the vocabularies
    of its categories; other words are then unknown (0).
    Raises WorkbenchError for what the files or the roles do not allow, naming file, row and column.
    """
    if not spec.sources:
        raise WorkbenchError("No file is loaded yet. Add a file or folder first.")
    paths = [as_path(source.path) for source in spec.sources]
    heard = classes is not None and spec.audio.sample_rate is not None  # other files for a run that heard sound
    if not tables and (heard or kind_of(paths) == "sounds"):
        return (yield from recordings_dataset(spec, classes=classes, cache=cache))
    if TASKS[spec.task].text:
        return (yield from token_dataset(spec, classes=classes, tables=tables))
    read = yield from stage(read_all(paths, spec.reading, known=tables), 0.0, READING_SHARE)
    if not spec.roles:
        proposal = infer_schema(read.tables[:1], spec.task)
        spec = spec.model_copy(update={"roles": proposal.roles, "layout": proposal.layout})
    read = yield from listed_files(spec, (yield from marked_files(spec, read)))
    known = yield from _file_facts(spec, read.files, needed=classes is None)
    names = _file_names(read.files)
    known_words = columns_before(words)
    hashes = {as_path(source.path): source.sha256 for source in spec.sources}
    pieces: list[Sequences] = []
    origins: list[Path] = []
    notes = [note for path, sha256 in read.hashes.items() for note in changed_notes(path, hashes.get(path, ""), sha256)]
    refused: list[WorkbenchError] = []
    for place, (table, file_facts) in enumerate(zip(read.tables, known, strict=True)):
        if file_facts is None:
            notes.append(sentence("{file} is left out: nothing tells its class.", file=table.path.name))
            continue
        try:
            columns = with_words_ahead(_columns(spec, table, classes), spec, read.tables, known_words)
            beyond = beyond_notes(table, (*columns.inputs, *columns.answers), spec.origins)
            layout = spec.layout if classes is None else layout_there(spec.layout, columns)
            piece = _with_facts(_read_layout(layout, table, columns), spec, file_facts)
        except WorkbenchError as error:
            if read.files[place].root is None:
                raise
            refused.append(error)
            continue
        several = len(names) > 1 or spec.layout == "files"
        noted = (*file_notes(table, hashes.get(table.path, "")), *beyond, *layout_told(spec.layout, layout, table))
        named = _renamed(piece, layout, names[place], several=several, notes=noted)
        pieces.append(paced(named, spec, columns, table.path.name))
        origins.append(table.path)
    if refused and not pieces:
        raise refused[0]
    faulty = (sentence("A file of the folder is left out. {reason}", reason=error.sentence) for error in refused)
    notes = [*_left_out((*read.problems, *faulty)), *notes]
    yield Progress(done=READING_SHARE, message=sentence("Putting the sequences together"))
    dataset = yield from assembled(spec, columns, pieces, classes, origins, words=known_words)
    steps = [piece.longest_step for piece in pieces if piece.longest_step is not None]
    recipe = replace(recipe_of(read.tables[0], spec.reading), longest_step=max(steps, default=None))
    return replace(
        dataset,
        recipe=recipe,
        unused_words=unused_words(read.tables[0], spec),
        unused_ahead=unused_ahead(read.tables[0], spec),
        notes=(*notes, *_once(dataset.notes)),
    )


def facts(dataset: SequenceDataset, split: Split, spec: DataSpec) -> DataFacts:
    """What a model must know of the data to be built."""
    forecast = TASKS[dataset.task].forecasts
    return DataFacts(
        task=dataset.task,
        inputs=dataset.inputs,
        targets=dataset.targets,
        classes=dataset.classes,
        context=spec.window.context if forecast else int(split.train.lengths_E.max()),
        horizon=spec.window.horizon if forecast else 0,
        missing_mask=dataset.missing_policy == "mask",
        season=dataset.season,
        sample_rate=dataset.sample_rate,
        origins_F=dataset.origins_F,
        answer_origins_K=dataset.answer_origins_K,
        categories=dataset.categories,
        typical=0 if forecast else int(np.median(split.train.lengths_E)),
    )


def _file_facts(spec: DataSpec, files: Sequence[SourceFile], *, needed: bool) -> Work[tuple[Facts | None, ...]]:
    """What names, folders or a table tell of each file, where each file is one labelled sequence."""
    if spec.layout != "files":
        return ({},) * len(files)
    known = yield from facts_of_files(files, spec.labels, needed=needed)
    label = spec.labels.label
    if (
        needed
        and TASKS[spec.task].per_sequence
        and not any(file_facts and file_facts.get(label) for file_facts in known)
    ):
        raise WorkbenchError(
            "Nothing tells what is to be recognised in {file}. Put the files of each class in a folder of their own, "
            "say how the files are named, or give a table of files.",
            file=files[0].path,
        )
    if not needed or not TASKS[spec.task].per_sequence:
        return known
    return tuple(file_facts if file_facts and file_facts.get(label) else None for file_facts in known)


def _with_facts(piece: Sequences, spec: DataSpec, file_facts: Facts) -> Sequences:
    """The one sequence of a labelled file with what is known of the file; its label is its class or value."""
    if spec.layout != "files":
        return piece
    label = file_facts.get(spec.labels.label)
    piece = replace(piece, facts_S=piece.facts_S | {name: (fact,) for name, fact in file_facts.items()})
    asks = TASKS[spec.task]
    if asks.values_sequences:
        answer = as_answer(label, piece.names_S[0]) - spec.origins.get(spec.labels.label, 0.0)
        return replace(piece, answers_SK=np.full((1, 1), answer, np.float32))
    return replace(piece, labels_S=(label,)) if asks.labels_sequences else piece


def _left_out(problems: Sequence[Sentence]) -> tuple[Sentence, ...]:
    more = len(problems) - MOST_PROBLEM_NOTES
    notes = tuple(problems[:MOST_PROBLEM_NOTES])
    return (*notes, sentence("{count} more files are left out.", count=more)) if more > 0 else notes


def _columns(spec: DataSpec, table: Table, classes: tuple[str, ...] | None) -> RoleColumns:
    columns = columns_of(spec.roles, spec.task, asked=facts_in_conditions(spec.split))
    most_bytes = None if spec.memory is None else spec.memory * MEBIBYTE
    made = len(made_inputs(spec))
    columns = replace(columns, made=made, most_bytes=most_bytes, time_unit=spec.reading.time_unit, origins=spec.origins)
    if classes is not None:
        columns = columns_there(columns, table)
    asks = TASKS[spec.task]
    if asks.forecasts:
        if "target" not in spec.roles.values():
            raise WorkbenchError(
                "No column is to be forecast. Give one number column of {file} the role target.", file=table.path
            )
        if spec.layout == "wide":
            raise WorkbenchError(
                "{file}: a forecast needs time running down the rows, not one sequence per row. Choose another layout.",
                file=table.path,
            )
    elif asks.values_sequences and not columns.answers and classes is None and spec.layout != "files":
        raise WorkbenchError(
            "No column holds the values to answer. Give one number column of {file} the role target.", file=table.path
        )
    elif asks.labels_steps and spec.layout == "wide":
        raise WorkbenchError(
            "{file}: labels of steps need time running down the rows, not one sequence per row. Choose another layout.",
            file=table.path,
        )
    elif asks.labelled and columns.label is None and classes is None and spec.layout != "files":
        raise WorkbenchError("No column holds the classes. Give one column of {file} the role label.", file=table.path)
    if not (columns.inputs or columns.categories or made):
        raise WorkbenchError(
            "The model has nothing to look at. Give one number column of {file} the role feature.", file=table.path
        )
    return columns


def _read_layout(layout: Layout, table: Table, columns: RoleColumns) -> Sequences:
    readers = {"series": read_series, "long": read_long, "wide": read_wide, "files": read_series}
    kept, notes = (table, ()) if layout == "wide" else with_times(table, columns.times)
    piece = readers[layout](kept, columns)
    return replace(piece, notes=(*notes, *piece.notes))


def _renamed(piece: Sequences, layout: Layout, file: str, *, several: bool, notes: tuple[Sentence, ...]) -> Sequences:
    names_S = piece.names_S
    if several:
        names_S = tuple(f"{file}/{name}" for name in names_S) if layout in {"long", "wide"} else (file,)
        piece = replace(piece, facts_S={"file": (file,) * len(names_S), **piece.facts_S})
    return replace(piece, names_S=names_S, notes=(*notes, *piece.notes))


def changed_notes(path: Path, before: str, now: str) -> list[Sentence]:
    """That a file is another one than that of the hash, where both are known."""
    changed = bool(before and now and before != now)
    return [sentence("{file} has changed since it was added.", file=path.name)] if changed else []


def file_notes(table: Table, sha256: str) -> tuple[Sentence, ...]:
    """What was wrong with a file, and whether it is another one than that of the hash."""
    notes = changed_notes(table.path, sha256, table.sha256)
    for problem in table.problems[:MOST_PROBLEM_NOTES]:
        notes.append(_problem_note(table.path.name, problem))
    more = len(table.problems) - MOST_PROBLEM_NOTES
    if more > 0:
        notes.append(sentence("{count} more problems were met in reading {file}.", count=more, file=table.path.name))
    return tuple(notes)


def _once(notes: Sequence[Sentence]) -> list[Sentence]:
    """Notes, but what is wrong with many files alike is told once."""
    alike: dict[str, list[Sentence]] = {}
    for note in notes:
        problem = note.values.get("problem")
        alike.setdefault(str(problem) if isinstance(problem, Sentence) else str(note), []).append(note)
    told: list[Sentence] = []
    for several in alike.values():
        first, count = several[0].values, len(several) - 1
        if count < MOST_ALIKE or "problem" not in first:
            told += several
            continue
        said = {"file": first["file"], "count": count, "problem": first["problem"]}
        told.append(sentence("{file} and {count} more files: {problem}", **said))
    return told


def _problem_note(file: str, problem: Problem) -> Sentence:
    if problem.row is None:
        return sentence("{file}: {problem}", file=file, problem=problem.message)
    if problem.column is None:
        return sentence("{file}, row {row}: {problem}", file=file, row=problem.row, problem=problem.message)
    return sentence(
        "{file}, row {row}, column {column}: {problem}",
        file=file,
        row=problem.row,
        column=problem.column,
        problem=problem.message,
    )


def _file_names(files: Sequence[SourceFile]) -> tuple[str, ...]:
    """A short name per file, told apart by the folder where two files are called the same."""
    paths = [file.path for file in files]
    for names in ([file.name for file in files], [as_text(Path(path.parent.name, path.stem)) for path in paths]):
        if len(set(names)) == len(names):
            return tuple(names)
    return tuple(as_text(path) for path in paths)

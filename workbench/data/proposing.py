"""What a user would probably choose for some files: recordings, tables or text, their labels, roles and task."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path

from workbench.data.arrangement import arranged
from workbench.data.as_written import with_names_as_written, with_spans_as_numbers
from workbench.data.evidence import MOST_CLASSES
from workbench.data.listed_recordings import LARGEST_LIST, MOST_LISTS, listed_recordings, tables_within
from workbench.data.listed_sequences import key_column, of_another_part, with_listed, without_listing
from workbench.data.marked_rows import PIECE, Marks, read_marks, with_marks
from workbench.data.named_files import named_classes
from workbench.data.official import without_unanswered
from workbench.data.origins import propose_origins
from workbench.data.role_names import LABEL_NAMES, ORIGIN_NAMES, tells_class
from workbench.data.schema import Proposal, infer_schema
from workbench.data.sources.audio import Recordings, find_recordings
from workbench.data.sources.csv import DETECTED, read_table
from workbench.data.sources.cuts import span_columns
from workbench.data.sources.files import SourceFile, files_of, kind_of, shard_list_of, table_files
from workbench.data.sources.formats import format_of, holds, may_be_prose
from workbench.data.sources.naming import (
    are_amounts,
    are_parts,
    facts_of_files,
    file_column,
    is_of_part,
    propose_pattern,
    propose_places,
)
from workbench.data.sources.paired_files import may_be_paired
from workbench.data.sources.tables import ReadFiles, read_all
from workbench.data.sources.text import is_prose
from workbench.data.spec import DataSpec, LabelsSpec, ReadingSpec, Role, SourceSpec, Task
from workbench.data.table import Table
from workbench.data.tasks import TASKS
from workbench.data.time.epochs import counts_otherwise, may_count_seconds
from workbench.errors import WorkbenchError
from workbench.paths import as_path, as_text
from workbench.progress import Work
from workbench.sentence import Sentence, sentence

NO_LABELS = LabelsSpec()
LOOKED_AT = 20
"""Files of a folder whose text is looked at."""
_OF_LABELS = re.compile(r"^y([\W_]|$)|label|class|target|annot|truth|标签|类别", re.IGNORECASE)
NEVER_LABELS = {"split", "part", "subset", "fold", "index", "path", "file", "filename"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedData:
    """Sources, labels, layout, roles and task in a spec, why, and the tables or recordings that were looked at."""

    spec: DataSpec
    reasons: dict[str, Sentence]
    tables: tuple[Table, ...] = ()
    left_out: tuple[Sentence, ...] = ()
    """Why files of a folder are not among the tables."""
    recordings: Recordings | None = None


def propose_data(
    paths: Sequence[Path],
    *,
    task: Task | None = None,
    targets: Sequence[str] = (),
    reading: ReadingSpec = DETECTED,
    labels: LabelsSpec = NO_LABELS,
) -> Work[ProposedData]:
    """Everything but windows and the split for these files and folders.

    `targets` are columns to forecast or recognise; of files, the name of what is to be recognised. Raises
    WorkbenchError where nothing can be read.
    """
    paths = [shard_list_of(path) or path for path in paths]
    if kind_of(paths) == "sounds":
        return (yield from _recordings(paths, task, targets, labels))
    if not targets and _are_texts(paths, task):
        return _text(paths, reading)
    listed = yield from listed_recordings(paths, labels)
    if listed is not None:
        folders, table = listed
        return (yield from _recordings(folders, task, targets, labels.model_copy(update={"table": as_text(table)})))
    return (yield from _tables(paths, task, targets, reading, labels))


def readable_data(paths: Sequence[Path], reading: ReadingSpec = DETECTED) -> Work[ProposedData]:
    """What can be shown of files of which no experiment can be made: the proposal, or tables without roles.

    Raises WorkbenchError where nothing can be read.
    """
    try:
        return (yield from propose_data(paths, reading=reading))
    except WorkbenchError:
        if kind_of(paths) == "sounds":
            raise
        read = yield from read_all(paths, reading)
        roles: dict[str, Role] = {column.name: "ignore" for column in read.tables[0].columns}
        spec = DataSpec(sources=_sources(paths), reading=reading, roles=roles)
        return ProposedData(spec=spec, reasons={}, tables=read.tables, left_out=read.problems)


def _are_texts(paths: Sequence[Path], task: Task | None) -> bool:
    """Whether the files are plain text: prose, or, where the next token is asked for, anything that is no table."""
    files = [file.path for file in files_of(paths)]
    if task is None:
        return all(is_prose(file) for file in files[:LOOKED_AT])
    return TASKS[task].text and not any(holds(file, "table") and not may_be_prose(file) for file in files)


def _text(paths: Sequence[Path], reading: ReadingSpec) -> ProposedData:
    spec = DataSpec(task="next-token", sources=_sources(paths), reading=reading, layout="series")
    reasons = {
        "task": sentence("The lines look like sentences, so the task is the next character."),
        "layout": sentence("Each file is one text."),
    }
    return ProposedData(spec=spec, reasons=reasons)


def _tables(
    paths: Sequence[Path], task: Task | None, targets: Sequence[str], reading: ReadingSpec, labels: LabelsSpec
) -> Work[ProposedData]:
    asks_pairs = reading.paired is None and may_be_paired(table_files(paths)[0])
    if asks_pairs:
        reading = reading.model_copy(update={"paired": "rows"})
    read, reading = yield from arranged(partial(read_all, paths), reading, task, targets)
    read, unanswered = without_unanswered(read)
    paths = [table.path for table in read.tables] if unanswered else paths
    if asks_pairs and not read.paired:
        reading = reading.model_copy(update={"paired": None})
    spans = with_spans_as_numbers(reading, read.tables[0], targets) if task is None or TASKS[task].forecasts else None
    if spans is not None:
        reading, read = spans, (yield from read_all(paths, spans))
    if labels == NO_LABELS and not targets and not read.paired and (task is None or TASKS[task].labels_sequences):
        beside = yield from _tables_beside(read, paths)
        listed = _listed_sequences(paths, reading, read, beside)
        if listed is not None:
            return listed
        labels = _list_beside(read, beside) or named_classes(read) or labels
    marks = yield from read_marks(labels, read.files)
    if marks is not None and (task is None or TASKS[task].labelled):
        return _marked(paths, task, targets, reading, (read, marks))
    wanted = labels != NO_LABELS or any(file.folders for file in read.files)
    known = (yield from facts_of_files(read.files, labels)) if wanted else ()
    labelled = any(known) and all(
        facts.get(labels.label) if facts else facts is None and _may_lack(file, labels)
        for file, facts in zip(read.files, known, strict=False)
    )
    if labels == NO_LABELS and (are_parts(read.files) or _has_labels(read.tables[0])):
        labelled = False
    if labelled and task is None and labels.table is not None and are_amounts(known, labels.label):
        task = "regress"
    schema = infer_schema(read.tables, task, targets, labelled=labelled)
    as_written = with_names_as_written(reading, read.tables[0], schema.roles)
    if as_written is not None:
        told = (problem for problem in read.tables[0].problems if problem.column not in as_written.types)
        reading, read = as_written, (yield from read_all(paths, as_written))
        read = replace(read, tables=(replace(read.tables[0], problems=tuple(told)), *read.tables[1:]))
        schema = infer_schema(read.tables, task, targets, labelled=labelled)
    spec = _spec_of(schema, paths, read.tables, reading, labels, hashes=read.hashes)
    left_out = (*unanswered, *(told for told in read.problems if told.values.get("file") != labels.table))
    reasons = dict(schema.reasons)
    for name, file in read.paired.items():
        reasons[name] = sentence("{file} tells it, row by row.", file=file)
    if schema.layout == "files" and labels.pattern is not None:
        reasons["labels"] = sentence("The files are named like {pattern}.", pattern=labels.pattern)
    return ProposedData(spec=spec, reasons=reasons, tables=read.tables, left_out=left_out)


def _spec_of(
    schema: Proposal,
    paths: Sequence[Path],
    tables: Sequence[Table],
    reading: ReadingSpec,
    labels: LabelsSpec,
    *,
    hashes: Mapping[Path, str] | None = None,
) -> DataSpec:
    """What a schema says of these tables, of which the first decides."""
    return DataSpec(
        task=schema.task,
        sources=_sources(paths, hashes or {table.path: table.sha256 for table in tables}),
        reading=kept_reading(reading, tables[0], schema.roles),
        layout=schema.layout,
        roles=dict(schema.roles),
        origins=propose_origins(tables[0], schema.roles, schema.layout),
        labels=labels,
    )


def _listed_sequences(
    paths: Sequence[Path], reading: ReadingSpec, read: ReadFiles, beside: Sequence[Table]
) -> ProposedData | None:
    """Classes of sequences that another table lists, one of the files or one beside them; None where none does."""
    within = read.tables if len(read.tables) + len(beside) <= MOST_LISTS else ()
    for listing in (*beside, *within):
        apart = any(listing is table for table in beside)
        tables = read.tables if apart else tuple(table for table in (*within, *beside) if table is not listing)
        known = tuple(table for table in tables if is_of_part(listing.path, SourceFile(table.path)))
        keys = {key_column(table, listing) for table in known}
        key = keys.pop() if len(keys) == 1 and _may_label(listing, known[0]) else None
        if key is None or (label := _label_columns(listing, key)[0]) not in listing.frame.columns:
            continue
        labelled = tuple(with_listed(table, listing, key, label) for table in known)
        schema = infer_schema(labelled, "classify", [label])
        if schema.layout != "long":
            continue
        whole = apart and len(known) == len(tables)
        own = paths if whole else [table.path for table in known]  # a folder may take the list for the data
        spec = _spec_of(schema, own, labelled, reading, LabelsSpec(table=as_text(listing.path), label=label))
        told = sentence("{file} lists the sequences in column {column}.", file=listing.path.name, column=key)
        reasons = {**schema.reasons, "task": told, label: told}
        left_out = without_listing(read, listing.path).problems if apart else ()
        left_out += tuple(of_another_part(table, listing) for table in tables if table not in known)
        return ProposedData(spec=spec, reasons=reasons, tables=labelled, left_out=left_out)
    return None


def _may_lack(file: SourceFile, labels: LabelsSpec) -> bool:
    """Whether a file is left out alone where nothing is known of it: in a folder that is no class, or of another part
    than that which a list tells of."""
    return labels == NO_LABELS or (labels.table is not None and not is_of_part(as_path(labels.table), file))


def _has_labels(table: Table) -> bool:
    """Whether a column tells classes of the rows, which a folder's name would only hide."""
    return any(tells_class(column.name) and column.distinct > 1 for column in table.columns)


def _list_beside(read: ReadFiles, beside: Sequence[Table]) -> LabelsSpec | None:
    """Where a table beside the files names all of them, and tells a class of each."""
    for table in beside:
        column = file_column(table, read.files, all_of_them=True) if _may_label(table, read.tables[0]) else None
        labels = () if column is None else _label_columns(table, column)
        if labels and labels[0] in table.frame.columns:
            return LabelsSpec(table=as_text(table.path), label=labels[0])
    return None


def _may_label(listing: Table, data: Table) -> bool:
    """Whether a table of facts may be one of classes: by its name, or as data without dates are seldom to be forecast,
    such as sales beside a table of shops."""
    return _OF_LABELS.search(listing.path.stem) is not None or all(column.type != "time" for column in data.columns)


def _tables_beside(read: ReadFiles, paths: Sequence[Path]) -> Work[list[Table]]:
    """Small tables in the folders, which are not like the others."""
    taken, found = {file.path for file in read.files}, list[Table]()
    for folder in paths:
        others = sorted(path for path in folder.glob("*") if path not in taken) if folder.is_dir() else []
        for path in islice(filter(_may_list, others), MOST_LISTS):
            with suppress(WorkbenchError):  # of some other file beside the data
                found.append((yield from read_table(path)))
    return found


def _may_list(path: Path) -> bool:
    found = format_of(path)
    return found is not None and found.lists and path.is_file() and path.stat().st_size <= LARGEST_LIST


def _marked(
    paths: Sequence[Path],
    task: Task | None,
    targets: Sequence[str],
    reading: ReadingSpec,
    found: tuple[ReadFiles, Marks],
) -> ProposedData:
    """Tables whose rows are labelled by ranges of time: each range a sequence, or its rows labelled steps."""
    read, marks = found
    task, label = task or "classify", marks.labels.label
    if targets or label not in marks.table.frame.columns:
        label = targets[0] if targets else _label_columns(marks.table, None, (marks.start, marks.stop))[0]
    roles = infer_schema(read.tables, "forecast").roles
    times = [name for name, role in roles.items() if role == "time"]
    stepwise = TASKS[task].labels_steps
    tables = tuple(with_marks(table, marks, label, times, stepwise=stepwise) for table in read.tables)
    schema = infer_schema(tables, task, [label])
    piece: Role = "ignore" if stepwise else "sequence"
    reasons = dict(schema.reasons) | {label: sentence("{file} tells it by ranges of time.", file=marks.table.path.name)}
    if not stepwise:
        reasons["layout"] = sentence("Each range of {file} is one sequence.", file=marks.table.path.name)
    labels = marks.labels.model_copy(update={"label": label})
    roles = {**schema.roles, label: "label", PIECE: piece}
    kept = kept_reading(reading, read.tables[0], schema.roles)  # which the rows outside of all ranges decide as well
    layout = schema.layout if stepwise else "long"
    spec = _spec_of(schema, paths, tables, reading, labels).model_copy(
        update={"task": task, "layout": layout, "roles": roles, "reading": kept}
    )
    return ProposedData(spec=spec, reasons=reasons, tables=tables, left_out=read.problems)


def kept_reading(reading: ReadingSpec, table: Table, roles: Mapping[str, Role]) -> ReadingSpec:
    """The reading with what was found of the times where a later file might be found otherwise: an order of dates that
    could be exchanged, the unit of numbers, or a format of months that only a long column tells."""
    for column in table.columns:
        if roles.get(column.name) == "time" and column.notation is not None:
            notation = column.notation
            form = notation.format or ""
            months = notation.format if ("%m" in form or form == "%b%y") and "%d" not in form else None
            order = notation.order if notation.doubtful else None
            times = table.frame[column.name].to_numpy()
            doubtful = may_count_seconds(times, notation.unit, column.name) or counts_otherwise(times, notation.unit)
            unit = None if doubtful else notation.unit
            found = {"date_order": order, "time_unit": unit, "date_format": months}
            kept = {name: value for name, value in found.items() if value and getattr(reading, name) is None}
            return reading.model_copy(update=kept)
    return reading


def _recordings(
    paths: Sequence[Path], task: Task | None, targets: Sequence[str], labels: LabelsSpec
) -> Work[ProposedData]:
    reasons: dict[str, Sentence] = {}
    files = [file for file in files_of(paths) if holds(file.path, "sound")]
    if labels == NO_LABELS:
        labels = yield from _labels(files, paths, reasons)
    elif labels.table is not None and labels.label == NO_LABELS.label:
        table = yield from read_table(as_path(labels.table))
        labels = labels.model_copy(update={"label": _label_columns(table, file_column(table, files))[0]})
    if targets:
        labels = labels.model_copy(update={"label": targets[0]})
    found = yield from find_recordings(paths, labels)
    chosen = task or "classify"
    reasons["task"] = (
        sentence("As asked.") if task else sentence("They are recordings, so the task is to tell classes apart.")
    )
    reasons["layout"] = sentence("Each recording is one sequence.")
    spec = DataSpec(task=chosen, sources=_sources(paths), layout="files", labels=labels)
    return ProposedData(spec=spec, reasons=reasons, recordings=found)


def _labels(files: Sequence[SourceFile], paths: Sequence[Path], reasons: dict[str, Sentence]) -> Work[LabelsSpec]:
    """Class folders, or a table beside the recordings that lists them, or a pattern of their names."""
    places = propose_places(files)
    if places is not None:
        reasons["labels"] = sentence("The files are named like {pattern}.", pattern=places)
        return LabelsSpec(pattern=places)
    known = yield from facts_of_files(files, NO_LABELS)
    folders = all(facts is None or NO_LABELS.label in facts for facts in known) and not are_parts(files)
    if folders and any(known):
        reasons["labels"] = sentence("Each folder is a class.")
        return NO_LABELS
    for path in tables_within(paths):
        try:
            table = yield from read_table(path)
        except WorkbenchError:
            continue  # Some other file beside the recordings; the names may still tell.
        column = file_column(table, files)
        if column is not None:
            found = _label_columns(table, column)
            reasons["labels"] = _listed_by(path, column, found)
            return LabelsSpec(table=as_text(path), label=found[0])
    pattern = propose_pattern([file.stem for file in files])
    if pattern is not None:
        reasons["labels"] = sentence("The files are named like {pattern}.", pattern=pattern)
    return LabelsSpec(pattern=pattern)


def _listed_by(path: Path, column: str, labels: Sequence[str]) -> Sentence:
    if len(labels) == 1:
        return sentence("{file} lists the recordings in column {column}.", file=path.name, column=column)
    return sentence(
        "{file} lists the recordings in column {column}. Their class is taken from column {label}; it might also be "
        "{others}.",
        file=path.name,
        column=column,
        label=labels[0],
        others=", ".join(labels[1:]),
    )


def _label_columns(table: Table, files: str | None, ends: Sequence[str] = ()) -> tuple[str, ...]:
    """What a table that lists recordings in the column `files`, or ranges between `ends`, may tell of them as a class,
    the likeliest first."""
    taken = (files, *(ends or span_columns(table)))
    free = [column for column in table.columns if column.name not in taken]
    free.sort(key=lambda column: (bool(ORIGIN_NAMES & {*_words(column.name)}), column.type != "text"))
    named = [column.name for column in free if LABEL_NAMES & {column.name.strip().lower(), *_words(column.name)}]
    fitting = [
        column.name
        for column in free
        if 2 <= column.distinct <= MOST_CLASSES and column.name.strip().lower() not in NEVER_LABELS
    ]
    return tuple(dict.fromkeys((*named, *fitting))) or (NO_LABELS.label,)


def _words(name: str) -> list[str]:
    return re.split(r"[\W_]+", name.strip().lower())


def _sources(paths: Sequence[Path], hashes: Mapping[Path, str] | None = None) -> tuple[SourceSpec, ...]:
    return tuple(SourceSpec(path=as_text(path), sha256=(hashes or {}).get(path, "")) for path in paths)

"""Facts of files: parts of their names by a pattern, their class folders, or a table that lists them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from workbench.data.sources.csv import read_table
from workbench.data.sources.files import SourceFile
from workbench.data.spec import LabelsSpec
from workbench.data.table import Table
from workbench.errors import WorkbenchError
from workbench.paths import as_path, as_text
from workbench.progress import Work
from workbench.sentence import Sentence, sentence

Facts = dict[str, str]
Cut = tuple[str, int]
"""What separates the parts of a name, and how many there are."""
WHOLE: Cut = ("", 1)
MOST_CLASSES = 200
MOST_SPEAKERS = 1000
SEPARATORS = ("_", "-", " ", ".")
_PART = re.compile(r"\{([^{}]*)\}")
_PEOPLE = r"p|s|u|sub|subj|subject|person|user|participant|speaker|spk|pat|patient|volunteer|actor"
_TIMES = r"trial|session|take|rec|recording|run|rep|repetition|day|part|sample|segment|seg"
_PERSON = re.compile(
    rf"(?:{_PEOPLE})[ _-]?\d+|(?:subject|subj|person|participant|speaker|patient|user|actor)[ _-]?[a-z]\d*",
    re.IGNORECASE,
)
_WHAT_COUNTS = re.compile(rf"(?:{_TIMES})[ _-]?\d+", re.IGNORECASE)
"""Who or which time: seldom what."""
_PART_NAME = re.compile(
    r"(?:train|test|val|valid|validation|dev|eval|evaluation|training|testing)|(?:fold|split|cv)[ _-]?\d+",
    re.IGNORECASE,
)
_OF_PART = re.compile(
    r"(?:^|[\W_]|(?<=[xy]))(?:(train)(?:ing)?|(test)(?:ing)?|(val)(?:id(?:ation)?)?)(?:$|[\W_])", re.IGNORECASE
)
_AMOUNT = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")
_NUMBERED = re.compile(r"(.+?)[ _-]\d+")
_WORDS = re.compile(r"[ _.-]")
_MOST = 0.95
"""The share of names that a pattern is to fit."""


def match_pattern(pattern: str, stems: Sequence[str]) -> tuple[Facts | None, ...]:
    """The named parts of each file name, such as {label}_{speaker}_{index}, or None where the pattern does not fit.

    A part takes as few characters as it can. Raises WorkbenchError for a pattern that names no part, names one twice,
    or leaves open where one part ends.
    """
    names, literals = _taken_apart(pattern)
    found = (_parts(stem, literals) for stem in stems)
    return tuple(None if parts is None else dict(zip(names, parts, strict=True)) for parts in found)


def facts_of_files(
    files: Sequence[SourceFile], spec: LabelsSpec, *, needed: bool = True
) -> Work[tuple[Facts | None, ...]]:
    """What is known of each file, the label under its name `spec.label`; None for a file that is not named or listed.

    Raises WorkbenchError when a pattern or table does not tell the label of any. Unless `needed`, nothing need be
    known of a file.
    """
    facts: tuple[Facts | None, ...]
    if spec.table is not None:
        table = yield from read_table(as_path(spec.table))
        facts = _of_its_part(as_path(spec.table), files, listed_facts(table, files))
        said = sentence("{file} lists none of the files.", file=spec.table)
    elif spec.pattern is not None:
        facts = match_pattern(spec.pattern, names_for(spec.pattern, files))
        facts = tuple(_with_folder(some, file) for some, file in zip(facts, files, strict=True))
        stem = files[0].stem
        said = sentence("No file is named like {pattern}, but such as {stem}.", pattern=spec.pattern, stem=stem)
    else:
        facts = _class_folders(files, spec.label)
        return facts if needed else tuple(some or {} for some in facts)
    if needed:
        _check(facts, spec, said)
        return facts
    return tuple(some or {} for some in facts)


def are_amounts(facts: Sequence[Facts | None], name: str) -> bool:
    """Whether a fact of files is a number that is measured, most often another, and no code of few classes."""
    cells = [some[name] for some in facts if some and some.get(name)]
    found = [cell for cell in cells if _AMOUNT.fullmatch(cell.strip())]
    fractions = sum("." in cell for cell in found)
    return len(found) == len(cells) > 1 and fractions > 0 and 2 * len(set(found)) > len(found)


def is_of_part(listing: Path, file: SourceFile) -> bool:
    """Whether a list may tell of a file: one of the training part says nothing of a file of the test part, though both
    number what they hold alike."""
    part, own = named_part(SourceFile(listing))[0], named_part(file)[0]
    return not part or not own or part == own


def _of_its_part(listing: Path, files: Sequence[SourceFile], facts: Sequence[Facts | None]) -> tuple[Facts | None, ...]:
    return tuple(some if is_of_part(listing, file) else None for file, some in zip(files, facts, strict=True))


def listed_facts(table: Table, files: Sequence[SourceFile]) -> tuple[Facts | None, ...]:
    """The other columns of the row that names each file; the column of file names is found by its cells."""
    column = file_column(table, files)
    if column is None:
        return (None,) * len(files)
    cells = {name: ["" if cell is None else cell for cell in _texts(table, name)] for name in _names(table)}
    rows = {plain_place(cell): row for row, cell in reversed(list(enumerate(cells[column])))}
    found = [next((rows[key] for key in file_keys(file) if key in rows), None) for file in files]
    return tuple(None if row is None else {name: cells[name][row] for name in cells if name != column} for row in found)


def file_column(table: Table, files: Sequence[SourceFile], *, all_of_them: bool = False) -> str | None:
    """The column whose cells name most of the files, or None when no column names any, or not all where asked."""
    keys = [file_keys(file) for file in files]
    hits = {}
    for column in table.columns:
        cells = {plain_place(cell) for cell in _texts(table, column.name) if cell}
        hits[column.name] = sum(any(key in cells for key in some) for some in keys)
    best = max(hits, key=lambda name: hits[name])
    return best if hits[best] >= (len(files) if all_of_them else 1) else None


def names_for(pattern: str, files: Sequence[SourceFile]) -> list[str]:
    """What a pattern is held against: where it has a slash the files' places below their folder, else their names."""
    return [file.name if "/" in pattern else file.stem for file in files]


def propose_pattern(names: Sequence[str]) -> str | None:
    """A pattern that fits nearly all names and has a part that repeats like a class, or None.

    `names` are of files without their endings; where folders stand before them, the pattern is one of places.
    """
    depths = Counter(name.count("/") for name in names)
    if not depths:
        return None
    folders, files = depths.most_common(1)[0]
    if files < _MOST * len(names):
        return None
    levels = [*zip(*(name.split("/") for name in names if name.count("/") == folders), strict=True)]
    above = [next(_cuts(level), WHOLE) for level in levels[:-1]]
    found: list[tuple[bool, int, str]] = []
    for cut in (*_cuts(levels[-1]), *([WHOLE] if folders else [])):
        cuts = [*above, cut]
        rows = [row for row in (_cut_up(row, cuts) for row in zip(*levels, strict=True)) if row is not None]
        parts = _part_names([*zip(*rows, strict=True)])
        if "label" in parts:
            braced = iter(parts)
            pattern = "/".join(between.join(f"{{{next(braced)}}}" for _ in range(count)) for between, count in cuts)
            found.append((not all(row[parts.index("label")].isalpha() for row in rows), len(found), pattern))
    return min(found)[-1] if found else None


def propose_places(files: Sequence[SourceFile]) -> str | None:
    """A pattern of places for files whose innermost folders say who or which time and not what, as S01, session2 and
    walk_3 do, or say again what the names say, where something else repeats like a class; else None."""
    if not files or not all(file.folders for file in files):
        return None
    inner = {file.folders[-1] for file in files}
    again = all(file.folders[-1] in _WORDS.split(file.stem) for file in files)
    aside = all(map(_PERSON.fullmatch, inner)) or all(map(_WHAT_COUNTS.fullmatch, inner))
    numbered = [found[1] for folder in inner if (found := _NUMBERED.fullmatch(folder))]
    counted = len(numbered) == len(inner) and 2 <= len(set(numbered)) < len(inner)
    if not (again or aside or counted):
        return None
    pattern = propose_pattern([file.name for file in files])
    if pattern is None or pattern.split("/")[-2] == "{label}":
        return None
    facts = match_pattern(pattern, names_for(pattern, files))
    if aside:
        return None if any(some and some["label"].isdecimal() for some in facts) else pattern
    labels = [some and some["label"] for some in facts]
    same = all(label == file.folders[-1] for label, file in zip(labels, files, strict=True))
    return None if same or None in labels else pattern


def are_parts(files: Sequence[SourceFile]) -> bool:
    """Whether the folders that files lie in are called like parts of a split or folds: they are no classes."""
    return bool(files) and all(file.folders and _PART_NAME.fullmatch(file.folders[-1]) for file in files)


def named_part(file: SourceFile) -> tuple[str, str]:
    """The part that a file's name or a folder says it is of, or nothing, and what it is called without that."""
    found = _OF_PART.search(file.stem)
    above = (_OF_PART.search(folder) for folder in reversed(file.folders))
    told = found or next((each for each in above if each is not None), None)
    part = next((word.lower() for word in told.groups() if word), "") if told is not None else ""
    name = file.stem if found is None else file.stem[: found.start()] + " " + file.stem[found.end() :]
    return part, re.sub(r"\s+", "_", name.strip(" _-.")) or file.stem


def _cuts(level: Sequence[str]) -> Iterator[Cut]:
    """How nearly all names can be cut into as many parts each."""
    for separator in SEPARATORS:
        separators, files = Counter(name.count(separator) for name in level).most_common(1)[0]
        if separators and files >= _MOST * len(level):
            yield separator, separators + 1


def _cut_up(row: Sequence[str], cuts: Sequence[Cut]) -> list[str] | None:
    """The parts of a place; None where it has another number of them."""
    parts = [cell.split(separator) if separator else [cell] for cell, (separator, _) in zip(row, cuts, strict=True)]
    alike = all(len(each) == count for each, (_, count) in zip(parts, cuts, strict=True))
    return [part for each in parts for part in each] if alike else None


def classes_in(pattern: str, files: Sequence[SourceFile]) -> Counter[str]:
    """How many files have each class by the pattern; none at all where it does not fit every name."""
    facts = match_pattern(pattern, names_for(pattern, files))
    return Counter(some["label"] for some in facts if some) if None not in facts else Counter()


def _part_names(parts: Sequence[Sequence[str]]) -> list[str]:
    """A name per part: the first that repeats like classes is the label, a repeating word the speaker, a number the
    index. One that says who or which time is the label only where no other repeats."""
    label = _label_part(parts)
    names: list[str] = []
    for place, values in enumerate(parts):
        counts = Counter(values)
        numbers = all(value.isdecimal() for value in counts)
        several = 2 <= len(counts) <= min(MOST_SPEAKERS, len(values) // 2)
        people = _says(_PERSON, parts, place)
        if place == label:
            names.append("label")
        elif (people or not numbers) and "speaker" not in names and several and not _says(_WHAT_COUNTS, parts, place):
            names.append("speaker")
        elif numbers and "index" not in names:
            names.append("index")
        else:
            names.append(f"part{place + 1}")
    return names


def _label_part(parts: Sequence[Sequence[str]]) -> int | None:
    repeating = [
        place for place, values in enumerate(parts) if 2 <= len(set(values)) <= min(MOST_CLASSES, len(values) // 2)
    ]
    aside = (_PERSON, _WHAT_COUNTS, _PART_NAME)
    told = [place for place in repeating if not any(_says(form, parts, place) for form in aside)]
    once = [place for place in told if parts[place] not in parts[place + 1 :]]  # a folder that the name tells again
    return next(iter(once or told or repeating), None)


def _says(form: re.Pattern[str], parts: Sequence[Sequence[str]], place: int) -> bool:
    """Whether all values of a part have such a form, or are numbers behind a word of it that is always the same."""
    values = set(parts[place])
    if place and all(value.isdecimal() for value in values):
        before = sorted(set(parts[place - 1]))
        values = {before[0] + value for value in values} if len(before) == 1 else values
    return all(map(form.fullmatch, values))


def _parts(stem: str, literals: Sequence[str]) -> list[str] | None:
    """What lies between the literals, each at the first place where it can: a later one would leave the rest less."""
    first, *between, last = literals
    at, end = len(first), len(stem) - len(last)
    if not (stem.startswith(first) and stem.endswith(last)):
        return None
    parts = []
    for literal in between:
        found = stem.find(literal, at + 1, end)
        if found < 0:
            return None
        parts.append(stem[at:found])
        at = found + len(literal)
    return [*parts, stem[at:end]] if at < end else None


def _taken_apart(pattern: str) -> tuple[list[str], list[str]]:
    """The names of the parts, and what stands before, between and behind them."""
    pieces = _PART.split(pattern)
    literals, names = pieces[::2], [name.strip() for name in pieces[1::2]]
    if not names or not all(names) or any(brace in literal for literal in literals for brace in "{}"):
        raise WorkbenchError(
            "{pattern} is not a pattern of names. Write parts in braces, such as {example}.",
            pattern=pattern,
            example="{label}_{speaker}_{index}",
        )
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        raise WorkbenchError("{pattern} names the part {name} twice.", pattern=pattern, name=twice[0])
    if not all(literals[1:-1]):
        raise WorkbenchError(
            "{pattern} does not tell where one part ends and the next begins. Put a character between them.",
            pattern=pattern,
        )
    return names, literals


def _check(facts: Sequence[Mapping[str, str] | None], spec: LabelsSpec, said: Sentence) -> None:
    known = next((some for some in facts if some is not None), None)
    if known is None:
        raise WorkbenchError(said.template, **said.values)  # type: ignore[arg-type]
    if spec.label not in known:
        raise WorkbenchError(
            "{label} is to be recognised, but the files' names or table tell only {known}. Choose one of them.",
            label=spec.label,
            known=", ".join(known) or "-",
        )


def _class_folders(files: Sequence[SourceFile], label: str) -> tuple[Facts | None, ...]:
    """The innermost folder is the class, where every file lies in one and there are several; nothing is known of files
    in folders such as _background_noise_ beside these."""
    classes = {file.folders[-1] for file in files if file.folders}
    apart = {folder for folder in classes if folder.startswith("_")}
    if len(classes - apart) < 2 or not all(file.folders for file in files):
        return tuple(_with_folder({}, file) or {} for file in files)
    named = (None if file.folders[-1] in apart else {label: file.folders[-1]} for file in files)
    return tuple(_with_folder(some, file) for some, file in zip(named, files, strict=True))


def _with_folder(facts: Facts | None, file: SourceFile) -> Facts | None:
    """Also the outermost folder, where there are two or more: it may be the training or test part, or a speaker."""
    if facts is None or len(file.folders) < 2 or "folder" in facts:
        return facts
    return {**facts, "folder": file.folders[0]}


def file_keys(file: SourceFile) -> tuple[str, ...]:
    """How a table may call a file: by its place, its name, or its name without the ending."""
    place, own = file.name + file.path.suffix, as_text(Path(file.path.name))
    below = as_text(Path(file.path.parent.name, file.path.name))
    return tuple(plain_place(key) for key in (place, as_text(file.path), below, own, file.name, file.stem))


def plain_place(cell: str) -> str:
    """A path in a table as it is compared: without regard to case, kind of slash, or a leading dot."""
    return cell.strip().replace("\\", "/").removeprefix("./").lower()


def _names(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def _texts(table: Table, name: str) -> list[str | None]:
    from workbench.data.columns import texts

    return texts(table.frame[name])

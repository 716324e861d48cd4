"""Text becomes a dataset of tokens: one per character, the vocabulary being the characters in order.

Shapes: N all characters of all texts, S texts.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from workbench.data.columns import frame_column, texts
from workbench.data.dataset import Integers, SequenceDataset
from workbench.data.fingerprint import fingerprint
from workbench.data.sources.files import files_of
from workbench.data.sources.tables import read_all
from workbench.data.sources.text import read_text
from workbench.data.spec import DataSpec
from workbench.data.table import Table
from workbench.errors import WorkbenchError
from workbench.paths import as_path, as_text
from workbench.progress import Progress, Work, stage
from workbench.sentence import Sentence, sentence

TOKEN = "character"
"""Name of the one input: the index of a character in the vocabulary."""
Texts = tuple[list[str], tuple[str, ...], tuple[Sentence, ...]]
"""Texts, their names, and why others are left out."""
MOST_CHARACTERS = 20_000
"""Different characters; more are no text but noise."""


def token_dataset(
    spec: DataSpec, *, classes: tuple[str, ...] | None = None, tables: Sequence[Table] = ()
) -> Work[SequenceDataset]:
    """Each file, or each row of a text column (layout wide), as one sequence of characters.

    `classes` is the vocabulary of a finished run; characters outside it are unknown (-1). Raises WorkbenchError when
    there is no text to learn from.
    """
    paths = [as_path(source.path) for source in spec.sources]
    if spec.layout == "wide":
        found, names_S, problems = yield from _from_column(spec, paths, tables)
    else:
        found, names_S, problems = yield from _from_files(spec, paths)
    yield Progress(done=0.9, message=sentence("Counting the characters"))
    points_N = np.concatenate([_code_points(text) for text in found])
    offsets_S1 = np.concatenate([[0], np.cumsum([len(text) for text in found])]).astype(np.int64)
    vocabulary = tuple(chr(point) for point in np.unique(points_N)) if classes is None else classes
    _check(vocabulary, points_N, paths[0])
    labels_N = _indices(points_N, vocabulary)
    dataset = SequenceDataset(
        task="next-token",
        values_NF=np.maximum(labels_N, 0).astype(np.float32)[:, None],
        offsets_S1=offsets_S1,
        inputs=(TOKEN,),
        targets_NK=np.empty((len(points_N), 0), np.float32),
        targets=(),
        labels_S=np.empty(0, np.int64),
        classes=vocabulary,
        times_N=None,
        names_S=names_S,
        missing={TOKEN: 0},
        missing_policy="interpolate",
        season=1,
        labels_N=labels_N,
        notes=(*problems, *_notes(labels_N)),
        fingerprint="",
    )
    mark = yield from fingerprint(dataset)
    return replace(dataset, fingerprint=mark)


def _from_files(spec: DataSpec, paths: Sequence[Path]) -> Work[Texts]:
    files = files_of(paths)
    found, names, problems = [], [], []
    for place, file in enumerate(files):
        reading = read_text(file.path, spec.reading.encoding)
        try:
            found.append((yield from stage(reading, 0.9 * place / len(files), 0.9 * (place + 1) / len(files))))
            names.append(file.name)
        except WorkbenchError as error:
            if len(files) == 1 or file.root is None:
                raise
            problems.append(error.sentence)
    if not found:
        raise WorkbenchError("No file in {file} is text: {reason}", file=paths[0], reason=str(problems[0]))
    return found, tuple(names), tuple(problems)


def _from_column(spec: DataSpec, paths: Sequence[Path], tables: Sequence[Table]) -> Work[Texts]:
    columns = [name for name, role in spec.roles.items() if role == "target"]
    if len(columns) != 1:
        raise WorkbenchError(
            "One column must hold the text to learn. Give one column of {file} the role target.", file=paths[0]
        )
    read = yield from stage(read_all(paths, spec.reading, known=tables), 0.0, 0.9)
    cells = [
        (f"{as_text(Path(table.path.stem))}, row {table.first_row + row}", cell)
        for table in read.tables
        for row, cell in enumerate(texts(frame_column(table, columns[0])))
        if cell is not None and len(cell) > 1
    ]
    if not cells:
        raise WorkbenchError("Column {column} of {file} holds no text.", file=paths[0], column=columns[0])
    return [cell for _, cell in cells], tuple(name for name, _ in cells), read.problems


def _code_points(text: str) -> npt.NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _indices(points_N: npt.NDArray[np.uint32], vocabulary: tuple[str, ...]) -> Integers:
    """Place of each character in the vocabulary, which is in order; -1 where it is not in it."""
    known = np.array([ord(character) for character in vocabulary], np.uint32)
    places_N = np.minimum(np.searchsorted(known, points_N), len(known) - 1)
    return np.where(known[places_N] == points_N, places_N, -1).astype(np.int64)


def _check(vocabulary: tuple[str, ...], points_N: npt.NDArray[np.uint32], path: Path) -> None:
    if len(vocabulary) < 2 or len(points_N) < 3:
        raise WorkbenchError(
            "{file} holds too little text: a model needs different characters to tell apart.", file=path
        )
    if len(vocabulary) > MOST_CHARACTERS:
        raise WorkbenchError(
            "{file} holds {count} different characters, more than a text does. Is it text, and is its encoding right?",
            file=path,
            count=len(vocabulary),
        )


def _notes(labels_N: Integers) -> tuple[Sentence, ...]:
    unknown = int((labels_N < 0).sum())
    said = sentence("Characters that the model's vocabulary lacks ({count}) are not judged.", count=unknown)
    return (said,) if unknown else ()

"""Official splits: whether files, folders or a column already tell which sequences are for the test."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from workbench.data.sources.naming import named_part
from workbench.data.sources.tables import ReadFiles
from workbench.sentence import Sentence, sentence

SHOWN = 3
SPLIT_NAMES = ("split", "part", "subset", "fold", "folder", "file")
TEST = re.compile(r"(^|[_\-. /])test(ing)?([_\-. /]|$)", re.IGNORECASE)
TRAIN = re.compile(r"(^|[_\-. /])train(ing)?([_\-. /]|$)", re.IGNORECASE)


def without_unanswered(read: ReadFiles) -> tuple[ReadFiles, tuple[Sentence, ...]]:
    """The files without those of the test part that lack a column which one of the training part has, as those have of
    which only the organisers of a competition know the answers; and why."""
    parts = [named_part(file)[0] for file in read.files]
    names = [{column.name for column in table.columns} for table in read.tables]
    whole = max((found for found, part in zip(names, parts, strict=True) if part == "train"), key=len, default=set())
    lacking = [part == "test" and found < whole for found, part in zip(names, parts, strict=True)]
    told = tuple(
        sentence(
            "{file} is left out: it has no {columns}, which the training part has.",
            file=str(table.path),
            columns=", ".join(sorted(whole - found)[:SHOWN]),
        )
        for table, found, lacks in zip(read.tables, names, lacking, strict=True)
        if lacks
    )
    if not told:
        return read, ()
    kept = [place for place, lacks in enumerate(lacking) if not lacks]
    files, tables = tuple(read.files[place] for place in kept), tuple(read.tables[place] for place in kept)
    return replace(read, files=files, tables=tables), told


def official_test(facts_S: Mapping[str, Sequence[str]]) -> str | None:
    """The condition that chooses the sequences meant for the test, or None when nothing says so."""
    for name, values in facts_S.items():
        if name.strip().lower() not in SPLIT_NAMES:
            continue
        different = sorted(set(values))
        tests = [value for value in different if TEST.search(value)]
        trains = [value for value in different if TRAIN.search(value)]
        if len(tests) == 1 and trains and tests != trains:
            return f"{name}=={tests[0]}"
    return None

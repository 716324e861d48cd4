"""Official splits: whether files, folders or a column already tell which sequences are for the test."""

import re
from collections.abc import Mapping, Sequence

SPLIT_NAMES = ("split", "part", "subset", "fold", "folder", "file")
TEST = re.compile(r"(^|[_\-. /])test(ing)?([_\-. /]|$)", re.IGNORECASE)
TRAIN = re.compile(r"(^|[_\-. /])train(ing)?([_\-. /]|$)", re.IGNORECASE)


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

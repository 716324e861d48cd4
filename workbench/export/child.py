"""Questions put to an exported file in a process of its own, which knows nothing of this program."""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from workbench.data.dataset import Numbers
from workbench.errors import ProgramError
from workbench.export.processes import last_line, run_watched
from workbench.export.verify import Question
from workbench.progress import Work
from workbench.sentence import sentence

_LOOP = """
import pathlib, sys
import numpy as np
file, folder = sys.argv[1], pathlib.Path(sys.argv[2])
{opening}
for number in range(int(sys.argv[3])):
    values, lengths = (np.load(folder / f"{{part}}{{number}}.npy") for part in ("values", "lengths"))
    np.asarray(answer(values, lengths)).tofile(folder / f"answer{{number}}")
"""


def ask_child(opening: str, file: Path, questions: Sequence[Question]) -> Work[list[Numbers]]:
    """The answers of a file; `opening` is Python that defines `answer(values, lengths)` from the name `file`.

    Raises ProgramError where it does not run or end.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, question in enumerate(questions):
            np.save(folder / f"values{number}.npy", question.values_BTF)
            np.save(folder / f"lengths{number}.npy", question.lengths_B)
        code = _LOOP.format(opening=opening)
        arguments = [sys.executable, "-I", "-B", "-X", "utf8", "-c", code, str(file), name, str(len(questions))]
        message = sentence("Checking {file} in a process of its own", file=file.name)
        share = 1 / len(questions)
        failed = yield from run_watched(arguments, message, done=lambda: share * sum(1 for _ in folder.glob("answer*")))
        if failed:
            raise ProgramError(
                "{title} does not run in a process of its own ({reason}). Nothing was exported; please report this.",
                title=file.name,
                reason=last_line(failed),
            )
        return [_read(folder / f"answer{number}", question.answer) for number, question in enumerate(questions)]


def _read(path: Path, like: Numbers) -> Numbers:
    """Numbers in the form of the expected answer; as a plain row where there are more or fewer."""
    found: Numbers = np.fromfile(path, like.dtype)
    return found.reshape(like.shape) if found.size == like.size else found

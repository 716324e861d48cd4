"""An exported model in C is compiled where there is a compiler, and asked in a process of its own."""

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from workbench.data.dataset import DataFacts, Numbers
from workbench.data.tasks import TASKS
from workbench.errors import ProgramError
from workbench.export.c.network import TEMPLATES
from workbench.export.processes import run_watched
from workbench.export.verify import Question
from workbench.models.flow import answer_shape
from workbench.progress import Work, stage
from workbench.sentence import sentence

FLAGS = ("-std=c99", "-Wall", "-Wextra", "-Werror", "-pedantic")
OPTIMISED = ("-O2",)


def compiler() -> str | None:
    """The C compiler of this machine, where there is one."""
    return shutil.which("cc")


def ask_c(
    folder: Path,
    stem: str,
    questions: Sequence[Question],
    facts: DataFacts,
    *,
    compiler: str,
    options: Sequence[str] = OPTIMISED,
) -> Work[list[Numbers]]:
    """The model's answers to every question, each sequence alone.

    Raises ProgramError where it does not compile, run or end.
    """
    with tempfile.TemporaryDirectory() as name:
        program, asked, answered, main = (Path(name) / part for part in ("check", "asked", "answered", "check.c"))
        text = (TEMPLATES / "check.c").read_text(encoding="utf-8")
        main.write_text(text.replace("{model}", stem).replace("{MODEL}", stem.upper()), encoding="utf-8")
        sources = [str(folder / f"{stem}.c"), str(main), "-I", str(folder), "-o", str(program), "-lm"]
        message = sentence("Compiling {file}", file=f"{stem}.c")
        failed = yield from stage(run_watched([compiler, *FLAGS, *options, *sources], message), 0.0, 0.5)
        if failed:
            raise ProgramError(
                "{file} does not compile ({reason}). Nothing was exported; please report this.",
                file=f"{stem}.c",
                reason=next((line for line in failed.splitlines() if "error" in line), failed),
            )
        asked.write_bytes(b"".join(_packed(question, facts) for question in questions))
        message = sentence("Checking {file} in a process of its own", file=f"{stem}.c")
        failed = yield from stage(run_watched([str(program), str(asked), str(answered)], message), 0.5, 1.0)
        if failed:
            raise ProgramError(
                "{title} does not run in a process of its own ({reason}). Nothing was exported; please report this.",
                title=f"{stem}.c",
                reason=failed,
            )
        return _answers(answered.read_bytes(), questions, facts)


def _packed(question: Question, facts: DataFacts) -> bytes:
    """Each sequence of a batch: its length, how many numbers it is answered with, and its values."""
    kind = np.float64 if facts.origins_F else np.float32
    parts = []
    for values_TF, length in zip(question.values_BTF, question.lengths_B.tolist(), strict=True):
        parts.append(np.array([length, _count(length, facts)], np.int32).tobytes())
        parts.append(np.ascontiguousarray(values_TF[:length], kind).tobytes())
    return b"".join(parts)


def _count(length: int, facts: DataFacts) -> int:
    return int(np.prod(answer_shape(facts))) * (length if TASKS[facts.task].per_step else 1)


def _answers(content: bytes, questions: Sequence[Question], facts: DataFacts) -> list[Numbers]:
    """As the questions have them: padded with zeros where every step is answered."""
    numbers = np.frombuffer(content, np.float64 if facts.answer_origins_K else np.float32)
    found, start = [], 0
    for question in questions:
        shape = (question.size[1], *answer_shape(facts)) if TASKS[facts.task].per_step else answer_shape(facts)
        answer = np.zeros((question.size[0], *shape), numbers.dtype)
        for place, length in enumerate(question.lengths_B.tolist()):
            count = _count(length, facts)
            answer[place].reshape(-1)[:count] = numbers[start : start + count]
            start += count
        found.append(answer)
    return found

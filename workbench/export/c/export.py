"""A model in C, written and compared."""

from collections.abc import Sequence
from pathlib import Path

from workbench.export.c.check import ask_c, compiler
from workbench.export.c.source import STEM, write_c
from workbench.export.exportable import Exportable
from workbench.export.further import Written
from workbench.export.verify import Question, compared
from workbench.progress import Work
from workbench.sentence import Sentence, sentence


def export_c(source: Exportable, questions: Sequence[Question], folder: Path) -> Work[Written]:
    """Write the model as C, and compare it where there is a compiler.

    Raises WorkbenchError where a block has no source in C, ProgramError where it answers otherwise.
    """
    longest = max(question.size[1] for question in questions)
    write_c(source.model, source.facts, folder, source.preparation, longest=longest)
    told = sentence("model.c answers sequences of up to {count} steps.", count=longest)
    found = compiler()
    if found is None:
        return Written(notes=(told, not_run(f"{STEM}.c")))
    answers = yield from ask_c(folder, STEM, questions, source.facts, compiler=found)
    checks = compared(("c", f"{STEM}.c"), questions, answers, source.facts, source.statistics)
    return Written(checks=checks, notes=(told,))


def not_run(file: str) -> Sentence:
    """What is told where nothing could be compiled."""
    return sentence(
        "{file} was written and not run: there is no C compiler (cc) here. Compile it and compare its answers before "
        "you rely on it.",
        file=file,
    )

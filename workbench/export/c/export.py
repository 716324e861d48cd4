"""A model in C, written and compared; with weights of eight bits, what they lose is measured first."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch

from workbench.data.dataset import Numbers
from workbench.data.origins import moved, restored
from workbench.export.c.check import ask_c, compiler
from workbench.export.c.source import STEM, STEM_INT8, write_c
from workbench.export.exportable import Exportable
from workbench.export.further import Written
from workbench.export.loss import answer_of, measure
from workbench.export.rounding import rounded_model
from workbench.export.verify import Question, compared
from workbench.models.build import SequenceModel
from workbench.progress import Work, stage
from workbench.sentence import Sentence, sentence


def export_c(source: Exportable, questions: Sequence[Question], folder: Path) -> Work[Written]:
    """Write the model as C, and compare it where there is a compiler.

    Raises WorkbenchError where a block has no source in C, ProgramError where it answers otherwise.
    """
    return (yield from _export(source, questions, folder, name="c"))


def export_c_int8(source: Exportable, questions: Sequence[Question], folder: Path) -> Work[Written]:
    """The same with weights of eight bits, compared with what the model answers with such weights.

    Raises WorkbenchError also where they lose too much.
    """
    model = rounded_model(source.model)
    loss = yield from stage(measure(source, answer_of(model), f"{STEM_INT8}.c"), 0.0, 0.5)
    asked = [replace(question, answer=_answered(model, question)) for question in questions]
    work = _export(replace(source, model=model), asked, folder, name="c-int8", int8=True)
    written = yield from stage(work, 0.5, 1.0)
    return replace(written, notes=(loss.told(f"{STEM_INT8}.c"), *written.notes))


def _export(
    source: Exportable, questions: Sequence[Question], folder: Path, *, name: str, int8: bool = False
) -> Work[Written]:
    stem, facts = STEM_INT8 if int8 else STEM, source.facts
    longest = max(question.size[1] for question in questions)
    write_c(source.model, facts, folder, source.preparation, longest=longest, int8=int8)
    told = sentence("{file} answers sequences of up to {count} steps.", file=f"{stem}.c", count=longest)
    found = compiler()
    if found is None:
        return Written(notes=(told, not_run(f"{stem}.c")))
    answers = yield from ask_c(folder, stem, questions, facts, compiler=found)
    return Written(checks=compared((name, f"{stem}.c"), questions, answers, facts, source.statistics), notes=(told,))


def _answered(model: SequenceModel, question: Question) -> Numbers:
    """What a model answers to a question, in the user's units."""
    seen_BTF = torch.from_numpy(moved(question.values_BTF, model.facts.origins_F))
    with torch.inference_mode():
        answer = model(seen_BTF, torch.from_numpy(question.lengths_B)).numpy()
    return restored(answer, model.facts.answer_origins_K)


def not_run(file: str) -> Sentence:
    """What is told where nothing could be compiled."""
    return sentence(
        "{file} was written and not run: there is no C compiler (cc) here. Compile it and compare its answers before "
        "you rely on it.",
        file=file,
    )

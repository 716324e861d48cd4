"""The streaming twin of an export: whether there is one, and how it is checked.

Shapes: B batch, T time, F inputs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.data.dataset import DataFacts
from workbench.export.onnx_stream import STREAM, write_stream
from workbench.export.preparation import Preparation
from workbench.export.torch_source import TEMPLATES
from workbench.export.verify import Question
from workbench.models.build import SequenceModel
from workbench.models.spec import LogMelSpec, ModelSpec
from workbench.models.streaming import first_answered, stream_problems
from workbench.paths import write_whole
from workbench.sentence import Sentence, sentence

SCRIPT = "stream_onnx.py"
FILES = (STREAM, SCRIPT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """What is asked of a twin, with the answers of the whole; or why there is none."""

    questions: tuple[Question, ...] = ()
    problems: tuple[Sentence, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """What it is made of; nothing where it is not."""
        return FILES if self.questions else ()

    def write(self, model: SequenceModel, facts: DataFacts, preparation: Preparation, folder: Path) -> None:
        """Put its files into a folder."""
        if self.questions:
            write_stream(model, facts, folder / STREAM, preparation)
            write_whole(folder / SCRIPT, stream_script(model.spec, facts))


def twin_of(model: SequenceModel, facts: DataFacts, questions: Sequence[Question]) -> Twin:
    """The twin of a model, to be asked what the whole was asked."""
    problems = stream_problems(model.spec, facts)
    if problems:
        return Twin(problems=problems)
    least = first_answered(model.spec)
    asked = tuple(_long_enough(question, least) for question in questions if (question.lengths_B >= least).any())
    if not asked:
        short = sentence(
            "No sequence of the data fills a frame of {count} samples, so it cannot be checked.", count=least
        )
        return Twin(problems=(short,))
    return Twin(questions=asked)


def _long_enough(question: Question, least: int) -> Question:
    """The sequences to which a twin has an answer: the whole fills up what is shorter."""
    kept_B = question.lengths_B >= least
    return Question(
        values_BTF=question.values_BTF[kept_B], lengths_B=question.lengths_B[kept_B], answer=question.answer[kept_B]
    )


def stream_script(spec: ModelSpec, facts: DataFacts) -> str:
    """The script beside a twin."""
    step, rows, answered = "step", "a step", "the answer at each step is printed as soon as it is there"
    if facts.sample_rate is not None:
        step, rows = "sample", f"a sample from -1 to 1, {facts.sample_rate} of them a second"
        answered = "the answer at each sample is printed as soon as it is there"
        if any(isinstance(layer, LogMelSpec) for layer in spec.layers):
            answered = "an answer is printed as soon as a frame of them is whole"
    text = (TEMPLATES / "stream_onnx.txt").read_text(encoding="utf-8")
    for name, words in {"{step}": step, "{rows}": rows, "{answered}": answered}.items():
        text = text.replace(name, words)
    return text

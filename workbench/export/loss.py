"""What smaller numbers cost: the accuracy or the squared error on the validation part, before and after.

Shapes: K targets, B batch, C classes.
"""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from workbench.data.dataset import Doubles, Examples, SequenceDataset
from workbench.errors import WorkbenchError
from workbench.evaluation.predict import BATCH, Answer
from workbench.export.exportable import Exportable
from workbench.progress import Progress, Work, stage
from workbench.sentence import Sentence, sentence
from workbench.training.batches import ResidentData, by_length

LARGEST_ACCURACY, LARGEST_ERROR = 0.005, 0.01
"""What may be lost: half a point of accuracy, or one part in a hundred of the mean squared error."""
MOST_EXAMPLES = 4000
"""Of the validation part, evenly taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """A measure of so many examples before and after: the share of right classes, or the mean squared error of
    standardised numbers."""

    classes: bool
    before: float
    after: float
    examples: int

    @property
    def allowed(self) -> bool:
        """Whether it is no more than may be lost."""
        if self.classes:
            return self.before - self.after <= LARGEST_ACCURACY
        return self.after <= self.before * (1 + LARGEST_ERROR)

    def told(self, file: str) -> Sentence:
        """The same in words."""
        values = {"file": file, "count": self.examples, "before": f"{self.before:.4g}", "after": f"{self.after:.4g}"}
        if self.classes:
            values |= {"before": f"{100 * self.before:.2f}", "after": f"{100 * self.after:.2f}"}
            return sentence(
                "{file} answers {after} % of {count} validation examples rightly, the model itself {before} %.",
                **values,
            )
        return sentence(
            "The mean squared error of {file} on {count} validation examples is {after}, the model's own {before} "
            "(standardised).",
            **values,
        )


def refuse_unmeasured(source: Exportable) -> None:
    """Raises WorkbenchError where there is nothing to measure a loss by."""
    if source.dataset is None or source.val is None or not len(source.val):
        raise WorkbenchError(
            "What eight-bit weights lose is measured on the validation part, whose data are not at hand. Bring the "
            "files back to where they were, or leave these formats out."
        )


def measure(source: Exportable, answer: Answer, file: str) -> Work[Loss]:
    """How much worse `answer` is than the model.

    Raises WorkbenchError where it is more than may be lost, or nothing says so.
    """
    refuse_unmeasured(source)
    assert source.dataset is not None and source.val is not None
    examples = _some(source.val)
    before = yield from stage(_score(source, answer_of(source.model), source.dataset, examples), 0.0, 0.5)
    after = yield from stage(_score(source, answer, source.dataset, examples), 0.5, 1.0)
    loss = Loss(classes=bool(source.facts.classes), before=before, after=after, examples=len(examples))
    if not np.isfinite([before, after]).all():
        raise WorkbenchError(
            "No truth is known in the validation part, so that nothing tells what eight-bit weights lose. Leave these "
            "formats out."
        )
    if not loss.allowed:
        raise WorkbenchError(
            "{told} More is lost than half a point of accuracy or 1 % of the error, so nothing was exported. Leave "
            "this format out.",
            told=loss.told(file),
        )
    return loss


def answer_of(model: torch.nn.Module) -> Answer:
    """A model's answers without their origins."""

    def answer(x_BTF: Tensor, lengths_B: Tensor) -> Doubles:
        with torch.inference_mode():
            return np.asarray(model(x_BTF, lengths_B).numpy(), np.float64)

    return answer


def _some(examples: Examples) -> Examples:
    if len(examples) <= MOST_EXAMPLES:
        return examples
    return examples.chosen(np.linspace(0, len(examples) - 1, MOST_EXAMPLES).astype(np.int64))


def _score(source: Exportable, answer: Answer, dataset: SequenceDataset, examples: Examples) -> Work[float]:
    """The measure of these answers; NaN where no truth is known."""
    resident = ResidentData(dataset, torch.device("cpu"))
    stds = source.statistics.answer_std_K or source.statistics.std_F
    std_K = np.array(stds[: len(source.facts.targets)])
    total, known, done = 0.0, 0, 0
    for indices in by_length(examples, BATCH):
        yield Progress(done=done / len(examples), message=sentence("Measuring what smaller weights lose"))
        batch = resident.gather(examples, indices)
        answers, truth = answer(batch.x_BTF, batch.lengths_B), batch.y.numpy()
        if source.facts.classes:
            right, judged = answers.argmax(axis=-1) == truth, truth >= 0
            total, known = total + float(right[judged].sum()), known + int(judged.sum())
        else:
            squares = ((answers - truth) / std_K) ** 2
            judged = np.isfinite(squares)
            total, known = total + float(squares[judged].sum()), known + int(judged.sum())
        done += len(indices)
    return total / known if known else float("nan")

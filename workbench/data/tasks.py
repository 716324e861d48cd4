"""Tasks: one record per question that a model may answer, with what sets it apart; every room asks this table."""

from dataclasses import dataclass
from typing import Literal

from workbench.data.spec import Task
from workbench.sentence import Sentence, sentence

ValidationMetric = Literal["accuracy", "perplexity"]
NUMBER_LOSSES = ("mse", "mae", "huber")
QUANTILE_LOSS = "pinball"
CLASS_LOSSES = ("cross_entropy",)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskTraits:
    """What one task asks: how often it is answered, by what, and where the truth is found."""

    name: Task
    title: Sentence
    answered: Literal["horizon", "sequence", "step"]
    """One answer for all steps of a horizon together, one per sequence, or one per step."""
    numbers: bool
    """Whether answers are numbers in the data's units; else they are classes with their probabilities."""
    labelled: bool = False
    """Whether a label tells the truth: of a column, or of whole files."""
    text: bool = False
    """Whether characters are read and answered, instead of measurements."""
    losses: tuple[str, ...]
    """The losses that can judge its answers, the usual one first."""
    metric: ValidationMetric | None = None
    """What the validation part is judged by beside the loss."""
    decided_by: str
    """The metric that says which of two answerers is ahead."""

    @property
    def forecasts(self) -> bool:
        """Whether values of steps to come are answered, each window having a context and a horizon."""
        return self.answered == "horizon"

    @property
    def per_sequence(self) -> bool:
        """Whether each sequence has one answer; the others answer at steps, so that sequences may be cut by time."""
        return self.answered == "sequence"

    @property
    def per_step(self) -> bool:
        """Whether every step that is read gets an answer of its own."""
        return self.answered == "step"

    @property
    def ahead(self) -> bool:
        """Whether the truth is what comes next in the data themselves."""
        return self.forecasts or self.text

    @property
    def labels_steps(self) -> bool:
        """Whether steps have labels."""
        return self.labelled and self.per_step

    @property
    def labels_sequences(self) -> bool:
        """Whether sequences have labels."""
        return self.labelled and self.per_sequence

    @property
    def values_sequences(self) -> bool:
        """Whether sequences have values that are to be answered."""
        return self.numbers and self.per_sequence


TASKS: dict[str, TaskTraits] = {
    traits.name: traits
    for traits in (
        TaskTraits(
            name="forecast",
            title=sentence("Forecast"),
            answered="horizon",
            numbers=True,
            losses=(*NUMBER_LOSSES, QUANTILE_LOSS),
            decided_by="rmse",
        ),
        TaskTraits(
            name="classify",
            title=sentence("Classify"),
            answered="sequence",
            numbers=False,
            labelled=True,
            losses=CLASS_LOSSES,
            metric="accuracy",
            decided_by="accuracy",
        ),
        TaskTraits(
            name="regress",
            title=sentence("Value per sequence"),
            answered="sequence",
            numbers=True,
            losses=NUMBER_LOSSES,
            decided_by="rmse",
        ),
        TaskTraits(
            name="label-steps",
            title=sentence("Class per step"),
            answered="step",
            numbers=False,
            labelled=True,
            losses=CLASS_LOSSES,
            metric="accuracy",
            decided_by="accuracy",
        ),
        TaskTraits(
            name="next-token",
            title=sentence("Next character"),
            answered="step",
            numbers=False,
            text=True,
            losses=CLASS_LOSSES,
            metric="perplexity",
            decided_by="nats_per_token",
        ),
    )
}
"""All tasks by name, in the order in which they are offered."""

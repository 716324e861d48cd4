"""What is looked into: a run, its model with the weights that count, and the data it was trained on.

Shapes: B batch, T time, F inputs.
"""

import copy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from workbench.data.dataset import Examples, Part
from workbench.errors import WorkbenchError
from workbench.insight.question import Asked
from workbench.models.build import SequenceModel
from workbench.models.lengths import filled
from workbench.models.recurrent import Recurrent
from workbench.progress import Progress, Work
from workbench.runs.loaded import Loaded, load_experiment
from workbench.runs.run import Run
from workbench.sentence import sentence

if TYPE_CHECKING:
    from workbench.runs.project import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A run that is looked into; the model is on the CPU, in evaluation mode."""

    run: Run
    trained: SequenceModel | None
    """None where no epoch has finished."""
    data: Loaded | None
    """None where the run's files are gone."""
    unreadable: WorkbenchError | None = None
    """Why there are no data."""

    @property
    def model(self) -> SequenceModel:
        """The model. Raises WorkbenchError where the run has no weights."""
        if self.trained is None:
            raise WorkbenchError("Run {run} has no trained weights yet: no epoch has finished.", run=self.run.id)
        return self.trained

    @property
    def loaded(self) -> Loaded:
        """The data. Raises WorkbenchError where they cannot be read."""
        if self.data is None:
            assert self.unreadable is not None
            raise self.unreadable
        return self.data

    @property
    def recurrent(self) -> tuple[Recurrent, ...]:
        """The blocks of recurrent layers, in order."""
        return tuple(layer for layer in self.model.layers if isinstance(layer, Recurrent))

    def with_own_model(self) -> "Subject":
        """The same run for one question: hooks and stand-ins that it sets in the model meet no other that is being
        answered."""
        return replace(self, trained=copy.deepcopy(self.trained))

    def examples(self, part: Part) -> Examples:
        """Those of one part."""
        return self.loaded.split.part(part)

    def judged_on(self, part: Part) -> SequenceModel:
        """The model whose errors on a part count: a refit has learned from validation, which the best epoch had not."""
        if part == "val" and self.run.refit.exists():
            return self.run.model("best")
        return self.model

    def chosen(self, asked: Asked) -> "Example":
        """The example that is asked about. Raises WorkbenchError where the part has no such one."""
        examples = self.examples(asked.part)
        if not 0 <= asked.example < len(examples):
            raise WorkbenchError(
                "The part {part} has {count} examples; there is no number {number}.",
                part=asked.part,
                count=len(examples),
                number=asked.example + 1,
            )
        start, length = int(examples.starts_E[asked.example]), int(examples.lengths_E[asked.example])
        return Example(start=start, length=length, sequence=int(examples.sequences_E[asked.example]))

    def inputs(self, example: "Example") -> tuple[Tensor, Tensor]:
        """What the model sees of an example, as 1,T,F, and its length."""
        rows = slice(example.start, example.start + example.length)
        x_BTF = torch.from_numpy(np.array(self.loaded.dataset.values_NF[rows], np.float32))[None]
        return x_BTF, filled(torch.tensor([example.length]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Rows of the dataset."""

    start: int
    length: int
    sequence: int


def look_into(project: "Project", run: str | None, loaded: Loaded | None = None) -> Work[Subject]:
    """Open a run, without data where these cannot be read; `loaded` saves reading them where they are its own.

    Raises WorkbenchError for a run that is not there, or damaged.
    """
    yield Progress(done=0.0, message=sentence("Opening the run"))
    chosen, unreadable = project.run(run), None
    spec = chosen.spec
    if loaded is None or loaded.spec != spec.data:
        try:
            loaded = yield from load_experiment(spec.data, project.folder)
        except WorkbenchError as error:
            loaded, unreadable = None, error
    trained = chosen.model() if chosen.best.exists() else None
    return Subject(run=chosen, trained=trained, data=loaded, unreadable=unreadable)

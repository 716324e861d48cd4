"""Lines of a table as they come, made into steps by the program's own reader, as a whole file would be.

T steps, F inputs.
"""

import tempfile
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from workbench.data.dataset import DataFacts, Floats, SequenceDataset
from workbench.data.recipe import Recipe
from workbench.data.spec import DataSpec, PaceSpec
from workbench.errors import WorkbenchError
from workbench.evaluation.other import load_other
from workbench.progress import finish

KEPT = 24
"""Earlier lines of a series that are read again before new ones: what is filled, or told by its neighbours, stays."""

FEWEST = 2
"""Lines that a series is read from: one alone waits for the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Steps of one sequence that came together."""

    sequence: str
    values_TF: Floats
    whole: bool = False
    """Whether they are all of the sequence: a line of a wide table."""
    arrived: float = field(default_factory=time.perf_counter)
    """When they came, in seconds of a clock that only goes on."""


class LineReader:
    """Reads the lines of one table; the first ones are its header, where it has any."""

    def __init__(self, spec: DataSpec, facts: DataFacts, recipe: Recipe) -> None:
        if spec.pace != PaceSpec():
            raise WorkbenchError(
                "The steps were made by their times, of all rows together, so they cannot be made as rows come. Answer "
                "files instead, with workbench predict."
            )
        if not recipe.header_rows:  # so few lines might be taken for some
            spec = spec.model_copy(update={"reading": spec.reading.model_copy(update={"header_rows": 0})})
        self._spec, self._facts = spec, facts
        self._heads = recipe.skip_rows + recipe.header_rows
        self._header: list[str] = []
        self._kept: deque[str] = deque(maxlen=KEPT if spec.layout == "series" else 0)
        self._fewest = FEWEST if spec.layout == "series" else 1
        self._waiting: list[str] = []
        """Lines that are too few to be read."""
        self.lines = 0
        """Lines that came so far."""

    def read(self, lines: Sequence[str]) -> Iterator[Piece]:
        """The steps in these further lines, which end with their line ends. Raises WorkbenchError, naming the lines."""
        first, arrived = self.lines + 1, time.perf_counter()
        self.lines += len(lines)
        lacking = self._heads - len(self._header)
        self._header += lines[:lacking]
        new = [*self._waiting, *(line for line in lines[lacking:] if line.strip())]
        self._waiting = new if len(self._kept) + len(new) < self._fewest else []
        if self._waiting or not new:
            return
        try:
            dataset = self._loaded([*self._kept, *new])
            yield from self._pieces(dataset, len(new), arrived)
        except WorkbenchError as error:
            raise WorkbenchError(
                "Lines {first} to {last} of the input cannot be answered: {reason}",
                first=first,
                last=self.lines,
                reason=error.sentence,
            ) from error
        self._kept.extend(new)

    def _loaded(self, lines: Sequence[str]) -> SequenceDataset:
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / "input.csv"
            path.write_text("".join([*self._header, *lines]), encoding="utf-8", newline="")
            return finish(load_other([path], self._spec, self._facts))

    def _pieces(self, dataset: SequenceDataset, count: int, arrived: float) -> Iterator[Piece]:
        values_NF, stops = dataset.values_NF, dataset.offsets_S1
        if self._spec.layout == "series":
            if len(values_NF) != len(self._kept) + count:
                raise WorkbenchError(
                    "{lines} lines hold {steps} steps. Every line below the header must be one step.",
                    lines=len(self._kept) + count,
                    steps=len(values_NF),
                )
            yield Piece(sequence="", values_TF=np.array(values_NF[-count:]), arrived=arrived)
            return
        for name, start, stop in zip(dataset.names_S, stops[:-1], stops[1:], strict=True):
            steps, whole = np.array(values_NF[start:stop]), self._spec.layout == "wide"
            yield Piece(sequence=name, values_TF=steps, whole=whole, arrived=arrived)

"""The whole optimiser step as one CUDA graph per shape of batch, replayed over data that never leave the device.

Shapes: E examples of the training part, B examples of a batch.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial

import numpy as np
import torch
from torch import Tensor

from workbench.data.dataset import Examples, Integers, Rows
from workbench.sentence import sentence
from workbench.training.batches import Batch
from workbench.training.optim import set_rate
from workbench.training.steps import Learner, StepKind
from workbench.training.streamed import Stream, StreamedData, moved

WARM_UP_STEPS = 3
"""Steps before a capture, in which libraries allocate what they keep; they leave no trace."""
TRIAL_STEPS = 8
SHAPES_PER_OCTAVE = 8
"""Different paddings between a length and its double, so that few graphs serve all lengths."""


@dataclass(frozen=True, slots=True)
class BatchShape:
    """What a graph was captured for."""

    batch: int
    longest: int
    take_norm: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CapturedGraph:
    """A captured step, and what the host knows that each replay adds up."""

    graph: torch.cuda.CUDAGraph
    known: Counter[str]


class CapturedStep:
    """Steps replayed from CUDA graphs: one call of the host per step, and no copy but the epoch's order."""

    kind: StepKind = "captured"
    why = sentence("A whole step is one CUDA graph, replayed over data that stay on the device.")

    def __init__(self, learner: Learner, examples: Examples) -> None:
        device = learner.resident.device
        self.learner = learner
        self._horizon = examples.horizon
        self._longest, shortest = int(examples.lengths_E.max()), int(examples.lengths_E.min())
        self._even = self._longest == shortest
        self._places_3E = torch.zeros((3, len(examples)), dtype=torch.int64, device=device)
        self._next_1 = torch.zeros(1, dtype=torch.int64, device=device)
        self._graphs: dict[BatchShape, CapturedGraph] = {}
        self._pool = torch.cuda.graph_pool_handle()
        self._stream = _capturable_stream(device)
        self._rate = float("nan")
        self._shapes: list[BatchShape] = []
        self._inputs: dict[tuple[int, int], Batch] = {}
        self._coming: Stream | None = None
        if isinstance(learner.resident, StreamedData):
            self.why = sentence("A whole step is one CUDA graph; the data are too large for the device and sent ahead.")

    def begin(self, examples: Examples, batches: Sequence[Rows]) -> None:
        """Get ready for an epoch of these batches, in this order; shapes that are new are captured."""
        self.close()
        order: Integers = np.concatenate(batches).astype(np.int64)
        lengths = examples.lengths_E[order]
        places = torch.from_numpy(np.stack((examples.starts_E[order], lengths, examples.sequences_E[order])))
        self._places_3E.copy_(places)
        self._next_1.zero_()
        starts = np.cumsum([0, *map(len, batches[:-1])])
        longest = np.maximum.reduceat(lengths, starts).tolist()
        self._shapes = [
            BatchShape(len(batch), self._padded(length), self.learner.takes_norm(step))
            for step, (batch, length) in enumerate(zip(batches, longest, strict=True))
        ]
        for shape, start in zip(self._shapes, starts.tolist(), strict=True):
            if shape not in self._graphs:
                self._fill(examples, order[start : start + shape.batch], shape)
                self._graphs[shape] = self._captured(shape, start)
        resident = self.learner.resident
        if isinstance(resident, StreamedData):
            cuts = [
                partial(resident.cut, examples, batch, shape.longest, even=self._even)
                for batch, shape in zip(batches, self._shapes, strict=True)
            ]
            self._coming = Stream(cuts, resident.device)

    def close(self) -> None:
        """Send no more batches ahead."""
        if self._coming is not None:
            self._coming.close()
            self._coming = None

    def take(self, step: int, rate: float) -> None:
        """Learn from the epoch's next batch, number `step`, at this learning rate."""
        if rate != self._rate:
            set_rate(self.learner.optimizer, rate)
            self._rate = rate
        shape = self._shapes[step]
        if self._coming is not None:
            _copy(self._coming.next(), self._inputs[shape.batch, shape.longest])
        captured = self._graphs[shape]
        captured.graph.replay()
        self.learner.tally.known.update(captured.known)

    def trial(self) -> float:
        """Milliseconds that the epoch's first step takes on the device; it leaves no trace."""
        device = self.learner.resident.device
        torch.cuda.synchronize(device)  # Runs beside this one would be measured too.
        began, ended = (torch.cuda.Event(enable_timing=True) for _ in range(2))  # type: ignore[no-untyped-call]
        with self._untouched():
            for step in range(-1, TRIAL_STEPS):
                if step == 0:
                    began.record(torch.cuda.current_stream(device))
                self._next_1.zero_()
                self._graphs[self._shapes[0]].graph.replay()
            ended.record(torch.cuda.current_stream(device))
            ended.synchronize()
        return float(began.elapsed_time(ended)) / TRIAL_STEPS

    def _padded(self, longest: int) -> int:
        """The length that a batch is padded to: up to an eighth more, but no more than the longest example."""
        grain = max(1, 2 ** (longest.bit_length() - 1) // SHAPES_PER_OCTAVE)
        return self._longest if self._even else min(self._longest, -(-longest // grain) * grain)

    def _captured(self, shape: BatchShape, start: int) -> CapturedGraph:
        """The step on batches of a shape; one of them lies at `start` of the order."""
        graph, tally = torch.cuda.CUDAGraph(), self.learner.tally
        with self._untouched(), torch.cuda.stream(self._stream):
            for _ in range(WARM_UP_STEPS):
                self._next_1.fill_(start)
                self._learn(shape)
            self._stream.synchronize()
            tally.known = Counter()
            # Other threads, such as a window's, may use the device meanwhile.
            graph.capture_begin(pool=self._pool, capture_error_mode="thread_local")
            try:
                self._learn(shape)
            except BaseException:
                _give_up(graph, self._stream)
                raise
            graph.capture_end()
            return CapturedGraph(graph=graph, known=+tally.known)

    def _learn(self, shape: BatchShape) -> None:
        self.learner.learn(self._batch(shape), take_norm=shape.take_norm)

    def _batch(self, shape: BatchShape) -> Batch:
        """The epoch's next batch: cut on the device, or what was copied into its place."""
        resident = self.learner.resident
        if isinstance(resident, StreamedData):
            return self._inputs[shape.batch, shape.longest]
        rows = self._places_3E.shape[1]
        windows = self._places_3E.as_strided((rows - shape.batch + 1, 3, shape.batch), (1, rows, 1))
        places_3B = windows.index_select(0, self._next_1)[0]
        self._next_1.add_(shape.batch)
        return resident.cut(places_3B, shape.longest, self._horizon, even=self._even)

    def _fill(self, examples: Examples, indices: Rows, shape: BatchShape) -> None:
        """Make the place that streamed batches of a shape are copied to; others need none."""
        resident, key = self.learner.resident, (shape.batch, shape.longest)
        if isinstance(resident, StreamedData) and key not in self._inputs:
            batch = resident.cut(examples, indices, shape.longest, even=self._even)
            self._inputs[key] = moved(batch, resident.device)

    @contextmanager
    def _untouched(self) -> Iterator[None]:
        """Put back all that steps change: weights, buffers, the optimiser's state, sums and random numbers."""
        learner, device = self.learner, self.learner.resident.device
        tensors = [*learner.model.parameters(), *learner.model.buffers(), learner.tally.sums_5, self._next_1]
        touched = {id(tensor): tensor for tensor in tensors + optimizer_state(learner)}
        copies = {key: tensor.detach().clone() for key, tensor in touched.items()}
        known, random, random_here = learner.tally.known, torch.cuda.get_rng_state(device), torch.get_rng_state()
        self._stream.wait_stream(torch.cuda.current_stream(device))
        try:
            yield
        finally:
            learner.optimizer.zero_grad(set_to_none=True)
            torch.cuda.current_stream(device).wait_stream(self._stream)
            with torch.no_grad():
                for key, tensor in touched.items():
                    tensor.copy_(copies[key])
                for tensor in optimizer_state(learner):
                    if id(tensor) not in touched:
                        tensor.zero_()  # An optimiser starts from zeros.
            learner.tally.known = known
            torch.cuda.set_rng_state(random, device)
            torch.set_rng_state(random_here)


def _capturable_stream(device: torch.device) -> torch.cuda.Stream:
    """The current stream where it is a run's own: what libraries keep per stream is then no other run's either.

    The default stream cannot be captured.
    """
    current = torch.cuda.current_stream(device)
    if current != torch.cuda.default_stream(device):
        return current
    return torch.cuda.Stream(device)  # type: ignore[no-untyped-call]


def _copy(batch: Batch, place: Batch) -> None:
    place.x_BTF.copy_(batch.x_BTF)
    place.lengths_B.copy_(batch.lengths_B)
    place.y.copy_(batch.y)


def _give_up(graph: torch.cuda.CUDAGraph, stream: torch.cuda.Stream) -> None:
    """End a capture that failed, so that the device can be used on."""
    with suppress(RuntimeError):  # It says once more that the capture failed.
        graph.capture_end()
    # The generator believes that it is still being captured; a copy of its state does not.
    generator = torch.cuda.default_generators[stream.device_index]
    generator.graphsafe_set_state(generator.clone_state())


def optimizer_state(learner: Learner) -> list[Tensor]:
    """All tensors that the optimiser keeps."""
    states = learner.optimizer.state.values()
    return [value for state in states for value in state.values() if isinstance(value, Tensor)]

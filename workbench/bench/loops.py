"""Ways to train the same model: this program's trainer, and the loops that people write with plain PyTorch.

Shapes: E examples, T time, F inputs.
"""

import itertools
import math
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Literal

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import pack_padded_sequence, pad_sequence
from torch.utils.data import DataLoader, Dataset

from workbench.bench.cases import CLASSES, BenchCase, make_data, make_model
from workbench.models.cells import CELLS
from workbench.sentence import Sentence
from workbench.training.device import choose_device
from workbench.training.events import EpochEnd, FitStart, StepEnd
from workbench.training.spec import TrainingSpec
from workbench.training.trainer import TrainingData, fit

WARM_UP_SECONDS = 0.5
"""Not measured at first; a measurement that is shorter still is preceded by its own time."""
Step = Callable[[], int]
Example = tuple[Tensor, Tensor]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """What a loop reached; `note` says how this program's steps ran."""

    sequences_per_second: float
    note: Sentence | None = None
    memory_bytes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where to measure, for how long, and over how many examples."""

    device: torch.device
    seconds: float
    examples: int
    precision: Literal["tf32", "bf16"] = "tf32"
    """tf32 is what the other loops do, because torch does."""


def workbench_loop(case: BenchCase, place: Place) -> Speed:
    """This program's trainer, listened to as a window does; time is the clock's on the wall, listening included."""
    model, data = make_model(case), make_data(case, place.examples)
    spec = TrainingSpec(
        loss="mse" if case.shortest is None else "cross_entropy",
        batch_size=case.batch,
        clip_norm=0,
        epochs=100_000,
        patience=0,
        device=str(place.device),
        precision=place.precision,
    )
    events = fit(model, data, spec, run="bench", save=lambda state, end: None)
    steps, seconds, memory, looks = 0, 0.0, 0, 0
    last: tuple[float, StepEnd] | None = None
    began, warm, note = time.perf_counter(), min(WARM_UP_SECONDS, place.seconds), None
    for event in events:
        now = time.perf_counter()
        if isinstance(event, FitStart):
            note, began = event.why, now
        if isinstance(event, EpochEnd):
            if not looks and now - began > warm:
                # Too short an epoch to be looked at twice: take the trainer's own measure.
                examples = len(data.split.train)
                steps += math.ceil(examples / case.batch)
                seconds += examples / event.sequences_per_second
            last, looks = None, 0
            if seconds >= place.seconds:
                events.close()
        if isinstance(event, StepEnd):
            if last is not None and now - began > warm:
                steps, seconds = steps + event.step - last[1].step, seconds + now - last[0]
                looks += 1
            last, memory = (now, event), event.memory_bytes
            if seconds >= place.seconds:
                events.close()
    return Speed(sequences_per_second=steps * case.batch / seconds, note=note, memory_bytes=memory)


class PlainModel(nn.Module):
    """The model as a script would write it."""

    def __init__(self, case: BenchCase) -> None:
        super().__init__()
        kind = getattr(nn, CELLS[case.cell].torch_class.removeprefix("nn."))
        self.recurrent = kind(case.inputs, case.units, num_layers=case.layers, batch_first=True)
        self.linear = nn.Linear(case.units, 1 if case.shortest is None else len(CLASSES))

    def forward(self, x_BTF: Tensor, lengths_B: Tensor | None) -> Tensor:
        """The answer after the last step."""
        if lengths_B is None:
            answer: Tensor = self.linear(self.recurrent(x_BTF)[0][:, -1])
            return answer
        packed = pack_padded_sequence(x_BTF, lengths_B.cpu(), batch_first=True, enforce_sorted=False)
        hidden = self.recurrent(packed)[1]
        last: Tensor = (hidden[0] if isinstance(hidden, tuple) else hidden)[-1]
        return self.linear(last)  # type: ignore[no-any-return]


class Windows(Dataset[Example]):
    """Examples one by one, as DataLoader wants them."""

    def __init__(self, data: TrainingData) -> None:
        self.values = torch.from_numpy(data.dataset.values_NF)
        self.labels = torch.from_numpy(data.dataset.labels_S)
        self.train = data.split.train

    def __len__(self) -> int:
        return len(self.train)

    def __getitem__(self, index: int) -> Example:
        start, length = int(self.train.starts_E[index]), int(self.train.lengths_E[index])
        x_TF = self.values[start : start + length]
        if len(self.labels):
            return x_TF, self.labels[self.train.sequences_E[index]]
        return x_TF, self.values[start + length, :1]


def data_loader_loop(case: BenchCase, place: Place) -> Speed:
    """A plain loop over a DataLoader that moves every batch to the device."""
    windows = Windows(make_data(case, place.examples))
    ragged = case.shortest is not None
    loader = DataLoader(
        windows, batch_size=case.batch, shuffle=True, drop_last=True, collate_fn=_padded if ragged else None
    )
    learn = _plain_step(case, place)

    def batches() -> Iterator[tuple[Tensor, ...]]:
        while True:
            yield from loader

    stream = batches()

    def step() -> int:
        x_BTF, y, *lengths = (part.to(place.device) for part in next(stream))
        learn(x_BTF, y, lengths[0] if lengths else None)
        return len(x_BTF)

    return Speed(sequences_per_second=_rate(step, place))


def resident_loop(case: BenchCase, place: Place) -> Speed:
    """A plain loop whose examples all lie on the device, cut there by random indices."""
    windows = Windows(make_data(case, place.examples))
    ragged = case.shortest is not None
    parts: tuple[Tensor, ...]
    if ragged:
        parts = _padded([windows[index] for index in range(len(windows))])
    else:
        x_ETF = windows.values.unfold(0, case.steps, 1)[: len(windows)].transpose(1, 2)
        parts = (x_ETF, windows.values[case.steps :][: len(windows), :1])
    x_ETF, y_E, *lengths = (part.to(place.device) for part in parts)
    learn = _plain_step(case, place)

    def step() -> int:
        chosen = torch.randint(len(x_ETF), (case.batch,), device=place.device)
        learn(x_ETF[chosen], y_E[chosen], lengths[0][chosen] if lengths else None)
        return case.batch

    return Speed(sequences_per_second=_rate(step, place))


def measured(case: BenchCase, loop: str, place: Place) -> float:
    """Sequences per second of one loop, in a process of its own: what one loop leaves behind helps no other."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_measure, case, loop, place).result()


def _measure(case: BenchCase, loop: str, place: Place) -> float:
    choose_device(str(place.device))
    return LOOPS[loop](case, place).sequences_per_second


LOOPS: dict[str, Callable[[BenchCase, Place], Speed]] = {
    "workbench": workbench_loop,
    "plain + DataLoader": data_loader_loop,
    "plain, resident": resident_loop,
}


def _plain_step(case: BenchCase, place: Place) -> Callable[[Tensor, Tensor, Tensor | None], None]:
    model = PlainModel(case).to(place.device)
    optimizer = torch.optim.Adam(model.parameters())
    judged = functional.mse_loss if case.shortest is None else functional.cross_entropy

    def learn(x_BTF: Tensor, y: Tensor, lengths_B: Tensor | None) -> None:
        optimizer.zero_grad()
        judged(model(x_BTF, lengths_B), y).backward()  # type: ignore[no-untyped-call]
        optimizer.step()

    return learn


def _padded(examples: list[Example]) -> tuple[Tensor, Tensor, Tensor]:
    sequences, labels = zip(*examples, strict=True)
    lengths = torch.tensor([len(x_TF) for x_TF in sequences])
    return pad_sequence(list(sequences), batch_first=True), torch.stack(list(labels)), lengths


def _rate(step: Step, place: Place) -> float:
    """Sequences per second, the device waited for at both ends."""
    for _ in range(3):
        step()
    _wait(place.device)
    began, done = time.perf_counter(), 0
    for count in itertools.count(1):
        done += step()
        if count % 8 == 0 or place.device.type == "cpu":
            _wait(place.device)
            if time.perf_counter() - began >= place.seconds:
                break
    return done / (time.perf_counter() - began)


def _wait(device: torch.device) -> None:
    if device.type == "cuda":
        torch.cuda.synchronize(device)

"""The bench cases trained by this program, plain loops, Lightning and Keras with each backend, in turn.

python -m venv /tmp/peers && /tmp/peers/bin/pip install -e . torch lightning keras jax tensorflow
/tmp/peers/bin/python tests/benchmarks/peers.py --case A B C --seconds 3 --repeats 3

Every measurement is a process of its own, with as many threads as its library chooses. Prints one JSON object per loop
(the median of its runs), and ours beside the best of the others.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import contextlib

import torch
from torch.nn import functional
from torch.utils.data import DataLoader

from workbench.bench.cases import CASES, BenchCase, make_data
from workbench.bench.loops import LOOPS as BENCH_LOOPS
from workbench.bench.loops import Place, PlainModel, Windows

OURS = "workbench"
EXAMPLES = 4096
WARM_UP_STEPS = 5


class Watch:
    """Counts steps after the warm-up, until the time is over."""

    def __init__(self, seconds: float, device: str) -> None:
        self.seconds, self.device, self.steps, self.began = seconds, device, 0, 0.0

    def over(self) -> bool:
        """Count a step; whether that was enough."""
        self.steps += 1
        if self.device == "cuda":
            torch.cuda.synchronize()
        if self.steps == WARM_UP_STEPS:
            self.began = time.perf_counter()
        return self.steps > WARM_UP_STEPS and time.perf_counter() - self.began >= self.seconds

    def rate(self, batch: int) -> float:
        return (self.steps - WARM_UP_STEPS) * batch / (time.perf_counter() - self.began)


def lightning_loop(case: BenchCase, device: str, seconds: float) -> float:
    import lightning

    watch = Watch(seconds, device)

    class Module(lightning.LightningModule):
        def __init__(self) -> None:
            super().__init__()
            self.model = PlainModel(case)

        def training_step(self, batch, _):
            x_BTF, y = batch
            return functional.mse_loss(self.model(x_BTF, None), y)

        def configure_optimizers(self):
            return torch.optim.Adam(self.parameters())

        def on_train_batch_end(self, *_):
            if watch.over():
                self.trainer.should_stop = True
                self.trainer.limit_train_batches = 0

    loader = DataLoader(Windows(make_data(case, EXAMPLES)), batch_size=case.batch, shuffle=True, drop_last=True)
    quiet = {"logger": False, "enable_checkpointing": False, "enable_progress_bar": False}
    trainer = lightning.Trainer(
        max_epochs=-1, max_time={"seconds": int(seconds) + 30}, accelerator=device, devices=1, **quiet
    )
    trainer.fit(Module(), loader)
    return watch.rate(case.batch)


def keras_loop(case: BenchCase, device: str, seconds: float) -> float:
    import keras
    import numpy as np

    watch = Watch(seconds, device)
    layer = {"SimpleRNN": keras.layers.SimpleRNN, "GRU": keras.layers.GRU, "LSTM": keras.layers.LSTM}[case.cell]
    last = case.layers - 1
    stack = [layer(case.units, return_sequences=number < last) for number in range(case.layers)]
    model = keras.Sequential([keras.Input((case.steps, case.inputs)), *stack, keras.layers.Dense(1)])
    model.compile("adam", "mse")

    class Stop(keras.callbacks.Callback):
        def on_train_batch_end(self, batch, logs=None):
            if watch.over():
                self.model.stop_training = True
                raise StopIteration

    values = make_data(case, EXAMPLES).dataset.values_NF
    x = np.lib.stride_tricks.sliding_window_view(values, case.steps, axis=0)[:EXAMPLES].transpose(0, 2, 1).copy()
    y = values[case.steps :][:EXAMPLES, :1]
    with contextlib.suppress(StopIteration):
        model.fit(x, y, batch_size=case.batch, epochs=100_000, verbose=0, callbacks=[Stop()])
    return watch.rate(case.batch)


def ours(case: BenchCase, device: str, seconds: float, loop: str) -> float:
    place = Place(device=torch.device(device), seconds=seconds, examples=EXAMPLES)
    return BENCH_LOOPS[loop](case, place).sequences_per_second


LOOPS: dict[str, tuple[dict[str, str], Callable[[BenchCase, str, float], float]]] = {
    "workbench": ({}, partial(ours, loop="workbench")),
    "plain + DataLoader": ({}, partial(ours, loop="plain + DataLoader")),
    "plain, resident": ({}, partial(ours, loop="plain, resident")),
    "lightning": ({}, lightning_loop),
    "keras, torch": ({"KERAS_BACKEND": "torch"}, keras_loop),
    "keras, jax": ({"KERAS_BACKEND": "jax"}, keras_loop),
    "keras, tensorflow": ({"KERAS_BACKEND": "tensorflow"}, keras_loop),
}
"""Each loop, and the environment of its process."""


def measured(case: BenchCase, loop: str, asked: argparse.Namespace) -> float | None:
    """Sequences a second in a process of its own; None where the loop cannot run here."""
    command = [sys.executable, __file__, "--case", case.name, "--loop", loop, "--one", "--device", asked.device]
    environment = os.environ | LOOPS[loop][0] | {"TF_CPP_MIN_LOG_LEVEL": "3"}
    done = subprocess.run(
        [*command, "--seconds", str(asked.seconds)], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.stderr.write(f"{loop}: {done.stderr[-300:]}\n")
        return None
    return float(done.stdout.split()[-1])


def compare(case: BenchCase, asked: argparse.Namespace) -> None:
    """Every loop in turn, so often; the medians, and ours beside the best of the others within the same rounds."""
    speeds: dict[str, list[float]] = {loop: [] for loop in asked.loop}
    for _ in range(asked.repeats):
        for loop in asked.loop:
            speed = measured(case, loop, asked)
            if speed is not None:
                speeds[loop].append(speed)
    medians = {loop: statistics.median(found) for loop, found in speeds.items() if found}
    for loop, median in medians.items():
        line = {"case": case.name, "loop": loop, "device": asked.device, "sequences_per_second": round(median)}
        line |= {"runs": [round(speed) for speed in speeds[loop]]}
        sys.stdout.write(json.dumps(line) + "\n")
    peers = {loop: median for loop, median in medians.items() if loop != OURS}
    if OURS in medians and peers:
        best = max(peers, key=lambda loop: peers[loop])
        ratio = round(medians[OURS] / peers[best], 2)
        line = {"case": case.name, "best_peer": best, "ratio": ratio, "load_average": os.getloadavg()[0]}
        sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--case", nargs="+", default=["A", "B", "C"])
    parser.add_argument("--loop", nargs="+", default=list(LOOPS), choices=LOOPS)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    for case in CASES:
        if case.name not in asked.case or case.shortest is not None:
            continue
        if asked.one:
            sys.stdout.write(f"{LOOPS[asked.loop[0]][1](case, asked.device, asked.seconds)}\n")
        else:
            compare(case, asked)


if __name__ == "__main__":
    main()

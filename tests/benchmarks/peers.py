"""The bench cases trained by Lightning and Keras, in an environment of their own; prints what `bench --json` prints.

python -m venv /tmp/peers && /tmp/peers/bin/pip install torch lightning keras pydantic
/tmp/peers/bin/python tests/benchmarks/peers.py --case A B C --seconds 3
"""

import argparse
import importlib.util
import json
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "torch")
sys.path.insert(0, str(Path(__file__).parents[2]))

import contextlib

import torch
from torch.nn import functional
from torch.utils.data import DataLoader

from workbench.bench.cases import CASES, Case, make_data
from workbench.bench.loops import PlainModel, Windows

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


def lightning_loop(case: Case, device: str, seconds: float) -> float:
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


def keras_loop(case: Case, device: str, seconds: float) -> float:
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


LOOPS = {"lightning": lightning_loop, "keras": keras_loop}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--case", nargs="+", default=["A", "B", "C"])
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--seconds", type=float, default=3.0)
    asked = parser.parse_args()
    for case in CASES:
        if case.name not in asked.case or case.shortest is not None:
            continue
        for name, loop in LOOPS.items():
            if importlib.util.find_spec(name):
                speed = loop(case, asked.device, asked.seconds)
                line = {"case": case.name, "loop": name, "device": asked.device, "sequences_per_second": speed}
                sys.stdout.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main()

"""How long one step of a streaming twin takes in onnxruntime, one thread, by cell, units and depth.

.venv/bin/python tests/benchmarks/step_latency.py

Weights are drawn, as they do not matter for time. Prints one JSON object per network: median and 99th percentile.
"""

import json
import statistics
import sys
import time

import numpy as np
import onnxruntime
import torch

from workbench.data.dataset import DataFacts, Statistics
from workbench.export.onnx_stream import stream_bytes
from workbench.export.preparation import Preparation
from workbench.models.build import build_model
from workbench.models.spec import ModelSpec, RecurrentSpec

NETWORKS = [(cell, units, depth) for cell in ("SimpleRNN", "GRU", "LSTM") for units, depth in ((64, 1), (128, 2))]
STEPS, WARM_UP = 3000, 200
FACTS = DataFacts(
    task="classify",
    inputs=("x", "y", "z"),
    classes=("a", "b"),
    targets=(),
    context=100,
    horizon=0,
    season=1,
    missing_mask=False,
)
STATISTICS = Statistics(mean_F=(0.0,) * 3, std_F=(1.0,) * 3, class_counts=(1, 1))


def milliseconds(cell: str, units: int, depth: int) -> list[float]:
    torch.manual_seed(0)
    spec = ModelSpec(layers=(RecurrentSpec(cell=cell, units=units, depth=depth),))
    content = stream_bytes(build_model(spec, FACTS, STATISTICS).eval(), FACTS, Preparation())
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    names = [each.name for each in session.get_inputs()]
    states = [np.zeros((1, units), np.float32) for _ in names[1:]]
    values, found = np.random.default_rng(0).standard_normal((STEPS, 1, 1, 3)).astype(np.float32), []
    for value in values:
        start = time.perf_counter()
        _, *states = session.run(None, dict(zip(names, [value, *states], strict=True)))
        found.append((time.perf_counter() - start) * 1000)
    return sorted(found[WARM_UP:])


def main() -> None:
    for cell, units, depth in NETWORKS:
        times = milliseconds(cell, units, depth)
        told = {"cell": cell, "units": units, "depth": depth, "median_ms": round(statistics.median(times), 3)}
        sys.stdout.write(json.dumps(told | {"p99_ms": round(times[len(times) * 99 // 100], 3)}) + "\n")


if __name__ == "__main__":
    main()

"""Looking inside held against planted truths: attribution, memory, importance and diagnosis.

.venv/bin/python tests/benchmarks/insight.py [--only saliency memory importance diagnosis] [--nets 20]

Every truth is planted by seed and every net trained here on one thread; prints a line per net and then a table.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.insight import truths
from workbench.insight.diagnosis import diagnosed
from workbench.insight.importance import importance
from workbench.insight.memory import memory
from workbench.insight.saliency import Shown, saliency
from workbench.insight.signs import signs_of
from workbench.models.spec import LogMelSpec, RecurrentSpec
from workbench.progress import finish
from workbench.runs.loaded import Loaded
from workbench.training.losses import Objective

CONTEXT, PER_NET = 16, 5
Row = tuple[str, str, str]
"""What is measured, what is asked for, and what was found."""


def say(*parts: object) -> None:
    sys.stdout.write("  ".join(map(str, parts)) + "\n")
    sys.stdout.flush()


def saliency_rows(nets: int) -> Iterator[Row]:
    """One of eight columns at one lag: ranked first in examples of trained nets, not under weights drawn anew."""
    right, whole, asked, randomised, errors = 0, 0, 0, [], []
    for net in range(nets):
        column, lag = net % 8, 1 + net % 4
        loaded = truths.lagged(net, column=column, lag=lag, context=CONTEXT)
        model = truths.trained(loaded, RecurrentSpec(units=24), epochs=60, learning_rate=0.02, schedule="one_cycle")
        shown = {"model": model, "statistics": loaded.statistics, "dataset": loaded.dataset}
        for place in range(0, PER_NET * 7, 7):
            found = finish(saliency(Shown(**shown, examples=loaded.split.test, place=place)))
            first = found.ranking()[0]
            right += first.input == "abcdefgh"[column] and abs(first.lag - lag) <= 1
            errors.append(found.error)
            asked += 1
        found = finish(saliency(Shown(**shown, examples=loaded.split.test)))
        first = found.ranking()[0]
        whole += first.input == "abcdefgh"[column] and abs(first.lag - lag) <= 1
        randomised.append(found.randomised)
        say("saliency", f"net {net}: column {column}, lag {lag}; {right} of {asked} examples; {randomised[-1]:.3f}")
    yield "column and step ranked first, one example", ">= 95 %", f"{right} of {asked}"
    yield "column and step ranked first, over examples", ">= 95 %", f"{whole} of {nets} nets"
    yield "mean absolute rank correlation, weights anew", "< 0.1", f"{np.mean(randomised):.3f}"
    yield "largest completeness error", "-", f"{max(errors):.1e}"


def memory_rows(_nets: int) -> Iterator[Row]:
    """A marked step: the horizon is its lag."""
    for lag, pool, epochs in ((5, "last", 20), (17, "last", 30), (60, "attention", 30)):
        loaded = truths.marked(1, lag=lag, context=96, sequences=600)
        layers = (RecurrentSpec(units=16, cell="GRU"),)
        model = truths.trained(
            loaded, *layers, pool=pool, epochs=epochs, schedule="one_cycle", patience=0, batch_size=32
        )
        found = finish(memory(model, loaded.dataset, loaded.split.val, Objective(loss="mse")))
        say("memory", f"lag {lag}: {found.headline} loss {found.whole:.3f} of {found.replaced[0]:.3f}")
        yield f"horizon of planted lag {lag}", "+-10 %", str(found.horizon)


def importance_rows(nets: int) -> Iterator[Row]:
    """Two of eight columns matter."""
    found_both, alarms = 0, 0
    for seed in range(nets):
        loaded = truths.weighted(seed)
        model = truths.trained(loaded, RecurrentSpec(units=8), epochs=20, schedule="one_cycle", patience=0)
        found = finish(importance(model, loaded.dataset, loaded.split.val, part="val"))
        above = {one.name for one in found.inputs if one.low > 0}
        found_both += {one.name for one in found.inputs if one.needed} >= {"b", "e"}
        alarms += len(above - {"b", "e"})
        say("importance", f"seed {seed}: above zero {sorted(above)}")
    yield "both true columns found", "all", f"{found_both} of {nets} seeds"
    yield "false columns above zero", "0", f"{alarms} in {nets} seeds"


def base(sequences: int = 400, **split: int) -> Loaded:
    return truths.lagged(0, column=2, lag=2, sequences=sequences, **split)


def heavy_tails() -> Loaded:
    values_STF = np.random.default_rng(0).standard_t(1.2, size=(300, 100, 2))
    return truths.regression(values_STF, np.exp(values_STF[:, -1, 0].clip(-5, 5)))


Case = tuple[Callable[[], Loaded], tuple[Any, ...], dict[str, Any]]
FAULTS: dict[str, Case] = {
    "rate_too_high": (base, (RecurrentSpec(units=16),), {"learning_rate": 1.0, "epochs": 12}),
    "rate_too_low": (base, (RecurrentSpec(units=16),), {"learning_rate": 1e-6, "epochs": 12}),
    "forgets": (
        lambda: truths.marked(0, lag=100, context=100, sequences=400, noise=0.3),
        (RecurrentSpec(cell="SimpleRNN", units=16),),
        {"epochs": 25, "batch_size": 16},
    ),
    "underfits": (base, (RecurrentSpec(units=1),), {"epochs": 40}),
    "overfits": (
        lambda: base(300, train=40, val=200, test=60),
        (RecurrentSpec(units=128),),
        {"epochs": 40, "learning_rate": 0.005},
    ),
    "noise_floor": (lambda: truths.shuffled(base()), (RecurrentSpec(units=32),), {"epochs": 25}),
    "explodes": (
        heavy_tails,
        (RecurrentSpec(cell="SimpleRNN", units=32, activation="relu"),),
        {"clip_norm": 0, "epochs": 12, "learning_rate": 0.1, "optimizer": "sgd"},
    ),
    "stopped_too_early": (base, (RecurrentSpec(units=16),), {"epochs": 2}),
}
SOUND = (LogMelSpec(window=64, hop=32, mels=8), RecurrentSpec(units=8))
HEALTHY: dict[str, Case] = {
    "a lag": (lambda: truths.lagged(1, column=3, lag=1, sequences=800), (RecurrentSpec(units=24),), {"epochs": 40}),
    "two columns": (lambda: truths.weighted(2), (RecurrentSpec(units=16),), {"epochs": 40}),
    "a mark": (
        lambda: truths.marked(3, lag=5, context=12),
        (RecurrentSpec(units=16, cell="LSTM"),),
        {"epochs": 40},
    ),
    "words": (lambda: truths.categories(400), (RecurrentSpec(units=16),), {"epochs": 40}),
    "tones": (lambda: truths.audio(40), SOUND, {"epochs": 20, "loss": "cross_entropy", "batch_size": 8}),
}


def best(subject: Any) -> float:
    return min((end.val_loss for end in subject.run.history), default=float("inf"))


def diagnosis_rows(_nets: int) -> Iterator[Row]:
    """Eight planted faults, whose changes are made, and five healthy runs."""
    named, mended, raised = 0, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for name, (data, layers, training) in FAULTS.items():
            loaded = data()
            first = truths.run_of(Path(folder) / name, loaded, *layers, **training)
            found = diagnosed(finish(signs_of(first))).findings
            named += bool(found) and found[0].name == name
            after = float("inf")
            if found:
                again = truths.trained_run(Path(folder) / f"{name} mended", loaded, found[0].applied(first.run.spec))
                after = best(again)
            mended += after < best(first)
            say("diagnosis", f"{name}: {[one.name for one in found]}; validation {best(first):.4g} -> {after:.4g}")
        for name, (data, layers, training) in HEALTHY.items():
            run = truths.run_of(Path(folder) / name, data(), *layers, schedule="cosine", **training)
            found = diagnosed(finish(signs_of(run))).findings
            raised += bool(found)
            say("diagnosis", f"healthy, {name}: {[one.name for one in found]}")
    yield "planted faults named first", ">= 7 of 8", f"{named} of {len(FAULTS)}"
    yield "changes that make validation better", "all", f"{mended} of {len(FAULTS)}"
    yield "healthy runs with a finding", "0 of 5", f"{raised} of {len(HEALTHY)}"


MEASURES: dict[str, Callable[[int], Iterator[Row]]] = {
    "saliency": saliency_rows,
    "memory": memory_rows,
    "importance": importance_rows,
    "diagnosis": diagnosis_rows,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", choices=list(MEASURES), default=list(MEASURES))
    parser.add_argument("--nets", type=int, default=20)
    asked = parser.parse_args()
    torch.set_num_threads(1)
    rows = [row for name in asked.only for row in MEASURES[name](asked.nets)]
    width = max(len(row[0]) for row in rows)
    for what, wanted, found in rows:
        say(what.ljust(width), wanted.ljust(10), found)


if __name__ == "__main__":
    main()

"""How fast the answer and the gates follow a bent input, and how exactly they are recomputed.

.venv/bin/python tests/benchmarks/what_if.py

For every cell a net of up to a million weights, one direction and both: the median and the longest of 30 looks at
another input of 96 steps, in milliseconds of processor time, and how far the recomputed states are from PyTorch's own.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import torch

from workbench.data.spec import DataSpec, SourceSpec, SplitSpec, WindowSpec
from workbench.experiment import build_untrained, load_experiment
from workbench.insight.gates import gates, relook
from workbench.insight.question import Asked
from workbench.insight.subject import Subject
from workbench.models.cells import CELLS
from workbench.models.spec import ModelSpec, RecurrentSpec
from workbench.progress import finish
from workbench.runs.project import Project
from workbench.spec import ExperimentSpec

LOOKS = 30
SIZES = ((64, 2), (256, 2))


def main() -> None:
    """Measure every case and write one line for each."""
    torch.set_num_threads(1)
    sys.stdout.write("cell       units  depth  both    weights   median ms  longest ms  difference\n")
    with tempfile.TemporaryDirectory() as folder:
        for cell in CELLS:
            for units, depth in SIZES:
                for both in (False, True):
                    size = units // 2 if both and units > 64 else units
                    spec = RecurrentSpec(cell=cell, units=size, depth=depth, bidirectional=both)
                    sys.stdout.write(measured(subject_of(spec, Path(folder)), spec) + "\n")
                    sys.stdout.flush()


def subject_of(layer: RecurrentSpec, folder: Path) -> Subject:
    """An untrained model with this layer, and a series for it."""
    path = folder / "series.csv"
    path.write_text("step,level\n" + "".join(f"{n},{np.sin(n / 9):.4f}\n" for n in range(1000)))
    data = DataSpec(
        sources=(SourceSpec(path=str(path)),),
        roles={"step": "time", "level": "target"},
        window=WindowSpec(context=96, horizon=24),
        split=SplitSpec(train=600, val=200, test=200),
    )
    spec = ExperimentSpec(data=data, model=ModelSpec(layers=(layer,)))
    loaded = finish(load_experiment(data))
    model, _ = build_untrained(spec, loaded)
    project = Project.create(folder / f"{layer.cell} {layer.units} {layer.bidirectional}", spec)
    return Subject(run=project.new_run(), trained=model.eval(), data=loaded)


def measured(subject: Subject, layer: RecurrentSpec) -> str:
    """One line of the table."""
    own = finish(gates(subject, Asked()))
    rng, spent = np.random.default_rng(0), []
    for _ in range(LOOKS):
        changed = own.values_TF + rng.standard_normal(own.values_TF.shape).astype(np.float32)
        began = time.thread_time()
        relook(subject, own, changed)
        spent.append(1000 * (time.thread_time() - began))
    weights = sum(weight.numel() for weight in subject.model.parameters())
    return (
        f"{layer.cell:10} {layer.units:5} {layer.depth:6}  {layer.bidirectional!s:5} {weights:9,}   "
        f"{statistics.median(spent):9.1f}  {max(spent):10.1f}  {difference(subject):10.1e}"
    )


@torch.no_grad()
def difference(subject: Subject) -> float:
    """The largest distance of the top layer's recomputed states from those of the model's own layer."""
    read: list[torch.Tensor] = []
    hook = subject.model.head.register_forward_pre_hook(lambda _module, given: read.append(given[0]))
    subject.model(*subject.inputs(subject.chosen(Asked())))
    hook.remove()
    found = finish(gates(subject, Asked())).layers
    top = [layer.values["h"] for layer in found if layer.depth == layer.depths]
    return float(np.abs(np.concatenate(top, axis=1) - read[0][0].numpy()).max())


if __name__ == "__main__":
    main()

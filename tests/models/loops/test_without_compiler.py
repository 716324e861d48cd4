"""Where numba or llvmlite cannot be imported, PyTorch's own path trains and answers, and the doctor says so."""

import subprocess
import sys
from pathlib import Path

import pytest

HIDDEN = """
import sys
sys.modules[sys.argv[1]] = None
"""
TRAINED = """
import torch
from torch import nn
from workbench.bench.cases import BenchCase, make_data, make_model
from workbench.models.fast_recurrent import unready
from workbench.training.spec import TrainingSpec
from workbench.training.trainer import fit

case = BenchCase(name="A", title="", cell=sys.argv[2], units=4, steps=5, inputs=1, batch=16)
model = make_model(case)
spec = TrainingSpec(loss="mse", batch_size=16, epochs=3, patience=0, learning_rate=0.02, device="cpu", threads=1)
events = list(fit(model, make_data(case, 64), spec, run="1", save=lambda state, end: None))
losses = [event.train_loss for event in events if hasattr(event, "val_loss") and hasattr(event, "train_loss")]
answer = model.eval()(torch.zeros(2, 5, 1), torch.tensor([5, 5]))
heavy = {"torch._dynamo", "sympy"} & {*sys.modules}
print(unready(model), losses[-1] < losses[0], bool(answer.isfinite().all()), heavy)
"""
EXAMINED = """
from workbench.doctor import examine
print([finding.fix is not None for finding in examine() if "slower path" in str(finding.text)])
"""


def fresh(script: str, *arguments: str) -> str:
    command = [sys.executable, "-W", "error", "-c", HIDDEN + script, *arguments]
    root = Path(__file__).parents[3]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize(("hidden", "cell"), [("numba", "GRU"), ("llvmlite", "SimpleRNN")])
def test_a_model_trains_without_a_compiler_of_pytorch_either_and_the_doctor_says_what_mends_it(hidden, cell):
    assert fresh(TRAINED + EXAMINED, hidden, cell) == "[] True True set()\n[True]"

"""Files of a project that a stranger wrote: opened, listed and resumed with a sentence, whatever they hold."""

import json
import struct

import pytest
import torch

from tests.runs.conftest import finished  # noqa: F401 - a fixture
from workbench.errors import WorkbenchError
from workbench.models import build
from workbench.runs.checkpoint import load_last
from workbench.runs.project import Project
from workbench.training.optim import restore_optimizer


def write(path, change):
    """Change a JSON file's values."""
    values = json.loads(path.read_text())
    change(values)
    path.write_text(json.dumps(values))


def with_standing(path, **changes):
    """Say something else in a checkpoint's header."""
    content = path.read_bytes()
    size = struct.unpack("<Q", content[:8])[0]
    header = json.loads(content[8 : 8 + size])
    standing = json.loads(header["__metadata__"]["standing"]) | changes
    header["__metadata__"]["standing"] = json.dumps(standing)
    written = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(written)) + written + content[8 + size :])


@pytest.mark.parametrize("text", ["[" * 10_000, '{"version":' + "9" * 5000 + "}", '{"version": NaN}', "\x00", "\udcff"])
def test_a_project_that_is_none_is_one_sentence(project, text):
    (project.folder / "project.json").write_bytes(text.encode("utf-8", "surrogateescape"))

    with pytest.raises(WorkbenchError, match=r"project\.json"):
        Project.open(project.folder)


@pytest.mark.parametrize("value", [float("inf"), float("nan"), -1, 0, "1e400", [1], {}])
def test_a_part_of_no_possible_size_is_one_sentence(project, value):
    write(project.folder / "project.json", lambda spec: spec["data"]["split"].update(train=value))

    with pytest.raises(WorkbenchError, match=r"project\.json"):
        Project.open(project.folder)


@pytest.mark.parametrize("layers", [5, "x", {"kind": 1}, [[[]]], [None], {}])
def test_layers_of_an_older_version_that_are_none_are_one_sentence(project, layers):
    path = project.folder / "project.json"
    path.write_text(json.dumps({"version": 1, "model": {"layers": layers, "head": {"pool": "last"}}}))

    with pytest.raises(WorkbenchError, match=r"project\.json|holds a setting"):
        Project.open(project.folder)


@pytest.mark.parametrize(
    "standing", [{"threads": -3}, {"threads": 10**9}, {"epochs": -1}, {"waited": 10**30}, {"plateau_share": 2.0}]
)
def test_a_checkpoint_beyond_the_bounds_is_damaged(finished, standing):  # noqa: F811
    with_standing(finished.last.path, **standing)

    with pytest.raises(WorkbenchError, match=r"last\.safetensors is missing or damaged"):
        load_last(finished.last)


@pytest.mark.parametrize("header", [2**63, 2**40, 100 << 20, 0])
def test_a_checkpoint_whose_header_cannot_be_so_long_is_damaged(finished, header):  # noqa: F811
    content = finished.last.path.read_bytes()
    finished.last.path.write_bytes(struct.pack("<Q", header) + content[8:])

    with pytest.raises(WorkbenchError, match=r"last\.safetensors is missing or damaged"):
        load_last(finished.last)


@pytest.mark.parametrize("facts", [{"horizon": 10**9}, {"context": 0}, {"season": -1}, {"sample_rate": 0.5}])
def test_facts_beyond_the_bounds_are_damaged(finished, facts):  # noqa: F811
    write(finished.folder / "facts.json", lambda values: values["facts"].update(facts))

    with pytest.raises(WorkbenchError, match=r"facts\.json is missing or damaged"):
        finished.model()


def test_a_run_whose_spec_became_huge_is_not_built(finished, monkeypatch):  # noqa: F811
    monkeypatch.setattr(build, "SequenceModel", lambda *_: pytest.fail("it was built"))
    layer = {"kind": "recurrent", "cell": "LSTM", "units": 4096, "depth": 16}
    write(finished.folder / "spec.json", lambda spec: spec["model"].update(layers=[layer]))

    with pytest.raises(WorkbenchError, match=r"best\.safetensors holds the weights of a smaller model"):
        finished.model()


@pytest.mark.parametrize("slot", ["exp_avg", "exp_avg_sq", "step"])
def test_an_optimiser_without_a_part_is_refused(slot):
    model = torch.nn.Linear(2, 2)
    optimizer = torch.optim.Adam(model.parameters())
    tensors = {f"weight.{kept}": torch.zeros(2, 2) for kept in ("exp_avg", "exp_avg_sq")}
    tensors |= {"weight.step": torch.tensor(1.0)}
    del tensors[f"weight.{slot}"]

    with pytest.raises(WorkbenchError, match=rf"last does not fit this run's model \(weight\.{slot}\)"):
        restore_optimizer(model, optimizer, tensors, file="last")


@pytest.mark.parametrize("step", [torch.tensor(-1.0), torch.tensor(float("nan")), torch.zeros(2, 2)])
def test_an_optimiser_that_counts_no_steps_is_refused(step):
    model = torch.nn.Linear(2, 2)

    with pytest.raises(WorkbenchError, match=r"\(weight\.step\)"):
        restore_optimizer(model, torch.optim.Adam(model.parameters()), {"weight.step": step}, file="last")

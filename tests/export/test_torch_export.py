"""The generated PyTorch network answers as the app does."""

import importlib.util
import json
from pathlib import Path

import pytest
import torch
from export_cases import CONTEXT, OTHERS, RECURRENT, Built, build, recurrent_name

from workbench.errors import WorkbenchError
from workbench.export.torch_export import read_torch, write_torch
from workbench.models.spec import HeadSpec, RecurrentSpec


def network_of(built: Built, folder: Path) -> torch.nn.Module:
    write_torch(built.model, built.facts, built.statistics, folder)
    description = importlib.util.spec_from_file_location("exported_model", folder / "model.py")
    module = importlib.util.module_from_spec(description)
    description.loader.exec_module(module)
    return module.load_model()


@torch.inference_mode()
def largest_difference(built: Built, network: torch.nn.Module) -> float:
    largest = 0.0
    for batch in (1, 2, 7):
        for length in (1, CONTEXT // 2, CONTEXT, CONTEXT * 2):
            x_BTF, lengths_B = built.inputs(batch, length)
            answer = built.answer(x_BTF, lengths_B)
            exported = network(x_BTF) if built.facts.task == "forecast" else network(x_BTF, lengths_B)
            assert exported.shape == answer.shape
            largest = max(largest, float((exported - answer).abs().max()))
    return largest / (30.0 if built.facts.targets else 1.0)


@pytest.mark.parametrize("spec", RECURRENT, ids=recurrent_name)
@pytest.mark.parametrize("task", ["forecast", "classify"])
def test_recurrent_layers_answer_alike_at_any_batch_and_length(task, spec, tmp_path):
    built = build(task, spec)

    assert largest_difference(built, network_of(built, tmp_path)) < 1e-4


@pytest.mark.parametrize("name", OTHERS)
def test_everything_else_answers_alike_at_any_batch_and_length(name, tmp_path):
    built = OTHERS[name]()

    assert largest_difference(built, network_of(built, tmp_path)) < 1e-4


@pytest.mark.parametrize("name", OTHERS)
def test_model_is_rebuilt_from_spec_and_weights(name, tmp_path):
    built = OTHERS[name]()
    write_torch(built.model, built.facts, built.statistics, tmp_path)
    x_BTF, lengths_B = built.inputs(2, CONTEXT)

    again = read_torch(tmp_path)

    assert again.facts == built.facts
    torch.testing.assert_close(again.model(x_BTF, lengths_B), built.answer(x_BTF, lengths_B), atol=1e-6, rtol=1e-6)


def test_damaged_weights_are_named(forecaster, tmp_path):
    write_torch(forecaster.model, forecaster.facts, forecaster.statistics, tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"no tensors")

    with pytest.raises(WorkbenchError, match=r"model\.safetensors is damaged"):
        read_torch(tmp_path)


@pytest.mark.parametrize(
    ("found", "changed", "message"),
    [
        ('"units": 6', '"units": 7', r"model\.safetensors holds the weights of a smaller model"),
        ('"units": 6', '"units": 5', r"model\.safetensors is damaged or does not belong"),
        ('"units": 6', '"units": -1', "not a readable description"),
        ('"std_F": [', '"std_F": [1.0, ', "contradicts itself"),
        ('"version": 2', '"version": 4', "newer version"),
    ],
)
def test_changed_description_is_refused(found, changed, message, forecaster, tmp_path):
    write_torch(forecaster.model, forecaster.facts, forecaster.statistics, tmp_path)
    text = (tmp_path / "spec.json").read_text()
    (tmp_path / "spec.json").write_text(text.replace(found, changed, 1))

    with pytest.raises(WorkbenchError, match=message):
        read_torch(tmp_path)


def test_an_export_of_before_answers_as_it_did(tmp_path):
    layer = RecurrentSpec(units=5, bidirectional=True)
    old = build("classify", layer, head=HeadSpec(pool="last_step"))
    write_torch(old.model, old.facts, old.statistics, tmp_path)
    about = json.loads((tmp_path / "spec.json").read_text(encoding="utf-8"))
    about["version"], about["model"]["head"]["pool"] = 1, "last"  # what it was called then
    (tmp_path / "spec.json").write_text(json.dumps(about), encoding="utf-8")
    x, lengths = torch.randn(2, 6, 3, generator=torch.Generator().manual_seed(0)), torch.tensor([6, 4])

    found = read_torch(tmp_path).model(x, lengths)

    torch.testing.assert_close(found, old.model(x, lengths))

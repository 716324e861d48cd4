"""Exported files take levels away in float64 and give them back, as the program does."""

import importlib.util
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from export_cases import CONTEXT, LAST, OTHERS, Built, build, exportable

from workbench.data.origins import moved, restored
from workbench.export.bundle import export_model
from workbench.export.load import load_export
from workbench.export.onnx import write_onnx
from workbench.export.torch_export import read_torch, write_torch
from workbench.models.spec import HeadSpec, RecurrentSpec
from workbench.progress import finish

ORIGINS = (4_123_456_789.25, 0.0, -1e12)


def raised(built: Built) -> Built:
    """The same model of data on high levels."""
    answers = {"forecast": ORIGINS[:2], "regress": (7e9, 0.0)}.get(built.facts.task, ())
    return replace(built, facts=replace(built.facts, origins_F=ORIGINS, answer_origins_K=answers))


CASES = {
    "forecast": lambda: build("forecast", RecurrentSpec(units=4), preprocess=LAST),
    "forecast-naive": lambda: build("forecast", head=HeadSpec(kind="naive", season=4)),
    **{name: OTHERS[name] for name in ("regress", "regress-naive", "classify-mean-mean-mask", "label-steps")},
}


def write(built: Built, kind: str, folder: Path) -> None:
    if kind == "onnx":
        write_onnx(built.model, built.spec, built.facts, folder / "model.onnx")
    else:
        write_torch(built.model, built.facts, built.statistics, folder)


def asked(built: Built) -> tuple[np.ndarray, torch.Tensor, np.ndarray]:
    """Raw inputs, their lengths, and the program's own answer."""
    x_BTF, lengths_B = built.inputs(3, CONTEXT)
    raw_BTF = restored(x_BTF.numpy(), ORIGINS)
    answer = built.answer(torch.from_numpy(moved(raw_BTF, ORIGINS)), lengths_B).numpy()
    return raw_BTF, lengths_B, restored(answer, built.facts.answer_origins_K)


@pytest.mark.parametrize("name", CASES)
def test_an_onnx_file_takes_raw_numbers_and_answers_in_their_units(name, tmp_path):
    built = raised(CASES[name]())
    raw_BTF, lengths_B, answer = asked(built)

    write_onnx(built.model, built.spec, built.facts, tmp_path / "model.onnx")
    session = onnxruntime.InferenceSession(tmp_path / "model.onnx", providers=["CPUExecutionProvider"])
    feeds = {"values": raw_BTF} if built.facts.task == "forecast" else {"values": raw_BTF, "lengths": lengths_B.numpy()}

    np.testing.assert_allclose(session.run(None, feeds)[0], answer, rtol=0, atol=1e-3)


@pytest.mark.parametrize("name", CASES)
def test_the_plain_network_does_the_same(name, tmp_path):
    built = raised(CASES[name]())
    raw_BTF, lengths_B, answer = asked(built)
    write_torch(built.model, built.facts, built.statistics, tmp_path)
    described = importlib.util.spec_from_file_location("levels_model", tmp_path / "model.py")
    module = importlib.util.module_from_spec(described)
    described.loader.exec_module(module)

    with torch.inference_mode():
        rest = () if built.facts.task == "forecast" else (lengths_B,)
        given = module.load_model()(torch.from_numpy(raw_BTF), *rest)

    np.testing.assert_allclose(given.numpy(), answer, rtol=0, atol=1e-3)
    assert module.EXACT
    assert read_torch(tmp_path).facts == built.facts


@pytest.mark.parametrize("kind", ["onnx", "torch"])
def test_what_is_read_back_answers_what_a_dataset_holds(kind, tmp_path):
    built = raised(CASES["forecast"]())
    x_BTF, lengths_B = built.inputs(2, CONTEXT)

    write(built, kind, tmp_path)
    exported = load_export(tmp_path)

    assert exported.facts == built.facts
    np.testing.assert_allclose(
        exported.predict(x_BTF.numpy(), lengths_B.numpy()), built.answer(x_BTF, lengths_B), atol=1e-3
    )


@pytest.mark.usefixtures("asked_here")
def test_a_bundle_on_high_levels_is_verified(tmp_path):
    report = finish(export_model(exportable(raised(CASES["forecast"]())), "bundle", tmp_path / "x"))

    assert report.verified and len(report.checked) == 18


def test_without_origins_a_file_is_what_it_always_was(forecaster, tmp_path):
    write_onnx(forecaster.model, forecaster.spec, forecaster.facts, tmp_path / "model.onnx")

    model = onnx.load(tmp_path / "model.onnx")
    kinds = {each.type.tensor_type.elem_type for each in (*model.graph.input, *model.graph.output)}
    assert kinds == {onnx.TensorProto.FLOAT}
    assert not {each.key for each in model.metadata_props} & {"origins_F", "answer_origins_K"}


def test_a_description_of_before_has_no_origins(forecaster, tmp_path):
    write(forecaster, "torch", tmp_path)
    about = json.loads((tmp_path / "spec.json").read_text(encoding="utf-8"))
    for name in ("origins_F", "answer_origins_K"):
        del about["facts"][name]
    (tmp_path / "spec.json").write_text(json.dumps(about), encoding="utf-8")

    assert load_export(tmp_path).facts == forecaster.facts

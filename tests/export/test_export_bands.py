"""Exports with bands: the app's own to 1e-5 in every kind, checked before they are published; without as before."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from export_cases import CONTEXT, HORIZON, MEAN, Built, build, exportable
from test_export_levels import asked, raised
from test_export_scripts import answered
from test_torch_export import network_of

from workbench.data.origins import moved, restored
from workbench.errors import ProgramError, WorkbenchError
from workbench.evaluation.fixed_bands import FixedBands
from workbench.evaluation.spread import spread_answer, spread_of
from workbench.export import bundle
from workbench.export.bundle import export_model
from workbench.export.load import load_export
from workbench.models.spec import HeadSpec, PreprocessSpec, RecurrentSpec
from workbench.progress import finish


def bands(targets: int, *, by_change: bool = False, by_spread: bool = False) -> FixedBands:
    rng = np.random.default_rng(0)
    high = np.cumsum(rng.random((2, HORIZON, targets)), axis=0)
    least = [0.01] * targets if by_change else []
    return FixedBands(
        levels=[0.8, 0.95],
        low=(-2 * high).tolist(),
        high=high.tolist(),
        by_change=by_change,
        least=least,
        by_spread=by_spread,
    )


def unsure(level: str = "none", scale: str = "standardize", **changes: Any) -> Built:
    """A model with quantiles whose spread depends on what it reads."""
    head, preprocess = HeadSpec(quantiles=True, linear_path=True), PreprocessSpec(level=level, scale=scale)
    built = build("forecast", RecurrentSpec(units=5), head=head, preprocess=preprocess, **changes)
    torch.nn.init.normal_(built.model.head.spread.weight, std=0.5)
    return built


UNSURE = {
    "none": unsure,
    "unscaled": lambda: unsure("last", scale="none"),
    "mean-std-with-gaps": lambda: unsure("mean_std", missing_mask=True),
    "high-levels": lambda: raised(unsure("last")),
}


CASES = {
    "plain": lambda: (build("forecast", RecurrentSpec(units=4)), False),
    "by-change-with-gaps": lambda: (
        build("forecast", RecurrentSpec(units=4), preprocess=MEAN, missing_mask=True),
        True,
    ),
    "by-change-on-high-levels": lambda: (raised(build("forecast", RecurrentSpec(units=4), preprocess=MEAN)), True),
}


def tidy(folder: Path) -> None:
    """Fails where a linter or a formatter would change what a folder holds."""
    for command in (["check", "--select=E,F,I,UP,B", "--ignore=E501"], ["format", "--diff"]):
        options = [sys.executable, "-m", "ruff", *command, "--isolated", "--line-length=120", "."]
        done = subprocess.run(options, cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


@pytest.mark.usefixtures("asked_here")
@pytest.mark.parametrize("name", CASES)
def test_bands_of_a_bundle_are_those_of_the_program(name, tmp_path):
    built, by_change = CASES[name]()
    around = bands(len(built.facts.targets), by_change=by_change)

    report = finish(export_model(exportable(built, bands=around), "bundle", tmp_path / "out"))

    assert report.verified and report.max_difference < 1e-5
    assert "bands.json" in {file.rpartition("/")[2] for file in report.files}
    for kind in ("onnx", "torch"):
        if kind == "torch":
            (tmp_path / "out" / "model.onnx").unlink()
        assert load_export(tmp_path / "out").bands == around


def test_an_onnx_file_names_the_ends_of_its_bands(tmp_path):
    built, by_change = CASES["by-change-on-high-levels"]()
    around = bands(len(built.facts.targets), by_change=by_change)
    raw_BTF, _, answer = asked(built)

    bundle._write(exportable(built, bands=around), "onnx", tmp_path)
    session = onnxruntime.InferenceSession(tmp_path / "model.onnx", providers=["CPUExecutionProvider"])
    found = session.run(None, {"values": raw_BTF})

    assert [each.name for each in session.get_outputs()] == ["forecast", *around.names]
    np.testing.assert_allclose(np.stack(found), around.around(raw_BTF, answer), rtol=1e-9, atol=1e-5)


def test_without_bands_every_file_is_as_before(forecaster, tmp_path):
    (tmp_path / "plain").mkdir()
    (tmp_path / "banded").mkdir()
    bundle._write(exportable(forecaster), "bundle", tmp_path / "plain")
    bundle._write(exportable(forecaster, bands=bands(len(forecaster.facts.targets))), "bundle", tmp_path / "banded")

    graph = onnx.load(tmp_path / "plain" / "model.onnx").graph
    assert [each.name for each in graph.output] == ["forecast"] and not (tmp_path / "plain" / "bands.json").exists()
    for name in ("model.py", "model.safetensors", "spec.json"):
        assert (tmp_path / "plain" / name).read_bytes() == (tmp_path / "banded" / name).read_bytes()
    assert "band" not in (tmp_path / "plain" / "predict.py").read_text().lower()


@pytest.mark.parametrize(("kind", "script"), [("onnx", "predict_onnx.py"), ("torch", "predict.py")])
def test_a_script_writes_the_ends_beside_the_forecasts(kind, script, forecaster, tmp_path):
    facts = forecaster.facts
    around = bands(len(facts.targets))
    bundle._write(exportable(forecaster, bands=around), kind, tmp_path)
    table = np.random.default_rng(0).standard_normal((CONTEXT + 2, len(facts.inputs))).astype(np.float32)

    status, found = answered(tmp_path, script, [[f'"{name}"' for name in facts.inputs], *table.tolist()])
    assert status == 0, found
    header, *rows = found

    first, targets = facts.targets[0], len(facts.targets)
    assert header[3 + targets :][:4] == [f"{first} {end}" for end in ("80 % low", "80 % high", "95 % low", "95 % high")]
    numbers = np.array([row[2:] for row in rows], float)
    offsets = numbers[:, 1 + targets :][:, :4] - numbers[:, 1:2]
    expected = np.stack([np.array(each)[:, 0] for pair in zip(around.low, around.high, strict=True) for each in pair])
    np.testing.assert_allclose(offsets, expected.T, atol=1e-5)


def test_bands_that_lie_elsewhere_are_caught(forecaster, tmp_path, monkeypatch):
    def wider(self, values, forecast, spread):
        return around(self, values, forecast, spread) + 0.01

    around = FixedBands.around
    monkeypatch.setattr(FixedBands, "around", wider)

    with pytest.raises(ProgramError, match="answers differently"):
        finish(export_model(exportable(forecaster, bands=bands(2)), "onnx", tmp_path / "out"))


@pytest.mark.parametrize("text", ["{}", '{"levels": [2], "low": [], "high": []}', None])
def test_changed_bands_are_told_when_they_are_read(text, forecaster, tmp_path):
    around = bands(len(forecaster.facts.targets))
    bundle._write(exportable(forecaster, bands=around), "onnx", tmp_path)
    short = json.dumps({**around.model_dump(), "low": around.low[:1]})

    (tmp_path / "bands.json").write_text(text or short)

    with pytest.raises(WorkbenchError, match=r"bands.json"):
        load_export(tmp_path)


def test_generated_scripts_with_bands_are_tidy(forecaster, tmp_path):
    bundle._write(exportable(forecaster, bands=bands(2)), "bundle", tmp_path)

    tidy(tmp_path)
    assert "quantiles" not in (tmp_path / "spec.json").read_text()


@pytest.mark.parametrize("name", UNSURE)
def test_bands_in_the_models_own_spread_are_those_of_the_program(name, tmp_path):
    built = UNSURE[name]()
    around = bands(len(built.facts.targets), by_spread=True)
    around.low[0][0][0] = 0.5  # both ends above the forecast
    x_BTF, lengths_B = built.inputs(3, CONTEXT)
    raw_BTF = restored(x_BTF.numpy(), built.facts.origins_F)
    seen_BTF = torch.from_numpy(moved(raw_BTF, built.facts.origins_F))
    sides = spread_answer(built.model)(seen_BTF, lengths_B)
    answer = restored(built.answer(seen_BTF, lengths_B).numpy(), built.facts.answer_origins_K)
    expected = around.around(raw_BTF, answer, spread_of(sides))
    near = {"rtol": 1e-5, "atol": 1e-5 * np.abs(expected - expected[:1]).max()}

    bundle._write(exportable(built, bands=around), "bundle", tmp_path)

    session = onnxruntime.InferenceSession(tmp_path / "model.onnx", providers=["CPUExecutionProvider"])
    found = session.run(["forecast", *around.names], {"values": raw_BTF})
    np.testing.assert_allclose(np.stack(found), expected, **near)
    with torch.inference_mode():
        apart = network_of(built, tmp_path)(torch.from_numpy(raw_BTF), apart=True)
    np.testing.assert_allclose(torch.stack(apart, dim=1), sides, **near)
    onnx_file = load_export(tmp_path)
    (tmp_path / "model.onnx").unlink()
    for exported in (onnx_file, load_export(tmp_path)):
        assert exported.bands == around
        np.testing.assert_allclose(exported.spread(seen_BTF.numpy(), lengths_B.numpy()), sides, **near)


def test_an_export_with_bands_in_spreads_is_verified_by_its_scripts(tmp_path):
    built = UNSURE["mean-std-with-gaps"]()

    report = finish(export_model(exportable(built, bands=bands(2, by_spread=True)), "bundle", tmp_path / "out"))

    assert report.verified and report.max_difference < 1e-5


def test_a_model_with_quantiles_but_no_bands_answers_forecasts_alone(tmp_path):
    bundle._write(exportable(unsure()), "onnx", tmp_path)

    session = onnxruntime.InferenceSession(tmp_path / "model.onnx", providers=["CPUExecutionProvider"])
    assert [each.name for each in session.get_outputs()] == ["forecast"] and load_export(tmp_path).spread is None


def test_bands_in_spreads_beside_a_model_that_tells_none_are_refused(forecaster, tmp_path):
    bundle._write(exportable(forecaster, bands=bands(2)), "onnx", tmp_path)
    (tmp_path / "bands.json").write_text(bands(2, by_spread=True).model_dump_json())

    with pytest.raises(WorkbenchError, match="does not belong"):
        load_export(tmp_path)


def test_generated_sources_of_quantiles_are_tidy(tmp_path):
    bundle._write(exportable(unsure("mean_std"), bands=bands(2, by_spread=True)), "bundle", tmp_path)

    tidy(tmp_path)
    assert "quantiles" in (tmp_path / "spec.json").read_text()

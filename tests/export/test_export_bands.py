"""Exports with bands: the app's own to 1e-5 in every kind, checked before they are published; without as before."""

import json

import numpy as np
import onnx
import onnxruntime
import pytest
from export_cases import CONTEXT, HORIZON, MEAN, build, exportable
from test_export_levels import asked, raised
from test_export_scripts import run_script

from workbench.errors import ProgramError, WorkbenchError
from workbench.evaluation.fixed_bands import FixedBands
from workbench.export import bundle
from workbench.export.bundle import export_model
from workbench.export.load import load_export
from workbench.models.spec import RecurrentSpec
from workbench.progress import finish


def bands(targets: int, *, by_change: bool = False) -> FixedBands:
    rng = np.random.default_rng(0)
    high = np.cumsum(rng.random((2, HORIZON, targets)), axis=0)
    least = [0.01] * targets if by_change else []
    return FixedBands(
        levels=[0.8, 0.95], low=(-2 * high).tolist(), high=high.tolist(), by_change=by_change, least=least
    )


CASES = {
    "plain": lambda: (build("forecast", RecurrentSpec(units=4)), False),
    "by-change-with-gaps": lambda: (
        build("forecast", RecurrentSpec(units=4), preprocess=MEAN, missing_mask=True),
        True,
    ),
    "by-change-on-high-levels": lambda: (raised(build("forecast", RecurrentSpec(units=4), preprocess=MEAN)), True),
}


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

    status, found = run_script(tmp_path, script, [[f'"{name}"' for name in facts.inputs], *table.tolist()])
    assert status == 0, found
    header, *rows = found

    first, targets = facts.targets[0], len(facts.targets)
    assert header[3 + targets :][:4] == [f"{first} {end}" for end in ("80 % low", "80 % high", "95 % low", "95 % high")]
    numbers = np.array([row[2:] for row in rows], float)
    offsets = numbers[:, 1 + targets :][:, :4] - numbers[:, 1:2]
    expected = np.stack([np.array(each)[:, 0] for pair in zip(around.low, around.high, strict=True) for each in pair])
    np.testing.assert_allclose(offsets, expected.T, atol=1e-5)


def test_bands_that_lie_elsewhere_are_caught(forecaster, tmp_path, monkeypatch):
    def wider(self, values, forecast):
        return around(self, values, forecast) + 0.01

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
    import subprocess
    import sys

    bundle._write(exportable(forecaster, bands=bands(2)), "bundle", tmp_path)

    for command in (["check", "--select=E,F,I,UP,B"], ["format", "--diff"]):
        options = ["--isolated", "--line-length=120", "."]
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command, *options],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout

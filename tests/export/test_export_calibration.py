"""A calibrated model is exported with its temperature and threshold; one that is not, as if there were no such thing.

That files answer as the program with a temperature is among the cases of test_onnx_export and test_torch_export.
"""

import json
from dataclasses import replace

import numpy as np
import onnx
import pytest
import torch
from export_cases import calibrated, exportable

from workbench.export import bundle
from workbench.export.load import load_export
from workbench.models.calibration import UNCALIBRATED

SCRIPTS = ("predict.py", "predict_onnx.py")


def texts(folder):
    return "".join((folder / name).read_text() for name in (*SCRIPTS, "model.py", "spec.json"))


@pytest.mark.parametrize("kind", ["onnx", "torch"])
def test_an_export_read_back_has_its_calibration_and_its_answers(kind, classifier, tmp_path):
    x_BTF, lengths_B = classifier.inputs(2, 5)
    before = classifier.model(x_BTF, lengths_B).detach()
    bundle._write(exportable(calibrated(classifier)), kind, tmp_path)

    found = load_export(tmp_path)

    answer = classifier.model(x_BTF, lengths_B).detach()
    assert found.calibration == classifier.model.calibration
    assert np.allclose(found.predict(x_BTF.numpy(), lengths_B.numpy()), answer.numpy(), atol=1e-5)
    assert not torch.allclose(before, answer, atol=1e-3)


def test_an_uncalibrated_model_is_written_as_before_there_was_calibration(classifier, tmp_path):
    bundle._write(exportable(classifier), "bundle", tmp_path)

    model = onnx.load(str(tmp_path / "model.onnx"))
    assert "calibration" not in {each.key for each in model.metadata_props}
    assert "THRESHOLD" not in texts(tmp_path) and "calibration" not in texts(tmp_path)
    assert json.loads((tmp_path / "spec.json").read_text())["version"] == 2
    assert load_export(tmp_path).calibration == UNCALIBRATED


def test_earlier_versions_refuse_a_calibrated_description(classifier, tmp_path):
    bundle._write(exportable(calibrated(classifier)), "torch", tmp_path)

    assert json.loads((tmp_path / "spec.json").read_text())["version"] == 3


def test_a_temperature_alone_leaves_the_scripts_as_they_are(classifier, tmp_path):
    bundle._write(exportable(classifier), "bundle", tmp_path)
    plain = [(tmp_path / name).read_bytes() for name in SCRIPTS]
    classifier.model.calibration = replace(calibrated(classifier).model.calibration, threshold=0.0)

    bundle._write(exportable(classifier), "bundle", tmp_path)

    assert [(tmp_path / name).read_bytes() for name in SCRIPTS] == plain


def test_a_threshold_is_known_to_both_scripts(classifier, tmp_path):
    bundle._write(exportable(calibrated(classifier)), "bundle", tmp_path)

    for name in SCRIPTS:
        assert "THRESHOLD" in (tmp_path / name).read_text()
    assert "THRESHOLD = 0.8" in (tmp_path / "model.py").read_text()

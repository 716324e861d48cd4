"""ONNX files answer as the app does."""

from pathlib import Path

import onnx
import onnxruntime
import pytest
from export_cases import CONTEXT, OTHERS, RECURRENT, Built, build, recurrent_name

from workbench.export.onnx import write_onnx


def session_of(built: Built, folder: Path) -> onnxruntime.InferenceSession:
    write_onnx(built.model, built.spec, built.facts, folder / "model.onnx")
    return onnxruntime.InferenceSession(folder / "model.onnx", providers=["CPUExecutionProvider"])


def largest_difference(built: Built, session: onnxruntime.InferenceSession) -> float:
    largest = 0.0
    for batch in (1, 2, 7):
        for length in (1, CONTEXT // 2, CONTEXT, CONTEXT * 2):
            x_BTF, lengths_B = built.inputs(batch, length)
            feeds = {"values": x_BTF.numpy()}
            if built.facts.task != "forecast":
                feeds["lengths"] = lengths_B.numpy()
            answer = built.answer(x_BTF, lengths_B).numpy()
            exported = session.run(None, feeds)[0]
            assert exported.shape == answer.shape
            largest = max(largest, float(abs(exported - answer).max()))
    return largest / (30.0 if built.facts.targets else 1.0)


@pytest.mark.parametrize("spec", RECURRENT, ids=recurrent_name)
@pytest.mark.parametrize("task", ["forecast", "classify"])
def test_recurrent_layers_answer_alike_at_any_batch_and_length(task, spec, tmp_path):
    built = build(task, spec)

    assert largest_difference(built, session_of(built, tmp_path)) < 1e-4


@pytest.mark.parametrize("name", OTHERS)
def test_everything_else_answers_alike_at_any_batch_and_length(name, tmp_path):
    built = OTHERS[name]()

    assert largest_difference(built, session_of(built, tmp_path)) < 1e-4


def test_padding_does_not_change_an_answer(classifier, tmp_path):
    session = session_of(classifier, tmp_path)
    x_BTF, _ = classifier.inputs(2, 9)

    alone = session.run(None, {"values": x_BTF[:1, :4].numpy(), "lengths": [4]})[0]
    padded = session.run(None, {"values": x_BTF.numpy(), "lengths": [4, 9]})[0]

    assert abs(alone[0] - padded[0]).max() < 1e-6


def test_file_says_what_it_needs_and_answers(classifier, tmp_path):
    about = session_of(classifier, tmp_path).get_modelmeta().custom_metadata_map

    assert about["task"] == "classify"
    assert about["inputs"] == '["load", "pressure", "wind, m/s"]'
    assert about["classes"] == '["calm", "so \\"so\\"", "风暴"]'


def test_file_is_of_a_version_that_older_runtimes_read(forecaster, tmp_path):
    session_of(forecaster, tmp_path)
    model = onnx.load(tmp_path / "model.onnx")

    assert (model.ir_version, model.opset_import[0].version) == (8, 18)

"""Weights of eight bits: a quarter of the numbers' memory, and a loss that is measured, told and bounded."""

import subprocess
from dataclasses import replace

import numpy as np
import onnx
import pytest
import torch
from export_cases import BOTH, OTHERS, build, exportable
from sequences import labelled_steps, text
from series import series_dataset, windows

from workbench.data.dataset import DataFacts, Examples, Statistics
from workbench.errors import WorkbenchError
from workbench.export import loss, onnx_int8
from workbench.export.bundle import export_model
from workbench.export.c.check import ask_c, compiler
from workbench.export.c.source import c_source, write_c
from workbench.export.loss import answer_of, measure
from workbench.export.preparation import Preparation
from workbench.export.rounding import rounded, rounded_model
from workbench.export.verify import ask, largest_difference
from workbench.models.build import build_model
from workbench.models.spec import Conv1dSpec, RecurrentSpec
from workbench.models.templates import TEMPLATES, propose
from workbench.progress import finish

FILE = "model_int8.c"
needs_cc = pytest.mark.skipif(compiler() is None, reason="there is no C compiler")


@pytest.fixture
def source():
    """A forecaster, a wave and the windows that judge it."""
    built = build("forecast", RecurrentSpec(units=6), inputs=("y",), targets=("y",))
    dataset = series_dataset(10 + 2 * np.sin(np.arange(90) / 5))
    return exportable(built, dataset=dataset, val=windows(list(range(20, 60)), context=12, horizon=5))


def test_rounded_numbers_are_within_half_a_step_and_stay_when_rounded_again():
    weight_RC = torch.randn(7, 33).numpy() * np.geomspace(1e-3, 1e3, 7, dtype=np.float32)[:, None]
    weight_RC[3] = 0

    whole, scale_R = rounded(weight_RC)

    near = whole * scale_R[:, None]
    assert whole.dtype == np.int8 and (abs(near - weight_RC) <= 0.5001 * scale_R[:, None]).all()
    assert (rounded(near)[0] == whole).all() and not near[3].any()


def test_a_rounded_model_keeps_biases_norms_and_the_model_itself():
    built = build("classify", Conv1dSpec(units=4, width=3), BOTH)
    before = {name: weight.clone() for name, weight in built.model.state_dict().items()}

    after = rounded_model(built.model).state_dict()

    changed = {name for name in before if not torch.equal(before[name], after[name])}
    assert {"layers.0.conv.weight", "layers.1.backward_cells.0.weight_hh_l0", "head.linear.weight"} <= changed
    assert all(before[name].ndim > 1 for name in changed)
    assert all(torch.equal(weight, before[name]) for name, weight in built.model.state_dict().items())


@needs_cc
@pytest.mark.parametrize("name", ["classify-blocks-conv", "next-token"])
def test_c_with_whole_numbers_answers_as_the_rounded_model(name, tmp_path):
    built = OTHERS[name]()
    model = rounded_model(built.model)
    write_c(model, built.facts, tmp_path, Preparation(), longest=24, int8=True)
    questions = finish(ask(model, built.facts, built.statistics, None))

    answers = finish(ask_c(tmp_path, "model_int8", questions, built.facts, compiler=compiler(), options=()))

    pairs = zip(questions, answers, strict=True)
    assert max(largest_difference(q.answer, a, built.facts, built.statistics) for q, a in pairs) < 1e-5


@needs_cc
def test_the_proposed_classifier_of_ten_spoken_digits_fits_256_kb_code_and_all(tmp_path):
    digits = DataFacts(
        task="classify", inputs=("sound",), targets=(), classes=tuple("0123456789"), context=9000, horizon=0,
        missing_mask=False, season=1, sample_rate=8000,
    )  # fmt: skip
    still = Statistics(mean_F=(0.0,), std_F=(1.0,), class_counts=(1,) * 10)
    model = build_model(TEMPLATES[propose(digits)].build(digits), digits, still).eval()
    write_c(model, digits, tmp_path, Preparation(), longest=9000, int8=True)

    subprocess.run([compiler(), "-std=c99", "-Os", "-c", "model_int8.c"], cwd=tmp_path, check=True)

    file, parameters = (tmp_path / "model_int8.o").stat().st_size, sum(map(torch.numel, model.parameters()))
    assert file <= 256_000 and file < parameters + 29_000


def test_every_matrix_is_of_whole_numbers():
    built = build("classify", Conv1dSpec(units=4, width=3), BOTH)

    code = c_source(built.model, built.facts, Preparation(), longest=24, int8=True).code

    assert code.count("static const matrix") == code.count("static const signed char") == 6


@needs_cc
def test_the_loss_is_told_beside_the_files(source, tmp_path):
    report = finish(export_model(source, "onnx", tmp_path / "out", also=("c-int8",)))

    told = str(report.notes[0])
    assert told.startswith("The mean squared error of model_int8.c on 40 validation examples is")
    assert told in (tmp_path / "out" / "README.txt").read_text()
    assert (tmp_path / "out" / "model_int8.h").exists()
    assert max(check.difference for check in report.checked) < 1e-5


def test_the_models_own_answers_lose_nothing(source):
    found = finish(measure(source, answer_of(source.model), FILE))

    assert found.before == found.after > 0 and found.examples == 40


def test_answers_that_are_worse_are_refused_with_both_figures(source):
    model = answer_of(source.model)

    with pytest.raises(WorkbenchError, match=r"error of model_int8\.c on 40 .* is \S+, the model's own .*More is lost"):
        finish(measure(source, lambda x, lengths: model(x, lengths) + 5, FILE))


def test_of_many_examples_some_are_measured(source, monkeypatch):
    monkeypatch.setattr(loss, "MOST_EXAMPLES", 7)

    assert finish(measure(source, answer_of(source.model), FILE)).examples == 7


@pytest.mark.parametrize("data", [labelled_steps(5), text("abcabd", 8)], ids=lambda data: data.task)
def test_classes_of_steps_are_counted_where_they_are_known(data):
    some = OTHERS["next-token"]().spec if data.task == "next-token" else None
    layers = some.layers if some else (BOTH,)
    built = build(
        data.task, *layers, inputs=("x",), classes=data.classes, **({"preprocess": some.preprocess} if some else {})
    )
    starts = data.offsets_S1[:-1]
    val = Examples(starts_E=starts, lengths_E=np.full(len(starts), 5), sequences_E=np.arange(len(starts)), horizon=0)
    source = exportable(built, dataset=data, val=val)
    shift = data.task == "next-token"
    truths = [data.labels_N[start + shift : start + shift + 5] for start in starts.tolist()]

    found = finish(measure(source, lambda x, lengths: np.eye(len(data.classes))[np.stack(truths).clip(0)], FILE))

    assert found.after == 1 and found.before < 1
    assert str(found.told(FILE)).startswith("model_int8.c answers 100.00 % of")


@pytest.mark.parametrize("missing", ["dataset", "val"])
def test_without_data_nothing_is_measured_and_nothing_exported(source, missing, tmp_path):
    with pytest.raises(WorkbenchError, match="whose data are not at hand"):
        finish(export_model(replace(source, **{missing: None}), "onnx", tmp_path / "out", also=("c-int8",)))

    assert list(tmp_path.iterdir()) == []


def test_without_a_known_truth_nothing_is_exported(source):
    unknown = replace(source.dataset, targets_NK=np.full_like(source.dataset.targets_NK, np.nan))

    with pytest.raises(WorkbenchError, match="No truth is known"):
        finish(measure(replace(source, dataset=unknown), answer_of(source.model), FILE))


def test_int8_onnx_is_smaller_measured_and_asked_in_a_process_of_its_own(source, tmp_path):
    built = build("forecast", RecurrentSpec(cell="LSTM", units=32), inputs=("y",), targets=("y",))
    wide = replace(source, model=built.model, facts=built.facts)

    report = finish(export_model(wide, "onnx", tmp_path / "out", also=("onnx-int8",)))

    whole, small = ((tmp_path / "out" / name).stat().st_size for name in ("model.onnx", "model_int8.onnx"))
    assert small < whole / 2
    assert "onnx-int8" in {check.file for check in report.checked}
    assert ["model_int8.onnx on 40 validation" in str(report.notes[0]), "kB instead of" in str(report.notes[1])] == [
        True
    ] * 2


def test_int8_onnx_keeps_what_is_not_learned(tmp_path):
    built = OTHERS["sound-mfcc"]()

    onnx_int8._write(exportable(built), tmp_path / "model_int8.onnx")

    kept = {each.name for each in onnx.load(tmp_path / "model_int8.onnx").graph.initializer}
    assert {"layers.0.basis", "layers.0.filters", "layers.0.cosines"} <= kept
    assert "layers.1.weight_quantized" in kept

"""A streaming twin answers, in calls of any numbers of steps, what the whole model answers to all steps at once."""

import ast
import importlib.util
import json
import subprocess
import sys

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from export_cases import FRAMES, OFF, RECURRENT, Built, build, exportable, recurrent_name, sound, worded

from tests.toys.minimal_gated_unit import MGU
from workbench.data.dataset import NAME_INPUT
from workbench.errors import WorkbenchError
from workbench.export import bundle
from workbench.export.bundle import export_model
from workbench.export.onnx_stream import STREAM, write_stream
from workbench.export.report import TOLERANCE
from workbench.export.twin import SCRIPT, stream_script, twin_of
from workbench.export.verify import ask, verify
from workbench.models.cells import CELLS
from workbench.models.spec import (
    AttentionSpec,
    Conv1dSpec,
    DenseSpec,
    EmbeddingSpec,
    FlattenSpec,
    HeadSpec,
    KernelsSpec,
    LayerNormSpec,
    LogMelSpec,
    MfccSpec,
    PreprocessSpec,
    RecurrentSpec,
    ResidualSpec,
    SegmentsSpec,
    TcnSpec,
)
from workbench.models.streaming import stream_problems
from workbench.progress import finish

GRU = RecurrentSpec(units=5)
LENGTHS = (700, 341, 90)
STRIDED = Conv1dSpec(units=4, width=4, stride=3, causal=True)
NAMES = {"inputs": ("load", "pressure", "wind, m/s", NAME_INPUT), "categories": {NAME_INPUT: ("north", "south")}}
STRAIGHT = HeadSpec(linear_path=True)
MODELS = {
    **{
        f"{recurrent_name(spec)}-{task}": lambda task=task, spec=spec: build(task, spec)
        for spec in RECURRENT
        for task in ("forecast", "classify")
        if not spec.bidirectional
    },
    "regress-tcn": lambda: build("regress", TcnSpec(units=4, depth=3), GRU, ResidualSpec(span=1)),
    "steps-conv": lambda: build("label-steps", Conv1dSpec(units=4, width=3, causal=True), GRU),
    "steps-conv-of-one": lambda: build("label-steps", Conv1dSpec(units=4, width=1), GRU),
    "text": lambda: build("next-token", EmbeddingSpec(units=4), GRU, inputs=("text",), preprocess=OFF),
    "strided": lambda: build(
        "classify", STRIDED, Conv1dSpec(units=4, width=2, stride=2, causal=True), GRU, TcnSpec(units=3), LayerNormSpec()
    ),
    "flatten": lambda: build("forecast", GRU, FlattenSpec(steps=4), DenseSpec(units=4)),
    "straight-gaps": lambda: build("forecast", GRU, head=STRAIGHT, missing_mask=True),
    "straight-names": lambda: worded("forecast", GRU, head=STRAIGHT, **NAMES),
    **{
        f"straight-season-{'mask' if mask else 'names'}": lambda mask=mask: worded(
            "forecast",
            GRU,
            head=HeadSpec(linear_path=True, path_season=True),
            **({"missing_mask": True} if mask else NAMES),
        )
        for mask in (True, False)
    },
    "words": lambda: worded("classify", GRU, missing_mask=True),
    "log-mel": lambda: sound(LogMelSpec(**FRAMES), STRIDED, RecurrentSpec(cell="LSTM", units=5, depth=3)),
    "mfcc": lambda: sound(MfccSpec(coefficients=4, **FRAMES), GRU),
    "far": lambda: build("forecast", GRU, origins_F=(1e9, 0.0, 5.0), answer_origins_K=(1e9, 0.0)),
}
LEVEL, MEAN = PreprocessSpec(level="last"), HeadSpec(pool="mean")
REFUSED = {
    "both directions": ("switch Both directions off", lambda: build("classify", RecurrentSpec(bidirectional=True))),
    "pooling": ("choose the pooling last", lambda: build("regress", GRU, head=MEAN)),
    "level": ("choose none under Remove level", lambda: build("forecast", GRU, preprocess=LEVEL)),
    "convolution": ("switch Causal on", lambda: build("classify", Conv1dSpec(units=4), GRU)),
    "stride": ("no longer than its width", lambda: build("classify", Conv1dSpec(width=1, stride=2), GRU)),
    "attention": ("a recurrent layer or a TCN", lambda: build("label-steps", AttentionSpec(heads=1, causal=True))),
    "kernels": ("Kernel features reads", lambda: build("classify", KernelsSpec(features=84))),
    "kernel path": ("switch it off", lambda: build("classify", GRU, head=HeadSpec(kernel_path=True))),
    "segments": ("Segments reads", lambda: build("forecast", SegmentsSpec(), head=HeadSpec(kind="segments"))),
    "naive": ("take the linear head", lambda: build("classify", head=HeadSpec(kind="naive"))),
    "after flatten": ("after Flatten", lambda: build("classify", FlattenSpec(steps=3), GRU)),
    "clip": ("the normalisation channel", lambda: sound(LogMelSpec(normalize="clip", **FRAMES), GRU)),
    "range": ("set it to 0", lambda: sound(LogMelSpec(range_db=20, **FRAMES), GRU)),
    "hop": ("no longer than a frame", lambda: sound(LogMelSpec(window=16, hop=17, mels=6), GRU)),
}


@pytest.fixture
def script(tmp_path):
    def run(built: Built):
        write_stream(built.model, built.facts, tmp_path / STREAM)
        (tmp_path / SCRIPT).write_text(stream_script(built.model.spec, built.facts), encoding="utf-8")
        spec = importlib.util.spec_from_file_location("stream_onnx", tmp_path / SCRIPT)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return run


def whole(built: Built) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Sequences as they lie in files, their lengths, and what the model answers to each as a whole."""
    x_BTF, lengths_B = built.inputs(len(LENGTHS), LENGTHS[0])
    if built.facts.task != "forecast":
        lengths_B = torch.tensor(LENGTHS)
    if built.facts.named is not None:
        x_BTF[:, :, built.facts.named] = torch.tensor([0.0, 1.0, 2.0])[:, None]
    origins_F = np.array(built.facts.origins_F or 0.0)
    answer = built.answer(x_BTF, lengths_B).numpy()
    return x_BTF.numpy() + origins_F, lengths_B.numpy(), answer + np.array(built.facts.answer_origins_K or 0.0)


@pytest.mark.parametrize("name", MODELS)
def test_pieces_of_any_lengths_give_the_answers_of_the_whole(name, script):
    built = MODELS[name]()
    values, lengths, expected = whole(built)
    module = script(built)

    for chunks in ((1,), (7,), (333,), (1, 7, 333)):
        assert module.predict(values, lengths, chunks) == pytest.approx(expected, abs=1e-5, rel=1e-5)


def test_each_step_is_answered_as_if_the_sequence_ended_there(script):
    built = build("classify", Conv1dSpec(units=4, width=3, causal=True), GRU)
    x_BTF, _ = built.inputs(1, 20)

    answers = script(built).Stream()(x_BTF.numpy())[0]

    for steps in (1, 2, 11, 20):
        expected = built.answer(x_BTF[:, :steps], torch.tensor([steps])).numpy()[0]
        assert answers[steps - 1] == pytest.approx(expected, abs=1e-5)


def test_a_sound_is_answered_once_its_first_frame_is_whole(script):
    stream = script(sound(LogMelSpec(window=16, hop=4, mels=6), GRU)).Stream()
    silence = np.zeros((1, 15, 1), np.float32)

    assert stream(silence).shape == (1, 0, 3)
    assert stream(silence[:, :1]).shape == (1, 1, 3)
    assert stream(silence[:, :3]).shape == (1, 0, 3)


@pytest.mark.parametrize("name", REFUSED)
def test_what_needs_the_whole_sequence_is_refused_with_what_would_do(name):
    said, make = REFUSED[name]
    built = make()

    assert any(said in str(each) for each in stream_problems(built.spec, built.facts))


def test_what_stands_in_the_way_of_several_layers_is_said_once():
    built = build("classify", Conv1dSpec(units=4), Conv1dSpec(units=4), GRU)

    assert [str(each) for each in stream_problems(built.spec, built.facts)] == [
        "A convolution that also sees what comes later cannot answer yet: switch Causal on."
    ]


def test_a_cell_that_onnx_does_not_know_is_refused_with_those_that_it_does(monkeypatch):
    monkeypatch.setitem(CELLS, "MGU", MGU)

    (problem,) = RecurrentSpec(cell="MGU").unstreamable(None)

    assert str(problem).endswith("take one of SimpleRNN, GRU, LSTM.")


def test_no_more_than_the_states_of_the_record_is_carried(tmp_path):
    built = build("classify", RecurrentSpec(cell="LSTM", units=5, depth=2))
    write_stream(built.model, built.facts, tmp_path / STREAM)

    about = {each.key: each.value for each in onnx.load(tmp_path / STREAM).metadata_props}

    assert [(each["name"], each["start"]) for each in json.loads(about["states"])] == [
        (f"layers.0.{depth}.{state}", [5]) for depth in (0, 1) for state in ("h", "c")
    ]


def test_the_name_at_the_first_step_counts_for_the_whole_sequence(script):
    built = MODELS["straight-names"]()
    values, lengths, expected = whole(built)
    values[:, 5:, built.facts.named] = 0.0
    expected = built.answer(torch.from_numpy(values).float(), torch.from_numpy(lengths)).numpy()

    assert script(built).predict(values, lengths, (3,)) == pytest.approx(expected, abs=1e-5, rel=1e-5)


def test_an_export_has_a_twin_that_was_checked_in_a_process_of_its_own(tmp_path):
    report = finish(export_model(exportable(build("classify", GRU)), "onnx", tmp_path / "out"))

    assert [check.file for check in report.checked].count("stream") == 9
    assert report.max_difference <= TOLERANCE
    assert {str(tmp_path / "out" / name) for name in (STREAM, SCRIPT)} <= set(report.files)
    assert "model_stream.onnx takes any number of steps" in (tmp_path / "out" / "README.txt").read_text()


@pytest.mark.usefixtures("asked_here")
def test_an_export_without_a_twin_says_why_in_its_report_and_readme(tmp_path):
    out = tmp_path / "out"
    report = finish(export_model(exportable(build("classify", GRU, head=MEAN)), "onnx", out))

    reason = "The head sums up the whole sequence: choose the pooling last."
    assert report.as_json()["not_streamed"] == [reason]
    assert json.loads((out / "export.json").read_text())["not_streamed"] == [reason]
    assert reason in (out / "README.txt").read_text()
    assert not (out / STREAM).exists()


@pytest.mark.usefixtures("asked_here")
def test_a_twin_disappears_with_the_export_that_had_it(tmp_path):
    finish(export_model(exportable(build("classify", GRU)), "onnx", tmp_path / "out"))

    finish(export_model(exportable(build("classify", GRU, head=MEAN)), "onnx", tmp_path / "out", replace=True))

    assert not (tmp_path / "out" / STREAM).exists()
    assert not (tmp_path / "out" / SCRIPT).exists()


def test_a_twin_with_other_weights_is_caught(tmp_path):
    source = exportable(build("classify", GRU))
    twin = twin_of(source.model, source.facts, finish(ask(source.model, source.facts, source.statistics, None)))
    bundle._write(source, "onnx", tmp_path)
    source.model.head.linear.bias.data[0] += 0.1
    write_stream(source.model, source.facts, tmp_path / STREAM)
    (tmp_path / SCRIPT).write_text(stream_script(source.model.spec, source.facts), encoding="utf-8")

    with pytest.raises(WorkbenchError, match=r"model_stream\.onnx answers differently"):
        finish(verify(tmp_path, [("stream", each) for each in twin.questions], source.facts, source.statistics))


@pytest.mark.parametrize(
    ("layers", "told"),
    [((LogMelSpec(**FRAMES), GRU), "as soon as a frame of them is whole"), ((GRU,), "the answer at each sample")],
)
def test_the_script_of_a_sound_speaks_of_samples_and_frames(layers, told):
    source = sound(*layers)

    told_of_all = ast.get_docstring(ast.parse(stream_script(source.model.spec, source.facts)))

    assert "Answers sample by sample" in told_of_all and "step" not in told_of_all and told in told_of_all


def test_a_twin_is_not_asked_for_sounds_shorter_than_a_frame():
    source = exportable(sound(LogMelSpec(**FRAMES), GRU))
    questions = finish(ask(source.model, source.facts, source.statistics, None))

    asked = twin_of(source.model, source.facts, questions).questions
    refused = twin_of(source.model, source.facts, [each for each in questions if each.size[1] < 16])

    assert asked and all((each.lengths_B >= 16).all() for each in asked)
    assert "fills a frame of 16 samples" in str(refused.problems[0])


def test_the_example_answers_lines_as_they_come(script, tmp_path):
    built = build("forecast", GRU, targets=("load",))
    script(built)
    lines = ['pressure,load,"wind, m/s"', "-500,10,0.5", "-480,11,0.25"]

    done = subprocess.run(
        [sys.executable, SCRIPT, "-"], cwd=tmp_path, input="\n".join(lines), capture_output=True, text=True, check=True
    )

    x_BTF = torch.tensor([[[10.0, -500.0, 0.5], [11.0, -480.0, 0.25]]])
    expected = built.answer(x_BTF, torch.tensor([2])).numpy().ravel()
    answers = [[float(part) for part in line.split(",")] for line in done.stdout.splitlines()]
    assert len(answers) == 2
    assert answers[1] == pytest.approx(expected, rel=1e-5)


def test_a_twin_runs_where_only_onnxruntime_is(tmp_path):
    built = build("regress", GRU)
    write_stream(built.model, built.facts, tmp_path / STREAM)

    session = onnxruntime.InferenceSession(tmp_path / STREAM, providers=["CPUExecutionProvider"])

    assert [each.name for each in session.get_inputs()] == ["values", "layers.0.0.h"]
    assert [each.name for each in session.get_outputs()] == ["answers", "layers.0.0.h.next"]

"""The rarer blocks as ONNX nodes: what lies beyond a sequence's end never counts, and edges of widths and lengths."""

import pytest
import torch
from export_cases import BOTH, FRAMES, LAST, Built, build, sound
from onnxruntime import InferenceSession

from workbench.export.onnx import write_onnx
from workbench.models.spec import (
    AttentionSpec,
    Conv1dSpec,
    DenseSpec,
    EmbeddingSpec,
    HeadSpec,
    LogMelSpec,
    MfccSpec,
    PreprocessSpec,
    RecurrentSpec,
    ResidualSpec,
    SegmentsSpec,
    TcnSpec,
)

OFF = PreprocessSpec(scale="none")


@pytest.fixture
def session_of(tmp_path):
    def open_session(built: Built) -> InferenceSession:
        write_onnx(built.model, built.spec, built.facts, tmp_path / "model.onnx")
        return InferenceSession(tmp_path / "model.onnx", providers=["CPUExecutionProvider"])

    return open_session


def answer(session: InferenceSession, x_BTF: torch.Tensor, *lengths: int):
    return session.run(None, {"values": x_BTF.numpy(), "lengths": list(lengths)})[0]


def embedded() -> Built:
    layers = EmbeddingSpec(units=4), RecurrentSpec(units=5)
    return build("next-token", *layers, inputs=("text",), preprocess=OFF)


PADDED = {
    "conv-conv": lambda: build("classify", Conv1dSpec(units=4, width=3), Conv1dSpec(units=4, width=5)),
    "conv-conv-strided": lambda: build(
        "classify", Conv1dSpec(units=4, width=4, stride=2), Conv1dSpec(units=4, stride=3, norm="none"), BOTH
    ),
    "conv-tcn-attention": lambda: build(
        "classify",
        Conv1dSpec(units=4, width=3),
        TcnSpec(units=4, depth=2),
        AttentionSpec(heads=2),
        ResidualSpec(span=1),
        head=HeadSpec(pool="attention"),
    ),
    "dense-residual": lambda: build("classify", DenseSpec(units=7), Conv1dSpec(units=4), ResidualSpec(span=1), BOTH),
    "mel-conv-conv": lambda: sound(LogMelSpec(**FRAMES), Conv1dSpec(units=4), Conv1dSpec(units=4), BOTH),
    "mel-clip": lambda: sound(LogMelSpec(normalize="clip", **FRAMES), BOTH),
    "mfcc-range": lambda: sound(MfccSpec(coefficients=4, range_db=20, normalize="both", **FRAMES), BOTH),
}


@pytest.mark.parametrize("name", PADDED)
def test_what_lies_beyond_a_sequences_end_never_counts(session_of, name):
    built = PADDED[name]()
    session, steps = session_of(built), 60 if built.facts.sample_rate else 12
    x_BTF, _ = built.inputs(2, 2 * steps)
    other_BTF = x_BTF.clone()
    other_BTF[0, steps:] += 50.0

    alone = answer(session, x_BTF[:1, :steps], steps)
    padded, otherwise = (answer(session, x, steps, 2 * steps) for x in (x_BTF, other_BTF))

    assert padded[0] == pytest.approx(alone[0], abs=1e-5)
    assert (padded == otherwise).all()


def test_an_export_answers_each_length_of_a_batch_as_the_model_does(session_of):
    for name in ("conv-conv-strided", "mel-conv-conv"):
        built = PADDED[name]()
        session = session_of(built)
        lengths_B = torch.arange(1, 42)
        x_BTF, _ = built.inputs(len(lengths_B), 41)

        exported = answer(session, x_BTF, *lengths_B.tolist())

        assert exported == pytest.approx(built.answer(x_BTF, lengths_B).numpy(), abs=1e-5)


@pytest.mark.parametrize("width", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("causal", [False, True])
def test_a_convolution_of_any_width_keeps_the_steps_and_looks_ahead_only_where_it_may(session_of, width, causal):
    built = build("label-steps", Conv1dSpec(units=4, width=width, causal=causal, activation="none"))
    session = session_of(built)
    x_BTF, lengths_B = built.inputs(1, 12)
    later_BTF = x_BTF.clone()
    later_BTF[0, 5] += 10.0

    before, after = (answer(session, x, 12)[0] for x in (x_BTF, later_BTF))

    assert before == pytest.approx(built.answer(x_BTF, lengths_B).numpy()[0], abs=1e-5)
    changed = (abs(before - after) > 1e-6).any(axis=1).nonzero()[0].tolist()
    ahead = 0 if causal else width - 1 - (width - 1) // 2
    assert changed == list(range(5 - ahead, 5 - ahead + width))


@pytest.mark.parametrize("token", [-1, 3, 99])
def test_an_unknown_token_is_the_nearest_known_one(session_of, token):
    built = embedded()
    session, last = session_of(built), len(built.facts.classes) - 1
    known = torch.tensor([[[0.0], [2.0], [float(min(max(token, 0), last))]]])
    asked = torch.tensor([[[0.0], [2.0], [float(token)]]])

    assert (answer(session, asked, 3) == answer(session, known, 3)).all()


@pytest.mark.parametrize("length", [1, 3, 4, 5, 8, 9])
def test_segments_end_with_the_last_step_and_repeat_the_first_before_it(session_of, length):
    layers = SegmentsSpec(length=4, units=6), RecurrentSpec(units=5)
    built = build("forecast", *layers, head=HeadSpec(kind="segments"), preprocess=LAST)
    session = session_of(built)
    x_BTF, lengths_B = built.inputs(2, length)
    lacking = -length % 4
    longer_BTF = torch.cat([x_BTF[:, :1].expand(-1, lacking, -1), x_BTF], dim=1)

    short, whole = (session.run(None, {"values": x.numpy()})[0] for x in (x_BTF, longer_BTF))

    assert short == pytest.approx(built.answer(x_BTF, lengths_B).numpy(), rel=1e-4, abs=1e-3)
    assert whole == pytest.approx(short, rel=1e-4, abs=1e-3)


@pytest.mark.parametrize("samples", [1, 15, 16, 17, 19, 20, 21, 64])
@pytest.mark.parametrize("range_db", [0, 6])
def test_sound_shorter_than_a_frame_and_at_its_edges_answers_as_the_model_does(session_of, samples, range_db):
    built = sound(LogMelSpec(normalize="both", range_db=range_db, **FRAMES), BOTH)
    session = session_of(built)
    x_BTF, _ = built.inputs(3, 64)
    lengths_B = torch.tensor([samples, 64, 33])

    assert answer(session, x_BTF, *lengths_B.tolist()) == pytest.approx(
        built.answer(x_BTF, lengths_B).numpy(), abs=1e-4
    )

"""The blocks of the second stage: what they compute, and that padding and other sequences change nothing."""

import pytest
import torch

from workbench.data.dataset import DataFacts, Statistics
from workbench.errors import WorkbenchError
from workbench.models.build import SequenceModel, build_model
from workbench.models.convolution import Conv1d
from workbench.models.spec import (
    AttentionSpec,
    Conv1dSpec,
    DenseSpec,
    DropoutSpec,
    EmbeddingSpec,
    FlattenSpec,
    HeadSpec,
    LayerSpec,
    LogMelSpec,
    MfccSpec,
    ModelSpec,
    PreprocessSpec,
    RecurrentSpec,
    ResidualSpec,
    SegmentsSpec,
    TcnSpec,
)

PLAIN = PreprocessSpec(scale="none")
STATISTICS = Statistics(
    mean_F=(1.0, -5.0), std_F=(2.0, 4.0), class_counts=(3, 1, 2), answer_mean_K=(7.0,), answer_std_K=(3.0,)
)


def facts_of(task: str, **changes: object) -> DataFacts:
    values: dict[str, object] = {
        "task": task,
        "inputs": ("load", "heat"),
        "targets": ("load",) if task in ("forecast", "regress") else (),
        "classes": () if task in ("forecast", "regress") else ("a", "b", "c"),
        "context": 9,
        "horizon": 5 if task == "forecast" else 0,
        "missing_mask": False,
        "season": 1,
    }
    return DataFacts(**(values | changes))


SOUND = facts_of("classify", inputs=("sound",), sample_rate=8000, context=900)
TEXT = facts_of("next-token", inputs=("text",))


def build(
    *layers: LayerSpec, facts: DataFacts | None = None, preprocess: PreprocessSpec | None = None, **head: object
) -> SequenceModel:
    torch.manual_seed(0)
    facts = facts or facts_of("classify")
    statistics = Statistics(
        mean_F=STATISTICS.mean_F[: len(facts.inputs)],
        std_F=STATISTICS.std_F[: len(facts.inputs)],
        class_counts=STATISTICS.class_counts,
        answer_mean_K=STATISTICS.answer_mean_K,
        answer_std_K=STATISTICS.answer_std_K,
    )
    spec = ModelSpec(preprocess=preprocess or PreprocessSpec(), layers=layers, head=HeadSpec(**head))
    return build_model(spec, facts, statistics).eval()


def padded(sequences: list[torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
    x_BTF = torch.nn.utils.rnn.pad_sequence(sequences, batch_first=True)
    return x_BTF, torch.tensor([len(sequence) for sequence in sequences])


def sequences_of(model: SequenceModel) -> list[torch.Tensor]:
    if model.facts.sample_rate is not None:
        return [torch.randn(length, 1) * 0.1 for length in (1, 40, 64, 65, 700)]
    if model.facts.task == "next-token":
        return [torch.randint(3, (length, 1)).float() for length in (1, 4, 9)]
    return [torch.randn(length, 2) for length in (1, 2, 4, 6, 9)]


BOTH = RecurrentSpec(units=4, bidirectional=True)
FEATURES = {"window": 64, "hop": 20, "mels": 6}
CASES = {
    "conv": lambda: build(Conv1dSpec(units=5, width=3), BOTH, Conv1dSpec(units=4, width=4), pool="max"),
    "conv-stride": lambda: build(BOTH, Conv1dSpec(units=5, width=5, stride=2), BOTH, pool="last"),
    "conv-stride-wide": lambda: build(Conv1dSpec(units=5, width=2, stride=3), FlattenSpec(steps=2), pool="last"),
    "conv-causal": lambda: build(
        Conv1dSpec(units=5, width=4, causal=True, norm="none", activation="gelu"), pool="attention"
    ),
    "tcn": lambda: build(TcnSpec(units=4, depth=3), BOTH, pool="mean"),
    "attention": lambda: build(BOTH, AttentionSpec(heads=2), ResidualSpec(span=1), pool="mean"),
    "attention-causal": lambda: build(BOTH, AttentionSpec(heads=4, causal=True), pool="last"),
    "residual": lambda: build(BOTH, DenseSpec(units=3), ResidualSpec(span=2), pool="attention"),
    "residual-same": lambda: build(Conv1dSpec(units=2, width=3), ResidualSpec(span=1), pool="mean"),
    "mean-std": lambda: build(BOTH, preprocess=PreprocessSpec(level="mean_std")),
    "mean-std-mask": lambda: build(
        BOTH, preprocess=PreprocessSpec(level="mean_std"), facts=facts_of("classify", missing_mask=True)
    ),
    "segments": lambda: build(
        SegmentsSpec(length=4, units=6),
        RecurrentSpec(units=6),
        facts=facts_of("forecast"),
        preprocess=PreprocessSpec(level="last"),
        kind="segments",
    ),
    "regress": lambda: build(BOTH, facts=facts_of("regress"), pool="mean"),
    "regress-naive": lambda: build(facts=facts_of("regress"), kind="naive"),
    "label-steps": lambda: build(BOTH, AttentionSpec(heads=2), facts=facts_of("label-steps")),
    "label-steps-naive": lambda: build(facts=facts_of("label-steps"), kind="naive"),
    "next-token": lambda: build(
        EmbeddingSpec(units=4), RecurrentSpec(cell="LSTM", units=4), TcnSpec(units=4), facts=TEXT, preprocess=PLAIN
    ),
    **{
        f"log-mel-{normalize}": lambda normalize=normalize: build(
            LogMelSpec(normalize=normalize, **FEATURES), BOTH, facts=SOUND, preprocess=PLAIN, pool="mean"
        )
        for normalize in ("none", "channel", "clip", "both")
    },
    "mfcc": lambda: build(
        MfccSpec(coefficients=4, range_db=6, **FEATURES),
        Conv1dSpec(units=4, stride=2),
        BOTH,
        facts=SOUND,
        preprocess=PLAIN,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_sequence_alone_and_in_a_padded_batch_gives_the_same_answer(name):
    model = CASES[name]()
    sequences = sequences_of(model)
    together = model(*padded(sequences))

    for sequence, answer in zip(sequences, together, strict=True):
        alone = model(*padded([sequence]))[0]
        kept = answer[: len(alone)] if model.facts.task in ("label-steps", "next-token") else answer
        torch.testing.assert_close(alone, kept, atol=1e-6, rtol=1e-6)


@pytest.mark.parametrize("name", CASES)
def test_training_reaches_every_weight_and_ignores_the_padding(name):
    model = CASES[name]().train()
    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0
    x_BTF, lengths_B = padded(sequences_of(model))
    answer = model(x_BTF, lengths_B)
    for b, length in enumerate(lengths_B.tolist()):
        x_BTF[b, length:] = float("nan")

    again = model(x_BTF, lengths_B)
    if list(model.parameters()):
        again.square().sum().backward()

    torch.testing.assert_close(again, answer, atol=1e-5, rtol=1e-5)
    for weight in model.parameters():
        assert weight.grad is not None and weight.grad.isfinite().all()


def test_normalisation_over_full_sequences_is_that_of_torch():
    layer = Conv1d(Conv1dSpec(units=3, width=1, activation="none"), 2)
    theirs = torch.nn.BatchNorm1d(3)
    x_BTF, lengths_B = torch.randn(4, 6, 2), torch.full((4,), 6)

    ours_BTF = layer.train()(x_BTF, lengths_B)[0]

    torch.testing.assert_close(ours_BTF, theirs(layer.conv(x_BTF.transpose(1, 2))).transpose(1, 2))
    torch.testing.assert_close(layer.norm.running_mean, theirs.running_mean)
    torch.testing.assert_close(layer.norm.running_var, theirs.running_var)


def test_padded_steps_do_not_count_in_the_normalisation():
    layers = [Conv1d(Conv1dSpec(units=3, width=3), 2).train() for _ in range(2)]
    layers[1].load_state_dict(layers[0].state_dict())
    x_BTF = torch.randn(2, 6, 2)

    short = layers[0](x_BTF, torch.tensor([6, 6]))[0]
    long = layers[1](torch.nn.functional.pad(x_BTF, (0, 0, 0, 5), value=9.0), torch.tensor([6, 6]))[0]

    torch.testing.assert_close(long[:, :6], short)
    torch.testing.assert_close(layers[1].norm.running_var, layers[0].norm.running_var)


@pytest.mark.parametrize(
    "layer",
    [Conv1dSpec(units=4, width=5, causal=True), TcnSpec(units=4), AttentionSpec(heads=2, causal=True)],
    ids=lambda layer: layer.kind,
)
def test_causal_blocks_do_not_see_what_follows(layer):
    model = build(EmbeddingSpec(units=4), layer, facts=TEXT, preprocess=PLAIN)
    x_BTF, lengths_B = padded([torch.tensor([[0.0], [1.0], [2.0], [0.0], [1.0]])])
    before = model(x_BTF, lengths_B)[0, :3]
    x_BTF[0, 3:] = 2.0

    torch.testing.assert_close(model(x_BTF, lengths_B)[0, :3], before)


def test_a_forecast_follows_its_window_in_level_and_spread():
    model = build(RecurrentSpec(units=4), facts=facts_of("forecast"), preprocess=PreprocessSpec(level="mean_std"))
    x_BTF, lengths_B = padded([torch.randn(9, 2) * 20])

    moved = model(x_BTF * 3 + 100, lengths_B)

    torch.testing.assert_close(moved, model(x_BTF, lengths_B) * 3 + 100, atol=0.01, rtol=1e-3)


def test_a_segment_forecast_reads_each_column_alone():
    facts = facts_of("forecast", targets=("load", "heat"))
    model = build(SegmentsSpec(length=4, units=6), RecurrentSpec(units=6), facts=facts, kind="segments")
    x_BTF, lengths_B = padded([torch.randn(9, 2), torch.randn(9, 2)])
    before = model(x_BTF, lengths_B)
    x_BTF[:, :, 1] += 3

    after = model(x_BTF, lengths_B)

    assert before.shape == (2, 5, 2)
    torch.testing.assert_close(after[..., 0], before[..., 0])
    assert (after[..., 1] - before[..., 1]).abs().min() > 1e-4


def test_probabilities_at_every_step_sum_to_one_and_are_zero_beyond_the_end():
    model = build(BOTH, facts=facts_of("label-steps"))

    sums_BT = model(*padded([torch.randn(2, 2), torch.randn(3, 2)])).sum(dim=2)

    torch.testing.assert_close(sums_BT, torch.tensor([[1.0, 1.0, 0.0], [1.0, 1.0, 1.0]]))


def test_a_regression_answers_in_the_units_of_its_target():
    model = build(facts=facts_of("regress"), kind="naive")
    x_BTF, lengths_B = padded([torch.randn(2, 2), torch.randn(3, 2)])

    assert model(x_BTF, lengths_B).tolist() == [[7.0], [7.0]]
    assert model.scale_targets(torch.tensor([[10.0]]), torch.zeros(1, 1, 2)).tolist() == [[1.0]]


FORECAST = facts_of("forecast")


@pytest.mark.parametrize(
    ("layers", "facts", "head", "message"),
    [
        ((LogMelSpec(),), facts_of("classify"), {}, "no sample rate"),
        ((DropoutSpec(), LogMelSpec()), SOUND, {}, "move this block to the first place"),
        ((LogMelSpec(low_hz=5000),), SOUND, {}, "is not below the highest"),
        ((MfccSpec(mels=8),), SOUND, {}, "13 coefficients cannot be made of 8 bands"),
        ((SegmentsSpec(),), FORECAST, {}, "choose the kind segments"),
        ((RecurrentSpec(),), FORECAST, {"kind": "segments"}, "goes on where the block Segments began"),
        ((SegmentsSpec(),), facts_of("classify"), {}, "Segments are for forecasts"),
        ((SegmentsSpec(), FlattenSpec()), FORECAST, {"kind": "segments"}, "needs the segments in order"),
        ((AttentionSpec(heads=3),), FORECAST, {}, "3 heads cannot share 2 features"),
        ((ResidualSpec(span=2),), FORECAST, {}, "only 0 come before it"),
        ((Conv1dSpec(stride=2), ResidualSpec()), FORECAST, {}, "changes the number of steps"),
        ((EmbeddingSpec(),), FORECAST, {}, "An embedding is for text"),
        ((EmbeddingSpec(),), TEXT, {}, "switch scaling and level off"),
        ((RecurrentSpec(),), TEXT, {}, "Text needs the block Embedding"),
        ((EmbeddingSpec(), BOTH), TEXT, {}, "switch scaling"),
        ((Conv1dSpec(stride=2),), facts_of("label-steps"), {}, "this block merges steps"),
    ],
)
def test_blocks_that_do_not_go_together_are_not_built(layers, facts, head, message):
    with pytest.raises(WorkbenchError, match=message):
        build(*layers, facts=facts, **head)


@pytest.mark.parametrize("layer", [BOTH, Conv1dSpec(), AttentionSpec()], ids=lambda layer: layer.kind)
def test_a_guesser_of_characters_may_not_look_ahead(layer):
    with pytest.raises(WorkbenchError, match="sees the character that is to be guessed"):
        build(EmbeddingSpec(), layer, facts=TEXT, preprocess=PLAIN)

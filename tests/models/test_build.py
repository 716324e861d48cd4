"""The built model: raw in, units out, and padding that changes nothing."""

import pytest
import torch

from workbench.data.dataset import DataFacts, Statistics
from workbench.errors import WorkbenchError
from workbench.models.build import SequenceModel, build_model
from workbench.models.cells import CELLS
from workbench.models.spec import (
    DenseSpec,
    DropoutSpec,
    FlattenSpec,
    HeadSpec,
    LayerNormSpec,
    LayerSpec,
    ModelSpec,
    PreprocessSpec,
    RecurrentSpec,
)

NAN = float("nan")
STATISTICS = Statistics(mean_F=(10.0, -5.0), std_F=(2.0, 4.0), class_counts=(3, 1))


def forecast_facts(*, missing_mask: bool = False) -> DataFacts:
    return DataFacts(
        task="forecast",
        inputs=("load", "heat"),
        targets=("load",),
        classes=(),
        context=6,
        horizon=3,
        missing_mask=missing_mask,
        season=2,
    )


def class_facts(*, missing_mask: bool = False) -> DataFacts:
    return DataFacts(
        task="classify",
        inputs=("load", "heat"),
        targets=(),
        classes=("a", "b"),
        context=6,
        horizon=0,
        missing_mask=missing_mask,
        season=1,
    )


def build(*layers: LayerSpec, facts: DataFacts | None = None, level: str = "none", **head: object) -> SequenceModel:
    torch.manual_seed(0)
    spec = ModelSpec(preprocess=PreprocessSpec(level=level), layers=layers, head=HeadSpec(**head))
    return build_model(spec, facts or forecast_facts(), STATISTICS).eval()


def padded(sequences: list[torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
    x_BTF = torch.nn.utils.rnn.pad_sequence(sequences, batch_first=True)
    return x_BTF, torch.tensor([len(sequence) for sequence in sequences])


LAYER_STACKS: dict[str, tuple[LayerSpec, ...]] = {
    f"{cell}-{'both' if both else 'one'}": (RecurrentSpec(cell=cell, units=5, depth=2, bidirectional=both),)
    for cell in CELLS
    for both in (False, True)
} | {
    "dense": (DenseSpec(units=4, activation="gelu"), LayerNormSpec(), DropoutSpec()),
    "flatten": (FlattenSpec(), DenseSpec(units=4)),
    "flatten-late": (RecurrentSpec(units=4), FlattenSpec(steps=2)),
}


@pytest.mark.parametrize("missing_mask", [False, True])
@pytest.mark.parametrize("level", ["none", "last", "mean"])
@pytest.mark.parametrize("pool", ["last", "mean", "max"])
@pytest.mark.parametrize("layers", LAYER_STACKS.values(), ids=LAYER_STACKS)
def test_a_sequence_alone_and_in_a_padded_batch_gives_the_same_answer(layers, pool, level, missing_mask):
    model = build(*layers, facts=class_facts(missing_mask=missing_mask), level=level, pool=pool)
    sequences = [torch.randn(length, 2) for length in (1, 4, 6, 9)]
    together_BC = model(*padded(sequences))

    for sequence, answer_C in zip(sequences, together_BC, strict=True):
        alone_BC = model(*padded([sequence]))
        torch.testing.assert_close(alone_BC[0], answer_C, atol=1e-6, rtol=0)


def test_what_lies_in_the_padding_does_not_matter():
    model = build(RecurrentSpec(units=4, bidirectional=True), level="mean", facts=class_facts(), pool="max")
    x_BTF, lengths_B = padded([torch.randn(3, 2), torch.randn(5, 2)])
    expected_BC = model(x_BTF, lengths_B)
    x_BTF[0, 3:] = NAN

    torch.testing.assert_close(model(x_BTF, lengths_B), expected_BC)


def test_the_backward_reading_is_the_reversed_sequence():
    model = build(RecurrentSpec(units=4, bidirectional=True))
    layer = model.layers[0]
    x_BTF, lengths_B = padded([torch.randn(3, 2), torch.randn(5, 2)])

    y_BTF, _ = layer(x_BTF, lengths_B)

    expected_TF = layer.backward_cells[0](x_BTF[:1, :3].flip(1))[0].flip(1)[0]
    torch.testing.assert_close(y_BTF[0, :3, 4:], expected_TF)


@pytest.mark.parametrize("cell", CELLS)
def test_both_directions_equal_torch_on_a_full_batch(cell):
    model = build(RecurrentSpec(cell=cell, units=4, depth=1, bidirectional=True))
    kind = {"SimpleRNN": torch.nn.RNN, "GRU": torch.nn.GRU, "LSTM": torch.nn.LSTM}[cell]
    theirs = kind(2, 4, batch_first=True, bidirectional=True)
    for name, weight in model.layers[0].forward_cells[0].state_dict().items():
        theirs.get_parameter(name).data = weight
        theirs.get_parameter(f"{name}_reverse").data = model.layers[0].backward_cells[0].state_dict()[name]
    x_BTF = torch.randn(3, 6, 2)

    ours_BTF, _ = model.layers[0](x_BTF, torch.full((3,), 6))

    torch.testing.assert_close(ours_BTF, theirs(x_BTF)[0])


def test_state_names_are_the_ones_that_exports_read():
    model = build(RecurrentSpec(units=4, depth=2, bidirectional=True), DenseSpec(units=3), LayerNormSpec())

    names = set(model.state_dict())

    parts = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")
    cells = {f"layers.0.{way}_cells.{d}.{part}" for way in ("forward", "backward") for d in (0, 1) for part in parts}
    others = {"preprocess.mean_F", "preprocess.std_F", "layers.1.linear.weight", "layers.1.linear.bias"}
    assert names == cells | others | {"layers.2.norm.weight", "layers.2.norm.bias", "head.linear.weight"} | {
        "head.linear.bias"
    }


@pytest.mark.parametrize("level", ["none", "last", "mean"])
def test_a_forecast_shifts_with_its_window_where_the_level_is_removed(level):
    model = build(RecurrentSpec(units=4), level=level)
    x_BTF, lengths_B = padded([torch.randn(6, 2)])

    moved = model(x_BTF + 100, lengths_B) - model(x_BTF, lengths_B)

    assert (moved - 100).abs().max() < 1e-3 or level == "none"


def test_forecasts_come_in_the_units_of_the_data():
    model = build(level="none")
    torch.nn.init.zeros_(model.head.linear.weight)
    torch.nn.init.zeros_(model.head.linear.bias)

    forecast_BHK = model(*padded([torch.randn(6, 2)]))

    assert forecast_BHK.tolist() == [[[10.0], [10.0], [10.0]]]


def test_scaled_targets_are_standardised():
    model = build()

    assert model.scale_targets(torch.tensor([[[12.0], [8.0]]]), torch.zeros(1, 1, 2)).tolist() == [[[1.0], [-1.0]]]


def test_probabilities_sum_to_one():
    model = build(RecurrentSpec(units=4), facts=class_facts())

    probabilities_BC = model(*padded([torch.randn(2, 2), torch.randn(5, 2)]))

    torch.testing.assert_close(probabilities_BC.sum(dim=1), torch.ones(2))


def test_a_missing_value_becomes_zero_and_a_mark():
    model = build(facts=forecast_facts(missing_mask=True), level="none")

    z_BTF, _ = model.preprocess(torch.tensor([[[12.0, NAN], [NAN, -1.0]]]), torch.tensor([2]))

    assert z_BTF.tolist() == [[[1.0, 0.0, 0.0, 1.0], [0.0, 1.0, 1.0, 0.0]]]


def test_the_level_is_the_last_known_value():
    model = build(facts=forecast_facts(missing_mask=True), level="last")

    _, level = model.preprocess(torch.tensor([[[12.0, NAN], [NAN, NAN], [50.0, 1.0]]]), torch.tensor([2]))

    assert level.centre_BF.tolist() == [[1.0, 0.0]]


@pytest.mark.parametrize(("season", "expected"), [(1, [6, 6, 6]), (2, [5, 6, 5]), (4, [3, 4, 5]), (9, [6, 6, 6])])
def test_the_naive_forecast_repeats_the_last_season(season, expected):
    model = build(kind="naive", season=season, level="last")
    x_BTF = torch.arange(1.0, 7.0)[None, :, None].expand(1, 6, 2)

    forecast_BHK = model(x_BTF, torch.tensor([6]))

    torch.testing.assert_close(forecast_BHK[0, :, 0], torch.tensor(expected, dtype=torch.float32))


def test_the_naive_classifier_answers_the_training_shares():
    model = build(kind="naive", facts=class_facts())

    probabilities_BC = model(*padded([torch.randn(2, 2), torch.randn(5, 2)]))

    torch.testing.assert_close(probabilities_BC, torch.tensor([[0.75, 0.25]] * 2))
    assert not list(model.parameters())


def test_the_naive_head_refuses_layers():
    with pytest.raises(WorkbenchError, match="remove the layers"):
        build(DenseSpec(), kind="naive")


def test_flatten_repeats_the_first_step_of_a_short_sequence():
    model = build(FlattenSpec(steps=3))
    x_BTF = torch.tensor([[[1.0, 2.0], [3.0, 4.0], [0.0, 0.0]]])

    flat_BTF, lengths_B = model.layers[0](x_BTF, torch.tensor([2]))

    assert flat_BTF.tolist() == [[[1.0, 2.0, 1.0, 2.0, 3.0, 4.0]]]
    assert lengths_B.tolist() == [1]


def test_an_lstm_starts_by_remembering():
    cell = build(RecurrentSpec(cell="LSTM", units=4)).layers[0].forward_cells[0]

    assert (cell.bias_ih_l0 + cell.bias_hh_l0)[4:8].tolist() == [1.0] * 4

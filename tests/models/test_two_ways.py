"""What a head reads of a two-way layer: where each half ends its reading."""

import pytest
import torch

from tests.export.export_cases import build
from workbench.migration import migrated, model_one_to_two
from workbench.models.cells import CELLS
from workbench.models.flow import two_way_units
from workbench.models.lengths import filled
from workbench.models.spec import (
    DenseSpec,
    DropoutSpec,
    HeadSpec,
    LayerNormSpec,
    RecurrentSpec,
)

STEPS = 12
LENGTHS = torch.tensor([12, 7, 1])


def two_way(cell: str = "GRU", depth: int = 1) -> RecurrentSpec:
    return RecurrentSpec(cell=cell, units=5, depth=depth, bidirectional=True)


def sequences() -> torch.Tensor:
    return torch.randn(3, STEPS, 3, generator=torch.Generator().manual_seed(0))


def without_recurrence(model) -> None:
    """Set what carries the backward half from step to step to zero."""
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if "backward_cells" in name and "weight_hh" in name:
                weight.zero_()


@pytest.mark.parametrize("cell", list(CELLS))
@pytest.mark.parametrize("task", ["classify", "forecast", "regress"])
def test_what_the_backward_half_remembers_changes_the_answer(cell, task):
    model, x = build(task, two_way(cell)).model, sequences()

    before = model(x, LENGTHS)
    without_recurrence(model)

    assert not torch.allclose(before[0], model(x, LENGTHS)[0], atol=1e-5)


@pytest.mark.parametrize("cell", list(CELLS))
def test_the_head_reads_the_last_states_of_pytorchs_own_layer(cell):
    built = build("classify", two_way(cell))
    layer, head = built.model.layers[0], built.model.head
    x_BTF, _ = built.model.preprocess(sequences(), LENGTHS)
    own = CELLS[cell].torch_class
    reference = getattr(torch.nn, own.rpartition(".")[2])(3, 5, batch_first=True, bidirectional=True)
    halves = {"": layer.forward_cells[0], "_reverse": layer.backward_cells[0]}
    named = {f"{name}{end}": weight for end, half in halves.items() for name, weight in half.named_parameters()}
    reference.load_state_dict(named)

    for row, length in enumerate(LENGTHS.tolist()):
        _, last = reference(x_BTF[row : row + 1, :length])
        last = last[0] if isinstance(last, tuple) else last
        wanted = head.linear(torch.cat([last[0], last[1]], dim=1))
        found = head(*layer(x_BTF[row : row + 1, :length], torch.tensor([length])))
        torch.testing.assert_close(found, wanted, atol=1e-5, rtol=1e-5)


def test_padding_changes_nothing():
    model, x = build("classify", two_way()).model, sequences()

    together = model(x, LENGTHS)

    for row, length in enumerate(LENGTHS.tolist()):
        alone = model(x[row : row + 1, :length], filled(torch.tensor([length])))
        torch.testing.assert_close(together[row : row + 1], alone, atol=1e-6, rtol=1e-5)


@pytest.mark.parametrize(
    ("layers", "head", "units"),
    [
        ((two_way(),), HeadSpec(), 5),
        ((two_way(depth=3), DropoutSpec()), HeadSpec(), 5),
        ((two_way(), LayerNormSpec()), HeadSpec(), 0),
        ((two_way(), DenseSpec(units=4)), HeadSpec(), 0),
        ((RecurrentSpec(units=5),), HeadSpec(), 0),
        ((two_way(),), HeadSpec(pool="last_step"), 0),
        ((two_way(),), HeadSpec(pool="mean"), 0),
        ((), HeadSpec(), 0),
    ],
)
def test_only_the_ends_of_a_two_way_layer_before_the_head_are_two(layers, head, units):
    built = build("classify", *layers, head=head)

    assert two_way_units(built.spec, built.facts) == units


def test_a_spec_of_before_answers_as_it_did():
    old = {"layers": [{"kind": "recurrent", "bidirectional": True}, {"kind": "dropout"}], "head": {"kind": "linear"}}

    assert model_one_to_two(old)["head"] == {"kind": "linear", "pool": "last_step"}
    assert migrated({"version": 1, "model": old}) == {"version": 2, "model": model_one_to_two(old)}


@pytest.mark.parametrize(
    "model",
    [
        {"layers": [{"kind": "recurrent"}], "head": {}},
        {"layers": [{"kind": "recurrent", "bidirectional": True}], "head": {"pool": "mean"}},
        {"layers": [{"kind": "recurrent", "bidirectional": True}, {"kind": "dense"}]},
        {},
    ],
)
def test_other_models_of_before_stay_as_they_are(model):
    assert model_one_to_two(model) == model


def test_the_last_step_of_both_halves_is_still_to_be_had():
    built = build("classify", two_way(), head=HeadSpec(pool="last_step"))
    x = sequences()
    before = built.model(x, LENGTHS)

    without_recurrence(built.model)

    torch.testing.assert_close(before, built.model(x, LENGTHS))

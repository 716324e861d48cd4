from pathlib import Path

import numpy as np
import pytest
import torch

from workbench.insight import gates as room
from workbench.insight.gates import gates
from workbench.insight.question import Asked
from workbench.models.spec import Conv1dSpec, RecurrentSpec, SegmentsSpec
from workbench.progress import finish


def with_layers(spec, *layers, **head):
    changed = {"layers": layers, "head": spec.model.head.model_copy(update=head)}
    return spec.model_copy(update={"model": spec.model.model_copy(update=changed)})


def test_every_layer_and_direction_is_there_with_all_its_gates(subject_of, spec):
    layers = RecurrentSpec(cell="LSTM", units=3, depth=2, bidirectional=True), RecurrentSpec(cell="GRU", units=2)
    found = finish(gates(subject_of(with_layers(spec, *layers)), Asked()))

    places = [(layer.block, layer.depth, layer.direction, "".join(layer.values)) for layer in found.layers]
    assert places == [
        (1, 1, "forward", "ifgohc"),
        (1, 1, "backward", "ifgohc"),
        (1, 2, "forward", "ifgohc"),
        (1, 2, "backward", "ifgohc"),
        (2, 1, "forward", "rznh"),
    ]
    assert {values.shape for layer in found.layers[:4] for values in layer.values.values()} == {(8, 3)}


def test_the_last_state_is_what_the_head_reads(subject):
    read = []
    subject.model.head.register_forward_pre_hook(lambda _module, given: read.append(given[0][0]))

    found = finish(gates(subject, Asked(example=2)))

    np.testing.assert_allclose(found.layers[0].values["h"], read[0].numpy(), atol=1e-6)


def test_no_hook_stays_in_the_model(subject):
    finish(gates(subject, Asked()))

    assert not any(module._forward_pre_hooks for module in subject.model.modules())


def test_a_layer_behind_a_stride_has_fewer_and_wider_steps(subject_of, spec):
    layers = Conv1dSpec(units=3, width=3, stride=2), RecurrentSpec(units=2)

    (layer,) = finish(gates(subject_of(with_layers(spec, *layers)), Asked())).layers

    assert (len(layer.values["h"]), layer.stride) == (4, 2.0)


def test_where_columns_are_read_alone_each_is_told_by_its_name(subject_of, spec):
    source = Path(spec.data.sources[0].path)
    source.write_text("year,level,rain\n" + "".join(f"{1800 + year},{year % 7},{year % 5}\n" for year in range(120)))
    roles = {**spec.data.roles, "rain": "feature"}
    spec = spec.model_copy(update={"data": spec.data.model_copy(update={"roles": roles})})
    layers = SegmentsSpec(units=4, length=2), RecurrentSpec(units=4)
    model = with_layers(spec, *layers, kind="segments", linear_path=False)

    found = finish(gates(subject_of(model), Asked()))

    assert [layer.column for layer in found.layers] == ["level", "rain"]
    assert found.layers[0].values["h"].shape == (4, 4)


def test_an_example_that_is_too_long_is_cut_to_its_end_and_that_is_told(subject, monkeypatch):
    whole = finish(gates(subject, Asked())).example
    monkeypatch.setattr(room, "MOST_VALUES", 5 * (4 * 4 + 4))

    found = finish(gates(subject, Asked()))

    assert (found.example.start, found.example.length) == (whole.start + 3, 5)
    assert str(found.told()[0]) == "The example is too long to show: here are its last 5 steps."


@pytest.mark.parametrize(("bias", "word"), [(9.0, "has become a switch: 100 %"), (0.0, "No gate is stuck")])
def test_a_gate_that_is_stuck_is_told_in_words(subject, bias, word):
    with torch.no_grad():
        subject.recurrent[0].forward_cells[0].bias_ih_l0[4:8].fill_(bias)
        subject.recurrent[0].forward_cells[0].bias_ih_l0[:4].zero_()

    found = finish(gates(subject, Asked()))

    assert word in str(found.told()[0])
    assert found.as_json()["layers"][0]["open"]["z"] == (1.0 if bias else 0.0)


def test_a_simple_rnn_has_no_doors_but_states_that_may_be_extreme(subject_of, spec):
    found = finish(gates(subject_of(with_layers(spec, RecurrentSpec(cell="SimpleRNN", units=2))), Asked()))

    assert found.layers[0].doors() == ()
    assert "of the states of block 1, layer 1 are beyond" in str(found.told()[0])


def test_the_table_holds_every_value_once(subject):
    found = finish(gates(subject, Asked()))

    rows = list(found.rows())
    assert len(rows) == sum(values.size for values in found.layers[0].values.values()) == 4 * 8 * 4
    block, layer, direction, _, gate, unit, step, value = rows[0]
    assert (block, layer, direction, gate, unit, step) == (1, 1, "forward", "r", 1, 1)
    assert value == pytest.approx(float(found.layers[0].values["r"][0, 0]))

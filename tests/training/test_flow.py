"""How gradients run back through a model while it trains: exact, and without a trace in the training."""

import numpy as np
import pytest
import torch

from tests.insight.truths import audio, lagged, marked, run_of
from workbench.models.build import build_model
from workbench.models.spec import DenseSpec, LogMelSpec, ModelSpec, PreprocessSpec, RecurrentSpec
from workbench.training.flow import EXAMPLES, PLACES, FlowMeter
from workbench.training.losses import Objective, batch_loss

PLAIN = PreprocessSpec(level="none")


def meter_of(loaded, *layers, loss="mse"):
    torch.manual_seed(0)
    model = build_model(ModelSpec(layers=layers, preprocess=PLAIN), loaded.facts, loaded.statistics)
    return model, FlowMeter(model, loaded.dataset, loaded.split.train, loss)


@pytest.mark.parametrize("cell", ["SimpleRNN", "GRU", "LSTM"])
@pytest.mark.parametrize("bidirectional", [False, True])
def test_gradients_by_layer_are_those_of_training(cell, bidirectional):
    loaded = lagged(0, column=1, lag=1, context=5, sequences=40)
    model, meter = meter_of(loaded, RecurrentSpec(cell=cell, units=3, depth=2, bidirectional=bidirectional))

    found = {layer.name: layer.gradient for layer in meter.measure(1).layers}

    loss, values = batch_loss(model.eval(), meter._batch, Objective(loss="mse"))
    (loss / values).backward()
    for name, gradient in found.items():
        squares = [w.grad.square().sum() for key, w in model.named_parameters() if key.startswith(name)]
        assert gradient == pytest.approx(float(sum(squares).sqrt()), rel=1e-4)
    assert list(found) == ["layers.0", "head"]


def test_gradients_along_the_steps_are_those_by_the_states():
    loaded = marked(0, lag=3, context=4, sequences=40)
    model, meter = meter_of(loaded, RecurrentSpec(cell="SimpleRNN", units=2))
    x_BTF, lengths_B = meter._batch.x_BTF, meter._batch.lengths_B
    cell, states = model.layers[0].forward_cells[0], [torch.zeros(len(x_BTF), 2)]
    z_BTF = model.preprocess(x_BTF, lengths_B)[0]
    for step in range(4):
        inputs = z_BTF[:, step] @ cell.weight_ih_l0.T + cell.bias_ih_l0 + cell.bias_hh_l0
        states.append(torch.tanh(inputs + states[-1] @ cell.weight_hh_l0.T))
    answer_BK = model.head(torch.stack(states[1:], dim=1), lengths_B)
    loss = (answer_BK - model.scale_targets(meter._batch.y, x_BTF)).square().mean()

    (layer, _) = meter.measure(1).layers

    by_state = torch.autograd.grad(loss, states[1:])
    assert layer.fading == pytest.approx([float(gradient.norm()) for gradient in by_state], rel=1e-4)


def test_long_sequences_are_looked_at_in_a_few_places():
    loaded = marked(0, lag=3, context=100, sequences=40)
    _, meter = meter_of(loaded, RecurrentSpec(cell="LSTM", units=2))

    (layer, _) = meter.measure(1).layers

    assert len(layer.fading) <= PLACES
    assert layer.fading[0] < layer.fading[-1]
    assert len(meter._batch.x_BTF) == EXAMPLES


def test_units_that_never_move_are_idle():
    loaded = marked(0, lag=3, context=4, sequences=40)
    model, meter = meter_of(loaded, RecurrentSpec(cell="SimpleRNN", units=4))
    with torch.no_grad():
        cell = model.layers[0].forward_cells[0]
        cell.weight_ih_l0[0], cell.weight_hh_l0[0] = 0, 0  # dead
        cell.bias_ih_l0[1] = 100  # saturated

    assert meter.measure(1).layers[0].idle == 0.5


def test_weights_are_told_to_have_moved_by_their_share():
    loaded = marked(0, lag=3, context=4, sequences=40)
    model, meter = meter_of(loaded, RecurrentSpec(units=2))
    first = meter.measure(1)
    with torch.no_grad():
        model.head.linear.weight *= 1.1
        model.head.linear.bias *= 1.1

    layers = {layer.name: layer for layer in meter.measure(2).layers}

    assert first.layers[0].ratio is None
    assert layers["head"].ratio == pytest.approx(0.1, rel=1e-4)
    assert layers["layers.0"].ratio == 0


def test_a_measure_leaves_no_trace():
    loaded = marked(0, lag=3, context=4, sequences=40)
    model, meter = meter_of(loaded, RecurrentSpec(units=2, dropout=0.5))
    model.train()
    state = torch.get_rng_state()

    meter.measure(1)

    assert model.training
    assert torch.equal(torch.get_rng_state(), state)
    assert all(weight.grad is None for weight in model.parameters())
    assert "forward" not in vars(model.layers[0])


def test_models_without_recurrent_layers_have_gradients_by_layer_alone():
    _, meter = meter_of(lagged(0, column=1, lag=1, context=3, sequences=40), DenseSpec(units=2))

    assert [(layer.fading, layer.idle) for layer in meter.measure(1).layers] == [((), None)] * 2


def test_sound_is_followed_through_its_frames():
    layers = (LogMelSpec(window=64, hop=32, mels=6), RecurrentSpec(units=2))
    _, meter = meter_of(audio(8), *layers, loss="cross_entropy")

    names = {layer.name: layer for layer in meter.measure(1).layers}

    assert 0 < len(names["layers.1"].fading) <= PLACES


def test_measures_come_after_so_many_steps_however_short_the_epochs():
    _, meter = meter_of(lagged(0, column=1, lag=1, context=3, sequences=40), DenseSpec(units=2))

    assert [epoch for epoch in range(1, 9) if meter.is_due(epoch, 100)] == [1, 4, 8]
    assert all(meter.is_due(epoch, 1000) for epoch in range(1, 8))


def test_a_run_keeps_its_measures_and_is_the_same_without_them(tmp_path, monkeypatch):
    loaded = marked(0, lag=3, context=6, sequences=60)
    with_it = run_of(tmp_path / "a", loaded, RecurrentSpec(units=2, dropout=0.3), epochs=2)
    monkeypatch.setattr("workbench.experiment._flow_meter", lambda *_: None)
    without = run_of(tmp_path / "b", loaded, RecurrentSpec(units=2, dropout=0.3), epochs=2)

    assert [flow.epoch for flow in with_it.run.flows] == [1]
    assert without.run.flows == ()
    assert [end.val_loss for end in with_it.run.history] == [end.val_loss for end in without.run.history]
    assert np.array_equal(*(s.trained.head.linear.weight.detach().numpy() for s in (with_it, without)))

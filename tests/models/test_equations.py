"""Every layer shows its equations and says what the symbols are."""

import pytest

from workbench.models.spec import LAYER_KINDS, RecurrentSpec


@pytest.mark.parametrize("kind", LAYER_KINDS)
def test_every_layer_has_an_equation_and_symbols(kind):
    layer = LAYER_KINDS[kind]()

    assert "=" in layer.equation()
    assert all(str(symbol) for symbol in layer.symbols())


@pytest.mark.parametrize(("cell", "lines"), [("SimpleRNN", 1), ("GRU", 4), ("LSTM", 6)])
def test_a_cell_shows_one_line_an_equation(cell, lines):
    assert len(RecurrentSpec(cell=cell).equation().split("<br>")) == lines


def test_a_simple_rnn_shows_its_activation():
    assert RecurrentSpec(cell="SimpleRNN", activation="relu").equation() == (
        "h<sub>t</sub> = relu(W h<sub>t−1</sub> + U x<sub>t</sub> + b)"
    )

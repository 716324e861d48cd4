import numpy as np
import pytest

from workbench.insight.order import ORDERS


@pytest.fixture
def states():
    """Two waves in eight units, mixed, of which the last two are the strongest."""
    rng = np.random.default_rng(0)
    steps = np.arange(60)[:, None]
    waves = np.hstack([np.sin(steps / 3), np.cos(steps / 7)])[:, [0, 1, 0, 1, 0, 1, 0, 1]]
    return ((waves + 0.05 * rng.standard_normal((60, 8))) * np.array([1, 1, 1, 1, 1, 1, 3, 2])).astype(np.float32)


@pytest.mark.parametrize("name", list(ORDERS))
def test_every_order_has_each_unit_once(states, name):
    assert sorted(ORDERS[name](states).tolist()) == list(range(8))


def test_like_units_stand_beside_each_other(states):
    order = ORDERS["likeness"](states)

    kinds = [int(unit) % 2 for unit in order]
    assert kinds in ([0] * 4 + [1] * 4, [1] * 4 + [0] * 4)


def test_likeness_knows_no_sign_of_chance(states):
    assert ORDERS["likeness"](states).tolist() == ORDERS["likeness"](states.copy()).tolist()


def test_the_busiest_units_come_first(states):
    assert ORDERS["activity"](states)[:2].tolist() == [6, 7]


@pytest.mark.parametrize("shape", [(1, 4), (5, 1), (3, 2)])
def test_few_steps_or_units_can_be_ordered_too(shape):
    assert sorted(ORDERS["likeness"](np.zeros(shape, np.float32)).tolist()) == list(range(shape[1]))

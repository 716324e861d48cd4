"""The functions of compiled loops: as exact as their numbers."""

import numpy as np
import pytest

from workbench.models.loops.activations import squash


@pytest.mark.parametrize(("kind", "error"), [("float32", 2e-7), ("float64", 1e-15)])
def test_the_logistic_function_is_exact(kind, error):
    x = np.linspace(-30, 30, 10_001).astype(kind)
    y = x.copy()

    squash(y)

    np.testing.assert_allclose(y, 1 / (1 + np.exp(-x.astype("float64"))), atol=error)


def test_what_is_no_number_stays_none():
    y = np.array([np.nan, np.inf, -np.inf], np.float32)

    squash(y)

    assert np.isnan(y[0])
    assert y[1:].tolist() == pytest.approx([1, 0], abs=2e-7)

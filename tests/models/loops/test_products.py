"""Products of small matrices: right for every shape, whatever is left over at a tile's edges."""

import numpy as np
import pytest

from workbench.models.loops.products import TILE_ROWS, add_product, edge


@pytest.mark.parametrize("kind", ["float32", "float64"])
@pytest.mark.parametrize(
    ("rows", "inputs", "columns"), [(1, 1, 1), (TILE_ROWS, 4, 64), (TILE_ROWS + 3, 7, 53), (2 * TILE_ROWS, 1, 35)]
)
def test_sums_of_products_are_numpys(kind, rows, inputs, columns):
    rng = np.random.default_rng(0)
    a_BK, w_KJ, y_BJ = (
        rng.normal(size=shape).astype(kind) for shape in ((rows, inputs), (inputs, columns), (rows, columns))
    )
    expected = y_BJ + a_BK @ w_KJ

    add_product(a_BK, w_KJ, y_BJ)

    np.testing.assert_allclose(y_BJ, expected, rtol=1e-5, atol=1e-5)


def test_a_matrix_may_lie_the_other_way_round():
    rng = np.random.default_rng(0)
    a_KB, w_KJ, y_BJ = rng.normal(size=(6, 11)), rng.normal(size=(6, 9)), np.zeros((11, 9))

    add_product(a_KB.T, w_KJ, y_BJ)

    np.testing.assert_allclose(y_BJ, a_KB.T @ w_KJ)


def test_what_is_no_number_stays_none():
    y_BJ = np.zeros((2, 3), np.float32)

    add_product(np.array([[np.nan], [1.0]], np.float32), np.ones((1, 3), np.float32), y_BJ)

    assert np.isnan(y_BJ[0]).all()
    assert (y_BJ[1] == 1).all()


@pytest.mark.parametrize("parts", [1, 2, 3])
def test_parts_of_a_batch_cover_it(parts):
    table_TBH = np.zeros((2, 3 * TILE_ROWS + 5, 1))

    edges = [edge(table_TBH, part, parts) for part in range(parts + 1)]

    assert edges[0] == 0
    assert edges[-1] == 3 * TILE_ROWS + 5
    assert edges == sorted(set(edges))

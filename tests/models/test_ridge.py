"""Ridge regression in closed form."""

import numpy as np
import pytest

from workbench.models.ridge import PENALTIES, Ridge, ridges


def problem(examples: int, inputs: int, answers: int = 2):
    random = np.random.default_rng(0)
    x = random.standard_normal((examples, inputs)) + 3
    weights = random.standard_normal((inputs, answers))
    return x, weights, x @ weights + np.array([5.0, -2.0])


def test_without_a_penalty_the_true_map_is_found():
    x, weights, y = problem(200, 6)

    linear = next(ridges(x, y, (0.0,)))

    np.testing.assert_allclose(linear.weights_PA, weights, atol=1e-8)
    np.testing.assert_allclose(linear.bias_A, [5.0, -2.0], atol=1e-7)


@pytest.mark.parametrize(("examples", "inputs"), [(40, 7), (7, 40)])
def test_the_map_is_that_of_the_normal_equations(examples, inputs):
    x, _, y = problem(examples, inputs)
    centred, penalty = x - x.mean(axis=0), 0.3
    wanted = np.linalg.solve(
        centred.T @ centred + penalty * examples * np.eye(inputs), centred.T @ (y - y.mean(axis=0))
    )

    np.testing.assert_allclose(next(ridges(x, y, (penalty,))).weights_PA, wanted, atol=1e-8)


def test_more_penalty_means_smaller_weights():
    x, _, y = problem(50, 5)

    sizes = [float(np.abs(linear.weights_PA).sum()) for linear in ridges(x, y)]

    assert len(sizes) == len(PENALTIES)
    assert sizes == sorted(sizes, reverse=True)


def test_a_great_penalty_answers_the_mean():
    x, _, y = problem(50, 5)

    linear = next(ridges(x, y, (1e12,)))

    np.testing.assert_allclose(linear(x), np.tile(y.mean(axis=0), (50, 1)), rtol=1e-6)


def test_equal_inputs_share_the_weight():
    x = np.repeat(np.random.default_rng(0).standard_normal((30, 1)), 2, axis=1)

    linear = next(ridges(x, 2 * x[:, :1], (1e-9,)))

    np.testing.assert_allclose(linear.weights_PA, [[1.0], [1.0]], atol=1e-5)


@pytest.mark.parametrize("examples", [5, 60])
def test_freer_weights_are_those_of_larger_inputs(examples):
    x, _, y = problem(examples, 7)
    freedom = np.array([1.0, 0.5, 2.0, 1.0, 0.1, 3.0, 1.0])

    free, larger = Ridge(x, y, freedom).solved(), Ridge(x * freedom, y).solved()

    for one, other in zip(free, larger, strict=True):
        np.testing.assert_allclose(one(x), other(x * freedom), atol=1e-8)


@pytest.mark.parametrize("examples", [5, 60])
def test_a_weight_without_freedom_stays_at_its_start(examples):
    x, weights, y = problem(examples, 7)
    freedom, start = np.r_[np.ones(6), 0.0], np.full_like(weights, 0.25)

    for linear in Ridge(x, y, freedom).solved(start_PA=start):
        np.testing.assert_array_equal(linear.weights_PA[6], [0.25, 0.25])

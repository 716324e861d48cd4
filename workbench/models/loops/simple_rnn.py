"""SimpleRNN over all steps: h_t = f(U x_t + W h_(t-1) + b), f the hyperbolic tangent or the positive part.

Shapes: N slices of a batch, T time, B batch, F features, H units, S states: T + 1, of which the first are zeros.
"""

import numpy as np
from numba import prange

from workbench.machine_code.compiling import Array, Arrays, compiled, compiled_for_threads
from workbench.models.loops.activations import tanh
from workbench.models.loops.products import add_product, edge, pass_to_inputs
from workbench.models.loops.rows import LEAST, add_rows, clear_rows, copy_rows, fill_rows


@compiled_for_threads
def states(x_TBF: Array, turned: Arrays, kept: Arrays, relu: bool, slices: int) -> None:
    """Fill in what is kept: the states; `turned` are U and W the other way round, from, to, and the bias."""
    for n in prange(slices):
        states_of(x_TBF, turned, kept, relu, edge(x_TBF, n, slices), edge(x_TBF, n + 1, slices))


@compiled
def states_of(x_TBF: Array, turned: Arrays, kept: Arrays, relu: bool, lo: int, hi: int) -> None:
    """The same of examples `lo` to `hi`."""
    u_FH, back_HH, b_H = turned
    (h_SBH,) = kept
    zero = h_SBH.dtype.type(0)
    clear_rows(h_SBH[0, lo:hi])
    for t in range(len(x_TBF)):
        h_BH = h_SBH[t + 1, lo:hi]
        fill_rows(b_H, h_BH)
        add_product(x_TBF[t, lo:hi], u_FH, h_BH)
        if t:
            add_product(h_SBH[t, lo:hi], back_HH, h_BH)
        flat = h_BH.reshape(-1)
        for j in range(len(flat)):
            flat[j] = (zero if flat[j] < zero else flat[j]) if relu else tanh(flat[j])


@compiled_for_threads
def gradients(
    dy_TBH: Array, x_TBF: Array, kept: Arrays, weights: Arrays, dx_TBF: Array, sums: Arrays, relu: bool
) -> None:
    """Add the gradients of each slice to its sums: of U, W and the bias; fill in dx, if it is not empty."""
    slices = len(sums[0])
    for n in prange(slices):
        lo, hi = edge(x_TBF, n, slices), edge(x_TBF, n + 1, slices)
        gradients_of(dy_TBH, x_TBF, kept, weights, dx_TBF, sums, relu, n, lo, hi)


@compiled
def gradients_of(
    dy_TBH: Array,
    x_TBF: Array,
    kept: Arrays,
    weights: Arrays,
    dx_TBF: Array,
    sums: Arrays,
    relu: bool,
    n: int,
    lo: int,
    hi: int,
) -> None:
    """The same of slice `n`, examples `lo` to `hi`."""
    (h_SBH,) = kept
    u_HF, w_HH = weights
    du_HF, dw_HH, db_H = sums[0][n], sums[1][n], sums[2][n]
    zero, one, least = h_SBH.dtype.type(0), h_SBH.dtype.type(1), h_SBH.dtype.type(LEAST)
    da_BH, later_BH = np.empty_like(h_SBH[0, lo:hi]), np.empty_like(h_SBH[0, lo:hi])
    last = len(x_TBF) - 1
    for t in range(last, -1, -1):
        h_BH = h_SBH[t + 1, lo:hi]
        copy_rows(dy_TBH[t, lo:hi], da_BH)
        if t < last:
            add_product(later_BH, w_HH, da_BH)
        da, h = da_BH.reshape(-1), h_BH.reshape(-1)
        for j in range(len(da)):
            value = da[j] * ((one if h[j] > zero else zero) if relu else one - h[j] * h[j])
            da[j] = zero if -least < value < least else value
        add_rows(da_BH, db_H)
        pass_to_inputs(da_BH, x_TBF, u_HF, dx_TBF, du_HF, t, lo, hi)
        if t:
            add_product(da_BH.T, h_SBH[t, lo:hi], dw_HH)
        da_BH, later_BH = later_BH, da_BH

"""LSTM over all steps: i, f, o = s(U x_t + W h_(t-1) + b), g = tanh(..); c_t = f c_(t-1) + i g; h_t = o tanh(c_t).

Shapes: N slices of a batch, T time, B batch, F features, H units, G the gates i, f, g, o side by side, S states: T + 1,
of which the first are zeros.
"""

import numpy as np
from numba import prange

from workbench.machine_code.compiling import Array, Arrays, compiled, compiled_for_threads
from workbench.models.loops.activations import squash, tanh
from workbench.models.loops.products import add_product, edge, pass_to_inputs
from workbench.models.loops.rows import add_rows, clear_rows, copy_rows, fill_rows, flush_rows


@compiled_for_threads
def states(x_TBF: Array, turned: Arrays, kept: Arrays, slices: int) -> None:
    """Fill in what is kept: the gates, the memory and the states; `turned` are U and W the other way round, from, to,
    and the bias."""
    for n in prange(slices):
        states_of(x_TBF, turned, kept, edge(x_TBF, n, slices), edge(x_TBF, n + 1, slices))


@compiled
def states_of(x_TBF: Array, turned: Arrays, kept: Arrays, lo: int, hi: int) -> None:
    """The same of examples `lo` to `hi`."""
    u_FG, back_HG, b_G = turned
    gates_TBG, c_SBH, h_SBH = kept
    clear_rows(c_SBH[0, lo:hi])
    clear_rows(h_SBH[0, lo:hi])
    for t in range(len(gates_TBG)):
        gates_BG = gates_TBG[t, lo:hi]
        fill_rows(b_G, gates_BG)
        add_product(x_TBF[t, lo:hi], u_FG, gates_BG)
        if t:
            add_product(h_SBH[t, lo:hi], back_HG, gates_BG)
        for b in range(hi - lo):
            _gates(gates_BG[b], c_SBH[t, lo + b], c_SBH[t + 1, lo + b], h_SBH[t + 1, lo + b])


@compiled
def _gates(gates_G: Array, before_H: Array, c_H: Array, h_H: Array) -> None:
    """One example's gates, next memory and next state, of what its inputs and its state before add up to."""
    units = len(h_H)
    squash(gates_G[: 2 * units])
    squash(gates_G[3 * units :])
    i_H, f_H, g_H, o_H = (
        gates_G[:units],
        gates_G[units : 2 * units],
        gates_G[2 * units : 3 * units],
        gates_G[3 * units :],
    )
    # Each loop writes to one array, so that it can be seen to overlap nothing.
    for j in range(units):
        g_H[j] = tanh(g_H[j])
    for j in range(units):
        c_H[j] = f_H[j] * before_H[j] + i_H[j] * g_H[j]
    for j in range(units):
        h_H[j] = o_H[j] * tanh(c_H[j])


@compiled_for_threads
def gradients(dy_TBH: Array, x_TBF: Array, kept: Arrays, weights: Arrays, dx_TBF: Array, sums: Arrays) -> None:
    """Add the gradients of each slice to its sums: of U, W and the bias; fill in dx, if it is not empty."""
    slices = len(sums[0])
    for n in prange(slices):
        lo, hi = edge(x_TBF, n, slices), edge(x_TBF, n + 1, slices)
        gradients_of(dy_TBH, x_TBF, kept, weights, dx_TBF, sums, n, lo, hi)


@compiled
def gradients_of(
    dy_TBH: Array,
    x_TBF: Array,
    kept: Arrays,
    weights: Arrays,
    dx_TBF: Array,
    sums: Arrays,
    n: int,
    lo: int,
    hi: int,
) -> None:
    """The same of slice `n`, examples `lo` to `hi`."""
    gates_TBG, c_SBH, h_SBH = kept
    u_GF, w_GH = weights
    du_GF, dw_GH, db_G = sums[0][n], sums[1][n], sums[2][n]
    last = len(gates_TBG) - 1
    dh_BH, dc_BH = np.empty_like(h_SBH[0, lo:hi]), np.zeros_like(h_SBH[0, lo:hi])
    da_BG = np.empty_like(gates_TBG[0, lo:hi])
    for t in range(last, -1, -1):
        copy_rows(dy_TBH[t, lo:hi], dh_BH)
        if t < last:
            add_product(da_BG, w_GH, dh_BH)
            flush_rows(dh_BH)
            flush_rows(dc_BH)
        for b in range(hi - lo):
            _gate_gradients(dh_BH[b], gates_TBG[t, lo + b], c_SBH[t, lo + b], c_SBH[t + 1, lo + b], dc_BH[b], da_BG[b])
        add_rows(da_BG, db_G)
        pass_to_inputs(da_BG, x_TBF, u_GF, dx_TBF, du_GF, t, lo, hi)
        if t:
            add_product(da_BG.T, h_SBH[t, lo:hi], dw_GH)


@compiled
def _gate_gradients(dh_H: Array, gates_G: Array, before_H: Array, c_H: Array, dc_H: Array, da_G: Array) -> None:
    """One example's gradients of the sums inside the gates; dc goes on from that of this memory to that before."""
    units, one = len(dh_H), dh_H.dtype.type(1)
    i_H, f_H, g_H, o_H = (
        gates_G[:units],
        gates_G[units : 2 * units],
        gates_G[2 * units : 3 * units],
        gates_G[3 * units :],
    )
    di_H, df_H, dg_H, do_H = da_G[:units], da_G[units : 2 * units], da_G[2 * units : 3 * units], da_G[3 * units :]
    for j in range(units):
        do_H[j] = tanh(c_H[j])
    for j in range(units):
        dc_H[j] += dh_H[j] * o_H[j] * (one - do_H[j] * do_H[j])
    for j in range(units):
        do_H[j] *= dh_H[j] * o_H[j] * (one - o_H[j])
    for j in range(units):
        di_H[j] = dc_H[j] * g_H[j] * i_H[j] * (one - i_H[j])
    for j in range(units):
        df_H[j] = dc_H[j] * before_H[j] * f_H[j] * (one - f_H[j])
    for j in range(units):
        dg_H[j] = dc_H[j] * i_H[j] * (one - g_H[j] * g_H[j])
    for j in range(units):
        dc_H[j] *= f_H[j]

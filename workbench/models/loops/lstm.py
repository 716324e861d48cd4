"""LSTM over all steps: i, f, o = s(U x_t + W h_(t-1) + b), g = tanh(..); c_t = f c_(t-1) + i g; h_t = o tanh(c_t).

Shapes: N slices of a batch, T time, B batch, F features, H units, G the gates i, f, g, o side by side, S states: T + 1,
of which the first are zeros.
"""

import numpy as np
from numba import prange

from workbench.models.loops.activations import squash, tanh
from workbench.models.loops.compiling import Array, compiled, compiled_for_threads
from workbench.models.loops.products import add_product, edge
from workbench.models.loops.rows import add_rows, clear_rows, copy_rows, fill_rows, flush_rows


@compiled_for_threads
def states(
    x_TBF: Array, u_FG: Array, back_HG: Array, b_G: Array, gates_TBG: Array, c_SBH: Array, h_SBH: Array, slices: int
) -> None:
    """Fill in the gates, the memory and the states; `u_FG` and `back_HG` are U and W the other way round: from, to."""
    for n in prange(slices):
        lo, hi = edge(h_SBH, n, slices), edge(h_SBH, n + 1, slices)
        states_of(x_TBF, u_FG, back_HG, b_G, gates_TBG, c_SBH, h_SBH, lo, hi)


@compiled
def states_of(
    x_TBF: Array,
    u_FG: Array,
    back_HG: Array,
    b_G: Array,
    gates_TBG: Array,
    c_SBH: Array,
    h_SBH: Array,
    lo: int,
    hi: int,
) -> None:
    """The same of examples `lo` to `hi`."""
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
def gradients(
    dy_TBH: Array,
    x_TBF: Array,
    gates_TBG: Array,
    c_SBH: Array,
    h_SBH: Array,
    u_GF: Array,
    w_GH: Array,
    dx_TBF: Array,
    du_NGF: Array,
    dw_NGH: Array,
    db_NG: Array,
) -> None:
    """Add the gradients of each slice to du, dw and db; fill in dx, if it is not empty."""
    slices = len(db_NG)
    for n in prange(slices):
        lo, hi = edge(h_SBH, n, slices), edge(h_SBH, n + 1, slices)
        of_n = (du_NGF[n], dw_NGH[n], db_NG[n])
        gradients_of(dy_TBH, x_TBF, gates_TBG, c_SBH, h_SBH, u_GF, w_GH, dx_TBF, *of_n, lo, hi)


@compiled
def gradients_of(
    dy_TBH: Array,
    x_TBF: Array,
    gates_TBG: Array,
    c_SBH: Array,
    h_SBH: Array,
    u_GF: Array,
    w_GH: Array,
    dx_TBF: Array,
    du_GF: Array,
    dw_GH: Array,
    db_G: Array,
    lo: int,
    hi: int,
) -> None:
    """The same of examples `lo` to `hi`."""
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
        add_product(da_BG.T, x_TBF[t, lo:hi], du_GF)
        if t:
            add_product(da_BG.T, h_SBH[t, lo:hi], dw_GH)
        if len(dx_TBF):
            clear_rows(dx_TBF[t, lo:hi])
            add_product(da_BG, u_GF, dx_TBF[t, lo:hi])


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

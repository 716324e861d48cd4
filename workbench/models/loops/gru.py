"""GRU over all steps: r, z = s(U x_t + b + W h_(t-1) + c); n = tanh(U_n x_t + b_n + r m), m = W_n h_(t-1) + c_n;
h_t = n + z (h_(t-1) - n).

Shapes: N slices of a batch, T time, B batch, F features, H units, G the gates r, z, n side by side, S states: T + 1, of
which the first are zeros.
"""

import numpy as np
from numba import prange

from workbench.machine_code.compiling import Array, Arrays, compiled, compiled_for_threads
from workbench.models.loops.activations import squash, tanh
from workbench.models.loops.products import add_product, edge, pass_to_inputs
from workbench.models.loops.rows import add_rows, clear_rows, copy_rows, fill_rows, flush_rows


@compiled_for_threads
def states(x_TBF: Array, turned: Arrays, kept: Arrays, slices: int) -> None:
    """Fill in what is kept: the gates, m and the states; `turned` are U and W the other way round, from, to, and both
    biases."""
    for n in prange(slices):
        states_of(x_TBF, turned, kept, edge(x_TBF, n, slices), edge(x_TBF, n + 1, slices))


@compiled
def states_of(x_TBF: Array, turned: Arrays, kept: Arrays, lo: int, hi: int) -> None:
    """The same of examples `lo` to `hi`."""
    u_FG, back_HG, b_G, c_G = turned
    gates_TBG, m_TBH, h_SBH = kept
    sums_BG = np.empty_like(gates_TBG[0, lo:hi])
    clear_rows(h_SBH[0, lo:hi])
    for t in range(len(gates_TBG)):
        gates_BG = gates_TBG[t, lo:hi]
        fill_rows(b_G, gates_BG)
        add_product(x_TBF[t, lo:hi], u_FG, gates_BG)
        fill_rows(c_G, sums_BG)
        if t:
            add_product(h_SBH[t, lo:hi], back_HG, sums_BG)
        for b in range(hi - lo):
            _gates(gates_BG[b], sums_BG[b], m_TBH[t, lo + b], h_SBH[t, lo + b], h_SBH[t + 1, lo + b])


@compiled
def _gates(gates_G: Array, sums_G: Array, m_H: Array, before_H: Array, h_H: Array) -> None:
    """One example's gates and next state, of what its inputs and its state before add up to."""
    units = len(h_H)
    for j in range(2 * units):
        gates_G[j] += sums_G[j]
    squash(gates_G[: 2 * units])
    r_H, z_H, n_H = gates_G[:units], gates_G[units : 2 * units], gates_G[2 * units :]
    sum_H = sums_G[2 * units :]
    # Each loop writes to one array, so that it can be seen to overlap nothing.
    for j in range(units):
        m_H[j] = sum_H[j]
    for j in range(units):
        n_H[j] = tanh(n_H[j] + r_H[j] * m_H[j])
    for j in range(units):
        h_H[j] = n_H[j] + z_H[j] * (before_H[j] - n_H[j])


@compiled_for_threads
def gradients(dy_TBH: Array, x_TBF: Array, kept: Arrays, weights: Arrays, dx_TBF: Array, sums: Arrays) -> None:
    """Add the gradients of each slice to its sums: of U, W and both biases; fill in dx, if it is not empty."""
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
    gates_TBG, m_TBH, h_SBH = kept
    u_GF, w_GH = weights
    du_GF, dw_GH, db_G, dc_G = sums[0][n], sums[1][n], sums[2][n], sums[3][n]
    units, last = h_SBH.shape[2], len(gates_TBG) - 1
    dh_BH, later_BH = np.empty_like(h_SBH[0, lo:hi]), np.zeros_like(h_SBH[0, lo:hi])
    seen_BG, da_BG = np.empty_like(gates_TBG[0, lo:hi]), np.empty_like(gates_TBG[0, lo:hi])
    for t in range(last, -1, -1):
        copy_rows(dy_TBH[t, lo:hi], dh_BH)
        if t < last:
            add_product(seen_BG, w_GH, dh_BH)
            for b in range(hi - lo):
                _pass_on(later_BH[b], gates_TBG[t + 1, lo + b, units : 2 * units], dh_BH[b])
            flush_rows(dh_BH)
        for b in range(hi - lo):
            _gate_gradients(dh_BH[b], gates_TBG[t, lo + b], m_TBH[t, lo + b], h_SBH[t, lo + b], seen_BG[b], da_BG[b])
        add_rows(da_BG, db_G)
        add_rows(seen_BG, dc_G)
        pass_to_inputs(da_BG, x_TBF, u_GF, dx_TBF, du_GF, t, lo, hi)
        if t:
            add_product(seen_BG.T, h_SBH[t, lo:hi], dw_GH)
        dh_BH, later_BH = later_BH, dh_BH


@compiled
def _pass_on(later_H: Array, z_H: Array, dh_H: Array) -> None:
    """What a state hands down unchanged to the one before."""
    for j in range(len(dh_H)):
        dh_H[j] += later_H[j] * z_H[j]


@compiled
def _gate_gradients(dh_H: Array, gates_G: Array, m_H: Array, before_H: Array, seen_G: Array, da_G: Array) -> None:
    """One example's gradients of the sums inside the gates, as the state before sees them and as the inputs do."""
    units, one = len(dh_H), dh_H.dtype.type(1)
    r_H, z_H, n_H = gates_G[:units], gates_G[units : 2 * units], gates_G[2 * units :]
    dr_H, dz_H, dn_H = da_G[:units], da_G[units : 2 * units], da_G[2 * units :]
    for j in range(units):
        dn_H[j] = dh_H[j] * (one - z_H[j]) * (one - n_H[j] * n_H[j])
    for j in range(units):
        dr_H[j] = dn_H[j] * m_H[j] * r_H[j] * (one - r_H[j])
    for j in range(units):
        dz_H[j] = dh_H[j] * (before_H[j] - n_H[j]) * z_H[j] * (one - z_H[j])
    for j in range(2 * units):
        seen_G[j] = da_G[j]
    seen_H = seen_G[2 * units :]
    for j in range(units):
        seen_H[j] = dn_H[j] * r_H[j]

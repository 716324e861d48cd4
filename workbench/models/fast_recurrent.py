"""SimpleRNN and GRU layers that learn on the CPU: backward through time by hand, without a record of every step.

Shapes: T time, B batch, F features, H units, G gates side by side. Steps come first, so that each is one piece of
memory; weights' gradients are one product over all steps. Equations and gate order (r, z, n) are PyTorch's.
"""

from typing import Any

import torch
from torch import Tensor, nn
from torch.autograd.function import once_differentiable

Grads = tuple[Tensor | None, ...]
aten = torch.ops.aten
CACHED_STEPS = 4
"""Steps whose tables lie in a core's cache together."""


def hidden_states(cell: nn.RNNBase, x_BTF: Tensor) -> Tensor:
    """Hidden states of a one-layer cell at every step, the fastest way there is here."""
    if not learns_by_hand(cell, x_BTF):
        y_BTH: Tensor = cell(x_BTF)[0]
        return y_BTH
    weights = (cell.weight_ih_l0, cell.weight_hh_l0, cell.bias_ih_l0, cell.bias_hh_l0)
    x_TBF = x_BTF.transpose(0, 1)
    if cell.mode == "GRU":
        h_TBH = _Gru.apply(x_TBF, *weights)  # type: ignore[no-untyped-call]
    else:
        h_TBH = _SimpleRnn.apply(x_TBF, *weights, cell.mode == "RNN_RELU")  # type: ignore[no-untyped-call]
    return h_TBH.transpose(0, 1)  # type: ignore[no-any-return]


def learns_by_hand(cell: nn.RNNBase, x_BTF: Tensor) -> bool:
    """Whether gradients are wanted on the CPU, of a cell for which oneDNN has none."""
    if cell.mode == "LSTM" or x_BTF.device.type != "cpu" or not torch.is_grad_enabled():
        return False
    return not (torch._C._get_tracing_state() or torch.compiler.is_compiling())


class _SimpleRnn(torch.autograd.Function):
    """h_t = f(U x_t + W h_(t-1) + b), f the hyperbolic tangent or the positive part."""

    @staticmethod
    def forward(  # noqa: PLR0917 - autograd passes by position
        ctx: Any, x_TBF: Tensor, u_HF: Tensor, w_HH: Tensor, b_H: Tensor, c_H: Tensor, relu: bool
    ) -> Tensor:
        """All hidden states, as T,B,H."""
        h_TBH = _linear(x_TBF, u_HF, b_H + c_H)
        back_HH, previous = w_HH.t().contiguous(), None  # read the other way round it takes up to twice as long
        for h_BH in h_TBH.unbind():
            if previous is not None:
                h_BH.addmm_(previous, back_HH)
            previous = h_BH.relu_() if relu else h_BH.tanh_()
        ctx.save_for_backward(x_TBF, u_HF, w_HH, h_TBH)
        ctx.relu = relu
        return h_TBH

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, dy_TBH: Tensor) -> Grads:
        """Gradients of the inputs and weights."""
        x_TBF, u_HF, w_HH, h_TBH = ctx.saved_tensors
        dy_TBH = dy_TBH.contiguous()
        slope_TBH = (h_TBH > 0).to(h_TBH.dtype) if ctx.relu else 1 - h_TBH.square()
        da_TBH, later = torch.empty_like(h_TBH), None
        for da_BH, dy_BH, slope_BH in zip(*_backwards(da_TBH, dy_TBH, slope_TBH), strict=True):
            if later is None:
                torch.mul(dy_BH, slope_BH, out=da_BH)
            else:
                torch.addmm(dy_BH, later, w_HH, out=da_BH).mul_(slope_BH)
            later = da_BH
        db_H = da_TBH.sum(dim=(0, 1))
        dx_TBF = da_TBH @ u_HF if ctx.needs_input_grad[0] else None
        return dx_TBF, _product(da_TBH, x_TBF), _product(da_TBH[1:], h_TBH[:-1]), db_H, db_H, None


class _Gru(torch.autograd.Function):
    """r, z = s(U x_t + b + W h + c);  n = tanh(U_n x_t + b_n + r (W_n h + c_n));  h_t = n + z (h - n)."""

    @staticmethod
    def forward(  # noqa: PLR0917 - autograd passes by position
        ctx: Any, x_TBF: Tensor, u_GF: Tensor, w_GH: Tensor, b_G: Tensor, c_G: Tensor
    ) -> Tensor:
        """All hidden states, as T,B,H."""
        steps, batch, units = x_TBF.shape[0], x_TBF.shape[1], w_GH.shape[1]
        rz, back_HG = 2 * units, w_GH.t()
        back_HR, back_HN = back_HG[:, :rz].contiguous(), back_HG[:, rz:].contiguous()  # so products are fastest
        rz_TBR = _linear(x_TBF, u_GF[:rz], b_G[:rz] + c_G[:rz])
        n_TBH = _linear(x_TBF, u_GF[rz:], b_G[rz:])
        m_TBH, c_H = torch.empty_like(n_TBH), c_G[rz:]
        h_SBH = n_TBH.new_zeros(steps + 1, batch, units)
        r_TBH, z_TBH = rz_TBR[:, :, :units], rz_TBR[:, :, units:]
        hidden = h_SBH.unbind()
        tables = (rz_TBR, r_TBH, z_TBH, n_TBH, m_TBH)
        for t, (rz_BR, r_BH, z_BH, n_BH, m_BH) in enumerate(zip(*(table.unbind() for table in tables), strict=True)):
            rz_BR.addmm_(hidden[t], back_HR).sigmoid_()
            torch.addmm(c_H, hidden[t], back_HN, out=m_BH)
            n_BH.addcmul_(r_BH, m_BH).tanh_()
            torch.lerp(n_BH, hidden[t], z_BH, out=hidden[t + 1])
        ctx.save_for_backward(x_TBF, u_GF, w_GH, rz_TBR, n_TBH, m_TBH, h_SBH)
        return h_SBH[1:]

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, dy_TBH: Tensor) -> Grads:
        """Gradients of the inputs and weights; every gate's is a known factor times the hidden state's."""
        x_TBF, u_GF, w_GH, rz_TBR, n_TBH, m_TBH, h_SBH = ctx.saved_tensors
        dy_TBH = dy_TBH.contiguous()
        units = n_TBH.shape[2]
        r_TBH, z_TBH = rz_TBR[:, :, :units], rz_TBR[:, :, units:]
        shares_TB3H, n_share_TBH = _gru_shares(r_TBH, z_TBH, n_TBH, m_TBH, h_SBH[:-1])
        da_TB3H, dh_TBH = torch.empty_like(shares_TB3H), torch.empty_like(n_TBH)
        later: tuple[Tensor, Tensor, Tensor] | None = None
        tables = (da_TB3H, dh_TBH, dy_TBH, shares_TB3H, z_TBH)
        for da_B3H, dh_BH, dy_BH, shares_B3H, z_BH in zip(*_backwards(*tables), strict=True):
            if later is None:
                dh_BH.copy_(dy_BH)
            else:
                torch.addcmul(dy_BH, later[0], later[1], out=dh_BH).addmm_(later[2], w_GH)
            torch.mul(dh_BH[:, None], shares_B3H, out=da_B3H)
            later = (dh_BH, z_BH, da_B3H.flatten(1))
        da_TBG = da_TB3H.flatten(2)
        dw_GH, dc_G = _product(da_TBG, h_SBH[:-1]), da_TBG.sum(dim=(0, 1))
        da_TBN = torch.mul(dh_TBH, n_share_TBH, out=da_TB3H[:, :, 2])  # From here on as the inputs see the gates.
        dx_TBF = da_TBG @ u_GF if ctx.needs_input_grad[0] else None
        db_G = torch.cat((dc_G[: 2 * units], da_TBN.sum(dim=(0, 1))))
        return dx_TBF, _product(da_TBG, x_TBF), dw_GH, db_G, dc_G


def _gru_shares(r_TBH: Tensor, z_TBH: Tensor, n_TBH: Tensor, m_TBH: Tensor, h_TBH: Tensor) -> tuple[Tensor, Tensor]:
    """What the gradient of a state is multiplied with for that of each gate's sum (r, z and, as the state before sees
    it, n), as T,B,3,H; and for n as the inputs see it."""
    steps, batch, units = n_TBH.shape
    shares_TB3H, n_share_TBH = n_TBH.new_empty(steps, batch, 3, units), torch.empty_like(n_TBH)
    tables = (shares_TB3H, n_share_TBH, r_TBH, z_TBH, n_TBH, m_TBH, h_TBH)
    # A few steps at a time, so that each pass finds what it needs in the cache.
    for shares, n_share, r, z, n, m, h in zip(*(torch.split(table, CACHED_STEPS) for table in tables), strict=True):
        aten.tanh_backward.grad_input(1 - z, n, grad_input=n_share)
        torch.mul(n_share, r, out=shares[:, :, 2])
        aten.sigmoid_backward.grad_input(n_share * m, r, grad_input=shares[:, :, 0])
        aten.sigmoid_backward.grad_input(h - n, z, grad_input=shares[:, :, 1])
    return shares_TB3H, n_share_TBH


def _linear(x_TBF: Tensor, u_GF: Tensor, b_G: Tensor) -> Tensor:
    flat = torch.addmm(b_G, x_TBF.reshape(-1, x_TBF.shape[2]), u_GF.t())
    return flat.view(x_TBF.shape[0], x_TBF.shape[1], -1)


def _product(da_TBG: Tensor, x_TBF: Tensor) -> Tensor:
    """Gradient of a weight, as G,F: summed over all steps and examples at once."""
    return da_TBG.reshape(-1, da_TBG.shape[2]).t() @ x_TBF.reshape(-1, x_TBF.shape[2])


def _backwards(*tables: Tensor) -> tuple[tuple[Tensor, ...], ...]:
    """The steps of each table, last first."""
    return tuple(table.unbind()[::-1] for table in tables)

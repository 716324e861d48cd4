"""Products of small matrices, added up in the processor's vector registers.

A product of this size is over before a library's general one has begun; its sums never leave the registers: a tile of
y is loaded, gets all of its summands, and is stored.
"""

from typing import Any

from llvmlite import ir
from llvmlite.binding import get_host_cpu_features
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

from workbench.machine_code.compiling import Array, compiled
from workbench.models.loops.rows import clear_rows

FEATURES = get_host_cpu_features()
VECTOR_BYTES = 64 if FEATURES.get("avx512f") else 32 if FEATURES.get("avx2") else 16
TILE_ROWS = 4 if VECTOR_BYTES == 32 else 8
"""Of a tile, two vectors wide, so that its sums fit the registers: 16, or 32 of the widest and of ARM's."""
NARROW = 4
"""Numbers in the vectors that take what is left over at the right."""
CONTRACT = ("contract",)
"""A product and a sum may become one operation."""


def _tile(rows: int, vectors: int, lanes: int | None) -> Any:
    """A function of compiled code: y += a w for this many rows and vectors of so many numbers (as many as fit where
    not given). Takes addresses and the bytes from one row, or one summand, to the next."""

    @intrinsic  # type: ignore[untyped-decorator]
    def add_tile(
        typing: Any, zero: Any, a: Any, a_row: Any, a_step: Any, w: Any, w_step: Any, y: Any, y_row: Any, steps: Any
    ) -> Any:
        def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            _, a, a_row, a_step, w, w_step, y, y_row, steps = arguments
            number, size = context.get_value_type(zero), zero.bitwidth // 8
            wide = ir.VectorType(number, lanes or VECTOR_BYTES // size)
            starts = [a.type(vector * wide.count * size) for vector in range(vectors)]

            def load(base: Any, offset: Any, kind: Any) -> Any:
                return builder.load(pointer(base, offset, kind), align=size)

            def pointer(base: Any, offset: Any, kind: Any) -> Any:
                return builder.inttoptr(builder.add(base, offset), kind.as_pointer())

            y_rows = [builder.add(y, builder.mul(a.type(row), y_row)) for row in range(rows)]
            sums = [
                [cgutils.alloca_once_value(builder, load(place, start, wide)) for start in starts] for place in y_rows
            ]
            with cgutils.for_range(builder, steps) as loop:
                a_here = builder.add(a, builder.mul(loop.index, a_step))
                w_here = builder.add(w, builder.mul(loop.index, w_step))
                factors = [load(w_here, start, wide) for start in starts]
                for row in range(rows):
                    factor = _spread(builder, load(a_here, builder.mul(a.type(row), a_row), number), wide)
                    for place, other in zip(sums[row], factors, strict=True):
                        product = builder.fmul(factor, other, flags=CONTRACT)
                        builder.store(builder.fadd(product, builder.load(place), flags=CONTRACT), place)
            for row, place in enumerate(y_rows):
                for start, total in zip(starts, sums[row], strict=True):
                    builder.store(builder.load(total), pointer(place, start, wide), align=size)
            return context.get_dummy_value()

        return types.void(zero, *(types.intp,) * 8), generate

    return add_tile


def _spread(builder: Any, number: Any, wide: Any) -> Any:
    """A vector of the same number everywhere."""
    nothing, index = ir.Constant(wide, ir.Undefined), ir.IntType(32)
    places = ir.Constant(ir.VectorType(index, wide.count), [0] * wide.count)
    return builder.shuffle_vector(builder.insert_element(nothing, number, index(0)), nothing, places)


_two, _one, _narrow, _single = (
    _tile(TILE_ROWS, 2, None),
    _tile(TILE_ROWS, 1, None),
    _tile(TILE_ROWS, 1, NARROW),
    _tile(TILE_ROWS, 1, 1),
)
_row_two, _row_one, _row_narrow, _row_single = _tile(1, 2, None), _tile(1, 1, None), _tile(1, 1, NARROW), _tile(1, 1, 1)


@compiled
def add_product(a_BK: Array, w_KJ: Array, y_BJ: Array) -> None:
    """Add a w to y; rows of w and y are in one piece, a may be anyhow."""
    size, columns, j = y_BJ.itemsize, w_KJ.shape[1], 0
    lanes = VECTOR_BYTES // size
    while j < columns:
        left = columns - j
        width = 2 * lanes if left >= 2 * lanes else lanes if left >= lanes else NARROW if left >= NARROW else 1
        _add_columns(a_BK, w_KJ, y_BJ, j * size, width)
        j += width


@compiled
def _add_columns(a_BK: Array, w_KJ: Array, y_BJ: Array, offset: int, width: int) -> None:
    """Add to `width` columns of y, the first of which lies `offset` bytes into each row."""
    zero, lanes, rows, steps = (
        y_BJ.dtype.type(0),
        VECTOR_BYTES // y_BJ.itemsize,
        len(a_BK) // TILE_ROWS * TILE_ROWS,
        len(w_KJ),
    )
    a_row, a_step, w_step, y_row = a_BK.strides[0], a_BK.strides[1], w_KJ.strides[0], y_BJ.strides[0]
    a, w, y = a_BK.ctypes.data, w_KJ.ctypes.data + offset, y_BJ.ctypes.data + offset
    for b in range(0, rows, TILE_ROWS):
        if width == 2 * lanes:
            _two(zero, a + b * a_row, a_row, a_step, w, w_step, y + b * y_row, y_row, steps)
        elif width == lanes:
            _one(zero, a + b * a_row, a_row, a_step, w, w_step, y + b * y_row, y_row, steps)
        elif width == NARROW:
            _narrow(zero, a + b * a_row, a_row, a_step, w, w_step, y + b * y_row, y_row, steps)
        else:
            _single(zero, a + b * a_row, a_row, a_step, w, w_step, y + b * y_row, y_row, steps)
    for b in range(rows, len(a_BK)):
        if width == 2 * lanes:
            _row_two(zero, a + b * a_row, a_row, a_step, w, w_step, y + b * y_row, y_row, steps)
        elif width == lanes:
            _row_one(zero, a + b * a_row, a_row, a_step, w, w_step, y + b * y_row, y_row, steps)
        elif width == NARROW:
            _row_narrow(zero, a + b * a_row, a_row, a_step, w, w_step, y + b * y_row, y_row, steps)
        else:
            _row_single(zero, a + b * a_row, a_row, a_step, w, w_step, y + b * y_row, y_row, steps)


@compiled
def edge(table_TBH: Array, part: int, parts: int) -> int:
    """Where this part of a batch begins, or the one before ends: a multiple of a tile's rows, but for the last."""
    batch: int = table_TBH.shape[1]
    return batch if part == parts else batch * part // parts // TILE_ROWS * TILE_ROWS


@compiled
def pass_to_inputs(
    da_BG: Array, x_TBF: Array, u_GF: Array, dx_TBF: Array, du_GF: Array, t: int, lo: int, hi: int
) -> None:
    """Add what a step's sums of examples `lo` to `hi` tell of U; fill in their dx at that step, if it is not empty."""
    add_product(da_BG.T, x_TBF[t, lo:hi], du_GF)
    if len(dx_TBF):
        clear_rows(dx_TBF[t, lo:hi])
        add_product(da_BG, u_GF, dx_TBF[t, lo:hi])

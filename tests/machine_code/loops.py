"""A loop to compile."""

from workbench.machine_code.compiling import Array, compiled_exactly


@compiled_exactly
def sum_of(bytes_B: Array, spans_N2: Array) -> int:
    total = 0
    for n in range(len(spans_N2)):
        for at in range(spans_N2[n, 0], spans_N2[n, 1]):
            total += bytes_B[at]
    return total

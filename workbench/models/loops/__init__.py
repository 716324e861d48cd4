"""Recurrent layers as loops compiled for this processor: forward, and backward through time by hand."""

try:
    import llvmlite.binding  # noqa: F401
    import numba  # noqa: F401
except (ImportError, OSError):
    HAS_COMPILER = False
else:
    HAS_COMPILER = True
"""Whether numba and its LLVM are here and start. The other modules of this folder need them."""

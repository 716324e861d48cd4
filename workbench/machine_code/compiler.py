"""Whether loops can be compiled here: where numba and its LLVM are installed and start, which takes half a second."""

try:
    import llvmlite.binding  # noqa: F401
    import numba  # noqa: F401
except (ImportError, OSError):
    HAS_COMPILER = False
else:
    HAS_COMPILER = True
"""Whether they do. Modules of compiled loops need them."""

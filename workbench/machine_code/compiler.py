"""Whether loops can be compiled here: where numba and its LLVM are installed and start, which takes half a second."""

from functools import cache


@cache
def has_compiler() -> bool:
    """Whether they do. Modules of compiled loops need them."""
    try:
        import llvmlite.binding  # noqa: F401
        import numba  # noqa: F401
    except (ImportError, OSError):
        return False
    return True

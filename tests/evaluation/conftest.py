"""A finished run made without training."""

from tests.runs.conftest import finished

__all__ = ["finished"]

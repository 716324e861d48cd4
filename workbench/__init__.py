"""Sequence Workbench: from a file of sequences to a trained, verified recurrent model."""

__version__ = "0.2.0"

"""Curves on axes: drawing, cross-hair, saving."""

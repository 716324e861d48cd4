"""Drawings of a report as SVG: charts, matrices and the network, made without a window."""

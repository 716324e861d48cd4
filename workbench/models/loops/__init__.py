"""Recurrent layers as loops compiled for this processor: forward, and backward through time by hand."""

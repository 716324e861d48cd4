"""Evaluation: a run becomes numbers and the data of pictures."""

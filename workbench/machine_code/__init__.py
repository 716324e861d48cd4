"""Loops compiled for this processor, and how they are found again without the compiler."""

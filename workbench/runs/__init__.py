"""Runs: what happened, on disk."""

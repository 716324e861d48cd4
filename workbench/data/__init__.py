"""Data: a file becomes examples."""

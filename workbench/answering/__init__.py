"""Use a trained run: what comes after the end of its own series, and what other files are.

Above evaluation, below export: the Use page and `workbench predict` are two faces of this room.
"""

"""Cells of tables for people, who open them with spreadsheets."""

FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What a formula begins with, which a spreadsheet would compute; names of classes and sequences are a stranger's."""


def as_cell(value: object) -> object:
    """The value as no formula: a text that looks like one gets an apostrophe first, which spreadsheets do not show."""
    if not isinstance(value, str) or not value.startswith(FORMULAS):
        return value
    try:
        float(value)
    except ValueError:
        return f"'{value}"
    return value

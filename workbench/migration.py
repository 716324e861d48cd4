"""Older spec files brought to today's version, one step at a time.

A version is a promise: whoever changes what a stored spec means, adds the step that says the old meaning in new words.
"""

from collections.abc import Callable, Mapping
from typing import Any

from workbench.errors import WorkbenchError

Values = dict[str, Any]
Step = Callable[[Values], Values]
FIRST_VERSION = 1


def one_to_two(values: Values) -> Values:
    """From version 2 on a head that reads the end of a two-way layer reads each half's own."""
    model = values.get("model")
    return {**values, "model": model_one_to_two(model)} if isinstance(model, Mapping) else values


def model_one_to_two(model: Mapping[str, Any]) -> Values:
    """The model part of that step, as it is stored beside exported weights as well."""
    head, layers = model.get("head", {}), model.get("layers", ())
    layers = layers if isinstance(layers, list) else ()
    last = [layer for layer in layers if isinstance(layer, Mapping) and layer.get("kind") != "dropout"][-1:]
    read_one_step = isinstance(head, Mapping) and head.get("pool", "last") == "last"
    if read_one_step and any(layer.get("bidirectional") for layer in last):
        return {**model, "head": {**head, "pool": "last_step"}}
    return dict(model)


STEPS: dict[int, Step] = {1: one_to_two}
"""What brings a spec of a version to the next one: `{1: one_to_two, 2: two_to_three}`, without a gap."""


def newest_version(steps: Mapping[int, Step] = STEPS) -> int:
    """The version that the last step leads to."""
    return FIRST_VERSION + len(steps)


def migrated(values: Values, *, file: str | None = None, steps: Mapping[int, Step] = STEPS) -> Values:
    """The values of a spec file in the words of the newest version; a file that names none is of that version.

    Raises WorkbenchError for a version that this program does not know.
    """
    newest = newest_version(steps)
    version = values.get("version", newest)
    if not isinstance(version, int) or isinstance(version, bool):
        raise WorkbenchError("{file} is not a project of this program.", file=file)
    if version > newest:
        raise WorkbenchError(
            "{file} was written by a newer version of this program (format {found}, this one reads up to {known}). "
            "Install the newer version to open it.",
            file=file,
            found=version,
            known=newest,
        )
    if version < FIRST_VERSION:
        raise WorkbenchError(
            "{file} names format {found}, which no version of this program has written. Restore it from a backup.",
            file=file,
            found=version,
        )
    for old in range(version, newest):
        values = {**steps[old](values), "version": old + 1}
    return values

"""Missing values: filled within each sequence, left for the model, or refused.

Shapes: N all steps of all sequences, S sequences, F inputs.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.data.dataset import Floats, Integers
from workbench.data.spec import MissingPolicy
from workbench.errors import WorkbenchError


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a row of the flat table came from: the file of its sequence, its line, and a column name per input."""

    files_S: tuple[str, ...]
    names_S: tuple[str, ...]
    lines_N: Integers
    columns_F: tuple[str, ...]


def fill(values_NF: Floats, offsets_S1: Integers, policy: MissingPolicy, origin: Origin) -> Floats:
    """A copy of the values with what is missing filled; NaN stays only under the policy "mask".

    Raises WorkbenchError under "refuse" for the first missing cell, and for a sequence without a value to fill from.
    """
    missing_NF = np.isnan(values_NF)
    filled_NF = values_NF.copy()
    if policy == "mask" or not missing_NF.any():
        return filled_NF
    if policy == "refuse":
        raise _refused(missing_NF, offsets_S1, origin)
    for column in np.flatnonzero(missing_NF.any(axis=0)):
        rows = np.flatnonzero(missing_NF[:, column])
        for sequence in np.unique(np.searchsorted(offsets_S1, rows, side="right") - 1):
            owned = slice(offsets_S1[sequence], offsets_S1[sequence + 1])
            if missing_NF[owned, column].all():
                raise _nothing_to_fill_from(int(sequence), int(column), origin)
            filled_NF[owned, column] = _filled(values_NF[owned, column], policy)
    return filled_NF


def _filled(values: Floats, policy: MissingPolicy) -> Floats:
    places = np.arange(len(values))
    known = np.flatnonzero(~np.isnan(values))
    if policy == "interpolate":
        return np.interp(places, known, values[known]).astype(np.float32)
    latest = np.searchsorted(known, places, side="right") - 1
    return np.asarray(values[known[np.maximum(latest, 0)]], np.float32)


def _refused(missing_NF: npt.NDArray[np.bool_], offsets_S1: Integers, origin: Origin) -> WorkbenchError:
    row, column = (int(place) for place in np.argwhere(missing_NF)[0])
    sequence = int(np.searchsorted(offsets_S1, row, side="right")) - 1
    return WorkbenchError(
        "{file}: row {row} of column {column} holds no value. Fill it in, or choose how missing values are filled.",
        file=origin.files_S[sequence],
        row=int(origin.lines_N[row]),
        column=origin.columns_F[column] or None,
    )


def _nothing_to_fill_from(sequence: int, column: int, origin: Origin) -> WorkbenchError:
    return WorkbenchError(
        "{file}: column {column} of sequence {sequence} holds no value at all. "
        "Ignore the column, or choose that missing values are left to the model.",
        file=origin.files_S[sequence],
        column=origin.columns_F[column],
        sequence=origin.names_S[sequence],
    )

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.data.audit import audit
from workbench.data.known import ahead_name, known_column
from workbench.data.spec import DataSpec, WindowSpec
from workbench.data.splits import make_split
from workbench.data.windows import future_example

ROLES = {"t": "time", "load": "target", "holiday": "known"}
WINDOW = WindowSpec(context=5, horizon=3)


def table(rows, *, empty=0):
    lines = [f"{t},{'' if t >= rows - empty else t},{t * 10}\n" for t in range(rows)]
    return "t,load,holiday\n" + "".join(lines)


def test_a_window_holds_what_is_known_of_its_horizon(dataset_of):
    dataset = dataset_of(table(40), roles=ROLES, window=WINDOW)

    assert dataset.inputs == ("load", "holiday (3 steps ahead)")
    assert dataset.values_NF[:4, 1].tolist() == [30, 40, 50, 60]
    assert dataset.values_NF[-4:, 1].tolist() == [390] * 4 and "Repeats" not in str(dataset.notes)
    assert "repeats the last value of holiday" in str(dataset.notes[0])


def test_rows_that_only_tell_the_future_are_used_for_it(dataset_of):
    dataset = dataset_of(table(40, empty=3), roles=ROLES, window=WINDOW)

    future = future_example(dataset, 5)

    assert len(dataset.values_NF) == 37 and len(dataset.targets_NK) == 37
    assert future.starts_E.tolist() == [32] and dataset.values_NF[-1].tolist() == [36, 390]
    assert not any("repeats the last value of holiday" in str(note) for note in dataset.notes)


@pytest.mark.parametrize("horizon", [2, 9])
def test_a_context_too_short_for_what_is_known_is_told(dataset_of, horizon):
    window = WindowSpec(context=5, horizon=horizon)
    dataset = dataset_of(table(200), roles=ROLES, window=window)

    spec = DataSpec(window=window)

    said = audit(dataset, make_split(dataset, spec), spec)

    assert any("known ahead" in str(one.sentence) for one in said) == (horizon > 5)


def test_sequences_do_not_look_into_each_other(dataset_of):
    dataset = dataset_of(table(10), table(20), roles=ROLES, window=WINDOW)

    assert np.diff(dataset.offsets_S1).tolist() == [10, 20]
    assert dataset.values_NF[6:10, 1].tolist() == [90] * 4


@given(name=st.text(max_size=30), horizon=st.integers(1, 10**6))
def test_the_column_behind_an_input_is_found_again(name, horizon):
    assert known_column(ahead_name(name, horizon)) == name

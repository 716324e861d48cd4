import numpy as np
import pytest

from workbench.errors import WorkbenchError
from workbench.insight.bending import bent, lettered, silent


def test_a_bent_curve_goes_where_it_is_drawn_to_and_stays_beyond_the_width():
    found = bent(np.zeros(20, np.float32), 10, 3.0, 4)

    assert found[10] == pytest.approx(3.0)
    assert not found[:6].any() and not found[15:].any()
    assert (np.diff(found[5:11]) > 0).all() and found.dtype == np.float32


def test_a_bend_of_no_width_changes_one_step():
    found = bent(np.arange(5, dtype=np.float32), 2, 9.0, 0)

    assert found.tolist() == [0, 1, 9, 3, 4]


def test_missing_values_are_filled_where_the_curve_is_bent():
    values = np.array([1, np.nan, np.nan, 1], np.float32)

    assert bent(values, 1, 2.0, 0)[1] == 2.0
    assert np.isnan(bent(values, 1, 2.0, 0)[2])


def test_a_stretch_of_sound_is_silent_and_fades_at_its_ends():
    found = silent(np.ones(100, np.float32), 20, 80)

    assert not found[24:76].any()
    assert (found[:20] == 1).all() and (found[80:] == 1).all()
    assert 0 < found[21] < 1


def test_a_text_becomes_the_numbers_of_its_letters():
    assert lettered("cab", ("a", "b", "c")).tolist() == [[2], [0], [1]]


@pytest.mark.parametrize(("text", "said"), [("", "at least one"), ("ax", "never seen the character 'x'")])
def test_a_text_that_cannot_be_read_is_told(text, said):
    with pytest.raises(WorkbenchError, match=said):
        lettered(text, ("a", "b"))

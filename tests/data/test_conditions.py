import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.data.conditions import OPERATORS, matching
from workbench.errors import WorkbenchError

FACTS = {"index": ("0", "4", "5", "10"), "speaker": ("ann", "ben", "ann", "cy")}


@pytest.mark.parametrize(
    ("condition", "chosen"),
    [
        ("index<5", [1, 1, 0, 0]),
        ("index >= 5", [0, 0, 1, 1]),
        ("index==04", [0, 1, 0, 0]),
        ("speaker=ann", [1, 0, 1, 0]),
        ("speaker == 'ann'", [1, 0, 1, 0]),
        ("speaker!=ann and index<10", [0, 1, 0, 0]),
    ],
)
def test_conditions_compare_numbers_as_numbers_and_texts_as_texts(condition, chosen):
    assert matching(FACTS, condition).tolist() == [bool(one) for one in chosen]


@given(
    values=st.lists(st.integers(-99, 99), min_size=1, max_size=20),
    op=st.sampled_from(list(OPERATORS)),
    wanted=st.integers(-99, 99),
)
def test_any_comparison_of_numbers_is_that_of_the_numbers(values, op, wanted):
    found = matching({"n": tuple(str(value) for value in values)}, f"n {op} {wanted}")

    assert np.array_equal(found, [OPERATORS[op](value, wanted) for value in values])


@given(text=st.text(st.sampled_from("index<>=! and5."), max_size=15))
def test_any_text_is_a_condition_or_refused_with_a_sentence(text):
    try:
        assert len(matching(FACTS, text)) == 4
    except WorkbenchError as error:
        assert str(error)


@pytest.mark.parametrize(
    ("condition", "said"),
    [("age<5", "Known are index, speaker"), ("speaker<5", "Use == or !="), ("index", "not a condition")],
)
def test_what_cannot_be_judged_is_refused(condition, said):
    with pytest.raises(WorkbenchError, match=said):
        matching(FACTS, condition)

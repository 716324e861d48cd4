import pytest
from PySide6.QtCore import QLocale

from workbench.gui.style.numbers import digits_within, number, percent, told_apart, whole
from workbench.gui.style.translation import shown
from workbench.sentence import sentence


@pytest.fixture
def locale(request):
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("C", "1,234,567"),
        ("en_US", "1,234,567"),
        ("de_DE", "1.234.567"),
        ("en_IN", "12,34,567"),
        ("zh_CN", "1,234,567"),
    ],
    indirect=["locale"],
)
def test_whole_numbers_are_grouped_as_the_locale_does(locale, text):
    assert whole(1234567) == text


@pytest.mark.parametrize(("locale", "mark"), [("en_US", "."), ("de_DE", ",")], indirect=["locale"])
def test_a_number_has_the_local_decimal_mark_also_within_a_sentence(locale, mark):
    assert number(1.23456) == f"1{mark}235"
    assert shown(sentence("{share} % of {file}", share=12.5, file="a.csv")) == f"12{mark}5 % of a.csv"


def test_more_digits_are_shown_far_from_zero():
    assert digits_within(5.0, 10.0, 5) == digits_within(0.0, 1.0, 5) == digits_within(7.0, 0.0, 5) == 5
    assert digits_within(4e9, 150.0, 4) == 10


def test_numbers_that_lie_close_together_far_from_zero_are_told_apart():
    assert [told_apart(value, 0.4) for value in (1002.937, 1002.513)] == ["1002.94", "1002.51"]
    assert told_apart(1.23456, 5.0) == "1.235" and told_apart(1002.937, 0.0) == "1003"


@pytest.mark.parametrize(
    ("share", "text"), [(1.0, "100 %"), (0.1234, "12.3 %"), (0.0005, "0.05 %"), (3e-8, "<0.05 %"), (0.0, "0 %")]
)
def test_a_share_is_told_as_percent_and_hardly_any_as_such(share, text):
    assert percent(share) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (9999.7, "10000"),
        (23456.78, "23457"),
        (-1234567.0, "-1234567"),
        (987654321012.0, "987654321012"),
        (1e13, "1e+13"),
    ],
)
def test_numbers_that_people_read_are_written_out_and_not_told_by_powers_of_ten(value, text):
    assert number(value) == text

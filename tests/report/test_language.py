"""The language of a report, without a window."""

import pytest

from workbench.report.language import Speech
from workbench.report.value_names import VALUE_NAMES, name_of
from workbench.sentence import sentence


def test_english_is_said_as_it_is_written():
    said = sentence("{epochs} epochs", epochs=3)

    assert Speech()(said) == "3 epochs"


def test_english_counts_one_by_itself():
    assert Speech()(sentence("{epochs} epochs", epochs=1)) == "1 epoch"


def test_chinese_comes_from_the_translators_file():
    assert Speech("zh_CN")(sentence("Verdict")) == "结论"


def test_a_sentence_within_a_sentence_is_translated_too():
    said = sentence("Error ({measure}) {by}.", measure=sentence("% that are wrong"), by=sentence("by month"))

    assert Speech("zh_CN")(said) == "误差（错误百分比），按月份。"


def test_a_choice_of_a_spec_within_a_sentence_is_translated():
    assert "test" not in Speech("zh_CN")(sentence("The {part} part", part="test"))


def test_english_keeps_a_choice_as_the_spec_has_it():
    assert Speech()(sentence("The {part} part", part="val")) == "The val part"


def test_what_no_translator_knows_stays_english():
    assert Speech("zh_CN")("a title that nobody has written") == "a title that nobody has written"


@pytest.mark.parametrize(
    ("value", "name"), [("mse", "Squared error (MSE)"), ("forecast", "Forecast"), ("target", "Target")]
)
def test_choices_have_names(value, name):
    assert Speech().name(value) == name


def test_what_is_no_choice_is_told_as_it_is():
    assert Speech().name("cuda:3") == "cuda:3"
    assert name_of("cuda:3") is None


def test_every_choice_has_a_chinese_name():
    speech = Speech("zh_CN")

    untold = [value for value, named in VALUE_NAMES.items() if not speech(named)]

    assert untold == []


def test_braces_in_a_strangers_name_are_text():
    said = sentence("by {fact}", fact="{measure}")

    assert Speech()(said) == "by {measure}"

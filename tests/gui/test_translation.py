import types
from typing import Literal, Union, get_args, get_origin

import pytest

from workbench.gui.translation import install, shown, value_name
from workbench.gui.value_names import VALUE_NAMES
from workbench.models.spec import LAYER_KINDS, HeadSpec, PreprocessSpec
from workbench.sentence import sentence
from workbench.spec import knobs


@pytest.fixture
def chinese(qapp):
    install(qapp, "zh_CN")
    yield
    install(qapp, "en")


def choices(kind):
    if get_origin(kind) in (Union, types.UnionType):
        return [choice for part in get_args(kind) for choice in choices(part)]
    return list(get_args(kind)) if get_origin(kind) is Literal else []


def test_a_sentence_is_translated_and_then_filled(chinese):
    assert shown(sentence("Saved to {folder}.", folder="/a")) == "已保存到 /a。"


def test_english_needs_no_translation(qapp):
    assert shown(sentence("Saved to {folder}.", folder="/a")) == "Saved to /a."
    assert value_name("mse") == "Squared error (MSE)"


def test_a_choice_is_named_in_the_language_in_force(chinese):
    assert value_name("forecast") == "预测"


def test_every_choice_of_every_spec_has_a_name():
    fields = [field for _, field in knobs()]
    for spec in (*LAYER_KINDS.values(), PreprocessSpec, HeadSpec):
        fields += [field for field in spec.model_fields.values() if field.title]
    unnamed = {choice for field in fields for choice in choices(field.annotation)} - set(VALUE_NAMES)
    assert unnamed == set()

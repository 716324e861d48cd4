import types
from typing import Literal, Union, get_args, get_origin

import pytest
import shiboken6
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QLabel

from workbench.gui.data.reading_choices import NAMES
from workbench.gui.style.translation import follow, install, shown, value_name
from workbench.gui.style.turns import Turns
from workbench.models.spec import LAYER_KINDS, HeadSpec, PreprocessSpec
from workbench.report.value_names import name_of
from workbench.sentence import Sentence, sentence
from workbench.spec import knobs

MARKS = set(NAMES["thousands"])
"""Signs, which the forms that offer them name by what they are for."""


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


def test_a_language_is_loaded_once_however_often_it_is_switched_to(qapp, chinese):
    loaded = len(qapp.findChildren(QTranslator))

    for _ in range(2):
        install(qapp, "en")
        install(qapp, "zh_CN")

    assert len(qapp.findChildren(QTranslator)) == loaded
    assert shown("Dropout") != "Dropout"


def test_english_needs_no_translation(qapp):
    assert shown(sentence("Saved to {folder}.", folder="/a")) == "Saved to /a."
    assert value_name("mse") == "Squared error (MSE)"


def test_a_choice_is_named_in_the_language_in_force(chinese):
    assert value_name("forecast") == "预测"


def fields():
    """Every field that a form shows."""
    found = [field for _, field in knobs()]
    for spec in (*LAYER_KINDS.values(), PreprocessSpec, HeadSpec):
        found += [field for field in spec.model_fields.values() if field.title]
    return found


def test_every_choice_of_every_spec_has_a_name():
    values = {choice for field in fields() for choice in choices(field.annotation)} - MARKS

    assert {value for value in values if name_of(value) is None} == set()


def test_every_field_and_every_choice_has_a_chinese_name(qapp, chinese):
    texts = {text for field in fields() for text in (field.title, field.description, unit(field)) if text}
    values = {choice for field in fields() for choice in choices(field.annotation)} - MARKS

    untranslated = [text for text in texts if not chinese_for(qapp, "core", text)]
    untranslated += [value for value in values if not chinese_for(qapp, "core", name_of(value).template)]

    assert untranslated == []


def test_a_sentence_within_a_sentence_and_a_choice_are_translated_too(chinese):
    judged = sentence("The {part} part", part="test")
    part = sentence("{judged} has no character that the model knows.", judged=judged)
    last = sentence("The model is worse than {rival}: {measure} {model} against {error}.")
    values = {"rival": sentence("counting single characters"), "measure": "RMSE", "model": "2", "error": "1"}

    assert shown(part) == "测试集中没有模型认识的字符。"
    assert shown(Sentence(last.template, values)) == "模型不如“统计单个字符”：RMSE 2 对 1。"


def unit(field):
    return field.json_schema_extra["unit"] if field.json_schema_extra else ""


def chinese_for(app, context, text):
    """The installed translation; names such as "GRU" are the same in both languages."""
    return any(translator.translate(context, text) for translator in app.findChildren(QTranslator))


@pytest.fixture
def following(qtbot):
    """Makes labels that tell when they follow the language."""
    told = []

    class Follower(QLabel):
        def follow(self):
            told.append(self.text())

    def make(name, window=None):
        made = Follower(name, window)
        qtbot.addWidget(made)
        follow(made.follow)
        return made

    return make, told


def test_what_is_in_sight_follows_the_language_first_and_what_is_hidden_after_it(qtbot, qapp, following):
    make, told = following
    hidden, window = make("hidden"), make("window")
    window.show()
    qtbot.waitExposed(window)
    work = Turns()

    install(qapp, "zh_CN", work, window)
    assert told == []
    qtbot.waitUntil(lambda: not work.busy)

    assert told == ["window", "hidden"] and not hidden.isVisible()
    install(qapp, "en")


def test_a_widget_that_is_gone_follows_no_more(qapp, following):
    make, told = following
    gone = make("gone")
    shiboken6.delete(gone)

    install(qapp, "en")

    assert told == []

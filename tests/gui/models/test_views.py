"""Shapes, parameters, problems, the inspector and templates follow the spec."""

import re
import time

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import QWidget

from workbench.gui.models.page import ModelPage
from workbench.gui.style import translation
from workbench.models.spec import DenseSpec, ModelSpec


def wires(page) -> list[str]:
    return [wire.label for wire in page.canvas.chain.wires]


def problems(page) -> list[str]:
    return [page.problem_list.list.item(row).text() for row in range(page.problem_list.list.count())]


def test_every_wire_tells_the_shape_that_flows_through_it(page):
    page.editor.insert("GRU")

    assert wires(page) == ["batch × 96 × 2", "batch × 96 × 2", "batch × 96 × 64", "batch × 24 × 1"]


def test_an_edit_in_the_inspector_changes_spec_and_wires_at_once(page, session):
    page.editor.insert("GRU")

    page.inspector.form.editor("units").setValue(128)

    assert session.spec.model.layers[0].units == 128
    assert wires(page)[2] == "batch × 96 × 128"


def test_edits_of_one_field_in_a_row_are_one_undo_step(page, session):
    page.editor.insert("GRU")
    for units in (65, 66, 67):
        page.inspector.form.editor("units").setValue(units)

    session.undo_stack.undo()

    assert session.spec.model.layers[0].units == 64
    assert page.inspector.form.editor("units").value() == 64


def test_depth_shows_on_the_card_and_in_the_outline(page):
    page.editor.insert("LSTM")

    page.inspector.form.editor("depth").setValue(2)

    assert page.canvas.chain.card(0).block.depth == 2
    assert page.outline.topLevelItem(2).text(0).startswith("LSTM ×2")


def test_the_activation_is_offered_to_a_simplernn_only(page):
    page.editor.insert("GRU")
    assert page.inspector.form.editor("activation").isHidden()

    page.inspector.form.editor("cell").setCurrentIndex(0)

    assert page.editor.layer.cell == "SimpleRNN"
    assert not page.inspector.form.editor("activation").isHidden()


@pytest.mark.parametrize(("key", "field", "value"), [("head", "pool", "mean"), ("preprocess", "level", "last")])
def test_head_and_preprocessing_are_edited_in_the_inspector(page, session, key, field, value):
    page.editor.select(key)
    combo = page.inspector.form.editor(field)

    combo.setCurrentIndex(combo.findData(value))

    assert getattr(getattr(session.spec.model, key), field) == value


def test_without_data_sizes_are_named(qtbot, session):
    page = ModelPage(session)
    qtbot.addWidget(page)
    page.editor.insert("Flatten")
    page.editor.insert("GRU")

    assert wires(page)[1:] == [
        "batch × 96 × features",
        "batch × 1 × 96 features",
        "batch × 1 × 64",
        "batch × 24 × targets",
    ]
    assert page.editor.blocks[3].parameters is None


def test_parameters_have_thousands_separators(page, session):
    session.edit_model("test", ModelSpec(layers=(DenseSpec(units=1000),)))

    assert page.outline.topLevelItem(2).text(2) == "3,000"


def test_a_problem_stands_at_its_block_and_in_the_analysis_which_selects_it(page):
    page.editor.insert("Flatten")
    page.editor.insert("GRU")
    page.editor.select("input")

    page.problem_list.list.itemClicked.emit(page.problem_list.list.item(0))

    assert page.canvas.chain.card(1).block.warnings
    assert "GRU" in problems(page)[0]
    assert page.editor.selected == 1


def test_a_wrong_loss_is_said_at_the_output(page, session):
    session.edit_training("test", session.spec.training.model_copy(update={"loss": "cross_entropy"}))

    assert page.canvas.chain.card("output").block.errors
    assert "1 problem" in page.problem_list.summary.text()


def test_a_template_is_one_undo_step_with_its_training(page, session):
    page.template_menu.template_actions["lstm-forecaster"].trigger()
    assert session.spec.model.template == "lstm-forecaster"
    assert session.spec.training.epochs == 60
    assert session.undo_stack.count() == 1

    session.undo_stack.undo()

    assert session.spec.model.layers == ()


def test_only_templates_that_suit_task_and_data_are_offered(page, give_data):
    offered = page.template_menu.template_actions
    assert offered["gru-forecaster"].isVisible()
    assert not offered["bilstm-classifier"].isVisible()

    give_data(missing_mask=True)

    assert not offered["segment-gru"].isVisible()


def test_new_data_changes_the_shapes(page, give_data):
    give_data(context=48)

    assert wires(page)[0] == "batch × 48 × 2"


def test_names_from_files_are_shown_as_text(page, give_data):
    give_data(inputs=("<b>x",))

    assert "&lt;b&gt;x" in page.canvas.chain.card("input").toolTip()


def test_an_edit_among_fifty_blocks_is_drawn_within_a_few_frames(page, session):
    session.edit_model("test", ModelSpec(layers=tuple(DenseSpec(units=n + 1) for n in range(50))))
    page.editor.select(20)
    started = time.thread_time()

    page.inspector.form.editor("units").setValue(77)
    page.canvas.grab()

    assert time.thread_time() - started < 0.5


class Shouting(QTranslator):
    """A language in which every text is in capitals, but for the names of fields."""

    def isEmpty(self):
        return False

    def translate(self, _context, text, _disambiguation=None, _n=-1):
        return re.sub(r"[^{}]+(?![^{]*})", lambda part: part[0].upper(), text)


def test_a_language_switch_renames_blocks_and_controls_at_once(qapp, page):
    page.editor.insert("GRU")
    language = Shouting()

    qapp.installTranslator(language)
    translation.install(qapp, "en")
    try:
        assert page.canvas.chain.card("head").block.title == "LINEAR HEAD"
        assert page.outline.headerItem().text(0) == "BLOCK"
        assert page.action("delete").text() == "DELETE BLOCK"
    finally:
        qapp.removeTranslator(language)
        translation.install(qapp, "en")
    assert page.canvas.chain.card("head").block.title == "Linear head"


def test_every_stop_of_the_keyboard_has_a_name(page):
    stops = [widget for widget in page.findChildren(QWidget) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
    named = [stop for stop in stops if not stop.objectName().startswith("qt_")]

    nameless = [stop.parent() for stop in named if not (stop.accessibleName() or getattr(stop, "text", str)())]

    assert nameless == []


def test_a_template_selects_its_recurrent_block_and_is_drawn_once(page):
    page.editor.select("input")
    drawn = []
    page.editor.selection_changed.connect(drawn.append)

    page.editor.apply_template("gru-forecaster")

    assert drawn == [page.editor.selected] and isinstance(page.editor.selected, int)


def test_the_template_in_force_selects_its_recurrent_block_again(page):
    page.editor.apply_template("gru-forecaster")
    first = page.editor.selected
    page.editor.select("input")

    page.editor.apply_template("gru-forecaster")

    assert page.editor.selected == first
    assert page.outline.currentItem() is not None

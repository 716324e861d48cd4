"""Every kind of block can be found, added, read and edited; only what suits the data is offered."""

import pytest
from PySide6.QtCore import Qt

from workbench.gui.models.catalog import entries
from workbench.gui.models.explanations import output_rows
from workbench.gui.models.shortcut_item import lanes
from workbench.models.spec import DenseSpec, EmbeddingSpec, LogMelSpec, ModelSpec, RecurrentSpec, ResidualSpec

SOUND = {"task": "classify", "inputs": ("sound",), "targets": (), "classes": ("a", "b"), "context": 8000}
TEXT = {"task": "next-token", "inputs": ("character",), "targets": (), "classes": tuple("abc"), "context": 64}


def set_task(session, task) -> None:
    session.edit_data("test", session.spec.data.model_copy(update={"task": task}))


def offered(page) -> set[str]:
    return {name for name, row in page.palette_view.entries.items() if not row.isHidden()}


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.name)
def test_every_block_is_added_and_explained(qtbot, page, session, entry):
    page.editor.insert(entry.name)
    qtbot.waitUntil(lambda: not session.turns.busy)

    assert page.editor.layer.kind == entry.layer.kind
    assert page.editor.block.detail
    assert page.inspector._equation.text()
    assert page.inspector._symbols.text()


def test_a_block_that_reads_raw_data_comes_first(page, names):
    page.editor.insert("GRU")
    page.editor.insert("Segments")

    assert names() == ["segments", "GRU"]


def test_blocks_that_cannot_do_anything_for_the_data_are_not_offered(page, session, give_data):
    assert "Segments" in offered(page) and "LogMel" not in offered(page)

    set_task(session, "classify")
    give_data(**SOUND, sample_rate=8000)

    assert "LogMel" in offered(page) and not offered(page) & {"Segments", "Embedding"}


def test_a_few_letters_find_a_block_and_enter_adds_it(qtbot, page, names):
    qtbot.keyClicks(page.palette_view.search, "tcn")
    assert offered(page) == {"TCN"}

    qtbot.keyClick(page.palette_view.search, Qt.Key.Key_Return)

    assert names() == ["tcn"]
    assert "GRU" in offered(page)


def test_wires_count_samples_before_sound_features_and_frames_after(page, session, give_data):
    set_task(session, "classify")
    give_data(**SOUND, sample_rate=8000)

    page.template_menu.template_actions["audio-classifier"].trigger()

    labels = [wire.label for wire in page.canvas.chain.wires]
    assert labels[1:4] == ["batch × samples × 1", "batch × frames × 40", "batch × frames/2 × 112"]


def test_a_character_model_answers_at_every_character(page, session, give_data):
    set_task(session, "next-token")
    give_data(**TEXT)
    session.edit_model("test", ModelSpec(layers=(EmbeddingSpec(units=8), RecurrentSpec(units=16))))

    page.editor.select("head")

    assert page.editor.block.shape == "batch × characters × 3"
    assert page.inspector.form.editor("pool").isHidden()


def test_a_shortcut_is_drawn_from_the_wire_before_the_block_it_leads_around(page, session):
    session.edit_model("test", ModelSpec(layers=(DenseSpec(), DenseSpec(), ResidualSpec(span=1))))
    chain = page.canvas.chain

    (shortcut,) = chain.shortcuts

    assert chain.card(0).y() < shortcut.start < chain.card(1).y()
    assert chain.card(2).y() < shortcut.end
    assert page.canvas.sceneRect().left() < shortcut.left


def test_a_kernel_path_is_a_wire_past_all_layers_that_a_tick_draws(qtbot, page, session, give_data):
    set_task(session, "classify")
    give_data(task="classify", targets=(), classes=("a", "b"), horizon=0)
    session.edit_model("test", ModelSpec(layers=(RecurrentSpec(units=8),)))
    page.editor.select("head")
    assert not page.canvas.chain.shortcuts

    page.inspector.form.editor("kernel_path").click()

    (shortcut,) = page.canvas.chain.shortcuts
    assert shortcut.start < page.canvas.chain.card(0).y() < shortcut.end
    assert "kernel path" in page.editor.block.detail
    qtbot.waitUntil(lambda: "<i>V</i> <i>k</i>" in page.inspector._equation.text())


def test_a_forecast_offers_no_kernel_path(page):
    page.editor.select("head")

    assert page.inspector.form.editor("kernel_path").isHidden()


def test_the_level_and_the_season_are_offered_where_there_is_a_linear_path_to_read_it(qtbot, page):
    page.editor.select("head")
    assert page.inspector.form.editor("path_level").isHidden()
    assert page.inspector.form.editor("path_season").isHidden()

    page.inspector.form.editor("linear_path").click()

    qtbot.waitUntil(lambda: not page.inspector.form.editor("path_level").isHidden())
    page.inspector.form.editor("path_season").click()
    qtbot.waitUntil(lambda: "<i>U</i> <i>p</i>" in page.inspector._equation.text())


def test_shortcuts_that_pass_each_other_run_side_by_side():
    assert lanes([(2, 4), (3, 6), (7, 8)]) == [0, 1, 0]


def test_new_sound_features_fit_the_sample_rate(page, session, give_data):
    set_task(session, "classify")
    give_data(**SOUND, sample_rate=16_000)

    page.editor.insert("LogMel")

    assert session.spec.model.layers == (LogMelSpec(window=1024, hop=160),)


def test_characters_that_print_nothing_are_shown_as_signs(page, session, give_data):
    set_task(session, "next-token")
    give_data(**(TEXT | {"classes": ("\n", " ", "a")}))

    page.editor.select("output")

    assert dict(output_rows(session.spec.data, page.editor.facts))["Characters"] == "\\n  ␣  a"


def test_quantiles_are_switched_on_with_the_loss_that_teaches_them_in_one_step(qtbot, page, session):
    page.editor.select("head")
    qtbot.waitUntil(lambda: page.inspector.form is not None and page.inspector.form.editor("quantiles").isVisible())

    page.inspector.form.editor("quantiles").click()

    assert session.spec.model.head.quantiles and session.spec.training.loss == "pinball"
    qtbot.waitUntil(lambda: "softplus" in page.inspector._equation.text())
    session.undo_stack.undo()
    assert not session.spec.model.head.quantiles and session.spec.training.loss == "mse"


def test_a_classifiers_head_offers_no_quantiles(page, session, give_data):
    set_task(session, "classify")
    give_data(task="classify", targets=(), classes=("a", "b"), horizon=0)

    page.editor.select("head")

    assert page.inspector.form.editor("quantiles").isHidden()

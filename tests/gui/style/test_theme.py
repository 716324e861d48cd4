import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from workbench.gui.shell.about import ShortcutsDialog
from workbench.gui.shell.actions import PAGE_NAMES
from workbench.gui.style.icons import IconLabel, icon
from workbench.gui.style.theme import DARK, HOLDERS, LIGHT, Theme, _parts, colors, follow
from workbench.gui.widgets.number_edits import IntEdit


def luminance(name: str) -> float:
    parts = [QColor(name).redF(), QColor(name).greenF(), QColor(name).blueF()]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("role", ["text", "muted", "accent_text", "success", "warning", "error"])
def test_text_can_be_read_on_every_background(theme, role):
    backgrounds = (theme.window, theme.rail, theme.surface, theme.field)
    assert min(contrast(getattr(theme, role), background) for background in backgrounds) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_marked_text_can_be_read(theme):
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    assert contrast(theme.text, theme.accent_soft) >= 4.5
    for level in ("success", "warning", "error"):
        assert contrast(theme.text, getattr(theme, f"{level}_soft")) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_curves_stand_out_from_the_plot(theme):
    assert min(contrast(curve, theme.surface) for curve in theme.series) >= 3


def test_a_switch_reaches_icons(qtbot, qapp):
    theme = Theme(qapp)

    theme.apply("dark")
    qtbot.waitUntil(lambda: colors() is DARK)
    dark = icon("play").pixmap(32, 32).toImage()
    theme.apply("light")
    qtbot.waitUntil(lambda: colors() is LIGHT)

    assert icon("play").pixmap(32, 32).toImage() != dark


def test_an_icon_beside_a_text_follows_a_switch(qtbot, qapp):
    theme = Theme(qapp)
    theme.apply("light")
    label = IconLabel("play")
    qtbot.addWidget(label)
    light = label.grab().toImage()

    theme.apply("dark")

    assert label.grab().toImage() != light
    theme.apply("light")


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("kind", [QPushButton, QToolButton, QLineEdit, QPlainTextEdit, IntEdit, QComboBox, QListWidget])
def test_focus_is_a_wide_border_that_moves_nothing(kind, mode, qtbot, qapp):
    Theme(qapp).apply(mode)
    window = QWidget()
    qtbot.addWidget(window)
    widget = kind(window)
    QCheckBox(window).setFocus()
    window.show()
    window.activateWindow()
    before = widget.sizeHint()

    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)

    picture, middle = widget.grab().toImage(), widget.width() // 2
    assert [picture.pixelColor(middle, y).name() for y in (0, 1)] == [colors().accent_text] * 2
    assert widget.sizeHint() == before


def test_those_who_follow_hear_of_other_colours_once_and_of_those_in_force_never(qtbot, qapp):
    theme = Theme(qapp)
    theme.apply("light")
    switches = []
    follow(lambda: switches.append(colors()))

    theme.apply("light")
    assert not switches

    theme.apply("dark")
    assert switches == [DARK]
    theme.apply("light")


def share(picture, name):
    pixels = np.frombuffer(picture.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint32) & 0xFFFFFF
    return (pixels == int(name[1:], 16)).mean()


@pytest.fixture
def light_again(qapp):
    """Light colours for what comes next, once the window that was dark is gone: to style it all would take long."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    Theme(qapp).apply("light")


def assert_dark(window, page):
    picture = window.grab().toImage()
    assert share(picture, DARK.window) > 0.1, page
    for light in (LIGHT.window, LIGHT.surface, LIGHT.border, LIGHT.accent_soft):
        assert share(picture, light) < 0.005, page


def test_every_page_follows_a_switch_as_a_whole(light_again, whole_window, open_sample, train_run, qtbot):
    train_run(open_sample(epochs=1))
    for page in PAGE_NAMES:
        show(qtbot, whole_window, page)
        whole_window.set_mode("dark")
        qtbot.waitUntil(lambda: not whole_window.turns.busy, timeout=20_000)
        assert_dark(whole_window, page)
        whole_window.set_mode("light")
        qtbot.waitUntil(lambda: not whole_window.turns.busy, timeout=20_000)


def test_pages_that_were_hidden_during_a_switch_have_its_colours(light_again, whole_window, open_sample, qtbot):
    open_sample()
    whole_window.set_mode("dark")
    qtbot.waitUntil(lambda: not whole_window.turns.busy, timeout=20_000)

    for page in PAGE_NAMES:
        show(qtbot, whole_window, page)
        assert_dark(whole_window, page)


def show(qtbot, window, page):
    window.show_page(page)
    qtbot.waitUntil(lambda: not window.session.jobs.jobs and not window.turns.busy, timeout=20_000)


def test_a_dialog_that_appears_after_a_switch_has_its_colours(light_again, shown_window, qtbot):
    shown_window.set_mode("dark")
    qtbot.waitUntil(lambda: not shown_window.turns.busy, timeout=20_000)

    shown_window.actions_["shortcuts"].trigger()
    dialog = next(child for child in shown_window.findChildren(ShortcutsDialog))
    qtbot.waitUntil(dialog.isVisible)

    assert share(dialog.grab().toImage(), DARK.window) > 0.05
    assert share(dialog.grab().toImage(), LIGHT.surface) < 0.005
    dialog.close()


def test_a_dialog_that_closes_in_the_middle_of_a_switch_stops_nothing(light_again, shown_window, qtbot):
    shown_window.actions_["shortcuts"].trigger()
    dialog = next(iter(shown_window.findChildren(ShortcutsDialog)))
    qtbot.waitUntil(dialog.isVisible)

    shown_window.set_mode("dark")
    dialog.close()  # which deletes it

    qtbot.waitUntil(lambda: not shown_window.turns.busy, timeout=20_000)
    assert shown_window.updatesEnabled()
    assert share(shown_window.grab().toImage(), LIGHT.rail) < 0.005


def test_a_switch_in_the_middle_of_another_wins(light_again, shown_window, qtbot):
    for mode in ("dark", "light", "dark"):
        shown_window.actions_[f"theme_{mode}"].trigger()

    qtbot.waitUntil(lambda: not shown_window.turns.busy, timeout=20_000)
    assert share(shown_window.grab().toImage(), LIGHT.rail) < 0.005
    assert shown_window.updatesEnabled()


@pytest.fixture
def dark_window(light_again, shown_window, qtbot):
    """With two of its pages."""
    for page in ("data", "model"):
        shown_window.page(page)
    shown_window.set_mode("dark")
    qtbot.waitUntil(lambda: not shown_window.turns.busy, timeout=20_000)
    return shown_window


def test_no_step_of_a_switch_styles_much(whole_window):
    sizes = [len(part.findChildren(QWidget)) for part in _parts(whole_window)]

    assert len(sizes) > 30
    assert max(sizes) < len(whole_window.findChildren(QWidget)) / 4


def test_all_that_has_colours_belongs_to_a_part(whole_window):
    parts = _parts(whole_window)
    inside = {child for part in parts for child in (part, *part.findChildren(QWidget))}

    left = {child for child in whole_window.findChildren(QWidget) if child not in inside}

    assert all(type(child) is QWidget or isinstance(child, HOLDERS) or child.objectName() == "page" for child in left)


def test_a_page_that_is_made_after_a_switch_has_its_colours(dark_window, qtbot):
    dark_window.show_page("export")
    qtbot.waitUntil(lambda: dark_window.page("export").isVisible(), timeout=20_000)

    picture = dark_window.grab().toImage()

    assert share(picture, DARK.window) > 0.1
    assert share(picture, LIGHT.surface) + share(picture, LIGHT.window) < 0.005


@pytest.mark.parametrize("open_", ["ask_files", "ask_folder"])
def test_a_dialog_of_a_page_has_the_colours_of_the_window(open_, dark_window, qtbot):
    getattr(dark_window.page("data"), open_)()
    dialog = dark_window.findChild(QFileDialog)
    qtbot.waitUntil(dialog.isVisible)

    picture = dialog.grab().toImage()

    assert share(picture, DARK.window) > 0.05
    assert share(picture, LIGHT.surface) + share(picture, LIGHT.window) < 0.005
    dialog.close()


def test_the_menu_of_a_block_has_the_colours_of_the_window(dark_window, qtbot):
    page = dark_window.page("model")

    page.canvas.menu_requested.emit(page.mapToGlobal(page.rect().center()))
    menu = QApplication.activePopupWidget()

    assert share(menu.grab().toImage(), DARK.surface) > 0.3
    menu.close()

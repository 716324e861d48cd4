"""About tells versions, devices and the licences of what the program is made of."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from workbench.gui.shell.about import AboutDialog
from workbench.gui.shell.licences import _is_wanted, _licence, _name, licences
from workbench.progress import finish


@pytest.fixture
def dialog(qtbot, session):
    dialog = AboutDialog(session.jobs)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not session.jobs.jobs, timeout=60_000)
    return dialog


def test_the_licences_tab_lists_packages_with_version_and_licence(qtbot, dialog):
    bar = dialog.tabs.tabBar()
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())

    table = dialog.licences.table
    listed = {table.item(row, 0).text(): table.item(row, 2).text() for row in range(table.rowCount())}
    assert table.isVisible()
    assert "LGPL-3.0" in listed["PySide6_Essentials"]
    assert "LGPL-2.1" in listed["soxr"]
    assert {"torch", "numpy", "onnx"} <= listed.keys()
    assert all(listed.values())


def test_copy_takes_what_is_shown(qtbot, dialog):
    copy = next(button for button in dialog.findChildren(QPushButton) if button.text() == "&Copy")

    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().startswith("Sequence Workbench")

    dialog.tabs.setCurrentIndex(1)
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert "PySide6_Essentials 6" in QGuiApplication.clipboard().text()


def test_what_only_the_check_needs_is_not_listed():
    assert _is_wanted("sounddevice<1,>=0.5; extra == 'sound'")
    assert not _is_wanted("mypy<3,>=2; extra == 'test'")
    assert _name("PySide6_Essentials<6.12; python_version < '3.12'") == "pyside6-essentials"


def test_a_program_that_is_not_installed_lists_what_is():
    assert "torch" in {licence.name for licence in finish(licences("not-installed"))}


def test_a_licence_is_told_by_its_name_even_where_a_package_gives_the_whole_text():
    from email.message import Message

    metadata = Message()
    metadata["License"] = "Permission is hereby granted " * 20
    metadata["Classifier"] = "License :: OSI Approved :: MIT License"

    assert _licence(metadata) == "MIT License"

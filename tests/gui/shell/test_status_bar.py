"""The status bar's last message."""

import pytest

from workbench.gui.session.activity import Activity
from workbench.gui.session.session import Message
from workbench.gui.shell.status_bar import StatusBar
from workbench.sentence import sentence


@pytest.fixture
def bar(qtbot, session):
    bar = StatusBar(Activity(session.jobs))
    qtbot.addWidget(bar)
    bar.resize(400, 30)
    bar.show()
    qtbot.waitUntil(lambda: bar.last.width() > 200)
    return bar


def test_a_long_message_ends_in_an_ellipsis_and_its_tip_has_all(bar):
    bar.show_last(Message(level="info", text=sentence("Data & model. " * 20)))

    assert bar.last.fitting().startswith("Data && model. ") and bar.last.fitting().endswith("…")
    assert bar.last.toolTip().startswith("Data & model. " * 20)
    assert bar.last.accessibleDescription() == "Data & model. " * 20


def test_a_short_message_is_shown_whole(bar):
    bar.show_last(Message(level="info", text=sentence("Saved.")))

    assert bar.last.fitting() == "Saved."
    assert "click to open the log" in bar.last.toolTip()

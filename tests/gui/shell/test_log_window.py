"""The log of a session's messages."""

from workbench.gui.session.session import Message
from workbench.gui.shell import log_window
from workbench.sentence import sentence


def test_the_newest_messages_are_kept_the_newest_first(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(log_window, "MOST_MESSAGES", 2)
    log = log_window.LogWindow(tmp_path / "log.txt")
    qtbot.addWidget(log)

    for number in range(3):
        log.add(Message(level="info", text=sentence("Message {number}", number=number)))

    assert [line.split("  ")[1] for line in log.text().splitlines()] == ["Message 2", "Message 1"]

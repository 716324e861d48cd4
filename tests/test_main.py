import sys

import pytest

from workbench import __main__


@pytest.mark.parametrize("name", ["nowhere.csv", "folder/nowhere"])
def test_a_path_that_does_not_exist_is_not_called_a_command(monkeypatch, capsys, name):
    monkeypatch.setattr(sys, "argv", ["workbench", name])

    assert __main__.main() == 2
    assert capsys.readouterr().err == f"There is no file or folder {name}.\n"


def test_the_help_says_how_the_window_opens(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["workbench", "--help"])

    assert __main__.main() == 0
    assert "Without a command the window opens" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["."]])
def test_no_command_asks_for_the_window(arguments):
    assert __main__._asks_for_window(arguments)

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


def test_a_command_is_one_beside_a_folder_of_its_name_too(monkeypatch, tmp_path):
    (tmp_path / "runs").mkdir()
    monkeypatch.chdir(tmp_path)

    assert not __main__._asks_for_window(["runs", "."])
    assert __main__._asks_for_window(["./runs"])


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_without_a_display_the_window_is_refused_in_a_sentence(monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "argv", ["workbench"])

    assert __main__.main() == 2
    assert "no display" in capsys.readouterr().err

"""Set-up takes the checked versions, and does without what cannot be had; the check stops at what fails."""

import importlib.util
import os
import sys
from importlib.machinery import PathFinder
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", Path(__file__).parents[1] / "packaging" / "dev.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def asked_of_pip(dev, monkeypatch, works) -> list[tuple[list[str], bool]]:
    """What set-up asks pip to install, and whether in the checked versions."""
    asked = []

    def pip_install(extras, options):
        asked.append((extras, bool(options)))
        return works(*asked[-1])

    monkeypatch.setattr(dev, "pip_install", pip_install)
    dev.install_project()
    return asked


def test_all_extras_are_installed_in_the_checked_versions(dev, monkeypatch):
    asked = asked_of_pip(dev, monkeypatch, lambda extras, checked: True)

    assert asked == [([*dev.EXTRAS, "test"], True)]


def test_an_extra_that_cannot_be_had_is_told_and_the_others_come(dev, monkeypatch, capsys):
    asked = asked_of_pip(dev, monkeypatch, lambda extras, checked: "media" not in extras)

    assert asked[1:] == [(["test"], True), *(([extra], True) for extra in dev.EXTRAS)]
    assert "The extra media cannot be installed" in capsys.readouterr().out


def test_where_the_checked_versions_cannot_be_had_others_are_taken(dev, monkeypatch):
    asked = asked_of_pip(dev, monkeypatch, lambda extras, checked: not checked)

    assert (["test"], False) in asked


def test_nothing_is_installed_anew_until_versions_change(dev, monkeypatch, tmp_path):
    before = dev.stamp()
    constraints = tmp_path / "constraints.txt"
    constraints.write_text("torch==1\n")
    monkeypatch.setattr(dev, "CONSTRAINTS", constraints)

    assert dev.stamp() != before


@pytest.fixture
def check(dev, monkeypatch, tmp_path):
    """Check a project of two tests, one of the core and one of the window, after one step; gives the exit status."""
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(dev, "lines_of_tests", lambda: 0.6)
    monkeypatch.setattr(dev, "coverage", lambda *_: ["-p", "no:cacheprovider"])
    (tmp_path / "tests" / "gui").mkdir(parents=True)
    bare = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}  # no test here needs Qt

    def run(step: str, core: str, window: str) -> int:
        (tmp_path / "tests" / "test_core.py").write_text(f"def test_core():\n    {core}\n")
        (tmp_path / "tests" / "gui" / "test_window.py").write_text(f"def test_window():\n    {window}\n")
        return dev.run_tests(bare, [("Types", [sys.executable, "-c", step])], counted=False)

    return run


def test_a_step_that_fails_ends_the_tests_beside_it(check, capfd):
    assert check("raise SystemExit(3)", "pass", "import threading; threading.Event().wait()") == 3

    told = capfd.readouterr()
    assert "Types: failed." in told.err and "Tests of the core" not in told.out


@pytest.mark.parametrize(("core", "window"), [("core", "fine"), ("fine", "window")])
def test_tests_that_fail_on_either_side_fail_the_check(check, capfd, core, window):
    assert check("", f"assert '{core}' == 'fine'", f"assert '{window}' == 'fine'") == 1

    told = capfd.readouterr()
    assert f"Tests of the {'core' if core != 'fine' else 'window'}: failed." in told.err
    assert "1 failed" in told.out and "1 passed" in told.out


def test_all_that_pass_are_told_window_last(check, capfd):
    assert check("print('typed')", "pass", "pass") == 0

    told = capfd.readouterr().out
    assert told.index("typed") < told.index("== Tests of the core") < told.index("== Tests of the window")
    assert told.count("1 passed") == 2


def test_no_benchmark_hides_a_package_of_the_tests():
    """Tests find benchmarks by their names alone: one called coverage kept lines from being counted."""
    tests = Path(__file__).parent
    elsewhere = [place for place in sys.path if not Path(place).resolve().is_relative_to(tests)]

    hidden = [path.stem for path in tests.glob("benchmarks/*.py") if PathFinder.find_spec(path.stem, elsewhere)]

    assert hidden == []


def test_a_server_for_tests_is_tried_once_and_its_lack_is_told(dev, monkeypatch, tmp_path, capsys):
    asked = []

    def install(packages):
        asked.append(packages)
        raise SystemExit(1)

    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(dev.Path, "glob", lambda self, pattern: [])
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev, "install_system_packages", install)
    dev.install_postgresql()
    dev.install_postgresql()

    assert asked == [["postgresql"]]
    assert "cannot be tested without postgresql" in capsys.readouterr().out

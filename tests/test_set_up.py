"""Set-up takes the checked versions, and does without what cannot be had."""

import importlib.util
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

    assert asked == [(["sound", "media", "parquet", "test"], True)]


def test_an_extra_that_cannot_be_had_is_told_and_the_others_come(dev, monkeypatch, capsys):
    asked = asked_of_pip(dev, monkeypatch, lambda extras, checked: "media" not in extras)

    assert asked[1:] == [(["test"], True), (["sound"], True), (["media"], True), (["parquet"], True)]
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

import ctypes
import sys

import pytest

from workbench.doctor import examine


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for Linux libraries")
def test_an_absent_system_library_is_told_with_the_command_that_installs_it(monkeypatch, tmp_path):
    def absent(name: str) -> None:
        raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", absent)

    fixes = [str(finding.fix) for finding in examine(tmp_path) if not finding.well]

    assert any("sudo apt-get install libegl1" in fix for fix in fixes)


def test_versions_and_disk_are_told(tmp_path):
    found = [str(finding.text) for finding in examine(tmp_path)]

    assert any(text.startswith("torch ") for text in found)
    assert any(str(tmp_path) in text for text in found)

"""Every rule of the house is broken once on a copy, and must tell."""

import shutil
from pathlib import Path

import pytest

from tests import rules

ROOT = Path(__file__).parents[1]


@pytest.fixture
def package(tmp_path):
    """A package of one module, to be filled."""
    folder = tmp_path / "workbench"
    folder.mkdir()
    return folder


@pytest.fixture
def house(tmp_path):
    """A copy of the whole program with its contracts."""
    shutil.copytree(ROOT / "workbench", tmp_path / "workbench", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def breach(house, module, line):
    path = house / "workbench" / module
    path.write_text(f"{path.read_text(encoding='utf-8')}\n\ndef breach():\n    {line}\n", encoding="utf-8")


THREADS = [
    "import threading; threading.Thread(target=print).start()",
    "from threading import Thread as Helper",
    "def later():\n    from concurrent.futures import ThreadPoolExecutor",
    "from PySide6.QtCore import QThreadPool",
    "import PySide6.QtCore as core\ncore.QThread()",
]
UNPICKLING = [
    "from pickle import loads",
    "import pickle as safe",
    "def later():\n    import marshal",
    "from torch import load",
    "import torch as t\nt.load('x')",
    "import numpy as np\nnp.load('x')",
    "import pandas as pd\npd.read_pickle('x')",
    "eval('1')",
    "run = exec",
    "import builtins\nbuiltins.eval('1')",
]
SPEAKING = [
    "import socket",
    "from urllib import request",
    "from urllib.request import urlopen as read",
    "def later():\n    from PySide6 import QtNetwork",
    "import http.client as client",
]


@pytest.mark.parametrize("text", THREADS)
def test_a_thread_made_outside_the_jobs_is_told(text, package):
    (package / "page.py").write_text(text)

    assert rules.thread_makers(package) == ["page.py"]


@pytest.mark.parametrize("text", UNPICKLING)
def test_a_format_that_can_run_code_is_told(text, package):
    (package / "checkpoint.py").write_text(text)

    assert rules.unpicklers(package) == ["checkpoint.py"]


@pytest.mark.parametrize("text", SPEAKING)
def test_a_word_to_the_network_is_told(text, package):
    (package / "updates.py").write_text(text)

    assert rules.speakers(package) == ["updates.py"]


def test_what_only_looks_like_a_breach_is_none(package):
    (package / "fine.py").write_text("import torch\nimport re\nmodel.eval()\nre.compile('x')\ntorch.export.load('x')\n")

    assert rules.unpicklers(package) == rules.speakers(package) == rules.thread_makers(package) == []


def test_a_long_file_is_told(package):
    (package / "page.py").write_text("\n" * 401)

    assert rules.long_files(package.parent) == ["page.py"]


@pytest.mark.parametrize("name", ["utils.py", "run_helpers.py", "common/__init__.py"])
def test_a_name_after_nothing_is_told(name, package):
    (package / name).parent.mkdir(exist_ok=True)
    (package / name).touch()

    assert rules.named_after_nothing(package) == [name.partition("/")[0]]


def test_a_stranger_on_the_top_level_is_told():
    assert rules.strangers(["workbench/spec.py", ".gitignore", "notes.txt", "scripts/run.sh"]) == {
        "notes.txt",
        "scripts",
    }


@pytest.mark.parametrize("module", ["spec_base", "data.spec"])
def test_a_spec_that_imports_numpy_is_told(module, house):
    path = house / "workbench" / f"{module.replace('.', '/')}.py"
    path.write_text(f"{path.read_text(encoding='utf-8')}\nimport numpy\n", encoding="utf-8")

    assert "numpy" in rules.loaded_with(f"workbench.{module}", root=house)


def test_a_core_module_that_needs_qt_is_told(house):
    from tests.test_architecture import WITHOUT_QT

    (house / "workbench" / "sentence.py").write_text("from PySide6.QtCore import QObject\n")

    with pytest.raises(AssertionError, match="there is no Qt here"):
        rules.run_python(WITHOUT_QT, "workbench.sentence", root=house)


def test_a_room_that_the_contract_on_qt_forgets_is_told(house):
    (house / "workbench" / "attic").mkdir()
    (house / "workbench" / "attic" / "__init__.py").touch()

    assert rules.rooms_not_kept_from_qt(house) == {"workbench.attic"}


def test_every_import_against_the_order_is_told(house):
    assert rules.broken_contracts(house) == ""
    breach(house, "data/table.py", "import workbench.models.build")
    breach(house, "gui/data/page.py", "import workbench.gui.training.page")
    breach(house, "gui/style/icons.py", "import workbench.gui.session.session")
    breach(house, "runs/run.py", "from PySide6.QtCore import QObject")
    breach(house, "spec_base.py", "import torch")
    for folder in ("attic", "gui/hall"):
        (house / "workbench" / folder).mkdir()
        (house / "workbench" / folder / "__init__.py").touch()

    told = rules.broken_contracts(house)
    assert "workbench.data is not allowed to import workbench.models" in told
    assert "workbench.gui.data is not allowed to import workbench.gui.training" in told
    assert "workbench.gui.style is not allowed to import workbench.gui.session" in told
    assert "workbench.runs is not allowed to import PySide6" in told
    assert "workbench.spec_base is not allowed to import torch" in told
    assert "attic" in told and "hall" in told


@pytest.mark.parametrize("room", ["attic", "gui/hall"])
def test_a_room_without_a_layer_is_told(room, house):
    (house / "workbench" / room).mkdir()
    (house / "workbench" / room / "__init__.py").touch()

    assert room.rpartition("/")[2] in rules.broken_contracts(house)

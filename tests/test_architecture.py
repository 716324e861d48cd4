"""The plan of the house, held by tests: rooms without Qt, light specs, small files, no torch before the window."""

import subprocess
from pathlib import Path

import pytest

from tests import rules

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "workbench"
CORE = sorted(
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
    for path in PACKAGE.rglob("*.py")
    if "gui" not in path.relative_to(PACKAGE).parts and path.name not in ("__init__.py", "__main__.py")
)

WITHOUT_QT = """
import importlib, sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6", "pyqtgraph", "qtawesome"}:
            raise ImportError("there is no Qt here: " + name)
sys.meta_path.insert(0, Absent())
for module in sys.argv[1:]:
    importlib.import_module(module)
"""


def test_every_core_module_imports_where_qt_is_absent():
    rules.run_python(WITHOUT_QT, *CORE, root=ROOT)


def test_the_contract_on_qt_covers_every_room():
    assert rules.rooms_not_kept_from_qt(ROOT) == set()


def test_no_spec_imports_numpy_pandas_or_torch():
    specs = [name for name in CORE if name.endswith("spec") or name.endswith("spec_base")]

    assert len(specs) >= 5 and not rules.loaded_with(*specs, root=ROOT) & {"numpy", "pandas", "torch"}


def test_the_main_window_loads_without_torch_or_pandas():
    loaded = rules.loaded_with("workbench.gui.shell.main_window", root=ROOT)

    assert not loaded & {"torch", "pandas", "onnx", "onnxruntime", "sqlalchemy", "optuna"}


def test_threads_are_made_only_where_there_is_a_reason():
    assert rules.thread_makers(PACKAGE) == []


def test_every_module_that_may_make_threads_does():
    assert [name for name, reason in rules.THREADED.items() if not (PACKAGE / name).exists() or not reason] == []


def test_no_file_is_longer_than_400_lines():
    assert rules.long_files(ROOT) == []


def test_no_module_is_named_after_nothing():
    assert rules.named_after_nothing(PACKAGE) == []


def test_nothing_unpickles_or_evaluates():
    assert rules.unpicklers(PACKAGE) == []


def test_nothing_speaks_to_the_network():
    assert rules.speakers(PACKAGE) == []


def test_the_top_level_holds_what_the_plan_names():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    if not listed:
        pytest.skip("not a git checkout")
    assert rules.strangers(listed.splitlines()) == set()

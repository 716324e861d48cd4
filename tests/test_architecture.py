"""The plan of the house, held by tests: rooms without Qt, light specs, small files, no torch before the window."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "workbench"
CORE = sorted(
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
    for path in PACKAGE.rglob("*.py")
    if "gui" not in path.relative_to(PACKAGE).parts and path.name not in ("__init__.py", "__main__.py")
)

WITHOUT_QT = """
import importlib, sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6", "pyqtgraph", "qtawesome", "superqt"}:
            raise ImportError("there is no Qt here: " + name)
sys.meta_path.insert(0, Absent())
for module in sys.argv[1:]:
    importlib.import_module(module)
"""

LOADED_BY = "import sys, importlib; importlib.import_module(sys.argv[1]); print(*sys.modules)"


def run_python(code: str, *arguments: str) -> str:
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_core_module_imports_where_qt_is_absent():
    run_python(WITHOUT_QT, *CORE)


@pytest.mark.parametrize("module", [name for name in CORE if name.endswith("spec") or name.endswith("spec_base")])
def test_a_spec_imports_no_numpy_pandas_or_torch(module):
    loaded = set(run_python(LOADED_BY, module).split())

    assert not loaded & {"numpy", "pandas", "torch"}


def test_the_main_window_loads_without_torch_or_pandas():
    loaded = set(run_python(LOADED_BY, "workbench.gui.shell.main_window").split())

    assert not loaded & {"torch", "pandas", "onnx", "onnxruntime", "sqlalchemy"}


def test_threads_live_in_jobs_only():
    makers = [path.name for path in PACKAGE.rglob("*.py") if makes_threads(path)]

    assert makers == ["jobs.py"]


def makes_threads(path: Path) -> bool:
    names = {node.attr for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Attribute)}
    return bool(names & {"Thread", "QThread", "ThreadPoolExecutor", "QThreadPool"})


def test_no_file_is_longer_than_400_lines():
    root = PACKAGE.parent
    files = [path for folder in ("workbench", "tests", "packaging") for path in (root / folder).rglob("*.py")]
    long = {path.name: lines for path in files if (lines := len(path.read_text().splitlines())) > 400}

    assert long == {}


def test_no_module_is_named_after_nothing():
    nothing = {"utils", "util", "misc", "helpers", "common", "manager"}

    assert not [path for path in PACKAGE.rglob("*.py") if nothing & set(path.stem.split("_"))]


def test_nothing_unpickles_or_evaluates():
    forbidden = {"pickle", "marshal", "shelve", "dill", "joblib"}
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text())
        imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        called = {
            node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        attributes = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert not imported & forbidden, path
        assert not called & {"eval", "exec", "__import__"}, path
        assert not attributes & {"torch.load", "np.load", "pd.read_pickle"}, path


def test_the_top_level_holds_what_the_plan_names():
    listed = subprocess.run(["git", "ls-files"], cwd=PACKAGE.parent, capture_output=True, text=True, check=False).stdout
    if not listed:
        pytest.skip("not a git checkout")
    tops = {line.split("/")[0] for line in listed.splitlines()}

    visible = {top for top in tops if not top.startswith(".")}
    assert visible <= {"pyproject.toml", "README.md", "workbench", "resources", "tests", "packaging"}


SPEAKERS = {"socket", "ssl", "urllib.request", "http.client", "requests", "httpx", "aiohttp", "PySide6.QtNetwork"}


def test_nothing_speaks_to_the_network():
    speaking = [path.name for path in PACKAGE.rglob("*.py") if imports(path) & SPEAKERS]

    assert speaking == []


def imports(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}

"""The rules of the house as functions of a package's folder: each gives what breaks it, nothing where it holds.

They see names however they came in: `import x as y`, `from x import y`, and imports inside functions.
"""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

THREAD_MAKERS = {
    "Thread", "ThreadPool", "ThreadPoolExecutor", "Timer", "start_new_thread", "to_thread", "run_in_executor",
    "QThread", "QThreadPool", "QRunnable", "QtConcurrent",
}  # fmt: skip
THREADED = {
    "gui/session/jobs.py": "the one place where the window's work leaves its thread",
    "answering/arriving.py": "waits for standard input, which Windows cannot be asked about: one thread",
    "training/streamed.py": "cuts the next batches while the device computes: one thread, which ends with its epoch "
    "and touches nothing but the tables that it reads; a job cannot do it, for it is inside one",
}
"""Modules that may make threads, and why."""
UNPICKLERS = {
    "pickle", "_pickle", "marshal", "shelve", "dill", "joblib", "cloudpickle", "torch.load", "numpy.load",
    "pandas.read_pickle", "pandas.io.pickle", "eval", "exec", "__import__", "builtins.eval", "builtins.exec",
}  # fmt: skip
SPEAKERS = {
    "socket", "ssl", "urllib.request", "http.client", "http.server", "ftplib", "smtplib", "xmlrpc", "asyncio",
    "requests", "httpx", "aiohttp", "PySide6.QtNetwork", "PySide6.QtWebSockets",
}  # fmt: skip
NOTHING = {"utils", "util", "misc", "helpers", "common", "manager"}
LONGEST_FILE = 400
TOP = {"pyproject.toml", "README.md", "workbench", "resources", "tests", "packaging"}
LOADED_BY = "import sys, importlib; list(map(importlib.import_module, sys.argv[1:])); print(*sys.modules)"


def thread_makers(package: Path) -> list[str]:
    """Modules that make threads and have no reason to."""
    return [
        name
        for name, used in names_by_module(package)
        if name not in THREADED and any(THREAD_MAKERS & set(one.split(".")) for one in used)
    ]


def unpicklers(package: Path) -> list[str]:
    """Modules that read a format which can run code, or evaluate text."""
    return [name for name, used in names_by_module(package) if reached(used, UNPICKLERS)]


def speakers(package: Path) -> list[str]:
    """Modules that can speak to the network."""
    return [name for name, used in names_by_module(package) if reached(used, SPEAKERS)]


def long_files(root: Path) -> list[str]:
    """Files of program, tests and packaging that are longer than LONGEST_FILE lines."""
    files = [path for folder in ("workbench", "tests", "packaging") for path in (root / folder).rglob("*.py")]
    return [path.name for path in files if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE]


def named_after_nothing(package: Path) -> list[str]:
    """Modules and folders whose name says nothing of what they hold."""
    return [path.name for path in package.rglob("*") if NOTHING & set(path.stem.split("_")) and "__" not in path.name]


def strangers(files: Iterable[str]) -> set[str]:
    """What lies on the top level of these files and has no place in the plan."""
    tops = {file.split("/")[0] for file in files}
    return {top for top in tops if not top.startswith(".")} - TOP


def loaded_with(*modules: str, root: Path) -> set[str]:
    """Every module that a fresh interpreter has loaded once these are imported."""
    return set(run_python(LOADED_BY, *modules, root=root).split())


def rooms_not_kept_from_qt(root: Path) -> set[str]:
    """Rooms and modules on disk, but for the window and `__main__`, that the contract on Qt does not name."""
    contracts = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    named = next(contract for contract in contracts if "PySide6" in contract.get("forbidden_modules", ()))
    paths = [path for path in (root / "workbench").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()]
    found = {path.stem for path in paths} - {"__init__", "__main__", "gui"}
    return {f"workbench.{name}" for name in found} ^ set(named["source_modules"])


def broken_contracts(root: Path) -> str:
    """What import-linter says of a tree; empty where every contract is kept."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint(['--no-cache'])"]
    done = subprocess.run(
        command, cwd=root, env={"PYTHONPATH": str(root)}, capture_output=True, text=True, check=False, timeout=120
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def run_python(code: str, *arguments: str, root: Path) -> str:
    """What code prints in a fresh interpreter that finds the package of this tree."""
    command = [sys.executable, "-P", "-c", f"import sys; sys.path.insert(0, {str(root)!r}); " + code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


@cache
def names_by_module(package: Path) -> list[tuple[str, set[str]]]:
    """Every module by its path in the package, with the full names of what it uses."""
    return [
        (path.relative_to(package).as_posix(), used_names(ast.parse(path.read_text(encoding="utf-8"))))
        for path in sorted(package.rglob("*.py"))
    ]


def reached(used: set[str], forbidden: set[str]) -> set[str]:
    """What is forbidden itself, or lies in it."""
    return {name for name in used for one in forbidden if name == one or name.startswith(one + ".")}


def used_names(tree: ast.Module) -> set[str]:
    """What a module imports, and the names and attributes that it uses, told by where they were imported from."""
    known: dict[str, str] = {}
    used: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            used |= {alias.name for alias in node.names}
            known |= {alias.asname: alias.name for alias in node.names if alias.asname}
        elif isinstance(node, ast.ImportFrom):
            full = {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
            known |= full
            used |= set(full.values())
    return used | {dotted(node, known) for node in ast.walk(tree) if isinstance(node, ast.Name | ast.Attribute)}


def dotted(node: ast.expr, known: Mapping[str, str]) -> str:
    """A name with its attributes; one of a call's result or the like begins with a dot."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value, known)}.{node.attr}"
    return known.get(node.id, node.id) if isinstance(node, ast.Name) else ""

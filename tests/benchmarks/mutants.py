"""Small faults put into the modules that compute, one at a time: do the tests of the module notice?

.venv/bin/python tests/benchmarks/mutants.py --seed 0 --per-module 10 --json mutants.json
.venv/bin/python tests/benchmarks/mutants.py --module data/splits.py --per-module 40

Works on a copy of the tree in a temporary folder. A seed chooses among all faults of a module; an error anywhere in the
module's tests notices one, and so does a hang. Faults that change nothing anyone could see are listed with the reason
in EQUIVALENT and count neither way. Ends with 1 where fewer are noticed than the share that is asked for.
"""

import argparse
import ast
import itertools
import json
import multiprocessing
import os
import random
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
TESTS: dict[str, tuple[str, ...]] = {
    "data/splits.py": ("tests/data/test_splits.py", "tests/data/test_sequence_splits.py"),
    "data/windows.py": ("tests/data/test_windows.py", "tests/data/test_splits.py"),
    "data/missing.py": ("tests/data/test_missing.py",),
    "data/proposing.py": ("tests/data/test_proposing.py",),
    "data/listed_recordings.py": ("tests/data/test_proposing.py", "tests/data/test_public_layouts.py"),
    "evaluation/significance.py": ("tests/evaluation/test_significance.py",),
    "evaluation/metrics.py": ("tests/evaluation/test_metrics.py", "tests/evaluation/test_quantile_metrics.py"),
    "evaluation/number_metrics.py": ("tests/evaluation/test_metrics.py",),
    "training/refit.py": ("tests/training/test_refit.py",),
    "training/averaging.py": ("tests/training/test_averaging.py",),
    "export/onnx_blocks.py": ("tests/export/test_onnx_blocks.py", "tests/export/test_onnx_export.py"),
}
"""The tests that cover each module of the package."""
LEAST = 0.85
"""The share of faults that tests should notice."""
PATIENCE = 300
"""Seconds after which tests hang: some tens of times what they take on a busy machine."""
MEMORY = 16 << 30
"""Bytes that tests may ask for: a fault may make a loop that never ends fill a list."""
LIBRARIES = [
    "numpy",
    "pandas",
    "torch",
    "pydantic.fields",
    "soundfile",
    "soxr",
    "onnxruntime",
    "torchmetrics.functional",
]
"""Imported once, before the tests of all faults part from there."""

ONE_PATH = "There is one path only."
AS_GOOD = "Another bound of what is looked at tells as much."
EQUIVALENT: dict[str, dict[tuple[str, str], str]] = {
    "data/splits.py": {
        (
            "counts_CP = np.zeros((int(labels_S.max()) + 1, 4)",
            "1 -> (2)",
        ): "A class more, without any sequence, is passed over.",
        (
            "counts_CP = np.zeros((int(labels_S.max()) + 1, 4)",
            "4 -> (5)",
        ): "A part more, without any sequence, is never chosen.",
        ("(parts_S == source))[0]", "0 -> (-1)"): "Any sequence of the class is as good.",
    },
    "data/windows.py": {
        ("max(1, context // 2)", "1 -> (0)"): "A context is 2 at least.",
        ("reshape(-1, 3)", "1 -> (2)"): "numpy takes any negative size as the one to find.",
    },
    "data/missing.py": {
        ("np.maximum(before_M, 0)", "0 -> (-1)"): "What has nothing before it takes what comes after it.",
    },
    "data/listed_recordings.py": {
        ("rows=100", "100 -> (99)"): AS_GOOD,
        ("rows=100", "100 -> (101)"): AS_GOOD,
        ("paths[0]", "0 -> (-1)"): ONE_PATH,
    },
    "evaluation/significance.py": {
        (
            "signs_DG @ sums_G >= total",
            "signs_DG @ sums_G >= total - 1e-09 * spread -> (signs_DG @ sums_G > total - 1e-09 * spread)",
        ): "No sum is less than rounding below the total.",
        ("default_rng(0)", "0 -> (1)"): "Another seed is as good.",
    },
    "evaluation/metrics.py": {
        ("argmax(axis=-1)", "-1 -> (1)"): "There are two axes.",
    },
    "training/refit.py": {
        ("return states[0]", "0 -> (-1)"): "There is one state only.",
    },
    "training/averaging.py": {
        ("list(weights), 0)", "0 -> (-1)"): "torch's running average does not ask how many were added before.",
        ("list(weights), 0)", "0 -> (1)"): "torch's running average does not ask how many were added before.",
    },
}
"""Why nobody could see a fault: by module, the part of the line that holds it, and the fault."""

OTHER_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
OTHER_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
OTHER_CALLS = {"min": "max", "max": "min", "minimum": "maximum", "maximum": "minimum", "any": "all", "all": "any"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault: bytes `start` to `stop` of a module's source become something else."""

    module: str
    line: int
    start: int
    stop: int
    was: str
    now: str
    code: str
    """The line."""
    column: int

    @property
    def reason(self) -> str | None:
        """Why nobody could see it; None for the faults that tests should notice."""
        for (code, fault), why in EQUIVALENT.get(self.module, {}).items():
            places = (found.span() for found in re.finditer(re.escape(code), self.code))
            if fault == self.fault and any(begin <= self.column < end for begin, end in places):
                return why
        return None

    @property
    def fault(self) -> str:
        """What stood there and what stands there instead."""
        return f"{self.was} -> {self.now}"

    def applied(self, source: bytes) -> bytes:
        """The module with the fault."""
        return source[: self.start] + self.now.encode() + source[self.stop :]

    def __str__(self) -> str:
        return f"workbench/{self.module}:{self.line}: {self.fault}"


@dataclass(slots=True)
class Tally:
    """What became of a module's faults."""

    module: str
    killed: int = 0
    survivors: list[Mutant] = field(default_factory=list)
    equivalent: list[Mutant] = field(default_factory=list)

    @property
    def mutants(self) -> int:
        """The faults that count."""
        return self.killed + len(self.survivors)

    def as_json(self) -> dict[str, object]:
        """The same as plain values."""
        return {
            "module": self.module,
            "mutants": self.mutants,
            "killed": self.killed,
            "survivors": [str(mutant) for mutant in self.survivors],
            "equivalent": [{"mutant": str(mutant), "reason": mutant.reason} for mutant in self.equivalent],
        }


def mutants_of(module: str, source: bytes) -> list[Mutant]:
    """Every fault that can be put into the module, in the order of its lines."""
    lines = source.splitlines(keepends=True)
    ends = [0, *itertools.accumulate(map(len, lines))]
    found: dict[Mutant, None] = {}
    for node, now in _faults(ast.parse(source)):
        start, stop = ends[node.lineno - 1] + node.col_offset, ends[node.end_lineno - 1] + node.end_col_offset
        code, column = lines[node.lineno - 1].decode(), len(source[ends[node.lineno - 1] : start].decode())
        mutant = Mutant(module, node.lineno, start, stop, ast.unparse(node), now, code, column)
        if mutant.was != mutant.now:
            found[mutant] = None
    return sorted(found, key=lambda mutant: (mutant.start, mutant.stop, mutant.now))


def _faults(node: ast.AST, returns: str = "") -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    """Each place below the node that can hold a fault, and what would stand there."""
    if isinstance(node, ast.FunctionDef):
        returns = ast.unparse(node.returns) if node.returns else ""
    yield from _faults_here(node, returns)
    for child in _computing(node):
        yield from _faults(child, returns)


def _computing(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of a node that do something when the program runs: no annotations, decorators and texts."""
    match node:
        case ast.FunctionDef():
            yield from (default for default in (*node.args.defaults, *node.args.kw_defaults) if default)
            yield from node.body
        case ast.ClassDef():
            yield from node.body
        case ast.AnnAssign(value=value):
            yield from [value] if value else []
        case ast.Call(func=ast.Name(id="isinstance" | "TypeVar" | "sentence")):
            return
        case ast.JoinedStr() | ast.Import() | ast.ImportFrom():
            return
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return
        case _:
            yield from ast.iter_child_nodes(node)


def _faults_here(node: ast.AST, returns: str) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    match node:
        case ast.Constant(value=int(value)) if not isinstance(value, bool):
            yield from ((node, f"({value + step})") for step in (1, -1))
        case ast.Compare():
            yield from ((node, now) for now in _other_comparisons(node))
        case ast.BoolOp():
            other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
            yield node, f"({ast.unparse(ast.BoolOp(other, node.values))})"
        case ast.BinOp() if type(node.op) in OTHER_OPERATORS:
            yield node, f"({ast.unparse(ast.BinOp(node.left, OTHER_OPERATORS[type(node.op)](), node.right))})"
        case ast.UnaryOp(op=ast.Not() | ast.Invert() | ast.USub(), operand=operand):
            yield node, f"({ast.unparse(operand)})"
        case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test) if not _turned(test):
            yield test, f"(not ({ast.unparse(test)}))"
        case ast.comprehension():
            yield from ((test, f"(not ({ast.unparse(test)}))") for test in node.ifs if not _turned(test))
        case ast.Call(func=ast.Name(id=name)) if name in OTHER_CALLS:
            yield node.func, OTHER_CALLS[name]
        case ast.Call(func=ast.Attribute(value=owner, attr=name)) if name in OTHER_CALLS:
            yield node.func, f"{ast.unparse(owner)}.{OTHER_CALLS[name]}"
        case ast.Expr(value=ast.Call()) | ast.Raise() | ast.AugAssign() | ast.Break() | ast.Continue():
            yield node, "pass"
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield node, "pass"
        case ast.Return(value=ast.expr() as value):
            yield value, _other_answer(value, returns)


def _turned(test: ast.expr) -> bool:
    """Whether another fault turns the condition into its opposite already, or nobody could tell."""
    match test:
        case ast.Compare(ops=[ast.Eq() | ast.NotEq() | ast.Is() | ast.IsNot() | ast.In() | ast.NotIn()]):
            return True
        case ast.Name(id="TYPE_CHECKING"):
            return True
        case _:
            return isinstance(test, ast.UnaryOp)


def _other_comparisons(node: ast.Compare) -> Iterator[str]:
    for place, operator in enumerate(node.ops):
        operators = [*node.ops[:place], OTHER_COMPARISONS[type(operator)](), *node.ops[place + 1 :]]
        yield f"({ast.unparse(ast.Compare(node.left, operators, node.comparators))})"


def _other_answer(value: ast.expr, returns: str) -> str:
    """A wrong answer of the right type where that is easily made."""
    text = ast.unparse(value)
    others = {
        "bool": f"(not ({text}))",
        "int": f"(({text}) + 1)",
        "float": f"(({text}) + 1)",
        "str": f"(({text}) + '-')",
    }
    return others.get(returns, "None")


def copy_tree(folder: Path) -> Path:
    """The program and its tests in a folder of their own."""
    for name in ("workbench", "tests", "resources"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def run_tests(folder: Path, tests: Sequence[str]) -> None:
    """Run tests in the copy, in a process of its own; its exit code is pytest's."""
    import contextlib

    import pytest

    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    os.chdir(folder)
    sys.path[:0] = [str(folder)]
    with (folder / "log.txt").open("w") as log, contextlib.redirect_stdout(log), contextlib.redirect_stderr(log):
        code = pytest.main(["-x", "-p", "no:cacheprovider", "--hypothesis-profile=ci", *tests])
    sys.exit(int(code))


def passes(folder: Path, tests: Sequence[str]) -> bool:
    """Whether the tests pass; one that hangs does not."""
    context = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
    context.set_forkserver_preload(LIBRARIES)
    process = context.Process(target=run_tests, args=(folder, tests))
    process.start()
    process.join(PATIENCE)
    if process.exitcode is None:
        process.kill()
        process.join()
    return process.exitcode == 0


def judge(module: str, folder: Path, seed: int, most: int) -> Tally:
    """Put so many faults into the copy, one at a time, run the module's tests, and put the module back."""
    path, tests = folder / "workbench" / module, TESTS[module]
    source = path.read_bytes()
    every = mutants_of(module, source)
    tally = Tally(module, equivalent=[mutant for mutant in every if mutant.reason is not None])
    counted = [mutant for mutant in every if mutant.reason is None]
    if not passes(folder, tests):
        raise SystemExit((folder / "log.txt").read_text() + f"\nThe tests of {module} fail without any fault.")
    for mutant in random.Random(f"{seed} {module}").sample(counted, min(most, len(counted))):
        path.write_bytes(mutant.applied(source))
        if passes(folder, tests):
            tally.survivors.append(mutant)
            sys.stderr.write(f"survives: {mutant}\n")
        else:
            tally.killed += 1
    path.write_bytes(source)
    return tally


def table(tallies: Sequence[Tally]) -> str:
    """What became of all faults, module by module."""
    lines = [f"{'module':<28}{'mutants':>8}{'killed':>8}{'share':>7}"]
    killed, mutants = sum(tally.killed for tally in tallies), sum(tally.mutants for tally in tallies)
    rows = [*((tally.module, tally.killed, tally.mutants) for tally in tallies), ("all", killed, mutants)]
    lines += [f"{name:<28}{count:>8}{dead:>8}{dead / max(count, 1):>7.0%}" for name, dead, count in rows]
    lines += [f"survives: {mutant}" for tally in tallies for mutant in tally.survivors]
    lines += [f"changes nothing: {mutant}  ({mutant.reason})" for tally in tallies for mutant in tally.equivalent]
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--per-module", type=int, default=10, help="Faults per module.")
    parser.add_argument("--module", nargs="+", choices=TESTS, default=list(TESTS))
    parser.add_argument("--json", type=Path, help="Where to write the same as JSON.")
    asked = parser.parse_args()
    # Compiled modules are told apart by the second of their last change, in which two faults may follow each other.
    os.environ |= {"PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "1", "QT_QPA_PLATFORM": "offscreen"}
    with tempfile.TemporaryDirectory() as temporary:
        folder = copy_tree(Path(temporary) / "workbench")
        os.environ["NUMBA_CACHE_DIR"] = str(folder / "compiled")
        tallies = [judge(module, folder, asked.seed, asked.per_module) for module in asked.module]
    shown = [tally.as_json() for tally in tallies]
    if asked.json:
        asked.json.write_text(json.dumps(shown, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(table(tallies) + "\n" + json.dumps(shown) + "\n")
    killed, mutants = sum(tally.killed for tally in tallies), sum(tally.mutants for tally in tallies)
    return 0 if killed >= LEAST * mutants else 1


if __name__ == "__main__":
    sys.exit(main())

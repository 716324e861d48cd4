"""Every file that anybody can have written, with what the program does when it meets it; nothing is trained here."""

import math
import resource
import sys
import time
import wave
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np

from tests.hostile.mutator import Mutants
from workbench.data.loading import load_dataset
from workbench.data.proposing import propose_data
from workbench.data.sources.tables import read_source
from workbench.errors import WorkbenchError, of_file
from workbench.evaluation.store import load_evaluation, verdict_of, warnings_of
from workbench.export.load import load_export
from workbench.export.onnx import write_onnx
from workbench.export.origin import MARKER, read_origin
from workbench.export.torch_export import write_torch
from workbench.models.build import build_model
from workbench.progress import finish
from workbench.runs.checkpoint import load_last
from workbench.runs.project import Project
from workbench.runs.run import Run
from workbench.training.optim import make_optimizer, restore_optimizer

SECONDS, MEBIBYTES = 5.0, 1024
"""Of processor time and of memory: what no file may take."""
EVALUATION = """{"run": "r", "part": "test", "examples": 3, "metrics": {"mse": 1.0}, "scaled": {"mse": 0.5},
"baselines": {"naive": {"metrics": {"mse": 2.0}, "scaled": {}}}, "verdict": "Good.", "warnings": ["So."],
"said": {"verdict": {"template": "Good {x}.", "values": {"x": 1}}, "warnings": [{"template": "So.", "values": {}}]},
"refitted": false}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What a changed file led to, and its bytes, to be looked at."""

    path: Path
    what: str
    content: bytes


def open_project(folder: Path) -> None:
    """What a window does with a project that it opens, but for its runs' files."""
    opened = Project.open(folder)
    opened.rows()


def _state(run: Run) -> None:
    str(run.state.failure)
    run.row  # noqa: B018 - reading is what is tried


def _model(run: Run) -> None:
    run.model()


def _resumed(run: Run) -> None:
    state, spec, facts = load_last(run.last), run.spec, run.run_facts
    model = build_model(spec.model, facts.facts, facts.statistics)
    restore_optimizer(model, make_optimizer(model, spec.training), state.optimizer, file=state.file)


def _history(run: Run) -> None:
    run.history  # noqa: B018 - reading is what is tried


def _judged(run: Run) -> None:
    numbers = load_evaluation(run.folder)
    if numbers is not None:
        str(verdict_of(numbers))
        list(map(str, warnings_of(numbers)))


OF_RUN: dict[str, Callable[[Run], None]] = {
    "state.json": _state,
    "spec.json": _model,
    "facts.json": _model,
    "history.jsonl": _history,
    "evaluation.json": _judged,
    "best.safetensors": _model,
    "last.safetensors": _resumed,
}
"""What reads each file of a run."""


def use_export(folder: Path) -> None:
    """Read an exported folder, and answer with it."""
    read_origin(folder)
    export = load_export(folder)
    values = np.zeros((1, min(export.facts.context, 1000), len(export.facts.inputs)), np.float32)
    export.predict(values, np.full(1, values.shape[1], np.int64))


def propose(path: Path) -> None:
    """Read a data file, and make a dataset of it as it is proposed."""
    try:
        proposed = finish(propose_data([path]))
        finish(load_dataset(proposed.spec, tables=proposed.tables))
    except WorkbenchError:
        finish(read_source(path))


def write_exports(run: Run, folder: Path) -> tuple[Path, Path]:
    """Both formats of a run's model, not verified."""
    facts, model = run.run_facts, run.model()
    onnx, torch = folder / "onnx", folder / "torch"
    for made in (onnx, torch):
        made.mkdir(parents=True)
        (made / MARKER).write_text('{"origin": {"project": "p", "run": "r", "created": "c", "data": "d"}}')
    write_onnx(model, model.spec, facts.facts, onnx / "model.onnx")
    write_torch(model, facts.facts, facts.statistics, torch)
    return onnx, torch


def write_data(folder: Path) -> list[Path]:
    """A small file of each kind of data."""
    folder.mkdir()
    rows = [(t, round(5 + math.sin(t), 3), "ab"[t % 2]) for t in range(40)]
    table = "time,level,label\n" + "".join(f"{t},{level},{label}\n" for t, level, label in rows)
    (folder / "a.csv").write_text(table)
    (folder / "b.tsv").write_text(table.replace(",", "\t").replace(".", ","))
    (folder / "c.json").write_text("[" + ",".join(f'{{"t": {t}, "v": {v}}}' for t, v, _ in rows) + "]")
    (folder / "d.jsonl").write_text("".join(f'{{"t": {t}, "v": {{"x": {v}}}}}\n' for t, v, _ in rows))
    (folder / "e.ts").write_text(
        "@problemName x\n@timeStamps false\n@classLabel true a b\n@data\n" + "1,2,3:a\n4,5,6:b\n" * 5
    )
    (folder / "f.txt").write_text("A text of words. " * 30)
    values = np.random.default_rng(0).normal(size=(20, 3))
    np.save(folder / "g.npy", values)
    np.savez(folder / "h.npz", X=values, y=np.arange(20) % 2)
    with zipfile.ZipFile(folder / "i.zip", "w") as archive:
        archive.writestr("a.csv", table)
    with wave.open(str(folder / "j.wav"), "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes((values * 1000).astype("<i2").tobytes() * 20)
    return sorted(folder.iterdir())


def mutants_of(project: Path, run: Run, exports: tuple[Path, ...], data: list[Path]) -> list[Mutants]:
    """All files, each with its reader; those of data, which take the longest, once for four rounds of others."""
    own = [project / "project.json", project / "runs.sqlite"]
    small = [
        *(Mutants(path, lambda: open_project(project)) for path in own),
        *(Mutants(run.folder / name, lambda read=read: read(run)) for name, read in OF_RUN.items()),
        *(
            Mutants(path, lambda folder=folder: use_export(folder))
            for folder in exports
            for path in sorted(folder.iterdir())
            if path.suffix in (".json", ".onnx", ".safetensors")
        ),
    ]
    return [*small * 4, *(Mutants(path, lambda path=path: propose(path)) for path in data)]


def faults(mutants: list[Mutants], count: int, seed: int) -> Iterator[Fault]:
    """Read so many changed files, one after the other of all kinds; what is no sentence, too slow or too large."""
    chance = Random(seed)
    for number in range(count):
        mutant = mutants[number % len(mutants)]
        content = mutant.write(chance)
        began, before = time.process_time(), _peak()
        try:
            mutant.read()
        except (WorkbenchError, OSError) as error:
            what = _check_sentence(error)
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            what = f"{type(error).__name__}: {error}"[:300]
        else:
            what = ""
        seconds, grown = time.process_time() - began, _peak() - before
        if seconds > SECONDS:
            what = f"{seconds:.1f} s"
        elif grown > MEBIBYTES:
            what = f"{grown:.0f} MiB"
        if what:
            yield Fault(path=mutant.path, what=what, content=content)
        mutant.restore()


def _check_sentence(error: WorkbenchError | OSError) -> str:
    """Nothing where the error is one sentence that names a file, else what is wrong with it."""
    if isinstance(error, OSError) and of_file(error) is None:
        raise error
    return "" if str(error) else "an error without a word"


def _peak() -> float:
    """The most memory that this process has taken, in MiB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)

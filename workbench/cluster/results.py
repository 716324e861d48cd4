"""What comes back from elsewhere: finished runs packed as one zip file, and taken over into a project's table."""

import json
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from pydantic import TypeAdapter

from workbench import __version__
from workbench.cluster.archive import Result, check_room, reading_result, writing_zip
from workbench.cluster.job import read_sheet
from workbench.cluster.job_data import JobData, find_data, marks_of, moved
from workbench.cluster.packages import installed
from workbench.cluster.sheet import FILE, Ended, Mark, RunMark, Sheet, digest_of, to_text
from workbench.data.spec import DataSpec
from workbench.errors import WorkbenchError
from workbench.evaluation.store import FILE as EVALUATION
from workbench.models.calibration import FILE as CALIBRATION
from workbench.paths import write_whole
from workbench.progress import Progress, Work
from workbench.runs.checkpoint import load_best, load_last
from workbench.runs.project import Project
from workbench.runs.run import Run
from workbench.sentence import sentence
from workbench.spec import from_json
from workbench.stored import DamagedError, read_as, read_bytes

COLLECTED = "collected.json"
"""Of a run that was trained elsewhere: what it was, so that it is not taken over twice."""
NEEDED = ("spec.json", "facts.json", "history.jsonl", "best.safetensors")
OTHERS = (
    "last.safetensors",
    "refit.safetensors",
    "flow.jsonl",
    "memory.json",
    "log.txt",
    "bands.json",
    "held_out.json",
    CALIBRATION,
    EVALUATION,
)
_ENDED: tuple[Ended, ...] = get_args(Ended)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """Where runs came from: the new name of each that was taken over, and how many were there already."""

    job: str
    runs: tuple[str, ...]
    known: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Came:
    run: str
    digest: str


_CAME = TypeAdapter(_Came)


def write_result(project: Project, to: Path, *, seed: int | None = None) -> Work[Sheet]:
    """Pack the runs that have ended and have weights, of one seed where that is asked for, into the zip file `to`.

    Those that learned from other files than the project's, as updates do, could not be collected and are left out.
    Raises WorkbenchError where there is none.
    """
    found = find_data(project.spec.data)
    found.check_apart(to)
    job = read_sheet(project.folder)
    data = yield from marks_of(found.files)
    chosen = [(run, ended) for run in project.runs() if (ended := _ended(run, seed, found)) is not None]
    if not chosen:
        raise WorkbenchError(
            "No run of {file} on its data has ended with weights, so there is nothing to pack. Train it first.",
            file=project.folder,
        )
    with writing_zip(to) as zipped:
        runs: dict[str, RunMark] = {}
        for place, (run, ended) in enumerate(chosen):
            yield Progress(done=place / len(chosen), message=sentence("Packing {file}", file=run.id))
            there = [name for name in (*NEEDED, *OTHERS) if run.file(name).exists()]
            files = {name: zipped.add(f"runs/{run.id}/{name}", run.file(name)) for name in there}
            runs[run.id] = RunMark(created=run.state.created, status=ended, files=files)
        sheet = Sheet(
            kind="result",
            job="" if job is None else job.job,
            version=__version__,
            python=platform.python_version(),
            packages=installed(),
            seed=project.spec.training.seed,
            data=data,
            places={},
            runs=runs,
        )
        zipped.add_text(FILE, to_text(sheet))
    return sheet


def collect(project: Project, path: Path) -> Work[Collected]:
    """Take the runs of a result over into the project, each under a new name; those that are there already are left.

    Raises WorkbenchError where the result is damaged, anything in it has changed, or its runs learned from other data
    than the project's; a run is taken over whole or not at all.
    """
    project.check_can_write()
    with reading_result(path) as result:
        sheet = result.sheet
        if sheet.kind != "result":
            raise WorkbenchError("{file} holds no results of this program. Choose a result-….zip.", file=path)
        found = find_data(project.spec.data)
        own = yield from marks_of(found.files)
        _check_same_data(own, sheet.data, path)
        known = {_came(run) for run in project.runs()}
        runs: list[str] = []
        for place, (name, mark) in enumerate(sheet.runs.items()):
            yield Progress(done=place / len(sheet.runs), message=sentence("Taking over {run}", run=name[:40]))
            _check_files(mark, path)
            if digest_of(mark.files) not in known:
                check_room(mark.files, project.folder)
                runs.append(_take_over(project, result, name, found))
    return Collected(job=sheet.job, runs=tuple(runs), known=len(sheet.runs) - len(runs))


def _ended(run: Run, seed: int | None, found: JobData) -> Ended | None:
    """How a run ended that has weights, these data, and this seed, where one is asked for."""
    if not run.best.exists() or _names(run.spec.data, found) is None or seed not in (None, run.spec.training.seed):
        return None
    return next((status for status in _ENDED if status == run.status), None)


def _take_over(project: Project, result: Result, name: str, found: JobData) -> str:
    mark = result.sheet.runs[name]
    run = project.new_run()
    try:
        for file in mark.files:
            result.extract(name, file, run.file(file))
        spec_file = run.file("spec.json")
        spec = from_json(read_bytes(spec_file), file=str(spec_file))
        run.write_spec(spec.model_copy(update={"data": _here(spec.data, project.spec.data, found, result.path)}))
        _check_readable(run)
        came = _Came(run=name, digest=digest_of(mark.files))
        write_whole(run.file(COLLECTED), json.dumps({"run": came.run, "digest": came.digest}))
        run.log(sentence("Trained elsewhere as {run}, from {created} on.", run=name, created=mark.created))
        run.mark(mark.status)
    except BaseException:
        run.delete()
        run.release()
        raise
    return run.id


def _here(data: DataSpec, own: DataSpec, found: JobData, path: Path) -> DataSpec:
    """The run's data as they lie here."""
    names = _names(data, found)
    if names is None:
        raise DamagedError(path, sentence("a run in it has other sources than its data"))
    places = {name: source.path for name, source in zip(found.sources, own.sources, strict=True)}
    return moved(data, [places[name] for name in names], own.labels.table)


def _names(data: DataSpec, found: JobData) -> list[str] | None:
    """Which of the files each of a run's sources is, told apart by their names; None where it has other sources."""
    longest_first = sorted(found.sources, key=len, reverse=True)
    matches = (next((name for name in longest_first if _ends(source.path, name)), None) for source in data.sources)
    names = [name for name in matches if name is not None]
    return names if len(data.sources) == len(found.sources) == len(set(names)) else None


def _ends(path: str, name: str) -> bool:
    return f"/{path}".replace("\\", "/").endswith(f"/{name}")


def _check_same_data(own: Mapping[str, Mark], other: Mapping[str, Mark], path: Path) -> None:
    different = sorted(name for name in own.keys() | other.keys() if own.get(name) != other.get(name))
    if different:
        raise WorkbenchError(
            "The runs in {file} learned from other data than this project's: {name} differs. Collect them into the "
            "project that they were bundled from, with its data as they were.",
            file=path,
            name=different[0],
        )


def _check_files(mark: RunMark, path: Path) -> None:
    strange = sorted(mark.files.keys() - {*NEEDED, *OTHERS})
    if strange:
        raise DamagedError(path, sentence("{name} in it is no file of a run", name=strange[0][:200]))
    missing = [name for name in NEEDED if name not in mark.files]
    if missing:
        raise DamagedError(path, sentence("a run in it lacks {name}", name=missing[0]))


def _check_readable(run: Run) -> None:
    """Raise WorkbenchError where a run's files, though whole, do not hold what they must."""
    if not run.history or not run.run_facts.fingerprint:
        raise DamagedError(str(run.file("history.jsonl")), sentence("it tells of no epoch"))
    load_best(run.best)
    if run.last.exists():
        load_last(run.last)


def _came(run: Run) -> str:
    """The digest of a run that was taken over before; empty of any other."""
    try:
        return read_as(_CAME, run.file(COLLECTED)).digest
    except (OSError, WorkbenchError):
        return ""

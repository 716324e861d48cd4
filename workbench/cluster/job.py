"""A job: one zip file that holds an experiment with all it depends on; unpacked anywhere it is a project to train."""

import platform
import re
import uuid
from pathlib import Path

from workbench import __version__
from workbench.cluster import scripts
from workbench.cluster.archive import Writer, writing_zip
from workbench.cluster.job_data import find_data, moved
from workbench.cluster.packages import installed, requirements
from workbench.cluster.sheet import FILE, Mark, Sheet, from_text, mark_of, to_text
from workbench.data.spec import DataSpec
from workbench.errors import WorkbenchError
from workbench.paths import as_path
from workbench.progress import Progress, Work
from workbench.project_files import AnyPath, OwnPath, own_path
from workbench.runs.project import FILE as PROJECT
from workbench.runs.project import Project
from workbench.sentence import sentence
from workbench.spec import ExperimentSpec, to_json
from workbench.stored import read_bytes

FOLDER, DATA = "job", "data"
LEAST_MEMORY = 4096
"""MiB that a task asks SLURM for where its data are small."""


def write_job(project: Project, to: Path, *, with_data: bool = True) -> Work[Sheet]:
    """Write the project's experiment as a job to the zip file `to`; without its data it says where they lie.

    Raises WorkbenchError where a file of the data is not there, or `to` cannot be written.
    """
    found = find_data(project.spec.data)
    found.check_apart(to)
    spec = pinned(project)
    if with_data:
        places = [f"{DATA}/{name}" for name in found.sources]
        spec = _with_data(spec, moved(spec.data, places, f"{DATA}/{found.table}" if found.table else None))
    packages = installed()
    with writing_zip(to, FOLDER) as zipped:
        data: dict[str, Mark] = {}
        for place, (name, path) in enumerate(found.files.items()):
            yield Progress(done=place / len(found.files), message=sentence("Packing {file}", file=path.name))
            data[name] = zipped.add(f"{DATA}/{name}", path) if with_data else mark_of(path)
        sheet = Sheet(
            kind="job",
            job=uuid.uuid4().hex,
            version=__version__,
            python=platform.python_version(),
            packages=packages,
            seed=spec.training.seed,
            data=data,
            places={} if with_data else {name: str(path) for name, path in found.files.items()},
            spec=zipped.add_text(PROJECT, to_json(spec)),
            runs={},
        )
        _add_scripts(zipped, sheet, project.folder.name)
        zipped.add_text(FILE, to_text(sheet))
    return sheet


def read_sheet(folder: Path) -> Sheet | None:
    """What a folder says of the job that was unpacked there; None where it is no job."""
    path = own_path(folder.absolute(), FILE)
    return from_text(read_bytes(path), file=str(path)) if path.exists() else None


def check_job(folder: Path) -> Work[None]:
    """Raise WorkbenchError where an unpacked job's experiment or any file of its data is not what was bundled."""
    sheet = read_sheet(folder)
    if sheet is None or sheet.kind != "job":
        return
    _check(own_path(folder.absolute(), PROJECT), sheet.spec)
    for place, (name, mark) in enumerate(sheet.data.items()):
        yield Progress(done=place / len(sheet.data), message=sentence("Checking {file}", file=name))
        inside = folder.absolute().joinpath(DATA, *name.split("/"))
        _check(as_path(sheet.places[name]) if name in sheet.places else inside, mark)


def pinned(project: Project) -> ExperimentSpec:
    """The project's experiment, with as many threads as its newest run had: other numbers of them round differently.

    Where no run of this very experiment has begun, each machine measures what is best on it.
    """
    spec = project.spec
    if spec.training.threads is not None:
        return spec
    for run in reversed(project.runs()):
        if run.last.exists() and run.spec == spec:
            threads = _threads_of(run.last)
            training = spec.training.model_copy(update={"threads": threads or None})
            return spec.model_copy(update={"training": training})
    return spec


def _threads_of(checkpoint: OwnPath) -> int:
    from workbench.runs.checkpoint import load_last

    return load_last(checkpoint).standing.threads


def _with_data(spec: ExperimentSpec, data: DataSpec) -> ExperimentSpec:
    return spec.model_copy(update={"data": data})


def _check(path: AnyPath, mark: Mark | None) -> None:
    if not path.is_file():
        raise WorkbenchError(
            "{file}, of which this job is made, is not here. Put it there, or bundle the job with its data.",
            file=str(path),
        )
    if mark_of(path) != mark:
        raise WorkbenchError(
            "{file} is not as it was bundled: a byte of it has changed. Unpack the job anew; to train with other "
            "settings or data, make a project of your own.",
            file=str(path),
        )


def _add_scripts(zipped: Writer, sheet: Sheet, name: str) -> None:
    memory = max(LEAST_MEMORY, 3 * sum(mark.size for mark in sheet.data.values()) >> 20)
    plain = re.sub(r"[^A-Za-z0-9_-]", "", name) or FOLDER
    minor = ".".join(sheet.python.split(".")[:2])
    lines = "\n".join(f"  {path}" for path in sheet.places.values())
    places = scripts.PLACES.format(lines=lines) if lines else ""
    page = scripts.README.format(version=sheet.version, python=sheet.python, seed=sheet.seed, places=places)
    zipped.add_text("run.sh", scripts.RUN.format(seed=sheet.seed))
    zipped.add_text("job.sbatch", scripts.ARRAY.format(name=plain, memory=memory))
    zipped.add_text("Dockerfile", scripts.DOCKERFILE.format(python=minor))
    zipped.add_text("README.txt", page)
    zipped.add_text("requirements.txt", requirements(dict(sheet.packages)))

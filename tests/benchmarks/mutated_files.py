"""Files changed by chance, read by all that reads them: tests/benchmarks/mutated_files.py [--files 30000] [--seed 0].

Of projects, runs, exports and data files alike. Prints what is no sentence, takes more than 5 s of processor time or
1 GiB of memory, keeps those files in --keep, and exits with 1 where there are any. faulty_files.py measures how much is
given back of files with faults as people make them.
"""

import argparse
import os
import sys
import tempfile
import time
import warnings
from collections import Counter
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.hostile.readers import EVALUATION, Fault, faults, mutants_of, write_data, write_exports
from tests.runs.conftest import LEARNED, keep_epochs
from workbench.data.spec import DataSpec, SourceSpec, SplitSpec, WindowSpec
from workbench.models.spec import ModelSpec, RecurrentSpec
from workbench.runs.project import Project
from workbench.spec import ExperimentSpec


def finished_project(folder: Path) -> Project:
    """A project over a made series, with a run made without training."""
    folder.mkdir()
    (folder / "series.csv").write_text("year,level\n" + "".join(f"{1800 + t},{t % 7}\n" for t in range(120)))
    data = DataSpec(
        sources=(SourceSpec(path=str(folder / "series.csv")),),
        roles={"year": "time", "level": "target"},
        window=WindowSpec(context=8, horizon=2),
        split=SplitSpec(train=80, val=20, test=20),
    )
    model = ModelSpec(template="small", layers=(RecurrentSpec(units=4, dropout=0.2),))
    project = Project.create(folder, ExperimentSpec(data=data, model=model))
    run = project.new_run()
    run.write_facts(LEARNED)
    keep_epochs(run, 0.9, 0.5, 0.7)
    run.mark("finished")
    (run.folder / "evaluation.json").write_text(EVALUATION)
    return project


def tried(folder: Path, files: int, seed: int) -> list[Fault]:
    project = finished_project(folder / "project")
    run = project.run()
    mutants = mutants_of(project.folder, run, write_exports(run, folder / "exports"), write_data(folder / "data"))
    return list(faults(mutants, files, seed))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=30_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    began = time.process_time()
    with tempfile.TemporaryDirectory() as place:
        found = tried(Path(place), options.files, options.seed)
    for number, fault in enumerate(found):
        sys.stdout.write(f"{fault.path.name}: {fault.what}\n")
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / f"{number}-{fault.path.name}").write_bytes(fault.content)
    kinds = Counter(fault.path.name for fault in found)
    seconds = time.process_time() - began
    sys.stdout.write(f"{options.files} files, {len(found)} faults {dict(kinds)}, {seconds:.0f} s of processor time\n")
    sys.exit(bool(found))

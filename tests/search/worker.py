"""A worker of a shared search, as a process of its own: `python -m tests.search.worker PROJECT URL BEAT GRACE`.

It writes a line for every trial that begins, every epoch and every trial that ends.
"""

import sys
from pathlib import Path


def main(folder: str, url: str, beat: str, grace: str) -> None:
    import torch

    from workbench.progress import Progress
    from workbench.runs.project import Project
    from workbench.search.searching import search

    torch.set_num_threads(1)
    project = Project.open(Path(folder))
    for event in search(project, project.spec.search, storage=url, beat=int(beat), grace=int(grace)):
        if not isinstance(event, Progress):
            sys.stdout.write(f"{type(event).__name__} {getattr(event, 'trial', '')} {getattr(event, 'run', '')}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])

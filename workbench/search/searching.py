"""A search on one screen: trials are asked for, trained as runs of the project, and told, until the budget is spent."""

import time
from collections.abc import Generator, Iterator

from workbench.experiment import load_experiment
from workbench.progress import Progress
from workbench.queue import Round
from workbench.runs.loaded import Loaded
from workbench.runs.project import Project
from workbench.search.address import address
from workbench.search.events import SearchEvent
from workbench.search.proposing import check_space
from workbench.search.storage import BEAT_SECONDS, GRACE_SECONDS, opened
from workbench.search.study import Shared
from workbench.search.trials import Trials
from workbench.sentence import sentence
from workbench.space import SearchSpec
from workbench.training.context import ALONE, RunContext
from workbench.training.device import choose_device

LOOK_SECONDS = 1.0
"""How often is looked whether trials of other workers have ended."""


def search(
    project: Project,
    asked: SearchSpec,
    *,
    storage: str | None = None,
    context: RunContext = ALONE,
    loaded: Loaded | None = None,
    side_by_side: int | None = None,
    beat: int = BEAT_SECONDS,
    grace: int = GRACE_SECONDS,
) -> Generator[Progress | SearchEvent, None, None]:
    """Search over settings of the project's experiment for the lowest validation loss; the test part is never read.

    The budget is that of the search in all: one that was closed, or whose process died, goes on where it was, each run
    after its last finished epoch. It is kept in the project, for one process at a time, or in the PostgreSQL database
    at the address `storage`, over which any number of processes share it; each says every `beat` seconds that it lives,
    and is taken for dead after `grace`. Trials are trained side by side as the runs of a queue are.

    Raises WorkbenchError for what the user can put right; a trial that fails does not end the search.
    """
    project.check_can_write()
    spec = project.spec
    check_space(spec, asked)
    if storage is not None:
        address(storage)
    choose_device(context.device or spec.training.device)
    if loaded is None or loaded.spec != spec.data:
        loaded = yield from load_experiment(spec.data, project.folder)
    with opened(project.folder, storage, write=True, beat=beat, grace=grace) as kept:
        trials = Trials(project, asked, Shared(kept, spec, asked, loaded.whole.fingerprint))
        try:
            while True:
                round_ = Round(project, trials, context, loaded=loaded, most=side_by_side)
                yield from _followed(round_, trials)
                if not trials.go_on_elsewhere():
                    break
                yield Progress(done=1.0, message=sentence("Waiting for the trials of other workers"))
                time.sleep(LOOK_SECONDS)
        finally:
            trials.give_up()
        yield trials.end()


def _followed(round_: Round, trials: Trials) -> Iterator[Progress | SearchEvent]:
    try:
        for run, event in round_.events():
            yield from trials.news()
            if isinstance(event, Progress):
                yield event
            trials.beat()
            trials.follow(run, event)
            if trials.unwanted(run):
                round_.stop(run)
                trials.stopped(run)
            yield from trials.news()
        yield from trials.news()
    finally:
        round_.put_back()

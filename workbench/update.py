"""Update: a run goes on with new data, as a run of its own.

What was learned stays what it means: scales, levels, classes and vocabularies are those of the older run, and training
begins with the weights that count of it, which are judged first: an update that teaches nothing changes nothing. It
learns the new training examples and a stated share of the older ones (replay: Ratcliff, 1990), in smaller steps than at
first, and keeps the epoch that is best on the new validation part; a linear path, which is solved and not learned,
moves first to what these examples tell, drawn to where it was. Afterwards both runs are judged on the older test part,
to tell what was forgotten, and on the new one, the newest stretch of the new data. Which data are new is a part of the
new run's spec (`data.appended`), so that the run can be judged, used, exported, gone on with after a stop, and updated
again as any other; the weights that it began with lie in its own folder. The older run is only read.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.data.spec import AppendedSpec, DataSpec, SourceSpec
from workbench.errors import WorkbenchError
from workbench.experiment import Events, run_queued
from workbench.paths import as_path, as_text
from workbench.runs.loaded import Loaded, load_experiment
from workbench.runs.project import Project
from workbench.runs.run import Run
from workbench.runs.updated import save_start
from workbench.spec import ExperimentSpec
from workbench.training.context import ALONE, RunContext

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.progress import Work
    from workbench.sentence import Sentence

OLD_SHARE = 0.3
"""Share of the older training examples that are learned again, where none is stated."""
SMALLER = 0.3
"""Times the learning rate of the older run."""


def update_run(
    project: Project,
    run: str | None,
    paths: Sequence[Path],
    *,
    old_share: float = OLD_SHARE,
    epochs: int | None = None,
    context: RunContext = ALONE,
    loaded: Loaded | None = None,
    tell_news: "Callable[[Sentence], None] | None" = None,
) -> Events:
    """Train what a run knows further on new files, as a new run; for so many epochs at most, else as many as the run.

    `loaded` saves reading the run's data again where they are its own; `tell_news` is told of the new data what is to
    be known, such as classes that the run does not know. Closing the iterator stops the new run, which
    can be gone on with. Raises WorkbenchError for what the user can put right, before there is a new run where it can.
    """
    project.check_can_write()
    old = project.run(run)
    spec = updated_spec(old, paths, old_share=old_share, epochs=epochs)
    weights = old.model().state_dict()
    older = loaded if loaded is not None and loaded.spec == old.spec.data else None
    if older is None:
        older = yield from load_experiment(old.spec.data, project.folder)
    if older.dataset.fingerprint != old.run_facts.fingerprint:
        raise WorkbenchError(
            "The data of run {run} have changed since it was trained. Bring back its files as they were, and give the "
            "new rows in files of their own.",
            run=old.id,
        )
    appended = yield from load_experiment(spec.data, project.folder, known=older)
    new = project.new_run(spec)

    def begin(_data: DataSpec) -> "Work[Loaded]":
        yield from ()
        save_start(new, old.id, weights)
        for note in appended.news:
            new.log(note)
            if tell_news is not None:
                tell_news(note)
        return appended

    yield from run_queued(new, begin, context=context)


def updated_spec(old: Run, paths: Sequence[Path], *, old_share: float, epochs: int | None = None) -> ExperimentSpec:
    """The spec of a run's update. Raises WorkbenchError where no file is new."""
    spec = old.spec
    known = {as_path(source.path).resolve() for source in spec.data.sources}
    sources = tuple(SourceSpec(path=as_text(path.resolve())) for path in paths)
    if not sources:
        raise WorkbenchError("Give at least one file with new data.")
    again = next((path for path in paths if path.resolve() in known), None)
    if again is not None:
        raise WorkbenchError(
            "{file} is of the data of run {run} already. Give the new rows in a file of their own.",
            file=again,
            run=old.id,
        )
    data = spec.data.model_copy(
        update={
            "sources": (*spec.data.sources, *sources),
            "appended": (*spec.data.appended, AppendedSpec(sources=len(sources), old_share=old_share)),
        }
    )
    first = not spec.data.appended  # an update of an update goes on as gently
    rate = spec.training.learning_rate * (SMALLER if first else 1.0)
    changes = {"learning_rate": rate, "epochs": epochs or spec.training.epochs, "check_path": False}
    return spec.model_copy(update={"data": data, "training": spec.training.model_copy(update=changes)})

"""An update as a job: its events, what is to be known of the new files, and in the end what was won and forgotten."""

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.training.context import BESIDE_WINDOW
from workbench.training.events import FitStart

if TYPE_CHECKING:
    from workbench.evaluation.forgetting import Forgetting
    from workbench.runs.loaded import Loaded
    from workbench.runs.project import Project
    from workbench.sentence import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedUpdate:
    """Which run is to go on, with what, and how."""

    run: str
    paths: tuple[Path, ...]
    old_share: float
    epochs: int | None
    """None for as many as the run has."""


def updated(
    project: "Project", asked: AskedUpdate, loaded: "Loaded | None"
) -> "Generator[Any, None, Forgetting | None]":
    """Train the update; a Sentence among its events tells what is to be known of the new files."""
    from workbench.evaluation.forgetting import load_forgetting
    from workbench.update import update_run

    news: list[Sentence] = []
    events = update_run(
        project,
        asked.run,
        asked.paths,
        old_share=asked.old_share,
        epochs=asked.epochs,
        context=BESIDE_WINDOW,
        loaded=loaded,
        tell_news=news.append,
    )
    name = ""
    try:
        for event in events:
            yield from news
            news.clear()
            name = event.run if isinstance(event, FitStart) else name
            yield event
    finally:
        events.close()
    return load_forgetting(project.run(name).folder) if name else None

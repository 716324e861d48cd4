"""A run answers step by step: a forecaster from its last window, any other by its streaming twin.

T steps, A answers, F inputs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
from annotated_types import Interval, MaxLen
from pydantic import TypeAdapter

from workbench.answering.stepwise import Feed, LatestFeed, Stepwise, WindowFeed, refuse_unknown_ahead
from workbench.answering.using import answering_of
from workbench.data.dataset import DataFacts, Floats, Numbers
from workbench.data.origins import restored
from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError
from workbench.export.load import LARGEST, Exported, refuse_references
from workbench.export.onnx_stream import STREAM, stream_bytes
from workbench.export.preparation import Preparation
from workbench.export.sessions import open_session, ours, run_session
from workbench.export.torch_export import read_torch
from workbench.models.streaming import stream_problems
from workbench.runs.run import Run
from workbench.sentence import Sentence, sentence
from workbench.stored import parse_as, read_bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """What a streaming twin carries from step to step: the name of its input, and its shape behind the batch."""

    name: str
    start: Annotated[tuple[Annotated[int, Interval(ge=0, le=1 << 20)], ...], MaxLen(4)]


_STATES = TypeAdapter(Annotated[tuple[_State, ...], MaxLen(10_000)])


def stepwise_of(run: Run) -> Stepwise:
    """Answers of a run's best model to sequences as they come.

    Raises WorkbenchError where it has no weights, or needs a whole sequence; the reason says what would do.
    """
    facts = run.facts
    refuse_unknown_ahead(facts)
    if TASKS[facts.task].forecasts:
        answer = answering_of(run)
        return Stepwise(lambda: WindowFeed(answer, facts))
    model = run.model()
    for problem in stream_problems(model.spec, facts):
        raise WorkbenchError("This run cannot answer step by step. {reason}", reason=problem)
    new_feed = _twin(stream_bytes(model, facts, Preparation()), facts, run.folder / STREAM)
    return Stepwise(new_feed, every_step=facts.sample_rate is None)


def stepwise_of_export(folder: Path, exported: Exported) -> Stepwise:
    """Answers of an exported folder's model to sequences as they come: a forecaster's from its last window, any
    other's by the streaming twin in the folder, or one made of its weights.

    Raises WorkbenchError where there is neither, or the model needs a whole sequence.
    """
    facts = exported.facts
    refuse_unknown_ahead(facts)
    if TASKS[facts.task].forecasts:
        return Stepwise(lambda: WindowFeed(exported.answer, facts))
    return Stepwise(_twin(_twin_in(folder), facts, folder / STREAM), every_step=facts.sample_rate is None)


def _twin_in(folder: Path) -> bytes:
    twin = folder / STREAM
    if twin.is_file():
        content = read_bytes(twin, LARGEST)
        refuse_references(content, twin)
        return content
    if not (folder / "spec.json").is_file():
        raise WorkbenchError(
            "{file} is not there, so that this export cannot answer step by step. Export a model that can, or answer "
            "files, with workbench predict.",
            file=twin,
        )
    made = read_torch(folder)
    for problem in stream_problems(made.model.spec, made.facts):
        raise WorkbenchError("This run cannot answer step by step. {reason}", reason=problem)
    return stream_bytes(made.model, made.facts, Preparation())


def listening_of(run: Run) -> tuple[Stepwise, Sentence | None]:
    """The same of sounds for as long as one likes; what needs a whole sequence answers the latest, which is told."""
    problems = stream_problems(run.spec.model, run.facts)
    if not problems:
        return stepwise_of(run), None
    answer, facts = answering_of(run), run.facts
    assert facts.sample_rate is not None  # or there were no sounds
    told = sentence(
        "The model reads whole sequences, so it answers the last {seconds} s again and again. {reason}",
        seconds=f"{facts.usual / facts.sample_rate:.2g}",
        reason=problems[0],
    )
    return Stepwise(lambda: LatestFeed(answer, facts), every_step=False), told


def _twin(content: bytes, facts: DataFacts, file: Path) -> Callable[[], Feed]:
    session = open_session(content, file, threads=1)  # a step is too little to be shared
    with ours(file):
        states = parse_as(_STATES, session.get_modelmeta().custom_metadata_map["states"], file=file)
        start = {each.name: np.zeros([1, *each.start], np.float32) for each in states}

    def new_feed() -> Feed:
        state = dict(start)

        def feed(values_TF: Floats) -> Numbers:
            values = restored(np.asarray(values_TF, np.float32), facts.origins_F)
            answers, *after = run_session(session, None, {"values": values[None], **state}, file)
            state.update(dict(zip(start, after, strict=True)))
            found: Numbers = answers[0]
            return found

        return feed

    return new_feed

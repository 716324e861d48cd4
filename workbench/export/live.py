"""A run answers step by step: a forecaster from its last window, any other by its streaming twin.

T steps, A answers, F inputs.
"""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnxruntime

from workbench.answering.stepwise import Feed, LatestFeed, Stepwise, WindowFeed, refuse_unknown_ahead
from workbench.answering.using import answering_of
from workbench.data.dataset import DataFacts, Floats, Numbers
from workbench.data.origins import restored
from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError
from workbench.export.load import LARGEST, Exported, refuse_references
from workbench.export.onnx_stream import STREAM, stream_bytes
from workbench.export.preparation import Preparation
from workbench.export.torch_export import read_torch
from workbench.models.streaming import stream_problems
from workbench.runs.run import Run
from workbench.sentence import Sentence, sentence
from workbench.stored import read_bytes


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
    new_feed = _twin(stream_bytes(model, facts, Preparation()), facts)
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
    return Stepwise(_twin(_twin_in(folder), facts), every_step=facts.sample_rate is None)


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


def _twin(content: bytes, facts: DataFacts) -> Callable[[], Feed]:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # a step is too little to be shared
    session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    states = json.loads(session.get_modelmeta().custom_metadata_map["states"])

    def new_feed() -> Feed:
        state = {each["name"]: np.zeros([1, *each["start"]], np.float32) for each in states}

        def feed(values_TF: Floats) -> Numbers:
            values = restored(np.asarray(values_TF, np.float32), facts.origins_F)
            answers, *after = session.run(None, {"values": values[None], **state})
            state.update({each["name"]: value for each, value in zip(states, after, strict=True)})
            found: Numbers = answers[0]
            return found

        return feed

    return new_feed

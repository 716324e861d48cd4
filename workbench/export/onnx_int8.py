"""model_int8.onnx: the same graph with weights of eight bits, as onnxruntime rounds them, and what that loses."""

import logging
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from torch import Tensor

from workbench.data.dataset import DataFacts, Integers, Numbers
from workbench.data.origins import restored
from workbench.data.tasks import TASKS
from workbench.evaluation.predict import Answer
from workbench.export.child import ask_child
from workbench.export.exportable import Exportable
from workbench.export.further import Written
from workbench.export.loss import measure
from workbench.export.onnx import write_onnx
from workbench.export.verify import Question, compared
from workbench.progress import Work, stage
from workbench.sentence import sentence

FILE = "model_int8.onnx"
_EXACT = (".basis", ".filters", ".cosines", ".kernels.")
"""Parts of the names of constants that are no learned weights, or whose products are compared with a threshold."""
_CHILD = """
import onnxruntime
session = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
wanted = [each.name for each in session.get_inputs()]
def answer(values, lengths):
    feeds = {"values": values, "lengths": lengths}
    return session.run(None, {name: feeds[name] for name in wanted})[0]
"""


RawAnswer = Callable[[Numbers, Integers], Numbers]
"""From raw inputs and lengths to answers in the user's units."""


def export_onnx_int8(source: Exportable, questions: Sequence[Question], folder: Path) -> Work[Written]:
    """Write the rounded graph, measure its loss, and ask it in a process of its own.

    Raises WorkbenchError where it loses too much, ProgramError where it answers otherwise there than here.
    """
    whole, small = _write(source, folder / FILE)
    answer = _answer(folder / FILE, source.facts)
    loss = yield from stage(measure(source, _without_origins(answer, source.facts), FILE), 0.0, 0.6)
    asked = [replace(each, answer=answer(each.values_BTF, each.lengths_B)) for each in questions]
    answers = yield from stage(ask_child(_CHILD, folder / FILE, asked), 0.6, 1.0)
    checks = compared(("onnx-int8", FILE), asked, answers, source.facts, source.statistics)
    size = sentence(
        "{file} takes {small} kB instead of {whole} kB; GRU and SimpleRNN layers keep their weights, for which "
        "ONNX Runtime has no operators of eight bits.",
        file=FILE,
        small=small,
        whole=whole,
    )
    return Written(checks=checks, notes=(loss.told(FILE), size))


def _write(source: Exportable, path: Path) -> tuple[int, int]:
    """Kilobytes before and after."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with tempfile.TemporaryDirectory() as name:
        whole = Path(name) / "model.onnx"
        write_onnx(source.model, source.model.spec, source.facts, whole, source.preparation)
        with _quiet():
            # Seven bits of eight: with all of them, sums overflow on processors without the newest instructions.
            quantize_dynamic(
                whole,
                path,
                per_channel=True,
                reduce_range=True,
                weight_type=QuantType.QInt8,
                nodes_to_exclude=_exact_nodes(whole),
            )
        return _kilobytes(whole), _kilobytes(path)


def _kilobytes(path: Path) -> int:
    return max(1, round(path.stat().st_size / 1000))


def _exact_nodes(path: Path) -> list[str]:
    nodes = onnx.load_model_from_string(path.read_bytes()).graph.node
    return [node.name for node in nodes if any(part in name for name in node.input for part in _EXACT)]


@contextmanager
def _quiet() -> Iterator[None]:
    """Without the advice that onnxruntime gives to the root of all logs: the graph is written as it likes it."""

    def refuse(record: logging.LogRecord) -> bool:
        return record.levelno > logging.WARNING

    logging.root.addFilter(refuse)
    try:
        yield
    finally:
        logging.root.removeFilter(refuse)


def _answer(path: Path, facts: DataFacts) -> RawAnswer:
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])

    def answer(values_BTF: Numbers, lengths_B: Integers) -> Numbers:
        feeds: dict[str, Numbers | Integers] = {"values": values_BTF}
        if not TASKS[facts.task].forecasts:
            feeds["lengths"] = lengths_B
        found: Numbers = session.run(None, feeds)[0]
        return found

    return answer


def _without_origins(answer: RawAnswer, facts: DataFacts) -> Answer:
    """The same for inputs as a dataset holds them, to answers without their origins."""
    origins_K = np.array(facts.answer_origins_K) if facts.answer_origins_K else np.float32(0)

    def of_dataset(x_BTF: Tensor, lengths_B: Tensor) -> Numbers:
        found: Numbers = answer(restored(x_BTF.numpy(), facts.origins_F), lengths_B.numpy()) - origins_K
        return found

    return of_dataset

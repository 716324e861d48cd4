"""Exported files are loaded again in a fresh process and must answer as the app does.

Shapes: B batch, T time, F inputs, N rows, H horizon, K targets, C classes.
"""

import contextlib
import itertools
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from workbench.data.dataset import DataFacts, Doubles, Floats, Integers, Numbers, SequenceDataset, Statistics
from workbench.data.origins import moved, restored
from workbench.data.tasks import TASKS
from workbench.errors import ProgramError, WorkbenchError
from workbench.export.report import TOLERANCE, Check, FileKind
from workbench.models.build import SequenceModel
from workbench.progress import Progress, Work
from workbench.sentence import sentence

BATCHES = (1, 2, 7)
SCRIPTS: dict[FileKind, str] = {"onnx": "predict_onnx", "torch": "predict", "stream": "stream_onnx"}
"""The script of an export that is asked for each kind of file, without its ending."""
_TITLES: dict[FileKind, str] = {"onnx": "model.onnx", "torch": "model.py", "stream": "model_stream.onnx"}
BEYOND = 20
"""Standard deviations from the mean that no answer should lie away."""
_CHILD = """
import importlib, json, sys
folder, questions, answers = sys.argv[1:]
sys.path.insert(0, folder)
with open(questions, encoding="utf-8") as lines, open(answers, "w", encoding="utf-8") as out:
    for line in lines:
        question = json.loads(line)
        module = importlib.import_module(question["script"])
        predict = getattr(module, "predict_with_bands", module.predict)
        print(json.dumps(predict(question["values"], question["lengths"]).tolist()), file=out, flush=True)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One batch of raw inputs, padded with zeros to the longest, and the app's own answer."""

    values_BTF: Numbers
    lengths_B: Integers
    answer: Numbers

    @property
    def size(self) -> tuple[int, int]:
        """Batch and longest length."""
        return self.values_BTF.shape[0], self.values_BTF.shape[1]


Asked = tuple[FileKind, Question]
"""What is put to which file."""


def ask(
    model: SequenceModel, facts: DataFacts, statistics: Statistics, dataset: SequenceDataset | None
) -> Work[tuple[Question, ...]]:
    """Batches of several sizes and lengths, drawn from the data or else its statistics, with the app's answers."""
    random = np.random.default_rng(0)
    questions: list[Question] = []
    sizes = [(batch, length) for length in lengths_to_check(facts, dataset) for batch in BATCHES]
    for done, (batch, length) in enumerate(sizes):
        yield Progress(done=done / len(sizes), message=sentence("Predicting with the model in this program"))
        values_BTF = _values(facts, statistics, dataset, (batch, length), random)
        lengths_B = np.full(batch, length)
        if not TASKS[facts.task].forecasts:
            lengths_B = np.linspace(length, 1, batch).astype(np.int64)
            values_BTF[np.arange(length) >= lengths_B[:, None]] = 0
        raw_BTF = restored(values_BTF, facts.origins_F)
        seen_BTF = moved(raw_BTF, facts.origins_F)
        with torch.inference_mode():
            answer = model(torch.from_numpy(seen_BTF), torch.from_numpy(lengths_B)).numpy()
        answer = restored(answer, facts.answer_origins_K)
        questions.append(Question(values_BTF=raw_BTF, lengths_B=lengths_B, answer=answer))
    return tuple(questions)


def verify(folder: Path, asked: Sequence[Asked], facts: DataFacts, statistics: Statistics) -> Work[tuple[Check, ...]]:
    """Every question put to the folder's own scripts in a fresh process.

    Raises ProgramError where it does not run or its answers differ by more than TOLERANCE.
    """
    answers = iter((yield from _answers(folder, asked)))
    checks: tuple[Check, ...] = ()
    for kind, group in itertools.groupby(asked, key=lambda each: each[0]):
        questions = [question for _, question in group]
        found = list(itertools.islice(answers, len(questions)))
        checks += compared((kind, _TITLES[kind]), questions, found, facts, statistics)
    return checks


def compared(
    file: tuple[str, str],
    questions: Sequence[Question],
    answers: Sequence[Numbers],
    facts: DataFacts,
    statistics: Statistics,
) -> tuple[Check, ...]:
    """How far the answers of a file, told by kind and title, are from the app's.

    Raises ProgramError where it is more than TOLERANCE.
    """
    kind, title = file
    checks = []
    for question, answer in zip(questions, answers, strict=True):
        batch, length = question.size
        difference = largest_difference(question.answer, answer, facts, statistics)
        checks.append(Check(file=kind, batch=batch, length=length, difference=difference))
    worst = max(checks, key=lambda check: check.difference)
    if not worst.difference <= TOLERANCE:
        if any(_is_beyond(question.answer, facts, statistics) for question in questions):
            raise WorkbenchError(
                "The model's answers lie far beyond all data, so they cannot be checked: its training diverged. "
                "Nothing was exported. Train again with a lower learning rate."
            )
        raise ProgramError(
            "{title} answers differently from the model in this program: by {difference} at batch {batch} and "
            "length {length}, where {allowed} is allowed. Nothing was exported; please report this.",
            title=title,
            difference=f"{worst.difference:.2g}",
            batch=worst.batch,
            length=worst.length,
            allowed=f"{TOLERANCE:g}",
        )
    return tuple(checks)


def largest_difference(ours: Numbers, theirs: Numbers, facts: DataFacts, statistics: Statistics) -> float:
    """In probability, or in standard deviations of the target, relative to values beyond one deviation."""
    if ours.shape != theirs.shape or not np.isfinite(theirs).all() or not np.isfinite(ours).all():
        return float("inf")
    difference = np.abs(ours.astype(np.float64) - theirs)
    if facts.classes:
        return float(difference.max())
    mean_K, std_K = _scales(facts, statistics)
    scale = np.maximum(std_K, np.abs(ours - mean_K))
    largest = float((difference / scale).max())
    if largest <= TOLERANCE:
        return largest
    # A number far from zero has few digits left: the last of them is rounding, not a different answer.
    return float((np.maximum(difference - 2 * np.spacing(np.abs(ours)), 0) / scale).max())


def _scales(facts: DataFacts, statistics: Statistics) -> tuple[Doubles, Doubles]:
    """Mean and deviation of what is answered, in the user's units."""
    scales = (statistics.mean_F, statistics.std_F)
    if TASKS[facts.task].values_sequences:
        scales = (statistics.answer_mean_K, statistics.answer_std_K)
    mean_K, std_K = (np.array(values[: len(facts.targets)]) for values in scales)
    return np.asarray(restored(mean_K, facts.answer_origins_K), np.float64), std_K


def _is_beyond(answer: Numbers, facts: DataFacts, statistics: Statistics) -> bool:
    """Whether a model answers what no data come near: no numbers, or numbers of another kind of size."""
    if facts.classes or not np.isfinite(answer).all():
        return not np.isfinite(answer).all()
    mean_K, std_K = _scales(facts, statistics)
    return bool((np.abs(answer - mean_K) > BEYOND * std_K).any())


def lengths_to_check(facts: DataFacts, dataset: SequenceDataset | None) -> tuple[int, ...]:
    """Three lengths: around the context of a forecast or a text; else the shortest, median and longest sequence, up
    to four times what the model learned from."""
    lengths = {facts.context, max(1, facts.context // 2), facts.context * 2}
    if not TASKS[facts.task].ahead and dataset is not None:
        known_S = np.diff(dataset.offsets_S1).clip(max=4 * facts.context)
        lengths = {int(known_S.min()), int(np.median(known_S)), int(known_S.max())}
    for more in (max(1, min(lengths) // 2), max(lengths) * 2, max(lengths) + 1):
        if len(lengths) < 3:
            lengths.add(more)
    return tuple(sorted(lengths))


def _values(
    facts: DataFacts,
    statistics: Statistics,
    dataset: SequenceDataset | None,
    size: tuple[int, int],
    random: np.random.Generator,
) -> Floats:
    batch, length = size
    if dataset is not None:
        rows = len(dataset.values_NF)
        starts_B1 = random.integers(0, rows, (batch, 1))
        values_BTF = np.array(dataset.values_NF[(starts_B1 + np.arange(length)) % rows])
    elif TASKS[facts.task].text:
        values_BTF = random.integers(0, len(facts.classes), (batch, length, 1)).astype(np.float32)
    else:
        noise_BTF = random.standard_normal((batch, length, len(facts.inputs)))
        values_BTF = (noise_BTF * statistics.std_F + statistics.mean_F).astype(np.float32)
        for place, words in enumerate(facts.categories.values(), start=facts.numbers):
            values_BTF[:, :, place] = random.integers(0, len(words) + 2, (batch, length))  # some are unseen
    if facts.missing_mask:
        values_BTF[random.random(values_BTF.shape) < 0.1] = np.nan
    return values_BTF


def _answers(folder: Path, asked: Sequence[Asked]) -> Work[list[Numbers]]:
    with tempfile.TemporaryDirectory() as name:
        questions, answered, errors = (Path(name) / part for part in ("questions", "answers", "errors"))
        with questions.open("w", encoding="utf-8") as out:
            for kind, question in asked:
                parts = {"values": question.values_BTF.tolist(), "lengths": question.lengths_B.tolist()}
                out.write(json.dumps({"script": SCRIPTS[kind], **parts}) + "\n")
        answered.touch()
        arguments = [str(folder), str(questions), str(answered)]
        title = _TITLES[asked[0][0]]
        with errors.open("w", encoding="utf-8") as log:
            process = subprocess.Popen(
                [sys.executable, "-I", "-B", "-X", "utf8", "-c", _CHILD, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            try:
                message = sentence("Checking {file} in a process of its own", file=title)
                while process.poll() is None:
                    done = answered.read_bytes().count(b"\n") / len(asked)
                    yield Progress(done=min(done, 1.0), message=message)
                    with contextlib.suppress(subprocess.TimeoutExpired):
                        process.wait(timeout=0.05)
            finally:
                process.kill()
                process.wait()
        if process.returncode != 0:
            last = errors.read_text(encoding="utf-8", errors="replace").strip().rpartition("\n")[2]
            raise ProgramError(
                "{title} does not run in a process of its own ({reason}). Nothing was exported; please report this.",
                title=title,
                reason=last or f"exit status {process.returncode}",
            )
        lines = answered.read_text(encoding="utf-8").splitlines()
        pairs = zip(asked, lines, strict=True)
        return [np.array(json.loads(line), question.answer.dtype) for (_, question), line in pairs]

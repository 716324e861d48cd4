"""The README.txt of an exported folder, in the language of whoever exports."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal

from workbench import __version__
from workbench.data.dataset import DataFacts
from workbench.data.spec import MissingPolicy
from workbench.data.tasks import TASKS
from workbench.evaluation.fixed_bands import FixedBands
from workbench.evaluation.later_bands import FILE as BANDS
from workbench.export.card import FILE as CARD
from workbench.export.further import FurtherFormat
from workbench.export.onnx_stream import STREAM
from workbench.export.preparation import Preparation, calendar_inputs, file_inputs, known_columns
from workbench.export.report import KINDS, TOLERANCE, Format
from workbench.export.twin import SCRIPT
from workbench.sentence import Sentence, sentence

Say = Callable[[Sentence], str]
"""Puts a sentence into a language."""

MOST_NAMED = 3
"""Of the files that a model learned from."""
_FILES: dict[Literal["onnx", "torch"], dict[str, Sentence]] = {
    "onnx": {
        "model.onnx": sentence("the whole model as one ONNX file: raw numbers in, answers out"),
        "predict_onnx.py": sentence("answers your files; needs Python, onnxruntime and numpy"),
    },
    "torch": {
        "model.safetensors": sentence("the trained weights"),
        "model.py": sentence("the network in plain PyTorch, to read, to use and to train further"),
        "predict.py": sentence("answers your files; needs Python, torch and numpy"),
        "spec.json": sentence("how the workbench describes the model"),
    },
}
_STREAM = {
    STREAM: sentence("the same model for numbers as they come: some steps and a state in, answers and a state out"),
    SCRIPT: sentence("answers step by step; needs Python, onnxruntime and numpy"),
}
_SOUND_STREAM = {
    STREAM: sentence("the same model for sound as it comes: some samples and a state in, answers and a state out"),
    SCRIPT: sentence("answers samples as they come, one on each line; needs Python, onnxruntime and numpy"),
}
STEPS, SOUND = sentence("Step by step"), sentence("Sound as it comes")
_ALWAYS = {
    "export.json": sentence("what was checked before this folder was written, and the hash of every file"),
    "README.txt": sentence("this text"),
}
_MISSING: dict[MissingPolicy, Sentence] = {
    "interpolate": sentence("empty cells are filled between their neighbours"),
    "forward_fill": sentence("an empty cell repeats the one before"),
    "mask": sentence("empty cells are allowed"),
    "refuse": sentence("no empty cells"),
}


def readme(  # noqa: PLR0917 - all of it is told
    facts: DataFacts,
    preparation: Preparation,
    chosen: Format,
    verdict: Sentence | None,
    say: Say = str,
    card: Mapping[str, Any] | None = None,
    bands: FixedBands | None = None,
    *,
    further: Sequence[FurtherFormat] = (),
    notes: Sequence[Sentence] = (),
    not_streamed: Sequence[Sentence] = (),
) -> str:
    """What is what in the folder, how to run it, and how the model came about where its card is there to say."""
    script = "predict.py" if "torch" in KINDS[chosen] else "predict_onnx.py"
    files = {name: what for kind in KINDS[chosen] for name, what in _FILES[kind].items()}
    files |= {name: what for each in further for name, what in each.files.items()}
    streams = "onnx" in KINDS[chosen] and not not_streamed
    sounds = facts.sample_rate is not None
    files |= (_SOUND_STREAM if sounds else _STREAM) if streams else {}
    files |= {BANDS: sentence("how far the ends of the bands lie from each forecast")} if bands else {}
    files |= ({CARD: sentence("the model card for programs: data, network, training, test")} if card else {}) | _ALWAYS
    sections = [
        (sentence("Files"), [f"{name:19}{say(what)}" for name, what in files.items()]),
        (sentence("Use"), [_command(script, *parts, say=say) for parts in _uses(facts, preparation)]),
        (sentence("Input"), [say(line) for line in _inputs(facts, preparation)]),
        (sentence("Answer"), [say(line) for line in (_answer(facts), *_around(bands))]),
        *(
            [(SOUND if sounds else STEPS, [say(line) for line in _stepwise(facts, not_streamed)])]
            if streams or not_streamed
            else ()
        ),
        *([(sentence("Model"), [say(line) for line in _model(card)])] if card else ()),
        *([(sentence("Further formats"), [say(note) for note in notes])] if notes else ()),
    ]
    parts = [
        sentence("Scaling and everything else between your numbers and the answer is inside the model."),
        sentence("Feed it samples as they are, from -1 to 1, in order of time.")
        if sounds
        else sentence("Feed it numbers as they are, rows in order of time."),
        sentence(
            "Before this folder was written, its files answered as the workbench does, to within {tolerance} standard "
            "deviations (or of a probability), at several batch sizes and lengths.",
            tolerance=f"{TOLERANCE:g}",
        ),
        sentence("`workbench verify` with this folder says whether any of it has changed since."),
    ]
    blocks = [
        say(sentence("A trained model, exported by Sequence Workbench {version}.", version=__version__)),
        *("\n".join([say(title), *(f"  {line}" for line in lines)]) for title, lines in sections),
        "\n".join(say(each) for each in parts),
    ]
    if verdict is not None:
        blocks.append(say(sentence("On the test part: {verdict}", verdict=verdict)))
    return "\n\n".join(blocks) + "\n"


def _stepwise(facts: DataFacts, not_streamed: Sequence[Sentence]) -> Iterator[Sentence]:
    """How the model answers numbers as they come, or why it cannot."""
    if not_streamed:
        yield _not_here(facts)
        yield from not_streamed
        return
    if facts.sample_rate is not None:
        yield sentence(
            "{file} takes any number of samples at once, {rate} of which are a second of sound, and its own state from "
            "before, and answers what the whole model answers to all sound so far",
            file=STREAM,
            rate=facts.sample_rate,
        )
        return
    yield sentence(
        "{file} takes any number of steps at once and its own state from before, and answers at each step what the "
        "whole model answers to all steps so far",
        file=STREAM,
    )
    if TASKS[facts.task].forecasts:
        yield sentence(
            "its forecasts follow from all steps since the start, the scripts' from the last {context} of them",
            context=facts.context,
        )


def _not_here(facts: DataFacts) -> Sentence:
    if facts.sample_rate is not None:
        return sentence("{file} is not here, for this model cannot answer sound as it comes:", file=STREAM)
    return sentence("{file} is not here, for this model cannot answer numbers as they come:", file=STREAM)


def _around(bands: FixedBands | None) -> Iterator[Sentence]:
    """What is said of bands."""
    if bands is None:
        return
    yield sentence(
        "with the ends of its bands ({names}): of 100 truths about so many are to lie between them",
        names=", ".join(bands.names),
    )
    yield bands.said
    yield sentence("The workbench's own bands are rolling, and so may differ: they follow what was seen since.")


def _command(script: str, arguments: str, what: Sentence | None = None, *, say: Say) -> str:
    command = f"python {script} {arguments}"
    return command if what is None else f"{command:59} {say(what)}"


def _uses(facts: DataFacts, preparation: Preparation) -> Iterator[tuple[str] | tuple[str, Sentence]]:
    """The script's arguments, and what they are for."""
    if TASKS[facts.task].text:
        yield ("start.txt output.txt",)
        yield "start.txt output.txt --length 2000", sentence("how many characters to add")
    elif facts.sample_rate is not None:
        yield ("recordings output.csv",)
    else:
        yield ("input.csv output.csv",)
        if TASKS[facts.task].forecasts:
            yield "input.csv output.csv --all", sentence("a forecast from every window, not only the last")
        if not preparation.sequence:
            yield "input.csv output.csv --sequence ID", sentence("where the column ID tells sequences apart")
    yield ("--help",)


def _inputs(facts: DataFacts, preparation: Preparation) -> Iterator[Sentence]:
    columns, known = preparation.columns, known_columns(facts)
    if TASKS[facts.task].text:
        yield sentence("text to go on from, of which the last {count} characters count", count=facts.context)
    elif facts.sample_rate is not None:
        yield sentence("a WAV file, or a folder of them, with {rate} samples a second", rate=facts.sample_rate)
        yield sentence("files of another rate need the package soxr, FLAC, Ogg and MP3 files the package soundfile")
    elif columns:
        yield sentence(
            "one sequence per row, its steps in the {count} columns from {first} to {last}",
            count=len(columns),
            first=columns[0],
            last=columns[-1],
        )
        yield _MISSING[preparation.missing]
    else:
        yield sentence("the columns: {columns}", columns=", ".join(file_inputs(facts)))
        if preparation.sequence:
            yield sentence(
                "the column {column} tells sequences apart; without it all rows are one",
                column=" + ".join(preparation.sequence),
            )
        yield _MISSING[preparation.missing]
    words = [name for name in (file_inputs(facts)[1:] if columns else file_inputs(facts)) if name in _worded(facts)]
    if words:
        yield sentence("words in {columns}; those that it has not learned count as other", columns=", ".join(words))
    if calendar_inputs(facts) and preparation.times:
        yield sentence("times in {column}", column=" + ".join(preparation.times))
    if known:
        yield sentence(
            "of {columns} also the {horizon} steps to come, in rows below the last that leave {targets} empty",
            columns=", ".join(known.values()),
            horizon=facts.horizon,
            targets=", ".join(facts.targets),
        )


def _worded(facts: DataFacts) -> set[str]:
    """The columns of words, by what a file calls them."""
    known = known_columns(facts)
    return {known.get(name, name) for name in facts.categories}


def _model(card: Mapping[str, Any]) -> Iterator[Sentence]:
    """How the model came about."""
    data, training = card["data"], card["training"]
    names = [source["name"] for source in data["sources"]]
    yield sentence("run {run} of the project {project}", run=card["run"]["name"], project=card["run"]["project"])
    if len(names) > MOST_NAMED:
        yield sentence("learned from {count} files", count=len(names))
    else:
        yield sentence("learned from {files}", files=", ".join(names))
    yield sentence(
        "{parameters} learned numbers, {epochs} epochs with seed {seed}; number {best} was the best on validation",
        parameters=card["model"]["parameters"],
        epochs=training["epochs_run"],
        seed=training["seed"],
        best=training["best_epoch"],
    )
    if training["refitted"]:
        yield sentence("then trained once more on the training and the validation part together")


def _answer(facts: DataFacts) -> Sentence:
    asks, classes, targets = TASKS[facts.task], ", ".join(facts.classes), ", ".join(facts.targets)
    if asks.forecasts:
        return sentence(
            "the next {horizon} steps of {targets}, in the units of the input, from the last {context} steps",
            horizon=facts.horizon,
            targets=targets,
            context=facts.context,
        )
    if asks.numbers:
        return sentence("{targets} of each sequence, in the units of the data it learned from", targets=targets)
    if asks.text:
        count = len(facts.classes)
        return sentence("the text and more of it, in the {count} characters that the model knows", count=count)
    if asks.per_step:
        return sentence("for every step one of the classes {classes}, and how probable each is", classes=classes)
    return sentence("one of the classes {classes}, and how probable each is", classes=classes)

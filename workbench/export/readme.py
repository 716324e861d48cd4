"""The README.txt of an exported folder."""

from workbench import __version__
from workbench.data.dataset import DataFacts
from workbench.data.spec import MissingPolicy
from workbench.export.preparation import Preparation, known_columns
from workbench.export.report import KINDS, TOLERANCE, Format
from workbench.sentence import Sentence

_FILES = {
    "onnx": [
        "model.onnx         the whole model as one ONNX file: raw numbers in, answers out",
        "predict_onnx.py    predicts from a CSV file; needs Python, onnxruntime and numpy",
    ],
    "torch": [
        "model.safetensors  the trained weights",
        "model.py           the network in plain PyTorch, to read, to use and to train further",
        "predict.py         predicts from a CSV file; needs Python and torch",
        "spec.json          how the workbench describes the model",
    ],
}
_MISSING: dict[MissingPolicy, str] = {
    "interpolate": "empty cells are filled between their neighbours",
    "forward_fill": "an empty cell repeats the one before",
    "mask": "empty cells are allowed",
    "refuse": "no empty cells",
}
_ALWAYS = ["export.json        what was checked before this folder was written", "README.txt         this text"]


def readme(facts: DataFacts, preparation: Preparation, chosen: Format, verdict: Sentence | None) -> str:
    """What is what in the folder and how to run it."""
    script = "predict.py" if "torch" in KINDS[chosen] else "predict_onnx.py"
    files = [line for kind in KINDS[chosen] for line in _FILES[kind]] + _ALWAYS
    blocks = [
        f"A trained model, exported by Sequence Workbench {__version__}.",
        "\n".join(["Files", *(f"  {line}" for line in files)]),
        _usage(facts, script),
        _inputs(facts, preparation),
        _answers(facts),
        "Scaling and everything else between your numbers and the answer is inside the model: feed it numbers as they\n"
        "are, rows in order of time. Before this folder was written, its files answered as the workbench does, to\n"
        f"within {TOLERANCE:g} standard deviations (or of a probability), at several batch sizes and lengths.",
    ]
    if verdict is not None:
        blocks.append(f"On the test part: {verdict}")
    return "\n\n".join(blocks) + "\n"


def _usage(facts: DataFacts, script: str) -> str:
    if facts.task == "next-token":
        more = f"  python {script} start.txt output.txt --length 2000   how many characters to add"
        return "\n".join(["Use", f"  python {script} start.txt output.txt", more, f"  python {script} --help"])
    if facts.sample_rate is not None:
        return "\n".join(["Use", f"  python {script} recordings output.csv", f"  python {script} --help"])
    lines = ["Use", f"  python {script} input.csv output.csv"]
    if facts.task == "forecast":
        lines.append(
            f"  python {script} input.csv output.csv --all      a forecast from every window, not only the last"
        )
    lines.append(f"  python {script} input.csv output.csv --sequence ID   where the column ID tells sequences apart")
    lines.append(f"  python {script} --help")
    return "\n".join(lines)


def _inputs(facts: DataFacts, preparation: Preparation) -> str:
    if facts.task == "next-token":
        return f"Input\n  text to go on from, of which the last {facts.context} characters count"
    if facts.sample_rate is not None:
        return (
            f"Input\n  a WAV file, or a folder of them, with {facts.sample_rate} samples a second; "
            "other rates need the package soxr"
        )
    columns, known = preparation.columns, known_columns(facts)
    if columns:
        needs = f"one sequence per row, its steps in the {len(columns)} columns from {columns[0]} to {columns[-1]}"
    else:
        names = ", ".join(known.get(name, name) for name in facts.inputs)
        needs = f"the column{'s' if len(facts.inputs) > 1 else ''} {names}"
    lines = ["Input", f"  {needs}; {_MISSING[preparation.missing]}"]
    if known:
        lines.append(
            f"  of {', '.join(known.values())} also the {facts.horizon} steps to come, in rows below the last that "
            f"leave {', '.join(facts.targets)} empty"
        )
    return "\n".join(lines)


def _answers(facts: DataFacts) -> str:
    if facts.task == "classify":
        return f"Answer\n  one of the classes {', '.join(facts.classes)}, and how probable each is"
    if facts.task == "label-steps":
        return f"Answer\n  for every step one of the classes {', '.join(facts.classes)}, and how probable each is"
    if facts.task == "next-token":
        return f"Answer\n  the text and more of it, in the {len(facts.classes)} characters that the model knows"
    if facts.task == "regress":
        return f"Answer\n  {', '.join(facts.targets)} of each sequence, in the units of the data it learned from"
    return (
        f"Answer\n  the next {facts.horizon} steps of {', '.join(facts.targets)}, in the units of the input, "
        f"from the last {facts.context} steps"
    )

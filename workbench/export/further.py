"""Formats that go along with an export where they are asked for: a record each, which everything else asks.

What writes them is imported when one is asked for: records must be known before torch is.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.export.report import Check
from workbench.progress import Work
from workbench.sentence import Sentence, sentence

if TYPE_CHECKING:
    from workbench.export.exportable import Exportable
    from workbench.export.verify import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """How near a further format's answers are, and what else is to be told of it."""

    checks: tuple[Check, ...] = ()
    notes: tuple[Sentence, ...] = ()


Write = Callable[["Exportable", Sequence["Question"], Path], Work[Written]]
"""From the model, questions with the app's answers, and the folder, to its files there, compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FurtherFormat:
    """One format: what it is called, its files, and what writes and checks them."""

    name: str
    """What the command line calls it, and checks of its file."""
    title: Sentence
    tip: Sentence
    """What it is good for, and what it asks for."""
    files: Mapping[str, Sentence]
    """Their names, the model's own first, and what each is."""
    write: Write
    refuse: Callable[["Exportable"], None] = lambda source: None
    """Raises WorkbenchError, before anything is written, where a model cannot be written so."""


def _write_c(source: "Exportable", questions: Sequence["Question"], folder: Path) -> Work[Written]:
    from workbench.export.c.export import export_c

    return (yield from export_c(source, questions, folder))


def _write_c_int8(source: "Exportable", questions: Sequence["Question"], folder: Path) -> Work[Written]:
    from workbench.export.c.export import export_c_int8

    return (yield from export_c_int8(source, questions, folder))


def _refuse_c_int8(source: "Exportable") -> None:
    _refuse_c(source)
    _refuse_unmeasured(source)


def _write_onnx_int8(source: "Exportable", questions: Sequence["Question"], folder: Path) -> Work[Written]:
    from workbench.export.onnx_int8 import export_onnx_int8

    return (yield from export_onnx_int8(source, questions, folder))


def _write_program(source: "Exportable", questions: Sequence["Question"], folder: Path) -> Work[Written]:
    from workbench.export.torch_program import export_program

    return (yield from export_program(source, questions, folder))


def _refuse_unscanned(source: "Exportable") -> None:
    from workbench.export.torch_program import refuse_unscanned

    refuse_unscanned(source.model.spec)


def _refuse_unmeasured(source: "Exportable") -> None:
    from workbench.export.loss import refuse_unmeasured

    refuse_unmeasured(source)


def _refuse_c(source: "Exportable") -> None:
    from workbench.export.c.source import refuse_unwritten

    refuse_unwritten(source.model.spec)


FURTHER: dict[str, FurtherFormat] = {
    each.name: each
    for each in (
        FurtherFormat(
            name="c",
            title=sentence("C, without dependencies"),
            tip=sentence(
                "model.c and model.h in C99, for one sequence at a time: no allocation, no library but math.h, so that "
                "it runs on a microcontroller, too. Compiled and compared here where there is a C compiler (cc)."
            ),
            files={
                "model.c": sentence("the whole model in C99, which needs nothing but math.h; it allocates nothing"),
                "model.h": sentence("how it is called: raw numbers of one sequence in, answers out"),
            },
            write=_write_c,
            refuse=_refuse_c,
        ),
        FurtherFormat(
            name="c-int8",
            title=sentence("C with eight-bit weights"),
            tip=sentence(
                "The same as model_int8.c and model_int8.h with weights of eight bits: a quarter of the memory. What "
                "they lose is measured on the validation part and told, and refused above half a point of accuracy or "
                "1 % of the squared error."
            ),
            files={
                "model_int8.c": sentence("the same with weights of eight bits, which take a quarter of the memory"),
                "model_int8.h": sentence("how it is called"),
            },
            write=_write_c_int8,
            refuse=_refuse_c_int8,
        ),
        FurtherFormat(
            name="pt2",
            title=sentence("PyTorch program (torch.export)"),
            tip=sentence(
                "model.pt2 is the whole model as a traced program for any number of sequences and steps: it runs in "
                "Python with torch alone, and can be compiled or lowered to devices by PyTorch's own tools. Writing it "
                "takes a few seconds more."
            ),
            files={
                "model.pt2": sentence(
                    "the whole model as a program: torch.export.load(...).module(check_guards=False)(values, lengths)"
                )
            },
            write=_write_program,
            refuse=_refuse_unscanned,
        ),
        FurtherFormat(
            name="onnx-int8",
            title=sentence("ONNX with eight-bit weights"),
            tip=sentence(
                "model_int8.onnx beside or in place of model.onnx: smaller where a model is of LSTM, dense and "
                "convolution layers (dynamic quantisation of ONNX Runtime). What it loses is measured on the "
                "validation part and told, and refused above half a point of accuracy or 1 % of the squared error."
            ),
            files={"model_int8.onnx": sentence("the whole model for ONNX Runtime with weights of eight bits")},
            write=_write_onnx_int8,
            refuse=_refuse_unmeasured,
        ),
    )
}
"""By name, in the order in which they are offered."""


def chosen_further(names: Sequence[str]) -> tuple[FurtherFormat, ...]:
    """The formats of these names, each once, in the table's order.

    Raises WorkbenchError for a name that is none.
    """
    for name in names:
        if name not in FURTHER:
            raise WorkbenchError(
                "{name} is no further format of exports; there are {names}.", name=name, names=", ".join(FURTHER)
            )
    return tuple(each for name, each in FURTHER.items() if name in names)

"""A run leaves the app: written beside its target folder, verified there, then put in place as a whole."""

import contextlib
import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Literal

import torch

from workbench import __version__
from workbench.data.dataset import Numbers
from workbench.data.origins import moved
from workbench.errors import WorkbenchError
from workbench.evaluation.fixed_bands import FixedBands
from workbench.evaluation.later_bands import FILE as BANDS
from workbench.evaluation.spread import spread_answer, spread_of
from workbench.evaluation.store import load_fixed_bands
from workbench.export.card import FILE as CARD
from workbench.export.card import card_of
from workbench.export.exportable import Exportable
from workbench.export.further import FURTHER, FurtherFormat, Written, chosen_further
from workbench.export.hashes import HASHES, hashes_of, sealed
from workbench.export.onnx import write_onnx
from workbench.export.onnx_bands import add_bands
from workbench.export.origin import MARKER, Origin, OtherExportError, origin_of, read_origin
from workbench.export.preparation import preparation_of
from workbench.export.readme import Say, readme
from workbench.export.report import KINDS, Check, ExportReport, Format
from workbench.export.scripts import script_source
from workbench.export.torch_export import write_torch
from workbench.export.twin import FILES as TWIN
from workbench.export.twin import Twin, twin_of
from workbench.export.verify import Asked, Question, ask, verify
from workbench.folders import building, give_second_name, put_in_place
from workbench.paths import write_whole, writing
from workbench.progress import Progress, Result, Work
from workbench.runs.loaded import Loaded
from workbench.runs.run import Run
from workbench.sentence import Sentence, sentence

_FILES: dict[Literal["onnx", "torch"], tuple[str, ...]] = {
    "onnx": ("model.onnx", "predict_onnx.py"),
    "torch": ("model.safetensors", "spec.json", "model.py", "predict.py"),
}
_ALWAYS = ("README.txt", MARKER)


def export_run(
    run: Run,
    loaded: Loaded | None,
    chosen: Format,
    folder: Path,
    *,
    verdict: Sentence | None = None,
    say: Say = str,
    replace: bool = False,
    also: Sequence[str] = (),
) -> Work[ExportReport]:
    """Export a run's best model; `loaded` gives the checks real inputs, `verdict` is told in the README by `say`.

    `also` names further formats. With `replace` another run's export in the folder gives way. Raises WorkbenchError
    as `export_model` does, and where the run has no trained weights yet.
    """
    learned, model = run.run_facts, run.model()
    facts = learned.facts
    source = Exportable(
        model=model,
        facts=facts,
        statistics=learned.statistics,
        preparation=preparation_of(run.spec.data, facts, learned.recipe),
        dataset=None if loaded is None else loaded.dataset,
        val=loaded.split.val if loaded is not None and also else None,
        verdict=verdict,
        say=say,
        origin=origin_of(run),
        card=card_of(run, model),
        bands=load_fixed_bands(run.folder, facts),
    )
    return (yield from export_model(source, chosen, folder, replace=replace, also=also))


def export_model(
    source: Exportable, chosen: Format, folder: Path, *, replace: bool = False, also: Sequence[str] = ()
) -> Work[ExportReport]:
    """Write the model's files into a folder, verified; an earlier export there is replaced, other files are kept.

    Raises OtherExportError for another run's export, unless it is to be replaced; WorkbenchError where the folder is
    not the export's to replace, or a file does not answer as the app.
    """
    folder = folder.absolute()
    place = folder.resolve()  # Where a link leads that the user has named.
    further = chosen_further(also)
    for each in further:
        each.refuse(source)
    _refuse_foreign(place, source.origin, replace)
    try:
        with writing(folder), building(place) as partial:
            yield Progress(done=0.0, message=sentence("Writing the model's files"))
            _write(source, chosen, partial)
            checked, twin = yield from _checked(source, chosen, partial, further)
            report = _report(source, chosen, folder, checked, further, twin)
            _describe(source, chosen, partial, report, further)
            _publish(partial, place)
    except OSError as error:
        raise WorkbenchError(
            "{file} cannot be written ({reason}). Choose another folder.", file=folder, reason=error.strerror or error
        ) from error
    return report


def _write(source: Exportable, chosen: Format, folder: Path) -> None:
    about = (source.facts, source.preparation, source.model.calibration)
    if "onnx" in KINDS[chosen]:
        file, spread = folder / "model.onnx", source.bands is not None and source.bands.by_spread
        write_onnx(source.model, source.model.spec, source.facts, file, source.preparation, spread=spread)
        write_whole(folder / "predict_onnx.py", script_source("onnx", *about, bands=source.bands))
    if "torch" in KINDS[chosen]:
        write_torch(source.model, source.facts, source.statistics, folder, source.preparation)
        write_whole(folder / "predict.py", script_source("torch", *about, bands=source.bands))
    if source.bands is not None:
        write_whole(folder / BANDS, source.bands.model_dump_json() + "\n")
        if "onnx" in KINDS[chosen]:
            add_bands(folder / "model.onnx", source.bands, source.facts)


def _checked(
    source: Exportable, chosen: Format, folder: Path, further: tuple[FurtherFormat, ...]
) -> Work[tuple[Written, Twin]]:
    """Every kind of file asked; the twin and further formats are written before they are, and answer without bands."""
    kinds = KINDS[chosen]
    share = 0.9 / (len(kinds) + len(further) + 1)
    questions = yield from _part(ask(source.model, source.facts, source.statistics, source.dataset), 0.05, share)
    plain = questions
    twin = twin_of(source.model, source.facts, plain) if "onnx" in kinds else Twin()
    twin.write(source.model, source.facts, source.preparation, folder)
    if source.bands is not None:
        questions = tuple(replace(each, answer=_around(each, source.bands, source)) for each in questions)
    checks: tuple[Check, ...] = ()
    notes: tuple[Sentence, ...] = ()
    for place, kind in enumerate(kinds, start=1):
        asked: list[Asked] = [(kind, question) for question in questions]
        if kind == "onnx":
            asked += [("stream", question) for question in twin.questions]
        work = verify(folder, asked, source.facts, source.statistics)
        checks += yield from _part(work, 0.05 + share * place, share)
    for place, each in enumerate(further, start=1 + len(kinds)):
        written = yield from _part(each.write(source, plain, folder), 0.05 + share * place, share)
        checks, notes = checks + written.checks, notes + written.notes
    return Written(checks=checks, notes=notes), twin


def _around(question: Question, bands: FixedBands, source: Exportable) -> Numbers:
    """The answer with the ends of its bands, as the app gives them."""
    spread = None
    if bands.by_spread and (sides := spread_answer(source.model)) is not None:
        seen_BTF = torch.from_numpy(moved(question.values_BTF, source.facts.origins_F))
        spread = spread_of(sides(seen_BTF, torch.from_numpy(question.lengths_B)))
    return bands.around(question.values_BTF, question.answer, spread)


def _part(work: Work[Result], start: float, share: float) -> Work[Result]:
    """The work's progress as a share of a longer one's."""
    with contextlib.closing(work):
        while True:
            try:
                step = next(work)
            except StopIteration as stop:
                result: Result = stop.value
                return result
            yield Progress(done=start + share * step.done, message=step.message)


def _report(  # noqa: PLR0917 - all of it is told
    source: Exportable,
    chosen: Format,
    folder: Path,
    checked: Written,
    further: tuple[FurtherFormat, ...],
    twin: Twin,
) -> ExportReport:
    names = [name for kind in KINDS[chosen] for name in _FILES[kind]]
    names += [*twin.files, *(name for each in further for name in each.files)]
    return ExportReport(
        files=tuple(str(folder / name) for name in (*names, *_optional(source), *_ALWAYS)),
        verified=True,
        max_difference=max(check.difference for check in checked.checks),
        checked=checked.checks,
        notes=checked.notes,
        not_streamed=twin.problems,
    )


def _optional(source: Exportable) -> list[str]:
    """Files that not every export has."""
    return [*([CARD] if source.card else []), *([BANDS] if source.bands else [])]


def _describe(
    source: Exportable, chosen: Format, folder: Path, report: ExportReport, further: tuple[FurtherFormat, ...]
) -> None:
    about_it = (source.verdict, source.say, source.card, source.bands)
    told: dict[str, Any] = {"further": further, "notes": report.notes, "not_streamed": report.not_streamed}
    text = readme(source.facts, source.preparation, chosen, *about_it, **told)
    write_whole(folder / "README.txt", text)
    if source.card:
        write_whole(folder / CARD, json.dumps(source.card, ensure_ascii=False, indent=2) + "\n")
    about = {"program": "Sequence Workbench", "program_version": __version__, "format": chosen, **report.as_json()}
    if further:
        about["also"] = [each.name for each in further]
    about["files"] = names = [Path(name).name for name in report.files]
    if source.origin is not None:
        about["origin"] = asdict(source.origin)
    about[HASHES] = hashes_of(folder, (name for name in names if name != MARKER))
    write_whole(folder / MARKER, sealed(about))


def _refuse_foreign(folder: Path, origin: Origin | None, replace: bool) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        return
    if folder.is_dir() and (folder / MARKER).is_file():
        held = read_origin(folder)
        if origin is not None and not replace and not origin.is_same_run(held):
            raise OtherExportError(folder, held)
        return
    if folder.exists():
        raise WorkbenchError(
            "{file} exists and is not an earlier export. Choose an empty or a new folder.", file=folder
        )


def _publish(partial: Path, folder: Path) -> None:
    """Put the finished folder in place; files of the user's own in an earlier export's folder are in both before."""
    partial.chmod(folder.stat().st_mode if folder.exists() else 0o755)
    further = (each.files for each in FURTHER.values())
    ours = {name for names in (*_FILES.values(), TWIN, *further, _ALWAYS, (CARD, BANDS)) for name in names}
    for entry in folder.iterdir() if folder.exists() else ():
        if entry.name not in ours and entry.name != "__pycache__":
            give_second_name(entry, partial / entry.name)
    put_in_place(partial, folder)

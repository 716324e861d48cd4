"""Commands about finished runs: runs, evaluate, predict, export."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from workbench.cli.output import command, follow, print_json, print_table, refuse_same, say, tell
from workbench.cli.own_data import own_data
from workbench.data.tasks import TASKS
from workbench.errors import FullDiskError
from workbench.export.further import FURTHER
from workbench.progress import finish

if TYPE_CHECKING:
    from workbench.evaluation.result import Evaluation
    from workbench.sentence import Sentence

ProjectPath = Annotated[Path, typer.Argument(metavar="PROJECT", help="Folder of the project.")]
RunName = Annotated[str | None, typer.Argument(metavar="[RUN]", help="A run's name; the newest when not given.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")]


def runs(
    project: ProjectPath,
    wanted: Annotated[
        str,
        typer.Option("--filter", metavar="CONDITION", help="Such as: dropout > .2 and state = finished, or any words."),
    ] = "",
    sort: Annotated[
        str, typer.Option("--sort", metavar="KEY", help="A setting, a metric or a field; -KEY: the largest first.")
    ] = "",
    json: Json = False,
) -> None:
    """List the project's runs with the settings in which they differ and what they reached."""
    from workbench.evaluation.compare import compare
    from workbench.evaluation.metrics import METRICS
    from workbench.evaluation.summaries import load_summaries
    from workbench.runs.conditions import Names, condition, in_order
    from workbench.runs.project import Project

    found = finish(load_summaries(Project.open(project)))
    names = Names(found, METRICS)
    test = condition(wanted, names)
    kept = [run for run in found if test(run)]
    if sort:
        kept = in_order(kept, names.keys(sort.removeprefix("-")), falling=sort.startswith("-"))
    comparison = compare(kept)
    if json:
        for run, line in zip(kept, comparison.lines, strict=True):
            said = asdict(run.remarks)
            head = {"run": line.run, "status": line.status, "created": line.created}
            print_json({**head, **line.numbers, "outcome": run.outcome, **said, "settings": line.settings})
        return
    if not found:
        say(f"No run yet. Start one: {command('train', project)}")
        return
    if not kept:
        say("No run meets the condition.")
        return
    named = any(run.remarks.name for run in kept)
    header = ("run", *(["name"] if named else []), "status", *comparison.numbers, *comparison.keys)
    table = [
        (
            f"{line.run} *" if run.remarks.starred else line.run,
            *([run.remarks.name] if named else []),
            line.status,
            *(line.numbers.get(name) for name in comparison.numbers),
            *(line.settings.get(key) for key in comparison.keys),
        )
        for run, line in zip(kept, comparison.lines, strict=True)
    ]
    print_table(header, table)


def evaluate(  # noqa: PLR0917 - the parameters are the options
    project: ProjectPath,
    run: RunName = None,
    data: Annotated[
        list[Path] | None, typer.Option("--data", metavar="PATH...", help="Other files, all of which are judged.")
    ] = None,
    part: Annotated[
        Literal["test", "val", "train"], typer.Option("--part", help="The part of the project's own data to judge.")
    ] = "test",
    device: Annotated[str, typer.Option("--device", help="auto, cpu, cuda, cuda:N or mps.")] = "cpu",
    json: Json = False,
) -> None:
    """Judge a run on its test part, beside cheap strong rivals, and say whether it is better."""
    from workbench.evaluation.evaluate import evaluate_files, evaluate_run
    from workbench.evaluation.store import save_evaluation
    from workbench.experiment import load_experiment
    from workbench.runs.project import Project

    opened = Project.open(project)
    chosen = opened.run(run)
    if data:
        paths = [path.resolve() for path in data]
        evaluation = follow(evaluate_files(chosen, paths, loaded=own_data(opened, chosen), device=device))
    else:
        loaded = follow(load_experiment(chosen.spec.data, opened.folder))
        evaluation = follow(evaluate_run(chosen, loaded, part, device=device))
    if json:
        print_json(evaluation.as_json())
    else:
        _print_evaluation(evaluation)
    if not data and part == "test" and not opened.read_only:
        try:
            save_evaluation(evaluation, chosen.folder)
        except FullDiskError as error:  # What was found out has been told.
            say(f"! {error}")


def predict(  # noqa: PLR0917 - the parameters are the options
    project: Annotated[Path, typer.Argument(metavar="PROJECT|EXPORT", help="A project, or an exported folder.")],
    data: Annotated[list[Path], typer.Option("--data", metavar="PATH...", help="Files to answer.")],
    to: Annotated[Path, typer.Option("--to", metavar="OUT.csv", help="Where the answers go.")],
    run: RunName = None,
    length: Annotated[int, typer.Option("--length", min=1, help="Characters to write on from each text.")] = 500,
    temperature: Annotated[
        float, typer.Option("--temperature", min=0, help="0 writes the likeliest character; 1 draws boldly.")
    ] = 0.8,
    seed: Annotated[int, typer.Option("--seed", min=0, help="Another seed writes another text.")] = 0,
    bands: Annotated[
        bool, typer.Option("--bands", help="Write the ends of the bands beside forecasts, of a run that is judged.")
    ] = False,
    json: Json = False,
) -> None:
    """Answer other files: the steps after the end of each series, what each sequence or step is, or how texts go on."""
    from workbench.answering.answers import answer, write
    from workbench.cli.answering import answering
    from workbench.evaluation.other import load_other
    from workbench.evaluation.sampling import Writing, write_texts

    for path in data:
        refuse_same(path, to)
    paths = [path.resolve() for path in data]
    source = answering(project, run, paths)
    around = source.bands() if bands else None
    dataset = follow(load_other(paths, source.spec, source.facts))
    notes: tuple[Sentence, ...] = ()
    if TASKS[source.facts.task].text:
        writing = Writing(length=length, temperature=temperature, seed=seed)
        rows = follow(write_texts(source.answer, dataset, source.facts, to, writing))
    else:
        answered = follow(answer(source.answer, dataset, source.facts, around, source.threshold, spread=source.spread))
        write(answered, to)
        rows, notes = len(answered.rows), answered.notes
    for note in (*dataset.notes, *notes):
        say(f"! {note}")
    if json:
        print_json({"to": to, "rows": rows})
    else:
        tell(f"Wrote {rows} {'text(s)' if TASKS[source.facts.task].text else 'rows'} to {to}")


def export(  # noqa: PLR0917 - the parameters are the options
    project: ProjectPath,
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="Folder for the exported files.")],
    run: RunName = None,
    format: Annotated[Literal["onnx", "torch", "bundle"], typer.Option("--format", help="bundle is both.")] = "onnx",
    also: Annotated[
        list[str] | None, typer.Option("--also", metavar="FORMAT...", help=f"Write along: {', '.join(FURTHER)}.")
    ] = None,
    json: Json = False,
) -> None:
    """Write model files that work anywhere, each compared with the model before it is called done."""
    from workbench.evaluation.store import load_evaluation, verdict_of
    from workbench.export.bundle import export_run
    from workbench.runs.project import Project

    opened = Project.open(project)
    chosen = opened.run(run)
    evaluation = load_evaluation(chosen.folder)
    verdict = None if evaluation is None else verdict_of(evaluation)
    report = follow(export_run(chosen, own_data(opened, chosen), format, to, verdict=verdict, also=also or ()))
    if json:
        print_json(report.as_json())
        return
    for file in report.files:
        tell(file)
    for note in report.notes:
        tell(note)
    tell(f"Verified: the largest difference from the model is {report.max_difference:.1e}.")
    if report.not_streamed:
        say(f"Without model_stream.onnx. {' '.join(map(str, report.not_streamed))}")


def verify(
    folder: Annotated[Path, typer.Argument(metavar="EXPORT", help="An exported folder.")],
    json: Json = False,
) -> None:
    """Say whether an exported folder is as it was written, and refuse it where any byte of it has changed."""
    from workbench.export.hashes import check_unchanged

    unchanged = check_unchanged(folder)
    if json:
        print_json({"unchanged": unchanged.files, "others": unchanged.others})
        return
    for name in unchanged.files:
        tell(f"unchanged  {name}")
    for name in unchanged.others:
        say(f"! {name} is not of the export.")


def _print_evaluation(evaluation: Evaluation) -> None:
    from workbench.evaluation.result import FILES

    case = evaluation.case
    judged = "other files" if case.part == FILES else f"{case.part} part"
    tell(f"run {case.run}, {judged}, {len(case.examples)} examples")
    names = [*evaluation.score.metrics, *(f"scaled {name}" for name in evaluation.score.scaled)]
    scores = {"model": evaluation.score, **evaluation.baselines}
    metrics, scaled = evaluation.score.metrics, evaluation.score.scaled
    rows = [(name, *map(score.metrics.get, metrics), *map(score.scaled.get, scaled)) for name, score in scores.items()]
    print_table(("", *names), rows)
    if len(evaluation.details) > 1:
        details = [(name, *metrics.values()) for name, metrics in evaluation.details.items()]
        print_table(("", *next(iter(evaluation.details.values()))), details)
    if evaluation.sureness is not None:
        sureness = evaluation.sureness
        answered = f"; {sureness.answered} of {sureness.answers} answered" if sureness.calibration.wanted else ""
        right = f", {sureness.accuracy:.1%} of them right" if answered and sureness.accuracy is not None else ""
        error = f"{sureness.ece:.3f} ({sureness.chance_ece:.3f} if all probabilities were right)"
        tell(f"expected calibration error {error}{answered}{right}")
    tell(str(evaluation.verdict.text))
    for warning in case.warnings:
        tell(f"! {warning}")

"""Commands about files and this machine: inspect, convert, doctor."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from workbench.cli.command import USER_ERROR
from workbench.cli.output import command, follow, print_error, print_json, print_table, refuse_same, say, tell
from workbench.cli.settings import read_as
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.data.schema import Proposal
    from workbench.data.spec import ReadingSpec
    from workbench.data.table import Table

Paths = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files or folders to read.")]
Settings = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="How the files are read, such as data.reading.delimiter=';'."),
]
ShardKind = Literal["npy", "parquet"]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")]


def inspect(paths: Paths, settings: Settings = None, json: Json = False) -> None:
    """Tell what was detected in files and folders: encoding, dialect, header, types, roles, sequences, problems."""
    from workbench.cli.inspecting import inspect_files, is_more_than_a_table
    from workbench.data.arrangement import read_arranged
    from workbench.data.schema import Proposal, infer_schema
    from workbench.data.sources.files import shard_list_of

    reading = read_as(settings or ())

    def inspect_one(path: Path) -> None:
        path = shard_list_of(path) or path
        if is_more_than_a_table(path):
            inspect_files(path, as_json=json)
            return
        table = follow(read_arranged(path, reading))
        try:
            report = _report(table, infer_schema([table]))
        except WorkbenchError as useless:
            report = _report(
                table, Proposal(layout="series", roles={}, task="forecast", reasons={"task": useless.sentence})
            )
        print_json(report) if json else _print_report(report, table)

    _each(paths, inspect_one, as_json=json)


def convert(  # noqa: PLR0917 - the parameters are the options
    paths: Paths,
    to: Annotated[
        Path | None, typer.Option("--to", help="A file, or a folder that gets one STEM.csv for each PATH.")
    ] = None,
    shards: Annotated[
        Path | None, typer.Option("--shards", metavar="DIR", help="A new folder for all rows, as shards of one table.")
    ] = None,
    format: Annotated[
        ShardKind, typer.Option("--format", help="What shards are; parquet needs the extra of that name.")
    ] = "npy",
    megabytes: Annotated[float, typer.Option("--megabytes", min=0.001, max=4000, help="Size of a shard, in MB.")] = 64,
    typed: Annotated[bool, typer.Option("--typed", help="Point decimals, ISO 8601 times, empty for missing.")] = False,
    settings: Settings = None,
    json: Json = False,
) -> None:
    """Write each table as the workbench reads it: RFC 4180, UTF-8, with a header row; or all as shards of one."""
    from workbench.data.sources.convert import convert as convert_table
    from workbench.data.sources.files import shard_list_of

    reading = read_as(settings or ())
    if (to is None) == (shards is None):
        raise WorkbenchError("Say where to write: either --to for CSV files, or --shards for a folder of shards.")
    if shards is not None:
        _convert_to_shards(paths, shards, reading, format, megabytes, as_json=json)
        return
    assert to is not None
    outputs = _outputs(paths, to)

    def convert_one(path: Path) -> None:
        follow(convert_table(shard_list_of(path) or path, outputs[path], reading, typed=typed))
        print_json({"path": path, "to": outputs[path]}) if json else say(f"{path} -> {outputs[path]}")

    _each(paths, convert_one, as_json=json)


def _convert_to_shards(
    paths: list[Path], folder: Path, reading: ReadingSpec, kind: ShardKind, megabytes: float, *, as_json: bool
) -> None:
    from workbench.data.sharding import write_shards
    from workbench.data.sources.shard_set import as_json as told

    written = follow(write_shards(paths, folder, reading, kind=kind, megabytes=megabytes))
    for note in written.notes:
        say(f"! {note}")
    found = written.shards
    if as_json:
        print_json({"paths": paths, "shards": folder, "rows": found.rows, **told(found), "notes": written.notes})
    else:
        following = command("new", "PROJECT", "--data", folder)
        tell(f"{folder}: {found.rows} rows in {len(found.shards)} shards. Next: {following}")


def doctor(json: Json = False) -> None:
    """Tell this machine's versions, devices and libraries, what would go wrong, and how to fix it."""
    from workbench.doctor import examine

    troubles = 0
    for finding in examine():
        troubles += not finding.well
        if json:
            print_json({"topic": finding.topic, "text": finding.text, "ok": finding.well, "fix": finding.fix})
        else:
            tell(f"{'ok ' if finding.well else '!! '} {finding.text}")
            if finding.fix:
                tell(f"      {finding.fix}")
    if not json:
        tell("Everything is well." if not troubles else f"{troubles} thing(s) to fix.")


def _each(paths: list[Path], task: Callable[[Path], None], *, as_json: bool) -> None:
    """Do the task for every file; one that cannot be read does not keep the others back."""
    failed = False
    for path in paths:
        try:
            task(path)
        except WorkbenchError as error:
            failed = True
            print_error(error, as_json=as_json)
    if failed:
        raise typer.Exit(USER_ERROR)


def _outputs(paths: list[Path], to: Path) -> dict[Path, Path]:
    if len(paths) == 1 and not to.is_dir():
        refuse_same(paths[0], to)
        to.parent.mkdir(parents=True, exist_ok=True)
        return {paths[0]: to}
    if to.exists() and not to.is_dir():
        raise WorkbenchError("{file} is a file, but several tables need a folder.", file=to)
    outputs: dict[Path, Path] = {}
    for path in paths:
        output = to / f"{path.stem}.csv"
        if output in outputs.values() and path not in outputs:
            raise WorkbenchError("Two files would both become {file}. Convert them one at a time.", file=output)
        refuse_same(path, output)
        outputs[path] = output
    to.mkdir(parents=True, exist_ok=True)
    return outputs


def _report(table: Table, proposal: Proposal) -> dict[str, Any]:
    reading = table.reading
    return {
        "path": table.path,
        "encoding": reading.encoding,
        "delimiter": reading.delimiter,
        "quote": reading.quote,
        "decimal": reading.decimal,
        "skip_rows": reading.skip_rows,
        "header_rows": reading.header_rows,
        "footer_rows": reading.footer_rows,
        "comment": reading.comment,
        "reshape": reading.reshape,
        "rows": table.rows,
        "columns": [
            {
                "name": column.name,
                "type": column.type,
                "role": proposal.roles.get(column.name, "ignore"),
                "missing": column.missing,
                "unit": column.unit,
            }
            for column in table.columns
        ],
        "times": _times(table, proposal),
        "layout": proposal.layout,
        "task": proposal.task,
        "sequences": _sequences(table, proposal),
        "problems": [
            {"row": problem.row, "column": problem.column, "message": problem.message} for problem in table.problems
        ],
        "guesses": table.guesses,
        "reasons": proposal.reasons,
        "sha256": table.sha256,
        "shards": _shards(table.path),
    }


def _shards(path: Path) -> dict[str, object] | None:
    """How many files hold a table in shards, and of what kind; None for any other."""
    from workbench.data.sources.formats import is_shard_list
    from workbench.data.sources.shard_set import as_json, read_set

    return as_json(read_set(path)) if is_shard_list(path) else None


def _times(table: Table, proposal: Proposal) -> dict[str, Any] | None:
    """What was read of the times: their columns, order, unit and zone, the first, the last and the pace."""
    import numpy as np

    from workbench.data.time.axis import TimeAxis
    from workbench.data.time.clock import read_clock
    from workbench.data.time.telling import pace_told
    from workbench.data.time.units import per_second

    columns = [name for name, role in proposal.roles.items() if role == "time"]
    if not columns or any(table.frame[name].isna().any() for name in columns):
        return None
    clock = read_clock(table, columns, np.zeros(table.rows, np.int64), table.reading.time_unit)
    if clock.notation is None:
        return None
    notation = clock.notation
    axis = TimeAxis(np.sort(clock.values_N), notation)
    first, last = axis.texts(axis.times_T[[0, -1]])
    pace = None if proposal.layout == "long" else pace_told(axis.pace, per_second(axis.times_T))
    return {
        "columns": columns,
        "date_order": notation.order,
        "otherwise": notation.other,
        "time_unit": notation.unit,
        "offset_minutes": notation.offset,
        "zone": notation.zone,
        "first": first,
        "last": last,
        "pace": pace,
    }


def _sequences(table: Table, proposal: Proposal) -> int:
    if proposal.layout == "wide":
        return table.rows
    names = [name for name, role in proposal.roles.items() if role == "sequence"]
    return len(table.frame[names].drop_duplicates()) if proposal.layout == "long" and names else 1


def _print_report(report: dict[str, Any], table: Table) -> None:
    tell(f"{table.path}: {table.rows} rows, {len(table.columns)} columns, {report['sequences']} sequence(s)")
    for name in (
        "encoding",
        "delimiter",
        "quote",
        "decimal",
        "skip_rows",
        "header_rows",
        "footer_rows",
        "comment",
        "reshape",
    ):
        if report[name] is not None:
            tell(f"  {name:12} {report[name]!r:8} {table.guesses.get(name, '')}")
    for name in ("shards", "times"):
        if report[name] is not None:
            tell(f"  {name:12} " + ", ".join(f"{key} {value}" for key, value in report[name].items() if value))
    rows = [
        (c["name"], c["type"], c["role"], c["missing"], report["reasons"].get(c["name"], "")) for c in report["columns"]
    ]
    print_table(("column", "type", "role", "missing", "why"), rows)
    for problem in table.problems:
        place = "" if problem.row is None else f"row {problem.row}: "
        tell(f"  ! {place}{problem.message}")

"""What inspect tells of folders, recordings and plain text."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.cli.output import follow, print_json, print_table, tell
from workbench.data.tasks import TASKS

if TYPE_CHECKING:
    from workbench.data.proposing import ProposedData
    from workbench.data.sources.audio import Recordings


def is_more_than_a_table(path: Path) -> bool:
    """Whether the path is a folder, a recording or prose."""
    from workbench.data.sources.files import kind_of
    from workbench.data.sources.text import is_prose

    return path.is_dir() or (path.is_file() and (kind_of([path]) == "sounds" or is_prose(path)))


def inspect_files(path: Path, *, as_json: bool) -> None:
    """Tell what a folder holds, or a recording or text: lengths, labels, problems."""
    from workbench.data.proposing import propose_data

    proposed = follow(propose_data([path]))
    if proposed.recordings is not None:
        report = _recordings_report(path, proposed, proposed.recordings)
    elif TASKS[proposed.spec.task].text and not proposed.tables:
        report = _text_report(path)
    else:
        report = _tables_report(path, proposed)
    report["reasons"] = proposed.reasons
    if as_json:
        print_json(report)
    else:
        _print(report, proposed.recordings)


def _recordings_report(path: Path, proposed: ProposedData, found: Recordings) -> dict[str, Any]:
    labels = proposed.spec.labels
    classes = Counter(recording.facts.get(labels.label, "") for recording in found.recordings)
    return {
        "path": path,
        "task": proposed.spec.task,
        "layout": proposed.spec.layout,
        "sequences": len(found.recordings),
        "seconds": round(found.seconds, 3),
        "sample_rates": found.sample_rates,
        "channels": sorted({recording.sound.channels for recording in found.recordings}),
        "pattern": labels.pattern,
        "table": labels.table,
        "label": labels.label,
        "facts": found.facts,
        "classes": {name: count for name, count in sorted(classes.items()) if name},
        "problems": [{"row": None, "column": None, "message": problem.message} for problem in found.problems],
    }


def _text_report(path: Path) -> dict[str, Any]:
    from workbench.data.sources.opening import open_text
    from workbench.data.sources.text import read_text

    text = follow(read_text(path))
    return {
        "path": path,
        "task": "next-token",
        "layout": "series",
        "encoding": open_text(path, None).encoding,
        "sequences": 1,
        "characters": len(text),
        "vocabulary": len(set(text)),
        "problems": [],
    }


def _tables_report(path: Path, proposed: ProposedData) -> dict[str, Any]:
    return {
        "path": path,
        "task": proposed.spec.task,
        "layout": proposed.spec.layout,
        "files": len(proposed.tables),
        "rows": sum(table.rows for table in proposed.tables),
        "columns": [
            {"name": column.name, "type": column.type, "role": proposed.spec.roles.get(column.name, "ignore")}
            for column in proposed.tables[0].columns
        ],
        "problems": [
            *({"row": None, "column": None, "message": reason} for reason in proposed.left_out),
            *(
                {"row": problem.row, "column": problem.column, "message": f"{table.path.name}: {problem.message}"}
                for table in proposed.tables
                for problem in table.problems
            ),
        ],
    }


def _print(report: dict[str, Any], recordings: Recordings | None) -> None:
    problems, reasons, columns = report.pop("problems"), report.pop("reasons"), report.pop("columns", ())
    for name, value in report.items():
        if value not in (None, {}, []):
            tell(f"  {name:12} {value}  {reasons.get(name, '')}" if name != "path" else f"{value}:")
    if columns:
        listed = [(each["name"], each["type"], each["role"], reasons.get(each["name"], "")) for each in columns]
        print_table(("column", "type", "role", "why"), listed)
    if recordings is not None:
        shown = recordings.recordings[:10]
        rows = [(r.file.name, f"{r.sound.seconds:.2f} s", r.sound.sample_rate, *r.facts.values()) for r in shown]
        print_table(("recording", "length", "Hz", *shown[0].facts), rows)
    for problem in problems:
        tell(f"  ! {problem['message']}")

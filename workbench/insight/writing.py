"""Results as files: a CSV table or JSON, by the path's ending."""

import csv
import json
from pathlib import Path

from workbench.errors import WorkbenchError
from workbench.insight.question import Result
from workbench.paths import replacing, write_whole
from workbench.progress import Progress, Work
from workbench.sentence import sentence

BLOCK = 20_000
ENDINGS = (".csv", ".json")


def write_result(result: Result, path: Path) -> Work[Path]:
    """Write a result; closed early, it leaves the file as it was. Raises WorkbenchError for any other ending."""
    if path.suffix.lower() not in ENDINGS:
        raise WorkbenchError("{file} must end in .csv or .json, which says how it is written.", file=path)
    message = sentence("Writing {file}", file=path.name)
    yield Progress(done=0.0, message=message)
    if path.suffix.lower() == ".json":
        write_whole(path, json.dumps(result.as_json(), ensure_ascii=False))
        return path
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(result.header())
        for number, row in enumerate(result.rows(), 1):
            writer.writerow(row)
            if number % BLOCK == 0:
                yield Progress(done=0.5, message=message)
    return path

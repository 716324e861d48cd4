"""The scripts of an exported folder: templates put together, with what the program itself does to numbers and times."""

import ast
import inspect
import re
from functools import cache
from types import ModuleType

from workbench.data import stretches
from workbench.data.columns import TRUTHS
from workbench.data.dataset import DataFacts
from workbench.data.sources import decimal_marks, number_text, quoted_lines, years_above
from workbench.data.sources.footer import TOTALS
from workbench.data.sources.formats import FORMATS
from workbench.data.sources.headings import COUNTERS
from workbench.data.spec import PaceSpec
from workbench.data.tasks import TASKS
from workbench.data.time import axis, calendar, fields, notation, opening, pace, units
from workbench.data.time.epochs import BEFORE_1970
from workbench.data.time.words import MONTH_NAMES
from workbench.data.time.zone import LIKELY
from workbench.evaluation.fixed_bands import FixedBands
from workbench.export.preparation import Preparation, calendar_inputs
from workbench.export.report import FileKind
from workbench.export.torch_source import TEMPLATES
from workbench.models.calibration import UNCALIBRATED, Calibration

_HEADS: dict[FileKind, str] = {"onnx": "predict_onnx", "torch": "predict_torch"}
_THRESHOLDS: dict[FileKind, tuple[str, str]] = {
    "onnx": ("SEGMENT, HOP =", 'THRESHOLD = json.loads(ABOUT["calibration"])["threshold"]\nSEGMENT, HOP ='),
    "torch": ("{clock}    TIMES,\n", "    THRESHOLD,\n{clock}    TIMES,\n"),
}
"""Before what in a script's head stands where it has the threshold of a model that may not know."""
_CLOCKS: dict[FileKind, str] = {
    "onnx": 'TIME_UNIT, ZONE = (json.loads(ABOUT[key]) for key in ("time_unit", "zone"))\n',
    "torch": "    TIME_UNIT,\n",
}
"""What a script's head takes of the model beside the names of its time columns, where it has any."""
_PACES = (units, calendar, opening, pace)
"""What knows which times come next; a module stands below those that it needs."""
_IMPORTS = {
    "from itertools import zip_longest\n": (
        ("collections.abc", ("Callable", "Iterator", "Sequence")),
        ("dataclasses", ("dataclass", "replace")),
        ("functools", ("cached_property",)),
    ),
    "\nimport numpy as np\n": (("typing", ("Any", "Literal", "Protocol")),),
}
"""What the program's own modules may need from others, by the line of a script's head before which it stands."""


def script_source(
    kind: FileKind,
    facts: DataFacts,
    preparation: Preparation,
    calibration: Calibration = UNCALIBRATED,
    *,
    bands: FixedBands | None = None,
) -> str:
    """The script that answers files beside a model of one kind, which may have bands."""
    timed, paced = bool(calendar_inputs(facts)), preparation.pace != PaceSpec()
    asks, turned = TASKS[facts.task], preparation.recipe.reshape is not None
    told = bool(preparation.times) and (asks.forecasts or asks.labels_steps)
    months = "\n".join(f'    "{names}",' for names in MONTH_NAMES)
    tables = _template("predict_tables").replace("{rows}", "reshaped_rows_of" if turned else "rows_of")
    tables = tables.replace("{truths}", "\n".join(f'    "{word}": {value},' for word, value in TRUTHS.items()))
    tables = tables.replace("{totals}", "\n".join(f'    "{word}",' for word in sorted(TOTALS)))
    tables = tables.replace("{times}", "        times = axis_of(texts)\n" if told else "")
    call = "        fill_calendar(values, texts)\n" if timed else ""
    pace_call = "        values, lines, texts = paced(values, lines, texts)\n" if paced else ""
    pace_call += "        times = after_pace(times, texts)\n" if paced and told else ""
    apart = preparation.pace.gaps == "split" and preparation.pace.longest and not TASKS[facts.task].forecasts
    split = "    sequences = cut_at_gaps(sequences)\n" if apart else ""
    knowing = [_body(stretches)] * paced + [_body(module) for module in _PACES if timed or told]
    knowing += [_body(fields)] * timed + [_plain(_body(notation)), _zones(), _body(axis)] * told
    head = _template(_HEADS[kind]).replace(*_THRESHOLDS[kind]) if calibration.threshold else _template(_HEADS[kind])
    head = _asking(head, kind, clocks=timed or paced or told, zones=told, pace=paced)
    classify = "predict_doubts" if calibration.threshold else "predict_classify"
    forecasts = (f"predict_bands_{kind}", "predict_bands") if bands else ("predict_forecast",)
    unit = _template("predict_bands_spread" if bands and bands.by_spread else "predict_bands_change")
    if bands and kind == "torch":
        head = head.replace("import itertools\n", "import itertools\nimport json\n", 1)
    parts = [
        _with_imports(head, "".join([*knowing, _body(decimal_marks), _body(years_above)])),
        _sounds(),
        _template("predict_times").replace("{months}", months),
        _template("predict_opening"),
        tables.replace("{calendar}", call).replace("{pace}", pace_call).replace("{split}", split),
        _template("predict_reshape").replace("{counters}", repr(sorted(COUNTERS))) if turned else "",
        _clock() if timed or paced or told else "",
        _template("predict_calendar") if timed else "",
        _template("predict_pace") if paced else "",
        _template("predict_when") if told else "",
        *knowing,
        _body(quoted_lines),
        _body(number_text),
        _body(decimal_marks),
        _body(years_above),
        _template("predict_answers")
        .replace("{axis}", "axis" if told else "_")
        .replace("{when}", "steps_ahead(axis, stop) if axis else []" if told else "[]")
        .replace(
            "{step_times}", "[sequences[name][2].texts(sequences[name][2].times_T)] if timed else []" if told else "[]"
        )
        .replace("{classify}", _template(classify))
        .replace("{forecast}", "".join(map(_template, forecasts)))
        .replace("{band_ends}", unit),
    ]
    return "".join(parts)


def _asking(head: str, kind: FileKind, *, clocks: bool, zones: bool, pace: bool) -> str:
    """The head that takes of the model what the script needs, no more."""
    head = head.replace("{clock}", _CLOCKS[kind] if clocks else "")
    head = head.replace("    TRIM_LEVEL_DB,\n", "    TRIM_LEVEL_DB,\n    ZONE,\n") if zones else head
    return head if pace else head.replace("    PACE,\n", "")


def _with_imports(head: str, knowing: str) -> str:
    """The head of a script that also holds the program's own knowledge of times, with what that imports."""
    head = head.replace('"""\n\nimport argparse', '"""\n\nfrom __future__ import annotations\n\nimport argparse', 1)
    if "npt." in knowing:
        head = head.replace("\nimport numpy as np\n", "\nimport numpy as np\nimport numpy.typing as npt\n", 1)
    if "zoneinfo." in knowing:
        head = head.replace("import zipfile\n", "import zipfile\nimport zoneinfo\n", 1)
    for line, modules in _IMPORTS.items():
        for module, names in modules:
            used = [name for name in names if re.search(rf"(?<!\.)\b{name}\b", knowing)]
            lines = f"from {module} import {', '.join(used)}\n" if used else ""
            head = head.replace(line, lines + line, 1)
    return head


def _clock() -> str:
    """How a script reads times as the program does, counted from whatever day."""
    zeros = "".join(f'    "{unit}": {seconds},\n' for unit, seconds in BEFORE_1970.items())
    return _template("predict_clock").replace("{zeros}", zeros)


def _zones() -> str:
    """What a script knows of zones without pandas."""
    return _template("predict_zones").replace("{zones}", "\n".join(f'    "{zone}",' for zone in LIKELY))


def _sounds() -> str:
    """What a script knows of recordings: the endings that the program takes for sound as well."""
    text = _template("predict_sounds")
    for name, place, between in (("sound", "{sounds}", ",\n    "), ("media", "{media}", ", ")):
        endings = (*FORMATS[name].endings, *FORMATS[name].rare)
        text = text.replace(place, between.join(f'"{ending}"' for ending in endings))
    return text


def _plain(body: str) -> str:
    """A module's body without the names that the program has for some texts."""
    return re.sub(r"\b(DateOrder|TimeUnit)\b", "str", body)


@cache
def _body(module: ModuleType) -> str:
    """A module of the program below its docstring and imports."""
    source = inspect.getsource(module)
    kinds = (ast.Expr, ast.Import, ast.ImportFrom)
    node = next(node for node in ast.parse(source).body if not isinstance(node, kinds))
    first = min([node.lineno, *(each.lineno for each in getattr(node, "decorator_list", ()))])
    return "\n\n" + "".join(source.splitlines(keepends=True)[first - 1 :])


def _template(name: str) -> str:
    return (TEMPLATES / f"{name}.txt").read_text(encoding="utf-8")

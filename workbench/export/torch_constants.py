"""The constants at the head of an exported network: what it reads and answers, and how files were read for it."""

import json
from dataclasses import asdict

from workbench.data.dataset import DataFacts
from workbench.export.preparation import Preparation, calendar_inputs, described, known_columns, name_input
from workbench.models.calibration import Calibration


def constants(facts: DataFacts, preparation: Preparation, calibration: Calibration) -> str:
    """What the exported scripts must know of the data, one name a line."""
    lines = [f'TASK = "{facts.task}"']
    lists = {"INPUTS": facts.inputs, "TARGETS": facts.targets, "CLASSES": facts.classes}
    for name, values in (lists | {"COLUMNS": preparation.columns}).items():
        lines.extend(_list(name, "[]", [_quoted(value) for value in values]))
    for name, pairs in (("KNOWN", known_columns(facts)), ("CALENDAR", calendar_inputs(facts))):
        lines.extend(_list(name, "{}", [f"{_quoted(key)}: {_quoted(value)}" for key, value in pairs.items()]))
    lines.append(f"NAMED = {_quoted(name_input(facts))}")
    lines.extend(_vocabularies(facts))
    lines.append(f"CONTEXT = {facts.context}")
    lines.append(f"HORIZON = {facts.horizon}")
    lines.extend(_list("SEQUENCE", "[]", [_quoted(name) for name in preparation.sequence]))
    lines.extend(_list("TIMES", "[]", [_quoted(name) for name in preparation.times]))
    lines.append(f"DATE_ORDER = {_or_none(preparation.date_order)}")
    lines.append(f"DATE_FORMAT = {_or_none(preparation.date_format)}")
    lines.append(f"TIME_UNIT = {_or_none(preparation.time_unit)}")
    lines.append(f"ZONE = {_or_none(preparation.zone)}")
    lines.append(f'MISSING = "{preparation.missing}"')
    pace = described(preparation)["pace"]
    lines.append(f"PACE = {None if pace is None else _literal(pace)}")
    recipe = [f"{_quoted(key)}: {_literal(value)}" for key, value in asdict(preparation.recipe).items()]
    lines.extend(_list("RECIPE", "{}", recipe))
    lines.append(f"EXACT = {bool(facts.origins_F)}")
    lines.append(f"SAMPLE_RATE = {facts.sample_rate}")
    lines.append(f"TRIM_LEVEL_DB = {preparation.trim_level_db}")
    lines.append(f"SEGMENT = {preparation.segment}")
    lines.append(f"HOP = {preparation.hop}")
    if calibration.threshold:
        lines.append(f"THRESHOLD = {calibration.threshold}")
    return "\n".join(lines) + "\n\n"


def _vocabularies(facts: DataFacts) -> list[str]:
    """The words of each category, of which one is numbered from 1."""
    if not facts.categories:
        return ["CATEGORIES = {}"]
    lines = ["CATEGORIES = {"]
    for name, words in facts.categories.items():
        listed = f"    {_quoted(name)}: [{', '.join(_quoted(word) for word in words)}],"
        one_by_one = [f"    {_quoted(name)}: [", *(f"        {_quoted(word)}," for word in words), "    ],"]
        lines += [listed] if len(listed) <= 100 else one_by_one
    return [*lines, "}"]


def _or_none(text: str | None) -> str:
    return "None" if text is None else _quoted(text)


def _literal(value: object) -> str:
    """A text, number or mapping of texts as Python writes it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_quoted(key)}: {_literal(text)}" for key, text in value.items()) + "}"
    return _quoted(value) if isinstance(value, str) else repr(value)


def _quoted(text: str) -> str:
    return repr(text) if '"' in text else json.dumps(text, ensure_ascii=False)


def _list(name: str, brackets: str, values: list[str]) -> list[str]:
    before, after = brackets[0], brackets[1]
    line = f"{name} = {before}{', '.join(values)}{after}"
    return [line] if len(line) <= 100 else [f"{name} = {before}", *(f"    {value}," for value in values), after]

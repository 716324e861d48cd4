"""Exported scripts read a table in which time runs to the right, or that holds remarks, as the workbench does."""

import __future__

import ast
import csv
import io
import itertools
import re
from dataclasses import asdict
from itertools import zip_longest
from types import SimpleNamespace

import pytest

from tests.data.test_arrangement import table, variables, world
from workbench.data.dataset import DataFacts
from workbench.data.recipe import recipe_of
from workbench.data.sources.footer import TOTALS
from workbench.data.sources.headings import COUNTERS
from workbench.data.sources.number_text import NO_VALUE
from workbench.data.sources.tables import read_source
from workbench.data.spec import ReadingSpec
from workbench.export.preparation import Preparation
from workbench.export.scripts import script_source
from workbench.progress import finish


def stores(tmp_path):
    return table(tmp_path, "store,date,sales", "A,2020-01-01,1", "B,2020-01-01,2", "A,2020-01-02,3", "B,2020-01-03,5")


FACTS = DataFacts(
    task="forecast", inputs=("a",), targets=("a",), classes=(), context=4, horizon=1, missing_mask=False, season=1
)


def script_names(recipe):
    """What the functions of an exported script are called, without the model that it loads."""
    source = script_source("onnx", FACTS, Preparation(recipe=recipe))
    kept = [part for part in ast.parse(source).body if isinstance(part, ast.FunctionDef | ast.ClassDef)]
    known = {
        "csv": csv,
        "re": re,
        "zip_longest": zip_longest,
        "itertools": itertools,
        "RECIPE": asdict(recipe),
        "NO_VALUE": NO_VALUE,
    }
    space = known | {"COUNTERS": COUNTERS, "TOTALS": TOTALS, "InputError": ValueError}
    code = compile(ast.Module(kept, []), "predict", "exec", flags=__future__.annotations.compiler_flag)
    exec(code, space)  # noqa: S102 - the very text that is exported
    return space


def scripted(path, recipe, names=()):
    """Header and rows as the script reads them, with the line of each."""
    options = SimpleNamespace(delimiter=recipe.delimiter, delimiters=[recipe.delimiter])
    read = script_names(recipe)["reshaped_rows_of" if recipe.reshape else "rows_of"]
    rows, header = read(io.StringIO(path.read_text(encoding="utf-8")), names, options)
    return header, [(rows.line_num, row) for row in rows if any(row)]


@pytest.mark.parametrize(("write", "shape"), [(variables, "transpose"), (world, "long"), (stores, "wide")])
def test_the_script_sees_the_rows_of_the_workbench(tmp_path, write, shape):
    path = write(tmp_path)
    read = finish(read_source(path, ReadingSpec(reshape=shape)))

    header, rows = scripted(path, recipe_of(read, ReadingSpec(reshape=shape)))

    assert header == [column.name for column in read.columns]
    assert [tuple(row) for _, row in rows] == list(read.texts)
    assert [line for line, _ in rows] == read.lines.tolist()


def test_only_scripts_that_need_it_hold_it():
    plain = Preparation()
    turned = Preparation(recipe=type(plain.recipe)(reshape="long"))

    assert "reshaped_rows_of" not in script_source("onnx", FACTS, plain)
    assert "rows, header = reshaped_rows_of(" in script_source("torch", FACTS, turned)
    assert turned.reading.reshape == "long"


ROWS = [f"2024-01-{day:02d},{day}.5" for day in range(1, 29)]
FILES = {
    "remarks between rows": ["day,v", *ROWS[:9], "# cleaned, ok", *ROWS[9:]],
    "remarks and names behind their sign": ["# day,v", *ROWS[:9], "# cleaned", *ROWS[9:]],
    "formulas that keep digits": ["day,v", *(row.replace(",", ',="') + '"' for row in ROWS)],
    "names behind a sign, parted by blanks": ["# day v", *(row.replace(",", " ") for row in ROWS)],
}


@pytest.mark.parametrize("form", FILES)
def test_the_script_reads_rows_as_the_workbench_whatever_stands_between_them(form, tmp_path):
    path = table(tmp_path, *FILES[form])
    read = finish(read_source(path))

    header, rows = scripted(path, recipe_of(read, ReadingSpec()), names=("day", "v"))

    assert header == ["day", "v"] and [float(row[1]) for _, row in rows] == read.frame["v"].tolist()


@pytest.mark.parametrize(("last", "clocks"), [("Total,406", [0]), ("Summe,406", []), ("Source: Eurostat", [])])
def test_the_script_leaves_out_totals_and_notes_where_the_training_file_had_some(last, clocks, tmp_path):
    read = finish(read_source(table(tmp_path, "day,v", *ROWS, last)))
    script = script_names(recipe_of(read, ReadingSpec()))
    script["moment"] = lambda cell: None if "T" in cell else cell

    assert read.rows == len(ROWS) and script["is_footer"]([*last.split(","), ""], clocks)
    assert not script["is_footer"](["2024-01-05", "5.5"], clocks)


def test_without_such_rows_in_training_none_is_left_out(tmp_path):
    read = finish(read_source(table(tmp_path, "day,v", *ROWS)))

    assert not script_names(recipe_of(read, ReadingSpec()))["is_footer"](["Total", "406"], [])

"""Exported scripts read a table in which time runs to the right as the workbench does."""

import csv
import io
import re
from dataclasses import asdict
from itertools import zip_longest
from types import SimpleNamespace

import pytest

from tests.data.test_arrangement import table, variables, world
from workbench.data.dataset import DataFacts
from workbench.data.recipe import recipe_of
from workbench.data.sources.headings import COUNTERS
from workbench.data.sources.number_text import NO_VALUE
from workbench.data.sources.tables import read_source
from workbench.data.spec import ReadingSpec
from workbench.export.preparation import Preparation
from workbench.export.scripts import script_source
from workbench.export.torch_source import TEMPLATES
from workbench.progress import finish


def stores(tmp_path):
    return table(tmp_path, "store,date,sales", "A,2020-01-01,1", "B,2020-01-01,2", "A,2020-01-02,3", "B,2020-01-03,5")


def scripted(path, recipe):
    """Header and rows as the script reads them, with the line of each."""
    source = (TEMPLATES / "predict_reshape.txt").read_text(encoding="utf-8")
    source = source.replace("{counters}", repr(sorted(COUNTERS)))
    space = {"csv": csv, "re": re, "zip_longest": zip_longest, "RECIPE": asdict(recipe), "NO_VALUE": NO_VALUE}
    space["column_names"] = list
    options = SimpleNamespace(delimiter=recipe.delimiter)
    exec(compile(source, "predict_reshape", "exec"), space)  # noqa: S102 - the very text that is exported
    rows, header = space["reshaped_rows_of"](io.StringIO(path.read_text(encoding="utf-8")), (), options)
    return header, [(rows.line_num, row) for row in rows]


@pytest.mark.parametrize(("write", "shape"), [(variables, "transpose"), (world, "long"), (stores, "wide")])
def test_the_script_sees_the_rows_of_the_workbench(tmp_path, write, shape):
    path = write(tmp_path)
    read = finish(read_source(path, ReadingSpec(reshape=shape)))

    header, rows = scripted(path, recipe_of(read, ReadingSpec(reshape=shape)))

    assert header == [column.name for column in read.columns]
    assert [tuple(row) for _, row in rows] == list(read.texts)
    assert [line for line, _ in rows] == read.lines.tolist()


def test_only_scripts_that_need_it_hold_it():
    facts = DataFacts(
        task="forecast", inputs=("a",), targets=("a",), classes=(), context=4, horizon=1, missing_mask=False, season=1
    )
    plain = Preparation()
    turned = Preparation(recipe=type(plain.recipe)(reshape="long"))

    assert "reshaped_rows_of" not in script_source("onnx", facts, plain)
    assert "rows, header = reshaped_rows_of(" in script_source("torch", facts, turned)
    assert turned.reading.reshape == "long"

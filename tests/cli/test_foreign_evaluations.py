"""A project's evaluation may be a stranger's: it can say what it likes, and no more."""

import json

import pytest

from tests.cli.conftest import run


@pytest.fixture
def evaluation(copy):
    assert run("evaluate", copy).exit_code == 0
    return next((copy / "runs").glob("*/evaluation.json"))


@pytest.mark.parametrize("template", ["{missing}", "{a:>2000000000}", "{a.__class__.__mro__}", "{a}" * 9999])
def test_an_export_goes_without_a_verdict_that_is_no_sentence(template, evaluation, copy, tmp_path):
    numbers = json.loads(evaluation.read_text())
    numbers["said"]["verdict"] = {"template": template, "values": {"a": "x" * 9999}}
    evaluation.write_text(json.dumps(numbers))

    assert run("export", copy, "--to", tmp_path / "out").exit_code == 0


@pytest.mark.parametrize(
    "text", ['{"metrics": "abc", "refitted": false}', "[" * 100_000, "[]", '{"metrics": {"mse": "1"}}']
)
def test_runs_are_listed_where_an_evaluation_is_none(text, evaluation, copy):
    evaluation.write_text(text)

    assert run("runs", copy).exit_code == 0

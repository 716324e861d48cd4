import csv
import json

import pytest

from tests.cli.conftest import run


def test_gates_are_told_as_json(project):
    done = run("explain", project, "--what", "gates", "--json")

    assert done.exit_code == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["what"] == "gates"
    layer = found["layers"][0]
    assert set(layer["values"]) >= {"h"} and layer["direction"] == "forward"
    assert len(layer["values"]["h"][0]) == found["steps"]


def test_everything_is_written_to_a_file_and_a_sentence_is_said(project, tmp_path):
    done = run("explain", project, "--what", "gates", "--row", 110, "--to", tmp_path / "gates.csv")

    assert done.exit_code == 0, done.stderr
    assert "%" in done.stdout
    with (tmp_path / "gates.csv").open(newline="") as file:
        header, first, *_ = csv.reader(file)
    assert header == ["block", "layer", "direction", "column", "gate", "unit", "step", "value"]
    assert float(first[-1]) == pytest.approx(0.5, abs=0.5)


def test_a_terminal_sees_the_first_rows(classifier):
    done = run("explain", classifier)

    assert done.exit_code == 0, done.stderr
    assert "block" in done.stdout and "first 40 rows" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--what", "dreams"), "There is no question dreams. Choose among gates"),
        (("--sequence", "Mars"), "There is no sequence Mars"),
        (("--to", "gates.png"), "must end in .csv or .json"),
    ],
)
def test_what_cannot_be_asked_is_told_with_status_2(project, arguments, said):
    done = run("explain", project, *arguments)

    assert done.exit_code == 2
    assert said in done.stderr


def test_what_answers_rest_on_is_ranked_over_many_examples_or_one(project):
    many, one = (
        json.loads(run("explain", project, "--what", "saliency", "--json", *more).stdout)
        for more in ((), ("--row", 110))
    )

    assert many["examples"] > one["examples"] == 1
    assert many["ranking"][0].keys() >= {"input", "step", "share"}
    assert -1 <= many["randomised_correlation"] <= 1
    assert many["ranking"][0]["share"] >= many["ranking"][1]["share"]


def test_how_far_back_a_model_looks_is_told_on_validation(project):
    found = json.loads(run("explain", project, "--what", "memory", "--json").stdout)

    assert found["what"] == "memory"
    assert 0 <= found["horizon"] <= found["context"]
    assert (found["curve"][0]["lag"], found["curve"][-1]["lag"]) == (0, found["context"])


def test_which_columns_matter_is_told_with_intervals(project, tmp_path):
    done = run("explain", project, "--what", "importance", "--to", tmp_path / "inputs.csv", "--json")

    found = json.loads(done.stdout)
    assert found["inputs"][0]["name"] == "Level"
    assert found["inputs"][0]["low"] <= found["inputs"][0]["increase"] <= found["inputs"][0]["high"]
    assert (tmp_path / "inputs.csv").read_text().startswith("input,rmse worsens by,low,high,needed")


def test_what_a_linear_path_weighs_is_told(project, tmp_path):
    done = run("explain", project, "--what", "path", "--to", tmp_path / "weights.csv", "--json")

    found = json.loads(done.stdout)
    assert (found["what"], found["ahead"], found["part"]) == ("path", 1, "val")
    assert (tmp_path / "weights.csv").read_text().splitlines()[:2] == [
        "what,step,value",
        f"Level,1,{found['inputs'][0]['weights'][0]}",
    ]


def test_an_answer_that_is_not_there_is_told_with_the_numbers_that_are(project):
    done = run("explain", project, "--what", "saliency", "--answer", 9)

    assert done.exit_code == 2
    assert "There is no answer 9: the model's are numbered from 0 to 0." in done.stderr

import json

import pytest

from tests.cli.conftest import run


def spec_of(folder):
    return json.loads((folder / "project.json").read_text())


def test_new_proposes_and_obeys(series_file, tmp_path):
    made = run(
        "new",
        tmp_path / "p",
        "--data",
        series_file,
        "--task",
        "forecast",
        "--target",
        "Level",
        "--template",
        "lstm-forecaster",
        "--set",
        "data.window.context=10",
        "model.layers.0.units=7",
    )

    assert made.exit_code == 0, made.stderr
    spec = spec_of(tmp_path / "p")
    assert spec["data"]["roles"] == {"Month": "time", "Level": "target"}
    assert spec["data"]["window"]["context"] == 10
    assert (spec["model"]["template"], spec["model"]["layers"][0]["units"]) == ("lstm-forecaster", 7)
    assert "Level: target." in made.stderr


def test_a_split_that_leaves_the_newest_steps_out_is_told(series_file, tmp_path):
    sizes = ("data.split.train=0.6", "data.split.val=0.15", "data.split.test=0.15")

    made = run("new", tmp_path / "p", "--data", series_file, "--set", *sizes)

    assert made.exit_code == 0 and "newest 12 of 120 steps are in no part" in made.stderr


def test_parts_that_were_not_set_make_room(series_file, tmp_path):
    assert run("new", tmp_path / "p", "--data", series_file, "--set", "data.split.test=60").exit_code == 0

    split = spec_of(tmp_path / "p")["data"]["split"]
    assert split["train"] + split["val"] == pytest.approx(0.5)


def test_new_with_json_prints_the_spec(classes_file, tmp_path):
    made = json.loads(run("new", tmp_path / "p", "--data", classes_file, "--task", "classify", "--json").stdout)

    assert made["spec"]["data"]["layout"] == "long"


def test_a_project_is_never_overwritten(project, series_file):
    before = (project / "project.json").read_text()

    done = run("new", project, "--data", series_file)

    assert done.exit_code == 2
    assert "already holds a project" in done.stderr
    assert (project / "project.json").read_text() == before


def test_help_lists_tasks_templates_and_settings_with_bounds():
    text = " ".join(run("new", "--help").stdout.split())

    assert "gru-forecaster" in text
    assert "data.split.train" in text
    assert "[at least 1, at most 100,000 epochs] Default: 30." in text
    assert "model.layers.N.dropout" in text


@pytest.mark.parametrize(
    ("content", "options", "sentence"),
    [
        (b"", [], "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), [], "not a text file"),
        (b"t,y\n1,5\n", [], "one row"),
        (b"y\n" + b"".join(b"%d\n" % i for i in range(20)), ["--set", "data.window.context=50"], "longer"),
        (b"y\n" + b"".join(b"%d\n" % i for i in range(50)), ["--target", "z"], "no column z"),
        (b"y\n" + b"".join(b"%d\n" % i for i in range(50)), ["--template", "best"], "no template best"),
        (b"y\n" + b"".join(b"%d\n" % i for i in range(50)), ["--set", "training.epoch=3"], "training.epochs"),
        (b"y\n" + b"".join(b"%d\n" % i for i in range(50)), ["--set", "training.epochs=0"], "does not work"),
        (b"y\n" + b"".join(b"%d\n" % i for i in range(50)), ["--set", "training.epochs"], "KEY=VALUE"),
        (
            b"y,z\n" + b"".join(b"%d,a%d\n" % (i, i) for i in range(50)),
            ["--target", "z", "--task", "forecast"],
            "number",
        ),
    ],
)
def test_wrong_input_ends_with_one_sentence_and_no_project(tmp_path, content, options, sentence):
    source = tmp_path / "data.csv"
    source.write_bytes(content)

    done = run("new", tmp_path / "p", "--data", source, *options)

    assert done.exit_code == 2
    assert sentence in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "p" / "project.json").exists()


def test_a_vanished_file_is_named_with_json(tmp_path):
    done = run("new", tmp_path / "p", "--data", tmp_path / "gone.csv", "--json")

    assert done.exit_code == 2
    assert set(json.loads(done.stderr)) == {"error", "file", "row", "column"}


def test_a_constant_target_makes_a_project_with_a_warning(tmp_path):
    source = tmp_path / "flat.csv"
    source.write_text("y\n" + "5\n" * 60)

    done = run("new", tmp_path / "p", "--data", source)

    assert done.exit_code == 0
    assert "! " in done.stderr


@pytest.mark.parametrize(
    "arguments", [["new"], ["new", "p"], ["nonsense"], ["new", "p", "--data", "x", "--task", "no"]]
)
def test_a_wrong_command_line_is_the_users_error(arguments):
    assert run(*arguments).exit_code == 2


def test_a_wrong_command_line_is_told_as_json_where_that_is_asked():
    done = run("new", "p", "--data", "x", "--task", "no", "--json")

    assert done.exit_code == 2
    assert "no" in json.loads(done.stderr)["error"]

"""An exported folder's scripts answer raw words, names and times as `workbench predict` does."""

import csv

import numpy as np
import pytest

from tests.cli.conftest import run
from tests.cli.test_exported_scripts import SETTINGS, exported
from tests.export.exported_scripts import run_script, unverified

HOURS = np.datetime_as_string(np.datetime64("2024-01-01T00:00") + np.arange(90) * np.timedelta64(1, "h"))


@pytest.fixture(scope="module", autouse=True)
def unasked():
    with unverified():
        yield


def answers(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def by_app(folder, data):
    done = run("predict", folder, "--data", data, "--to", data.with_suffix(".app"))
    assert done.exit_code == 0, done.stderr
    return answers(data.with_suffix(".app")), done.stderr


def by_script(folder, script, data):
    done = run_script(folder / "x" / script, data, folder / "out.csv")
    assert done.returncode == 0, done.stderr
    return answers(folder / "out.csv"), done.stderr


def assert_answered_alike(folder, data, *, numbers=1):
    """All of them, and what the scripts said."""
    ours, _ = by_app(folder, data)
    scripts = [by_script(folder, script, data) for script in ("predict_onnx.py", "predict.py")]
    said = []
    for theirs, told in (by_app(folder / "x", data), *scripts):
        assert len(theirs) == len(ours) > 0
        for row, our in zip(theirs, ours, strict=True):
            np.testing.assert_allclose(np.array(row[-numbers:], float), np.array(our[-numbers:], float), atol=1e-5)
        said.append(told)
    assert said[1] == said[2]
    return said[1]


def shops(kinds, *, hours=HOURS):
    """A table of three shops, whose load depends on the kind of the hour."""
    lines = ["shop,when,load,kind,code,open"]
    for place, shop in enumerate(("north", "south, old", "北京")):
        for t, when in enumerate(hours):
            kind = kinds[t % len(kinds)]
            load = 5 + place + 3 * (kind == "busy") + np.sin(t / 3)
            lines.append(f'"{shop}",{when},{load:.3f},{kind},{t % 5},{("no", "Yes")[t % 2]}')
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("words")
    (folder / "shops.csv").write_text(shops(["calm", "busy", "shut", "fair", "calm"]), encoding="utf-8")
    settings = [f"data.roles.{name}" for name in ("kind=known", "code=category", "open=feature")]
    settings += ["data.calendar=hour,weekday", "data.name_as_input=true"]
    settings += ["data.window.context=12", "data.window.horizon=3"]
    return exported(folder / "p", folder / "shops.csv", "--target", "load", *SETTINGS, *settings)


def test_scripts_answer_raw_words_names_and_times_as_the_app_does(project):
    assert "kind repeats its last value" in assert_answered_alike(project, project.parent / "shops.csv")


def test_scripts_tell_words_that_are_unseen(project, tmp_path):
    (tmp_path / "new.csv").write_text(shops(["calm", "sale", "BUSY", ""]).replace("北京", "Peking"), encoding="utf-8")

    said = assert_answered_alike(project, tmp_path / "new.csv")

    assert "of kind hold words that the model has not learned (sale, BUSY): they count as other" in said
    assert "1 cells of name (sequence) hold words that the model has not learned (Peking)" in said
    assert "words that the training part has not (sale, BUSY)" in by_app(project, tmp_path / "new.csv")[1]


def test_an_unseen_word_is_answered_like_an_empty_cell(project, tmp_path):
    for name, kind in (("a", "sale"), ("b", "")):
        (tmp_path / f"{name}.csv").write_text(shops(["calm", kind]), encoding="utf-8")

    one, other = (by_app(project, tmp_path / f"{name}.csv")[0] for name in "ab")

    assert [row[-1] for row in one] == [row[-1] for row in other]


def test_known_rows_below_the_last_target_are_used_with_their_words_and_times(project, tmp_path):
    lines = shops(["calm", "busy", "shut"]).splitlines()
    ahead = [",".join([*line.rsplit(",", 4)[:-4], "", *line.rsplit(",", 3)[1:]]) for line in lines[1:]]
    kept = [line if n % 90 < 86 else ahead[n] for n, line in enumerate(lines[1:])]
    (tmp_path / "ahead.csv").write_text("\n".join([lines[0], *kept]) + "\n", encoding="utf-8")

    assert "kind repeats" not in assert_answered_alike(project, tmp_path / "ahead.csv")


@pytest.mark.parametrize("pace", ["days", "date and clock"])
def test_scripts_go_on_at_the_pace_of_the_times_as_the_app_does(pace, tmp_path):
    days = np.datetime64("2022-01-03") + np.arange(120)
    working = [str(day) for day in days if np.is_busday(day)][:80]
    clocks = [hour.replace("T", ",") for hour in HOURS[:80]]
    times = {"days": working, "date and clock": clocks}[pace]
    head = "date,clock" if pace == "date and clock" else "date"
    rows = [f"{time},{5 + np.sin(t / 2):.3f}\n" for t, time in enumerate(times)]
    (tmp_path / "in.csv").write_text(f"{head},y\n" + "".join(rows))

    calendar = "month,day,weekday" if pace != "date and clock" else "hour"
    folder = exported(
        tmp_path / "p", tmp_path / "in.csv", "--target", "y", *SETTINGS, f"data.calendar={calendar}",
        "data.window.context=8", "data.window.horizon=4",
    )  # fmt: skip

    assert "not sure" not in assert_answered_alike(folder, tmp_path / "in.csv")


def test_rows_that_are_sequences_may_have_words(tmp_path):
    steps = np.random.default_rng(0).random((40, 3)).round(3).tolist()
    rows = [f"{('north', 'south')[n % 2]},{a},{b},{c},{('up', 'down')[n % 2]}\n" for n, (a, b, c) in enumerate(steps)]
    (tmp_path / "rows.csv").write_text("place,x1,x2,x3,label\n" + "".join(rows))
    folder = exported(
        tmp_path / "p", tmp_path / "rows.csv", "--task", "classify", *SETTINGS, "data.roles.place=category"
    )
    (tmp_path / "new.csv").write_text("place,x1,x2,x3\nsouth,1,2,3\nwest,1,2,\nnorth,1,2,3\n")

    said = assert_answered_alike(folder, tmp_path / "new.csv", numbers=2)

    assert "1 cells of place hold words that the model has not learned (west)" in said
    first, _, last = by_app(folder, tmp_path / "new.csv")[0]
    assert first[-1] != last[-1]

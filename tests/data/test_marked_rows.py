"""A table of starts and ends says what the rows of another table are: pieces of it, or labels of its steps."""

import datetime as dt

import numpy as np
import pytest

from workbench.data.loading import facts, load_dataset
from workbench.data.proposing import propose_data
from workbench.data.spec import LabelsSpec
from workbench.data.splits import make_split
from workbench.errors import WorkbenchError
from workbench.evaluation.other import load_other
from workbench.progress import finish

START = dt.datetime(2024, 1, 1)


@pytest.fixture
def proposed(tmp_path):
    """What is proposed for a table with a row per second and another one with ranges, and its dataset."""

    def propose(marks, task=None, clock=lambda second: START + dt.timedelta(seconds=second), subjects=("",)):
        own = [f"{subject}," if subject else "" for subject in subjects]
        rows = [f"{who}{clock(second)},{second % 7}.5\n" for who in own for second in range(100)]
        data, listed = tmp_path / "sensor.csv", tmp_path / "marks.csv"
        data.write_text(("subject," if subjects[0] else "") + "time,force\n" + "".join(rows))
        listed.write_text(marks)
        found = finish(propose_data([data], task=task, labels=LabelsSpec(table=str(listed))))
        return found, finish(load_dataset(found.spec))

    return propose


def lengths(dataset):
    return np.diff(dataset.offsets_S1).tolist()


def dated(*ranges):
    lines = (f"{START + dt.timedelta(seconds=a)},{START + dt.timedelta(seconds=b)},{name}\n" for a, b, name in ranges)
    return "start,end,activity\n" + "".join(lines)


def test_each_range_is_a_sequence_of_its_class_and_other_rows_are_told(proposed):
    found, dataset = proposed(dated((10, 19, "walk"), (30, 49, "run"), (20, 25, "walk")))

    assert [dataset.classes[label] for label in dataset.labels_S] == ["walk", "walk", "run"]
    assert lengths(dataset) == [10, 6, 20]
    assert dataset.values_NF[:3, 0].tolist() == [3.5, 4.5, 5.5]
    assert "64 rows of sensor.csv lie in no range of marks.csv" in " ".join(map(str, dataset.notes))
    assert (found.spec.task, found.spec.layout) == ("classify", "long")


def test_steps_are_labelled_by_the_ranges_and_stay_unlabelled_between_them(proposed):
    _, dataset = proposed(dated((0, 9, "walk"), (50, 99, "run")), task="label-steps")

    assert dataset.sequences == 1
    assert np.bincount(dataset.labels_N + 1).tolist() == [40, 50, 10]


def test_where_ranges_touch_the_later_one_has_the_row(proposed):
    _, dataset = proposed(dated((0, 10, "walk"), (10, 20, "run")))

    assert lengths(dataset) == [10, 11]


def test_ranges_in_numbers_cut_a_clock_of_numbers(proposed):
    marks = "begin,stop,what\n0,9.5,a\n20,29.5,b\n"

    assert lengths(proposed(marks, clock=lambda second: second / 2)[1]) == [20, 20]


def test_ranges_that_name_a_subject_are_only_of_its_rows(proposed):
    a, b, c = (START + dt.timedelta(seconds=at) for at in (0, 19, 39))
    marks = f"subject,start,end,activity\nP1,{a},{b},walk\nP2,{a},{c},run\nP1,{b},{c},run\n"
    _, dataset = proposed(marks, subjects=("P1", "P2"))

    assert dict(zip(dataset.names_S, lengths(dataset), strict=True)) == {"P1/1": 19, "P1/3": 21, "P2/2": 40}


def test_another_file_is_answered_whole(proposed, tmp_path):
    found, dataset = proposed(dated((0, 39, "walk"), (40, 59, "run"), (60, 99, "walk")))
    other = tmp_path / "other.csv"
    other.write_text((tmp_path / "sensor.csv").read_text())

    known = facts(dataset, make_split(dataset, found.spec), found.spec)
    assert lengths(finish(load_other([other], found.spec, known))) == [100]


@pytest.mark.parametrize(
    ("marks", "told"),
    [
        ("start,end,activity\n0,9,a\n10,20,b\n", "one has dates, the other numbers"),
        (dated((0, 9, "a")), "only one class"),
    ],
)
def test_marks_that_do_not_fit_are_refused_in_a_sentence(marks, told, proposed):
    with pytest.raises(WorkbenchError, match=told):
        proposed(marks)


def test_a_label_that_the_marks_lack_is_told_with_those_they_have(proposed):
    found, _ = proposed(dated((0, 39, "walk"), (40, 99, "run")))
    spec = found.spec.model_copy(update={"labels": found.spec.labels.model_copy(update={"label": "mood"})})

    with pytest.raises(WorkbenchError, match=r"no column mood .* start, end, activity"):
        finish(load_dataset(spec))


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("time,force,activity\n" + "".join(f"2024-01-01 00:00:{s},{s}.5,x\n" for s in range(10, 40)), "Rename it"),
        ("force,mass\n" + "".join(f"{s % 5}.5,{s % 7}.25\n" for s in range(40)), "no time column"),
    ],
)
def test_a_table_in_which_ranges_cannot_be_found_is_refused(rows, told, tmp_path):
    (tmp_path / "signal.csv").write_text(rows)
    (tmp_path / "marks.csv").write_text(dated((10, 20, "a"), (21, 30, "b")))

    with pytest.raises(WorkbenchError, match=told):
        finish(propose_data([tmp_path / "signal.csv"], labels=LabelsSpec(table=str(tmp_path / "marks.csv"))))

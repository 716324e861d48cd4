"""Tables named by their class are sequences to tell apart; others of the same names stay series."""

import pytest

from workbench.data.loading import load_dataset
from workbench.data.proposing import propose_data
from workbench.progress import finish

STEPS = "ax,ay\n0,1\n1,2\n2,5\n"
DAYS = "date,ax\n2024-01-01,1\n2024-01-02,2\n2024-01-03,5\n"
MOMENTS = "time,ax\n2024-01-01 10:00:00.00,1\n2024-01-01 10:00:00.02,2\n2024-01-01 10:00:00.04,5\n"
WORDS = ("walk", "run")


def written(folder, name, text, whats=WORDS, takes=range(1, 5)):
    for what in whats:
        for take in takes:
            place = folder / name.format(what=what, take=take)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text)
    return folder


@pytest.mark.parametrize(
    ("name", "text"),
    [("{what}_{take}.csv", STEPS), ("S{take}_{what}.csv", STEPS), ("{what}-{take}.csv", MOMENTS)],
)
def test_names_of_recordings_tell_their_class(tmp_path, name, text):
    found = finish(propose_data([written(tmp_path, name, text)]))
    dataset = finish(load_dataset(found.spec))

    assert (found.spec.task, found.spec.layout, dataset.classes) == ("classify", "files", ("run", "walk"))
    assert str(found.reasons["labels"]) == f"The files are named like {found.spec.labels.pattern}."


def test_folders_of_people_within_class_folders_are_no_classes(tmp_path):
    for person in ("S1", "S2", "S3"):
        written(tmp_path, "{what}/" + person + "/{take}.csv", STEPS)

    found = finish(propose_data([tmp_path]))

    assert finish(load_dataset(found.spec)).classes == ("run", "walk")


@pytest.mark.parametrize(
    ("name", "text", "more"),
    [
        ("{what}_{take}.csv", DAYS, {}),
        ("{what}_{take}.csv", STEPS, {"takes": range(2015, 2019)}),
        ("{what}_{take}.csv", STEPS, {"whats": ("jan", "feb")}),
        ("{what}_{take}.csv", STEPS, {"whats": ("train", "test")}),
        ("{what}_{take}.csv", STEPS, {"whats": ("7", "8")}),
        ("{what}_{take}.csv", STEPS, {"takes": (1, 2)}),
        ("{what}_{take}.csv", "id,ax\n1,1\n1,2\n2,5\n2,6\n", {}),
    ],
    ids=["dates", "years", "months", "parts", "numbers", "few", "sequences"],
)
def test_names_that_may_mean_something_else_tell_no_class(tmp_path, name, text, more):
    found = finish(propose_data([written(tmp_path, name, text, **more)]))

    assert found.spec.task == "forecast" and found.spec.labels.pattern is None


def test_a_forecast_that_is_asked_for_stays_one(tmp_path):
    assert (
        finish(propose_data([written(tmp_path, "{what}_{take}.csv", STEPS)], task="forecast")).spec.task == "forecast"
    )

"""Labels and identities keep the letters in which they are written, whatever else they could be."""

import math

import pytest

from workbench.data.loading import load_dataset
from workbench.data.proposing import propose_data
from workbench.progress import finish

NAMES = [
    ["01", "02", "10"],
    ["5%", "10%"],
    ["5 kg", "10 kg"],
    ["08:00", "20:00"],
    ["2020-01", "2020-02"],
    ["+491", "+33"],
]


def loaded(path, **options):
    proposed = finish(propose_data([path], **options))
    return proposed.spec, finish(load_dataset(proposed.spec))


@pytest.mark.parametrize("labels", NAMES, ids=" ".join)
def test_labels_are_classes_as_they_are_written(labels, tmp_path):
    path = tmp_path / "table.csv"
    rows = [f"{s},{t},{math.sin(s * t):.3f},{labels[s % len(labels)]}" for s in range(12) for t in range(10)]
    path.write_text("\n".join(["id,t,x,label", *rows]) + "\n")

    spec, dataset = loaded(path, task="classify", targets=["label"])

    assert sorted(dataset.classes) == sorted(labels)
    assert spec.reading.types == {"label": "text"}


@pytest.mark.parametrize("ids", [*NAMES[:3], NAMES[4]], ids=" ".join)
def test_sequences_are_named_as_they_are_written(ids, tmp_path):
    path = tmp_path / "table.csv"
    rows = [f"{name},2020-03-{day:02},{day}.5" for name in ids for day in range(1, 30)]
    path.write_text("\n".join(["batch,date,x", *rows]) + "\n")

    assert sorted(loaded(path, targets=["x"])[1].names_S) == sorted(ids)


def test_plain_numbers_stay_numbers(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("id,t,x\n" + "".join(f"{s},{t},{t}.5\n" for s in range(3) for t in range(20)))

    assert loaded(path, targets=["x"])[0].reading.types == {}


def test_a_target_such_as_6_07_is_hours(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("date,sleep\n" + "".join(f"2020-01-{day:02},{5 + day % 3}:30\n" for day in range(1, 30)))

    _, dataset = loaded(path, targets=["sleep"])

    assert sorted(set(dataset.values_NF[:, 0].tolist())) == [5.5, 6.5, 7.5]

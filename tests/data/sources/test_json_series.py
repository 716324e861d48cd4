"""JSON records that hold whole series."""

import json

import pytest

from workbench.data.proposing import propose_data
from workbench.data.sources.tables import read_source
from workbench.progress import finish


@pytest.fixture
def write(tmp_path):
    def written(records, name="records.jsonl"):
        path = tmp_path / name
        lines = "\n".join(map(json.dumps, records)) if name.endswith("l") else json.dumps(records)
        path.write_text(lines)
        return path

    return written


@pytest.mark.parametrize("name", ["records.jsonl", "records.json"])
def test_each_step_of_a_list_is_a_row_with_the_rest_of_its_record(name, write):
    records = [
        {"id": f"r{n}", "label": "ab"[n % 2], "x": [n, n + 1, n + 2][: 2 + n % 2], "y": [0.5] * (2 + n % 2)}
        for n in range(6)
    ]

    table = finish(read_source(write(records, name)))

    assert [column.name for column in table.columns] == ["sequence", "id", "label", "x", "y"]
    assert table.frame["sequence"].tolist()[:5] == [1, 1, 2, 2, 2]
    assert table.frame["x"].tolist()[:5] == [0, 1, 1, 2, 3]
    assert "series under x, y" in str(table.problems[0].message)


def test_steps_of_several_numbers_become_several_columns_and_classes_are_found(write):
    records = [{"label": "ab"[n % 2], "acc": [[n, n * step % 7, -step % 5] for step in range(12)]} for n in range(30)]

    proposed = finish(propose_data([write(records)])).spec

    assert (proposed.task, proposed.layout) == ("classify", "long")
    assert [name for name, role in proposed.roles.items() if role == "feature"] == ["acc_1", "acc_2", "acc_3"]


@pytest.mark.parametrize(
    "record",
    [{"t": 1, "tags": ["a"]}, {"t": 1, "x": [1, 2], "y": [1, 2, 3]}, {"t": 1, "x": [[1], [2, 3]]}, {"t": 1, "x": [{}]}],
)
def test_other_lists_stay_one_cell(record, write):
    assert finish(read_source(write([record] * 5))).rows == 5

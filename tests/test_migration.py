"""Specs of older versions open: kept files of every version, and steps that are applied in turn."""

import json
from pathlib import Path

import pytest

from workbench.errors import WorkbenchError
from workbench.migration import migrated, newest_version
from workbench.spec import SPEC_VERSION, from_json, to_json

KEPT = sorted((Path(__file__).parent / "files").glob("version_*.json"))


def longer(values):
    return {**values, "training": {"rounds": values["training"]["epochs"]}}


def louder(values):
    return {**values, "training": {"ROUNDS": values["training"]["rounds"]}}


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.stem)
def test_a_kept_file_of_every_version_and_task_opens(kept):
    spec = from_json(kept.read_text(encoding="utf-8"), file=kept.name)

    assert spec.version == SPEC_VERSION
    assert from_json(to_json(spec)) == spec


def test_a_kept_file_means_what_it_meant():
    kept = next(path for path in KEPT if path.stem == "version_1_regress")
    spec = from_json(kept.read_text(encoding="utf-8"))

    assert (spec.data.task, spec.data.roles["dose"], spec.data.window.context) == ("regress", "target", 2)
    assert [layer.kind for layer in spec.model.layers] == ["conv1d", "conv1d", "recurrent"]
    assert (spec.training.epochs, spec.training.averaging, spec.training.refit) == (200, 0.98, True)


def test_every_step_from_a_files_version_on_is_taken_in_turn():
    steps = {1: longer, 2: louder}

    first = migrated({"version": 1, "training": {"epochs": 7}}, steps=steps)
    second = migrated({"version": 2, "training": {"rounds": 7}}, steps=steps)

    assert newest_version(steps) == 3
    assert first == second == {"version": 3, "training": {"ROUNDS": 7}}


def test_a_file_that_names_no_version_is_of_the_newest():
    assert migrated({"training": {}}, steps={1: longer}) == {"training": {}}


@pytest.mark.parametrize(("version", "words"), [(99, "newer version"), (0, "no version of this program"), (-1, "no")])
def test_a_version_that_is_not_known_is_told_with_the_file(version, words):
    with pytest.raises(WorkbenchError, match=words) as caught:
        from_json(json.dumps({"version": version}), file="p.json")

    assert caught.value.file == "p.json"


@pytest.mark.parametrize("version", ["x", True, 1.5, None])
def test_a_version_that_is_no_number_is_of_no_project(version):
    with pytest.raises(WorkbenchError, match="not a project"):
        from_json(json.dumps({"version": version}), file="p.json")

"""The experiment spec: JSON, dotted keys, differences."""

import pytest

from workbench.data.spec import DataSpec
from workbench.errors import WorkbenchError
from workbench.models.spec import LAYER_KINDS, ModelSpec, RecurrentSpec
from workbench.spec import SPEC_VERSION, ExperimentSpec, differences, from_json, knobs, set_key, to_json


def test_a_spec_survives_json():
    spec = ExperimentSpec(model=ModelSpec(layers=(RecurrentSpec(cell="LSTM", depth=3), LAYER_KINDS["flatten"]())))

    assert from_json(to_json(spec)) == spec


def test_damaged_json_names_file_and_line():
    with pytest.raises(WorkbenchError, match=r"p\.json is damaged: damaged JSON in line 2") as caught:
        from_json('{\n "version": ,}', file="p.json")

    assert caught.value.as_json()["row"] == 2


def test_a_newer_version_is_refused_with_what_to_do():
    with pytest.raises(WorkbenchError, match="newer version"):
        from_json(f'{{"version": {SPEC_VERSION + 1}}}', file="p.json")


@pytest.mark.parametrize("text", ["[]", '{"version": "x"}'])
def test_other_json_is_not_a_project(text):
    with pytest.raises(WorkbenchError, match="not a project"):
        from_json(text, file="p.json")


def test_an_unknown_field_is_named():
    with pytest.raises(WorkbenchError, match=r"training\.speed"):
        from_json('{"training": {"speed": 3}}', file="p.json")


@pytest.mark.parametrize(
    ("key", "text", "read"),
    [
        ("data.window.context", "48", lambda spec: spec.data.window.context == 48),
        ("data.split.train", "8640", lambda spec: spec.data.split.train == 8640),
        ("data.roles.HUFL", "feature", lambda spec: spec.data.roles == {"HUFL": "feature"}),
        ("data.roles.a.b", "target", lambda spec: spec.data.roles == {"a.b": "target"}),
        ("data.roles.store", "category", lambda spec: spec.data.roles == {"store": "category"}),
        ("data.calendar", "hour,weekday", lambda spec: spec.data.calendar == ("hour", "weekday")),
        ("data.calendar", '["month"]', lambda spec: spec.data.calendar == ("month",)),
        ("data.name_as_input", "true", lambda spec: spec.data.name_as_input),
        ("data.season", "auto", lambda spec: spec.data.season is None),
        ("training.device", "auto", lambda spec: spec.training.device == "auto"),
        ("data.reading.delimiter", ";", lambda spec: spec.data.reading.delimiter == ";"),
        ("model.preprocess.level", "none", lambda spec: spec.model.preprocess.level == "none"),
    ],
)
def test_a_dotted_key_sets_its_field(key, text, read):
    assert read(set_key(ExperimentSpec(), key, text))


def test_a_key_reaches_into_layers():
    spec = ExperimentSpec(model=ModelSpec(layers=(RecurrentSpec(),)))

    assert set_key(spec, "model.layers.0.units", "7").model.layers[0].units == 7


@pytest.mark.parametrize("key", ["model.layers.0.unit", "model.layers.5.units"])
def test_an_unknown_key_of_a_layer_is_told_near_ones(key):
    spec = ExperimentSpec(model=ModelSpec(layers=(RecurrentSpec(),)))

    with pytest.raises(WorkbenchError, match=r"Near it: model\.layers\.0\.units"):
        set_key(spec, key, "7")


@pytest.mark.parametrize("key", ["data.windw.context", "training.epoch", "model.layers.3.units", "data", "data.window"])
def test_an_unknown_key_is_refused(key):
    with pytest.raises(WorkbenchError, match="There is no setting"):
        set_key(ExperimentSpec(), key, "1")


def test_a_near_key_is_suggested():
    with pytest.raises(WorkbenchError, match=r"data\.window\.context"):
        set_key(ExperimentSpec(), "data.window.contxt", "1")


@pytest.mark.parametrize(("key", "text"), [("training.epochs", "0"), ("training.epochs", "many"), ("data.task", "fly")])
def test_a_value_out_of_bounds_is_refused_by_key(key, text):
    with pytest.raises(WorkbenchError, match=f"{key}={text} does not work"):
        set_key(ExperimentSpec(), key, text)


def test_differences_name_both_values():
    before = ExperimentSpec()

    after = set_key(before, "training.epochs", "9")

    assert differences(before, after) == {"training.epochs": (before.training.epochs, 9)}


def test_every_knob_has_title_and_description():
    assert all(field.title and field.description for _, field in knobs())


def test_a_role_set_by_key_works_as_by_hand():
    spec = ExperimentSpec(data=DataSpec(layout="series", roles={"store": "ignore", "y": "target"}))

    changed = set_key(spec, "data.roles.store", "sequence")

    assert changed.data.layout == "long"
    assert changed.data.roles == {"store": "sequence", "y": "target"}

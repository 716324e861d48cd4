"""Origins: levels taken from columns in float64, so that float32 keeps their changes."""

import math

import numpy as np
import pytest

from workbench.data.audit.rounding import examine_rounding
from workbench.data.origins import is_rounded, moved, origin_of, propose_origins, restored, told
from workbench.data.spec import DataSpec, SourceSpec
from workbench.progress import finish
from workbench.runs.loaded import load_experiment

LEVELS = [1e6, 1e7, 4_123_456_789.25, 1e10, 1e12, 1e15]
ROLES = {"kwh": "target", "x": "feature"}


def meter(level: float, step: float) -> str:
    return "kwh,x\n" + "".join(f"{level + step * row:.3f},{row % 5}\n" for row in range(100))


def column(level: float, step: float) -> np.ndarray:
    return level + step * np.arange(1000.0)


@pytest.mark.parametrize(
    ("level", "step", "rounded"),
    [(4e7, 0.4, True), (1e6, 0.1, True), (1e6, 10.0, False), (100.0, 0.01, False), (0.0, 1e-3, False)],
)
def test_small_changes_of_a_large_level_are_found(level, step, rounded):
    assert is_rounded(column(level, step)) == rounded


@pytest.mark.parametrize("level", LEVELS)
def test_an_origin_lies_amid_the_values_and_is_round(level):
    origin = origin_of(column(level, 1.0))

    assert abs(origin - level) < 1000
    assert origin % 100 == 0


@pytest.mark.parametrize("values", [column(0.0, 1.0), column(1e5, 1.0), column(-1e9, 2e6), np.full(9, 1e12), []])
def test_values_that_float32_keeps_or_that_lie_around_zero_have_none(values):
    assert origin_of(np.asarray(values, np.float64)) == 0.0


def test_an_outlier_and_gaps_do_not_hide_a_level():
    values = column(4e7, 0.4)
    values[[3, 500]], values[7::10] = (-999.0, 1e39), np.nan

    assert origin_of(values) == 40_000_200.0


@pytest.mark.parametrize("level", LEVELS)
def test_what_is_held_and_given_back_is_what_the_file_says(level, dataset_of):
    exact = [level + 0.25 * (row % 7) + row for row in range(60)]
    text = "kwh\n" + "".join(f"{value!r}\n" for value in exact)

    dataset = dataset_of(text, roles={"kwh": "target"}, origins={"kwh": origin_of(np.array(exact))})

    assert restored(dataset.values_NF, dataset.origins_F)[:, 0].tolist() == exact
    assert dataset.input_values(slice(0, 3), 0).tolist() == exact[:3]


def test_without_origins_a_dataset_is_what_it_always_was(dataset_of):
    plain, none = (dataset_of(meter(4e7, 0.4), roles=ROLES, origins=given) for given in ({}, {"kwh": 0.0}))

    assert plain.origins_F == none.origins_F == ()
    assert plain.fingerprint == none.fingerprint
    assert restored(plain.values_NF, plain.origins_F) is plain.values_NF


def test_another_origin_makes_another_fingerprint(dataset_of):
    marks = {dataset_of(meter(4e7, 0.4), roles=ROLES, origins={"kwh": o}).fingerprint for o in (0.0, 4e7, 4.1e7)}

    assert len(marks) == 3


def test_a_proposal_names_the_columns_that_need_one(table_of):
    assert propose_origins(table_of(meter(4e7, 0.4)), ROLES, "series") == {"kwh": 40_000_020.0}


def test_the_steps_of_a_wide_table_share_one(table_of):
    rows = "".join(f"{1e9 + row + 0.1:.2f},{1e9 + row + 0.7:.2f},{1e9 + row + 0.3:.2f},a\n" for row in range(20))
    roles = {"t1": "feature", "t2": "feature", "t3": "feature", "kind": "label"}

    assert propose_origins(table_of("t1,t2,t3,kind\n" + rows), roles, "wide") == {"value": 1e9 + 10}


def test_wide_steps_are_counted_from_theirs(dataset_of):
    rows = "".join(f"{1e9 + row + 0.25},{1e9 + row + 0.75},{'ab'[row % 2]}\n" for row in range(4))
    spec = {"task": "classify", "layout": "wide", "roles": {"t1": "feature", "t2": "feature", "kind": "label"}}

    dataset = dataset_of("t1,t2,kind\n" + rows, **spec, origins={"value": 1e9})

    assert dataset.values_NF[:4, 0].tolist() == [0.25, 0.75, 1.25, 1.75]


def test_answers_of_a_regression_have_origins_of_their_own(dataset_of):
    text = "id,x,total\n" + "".join(f"{s},{x},{5e9 + s * 0.5}\n" for s in range(4) for x in range(3))
    roles = {"id": "sequence", "x": "feature", "total": "target"}

    dataset = dataset_of(text, task="regress", layout="long", roles=roles, origins={"total": 5e9})

    assert dataset.answers_SK[:, 0].tolist() == [0.0, 0.5, 1.0, 1.5]
    assert (dataset.origins_F, dataset.answer_origins_K) == ((), (5e9,))


def test_a_column_known_ahead_keeps_its_origin(dataset_of):
    text = "y,plan\n" + "".join(f"{row},{7e9 + row}\n" for row in range(40))

    dataset = dataset_of(text, roles={"y": "target", "plan": "known"}, origins={"plan": 7e9})

    assert dataset.origins_F == (0.0, 7e9)
    assert dataset.input_values(slice(0, 1), 1).tolist() == [7e9 + 24]


def test_a_spec_of_before_is_told_of_rounding_with_a_cure(tmp_path):
    path = tmp_path / "meter.csv"
    path.write_text(meter(4e7, 0.4), encoding="utf-8")
    window = {"context": 4, "horizon": 1}
    spec = DataSpec.model_validate({"sources": [SourceSpec(path=str(path))], "roles": ROLES, "window": window})
    loaded = finish(load_experiment(spec))

    (found,) = examine_rounding(loaded.dataset, loaded.split, spec)
    cured = finish(load_experiment(found.cure.change(spec)))

    assert "kwh are large beside their changes" in str(found.sentence)
    assert found.cure.settings == (("data.origins.kwh", "40000020.0"),)
    assert list(examine_rounding(cured.dataset, cured.split, cured.spec)) == []


def test_a_value_is_told_to_the_digits_that_change():
    assert told(1.23456, 0.0, 4) == "1.235"
    assert told(1.23456, 4e7, 4) == "40000001.235"
    assert told(-123456.0, 1e9, 4) == "999876544"
    assert told(0.0, 4e7, 4) == "40000000"


def test_moved_values_come_back():
    raw = np.array([[1e15 + 0.125, 3.0]])

    assert restored(moved(raw, (1e15, 0.0)), (1e15, 0.0)).tolist() == raw.tolist()
    assert math.isnan(moved(np.array([np.nan]), (1e9,))[0])

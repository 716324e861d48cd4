"""Numbers that stand for no value are suggested as missing, zeros of a dead sensor as left out, codes as categories."""

import numpy as np
import pytest

from tests.data.test_pacing import hours, spec_of, written
from workbench.data.audit.sentinels import examine_sentinels
from workbench.data.loading import load_dataset
from workbench.data.spec import DataSpec, ReadingSpec, SourceSpec
from workbench.data.splits import make_split
from workbench.progress import finish
from workbench.spec import ExperimentSpec, set_key

STEPS = 400
WAVE = (20 + 5 * np.sin(np.arange(STEPS) / 4)).round(2)


def findings_of(spec):
    dataset = finish(load_dataset(spec))
    return [(found, dataset) for found in examine_sentinels(dataset, make_split(dataset, _short(spec)), spec)]


def _short(spec):
    window = spec.window.model_copy(update={"context": 8, "horizon": 2})
    return spec.model_copy(update={"window": window})


def series(tmp_path, values, **changes):
    path = written(tmp_path / "a.csv", hours(*range(len(values))), values)
    return _short(spec_of(path, **changes))


@pytest.mark.parametrize("sentinel", [-999, 9999, -9999.0, -99.9, 65535, -127.0, -6999, 1e20])
def test_a_sentinel_becomes_missing_by_one_click(tmp_path, sentinel):
    values = WAVE.copy()
    values[[30, 31, 200]] = sentinel
    spec = series(tmp_path, values)

    ((found, _),) = findings_of(spec)

    assert found.severity == "warning" and f"is {sentinel:.12g} at 3 steps" in str(found.sentence)
    mended = finish(load_dataset(found.cure.change(spec)))
    assert mended.missing["load"] == 3 and mended.values_NF.max() < 26
    assert not findings_of(found.cure.change(spec))


def test_the_usual_words_still_mean_no_value(tmp_path):
    values = [*WAVE[:200], "NA", *WAVE[201:]]
    values[40] = values[41] = -999
    spec = series(tmp_path, values)

    ((found, _),) = findings_of(spec)

    assert finish(load_dataset(found.cure.change(spec))).missing["load"] == 3
    said = series(tmp_path, values, reading=ReadingSpec(missing_words=("NA",)))
    ((found, _),) = findings_of(said)
    assert found.cure.change(said).reading.missing_words == ("NA", "-999")


@pytest.mark.parametrize(
    "values",
    [
        WAVE,
        np.where(np.arange(STEPS) == 7, -999, WAVE),
        np.linspace(-1500, 9999, STEPS).round(),
        np.where(np.arange(STEPS) % 50 == 0, 999, 900 + WAVE),
        np.maximum(0, np.sin(np.arange(STEPS) / 4)).round(3),
        np.arange(STEPS) % 5,
        np.where(np.arange(STEPS) % 3 == 0, 0, WAVE),
        np.arange(STEPS) // 40 * 7 % 10 * 5,
    ],
)
def test_values_that_may_well_be_are_left(tmp_path, values):
    assert not findings_of(series(tmp_path, values))


def test_zeros_of_a_dead_sensor_are_left_out_by_one_click(tmp_path):
    values = WAVE.copy()
    values[100:120] = 0
    values[300:330] = 0
    spec = series(tmp_path, values)

    ((found, _),) = findings_of(spec)

    assert "is 0 for 30 steps on end" in str(found.sentence)
    mended = finish(load_dataset(found.cure.change(spec)))
    assert len(mended.values_NF) == STEPS - 50 and mended.values_NF.min() > 10 and mended.sequences == 3


def test_the_settings_do_what_the_click_does(tmp_path):
    values = WAVE.copy()
    values[100:120] = 0
    values[[30, 31]] = -999
    spec = series(tmp_path, values)

    for found, _ in findings_of(spec):
        changed = ExperimentSpec(data=spec)
        for key, text in found.cure.settings:
            changed = set_key(changed, key, text)
        assert changed.data == found.cure.change(spec)


def stores(tmp_path, role):
    lines = [f"{str(time).replace('T', ' ')},{at % 5 + 1},{WAVE[at]}" for at, time in enumerate(hours(*range(STEPS)))]
    (tmp_path / "a.csv").write_text("\n".join(["time,store type,load", *lines]))
    roles = {"time": "time", "store type": role, "load": "target"}
    return _short(DataSpec(sources=(SourceSpec(path=str(tmp_path / "a.csv")),), roles=roles))


def test_codes_known_ahead_become_categories_known_ahead(tmp_path):
    spec = stores(tmp_path, "known")

    ((found, _),) = findings_of(spec)

    changed = found.cure.change(spec)
    dataset = finish(load_dataset(changed))
    assert changed.roles["store type"] == "known"
    assert dataset.categories == {"store type (2 steps ahead)": ("1", "2", "3", "4", "5")}
    assert dataset.values_NF[:3, dataset.inputs.index("store type (2 steps ahead)")].tolist() == [3, 4, 5]
    assert not findings_of(changed)


def test_codes_among_features_become_categories(tmp_path):
    spec = stores(tmp_path, "feature")

    ((found, _),) = findings_of(spec)

    assert found.severity == "note"
    assert finish(load_dataset(found.cure.change(spec))).categories == {"store type": ("1", "2", "3", "4", "5")}
    assert not findings_of(stores(tmp_path, "ignore"))

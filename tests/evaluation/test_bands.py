"""Bands of an evaluation: by series, by step, told, kept and found again."""

import json
from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.evaluation.series import series_case, series_dataset, series_facts, windows
from workbench.data.dataset import Examples
from workbench.errors import WorkbenchError
from workbench.evaluation.bands import OTHERS, with_bands
from workbench.evaluation.changes import lasting_changes
from workbench.evaluation.evaluate import evaluate
from workbench.evaluation.later_bands import load_later, save_later
from workbench.evaluation.past import Past, past
from workbench.evaluation.spread import Spread
from workbench.progress import finish
from workbench.stored import DamagedError

CONTEXT, HORIZON = 6, 3


class LastValue(torch.nn.Module):
    def forward(self, x_BTF, lengths_B):
        return x_BTF[:, -1:, :1].expand(-1, HORIZON, -1)


def several(*sizes, steps=400, seed=0):
    """Random walks of very different sizes, and windows of the second and third quarter of each."""
    rng = np.random.default_rng(seed)
    values = np.concatenate([np.cumsum(rng.standard_normal(steps)) * size for size in sizes])
    offsets = np.arange(len(sizes) + 1) * steps
    names = tuple(f"s{index}" for index in range(len(sizes)))
    dataset = replace(series_dataset(values), offsets_S1=offsets, names_S=names)

    def part(first, last):
        starts = np.concatenate([np.arange(offset + first, offset + last) for offset in offsets[:-1]])
        return Examples(
            starts_E=starts,
            lengths_E=np.full(len(starts), CONTEXT),
            sequences_E=np.repeat(np.arange(len(sizes)), last - first),
            horizon=HORIZON,
        )

    return dataset, part


def judged(dataset, examples, earlier):
    case = series_case(dataset, examples, CONTEXT, HORIZON)
    evaluation = finish(evaluate(LastValue(), case))
    return with_bands(evaluation, answered(dataset, earlier))


def answered(dataset, examples):
    last = dataset.values_NF[examples.starts_E + CONTEXT - 1, 0]
    return past(dataset, examples, np.repeat(last, HORIZON).reshape(-1, HORIZON, 1))


@pytest.fixture(scope="module")
def one():
    dataset, part = several(1.0, steps=900)
    return judged(dataset, part(500, 880), part(100, 480))


def test_bands_lie_around_each_forecast_and_widen_with_the_step(one):
    bands = one.bands

    assert bands.low_LEHK.shape == (3, *one.answers.shape)
    assert (bands.low_LEHK < one.answers).all() and (bands.high_LEHK > one.answers).all()
    assert (np.diff(bands.width_LH, axis=0) > 0).all() and (np.diff(bands.width_LH, axis=1) > 0).all()


def test_coverage_is_told_by_level_and_step(one):
    told = one.as_json()

    assert list(told["coverage"]) == ["0.8", "0.9", "0.95"]
    for level, shares in told["coverage"].items():
        assert shares == pytest.approx([float(level)] * HORIZON, abs=0.04)
    assert len(told["band_width"]["0.9"]) == HORIZON
    json.dumps(told, allow_nan=False)


def test_the_width_is_in_the_targets_unit(one):
    expected = 2 * 1.645 * np.sqrt(np.arange(1, HORIZON + 1))

    assert one.bands.width_LH[1] == pytest.approx(expected, rel=0.12)


def test_series_of_unlike_size_have_bands_of_their_own():
    dataset, part = several(1000.0, 1.0)
    bands = judged(dataset, part(200, 380), part(60, 180)).bands

    width_LE = (bands.high_LEHK - bands.low_LEHK)[:, :, 0, 0]
    assert width_LE[1, :180].mean() > 500 * width_LE[1, 180:].mean()
    assert bands.covered_LH[1] == pytest.approx(0.9, abs=0.05)
    assert not bands.later["s1"].by_change


def test_series_with_too_little_behind_them_share_theirs_by_how_much_they_change(tmp_path):
    dataset, part = several(*[1000.0, 1.0] * 6)
    bands = judged(dataset, part(200, 300), part(60, 80)).bands

    width_E = (bands.high_LEHK - bands.low_LEHK)[1, :, 0, 0]
    assert bands.later["s1"].by_change and bands.later[OTHERS].by_change
    assert width_E[:100].mean() > 300 * width_E[100:200].mean()
    save_later(bands, tmp_path)
    assert load_later(tmp_path, series_facts(CONTEXT, HORIZON)).series["s1"].by_change
    assert bands.covered_LH[1] == pytest.approx(0.9, abs=0.06)


def test_the_order_of_examples_changes_no_band(one):
    order = np.random.default_rng(0).permutation(len(one.answers))
    dataset, part = several(1.0, steps=900)

    shuffled = judged(dataset, part(500, 880).chosen(order), part(100, 480)).bands

    np.testing.assert_allclose(shuffled.low_LEHK, one.bands.low_LEHK[:, order], rtol=1e-12)


def test_a_still_stretch_has_no_band_without_width():
    moved, still = np.random.default_rng(0).standard_normal(50), np.zeros(50)
    dataset = series_dataset(np.concatenate([moved, still]))

    found = lasting_changes(dataset, windows([40, 80], context=CONTEXT, horizon=HORIZON))

    assert found[1, 0] == pytest.approx(np.abs(np.diff(moved, append=0)).sum() / 86 / 10)
    assert lasting_changes(series_dataset(still), windows([9], context=CONTEXT, horizon=HORIZON)).item() == 1


def test_changes_are_not_taken_across_two_sequences():
    dataset, _ = several(1.0, 1.0, steps=10)
    dataset.targets_NK[:10], dataset.targets_NK[10:] = 0, 1000
    examples = Examples(starts_E=np.array([10]), lengths_E=np.array([6]), sequences_E=np.array([1]), horizon=HORIZON)

    assert lasting_changes(dataset, examples).item() == 1.0


def test_what_is_kept_gives_the_next_forecast_its_band(one, tmp_path):
    save_later(one.bands, tmp_path)
    dataset = one.case.dataset
    ends = windows([894], context=CONTEXT, horizon=0)

    low, high = load_later(tmp_path, one.case.facts).ends(dataset, ends, np.full((1, HORIZON, 1), 5.0))

    offsets = one.bands.later["s0"].offsets
    np.testing.assert_allclose(low[:, 0], 5 + offsets.low_LHK)
    np.testing.assert_allclose(high[:, 0], 5 + offsets.high_LHK)


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content["series"].pop(OTHERS),
        lambda content: content["series"][OTHERS]["low"].pop(),
        lambda content: content["series"][OTHERS]["low"][0][0].append(1.0),
        lambda content: content.update(levels=[0.8]),
    ],
)
def test_a_damaged_file_is_told_by_name(one, tmp_path, change):
    save_later(one.bands, tmp_path)
    content = json.loads((tmp_path / "bands.json").read_text())
    change(content)
    (tmp_path / "bands.json").write_text(json.dumps(content))

    with pytest.raises(DamagedError, match=r"bands\.json is damaged"):
        load_later(tmp_path, one.case.facts)


def test_a_past_tells_the_forecasts_of_a_series_in_the_order_of_time():
    dataset, part = several(1.0, 2.0)
    examples = part(50, 60).chosen(np.arange(20)[::-1])
    found: Past = answered(dataset, examples)

    assert (np.diff(found.firsts_E[found.of("s1")]) > 0).all()
    assert len(found.of("s1")) == 10 and len(found.of("nobody")) == 0


def test_forecasts_with_bands_are_scored_by_their_deciles(one):
    metrics, size = one.score.metrics, np.abs(one.truth).mean()

    assert 0 < metrics["crps"] < metrics["mae"]
    assert metrics["wql"] * size == pytest.approx(metrics["crps"], rel=0.15)
    assert {"wql", "crps"} <= set(one.as_json()["metrics"]) and len(one.bands.levels) == 3


def swinging(steps=1200, seed=0):
    """A still level whose noise is ten times as strong in every other stretch of fifty steps, and how strong it is."""
    loud_N = np.where(np.arange(steps) // 50 % 2, 10.0, 1.0)
    return series_dataset(np.random.default_rng(seed).standard_normal(steps) * loud_N), loud_N


def spread_for(examples, loud_N):
    size_EHK = loud_N[examples.starts_E[:, None] + CONTEXT + np.arange(HORIZON)][:, :, None]
    return Spread(below_EHK=size_EHK, above_EHK=2 * size_EHK)


class Zero(torch.nn.Module):
    def forward(self, x_BTF, lengths_B):
        return torch.zeros(len(x_BTF), HORIZON, 1)


@pytest.fixture(scope="module")
def told():
    """Forecasts of 0 whose bands are measured in the model's own spread, and the same without."""
    dataset, loud_N = swinging()
    val, test = (
        windows(range(100, 600), context=CONTEXT, horizon=HORIZON),
        windows(range(620, 1180), context=CONTEXT, horizon=HORIZON),
    )
    case = series_case(dataset, test, CONTEXT, HORIZON)
    evaluation, zeros = finish(evaluate(Zero(), case)), np.zeros((len(val), HORIZON, 1))
    own = with_bands(evaluation, past(dataset, val, zeros, spread_for(val, loud_N)), spread=spread_for(test, loud_N))
    return own, with_bands(evaluation, past(dataset, val, zeros)), loud_N


def test_bands_in_the_models_own_spread_widen_where_it_is_unsure(told):
    own, plain, _ = told

    widths = (own.bands.high_LEHK - own.bands.low_LEHK)[0, :, 0, 0]
    assert widths.max() > 8 * widths.min()
    assert own.bands.covered_LH == pytest.approx(np.array([[0.8], [0.9], [0.95]]).repeat(HORIZON, 1), abs=0.04)
    assert own.score.metrics["wql"] < 0.9 * plain.score.metrics["wql"]
    assert own.score.scaled["crps"] < 0.9 * plain.score.scaled["crps"]


def test_the_next_bands_are_kept_in_spreads(told, tmp_path):
    own, _, loud_N = told
    save_later(own.bands, tmp_path)
    found = load_later(tmp_path, own.case.facts)
    ends = windows([1000, 1040], context=CONTEXT, horizon=HORIZON)

    low, high = found.ends(own.case.dataset, ends, np.zeros((2, HORIZON, 1)), spread_for(ends, loud_N))

    assert found.series["series"].by_spread and not found.series["series"].by_change
    widths_LS = (high - low)[:, :, 0, 0] / loud_N[[1000 + CONTEXT, 1040 + CONTEXT]]
    assert widths_LS[:, 0] == pytest.approx(widths_LS[:, 1]) and (widths_LS > 0).all()


def test_fixed_bands_in_spreads_hold_what_they_promise_and_are_kept(told, tmp_path):
    own, _, loud_N = told
    save_later(own.bands, tmp_path)
    fixed, examples = load_later(tmp_path, own.case.facts).fixed, own.case.examples

    low, high = fixed.ends(own.case.dataset, examples, own.answers, spread_for(examples, loud_N))

    assert fixed.by_spread and not fixed.by_change and fixed == own.bands.fixed
    inside = ((low <= own.truth) & (own.truth <= high)).mean(axis=(1, 2, 3))
    assert inside == pytest.approx([0.8, 0.95], abs=0.05)


def test_bands_in_spreads_ask_a_model_that_tells_none_to_be_judged_again(told, tmp_path):
    own, _, _ = told
    save_later(own.bands, tmp_path)
    found, one = load_later(tmp_path, own.case.facts), windows([1000], context=CONTEXT, horizon=HORIZON)

    for bands in (found, found.fixed):
        with pytest.raises(WorkbenchError, match="Judge it again"):
            bands.ends(own.case.dataset, one, np.zeros((1, HORIZON, 1)))


def test_series_that_share_bands_in_spreads_share_no_change():
    dataset, part = several(1000.0, 1.0)
    val, test = part(60, 70), part(200, 380)
    case = series_case(dataset, test, CONTEXT, HORIZON)
    before, now = (np.ones((len(examples), HORIZON, 1)) for examples in (val, test))
    earlier = past(dataset, val, 0 * before, Spread(below_EHK=before, above_EHK=before))

    found = with_bands(finish(evaluate(Zero(), case)), earlier, spread=Spread(below_EHK=now, above_EHK=now))

    assert all(each.by_spread and not each.by_change for each in found.bands.later.values())

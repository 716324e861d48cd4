"""WQL and CRPS: by hand, by another way to them, and in an evaluation with bands."""

import numpy as np
import pytest
from scipy.stats import norm

from workbench.evaluation.metrics import METRICS, metric_names, quantile_metrics
from workbench.evaluation.quantile_metrics import DECILES


def forecasts(cells: int, spread: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    truth = np.random.default_rng(0).standard_normal(cells).reshape(-1, 1, 1)
    quantiles = np.array([norm.ppf(level) * spread for level in DECILES])[:, None, None, None]
    return np.broadcast_to(quantiles, (9, *truth.shape)), truth


def test_wql_is_the_deciles_loss_as_a_share_of_the_truths_size():
    quantiles = np.arange(1.0, 10.0).reshape(9, 1, 1, 1)

    found = quantile_metrics(quantiles, np.array([[[4.0]]]))

    losses = [2 * max(q * (4 - value), (q - 1) * (4 - value)) for q, value in zip(DECILES, range(1, 10), strict=True)]
    assert found["wql"] == pytest.approx(np.mean(losses) / 4)


def test_crps_is_that_of_the_deciles_as_an_ensemble():
    quantiles, truth = forecasts(1000)

    found = quantile_metrics(quantiles, truth)

    members = quantiles[:, 0, 0, 0]
    apart = np.abs(members[:, None] - members).mean() / 2
    assert found["crps"] == pytest.approx(np.abs(truth - members).mean() - apart)
    assert found["crps"] == pytest.approx(1 / np.sqrt(np.pi), rel=0.05)  # of a normal forecast that is right


def test_forecasts_that_know_how_sure_they_are_score_best():
    right, narrow, wide = (quantile_metrics(*forecasts(2000, spread)) for spread in (1.0, 0.3, 3.0))

    for name in ("wql", "crps"):
        assert right[name] < narrow[name] and right[name] < wide[name]


def test_what_is_unknown_does_not_count():
    quantiles, truth = forecasts(50)
    fewer = truth.copy()
    fewer[10:] = np.nan

    assert quantile_metrics(quantiles, fewer) == quantile_metrics(quantiles[:, :10], truth[:10])
    assert np.isnan(quantile_metrics(quantiles, np.full_like(truth, np.nan))["wql"])


def test_many_cells_are_scored_in_portions(monkeypatch):
    whole = quantile_metrics(*forecasts(1000))

    monkeypatch.setattr("workbench.evaluation.quantile_metrics.PORTION", 64)

    assert quantile_metrics(*forecasts(1000))["crps"] == pytest.approx(whole["crps"])


def test_they_are_listed_once_and_asked_of_no_point_forecast():
    assert not METRICS["wql"].higher_is_better and METRICS["crps"].unit == "target"
    assert not {"wql", "crps"} & set(metric_names("forecast"))

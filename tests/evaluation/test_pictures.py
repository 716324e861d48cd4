import numpy as np
import pytest

from tests.evaluation.series import series_dataset, windows
from workbench.evaluation.pictures import error_by_step, line_ahead, line_stitched, residuals


def test_a_line_ahead_takes_one_step_of_every_forecast():
    dataset = series_dataset(np.arange(10.0))
    examples = windows([0, 1, 2], context=3, horizon=2)
    forecast = np.array([[3.0, 4.5], [4.0, 5.5], [5.0, 6.5]], np.float32)[:, :, None]

    line = line_ahead(dataset, examples, forecast, ahead=2)

    assert line.rows_P.tolist() == [4, 5, 6]
    assert line.truth_P.tolist() == [4.0, 5.0, 6.0]
    assert residuals(line).tolist() == [-0.5, -0.5, -0.5]


def test_a_stitched_line_never_overlaps_itself():
    dataset = series_dataset(np.arange(10.0))
    examples = windows([0, 1, 2, 3], context=3, horizon=2)
    forecast = np.arange(8, dtype=np.float32).reshape(4, 2, 1)

    line = line_stitched(dataset, examples, forecast)

    assert line.rows_P.tolist() == [3, 4, 5, 6]
    assert line.forecast_P.tolist() == [0.0, 1.0, 4.0, 5.0]


def test_error_by_step_skips_unknown_truth():
    truth = np.array([[[1.0], [np.nan]], [[2.0], [np.nan]]])
    forecast = np.array([[[4.0], [1.0]], [[6.0], [1.0]]])

    error = error_by_step(forecast, truth)

    assert error[0] == pytest.approx(np.sqrt(12.5))
    assert np.isnan(error[1])

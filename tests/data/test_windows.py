import pytest
from example_datasets import forecasting

from workbench.data.windows import future_example, propose_window


@pytest.mark.parametrize(
    ("steps", "season", "context", "horizon"),
    [
        (17_420, 24, 96, 24),
        (144, 12, 24, 1),
        (309, 11, 22, 1),
        (2000, 1, 96, 24),
        (4032, 144, 144, 24),
        (40, 1, 8, 1),
        (3, 1, 1, 1),
    ],
)
def test_proposed_windows_follow_length_and_season(steps, season, context, horizon):
    window = propose_window(steps, season)

    assert (window.context, window.horizon) == (context, horizon)


@pytest.mark.parametrize("steps", [5, 50, 100, 999, 1000, 5000])
@pytest.mark.parametrize("season", [1, 7, 12, 24, 144, 365])
def test_a_proposed_context_is_at_most_a_fifth_of_the_series(steps, season):
    assert 1 <= propose_window(steps, season).context <= steps / 5


def test_the_future_is_forecast_from_the_last_steps_of_each_long_enough_sequence():
    examples = future_example(forecasting(10, 3, 20), context=5)

    assert examples.starts_E.tolist() == [5, 28]
    assert examples.sequences_E.tolist() == [0, 2]

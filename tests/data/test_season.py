import numpy as np
import pandas as pd
import pytest

from workbench.data.samples import SAMPLES
from workbench.data.season import clock_seasons, detect_season, longest_season, repeats_every


def sample(name: str) -> pd.DataFrame:
    return pd.read_csv(next(sample.path for sample in SAMPLES if sample.name == name))


def test_passengers_repeat_each_year():
    table = sample("airline_passengers")

    assert detect_season(table["Passengers"], pd.to_datetime(table["Date"]).to_numpy()) == 12


def test_sunspots_repeat_after_about_eleven_years():
    assert detect_season(sample("sunspots_yearly")["SUNACTIVITY"]) in {10, 11}


def test_sensors_repeat_each_day_of_144_steps():
    table = sample("sensors")

    assert detect_season(table["temperature"], pd.to_datetime(table["time"]).to_numpy()) == 144


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("step", ["h", "D", "M"])
def test_a_random_walk_has_no_season(seed, step):
    walk = np.cumsum(np.random.default_rng(seed).normal(size=600))
    times = np.datetime64("2000-01", step) + np.arange(600)

    assert detect_season(walk, times) == 1


def test_noise_and_constants_have_no_season():
    assert detect_season(np.random.default_rng(0).normal(size=2000)) == 1
    assert detect_season(np.full(500, 3.0)) == 1
    assert detect_season([1.0, 2.0]) == 1


@pytest.mark.parametrize("season", [7, 24, 50, 96])
def test_a_noisy_cycle_is_found_without_a_clock(season):
    rng = np.random.default_rng(1)
    wave = np.sin(2 * np.pi * np.arange(4000) / season) + 0.1 * rng.normal(size=4000)

    assert detect_season(wave) == season


@pytest.mark.parametrize(
    ("unit", "step", "season"), [("h", 1, 24), ("m", 15, 96), ("m", 10, 144), ("D", 1, 7), ("M", 1, 12), ("M", 3, 4)]
)
def test_a_clock_suggests_its_season(unit, step, season):
    times = np.datetime64("2020-01", unit) + step * np.arange(200)

    assert clock_seasons(times) == (season,)


def test_weeks_suggest_a_year_and_years_nothing():
    assert clock_seasons(np.datetime64("2020-01-06") + 7 * np.arange(200)) == (52,)
    assert clock_seasons(np.datetime64("1700", "Y") + np.arange(200)) == ()


def seconds_of_days(days: int) -> tuple[np.ndarray, np.ndarray]:
    steps = np.arange(days * 86_400)
    wave = np.sin(2 * np.pi * steps / 86_400) + np.sin(4 * np.pi * steps / 86_400)
    noise = np.random.default_rng(0).normal(0, 0.3, len(steps))
    return wave + noise, np.datetime64("2024-03-01T00:00:00", "us") + steps * np.timedelta64(1, "s")


def test_a_day_of_seconds_is_a_season():
    values, times = seconds_of_days(4)

    assert detect_season(values, times) == 86_400
    assert repeats_every(values, 86_400)


def test_a_day_of_seconds_is_found_without_a_clock():
    steps = np.arange(4 * 86_400)
    values = np.sin(2 * np.pi * steps / 86_400) + np.random.default_rng(0).normal(0, 0.3, len(steps))

    assert abs(detect_season(values) - 86_400) < 1_500


def test_a_long_walk_of_seconds_has_no_season():
    _, times = seconds_of_days(4)

    assert detect_season(np.random.default_rng(1).normal(size=len(times)).cumsum(), times) == 1


def half_hours(weekend: float, noise: float) -> np.ndarray:
    t = np.arange(3000)
    day = np.sin(2 * np.pi * t / 48) * np.where(t // 48 % 7 >= 5, weekend, 1.0)
    return day + noise * np.random.default_rng(0).standard_normal(len(t))


@pytest.mark.parametrize("noise", [0.0, 0.1, 0.3])
def test_days_that_differ_by_weekday_have_a_week(noise):
    assert longest_season(half_hours(0.6, noise), 48) == 336


@pytest.mark.parametrize("noise", [0.0, 0.3, 1.0])
def test_equal_days_have_none(noise):
    assert longest_season(half_hours(1.0, noise), 48) == 48


def test_a_wandering_level_is_no_week():
    walk = np.cumsum(np.random.default_rng(1).standard_normal(3000))

    assert longest_season(half_hours(1.0, 0.1) + walk, 48) == 48


@pytest.mark.parametrize(("steps", "season"), [(300, 48), (3000, 1)])
def test_too_few_weeks_or_no_season_have_none(steps, season):
    assert longest_season(half_hours(0.6, 0.0)[:steps], season) == season


def drowned(season: int, count: int, seed: int, share: float = 0.3) -> np.ndarray:
    """A smooth season that is so much of the variance, the rest of it noise."""
    rng, steps = np.random.default_rng(seed), np.arange(count)
    wave = np.sqrt(2 * share) * np.sin(2 * np.pi * (steps / season + rng.uniform()))
    return wave + np.sqrt(1 - share) * rng.normal(size=count)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(("unit", "season", "count"), [("M", 12, 360), ("D", 7, 365), ("h", 24, 720)])
def test_a_smooth_season_that_noise_drowns_is_found(unit, season, count, seed):
    times = np.datetime64("2000-01", unit) + np.arange(count)

    assert detect_season(drowned(season, count, seed), times) == season


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("step", ["h", "D", "M"])
def test_noise_that_remembers_and_other_cycles_have_no_season(seed, step):
    rng, times = np.random.default_rng(seed), np.datetime64("2000-01", step) + np.arange(480)
    noise = rng.normal(size=480)
    remembered, cycle = np.zeros(480), np.zeros(480)
    for t in range(2, 480):
        remembered[t] = 0.8 * remembered[t - 1] + noise[t]
        cycle[t] = 1.9 * np.cos(2 * np.pi / 40) * cycle[t - 1] - 0.9 * cycle[t - 2] + noise[t]

    assert detect_season(remembered, times) == 1
    assert detect_season(cycle, times) not in clock_seasons(times)


def test_several_series_show_a_season_that_each_hides():
    times = np.datetime64("2000-01", "D") + np.arange(140)
    series = [drowned(7, 140, seed, share=0.08) for seed in range(20)]

    assert [detect_season(values, times) for values in series].count(7) <= 4
    assert detect_season(series[0], times, series[1:]) == 7
    walks = [np.random.default_rng(seed).normal(size=140).cumsum() for seed in range(20)]
    assert detect_season(walks[0], times, walks[1:]) == 1


@pytest.mark.parametrize("season", [7, 24, 50, 96])
def test_the_season_of_noisy_series_without_times_is_right_to_the_step(season):
    found = []
    for seed in range(12):
        rng, steps = np.random.default_rng(seed), np.arange(season * (14 + 2 * seed))
        noise = rng.normal(size=len(steps))
        found.append(detect_season(np.sin(2 * np.pi * steps / season) + 0.5 * noise))

    assert found.count(season) >= 11


@pytest.mark.parametrize(("season", "count"), [(4, 240), (7, 365), (12, 480)])
def test_a_usual_season_that_noise_drowns_needs_no_clock(season, count):
    found = [detect_season(drowned(season, count, seed, share=0.35)) for seed in range(10)]

    assert found.count(season) >= 9


@pytest.mark.parametrize("seed", range(30))
def test_walks_without_a_clock_have_none_of_the_usual_seasons(seed):
    assert detect_season(np.random.default_rng(seed).normal(size=400).cumsum()) == 1

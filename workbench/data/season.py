"""Season: after how many steps a series repeats, from its clock and confirmed by its autocorrelation, or by what its
cycles have in common.

Shapes: C cycles, P parts of a cycle, D draws.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from workbench.data.time.pace import find_pace
from workbench.data.time.units import fine

Values = npt.NDArray[np.float64]
Times = npt.NDArray[np.datetime64]

POINTS_PER_CYCLE = 12
MOST_STEPS = 100_000
"""Seasons are looked for in so many steps from the start: more would only cost time."""

DAY = 86_400
_CYCLES = 2.5
WEEK, _WEEKS = 7, 3
_SEEN, _CLEARLY = 0.2, 0.1
_MULTIPLES, _NEARLY = 8, 0.9
_FEWEST_CYCLES, _MOST_CYCLES, _DRAWS = 3, 1_000, 200
_STANDS_OUT, _SURELY = 6.0, 7.0
"""Deviations by which what cycles have in common must lie above what turned cycles have: of 40,800 series without a
season (noise, walks, autoregressions, trends, cycles of other lengths) 5 in 10,000 reach the first. Where no clock
suggests a season, several are tried, and the second counts."""
USUAL_SEASONS = (4, 7, 12, 24, 52)
LONG_STEPS = 4 * DAY
"""Where these tell nothing, in so many, which hold days of seconds."""


def detect_season(values: npt.ArrayLike, times: Times | None = None, others: Sequence[npt.ArrayLike] = ()) -> int:
    """Steps after which the values repeat, or 1 when nothing is clear, as in a random walk.

    What the clock suggests (24 for hours, 7 for days, 12 for months ...) is taken when the autocorrelation confirms
    it, or when cycles have more in common than by chance, those of `others` of the same pace among them, which noise
    hides less; else the autocorrelation of the differenced values is searched at several scales, and without a clock
    the usual seasons are tried alike.
    """
    found = _season(values, times, others, MOST_STEPS)
    return found if found > 1 or len(np.asarray(values)) <= MOST_STEPS else _season(values, times, (), LONG_STEPS)


def _season(values: npt.ArrayLike, times: Times | None, others: Sequence[npt.ArrayLike], most: int) -> int:
    """The season in so many steps from the start."""
    series = _start(values, most)
    if len(series) < 8 or np.ptp(series) == 0:
        return 1
    told = clock_seasons(times)
    for season in told:
        if _repeats(series, season) or _in_common((values, *others), season, most)[0] > _STANDS_OUT:
            return season
    found = _search(series)
    return found if found > 1 or told else _usual((values, *others), most)


def repeats_every(values: npt.ArrayLike, season: int) -> bool:
    """Whether the values repeat after so many steps, or so many times that."""
    most = MOST_STEPS if _CYCLES * season <= MOST_STEPS else LONG_STEPS
    return _repeats(_start(values, most), season)


def longest_season(values: npt.ArrayLike, season: int) -> int:
    """Seven seasons, as a week of days, where what changes from one season to the next repeats after them; else the
    season."""
    series = _start(values, MOST_STEPS)
    week = WEEK * season
    if season <= 1 or len(series) < _WEEKS * week:
        return season
    block = max(1, season // POINTS_PER_CYCLE)
    blocks, day = _block_means(series, block), round(season / block)
    correlation = _autocorrelation(blocks[day:] - blocks[:-day], (WEEK + 1) * day)
    here, beside = correlation[WEEK * day], max(correlation[(WEEK - 1) * day], correlation[(WEEK + 1) * day])
    return week if here > max(_SEEN, beside + _CLEARLY, 4 / np.sqrt(len(blocks))) else season


def clock_seasons(times: Times | None) -> tuple[int, ...]:
    """The seasons that a regular clock suggests, likeliest first; empty without regular times."""
    if times is None or len(times) < 3:
        return ()
    pace = find_pace(times[:MOST_STEPS])
    if pace is not None and pace.seasons:
        return pace.seasons
    steps: Values = np.asarray(np.diff(fine(times[:MOST_STEPS])) / np.timedelta64(1, "s"), np.float64)
    step = float(np.median(steps))
    if step <= 0:
        return ()
    days = step / DAY
    for low, high, season in ((27, 32, 12), (88, 93, 4), (6.5, 7.5, 52), (0.9, 1.1, 7)):
        if low <= days <= high:
            return (season,)
    regular = np.mean(np.abs(steps - step) < 0.05 * step) >= 0.8
    if regular and days < 0.9 and round(DAY / step) >= 2:
        return (round(DAY / step),)
    return ()


def _start(values: npt.ArrayLike, most: int) -> Values:
    """So many steps from the start, what is missing filled between its neighbours."""
    return _filled(np.asarray(np.asarray(values)[:most], np.float64))


def _filled(values: Values) -> Values:
    known = np.isfinite(values)
    if known.all() or not known.any():
        return np.where(known, values, 0.0)
    places = np.arange(len(values))
    return np.interp(places, places[known], values[known])


def _repeats(series: Values, season: int) -> bool:
    """Whether the series repeats at this season: seen over blocks, so that noise between steps does not hide it."""
    if len(series) < _CYCLES * season:
        return False
    block = max(1, season // POINTS_PER_CYCLE)
    blocks = _block_means(series, block)
    lag = round(season / block)
    correlation = _autocorrelation(np.diff(blocks), 2 * lag)
    if len(correlation) <= 2 * lag:
        return len(correlation) > lag and bool(correlation[lag] > max(0.5, 4 / np.sqrt(len(blocks))))
    score = (correlation[lag] + correlation[2 * lag]) / 2
    return bool(score > max(0.15, 3 / np.sqrt(len(blocks))))


def _usual(series: Sequence[npt.ArrayLike], most: int) -> int:
    """The shortest of the usual seasons that explain nearly as much as any of them that surely stands out."""
    found = {season: _in_common(series, season, most) for season in USUAL_SEASONS}
    strengths = {season: strength for season, (above, strength) in found.items() if above > _SURELY}
    strongest = max(strengths.values(), default=0.0)
    return next((season for season, strength in strengths.items() if strength > _NEARLY * strongest), 1)


def _in_common(series: Sequence[npt.ArrayLike], season: int, most: int) -> tuple[float, float]:
    """By how many deviations the means of all cycles vary more than where each cycle is turned by chance, in so many
    steps of all series together, and by how much of their variance."""
    generator, found, by_chance_D, weight = np.random.default_rng(0), 0.0, np.zeros(_DRAWS), 0
    for values in series:
        cycles_CP = _cycles(_start(values, most), season)
        if cycles_CP is None:
            continue
        count, parts = cycles_CP.shape
        turns_DC = generator.integers(0, parts, (_DRAWS, count))
        places_DCP = (np.arange(parts) + turns_DC[:, :, None]) % parts
        turned_DP = cycles_CP[np.arange(count)[:, None], places_DCP].mean(axis=1)
        found += count * float(np.square(cycles_CP.mean(axis=0)).mean())
        by_chance_D += count * np.square(turned_DP).mean(axis=1)
        weight += count
    spread, above = float(by_chance_D.std()), found - float(by_chance_D.mean())
    return (above / spread, above / weight) if spread > 0 else (0.0, 0.0)


def _cycles(values: Values, season: int) -> Values | None:
    """The last cycles of a series without its trend and their own means, each in so many parts, on the scale of its
    changes; None of too few."""
    half = season // 2
    rest = (values - _trend(values, season))[half : len(values) - half]
    count = min(len(rest) // season, _MOST_CYCLES)
    if count < _FEWEST_CYCLES:
        return None
    cycles_CS = rest[len(rest) - count * season :].reshape(count, season)
    parts = np.array_split(np.arange(season), min(season, POINTS_PER_CYCLE))
    cycles_CP = np.stack([cycles_CS[:, part].mean(axis=1) for part in parts], axis=1)
    cycles_CP -= cycles_CP.mean(axis=1, keepdims=True)
    return cycles_CP / np.diff(values).std() if cycles_CP.std() > 0 else None


def _search(series: Values) -> int:
    block = 1
    while len(series) // block >= 3 * POINTS_PER_CYCLE:
        lag = _clear_peak(_block_means(series, block))
        if lag:
            return _refined(series, lag * block, block)
        block *= 2
    return 1


def _clear_peak(blocks: Values) -> int:
    """The first lag near the highest clear peak of the autocorrelation, confirmed at twice the lag; 0 when none is."""
    most = min(len(blocks) // 3, 2 * POINTS_PER_CYCLE)
    correlation = _autocorrelation(np.diff(blocks), 2 * most + 2)
    threshold = max(0.35, 4.5 / np.sqrt(len(blocks)))
    peaks = []
    for lag in range(2, most + 1):
        here = correlation[lag]
        peak = here >= correlation[lag - 1] and here >= correlation[lag + 1]
        trough = correlation[1:lag].min() < min(0.0, here - threshold)
        again = correlation[2 * lag - 1 : 2 * lag + 2].max() > threshold / 2
        if peak and trough and again and here > threshold:
            peaks.append(lag)
    highest = max((correlation[lag] for lag in peaks), default=0.0)
    return next((lag for lag in peaks if correlation[lag] > 0.75 * highest), 0)


def _refined(series: Values, lag: int, block: int) -> int:
    """The lag near one at which, and at whose multiples, the series is most like itself: a step beside a season drifts
    away from it. A half or a third of it, where that is nearly as good: seasons are like each other by twos, too."""
    beside = block + max(1, lag // POINTS_PER_CYCLE)
    most = min(len(series) // 2, _MULTIPLES * (lag + beside))
    correlation = _autocorrelation(series - _trend(series, 2 * lag), most)

    def likeness(around: npt.NDArray[np.int64]) -> Values:
        multiples = np.arange(1, max(1, (len(correlation) - 1) // int(around[-1])) + 1)
        return np.asarray(correlation[around[:, None] * multiples].mean(axis=1))

    around = np.arange(max(2, lag - beside), min(lag + beside + 1, len(correlation)))
    scores = likeness(around)
    best, score = int(around[np.argmax(scores)]), float(scores.max())
    for parts in (3, 2):
        near = best / parts + np.arange(-1, 2)
        part = np.unique(np.rint(near).astype(np.int64))
        part = part[part >= 2]
        if len(part) and (likenesses := likeness(part)).max() > _NEARLY * score:
            return int(part[np.argmax(likenesses)])
    return best


def _trend(series: Values, width: int) -> Values:
    padded = np.pad(series, (width // 2, width - 1 - width // 2), mode="edge")
    total = np.concatenate([[0.0], np.cumsum(padded)])
    return np.asarray((total[width:] - total[:-width]) / width)


def _block_means(series: Values, block: int) -> Values:
    count = len(series) // block
    return np.asarray(series[: count * block].reshape(count, block).mean(axis=1))


def _autocorrelation(values: Values, most: int) -> Values:
    """Autocorrelation at lags 0 to `most` (fewer when the series is shorter)."""
    centred = values - values.mean()
    size = 1 << (2 * len(centred) - 1).bit_length()
    spectrum = np.fft.rfft(centred, size)
    products = np.fft.irfft(spectrum * np.conj(spectrum), size)[: min(most + 1, len(centred))]
    return np.asarray(products / products[0]) if products[0] > 0 else np.zeros(len(products))

"""How a linear path is best solved: ways to choose penalties and starts, on the series of forecast_defaults.py and
judged as there, inside the training part of the real ones. Nothing is trained, so it takes a minute.

.venv/bin/python tests/benchmarks/linear_paths.py [--only SET ...] [--more] [--ways NAME ...] [--seasons 4]

Prints the error of the default, of each way as a share of it and that of exponential smoothing (ets) likewise;
geometric means and their standard errors below. --more judges short seasonal series instead, with --seasons that
windows hold at most.

What gained is told in forecast_defaults.py. What did not, on 208 series, by the geometric mean of the path's error:
starts at levels of other rates (-0.0 % +- 0.1), at Holt's method, damped or not (-0.1 +- 0.2, +0.1 +- 0.1), at additive
Holt-Winters of fixed rates (between -0.2 and +0.1; -0.4 +- 0.1 on longer windows, less than means of seasons); shares
by the 2nd, 8th or 20th power in place of the 5th (+0.9 +- 0.3, -0.0 +- 0.1, +0.2 +- 0.2), of each answer (-0.0 +- 0.0),
by absolute errors (-0.1 +- 0.2) or by how errors go together (-0.0 +- 0.1); smaller penalties (-0.6 +- 0.5, nearly all
of it where there is no noise), a bias drawn to zero (-0.1 +- 0.2), early examples that count less (+0.1 to +2.1),
backward ones beside them (0.0 +- 0.1), outliers that count less (+0.1 +- 0.1), weights freer around each season (-0.0
+- 0.0), other limits of what a straight line is worth (0.0 to +0.1), and longer windows where no season is (+1.0 +-
0.5).
"""

import argparse
import dataclasses
import math
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from unittest import mock

import numpy as np
import torch
from forecast_defaults import EQUIPMENT, GENERATED, PIECES, REAL, SEATTLE, made, piece
from generated import Columns, seasonal
from rivals import DATA, case_of

from workbench.data import windows
from workbench.data.dataset import Doubles, Examples
from workbench.evaluation.rivals.smoothing import smoothed
from workbench.experiment import build_untrained
from workbench.models import simple_forecasts as simple
from workbench.models.build import SequenceModel
from workbench.models.linear_path import LinearPath
from workbench.models.ridge import Linear
from workbench.proposal import ProposedExperiment
from workbench.training import features, linear_fit
from workbench.training.batches import ResidentData
from workbench.training.linear_fit import Family, Windows, fit_linear


def moving(seed: int, count: int, season: int, change: float) -> Columns:
    """A season that changes from one to the next by so much, on a walk, with noise."""
    rng = np.random.default_rng(seed)
    profile = list(2 * rng.standard_normal(season))
    for t in range(season, count):
        profile.append(profile[t - season] + change * rng.standard_normal())
    return {"y": 0.4 * rng.standard_normal(count).cumsum() + np.array(profile) + 0.5 * rng.standard_normal(count)}


MORE: dict[str, Callable[[], Columns]] = {
    **{
        f"season {season} {count} {draw}": partial(
            seasonal, 3_000 + 100 * draw + season + count, count, season, 0.3 * (draw + 1), 0.02 * (draw % 2)
        )
        for season in (3, 4, 5, 6, 7, 8, 12, 24)
        for count in (100, 180, 350, 800)
        if count >= 10 * season
        for draw in range(3)
    },
    **{
        f"moving season {season} {count} {draw}": partial(
            moving, 4_000 + 1_000 * draw + season * count, count, season, 0.1 * (draw + 1)
        )
        for season in (4, 6, 7, 8, 12)
        for count in (120, 300, 700)
        if count >= 10 * season
        for draw in range(3)
    },
    **{
        f"{name} {column}, {rows // each} by {each} h": piece(f"ett/{name}.csv", column, rows, each)
        for name in ("ETTh1", "ETTh2")
        for column in ("HUFL", "HULL", "MUFL", "MULL", "LUFL", "LULL", "OT")
        for rows, each in ((1_600, 4), (3_600, 4), (1_200, 3), (2_000, 3), (1_200, 6), (4_800, 6))
    },
    **{
        f"seattle_temps, {rows // each} by {each} h": piece(SEATTLE, "temp", rows, each)
        for rows, each in ((1_000, 4), (3_000, 6), (1_400, 3), (4_000, 8))
    },
    **{
        f"elnino, {rows // each} by {each} months": piece("series/elnino.csv", "sst", rows, each)
        for rows, each in ((300, 2), (500, 3), (400, 4), (350, 3), (420, 2), (360, 1), (180, 1))
    },
    **{
        f"elec_equip, {rows // each} by {each} months": piece(EQUIPMENT, "STS.M.I7.W.TOVT.NS0016.4.000", rows, each)
        for rows, each in ((178, 2), (150, 1), (110, 2))
    },
}
"""Short seasonal series: drawn, and first rows of training parts by other steps."""


@dataclasses.dataclass(frozen=True)
class Parts:
    """The windows of the three parts and of the first two together, the family of regressions on them, and what an
    error of the third is worth in standard deviations of the series."""

    train: Windows
    val: Windows
    test: Windows
    both: Windows
    family: Family
    fewer: Family
    levels: int
    places: int
    horizon: int
    spread_NA: Doubles
    refit: bool

    def error(self, linear: Linear | None) -> float:
        answer = 0.0 if linear is None else linear(self.test.x_NP)
        return float(np.sqrt(np.square((answer - self.test.y_NA) * self.spread_NA).mean()))


def way(
    *,
    power: int = linear_fit.SHARPNESS,
    val: bool = True,
    starts: bool = True,
    profile: bool = True,
    near: bool = True,
    level: bool = True,
    season: bool = True,
    change: bool = True,
    refit: bool | None = None,
    lucky: bool = False,
) -> Callable[[Parts], Linear | None]:
    """By rolling origins and, where asked for, on validation; starts are means of whole seasons too, `near` weights may
    be freer than far ones, levels and places in a season be read, the last change go on; a refit, which else is as
    proposed, learns from both parts; what few windows show counts where it may be luck as well."""

    def solved(parts: Parts) -> Linear | None:
        whole = parts.family if profile else parts.fewer
        freedoms = whole.freedoms if near else whole.freedoms[: len(whole.freedoms) // 2]
        if not level:
            freedoms = [freedom for freedom in freedoms if freedom is None or not freedom.level]
        if not season and parts.places:
            freedoms = [
                freedom for freedom in freedoms if freedom is None or not freedom.weights_P[-parts.places :].any()
            ]
        begun = (whole.starts, whole.doubtful if change else ()) if starts else ((), ())
        family = Family(begun[0], freedoms, begun[1])
        both = parts.both if (parts.refit if refit is None else refit) else None
        luck = mock.Mock(return_value=0.0) if lucky else linear_fit.luck_of
        with mock.patch.multiple(linear_fit, SHARPNESS=power, luck_of=luck):
            return fit_linear(parts.train, family, parts.horizon, parts.val if val else None, both)

    return solved


WAYS: dict[str, Callable[[Parts], Linear | None]] = {
    "default": way(),
    "even, no level": way(near=False, level=False),
    "no level": way(level=False),
    "no season": way(season=False),
    "no change": way(change=False),
    "origins alone": way(val=False),
    "power 5": way(power=5),
    "lucky": way(lucky=True),
    "no start": way(starts=False),
    "no profile": way(profile=False),
    "no refit": way(refit=False),
    "refit": way(refit=True),
}


def parts_of(found: ProposedExperiment) -> Parts:
    """What a path learns from and is judged on."""
    model, data = build_untrained(found.spec, found.loaded)
    path, resident = model.eval().linear_path, ResidentData(data.dataset, torch.device("cpu"))
    assert isinstance(path, LinearPath)
    split = found.loaded.split
    parts = (split.train, split.val, split.test, split.refit().train)
    if path.season is not None:
        learned = features._windows(model, path, resident, split.train)[0]
        features._fit_season(path, path.season, learned, data.dataset)
    windows = [features._windows(model, path, resident, part)[0] for part in parts]
    seasons = features._seasons(data.dataset, found.loaded.facts.season, split.train)
    families = []
    for fewest in (simple.FEWEST_SEASONS, split.train.lengths_E[0] + 1):
        with mock.patch.object(simple, "FEWEST_SEASONS", fewest):
            families.append(features._family(path, seasons))
    spread_NA = _spread(model, resident, split.test, windows[2])
    return Parts(
        *windows, *families, path.levels, path.places, split.train.horizon, spread_NA, found.spec.training.refit
    )


def _spread(model: SequenceModel, resident: ResidentData, test: Examples, windows: Windows) -> Doubles:
    """The spread that each window lost, as N,A."""
    if model.spec.preprocess.level != "mean_std":
        return np.ones_like(windows.y_NA)
    starts_N = windows.ends_N - test.lengths_E[0]
    batch = resident.gather(test, np.searchsorted(test.starts_E, starts_N))
    _, level = model.preprocess(batch.x_BTF, batch.lengths_B)
    assert level.spread_BF is not None
    spread_BHK = level.spread_BF[:, None, : len(model.facts.targets)].expand(-1, test.horizon, -1)
    return spread_BHK.flatten(1).double().numpy()


def smoothing_error(found: ProposedExperiment) -> float:
    """That of exponential smoothing, in standard deviations of the training part; not a number where it has none."""
    case = case_of(found)
    answer_EHK = smoothed(case)
    if answer_EHK is None:
        return math.nan
    ahead_EH = (case.examples.starts_E + case.examples.lengths_E)[:, None] + np.arange(case.examples.horizon)
    missed_EHK = (answer_EHK - case.dataset.targets_NK[ahead_EH]) / case.statistics.std_F[: len(case.facts.targets)]
    return float(np.sqrt(np.nanmean(np.square(missed_EHK))))


def main() -> int:
    """Print a line per series."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*")
    parser.add_argument("--more", action="store_true")
    parser.add_argument("--ways", nargs="*", default=list(WAYS)[1:])
    parser.add_argument("--seasons", type=int, default=windows.MOST_SEASONS)
    parser.add_argument("--data", type=Path, default=DATA)
    asked = parser.parse_args()
    torch.set_num_threads(1)
    names = [*asked.ways, "ets"]
    sys.stdout.write(f"{'':30}{'default':>12}" + "".join(f"{name:>16}" for name in names) + "\n")
    shares: list[list[float]] = []
    for name in asked.only or (MORE if asked.more else [*GENERATED, *PIECES, *REAL]):
        with (
            mock.patch.dict(GENERATED, MORE if asked.more else {}),
            mock.patch.object(windows, "MOST_SEASONS", asked.seasons),
        ):
            found = made(name, asked.data)
        if not found.spec.model.head.linear_path:
            continue
        parts = parts_of(found)
        default, *errors = (parts.error(WAYS[way](parts)) for way in ("default", *asked.ways))
        shares.append([error / default for error in (*errors, smoothing_error(found))])
        sys.stdout.write(f"{name:30}{default:12.5g}" + "".join(f"{share:16.3f}" for share in shares[-1]) + "\n")
        sys.stdout.flush()
    logs = np.log(shares)
    errors = np.nanstd(logs, axis=0, ddof=1) / np.sqrt(np.isfinite(logs).sum(axis=0))
    for title, values in (("geometric mean", np.exp(np.nanmean(logs, axis=0))), ("standard error", errors)):
        sys.stdout.write(f"{title:42}" + "".join(f"{value:16.4f}" for value in values) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

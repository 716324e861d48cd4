"""The protocol by which the forecasters' defaults are chosen: many series, each judged inside the training part of the
real ones, whose test parts are never looked at, and on fresh draws of generated ones.

.venv/bin/python tests/benchmarks/forecast_defaults.py [--only SET ... | --others] [--candidates NAME ...] [--seeds 1]
    [--to FILE]

Real series: their training part alone is split in three, in the proportion 70, 15, 15. Generated ones (generated.py)
are drawn from seeds of their own. Nothing is set but what a candidate is. FILE holds a JSON object a line, so that what
is known already is not trained again; the table is printed at the end: the error of each candidate as a share of that
of the default, the error of ridge regression likewise, geometric means below.

What was chosen by it, and by linear_paths.py, on 28 November 2026: every penalty and start of a linear path counts by
the fifth power of its inverse error at the origins and on validation (-2.1 % of the error, standard error 1.3, on 36
series); luck counts where models with and without the path are compared; near steps may weigh more than far ones, and
the level is read (together -1.6 % +- 0.5 on 39 series, 26 of them better and 7 worse; the level alone -0.8 % +- 0.3).
Fewer than 250 examples all teach in a refit: paths alone, solved again on validation too with the shares that the first
fit gave, gain 1.2 % +- 0.6 on 48 small series and nothing on larger ones; 13 whole runs on small series gained 0.7 %,
five of them to the better.

On 29 November 2026: a path is left out only where training is clearly better without it, too (-0.8 % +- 0.4 on 49 small
series and pieces, the mean of three seeds: 10 of them better, 2 worse). Twelve bent series (threshold, product,
Mackey-Glass) that went without a path still do. On the test parts of the small real series nothing changes. Not done: a
share of what the layers add that is set on validation, +0.5 % +- 0.5 in place of luck even where shrunk by its standard
error (+1.2 % +- 0.8 where not) and -0.3 % +- 0.2 beside luck, on 70 series; weights averaged with 0.98, -1.4 % +- 1.0
on 69, nearly all of it from Mackey-Glass series and one day's means, in a fifth more time.

Later that day, by linear_paths.py: windows of short seasonal series hold up to four seasons and a step more, where they
held two, and the path begins at means of all whole seasons, where it began at that of the last two. Its error is 5.4 %
+- 0.5 lower on 230 short seasonal series (181 better, 25 worse; 98 of them real: 5.3 % +- 0.9), of which exponential
smoothing was 2.7 % +- 1.0 better before and is 2.9 % +- 0.9 worse now; on the 80 series here 1.9 % +- 1.2 (23 better, 8
worse). 25 whole runs on short seasonal series gained 6.8 % +- 3.8 (16 better, 7 worse) and took 71 seconds, not 61. On
test parts, which were judged once: airline 16.6 as before, sunspots 17.5 (18.4), elnino 0.486 (0.493), elec_equip 1.32
(1.40), lynx 274 (258); macrodata, nile and shampoo have no season and stay.

That evening: regressions are weighed by the tenth power (-0.3 % +- 0.3 of the path's error on the 80 series here, 0.0
+- 0.1 on the 230 short seasonal ones, and -0.3 % +- 0.1 on 35 series of 2,500 rows and more, 25 of them better); a
straight line that few windows judge must be better by more than luck (0.1 % +- 0.1); layers beside a blank path must
be better by twice what may be luck, told by forecasts that do not overlap (walks.py); patience ends only where no loss
is lower, be it luck. Together on the 80 series -0.7 % +- 0.9 (40 better, 33 worse) in a tenth more time; five had been
more than 3 % behind the best naive forecast, three are.

At night: the path reads at which step of its season a window ends (-3.0 % +- 0.3 of its error on the 230 short seasonal
series, 166 better and 37 worse, 98 real ones of them -1.5 % +- 0.3; -2.2 % +- 1.3 on the 80 here; the clock would tell
it no better than the window, but for ETTh1: -0.9 % in place of -0.3 %); steps are smaller where it leaves little (four
of 80 better, none worse; Mackey-Glass 700 takes a third of the error); and it may begin at the last change going on
(-1.0 % +- 0.6 on the 80, -0.06 % +- 0.02 on the 230). Both that and what reads a level must be better by luck, which
costs nothing here (0.0 % +- 0.0) and for levels is worth 5 % on 45 further real series: OTHERS, births in 33 countries
by year and quarters of Danish and German rates and incomes, and five from elsewhere. On those the fault of levels was
seen and both rules were compared, so that they are no longer unseen and these figures flatter. Of 16 of these the
default is better than ridge on 12, its error against the best naive forecast is 0.85 in the mean (0.91 before that
night; ridge 1.09), and more than 3 % behind that in one (in four); that of ridge on the 40 OTHERS is 29 % above the
default's. Not done: what knows the season must be better by luck (+0.3 % on the 230), straight lines taken off windows
before they are placed (+0.1 %), changes that fade or over three steps (no better), smaller steps in proportion to all
that is left (-0.5 % +- 0.5 in 30 % more time), a rate that falls like a cosine (-0.2 % +- 0.2).
"""

import argparse
import csv
import json
import math
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from statistics import geometric_mean, median
from typing import Any

import numpy as np
import pandas as pd
import torch
from generated import Columns, autoregression, mackey_glass, product, proposed_for, seasonal, threshold, trend, walk
from rivals import DATA, SETS, proposed, trained

from workbench.progress import finish
from workbench.proposal import ProposedExperiment, propose_experiment
from workbench.spec import ExperimentSpec, set_key

REAL = (
    *("airline", "sunspots", "co2_weekly", "elnino", "elec_equip", "nile", "seattle_temps", "lynx", "shampoo"),
    *("uschange5", "macrodata", "ETTh1", "ETTh2"),
)
SHARES = (0.7, 0.15, 0.15)


def growing(seed: int, count: int) -> Columns:
    """A season whose amplitude grows with the level."""
    return {"y": np.exp(seasonal(seed, count, 12, 0.3, 0.03)["y"] / 4 + 4)}


GENERATED: dict[str, Callable[[], Columns]] = {
    **{
        f"ar2 {count}": lambda s=s, count=count: autoregression(600 + s, count, (1.1 - 0.1 * s, -0.3 + 0.1 * s))
        for s, count in enumerate((90, 200, 450, 900, 1_800))
    },
    **{
        f"season {season} {count}": lambda s=s, count=count, season=season: seasonal(
            620 + s, count, season, 0.4, 0.02 * s
        )
        for s, (season, count) in enumerate(((12, 120), (4, 150), (7, 500), (12, 800), (24, 1_500)))
    },
    **{f"growing {count}": lambda count=count: growing(640 + count, count) for count in (130, 180, 260)},
    **{f"trend {count}": lambda count=count: trend(660, count, 0.03, 0.7) for count in (150, 1_100)},
    **{f"walk {count}": lambda count=count: walk(670, count) for count in (200, 1_200)},
    **{f"threshold {count}": lambda count=count: threshold(680, count) for count in (500, 1_500)},
    **{f"product {count}": lambda count=count: product(690, count) for count in (600, 1_500)},
    **{f"Mackey-Glass {count}": lambda count=count: mackey_glass(700, count) for count in (700, 1_500)},
}


def piece(path: str, column: str, rows: int, each: int = 1) -> Callable[[], Columns]:
    """The first rows of a real series, the mean of every so many of them."""

    def read() -> Columns:
        with (DATA / path).open(encoding="utf-8") as file:
            values = np.array([float(row[column]) for row in islice(csv.DictReader(file), rows // each * each)])
        return {"y": values.reshape(-1, each).mean(axis=1)}

    return read


SEATTLE, EQUIPMENT = "series/seattle_temps.csv", "series/elec_equip.csv"
PIECES: dict[str, Callable[[], Columns]] = {
    **{
        f"macrodata {name}": piece("series/macrodata.csv", name, 142)
        for name in ["realcons", "realinv", "realgovt", "realdpi", "cpi", "m1", "tbilrate", "unemp", "infl", "realint"]
    },
    **{
        f"uschange5 {name}": piece("series/uschange5.csv", name, 130)
        for name in ("Consumption", "Income", "Production", "Savings", "Unemployment")
    },
    **{
        f"{name} {column} by {each} h": piece(f"ett/{name}.csv", column, rows, each)
        for name in ("ETTh1", "ETTh2")
        for columns, rows, each in (
            ("HUFL HULL LUFL MULL OT", 8_640, 24),
            ("HUFL MULL", 8_640, 6),
            ("HUFL MULL", 2_400, 3),
            ("LUFL", 2_000, 1),
        )
        for column in columns.split()
    },
    "seattle_temps by day": piece(SEATTLE, "temp", 6_131, 24),
    "seattle_temps by 4 h": piece(SEATTLE, "temp", 3_000, 4),
    "seattle_temps, a month": piece(SEATTLE, "temp", 720),
    "elnino by quarter": piece("series/elnino.csv", "sst", 512, 3),
    "elnino, 20 years": piece("series/elnino.csv", "sst", 240),
    "elec_equip, 10 years": piece(EQUIPMENT, "STS.M.I7.W.TOVT.NS0016.4.000", 120),
    "elec_equip by quarter": piece(EQUIPMENT, "STS.M.I7.W.TOVT.NS0016.4.000", 178, 3),
    "airline, 8 years": piece("classics/airline_passengers.csv", "Passengers", 92),
    "sunspots, 130 years": piece("classics/sunspots_yearly.csv", "SUNACTIVITY", 130),
}
"""Of training parts of the real ones, and of columns beside their targets: series of other lengths and steps."""


def lent(name: str) -> pd.DataFrame:
    """A data set that statsmodels brings."""
    return import_module(f"statsmodels.datasets.{name}").load_pandas().data


def column_of(name: str, column: str) -> Callable[[], Columns]:
    return lambda: {"y": lent(name)[column].to_numpy(np.float64)}


def births(code: str) -> Callable[[], Columns]:
    """Births per woman in a country, from 1960 on (World Bank, in statsmodels)."""

    def read() -> Columns:
        row = lent("fertility").set_index("Country Code").loc[code]
        values = row.loc["1960":"2011"].to_numpy(np.float64)
        return {"y": values[np.isfinite(values)]}

    return read


COUNTRIES = (
    "ABW ARG BGD BOL CHL CHN CMR COD COL EST FRA GHA GIN GNQ IRQ ISL ITA KEN KIR LBY MEX MLT OED OMN PER SOM SSD SUR "
    "SWE TKM URY USA ZMB"
)
OTHERS: dict[str, Callable[[], Columns]] = {
    **{f"Denmark {column}": column_of("danish_data", column) for column in ("lrm", "lry", "lpy", "ibo", "ide")},
    **{f"Germany {column}": column_of("interest_inflation", column) for column in ("Dp", "R")},
    **{f"births {code}": births(code) for code in COUNTRIES.split()},
}
"""Real series by quarter and year, which helped to choose how levels and changes are doubted; asked for by --others."""


def setting(*settings: tuple[str, str]) -> Callable[[ExperimentSpec], ExperimentSpec]:
    """A candidate that is the proposal with some settings."""

    def changed(spec: ExperimentSpec) -> ExperimentSpec:
        for key, text in settings:
            spec = set_key(spec, key, text)
        return spec

    return changed


def larger_steps(spec: ExperimentSpec) -> ExperimentSpec:
    """Steps of three times the size where they are small."""
    return set_key(spec, "training.learning_rate", "0.003")


def more_patience(spec: ExperimentSpec) -> ExperimentSpec:
    """Twice the epochs and the patience."""
    training = spec.training
    spec = set_key(spec, "training.epochs", str(2 * training.epochs))
    return set_key(spec, "training.patience", str(2 * training.patience))


CANDIDATES: dict[str, Callable[[ExperimentSpec], ExperimentSpec]] = {
    "default": setting(),
    "refit": setting(("training.refit", "true")),
    "no refit": setting(("training.refit", "false")),
    "larger steps": larger_steps,
    "more patience": more_patience,
    "last value removed": setting(("model.preprocess.level", "last")),
    "mean and spread removed": setting(("model.preprocess.level", "mean_std")),
    "no path": setting(("model.head.linear_path", "false")),
    "no season on the path": setting(("model.head.path_season", "false")),
    "averaged": setting(("training.averaging", "0.98")),
}
"""What each candidate makes of the proposal."""


def made(name: str, data: Path) -> ProposedExperiment:
    """What the program proposes for a set of either kind."""
    if name in GENERATED or name in PIECES or name in OTHERS:
        return proposed_for((GENERATED | PIECES | OTHERS)[name]())
    known = proposed(data, name)
    first, last = known.loaded.split.rows["train"][0]
    sizes = [int(share * (last - first)) for share in SHARES]
    split = [(f"data.split.{part}", str(size)) for part, size in zip(("train", "val", "test"), sizes, strict=True)]
    chosen = SETS[name]
    own = [("data." + key, value) for key, value in (one.split("=") for one in chosen.settings) if "split" not in key]
    targets = [chosen.target] if chosen.target else []
    paths = [data / path for path in chosen.paths]
    return finish(propose_experiment(paths, task="forecast", targets=targets, settings=[*own, *split]))


def rows(
    sets: list[str], candidates: list[str], seeds: int, known: set[tuple[Any, ...]], data: Path
) -> Iterator[dict[str, Any]]:
    """A row for each set, seed and candidate that is not known."""
    for name in sets:
        wanted = [(seed, each) for seed in range(seeds) for each in candidates if (name, seed, each) not in known]
        if not wanted:
            continue
        found = made(name, data)
        for seed, each in wanted:
            one = trained(found, seed, CANDIDATES[each](found.spec))
            judged = one["judged"]
            yield {
                "set": name,
                "seed": seed,
                "candidate": each,
                "rmse": judged["metrics"]["rmse"],
                "rivals": {key: score["metrics"]["rmse"] for key, score in judged["baselines"].items()},
                "outcome": judged["outcome"],
                "seconds": round(one["seconds"], 1),
            }


def table(found: list[dict[str, Any]]) -> str:
    """A line per set: the default's error, then shares of it; geometric means and seconds below."""
    candidates = [each for each in CANDIDATES if any(row["candidate"] == each for row in found)]
    names = [*candidates, "ridge"]
    lines = [f"{'':22}{'default':>12}" + "".join(f"{name[:14]:>15}" for name in names)]
    columns: dict[str, list[float]] = {name: [] for name in names}
    for chosen in dict.fromkeys(row["set"] for row in found):
        mine = [row for row in found if row["set"] == chosen]
        errors = {each: [row["rmse"] for row in mine if row["candidate"] == each] for each in candidates}
        values = {each: median(some) for each, some in errors.items() if some}
        values["ridge"] = mine[0]["rivals"].get("ridge", math.nan)
        if "default" not in values:
            continue
        shares = {each: values.get(each, math.nan) / values["default"] for each in names}
        for each, share in shares.items():
            columns[each] += [share] if math.isfinite(share) else []
        lines.append(f"{chosen:22}{values['default']:12.5g}" + "".join(f"{shares[each]:15.3f}" for each in names))
    means = (f"{geometric_mean(some) if some else math.nan:15.4f}" for some in columns.values())
    lines.append(f"{'geometric mean':34}" + "".join(means))
    spent = (sum(row["seconds"] for row in found if row["candidate"] == each) for each in candidates)
    lines.append(f"{'seconds':34}" + "".join(f"{seconds:15.0f}" for seconds in spent))
    return "\n".join(lines) + "\n"


def main() -> int:
    """Train what is not known yet, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*", default=[*GENERATED, *PIECES, *REAL])
    parser.add_argument("--others", action="store_const", const=[*OTHERS], dest="only")
    parser.add_argument("--candidates", nargs="*", default=list(CANDIDATES))
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--to", type=Path, default=Path("forecast_defaults.jsonl"))
    asked = parser.parse_args()
    torch.set_num_threads(1)
    found = [json.loads(line) for line in asked.to.read_text().splitlines()] if asked.to.exists() else []
    known = {(row["set"], row["seed"], row["candidate"]) for row in found}
    for row in rows(asked.only, asked.candidates, asked.seeds, known, asked.data):
        found.append(row)
        with asked.to.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")
    chosen = [row for row in found if row["set"] in asked.only and row["candidate"] in asked.candidates]
    sys.stdout.write(table(chosen))
    return 0


if __name__ == "__main__":
    sys.exit(main())

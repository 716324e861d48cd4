"""How far defaults stay from the last value where nothing foretells a series better: walks of several kinds.

.venv/bin/python tests/benchmarks/walks.py [--kinds KIND ...] [--lengths 80 120 300 800 2500] [--draws 4]

Nothing is set. Prints a line for each kind and length: the model's error as a share of that of the last value, each
draw of its own, and the seconds that training took.

Of 80 such series 12 were more than 3 % worse than the last value, at worst by 170 %, before layers beside a blank path
had to be better by twice what may be luck, told by forecasts that do not overlap; since 29 November 2026 three are, at
worst by 46 %. Half as much luck again changes one of 72 short ones.
"""

import argparse
import sys
from collections.abc import Callable

import numpy as np
import torch
from generated import Columns, autoregression, proposed_for, walk
from rivals import trained

BEHIND = 1.03
"""Share of the error of the last value beyond which a model misleads."""


def restless(seed: int, count: int) -> Columns:
    """A walk whose steps are small for a while, then large."""
    rng = np.random.default_rng(seed)
    sizes = np.exp(0.05 * rng.standard_normal(count).cumsum())
    sizes = np.clip(sizes / np.median(sizes), 0.2, 5)
    return {"y": 100 + (sizes * rng.standard_normal(count)).cumsum()}


def jumping(seed: int, count: int) -> Columns:
    """A walk that jumps now and then: steps by Student's t with three degrees of freedom."""
    return {"y": np.random.default_rng(seed).standard_t(3, count).cumsum()}


def returning(seed: int, count: int) -> Columns:
    """What turns back so slowly that few values do not show it."""
    return autoregression(seed, count, (0.98,))


KINDS: dict[str, Callable[[int, int], Columns]] = {
    "walk": walk,
    "restless": restless,
    "jumping": jumping,
    "returning": returning,
}


def share(columns: Columns) -> tuple[float, float]:
    """The default's error as a share of that of the last value, and the seconds that it took."""
    one = trained(proposed_for(columns), 0)
    judged = one["judged"]
    return judged["metrics"]["rmse"] / judged["baselines"]["last_value"]["metrics"]["rmse"], one["seconds"]


def main() -> int:
    """Print a line for each kind and length, and how many are behind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kinds", nargs="*", default=list(KINDS), choices=KINDS)
    parser.add_argument("--lengths", nargs="*", type=int, default=[80, 120, 300, 800, 2_500])
    parser.add_argument("--draws", type=int, default=4)
    asked = parser.parse_args()
    torch.set_num_threads(1)
    all_shares: list[float] = []
    for length in asked.lengths:
        for kind in asked.kinds:
            found = [share(KINDS[kind](6_000 + draw, length)) for draw in range(asked.draws)]
            shares, seconds = zip(*found, strict=True)
            told = "".join(f"{each:8.3f}" for each in shares)
            sys.stdout.write(f"{length:6} {kind:10}{told}{sum(seconds):8.1f} s\n")
            sys.stdout.flush()
            all_shares += shares
    behind = sum(each > BEHIND for each in all_shares)
    sys.stdout.write(f"{behind} of {len(all_shares)} behind, at worst {max(all_shares):.3f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

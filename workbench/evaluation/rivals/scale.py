"""The scale on which rivals see a dataset's values: that of the training part, on which an origin moves nothing."""

import numpy as np

from workbench.data.dataset import Doubles
from workbench.evaluation.result import Case


def input_scale(case: Case) -> tuple[Doubles, Doubles]:
    """Mean and standard deviation of each input as a dataset holds it, F each: without the origins."""
    mean_F, std_F = np.array(case.statistics.mean_F), np.array(case.statistics.std_F)
    return (mean_F - np.array(case.facts.origins_F) if case.facts.origins_F else mean_F), std_F

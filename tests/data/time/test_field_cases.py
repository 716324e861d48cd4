"""Files as people have them: the times that come next, asked inside one process."""

import importlib.util
import json
from pathlib import Path

import pytest

from workbench.evaluation.answers import times_asked
from workbench.evaluation.other import load_other
from workbench.progress import finish
from workbench.proposal import propose_experiment

CASES = Path(__file__).parents[4] / "shared" / "cases"


def module(name):
    found = importlib.util.spec_from_file_location(name, CASES / f"{name}.py")
    loaded = importlib.util.module_from_spec(found)
    found.loader.exec_module(loaded)
    return loaded


@pytest.fixture(scope="module")
def cases(tmp_path_factory):
    if not CASES.is_dir():
        pytest.skip("needs the field cases (../shared/cases), which are not part of the project")
    folder = tmp_path_factory.mktemp("cases")
    maker = module("make_cases")
    made = maker.Maker(folder, 1, "a")
    maker.SETS["a"](made)
    return folder, {case["name"]: case for case in json.loads(json.dumps(made.cases))}


TIMED = """
monthly_us quarterly_uk day_first_minutes fifty_hertz year_month_day_hour monday_to_saturday trading_hours thirtieth
twice_a_month offset hour_ending_24 epoch_ms iso_week known_future empty_at_the_end
"""


@pytest.mark.parametrize("name", TIMED.split())
def test_the_next_times_are_right(name, cases):
    folder, by_name = cases
    case = by_name[name]
    made = finish(
        propose_experiment(
            [folder / place for place in case["data"]],
            task=case["task"],
            targets=[case["target"]],
            settings=[tuple(setting.split("=", 1)) for setting in case["sets"]],
        )
    )
    files = [folder / place for place in case.get("predict", case["data"])]

    dataset = finish(load_other(files, made.spec.data, made.loaded.facts))
    texts = times_asked(dataset.axis(0), dataset.ahead_S[0], made.spec.data.window.horizon)

    same = module("check_cases").same_time
    assert len(texts) == len(case["right"])
    assert all(map(same, texts, case["right"])), texts

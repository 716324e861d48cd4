"""The benchmark for a machine with a GPU, in little on the CPU: whoever gets a GPU for minutes finds it working."""

import io
import json
import math
import sys
from contextlib import redirect_stdout

import pytest

STAGES = ["speed A", "speed B", "speed C", "speed D", "side by side", "captured", "resumed", "forecasts", "letters"]


@pytest.fixture(scope="module")
def found() -> list[dict[str, object]]:
    import gpu  # takes torch along, which is for the test to load, not for whoever lists tests

    told = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(told):
        patch.setattr(sys, "argv", ["gpu.py", "--device", "cpu", "--small"])
        assert gpu.main() == 0, told.getvalue()
    return [json.loads(line) for line in told.getvalue().splitlines() if line.startswith("{")]


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_reports_numbers(found, stage):
    lines = [line for line in found if line["stage"] == stage and "skipped" not in line]
    numbers = [value for line in lines for value in line.values() if isinstance(value, int | float)]

    assert len(numbers) > 1
    assert all(map(math.isfinite, numbers))


def test_stopped_and_resumed_runs_end_with_the_same_bits(found):
    same = [(line["equal_losses"], line["identical_weights"]) for line in found if "identical_weights" in line]

    assert same == [(True, True)] * 3


def test_the_time_of_all_stages_is_within_eight_minutes():
    import gpu

    assert sum(stage.most_seconds for stage in gpu.STAGES.values()) <= 480

"""A share of the kills of tests/benchmarks/kills.py: nothing is lost, nothing stays in the way, old files are whole."""

import json
import subprocess
import sys
from pathlib import Path

KILLS = Path(__file__).parents[1] / "benchmarks" / "kills.py"


def test_processes_that_are_killed_at_changes_of_the_disk_lose_nothing():
    done = subprocess.run(
        [sys.executable, KILLS, "--kills", "10", "--seed", "12"], capture_output=True, text=True, check=False
    )

    jobs = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (0, "")
    assert [job["faults"] for job in jobs[:-1]] == [[]] * 8
    assert jobs[-1] == {"killed": 10, "lost": 0, "left in the way": 0, "old files not whole": 0}

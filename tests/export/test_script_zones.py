"""An exported script knows the clocks of zones as the program does, without pandas."""

import datetime
import zoneinfo

import numpy as np
import pytest

from workbench.data.time import zone
from workbench.export.torch_source import TEMPLATES

CLOCKS = np.datetime64("2023-01-01T00:00", "us") + np.arange(0, 365 * 48) * np.timedelta64(30, "m")
ZONES = ["Europe/Berlin", "America/New_York", "Australia/Adelaide", "UTC"]


@pytest.fixture(scope="module")
def script():
    space = {"np": np, "datetime": datetime, "zoneinfo": zoneinfo}
    zones = "\n".join(f'    "{name}",' for name in zone.LIKELY)
    exec((TEMPLATES / "predict_zones.txt").read_text(encoding="utf-8").replace("{zones}", zones), space)  # noqa: S102
    return space


@pytest.mark.parametrize("name", ZONES)
def test_clocks_show_the_same_at_every_instant_and_back(name, script):
    sample = CLOCKS[:: 7 if name == "UTC" else 1]

    assert (script["ahead"](sample, name) == zone.ahead(sample, name)).all()
    assert (script["wall"](sample, name) == zone.wall(sample, name)).all()
    assert (script["localized"](sample, name) == zone.localized(sample, name)).all()


def test_an_hour_that_comes_twice_is_told_by_the_step_back(script):
    night = np.datetime64("2023-10-29T01:30", "us") + np.array([0, 30, 60, 30, 60, 90]) * np.timedelta64(1, "m")

    found = script["localized"](night, "Europe/Berlin")

    assert (found == zone.localized(night, "Europe/Berlin")).all()


def test_offsets_name_the_zone_that_the_program_finds(script):
    ahead = zone.ahead(CLOCKS, "America/Chicago")

    assert script["zone_of"](CLOCKS, ahead) == zone.zone_of(CLOCKS, ahead) == "America/Chicago"

"""Of every pace, written in any form that tells it, the last ten times are cut off and asked for again."""

import datetime as dt
import random

import numpy as np
import pytest

from tests.data.time.test_pace import ASKED, PACES
from tests.data.time.written import CLOCKED, DATED
from workbench.data.sources.csv import read_table
from workbench.data.time.axis import TimeAxis
from workbench.progress import finish

FRACTIONS = {"fractions": lambda t: f"{t:%Y-%m-%d %H:%M:%S.%f}", "commas": lambda t: f"{t:%Y-%m-%dT%H:%M:%S,%f}"}
SECONDS = ("iso", "compact T", "fourteen", "apache", "rfc 2822", "rfc gmt", "unix date", "epoch s", "epoch ms")
HOURS = {"iso hours", "comma seconds", "midnight 24", "midnight bare"}
MINUTES = {name: form for name, form in CLOCKED.items() if name not in HOURS}
FORMS_OF_EACH = 3


def forms_for(times):
    """The forms that tell these times whole; years of two digits tell no more than a century."""
    if any(t.microsecond for t in times):
        return FRACTIONS
    if any(t.second for t in times):
        return {name: CLOCKED[name] for name in SECONDS}
    if any(t.time() != dt.time() for t in times):
        return MINUTES
    short = times[-1].year - times[0].year > 60 or times[-1].year >= 2040
    return {name: form for name, form in DATED.items() if not (short and ("%y" in name or name == "oracle"))}


def cases():
    chance = random.Random(0)
    for pace, drawn in PACES.items():
        times = np.array(drawn, "datetime64[us]").tolist()
        forms = forms_for(times)
        for form in chance.sample(sorted(forms), min(FORMS_OF_EACH, len(forms))):
            yield pytest.param(times, forms[form], chance.random() < 0.25, id=f"{pace}-{form}")


@pytest.mark.parametrize(("times", "form", "newest_first"), list(cases()))
def test_a_written_pace_goes_on(times, form, newest_first, tmp_path):
    cells = [form(time) for time in times[:-ASKED]][:: -1 if newest_first else 1]
    path = tmp_path / "pace.csv"
    path.write_text("date,value\n" + "".join(f'"{cell}",{row % 7}.5\n' for row, cell in enumerate(cells)), "utf-8")

    read = finish(read_table(path)).frame["date"].to_numpy().astype("datetime64[us]")

    assert TimeAxis(np.sort(read)).after(ASKED).tolist() == times[-ASKED:]


def test_there_are_sixty_paces_and_more():
    assert len(PACES) >= 60

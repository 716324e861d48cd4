"""An idle window in a process of its own: what it has loaded, how large it is, and what opening data begins."""

import os
import subprocess
import sys

import pytest

from workbench.gui.shell.actions import PAGE_NAMES

LARGEST_MB = 150
IDLE = """
import linecache
import sys
from workbench.gui.app import make_application, open_window
from PySide6.QtCore import QTimer

app = make_application(sys.argv[:1])
window = open_window(app, [])
turns = QTimer(interval=20)
calm = 0

def look():
    global calm
    busy = window.session.jobs.jobs or "workbench.gui.export.page" not in sys.modules
    calm = 0 if busy else calm + 1
    if calm == 25:
        app.quit()

turns.timeout.connect(look)
turns.start()
app.exec()
pages = int(open("/proc/self/statm").read().split()[1]) if sys.platform == "linux" else 0
heavy = {"torch", "numba", "onnx", "onnxruntime", "pandas", "sqlalchemy", "optuna"}
print(pages * 4096 // 2**20, *sorted(heavy & set(sys.modules)))
print(*(name for name in linecache.cache if "workbench" in name))
"""
OPENING = """
from workbench.data.samples import SAMPLES

turns.timeout.disconnect(look)
turns.timeout.connect(lambda: "torch" in sys.modules and window.session.devices and app.quit())
window.open_sample(SAMPLES[0])
app.exec()
print(window.session.data.loaded is not None, len(window._stack._pages))
window.session.jobs.stop_all(60)
window.close_for_good()
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Three lines: of the idle window, the sources that it keeps, and after a sample was opened in it."""
    home = {"WORKBENCH_HOME": str(tmp_path_factory.mktemp("home"))}
    command = [sys.executable, "-c", IDLE + OPENING]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, env=os.environ | home, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_an_idle_window_loads_nothing_that_only_data_need(told):
    assert told[0].split()[1:] == []


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_an_idle_window_is_small(told):
    assert int(told[0].split()[0]) <= LARGEST_MB


def test_an_idle_window_keeps_no_source_of_what_it_imported(told):
    assert told[1] == ""


def test_opening_data_begins_to_load_what_training_needs(told):
    assert told[2] == f"True {len(PAGE_NAMES) + 1}"  # and the welcome page

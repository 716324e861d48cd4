"""The event loop's longest gap while long work is done: the window must answer within a tenth of a second.

Other work on the machine can only make a gap longer, so each case has a few tries and the quietest one counts; where
more wants to run than there are cores, a long gap says nothing of the window.
"""

import os

import pytest

from workbench.gui.shell.main_window import PAGE_NAMES

LONG = 60_000
LONGEST_MS = 100
TRIES = 3
LARGE = 200 * 2**20


@pytest.fixture
def longest_gap(qtbot, whole_window, heartbeat):
    def measure(act, done) -> None:
        gaps = []
        while len(gaps) < TRIES and min(gaps, default=LONGEST_MS) >= LONGEST_MS:
            qtbot.waitUntil(lambda: not whole_window.session.jobs.jobs, timeout=LONG)
            with heartbeat() as heart:
                act()
                qtbot.waitUntil(done, timeout=LONG)
            gaps.append(max(heart.gaps))
        qtbot.waitUntil(lambda: not whole_window.session.jobs.jobs, timeout=LONG)
        if min(gaps) >= LONGEST_MS and os.getloadavg()[0] > len(os.sched_getaffinity(0)) + 1:
            pytest.skip(f"the machine is busy: {min(gaps):.0f} ms")
        assert min(gaps) < LONGEST_MS

    return measure


@pytest.fixture
def large_table(tmp_path):
    rows = "".join(
        f"{row % 977 / 7:.6f},{row % 131 * 0.37:.6f},{row % 17},{row * 0.001:.6f}\n" for row in range(100_000)
    )
    path = tmp_path / "large.csv"
    with path.open("w") as file:
        file.write("a,b,c\n")
        while file.tell() < LARGE:
            file.write(rows)
    return path


def test_the_window_answers_while_200_megabytes_are_read(whole_window, longest_gap, large_table):
    session = whole_window.session

    def read() -> None:
        whole_window.documents.new()
        whole_window.open_paths([large_table])

    longest_gap(read, lambda: session.data.loaded is not None and not session.jobs.jobs)


@pytest.fixture
def trained(whole_window, open_sample, train_run):
    train_run(open_sample(epochs=1))
    return whole_window


def test_the_window_answers_while_it_exports(qtbot, trained, longest_gap, tmp_path):
    trained.show_page("export")
    export = trained.page("export")
    qtbot.waitUntil(export.export_button.isEnabled, timeout=LONG)
    tries = iter(range(TRIES))
    folders = []

    def write() -> None:
        folders.append(tmp_path / f"model{next(tries)}")
        export.folder_edit.setText(str(folders[-1]))
        export.export_button.click()

    def written() -> bool:
        return (folders[-1] / "model.onnx").exists() and not trained.session.jobs.jobs

    longest_gap(write, written)


def test_the_window_answers_when_pages_are_switched(qtbot, trained, longest_gap):
    shown = []

    def switch() -> None:
        for page in PAGE_NAMES:
            trained.show_page(page)
            qtbot.wait(50)
        shown.append(page)

    longest_gap(switch, lambda: bool(shown))

"""What the window's thread works in one turn of the event loop while long work is done: it must stay free to answer."""

import pytest

from workbench.gui.shell.main_window import PAGE_NAMES

LONG = 60_000
MOST_MS = 100
FEWEST_TURNS = 10
LARGE = 200 * 2**20


@pytest.fixture
def answers_while(qtbot, whole_window, heartbeat):
    """Do something and wait for its end; the thread of the window has hardly worked, and turned often, meanwhile."""

    def measure(act, done) -> None:
        with heartbeat() as heart:
            act()
            qtbot.waitUntil(done, timeout=LONG)
        qtbot.waitUntil(lambda: not whole_window.session.jobs.jobs, timeout=LONG)
        assert max(heart.worked) < MOST_MS
        assert heart.turns >= FEWEST_TURNS

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


def test_the_window_answers_while_200_megabytes_are_read(whole_window, answers_while, large_table):
    session = whole_window.session

    def read() -> None:
        whole_window.documents.new()
        whole_window.open_paths([large_table])

    answers_while(read, lambda: session.data.loaded is not None and not session.jobs.jobs)


@pytest.fixture
def trained(whole_window, open_sample, train_run):
    train_run(open_sample(epochs=1))
    return whole_window


def test_the_window_answers_while_it_exports(qtbot, trained, answers_while, tmp_path):
    trained.show_page("export")
    export = trained.page("export")
    qtbot.waitUntil(export.export_button.isEnabled, timeout=LONG)
    export.folder_edit.setText(str(tmp_path / "model"))

    def written() -> bool:
        return (tmp_path / "model" / "model.onnx").exists() and not trained.session.jobs.jobs

    answers_while(export.export_button.click, written)


def test_the_window_answers_when_pages_are_switched(qtbot, trained, heartbeat):
    with heartbeat() as heart:
        for page in PAGE_NAMES:
            turns = heart.turns
            trained.show_page(page)
            qtbot.waitUntil(lambda turns=turns: heart.turns > turns + 2)

    assert max(heart.worked) < MOST_MS

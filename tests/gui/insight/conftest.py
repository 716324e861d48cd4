import pytest

from workbench.gui.insight.page import InsidePage


@pytest.fixture
def show_inside(qtbot):
    """An Inside page on the screen, its run opened and its first question answered."""

    def show(session) -> InsidePage:
        page = InsidePage(session)
        qtbot.addWidget(page)
        page.resize(1280, 690)
        page.show()
        qtbot.waitExposed(page)
        qtbot.waitUntil(lambda: not session.jobs.jobs, timeout=20_000)
        return page

    return show


@pytest.fixture
def open_files(qtbot, session, tmp_path):
    """Open files as the program proposes, with a recurrent layer so small that it trains at once."""
    from workbench.progress import finish
    from workbench.proposal import propose_experiment
    from workbench.runs.project import Project

    def open_(path, task=None, **settings):
        spec = finish(propose_experiment([path], task=task)).spec
        small = {"units": 4, "depth": 1}
        layers = tuple(
            layer.model_copy(update=small) if layer.kind == "recurrent" else layer for layer in spec.model.layers
        )
        training = spec.training.model_copy(update={"epochs": 1, "device": "cpu", "patience": 0})
        model = spec.model.model_copy(update={"layers": layers})
        spec = spec.model_copy(update={"model": model, "training": training})
        session.set_project(Project.create(tmp_path / "project", spec), spec)
        qtbot.waitUntil(lambda: session.data.loaded is not None and not session.jobs.jobs)
        return session

    return open_

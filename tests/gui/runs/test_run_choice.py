"""The list of runs on a page: the newest of many, and any other that is asked for."""

from workbench.gui.runs import run_choice
from workbench.gui.runs.run_choice import RunChoice


def made(project, count: int) -> list[str]:
    for _ in range(count):
        project.new_run().mark("stopped")
    return [run.id for run in project.runs()]


def listed(choice) -> list[str]:
    return [choice.itemData(place) for place in range(choice.count())]


def test_the_newest_of_many_runs_are_listed_and_an_older_one_where_it_is_asked_for(
    qtbot, session, project, monkeypatch
):
    monkeypatch.setattr(run_choice, "MOST", 2)
    first, second, third = made(project, 3)
    session.set_project(project, project.spec)
    choice = RunChoice(session)
    qtbot.addWidget(choice)
    qtbot.waitUntil(lambda: choice.run == third)
    assert listed(choice) == [third, second]

    session.run_requested.emit(first)

    assert choice.run == first and listed(choice) == [third, second, first]
    qtbot.waitUntil(lambda: not session.jobs.jobs and not session.loading)

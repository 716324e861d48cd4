"""Judging a run in a job."""

import shutil

from workbench.evaluation import store
from workbench.gui.runs.judging import judge
from workbench.progress import finish


def test_a_run_that_is_removed_while_it_is_judged_is_judged_all_the_same(open_sample, train_run, monkeypatch):
    session, save = open_sample(), store.save_evaluation
    run = train_run(session, epochs=1)

    def save_where_nothing_is(evaluation, folder):
        shutil.rmtree(folder)
        save(evaluation, folder)

    monkeypatch.setattr(store, "save_evaluation", save_where_nothing_is)

    assert finish(judge(session.project, run, session.data.loaded)).verdict
    assert not list(session.project.runs())

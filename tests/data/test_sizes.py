"""Series of unlike size in one file: warned of, cured by a scale of their own, and then answered rightly."""

import numpy as np
import pytest

from workbench.data.audit import audit
from workbench.data.audit.sizes import examine_sizes
from workbench.evaluation.evaluate import evaluate_run
from workbench.experiment import load_experiment, run_experiment
from workbench.progress import finish
from workbench.proposal import propose_experiment
from workbench.runs.project import Project

STEPS = 240


def file_of(folder, *sizes: float):
    t, random = np.arange(STEPS), np.random.default_rng(0)
    lines = ["store,day,sales"]
    for number, size in enumerate(sizes):
        values = size * (2 + np.sin(t * 2 * np.pi / 7 + number) + 0.05 * random.standard_normal(STEPS))
        days = np.datetime64("2023-01-01") + t
        lines += [f"shop {number},{day},{value:.6g}" for day, value in zip(days, values, strict=True)]
    path = folder / "shops.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def proposed(path, *settings: tuple[str, str]):
    return finish(propose_experiment([path], task="forecast", targets=["sales"], settings=settings))


def found(made):
    return list(examine_sizes(made.loaded.dataset, made.loaded.split, made.spec.data))


def test_a_series_a_hundred_thousand_times_smaller_is_warned_of(tmp_path):
    (finding,) = found(proposed(file_of(tmp_path, 1e6, 10)))

    assert finding.severity == "warning"
    assert "as much in shop 0 as in shop 1" in str(finding.sentence)
    assert "--set data.name_as_input=true" in str(finding.told)


@pytest.mark.parametrize("sizes", [(1.0, 50.0), (3.0, 3.0, 4.0), (7.0,)])
def test_series_of_like_size_are_not_worth_a_word(tmp_path, sizes):
    assert not found(proposed(file_of(tmp_path, *sizes)))


def test_the_cure_leaves_nothing_to_find_by_a_click_as_by_settings(tmp_path):
    path = file_of(tmp_path, 1e6, 10)
    (finding,) = found(proposed(path))

    cured = proposed(path, *finding.cure.settings)

    assert cured.spec.data.name_as_input and finding.cure.change(proposed(path).spec.data).name_as_input
    assert not [
        one
        for one in audit(cured.loaded.dataset, cured.loaded.split, cured.spec.data)
        if one.sentence.template == finding.sentence.template
    ]


def test_with_a_scale_of_its_own_the_small_series_is_answered_in_its_own_size(tmp_path):
    made = proposed(file_of(tmp_path, 1e6, 10), ("data.name_as_input", "true"), ("training.epochs", "5"))
    training = made.spec.training.model_copy(update={"device": "cpu"})
    project = Project.create(tmp_path / "p", made.spec.model_copy(update={"training": training}))
    for _ in run_experiment(project):
        pass
    run = project.run()

    judged = finish(evaluate_run(run, finish(load_experiment(run.spec.data, project.folder))))

    small = judged.case.examples.sequences_E == 1
    assert np.abs(judged.answers[small] - judged.truth[small]).mean() < 3.0

"""Templates fit the task, say what they want of training, and start where the facts point."""

import pytest

from workbench.data.dataset import DataFacts
from workbench.models.templates import TEMPLATES, propose
from workbench.training.spec import TrainingSpec

TEMPLATE_CASES = [(template, task) for template in TEMPLATES.values() for task in template.tasks]


def facts_of(task: str, inputs: tuple[str, ...] = ("load",)) -> DataFacts:
    forecast = task == "forecast"
    return DataFacts(
        task=task,
        inputs=inputs,
        targets=("load",) if forecast else (),
        classes=() if forecast else ("a", "b"),
        context=24,
        horizon=12 if forecast else 0,
        missing_mask=False,
        season=12,
    )


@pytest.mark.parametrize("task", ["forecast", "classify"])
def test_the_proposed_template_serves_the_task(task):
    assert task in TEMPLATES[propose(facts_of(task))].tasks


@pytest.mark.parametrize(("template", "task"), TEMPLATE_CASES)
@pytest.mark.parametrize("examples", [20, 1000, 100_000])
def test_training_changes_are_fields_of_the_training_spec(template, task, examples):
    changes = template.training(facts_of(task), examples)

    spec = TrainingSpec.model_validate(TrainingSpec().model_dump() | changes)

    assert (spec.loss == "cross_entropy") == (task == "classify")


@pytest.mark.parametrize(("template", "task"), TEMPLATE_CASES)
def test_a_model_knows_its_template_and_forecasters_remove_the_level(template, task):
    spec = template.build(facts_of(task))

    assert spec.template == template.name
    assert spec.preprocess.level == ("last" if task == "forecast" else "none")


def test_few_examples_get_more_epochs_in_smaller_batches():
    few, many = (TEMPLATES["gru-forecaster"].training(facts_of("forecast"), count) for count in (100, 10_000))

    assert few["epochs"] > many["epochs"]
    assert few["batch_size"] < many["batch_size"]


@pytest.mark.parametrize(("inputs", "pool"), [(("load",), "last"), (("load", "heat"), "mean")])
def test_the_classifier_averages_several_inputs_and_reads_one_curve_to_its_ends(inputs, pool):
    assert TEMPLATES["bilstm-classifier"].build(facts_of("classify", inputs)).head.pool == pool

import ast
from pathlib import Path
from typing import get_args

import pytest

import workbench
from workbench.data.spec import Task
from workbench.data.tasks import TASKS
from workbench.training.losses import NUMBER_LOSSES
from workbench.training.spec import TrainingSpec

PACKAGE = Path(workbench.__file__).parent


def test_every_task_has_its_record_in_the_order_of_the_spec():
    assert tuple(TASKS) == get_args(Task) == tuple(task.name for task in TASKS.values())


def test_the_losses_of_a_task_are_losses_of_its_kind():
    for task in TASKS.values():
        assert set(task.losses) <= set(get_args(TrainingSpec.model_fields["loss"].annotation))
        assert {loss in NUMBER_LOSSES for loss in task.losses} == {task.numbers}


@pytest.mark.parametrize(
    ("trait", "tasks"),
    [
        ("forecasts", {"forecast"}),
        ("per_sequence", {"classify", "regress"}),
        ("per_step", {"label-steps", "next-token"}),
        ("numbers", {"forecast", "regress"}),
        ("labelled", {"classify", "label-steps"}),
        ("ahead", {"forecast", "next-token"}),
        ("labels_steps", {"label-steps"}),
        ("labels_sequences", {"classify"}),
        ("values_sequences", {"regress"}),
    ],
)
def test_a_trait_belongs_to_the_tasks_that_it_describes(trait, tasks):
    assert {name for name, task in TASKS.items() if getattr(task, trait)} == tasks


def test_no_module_compares_a_task_with_a_name():
    """What differs by task is asked of its record, or of a dictionary with an entry per task."""
    found = [f"{path.name}:{line}" for path in PACKAGE.rglob("*.py") for line in comparisons(path)]

    assert found == []


def comparisons(path: Path) -> list[int]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    compared = [part for node in nodes if isinstance(node, ast.Compare) for part in (node.left, *node.comparators)]
    compared += [node.value for node in nodes if isinstance(node, ast.MatchValue)]
    names = [name for part in compared for name in ast.walk(part) if isinstance(name, ast.Constant)]
    return [name.lineno for name in names if name.value in TASKS and isinstance(name.value, str)]

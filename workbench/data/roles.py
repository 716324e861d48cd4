"""Roles of columns: one record each, and a data spec with one column's role changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbench.data.spec import DataSpec, Role, Task
from workbench.data.tasks import TASKS, TaskTraits
from workbench.data.time.names import may_be_part
from workbench.sentence import Sentence, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleTraits:
    """What a column may be for: how it is called, explained and drawn, and which columns of which tasks may be it."""

    name: Role
    title: Sentence
    tip: Sentence
    glyph: str
    """Its picture, by the name that Material Design Icons give it."""
    tasks: tuple[Task, ...]
    """Where it means something."""
    once: bool = False
    """Whether at most one column has it."""
    together: bool = False
    """Whether several columns may be it all the same, as parts of one: a date and a clock, or a year and a month."""
    answers: bool = False
    """Whether it is what a model is to answer."""


def _tasks(fits: Callable[[TaskTraits], bool]) -> tuple[Task, ...]:
    return tuple(task.name for task in TASKS.values() if fits(task))


ROLES: dict[str, RoleTraits] = {
    role.name: role
    for role in (
        RoleTraits(
            name="target",
            title=sentence("Target"),
            tip=sentence("What the model is to answer"),
            glyph="target",
            tasks=_tasks(lambda task: not task.labelled),
            answers=True,
        ),
        RoleTraits(
            name="label",
            title=sentence("Label"),
            tip=sentence("The class that is to be recognised"),
            glyph="tag-outline",
            tasks=_tasks(lambda task: task.labelled),
            once=True,
            answers=True,
        ),
        RoleTraits(
            name="feature",
            title=sentence("Feature"),
            tip=sentence("An input that the model sees"),
            glyph="chart-line",
            tasks=_tasks(lambda task: not task.text),
        ),
        RoleTraits(
            name="known",
            title=sentence("Known ahead"),
            tip=sentence(
                "An input whose values to come are known when a forecast is made, such as the day of the week"
            ),
            glyph="calendar-check-outline",
            tasks=_tasks(lambda task: task.forecasts),
        ),
        RoleTraits(
            name="category",
            title=sentence("Category"),
            tip=sentence("An input of words or codes, each of which the model learns by itself"),
            glyph="shape-outline",
            tasks=_tasks(lambda task: not task.text),
        ),
        RoleTraits(
            name="time",
            title=sentence("Time"),
            tip=sentence("Puts the rows in order"),
            glyph="clock-outline",
            tasks=_tasks(lambda task: not task.text),
            once=True,
            together=True,
        ),
        RoleTraits(
            name="sequence",
            title=sentence("Sequence"),
            tip=sentence("Tells sequences apart: rows with the same values belong together"),
            glyph="identifier",
            tasks=_tasks(lambda task: not task.text),
        ),
        RoleTraits(
            name="ignore",
            title=sentence("Ignore"),
            tip=sentence("The model never sees it"),
            glyph="eye-off-outline",
            tasks=_tasks(lambda task: True),
        ),
    )
}
"""All roles by name, in the order in which they are offered."""


def roles_of(task: Task) -> tuple[Role, ...]:
    """The roles that mean something in a task, in the order in which they are offered."""
    return tuple(role.name for role in ROLES.values() if task in role.tasks)


def answer_role(task: Task) -> Role:
    """The role without which the task has no answer to learn."""
    return next(role for role in roles_of(task) if ROLES[role].answers)


def answers_of(spec: DataSpec) -> tuple[str, ...]:
    """The columns that answer the task's question, in their order."""
    return tuple(name for name, role in spec.roles.items() if role == answer_role(spec.task))


def with_answers(spec: DataSpec, answers: Sequence[str] | None, column: str, role: Role) -> tuple[str, ...]:
    """The columns that answer once a column has a role: of these, or of the spec's where None are given."""
    known = answers_of(spec) if answers is None else tuple(answers)
    others = tuple(name for name in known if name != column)
    if role != answer_role(spec.task):
        return others
    return (column,) if ROLES[role].once else (*others, column)


def with_task(spec: DataSpec, task: Task) -> DataSpec:
    """The spec with another task; roles that mean nothing in it are ignored, what was looked at still is."""
    roles = {name: _role_in(task, role) for name, role in spec.roles.items()}
    layout = "series" if TASKS[task].per_step and spec.layout == "wide" else spec.layout
    return spec.model_copy(update={"task": task, "roles": roles, "layout": layout})


def _role_in(task: Task, role: Role) -> Role:
    allowed = roles_of(task)
    if role in allowed and not ROLES[role].answers:
        return role
    return "feature" if role in ("target", "known") and "feature" in allowed else "ignore"


def with_role(spec: DataSpec, column: str, role: Role) -> DataSpec:
    """The spec with that role for a column; who had a role that exists once is ignored then, and a sequence column
    makes the layout long."""
    roles = {
        name: "ignore" if had == role and _excludes(role, name, column) else had for name, had in spec.roles.items()
    }
    roles[column] = role
    has_sequence = "sequence" in roles.values()
    layout = "long" if has_sequence else ("series" if spec.layout == "long" else spec.layout)
    return spec.model_copy(update={"roles": roles, "layout": layout})


def _excludes(role: Role, other: str, column: str) -> bool:
    """Whether a column cannot keep a role when another one gets it."""
    parts = ROLES[role].together and may_be_part(other) and may_be_part(column)
    return ROLES[role].once and not parts

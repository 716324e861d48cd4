"""States that a forecast leaves out, and the cure that makes them what is to be told, step by step."""

from functools import partial

from workbench.data.audit.finding import Cure, Finding
from workbench.data.spec import DataSpec
from workbench.data.states import perhaps_states
from workbench.data.table import Table
from workbench.data.tasks import TASKS
from workbench.sentence import sentence


def states_left_out(table: Table, spec: DataSpec) -> Finding | None:
    """That a column may be what is to be told."""
    column = perhaps_states(table, spec.roles, spec.layout) if TASKS[spec.task].forecasts else None
    if column is None:
        return None
    said = sentence(
        "{column} holds {count} values that last for some rows, as states do: a model may tell them of each step.",
        column=column,
        count=table.column(column).distinct,
    )
    cure = Cure(
        title=sentence("Tell {column} step by step", column=column),
        change=partial(_labelled, column=column),
        settings=(("--task", "label-steps"), ("--target", column)),
    )
    return Finding(kind="class", sentence=said, cure=cure)


def _labelled(spec: DataSpec, column: str) -> DataSpec:
    """The column is the label, what was forecast an input; whoever proposes anew makes inputs of others, too."""
    roles = {name: "feature" if role == "target" else role for name, role in spec.roles.items()}
    return spec.model_copy(update={"task": "label-steps", "roles": roles | {column: "label"}})

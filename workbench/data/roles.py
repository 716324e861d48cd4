"""Roles by hand: a data spec with one column's role changed, and what must change with it."""

from workbench.data.spec import DataSpec, Role, Task

ONCE: frozenset[Role] = frozenset({"time", "label"})
"""Roles that at most one column has."""

ROLES: dict[Task, tuple[Role, ...]] = {
    "forecast": ("target", "feature", "known", "time", "sequence", "ignore"),
    "classify": ("label", "feature", "time", "sequence", "ignore"),
    "regress": ("target", "feature", "time", "sequence", "ignore"),
    "label-steps": ("label", "feature", "time", "sequence", "ignore"),
    "next-token": ("target", "ignore"),
}
"""Roles that mean something in a task, in the order they are offered."""


def with_role(spec: DataSpec, column: str, role: Role) -> DataSpec:
    """The spec with that role for a column; who had a role that exists once is ignored then, and a sequence column
    makes the layout long."""
    roles = {name: "ignore" if had == role and role in ONCE else had for name, had in spec.roles.items()}
    roles[column] = role
    has_sequence = "sequence" in roles.values()
    layout = "long" if has_sequence else ("series" if spec.layout == "long" else spec.layout)
    return spec.model_copy(update={"roles": roles, "layout": layout})

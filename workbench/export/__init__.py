"""Export: a run leaves the workbench, verified."""

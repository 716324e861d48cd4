"""A search over settings: trials, each one or more runs of the project, asked of and told to optuna."""

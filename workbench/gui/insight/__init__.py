"""The Inside page: a look into a run, one tab for each question of `workbench.insight`."""

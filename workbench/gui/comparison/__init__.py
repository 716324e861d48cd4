"""The Runs page: all runs of a project in one table, and several of them side by side."""

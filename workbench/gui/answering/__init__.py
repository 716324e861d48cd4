"""The Use page: what comes next, and what new files are."""

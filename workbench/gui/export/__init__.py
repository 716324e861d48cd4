"""The Export page: a run leaves the program as files that were checked."""

"""Sources: files of one format each, opened into tables with what was detected."""

"""The Data page: from files to examples, seen."""

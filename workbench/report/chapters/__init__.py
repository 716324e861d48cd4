"""The chapters of a report: each tells one side of the facts in a language, as blocks of a document."""

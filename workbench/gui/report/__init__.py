"""The report in the window: the printer that makes a PDF of it, and the job that writes it."""

"""The Results page: the verdict, numbers and pictures of a run, and all runs side by side."""

"""The document behind the window: the experiment in hand, its jobs, folders, recovery and settings."""

"""Training: a model and examples become a stream of events."""

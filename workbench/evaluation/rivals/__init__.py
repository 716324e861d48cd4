"""Rivals: cheap strong answers of known methods, fitted on the training part only, that stand beside every model."""

"""The Train page: settings, live curves, and what the training run is doing."""

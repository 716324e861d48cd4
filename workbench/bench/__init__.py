"""How fast this machine trains, beside the loops that people write by hand."""

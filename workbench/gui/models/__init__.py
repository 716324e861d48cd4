"""The Model page: a network assembled by hand from blocks."""

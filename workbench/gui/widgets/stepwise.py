"""Stepwise: a widget that can be made in steps, between which the window answers."""

from collections.abc import Iterator

Steps = Iterator[None]


class Stepwise:
    """What has many parts makes them in `_make`, a generator; whoever wants no steps gets it whole at once."""

    steps: Steps

    def begin(self, steps: Steps, *, in_steps: bool) -> None:
        """Keep the steps for whoever goes through them, or go through all now."""
        self.steps = steps
        if not in_steps:
            self.finish()

    def finish(self) -> None:
        """Make what is missing."""
        for _ in self.steps:
            pass

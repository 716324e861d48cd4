"""What a search varies and how: the settings with their ranges or choices, the sampler, the pruner and the budget."""

import math
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from workbench.spec_base import Spec, knob

Sampler = Literal["tpe", "random", "grid", "cmaes"]
Pruner = Literal["none", "median", "hyperband"]
DIGITS = 4
"""Significant digits of a value that is tried: it can be read, typed and told to others."""


class Parameter(Spec):
    """A setting that a search varies: over a range (low, high), or over choices, written as `--set` takes them."""

    key: str = Field(min_length=1, max_length=200)
    low: float | None = None
    high: float | None = None
    log: bool = False
    integer: bool = False
    choices: tuple[Annotated[str, Field(min_length=1, max_length=200)], ...] = Field(default=(), max_length=1000)

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.choices:
            if self.low is not None or self.high is not None or self.log or self.integer:
                raise ValueError("a parameter has a range or choices, not both")
            if len(set(self.choices)) < len(self.choices):
                raise ValueError("a choice is there twice")
            return self
        if self.low is None or self.high is None:
            raise ValueError("a parameter needs low and high, or choices")
        if self.low >= self.high:
            raise ValueError("low must be below high")
        if self.log and self.low <= 0:
            raise ValueError("a logarithmic range must lie above 0")
        if self.integer and not (self.low.is_integer() and self.high.is_integer()):
            raise ValueError("a range of whole numbers has whole ends")
        return self

    @property
    def bounds(self) -> tuple[float, float]:
        """The ends of its range."""
        assert self.low is not None and self.high is not None, "choices have no bounds"
        return self.low, self.high

    @property
    def ends(self) -> tuple[str, ...]:
        """What must suit the setting for all between to do so: both ends of a range, or all choices."""
        return self.choices or tuple(self.text(end) for end in self.bounds)

    def text(self, value: float | str) -> str:
        """A sampled value as `--set` takes it; one of a range has DIGITS digits and lies within."""
        if isinstance(value, str):
            return value
        low, high = self.bounds
        if self.integer:
            return str(round(min(max(value, low), high)))
        return f"{min(max(float(f'{value:.{DIGITS}g}'), low), high):.12g}"

    def at(self, share: float) -> float:
        """The value at a share of its range, of its logarithm where that is asked for."""
        low, high = self.bounds
        value = low * (high / low) ** share if self.log else low + (high - low) * share
        return float(round(value)) if self.integer else value

    def share(self, value: float) -> float:
        """Where a value lies in its range: what `at` makes of it, undone."""
        low, high = self.bounds
        return math.log(value / low) / math.log(high / low) if self.log else (value - low) / (high - low)

    def levels(self, count: int) -> tuple[str, ...]:
        """Values for a grid: all choices, or `count` from low to high, fewer where there are no more whole numbers."""
        return self.choices or tuple(dict.fromkeys(self.text(self.at(step / (count - 1))) for step in range(count)))


class SearchSpec(Spec):
    """A search over settings of an experiment; without parameters there is none."""

    parameters: tuple[Parameter, ...] = Field(default=(), max_length=50)
    sampler: Sampler = knob(
        "tpe",
        title="Sampler",
        description="How points are chosen: tpe learns from the trials so far, cmaes moves a cloud of points and suits "
        "numbers and many trials, random draws, grid takes every combination.",
    )
    pruner: Pruner = knob(
        "median",
        title="Pruner",
        description="Which trials end early, by their validation losses: those worse than the median of others at that "
        "epoch; by hyperband, which gives few epochs to many trials and many to few; or none.",
    )
    trials: int = knob(
        20, title="Trials", description="How many trials the search has in all.", unit="trials", ge=1, le=100_000
    )
    hours: float | None = knob(
        None,
        title="Hours",
        description="After this time no trial begins; those that have begun end. Automatic sets no limit.",
        unit="hours",
        gt=0,
        le=10_000,
    )
    seeds: int = knob(
        1,
        title="Seeds per trial",
        description="How often each trial is trained, with another seed each time; their mean counts.",
        ge=1,
        le=100,
    )
    levels: int = knob(
        5, title="Grid levels", description="Values that a grid takes from each range, from low to high.", ge=2, le=1000
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        keys = [parameter.key for parameter in self.parameters]
        twice = sorted({key for key in keys if keys.count(key) > 1})
        if twice:
            raise ValueError(f"{twice[0]} is there twice")
        return self

    @property
    def searched(self) -> tuple[str, ...]:
        """The dotted keys of the settings that it varies."""
        return tuple(parameter.key for parameter in self.parameters)

    def parameter(self, key: str) -> Parameter | None:
        """How it varies a setting; None where it does not."""
        return next((parameter for parameter in self.parameters if parameter.key == key), None)

    def varying(self, parameter: Parameter) -> Self:
        """The same with this parameter, in the place of one of the same key."""
        others = self.parameters if self.parameter(parameter.key) else (*self.parameters, parameter)
        mine = tuple(parameter if each.key == parameter.key else each for each in others)
        return self.model_validate({**dict(self), "parameters": mine})

    def without(self, key: str) -> Self:
        """The same, where this setting stays as it is."""
        return self.model_copy(update={"parameters": tuple(each for each in self.parameters if each.key != key)})

    @property
    def grid_size(self) -> int:
        """How many points a grid over the parameters has."""
        return math.prod(len(parameter.levels(self.levels)) for parameter in self.parameters)

    def grid(self, numbers: Iterable[int]) -> Iterator[dict[str, str]]:
        """The points of a grid with these numbers, by key; of neighbours the last parameter differs."""
        axes = [(parameter.key, parameter.levels(self.levels)) for parameter in reversed(self.parameters)]
        for number in numbers:
            point, left = {}, number
            for key, texts in axes:
                left, place = divmod(left, len(texts))
                point[key] = texts[place]
            yield point

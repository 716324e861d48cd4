"""Samples: small data sets that ship with the program, to try it without a file of one's own."""

from dataclasses import dataclass
from pathlib import Path

from workbench.data.spec import Task
from workbench.paths import resources
from workbench.sentence import Sentence, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One data set: what it is, the question it comes with, and what is to be answered."""

    name: str
    title: Sentence
    description: Sentence
    task: Task
    targets: tuple[str, ...]

    @property
    def path(self) -> Path:
        """Where its file lies."""
        return resources() / "samples" / f"{self.name}.csv"


SAMPLES: tuple[Sample, ...] = (
    Sample(
        name="airline_passengers",
        title=sentence("Airline passengers"),
        description=sentence(
            "Forecast monthly passengers: 144 months from 1949 to 1960, with a trend and a yearly season."
        ),
        task="forecast",
        targets=("Passengers",),
    ),
    Sample(
        name="sunspots_yearly",
        title=sentence("Sunspots"),
        description=sentence("Forecast the yearly sunspot number: 309 years from 1700 to 2008, a cycle of about 11."),
        task="forecast",
        targets=("SUNACTIVITY",),
    ),
    Sample(
        name="sensors",
        title=sentence("Room sensors"),
        description=sentence(
            "Forecast the temperature of a machine room: four weeks at ten-minute intervals with humidity, load and "
            "pressure, a daily cycle and some missing values (simulated)."
        ),
        task="forecast",
        targets=("temperature",),
    ),
    Sample(
        name="gestures",
        title=sentence("Gestures"),
        description=sentence(
            "Which of four gestures was made? 240 recordings of a hand-held sensor, 20 to 50 steps each (simulated)."
        ),
        task="classify",
        targets=("label",),
    ),
    Sample(
        name="random_walk",
        title=sentence("Random walk"),
        description=sentence(
            "Pure chance: 2,000 days that no model can forecast better than by repeating the last value. "
            "See how the program says so."
        ),
        task="forecast",
        targets=("value",),
    ),
)

"""Layers that turn samples of sound into features of short frames."""

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Literal, Self

from workbench.data.spec import Task
from workbench.models.specs.layer import Flow, LayerCategory, LayerPlace, LayerSpec, Y
from workbench.sentence import Sentence, sentence
from workbench.spec_base import knob

if TYPE_CHECKING:
    from workbench.data.dataset import DataFacts

LOUDNESS = "log(M |FFT(w ⊙ frame<sub>t</sub>)|² + ε)"
FRAME_SYMBOLS = sentence(
    "frameₜ: the samples of frame t; w: a Hann window; M: triangles that are even on the mel scale"
)


def frames_at(sample_rate: int) -> tuple[int, int]:
    """Samples of a frame of 64 ms, to the nearest power of two, and of the 10 ms to the next; as far as they can be."""
    return 2 ** min(16, max(4, round(math.log2(sample_rate * 0.064)))), min(1 << 16, max(1, round(sample_rate / 100)))


class LogMelSpec(LayerSpec):
    """Sound as the ear hears it: the loudness of frequency bands in short frames of the samples."""

    kind: Literal["log_mel"] = "log_mel"
    name: ClassVar = "LogMel"
    title: ClassVar[Sentence | str] = sentence("Log-mel")
    hint: ClassVar = sentence("Sound as loudness of frequency bands")
    icon: ClassVar = "equalizer"
    category: ClassVar[LayerCategory] = "first"
    step_name: ClassVar = sentence("frames")
    window: int = knob(512, title="Frame", description="Samples that one frame sees.", unit="samples", ge=16, le=65_536)
    hop: int = knob(
        80, title="Hop", description="Samples between the starts of two frames.", unit="samples", ge=1, le=65_536
    )
    mels: int = knob(40, title="Mel bands", description="Frequency bands, narrow below and wide above.", ge=2, le=512)
    low_hz: float = knob(
        0.0, title="Lowest frequency", description="Where the first band begins.", unit="Hz", ge=0, le=100_000
    )
    high_hz: float | None = knob(
        None,
        title="Highest frequency",
        description="Where the last band ends; half of the sample rate when not given.",
        unit="Hz",
        gt=0,
        le=200_000,
    )
    normalize: Literal["channel", "clip", "both", "none"] = knob(
        "channel",
        title="Normalisation",
        description="Bands scaled by the training part, by each recording's own mean and spread, or own mean and "
        "the training part's spread.",
    )
    range_db: float = knob(
        0.0,
        title="Dynamic range",
        description="What is quieter than this below the recording's loudest band is raised to it, so that recordings "
        "with more or less background noise look alike; 0 keeps everything.",
        unit="dB",
        ge=0,
        le=200,
    )
    time_mask: int = knob(
        0,
        title="Time mask",
        description="Frames blanked at random in training, at most (SpecAugment).",
        unit="frames",
        ge=0,
        le=10_000,
    )
    frequency_mask: int = knob(
        0,
        title="Frequency mask",
        description="Bands blanked at random in training, at most.",
        unit="bands",
        ge=0,
        le=512,
    )
    warp: float = knob(
        0.0,
        title="Frequency warp",
        description="In training each recording's frequencies are spread or squeezed by up to this share, as if "
        "another voice had spoken.",
        ge=0,
        le=0.9,
    )

    def card(self) -> tuple[Sentence | str, ...]:
        """Bands and frames."""
        return (sentence("{count} bands", count=self.mels), self._frames_text())

    def equation(self) -> str:
        """The bands' loudness."""
        return f"{Y} = {LOUDNESS}"

    def symbols(self) -> tuple[Sentence, ...]:
        """Frames and bands."""
        return (FRAME_SYMBOLS, sentence("ε: a floor 100 dB below full scale; then the bands are normalised"))

    def flow(self, before: Flow) -> Flow:
        """Frames that fit; at least one, filled up with silence."""
        steps, usual = (1 + max(some - self.window, 0) // self.hop for some in (before.steps, before.usual))
        return replace(before, steps=steps, typical=usual, size=self.mels)

    def kept(self, place: LayerPlace) -> int:
        """A frame's samples and spectrum, and its bands."""
        return self.window * 3 + 2 * self.mels

    def keeps_steps(self) -> bool:
        """Many samples become one frame."""
        return False

    def least_steps(self) -> int:
        """A whole frame."""
        return self.window

    def suits(self, task: Task, *, sound: bool | None) -> bool:
        """Sound."""
        return sound is not False

    def fitted(self, facts: "DataFacts") -> Self:
        """Frames of 64 ms every 10 ms."""
        if facts.sample_rate is None:
            return self
        window, hop = frames_at(facts.sample_rate)
        return self.model_copy(update={"window": window, "hop": hop})

    def unstreamable(self, place: LayerPlace) -> Iterator[Sentence]:
        """What is compared with the whole recording, which has not been heard yet."""
        if self.normalize in ("clip", "both"):
            yield sentence("The sound features compare with the whole recording: choose the normalisation channel.")
        if self.range_db:
            yield sentence("The dynamic range begins at the loudest moment of the whole recording: set it to 0.")
        if self.hop > self.window:
            yield sentence("The frames leave samples out: take a hop that is no longer than a frame.")

    def misplaced(self, place: LayerPlace) -> Iterator[Sentence]:
        """It reads one column of raw samples."""
        facts = place.facts
        if place.index > 0:
            yield sentence("Sound features are made of raw samples: move this block to the first place.")
        if facts.sample_rate is None:
            yield sentence("The data has no sample rate, so it is no sound: remove this block.")
        if len(facts.inputs) != 1 or facts.missing_mask:
            yield sentence("Sound features are made of one column of samples without gaps.")
        high = min(self.high_hz or float("inf"), (facts.sample_rate or 2 * self.low_hz + 2) / 2)
        if self.low_hz >= high:
            yield sentence(
                "The lowest frequency, {low} Hz, is not below the highest, {high} Hz.", low=self.low_hz, high=high
            )

    def _frames_text(self) -> Sentence:
        return sentence("frames of {window}, every {hop}", window=str(self.window), hop=str(self.hop))


class MfccSpec(LogMelSpec):
    """The shape of a sound's spectrum in a few numbers per frame: the cosine transform of its log-mel bands."""

    kind: Literal["mfcc"] = "mfcc"  # type: ignore[assignment]
    name: ClassVar = "MFCC"
    title: ClassVar = "MFCC"
    hint: ClassVar = sentence("Sound as the shape of its spectrum")
    icon: ClassVar = "sine-wave"
    category: ClassVar[LayerCategory] = "first"
    coefficients: int = knob(
        13, title="Coefficients", description="Numbers kept per frame, from coarse to fine.", ge=2, le=512
    )

    def card(self) -> tuple[Sentence | str, ...]:
        """Coefficients and frames."""
        return (sentence("{count} coefficients", count=self.coefficients), self._frames_text())

    def equation(self) -> str:
        """The cosine transform of the bands' loudness."""
        return f"{Y} = C {LOUDNESS}"

    def symbols(self) -> tuple[Sentence, ...]:
        """Frames, bands and coefficients."""
        kept = sentence("C: the cosine transform, of which the first coefficients are kept and normalised")
        return (FRAME_SYMBOLS, kept)

    def flow(self, before: Flow) -> Flow:
        """As many numbers a frame as there are coefficients."""
        return replace(super().flow(before), size=self.coefficients)

    def misplaced(self, place: LayerPlace) -> Iterator[Sentence]:
        """Nor more coefficients than bands."""
        yield from super().misplaced(place)
        if self.coefficients > self.mels:
            yield sentence(
                "{coefficients} coefficients cannot be made of {mels} bands: take no more than there are bands.",
                coefficients=self.coefficients,
                mels=self.mels,
            )


KINDS: dict[str, type[LayerSpec]] = {
    "log_mel": LogMelSpec,
    "mfcc": MfccSpec,
}
"""By the name that a spec's `kind` holds."""

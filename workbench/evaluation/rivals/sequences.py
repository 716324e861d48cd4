"""What rivals see of whole sequences: values on one scale in a flat table; of sound, the loudness of bands by frame.

Shapes: N rows, E examples, F inputs, T steps, M mel bands.
"""

from dataclasses import dataclass

import numpy as np
import torch

from workbench.data.dataset import Doubles, Examples, Floats, Integers, Rows, SequenceDataset
from workbench.evaluation.rivals.scale import scaled
from workbench.models.audio import LogMel
from workbench.models.spec import LogMelSpec
from workbench.training.batches import ResidentData, by_length

FRAME_SECONDS, HOP_SECONDS, BANDS = 0.032, 0.016, 20
BATCH = 64
SEGMENTS = 5


@dataclass(frozen=True, slots=True)
class Seen:
    """Examples as rows of a flat table: `lengths_E` from `starts_E`."""

    values_NF: Floats
    starts_E: Rows
    lengths_E: Integers

    def __len__(self) -> int:
        return len(self.starts_E)

    def even(self, steps: int) -> Floats:
        """All examples brought to so many steps by linear interpolation, as E,F,T."""
        place_ET = self.starts_E[:, None] + np.linspace(0, 1, steps) * (self.lengths_E[:, None] - 1)
        before_ET = place_ET.astype(np.int64)
        after_ET = np.minimum(before_ET + 1, (self.starts_E + self.lengths_E - 1)[:, None])
        share_ET1 = (place_ET - before_ET)[:, :, None].astype(np.float32)
        even_ETF = self.values_NF[before_ET] * (1 - share_ET1) + self.values_NF[after_ET] * share_ET1
        return np.ascontiguousarray(even_ETF.transpose(0, 2, 1))

    def summaries(self, segments: int = SEGMENTS) -> Floats:
        """Mean and standard deviation of each input in so many equal segments, and the length, as E,P."""
        bounds_ES = self.lengths_E[:, None] * np.arange(segments + 1) // segments
        starts_ES = self.starts_E[:, None] + np.minimum(bounds_ES[:, :-1], self.lengths_E[:, None] - 1)
        stops_ES = np.maximum(self.starts_E[:, None] + bounds_ES[:, 1:], starts_ES + 1)
        count_ES1 = (stops_ES - starts_ES)[:, :, None]
        sums_NF, squares_NF = (_running(values) for values in (self.values_NF, np.square(self.values_NF)))
        mean_ESF = (sums_NF[stops_ES] - sums_NF[starts_ES]) / count_ES1
        var_ESF = (squares_NF[stops_ES] - squares_NF[starts_ES]) / count_ES1 - np.square(mean_ESF)
        both = [each.reshape(len(self), -1) for each in (mean_ESF, np.sqrt(var_ESF.clip(min=0)))]
        return np.concatenate([*both, np.log(self.lengths_E)[:, None]], axis=1).astype(np.float32)


def seen(dataset: SequenceDataset, examples: Examples, scale: tuple[Doubles, Doubles]) -> Seen:
    """The examples on the scale of the training part, missing values at its mean; recordings as log-mel frames."""
    if dataset.sample_rate is not None:
        return _frames(dataset, examples)
    scaled_NF = scaled(dataset.values_NF, dataset, scale)
    return Seen(np.nan_to_num(scaled_NF).astype(np.float32), examples.starts_E, examples.lengths_E)


def _running(values_NF: Floats) -> np.ndarray:
    sums = np.zeros((len(values_NF) + 1, values_NF.shape[1]))
    np.cumsum(values_NF, axis=0, dtype=np.float64, out=sums[1:])
    return sums


@torch.no_grad()
def _frames(dataset: SequenceDataset, examples: Examples) -> Seen:
    rate = dataset.sample_rate or 1
    spec = LogMelSpec(
        window=max(16, round(FRAME_SECONDS * rate)), hop=max(1, round(HOP_SECONDS * rate)), mels=BANDS, normalize="none"
    )
    layer, resident = LogMel(spec, rate), ResidentData(dataset, torch.device("cpu"))
    frames: dict[int, Floats] = {}
    for indices in by_length(examples, BATCH):
        x_BNM, lengths_B = layer.features(*resident.inputs(examples, indices))
        for place, length, x_NM in zip(indices.tolist(), lengths_B.tolist(), x_BNM.numpy(), strict=True):
            frames[place] = x_NM[:length]
    ordered = [frames[place] for place in range(len(examples))]
    lengths_E = np.array([len(some) for some in ordered])
    values_NM = np.concatenate(ordered)
    return Seen(values_NM, np.cumsum(lengths_E) - lengths_E, lengths_E)

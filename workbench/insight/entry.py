"""Entry: where an example enters a model as numbers that can be moved smoothly, and what the model answers then.

Quantities enter raw, before they are scaled; words and characters as the vectors that stand for them, sound as its
frames. Shapes: B copies, T steps, F inputs, D numbers of a step, V numbers that stand for what is no quantity.
"""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from workbench.data.dataset import DataFacts, Doubles, Statistics
from workbench.data.tasks import TASKS
from workbench.insight.burning import Read, burnt_in, read_of
from workbench.models.audio import LogMel
from workbench.models.build import SequenceModel
from workbench.models.categories import Categories, name_numbers
from workbench.models.fast_recurrent import get_ready, unready
from workbench.models.layers import Embedding
from workbench.models.lengths import filled
from workbench.progress import Progress, Work
from workbench.sentence import Sentence, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One number of a model's answer: of a step (from 0) of the horizon or, where every step is answered, of the
    sequence, and of a target or class by its place."""

    step: int = 0
    place: int = 0


class Entry:
    """One example, at the place where it enters a model."""

    def __init__(self, model: SequenceModel, statistics: Statistics, x_TF: Tensor, *, burnt: bool = False) -> None:
        self.model, self._statistics = model.eval(), statistics
        self._read: Read | None = None
        """What its recurrent layers have read before, where their states are burnt in."""
        self._raw_1TF = x_TF[None]
        self._numbers = model.facts.numbers
        self._module = read_by(model)
        with torch.no_grad():
            self.values_TD = self._entering(self._raw_1TF)
        self.groups_D = self._groups()
        """Which of the names each number of a step belongs to."""
        if burnt:
            lengths_1 = filled(torch.tensor([len(x_TF)]))
            with self._entered(self.baseline_TD[None]) as baseline_1TF:
                self._read = read_of(model, baseline_1TF, lengths_1)

    @property
    def names(self) -> tuple[str, ...]:
        """What a step's numbers stand for: inputs, or frequencies of sound."""
        if isinstance(self._module, LogMel):
            return band_names(self._module, self.model.facts)
        return self.model.facts.inputs

    @property
    def seen_TG(self) -> Doubles:
        """What is drawn under the attributions: inputs in the data's units, or frames of sound."""
        if self.sound:
            return self.values_TD.double().numpy()
        facts = self.model.facts
        origins_F = np.array(facts.origins_F or [0.0] * len(facts.inputs))
        seen_TG: Doubles = self._raw_1TF[0].double().numpy() + origins_F
        return seen_TG

    @property
    def characters(self) -> tuple[str, ...]:
        """The text that is read; empty where none is."""
        classes = self.model.facts.classes
        tokens = self._raw_1TF[0, :, 0].long().tolist() if isinstance(self._module, Embedding) else []
        return tuple(classes[min(max(token, 0), len(classes) - 1)] for token in tokens)

    @property
    def sound(self) -> bool:
        """Whether steps are frames of sound and inputs its frequencies."""
        return isinstance(self._module, LogMel)

    def seconds_of(self, rate: int | None) -> float | None:
        """Seconds from one step, as it enters, to the next; None where it is no sound."""
        if not rate:
            return None
        return (self._module.spec.hop if isinstance(self._module, LogMel) else 1) / rate

    @property
    def baseline_TD(self) -> Tensor:
        """The example that says nothing."""
        with torch.no_grad():
            if isinstance(self._module, LogMel):
                level_1D = self.values_TD.mean(dim=0, keepdim=True)
                return (torch.zeros_like(level_1D) if self._module.wants_fitting else level_1D).expand_as(
                    self.values_TD
                )
            if isinstance(self._module, Embedding):
                return self._module.table.weight.mean(dim=0, keepdim=True).expand_as(self.values_TD)
            nothing_1TF = torch.zeros_like(self._raw_1TF)
            nothing_1TF[:, :, : self._numbers] = self._means()
            missing_1TF = self._raw_1TF.isnan()
            return self._entering(nothing_1TF.where(~missing_1TF, torch.nan))

    @property
    def baseline(self) -> Sentence:
        """What the baseline is, in words."""
        if self._read is not None:
            return sentence("{baseline}, and states burnt in by it", baseline=self._level)
        return self._level

    @property
    def _level(self) -> Sentence:
        if isinstance(self._module, LogMel) and not self._module.wants_fitting:
            return sentence("the recording's mean spectrum at every moment")
        if isinstance(self._module, LogMel):
            return sentence("the training part's mean spectrum at every moment")
        if isinstance(self._module, Embedding):
            return sentence("the mean of all characters at every step")
        return sentence("the training part's mean at every step")

    def answer(self, values_BTD: Tensor, choice: Choice) -> Tensor:
        """The chosen number of the answers to these values, as B: in the data's units, or a class's log odds."""
        states = nullcontext() if self._read is None else burnt_in(self.model, self._read)
        with states, self._entered(values_BTD) as x_BTF:
            return chosen(self.model, x_BTF, choice)

    @contextmanager
    def _entered(self, values_BTD: Tensor) -> Iterator[Tensor]:
        """What the model is given so that these values enter it."""
        raw_BTF = self._raw_1TF.expand(len(values_BTD), -1, -1)
        if self._module is None:
            yield values_BTD
        elif isinstance(self._module, LogMel | Embedding):
            with standing_in(self._module, values_BTD):
                yield raw_BTF
        else:
            quantities_BTF, vectors_BTV = values_BTD[:, :, : self._numbers], values_BTD[:, :, self._numbers :]
            with standing_in(self._module, vectors_BTV):
                yield torch.cat([quantities_BTF, raw_BTF[:, :, self._numbers :]], dim=2)

    def _entering(self, raw_1TF: Tensor) -> Tensor:
        if self._module is None:
            return raw_1TF[0]
        if isinstance(self._module, LogMel | Embedding):
            lengths_1 = filled(torch.full((1,), raw_1TF.shape[1], device=raw_1TF.device))
            values_1TD: Tensor = self._module(raw_1TF, lengths_1)[0]
            return values_1TD[0]
        words_1TV = self._module(raw_1TF[:, :, self._numbers :])
        return torch.cat([raw_1TF[:, :, : self._numbers], words_1TV], dim=2)[0]

    def _groups(self) -> Tensor:
        """Quantities and frequencies one by one; all numbers of a word together."""
        width = self.values_TD.shape[1]
        if self._module is None or isinstance(self._module, LogMel):
            return torch.arange(width)
        if isinstance(self._module, Embedding):
            return torch.zeros(width, dtype=torch.int64)
        assert isinstance(self._module, Categories)
        widths = [1] * self._numbers + [size.width for size in self._module.sizes]
        return torch.arange(len(widths)).repeat_interleave(torch.tensor(widths))

    def _means(self) -> Tensor:
        """The training part's mean of every quantity, of the series' own name where the model knows it."""
        known, named = self._statistics.name_mean_VF, self.model.preprocess.named
        means = self._statistics.mean_F
        if known and named is not None:
            means = known[int(name_numbers(self._raw_1TF, named, len(known) - 1))]
        return torch.tensor(means[: self._numbers], dtype=self._raw_1TF.dtype)


def ready(model: SequenceModel) -> Work[None]:
    """Recurrent layers compiled, which gradients ask for; weights want none."""
    model.cpu().eval().requires_grad_(requires_grad=False)
    if cells := unready(model):
        yield Progress(done=0.0, message=sentence("Preparing recurrent layers for this processor"))
        get_ready(cells, 1)


def chosen(model: SequenceModel, x_BTF: Tensor, choice: Choice) -> Tensor:
    """The chosen number of the answers to whole examples, as B; a class's log odds, as probabilities hardly move
    where a model is sure. What a kernel path adds stays out: signs have no gradient."""
    lengths_B = filled(torch.full((len(x_BTF),), x_BTF.shape[1], device=x_BTF.device))
    asks = TASKS[model.facts.task]
    if asks.numbers:
        values = model(x_BTF, lengths_B)
        picked_B: Tensor = values[:, choice.step, choice.place] if asks.forecasts else values[:, choice.place]
        return picked_B
    beside_BC = None if model.kernel_path is None else x_BTF.new_zeros(len(x_BTF), len(model.facts.classes))
    logits = model.forward_scaled(x_BTF, lengths_B, beside_BC)
    logits_BC = logits[:, choice.step] if asks.per_step else logits
    others_BC = logits_BC[:, [c for c in range(logits_BC.shape[1]) if c != choice.place]]
    return logits_BC[:, choice.place] - others_BC.logsumexp(dim=1)


def usual_choice(model: SequenceModel, x_TF: Tensor) -> Choice:
    """What is asked about where nothing is chosen: the first value ahead, or the class that is answered last."""
    asks = TASKS[model.facts.task]
    if asks.numbers:
        return Choice()
    with torch.no_grad():
        logits = model.forward_scaled(x_TF[None], filled(torch.tensor([len(x_TF)])))[0]
    step = len(x_TF) - 1 if asks.per_step else 0
    return Choice(step=step, place=int((logits[step] if asks.per_step else logits).argmax()))


@contextmanager
def exact_gradients() -> Iterator[None]:
    """Gradients of a model that answers: cuDNN has none for its recurrent layers then, so that it is passed by."""
    # `cudnn.flags` would read the old switch of precision, and fails while another job has set one by the new.
    before = torch.backends.cudnn.enabled
    torch.backends.cudnn.enabled = False
    try:
        with torch.enable_grad():
            yield
    finally:
        torch.backends.cudnn.enabled = before


@contextmanager
def standing_in(module: nn.Module, values_BTV: Tensor, counts_B: Tensor | None = None) -> Iterator[None]:
    """A module that gives these values whatever it reads; a layer of sound tells how many frames they are, too."""

    def give(_x: Tensor, lengths_B: Tensor | None = None) -> Tensor | tuple[Tensor, Tensor]:
        if lengths_B is None:
            return values_BTV
        if not isinstance(module, LogMel):
            return values_BTV, lengths_B
        return values_BTV, filled(torch.full_like(lengths_B, values_BTV.shape[1])) if counts_B is None else counts_B

    module.forward = give
    try:
        yield
    finally:
        del module.forward


def read_by(model: SequenceModel) -> nn.Module | None:
    """The module whose result enters in the place of raw values: frames of sound, or vectors of words."""
    first = next(iter(model.layers), None)
    return first if isinstance(first, LogMel | Embedding) else model.preprocess.categories


def band_names(module: LogMel, facts: DataFacts, groups: int | None = None) -> tuple[str, ...]:
    """What the frequencies of a sound are called, one by one or in groups of neighbours."""
    if module.cosines_CM is not None:
        names = [str(number) for number in range(module.outputs)]
        template = "MFCC {}"
    else:
        peaks_M = module.filters_MR.argmax(dim=1) * ((facts.sample_rate or 1) / module.spec.window)
        names, template = [f"{hertz:.0f}" for hertz in peaks_M.tolist()], "{} Hz"
    count = min(groups or len(names), len(names))
    members = [[name for place, name in enumerate(names) if place * count // len(names) == g] for g in range(count)]
    return tuple(template.format("–".join(dict.fromkeys((group[0], group[-1])))) for group in members)

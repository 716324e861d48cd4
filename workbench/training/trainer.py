"""Model and examples become a stream of events; closing the stream stops training after the last finished epoch."""

import math
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from workbench.data.dataset import Examples, SequenceDataset, Split
from workbench.data.tasks import TASKS, ValidationMetric
from workbench.errors import WorkbenchError
from workbench.memory import give_back, retain_freed_memory
from workbench.models.fast_recurrent import get_ready, seconds_to_compile, unready
from workbench.models.one_call import seed_dropout
from workbench.progress import Progress, Work
from workbench.sentence import Sentence, sentence
from workbench.training import device as devices
from workbench.training import optim
from workbench.training.averaging import AveragedWeights
from workbench.training.batches import by_length, seed_of
from workbench.training.buffered import epoch_batches
from workbench.training.events import EpochEnd, FitEnd, FitStart, Precision, StepEnd, StopReason, TrainingEvent, Turn
from workbench.training.kernels import KernelAnswers
from workbench.training.losses import batch_loss, check_objective, objectives
from workbench.training.outlook import sample_text, validation_forecast
from workbench.training.pace import Clock, Pace, uncounted
from workbench.training.spec import TrainingSpec
from workbench.training.state import Standing, TrainerState, luck_of, luck_of_layers, snapshot
from workbench.training.stepping import Step, choose_step
from workbench.training.steps import SOLE, Learner, Sole, Sums, Tally, judge_step
from workbench.training.streamed import place

if TYPE_CHECKING:
    from workbench.models.build import SequenceModel

Save = Callable[[TrainerState, EpochEnd], None]
MOST_NATS = 700.0
"""A loss whose exponential is still a number."""
PREPARING = sentence("Preparing recurrent layers for this processor")
JUDGE_BATCH = 128
"""Examples per batch at least where nothing is learned from them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingData:
    """A dataset and which of its examples train and validate."""

    dataset: SequenceDataset
    split: Split
    taught: bool = False
    """Whether the model has learned before: it is judged before the first step, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turns:
    """How a run shares its thread with others: a Turn is told every so many steps. Who shares keeps the clock."""

    steps: int
    clock: Clock


def fit(
    model: "SequenceModel",
    data: TrainingData,
    spec: TrainingSpec,
    *,
    run: str,
    save: Save,
    window_open: bool = False,
    resume: TrainerState | None = None,
    turns: Turns | None = None,
    ranks: Sole = SOLE,
    until: int = 0,
) -> Generator[Progress | TrainingEvent, None, None]:
    """Train, telling FitStart, then per epoch StepEnd..., EpochEnd and a forecast's ValidationForecast, then FitEnd.

    `save` is called with everything needed to go on, before each EpochEnd is told. `resume` continues from such a
    state; the model then already holds its weights. Progress tells of long validations. `turns` lets other runs train
    meanwhile, which changes nothing here. `ranks` has several processes train together. Where `until` is given, so
    many of the planned epochs are enough.
    Raises WorkbenchError for an absent device, memory that does not suffice, and a loss that is no number.
    """
    clock = turns.clock if turns else Clock()
    threads_before = torch.get_num_threads()
    if window_open:
        devices.lower_priority()
    trainer: Trainer | None = None
    try:
        if devices.choose_device(spec.device).type == "cpu" and (cells := unready(model)):
            yield Progress(done=0.0, message=_preparing(seconds_to_compile(cells)))
            get_ready(cells, devices.most_threads(window_open=window_open))
        trainer = Trainer(
            model, data, spec, run=run, save=save, window_open=window_open, resume=resume, clock=clock, ranks=ranks
        )
        trainer.last_epoch = until or spec.epochs
        events = trainer.events(turns.steps if turns else 0)
        yield from uncounted(events, trainer.device, None if turns else clock)
    except (torch.OutOfMemoryError, MemoryError, RuntimeError) as error:
        if not devices.is_short_of_memory(error):
            raise
        raise devices.out_of_memory(spec.device, spec.batch_size) from error
    finally:
        torch.set_num_threads(threads_before)
        if torch.cuda.is_initialized():  # type: ignore[no-untyped-call]
            torch.cuda.synchronize()  # What replays use may go only when they are done.
        if trainer is not None and trainer.step is not None:
            trainer.step.close()
        give_back()


class Trainer:
    """One model being fitted: what changes from epoch to epoch."""

    def __init__(
        self,
        model: "SequenceModel",
        data: TrainingData,
        spec: TrainingSpec,
        *,
        run: str,
        save: Save,
        window_open: bool,
        resume: TrainerState | None,
        clock: Clock,
        ranks: Sole = SOLE,
    ) -> None:
        check_objective(spec, data.dataset.task)
        self.device = devices.choose_device(spec.device)
        if self.device.type == "cpu":
            retain_freed_memory()
        self.model = model.to(self.device)
        self.data, self.spec, self.run, self.save, self.clock = data, spec, run, save, clock
        self.ranks, self.last_epoch = ranks, spec.epochs
        self.resident = place(data.dataset, self.device, spec.resident_share)
        both = objectives(spec, data.dataset, data.split.train, self.device)
        self.objective, self.judging = map(ranks.objective, both)
        self.weights: list[Tensor] = [weight for weight in model.parameters() if weight.requires_grad]
        self.steps = math.ceil(len(data.split.train) / spec.batch_size)
        self.pace = Pace(clock)
        # Without gradients more examples fit; the fewer batches the better where each is over in no time.
        self._judge_batch = spec.batch_size * (4 if self.device.type == "cuda" else 1)
        self.tally, self.beside = Tally(self.device), KernelAnswers(self.model)
        validated = len(data.split.val) / len(data.split.train)
        self._refit_epochs = spec.epochs * (1 + validated) if spec.refit else 0.0
        self.standing = Standing() if resume is None else resume.standing
        if self.weights:
            self.optimizer = optim.make_optimizer(model, spec)
            if resume is not None:
                optim.restore_optimizer(model, self.optimizer, resume.optimizer, file=resume.file)
                optim.take_smaller_steps(self.optimizer, self.standing.left)
            self.averaged = AveragedWeights(model, self.optimizer, spec.averaging)
        self._choose_threads(window_open)
        self.step = self._choose_step() if self.weights else None
        self.first_epoch, self.began = self.standing.epochs, clock.read()

    @property
    def precision(self) -> Precision:
        """What the products of a step are computed in."""
        if self.standing.half:
            return "bf16"
        return "tf32" if self.spec.precision != "float32" and devices.has_tf32(self.device) else "float32"

    def events(self, turn_steps: int = 0) -> Generator[Progress | TrainingEvent, None, None]:
        """Everything from FitStart to FitEnd; a Turn after every `turn_steps` of an epoch, never where it is 0."""
        yield self._fit_start()
        while (reason := self._reason_to_end()) is None:
            # What was solved before is judged first without a step, so that early stopping can return to it.
            known = self.model.linear_path is not None or self.data.taught
            solved = known and not self.standing.epochs and self.spec.epochs > 1
            yield from self._judge_only() if solved or self.step is None else self._epoch(self.step, turn_steps)
        yield FitEnd(
            run=self.run,
            reason=reason,
            epochs=self.standing.epochs,
            best_epoch=self.standing.best_epoch,
            val_loss=self.standing.best_loss,
            seconds=self.standing.seconds,
        )

    def _reason_to_end(self) -> StopReason | None:
        if not self.weights and self.standing.epochs:
            return "nothing_to_train"
        if self.spec.patience and self.standing.waited >= self.spec.patience:
            return "patience"
        return "epochs" if self.standing.epochs >= self.last_epoch else None

    def _epoch(self, stepper: Step, turn_steps: int) -> Generator[Progress | TrainingEvent, None, None]:
        spec, epoch, split = self.spec, self.standing.epochs + 1, self.data.split
        began, tally, reported, rate = self.clock.read(), self.tally, Sums(), 0.0
        self._begin(stepper, epoch)
        tally.clear()
        for step in range(self.steps):
            rate = optim.rate_at(spec, epoch - 1 + step / self.steps, self.standing.plateau_share)
            stepper.take(step, rate)
            if self.pace.due():
                sums = tally.read_pending()
                news = sums.since(reported)
                seconds = self.pace.reported(news.steps)
                if news.steps:
                    yield self._step_end(epoch, sums, news, rate, seconds)
                    reported = sums
            elif turn_steps and (step + 1) % turn_steps == 0:
                yield Turn()
        trained = self._finite(tally.read())
        self.ranks.agree(self.model)
        seconds = self.clock.read() - began
        self.averaged.show((epoch - self.standing.stepless) * self.steps)
        judged = self._finite((yield from self._judge(split.val, epoch)))
        yield from self._end_epoch(trained, judged, rate, seconds, self.clock.read() - began)

    def _begin(self, stepper: Step, epoch: int) -> None:
        """Random numbers and batches of an epoch, the same whatever ran before it."""
        self.averaged.hide()
        seed, train = self.ranks.seed(seed_of(self.spec.seed, epoch)), self.data.split.train
        torch.manual_seed(seed)
        seed_dropout(self.model, seed)
        self.model.train()
        stepper.begin(train, epoch_batches(train, self.spec, epoch, self.resident.row_bytes))

    def _choose_step(self) -> Step:
        """The step, readied for the next epoch; a run that goes on keeps the number format it had."""
        learner = Learner(
            model=self.model,
            resident=self.resident,
            spec=self.spec,
            objective=self.objective,
            optimizer=self.optimizer,
            weights=self.weights,
            tally=self.tally,
            ranks=self.ranks,
        )
        epoch = self.standing.epochs + 1
        begin = partial(self._begin, epoch=epoch)
        step = choose_step(learner, self.data.split.train, begin, half=self.standing.half)
        self.standing = replace(self.standing, half=step.learner.half)
        return step

    def prepare(self, epoch: int) -> None:
        """Ready the step for an epoch."""
        if self.step is not None:
            self._begin(self.step, epoch)

    def judge_once(self) -> int:
        """Judge one batch of the validation part, the longest; gives how many examples that were."""
        *_, indices = by_length(self.data.split.val, max(self._judge_batch, JUDGE_BATCH))
        tally = Tally(self.device)
        self.model.eval()
        judge_step(self.model, self.resident.gather(self.data.split.val, indices), self.judging, tally)
        tally.read()
        return len(indices)

    def _judge_only(self) -> Generator[Progress | TrainingEvent, None, None]:
        began = self.clock.read()
        trained = yield from self._judge(self.data.split.train, 1)
        seconds = self.clock.read() - began
        judged = yield from self._judge(self.data.split.val, 1)
        path, left = self.model.linear_path, math.inf
        if self.weights and not self.data.taught:
            left = optim.left_to_learn(self.model, self.spec, trained.mean_loss)
            optim.take_smaller_steps(self.optimizer, left)
        self.standing = replace(self.standing, stepless=1, blank=path is not None and path.blank, left=left)
        yield from self._end_epoch(trained, judged, 0.0, seconds, self.clock.read() - began)

    def _judge(self, examples: Examples, epoch: int) -> Work[Sums]:
        """The loss over all examples of a part."""
        tally, done = Tally(self.device), 0
        self.model.eval()
        for all_indices in by_length(examples, max(self._judge_batch, JUDGE_BATCH)):
            done += len(all_indices)
            if not len(indices := self.ranks.share(all_indices)):
                continue
            batch = self.resident.gather(examples, indices)
            judge_step(self.model, batch, self.judging, tally, self.beside.of(batch, examples, indices))
            if self.spec.shuffle_buffer:
                starts_B = examples.starts_E[indices]
                self.resident.turn((), [(int(starts_B.min()), int(starts_B.max()))])
            if self.pace.due():
                tally.read()
                self.pace.reported()
                yield Progress(done=done / len(examples), message=sentence("Validating epoch {epoch}", epoch=epoch))
        return self.ranks.total(tally.read())

    def _end_epoch(
        self, trained: Sums, judged: Sums, rate: float, train_seconds: float, seconds: float
    ) -> Iterator[TrainingEvent]:
        val = self.data.split.val  # where luck is on the side of what is simpler, or has learned what is new
        luck = -luck_of(len(val)) if self.data.taught else luck_of_layers(val, blank=self.standing.blank)
        self.standing = self.standing.after(judged.mean_loss, seconds, luck)
        epoch = self.standing.epochs
        metric, metric_value = self._metric(judged)
        end = EpochEnd(
            epoch=epoch,
            train_loss=trained.mean_loss,
            val_loss=judged.mean_loss,
            learning_rate=rate,
            gradient_norm=trained.mean_norm,
            seconds=seconds,
            sequences_per_second=len(self.data.split.train) / max(train_seconds, 1e-6),
            memory_bytes=devices.memory_in_use(self.device),
            best=self.standing.best_epoch == epoch,
            val_metric=metric_value,
            metric=metric,
        )
        optimizer = {}
        if self.weights:
            optimizer = optim.optimizer_tensors(self.model, self.optimizer) | dict(self.averaged.tensors())
        state = TrainerState(
            standing=self.standing, model=snapshot(self.model.state_dict()), optimizer=snapshot(optimizer)
        )
        self.save(state, end)
        if epoch == self.first_epoch + 1:
            give_back()  # what reading the data, and importing and compiling for the first steps, took
        yield end
        asks = TASKS[self.data.dataset.task]
        if asks.forecasts:
            yield validation_forecast(self.model, self.resident, self.data.dataset, self.data.split.val, epoch)
        elif asks.text:
            yield sample_text(self.model, self.data.dataset, self.data.split.val, self.device, epoch)

    def _metric(self, judged: Sums) -> tuple[ValidationMetric | None, float | None]:
        metric = TASKS[self.data.dataset.task].metric
        if metric == "perplexity":
            return metric, math.exp(min(judged.mean_loss, MOST_NATS))
        return (None, None) if judged.accuracy is None else (metric, judged.accuracy)

    def _fit_start(self) -> FitStart:
        return FitStart(
            run=self.run,
            device=str(self.device),
            threads=self.standing.threads,
            first_epoch=self.standing.epochs,
            epochs=self.spec.epochs,
            steps_per_epoch=self.steps,
            train_examples=len(self.data.split.train),
            val_examples=len(self.data.split.val),
            parameters=sum(weight.numel() for weight in self.weights),
            step="eager" if self.step is None else self.step.kind,
            why=sentence("There is nothing to train.") if self.step is None else self.step.why,
            precision=self.precision,
            fused=bool(self.weights) and optim.is_fused(self.spec, self.device),
        )

    def _step_end(self, epoch: int, sums: Sums, news: Sums, rate: float, seconds: float) -> StepEnd:
        self._finite(sums)
        examples = min(news.steps * self.spec.batch_size, len(self.data.split.train))
        done = epoch - 1 + sums.steps / self.steps
        seconds_per_epoch = (self.clock.read() - self.began) / (done - self.first_epoch)
        return StepEnd(
            epoch=epoch,
            step=sums.steps,
            steps_per_epoch=self.steps,
            train_loss=news.mean_loss,
            learning_rate=rate,
            gradient_norm=news.mean_norm,
            sequences_per_second=examples / seconds,
            memory_bytes=devices.memory_in_use(self.device),
            seconds_left=seconds_per_epoch * (self.spec.epochs - done + self._refit_epochs),
        )

    def _finite(self, sums: Sums) -> Sums:
        if math.isfinite(sums.loss):
            return sums
        raise WorkbenchError(
            "The loss is no longer a number in epoch {epoch}. Choose a learning rate below {rate}, or gradient "
            "clipping of 1 or less. The last finished epoch is kept.",
            epoch=self.standing.epochs + 1,
            rate=self.spec.learning_rate,
        )

    def _choose_threads(self, window_open: bool) -> None:
        """On the CPU take as many threads as the run had, as are asked for, or as a trial finds fastest."""
        most = devices.most_threads(window_open=window_open)
        asked = self.standing.threads or self.spec.threads or self.ranks.threads(most)
        threads = asked or most
        if self.device.type == "cpu" and self.weights and not asked:
            threads = devices.fastest_threads(self._trial, most)
        if self.device.type == "cpu":
            torch.set_num_threads(threads)
        self.standing = replace(self.standing, threads=threads)

    def _trial(self) -> None:
        """A step that leaves no trace."""
        train = self.data.split.train
        batch = self.resident.gather(train, slice(0, self.spec.batch_size))
        loss, values = batch_loss(self.model, batch, self.objective)
        torch.autograd.backward(loss / values)
        self.model.zero_grad(set_to_none=True)


def _preparing(seconds: int) -> Sentence:
    if not seconds:
        return PREPARING
    return sentence(
        "Compiling recurrent layers for this processor: about {seconds} s, this first time", seconds=seconds
    )

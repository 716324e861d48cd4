"""A first experiment from files alone: schema, window, split and template, each with its reason."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.data.asked import steps_asked
from workbench.data.audit import audit
from workbench.data.audit.states import states_left_out
from workbench.data.dataset import DataFacts, SequenceDataset
from workbench.data.large import read_ahead
from workbench.data.loading import load_dataset
from workbench.data.proposing import propose_data
from workbench.data.season import longest_season
from workbench.data.sources.audio import Recordings
from workbench.data.sources.csv import DETECTED
from workbench.data.sources.formats import is_shard_list
from workbench.data.spec import DataSpec, ReadingSpec, Task
from workbench.data.splits import is_by_time, make_split, propose_split
from workbench.data.table import Table
from workbench.data.tasks import TASKS
from workbench.data.windows import propose_window
from workbench.errors import WorkbenchError
from workbench.evaluation.helpful_inputs import told_steps, with_helpful_inputs
from workbench.models.spec import HeadSpec, LogMelSpec
from workbench.models.summary import problems
from workbench.models.templates import TEMPLATES, Template, propose
from workbench.progress import Work
from workbench.project_files import AnyPath
from workbench.runs.loaded import Loaded, cut
from workbench.sentence import Sentence, sentence
from workbench.spec import ExperimentSpec, set_key
from workbench.training.spec import TrainingSpec

Settings = Sequence[tuple[str, str]]
SHUFFLE_BUFFER = 512
"""MiB that are shuffled together where the data do not lie in memory; the next so many are read meanwhile."""
MOST_ASKED = 0.25
"""Share of the steps above them: more rows without a target are rather those of a sensor that has failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedExperiment:
    """A spec that trains as it is, the data it was made for, why each column has its role, and what to beware of."""

    spec: ExperimentSpec
    tables: tuple[Table, ...]
    left_out: tuple[Sentence, ...]
    recordings: Recordings | None
    loaded: Loaded
    reasons: dict[str, Sentence]
    warnings: tuple[Sentence, ...]


def propose_experiment(
    paths: Sequence[Path],
    *,
    task: Task | None = None,
    targets: Sequence[str] = (),
    template: str | None = None,
    reading: ReadingSpec = DETECTED,
    settings: Settings = (),
    cache: AnyPath | None = None,
) -> Work[ProposedExperiment]:
    """An experiment on these files and folders, read as it is said; `settings` (dotted key, text) outweigh every
    proposal.

    Recordings are decoded into the folder `cache`.

    Raises WorkbenchError where the files, the settings or the template do not go together.
    """
    spec = ExperimentSpec()
    spec = spec.model_copy(update={"data": spec.data.model_copy(update={"reading": reading})})
    spec = _with(spec, settings, "data.reading.")
    spec = _with(spec, settings, "data.labels.")
    proposed = yield from propose_data(
        paths, task=task, targets=targets, reading=spec.data.reading, labels=spec.data.labels
    )
    spec = _with(spec.model_copy(update={"data": proposed.spec}), settings, "data.")
    dataset = yield from load_dataset(spec.data, tables=proposed.tables, cache=cache)
    seen = spec.data.window.horizon
    window = propose_window(dataset.longest, dataset.season, longest=_longest_season(dataset), task=dataset.task)
    data = spec.data.model_copy(update={"window": window, "split": propose_split(dataset)})
    spec = _fitted(_with(spec.model_copy(update={"data": data}), settings, "data."), settings, dataset)
    spec, asked = _asked(spec, dataset, settings)
    looks_ahead = bool(spec.data.calendar) or "known" in spec.data.roles.values()
    if looks_ahead and spec.data.window.horizon != seen:
        dataset = yield from load_dataset(spec.data, tables=proposed.tables)
    spec, dataset, helped = yield from _helped(spec, dataset, proposed.tables, settings)
    loaded = cut(dataset, spec.data)
    spec, heard = _heard(_from_template(spec, loaded, template), loaded)
    spec, levelled = _levelled(spec, loaded)
    spec, buffered = _buffered(spec, loaded, proposed.tables)
    spec = _with(spec, settings, "")
    warnings = (*asked, *helped, *heard, *levelled, *buffered, *_check_model(spec, loaded.facts))
    return ProposedExperiment(
        spec=spec,
        tables=proposed.tables,
        left_out=proposed.left_out,
        recordings=proposed.recordings,
        loaded=loaded,
        reasons=proposed.reasons,
        warnings=(*_states(proposed.tables, spec.data), *_audited(dataset, loaded, spec.data), *warnings),
    )


def _audited(dataset: SequenceDataset, loaded: Loaded, data: DataSpec) -> Iterable[Sentence]:
    return (found.told for found in audit(dataset, loaded.split, data))


def _states(tables: Sequence[Table], data: DataSpec) -> Iterable[Sentence]:
    found = states_left_out(tables[0], data) if tables else None
    return () if found is None else (found.told,)


def _longest_season(dataset: SequenceDataset) -> int:
    """The longest season that the longest sequence shows, such as a week where its season is a day."""
    return longest_season(dataset.values_NF[dataset.longest_rows, 0], dataset.season)


def keep_model(built: ExperimentSpec, proposed: ExperimentSpec) -> ExperimentSpec:
    """The proposal with the blocks that were built before there were data; head, preprocessing and loss suit the data.

    Nothing was built where the model and the training are those that a new experiment begins with.
    """
    empty = ExperimentSpec()
    model, training = proposed.model, proposed.training
    if built.model.layers:
        plain = built.model.head if built.model.head != empty.model.head else model.head
        head = plain if plain.kind == "linear" else HeadSpec()
        model = model.model_copy(update={"template": built.model.template, "layers": built.model.layers, "head": head})
    if built.training != empty.training:
        suited = {"loss": training.loss, "shuffle_buffer": training.shuffle_buffer}
        training = built.training.model_copy(update=suited)
    return proposed.model_copy(update={"model": model, "training": training})


def template_named(name: str, task: Task) -> Template:
    """The template of that name. Raises WorkbenchError when there is none, or it is for another task."""
    fitting = [known for known, template in TEMPLATES.items() if task in template.tasks]
    if name not in fitting:
        raise WorkbenchError(
            "There is no template {name} for the task {task}. There are {names}.",
            name=name,
            task=task,
            names=", ".join(fitting),
        )
    return TEMPLATES[name]


def _from_template(spec: ExperimentSpec, loaded: Loaded, name: str | None) -> ExperimentSpec:
    facts = loaded.facts
    template = template_named(name or propose(facts), facts.task)
    training = TrainingSpec.model_validate(template.training(facts, len(loaded.split.train)))
    return spec.model_copy(update={"model": template.build(facts), "training": training})


def _helped(
    spec: ExperimentSpec, dataset: SequenceDataset, tables: Sequence[Table], settings: Settings
) -> Work[tuple[ExperimentSpec, SequenceDataset, tuple[Sentence, ...]]]:
    """The spec with the further inputs that help a forecast, their data, and what they are; chosen inputs stay."""
    if any(key.startswith(("data.roles", "data.calendar")) for key, _ in settings):
        return spec, dataset, ()
    data = yield from with_helpful_inputs(spec.data, dataset, tables)
    if data == spec.data:
        return spec, dataset, ()
    dataset = yield from load_dataset(data, tables=tables)
    told = sentence(
        "With {inputs} a quick regression foretells {targets} better everywhere in the training part and on "
        "validation, so they are inputs.",
        inputs=", ".join(name for name in dataset.inputs if name not in dataset.targets),
        targets=", ".join(dataset.targets),
    )
    data, reach = _reaching(data, dataset, settings)
    return spec.model_copy(update={"data": data}), dataset, (told, *reach)


def _asked(
    spec: ExperimentSpec, dataset: SequenceDataset, settings: Settings
) -> tuple[ExperimentSpec, tuple[Sentence, ...]]:
    """The spec with as many steps ahead as the files ask for by rows without a target at their end, where there are
    data enough and nobody chose a horizon; and what is told of that."""
    steps, proposed = steps_asked(dataset), spec.data.window.horizon
    if not steps or any(key.startswith("data.window.horizon") for key, _ in settings):
        return spec, ()
    window = spec.data.window.model_copy(update={"horizon": steps})
    data = spec.data.model_copy(update={"window": window})
    named = {"steps": steps, "targets": ", ".join(dataset.targets)}
    if steps > MOST_ASKED * dataset.longest or not _can_split(dataset, data):
        told = sentence(
            "The last {steps} rows without {targets} ask for a forecast so far ahead, for which there are too few rows "
            "above them: the horizon is {horizon} steps.",
            horizon=proposed,
            **named,
        )
        return spec, (told,)
    told = sentence(
        "The last {steps} rows have no {targets}: they ask for it, so the horizon is {steps} steps.", **named
    )
    return spec.model_copy(update={"data": data}), (told,)


def _can_split(dataset: SequenceDataset, data: DataSpec) -> bool:
    try:
        make_split(dataset, data)
    except WorkbenchError:
        return False
    return True


def _reaching(data: DataSpec, dataset: SequenceDataset, settings: Settings) -> tuple[DataSpec, tuple[Sentence, ...]]:
    """The data with a horizon no longer than what the further inputs tell of, where no season asks for another."""
    if (
        dataset.season > 1
        or data.calendar
        or steps_asked(dataset) == data.window.horizon
        or any(key.startswith("data.window.horizon") for key, _ in settings)
    ):
        return data, ()
    reach = told_steps(dataset, make_split(dataset, data))
    if reach == data.window.horizon:
        return data, ()
    told = sentence("They tell of {steps} steps ahead and no more, so the horizon is {steps} steps.", steps=reach)
    return data.model_copy(update={"window": data.window.model_copy(update={"horizon": reach})}), (told,)


def _heard(spec: ExperimentSpec, loaded: Loaded) -> tuple[ExperimentSpec, tuple[Sentence, ...]]:
    """The spec with its bands scaled by the training part where the clips' steady spectrum tells classes apart, which
    each clip's own mean would take away; and why."""
    first = spec.model.layers[0] if spec.model.layers else None
    if not isinstance(first, LogMelSpec) or first.normalize not in ("clip", "both"):
        return spec, ()
    if not TASKS[loaded.facts.task].labels_sequences:
        return spec, ()
    from workbench.evaluation.sound_probe import probe_sounds

    probe = probe_sounds(loaded.dataset, loaded.split.train)
    if probe is None or not probe.is_steady:
        return spec, ()
    layers = (first.model_copy(update={"normalize": "channel", "range_db": 0.0}), *spec.model.layers[1:])
    told = sentence(
        "The steady spectrum tells these classes apart (a quick linear probe is right for {steady} with it, {moving} "
        "without), so bands are scaled by the training part and not by each recording.",
        steady=f"{probe.steady:.0%}",
        moving=f"{probe.moving:.0%}",
    )
    return spec.model_copy(update={"model": spec.model.model_copy(update={"layers": layers})}), (told,)


def _levelled(spec: ExperimentSpec, loaded: Loaded) -> tuple[ExperimentSpec, tuple[Sentence, ...]]:
    """The spec with what its windows lose as the series is foretold best with; and why, where that is unusual."""
    if not TASKS[loaded.facts.task].forecasts or spec.model.preprocess.level != "last":
        return spec, ()
    from workbench.evaluation.level_probe import probe_level

    level = probe_level(loaded.dataset, loaded.split, loaded.facts.season)
    if level == "last":
        return spec, ()
    preprocess = spec.model.preprocess.model_copy(update={"level": level})
    head = spec.model.head.model_copy(update={"path_level": False})
    targets = ", ".join(loaded.facts.targets)
    told = sentence(
        "Windows keep their level: with it a quick regression foretells {targets} better throughout the training part "
        "and on validation.",
        targets=targets,
    )
    if level == "mean_std":
        told = sentence(
            "Windows lose their mean and spread, as where amplitudes grow: so a quick regression foretells {targets} "
            "better throughout the training part and on validation.",
            targets=targets,
        )
    changes = {"preprocess": preprocess, "head": head}
    return spec.model_copy(update={"model": spec.model.model_copy(update=changes)}), (told,)


def _buffered(
    spec: ExperimentSpec, loaded: Loaded, tables: Sequence[Table]
) -> tuple[ExperimentSpec, tuple[Sentence, ...]]:
    """The spec with a shuffle buffer where the data came in shards and are larger than the memory they may take."""
    if not any(is_shard_list(table.path) for table in tables) or read_ahead(loaded.dataset.values_NF) is None:
        return spec, ()
    buffer = SHUFFLE_BUFFER if spec.data.memory is None else min(SHUFFLE_BUFFER, max(1, spec.data.memory // 2))
    told = sentence(
        "The data take more than the memory for them, so an epoch draws pieces of them in random order and shuffles "
        "{buffer} MiB at a time, while the next are read ahead. Change it by the shuffle buffer of the training.",
        buffer=buffer,
    )
    training = spec.training.model_copy(update={"shuffle_buffer": buffer})
    return spec.model_copy(update={"training": training}), (told,)


def _fitted(spec: ExperimentSpec, settings: Settings, dataset: SequenceDataset) -> ExperimentSpec:
    """The parts whose size was not set share what the others leave, in proportion to their defaults."""
    split = spec.data.split
    sizes = {"train": split.train, "val": split.val, "test": split.test}
    given = {name for name in sizes if f"data.split.{name}" in dict(settings)}
    whole = dataset.longest if is_by_time(dataset.task, split) else dataset.sequences
    left = 1 - sum(sizes[name] if sizes[name] < 1 else sizes[name] / whole for name in given)
    if len(given) in (0, 3) or left <= 0:
        return spec
    others = sum(size for name, size in sizes.items() if name not in given)
    shares = {name: left * size / others for name, size in sizes.items() if name not in given}
    data = spec.data.model_copy(update={"split": split.model_copy(update=shares)})
    return spec.model_copy(update={"data": data})


def _check_model(spec: ExperimentSpec, facts: DataFacts) -> tuple[Sentence, ...]:
    found = problems(spec.model, facts, spec.training.loss)
    for problem in found:
        if problem.severity == "error":
            raise WorkbenchError(problem.message.template, **problem.message.values)  # type: ignore[arg-type]
    return tuple(problem.message for problem in found)


def _with(spec: ExperimentSpec, settings: Iterable[tuple[str, str]], prefix: str) -> ExperimentSpec:
    for key, text in settings:
        if key.startswith(prefix):
            spec = set_key(spec, key, text)
    return spec

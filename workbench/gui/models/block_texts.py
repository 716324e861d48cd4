"""What cards say of a block: its title, and its settings in a few words."""

from PySide6.QtCore import QCoreApplication, QLocale

from workbench.data.dataset import DataFacts
from workbench.data.spec import DataSpec
from workbench.data.tasks import TASKS
from workbench.gui.style.numbers import whole
from workbench.gui.style.translation import shown
from workbench.models.flow import sizes_of
from workbench.models.spec import HeadSpec, LayerSpec, PreprocessSpec
from workbench.models.specs.layer import dropout_text
from workbench.sentence import Sentence, singular

MOST_NAMES = 40
"""Names of classes or characters on a card, of which it shows what fits."""


def input_text(facts: DataFacts | None) -> str:
    """What the data gives the model."""
    if facts is None:
        return _tr("No data yet")
    if TASKS[facts.task].text:
        return _counted(_tr("{count} characters"), len(facts.classes))
    if facts.sample_rate is not None:
        return _tr("sound, {rate} samples per second").replace("{rate}", whole(facts.sample_rate))
    words = {name: _counted(_tr("{name} ({count} words)"), len(found)) for name, found in facts.categories.items()}
    return ", ".join(
        words[name].replace("{name}", name) if name in words else name for name in facts.inputs[:MOST_NAMES]
    )


def preprocess_text(spec: PreprocessSpec, facts: DataFacts | None) -> str:
    """Scaling, level, and what becomes of words."""
    scale = {"standardize": _tr("standardised"), "none": _tr("not scaled")}[spec.scale]
    level = {
        "last": _tr("last value removed"),
        "mean": _tr("mean removed"),
        "mean_std": _tr("mean and spread removed"),
        "none": "",
    }[spec.level]
    learned = any(size.learned for size in sizes_of(facts)) if facts else False
    hot = bool(facts and facts.categories) and not learned
    words = _tr("words as learned vectors") if learned else _tr("a feature per word") if hot else ""
    return _joined(scale, level, words)


def layer_text(layer: LayerSpec) -> str:
    """The settings that matter most."""
    return _joined(*(_worded(part) for part in layer.card()))


def _worded(part: Sentence | str) -> str:
    if isinstance(part, str):
        return part
    return shown(Sentence(part.template, {name: _written(value) for name, value in part.values.items()}))


def _written(value: object) -> str:
    """Numbers as the user's locale has them."""
    if isinstance(value, int):
        return whole(value)
    return QLocale().toString(value, "g") if isinstance(value, float) else str(value)


def head_texts(spec: HeadSpec, task: str) -> tuple[str, str]:
    """Title and settings of the head."""
    if spec.kind == "naive":
        return _tr("Naive head"), _tr("learns nothing from the layers")
    if spec.kind == "segments":
        return _tr("Segment decoder"), _joined(_tr("each piece of the forecast at once"), _dropout(spec.dropout))
    if TASKS[task].per_step:
        return _tr("Linear head"), _joined(_tr("answers at every step"), _dropout(spec.dropout))
    pool = {
        "last": _tr("reads the end"),
        "last_step": _tr("reads the last step"),
        "mean": _tr("reads the mean over steps"),
        "max": _tr("reads the maximum over steps"),
        "attention": _tr("reads a learned mean over steps"),
    }[spec.pool]
    straight = _tr("linear path") if spec.linear_path and TASKS[task].forecasts else ""
    straight = _tr("kernel path") if spec.kernel_path and TASKS[task].labels_sequences else straight
    unsure = _tr("quantiles") if spec.quantiles and TASKS[task].forecasts else ""
    return _tr("Linear head"), _joined(pool, straight, unsure, _dropout(spec.dropout))


def output_texts(data: DataSpec, facts: DataFacts | None) -> tuple[str, str]:
    """Title of the output, and what it names."""
    task = facts.task if facts else data.task
    titles = {
        "forecast": _tr("Output: a forecast"),
        "classify": _tr("Output: a class"),
        "regress": _tr("Output: a value"),
        "label-steps": _tr("Output: a class per step"),
        "next-token": _tr("Output: the next character"),
    }
    if TASKS[task].forecasts:
        horizon = facts.horizon if facts else data.window.horizon
        steps = _tr("next step") if horizon == 1 else _counted(_tr("next {count} steps"), horizon)
        return titles[task], _joined(", ".join(facts.targets[:MOST_NAMES]) if facts else "", steps)
    if facts is None:
        return titles[task], ""
    if TASKS[task].text:
        return titles[task], _counted(_tr("one of {count} characters"), len(facts.classes))
    names = facts.targets if TASKS[task].values_sequences else facts.classes
    return titles[task], ", ".join(names[:MOST_NAMES])


def _dropout(rate: float) -> str:
    return _worded(dropout_text(rate))


def _counted(text: str, count: int) -> str:
    return singular(text.replace("{count}", whole(count)))


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _tr(text: str) -> str:
    return QCoreApplication.translate("ModelBlocks", text)

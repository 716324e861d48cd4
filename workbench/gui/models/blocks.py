"""What the canvas, the outline and the inspector show of a model: one Block per card, in order, as shown text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from workbench.data.dataset import DataFacts
from workbench.data.spec import DataSpec
from workbench.data.tasks import TASKS
from workbench.gui.models import block_texts
from workbench.gui.models.catalog import Category, entry_of
from workbench.gui.style.numbers import whole
from workbench.gui.style.plain import plain_tip
from workbench.gui.style.translation import shown
from workbench.models.spec import HeadSpec, LayerSpec, ModelSpec, PreprocessSpec, ResidualSpec
from workbench.models.summary import BlockKey, BlockSummary, ModelProblem, problems, summarize
from workbench.spec import ExperimentSpec

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A card: its texts are in the window's language; `parameters` is None while the data is unknown."""

    key: BlockKey
    category: Category
    icon: str
    title: str
    detail: str
    shape: str
    """Shape of what leaves the block, as on the wire below it."""
    parameters: int | None
    depth: int = 1
    shortcut_from: int | None = None
    """Number of the layer whose input is added here, where the block ends a shortcut."""
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def is_layer(self) -> bool:
        """Whether the block can be moved, copied and deleted."""
        return isinstance(self.key, int)

    @property
    def problems(self) -> tuple[str, ...]:
        """Errors first, then warnings."""
        return self.errors + self.warnings

    @property
    def tooltip(self) -> str:
        """Settings and problems; plain, because names of columns and classes come from files."""
        return plain_tip("\n".join(line for line in (self.detail, *self.problems) if line))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sizes:
    output: tuple[str, ...]
    parameters: int | None


def describe(spec: ExperimentSpec, facts: DataFacts | None) -> tuple[Block, ...]:
    """Every block of the experiment's model in order; sizes that only data can give are named, not numbered."""
    model = spec.model
    sizes = _known(model, facts) if facts else _symbolic(model, spec.data)
    found = problems(model, facts, spec.training.loss)
    blocks = [_input(facts), _preprocess(model.preprocess, facts)]
    blocks += [_layer(index, layer) for index, layer in enumerate(model.layers)]
    blocks += [_head(model.head, facts.task if facts else spec.data.task), _output(spec.data, facts)]
    return tuple(_completed(block, size, found) for block, size in zip(blocks, sizes, strict=True))


def total_parameters(blocks: Sequence[Block]) -> int | None:
    """Parameters of all blocks, None while one is unknown."""
    counts = [block.parameters for block in blocks]
    return None if None in counts else sum(count for count in counts if count is not None)


def counted(parameters: int | None) -> str:
    """A number of parameters with thousands separators, or a question mark."""
    return "?" if parameters is None else whole(parameters)


def _completed(block: Block, size: _Sizes, found: Sequence[ModelProblem]) -> Block:
    mine = [problem for problem in found if problem.key == block.key]
    return replace(
        block,
        shape=" × ".join(size.output),
        parameters=size.parameters,
        errors=tuple(shown(problem.message) for problem in mine if problem.severity == "error"),
        warnings=tuple(shown(problem.message) for problem in mine if problem.severity == "warning"),
    )


def _known(model: ModelSpec, facts: DataFacts) -> list[_Sizes]:
    names = _names_of_steps(model, facts)
    return [
        _Sizes(
            output=tuple(_size(size, name) for size in block.output),
            parameters=block.parameters,
        )
        for block, name in zip(summarize(model, facts), names, strict=True)
    ]


def _size(size: str | int, steps: str) -> str:
    if isinstance(size, int):
        return whole(size)
    return {"B": translate("ModelBlocks", "batch"), "T": steps}.get(size, size)


def _names_of_steps(model: ModelSpec, facts: DataFacts) -> list[str]:
    """What one step is called at each block, such as samples before sound features and frames after them; a division
    tells how many are left."""
    sound, text = facts.sample_rate is not None, TASKS[facts.task].text
    name = translate("ModelBlocks", "samples") if sound else translate("ModelBlocks", "steps")
    name = translate("ModelBlocks", "characters") if text else name
    names, share = [name, name], 1
    for layer in model.layers:
        if layer.step_name:
            name, share = shown(layer.step_name), 1
        share *= layer.shortens_by()
        names.append(name if share == 1 else f"{name}/{whole(share)}")
    return [*names, names[0], names[0]]


def _symbolic(model: ModelSpec, data: DataSpec) -> list[_Sizes]:
    """Sizes without data: what differs between data of one and of two columns is named after what it counts."""
    facts = [_imagined(data, count) for count in (1, 2)]
    one, two = (summarize(model, imagined) for imagined in facts)
    steps = _names_of_steps(model, facts[0])
    return [
        _Sizes(
            output=tuple(
                _dimension(a, size, other, name, data.task) for size, other in zip(a.output, b.output, strict=True)
            ),
            parameters=a.parameters if a.parameters == b.parameters else None,
        )
        for a, b, name in zip(one, two, steps, strict=True)
    ]


def _imagined(data: DataSpec, count: int) -> DataFacts:
    names = tuple(map(str, range(count)))
    return DataFacts(
        task=data.task,
        inputs=names,
        targets=names,
        classes=names,
        context=data.window.context,
        horizon=data.window.horizon,
        missing_mask=data.missing == "mask",
        season=1,
    )


def imagined_facts(data: DataSpec) -> DataFacts:
    """Facts for a model without data: one column, and the task and windows that the spec asks for."""
    return _imagined(data, 2 if TASKS[data.task].labelled else 1)


def _dimension(block: BlockSummary, a: str | int, b: str | int, steps: str, task: str) -> str:
    if isinstance(a, str) or isinstance(b, str) or a == b:
        return _size(a, steps)
    answers = {
        "classify": translate("ModelBlocks", "classes"),
        "label-steps": translate("ModelBlocks", "classes"),
        "next-token": translate("ModelBlocks", "characters"),
    }.get(task, translate("ModelBlocks", "targets"))
    name = answers if block.key in ("head", "output") else translate("ModelBlocks", "features")
    return name if b - a == 1 else f"{whole(b - a)} {name}"


def _block(key: BlockKey, category: Category, icon: str, title: str, detail: str, **more: Any) -> Block:
    return Block(key=key, category=category, icon=icon, title=title, detail=detail, shape="", parameters=None, **more)


def _input(facts: DataFacts | None) -> Block:
    picture = "table-arrow-right"
    if facts is not None and facts.sample_rate is not None:
        picture = "waveform"
    elif facts is not None and TASKS[facts.task].text:
        picture = "format-text"
    return _block("input", "data", picture, translate("ModelBlocks", "Input"), block_texts.input_text(facts))


def _preprocess(spec: PreprocessSpec, facts: DataFacts | None) -> Block:
    title = translate("ModelBlocks", "Preprocessing")
    return _block("preprocess", "data", "tune-variant", title, block_texts.preprocess_text(spec, facts))


def _layer(index: int, layer: LayerSpec) -> Block:
    entry = entry_of(layer)
    depth = getattr(layer, "depth", 1)
    source = max(index - layer.span, 0) if isinstance(layer, ResidualSpec) and index > 0 else None
    detail = block_texts.layer_text(layer)
    return _block(index, entry.category, entry.icon, entry.title(), detail, depth=depth, shortcut_from=source)


def _head(spec: HeadSpec, task: str) -> Block:
    title, detail = block_texts.head_texts(spec, task)
    straight = (spec.linear_path and TASKS[task].forecasts) or (spec.kernel_path and TASKS[task].labels_sequences)
    source = 0 if straight and spec.kind == "linear" else None
    icon = "content-copy" if spec.kind == "naive" else "sigma"
    return _block("head", "answer", icon, title, detail, shortcut_from=source)


def _output(data: DataSpec, facts: DataFacts | None) -> Block:
    return _block("output", "answer", "target", *block_texts.output_texts(data, facts))

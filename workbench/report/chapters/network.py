"""The chapter on the network: a drawing of its blocks, its equations, and what each block learns."""

from collections.abc import Iterator

from markupsafe import Markup

from workbench.data.tasks import TASKS
from workbench.models.cells import CELLS
from workbench.models.flow import season_places
from workbench.models.spec import HeadSpec, LayerSpec, PreprocessSpec
from workbench.models.specs.recurrent import RecurrentSpec
from workbench.models.summary import BlockSummary
from workbench.report.chapters.words import listed, whole
from workbench.report.document import Block, Equations, Figure, Paragraph, Section
from workbench.report.facts import Facts
from workbench.report.figures.network import BOX, GAP, WIDTH, Box, cell, network
from workbench.report.language import Speech
from workbench.sentence import Sentence, sentence

MOST_NAMES = 6
POOLS = {
    "last": sentence("reads the end"),
    "last_step": sentence("reads the last step"),
    "mean": sentence("reads the mean over steps"),
    "max": sentence("reads the maximum over steps"),
    "attention": sentence("reads a learned mean over steps"),
}
LEVELS = {
    "last": sentence("last value removed"),
    "mean": sentence("mean removed"),
    "mean_std": sentence("mean and spread removed"),
}


def network_chapter(facts: Facts, speech: Speech) -> Section:
    """The network from input to output."""
    boxes = [_box(block, facts, speech) for block in facts.blocks]
    caption = sentence(
        "The network. Beside each arrow the shape of what flows (B: examples, T: steps); on the right learned numbers, "
        "{parameters} in all.",
        parameters=whole(facts.parameters),
    )
    height = len(boxes) * (BOX + GAP) - GAP + 4
    drawn = Figure(svg=network(boxes, speech(caption)), width=WIDTH, height=height, caption=speech(caption))
    return Section(
        title=speech(sentence("Network")), blocks=(drawn, *_equations(facts, speech), *_paths(facts, speech))
    )


def _box(block: BlockSummary, facts: Facts, speech: Speech) -> Box:
    category, title, settings = _texts(block, facts, speech)
    learned = speech(sentence("{count} parameters", count=whole(block.parameters))) if block.parameters else ""
    shape = " × ".join(str(size) for size in block.output)
    return Box(category=category, title=title, settings=settings, shape=shape, parameters=learned)


def _texts(block: BlockSummary, facts: Facts, speech: Speech) -> tuple[str, str, str]:
    spec, known = facts.spec.model, facts.evaluation.case.facts
    if isinstance(block.key, int):
        layer = spec.layers[block.key]
        settings = " · ".join(filter(None, (speech(part) for part in layer.card() if part)))
        return layer.category, _title(layer, speech), settings
    if block.key == "input":
        text = sentence("{count} characters", count=len(known.classes)) if TASKS[known.task].text else None
        return "data", speech(sentence("Input")), speech(text) if text else listed(known.inputs, MOST_NAMES, speech)
    if block.key == "preprocess":
        return "data", speech(sentence("Preprocessing")), _joined(_preprocessing(spec.preprocess), speech)
    if block.key == "head":
        return "head", speech(_HEADS[spec.head.kind]), _joined(_head(spec.head, facts), speech)
    names = known.targets if TASKS[known.task].numbers else () if TASKS[known.task].text else known.classes
    return "data", speech(sentence("Output")), listed(names, MOST_NAMES, speech)


def _title(layer: LayerSpec, speech: Speech) -> str:
    if isinstance(layer, RecurrentSpec):
        return f"{layer.cell} × {layer.depth}" if layer.depth > 1 else layer.cell
    return speech(layer.title)


_HEADS: dict[str, Sentence] = {
    "linear": sentence("Linear head"),
    "segments": sentence("Segment decoder"),
    "naive": sentence("Naive head"),
}


def _preprocessing(spec: PreprocessSpec) -> Iterator[Sentence]:
    yield sentence("standardised") if spec.scale == "standardize" else sentence("not scaled")
    if spec.level != "none":
        yield LEVELS[spec.level]


def _head(spec: HeadSpec, facts: Facts) -> Iterator[Sentence]:
    asks = TASKS[facts.spec.data.task]
    if spec.kind == "linear":
        yield sentence("answers at every step") if asks.per_step else POOLS[spec.pool]
    if spec.linear_path and asks.forecasts:
        yield sentence("linear path")
    if spec.kernel_path and asks.labels_sequences:
        yield sentence("kernel path")
    if spec.dropout:
        yield sentence("dropout {rate}", rate=float(f"{spec.dropout:.3g}"))


def _joined(parts: Iterator[Sentence], speech: Speech) -> str:
    return " · ".join(speech(part) for part in parts)


def _equations(facts: Facts, speech: Speech) -> Iterator[Block]:
    """Of each kind of layer once: what it computes, and of a cell with a figure that too."""
    seen: set[str] = set()
    for layer in facts.spec.model.layers:
        equation = layer.equation()
        if not equation or equation in seen:
            continue
        seen.add(equation)
        yield Paragraph(text=_title(layer, speech), look="lead")
        if isinstance(layer, RecurrentSpec):
            figure = CELLS[layer.cell].figure
            if figure is not None:
                caption = speech(
                    sentence("{cell} at one step: boxes have weights, circles have none.", cell=layer.cell)
                )
                drawn = cell(figure, layer.activation, caption)
                yield Figure(svg=drawn, width=figure.size[0], height=figure.size[1], caption=caption)
        lines = tuple(Markup(line) for line in equation.split("<br>"))
        yield Equations(lines=lines, symbols=tuple(speech(symbol) for symbol in layer.symbols()))


def _paths(facts: Facts, speech: Speech) -> Iterator[Block]:
    head, asks = facts.spec.model.head, TASKS[facts.spec.data.task]
    if head.linear_path and asks.forecasts:
        text = sentence(
            "A linear path goes straight from the window to the horizon; its weights are solved by ridge regression "
            "before training, and the layers learn what is left."
        )
        yield Paragraph(text=speech(text))
        if season := season_places(facts.spec.model, facts.loaded.facts):
            text = sentence(
                "It also reads at which of the {season} steps of the season a window ends: how well the season's usual "
                "course, taken from the training part, fits the window at each.",
                season=season,
            )
            yield Paragraph(text=speech(text))
    if head.kernel_path and asks.labels_sequences:
        text = sentence(
            "A kernel path adds random convolution kernels with a ridge, solved before training, to what the "
            "layers answer."
        )
        yield Paragraph(text=speech(text))

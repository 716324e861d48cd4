"""A model as model.c and model.h: C99 without allocation, and nothing else is needed."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench import __version__
from workbench.data.dataset import DataFacts
from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError
from workbench.export.c.model import Ends, refuse_head
from workbench.export.c.network import TEMPLATES, Network
from workbench.export.c.text import LONGEST_STRING, comment, names, quoted
from workbench.export.layers import WRITERS
from workbench.export.onnx import metadata
from workbench.export.preparation import Preparation
from workbench.models.build import SequenceModel
from workbench.models.cells import CELLS
from workbench.models.flow import places
from workbench.models.spec import LAYER_KINDS, ModelSpec, RecurrentSpec, ResidualSpec
from workbench.paths import write_whole

STEM, STEM_INT8 = "model", "model_int8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The texts of the two files."""

    header: str
    code: str


def write_c(
    model: SequenceModel, facts: DataFacts, folder: Path, preparation: Preparation, *, longest: int, int8: bool = False
) -> None:
    """Write the model's two files, for sequences of at most `longest` steps.

    Raises WorkbenchError, which names it, for a block that has no source in C.
    """
    source = c_source(model, facts, preparation, longest=longest, int8=int8)
    stem = STEM_INT8 if int8 else STEM
    write_whole(folder / f"{stem}.h", source.header)
    write_whole(folder / f"{stem}.c", source.code)


def refuse_unwritten(spec: ModelSpec) -> None:
    """Raises WorkbenchError where a block has no source in C: it names the block, and what would do."""
    for layer in spec.layers:
        if WRITERS[layer.kind].c is None:
            raise WorkbenchError(
                "The block {block} has no source in C, so that the model cannot be written as C. Leave C out, or train "
                "a model of other blocks: {blocks}.",
                block=layer.title,
                blocks=", ".join(_written()),
            )
    refuse_head(spec.head)


def _written() -> Iterator[str]:
    """The blocks that have a source in C, by the names of the catalogue."""
    yield from (cell.name for cell in CELLS.values() if cell.c_step)
    for kind, spec in LAYER_KINDS.items():
        if spec is not RecurrentSpec and WRITERS[kind].c:
            yield spec.name


def c_source(
    model: SequenceModel, facts: DataFacts, preparation: Preparation, *, longest: int, int8: bool = False
) -> Source:
    """The texts of the model's two files."""
    spec = model.spec
    refuse_unwritten(spec)
    weights = {name: tensor.detach().cpu().numpy() for name, tensor in model.state_dict().items()}
    network = Network(
        weights=weights,
        facts=facts,
        int8=int8,
        most=longest,
        longest=longest,
        temperature=model.calibration.temperature,
    )
    ends = Ends(network, spec)
    ends.before()
    for layer, place in zip(spec.layers, places(spec, facts), strict=True):
        network.entered.append(network.x)
        network.held = _held(network, spec, place.index)
        write = WRITERS[layer.kind].c
        assert write is not None  # refused above
        write(network, layer, place)
    network.held = frozenset()
    ends.after()
    prefix = STEM_INT8 if int8 else STEM
    about = metadata(facts, preparation, model.calibration)
    return Source(header=_header(network, prefix, longest), code=_code(network, prefix, about, facts))


def _held(network: Network, spec: ModelSpec, now: int) -> frozenset[int | None]:
    """The slots of what went into layers that this one or a later one adds."""
    asked = (at - layer.span for at, layer in enumerate(spec.layers) if isinstance(layer, ResidualSpec) and at >= now)
    return frozenset(network.entered[index].slot for index in asked if index <= now)


def _header(network: Network, prefix: str, longest: int) -> str:
    facts, asks = network.facts, TASKS[network.facts.task]
    sizes = {"INPUTS": len(facts.inputs), "LONGEST": longest}
    if facts.classes:
        sizes["CLASSES"] = len(facts.classes)
    if facts.targets:
        sizes["TARGETS"] = len(facts.targets)
    if asks.forecasts:
        sizes["HORIZON"] = facts.horizon
    count = " * ".join(f"{prefix.upper()}_{name}" for name in _ANSWER[asks.answered] if name in sizes)
    lines = [f"#define {prefix.upper()}_{name} {value}" for name, value in sizes.items()]
    lines.append(f"#define {prefix.upper()}_ANSWERS ({count})")
    numbers = [f"    float numbers[{max(1, sum(network.slots))}];"]
    numbers += [f"    double exact[{network.exact}];"] if network.exact else []
    text = (TEMPLATES / "header.h").read_text(encoding="utf-8")
    values = {
        "version": __version__,
        "inputs": comment(", ".join(facts.inputs)),
        "answer": _answer(facts),
        "sizes": "\n".join(lines),
        "value": "double" if facts.origins_F else "float",
        "answered": "double" if facts.answer_origins_K else "float",
        "workspace": "\n".join(numbers),
        "names": "\n".join(f"extern const char *const {prefix}_{name}[{count}];" for name, count in _listed(facts)),
    }
    values |= {"model": prefix, "MODEL": prefix.upper()}
    return re.sub(r"\{(\w+)\}", lambda found: values[found[1]], text)


_ANSWER = {"horizon": ("HORIZON", "TARGETS"), "sequence": ("TARGETS", "CLASSES"), "step": ("LONGEST", "CLASSES")}


def _answer(facts: DataFacts) -> str:
    if TASKS[facts.task].forecasts:
        return f"the next {facts.horizon} steps of {comment(', '.join(facts.targets))}, step after step, in their units"
    if TASKS[facts.task].numbers:
        return f"{comment(', '.join(facts.targets))}, in their units"
    every = ", of every step" if TASKS[facts.task].per_step else ""
    return f"the probability of each of the {len(facts.classes)} classes{every}"


def _listed(facts: DataFacts) -> list[tuple[str, int]]:
    found = [("inputs", len(facts.inputs)), ("targets", len(facts.targets)), ("classes", len(facts.classes))]
    return [(name, count) for name, count in found if count]


def _code(network: Network, prefix: str, about: dict[str, str], facts: DataFacts) -> str:
    body = "\n".join(f"    {line}" for line in network.lines)
    cells = list(network.cells.values())
    tables = "\n".join(network.constants)
    used = network.pieces([body, *cells, tables])
    slots, start = [], 0
    for number, count in enumerate(network.slots):
        if re.search(rf"\bslot_{number}\b", body):
            slots.append(f"    float *const slot_{number} = workspace->numbers + {start};")
        start += count
    counters = [name for name in ("t", "i") if re.search(rf"\bfor \({name} =", body)]
    head = [*slots, "    long steps = length;", *([f"    long {', '.join(counters)};"] if counters else [])]
    unused = [name for name in ("values", "workspace") if not re.search(rf"\b{name}\b", "\n".join([*slots, body]))]
    parts = [
        f"/* Written by Sequence Workbench {__version__}; see {prefix}.h. */\n",
        f'#include "{prefix}.h"\n\n#include <math.h>\n#include <stddef.h>\n',
        *(names(f"{prefix}_{name}", getattr(facts, name)) for name, _ in _listed(facts)),
        _about(prefix, about),
        *used,
        *cells,
        tables,
        f"int {prefix}_answer(const {prefix}_value *values, long length, {prefix}_number *answers, "
        f"{prefix}_workspace *workspace)\n{{",
    ]
    lines = [
        *head,
        f"    if (length < 1 || length > {prefix.upper()}_LONGEST)\n        return 1;",
        *(f"    (void){name};" for name in unused),
        "    (void)steps;",
        body,
        "    return 0;",
        "}",
    ]
    return "\n".join(parts) + "\n" + "\n".join(lines) + "\n"


def _about(prefix: str, about: dict[str, str]) -> str:
    """The same that an ONNX file says of itself, as pairs of texts; long ones go on in the pair below."""
    pairs = []
    for name, value in about.items():
        plain = value if value.isascii() else json.dumps(json.loads(value))
        pieces = [plain[at : at + LONGEST_STRING] for at in range(0, max(1, len(plain)), LONGEST_STRING)]
        pairs += [f"    {{{quoted(name if not at else '')}, {quoted(piece)}}}," for at, piece in enumerate(pieces)]
    return f"const char *const {prefix}_about[][2] = {{\n" + "\n".join(pairs) + "\n    {NULL, NULL},\n};\n"

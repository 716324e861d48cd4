"""What surrounds the blocks in C: raw numbers before them, and after them the answer in the user's units.

Shapes: F inputs, K targets, V names.
"""

from collections.abc import Iterator

import numpy as np

from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError
from workbench.export.c.kernels import kernel_features
from workbench.export.c.network import Network, Room
from workbench.export.c.text import number
from workbench.models.flow import (
    answer_shape,
    has_kernel_path,
    has_linear_path,
    levelled_inputs,
    linear_maps,
    path_levels,
    quantity_features,
    season_places,
    sizes_of,
    two_way_units,
)
from workbench.models.spec import HeadSpec, ModelSpec, PreprocessSpec
from workbench.models.specs.kernels import stride

_LEVELS = {"last": "last_level", "mean": "mean_level", "mean_std": "mean_level"}


class Ends:
    """Writes what is before and after the layers; what both need of each other is kept here."""

    def __init__(self, network: Network, spec: ModelSpec) -> None:
        self.network, self.spec, self.facts = network, spec, network.facts
        self.centre: Room | None = None
        self.spread: Room | None = None
        self._scales: tuple[str, str] | None = None
        self._read: tuple[Room, int] | None = None

    def before(self) -> None:
        """Raw numbers as the layers read them."""
        network, facts, spec = self.network, self.facts, self.spec.preprocess
        features = quantity_features(facts)
        network.size = features + sum(size.width for size in sizes_of(facts))
        self._prepare(spec, features)
        if has_linear_path(self.spec.head, facts) or has_kernel_path(self.spec.head, facts):
            self._read = (network.x, network.size)
            network.always |= {network.x.slot}

    def _prepare(self, spec: PreprocessSpec, features: int) -> None:
        network, facts = self.network, self.facts
        if spec.scale == "standardize" and facts.numbers:
            self._scales = self._scaling()
        if self._is_as_it_is(spec):
            return
        x = network.room(network.most * network.size)
        network.do(*self._copied(x))
        network.becomes(x)
        self._without_level(spec)
        if facts.missing_mask and facts.numbers:
            network.do(f"marked({x.text}, steps, {network.size}, {facts.numbers});")
        place = features
        for c, size in enumerate(sizes_of(facts)):
            network.do(*self._words(x, c, place))
            place += size.width

    def _is_as_it_is(self, spec: PreprocessSpec) -> bool:
        facts = self.facts
        changed = spec.scale != "none" or spec.level != "none" or facts.missing_mask or facts.origins_F
        return not changed and not facts.categories

    def _scaling(self) -> tuple[str, str]:
        """The tables of means and deviations, moved to the sequence's own where each has its own."""
        network = self.network
        if "preprocess.mean_VF" not in network.weights:
            tables = tuple(network.table(network.array(f"preprocess.{part}_F")) for part in ("mean", "std"))
            return tables[0], tables[1]
        mean_VF, std_VF = (network.array(f"preprocess.{part}_VF") for part in ("mean", "std"))
        place = f"{self._name(len(mean_VF) - 1)} * {mean_VF.shape[1]}"
        network.do(f"const float *const mean = {network.table(mean_VF)} + {place};")
        network.do(f"const float *const deviation = {network.table(std_VF)} + {place};")
        return "mean", "deviation"

    def _name(self, words: int) -> str:
        """The number of the sequence's name."""
        return f"word_of((float)values[{self.facts.named}], {words})"

    def _value(self, column: str) -> str:
        """A raw number as float32, counted from its origin."""
        value = f"values[t * {len(self.facts.inputs)} + {column}]"
        return f"(float)({value} - origins[{column}])" if self.facts.origins_F else value

    def _copied(self, x: Room) -> Iterator[str]:
        network, facts = self.network, self.facts
        if facts.origins_F:
            table = network.table(np.array(facts.origins_F), np.float64)
            yield f"const double *const origins = {table};"
        if not facts.numbers:
            return
        yield "for (t = 0; t < steps; t++)"
        yield f"    for (i = 0; i < {facts.numbers}; i++)"
        value = self._value("i")
        if self._scales is not None:
            value = f"({value} - {self._scales[0]}[i]) / {self._scales[1]}[i]"
        yield f"        {x.text}[t * {network.size} + i] = {value};"

    def _without_level(self, spec: PreprocessSpec) -> None:
        network, x = self.network, self.network.x
        if spec.level == "none" or not self.facts.numbers:
            return
        columns, missing = levelled_inputs(spec, self.facts), int(self.facts.missing_mask)
        self.centre = self._kept(columns)
        given = f"{x.text}, steps, {network.size}, {columns}, {missing}"
        network.do(f"without_levels({_LEVELS[spec.level]}, {given}, {self.centre.text});")
        if spec.level == "mean_std":
            self.spread = self._kept(columns)
            network.do(f"over_levels(spread_level, {given}, {self.spread.text});")

    def _kept(self, count: int) -> Room:
        """Room that stays until the answer."""
        room = self.network.room(count)
        self.network.always |= {room.slot}
        return room

    def _words(self, x: Room, c: int, place: int) -> Iterator[str]:
        """What stands for the words of one category."""
        network, size = self.network, sizes_of(self.facts)[c]
        if not size.width:
            return
        yield "for (t = 0; t < steps; t++) {"
        yield f"    long word = word_of({self._value(str(self.facts.numbers + c))}, {size.words});"
        yield f"    for (i = 0; i < {size.width}; i++)"
        found = "word == i + 1 ? 1.0f : 0.0f"
        if size.learned:
            table = network.table(network.array(f"preprocess.categories.tables.{c}.weight"))
            found = f"{table}[word * {size.width} + i]"
        yield f"        {x.text}[t * {network.size} + {place} + i] = {found};"
        yield "}"

    def after(self) -> None:
        """The answer, from what leaves the last layer."""
        network, asks = self.network, TASKS[self.facts.task]
        refuse_head(self.spec.head)
        width = self.network.size
        answer = self._naive() if self.spec.head.kind == "naive" else self._linear(width)
        if has_linear_path(self.spec.head, self.facts):
            self._add_straight(answer)
        if has_kernel_path(self.spec.head, self.facts):
            self._add_kernels(answer)
        count = int(np.prod(answer_shape(self.facts)))
        if asks.forecasts:
            network.do(*self._forecast(answer))
        elif asks.numbers:
            scales = [network.table(network.array(f"preprocess.answer_{part}_K")) for part in ("std", "mean")]
            value = f"{answer.text}[i] * {scales[0]}[i] + {scales[1]}[i]"
            network.do(f"for (i = 0; i < {count}; i++)", f"    answers[i] = {self._in_units(value, 'i')};")
        else:
            network.do(*self._probabilities(answer, count, per_step=asks.per_step))

    def _linear(self, width: int) -> Room:
        network, facts = self.network, self.facts
        outputs = int(np.prod(answer_shape(facts)))
        if TASKS[facts.task].per_step:
            y = network.room(network.most * outputs)
            network.do(f"products({network.linear('head.linear')}, {network.x.text}, steps, {y.text});")
            return y
        pooled = self._pooled(width)
        y = network.room(outputs, pooled)
        network.do(f"product({network.linear('head.linear')}, {pooled.text}, {y.text});")
        return y

    def _pooled(self, width: int) -> Room:
        network, pool, x = self.network, self.spec.head.pool, self.network.x
        if pool in ("last", "last_step"):
            units = two_way_units(self.spec, self.facts)
            if not units:
                return Room(text=f"{x.text} + (steps - 1) * {width}")
            y = network.room(2 * units)
            network.do(f"both_ends({x.text}, steps, {units}, {y.text});")
            return y
        y = network.room(width)
        if pool == "attention":
            shares = network.room(network.most, y)
            scores = network.matrix(network.array("head.scores.weight"))
            network.do(
                f"products({scores}, {x.text}, steps, {shares.text});",
                f"softmax({shares.text}, steps);",
                f"sum_of_steps({x.text}, {shares.text}, steps, {width}, {y.text});",
            )
            return y
        function = "mean_of_steps" if pool == "mean" else "most_of_steps"
        network.do(f"{function}({x.text}, steps, {width}, {y.text});")
        return y

    def _naive(self) -> Room:
        network, facts, targets = self.network, self.facts, len(self.facts.targets)
        if TASKS[facts.task].forecasts:
            y, season = network.room(facts.horizon * targets), self.spec.head.season
            network.do(
                f"for (t = 0; t < {facts.horizon}; t++)",
                f"    for (i = 0; i < {targets}; i++) {{",
                f"        long step = steps + (steps < {season} ? -1 : t % {season} - {season});",
                f"        {y.text}[t * {targets} + i] = {network.x.text}[step * {network.size} + i];",
                "    }",
            )
            return y
        same = network.weights.get("head.logits_C", np.zeros(targets, np.float32))
        steps = "steps" if TASKS[facts.task].per_step else "1"
        y = network.room(len(same) * (network.most if steps == "steps" else 1))
        network.do(
            f"for (t = 0; t < {steps}; t++)",
            f"    for (i = 0; i < {len(same)}; i++)",
            f"        {y.text}[t * {len(same)} + i] = {network.table(same)}[i];",
        )
        return y

    def _add_straight(self, answer: Room) -> None:
        network, facts = self.network, self.facts
        assert self._read is not None
        x, size = self._read
        count, inputs = int(np.prod(answer_shape(facts))), quantity_features(facts)
        maps = linear_maps(facts)
        first = "0" if maps == 1 else f"{self._name(maps - 1)} * {count}"
        matrix = network.linear("linear_path.linear")
        window = f"{x.text}, length, {size}, {inputs}"
        behind, further = self._behind(window, answer)
        network.do(f"straight({matrix}, {first}, {count}, {window}, {behind}, {further}, {answer.text});")

    def _behind(self, window: str, answer: Room) -> tuple[str, int]:
        """Where what the path reads behind the window lies, and how many numbers that is."""
        network, levels, places = self.network, path_levels(self.spec, self.facts), season_places(self.spec, self.facts)
        lost = self.centre.text if levels and self.centre is not None else "NULL"
        if not places:
            return lost, levels
        room = network.room(levels + places, answer)
        place = f"{room.text} + {levels}"
        if levels:
            network.do(f"for (i = 0; i < {levels}; i++)", f"    {room.text}[i] = {lost}[i];")
        network.do(
            f"for (i = 0; i < {places}; i++)",
            f"    {room.text}[{levels} + i] = 0.0f;",
            f"straight({network.linear('linear_path.season')}, 0, {places}, {window}, NULL, 0, {place});",
            f"softmax({place}, {places});",
        )
        return room.text, levels + places

    def _add_kernels(self, answer: Room) -> None:
        network, classes = self.network, len(self.facts.classes)
        assert self._read is not None
        x, network.size = self._read
        y = network.room(network.array("kernel_path.kernels.bias_DJV").size, answer, x)
        beside = network.room(classes, answer, x, y)
        usual = self.facts.usual
        network.do("steps = length;")
        kernel_features(network, "kernel_path.kernels", x, y, (usual, stride(usual), 0), answer, beside)
        network.do(
            f"product({network.linear('kernel_path.linear')}, {y.text}, {beside.text});",
            f"add({answer.text}, {beside.text}, {classes}, {answer.text});",
        )

    def _forecast(self, answer: Room) -> Iterator[str]:
        """The level given back, in the user's units."""
        targets, value = len(self.facts.targets), f"{answer.text}[t * {len(self.facts.targets)} + i]"
        if self.spread is not None:
            value = f"{value} * {self.spread.text}[i]"
        if self.centre is not None:
            value = f"{value} + {self.centre.text}[i]"
        if self._scales is not None:
            value = f"({value}) * {self._scales[1]}[i] + {self._scales[0]}[i]"
        yield f"for (t = 0; t < {self.facts.horizon}; t++)"
        yield f"    for (i = 0; i < {targets}; i++)"
        yield f"        answers[t * {targets} + i] = {self._in_units(value, 'i')};"

    def _in_units(self, value: str, place: str) -> str:
        if not self.facts.answer_origins_K:
            return value
        table = self.network.table(np.array(self.facts.answer_origins_K), np.float64)
        return f"(double)({value}) + {table}[{place}]"

    def _probabilities(self, answer: Room, count: int, *, per_step: bool) -> Iterator[str]:
        temperature, steps = self.network.temperature, "steps" if per_step else "1"
        yield f"for (t = 0; t < {steps}; t++) {{"
        if temperature != 1:
            yield f"    for (i = 0; i < {count}; i++)"
            yield f"        {answer.text}[t * {count} + i] /= {number(temperature)};"
        yield f"    softmax({answer.text} + t * {count}, {count});"
        yield f"    for (i = 0; i < {count}; i++)"
        yield f"        answers[t * {count} + i] = {answer.text}[t * {count} + i];"
        yield "}"


def refuse_head(head: HeadSpec) -> None:
    """Raises WorkbenchError for a head that has no source in C."""
    if head.kind == "segments":
        raise WorkbenchError(
            "The segments head has no source in C, so that the model cannot be written as C. Leave C out, or train a "
            "model with the linear head."
        )

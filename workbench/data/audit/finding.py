"""Finding: what an audit tells of data or a split, and the cure that one click or one setting brings."""

import shlex
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

from workbench.data.dataset import SequenceDataset
from workbench.data.roles import with_role
from workbench.data.spec import DataSpec, Role
from workbench.data.splits import make_split
from workbench.errors import WorkbenchError
from workbench.sentence import Sentence, sentence

Severity = Literal["note", "warning"]
Kind = Literal[
    "loading",
    "amount",
    "level",
    "class",
    "group",
    "copy",
    "target",
    "code",
    "identity",
    "constant",
    "pace",
    "words",
    "ahead",
    "sentinel",
]

SHARES = (0.7, 0.15)
"""Of training and validation part, where a cure leaves some of the steps."""
LEAST_LEFT = 0.4
"""Share of the steps that a cure must leave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cure:
    """A change of the data spec that removes what was found, as a function and as the settings that do the same."""

    title: Sentence
    change: Callable[[DataSpec], DataSpec]
    settings: tuple[tuple[str, str], ...]
    """Dotted keys with their texts, as after `--set`; or options such as --task."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One sentence with its evidence. A note helps to read a result; a warning says why it would mislead."""

    kind: Kind
    sentence: Sentence
    severity: Severity = "note"
    cure: Cure | None = None
    others: tuple[Cure, ...] = ()
    """What else would remove it."""

    @property
    def told(self) -> Sentence:
        """The sentence and the settings that mend it, or that a note suggests, as for a terminal."""
        if self.cure is None:
            return self.sentence
        settings = " ".join(_setting(key, text) for key, text in self.cure.settings)
        said = {"finding": self.sentence, "settings": settings}
        if self.severity == "note":
            return sentence("{finding} {title}: {settings}", title=self.cure.title, **said)
        return sentence("{finding} To mend it: {settings}", **said)


def _setting(key: str, text: str) -> str:
    return f"{key} {shlex.quote(text)}" if key.startswith("--") else f"--set {shlex.quote(f'{key}={text}')}"


def ignoring(column: str) -> Cure:
    """The column is no input any more."""
    return taken_as(column, "ignore", sentence("Ignore {column}", column=column))


def taken_as(column: str, role: Role, title: Sentence) -> Cure:
    """The column with another role."""
    change = partial(with_role, column=column, role=role)
    return Cure(title=title, change=change, settings=((f"data.roles.{column}", role),))


def split_changed(title: Sentence, **changes: object) -> Cure:
    """The split with these fields changed; a cure is only offered where the split can then be made."""
    return part_changed("split", title, **changes)


def part_changed(part: Literal["split", "pace", "window", "reading"], title: Sentence, **changes: object) -> Cure:
    """A part of the spec with these fields changed."""
    texts = {name: "auto" if value is None else str(value) for name, value in changes.items()}
    settings = tuple((f"data.{part}.{name}", text) for name, text in texts.items())
    return Cure(title=title, change=partial(_with_part, part=part, changes=changes), settings=settings)


def only_first(steps: int) -> Cure:
    """Only so many steps from the start are used."""
    train, val = round(SHARES[0] * steps), round(SHARES[1] * steps)
    title = sentence("Use only the first {count} steps", count=steps)
    return split_changed(title, train=train, val=val, test=steps - train - val)


def where_it_fits(cure: Cure, dataset: SequenceDataset, spec: DataSpec) -> Cure | None:
    """The cure, unless no split can be made with it or it changes nothing."""
    changed = cure.change(spec)
    try:
        make_split(dataset, changed)
    except WorkbenchError:
        return None
    return cure if changed != spec else None


def _with_part(spec: DataSpec, part: str, changes: dict[str, object]) -> DataSpec:
    had = getattr(spec, part)
    return spec.model_copy(update={part: type(had).model_validate(had.model_dump() | changes)})

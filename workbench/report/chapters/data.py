"""The chapters on data: where they come from, what they hold, and which part of them taught, chose and judged."""

from collections.abc import Iterator
from pathlib import PurePath

import numpy as np

from workbench.data.splits import PARTS
from workbench.data.tasks import TASKS
from workbench.report.chapters.words import NONE, listed, number, percent, short, whole
from workbench.report.document import Block, Figure, Items, Paragraph, Section, Table
from workbench.report.facts import Facts
from workbench.report.figures.network import WIDTH, split_bar, timeline
from workbench.report.language import Speech
from workbench.report.value_names import VALUE_NAMES
from workbench.sentence import sentence

MOST_FILES, MOST_COLUMNS, MOST_CLASSES = 20, 30, 30


def data_chapter(facts: Facts, speech: Speech) -> Section:
    """Files, columns and classes, and what a reader should know of how they were read."""
    dataset = facts.loaded.dataset
    blocks: list[Block] = [Paragraph(text=_summary(facts, speech)), _files(facts, speech), *_columns(facts, speech)]
    if dataset.classes and not TASKS[dataset.task].text:
        blocks.append(_classes(facts, speech))
    if dataset.notes:
        blocks.append(Items(texts=tuple(speech(note) for note in dataset.notes)))
    blocks.append(
        Paragraph(
            text=speech(sentence("Fingerprint of the data as read: {hash}", hash=dataset.fingerprint)), look="note"
        )
    )
    return Section(title=speech(sentence("Data")), blocks=tuple(blocks))


def _summary(facts: Facts, speech: Speech) -> str:
    dataset = facts.loaded.dataset
    parts = [
        sentence(
            "{sequences} sequences with {steps} steps in all; the longest has {longest}.",
            sequences=whole(dataset.sequences),
            steps=whole(len(dataset.values_NF)),
            longest=whole(dataset.longest),
        )
    ]
    if dataset.sample_rate is not None:
        parts.append(sentence("Sound with {rate} samples a second.", rate=whole(dataset.sample_rate)))
    if dataset.times_N is not None and len(dataset.times_N):
        known = dataset.times_N[~np.isnat(dataset.times_N)]
        if len(known):
            first, last = (
                str(np.datetime_as_string(time, unit="s")).replace("T", " ") for time in (known.min(), known.max())
            )
            parts.append(sentence("Times run from {first} to {last}.", first=_day(first), last=_day(last)))
    missing = sum(dataset.missing.values())
    policy = speech.name(dataset.missing_policy)
    if missing:
        parts.append(sentence("{count} cells were empty; policy: {policy}.", count=whole(missing), policy=policy))
    return speech.all(parts)


def _day(time: str) -> str:
    return time.removesuffix(" 00:00:00")


def _files(facts: Facts, speech: Speech) -> Table:
    sources, dataset = facts.spec.data.sources, facts.loaded.dataset
    owners = np.array(dataset.facts_S.get("file", ()))
    lengths = np.diff(dataset.offsets_S1)
    rows = []
    for source in sources[:MOST_FILES]:
        path = PurePath(source.path)
        mine = np.isin(owners, (path.name, path.stem)) if len(owners) else np.zeros(0, bool)
        steps = int(lengths[mine].sum()) if mine.any() else len(dataset.values_NF) if len(sources) == 1 else None
        rows.append((short(path.name), source.sha256 or NONE, NONE if steps is None else whole(steps)))
    more = len(sources) - MOST_FILES
    caption = sentence("Files; each SHA-256 tells the very bytes that were read.")
    if more > 0:
        caption = sentence(
            "The first {shown} of {count} files, with the SHA-256 of their bytes.", shown=MOST_FILES, count=len(sources)
        )
    if any(not source.sha256 for source in sources):
        caption = sentence("Where no hash stands, as for folders, the fingerprint below tells all that was read.")
    return Table(
        header=(speech(sentence("File")), "SHA-256", speech(sentence("Steps read"))),
        rows=tuple(rows),
        words=2,
        codes=frozenset((1,)),
        caption=speech(caption),
    )


def _columns(facts: Facts, speech: Speech) -> Iterator[Block]:
    """Each input with its role and what the training part says of it; of text nothing is to be said."""
    dataset, statistics = facts.loaded.dataset, facts.loaded.statistics
    if TASKS[dataset.task].text:
        count = len(dataset.classes)
        yield Paragraph(text=speech(sentence("Each step is one of {count} characters.", count=count)))
        return
    rows = []
    for place, name in enumerate(dataset.inputs[:MOST_COLUMNS]):
        known = place < len(statistics.mean_F) and name not in dataset.categories
        mean = statistics.mean_F[place] + dataset.origin(place) if known else None
        spread = statistics.std_F[place] if known else None
        role = "target" if name in dataset.targets else "feature"
        words = len(dataset.categories.get(name, ()))
        note = speech(sentence("{count} words", count=words)) if words else speech.name(role)
        missing = dataset.missing.get(name, 0)
        rows.append((short(name), note, number(mean), number(spread), whole(missing)))
    caption = sentence("Inputs; mean and spread are those of the training part, from which alone scaling is learned.")
    yield Table(
        header=(
            speech(sentence("Column")),
            speech(sentence("Role")),
            speech(sentence("Mean")),
            speech(sentence("Spread")),
            speech(sentence("Empty cells")),
        ),
        rows=tuple(rows),
        words=2,
        caption=speech(caption),
    )
    if len(dataset.inputs) > MOST_COLUMNS:
        yield Paragraph(text=listed(dataset.inputs[MOST_COLUMNS:], MOST_COLUMNS, speech), look="note")


def _classes(facts: Facts, speech: Speech) -> Table:
    counts = facts.loaded.statistics.class_counts
    total = max(1, sum(counts))
    rows = tuple(
        (short(name), whole(count), percent(count / total))
        for name, count in zip(facts.loaded.dataset.classes[:MOST_CLASSES], counts, strict=False)
    )
    return Table(
        header=(speech(sentence("Class")), speech(sentence("Examples")), speech(sentence("Share"))),
        rows=rows,
        caption=speech(sentence("Classes in the training part.")),
    )


def split_chapter(facts: Facts, speech: Speech) -> Section:
    """How the data were parted, and the window through which a forecast sees them."""
    split, spec = facts.loaded.split, facts.spec.data
    counts = {part: len(split.part(part)) for part in PARTS}
    rows = {part: sum(stop - start for start, stop in split.rows[part]) for part in PARTS}
    steps = sum(rows.values()) or 1
    drawn: dict[str, tuple[float, str]] = {
        part: (
            float(rows[part]),
            f"{speech(VALUE_NAMES[part])} · {whole(counts[part])} · {percent(rows[part] / steps, 0)}",
        )
        for part in PARTS
    }
    caption = speech(
        sentence(
            "The three parts: their examples, and their share of all steps. No step to be answered is in two of them."
        )
    )
    blocks: list[Block] = [
        Paragraph(text=_method(facts, speech)),
        Figure(svg=split_bar(drawn, caption), width=WIDTH, height=58, caption=caption),
    ]
    if facts.loaded.dataset.sequences == 1:
        blocks.append(_timeline(facts, speech))
    if TASKS[spec.task].forecasts:
        window = spec.window
        blocks.append(
            Paragraph(
                text=speech(
                    sentence(
                        "Each example reads {context} steps and foretells the next {horizon}; windows begin "
                        "every {stride} steps.",
                        context=window.context,
                        horizon=window.horizon,
                        stride=window.stride,
                    )
                )
            )
        )
    return Section(title=speech(sentence("Split")), blocks=tuple(blocks))


def _method(facts: Facts, speech: Speech) -> str:
    found = facts.spec.data.split
    said = [sentence("Method: {method}.", method=speech.name(found.method))]
    if found.method in ("random", "stratified", "group"):
        said.append(sentence("The order was drawn with seed {seed}.", seed=found.seed))
    if found.group:
        said.append(sentence("What shares the same {column} stays in one part.", column=found.group))
    if found.test_where:
        said.append(sentence("The test part is where {condition}.", condition=found.test_where))
    if found.gap:
        said.append(sentence("{gap} steps between two parts belong to neither.", gap=found.gap))
    said.append(
        sentence("Scaling was learned from the training part; validation chose the epoch; the test part judged once.")
    )
    if facts.refitted:
        said.append(
            sentence("Afterwards the model was trained once more on the training and the validation part together.")
        )
    return speech.all(said)


def _timeline(facts: Facts, speech: Speech) -> Figure:
    dataset, split = facts.loaded.dataset, facts.loaded.split
    steps = max(1, len(dataset.values_NF))
    owned: dict[str, list[tuple[float, float]]] = {
        part: [(start / steps, stop / steps) for start, stop in split.rows[part]] for part in PARTS
    }
    ends = ("1", whole(steps))
    if dataset.times_N is not None and not np.isnat(dataset.times_N[[0, -1]]).any():
        first, last = (
            _day(str(np.datetime_as_string(dataset.times_N[place], unit="s")).replace("T", " ")) for place in (0, -1)
        )
        ends = (first, last)
    caption = speech(sentence("Where the parts lie along the series; the colours are those above."))
    return Figure(svg=timeline(owned, ends, caption), width=WIDTH, height=44, caption=caption)

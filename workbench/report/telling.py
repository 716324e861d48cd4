"""The whole document: all chapters of a run's facts, in their order and in one language."""

from workbench.report.chapters.answers import answers_chapter
from workbench.report.chapters.data import data_chapter, split_chapter
from workbench.report.chapters.errors import backtest_chapter, errors_chapter
from workbench.report.chapters.inside import inside_chapter
from workbench.report.chapters.methods import methods_chapter, references_chapter, reproduction_chapter
from workbench.report.chapters.network import network_chapter
from workbench.report.chapters.training import training_chapter
from workbench.report.chapters.verdict import verdict_chapter
from workbench.report.document import Document
from workbench.report.facts import Facts
from workbench.report.language import Speech
from workbench.sentence import sentence

CHAPTERS = (
    verdict_chapter,
    answers_chapter,
    errors_chapter,
    backtest_chapter,
    data_chapter,
    split_chapter,
    network_chapter,
    training_chapter,
    inside_chapter,
    methods_chapter,
    reproduction_chapter,
    references_chapter,
)


def tell(facts: Facts, speech: Speech) -> Document:
    """The document; chapters that have nothing to say are left out."""
    found = (chapter(facts, speech) for chapter in CHAPTERS)
    program = dict(facts.versions)["Sequence Workbench"]
    return Document(
        language=speech.language.replace("_", "-"),
        title=facts.project,
        subtitle=speech(sentence("Report of run {run}", run=facts.run)),
        facts=(
            (speech(sentence("Task")), speech.name(facts.spec.data.task)),
            (speech(sentence("Trained")), facts.trained.replace("T", " ")),
            (speech(sentence("Reported")), facts.made),
            (speech(sentence("Made with")), f"Sequence Workbench {program}"),
        ),
        footer=f"{facts.project} · {facts.run} · Sequence Workbench {program}",
        sections=tuple(section for section in found if section is not None),
    )

"""A report is printed by a process of its own, and so the same."""

import subprocess
import sys
from types import SimpleNamespace

import pytest
from markupsafe import Markup

from workbench.errors import ProgramError, WorkbenchError
from workbench.gui.report import apart
from workbench.gui.report.printer import Paper, print_pdf
from workbench.report.document import Document, Figure, Paragraph, Section

SVG = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">'
    '<text font-family="sans-serif" font-size="9">a</text></svg>'
)


@pytest.fixture
def document():
    blocks = (Paragraph(text="Words of a report. " * 400), Figure(svg=SVG, width=40, height=40, caption="A drawing"))
    sections = tuple(Section(title=f"Chapter {number}", blocks=blocks) for number in range(3))
    return Document(language="en", title="A", subtitle="Run 1", facts=(), footer="foot", sections=sections)


def test_a_process_of_its_own_prints_the_same_pages(qapp, document, tmp_path):
    print_pdf(document, tmp_path / "here.pdf")

    apart.print_apart(document, tmp_path / "apart.pdf")

    here, there = ((tmp_path / name).read_bytes() for name in ("here.pdf", "apart.pdf"))
    assert here.count(b"/Type /Page\n") == there.count(b"/Type /Page\n") > 2
    assert abs(len(here) - len(there)) < 200


def test_why_it_cannot_be_printed_is_told_here(qapp, document, tmp_path, monkeypatch, capsys):
    def no_font(language):
        raise WorkbenchError("No font has the letters of {language}.", language=language)

    monkeypatch.setattr("workbench.gui.report.printer._font", no_font)
    paper = tmp_path / "paper.json"
    paper.write_text(apart.as_text(Paper.of(document)), encoding="utf-8")
    status = apart.main(paper, tmp_path / "x.pdf")
    said = SimpleNamespace(returncode=status, stderr=capsys.readouterr().err)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: said)

    with pytest.raises(WorkbenchError, match=r"No font has the letters of en\."):
        apart.print_apart(document, tmp_path / "x.pdf")


def test_a_process_that_fails_is_a_fault_of_the_program(qapp, document, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")

    with pytest.raises(ProgramError, match="could not be printed"):
        apart.print_apart(document, tmp_path / "x.pdf")

"""Writing a report whole or not at all."""

from pathlib import Path

import pytest

from workbench.errors import WorkbenchError
from workbench.progress import finish
from workbench.report.writing import write_report


def no_printer(document, to: Path) -> None:
    raise AssertionError("nobody asked for a PDF")


def test_a_page_is_written(classifier, tmp_path):
    to = tmp_path / "new folder" / "report.html"

    assert finish(write_report(classifier, None, to, no_printer, inside=False)) == to
    assert to.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_page_is_written_in_the_language_asked_for(classifier, tmp_path):
    to = tmp_path / "report.html"

    finish(write_report(classifier, None, to, no_printer, language="zh_CN", inside=False))

    assert "结论" in to.read_text(encoding="utf-8")


def test_the_printer_gets_the_document_and_an_unfinished_file(classifier, tmp_path):
    got = []

    def printer(document, to: Path) -> None:
        got.append((document.title, to.parent, to.name != "report.pdf"))
        to.write_bytes(b"%PDF")

    finish(write_report(classifier, None, tmp_path / "report.PDF", printer, inside=False))

    assert got == [("classes", tmp_path, True)]
    assert (tmp_path / "report.PDF").read_bytes() == b"%PDF"


def test_a_printer_that_fails_leaves_what_was_there(classifier, tmp_path):
    to = tmp_path / "report.pdf"
    to.write_bytes(b"the old one")

    def printer(document, unfinished: Path) -> None:
        unfinished.write_bytes(b"half")
        raise WorkbenchError("There is no font.")

    with pytest.raises(WorkbenchError, match="no font"):
        finish(write_report(classifier, None, to, printer, inside=False))

    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]
    assert to.read_bytes() == b"the old one"


def test_cancelling_leaves_nothing(classifier, tmp_path):
    work = write_report(classifier, None, tmp_path / "report.html", no_printer, inside=False)
    next(work)

    work.close()

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["report", "report.docx", "pdf"])
def test_another_ending_is_refused_before_anything_is_read(classifier, tmp_path, name):
    with pytest.raises(WorkbenchError, match=r"A report is a \.pdf or a \.html file"):
        next(write_report(classifier, None, tmp_path / name, no_printer))

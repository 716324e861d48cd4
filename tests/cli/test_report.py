"""The command that writes a report."""

import json

import pytest
from typer.testing import CliRunner

from tests.cli.conftest import run
from workbench.cli import app


def test_a_page_is_written_and_named(classifier, tmp_path):
    done = run("report", classifier, "--to", tmp_path / "report.html", "--without-inside")

    assert (done.exit_code, done.stdout) == (0, f"Wrote {tmp_path / 'report.html'}\n")
    assert "Confusion" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_the_language_can_be_chosen(classifier, tmp_path):
    run("report", classifier, "--to", tmp_path / "r.html", "--language", "zh_CN", "--without-inside")

    assert "混淆矩阵" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_json_names_the_file(classifier, tmp_path):
    done = run("report", classifier, "--to", tmp_path / "r.html", "--without-inside", "--json")

    assert json.loads(done.stdout) == {"to": str(tmp_path / "r.html")}


def test_a_pdf_is_left_to_the_printer(classifier, tmp_path):
    def printer(document, to):
        to.write_text(document.title)

    arguments = ["report", str(classifier), "--to", str(tmp_path / "r.pdf"), "--without-inside"]
    done = CliRunner().invoke(app, arguments, obj=printer)

    assert done.exit_code == 0
    assert (tmp_path / "r.pdf").read_text() == "steps"


@pytest.mark.parametrize(
    ("name", "message"), [("r.txt", "A report is a .pdf or a .html file"), ("r.html", "no run")], ids=["ending", "run"]
)
def test_what_cannot_be_is_the_users_error(classifier, tmp_path, name, message):
    done = run("report", classifier, "nobody's run", "--to", tmp_path / name)

    assert done.exit_code == 2
    assert message in done.stderr
    assert not (tmp_path / name).exists()

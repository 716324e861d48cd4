"""The bench command: every loop is measured, the same way."""

import json

from workbench.bench import loops
from workbench.cli.app import main
from workbench.gui.report.printer import print_pdf


def test_every_loop_of_a_case_is_told_as_json(capsys, monkeypatch):
    monkeypatch.setattr(loops, "measured", loops._measure)

    status = main(
        ["bench", "--case", "A", "--seconds", "0.1", "--examples", "256", "--device", "cpu", "--json"], print_pdf
    )

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert status == 0
    assert [(line["case"], line["loop"], line["device"]) for line in lines] == [
        ("A", loop, "cpu") for loop in loops.LOOPS
    ]
    assert all(line["sequences_per_second"] > 0 for line in lines)


def test_a_case_that_does_not_exist_is_refused(capsys):
    assert main(["bench", "--case", "Z", "--device", "cpu"], print_pdf) == 2
    assert "no case Z" in capsys.readouterr().err

"""The checks of the Data page: what a cure's button says, and what a click does."""

import numpy as np

from tests.gui.data.heads import load, settled
from workbench.data.audit.finding import Cure, Finding
from workbench.gui.data.findings import Findings
from workbench.gui.session.data_state import DataState
from workbench.sentence import sentence


def test_a_long_cure_is_cut_short_and_pushes_no_text_off_the_page(qtbot):
    long = sentence("Keep sequences with the same {column} in one part", column="volunteer of the second study")
    cure = Cure(title=long, change=lambda spec: spec, settings=())
    findings = Findings()
    qtbot.addWidget(findings)

    findings.show_state(DataState(findings=(Finding(kind="group", sentence=sentence("Short."), cure=cure),)))
    (button,) = findings.mend_buttons
    findings.resize(260, 200)
    findings.show()

    assert findings.minimumSizeHint().width() <= 260 and button.fitting().endswith("…")
    assert button.toolTip() == str(long)


def test_paired_files_are_one_table_and_a_click_reads_them_apart(qtbot, session, page, tmp_path):
    header = ",".join(map(str, range(24)))
    waves = [",".join(f"{np.sin((row % 2 + 1) * step / 3 + row):.4f}" for step in range(24)) for row in range(12)]
    (tmp_path / "X.csv").write_text("\n".join([header, *waves]) + "\n")
    (tmp_path / "y.csv").write_text("\n".join(["label", *(str(row % 2) for row in range(12))]) + "\n")
    load(qtbot, session, tmp_path)
    reading = page.side.reading.combo("paired")
    assert session.spec.data.task == "classify" and reading.currentText() == "Row by row, as one table"

    page.side.findings.mend_buttons[0].click()
    qtbot.waitUntil(lambda: settled(session))

    assert session.spec.data.reading.paired == "none" and "label" not in session.spec.data.roles


def test_a_click_makes_states_what_is_told(qtbot, session, page, tmp_path):
    rows = [f"{np.sin(row / 3):.3f},{row % 2},{row // 40 % 2}" for row in range(400)]
    (tmp_path / "a.csv").write_text("\n".join(["power,noise,occupied", *rows]) + "\n")
    load(qtbot, session, tmp_path / "a.csv")
    (button,) = [each for each in page.side.findings.mend_buttons if "occupied" in each.text()]

    button.click()
    qtbot.waitUntil(lambda: settled(session) and session.spec.data.task == "label-steps")

    assert session.spec.data.roles["occupied"] == "label" and session.spec.data.roles["power"] == "feature"
    session.undo_stack.undo()
    assert session.spec.data.task == "forecast"

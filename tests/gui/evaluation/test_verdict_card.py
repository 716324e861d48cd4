import pytest

from workbench.gui.evaluation.judged import JudgedRun
from workbench.gui.evaluation.verdict_card import VerdictCard
from workbench.gui.runs.live_run import StoredRun
from workbench.gui.style.translation import install
from workbench.sentence import packed, sentence


@pytest.fixture
def chinese(qapp):
    install(qapp, "zh_CN")
    yield
    install(qapp, "en")


def test_a_verdict_from_its_file_is_told_in_the_language_in_force(qtbot, chinese):
    text = sentence(
        "The model's error ({measure} {model}) is {percent} % below that of its strongest rival, {rival} ({error}).",
        measure="RMSE",
        model="1.0",
        percent="20",
        rival=sentence("repeating the last value"),
        error="1.2",
    )
    warning = sentence("{count} more files are left out.", count=3)
    said = {"verdict": packed(text), "warnings": [packed(warning)]}
    numbers = {"better_than_baseline": True, "verdict": str(text), "warnings": [str(warning)], "said": said}
    stored = StoredRun(
        run="1", task="forecast", phase="finished", history=(), planned=1, can_resume=False, refitted=False, failure=""
    )
    card = VerdictCard()
    qtbot.addWidget(card)

    card.show_judged(JudgedRun(stored=stored, numbers=numbers))

    assert card.sentence.text() == "模型的误差（RMSE 1.0）比其最强对手“重复最后一个值”（1.2）低 20 %。"
    assert card.warnings.text() == "⚠ 另有 3 个文件被略去。"

"""VerdictCard: is the model better than its strongest rival, in one sentence with a sign."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.evaluation.store import verdict_of, warnings_of
from workbench.gui.evaluation.judged import JudgedRun
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import Tone, icon
from workbench.gui.style.translation import shown
from workbench.gui.widgets.cards import Card, styled_label
from workbench.sentence import Sentence


class VerdictCard(Card):
    """A headline, the sentence with the numbers, and warnings below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._judged: JudgedRun | None = None
        self._failure: Sentence | None = None
        self.headline = styled_label("", "number")
        self.sentence = QLabel(wordWrap=True)
        self.warnings = QLabel(wordWrap=True)
        self.update_words = QLabel(wordWrap=True)
        for label in (self.headline, self.sentence, self.update_words, self.warnings):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.warnings.setProperty("textStyle", "muted")
        self._sign = QLabel()
        texts = QVBoxLayout()
        texts.setSpacing(theme.XS)
        for label in (self.headline, self.sentence, self.update_words, self.warnings):
            texts.addWidget(label)
        line = QHBoxLayout()
        line.setSpacing(theme.L)
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        self.body.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        self.body.setSpacing(0)
        self.body.addLayout(line)
        theme.follow(self._render)
        translation.follow(self._render)

    def show_judged(self, judged: JudgedRun | None) -> None:
        """Show a run's verdict; None while it is being made."""
        self._judged, self._failure = judged, None
        self._render()

    def show_failure(self, failure: Sentence) -> None:
        """Show why a run cannot even be looked at."""
        self._judged, self._failure = None, failure
        self._render()

    def _render(self) -> None:
        judged = self._judged
        glyph, tone, headline = self._sign_of(judged)
        self._sign.setPixmap(icon(glyph, tone).pixmap(36, 36))
        self.headline.setText(headline)
        self.sentence.setText(shown(self._failure) if self._failure else _text(judged))
        self.sentence.setVisible(bool(self.sentence.text()))
        self.update_words.setText(" ".join(shown(said) for said in judged.update) if judged else "")
        self.update_words.setVisible(bool(self.update_words.text()))
        warnings = _warnings(judged)
        self.warnings.setText("\n".join(f"⚠ {shown(warning)}" for warning in warnings))
        self.warnings.setVisible(bool(warnings))

    def _sign_of(self, judged: JudgedRun | None) -> tuple[str, Tone, str]:
        if judged is None and self._failure is None:
            return "timer-sand", "muted", self.tr("Judging the run …")
        if judged is None or judged.numbers is None:
            return "alert-circle-outline", "error", self.tr("This run could not be judged")
        # A file of an older version knows better and no better.
        old = "better" if judged.numbers["better_than_baseline"] else "as_good"
        outcome = judged.numbers.get("outcome", old)
        if outcome == "better":
            return "check-decagram-outline", "success", self.tr("Better than every rival")
        if outcome == "as_good":
            return "scale-balance", "warning", self.tr("Not shown to be better than its strongest rival")
        return "close-octagon-outline", "error", self.tr("Worse than its strongest rival")


def _text(judged: JudgedRun | None) -> str:
    if judged is None:
        return ""
    if judged.evaluation is not None:
        return shown(judged.evaluation.verdict.text)
    parts = [judged.failure] if judged.failure else []
    load_evaluation = [verdict_of(judged.numbers)] if judged.numbers else []
    return " ".join(shown(part) for part in [*load_evaluation, *parts])


def _warnings(judged: JudgedRun | None) -> tuple[Sentence, ...]:
    if judged is None:
        return ()
    if judged.evaluation is not None:
        return judged.evaluation.case.warnings
    return warnings_of(judged.numbers) if judged.numbers else ()

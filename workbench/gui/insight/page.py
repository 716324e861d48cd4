"""InsidePage: what a trained run remembers, reads and relies on; a tab for each question."""

from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget

from workbench.gui.insight.desk import Desk
from workbench.gui.insight.example_choice import ExampleChoice
from workbench.gui.insight.question_view import QuestionView
from workbench.gui.insight.views import VIEWS
from workbench.gui.runs.empty import EmptyRuns
from workbench.gui.runs.run_choice import RunChoice
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon
from workbench.gui.style.translation import shown
from workbench.gui.widgets.cards import Card, PageHeader, lay_out_page
from workbench.gui.widgets.stepwise import Steps, Stepwise
from workbench.insight.questions import QUESTIONS


class InsidePage(Stepwise, QWidget):
    """The Inside page; it opens the chosen run when it is first seen."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, in_steps: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.begin(self._make(session), in_steps=in_steps)

    def _make(self, session: Session) -> Steps:
        self._session = session
        self._shown: tuple[str, int] | None = None
        self.desk = Desk(session, self)
        self.run_choice = RunChoice(session)
        self.example_choice = ExampleChoice(self.desk)
        yield
        self.views: dict[str, QuestionView] = {}
        """The tabs by the names of their questions."""
        for name, question in QUESTIONS.items():
            view = VIEWS[name]
            picture = view.make(self.desk, in_steps=True) if view.in_steps else view.make(self.desk)
            yield from picture.steps if view.in_steps else ()
            yield
            self.views[name] = QuestionView(self.desk, question, picture, by_itself=view.by_itself)
            yield
        self.empty = EmptyRuns(session)
        self.next_action = QAction(icon("arrow-right"), "", self)
        self.previous_action = QAction(icon("arrow-left"), "", self)
        yield from self._lay_out()
        self._connect()
        self.retranslate()
        translation.follow(self.retranslate)
        self._show_empty()

    def actions(self) -> list[QAction]:
        """For the menus and the command palette."""
        return [self.next_action, self.previous_action]

    def showEvent(self, event: QShowEvent) -> None:
        """Open the run; another program may have trained or deleted some."""
        super().showEvent(event)
        self.run_choice.refresh()
        self._catch_up()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._header.set_texts(self.tr("Inside"), self.tr("What the model remembers and relies on."))
        self.next_action.setText(self.tr("Next example"))
        self.previous_action.setText(self.tr("Previous example"))
        for index, question in enumerate(QUESTIONS.values()):
            self.tabs.setTabText(index, shown(question.title))
            self.tabs.setTabToolTip(index, shown(question.tip))

    def _lay_out(self) -> Steps:
        """From the outside in: what comes to have another parent is styled anew, with all that is in it."""
        self._header, self._stack, self.tabs = PageHeader(), QStackedWidget(), QTabWidget()
        lay_out_page(self, self._header, self._stack)
        card = Card()
        card.body.setContentsMargins(theme.M, theme.XS, theme.M, theme.M)
        self._stack.addWidget(card)
        self._stack.addWidget(self.empty)
        self.tabs.setDocumentMode(True)
        card.body.addWidget(self.tabs)
        for widget in (self.example_choice, self.run_choice):
            self._header.add_action_widget(widget)
        for view in self.views.values():
            yield
            self.tabs.addTab(view, "")

    def _connect(self) -> None:
        self.run_choice.follow(lambda _run: self._on_chosen())
        self.run_choice.listed.connect(self._catch_up)
        self.next_action.triggered.connect(lambda: self.example_choice.step(1))
        self.previous_action.triggered.connect(lambda: self.example_choice.step(-1))

    def _on_chosen(self) -> None:
        self._shown = None
        self._show_empty()
        self._catch_up()

    def _show_empty(self) -> None:
        any_run = bool(self.run_choice.run)
        self._stack.setCurrentIndex(0 if any_run else 1)
        for widget in (self.run_choice, self.example_choice):
            widget.setVisible(any_run)
        for action in self.actions():
            action.setEnabled(any_run)

    def _catch_up(self) -> None:
        """Open the run where it is another one, or has learned since."""
        run = self.run_choice.run
        rows = {row.id: row for row in self.run_choice.rows}
        now = (run, rows[run].epochs if run in rows else 0)
        if self.isVisible() and now != self._shown:
            self._shown = now
            self.desk.show_run(run)

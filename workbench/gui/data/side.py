"""The side column of the Data page: checks, and forms for everything between files and examples."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from workbench.data.roles import answers_of, with_task
from workbench.data.sources.files import SourceFile, placed
from workbench.data.spec import DataSpec, PaceSpec, RangeSpec, ReadingSpec, Task
from workbench.data.tasks import TASKS
from workbench.gui.data.findings import Findings, PartCounts
from workbench.gui.data.labels_form import LabelsForm
from workbench.gui.data.pace_form import ExcludedList, PaceForm
from workbench.gui.data.reading_form import ReadingForm
from workbench.gui.data.recordings_model import fact_names
from workbench.gui.data.split_form import Facts, SplitForm
from workbench.gui.data.window_note import WindowNote
from workbench.gui.search.door import SearchDoor
from workbench.gui.session.data_state import DataState
from workbench.gui.session.session import Session
from workbench.gui.style import translation
from workbench.gui.style.numbers import whole
from workbench.gui.style.theme import M, S
from workbench.gui.style.translation import shown
from workbench.gui.widgets.cards import Card, styled_label
from workbench.gui.widgets.forms import SpecForm
from workbench.gui.widgets.stepwise import Steps, Stepwise
from workbench.paths import as_path
from workbench.sentence import singular

if TYPE_CHECKING:
    from workbench.data.audit import Cure
    from workbench.data.pace_preview import PacePreview
    from workbench.gui.session.jobs import Job
    from workbench.progress import Work

WIDTH = 336
CHOSEN = ("pace", "excluded")
"""Cards about which rows and steps are taken."""
TURNING = ("reshape", "paired")
"""What makes other rows and columns of the files."""
CHECKS_LINES = 9
"""Lines of findings in sight; more are scrolled."""


class SideColumn(Stepwise, QScrollArea):
    """Cards with forms; every edit goes through the session."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, in_steps: bool = False) -> None:
        super().__init__(parent)
        self.begin(self._make(session), in_steps=in_steps)

    def _make(self, session: Session) -> Steps:
        self._session = session
        data = session.spec.data
        self._trial: Job | None = None
        self.findings = Findings()
        self._checks = _in_view(self.findings)
        self.task = SpecForm(data, fields=("task", "layout", "season"))
        yield
        self.labels = LabelsForm()
        self.audio = SpecForm(data.audio)
        self.audio_note = styled_label("", "small")
        self.inputs = SpecForm(data, fields=("calendar", "name_as_input"))
        self.missing = SpecForm(data, fields=("missing",))
        self.missing_note = styled_label("", "muted")
        yield
        self.pace, self.excluded = PaceForm(), ExcludedList()
        yield
        self.window_form = SpecForm(data.window)
        SearchDoor(self.window_form, session, lambda: "data.window")
        self.window_note = WindowNote(session)
        self.counts = PartCounts()
        self.split = SplitForm()
        yield
        self.reading = ReadingForm()
        self.memory = SpecForm(data, fields=("memory",))
        self.cards = {
            name: Card()
            for name in (
                "findings",
                "task",
                "labels",
                "audio",
                "inputs",
                "missing",
                *CHOSEN,
                "window",
                "split",
                "reading",
            )
        }
        yield
        yield from self._build()
        self._connect()
        self.retranslate()
        translation.follow(self._on_language_changed)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask the runs anew: they may have been looked into meanwhile."""
        super().showEvent(event)
        if hasattr(self, "window_note"):  # the column may still be in the making
            self.window_note.show_context(self._session.spec.data.window.context)

    def _on_language_changed(self) -> None:
        self.retranslate()
        self.show_state(self._session.data)

    def retranslate(self) -> None:
        """Set every text."""
        titles = {
            "findings": self.tr("Checks"),
            "task": self.tr("Question"),
            "labels": self.tr("Labels"),
            "audio": self.tr("Sound"),
            "inputs": self.tr("More inputs"),
            "missing": self.tr("Missing values"),
            "pace": self.tr("Repeats, gaps and steps"),
            "excluded": self.tr("Left out by hand"),
            "window": self.tr("Windows"),
            "split": self.tr("Training, validation, test"),
            "reading": self.tr("How the file is read"),
        }
        for name, card in self.cards.items():
            card.set_title(titles[name])
        self._checks.setAccessibleName(self.tr("Checks"))
        self.audio_note.setText(
            self.tr("Features such as log-mel bands are the model's first block, so that exported files hold them.")
        )

    def show_state(self, state: DataState) -> None:
        """Show what is known of the data."""
        self.findings.show_state(state)
        self.counts.show_split(state.loaded)
        self._show_missing(state)
        self.show_spec(self._session.spec.data)

    def show_spec(self, data: DataSpec) -> None:
        """Show a spec, and only the cards that mean something for it."""
        state = self._session.data
        sound, text = state.recordings is not None, TASKS[data.task].text
        forms = (
            (self.task, data),
            (self.inputs, data),
            (self.missing, data),
            (self.memory, data),
            (self.window_form, data.window),
            (self.audio, data.audio),
        )
        for form, spec in forms:
            form.set_spec(spec)
        self.window_note.show_context(data.window.context)
        self.pace.show_pace(data, state)
        self.excluded.show_ranges(data.exclude)
        facts = _facts(state)
        by_file = sound or (data.layout == "files" and TASKS[data.task].per_sequence)
        if by_file:
            self.labels.show_labels(data.labels, _files(state, data), facts)
        self.split.show_split(data.split, data.task, facts)
        for name, visible in (
            ("labels", by_file),
            ("audio", sound),
            ("inputs", not sound and not text and self._offers_inputs(data)),
            ("window", not TASKS[data.task].per_sequence and not sound),
            ("reading", bool(state.tables) and not text),
            ("pace", not sound and not text and (_is_timed(state) or data.pace != PaceSpec())),
            ("excluded", not sound and not text and data.layout != "wide"),
        ):
            self.cards[name].setVisible(visible)
        self.task.set_row_visible("season", TASKS[data.task].forecasts)
        self.task.set_row_visible("layout", not sound and not text)
        self.window_form.set_row_visible("horizon", TASKS[data.task].forecasts)
        for name in ("trim_level_db", "overlap"):
            needed = data.audio.trim_silence if name == "trim_level_db" else data.audio.segment_seconds is not None
            self.audio.set_row_visible(name, needed)

    def _offers_inputs(self, data: DataSpec) -> bool:
        """Show what more a model could see: of times, and of names where there are several; whether there is any."""
        loaded = self._session.data.loaded
        timed = bool(data.calendar) or (loaded is not None and loaded.dataset.times_N is not None)
        several = loaded is not None and loaded.dataset.sequences > 1 and not TASKS[data.task].per_sequence
        named = data.name_as_input or several
        self.inputs.set_row_visible("calendar", timed)
        self.inputs.set_row_visible("name_as_input", named)
        return timed or named

    def _build(self) -> Steps:
        inside: dict[str, tuple[QWidget, ...]] = {
            "findings": (self._checks,),
            "task": (self.task,),
            "labels": (self.labels,),
            "audio": (self.audio, self.audio_note),
            "inputs": (self.inputs,),
            "missing": (self.missing_note, self.missing),
            "pace": (self.pace,),
            "excluded": (self.excluded,),
            "window": (self.window_form, self.window_note),
            "split": (self.counts, self.split),
            "reading": (self.reading, self.memory),
        }
        column = QWidget()
        rows = QVBoxLayout(column)
        rows.setContentsMargins(0, 0, S, 0)
        rows.setSpacing(M)
        for note in (self.missing_note, self.audio_note):
            note.setWordWrap(True)
        for name, widgets in inside.items():
            for widget in widgets:
                self.cards[name].body.addWidget(widget)
            rows.addWidget(self.cards[name])
            yield
        rows.addStretch(1)
        self.setWidget(column)
        yield
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(WIDTH)
        self.setMaximumWidth(WIDTH + 80)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _connect(self) -> None:
        self.findings.mended.connect(self._on_mended)
        self.task.edited.connect(self._on_task)
        self.reading.edited.connect(self._on_reading)
        self.inputs.edited.connect(self._on_inputs)
        self.missing.edited.connect(lambda spec, _: self._session.edit_data(self.tr("Change missing values"), spec))
        self.memory.edited.connect(lambda spec, _: self._session.edit_data(self.tr("Change memory"), spec))
        self.labels.edited.connect(lambda labels: self._edit_part(self.tr("Change labels"), "labels", labels, ""))
        self.audio.edited.connect(lambda audio, name: self._edit_part(self.tr("Change sound"), "audio", audio, name))
        self.window_form.edited.connect(
            lambda window, name: self._edit_part(self.tr("Change windows"), "window", window, name)
        )
        self.pace.edited.connect(
            lambda pace, name: self._edit_part(self.tr("Change repeats, gaps and steps"), "pace", pace, name)
        )
        self.pace.trial.wanted.connect(self._on_tried)
        self.pace.trial.applied.connect(
            lambda pace: self._edit_part(self.tr("Change repeats, gaps and steps"), "pace", pace, "")
        )
        self.excluded.removed.connect(self._on_taken_back)
        self.excluded.added.connect(self.leave_out)
        self.split.edited.connect(lambda split, name: self._edit_part(self.tr("Change split"), "split", split, name))

    def _edit_part(self, text: str, part: str, value: Any, name: str) -> None:
        data = self._session.spec.data.model_copy(update={part: value})
        self._session.edit_data(text, data, merge=f"data.{part}.{name}" if name else "")

    def _on_tried(self, name: str, value: str) -> None:
        """Find out what a choice would do, in a job: the tables are put together anew for it."""
        loaded, data, tables = self._session.data.loaded, self._session.spec.data, self._session.data.tables
        if self._trial is not None:
            self._trial.stop()
            self._trial = None
        if loaded is None:
            return
        dataset = loaded.dataset

        def work() -> "Work[PacePreview]":
            from workbench.data.pace_preview import preview_pace, with_choice

            return (yield from preview_pace(dataset, data, with_choice(data.pace, name, value, dataset), tables))

        job = self._trial = self._session.jobs.run(self.tr("Trying a choice"), work)
        job.finished.connect(lambda found: self.pace.trial.show_preview(found) if self._trial is job else None)
        job.failed.connect(lambda error: self.pace.trial.show_error(error) if self._trial is job else None)

    def leave_out(self, chosen: RangeSpec) -> None:
        """Have no example see a range."""
        data = self._session.spec.data
        if chosen not in data.exclude:
            text = self.tr("Leave out {range}").replace("{range}", self.excluded.told(chosen))
            self._session.edit_data(text, data.model_copy(update={"exclude": (*data.exclude, chosen)}))

    def _on_taken_back(self, taken: RangeSpec) -> None:
        data = self._session.spec.data
        kept = tuple(each for each in data.exclude if each != taken)
        text = self.tr("Take back {range}").replace("{range}", self.excluded.told(taken))
        self._session.edit_data(text, data.model_copy(update={"exclude": kept}))

    def _on_inputs(self, data: DataSpec, name: str) -> None:
        """Other inputs; the model is fitted to them, within the same step."""
        spec, loaded = self._session.spec, self._session.data.loaded
        model = spec.model
        if name == "name_as_input" and loaded is not None:
            from workbench.data.categories import facts_with_names
            from workbench.models.refitting import refitted

            names = loaded.dataset.names_S if data.name_as_input else ()
            model = refitted(model, loaded.facts, facts_with_names(loaded.facts, names))
        self._session.edit(self.tr("Change inputs"), spec.model_copy(update={"data": data, "model": model}))

    def _on_reading(self, reading: ReadingSpec, name: str) -> None:
        if name in TURNING:
            self._open_reshaped(reading)
            return
        data = self._session.spec.data.model_copy(update={"reading": reading})
        self._session.edit_data(self.tr("Change how the file is read"), data)

    def _on_mended(self, cure: "Cure") -> None:
        data = self._session.spec.data
        mended = cure.change(data)
        if any(getattr(mended.reading, name) != getattr(data.reading, name) for name in TURNING):
            self._open_reshaped(mended.reading)
            return
        text = self.tr("Mend: {change}").format(change=shown(cure.title))
        if mended.task != data.task:
            targets = answers_of(mended)
            self._session.open_sources(_paths(data), task=mended.task, targets=targets, reading=data.reading, text=text)
            return
        if mended.reading.fill_down != data.reading.fill_down:
            self.edit_filling(text, mended)
        else:
            self._session.edit_data(text, mended)

    def edit_filling(self, text: str, data: DataSpec) -> None:
        """Other cells that repeat those above; roles and parts are proposed anew while nobody has his own."""
        if self._session.as_proposed:
            self._session.open_sources(_paths(data), task=data.task, reading=data.reading, text=text)
        else:
            self._session.edit_data(text, data)

    def _open_reshaped(self, reading: ReadingSpec) -> None:
        """Other rows and columns: roles, windows and parts are proposed anew, as one step that can be undone."""
        self._session.open_sources(_paths(self._session.spec.data), reading=reading)

    def _on_task(self, data: DataSpec, name: str) -> None:
        if name == "task":
            job = self._session.open_sources(_paths(data), task=data.task)
            # Nobody can tell yet which column answers it: the question stays, and the column's head offers the role.
            job.failed.connect(lambda _: self._session.edit_data(self.tr("Change the task"), self._asked(data.task)))
        else:
            self._session.edit_data(self.tr("Change layout"), data, merge=f"data.{name}")

    def _asked(self, task: Task) -> DataSpec:
        return with_task(self._session.spec.data, task)

    def _show_missing(self, state: DataState) -> None:
        missing = {name: n for name, n in state.loaded.dataset.missing.items() if n} if state.loaded else {}
        self.cards["missing"].setVisible(bool(missing) or self._session.spec.data.missing != "interpolate")
        listed = ", ".join(f"{name} {whole(count)}" for name, count in list(missing.items())[:8])
        text = self.tr("{count} cells are empty or unreadable: {listed}.")
        note = (
            text.format(count=whole(sum(missing.values())), listed=listed) if missing else self.tr("None are missing.")
        )
        self.missing_note.setText(singular(note))


def _in_view(findings: Findings) -> QScrollArea:
    """As high whatever is found: what is below must not move from under the hand that changes it."""
    view = QScrollArea()
    view.setWidget(findings)
    view.setWidgetResizable(True)
    view.setFrameShape(QScrollArea.Shape.NoFrame)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setFixedHeight(CHECKS_LINES * findings.fontMetrics().lineSpacing())
    return view


def _is_timed(state: DataState) -> bool:
    return state.loaded is not None and state.loaded.dataset.times_N is not None


def _facts(state: DataState) -> Facts:
    """What is known of every sequence, in the dataset or, before it is there, of the files found."""
    if state.loaded is not None:
        return state.loaded.dataset.facts_S
    recordings = state.recordings.recordings if state.recordings is not None else ()
    names = fact_names(state.recordings, "")
    return {name: tuple(recording.facts.get(name, "") for recording in recordings) for name in names}


def _paths(data: DataSpec) -> list[Path]:
    return [as_path(source.path) for source in data.sources]


def _files(state: DataState, data: DataSpec) -> Sequence[SourceFile]:
    if state.recordings is not None:
        return [recording.file for recording in state.recordings.recordings]
    return placed([table.path for table in state.tables], _paths(data))

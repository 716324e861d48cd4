"""TrainingSettings: the training half of the experiment as forms in cards, every edit undoable."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from workbench.data.tasks import TASKS
from workbench.gui.search.door import SearchDoor
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.style.plain import plain_tip
from workbench.gui.style.translation import shown, value_name
from workbench.gui.training.rate_finder import RateFinder
from workbench.gui.widgets.cards import Card, styled_label
from workbench.gui.widgets.choices import DropDown
from workbench.gui.widgets.forms import SpecForm, tooltip
from workbench.gui.widgets.stepwise import Steps, Stepwise
from workbench.spec import ExperimentSpec
from workbench.training.spec import AugmentSpec, TrainingSpec

ESSENTIALS = ("epochs", "batch_size", "learning_rate")
OPTIMISER = ("loss", "optimizer", "schedule", "clip_norm")
STOPPING = ("patience", "weight_decay", "seed")
SPEED = ("precision", "captured", "fused", "follow_gradients", "threads", "resident_share", "shuffle_buffer")
"""What the program chooses by itself unless told."""
FOR_CLASSES = ("label_smoothing", "class_weights")
"""Settings that only mean something where classes are told apart."""
FOR_LABELS = ("calibrate",)
"""Settings that only mean something where labels tell the truth."""


class TrainingSettings(Stepwise, QScrollArea):
    """Cards of settings; a field that is new in the spec appears below Stopping by itself."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, in_steps: bool = False) -> None:
        super().__init__(parent)
        self.begin(self._make(session), in_steps=in_steps)

    def _make(self, session: Session) -> Steps:
        self._session = session
        spec = session.spec.training
        placed = (*ESSENTIALS, *OPTIMISER, *STOPPING, *SPEED, "device")
        rest = tuple(name for name in TrainingSpec.model_fields if name not in placed)
        self._groups = (ESSENTIALS, OPTIMISER, (*STOPPING, *rest), SPEED)
        forms = []
        for fields in self._groups:
            forms.append(SpecForm(spec, fields=fields))
            yield
        self._forms = tuple(forms)
        self._augment = SpecForm(spec.augment)
        self._cards = tuple(Card(" ") for _ in (*self._forms, self._augment))
        self.rate_finder = RateFinder(session)
        self._forms[0].set_beside("learning_rate", self.rate_finder)
        self.device = DropDown()
        self._device_label = QLabel()
        self._device_label.setBuddy(self.device)
        self._note = styled_label("", "small")
        self._note.setWordWrap(True)
        yield
        self._lay_out()
        yield
        for form in self._forms:
            form.edited.connect(self._on_edited)
            SearchDoor(form, session, lambda: "training")
        SearchDoor(self._augment, session, lambda: "training.augment")
        self._augment.edited.connect(self._on_augmented)
        self.device.activated.connect(self._on_device)
        session.spec_changed.connect(self._on_spec)
        session.devices_found.connect(self._show_device)
        self.retranslate()
        translation.follow(self.retranslate)

    def form(self, field: str) -> SpecForm:
        """The form that holds a field, of the training or of its augmentation."""
        if field in AugmentSpec.model_fields:
            return self._augment
        return next(form for form, names in zip(self._forms, self._groups, strict=True) if field in names)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the editors: there is no scroll bar below."""
        wide = self.widget().minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(wide, super().minimumSizeHint().height())

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        titles = (
            self.tr("Essentials"),
            self.tr("Loss and optimiser"),
            self.tr("Stopping and regularisation"),
            self.tr("Speed"),
            self.tr("Augmentation"),
        )
        for card, title in zip(self._cards, titles, strict=True):
            card.set_title(title)
        field = TrainingSpec.model_fields["device"]
        self._device_label.setText(shown(field.title or ""))
        self.device.setToolTip(tooltip(field))
        self.device.setAccessibleName(shown(field.title or ""))
        self._note.setText(self.tr("Changes here reach the next run."))
        self._show_device()

    def _lay_out(self) -> None:
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, theme.S, 0)
        layout.setSpacing(theme.M)
        layout.addWidget(self._note)
        for card, form in zip(self._cards, (*self._forms, self._augment), strict=True):
            card.body.addWidget(form)
            layout.addWidget(card)
        row = self._forms[0].layout()
        assert isinstance(row, QFormLayout)
        row.addRow(self._device_label, self.device)
        layout.addStretch(1)
        self._show_fitting()
        self.setWidget(inside)
        QWidget.setTabOrder(self._forms[0].editor("epochs"), self.device)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _on_edited(self, spec: TrainingSpec, name: str) -> None:
        new = self._session.spec.training.model_copy(update={name: getattr(spec, name)})
        self._edit(new, name)

    def _on_augmented(self, spec: AugmentSpec, name: str) -> None:
        title = shown(AugmentSpec.model_fields[name].title or name)
        text = self.tr("Change {setting}").replace("{setting}", title)
        new = self._session.spec.training.model_copy(update={"augment": spec})
        self._session.edit_training(text, new, merge=f"training.augment.{name}")

    def _on_device(self, index: int) -> None:
        self._edit(self._session.spec.training.model_copy(update={"device": self.device.itemData(index)}), "device")

    def _edit(self, new: TrainingSpec, name: str) -> None:
        title = shown(TrainingSpec.model_fields[name].title or name)
        text = self.tr("Change {setting}").replace("{setting}", title)
        self._session.edit_training(text, new, merge=f"training.{name}")

    def _on_spec(self, before: ExperimentSpec, after: ExperimentSpec) -> None:
        if before.training != after.training:
            for form in self._forms:
                form.set_spec(after.training)
            self._augment.set_spec(after.training.augment)
            self._show_device()
        if before.search != after.search:  # marks beside editors ask for room
            self.updateGeometry()
        if before.data.task != after.data.task:
            self._show_fitting()

    def _show_fitting(self) -> None:
        """Hide what has no meaning for the task."""
        task = self._session.spec.data.task
        for name in FOR_CLASSES:
            self.form(name).set_row_visible(name, not TASKS[task].numbers)
        for name in FOR_LABELS:
            self.form(name).set_row_visible(name, TASKS[task].labelled)
        self._cards[-1].setVisible(not TASKS[task].text)

    def _show_device(self) -> None:
        names = {
            "auto": value_name("auto"),
            "cpu": self.tr("CPU"),
            "cuda": self.tr("NVIDIA GPU"),
            "mps": self.tr("Apple GPU"),
        }
        chosen = self._session.spec.training.device
        found = {device.name: device for device in self._session.devices}
        self.device.clear()
        for name in dict.fromkeys(("auto", "cpu", *found, chosen)):
            device = found.get(name)
            self.device.addItem(device.title if device and device.title else names.get(name, name), name)
            if device is not None and device.missing is not None:
                self._forbid(self.device.count() - 1, shown(device.missing))
        self.device.setCurrentIndex(self.device.findData(chosen))

    def _forbid(self, index: int, reason: str) -> None:
        model = self.device.model()
        assert isinstance(model, QStandardItemModel)
        model.item(index).setEnabled(False)
        self.device.setItemText(index, self.tr("{device} (not here)").replace("{device}", self.device.itemText(index)))
        self.device.setItemData(index, plain_tip(reason), Qt.ItemDataRole.ToolTipRole)

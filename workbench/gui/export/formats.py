"""FormatChoice: what an export may hold, each with what is in it and where it runs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from workbench.export.report import Format
from workbench.gui.style import theme, translation
from workbench.gui.widgets.cards import Card, styled_label

FORMATS: tuple[Format, ...] = ("onnx", "torch", "bundle")


class FormatChoice(Card):
    """One radio button per format, explained."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent)
        self._group = QButtonGroup(self)
        self.buttons: dict[Format, QRadioButton] = {}
        self._texts = {}
        for number, name in enumerate(FORMATS):
            button, text = QRadioButton(), styled_label("", "muted")
            text.setWordWrap(True)
            text.setContentsMargins(theme.XL, 0, 0, 0)
            font = button.font()
            font.setBold(True)
            button.setFont(font)
            box = QVBoxLayout()
            box.setSpacing(2)
            box.addWidget(button)
            box.addWidget(text)
            self.body.addLayout(box)
            self._group.addButton(button, number)
            self.buttons[name], self._texts[name] = button, text
        self.buttons["onnx"].setChecked(True)
        self._group.idToggled.connect(lambda _number, on: self.chosen.emit(self.format) if on else None)
        self.retranslate()
        translation.follow(self.retranslate)

    @property
    def format(self) -> Format:
        """The chosen format."""
        return FORMATS[self._group.checkedId()]

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.set_title(self.tr("What to export"))
        titles = {
            "onnx": self.tr("ONNX: runs anywhere"),
            "torch": self.tr("PyTorch: to read and to train further"),
            "bundle": self.tr("Both"),
        }
        texts = {
            "onnx": self.tr(
                "model.onnx is the whole model in one file: your raw numbers in, answers in your units out. It runs "
                "with ONNX Runtime on Windows, macOS, Linux, phones and in browsers, from Python, C++, C#, Java or "
                "JavaScript. With predict_onnx.py, which answers files like yours (needs Python, onnxruntime and "
                "numpy)."
            ),
            "torch": self.tr(
                "model.safetensors holds the weights, model.py the network as plain Python code. With predict.py, "
                "which answers files like yours (needs Python, torch and numpy). Neither needs this program."
            ),
            "bundle": self.tr("All of these files in one folder."),
        }
        for name in FORMATS:
            self.buttons[name].setText(titles[name])
            self.buttons[name].setAccessibleDescription(texts[name])
            self._texts[name].setText(texts[name])

"""One stylesheet for the whole window, made from a theme's colours.

A focused widget's border is twice as wide as others' and takes its width from the padding or margin: nothing moves.
"""

from string import Template

from workbench.paths import resources

SHEET = Template("""
QDialog { background: $window; }
QToolTip { background: $surface; color: $text; border: 1px solid $border_strong; padding: 6px 8px; }

QFrame[card="true"] { background: $surface; border: 1px solid $border; border-radius: 10px; }
QFrame[card="true"][clickable="true"]:hover { border-color: $border_strong; background: $hover; }
QFrame[card="true"][clickable="true"] { padding: 1px; }
QFrame[card="true"][clickable="true"]:focus { border: 2px solid $accent_text; padding: 0px; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }

QLabel { background: transparent; }
.QLabel { qproperty-textFormat: PlainText; }
.QLabel[rich="true"] { qproperty-textFormat: RichText; }
QLabel[textStyle="title"] { font-size: ${title_pt}pt; font-weight: 700; }
QLabel[textStyle="heading"] { font-size: ${heading_pt}pt; font-weight: 700; }
QLabel[textStyle="number"] { font-size: ${number_pt}pt; font-weight: 700; }
QLabel[textStyle="strong"] { font-weight: 700; }
QLabel[textStyle="muted"] { color: $muted; }
QLabel[textStyle="small"] { color: $muted; font-size: ${small_pt}pt; }
QLabel#plotHint { background: $surface; padding: 2px 8px; }
QLabel:disabled { color: $disabled; }

QPushButton { background: $field; border: 1px solid $border_strong; border-radius: 6px; padding: 5px 12px;
    min-height: 18px; qproperty-iconSize: 21px 16px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $accent_soft; border-color: $accent; }
QPushButton:focus { border: 2px solid $accent_text; padding: 4px 11px; }
QPushButton:disabled { color: $disabled; background: transparent; border-color: $border; }
QPushButton:flat { background: transparent; border-color: transparent; }
QPushButton:flat:hover { background: $hover; }
QPushButton:flat:focus { border: 2px solid $accent_text; }
QPushButton[primary="true"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 700; }
QPushButton[primary="true"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[primary="true"]:focus { border: 2px solid $text; }
QPushButton[primary="true"]:disabled { background: $hover; color: $disabled; border-color: $hover; }
QPushButton::menu-indicator { image: url("$icons/chevron-down-$tone.svg"); width: 12px; height: 12px;
    subcontrol-position: right center; right: 6px; }

QPushButton[tile="true"] { background: $surface; border: 1px solid $border; border-radius: 10px; padding: 0px; }
QPushButton[tile="true"]:hover { border-color: $border_strong; background: $hover; }
QPushButton[tile="true"]:focus { border: 2px solid $accent_text; padding: 0px; }
QPushButton[tile="true"]:pressed { background: $accent_soft; }
QPushButton[row="true"] { text-align: left; padding: 4px 8px; }
QPushButton[row="true"]:focus { padding: 3px 7px; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $accent_soft; }
QToolButton:focus { border: 2px solid $accent_text; padding: 3px; }
QToolButton:disabled { color: $disabled; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
    background: $field; color: $text; border: 1px solid $border_strong; border-radius: 6px;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox { padding: 4px 8px; min-height: 18px; }
QPlainTextEdit, QTextEdit { padding: 1px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QComboBox:on {
    border: 2px solid $accent_text; }
QLineEdit:focus { padding: 3px 7px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 0px; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { color: $disabled; border-color: $border;
    background: transparent; }
QAbstractSpinBox { padding: 1px 18px 1px 1px; min-height: 24px; max-height: 24px; }
QAbstractSpinBox:focus { padding: 0px 17px 0px 0px; }
SpecForm > QLabel { min-height: 28px; }
SpecForm > QCheckBox { min-height: 24px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border; width: 18px; border: none;
    background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 2px 2px 0px 0px; border-radius: 3px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin: 0px 2px 2px 0px; border-radius: 3px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-arrow { image: url("$icons/chevron-up-$tone.svg"); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url("$icons/chevron-down-$tone.svg"); width: 10px; height: 10px; }
QAbstractSpinBox::up-arrow:off, QAbstractSpinBox::down-arrow:off { image: none; }
QComboBox { padding-right: 22px; combobox-popup: 0; }
QComboBox:focus, QComboBox:on { padding: 3px 21px 3px 7px; }
QComboBox::drop-down { subcontrol-origin: border; subcontrol-position: center right; width: 22px; border: none; }
QComboBox::down-arrow { image: url("$icons/chevron-down-$tone.svg"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $border_strong; padding: 4px; outline: none; }
QComboBox QAbstractItemView:focus { border: 1px solid $border_strong; padding: 4px; }
QComboBox QAbstractItemView::item { min-height: 24px; padding: 2px 8px; border-radius: 4px; }

QCheckBox, QRadioButton { spacing: 8px; background: transparent; border: 1px solid transparent; border-radius: 4px;
    padding: 1px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $accent_text; padding: 0px; }
QCheckBox::indicator, QRadioButton::indicator { width: 15px; height: 15px; border: 1px solid $border_strong;
    background: $field; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$icons/check.svg"); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent; image: url("$icons/dot.svg"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $hover; border-color: $border; }

QTabWidget::pane { border: none; border-top: 1px solid $border; }
QTabBar { qproperty-drawBase: 0; background: transparent; }
QTabBar::tab { background: transparent; color: $muted; padding: 7px 12px; margin-right: 4px;
    border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:selected:focus { color: $accent_text; border: 2px solid $accent_text; border-radius: 4px;
    padding: 5px 10px 7px 10px; }

QAbstractItemView { background: $surface; alternate-background-color: $window; border: 1px solid $border;
    border-radius: 6px; gridline-color: $border; selection-background-color: $accent_soft; selection-color: $text;
    outline: none; }
QAbstractItemView::item { padding: 3px 6px; }
QAbstractItemView::item:hover { background: $hover; }
QAbstractItemView::item:selected { background: $accent_soft; color: $text; }
QAbstractItemView { padding: 1px; }
QAbstractItemView:focus { border: 2px solid $accent_text; padding: 0px; }
QHeaderView { background: $surface; border: none; border-radius: 6px; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $border;
    padding: 5px 8px; font-weight: 700; }
QHeaderView::section:vertical { border-bottom: none; font-weight: 400; }
QHeaderView::down-arrow { image: url("$icons/chevron-down-$tone.svg"); width: 10px; height: 10px; }
QHeaderView::up-arrow { image: url("$icons/chevron-up-$tone.svg"); width: 10px; height: 10px; }
QTableCornerButton::section { background: $surface; border: none; border-bottom: 1px solid $border; }

QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; margin: 0px; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $border_strong; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: $hover; border: none; border-radius: 3px; max-height: 6px; min-height: 6px;
    text-align: center; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSlider::groove:horizontal { height: 4px; background: $border_strong; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -5px 0px; border-radius: 7px; background: $accent;
    border: 1px solid $surface; }
QSlider::handle:horizontal:focus { border: 2px solid $text; }

QMenuBar { background: $rail; border-bottom: 1px solid $border; padding: 2px 6px; }
QMenuBar::item { background: transparent; padding: 4px 9px; border-radius: 5px; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $surface; border: 1px solid $border_strong; padding: 5px; }
QMenu::item { padding: 5px 26px 5px 10px; border-radius: 5px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $border; margin: 5px 4px; }
QMenu::right-arrow { image: url("$icons/chevron-right-$tone.svg"); width: 12px; height: 12px; }
QMenu::indicator { width: 12px; height: 12px; margin-left: 6px; }
QMenu::indicator:checked { image: url("$icons/tick-$tone.svg"); }

QStatusBar { background: $rail; border-top: 1px solid $border; }
QStatusBar::item { border: none; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $accent_soft; }
QGroupBox { border: 1px solid $border; border-radius: 8px; margin-top: 18px; padding: 10px; font-weight: 700; }
QGroupBox::title { subcontrol-origin: margin; subcontrol-position: top left; left: 2px; color: $text; }
QDockWidget::title { background: $rail; padding: 6px; }

QFrame#rail { background: $rail; border: none; border-right: 1px solid $border; }
QFrame#rail QToolButton { color: $muted; border-radius: 8px; padding: 8px 2px 6px 2px; }
QFrame#rail QToolButton:focus { padding: 7px 1px 5px 1px; }
QFrame#rail QToolButton:hover { color: $text; }
QFrame#rail QToolButton:checked { background: $accent_soft; color: $accent_text; font-weight: 700; }

QFrame#messageBar { border: 1px solid $accent; border-radius: 8px; }
QFrame#messageBar[level="info"] { background: $accent_soft; }
QFrame#messageBar[level="success"] { background: $success_soft; border-color: $success; }
QFrame#messageBar[level="warning"] { background: $warning_soft; border-color: $warning; }
QFrame#messageBar[level="error"] { background: $error_soft; border-color: $error; }
QFrame#messageBar QPlainTextEdit { background: $surface; border-color: $border; }
QFrame#dropHint { border: 2px dashed $border_strong; border-radius: 12px; background: transparent; }
QFrame#palette { background: $surface; border: 1px solid $border_strong; border-radius: 10px; }
""")


def stylesheet(colors: dict[str, str], point_size: float, *, dark: bool) -> str:
    """The sheet for a theme's colours and the user's font size."""
    sizes = {"title_pt": 1.7, "heading_pt": 1.12, "number_pt": 1.5, "small_pt": 0.92}
    points = {name: f"{point_size * factor:.1f}" for name, factor in sizes.items()}
    folder = (resources() / "icons").as_posix()
    return SHEET.substitute(colors, **points, icons=folder, tone="dark" if dark else "light")

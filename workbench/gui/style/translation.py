"""Languages: English and Simplified Chinese, switched live, and the core's sentences shown in the one in force."""

from collections.abc import Callable, Iterator
from typing import Literal

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from workbench.gui.style.followers import Followers
from workbench.gui.style.translatable import QT_TRANSLATE_NOOP
from workbench.gui.style.turns import Step, Turns, unpainted
from workbench.paths import resources
from workbench.report.value_names import TRANSLATED_VALUES, name_of
from workbench.sentence import Sentence, filled

Language = Literal["en", "zh_CN"]
LANGUAGES: dict[Language, str] = {"en": "English", "zh_CN": "简体中文"}
QT_LACKS = (QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"), QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"))
"""Texts of Qt 6.11's dialogs that its own Chinese translation has forgotten: ours has them."""
_translators: dict[Language, tuple[QTranslator, ...]] = {}
"""Loaded once: each has the texts of a whole language."""
_in_force: list[Language] = ["en"]


_followers = Followers()


def system_language() -> Language:
    """The language of the user's system where the program speaks it, else English."""
    return "zh_CN" if QLocale.system().language() == QLocale.Language.Chinese else "en"


def install(app: QApplication, language: Language, turns: Turns | None = None, window: QWidget | None = None) -> None:
    """Switch the whole application, Qt's own dialogs included, and have all that follow set their texts again.

    All at once, or in turns of the event loop: first what is in sight in a window, which is painted when that is done.
    """
    for translator in _translators.get(_in_force[0], ()):
        app.removeTranslator(translator)
    if language not in _translators:
        _translators[language] = tuple(_load(app, language))
    for translator in _translators[language]:
        app.installTranslator(translator)
    _in_force[:] = [language]
    if turns is None or window is None:
        _followers.call()
    else:
        turns.add(_steps(window), next_=True)


def _load(app: QApplication, language: Language) -> Iterator[QTranslator]:
    """What translates Qt's own texts and the program's, which are written in English."""
    if language == "en":
        return
    own = str(resources() / "translations" / f"workbench_{language}.qm")
    qt = f"{QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)}/qtbase_{language}.qm"
    for path in (qt, own):
        translator = QTranslator(app)
        if translator.load(path):
            yield translator


def _steps(window: QWidget) -> Iterator[Step]:
    following, hidden = _followers.steps()
    yield from unpainted(window, following)
    yield from hidden


def language() -> Language:
    """The language in force."""
    return _in_force[0]


def follow(retranslate: Callable[[], object]) -> None:
    """Have a widget's method called whenever another language is in force.

    LanguageChange would come once for each translator that goes or comes.
    """
    _followers.add(retranslate)


def shown(text: Sentence | str) -> str:
    """What the core says (a sentence, a field's title or description), in the language in force."""
    if isinstance(text, str):
        return QCoreApplication.translate("core", text) if text else ""
    return filled(QCoreApplication.translate("core", text.template), text.values, _shown_value)


def value_name(value: object) -> str:
    """A spec's choice such as "mse" as people call it, in the language in force."""
    named = name_of(str(value))
    return str(value) if named is None else shown(named)


def language_of(name: str) -> Language:
    """A stored setting as a language; anything unknown means the system's."""
    return next((known for known in LANGUAGES if known == name), system_language())


def _shown_value(name: str, value: object) -> str:
    if isinstance(value, Sentence):
        return shown(value)
    if isinstance(value, float):
        return str(value).replace(".", QLocale().decimalPoint())
    named = name_of(str(value)) if name in TRANSLATED_VALUES else None
    translated = "" if named is None else shown(named)
    return str(value) if named is None or translated == named.template else translated

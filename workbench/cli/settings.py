"""Settings on a command line: KEY=VALUE."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.data.spec import ReadingSpec


def pairs(settings: Sequence[str]) -> list[tuple[str, str]]:
    """Keys and values. Raises WorkbenchError for what is no KEY=VALUE."""
    return [_pair(setting) for setting in settings]


def read_as(settings: Sequence[str]) -> "ReadingSpec":
    """How files are to be read. Raises WorkbenchError for a key that is none of data.reading."""
    from workbench.spec import ExperimentSpec, set_key

    spec = ExperimentSpec()
    for key, text in pairs(settings):
        if not key.startswith("data.reading."):
            raise WorkbenchError("--set takes here only keys of data.reading, not {key}.", key=key)
        spec = set_key(spec, key, text)
    return spec.data.reading


def _pair(setting: str) -> tuple[str, str]:
    key, equals, value = setting.partition("=")
    if not equals or not key:
        raise WorkbenchError("--set wants KEY=VALUE, such as training.epochs=30, not {setting}.", setting=setting)
    return key, value

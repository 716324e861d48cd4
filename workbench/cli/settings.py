"""Settings on a command line: KEY=VALUE."""

from collections.abc import Sequence

from workbench.errors import WorkbenchError


def pairs(settings: Sequence[str]) -> list[tuple[str, str]]:
    """Keys and values. Raises WorkbenchError for what is no KEY=VALUE."""
    return [_pair(setting) for setting in settings]


def _pair(setting: str) -> tuple[str, str]:
    key, equals, value = setting.partition("=")
    if not equals or not key:
        raise WorkbenchError("--set wants KEY=VALUE, such as training.epochs=30, not {setting}.", setting=setting)
    return key, value

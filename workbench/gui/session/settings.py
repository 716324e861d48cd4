"""What the window remembers between starts, and the folders it may write to."""

import os
from pathlib import Path

import platformdirs
from PySide6.QtCore import QSettings

from workbench.folders import APP, data_folder

RECENT_LIMIT = 10


def scratch_folder() -> Path:
    """Experiments that were not saved anywhere yet."""
    return data_folder() / "scratch"


def recovery_folder() -> Path:
    """Snapshots of unsaved work."""
    return data_folder() / "recovery"


def log_file() -> Path:
    """The log, which a crash report quotes."""
    home = os.environ.get("WORKBENCH_HOME")
    folder = Path(home) / "log" if home else platformdirs.user_log_path(APP, appauthor=False)
    return folder / "workbench.log"


def settings() -> QSettings:
    """Theme, language, window geometry and recent projects, in an INI file."""
    home = os.environ.get("WORKBENCH_HOME")
    folder = Path(home) if home else platformdirs.user_config_path(APP, appauthor=False)
    return QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)


def recent() -> list[Path]:
    """Projects and data files that were open, newest first."""
    stored = settings().value("recent", [])
    names = [stored] if isinstance(stored, str) else list(stored or [])
    return [Path(name) for name in names if name]


def add_recent(path: Path) -> None:
    """Put a path on top of the recent list."""
    known = [other for other in recent() if other != path]
    settings().setValue("recent", [str(other) for other in [path, *known][:RECENT_LIMIT]])


def clear_recent() -> None:
    """Forget the recent list."""
    settings().remove("recent")

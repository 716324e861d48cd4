"""What Qt and sound need of the system beside packages: libraries, a display; standard library only, for set-up."""

import ctypes
import os

OFFSCREEN = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}
"""Library and the Debian package that brings it; without these Qt does not start at all."""
WINDOW = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
"""What a window on an X server needs besides."""

SOUND = {"libportaudio.so.2": "libportaudio2"}
"""What playing sound needs; the program works without."""


def missing_packages(libraries: dict[str, str] = OFFSCREEN | WINDOW) -> list[str]:
    """Debian packages of the libraries that the dynamic loader does not find."""
    return [package for library, package in libraries.items() if not _loads(library)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def displays() -> list[str]:
    """What Linux names as a display that a window can open on."""
    return [os.environ[name] for name in ("WAYLAND_DISPLAY", "DISPLAY", "QT_QPA_PLATFORM") if os.environ.get(name)]

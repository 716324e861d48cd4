"""The lock of versions: the program's libraries as they are installed here."""

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution, distributions

PROGRAM = "sequence-workbench"
WINDOW = re.compile(r"pyside6|shiboken6|pyqtgraph|qtawesome|qtpy|tsdownsample")
"""What only the window needs, which no job opens."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_TESTS = re.compile(r"extra\s*==\s*[\"']test[\"']")


def installed() -> dict[str, str]:
    """Versions by name: of what the program needs, and that in turn; of everything where the program is no package."""
    found: dict[str, str] = {}
    try:
        waiting = _needed(distribution(PROGRAM), _TESTS)
    except PackageNotFoundError:
        return dict(
            sorted((_plain(one.name), one.version) for one in distributions() if not WINDOW.match(_plain(one.name)))
        )
    while waiting:
        name = waiting.pop()
        if name in found or WINDOW.match(name):
            continue
        try:
            package = distribution(name)
        except PackageNotFoundError:  # for another system, or of an extra that nobody asked for
            continue
        found[name] = package.version
        waiting += _needed(package, re.compile(r"extra\s*=="))
    return dict(sorted(found.items()))


def requirements(packages: dict[str, str]) -> str:
    """The lock as pip reads it; which build of a version is taken (such as +cpu) is left to the machine."""
    return "".join(f"{name}=={version.partition('+')[0]}\n" for name, version in packages.items())


def _needed(package: Distribution, without: re.Pattern[str]) -> list[str]:
    wanted = [line for line in package.requires or [] if not without.search(line)]
    return [_plain(found[0]) for line in wanted if (found := _NAME.match(line))]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()

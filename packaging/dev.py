#!/usr/bin/env python3
"""Set up, run and check Sequence Workbench from a clone: `packaging/dev.py run | test | cover | fix | setup`."""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed.sha256"
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

EXTRAS = {
    "sound": "sounds cannot be played",
    "media": "m4a, aac, wma and webm cannot be read",
    "parquet": "Parquet cannot be read",
    "hdf5": "HDF5 and MATLAB's version 7.3 cannot be read",
    "cluster": "a search cannot be shared over PostgreSQL",
}
"""What a user of the window meets, and what is lost without it."""
LEAST_COVERED = {"core": 90, "window": 85}
"""Percent of the lines that the tests must run."""
Step = tuple[str, list[str]]
"""A title and a command."""
CHINESE_FONTS = ("wqy", "noto", "arphic", "droid")


def main() -> int:
    """Do what the command line asks for; the exit status is that of the first step that fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=("run", "test", "cover", "fix", "setup"))
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="passed on to the program or to pytest")
    asked = parser.parse_args()
    if sys.version_info < (3, 11):
        return stop("Python 3.11 or newer is needed, this is " + sys.version.split()[0] + ".")
    set_up()
    if asked.command == "run":
        return run(asked.arguments)
    if asked.command in ("test", "cover"):
        install_postgresql()
    if asked.command == "test":
        return test(asked.arguments)
    if asked.command == "cover":
        return run_tests(test_environment(), [], counted=True)
    return fix() if asked.command == "fix" else 0


def set_up() -> None:
    """Install what is missing: system libraries, the virtual environment, the project with its extras."""
    install_system_packages(missing_system_packages())
    wanted = stamp()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text() == wanted:
        return
    if not works(PYTHON):
        shutil.rmtree(VENV, ignore_errors=True)
        step("Making .venv", [sys.executable, "-m", "venv", str(VENV)])
    install_sound_libraries()
    install_project()
    STAMP.write_text(wanted)


def stamp() -> str:
    """What an installation depends on."""
    parts = (ROOT / "pyproject.toml").read_bytes(), CONSTRAINTS.read_bytes(), sys.version.encode()
    return hashlib.sha256(b"".join(parts)).hexdigest()


def install_project() -> None:
    """Install the project with all extras in the checked versions; else with newer ones, and as many as there are."""
    print("== Installing the project (torch is large; this can take minutes)", flush=True)
    checked = ["-c", str(CONSTRAINTS)]
    if pip_install([*EXTRAS, "test"], checked):
        return
    if not pip_install(["test"], checked):
        print("The checked versions cannot be installed here: taking what pyproject.toml allows.", flush=True)
        checked = []
        if not pip_install(["test"], checked):
            raise SystemExit(stop("The project cannot be installed; pip says above why."))
    for extra, loss in EXTRAS.items():
        if not pip_install([extra], checked):
            print(f"The extra {extra} cannot be installed: {loss}. All else works.", flush=True)


def pip_install(extras: list[str], options: list[str]) -> bool:
    """Install the project with these extras; whether that went well."""
    quiet = ["--quiet", "--disable-pip-version-check", *options]
    command = [str(PYTHON), "-m", "pip", "install", *quiet, "-e", f"{ROOT}[{','.join(extras)}]"]
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def works(python: Path) -> bool:
    """Whether this interpreter runs and has pip."""
    if not python.exists():
        return False
    return subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0


def missing_system_packages() -> list[str]:
    """Debian packages that Qt, the tests or `python3 -m venv` need and that are not here."""
    if not sys.platform.startswith("linux"):
        return []
    sys.path.insert(0, str(ROOT))
    from workbench.system_libraries import missing_packages

    packages = missing_packages()
    if not works(PYTHON) and not has_venv():
        packages.append("python3-venv")
    if not has_chinese_font():
        packages.append("fonts-wqy-microhei")
    return packages


def install_sound_libraries() -> None:
    """Install what playing sound needs; where that fails, say what is lost and go on."""
    from workbench.system_libraries import SOUND, missing_packages

    packages = missing_packages(SOUND) if sys.platform.startswith("linux") else []
    try:
        install_system_packages(packages)
    except SystemExit:
        print(f"Sounds cannot be played without {' '.join(packages)}. All else works.", flush=True)


def install_postgresql() -> None:
    """Install the server that tests of shared searches start; where that fails they are skipped. Tried once."""
    tried = VENV / ".postgresql-tried"
    there = any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if there or tried.exists() or not sys.platform.startswith("linux"):
        return
    tried.touch()
    try:
        install_system_packages(["postgresql"])
    except SystemExit:
        print("Searches that are shared over PostgreSQL cannot be tested without postgresql. All else is.", flush=True)


def has_venv() -> bool:
    """Whether this Python can make virtual environments with pip in them (Debian packs that apart)."""
    return (
        subprocess.run([sys.executable, "-c", "import venv, ensurepip"], capture_output=True, check=False).returncode
        == 0
    )


def has_chinese_font() -> bool:
    """Whether Chinese text would be more than empty boxes."""
    fonts = Path("/usr/share/fonts")
    names = (str(path).lower() for kind in ("*.ttc", "*.ttf", "*.otf") for path in fonts.rglob(kind))
    return any(mark in name for name in names for mark in CHINESE_FONTS)


def install_system_packages(packages: list[str]) -> None:
    """Install Debian packages as root or through sudo; else say the one line that does."""
    if not packages:
        return
    line = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not shutil.which("apt-get"):
        raise SystemExit(stop("Missing system libraries (Debian names): " + " ".join(packages)))
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if sudo and subprocess.run([*sudo, "true"], capture_output=True, check=False).returncode != 0:
        raise SystemExit(stop("System libraries are missing. Run this, then try again:\n  sudo " + " ".join(line)))
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    step("Refreshing the package list", [*sudo, "apt-get", "update", "-qq"], environment)
    step("Installing " + " ".join(packages), [*sudo, *line, "-qq"], environment)


def run(arguments: list[str]) -> int:
    """Start the program; without a display, do the whole job on Qt's offscreen platform instead."""
    has_display = not sys.platform.startswith("linux") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if has_display:
        return subprocess.run([PYTHON, "-m", "workbench", *arguments], cwd=ROOT, check=False).returncode
    folder = ROOT / "demo-output"
    print(f"No display: running the demo offscreen, into {folder}", flush=True)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [PYTHON, "-m", "workbench", "--demo", str(folder), *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def fix() -> int:
    """Mend what can be mended without thinking: style, format, the list of texts to translate."""
    python = str(PYTHON)
    commands = (
        [python, "-m", "ruff", "check", "--fix", "."],
        [python, "-m", "ruff", "format", "."],
        [python, "packaging/translate.py"],
    )
    return max(subprocess.run(command, cwd=ROOT, check=False).returncode for command in commands)


def test(arguments: list[str]) -> int:
    """The one check: style, types, room order, tests. Stops at the first that fails."""
    environment = test_environment()
    if arguments:
        status = run_steps([*static_checks(), ("Tests", [str(PYTHON), "-m", "pytest", *arguments])], environment)
    else:
        # To count lines takes the tests half as long again: `cover` does.
        status = run_tests(environment, static_checks(), counted=False)
    if status == 0:
        print("== All checks passed")
    return status


def static_checks() -> list[Step]:
    """What is asked of the sources without running them."""
    python = str(PYTHON)
    return [
        ("Style", [python, "-m", "ruff", "check", "."]),
        ("Format", [python, "-m", "ruff", "format", "--check", "--quiet", "."]),
        ("Types", [python, "-m", "mypy"]),
        ("Room order", [str(PYTHON.parent / "lint-imports"), "--no-cache"]),
        ("Translations", [python, "packaging/translate.py", "--check"]),
    ]


def run_steps(steps: list[Step], environment: dict[str, str]) -> int:
    """Run one after another; the exit status of the first that fails."""
    for title, command in steps:
        print(f"== {title}", flush=True)
        status = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        if status:
            return stop(f"{title}: failed.", status)
    return 0


def test_environment() -> dict[str, str]:
    """No display is needed, and one thread is enough, for tests."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "OMP_NUM_THREADS": "1"}


def run_tests(environment: dict[str, str], before: list[Step], *, counted: bool) -> int:
    """The tests of the core, after other steps, and beside them all those of the window, whose output comes last.

    Where asked, the lines that they run are counted, and must be enough of all.
    """
    print(f"== Tests: {lines_of_tests():.2f} lines for each line of the program; the window's run beside what follows")
    pytest = [str(PYTHON), "-m", "pytest"]
    core = [*pytest, "tests", "--ignore=tests/gui", *(coverage("core", "--cov") if counted else ())]
    window = [*pytest, "tests/gui"]
    if counted:  # The window's run has no settings file for its coverage: the project's own leaves the window out.
        window += coverage("window", "--cov=workbench.gui", f"--cov-config={os.devnull}")
    with tempfile.TemporaryDirectory() as folder, (Path(folder) / "window.txt").open("w+", encoding="utf-8") as output:
        files = {name: {**environment, "COVERAGE_FILE": str(Path(folder) / name)} for name in LEAST_COVERED}
        beside = subprocess.Popen(window, cwd=ROOT, env=files["window"], stdout=output, stderr=subprocess.STDOUT)
        status = run_steps(before, environment)
        if status:
            beside.terminate()
            beside.wait()
            return status
        failed = run_steps([("Tests of the core", core)], files["core"])
        failed_beside = beside.wait()
        output.seek(0)
        print(f"== Tests of the window\n{output.read()}", flush=True)
    return failed or (stop("Tests of the window: failed.", failed_beside) if failed_beside else 0)


def coverage(part: str, *options: str) -> list[str]:
    """What pytest is told to count lines."""
    return ["--cov-report=term:skip-covered", f"--cov-fail-under={LEAST_COVERED[part]}", *options]


def lines_of_tests() -> float:
    """Lines of tests for each line of the program."""
    tests, program = (
        sum(len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / folder).rglob("*.py"))
        for folder in ("tests", "workbench")
    )
    return tests / program


def step(title: str, command: list[str], environment: dict[str, str] | None = None) -> None:
    """Run one set-up command, or end with its name when it fails."""
    print(f"== {title}", flush=True)
    if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode:
        raise SystemExit(stop(f"This step failed: {' '.join(command)}"))


def stop(sentence: str, status: int = 1) -> int:
    """Say why on standard error and give the exit status."""
    print(sentence, file=sys.stderr, flush=True)
    return status


if __name__ == "__main__":
    sys.exit(main())

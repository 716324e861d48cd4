"""A PostgreSQL server of a test's own: in a folder of its own, reached by a socket there, gone with the test."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
USER = "postgres"
FAST = "-c fsync=off -c listen_addresses='' -c shared_buffers=16MB -c max_connections=60"


def absent() -> str:
    """Why there can be no server here; empty where there can."""
    if not PROGRAMS:
        return "needs PostgreSQL (Debian: postgresql)"
    if os.geteuid() == 0 and not shutil.which("setpriv"):
        return "PostgreSQL does not run as root, and setpriv is not here to run it as another user"
    return ""


@contextmanager
def server() -> Iterator[str]:
    """A running server; gives its address as `--storage` takes it."""
    folder = Path(tempfile.mkdtemp(prefix="workbench-pg-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, USER, USER)
        data = folder / "data"
        _run("initdb", "--pgdata", data, "--auth", "trust", "--username", USER, "--no-sync", "--encoding", "UTF8")
        _run("pg_ctl", "--pgdata", data, "--log", folder / "log", "--options", f"{FAST} -k {folder}", "start")
        try:
            yield f"postgresql+psycopg://{USER}@/postgres?host={folder}"
        finally:
            _run("pg_ctl", "--pgdata", data, "--mode", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: str, *arguments: object) -> None:
    other = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups"] if os.geteuid() == 0 else []
    command = [*other, str(PROGRAMS[-1] / program), *map(str, arguments)]
    done = subprocess.run(command, cwd="/tmp", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 0, done.stderr.decode()

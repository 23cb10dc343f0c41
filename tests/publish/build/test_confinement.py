"""What the publisher's process cannot reach, tried from inside it."""

import subprocess
import sys
from pathlib import Path

import pytest
from publish.build.folders import BUNDLES, DRAFTS

from tracktwo.publish import process

pytestmark = pytest.mark.slow  # a process for every try

INSIDE = """
import sys
from pathlib import Path
{before}
from tracktwo.publish.confinement import confine
confine(to=[Path(sys.argv[1])], reading=[Path(sys.argv[2])])
{attempt}
print("reached")
"""

REFUSED = {
    "open a socket": "import socket; socket.socket()",
    "look up a name": "import socket; socket.getaddrinfo('localhost', 80)",
    "connect": "import socket; socket.create_connection(('127.0.0.1', 9))",
    "fetch a page": "import urllib.request; urllib.request.urlopen('http://localhost:9/')",
    "open SQLite": "import sqlite3",
    "open SQLite underneath": "import _sqlite3",
    "load PostgreSQL": "import psycopg",
    "load the framework": "import django",
    "load the framework's rows": "from django.db import models",
    "load the office": "import tracktwo.office",
    "load the gate": "from tracktwo.clearance import clear",
    "load the seal": "import tracktwo.clearance.seal",
    "load the raw nouns": "import tracktwo.publish.bundle.nouns",
    "assemble a release": "from tracktwo.publish.bundle import assemble",
    "start a process": "import subprocess; subprocess.run(['true'])",
    "start a shell": "import os; os.system('true')",
    "become another program": "import os; os.execv('/bin/true', ['true'])",
    "split": "import os; os.fork()",
    "spawn": "import os; os.posix_spawn('/bin/true', ['true'], {})",
    "read a file of the system": "open('/etc/passwd')",
    "read another folder": "open(sys.argv[1] + '-beside/secret')",
    "read upwards": "open(sys.argv[1] + '/../secret')",
    "read by another door": "import os; os.open('/etc/passwd', os.O_RDONLY)",
    "write beside": "Path(sys.argv[1] + '-beside').joinpath('x').write_text('x')",
    "write where it only reads": "Path(sys.argv[2]).joinpath('x').write_text('x')",
    "write into the program": "import tracktwo; Path(tracktwo.__file__).with_name('x.py').write_text('x')",
}

ALLOWED = {
    "write its folder": "Path(sys.argv[1]).joinpath('x').write_text('x')",
    "read its folder": "Path(sys.argv[1]).joinpath('mine').read_text()",
    "read what it was shown": "Path(sys.argv[2]).joinpath('shown').read_text()",
    "read the program": "import tracktwo; Path(tracktwo.__file__).read_text()",
    "load the engine": "import jinja2.ext",
    "load the standard library": "import decimal, difflib, zipfile",
}


def try_inside(tmp_path, attempt, before=""):
    own, shown = tmp_path / "own", tmp_path / "shown"
    for folder, name in ((own, "mine"), (shown, "shown"), (tmp_path / "own-beside", "secret")):
        folder.mkdir()
        (folder / name).write_text(name)
    (tmp_path / "secret").write_text("secret")
    program = INSIDE.format(attempt=attempt, before=before)
    command = [sys.executable, "-I", "-c", program, str(own), str(shown)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("what", REFUSED)
def test_the_publisher_cannot(tmp_path, what):
    tried = try_inside(tmp_path, REFUSED[what])
    assert "ConfinedError: The publisher does not" in tried.stderr
    assert "reached" not in tried.stdout


@pytest.mark.parametrize("what", ALLOWED)
def test_the_publisher_can(tmp_path, what):
    tried = try_inside(tmp_path, ALLOWED[what])
    assert (tried.stdout, tried.stderr) == ("reached\n", "")


@pytest.mark.parametrize("known", ["tracktwo.clearance", "django", "sqlite3", "pyarrow"])
def test_a_process_that_knows_the_office_or_a_database_is_no_publisher(tmp_path, known):
    tried = try_inside(tmp_path, "", before=f"import {known}")
    assert "ConfinedError: The publisher already knows" in tried.stderr


def test_the_publisher_loads_nothing_it_would_refuse():
    program = (
        "import sys, tracktwo.publish.__main__; from tracktwo.publish.confinement import confine; "
        "confine(to=[]); print(*sorted(m for m in sys.modules if m in ('socket', '_socket', 'ssl', 'numpy')))"
    )
    ran = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.stderr) == ("\n", "")


def test_a_fault_of_the_program_is_told_apart_from_a_refusal(tmp_path, monkeypatch):
    """A publisher that would open a socket: a program put in front of the real one."""
    fault = tmp_path / "python"
    fault.write_text(
        f"#!{sys.executable} -I\n"
        "import sys, tracktwo.publish.__main__ as publisher\n"
        "publisher.build = lambda *_, **__: __import__('socket').socket()\n"
        "sys.argv = sys.argv[3:]\n"
        "sys.exit(publisher.main())\n"
    )
    fault.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(fault))
    with pytest.raises(RuntimeError, match="The publisher does not do socket"):
        process.run(BUNDLES[0], to=tmp_path / "sites")
    assert not Path(tmp_path / "sites" / "river").exists()


def test_a_publisher_ended_from_outside_is_told_in_a_sentence(tmp_path, monkeypatch):
    ended = tmp_path / "python"
    ended.write_text(f"#!{sys.executable} -I\nimport os\nos.kill(os.getpid(), 9)\n")
    ended.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(ended))
    with pytest.raises(
        Exception, match="The publisher was stopped before it was done; the site is as it was or new"
    ):
        process.run(DRAFTS[0], to=tmp_path / "sites", draft=True)

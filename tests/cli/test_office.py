"""The office on the command line: what commands print, refuse and leave.

Nearly every test starts a process of its own, which takes a second: what a person meets is what is tested.
"""

import json
import os
import re
import resource
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from importlib import resources
from pathlib import Path

import pytest

from tracktwo.cli.office import _languages_of_both
from tracktwo.office.shell.founding import _draw_lots
from tracktwo.vocabulary.errors import UsageError

pytestmark = pytest.mark.slow

TRACKTWO = [sys.executable, "-m", "tracktwo.cli"]
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
LINK = re.compile(r"http://[\d.]+:\d+/office/enter/[\w-]{32}/")


def run(*arguments: object, feed: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*TRACKTWO, *map(str, arguments)],
        input=feed,
        stdin=subprocess.DEVNULL if feed is None else None,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**ENVIRONMENT, **environment},
    )


def refused(finished: subprocess.CompletedProcess[str], code: int) -> str:
    """The one sentence a refused command wrote."""
    assert (finished.returncode, finished.stdout) == (code, "")
    assert "Traceback" not in finished.stderr
    [sentence] = finished.stderr.splitlines()
    return sentence


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one programme, made by ``new``; tests only read it."""
    data = tmp_path_factory.mktemp("office") / "data"
    finished = run(*NEW, "--data", data)
    assert finished.returncode == 0, finished.stderr
    return data


NEW = (
    *("new", "--name", "River talks", "--side", "East bank", "--other-side", "الضفة الغربية"),
    *("--languages", "en / ar, fr", "--convenor", "Ann", "--other-convenor", "ليلى"),
)


@pytest.fixture
def start() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start a serving command; it is stopped at the end of the test."""
    with starting() as begin:
        yield begin


@contextmanager
def starting() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    started = []

    def begin(*arguments: object) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [*TRACKTWO, *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=ENVIRONMENT,
        )
        started.append(process)
        return process

    yield begin
    for process in started:
        process.terminate()
        process.communicate(timeout=20)


def banner(process: subprocess.Popen[str]) -> tuple[list[str], int]:
    """What a serving command prints up to the line with its address, and its port."""
    lines = []
    for line in process.stdout:
        lines.append(line.rstrip("\n"))
        found = re.search(r"answers at http://127\.0\.0\.1:(\d+)/", line)
        if found:
            return lines, int(found[1])
    raise AssertionError(f"it stopped without answering: {lines} {process.stderr.read()}")


def status(port: int, path: str) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


def rows(data: Path, query: str) -> list[tuple]:
    connection = sqlite3.connect(data / "tracktwo.sqlite3")
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The demonstration after its first start: what that printed, answered and left."""

    data: Path
    lines: list[str]
    port: int
    statuses: dict[str, int]
    end: tuple[int, str]

    def copy(self, data: Path) -> Path:
        shutil.copytree(self.data, data)
        return data


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """The demonstration, opened once and closed; a test that starts it again does so in a copy."""
    data = tmp_path_factory.mktemp("opened") / "demo"
    with starting() as start:
        first = start("demo", "--data", data)
        lines, port = banner(first)
        paths = [
            found[1] for line in lines if (found := re.search(r"http://[^/]+(/(?:office|join)/[^ ]+)", line))
        ]
        statuses = {path: status(port, path) for path in paths}
        first.send_signal(signal.SIGINT)
        end = first.wait(timeout=10), first.stderr.read()
    return Opened(data=data, lines=lines, port=port, statuses=statuses, end=end)


def test_demo_opens_both_programmes_and_starts_again_without_loading_them(
    start, opened: Opened, tmp_path: Path
):
    """Starts a server twice, in processes of their own."""
    lines, port = opened.lines, opened.port
    links = [LINK.search(line)[0] for line in lines if LINK.search(line)]
    assert [re.sub(r"[●◆].*\(", "(", line.partition(": ")[0]) for line in lines[:4]] == [
        "Demo convenor (sino-us-space)",
        "Demo convenor (sino-us-space)",
        "Demo convenor (northshore-southshore)",
        "Demo convenor (northshore-southshore)",
    ]
    assert [opened.statuses[link.partition(str(port))[2]] for link in links] == [200] * 4
    joins = [re.search(r"(http://[^ ]+)(/join/([^ /]+)/) with the code (.*)", line) for line in lines]
    joins = [found for found in joins if found]
    assert [(found[1], found[3]) for found in joins] == [
        (f"http://127.0.0.1:{port}", found[4]) for found in joins
    ]
    assert [opened.statuses[found[2]] for found in joins] == [200] * 2
    assert sum("█▄▄▄█" in line for line in lines) > 1  # the corners of a code for a camera
    assert opened.end == (0, "")

    data = opened.copy(tmp_path / "demo")
    shipped = resources.files("tracktwo") / "demo" / "documents"
    kept = data / "documents" / "northshore-southshore"
    assert sorted(file.read_bytes() for file in kept.iterdir()) == sorted(
        file.read_bytes() for file in shipped.iterdir()
    )
    loaded = rows(data, "SELECT id, key FROM office_programme ORDER BY id")
    second = start("demo", "--data", data)
    assert len([line for line in banner(second)[0] if LINK.search(line)]) == 4
    assert rows(data, "SELECT id, key FROM office_programme ORDER BY id") == loaded
    second.send_signal(signal.SIGTERM)
    assert second.wait(timeout=10) == 0


def test_demo_repairs_a_set_up_that_was_killed(start, tmp_path: Path):
    """Kills the first start at several moments, then starts again in the same folder."""
    data = tmp_path / "demo"
    for moment in (0.5, 0.7, 0.9, 1.1):
        process = start("demo", "--data", data)
        time.sleep(moment)
        process.kill()
        process.wait()
    lines, port = banner(start("demo", "--data", data))
    assert len([line for line in lines if LINK.search(line)]) == 4
    assert status(port, "/") == 200
    assert rows(data, "SELECT count(*) FROM office_programme") == [(2,)]
    assert rows(data, "SELECT count(*) FROM office_membership") == [(4,)]
    assert rows(data, "PRAGMA integrity_check") == [("ok",)]


def test_demo_gives_no_link_to_a_convenor_who_has_come_in(start, opened: Opened, tmp_path: Path):
    data = opened.copy(tmp_path / "demo")
    with sqlite3.connect(data / "tracktwo.sqlite3") as connection:
        connection.execute("UPDATE office_account SET password = 'md5$salt$x' WHERE name LIKE '%●%'")
    lines, _port = banner(start("demo", "--data", data))
    assert [line[:15] for line in lines if LINK.search(line)] == ["Demo convenor ◆"] * 2


def test_the_next_free_port_is_taken_and_a_busy_one_refused(start, made: Path):
    """Serves twice at once."""
    _lines, first = banner(start("serve", "--data", made))
    _lines, second = banner(start("serve", "--data", made))
    assert second > first >= 8000
    assert refused(run("serve", "--data", made, "--port", first), 2) == (
        f"tracktwo: Port {first} on 127.0.0.1 cannot be used (address already in use); "
        "choose another with --port."
    )


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="this system does not say who started whom")
def test_an_office_that_is_told_to_stop_while_it_starts_stops(start, made: Path, told: signal.Signals):
    """Its workers are there and still load what they answer with."""
    main = start("serve", "--data", made)
    kept = Path(f"/proc/{main.pid}/task/{main.pid}/children")
    deadline = time.monotonic() + 30
    while not kept.read_text():
        assert main.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.02)
    workers = [Path("/proc", number) for number in kept.read_text().split()]
    main.send_signal(told)
    assert main.wait(timeout=15) == 0
    assert not any(worker.exists() for worker in workers)


def test_a_phone_is_answered_while_more_than_a_thousand_others_stay_connected(start, made: Path):
    """The office is started where a process may open 512 files unless it asks for more, as on many machines."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with ExitStack() as held:
        held.callback(resource.setrlimit, resource.RLIMIT_NOFILE, (soft, hard))
        resource.setrlimit(resource.RLIMIT_NOFILE, (512, hard))
        _lines, port = banner(start("serve", "--data", made))
        resource.setrlimit(resource.RLIMIT_NOFILE, (2_000, hard))
        for _phone in range(1_200):
            held.enter_context(closing(socket.create_connection(("127.0.0.1", port))))
        assert [status(port, "/office/sign-in/") for _phone in range(10)] == [200] * 10


def test_a_busy_port_is_refused_before_anything_is_made(tmp_path: Path):
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        sentence = refused(run("demo", "--data", tmp_path / "demo", "--port", port), 2)
    assert sentence.startswith(f"tracktwo: Port {port} on 127.0.0.1 cannot be used")
    assert not (tmp_path / "demo" / "tracktwo.sqlite3").exists()


def test_a_host_of_another_machine_is_refused(tmp_path: Path):
    sentence = refused(run("serve", "--data", tmp_path, "--host", "192.0.2.1", "--port", 8000), 2)
    assert sentence == (
        "tracktwo: Port 8000 on 192.0.2.1 cannot be used (cannot assign requested address); "
        "choose another with --port."
    )


def test_an_office_on_an_ipv6_address_answers_to_it(start, made: Path):
    """Serves on an IPv4 address as IPv6 writes it, which is no name every office answers to."""
    host = "::ffff:127.0.0.1"
    try:
        socket.create_server((host, 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("this machine has no IPv6")
    line = start("serve", "--host", host, "--data", made).stdout.readline()
    port = int(re.fullmatch(rf"TrackTwo answers at http://\[{host}\]:(\d+)/ .*\n", line)[1])
    connection = HTTPConnection(host, port, timeout=10)
    connection.request("GET", "/office/sign-in/")
    answer = connection.getresponse()
    assert (answer.status, b"Sign in" in answer.read()) == (200, True)
    connection.close()


def test_new_makes_a_programme_with_two_sides_by_lot(made: Path):
    [(name, languages)] = rows(made, "SELECT name, languages FROM office_programme")
    assert (json.loads(name), json.loads(languages)) == ({"en": "River talks"}, ["en", "ar", "fr"])
    sides = rows(made, "SELECT name, mark, lot, languages FROM office_side ORDER BY id")
    assert [json.loads(side[0]) for side in sides] == [{"en": "East bank"}, {"ar": "الضفة الغربية"}]
    assert sorted(side[1] for side in sides) == ["circle", "diamond"]
    assert {re.sub(r"\d{4}-\d\d-\d\d", "DAY", side[2]) for side in sides} == {
        "drawn by lot by TrackTwo on DAY"
    }
    assert [json.loads(side[3]) for side in sides] == [["en"], ["ar", "fr"]]
    seats = (
        "SELECT a.name, m.role, s.mark FROM office_membership m "
        "JOIN office_account a ON a.id = m.account_id JOIN office_side s ON s.id = m.side_id ORDER BY m.id"
    )
    assert rows(made, seats) == [("Ann", "convenor", sides[0][1]), ("ليلى", "convenor", sides[1][1])]


def test_new_asks_six_questions(tmp_path: Path):
    finished = run("new", "--data", tmp_path, feed="水上对话\n东岸\nWest\nzh-Hans / en\n安\nBen\n")
    assert finished.returncode == 0, finished.stderr
    assert re.findall(r"(?:What|Which|Who)[^?]*\?", finished.stdout) == [
        "What is the programme called?",
        "What is one side called?",
        "What is the other side called?",
        "Which languages do they work in?",
        "Who convenes for the one side?",
        "Who convenes for the other side?",
    ]
    assert len(LINK.findall(finished.stdout)) == 2
    assert rows(tmp_path, "SELECT key FROM office_programme") == [("programme",)]
    assert [json.loads(row[0]) for row in rows(tmp_path, "SELECT name FROM office_programme")] == [
        {"zh-Hans": "水上对话"}
    ]


def test_the_lot_falls_both_ways():
    """64 lots; the chance that all fall alike is one in 2 to the 63rd."""
    assert {tuple(_draw_lots()) for _ in range(64)} == {("circle", "diamond"), ("diamond", "circle")}


@pytest.mark.parametrize(
    ("changed", "code", "said"),
    [
        (
            ("--languages", "en / ar / fr"),
            2,
            "are not the languages of two sides; write tags such as: en / ar, fr",
        ),
        (("--languages", "en / "), 2, "are not the languages of two sides; write tags such as: en / ar, fr"),
        (("--languages", "en / a!"), 1, "“a!” is no language tag"),
        (
            ("--other-convenor", "Ann"),
            2,
            "“Ann” already has a seat in this programme; an account holds one seat only.",
        ),
        (("--convenor", "  "), 1, "An account needs a name"),
        (("--side", "الضفة  الغربية"), 1, "is the other side's name; give each a name of its own."),
        (("--side", "x" * 201), 2, "has 201 characters; write at most 200."),
    ],
)
def test_new_refuses_in_one_sentence_and_makes_nothing(
    tmp_path: Path, changed: tuple[str, str], code: int, said: str
):
    assert said in refused(run(*NEW, *changed, "--data", tmp_path), code)
    if (tmp_path / "tracktwo.sqlite3").exists():
        assert rows(tmp_path, "SELECT count(*) FROM office_programme") == [(0,)]
        assert rows(tmp_path, "SELECT count(*) FROM office_account") == [(0,)]


def test_languages_of_both_sides_are_read_from_one_line():
    read = {text: _languages_of_both(text) for text in ("en", "en / ar", "en,fr/zh-Hans", " en  fr / ar ")}
    assert read == {
        "en": [("en",), ("en",)],
        "en / ar": [("en",), ("ar",)],
        "en,fr/zh-Hans": [("en", "fr"), ("zh-Hans",)],
        " en  fr / ar ": [("en", "fr"), ("ar",)],
    }
    for text in ("", "/", "en/", "en/ar/fr"):
        with pytest.raises(UsageError):
            _languages_of_both(text)


def test_link_prints_a_new_link_and_says_beside_it_what_it_opens(made: Path):
    finished = run("link", "Ann", "--data", made, "--address", "https://office.example/")
    assert finished.returncode == 0
    assert finished.stderr == (
        "Whoever opens this link sets a new passphrase for “Ann” and enters every programme it has a seat in; "
        "an older link is closed.\n"
    )
    assert re.fullmatch(r"https://office\.example/office/enter/[\w-]{32}/\n", finished.stdout)


def test_new_never_hands_over_an_account_that_is_there(tmp_path: Path):
    """Makes a programme, then asks for a second with the convenor of the first."""
    assert run(*NEW, "--data", tmp_path).returncode == 0
    before = rows(tmp_path, "SELECT name, link_hash FROM office_account ORDER BY id")
    for option, name in (("--convenor", "Ann"), ("--other-convenor", "ليلى")):
        others = ("--convenor", "Bea", "--other-convenor", "Cai")
        assert refused(run(*NEW, *others, option, name, "--data", tmp_path), 2) == (
            f"tracktwo: There is already an account called “{name}”; give another name, or seat it afterwards "
            f'with: tracktwo link "{name}" --programme PROGRAMME --side SIDE'
        )
    assert rows(tmp_path, "SELECT name, link_hash FROM office_account ORDER BY id") == before
    assert rows(tmp_path, "SELECT key FROM office_programme") == [("river-talks",)]


def test_a_seat_for_who_has_a_passphrase_makes_no_link(tmp_path: Path):
    """Seats two accounts in a second programme: one has come in with a passphrase, one waits for a link."""
    assert run(*NEW, "--data", tmp_path).returncode == 0
    others = ("--name", "Lake talks", "--convenor", "Bea", "--other-convenor", "Cai")
    assert run(*NEW, *others, "--data", tmp_path).returncode == 0
    with sqlite3.connect(tmp_path / "tracktwo.sqlite3") as connection:
        connection.execute(
            "UPDATE office_account SET password = 'md5$salt$x', link_hash = '' WHERE name = 'Ann'"
        )
    seat = ("--programme", "lake-talks", "--side", "side-1", "--data", tmp_path)
    finished = run("link", "Ann", *seat)
    assert (finished.returncode, finished.stdout) == (
        0,
        "“Ann” has the seat, and signs in with its passphrase; no link was made.\n",
    )
    assert LINK.fullmatch(run("link", "ليلى", *seat).stdout.strip())
    kept = "SELECT name, password = 'md5$salt$x', link_hash = '' FROM office_account WHERE name IN ('Ann', 'ليلى')"
    assert sorted(rows(tmp_path, kept)) == [("Ann", 1, 1), ("ليلى", 0, 0)]
    assert refused(run("link", "Ann", *seat), 2) == (
        "tracktwo: “Ann” already has a seat in this programme; an account holds one seat only."
    )


def test_link_refuses_who_is_not_there(made: Path):
    assert refused(run("link", "Nobody", "--data", made), 1) == (
        "tracktwo: There is no account called “Nobody” here; check the spelling and --data."
    )
    assert refused(run("link", "Ann", "--programme", "river-talks", "--data", made), 2) == (
        "tracktwo: A seat needs both --programme and --side."
    )
    assert refused(run("link", "Zoe", "--programme", "x", "--side", "y", "--data", made), 1) == (
        "tracktwo: There is no programme “x” here; there is: river-talks."
    )
    sentence = refused(run("link", "Zoe", "--programme", "river-talks", "--side", "y", "--data", made), 1)
    assert sentence == "tracktwo: river-talks has no side “y”; its sides are: side-1, side-2."


def test_a_programme_moves_as_a_file_and_gets_its_convenors(made: Path, tmp_path: Path):
    """Four commands, one after another."""
    file, data = tmp_path / "river.json", tmp_path / "data"
    assert run("export", "river-talks", "--to", file, "--data", made).returncode == 0
    assert run("export", "river-talks", "--data", made).stdout == file.read_text(encoding="utf-8")
    assert sorted(run("import", file, "--data", data).stdout.splitlines()) == [
        '  tracktwo link "NAME" --programme river-talks --side side-1',
        '  tracktwo link "NAME" --programme river-talks --side side-2',
        "Imported river-talks. Give each side its first convenor:",
    ]
    assert LINK.fullmatch(
        run("link", "Zoe", "--programme", "river-talks", "--side", "side-2", "--data", data).stdout.strip()
    )
    assert run("export", "river-talks", "--data", data).stdout == file.read_text(encoding="utf-8")


def test_export_never_replaces_a_file_unless_told_to(made: Path, tmp_path: Path):
    file = tmp_path / "river.json"
    file.write_text("mine", encoding="utf-8")
    assert refused(run("export", "river-talks", "--to", file, "--data", made), 1) == (
        f"tracktwo: {file} exists; add --force to replace it, or choose another name."
    )
    assert file.read_text(encoding="utf-8") == "mine"
    assert run("export", "river-talks", "--to", file, "--force", "--data", made).returncode == 0
    assert json.loads(file.read_text(encoding="utf-8"))["programme"]["key"] == "river-talks"
    assert list(tmp_path.iterdir()) == [file]


def test_export_to_where_nothing_can_be_written_leaves_nothing(made: Path, tmp_path: Path):
    (tmp_path / "file").touch()
    sentence = refused(run("export", "river-talks", "--to", tmp_path / "file" / "x.json", "--data", made), 1)
    assert (
        sentence == f"tracktwo: {tmp_path}/file/x.json cannot be written (Not a directory); nothing was kept."
    )


def test_export_into_a_closed_pipe_is_quiet(made: Path):
    process = subprocess.Popen(
        [*TRACKTWO, "export", "river-talks", "--data", str(made)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    )
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "line 1"),
        (b"\xff\xfe", "UTF-8"),
        (b"{}", "format"),
        (b'{"format": "tracktwo-programme/9"}', "newer"),
    ],
)
def test_a_broken_programme_file_is_refused(tmp_path: Path, content: bytes, said: str):
    file = tmp_path / "broken.json"
    file.write_bytes(content)
    assert said in refused(run("import", file, "--data", tmp_path / "data"), 1)
    assert rows(tmp_path / "data", "SELECT count(*) FROM office_programme") == [(0,)]


def test_a_file_that_is_not_there_is_refused_before_anything_is_made(tmp_path: Path):
    assert refused(run("import", tmp_path / "no.json", "--data", tmp_path / "data"), 1) == (
        f"tracktwo: {tmp_path}/no.json cannot be read (No such file or directory); check the path."
    )
    assert not (tmp_path / "data").exists()


def test_a_file_in_place_of_the_data_folder_is_refused(tmp_path: Path):
    (tmp_path / "data").touch()
    assert refused(run("demo", "--data", tmp_path / "data"), 1) == (
        f"tracktwo: The data folder {tmp_path}/data cannot be used (File exists); "
        "choose another with --data, or make this one writable."
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"this is no database, whatever its name says" * 50, "the file is damaged or not a database"),
        (b"SQLite format 3\0" + b"\x10\0\1\1\0@  " + b"\xff" * 8000, ""),
    ],
)
def test_a_damaged_database_is_refused(tmp_path: Path, content: bytes, said: str):
    (tmp_path / "tracktwo.sqlite3").write_bytes(content)
    sentence = refused(run("link", "Ann", "--data", tmp_path), 1)
    assert sentence.startswith(f"tracktwo: The database {tmp_path}/tracktwo.sqlite3 cannot be used: ")
    assert said in sentence
    assert (tmp_path / "tracktwo.sqlite3").read_bytes() == content


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TABLE notes (text)"],
        [
            "CREATE TABLE django_migrations (id integer primary key, app text, name text, applied datetime)",
            "INSERT INTO django_migrations VALUES (1, 'blog', '0001_initial', '2026-01-01')",
        ],
    ],
)
def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path, statements: list[str]):
    with sqlite3.connect(tmp_path / "tracktwo.sqlite3") as connection:
        for statement in statements:
            connection.execute(statement)
    tables = rows(tmp_path, "SELECT name FROM sqlite_master ORDER BY name")
    assert refused(run("serve", "--data", tmp_path), 1) == (
        f"tracktwo: The database {tmp_path}/tracktwo.sqlite3 was made by another program; "
        "choose another folder with --data."
    )
    assert rows(tmp_path, "SELECT name FROM sqlite_master ORDER BY name") == tables


def test_a_database_of_a_newer_version_is_refused(tmp_path: Path):
    assert run(*NEW, "--data", tmp_path).returncode == 0
    with sqlite3.connect(tmp_path / "tracktwo.sqlite3") as connection:
        connection.execute(
            "INSERT INTO django_migrations VALUES (999, 'office', '0999_rounds', '2030-01-01')"
        )
    sentence = refused(run("serve", "--data", tmp_path), 1)
    assert "was made by a newer TrackTwo (it has 0999_rounds); install that version" in sentence


def test_a_full_disk_is_a_sentence_and_the_next_run_repairs_it(tmp_path: Path):
    """The size of files is limited, which a database meets as a full disk."""
    data = tmp_path / "data"
    limited = ["bash", "-c", 'trap "" XFSZ; ulimit -f 300; exec "$@"', "-", *TRACKTWO]
    finished = subprocess.run(
        [*limited, *NEW, "--data", str(data)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=ENVIRONMENT,
    )
    sentence = refused(finished, 1)
    assert sentence.startswith(f"tracktwo: The database {data}/tracktwo.sqlite3 cannot be used: the disk ")
    assert [file.name for file in data.iterdir()] == ["secret-key"]
    assert run(*NEW, "--data", data).returncode == 0


def test_what_a_killed_start_left_is_cleared_away_and_what_is_being_made_is_not(made: Path, tmp_path: Path):
    data = tmp_path / "data"
    shutil.copytree(made, data)
    left = [data / f"tracktwo.sqlite3.00ff00ff.part{end}" for end in ("", "-wal", "-shm", "-journal")]
    others = [
        data / name for name in ("tracktwo.sqlite3.00ff00fe.part", "tracktwo.sqlite3.mine.part", "x.part")
    ]
    for file in (*left, *others):
        file.touch()
    for file in (*left, *others[1:]):
        os.utime(file, (1, 1))
    assert run("export", "river-talks", "--data", data).returncode == 0
    assert sorted(data.iterdir()) == sorted([data / "secret-key", data / "tracktwo.sqlite3", *others])


@pytest.fixture
def read_only(made: Path, tmp_path: Path) -> Iterator[Path]:
    """A data folder whose database file nobody may write; for root, an ordinary mode is no obstacle."""
    data = tmp_path / "data"
    shutil.copytree(made, data)
    file = data / "tracktwo.sqlite3"
    forbid, allow = (
        (["chattr", "+i"], ["chattr", "-i"]) if os.geteuid() == 0 else (["chmod", "a-w"], ["true"])
    )
    if shutil.which(forbid[0]) is None or subprocess.run([*forbid, file], check=False).returncode:
        pytest.skip("a file cannot be made read-only here")
    yield data
    subprocess.run([*allow, file], check=True)


def test_a_database_that_can_only_be_read_is_refused_at_the_start(read_only: Path):
    assert refused(run("serve", "--data", read_only), 1) == (
        f"tracktwo: The database {read_only}/tracktwo.sqlite3 cannot be used: it cannot be written; "
        "make it and its folder writable, or choose another with --data."
    )


@pytest.mark.parametrize("arguments", [("export", "river-talks"), ("link", "Ann")])
def test_what_needs_an_office_makes_none(tmp_path: Path, arguments: tuple[str, ...]):
    assert refused(run(*arguments, "--data", tmp_path), 2) == (
        f"tracktwo: There is no database in {tmp_path}; choose the office's folder with --data, "
        "or make a programme first with: tracktwo new"
    )
    assert [file.name for file in tmp_path.iterdir()] == ["secret-key"]


@pytest.mark.parametrize(
    "address",
    ["river", "foo://river", "postgres://ann:hidden@host:port/river", "postgres://host/", "sqlite://"],
)
def test_an_address_of_no_database_is_refused_and_not_repeated(tmp_path: Path, address: str):
    assert refused(run("link", "Ann", "--data", tmp_path, DATABASE_URL=address), 2) == (
        "tracktwo: DATABASE_URL is not the address of a database that lasts; write it such as "
        "postgres://USER:PASSWORD@HOST/NAME, with other signs than letters and digits percent-encoded."
    )


def test_a_server_that_does_not_answer_is_one_sentence(tmp_path: Path):
    with socket.socket() as holder:  # bound, but not listening: a connection is refused
        holder.bind(("127.0.0.1", 0))
        address = f"postgres://ann:hidden@127.0.0.1:{holder.getsockname()[1]}/river"
        sentence = refused(run("link", "Ann", "--data", tmp_path, DATABASE_URL=address), 1)
    assert sentence == (
        "tracktwo: The database river cannot be used: its server does not answer; "
        "start the server, or correct DATABASE_URL."
    )


def test_without_the_office_a_command_says_what_to_install(tmp_path: Path):
    """A folder ahead on the path makes Django missing, as in an installation of the core alone."""
    (tmp_path / "django.py").write_text(
        "raise ModuleNotFoundError(\"No module named 'django'\", name='django')"
    )
    assert refused(run("demo", "--data", tmp_path / "data", PYTHONPATH=str(tmp_path)), 2) == (
        "tracktwo: This command needs the office, which is not installed (django is missing): "
        "install tracktwo[office]."
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--help",), 0),
        (("--version",), 0),
        (("demo", "--help"), 0),
        (("nonsense",), 2),
        (("link",), 2),
        (("serve", "--port", "0"), 2),
    ],
)
def test_exit_codes(arguments: tuple[str, ...], code: int):
    finished = run(*arguments)
    assert finished.returncode == code
    assert "Traceback" not in finished.stderr


def test_the_commands_file_does_not_load_django():
    code = "import tracktwo.cli.office, sys; print(sorted({'django', 'granian'} & set(sys.modules)))"
    finished = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert finished.stdout == "[]\n"


@pytest.mark.browser
def test_a_person_comes_in_with_a_real_browser(start, opened: Opened, browser, tmp_path: Path):
    """Forms are sent as browsers send them, with the origin that the referrer policy leaves them."""
    lines, port = banner(start("demo", "--data", opened.copy(tmp_path / "demo")))
    page = browser.new_context(locale="en-GB").new_page()
    faults = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))

    page.goto(LINK.search(lines[0])[0])
    page.get_by_role("button", name="Dark page").click()
    page.get_by_label("New passphrase").fill("seven oars upstream")
    page.get_by_label("The same again").fill("seven oars upstream")
    page.get_by_role("button", name="Set passphrase and sign in").click()
    page.get_by_role("link", name="Sino-US Space Commercialization Dialogues").click()
    assert page.url == f"http://127.0.0.1:{port}/office/sino-us-space/"
    page.get_by_role("button", name="简体中文").click()
    assert (page.url, page.locator("html").get_attribute("lang")) == (
        f"http://127.0.0.1:{port}/office/sino-us-space/",
        "zh-Hans",
    )
    page.get_by_role("button", name="English").click()
    page.get_by_role("link", name="Team").click()
    page.get_by_label("Name").fill("Gao Ming")
    page.get_by_role("button", name="Invite").click()
    assert LINK.fullmatch(page.locator(".link-once").inner_text())
    page.get_by_role("button", name="Sign out").click()

    page.get_by_role("link", name="Sign in").first.click()
    page.get_by_label("Name").fill(lines[0].partition(" (")[0])
    page.get_by_label("Passphrase").fill("seven oars upstream")
    page.get_by_role("button", name="Sign in").click()
    assert page.get_by_role("button", name="Sign out").is_visible()
    assert faults == []

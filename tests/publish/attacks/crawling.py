"""A running office full of canaries, visitors who ask it for every address it knows, and what it answers them."""

import http.client
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from django.urls import get_resolver
from django.urls.converters import SlugConverter
from ports import free_port
from publish.attacks.planting import ELSEWHERE, MARKS, PASSPHRASE, PROGRAMME

TRACKTWO = (sys.executable, "-m", "tracktwo.cli")
CANARY = re.compile("|".join(MARKS))
HERON = re.compile(r"HERON [\w -]+ alone reads this")


@dataclass(slots=True)
class Visitor:
    """Somebody at the server: their cookies, and what it answers."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, path, *, method="GET", body=None, headers=()):
        """Status, headers and body of an answer, as one text of everything that came."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection.request(method, path, body, {"Cookie": cookies, **dict(headers)})
        answer = connection.getresponse()
        content = answer.read()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        connection.close()
        return answer.status, dict(answer.getheaders()), content

    def sign_in(self, name):
        _, _, page = self.ask("/office/sign-in/")
        token = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', page)[1].decode()
        fields = dict(re.findall(r'<input[^>]*name="(\w+)"[^>]*?(?:value="([^"]*)")?', page.decode()))
        names = [each for each in fields if each not in {"csrfmiddlewaretoken", "next", "language", "theme"}]
        form = {"csrfmiddlewaretoken": token, names[0]: name, names[1]: PASSPHRASE}
        body = urllib.parse.urlencode(form)
        status, _, _ = self.ask(
            "/office/sign-in/",
            method="POST",
            body=body,
            headers=(("Content-Type", "application/x-www-form-urlencoded"),),
        )
        assert status == 302
        return self


@dataclass(frozen=True, slots=True)
class Office:
    """A running office full of canaries."""

    port: int
    data: Path
    planted: dict
    said: Path
    heard: dict = field(default_factory=dict)

    def visitor(self, name=""):
        visitor = Visitor(self.port)
        return visitor.sign_in(f"KESTREL {name}") if name else visitor


@contextmanager
def running_office() -> Iterator[Office]:
    """A real server over two demonstrations, published, with canaries everywhere."""
    with tempfile.TemporaryDirectory(prefix="tracktwo-canaries-") as folder:
        data, said = Path(folder) / "data", Path(folder) / "said.txt"
        alone = {
            name: value
            for name, value in os.environ.items()
            if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
        }
        alone |= {
            "TRACKTWO_DATA": str(data),
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "PYTHONUNBUFFERED": "1",
        }
        for key in (PROGRAMME, ELSEWHERE):
            _said([*TRACKTWO, "import", files("tracktwo") / "demo" / f"{key}.json", "--data", data], alone)
        planted = json.loads(_said([sys.executable, "-m", "publish.attacks.planting"], alone))
        port = free_port()
        with said.open("w") as log:
            server = subprocess.Popen(
                [*TRACKTWO, "serve", "--data", data, "--port", str(port)], stdout=log, stderr=log, env=alone
            )
            try:
                _wait_for(server, said)
                yield Office(port, data, planted, said)
            finally:
                server.terminate()
                server.wait(20)


def _said(command, environment):
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _wait_for(server, said):
    while "answers at" not in said.read_text():
        assert server.poll() is None, said.read_text()
        time.sleep(0.05)


def addresses(office, *, everywhere):
    """Every address of every route, with values that fit: keys of canaries, of others, and of nothing.

    Everywhere: in the other programme too, and with more keys of each kind.
    """
    for pattern in get_resolver("tracktwo.office.shell.urls").url_patterns:
        converters = pattern.pattern.converters
        names = [name for name in converters if name != "programme"]
        own = office.planted["codes"] if "/rounds/<" in str(pattern.pattern) else ()
        own = own or (office.planted["questions"] if "/questions/" in str(pattern.pattern) else ())
        own = own or (office.planted["interviews"] if "/interviews/" in str(pattern.pattern) else ())
        for kind in _kinds(converters):
            values = (
                [*own] if own and name == "key" else _values(name, kind, office, everywhere) for name in names
            )
            for chosen in itertools.product(*values):
                for programme in (PROGRAMME, ELSEWHERE, "no-such-programme")[: 3 if everywhere else 1]:
                    values = {**dict(zip(names, chosen, strict=True)), "programme": programme}
                    parts = re.sub(
                        r"<(?:\w+:)?(\w+)>",
                        lambda found, values=values: values[found[1]],
                        str(pattern.pattern),
                    )
                    yield "/" + urllib.parse.quote(parts)


def _kinds(converters):
    """The kinds of entry a route is for; one nameless kind where it has none in its address."""
    if "kind" in converters and isinstance(converters["kind"], SlugConverter):
        return ["csv", "json", "codebook"]
    return (
        [each for each in re.split(r"[|()?:]+", converters["kind"].regex) if each]
        if "kind" in converters
        else [""]
    )


PARTS = ["withheld", "appears", "rule", "team_only", "small_group"]
OTHERS = {
    "site": [PROGRAMME, "no-such-site"],
    "event": ["kestrel-retreat", "grounds-2024", "grey-harbour-2023"],
    "number": ["1", "2", "3"],
    "token": ["nobody-has-this"],
    "statement": ["kestrel-about", "kestrel-case"],
    "tab": ["agreement", "mirror", "terms", "change", "overview", "statements", "method", "made"],
    "code": ["K7QFM3"],
    "language": ["en", "ar"],
    "round": ["kestrel-closed", "kestrel-open"],
    "case": ["kestrel-case"],
    "start": ["0"],
    "end": ["9"],
    "origin": ["kestrel-origin"],
    "what": ["ask", "give"],
    "path": ["index.html", "en/index.html", "data/release.json", "../tracktwo.sqlite3",
             "en/events/kestrel-retreat.html", ".tracktwo-site"],
}  # fmt: skip


def _values(name, kind, office, everywhere):
    """Values for one part of an address."""
    keys, most = office.planted["keys"], 3 if everywhere else 1
    if name == "kind":
        return [kind]
    if name == "key":
        own = keys.get(kind) or [key for several in keys.values() for key in several[:1]]
        return [*(own[:most] if kind else own), "grounds-2024", "no-such-key"]
    return OTHERS.get(name) or (PARTS if name in {"part", "group"} else ["1"])


def without_echo(path, headers, content):
    """Everything of an answer but the address that was asked for, which the visitor knew."""
    text = content.decode("utf-8", "replace") + json.dumps(headers)
    for echo in {
        path,
        urllib.parse.unquote(path),
        urllib.parse.quote(path, safe=""),
        *path.strip("/").split("/"),
    }:
        text = text.replace(echo, "") if len(echo) > 3 else text
    return text


def answers(office, name, *, everywhere=False):
    """Every address with its status and everything that was answered to somebody; asked once."""
    if name not in office.heard:
        visitor = office.visitor(name)
        own = f"KESTREL {name}".encode() if name else b"nobody's name"  # goes first: "serve" is in "observer"
        office.heard[name] = [
            (path, status, without_echo(path, headers, content.replace(own, b"")))
            for path in dict.fromkeys(addresses(office, everywhere=everywhere))
            for status, headers, content in [visitor.ask(path)]
        ]
    return office.heard[name]

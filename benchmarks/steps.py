"""What taking part costs a person: requests and bytes of each step, as they come, and compressed as a proxy would.

The larger demonstration is served as it is shipped; one person walks its round of 24 statements in Chinese, once
without script and once as the open page with script does. Exit code 1 if a limit was not kept.
"""

import gzip
import http.client
import re
import subprocess
import sys
import tempfile
from urllib.parse import urlencode

from answers import TOKEN, free_port

STEP, CARRIED = 10 * 1024, 8 * 1024
"""The limits, compressed: a plain step; the whole round that the open page carries."""


class Walk:
    """One person without script: cookies, and what every request brought."""

    def __init__(self, port: int) -> None:
        self.port, self.cookies = port, {"csrftoken": TOKEN}

    def ask(self, path: str, **form: str) -> tuple[str, bytes, int]:
        """Ask for a page or send a form, following where it leads; return the address, the page and the requests."""
        body, requests = urlencode({"csrfmiddlewaretoken": TOKEN, **form}) if form else "", 0
        while True:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
                       "Content-Type": "application/x-www-form-urlencoded"}  # fmt: skip
            connection.request("POST" if body else "GET", path, body, headers)
            answer = connection.getresponse()
            content, requests = answer.read(), requests + 1
            for cookie in answer.headers.get_all("Set-Cookie", []):
                name, _is, value = cookie.partition(";")[0].partition("=")
                self.cookies[name] = value.strip('"')
            if answer.status != http.client.FOUND:
                return path, content, requests
            path, body = str(answer.headers["Location"]), ""


def measure(address: str, code: str) -> bool:
    """Walk a round and print what each step took; return whether the limits were kept."""
    walk = Walk(int(address.rsplit(":", 1)[1].strip("/")))
    step = f"/join/{code}/zh-Hans/"
    lines = [("code", *walk.ask("/join/")[1:]), ("language", *walk.ask(f"/join/{code}/")[1:])]
    lines.append(("side", *walk.ask(f"{step}side/")[1:]))
    _path, page, requests = walk.ask(f"{step}side/", side="CN")
    lines.append(("rule", page, requests))
    told = re.search(r'name="told" value="(\w+)"', page.decode())
    assert told is not None
    lines.append(("practice", *walk.ask(f"{step}rule/", told=told[1], agree="1")[1:]))
    _path, page, requests = walk.ask(f"{step}1/")
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.decode()))
    fields.pop("csrfmiddlewaretoken", None)
    lines.append(("card, answered", *walk.ask(f"{step}1/", stance="agree", expected="4", **fields)[1:]))
    lines.append(("end", *walk.ask(f"{step}done/")[1:]))
    print(f"{'step':<24}{'requests':>9}{'bytes':>9}{'compressed':>12}")
    for name, content, requests in lines:
        print(f"{name:<24}{requests:9}{len(content):9}{len(gzip.compress(content, 6)):12}")
    script, carried = walk.ask("/static/carry.js")[1], walk.ask(f"{step}carry/")[1]
    for name, content in (("script, once", script), ("the whole round, once", carried)):
        print(f"{name:<24}{1:9}{len(content):9}{len(gzip.compress(content, 6)):12}")
    print("then an answer is one request, and any number that waited is one")
    sizes = [len(gzip.compress(content, 6)) for _name, content, _requests in lines]
    return max(sizes) <= STEP and len(gzip.compress(carried, 6)) <= CARRIED


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="tracktwo-steps-") as folder:
        serve = [
            sys.executable,
            "-u",
            "-m",
            "tracktwo.cli",
            "demo",
            "--data",
            folder,
            "--port",
            str(free_port()),
        ]
        server = subprocess.Popen(serve, stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout is not None
            code, is_kept = "", False
            for line in server.stdout:
                if found := re.match(r"Join a round \(sino-us-space\): .* with the code (\w+)", line):
                    code = found[1]
                if found := re.match(r"TrackTwo answers at (\S+)", line):
                    is_kept = measure(found[1], code)
                    break
        finally:
            server.terminate()
            server.wait()
    if not is_kept:
        sys.exit("A limit was not kept.")

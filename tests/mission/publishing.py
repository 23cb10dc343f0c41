"""Proposing, giving keys and publishing as two convenors do it in two browsers, and the site as a reader opens it."""

import re
import time
from urllib.parse import unquote, urlsplit

from mission.reading import said

WAITS = "Waits for keys"


def propose(convenor):
    """The page of a new proposal, once it is worked out or has said what stands in the way."""
    page = convenor.open("releases/")
    page.locator("form[action$='/prepare/'] button").click()
    page.wait_for_url("**/releases/*/")
    return wait_until_there(page, "code.digest, .refusal")


def wait_until_there(page, selector):
    """The page of a proposal once it has what is worked out; asked for anew more often than it does itself."""
    end = time.monotonic() + 60
    while not page.locator(selector).count():
        assert time.monotonic() < end, f"{selector} did not come: {said(page.locator('main'))}"
        page.wait_for_timeout(200)
        page.reload()
    return page


def give_key(convenor, proposal):
    """The page of a proposal after one side's convenor looked at it and approved; with both keys it is published."""
    page = convenor.open(f"releases/{proposal}/")
    page.locator("form[action$='/approve/'] button").click()
    page.wait_for_load_state()
    return page


def number_of(page):
    """The number of the proposal a page shows."""
    return re.search(r"/releases/(\d+)/", page.url)[1]


def publish_with_two_keys(convenors):
    """The number and the fingerprint of a release both sides approved, once the office has published it."""
    first, second = convenors
    page = propose(first)
    assert said(page.locator(".under-title .tag")) == WAITS, said(page.locator("main"))
    number, digest = number_of(page), said(page.locator("code.digest"))
    give_key(first, number)
    wait_until_there(give_key(second, number), "a[href*='/public/']")
    return number, digest


def withheld(convenor, proposal):
    """The account of what is withheld: for each reason, what of which item, line by line."""
    page = convenor.open(f"releases/{proposal}/")
    groups = {}
    for group in page.locator("section[aria-labelledby=withheld] details").all():
        heading = re.sub(r" \(\d+\)$", "", said(group.locator("summary")))
        whole = group.locator("p a", has_text=re.compile(r"^\s*All"))
        groups[heading] = _lines(group) if not whole.count() else whole.evaluate("link => link.href")
    for heading, lines in groups.items():
        if isinstance(lines, str):
            groups[heading] = _all_lines(page, lines)
    return groups


def _lines(where):
    return [re.sub(r" · page(?=\s|$)", "", line) for line in where.locator("li").evaluate_all(_WORDS)]


def _all_lines(page, address):
    found = []
    while address:
        page.goto(address)
        found += _lines(page.locator("main"))
        following = page.locator("nav a[rel=next]")
        address = following.evaluate("link => link.href") if following.count() else ""
    return found


_WORDS = """all => all.map(each => {
  const copy = each.cloneNode(true);
  copy.querySelectorAll('br').forEach(each => each.replaceWith(' | '));
  copy.querySelectorAll('a[target=preview]').forEach(each => each.textContent = 'page');
  return copy.textContent.replace(/\\s+/g, ' ').trim();
})"""


class Site:
    """A published folder as a reader opens it from a disk: no server, no script, nothing from elsewhere."""

    def __init__(self, browser, folder, *, language="en", script=False, phone=False):
        size = {"width": 360, "height": 740} if phone else {"width": 1280, "height": 900}
        self.folder, self.language, self.asked = folder, language, []
        self.context = browser.new_context(java_script_enabled=script or phone, viewport=size)
        self.page = self.context.new_page()
        self.page.on("request", lambda request: self.asked.append(request.url))

    def open(self, path):
        """A page below the language's folder."""
        self.page.goto((self.folder / self.language / path).as_uri())
        return self.page

    def linked(self, path):
        """The files a page links to and loads, below the folder of the site."""
        page = self.open(path)
        found = page.locator("[href], [src]").evaluate_all("all => all.map(each => each.href || each.src)")
        return {unquote(urlsplit(address).path) for address in found}

    def close(self):
        self.context.close()


def files_of(folder):
    """Every file of a site by its path."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def files_with(folder, *words):
    """The files that hold any of some words, in their bytes or their names."""
    return {
        path
        for path, content in files_of(folder).items()
        for word in words
        if word.encode() in path.encode() + b" " + content
    }

"""Published sites as plain files: what is served, under which headers, and everything that is not."""

from pathlib import Path

import pytest
from django.test import Client

HOME = "<!doctype html><title>River</title>"


@pytest.fixture
def site(data_folder: Path) -> Path:
    """A published site of two languages, and a secret beside it."""
    root = data_folder / "public" / "river"
    for path, text in {
        "index.html": HOME,
        "en/index.html": HOME + "en",
        "zh-Hans/index.html": HOME + "zh",
        "en/events/spring-2021.html": HOME + "spring",
        "data/events.csv": "key\n",
        "data/release.json": "{}\n",
        "style.css": "body {}",
        "en/filter.js": "0",
        "mark.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        ".hidden.html": "hidden",
        "en/.hidden/page.html": "hidden",
        "en/notes.exe": "unknown",
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    (root.parent / ".tracktwo-site").write_text("tracktwo-site/1\n", encoding="utf-8")
    (root.parent.parent / "secret.html").write_text("secret", encoding="utf-8")
    (root / "out.html").symlink_to(root.parent.parent / "secret.html")
    (root / "out").symlink_to(root.parent.parent, target_is_directory=True)
    return root


@pytest.mark.parametrize(
    ("path", "content", "type_", "language"),
    [
        ("", HOME, "text/html; charset=utf-8", "en, zh-Hans"),
        ("en/", HOME + "en", "text/html; charset=utf-8", "en"),
        ("zh-Hans/index.html", HOME + "zh", "text/html; charset=utf-8", "zh-Hans"),
        ("en/events/spring-2021.html", HOME + "spring", "text/html; charset=utf-8", "en"),
        ("data/events.csv", "key\n", "text/csv; charset=utf-8", "en, zh-Hans"),
        ("data/release.json", "{}\n", "application/json", "en, zh-Hans"),
        ("style.css", "body {}", "text/css; charset=utf-8", "en, zh-Hans"),
        ("en/filter.js", "0", "text/javascript; charset=utf-8", "en"),
        ("mark.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml", "en, zh-Hans"),
    ],
)
@pytest.mark.usefixtures("site")
def test_a_file_is_served_as_what_it_is(client: Client, path, content, type_, language):
    response = client.get(f"/public/river/{path}")
    assert response.content.decode() == content
    headers = {**response.headers}
    policy = headers.pop("Content-Security-Policy")
    assert headers == {
        "Content-Type": type_,
        "Content-Language": language,
        "Content-Length": str(len(content)),
        "Cache-Control": "public, max-age=300",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Vary": "Accept-Language",
    }
    assert sorted(policy.split("; ")) == [
        "base-uri 'none'",
        "default-src 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "img-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
    ]
    assert not response.cookies


MISSING = [
    "nothing.html",
    "en/nothing/",
    "en/events/",
    "events/spring-2021.html",
    ".hidden.html",
    "en/.hidden/page.html",
    "en/notes.exe",
    "out.html",
    "out/secret.html",
    "../secret.html",
    "../../secret.html",
    "en/../../../secret.html",
    "..%2f..%2fsecret.html",
    "%2e%2e/%2e%2e/secret.html",
    "..\\..\\secret.html",
    "..%5c..%5csecret.html",
    "en//index.html",
    "/etc/passwd.html",
    "en/index.html/",
    "en/index.html/index.html",
    "en/index.html%00",
    "%00.html",
    "EN/index.html/x",
    "en/./index.html",
    "~root.html",
    "en/index.html:stream",
    "a" * 3000 + ".html",
    "x/" * 500 + "index.html",
]


@pytest.mark.parametrize("path", MISSING)
@pytest.mark.usefixtures("site")
def test_whatever_is_no_file_of_the_site_is_the_same_missing_page(client: Client, path: str):
    missing, other = client.get(f"/public/river/{path}"), client.get("/public/nowhere/en/index.html")
    assert (missing.status_code, missing.content) == (404, other.content)
    assert {**missing.headers, "Expires": ""} == {**other.headers, "Expires": ""}, (
        "but for the second they were asked in"
    )
    assert not missing.cookies
    assert "secret" not in missing.content.decode()


@pytest.mark.usefixtures("site")
def test_neither_session_nor_database_is_looked_at(client: Client):
    """No test here has a database: asking it anything would be an error."""
    client.cookies["sessionid"] = "0" * 32
    for path in ("", "en/", "nothing.html"):
        response = client.get(f"/public/river/{path}")
        assert (response["Vary"], dict(response.cookies)) == ("Accept-Language", {})


@pytest.mark.usefixtures("site")
def test_a_folder_without_its_slash_is_sent_to_it(client: Client):
    response = client.get("/public/river/en")
    assert (response.status_code, response["Location"]) == (302, "/public/river/en/")


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.usefixtures("site")
def test_a_site_is_only_read(client: Client, method: str):
    assert getattr(client, method)("/public/river/").status_code == 405


@pytest.mark.usefixtures("site")
def test_the_missing_page_is_in_the_readers_language(client: Client):
    page = client.get("/public/river/nothing.html", headers={"Accept-Language": "zh-Hans"}).content.decode()
    assert '<html lang="zh-Hans" dir="ltr">' in page

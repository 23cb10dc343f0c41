"""The front page, the two switches, and what a refusal looks like."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import path

from tracktwo.office.models import Account
from tracktwo.office.shell import urls
from tracktwo.vocabulary.errors import DataError


def _words(client: Client, address: str = "/", **options) -> str:
    return _words_of(client.get(address, **options).content.decode())


def _words_of(page: str) -> str:
    main = re.search(r"<main.*?</main>", page, re.DOTALL)[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


@pytest.mark.usefixtures("programme", "other_programme")
def test_a_stranger_sees_the_names_of_the_programmes(client: Client):
    assert _words(client) == (
        "Programmes An office for the team of a two-sided dialogue: its record, sources and changes. "
        "What both sides released is on the public site of each programme. "
        "The harbour dialogue An invented programme. The river dialogue An invented programme. Sign in"
    )
    assert re.findall(r'href="(/office/[^"]*)"', client.get("/").content.decode()) == [
        "/office/sign-in/",
        "/office/sign-in/",
    ]


@pytest.mark.usefixtures("db")
def test_an_empty_office_says_what_to_do(client: Client):
    assert _words(client).endswith(
        "There is no programme yet. On the machine this office runs on, “tracktwo new” makes one. Sign in"
    )


@pytest.mark.usefixtures("other_programme")
def test_a_member_sees_only_the_programmes_with_a_seat(client: Client, convenor: Account):
    client.force_login(convenor)
    assert _words(client) == (
        "Programmes The river dialogue Convenor · ● East bank "
        "Two shores of one river talk about its water. An invented programme."
    )
    assert '<a href="/office/river/">' in client.get("/").content.decode()


def test_an_observer_starts_at_what_is_released(client: Client, observer: Account):
    client.force_login(observer)
    page = client.get("/").content.decode()
    assert '<h2><a href="/office/river/released/">' in page
    assert _words(client, "/office/river/released/") == (
        "An invented programme. Released Nothing has been released yet. What both sides release appears here."
    )


@pytest.mark.usefixtures("db")
def test_a_member_without_a_seat_is_told_whom_to_ask(client: Client):
    client.force_login(Account.objects.create(name="alone"))
    assert _words(client).endswith("You have no seat in a programme. A convenor of your side can invite you.")


@pytest.mark.usefixtures("db")
def test_office_leads_to_the_front_page(client: Client):
    assert client.get("/office/")["Location"] == "/"


def test_the_navigation_shows_what_a_role_may_open(client: Client, seat):
    shown = {}
    for role in ("convenor", "moderator", "observer"):
        client.force_login(seat(role))
        page = client.get("/office/river/released/").content.decode()
        nav = re.search(r'<nav class="rooms".*?</nav>', page, re.DOTALL)[0]
        shown[role] = re.findall(r">([^<]+)</a>", nav)
    record = [
        "Overview",
        "Events",
        "People",
        "Organisations",
        "Documents",
        "Review",
        "Research",
        "Terms",
        "Rounds",
        "Questions",
        "Balance",
        "Media",
        "Findings",
        "Conflicts",
        "Publish",
        "Reports",
    ]
    assert shown == {
        "convenor": [*record, "Team", "Changes"],
        "moderator": record,
        "observer": ["Released"],
    }


@pytest.mark.parametrize(("sent", "kept"), [("zh-Hans", "zh-hans"), ("en", "en")])
def test_the_language_switch_comes_back_to_the_page_and_is_kept(
    client: Client, observer: Account, sent: str, kept: str
):
    client.force_login(observer)
    response = client.post("/language/", {"language": sent, "next": "/office/river/released/?page=2"})
    assert response["Location"] == "/office/river/released/?page=2"
    assert client.cookies["django_language"].value == kept
    observer.refresh_from_db()
    assert observer.language == sent


@pytest.mark.usefixtures("db")
def test_a_stranger_can_switch_language_and_ground(client: Client):
    client.post("/language/", {"language": "zh-Hans", "next": "/"})
    client.post("/theme/", {"theme": "dark", "next": "/"})
    assert '<html lang="zh-Hans" dir="ltr" data-theme="dark">' in client.get("/").content.decode()


@pytest.mark.parametrize("switch", ["language", "theme"])
@pytest.mark.parametrize("value", ["xx", "", "en-GB; path=/", "../x"])
def test_a_switch_to_nothing_known_changes_nothing(
    client: Client, observer: Account, switch: str, value: str
):
    client.force_login(observer)
    assert client.post(f"/{switch}/", {switch: value, "next": "/"}).status_code == 302
    observer.refresh_from_db()
    assert (observer.language, observer.theme) == ("en", "light")
    assert set(client.cookies) == {"sessionid"}


@pytest.mark.parametrize("switch", ["language", "theme"])
@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://example.org/",
        "//example.org",
        "/\\example.org",
        "///example.org",
        "example.org",
        "",
        "/\n/x.org",
    ],
)
@pytest.mark.usefixtures("db")
def test_a_switch_never_leads_elsewhere(client: Client, switch: str, elsewhere: str):
    assert client.post(f"/{switch}/", {switch: "dark", "next": elsewhere})["Location"] == "/"


@pytest.mark.parametrize("address", ["/language/", "/theme/"])
@pytest.mark.usefixtures("db")
def test_switches_are_forms(client: Client, address: str):
    assert client.get(address).status_code == 405


@pytest.mark.usefixtures("db")
def test_a_browser_is_answered_in_its_language_until_it_chooses(client: Client):
    seen = [
        re.search(
            r'<html lang="([^"]+)"', client.get("/", headers={"accept-language": wish}).content.decode()
        )[1]
        for wish in ("zh-CN,zh;q=0.9", "zh-Hans", "en-GB", "fr", "ar", "")
    ]
    assert seen == ["zh-Hans", "zh-Hans", "en", "en", "en", "en"]


@pytest.mark.usefixtures("db")
def test_a_cookie_with_another_ground_is_light(client: Client):
    client.cookies["theme"] = '"><script>'
    assert 'data-theme="light"' in client.get("/").content.decode()


@pytest.mark.usefixtures("db")
def test_a_refusal_is_a_page_with_its_sentence(client: Client, settings):
    settings.ROOT_URLCONF = _Urls
    response = client.get("/refuse/")
    assert response.status_code == 400
    assert _words(client, "/refuse/") == (
        "That could not be done The date <b>2019-13</b> is not in the calendar. Nothing was changed."
    )


@pytest.mark.usefixtures("db")
def test_a_fault_is_a_page_without_its_details(settings):
    settings.ROOT_URLCONF = _Urls
    response = Client(raise_request_exception=False).get("/fail/")
    assert response.status_code == 500
    assert "Something failed here" in response.content.decode()
    assert "secret detail" not in response.content.decode()


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("sent", [{"next": "x" * 2_600_000}, {f"field-{n}": "" for n in range(1001)}])
def test_a_form_that_holds_too_much_is_a_page_and_a_line_in_the_log(client: Client, caplog, sent: dict):
    encoded = urlencode(sent)
    response = client.post("/language/", encoded, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 400
    assert _words_of(response.content.decode()) == (
        "That could not be done This form holds more than the office takes at once; nothing was saved. "
        "Go back and send less. Go to your programmes"
    )
    security = [record for record in caplog.records if record.name.startswith("django.security")]
    assert [record.exc_info for record in security] == [None]


@pytest.mark.usefixtures("db")
def test_a_request_for_another_host_is_a_page_without_its_details(client: Client):
    response = client.get("/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert _words_of(response.content.decode()) == (
        "That could not be done This request was not understood; nothing was saved. "
        "Go back and open the page again. Go to your programmes"
    )


def _refuse(_request):
    raise DataError("The date <b>2019-13</b> is not in the calendar.")


def _fail(_request):
    raise RuntimeError("secret detail")


class _Urls:
    urlpatterns = (*urls.urlpatterns, path("refuse/", _refuse), path("fail/", _fail))
    handler403, handler404, handler500 = urls.handler403, urls.handler404, urls.handler500

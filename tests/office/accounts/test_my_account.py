"""One's own account: language, ground, passphrase."""

import pytest
from django.test import Client

from tracktwo.office.models import Account, AuditEntry

PASSPHRASE = "three herons by the weir"
NEW = "seven oars upstream"


def test_language_and_ground_are_kept_with_the_account_and_the_browser(client: Client, observer: Account):
    client.force_login(observer)
    response = client.post("/office/account/", {"language": "zh-Hans", "theme": "dark"})
    assert (response.status_code, response["Location"]) == (302, "/office/account/")
    observer.refresh_from_db()
    assert (observer.language, observer.theme) == ("zh-Hans", "dark")
    assert (
        '<html lang="zh-Hans" dir="ltr" data-theme="dark">' in client.get("/office/account/").content.decode()
    )
    assert AuditEntry.objects.count() == 0


@pytest.mark.parametrize(
    "wrong", [{"language": "xx", "theme": "dark"}, {"language": "en", "theme": "neon"}, {}]
)
def test_a_preference_that_does_not_exist_is_refused(
    client: Client, observer: Account, wrong: dict[str, str]
):
    client.force_login(observer)
    assert client.post("/office/account/", wrong).status_code == 200
    observer.refresh_from_db()
    assert (observer.language, observer.theme) == ("en", "light")


def _change(client: Client, present: str):
    return client.post("/office/account/passphrase/", {"present": present, "passphrase": NEW, "again": NEW})


def test_changing_the_passphrase_keeps_this_session_and_ends_the_others(client: Client, observer: Account):
    other = Client()
    for each in (client, other):
        each.force_login(observer)
    assert _change(client, PASSPHRASE)["Location"] == "/office/account/"
    assert [each.get("/office/river/released/").status_code for each in (client, other)] == [200, 302]
    assert Client().post("/office/sign-in/", {"name": observer.name, "passphrase": NEW}).status_code == 302
    assert [entry.action for entry in AuditEntry.objects.all()] == ["changed passphrase"]


def test_guessing_the_present_passphrase_waits_too(client: Client, observer: Account):
    client.force_login(observer)
    assert [_change(client, "no").status_code for _ in range(5)] == [200] * 5
    page = _change(client, PASSPHRASE).content.decode()
    assert "This is not your present passphrase, or there were too many wrong tries." in page
    observer.refresh_from_db()
    assert observer.check_password(PASSPHRASE)

"""Coming in: by a personal link once, then by name and passphrase; and what slows guessing."""

import hashlib
import re
from datetime import timedelta

import pytest
from django.contrib.auth import hashers
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from tracktwo.office.accounts import actions
from tracktwo.office.accounts.signin import verify
from tracktwo.office.models import Account, AuditEntry
from tracktwo.office.shell import settings as shipped

PASSPHRASE = "three herons by the weir"
NEW = "seven oars upstream"


def _sign_in(client: Client, name: str, passphrase: str, **more: str):
    return client.post("/office/sign-in/", {"name": name, "passphrase": passphrase, **more})


def _errors(response) -> list[str]:
    return re.findall(r"<li>(?:<a[^>]*>)?([^<]+)", response.content.decode().partition("error-summary")[2])


@pytest.fixture
def guest(seat) -> tuple[Account, str]:
    """An account that has a link and no passphrase yet."""
    account = seat("researcher", name="Gao Ming")
    account.set_unusable_password()
    account.save()
    return account, actions.issue_link(account)


def test_looking_at_a_link_does_not_use_it_and_sending_the_form_does(client: Client, guest):
    account, secret = guest
    address = f"/office/enter/{secret}/"
    assert [client.get(address).status_code for _ in range(3)] == [200, 200, 200]
    response = client.post(address, {"passphrase": NEW, "again": NEW})
    assert (response.status_code, response["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(account.pk)
    stranger = Client()
    assert [
        stranger.get(address).status_code,
        stranger.post(address, {"passphrase": NEW, "again": NEW}).status_code,
    ] == [
        404,
        404,
    ]
    assert _sign_in(stranger, "Gao Ming", NEW).status_code == 302


def test_only_the_hash_of_a_link_is_kept(guest):
    account, secret = guest
    account.refresh_from_db()
    assert account.link_hash == hashlib.sha256(secret.encode()).hexdigest()
    assert len(secret) >= 32  # 24 random bytes in base 64: 192 bits
    assert secret not in str(list(Account.objects.values())) + str(list(AuditEntry.objects.values()))


def test_a_newer_link_closes_the_older(client: Client, guest):
    account, secret = guest
    newer = actions.issue_link(account)
    assert [client.get(f"/office/enter/{each}/").status_code for each in (secret, newer)] == [404, 200]


def test_the_link_of_an_account_out_of_use_is_closed(client: Client, guest):
    account, secret = guest
    Account.objects.filter(pk=account.pk).update(is_active=False)
    assert client.get(f"/office/enter/{secret}/").status_code == 404


def test_no_hash_opens_anything(client: Client, guest):
    account, _secret = guest
    account.refresh_from_db()
    assert client.get(f"/office/enter/{account.link_hash}/").status_code == 404
    Account.objects.update(link_hash="")
    assert client.get(f"/office/enter/{hashlib.sha256(b'').hexdigest()}/").status_code == 404


@pytest.mark.parametrize(
    ("passphrase", "again", "said"),
    [
        ("too short", "too short", "New passphrase: This passphrase is short; use at least 12 characters."),
        (
            "1234567890123",
            "1234567890123",
            "New passphrase: Many people use this passphrase; choose another.",
        ),
        (NEW, NEW + "s", "The same again: The two passphrases differ."),
        ("", "", "New passphrase: This field is required."),
        ("x" * 201, "x" * 201, "New passphrase: Ensure this value has at most 200 characters (it has 201)."),
    ],
)
def test_a_passphrase_that_will_not_do_leaves_the_link_open(
    client: Client, guest, passphrase: str, again: str, said: str
):
    address = f"/office/enter/{guest[1]}/"
    response = client.post(address, {"passphrase": passphrase, "again": again})
    assert response.status_code == 200
    assert _errors(response)[0] == said
    assert client.get(address).status_code == 200


def test_the_address_of_a_link_goes_nowhere_and_is_not_kept(client: Client, guest):
    response = client.get(f"/office/enter/{guest[1]}/")
    assert response["Referrer-Policy"] == "strict-origin"
    assert response["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    assert f"?{guest[1]}" not in response.content.decode()


def test_a_session_ends_twelve_hours_after_signing_in(client: Client, convenor: Account):
    begun = timezone.now()
    client.force_login(convenor)
    [session] = Session.objects.all()
    assert timedelta(hours=12) <= session.expire_date - begun < timedelta(hours=12, minutes=1)
    assert client.get("/office/river/released/").status_code == 200
    Session.objects.update(expire_date=begun)
    assert client.get("/office/river/released/").status_code == 302


def test_signing_in_starts_a_new_session_and_goes_where_asked(client: Client, convenor: Account):
    client.get("/office/sign-in/")
    client.session["x"] = 1
    response = _sign_in(client, convenor.name, PASSPHRASE, next="/office/river/members/")
    assert (response.status_code, response["Location"]) == (302, "/office/river/members/")


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://example.org/",
        "//example.org",
        "/\\example.org",
        "javascript:alert(1)",
        "",
        "\x00/",
        "///example.org",
        "relative",
    ],
)
def test_signing_in_never_leads_elsewhere(client: Client, convenor: Account, elsewhere: str):
    assert _sign_in(client, convenor.name, PASSPHRASE, next=elsewhere)["Location"] == "/"


def test_wrong_names_and_wrong_passphrases_get_the_same_page(
    client: Client, convenor: Account, observer: Account
):
    Account.objects.filter(pk=observer.pk).update(is_active=False)
    pages = [
        _sign_in(client, *pair).content.decode()
        for pair in ((convenor.name, "no"), ("nobody at all", "no"), (observer.name, PASSPHRASE))
    ]
    without = [re.sub(r'csrfmiddlewaretoken" value="\w+"|value="[^"]*"', "", page) for page in pages]
    assert without[0] == without[1] == without[2]
    assert "do not open an account" in without[0]


def test_an_unknown_name_costs_as_many_writes_and_hashes_as_a_known_one(
    convenor: Account, django_assert_num_queries, monkeypatch
):
    made = []
    encode = hashers.MD5PasswordHasher.encode
    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", lambda *given: made.append(1) or encode(*given))
    costs = []
    for name in (convenor.name, "nobody at all"):
        made.clear()
        with django_assert_num_queries(2):
            assert verify(name, "no") is None
        costs.append(len(made))
    assert costs == [1, 1]


def test_guessing_waits_longer_and_longer_and_the_right_one_resets(convenor: Account):
    waits = []
    for _ in range(12):
        assert verify(convenor.name, "no") is None
        convenor.refresh_from_db()
        if convenor.locked_until:
            waits.append(round((convenor.locked_until - timezone.now()).total_seconds()))
            Account.objects.filter(pk=convenor.pk).update(locked_until=timezone.now() - timedelta(seconds=1))
    assert waits == [30, 60, 120, 240, 480, 900, 900, 900]
    assert verify(convenor.name, PASSPHRASE) == convenor
    convenor.refresh_from_db()
    assert (convenor.failures, convenor.locked_until) == (0, None)


def test_while_waiting_even_the_right_passphrase_is_refused(client: Client, convenor: Account):
    for _ in range(5):
        _sign_in(client, convenor.name, "no")
    assert _sign_in(client, convenor.name, PASSPHRASE).status_code == 200
    Account.objects.update(locked_until=timezone.now() - timedelta(seconds=1))
    assert _sign_in(client, convenor.name, PASSPHRASE).status_code == 302


def test_a_try_counts_before_it_is_judged(convenor: Account, monkeypatch):
    """Tries sent at the same moment cannot all be judged before one is counted."""
    seen = []
    check = Account.check_password
    monkeypatch.setattr(
        Account,
        "check_password",
        lambda self, given: seen.append(Account.objects.get(pk=self.pk).failures) or check(self, given),
    )
    for _ in range(3):
        verify(convenor.name, "no")
    assert seen == [1, 2, 3]


def test_a_name_and_a_passphrase_are_the_same_however_composed(client: Client, seat):
    account = seat("observer", name="José 李")
    actions.change_passphrase(account, passphrase="caf\u0065\u0301 au bord de l'eau")
    response = _sign_in(client, " Jose\u0301 李 ", "caf\u00e9 au bord de l'eau")
    assert response.status_code == 302


def test_signing_in_shows_the_office_as_the_account_likes_it(client: Client, convenor: Account):
    actions.set_preferences(by=convenor, language="zh-Hans", theme="dark")
    _sign_in(client, convenor.name, PASSPHRASE)
    assert '<html lang="zh-Hans" dir="ltr" data-theme="dark">' in client.get("/").content.decode()


def test_signing_out_takes_a_form_and_ends_the_session(client: Client, convenor: Account):
    client.force_login(convenor)
    assert client.get("/office/sign-out/").status_code == 405
    assert client.get("/office/river/members/").status_code == 200
    assert client.post("/office/sign-out/")["Location"] == "/"
    assert client.get("/office/river/members/").status_code == 302


def test_passphrases_are_kept_with_argon2(settings, convenor: Account):
    settings.PASSWORD_HASHERS = shipped.PASSWORD_HASHERS
    actions.change_passphrase(convenor, passphrase=NEW)
    convenor.refresh_from_db()
    assert convenor.password.startswith("argon2$argon2id$")
    assert verify(convenor.name, NEW) == convenor

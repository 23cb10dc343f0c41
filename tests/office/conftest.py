"""A small invented programme, its team, and a browser signed in as one of them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation

from tracktwo.office.models import Account, Membership, Programme, Side

PASSPHRASE = "three herons by the weir"


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, settings) -> Path:
    """An empty data folder, so that no test touches the reader's own."""
    settings.DATA = tmp_path / "data"
    settings.DOCUMENTS = settings.DATA / "documents"
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.MD5PasswordHasher"
    ]  # quick; Argon2 has its own test
    return settings.DATA


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """The language of a request does not leak into the next test."""
    with translation.override("en"):
        yield


def make_programme(key: str) -> Programme:
    programme = Programme.objects.create(
        key=key,
        name={"en": f"The {key} dialogue", "zh-Hans": f"{key}对话"},
        summary={"en": "Two shores of one river talk about its water."},
        notice={"en": "An invented programme.", "zh-Hans": "虚构的项目。"},
        languages=["en", "zh-Hans"],
    )
    for side, mark, english, chinese in (
        ("east", "circle", "East bank", "东岸"),
        ("west", "diamond", "West bank", "西岸"),
    ):
        Side.objects.create(
            programme=programme,
            key=side,
            mark=mark,
            name={"en": english, "zh-Hans": chinese},
            languages=["en"],
        )
    return programme


@pytest.fixture
def programme(db: None) -> Programme:
    """A programme of two sides, East bank ● and West bank ◆."""
    return make_programme("river")


@pytest.fixture
def other_programme(db: None) -> Programme:
    """Another programme, in which nobody of the first has a seat."""
    return make_programme("harbour")


Seat = Callable[..., Account]


@pytest.fixture
def seat(programme: Programme) -> Seat:
    """Make an account with a seat: ``seat("convenor", side="west", programme=…, name=…)``."""

    def make(role: str, *, side: str = "east", programme: Programme = programme, name: str = "") -> Account:
        account = Account(name=name or f"{role} {side} {programme.key}")
        account.set_password(PASSPHRASE)
        account.save()
        Membership.objects.create(
            account=account, programme=programme, side=programme.sides.get(key=side), role=role
        )
        return account

    return make


@pytest.fixture
def convenor(seat: Seat) -> Account:
    return seat("convenor")


@pytest.fixture
def other_convenor(seat: Seat) -> Account:
    """The convenor of the other side."""
    return seat("convenor", side="west")


@pytest.fixture
def facilitator(seat: Seat) -> Account:
    return seat("facilitator")


@pytest.fixture
def moderator(seat: Seat) -> Account:
    return seat("moderator")


@pytest.fixture
def researcher(seat: Seat) -> Account:
    return seat("researcher")


@pytest.fixture
def observer(seat: Seat) -> Account:
    return seat("observer")


@pytest.fixture
def sign_in() -> Callable[[Client, Account], Client]:
    """Sign an account in: ``sign_in(client, convenor).get(…)``."""

    def enter(client: Client, account: Account) -> Client:
        client.force_login(account)
        return client

    return enter

"""A new programme: its two sides, the lot that gives them their marks, and a first convenor for each."""

import json
import secrets
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from tracktwo.office.accounts.actions import give_seat, issue_link, make_account
from tracktwo.office.accounts.queries import account_called
from tracktwo.office.accounts.rights import Role
from tracktwo.office.record.exchange import import_programme
from tracktwo.office.record.queries import RESERVED_KEYS, programmes
from tracktwo.office.shell.database import in_sentences
from tracktwo.vocabulary.errors import DataError, UsageError
from tracktwo.vocabulary.sides import Mark

if TYPE_CHECKING:
    from tracktwo.office.models import Programme, Side

__all__ = ["Founder", "found", "seat_convenor"]

_LONGEST_NAME: Final = 200
_LANGUAGES_OF_SCRIPTS: Final = {"ARABIC": ("ar", "fa", "ur", "ps"), "CJK": ("zh-Hans", "zh-Hant", "ja")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Founder:
    """What is asked about one side: its name, its languages, its first convenor."""

    side: str
    languages: tuple[str, ...]
    convenor: str


def found(name: str, sides: Sequence[Founder]) -> "tuple[Programme, list[str]]":
    """Return a new programme and the secrets of the links of its two convenors, in the order given.

    Raises: DataError if an answer cannot be kept, UsageError if a convenor has an account already, as its link
        would open every programme of that account; nothing is made then.
    """
    for text in (name, *(side.side for side in sides)):
        if len(text) > _LONGEST_NAME:
            raise UsageError(
                f"The name “{text[:40]}…” has {len(text)} characters; write at most {_LONGEST_NAME}."
            )
    for side in sides:
        _refuse_existing(side.convenor)
    languages = list(dict.fromkeys(tag for side in sides for tag in side.languages))
    keys = _side_keys(sides)
    marks = _draw_lots()
    day = timezone.localdate().isoformat()
    content: dict[str, Any] = {
        "format": "tracktwo-programme/1",
        "programme": {"key": _free_key(name), "name": _text(name, languages), "languages": languages},
        "sides": [
            {
                "key": key,
                "name": _text(side.side, side.languages),
                "mark": mark.value,
                "lot": f"drawn by lot by TrackTwo on {day}",
                "languages": list(side.languages),
            }
            for key, side, mark in zip(keys, sides, marks, strict=True)
        ],
    }
    with in_sentences(), transaction.atomic():
        programme = import_programme(json.dumps(content, ensure_ascii=False), by=None)
        links = [
            seat_convenor(side.convenor, side=programme.sides.get(key=key), language=side.languages[0])
            for key, side in zip(keys, sides, strict=True)
        ]
    return programme, links


@transaction.atomic
def seat_convenor(name: str, *, side: "Side", language: str) -> str:
    """Return the secret of a link for a convenor of a side; "" for one who signs in with a passphrase already.

    The account is made if there is none. A link to one with a passphrase would let its bearer take that over.

    Raises: UsageError if the account already has a seat in the programme, DataError if it is out of use.
    """
    account = account_called(name) or make_account(name, language=language)
    if not account.is_active:
        raise DataError(
            f"The account “{account.name}” is out of use; a convenor of its side can put it back in use."
        )
    try:
        give_seat(account, side=side, role=Role.CONVENOR, by=None)
    except DataError as error:
        raise UsageError(str(error)) from error
    return "" if account.has_usable_password() else issue_link(account)


def _refuse_existing(convenor: str) -> None:
    account = account_called(convenor)
    if account is not None:
        raise UsageError(
            f"There is already an account called “{account.name}”; give another name, or seat it afterwards "
            f'with: tracktwo link "{account.name}" --programme PROGRAMME --side SIDE'
        )


def _draw_lots() -> list[Mark]:
    """Return the two marks in an order nobody can foresee."""
    first = secrets.choice(tuple(Mark))
    return [first, *(mark for mark in Mark if mark is not first)]


def _text(text: str, languages: Sequence[str]) -> dict[str, str]:
    """Return a typed name under its likely language: the first written in its script, else English."""
    first_letter = next((letter for letter in text if letter.isalpha()), "a")
    script = unicodedata.name(first_letter, "").split()[0]
    others = {tag for tags in _LANGUAGES_OF_SCRIPTS.values() for tag in tags}
    fitting = _LANGUAGES_OF_SCRIPTS.get(script) or [tag for tag in languages if tag not in others]
    return {next((tag for tag in languages if tag in fitting), "en"): text.strip()}


def _side_keys(sides: Sequence[Founder]) -> list[str]:
    """Return a key for each side from its name; side-1 and side-2 where the names give none or the same."""
    keys = [slugify(side.side)[:80] for side in sides]
    return (
        keys
        if all(keys) and len(set(keys)) == len(keys)
        else [f"side-{place + 1}" for place in range(len(keys))]
    )


def _free_key(name: str) -> str:
    """Return the first free key for a programme's name."""
    taken = RESERVED_KEYS | set(programmes().values_list("key", flat=True))
    return next(key for key in _keys(slugify(name)[:50] or "programme") if key not in taken)


def _keys(stem: str) -> Iterator[str]:
    yield stem
    yield from (f"{stem}-{number}" for number in count(2))

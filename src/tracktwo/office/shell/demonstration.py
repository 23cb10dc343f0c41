"""The demonstration programmes, loaded, asked and published once, and the convenors who can open them."""

import sys
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from django.db import transaction

from tracktwo.office.accounts.actions import give_seat, issue_link, make_account
from tracktwo.office.accounts.queries import account_called, seats
from tracktwo.office.accounts.rights import Role
from tracktwo.office.interviews.demonstration import load_interviews
from tracktwo.office.outreach.demonstration import load_outreach
from tracktwo.office.record.actions import add_file
from tracktwo.office.record.exchange import import_programme
from tracktwo.office.record.queries import programme_called
from tracktwo.office.releases import actions as releases
from tracktwo.office.releases.contents import standing
from tracktwo.office.releases.kinds import State
from tracktwo.office.releases.queries import published_site
from tracktwo.office.review.working import read_now
from tracktwo.office.shell.database import in_sentences
from tracktwo.office.shell.sampling import DEMONSTRATIONS, load_rounds
from tracktwo.office.terms.concept_demonstration import approve_terms
from tracktwo.office.terms.condition_demonstration import let_shipped_out
from tracktwo.office.terms.demonstration import load_texts
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.languages import INTERFACE_LANGUAGES, choose
from tracktwo.vocabulary.provenance import fingerprint
from tracktwo.vocabulary.sides import Mark

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Membership, Programme, Side

__all__ = ["OpenLink", "load_demonstration"]

_SIDES: Final = 2
_TO_REVIEW: Final = ("third-notes", "third-page")
"""Two documents that disagree on an event the record does not have yet: they wait for review."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLink:
    """A personal link that waits to be used: whose, for which programme, and its secret."""

    account: str
    programme: str
    secret: str


def load_demonstration() -> list[OpenLink]:
    """Return a link for each demo convenor without a passphrase, loading what is not loaded.

    Each programme is loaded with its convenors or not at all: an interrupted start is repaired by the next.
    """
    links = []
    with in_sentences():
        for key in DEMONSTRATIONS:
            with transaction.atomic():
                programme = programme_called(key) or _load(key)
                if programme.is_demo:
                    links += [_link(side) for side in programme.sides.all() if _waits(side)]
            if programme.is_demo:
                _ask(programme)
                load_texts(programme)
                _keep(programme)
                if published_site(programme) is None:
                    _publish(programme)
    return links


def _ask(programme: "Programme") -> None:
    """Load the rounds of a demonstration, in the names of its convenors while nobody has come in as either."""
    convenors = _waiting_convenors(programme)
    if len(convenors) != _SIDES:
        return
    try:
        load_rounds(programme, convenors=convenors)
    except DataError as error:  # the office opens all the same
        sys.stderr.write(f"tracktwo: {programme.key} has no rounds: {error}\n")


def _keep(programme: "Programme") -> None:
    """Keep what each side of a demonstration keeps to itself, in the names of its convenors, as the rounds are."""
    convenors = _waiting_convenors(programme)
    if len(convenors) != _SIDES:
        return
    try:
        with transaction.atomic():
            load_interviews(programme, convenors=convenors)
            load_outreach(programme, convenors=convenors)
    except DataError as error:  # the office opens all the same
        sys.stderr.write(f"tracktwo: {programme.key} has no interviews: {error}\n")


def _load(key: str) -> "Programme":
    """Return a demonstration programme, loaded, with those of its documents that may be shipped."""
    folder = files("tracktwo") / "demo"
    programme = import_programme((folder / f"{key}.json").read_bytes(), by=None)
    shipped = {fingerprint(file.read_bytes()): file for file in (folder / "documents").iterdir()}
    for document in programme.documents.filter(sha256__in=shipped):
        file = shipped[document.sha256]
        add_file(programme=programme, by=None, key=document.key, content=file.read_bytes(), name=file.name)
    waiting = [key for key in _TO_REVIEW if programme.documents.filter(key=key).exists()]
    if waiting:
        read_now(programme, by=None, documents=waiting)
    return programme


def _publish(programme: "Programme") -> None:
    """Publish a demonstration as any programme is: proposed, one key from each side's convenor, then let out.

    Only while nobody has come in as either: afterwards it is for whoever did to decide.
    """
    convenors = _waiting_convenors(programme)
    if len(convenors) != _SIDES:
        return
    try:
        approve_terms(programme, convenors=convenors)
        let_shipped_out(programme, convenors=convenors)
        release = standing(programme) or releases.prepare(by=convenors[0])
        if release.state == State.PROPOSED:
            for convenor in convenors:
                release = releases.approve(release, by=convenor, sha256=release.sha256)
        note = release.note if release.state != State.APPROVED else releases.publish(release).note
    except DataError as error:
        note = str(error)
    if note:  # the office opens all the same
        sys.stderr.write(f"tracktwo: {programme.key} is not published: {note}\n")


def _waiting_convenors(programme: "Programme") -> "list[Membership]":
    return [_seat(side) for side in programme.sides.all() if _waits(side)]


def _seat(side: "Side") -> "Membership":
    account = account_called(_name(side))
    assert account is not None
    return seats(account).get(side=side)


def _name(side: "Side") -> str:
    """Return the name of a side's demo convenor: never a person's, never a partner's."""
    return f"Demo convenor {Mark(side.mark).filled} {choose(side.name, language='en')[1]}"


def _waits(side: "Side") -> bool:
    """Return whether the convenor has not come in yet, and was not put out of use either."""
    account = account_called(_name(side))
    return account is None or (account.is_active and not account.has_usable_password())


def _link(side: "Side") -> OpenLink:
    account = account_called(_name(side)) or _make_convenor(side)
    return OpenLink(account=account.name, programme=side.programme.key, secret=issue_link(account))


def _make_convenor(side: "Side") -> "Account":
    spoken = [tag for tag in side.languages if tag in INTERFACE_LANGUAGES]
    account = make_account(_name(side), language=spoken[0] if spoken else "en")
    give_seat(account, side=side, role=Role.CONVENOR, by=None)
    return account

"""What a card's form sends, as one of the actions."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from tracktwo.office.review import actions
from tracktwo.office.review.queries import items_with_keys
from tracktwo.record import ProposalKind, Value, Verb
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from django.http import QueryDict

    from tracktwo.office.models import Membership
    from tracktwo.office.review.models import Item

__all__ = ["DONE", "decide"]

DONE: Final[Mapping[str, Any]] = {
    "accept": lazy("Accepted"),
    "keep": lazy("Kept as it was"),
    "reject": lazy("Rejected"),
    "later": lazy("Left for later"),
    "choose": lazy("Kept, both values"),
    "same": lazy("They are one"),
    "different": lazy("They are two"),
    "unsure": lazy("Nobody can tell"),
}
"""What was done, as the page says it afterwards."""

Given = dict[str, Value | None]


def decide(seat: "Membership", item: "Item", sent: "QueryDict", *, given: Given) -> str:
    """Carry out a decision and return its word.

    Args:
        seat: who decides.
        item: on what.
        sent: the form: ``verb``, ``seen``, and what the verb asks for.
        given: the values a person gave otherwise.

    Raises: DataError or Refused if it cannot be; nothing is then written.
    """
    verb = sent.get("verb", "")
    if verb not in DONE:
        raise DataError(_("Choose what is to be done with it."))
    about = {
        "programme": seat.programme,
        "by": seat.account,
        "origin": item.origin,
        "seen": sent.get("seen", ""),
    }
    if verb in ("same", "different", "unsure"):
        return _say_of_names(seat, item, sent, verb)
    _ACTIONS[verb](item, about, sent, given)
    return verb


def _say_of_names(seat: "Membership", item: "Item", sent: "QueryDict", verb: str) -> str:
    other = items_with_keys(seat.programme, [sent.get("other", "")])
    if not other:
        raise DataError(_("This is proposed no more; the documents were read again meanwhile."))
    actions.say_of_names(
        programme=seat.programme,
        by=seat.account,
        origin=item.origin,
        other=next(iter(other.values())).origin,
        verb=Verb(verb),
    )
    return verb


def _accept(item: "Item", about: dict[str, Any], sent: "QueryDict", given: Given) -> None:
    if item.kind == ProposalKind.CONFLICT:
        actions.choose(**about, place=-1)
        return
    choice = sent.get("another", "") or sent.get("choice", "")
    actions.accept(**about, choice=choice, values=given or None, why=_why(sent))


def _choose(_item: "Item", about: dict[str, Any], sent: "QueryDict", _given: Given) -> None:
    place = sent.get("place", "")
    if not place.isdecimal():
        raise DataError(_("Choose the value that is to be shown."))
    actions.choose(**about, place=int(place), why=_why(sent))


def _why(sent: "QueryDict") -> str:
    return sent.get("why", "").replace("\x00", "").strip()[:500]


_ACTIONS: Final[Mapping[str, Callable[["Item", dict[str, Any], "QueryDict", Given], object]]] = {
    "accept": _accept,
    "keep": lambda _item, about, sent, _given: actions.keep(**about, why=_why(sent)),
    "reject": lambda _item, about, sent, _given: actions.reject(**about, why=_why(sent)),
    "later": lambda _item, about, _sent, _given: actions.put_off(**about),
    "choose": _choose,
}

"""A room opened and closed, and what stands around its screen: its network, its address, how speakers are met."""

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tracktwo.office.accounts.rights import Right
from tracktwo.office.hall.actions.asking import carry_all
from tracktwo.office.hall.actions.holding import acting, held, note
from tracktwo.office.hall.addresses import free_code, hash_of_token, new_seed, screen_token
from tracktwo.office.hall.kinds import Showing
from tracktwo.office.hall.models import Hall, SpeakerCard
from tracktwo.office.hall.queries import rounds_for
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Contribution, Event

__all__ = [
    "choose_round",
    "close_hall",
    "keep_card",
    "name_network",
    "new_screen",
    "open_hall",
    "take_questions",
]

_LONGEST: Final = 120
_LONGEST_NETWORK: Final = 64


@transaction.atomic
def open_hall(event: "Event", *, by: "Account") -> Hall:
    """Return the room of an event, open: a new one, or the one that was closed, with its questions.

    The latest round of the event is the one it runs, until another is chosen.
    """
    acting(by, event.programme, Right.RUN_ROUND)
    type(event.programme).objects.select_for_update().get(pk=event.programme_id)
    found = Hall.objects.filter(event=event).first()
    if found is not None and found.closed_at is None:
        return found
    if found is None:
        seed = new_seed()
        own = next((each for each in rounds_for(event) if each.event_id == event.pk), None)
        found = Hall(
            event=event,
            code=free_code(),
            screen_seed=seed,
            screen_hash=hash_of_token(screen_token(seed)),
            round=own,
        )
    found.closed_at, found.showing = None, Showing.JOIN
    found.version, found.changed_by, found.changed_at = found.version + 1, by, timezone.now()
    found.save()
    note(event, by=by, action="room opened")
    return found


@transaction.atomic
def close_hall(hall: Hall, *, by: "Account") -> int:
    """Close a room and return how many questions that were not answered went to the question exchange.

    Its screen and its code lead nowhere from now on, and how much each browser sent is forgotten.
    """
    acting(by, hall.event.programme, Right.RUN_ROUND)
    found = held(hall, is_open=False)
    if found.closed_at is not None:
        return 0
    carried = carry_all(found)
    found.senders.all().delete()
    found.closed_at, found.showing = timezone.now(), Showing.BLANK
    found.version, found.changed_by, found.changed_at = found.version + 1, by, timezone.now()
    found.save()
    note(found.event, by=by, action="room closed", after={"questions carried over": carried})
    return carried


@transaction.atomic
def choose_round(hall: Hall, key: str, *, by: "Account") -> None:
    """Let a room run another round of its event, one without an event, or none ("").

    Raises: DataError if there is no such round for it.
    """
    acting(by, hall.event.programme, Right.RUN_ROUND)
    found = held(hall)
    chosen = next((each for each in rounds_for(found.event) if each.key == key), None)
    if key and chosen is None:
        raise DataError(_("This round belongs to another event; choose one of those listed."))
    if found.round_id == (chosen.pk if chosen else None):
        return
    found.round, found.statement = chosen, None
    if found.showing in {Showing.ANSWERING, Showing.REVEAL, Showing.MIRROR}:
        found.showing = Showing.BLANK
    found.version, found.changed_by, found.changed_at = found.version + 1, by, timezone.now()
    found.save()
    note(found.event, by=by, action="round chosen", after={"round": key})


@transaction.atomic
def name_network(hall: Hall, name: str, *, by: "Account") -> None:
    """Keep the name of the wireless network people join in the room; "" for none."""
    acting(by, hall.event.programme, Right.RUN_ROUND)
    found = held(hall)
    wifi = " ".join(name.split())
    if len(wifi) > _LONGEST_NETWORK:
        raise DataError(_("Write at most %(most)s characters.") % {"most": _LONGEST_NETWORK})
    found.wifi, found.version = wifi, found.version + 1
    found.changed_by, found.changed_at = by, timezone.now()
    found.save()
    note(found.event, by=by, action="network named", after={"network": wifi})


@transaction.atomic
def new_screen(hall: Hall, *, by: "Account") -> None:
    """Give a room's screen another address; the one before leads nowhere at once."""
    acting(by, hall.event.programme, Right.RUN_ROUND)
    found = held(hall)
    found.screen_seed = new_seed()
    found.screen_hash, found.screen_seen = hash_of_token(screen_token(found.screen_seed)), None
    found.save()
    note(found.event, by=by, action="screen address changed")


@transaction.atomic
def take_questions(hall: Hall, *, is_open: bool, by: "Account") -> None:
    """Take questions from phones, or pause: one click, at once."""
    acting(by, hall.event.programme, Right.MODERATE)
    found = held(hall)
    if found.takes_questions != is_open:
        found.takes_questions = is_open
        found.save(update_fields=["takes_questions"])
        note(found.event, by=by, action="questions taken" if is_open else "questions paused")


@transaction.atomic
def keep_card(entry: "Contribution", *, said: str, addressed: str, by: "Account") -> None:
    """Keep how a speaker's name is said and how they are addressed; both empty forgets it."""
    acting(by, entry.programme, Right.RUN_ROUND)
    told = {"said": " ".join(said.split()), "addressed": " ".join(addressed.split())}
    if max(map(len, told.values())) > _LONGEST:
        raise DataError(_("Write at most %(most)s characters.") % {"most": _LONGEST})
    if any(told.values()):
        SpeakerCard.objects.update_or_create(contribution=entry, defaults=told)
    else:
        SpeakerCard.objects.filter(contribution=entry).delete()
    note(entry.event, by=by, action="speaker card kept", after={"contribution": entry.key})

"""What the room of rounds says needs somebody: words nobody has read, what participants added and nobody decided."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracktwo.office.accounts.rights import Right
from tracktwo.office.rounds.kinds import State
from tracktwo.office.rounds.moderation.queries import REMIND_AFTER, waits
from tracktwo.office.rounds.queries import asked, checks_of, rounds_of
from tracktwo.office.shell.marking import reader_language
from tracktwo.office.shell.needs import MOST, Need, Turn
from tracktwo.vocabulary.languages import choose, endonym

if TYPE_CHECKING:
    from tracktwo.office.models import Membership

__all__ = ["needs"]


def needs(seat: "Membership") -> Iterator[Need]:
    """Yield what participants added, for moderators, and the drafts whose words nobody has read in some language."""
    if seat.may(Right.MODERATE):
        yield from _to_moderate(seat)
    yield from _unread(seat)


def _to_moderate(seat: "Membership") -> Iterator[Need]:
    """Yield how much one's own side has still to decide, and how much waits for the other one."""
    language = reader_language()
    for each in waits(seat.programme, side=seat.side_id)[:MOST]:
        tag, title = choose(each.round.title, language=language)
        mine = ngettext(
            "%(num)s thing a participant added waits for a moderator of your side",
            "%(num)s things participants added wait for a moderator of your side",
            each.mine,
        )
        theirs = ngettext(
            "%(num)s thing a participant added waits for a moderator of the other side",
            "%(num)s things participants added wait for a moderator of the other side",
            each.theirs,
        )
        for sentence, count, turn in ((mine, each.mine, Turn.MINE), (theirs, each.theirs, Turn.THEIRS)):
            if count:
                yield Need(
                    what=sentence % {"num": count},
                    where=title,
                    where_language="" if tag == language else tag,
                    address=reverse(
                        "round-moderation", kwargs={"programme": seat.programme.key, "key": each.round.key}
                    ),
                    button=_("Read and decide"),
                    turn=turn,
                    due=each.since + timedelta(days=REMIND_AFTER),
                )


def _unread(seat: "Membership") -> Iterator[Need]:
    """Yield the drafts whose words nobody has read in some language; simulated ones may open unread."""
    language = reader_language()
    drafts = [
        each for each in rounds_of(seat.programme) if each.state is State.DRAFT and not each.is_simulated
    ]
    for round_ in drafts[:MOST]:
        checks = checks_of(round_, asked(round_))
        unread = [tag for tag in round_.languages if any(not one.by for one in checks if one.language == tag)]
        if unread:
            tag, title = choose(round_.title, language=language)
            yield Need(
                what=_("Words nobody has checked: %(languages)s")
                % {"languages": _(", ").join(endonym(each) for each in unread)},
                where=title,
                where_language="" if tag == language else tag,
                address=reverse("round", kwargs={"programme": seat.programme.key, "key": round_.key}),
                button=_("Check the words"),
            )

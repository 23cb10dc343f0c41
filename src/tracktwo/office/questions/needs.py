"""What the question exchange says needs somebody: what has waited long for an answer, and what waits for a key."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracktwo.office.accounts.rights import Right
from tracktwo.office.questions.queries import Show, keys_waiting, waiting_long
from tracktwo.office.shell.marking import reader_language
from tracktwo.office.shell.needs import MOST, Need, Turn
from tracktwo.vocabulary.languages import choose

if TYPE_CHECKING:
    from tracktwo.office.models import Membership

__all__ = ["needs"]


def needs(seat: "Membership") -> Iterator[Need]:
    """Yield how many questions have waited over 30 days, for either side, and which wait for a key to go outside."""
    for_us, for_them = waiting_long(seat.programme, seat.side, today=datetime.now(tz=UTC).date())
    address = reverse("questions", kwargs={"programme": seat.programme.key})
    if for_us:
        words = ngettext(
            "%(num)s question has waited over 30 days for your side's answer",
            "%(num)s questions have waited over 30 days for your side's answer",
            for_us,
        )
        yield Need(
            what=words % {"num": for_us},
            address=f"{address}?show={Show.FOR_US.value}",
            button=_("Answer"),
            turn=Turn.MINE,
        )
    if for_them:
        words = ngettext(
            "%(num)s question of your side has waited over 30 days",
            "%(num)s questions of your side have waited over 30 days",
            for_them,
        )
        yield Need(
            what=words % {"num": for_them},
            address=f"{address}?show={Show.FOR_THEM.value}",
            button=_("See them"),
            turn=Turn.THEIRS,
        )
    if seat.may(Right.READ_RECORD):
        yield from _keys(seat)


def _keys(seat: "Membership") -> Iterator[Need]:
    """Yield the questions one side let out as they stand, for the other side to let out, too."""
    for question, given in keys_waiting(seat.programme)[:MOST]:
        is_ours = seat.side_id not in given
        language, text = choose(question.text, language=reader_language())
        address = reverse("question", kwargs={"programme": seat.programme.key, "key": question.key})
        yield Need(
            what=_("A question to go outside waits for your side’s key")
            if is_ours
            else _("A question to go outside waits for the other side’s key"),
            where=text,
            where_language="" if language == reader_language() else language,
            address=f"{address}#outside",
            button=_("Look at it"),
            turn=Turn.THEIRS if not is_ours else Turn.MINE if seat.may(Right.APPROVE_RELEASE) else Turn.TEAM,
        )

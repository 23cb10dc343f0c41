"""What the room of review says needs somebody: proposals from documents that nobody has decided on."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracktwo.office.accounts.rights import Right
from tracktwo.office.review.queries import progress_of
from tracktwo.office.shell.needs import Need

if TYPE_CHECKING:
    from tracktwo.office.models import Membership

__all__ = ["needs"]


def needs(seat: "Membership") -> Iterator[Need]:
    """Yield how many proposals wait, for those who may decide on them."""
    left = progress_of(seat.programme).left if seat.may(Right.EDIT_DOCUMENTS) else 0
    if left:
        words = ngettext(
            "%(num)s proposal from documents waits for a decision",
            "%(num)s proposals from documents wait for a decision",
            left,
        )
        yield Need(
            what=words % {"num": left},
            address=reverse("review", kwargs={"programme": seat.programme.key}),
            button=_("Review"),
        )

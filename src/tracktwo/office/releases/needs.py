"""What the room of releases says needs somebody: a key that is waited for, and whose."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from tracktwo.office.releases.queries import may_approve, waiting
from tracktwo.office.shell.needs import Need, Turn

if TYPE_CHECKING:
    from tracktwo.office.models import Membership

__all__ = ["needs"]


def needs(seat: "Membership") -> Iterator[Need]:
    """Yield the proposal that waits for keys: for the reader's side, or for the other one."""
    found = waiting(seat.programme)
    if found is None:
        return
    given = {key.side_id for key in found.approvals.all()}
    address = reverse("release", kwargs={"programme": seat.programme.key, "number": found.proposal})
    if seat.side_id not in given:
        button = _("Give your key") if may_approve(found, seat=seat) else _("Look at it")
        yield Need(
            what=_("A proposal for the public site waits for your side's key"),
            address=address,
            button=button,
            turn=Turn.MINE,
        )
    else:
        yield Need(
            what=_("A proposal for the public site has your side's key and waits for the other side's"),
            address=address,
            button=_("Look at it"),
            turn=Turn.THEIRS,
        )

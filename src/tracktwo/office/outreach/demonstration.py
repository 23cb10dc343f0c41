"""Whom the sides of the demonstration think of, and which officials they told: invented, each side's own."""

import json
from importlib.resources import files
from typing import TYPE_CHECKING

from tracktwo.office.outreach import actions
from tracktwo.office.outreach.queries import contact_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracktwo.office.models import Membership, Programme

__all__ = ["load_outreach"]


def load_outreach(programme: "Programme", *, convenors: "Sequence[Membership]") -> None:
    """Keep what is shipped of a demonstration, each row by its side's convenor, unless a side's log holds something."""
    file = files("tracktwo") / "demo" / "outreach" / f"{programme.key}.json"
    if not file.is_file() or any(contact_count(programme, each.side) for each in convenors):
        return
    accounts = {each.side.key: each.account for each in convenors}
    shipped = json.loads(file.read_text("utf-8"))
    for row in shipped["stakeholders"]:
        side = row.pop("side")
        actions.keep_stakeholder(programme, row, by=accounts[side])
    for row in shipped["contacts"]:
        side, event = row.pop("side"), programme.events.filter(key=row["event"]).first()
        actions.keep_contact(programme, row | {"event": event}, by=accounts[side])

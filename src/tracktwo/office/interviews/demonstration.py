"""The interviews of the demonstration: invented, kept by the convenor of either side in the way of any interview."""

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from tracktwo.office.interviews import actions
from tracktwo.office.interviews.queries import interview_list, quote_digest
from tracktwo.vocabulary.kinds import Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracktwo.office.models import Interview, Membership, Programme

__all__ = ["load_interviews"]

_OF_INTERVIEW = ("consent", "consented", "rule", "house", "held")


def load_interviews(programme: "Programme", *, convenors: "Sequence[Membership]") -> None:
    """Keep the interviews of a demonstration, each by its side's convenor, unless either has some.

    Raises: DataError if a passage is about something the programme has not.
    """
    file = files("tracktwo") / "demo" / "interviews" / f"{programme.key}.json"
    if not file.is_file() or any(interview_list(programme, each.side) for each in convenors):
        return
    of_side = {each.side.key: each for each in convenors}
    for row in json.loads(file.read_text("utf-8")):
        by = of_side[row["side"]]
        values = {name: row[name] for name in _OF_INTERVIEW} | {"type": None}
        made = actions.make_interview(programme, values, by=by.account)
        for said in row["passages"]:
            _add(made, said, by=by)


def _add(made: "Interview", said: dict[str, Any], *, by: "Membership") -> None:
    passage = actions.add_passage(made, said["text"], by=by.account)
    for code in said["about"]:
        actions.code_passage(passage, code["subject"], Stance(code["stance"]), by=by.account)
    if quote := said.get("quote"):
        actions.edit_passage(passage, said["text"], quote, by=by.account)
        if said.get("is_allowed"):
            actions.allow_words(passage, by=by.account, sha256=quote_digest(quote))

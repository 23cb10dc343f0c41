"""The rounds of the demonstrations: asked, answered by a program, revealed by both demo convenors; and one to try.

They go the way of any round. What a program answered stands in rounds that say so, and in nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from django.db import transaction

from tracktwo.office.perception.actions import approve_reveal, close_and_work_out
from tracktwo.office.record.actions import approve_fact
from tracktwo.office.record.queries import facts_of, programme_called
from tracktwo.office.rounds import actions
from tracktwo.office.rounds.exchange import import_round, read_round
from tracktwo.office.rounds.kinds import State
from tracktwo.office.rounds.queries import asked, checks_of, round_called, rounds_of
from tracktwo.perception import read_recipe, simulate
from tracktwo.vocabulary.languages import choose, words

if TYPE_CHECKING:
    from tracktwo.office.models import Membership, Programme, Round

__all__ = ["DEMONSTRATIONS", "OpenRound", "load_rounds", "rounds_to_try"]

DEMONSTRATIONS: Final = ("sino-us-space", "northshore-southshore")
"""The keys of the programmes that are shipped, in the order they are told."""
_TRY: Final = "try-it-yourself"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRound:
    """A round of a demonstration that anybody may join."""

    programme: str
    title: str
    code: str


def load_rounds(programme: "Programme", *, convenors: Sequence["Membership"]) -> None:
    """Have the sample round of a demonstration revealed, and one that asks the same open for visitors to try.

    Each of the two is there whole or not at all: an interrupted start is repaired by the next.

    Args:
        programme: the demonstration.
        convenors: the seats of its two demo convenors, in whose names it is done.

    Raises: DataError if the programme has not what the rounds are about.
    """
    content = (files("tracktwo") / "demo" / "rounds" / f"{programme.key}-sample.json").read_bytes()
    with transaction.atomic():
        if round_called(programme, read_round(content).key) is None:
            sample = _answered(import_round(programme, content, by=convenors[0].account), convenors=convenors)
            reveal = close_and_work_out(sample, by=convenors[0].account)
            for convenor in convenors:
                approve_reveal(reveal, by=convenor, sha256=reveal.sha256)
                _make_known(sample, by=convenor)
    with transaction.atomic():
        if round_called(programme, _TRY) is None:
            title = {
                tag: words(tag).gettext("Try it yourself") for tag in read_round(content).definition.languages
            }
            one_more = import_round(programme, content, by=convenors[0].account, key=_TRY, title=title)
            _answered(one_more, convenors=convenors)


def rounds_to_try() -> list[OpenRound]:
    """Return the round of each demonstration that a visitor may join now."""
    return [
        OpenRound(programme=programme.key, title=choose(each.title, language="en")[1], code=each.code)
        for key in DEMONSTRATIONS
        if (programme := programme_called(key)) and programme.is_demo
        for each in rounds_of(programme)
        if each.key == _TRY and each.state is State.OPEN
    ]


def _make_known(sample: "Round", *, by: "Membership") -> None:
    """Approve that outsiders know of the invented session a sample round stands in: no document states it."""
    if sample.event is None:
        return
    for fact in facts_of(sample.event):
        approve_fact(
            programme=sample.programme,
            by=by.account,
            kind="event",
            key=sample.event.key,
            field=fact.field,
            seen=fact.fingerprint,
        )


def _answered(draft: "Round", *, convenors: Sequence["Membership"]) -> "Round":
    """Return a round that was read by the convenor who has its language, opened, and answered from its recipe."""
    made = round_called(draft.programme, draft.key)
    assert made is not None
    statements = asked(made)
    for each in checks_of(made, statements):
        reader = next((one for one in convenors if each.language in one.side.languages), convenors[0])
        actions.check_wording(
            made, each.statement, language=each.language, by=reader.account, sha256=each.sha256
        )
    opened = actions.open_round(made, by=convenors[0].account)
    recipe = read_recipe(opened.recipe, statements=[statement.key for statement in statements])
    actions.add_simulated(opened, simulate(recipe, seed=recipe.seed), by=convenors[0].account)
    return opened

"""The rounds of the demonstrations: asked, answered by a program, revealed by both demo convenors; and one to try.

They go the way of any round. What a program answered stands in rounds that say so, and in nothing else.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from tracktwo.office.perception.actions import approve_reveal, close_and_work_out
from tracktwo.office.record.actions import approve_fact
from tracktwo.office.record.queries import facts_of, programme_called, statements_of
from tracktwo.office.rounds import actions
from tracktwo.office.rounds.exchange import import_round, read_round
from tracktwo.office.rounds.kinds import State, Suggested
from tracktwo.office.rounds.moderation.sending import suggest
from tracktwo.office.rounds.queries import asked, checks_of, round_called, rounds_of
from tracktwo.office.terms.condition_demonstration import conditions_shipped
from tracktwo.perception import read_recipe, simulate
from tracktwo.vocabulary.kinds import FindingBasis
from tracktwo.vocabulary.languages import choose, words

if TYPE_CHECKING:
    from tracktwo.office.models import Membership, Programme, Round

__all__ = ["DEMONSTRATIONS", "OpenRound", "load_rounds", "rounds_to_try"]

DEMONSTRATIONS: Final = ("sino-us-space", "northshore-southshore")
"""The keys of the programmes that are shipped, in the order they are told."""
_TRY: Final = "try-it-yourself"
_BORDERS: Final = {"northshore-southshore": ("ferries", "office")}
"""Rounds that ask of one term alone which cases it takes in: enough of them to say how far apart the sides are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRound:
    """A round of a demonstration that anybody may join."""

    programme: str
    title: str
    code: str


def load_rounds(programme: "Programme", *, convenors: Sequence["Membership"]) -> None:
    """Have the sample rounds of a demonstration revealed, and one that asks the same as the first open for visitors.

    Each is there whole or not at all: an interrupted start is repaired by the next.

    Args:
        programme: the demonstration.
        convenors: the seats of its two demo convenors, in whose names it is done.

    Raises: DataError if the programme has not what the rounds are about.
    """
    content = _content(programme, "sample")
    with transaction.atomic():
        if round_called(programme, read_round(content).key) is None:
            sample = _revealed(programme, content, convenors=convenors)
            for convenor in convenors:
                _make_known(sample, by=convenor)
    with transaction.atomic():
        for name in _BORDERS.get(programme.key, ()):
            border = _content(programme, name)
            if round_called(programme, read_round(border).key) is None:
                _revealed(programme, border, convenors=convenors)
    with transaction.atomic():
        if round_called(programme, _TRY) is None:
            title = {
                tag: words(tag).gettext("Try it yourself") for tag in read_round(content).definition.languages
            }
            one_more = import_round(programme, content, by=convenors[0].account, key=_TRY, title=title)
            _add_to(_answered(one_more, convenors=convenors))


def rounds_to_try() -> list[OpenRound]:
    """Return the round of each demonstration that a visitor may join now."""
    return [
        OpenRound(programme=programme.key, title=choose(each.title, language="en")[1], code=each.code)
        for key in DEMONSTRATIONS
        if (programme := programme_called(key)) and programme.is_demo
        for each in rounds_of(programme)
        if each.key == _TRY and each.state is State.OPEN
    ]


def _content(programme: "Programme", name: str) -> bytes:
    return (files("tracktwo") / "demo" / "rounds" / f"{programme.key}-{name}.json").read_bytes()


def _revealed(programme: "Programme", content: bytes, *, convenors: Sequence["Membership"]) -> "Round":
    """Return a round that was asked, answered from its recipe, closed and revealed by both."""
    made = _answered(import_round(programme, content, by=convenors[0].account), convenors=convenors)
    reveal = close_and_work_out(made, by=convenors[0].account)
    for convenor in convenors:
        approve_reveal(reveal, by=convenor, sha256=reveal.sha256)
    return made


def _make_known(sample: "Round", *, by: "Membership") -> None:
    """Approve that outsiders know of the invented session a sample round stands in, and of what it demonstrates.

    No document states either.
    """
    shown = [("event", sample.event)] if sample.event else []
    findings = statements_of(sample.programme, "outcome").filter(basis=FindingBasis.DEMONSTRATION)
    shown += [("outcome", row) for row in findings]
    for kind, row in shown:
        for fact in facts_of(row):
            approve_fact(
                programme=sample.programme,
                by=by.account,
                kind=kind,
                key=row.key,
                field=fact.field,
                seen=fact.fingerprint,
            )


def _add_to(opened: "Round") -> None:
    """Have statements and questions that were written for the demonstration wait for the moderators of both sides.

    One puts two ideas, one is not kind: there is something to revise and something to decline.
    """
    content = files("tracktwo") / "demo" / "added" / f"{opened.programme.key}.json"
    for each in json.loads(content.read_text("utf-8")):
        author = opened.participants.filter(side__key=each["side"]).order_by("pk")[0]
        suggest(
            author,
            each["text"],
            kind=Suggested(each["kind"]),
            language=each["language"],
            sent=uuid4().hex,
            at=timezone.now(),
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
    wrote = {
        case: [(each.language, each.wrote) for each in rows]
        for case, rows in conditions_shipped(opened.key).items()
    }
    rows = simulate(recipe, seed=recipe.seed)
    actions.add_simulated(opened, rows, by=convenors[0].account, conditions=wrote)
    return opened

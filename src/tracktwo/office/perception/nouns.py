"""A round and its results as raw material for the gate: outcomes of disclosure control, never a count of the team's."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from tracktwo.clearance import Release
from tracktwo.clearance.disclosure import Reason
from tracktwo.clearance.kinds import (
    Event,
    OwnResult,
    Planted,
    Recipe,
    Result,
    ResultSide,
    Round,
    RoundSide,
    Setting,
)
from tracktwo.office.perception.kept import Pair, Version
from tracktwo.office.record.queries import words_of_sides
from tracktwo.office.rounds.queries import policy_of, versions_of
from tracktwo.office.rounds.wording import differs_by_side, side_name, statement_for
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.languages import LanguageText

if TYPE_CHECKING:
    from tracktwo.office.models import Round as RoundRow
    from tracktwo.office.models import RoundSide as RoundSideRow
    from tracktwo.office.models import Statement

__all__ = ["Outcomes", "address_of", "own_nouns", "result_nouns", "round_noun"]

Outcomes = Mapping[Version, Mapping[str, Pair]]

_LONGEST: Final = 80
_NOTHING: Final = Pair(Reason.TOO_FEW, Reason.TOO_FEW)
_SETTINGS: Final = (
    "leaning",
    "not_sure",
    "skip",
    "cannot_guess",
    "shift",
    "concentration",
    "leave",
    "leave_after",
    "other_language",
)
"""What of a recipe is a setting; the rest is said in words of its own."""


def round_noun(row: "RoundRow", *, is_revealed: bool, event: Event | None, asked: int) -> Round:
    """Return a round as the gate takes it.

    Args:
        row: the round, with how it calls its sides.
        is_revealed: whether both sides gave their key to what it is shown with.
        event: the meeting it was held in, as the gate takes it.
        asked: how many statements are asked.
    """
    first, second = (RoundSide(side=each.side.key, name=_side_name(row, each)) for each in row.sides.all())
    return Round(
        key=row.key,
        title=row.title,
        languages=tuple(row.languages),
        policy=policy_of(row),
        sides=(first, second),
        is_closed=row.closed_at is not None,
        is_revealed=is_revealed,
        is_simulated=row.is_simulated,
        asked=asked,
        rules=_rules(row, event=event),
        event=event,
        opened=row.opened_at.date() if row.opened_at else None,
        closed=row.closed_at.date() if row.closed_at else None,
        purpose=row.purpose,
        label=row.label,
        question=row.question,
        recipe=_recipe(row.recipe) if row.recipe else None,
        is_apart=row.is_apart,
    )


def own_nouns(
    row: "RoundRow", *, noun: Round, outcomes: Outcomes, side: str, is_let: bool
) -> tuple[OwnResult, ...]:
    """Return how one side answered every statement that outcomes are kept of, in the order of the round.

    Args:
        row: the round, in which each side is asked by itself.
        noun: the round as the gate takes it.
        outcomes: what may be shown, by wording and side.
        side: the side's key.
        is_let: whether a convenor of the side lets its people read it.
    """
    approved = _approvers(row)
    called = next(each for each in row.sides.all() if each.side.key == side)
    listed = [each for each in versions_of(row) if (each.key, each.version) in outcomes]
    return tuple(
        OwnResult(
            key=address_of(row, each),
            round=noun,
            number=number,
            side=side,
            reads=Release(text=_read_by(each, called), approved_by=approved),
            stances=(pair := outcomes[each.key, each.version].get(side, _NOTHING)).stances,
            expects=pair.expects,
            is_let=is_let,
        )
        for number, each in enumerate(listed, start=1)
    )


def result_nouns(row: "RoundRow", *, noun: Round, outcomes: Outcomes) -> tuple[Result, ...]:
    """Return the result of every statement that outcomes are kept of, in the order of the round.

    Args:
        row: the round.
        noun: the round as the gate takes it.
        outcomes: what may be shown, by wording and side.
    """
    approved = _approvers(row)
    notes = words_of_sides(row.programme, kind="result")
    listed = [each for each in versions_of(row) if (each.key, each.version) in outcomes]
    addresses = {each.key: address_of(row, each) for each in listed if not each.retired}
    return tuple(
        _result(
            statement,
            noun=noun,
            number=number,
            pairs=outcomes[statement.key, statement.version],
            approved=approved,
            partner=addresses.get(statement.partner, ""),
            planted=_planted(row, statement),
            notes=notes.get(f"result:{address_of(row, statement)}", {}),
        )
        for number, statement in enumerate(listed, start=1)
    )


def address_of(row: "RoundRow", statement: "Statement") -> str:
    """Return the key of a statement's result: the round's and the statement's, and which earlier wording it is."""
    version = f"-v{statement.version}" if statement.retired else ""
    key = f"{row.key}-{statement.key}{version}".lower()
    if len(key) <= _LONGEST:
        return key
    return f"{key[:67]}-{hashlib.sha256(key.encode()).hexdigest()[:12]}"


def _result(
    statement: "Statement",
    *,
    noun: Round,
    number: int,
    pairs: Mapping[str, Pair],
    approved: str,
    partner: str,
    planted: Mapping[str, Planted],
    notes: Mapping[str, Release],
) -> Result:
    same = not differs_by_side(statement)
    first, second = (
        ResultSide(
            side=each.side.key,
            stances=pairs.get(each.side.key, _NOTHING).stances,
            expects=pairs.get(each.side.key, _NOTHING).expects,
            reads=None if same else Release(text=_read_by(statement, each), approved_by=approved),
            evidence=notes.get(each.side.key),
            planted=planted.get(each.side.key),
        )
        for each in statement.round.sides.all()
    )
    return Result(
        key=address_of(statement.round, statement),
        round=noun,
        number=number,
        statement=Release(text=statement.text, approved_by=approved) if same else None,
        sides=(first, second),
        is_reciprocal=statement.is_reciprocal,
        kind=statement.kind,
        topic=statement.topic,
        partner=partner,
    )


def _read_by(statement: "Statement", side: "RoundSideRow") -> LanguageText:
    tags: Sequence[str] = list(statement.text)
    return {tag: statement_for(statement, side=side.side, language=tag) for tag in tags}


def _rules(row: "RoundRow", *, event: Event | None) -> tuple[Rule | None, ...]:
    """Return the round's own rule, and its meeting's where the meeting itself is not handed to the gate."""
    rules = [row.rule] if event or row.event is None else [row.rule, row.event.rule]
    return tuple(Rule(rule) if rule else None for rule in rules)


def _side_name(row: "RoundRow", side: "RoundSideRow") -> LanguageText:
    return {tag: side_name(side.side, row, tag) for tag, text in side.side.name.items() if text}


def _approvers(row: "RoundRow") -> str:
    """Return who has read the words of a round; opening it, or a key to its results, stands for having done so."""
    names = {check.account.name for check in row.checks.select_related("account")}
    names |= {
        key.account.name for reveal in row.reveals.all() for key in reveal.keys.select_related("account")
    }
    return ", ".join(sorted(names)) or row.frozen


def _planted(row: "RoundRow", statement: "Statement") -> dict[str, Planted]:
    told: Any = (row.recipe or {}).get("planted", {}).get(statement.key)
    if not row.is_simulated or not told:
        return {}
    guesses = told.get("guesses", {})
    return {side: Planted(share=share, guess=guesses.get(side)) for side, share in told["shares"].items()}


def _recipe(told: Mapping[str, Any]) -> Recipe:
    people = ((f"people:{side}", people) for side, people in sorted(told.get("people", {}).items()))
    settings = ((name, told[name]) for name in _SETTINGS if name in told)
    return Recipe(
        seed=told["seed"],
        observers=told.get("observers", 0),
        settings=tuple(Setting(name=name, value=str(value)) for name, value in (*people, *settings)),
    )

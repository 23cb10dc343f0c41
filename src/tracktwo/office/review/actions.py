"""Everything a person decides on what was read: one transaction, in the log for good, carried out in the record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.record.actions import confirm_reading
from tracktwo.office.record.actions.entries import lock
from tracktwo.office.record.entries import ENTRIES, find_row
from tracktwo.office.record.queries import facts_of
from tracktwo.office.review.entering import (
    Desk,
    Line,
    Match,
    Pen,
    Shelf,
    desk_of,
    enter,
    follow,
    matches_of,
    needs_of,
    take_back,
)
from tracktwo.office.review.logbook import last_number, now, title_of, write_down
from tracktwo.office.review.models import Item, ReviewDecision, SideCode
from tracktwo.office.review.storing import reviewed_of, said_of
from tracktwo.office.shell.marking import reader_language
from tracktwo.record import (
    Decision,
    Outcome,
    ProposalKind,
    Reviewed,
    Standing,
    Value,
    Verb,
    decide,
    decide_names,
    decide_undo,
)
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Programme

__all__ = [
    "NEW",
    "accept",
    "choose",
    "keep",
    "keep_side",
    "put_off",
    "reject",
    "say_of_names",
    "seen_of",
    "undo",
]

NEW: Final = "new"
"""The choice of a new entry among the matches."""
_FIELDS_OF_FACTS: Final = {"parent": "conference"}
"""A fact of an event → the field of its entry whose passages state it, where they are called otherwise."""
_FACTS: Final = frozenset({ProposalKind.EVENT, ProposalKind.ORGANISATION})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """One decision about one item, being taken."""

    programme: "Programme"
    by: "Account"
    item: Item
    reviewed: Reviewed


@transaction.atomic
def accept(
    *,
    programme: "Programme",
    by: "Account",
    origin: str,
    seen: str,
    choice: str = "",
    values: Mapping[str, Value | None] | None = None,
    why: str = "",
) -> ReviewDecision:
    """Accept a proposal, with other values where a person gave some, and enter it in the record.

    What it needs and nobody can doubt is accepted along with it. Of something in the record that the documents say
    otherwise since, the record follows the documents.

    Args:
        programme: whose review.
        by: who decides.
        origin: the proposal's.
        seen: what :func:`~tracktwo.office.review.queries.seen` said when the person looked.
        choice: the key of the entry it is; ``NEW`` for a new one; "" for the one it certainly is, else a new one.
        values: fields a person gave, None for what is not stated.
        why: in their words.

    Raises: DataError or Refused if it cannot be kept; nothing is then written.
    """
    lock(programme)
    step = _step(programme, by, origin, seen)
    if step.item.standing == Standing.ACCEPTED and step.item.outcome != Outcome.CHANGED:
        raise DataError(_("This is in the record already; take it back first to decide otherwise."))
    desk = desk_of(programme, by)
    contested = {each.field: each.now for each in step.reviewed.differences if each.is_human}
    values = {**contested, **(values or {})}
    verb = Verb.EDIT if values else Verb.ACCEPT
    primary = _write(step, verb, values=values, why=why)
    _bring_along(step, desk, primary)
    _carry_out(step, desk, primary, choice=choice, values=values)
    return primary


@transaction.atomic
def keep(*, programme: "Programme", by: "Account", origin: str, seen: str, why: str = "") -> ReviewDecision:
    """Let the record say what was accepted, though the documents say otherwise since.

    Raises: DataError if nothing was accepted, or the documents say nothing else.
    """
    lock(programme)
    step = _step(programme, by, origin, seen)
    if step.item.standing != Standing.ACCEPTED or not step.reviewed.differences:
        raise DataError(_("The documents say nothing else here; look at it again."))
    held = {each.field: each.was for each in step.reviewed.differences}
    decision = _write(step, Verb.EDIT, values=held, why=why)
    _stand(step.item, step.reviewed, decision, Standing.ACCEPTED)
    return decision


@transaction.atomic
def reject(*, programme: "Programme", by: "Account", origin: str, seen: str, why: str = "") -> ReviewDecision:
    """Decide against a proposal; what it had entered is taken out again."""
    lock(programme)
    return _settle(_step(programme, by, origin, seen), Verb.REJECT, Standing.REJECTED, why=why)


@transaction.atomic
def put_off(*, programme: "Programme", by: "Account", origin: str, seen: str) -> ReviewDecision:
    """Leave a proposal for later: it comes again after all others."""
    lock(programme)
    return _settle(_step(programme, by, origin, seen), Verb.LATER, Standing.LATER)


@transaction.atomic
def choose(
    *,
    programme: "Programme",
    by: "Account",
    origin: str,
    seen: str,
    place: int,
    why: str = "",
) -> ReviewDecision:
    """Keep both values of a disagreement and say which one is shown.

    Args:
        programme: whose review.
        by: who decides.
        origin: the disagreement's.
        seen: what was shown.
        place: of the value chosen, from 0; -1 to choose none.
        why: the reason, which is shown with it.

    Raises: DataError or Refused as ``accept`` does, or if there is no such value.
    """
    lock(programme)
    step = _step(programme, by, origin, seen)
    choices = step.reviewed.proposal.choices if step.reviewed.proposal else ()
    if place >= len(choices):
        raise DataError(_("There is no such value any more; look at it again."))
    desk = desk_of(programme, by)
    chosen: dict[str, Value | None] = {"value": choices[place].value} if place >= 0 else {}
    primary = _write(step, Verb.CHOOSE if chosen else Verb.ACCEPT, values=chosen or None, why=why)
    _bring_along(step, desk, primary)
    _carry_out(step, desk, primary, choice=NEW, values={**chosen, **({"reason": why} if why else {})})
    return primary


@transaction.atomic
def say_of_names(
    *, programme: "Programme", by: "Account", origin: str, other: str, verb: Verb, why: str = ""
) -> ReviewDecision:
    """Say that two people or organisations are one, are two, or that nobody can tell.

    It holds for their names wherever they stand; the next reading makes one of what is one.

    Raises: DataError if one of them is not proposed any more.
    """
    lock(programme)
    first, second = (_step(programme, by, each, None) for each in (origin, other))
    decision = decide_names(
        first.reviewed, second.reviewed, verb, id=_next(programme), by=by.name, at=now(), why=why
    )
    kept = write_down(programme, decision, by=by, title=f"{first.item.title} · {second.item.title}")
    for step, third in ((first, second), (second, first)):
        _drop_doubt(step, third.item.key)
    return kept


@transaction.atomic
def undo(*, programme: "Programme", by: "Account", number: int) -> list[ReviewDecision]:
    """Take back a decision, with those taken along with it, and what they wrote; return them.

    Raises: DataError if it was taken back already, or something rests on what it wrote.
    """
    lock(programme)
    decision = ReviewDecision.objects.filter(programme=programme, number=number, withdrawn_by=None).first()
    if decision is None or decision.verb in (Verb.UNDO, Verb.ERASE):
        raise DataError(_("There is no such decision to take back any more."))
    along = ReviewDecision.objects.filter(along=decision, withdrawn_by=None).order_by("-number")
    gone = [decision, *along]
    for each in gone:
        take_back(Pen(programme, by), each.effect)
        told = decide_undo(str(each.number), id=_next(programme), by=by.name, at=now())
        write_down(programme, told, by=by, title=each.title, withdraws=each)
        _stand_again(programme, each)
    return gone


@transaction.atomic
def keep_side(*, programme: "Programme", by: "Account", sides: Mapping[str, str]) -> None:
    """Keep which side of the programme people are on whom documents list under a code.

    Args:
        programme: whose.
        by: who says so.
        sides: code → key of the side.
    """
    lock(programme)
    known = {each.key: each for each in programme.sides.all()}
    before = dict(SideCode.objects.filter(programme=programme).values_list("code", "side__key"))
    for code, key in sides.items():
        if key in known:
            SideCode.objects.update_or_create(programme=programme, code=code, defaults={"side": known[key]})
    after = dict(SideCode.objects.filter(programme=programme).values_list("code", "side__key"))
    if after != before:
        record_change(
            programme=programme,
            by=by,
            action="sides told",
            subject=f"programme:{programme.key}",
            before={"sides": before},
            after={"sides": after},
        )


def _step(programme: "Programme", by: "Account", origin: str, seen: str | None) -> _Step:
    item = Item.objects.filter(programme=programme, origin=origin).first()
    if item is None:
        raise DataError(_("This is proposed no more; the documents were read again meanwhile."))
    reviewed = reviewed_of(item.said)
    if seen is not None and seen != seen_of(reviewed):
        raise DataError(_("Somebody decided on this after you opened the page; look at it again."))
    return _Step(programme=programme, by=by, item=item, reviewed=reviewed)


def seen_of(reviewed: Reviewed) -> str:
    """Return what tells one state of a proposal from another: its reading's key and the decisions on it."""
    return "-".join((reviewed.key, *reviewed.decisions))


def _shelf(step: _Step) -> Shelf:
    return Shelf(step.programme, language=reader_language())


def _next(programme: "Programme") -> str:
    return str(last_number(programme) + 1)


def _write(
    step: _Step,
    verb: Verb,
    *,
    values: Mapping[str, Value | None] | None = None,
    why: str = "",
    along: ReviewDecision | None = None,
) -> ReviewDecision:
    told = decide(
        step.reviewed, verb, id=_next(step.programme), by=step.by.name, at=now(), values=values, why=why
    )
    return write_down(step.programme, told, by=step.by, title=step.item.title, along=along)


def _bring_along(step: _Step, desk: Desk, primary: ReviewDecision) -> None:
    """Accept what something needs and nobody can doubt; refuse if anything else is missing."""
    for need in needs_of(_shelf(step), step.reviewed):
        title = need.item.title
        if need.entry:
            desk.entries[need.item.key] = need.entry
        elif need.goes_along:
            inner = _Step(
                programme=step.programme, by=step.by, item=need.item, reviewed=reviewed_of(need.item.said)
            )
            decision = _write(inner, Verb.ACCEPT, along=primary)
            _carry_out(inner, desk, decision, choice=need.match.key if need.match else NEW)
        elif need.is_rejected and step.reviewed.kind is ProposalKind.EVENT:
            continue  # an organiser somebody decided against is simply not one
        elif need.is_rejected:
            raise DataError(
                _(
                    "“%(title)s”, which this needs, was rejected. Take that back first, or reject this as well."
                )
                % {"title": title}
            )
        else:
            raise DataError(_("Decide first on “%(title)s”, which this needs.") % {"title": title})


def _carry_out(
    step: _Step,
    desk: Desk,
    decision: ReviewDecision,
    *,
    choice: str,
    values: Mapping[str, Value | None] | None = None,
) -> None:
    """Enter what is accepted, and keep what was written with the decision."""
    now_says = {each.field: each.now for each in step.reviewed.differences}
    held = {**step.reviewed.values, **now_says, **(values or {})}
    reviewed = replace(step.reviewed, values={name: each for name, each in held.items() if each is not None})
    desk.pen.lines = []
    entry = _shelf(step).entry(step.item.origin)
    if entry:  # accepted before, and the documents say otherwise since
        desk.entries[reviewed.key] = entry
        follow(desk, reviewed, entry)
    else:
        matches = [] if choice == NEW else matches_of(_shelf(step), reviewed)
        subject = enter(desk, reviewed, existing=_chosen(choice, matches, step))
        _confirm(step, subject, desk.pen.lines)
    decision.effect = desk.pen.lines
    decision.save(update_fields=["effect"])
    _stand(step.item, reviewed, decision, Standing.ACCEPTED)


def _chosen(choice: str, matches: Sequence[Match], step: _Step) -> str:
    """Return the key of the entry something is; "" to make one."""
    if choice in ("", NEW):
        certain = [each.key for each in matches if each.is_certain]
        return certain[0] if choice == "" and len(certain) == 1 else ""
    if find_row(ENTRIES[step.reviewed.kind.value], step.programme, choice) is None:
        raise DataError(_("There is no entry “%(key)s” any more; choose another.") % {"key": choice})
    return choice


def _confirm(step: _Step, subject: str, lines: list[Line]) -> None:
    """Say of each fact that its passages were read for the value it has, if all of them were: so one accepts."""
    if step.reviewed.kind not in _FACTS:
        return
    kind, _colon, key = subject.partition(":")
    told = [each for line in lines if line["did"] == "cited" for each in line["passages"]]
    row: Any = find_row(ENTRIES[kind], step.programme, key)
    for fact in facts_of(row):
        fields = _FIELDS_OF_FACTS.get(fact.field, fact.field)
        read = {document for field, document, *_span in told if field == fields}
        if fact.unread and {each.key for each in fact.unread} <= read:
            confirm_reading(
                programme=step.programme,
                by=step.by,
                kind=kind,
                key=key,
                field=fact.field,
                seen=fact.fingerprint,
            )
            was_read = {"field": fact.field, "seen": fact.fingerprint, "before": fact.read}
            lines.append({"did": "read", "subject": subject, **was_read})


def _settle(step: _Step, verb: Verb, standing: Standing, *, why: str = "") -> ReviewDecision:
    """Decide without entering anything."""
    if step.item.standing == Standing.ACCEPTED:
        raise DataError(_("This is in the record already; take it back first to decide otherwise."))
    decision = _write(step, verb, why=why)
    _stand(step.item, step.reviewed, decision, standing)
    return decision


def _stand(item: Item, reviewed: Reviewed, decision: ReviewDecision, standing: Standing) -> None:
    """Let an item stand as it was just decided; a new reading would come to the same."""
    human = {name: str(decision.number) for name in Decision.from_dict(decision.said).values}
    said = Decision.from_dict(decision.said).subject
    now_stands = replace(
        reviewed,
        standing=standing,
        outcome=Outcome.UNCHANGED,
        human={**reviewed.human, **human},
        decisions=(*reviewed.decisions, str(decision.number)),
        differences=(),
        is_regression=False,
        subject=said,
    )
    _save(item, now_stands)


def _stand_again(programme: "Programme", gone: ReviewDecision) -> None:
    """Let an item stand as it did before a decision that was taken back."""
    item = Item.objects.filter(programme=programme, origin=gone.origin).first()
    if item is None:
        return
    reviewed = reviewed_of(item.said)
    left = tuple(each for each in reviewed.decisions if each != str(gone.number))
    last = (
        ReviewDecision.objects.filter(programme=programme, number__in=map(int, left))
        .order_by("number")
        .last()
    )
    human = {name: each for name, each in reviewed.human.items() if each != str(gone.number)}
    proposed = reviewed.proposal.values if reviewed.proposal else reviewed.values
    _save(
        item,
        replace(
            reviewed,
            standing=_STANDINGS.get(last.verb, Standing.OPEN) if last else Standing.OPEN,
            outcome=Outcome.UNCHANGED if last else Outcome.NEW,
            decisions=left,
            human=human,
            values={**proposed, **{name: reviewed.values[name] for name in human if name in reviewed.values}},
        ),
    )


def _save(item: Item, reviewed: Reviewed) -> None:
    item.said = said_of(reviewed)
    item.title = title_of(reviewed)
    item.standing, item.outcome = reviewed.standing.value, reviewed.outcome.value
    item.is_left = reviewed.is_left
    item.save(update_fields=["said", "title", "standing", "outcome", "is_left"])


def _drop_doubt(step: _Step, other: str) -> None:
    """Forget a doubt that somebody settled."""
    proposal = step.reviewed.proposal
    if proposal is None or other not in proposal.doubts:
        return
    doubts = {key: reason for key, reason in proposal.doubts.items() if key != other}
    looks = tuple(each for each in proposal.must_look if doubts or each != "doubt")
    _save(step.item, replace(step.reviewed, proposal=replace(proposal, doubts=doubts, must_look=looks)))
    step.item.must_look = bool(looks)
    step.item.save(update_fields=["must_look"])


_STANDINGS: Final[Mapping[str, Standing]] = {
    Verb.ACCEPT: Standing.ACCEPTED,
    Verb.EDIT: Standing.ACCEPTED,
    Verb.CHOOSE: Standing.ACCEPTED,
    Verb.REJECT: Standing.REJECTED,
    Verb.LATER: Standing.LATER,
}

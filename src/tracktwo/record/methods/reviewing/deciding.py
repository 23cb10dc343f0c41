"""Decisions as lines of the log: what somebody decided, about what, and what the page said then."""

from collections.abc import Mapping

from tracktwo.record.tables import Decision, ProposalKind, Reviewed, Subject, Value, Verb
from tracktwo.vocabulary.errors import UsageError

__all__ = ["decide", "decide_addition", "decide_names", "decide_undo"]

_ALONE = frozenset({Verb.ACCEPT, Verb.EDIT, Verb.REJECT, Verb.LATER, Verb.CHOOSE})
_PAIRS = frozenset({Verb.SAME, Verb.DIFFERENT, Verb.UNSURE})


def decide(
    item: Reviewed,
    verb: Verb,
    *,
    id: str,  # noqa: A002 -- the name it has in the log
    by: str,
    at: str,
    values: Mapping[str, Value | None] | None = None,
    why: str = "",
) -> Decision:
    """Return a decision about one thing.

    Args:
        item: what it is about, as it stands.
        verb: accept, edit, reject, later or choose.
        id: a new id.
        by: who decides.
        at: when, ISO 8601.
        values: of an edit, the fields given and None for what is not stated; of a choice, ``value``.
        why: in their words.

    Raises: UsageError if the verb needs two things or none, or the values do not fit it.
    """
    given = dict(values or {})
    if verb not in _ALONE:
        raise UsageError(f"{verb.value!r} is no decision about one thing.")
    if bool(given) != (verb in {Verb.EDIT, Verb.CHOOSE}):
        raise UsageError("Give values with an edit or a choice, and only with those.")
    if verb is Verb.CHOOSE and (item.kind is not ProposalKind.CONFLICT or given.keys() != {"value"}):
        raise UsageError("A choice is about a conflict, and gives its value.")
    return Decision(id=id, verb=verb, subject=_subject(item), values=given, by=by, at=at, why=why)


def decide_names(
    item: Reviewed,
    other: Reviewed,
    verb: Verb,
    *,
    id: str,  # noqa: A002
    by: str,
    at: str,
    why: str = "",
) -> Decision:
    """Return the decision that two people, or two organisations, are one, are two, or that nobody can tell.

    It is about their names as printed, so it holds wherever they stand. The documents have to be read again with it.

    Raises: UsageError if they are not two people or two organisations.
    """
    if verb not in _PAIRS:
        raise UsageError(f"{verb.value!r} is no decision about two names.")
    if item.kind is not other.kind or item.kind not in {ProposalKind.PERSON, ProposalKind.ORGANISATION}:
        raise UsageError("Two people can be one, or two organisations; nothing else.")
    return Decision(
        id=id,
        verb=verb,
        subject=_subject(item),
        other=_subject(other),
        names=(_forms(item), _forms(other)),
        by=by,
        at=at,
        why=why,
    )


def decide_addition(
    kind: ProposalKind,
    values: Mapping[str, Value],
    *,
    id: str,  # noqa: A002
    by: str,
    at: str,
    event: str = "",
    why: str = "",
) -> Decision:
    """Return the decision to add what no document was read to say; its id is its origin.

    Args:
        kind: what is added.
        values: by field.
        id: a new id.
        by: who adds it.
        at: when, ISO 8601.
        event: the key of the event it belongs to.
        why: in their words.

    Raises: UsageError if there are no values.
    """
    if not values:
        raise UsageError("What is added has at least one value.")
    subject = Subject(kind=kind, key=id, origin=id, event=event)
    return Decision(id=id, verb=Verb.ADD, subject=subject, values=dict(values), by=by, at=at, why=why)


def decide_undo(decision: str, *, id: str, by: str, at: str, why: str = "") -> Decision:  # noqa: A002
    """Return the decision that takes back another one, by its id; an undo can be undone."""
    return Decision(id=id, verb=Verb.UNDO, withdraws=decision, by=by, at=at, why=why)


def _subject(item: Reviewed) -> Subject:
    """Return what a decision is about, with what the documents say now."""
    proposal = item.proposal
    if proposal is None:
        assert item.subject is not None
        return item.subject
    return Subject(
        kind=item.kind,
        key=proposal.key,
        origin=item.origin,
        event=proposal.event,
        values=proposal.values,
        anchors=proposal.anchors,
        rules=proposal.rules,
        place=proposal.place,
    )


def _forms(item: Reviewed) -> tuple[str, ...]:
    forms = item.values.get("forms")
    return forms if isinstance(forms, tuple) else (str(item.values["name"]),)

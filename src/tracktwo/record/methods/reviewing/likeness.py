"""How surely something proposed is what was decided on before."""

from collections.abc import Callable, Mapping
from typing import Final

from tracktwo.record.methods.anchoring import words_of
from tracktwo.record.methods.events.drafts import dates_agree
from tracktwo.record.methods.resolution.folding import fold
from tracktwo.record.tables import Anchor, Proposal, ProposalKind, Subject, Value

__all__ = ["forms_of", "likeness", "likeness_in_list", "passages_of", "texts_of"]

_ALIKE: Final = 0.85
_ALIKE_IN_LIST: Final = 0.6


def likeness(subject: Subject, proposal: Proposal, *, in_event: bool) -> float:
    """Return how surely a proposal is what a subject was, to be compared with others; 0 where it is not.

    Args:
        subject: what was decided on.
        proposal: of the same kind.
        in_event: whether it belongs to the same event.
    """
    return _LIKENESS[subject.kind](subject, proposal, in_event)


def likeness_in_list(subject: Subject, proposal: Proposal) -> float:
    """Return how alike two are that stand between the same neighbours of a list; 0 where they are wholly different."""
    found = max(_alike(_line(subject), _line(proposal)), _names_alike(subject, proposal, "person"))
    return found if found >= _ALIKE_IN_LIST else 0.0


def texts_of(value: Value | None) -> tuple[str, ...]:
    """Return a value as texts."""
    return value if isinstance(value, tuple) else () if value is None else (str(value),)


def forms_of(one: Subject | Proposal) -> set[str]:
    """Return the printed names of a person or an organisation, for comparing."""
    return {fold(each) for each in texts_of(one.values.get("forms"))}


def passages_of(one: Subject | Proposal, *fields: str) -> set[tuple[str, str]]:
    """Return the passages of some fields, or of all."""
    told = [one.anchors.get(name, ()) for name in fields] if fields else one.anchors.values()
    return {(each.lineage, words_of(each.exact)) for found in told for each in found}


def _line(one: Subject | Proposal) -> str:
    return words_of(" ".join(each.exact for each in one.anchors.get("line", ())))


def _alike(one: str, other: str) -> float:
    """Return how alike two texts are, 0 to 1."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 -- only where a page was changed

    return ratio(one, other) / 100 if one and other else 0.0


def _names_alike(one: Subject | Proposal, other: Subject | Proposal, name: str) -> float:
    first, second = (
        " ".join(sorted(fold(str(each.values.get(name, ""))).replace(",", " ").split()))
        for each in (one, other)
    )
    return 1.0 if first and first == second else _alike(first, second)


def _anchors_alike(
    one: Mapping[str, tuple[Anchor, ...]], other: Mapping[str, tuple[Anchor, ...]], name: str
) -> float:
    """Return how alike the most alike passages of a field in one document are, 0 to 1, and a little for neighbours."""
    best = 0.0
    for first in one.get(name, ()):
        for second in other.get(name, ()):
            if first.lineage == second.lineage:
                words = [words_of(each.exact) for each in (first, second)]
                likeness = 1.0 if words[0] == words[1] else _alike(*words)
                around = _alike(first.prefix, second.prefix) + _alike(first.suffix, second.suffix)
                best = max(best, likeness + around / 20)
    return best


def _event_likeness(subject: Subject, proposal: Proposal, _: bool) -> float:  # noqa: FBT001 -- one of a table
    name = max(
        _names_alike(subject, proposal, "name"),
        min(1.0, _anchors_alike(subject.anchors, proposal.anchors, "name")),
    )
    dates = [str(each.values["date"]) for each in (subject, proposal) if "date" in each.values]
    same_date = len(dates) == 2 and dates_agree(*dates)
    against = len(dates) == 2 and not same_date
    number, other = subject.values.get("series_no"), proposal.values.get("series_no")
    same_place = "city" in subject.values and subject.values["city"] == proposal.values.get("city")
    if number and other and number != other:
        return 0.0
    if (same_date and (name >= _ALIKE_IN_LIST or same_place)) or (not against and name >= _ALIKE):
        return 2 * name + same_date + same_place + bool(number and number == other)
    return name + same_place if name >= _ALIKE and same_place else 0.0


def _line_likeness(subject: Subject, proposal: Proposal, in_event: bool) -> float:  # noqa: FBT001
    name = _names_alike(subject, proposal, "person")
    if name < _ALIKE_IN_LIST:
        return 0.0
    line = _anchors_alike(subject.anchors, proposal.anchors, "line")
    near = (name >= _ALIKE and (in_event or line >= _ALIKE_IN_LIST)) or (name >= _ALIKE_IN_LIST and line >= 1)
    if not near:
        return 0.0
    same = [
        subject.values.get(each) == proposal.values.get(each) for each in ("title", "session", "functions")
    ]
    return 3 * name + 2 * line + in_event + sum(same) / 3


def _named_likeness(subject: Subject, proposal: Proposal, _: bool) -> float:  # noqa: FBT001
    mine, yours = forms_of(subject), forms_of(proposal)
    sides = [set(texts_of(each.values.get("sides"))) for each in (subject, proposal)]
    if mine & yours:
        apart = all(sides) and not sides[0] & sides[1]
        return 0.0 if apart else 2 + len(mine & yours) / len(mine | yours) + bool(sides[0] & sides[1])
    name = _names_alike(subject, proposal, "name")
    return name if name >= _ALIKE else 0.0


def _conflict_likeness(subject: Subject, proposal: Proposal, in_event: bool) -> float:  # noqa: FBT001
    if subject.values.get("field") != proposal.values.get("field"):
        return 0.0
    passages = _anchors_alike(subject.anchors, proposal.anchors, "field")
    return 1.0 + passages if in_event or passages >= 1 else 0.0


def _work_likeness(subject: Subject, proposal: Proposal, _: bool) -> float:  # noqa: FBT001
    mine, yours = (
        [fold(str(each.values[name])) for name in ("title", "name", "chinese") if name in each.values]
        for each in (subject, proposal)
    )
    found = max(_alike(one, other) for one in mine for other in yours)
    return found if found >= _ALIKE else 0.0


_LIKENESS: Final[Mapping[ProposalKind, Callable[[Subject, Proposal, bool], float]]] = {
    ProposalKind.EVENT: _event_likeness,
    ProposalKind.CONTRIBUTION: _line_likeness,
    ProposalKind.PERSON: _named_likeness,
    ProposalKind.ORGANISATION: _named_likeness,
    ProposalKind.CONFLICT: _conflict_likeness,
    ProposalKind.PUBLICATION: _work_likeness,
    ProposalKind.MEDIA: _work_likeness,
}

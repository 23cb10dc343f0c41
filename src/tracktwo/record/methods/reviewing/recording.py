"""The accepted record: what people decided holds, each value with its passages or the decision that gave it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tracktwo.record.tables import Accepted, Outcome, ProposalKind, Reviewed, Standing, Value

__all__ = ["record"]


def record(items: Sequence[Reviewed], *, known: Mapping[str, str]) -> tuple[Accepted, ...]:
    """Return what was accepted; a value chosen in a conflict is the event's.

    Args:
        items: everything, as it stands.
        known: origins by every key that was ever decided on.
    """
    origins = {**known, **{each.proposal.key: each.origin for each in items if each.proposal is not None}}
    accepted = {each.origin for each in items if each.standing is Standing.ACCEPTED}
    entries = [_accepted(each, origins, accepted) for each in items if each.standing is Standing.ACCEPTED]
    chosen: dict[str, dict[str, tuple[Value, str]]] = defaultdict(dict)
    for each in entries:
        if (
            each.kind is ProposalKind.CONFLICT
            and "value" in each.human
            and each.values["field"] != "contributions"
        ):
            chosen[each.event][str(each.values["field"])] = (each.values["value"], each.human["value"])
    return tuple(
        replace(
            each,
            values={**each.values, **{name: value for name, (value, _) in chosen[each.origin].items()}},
            human={**each.human, **{name: decision for name, (_, decision) in chosen[each.origin].items()}},
        )
        if each.kind is ProposalKind.EVENT and each.origin in chosen
        else each
        for each in entries
    )


def _accepted(item: Reviewed, origins: Mapping[str, str], accepted: set[str]) -> Accepted:
    proposal, subject = item.proposal, item.subject
    assert subject is not None
    holds = proposal is not None and item.outcome is not Outcome.CHANGED
    anchors = {**subject.anchors, **proposal.anchors} if proposal and holds else subject.anchors
    links = proposal.links if proposal else {}
    event = proposal.event if proposal and holds else subject.event
    return Accepted(
        origin=item.origin,
        kind=item.kind,
        event=origins.get(event, event),
        values=item.values,
        anchors={name: anchors[name] for name in item.values if name in anchors and name not in item.human},
        human=item.human,
        links={
            name: told
            for name, keys in links.items()
            if (told := tuple(origins[key] for key in keys if origins.get(key) in accepted))
        },
        is_gone=item.outcome is Outcome.GONE,
        also=item.also,
    )

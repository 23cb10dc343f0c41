"""Writing what a person looked at: every line of it or none, each with its line in the trail of changes."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.record.actions import Refused, Stale, create_entry, save_entry
from tracktwo.office.record.bringing.lines import Deed, Line, Proposal
from tracktwo.office.record.bringing.tables import Fault, Faults

if TYPE_CHECKING:
    from tracktwo.office.accounts.models import Account
    from tracktwo.office.record.models import Programme

__all__ = ["rehearse", "write"]


@transaction.atomic
def rehearse(proposal: Proposal, *, programme: "Programme", by: "Account | None") -> None:
    """Write and take back what a file adds and changes, so that a refusal is known before anybody decides.

    Raises: Faults, as :func:`write` would.
    """
    write(proposal, programme=programme, by=by)
    transaction.set_rollback(True)


@transaction.atomic
def write(proposal: Proposal, *, programme: "Programme", by: "Account | None") -> int:
    """Write what a file adds and changes, and return how many entries that are.

    Args:
        proposal: What :func:`~tracktwo.office.record.bringing.propose` said of it.
        programme: The programme it is brought into.
        by: Who brings it in.

    Raises: Faults if the record refuses a line; nothing is written then.
    """
    keys: dict[str, str] = {}
    for line in proposal.to_write:
        try:
            _write(line, keys, programme=programme, by=by)
        except Refused as refusal:
            raise Faults(_faults(line, refusal.problems)) from refusal
        except Stale as stale:
            raise Faults([Fault(line=line.number, column="", sentence=str(stale))]) from stale
    return len(proposal.to_write)


def _write(line: Line, keys: dict[str, str], *, programme: "Programme", by: "Account | None") -> None:
    content = _named(line.content, keys)
    if line.deed is Deed.CHANGE:
        save_entry(
            programme=programme,
            by=by,
            entry=line.entry,
            key=line.key,
            content=content,
            opened_at=line.opened_at,
        )
        return
    row = create_entry(
        programme=programme,
        by=by,
        entry=line.entry,
        content=content,
        key=line.key,
        event=line.event,
        kind=line.kind,
    )
    if line.token:
        keys[line.token] = row.key


def _named(value: Any, keys: Mapping[str, str]) -> Any:
    """Return a content with the keys of entries that have one now."""
    match value:
        case str():
            return keys.get(value, value)
        case dict():
            return {name: _named(part, keys) for name, part in value.items()}
        case list():
            return [_named(part, keys) for part in value]
        case _:
            return value


def _faults(line: Line, problems: Mapping[str, list[str]]) -> list[Fault]:
    return [
        Fault(line=line.number, column="" if name == "key" else name, sentence=sentence)
        for name, sentences in problems.items()
        for sentence in sentences
    ] or [Fault(line=line.number, column="", sentence=_("This entry cannot be kept."))]

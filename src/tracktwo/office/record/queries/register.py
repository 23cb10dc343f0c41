"""What was decided about pairs of entries that may be one, and what speaks against it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from tracktwo.office.record.kinds import WORDS, ListedAs
from tracktwo.office.record.models import Contribution, Judgement, Organisation, Programme
from tracktwo.office.record.queries.people import shown_name
from tracktwo.office.record.queries.titles import event_title
from tracktwo.record import Verdict

__all__ = [
    "judgement_on",
    "judgements",
    "merged_into",
    "warnings_about",
]


def warnings_about(one: Any, other: Any, *, language: str) -> list[str]:
    """Return, in sentences, what speaks against two entries being one: entries of one list, other sides."""
    if isinstance(one, Organisation):
        if one.side and other.side and one.side != other.side:
            return [_("The two are of different sides.")]
        return []
    rows = Contribution.objects.filter(person__in=(one, other)).select_related("event", "side")
    lists: dict[tuple[Any, str], set[int]] = defaultdict(set)
    sides: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        lists[row.event, row.listed_as].add(row.person_id)
        sides[row.person_id].add(row.side_id)
    found = [
        _(
            "Both stand on one list of one event (%(event)s, %(list)s): two people, unless the list repeats itself."
        )
        % {"event": event_title(event, language=language).text, "list": WORDS[ListedAs(listed_as)]}
        for (event, listed_as), people in lists.items()
        if len(people) > 1
    ]
    if sides[one.pk] and sides[other.pk] and not sides[one.pk] & sides[other.pk]:
        found.append(_("The two are only ever listed on different sides."))
    return found


def judgements(programme: Programme, *, kind: str) -> list[tuple[Judgement, str, str]]:
    """Return the judgements that stand, latest first, each with what its two entries are called."""
    rows = list(programme.judgements.filter(kind=kind, withdrawn="").order_by("-date", "-pk"))
    return [(row, *names) for row, names in zip(rows, _called(programme, kind, rows), strict=True)]


def _called(programme: Programme, kind: str, rows: Iterable[Judgement]) -> list[tuple[str, str]]:
    rows = list(rows)
    keys = {key for row in rows for key in (row.one, row.other)}
    if kind == "person":
        people = programme.persons.filter(key__in=keys).prefetch_related("names")
        known = {each.key: shown_name(each, language="en").text for each in people}
    else:
        known = dict(programme.organisations.filter(key__in=keys).values_list("key", "name"))
    return [(known.get(row.one, row.one), known.get(row.other) or _name_before(row)) for row in rows]


def _name_before(judgement: Judgement) -> str:
    """Return what an entry that was merged was called; its key where that is not kept."""
    gone = judgement.undo.get("gone") if isinstance(judgement.undo, dict) else None
    if not isinstance(gone, dict):
        return judgement.other
    names = gone.get("names")
    first = names[0] if isinstance(names, list) and names and isinstance(names[0], dict) else {}
    return str(gone.get("name") or first.get("text") or judgement.other)


def judgement_on(programme: Programme, kind: str, one: str, other: str) -> Judgement | None:
    """Return the judgement that stands about two entries; None where nobody has decided."""
    pair = Q(one=one, other=other) | Q(one=other, other=one)
    return programme.judgements.filter(pair, kind=kind, withdrawn="").first()


def merged_into(programme: Programme, kind: str, key: str) -> str:
    """Return the key of the entry that one was merged into, so that old addresses lead on; "" if it was not."""
    seen = {key}
    rows = dict(
        programme.judgements.filter(kind=kind, verdict=Verdict.SAME, withdrawn="").values_list("other", "one")
    )
    while key in rows and rows[key] not in seen:
        key = rows[key]
        seen.add(key)
    return key if len(seen) > 1 else ""

"""Pairs of entries that may be one, which nobody has decided about, without comparing all names for every page.

What was compared stays in the memory of the process and is never written, so nobody who is erased stays behind in it.
Every page reads the names as they are now, and only entries that differ from last time are compared again
(:class:`tracktwo.record.Register`), so none shows what is no longer so. Where that takes long, as with a large register
that was just brought in, a thread does it while the office answers.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from tracktwo.office.record.models import (
    Affiliation,
    OrganisationName,
    PersonName,
    Programme,
)
from tracktwo.record import Double, Printed, Register, Verdict, reason_words

if TYPE_CHECKING:
    from django.db.models import QuerySet

__all__ = ["Pair", "Pairs", "doubles"]

Rows = tuple[list[tuple[Any, ...]], ...]
"""A register as it was read, list by list."""

_FEW: Final = 2_000
"""Rows of a register that a page waits for however long it takes, which is not long."""
_PATIENCE: Final = 1.0
"""Seconds a page waits for a larger one to be compared; after a change or two it takes none of them."""
_REGISTERS: Final = 8
"""How many registers a process remembers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two entries that may be one: which forms of their names say so, and why, in words."""

    kind: str
    one: Any
    other: Any
    forms: tuple[str, str]
    reason: str
    is_sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """The surest pairs of a register, and how many more there are."""

    pairs: tuple[Pair, ...]
    more: int


def doubles(programme: Programme, kind: str, *, language: str, most: int) -> Pairs | None:
    """Return the pairs nobody has decided about, the surest first; None while the names are still being compared.

    Args:
        programme: Whose register.
        kind: ``"person"`` or ``"organisation"``.
        language: The reader's, for the reasons.
        most: How many pairs at most.
    """
    read, arranged = (
        (_people, _arranged_people) if kind == "person" else (_organisations, _arranged_organisations)
    )
    found = _compared(programme.pk, kind).doubles(read(programme), arranged=arranged)
    if found is None:
        return None
    decided = {
        (min(pair), max(pair))
        for pair in programme.judgements.filter(kind=kind, withdrawn="").values_list("one", "other")
    }
    open_ones = [each for each in found if (each.one, each.other) not in decided] if decided else found
    shown = open_ones[:most]
    rows = _entries(programme, kind, {key for each in shown for key in (each.one, each.other)})
    return Pairs(
        pairs=tuple(
            Pair(
                kind=kind,
                one=rows[each.one],
                other=rows[each.other],
                forms=each.forms,
                reason=reason_words(each.match.reason, language=language),
                is_sure=each.match.verdict is Verdict.SAME,
            )
            for each in shown
            if each.one in rows and each.other in rows  # nobody deleted one meanwhile
        ),
        more=len(open_ones) - len(shown),
    )


class _Compared:
    """A register that one thread of its own compares, so that nobody waits long for it."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="comparing")
        self._asking = Lock()
        self._work: Future[tuple[Double, ...]] | None = None
        self._rows: Rows = ()
        self._entries: Mapping[str, Printed] = {}

    def doubles(
        self, rows: Rows, *, arranged: Callable[[Rows], Mapping[str, Printed]]
    ) -> tuple[Double, ...] | None:
        """Return the pairs of a register as it is now; None while an earlier state or this one is being compared.

        Args:
            rows: the register as it was just read; read again without a change it is not arranged anew.
            arranged: what makes entries of it.
        """
        is_large = sum(map(len, rows[:2])) > _FEW
        with self._asking:
            if is_large and self._work is not None and not self._work.done():
                return None
            if rows != self._rows:
                self._rows, self._entries = rows, arranged(rows)
            work = self._work = self._thread.submit(self._register.doubles, self._entries)
        try:
            return work.result(timeout=_PATIENCE if is_large else None)
        except TimeoutError:
            return None


@lru_cache(maxsize=_REGISTERS)
def _compared(programme: int, kind: str) -> _Compared:  # noqa: ARG001 -- the programme is the key of the cache
    return _Compared(Register.of_people() if kind == "person" else Register.of_organisations())


def _people(programme: Programme) -> Rows:
    """Return the preferred names of people, their other ones, the organisations, and who ever spoke for which."""
    named = PersonName.objects.filter(person__programme=programme).order_by()
    printed = ("person_id", "person__key", "text")
    houses = programme.organisations.order_by()
    lines = Affiliation.objects.filter(contribution__programme=programme).order_by()
    return (
        list(named.filter(preferred=True).values_list(*printed)),
        list(named.filter(preferred=False).values_list(*printed)),
        list(houses.values_list("pk", "key")),
        list(lines.values_list("contribution__person_id", "organisation_id")),
    )


def _arranged_people(rows: Rows) -> dict[str, Printed]:
    """Return each person's names, the preferred one first, and the organisations they ever spoke for."""
    preferred, others, houses, lines = rows
    named = sorted(preferred) + sorted(others)
    keys = {pk: key for pk, key, _text in named}
    forms: dict[str, list[str]] = defaultdict(list)
    for _pk, key, text in named:
        forms[key].append(text)
    house: dict[int, str] = dict(houses)
    beside: dict[str, set[str]] = defaultdict(set)
    for person, organisation in lines:
        if person in keys and organisation in house:
            beside[keys[person]].add(house[organisation])
    return {key: Printed(tuple(dict.fromkeys(own)), frozenset(beside[key])) for key, own in forms.items()}


def _organisations(programme: Programme) -> Rows:
    """Return what each organisation's entry is called, and every other form of its name."""
    others = OrganisationName.objects.filter(organisation__programme=programme).order_by("text")
    return (
        list(programme.organisations.order_by().values_list("key", "name")),
        list(others.values_list("organisation__key", "text")),
    )


def _arranged_organisations(rows: Rows) -> dict[str, Printed]:
    """Return each organisation's names, that of its entry first."""
    entries, others = rows
    forms = {key: [name] for key, name in entries}
    for key, text in others:
        if key in forms:
            forms[key].append(text)
    return {key: Printed(tuple(dict.fromkeys(own))) for key, own in forms.items()}


def _entries(programme: Programme, kind: str, keys: set[str]) -> Mapping[str, Any]:
    """Return some entries by their keys."""
    rows: QuerySet[Any] = (
        programme.persons.prefetch_related("names") if kind == "person" else programme.organisations.all()
    )
    return {row.key: row for row in rows.filter(key__in=keys)}

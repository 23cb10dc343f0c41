"""Whose agreement a looser rule of attribution needs: everybody who did, said or attended something under it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tracktwo.office.record import models as record
from tracktwo.office.record.queries.people import shown_name

__all__ = ["Concerned", "concerned_by", "effective_rule", "missing_words"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Concerned:
    """Somebody whose agreement a looser rule needs: an entry's id, or the name of somebody without one."""

    called: str
    person: int | None
    name: str

    @property
    def who(self) -> tuple[int | None, str]:
        """Return what tells them from others."""
        return self.person, self.name


def concerned_by(kind: str, row: Any) -> tuple[Concerned, ...]:
    """Return everybody who did, said or attended something under the rule of an entry, each once, by name.

    Of an event all who are on its lists, were there or spoke; of an item those in it; of a remark who said it.
    """
    people: dict[tuple[int | None, str], Concerned] = {}

    def add(person: record.Person | None, name: str) -> None:
        if person is not None:
            called = shown_name(person, language="en").text
            people.setdefault((person.pk, ""), Concerned(called=called, person=person.pk, name=""))
        else:
            called = name or _("somebody who is not named")
            people.setdefault((None, name), Concerned(called=called, person=None, name=name))

    if kind == "event":
        for entry in row.contributions.select_related("person"):
            add(entry.person, "")
        for each in row.attendance.select_related("person"):
            add(each.person, each.name)
        for remark in row.remarks.select_related("author", "contribution__person"):
            _add_author(add, remark)
    elif kind == "segment":
        for part in row.parts.select_related("contribution__person"):
            add(part.contribution.person, "")
    else:
        _add_author(add, row)
    return tuple(sorted(people.values(), key=lambda each: (each.called, each.person or 0)))


def _add_author(add: Any, remark: record.Remark) -> None:
    add(remark.author or (remark.contribution.person if remark.contribution else None), remark.author_name)


def effective_rule(kind: str, row: Any) -> str:
    """Return the rule an entry is under: its own, else that of its event."""
    return str(row.rule if kind == "event" else row.rule or row.event.rule)


def missing_words(missing: Collection[Concerned]) -> str:
    """Return in a sentence whose agreement is missing."""
    return _("The agreement of these people is not recorded: %(names)s.") % {
        "names": _(", ").join(each.called for each in missing)
    }

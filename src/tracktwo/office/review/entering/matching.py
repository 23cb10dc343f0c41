"""What of the record something proposed may be: the same name, event or title, looked for by what both have."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from tracktwo.office.record.entries import ENTRIES, find_row
from tracktwo.office.record.queries import formal_numbers, subjects
from tracktwo.office.review.models import Entered
from tracktwo.record import ProposalKind, Reviewed, Verdict
from tracktwo.record.methods.resolution import reason_words, same_organisation, same_person
from tracktwo.record.methods.resolution.organisations import organisation_keys
from tracktwo.record.methods.resolution.people import person_keys
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.errors import DateError

if TYPE_CHECKING:
    from tracktwo.office.models import Programme

__all__ = ["Match", "entry_of", "matches_of"]

_MOST: Final = 9
"""How many are shown: each has a key of the keyboard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An entry of the record that something proposed may be.

    Attributes:
        subject: "kind:key".
        text, language: what it is called.
        reason: why it may be the same, in words of the reader's language.
        is_certain: whether nothing speaks against it.
    """

    subject: str
    text: str
    language: str
    reason: str
    is_certain: bool

    @property
    def key(self) -> str:
        """Return the key of the entry."""
        return self.subject.partition(":")[2]


def entry_of(programme: "Programme", origin: str) -> str:
    """Return the key of the entry something accepted became; "" where it became none, or that is gone."""
    entered = Entered.objects.filter(programme=programme, origin=origin).first()
    if entered is None:
        return ""
    kind, _colon, key = entered.subject.partition(":")
    return key if find_row(ENTRIES[kind], programme, key) is not None else _merged_into(programme, kind, key)


def _merged_into(programme: "Programme", kind: str, key: str) -> str:
    """Return the entry another one was merged into since; "" where it was simply deleted."""
    seen = {key}
    while True:
        judged = programme.judgements.filter(kind=kind, other=key, verdict=Verdict.SAME, withdrawn="").first()
        if judged is None or judged.one in seen:
            return ""
        seen.add(key := judged.one)
        if find_row(ENTRIES[kind], programme, key) is not None:
            return key


def matches_of(programme: "Programme", reviewed: Reviewed, *, language: str) -> list[Match]:
    """Return the entries something proposed may be, the likeliest first; at most nine.

    Args:
        programme: whose record.
        reviewed: what is proposed, with the values that hold.
        language: the reader's, for reasons and titles.
    """
    find = _FINDERS.get(reviewed.kind)
    if find is None:
        return []
    found = sorted(find(programme, reviewed, language), key=lambda each: (not each[1], each[0]))[:_MOST]
    called = subjects(programme, [subject for subject, _c, _r in found], language=language)
    return [
        Match(
            subject=subject,
            text=called[subject].text,
            language=called[subject].language,
            reason=reason,
            is_certain=is_certain,
        )
        for subject, is_certain, reason in found
        if subject in called
    ]


Found = Iterator[tuple[str, bool, str]]


def _forms(reviewed: Reviewed) -> tuple[str, ...]:
    forms = reviewed.values.get("forms")
    name = str(reviewed.values["name"])
    return tuple(dict.fromkeys((name, *(forms if isinstance(forms, tuple) else ()))))


def _people(programme: "Programme", reviewed: Reviewed, language: str) -> Found:
    names = programme.persons.values_list("key", "names__text").exclude(names__text=None)
    yield from _named(
        "person", _forms(reviewed), names, keys=person_keys, same=same_person, language=language
    )


def _organisations(programme: "Programme", reviewed: Reviewed, language: str) -> Found:
    names = [
        *programme.organisations.values_list("key", "name"),
        *programme.organisations.values_list("key", "names__text").exclude(names__text=None),
    ]
    yield from _named(
        "organisation",
        _forms(reviewed),
        names,
        keys=organisation_keys,
        same=same_organisation,
        language=language,
    )


def _named(
    kind: str,
    forms: Iterable[str],
    names: Iterable[tuple[str, str]],
    *,
    keys: Callable[[str], frozenset[str]],
    same: Callable[[str, str], Any],
    language: str,
) -> Found:
    """Yield entries with a name that is, or may be, one of some forms; only names with a key in common are compared."""
    wanted: dict[str, frozenset[str]] = {form: keys(form) for form in forms}
    best: dict[str, Any] = {}
    for key, name in names:
        having = keys(name)
        for form, looked in wanted.items():
            if form != name and having.isdisjoint(looked):
                continue
            match = same(form, name)
            if match.verdict is not Verdict.DIFFERENT and (key not in best or match.score > best[key].score):
                best[key] = match
    for key, match in best.items():
        yield (
            f"{kind}:{key}",
            match.verdict is Verdict.SAME,
            reason_words(match.reason, language=language),
        )


def _events(programme: "Programme", reviewed: Reviewed, _language: str) -> Found:
    values = reviewed.values
    dated = _bounds(str(values.get("date", "")))
    numbers = formal_numbers(programme)
    for event in programme.events.prefetch_related("names"):
        same_name = _plain(str(values["name"])) in {_plain(each.text) for each in event.names.all()}
        same_time = bool(dated and event.earliest and event.earliest <= dated[1] and dated[0] <= event.latest)
        cities = {_plain(text) for text in event.place.values()}
        same_city = _plain(str(values.get("city", ""))) in cities
        same_number = values.get("series_no") is not None and values.get("series_no") == numbers.get(
            event.key
        )
        if same_time and (same_name or same_city or same_number):
            yield f"event:{event.key}", True, _("the same time, and the same place, number or name")
        elif same_time or same_name:
            yield f"event:{event.key}", False, _("the same time") if same_time else _("the same name")


def _publications(programme: "Programme", reviewed: Reviewed, _language: str) -> Found:
    wanted = _plain(str(reviewed.values["title"]))
    for key, title in programme.publications.values_list("key", "title"):
        if _plain(title) == wanted:
            yield f"publication:{key}", True, _("the same title")


def _bounds(text: str) -> Any:
    try:
        date = PartialDate.parse(text)
    except DateError:
        return None
    return (date.earliest, date.latest) if date.earliest and date.latest else None


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold())) or "\0"


_FINDERS: Final[Mapping[ProposalKind, Callable[..., Found]]] = {
    ProposalKind.PERSON: _people,
    ProposalKind.ORGANISATION: _organisations,
    ProposalKind.EVENT: _events,
    ProposalKind.PUBLICATION: _publications,
}

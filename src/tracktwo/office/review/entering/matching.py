"""What of the record something proposed may be: the same name, event or title, looked for by what both have."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from django.utils.translation import gettext as _

from tracktwo.office.record.queries import event_title, formal_numbers
from tracktwo.office.review.entering.shelf import Shelf
from tracktwo.record import ProposalKind, Reviewed, Verb, Verdict, reason_words
from tracktwo.record.methods.resolution import Reason, same_organisation, same_person
from tracktwo.record.methods.resolution.organisations import organisation_keys
from tracktwo.record.methods.resolution.people import person_keys
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.errors import DateError

__all__ = ["Match", "matches_of"]

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


def matches_of(shelf: Shelf, reviewed: Reviewed) -> list[Match]:
    """Return the entries something proposed may be, the likeliest first; at most nine.

    Args:
        shelf: the record.
        reviewed: what is proposed, with the values that hold.
    """
    find = _FINDERS.get(reviewed.kind)
    two, one = (shelf.judged(reviewed.origin, verb) for verb in (Verb.DIFFERENT, Verb.SAME))
    found = [each for each in (find(shelf, reviewed) if find else ()) if each.key not in two]
    judged = reason_words(Reason.JUDGED, language=shelf.language)
    found = [replace(each, is_certain=True, reason=judged) if each.key in one else each for each in found]
    found += [
        Match(
            subject=f"{reviewed.kind.value}:{key}",
            text=shelf.shown(reviewed.kind.value, key).text,
            language=shelf.shown(reviewed.kind.value, key).language,
            reason=judged,
            is_certain=True,
        )
        for key in sorted(one - {each.key for each in found})
    ]
    return sorted(found, key=lambda each: (not each.is_certain, each.subject))[:_MOST]


Found = Iterator[Match]


def _forms(reviewed: Reviewed) -> tuple[str, ...]:
    forms = reviewed.values.get("forms")
    return tuple(dict.fromkeys((str(reviewed.values["name"]), *(forms if isinstance(forms, tuple) else ()))))


def _people(shelf: Shelf, reviewed: Reviewed) -> Found:
    yield from _named(shelf, "person", _forms(reviewed), keys=person_keys, same=same_person)


def _organisations(shelf: Shelf, reviewed: Reviewed) -> Found:
    yield from _named(shelf, "organisation", _forms(reviewed), keys=organisation_keys, same=same_organisation)


def _named(
    shelf: Shelf,
    kind: str,
    forms: tuple[str, ...],
    *,
    keys: Callable[[str], frozenset[str]],
    same: Callable[[str, str], Any],
) -> Found:
    """Yield entries with a name that is, or may be, one of some forms; only names with a key in common are compared."""
    wanted = {form: keys(form) for form in forms}
    best: dict[str, Any] = {}
    shown: dict[str, tuple[str, str]] = {}
    for name in shelf.names(kind):
        if name.is_shown or name.key not in shown:
            shown[name.key] = (name.text, name.language)
        having = keys(name.text)
        for form, looked in wanted.items():
            if form != name.text and having.isdisjoint(looked):
                continue
            match = same(form, name.text)
            better = name.key not in best or match.score > best[name.key].score
            if match.verdict is not Verdict.DIFFERENT and better:
                best[name.key] = match
    for key, match in best.items():
        text, language = shown[key]
        yield Match(
            subject=f"{kind}:{key}",
            text=text,
            language=language,
            reason=reason_words(match.reason, language=shelf.language),
            is_certain=match.verdict is Verdict.SAME,
        )


def _events(shelf: Shelf, reviewed: Reviewed) -> Found:
    values = reviewed.values
    dated = _bounds(str(values.get("date", "")))
    numbers = formal_numbers(shelf.programme)
    for event in shelf.events:
        same_name = _plain(str(values["name"])) in {_plain(each.text) for each in event.names.all()}
        same_time = bool(dated and event.earliest and event.earliest <= dated[1] and dated[0] <= event.latest)
        same_city = _plain(str(values.get("city", ""))) in {_plain(text) for text in event.place.values()}
        number = values.get("series_no")
        same_number = number is not None and number == numbers.get(event.key)
        if not same_time and not same_name:
            continue
        is_certain = same_time and (same_name or same_city or same_number)
        title = event_title(event, language=shelf.language)
        reason = _("the same time, and the same place, number or name") if is_certain else ""
        yield Match(
            subject=f"event:{event.key}",
            text=title.text,
            language=title.language,
            reason=reason or (_("the same time") if same_time else _("the same name")),
            is_certain=is_certain,
        )


def _publications(shelf: Shelf, reviewed: Reviewed) -> Found:
    wanted = _plain(str(reviewed.values["title"]))
    for key, title, language in shelf.programme.publications.values_list("key", "title", "language"):
        if _plain(title) == wanted:
            subject = f"publication:{key}"
            yield Match(
                subject=subject, text=title, language=language, reason=_("the same title"), is_certain=True
            )


def _bounds(text: str) -> Any:
    try:
        date = PartialDate.parse(text)
    except DateError:
        return None
    return date.earliest, date.latest


def _plain(text: str) -> str:
    """Return the words of a text, to compare; of none a text that is like no other."""
    return " ".join(re.findall(r"\w+", text.casefold())) or "\0"


_FINDERS: Final[Mapping[ProposalKind, Callable[[Shelf, Reviewed], Found]]] = {
    ProposalKind.PERSON: _people,
    ProposalKind.ORGANISATION: _organisations,
    ProposalKind.EVENT: _events,
    ProposalKind.PUBLICATION: _publications,
}

"""What depends on what a term means: questions, answers and findings, and which of them wait to be looked at."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from tracktwo.office.questions.queries.lists import readable
from tracktwo.office.terms.models import Concept, ConceptLink

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracktwo.office.models import Membership, Programme
    from tracktwo.vocabulary.languages import LanguageText

__all__ = ["Linked", "link_numbered", "links_of", "terms_behind", "to_look_at"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """One thing that depends on a term: what it says, where it stands, and whose it is where it is a side's."""

    row: ConceptLink
    kind: str
    text: "LanguageText"
    address: str
    side: Any = None


def links_of(concept: Concept, *, seat: "Membership") -> list[Linked]:
    """Return what depends on a concept, as far as one member may know of it; what is gone is left out."""
    return _told(concept.links.select_related("concept").all(), seat=seat)


def to_look_at(seat: "Membership") -> list[Linked]:
    """Return everything of a programme that waits to be looked at since a meaning was changed."""
    rows = ConceptLink.objects.filter(concept__programme=seat.programme).exclude(changed="")
    return _told(rows.select_related("concept__programme").prefetch_related("concept__terms"), seat=seat)


def link_numbered(concept: Concept, number: int, *, seat: "Membership") -> ConceptLink | None:
    """Return a link of a concept by its row, if the member may know of what it leads to."""
    return next((each.row for each in links_of(concept, seat=seat) if each.row.pk == number), None)


def terms_behind(programme: "Programme", *subjects: str) -> list[ConceptLink]:
    """Return the links from concepts to some things ("question:q1"), each with its concept and what that is called."""
    rows = ConceptLink.objects.filter(concept__programme=programme, subject__in=subjects)
    return list(rows.select_related("concept").prefetch_related("concept__terms").order_by("concept__number"))


def _told(rows: "Iterable[ConceptLink]", *, seat: "Membership") -> list[Linked]:
    rows, programme = list(rows), seat.programme
    keys: dict[str, set[str]] = {"question": set(), "answer": set(), "outcome": set()}
    for row in rows:
        kind, _colon, key = row.subject.partition(":")
        if kind in keys:
            keys[kind].add(key.partition("/")[0])
    asked = readable(programme, seat.side).filter(key__in=keys["question"] | keys["answer"])
    questions = {each.key: each for each in asked.select_related("side").prefetch_related("answers__side")}
    findings = {each.key: each for each in programme.outcomes.filter(key__in=keys["outcome"])}
    found = (_linked(row, questions, findings, programme=programme) for row in rows)
    return [each for each in found if each is not None]


def _linked(
    row: ConceptLink, questions: dict[str, Any], findings: dict[str, Any], *, programme: "Programme"
) -> Linked | None:
    kind, _colon, rest = row.subject.partition(":")
    key, _slash, number = rest.partition("/")
    if kind == "outcome" and key in findings:
        address = reverse("finding", kwargs={"programme": programme.key, "key": key})
        return Linked(row=row, kind=kind, text=findings[key].text, address=address)
    question = questions.get(key)
    if question is None:
        return None
    address = reverse("question", kwargs={"programme": programme.key, "key": key})
    if kind == "question":
        return Linked(row=row, kind=kind, text=question.text, address=address, side=question.side)
    given = next(
        (each for each in question.answers.all() if str(each.number) == number and each.given_on is not None),
        None,
    )
    if kind != "answer" or given is None:
        return None
    return Linked(row=row, kind=kind, text=given.text, address=f"{address}#answer-{number}", side=given.side)

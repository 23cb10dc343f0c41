"""What can be about a topic, as pages name it and link to it, and what coverage counts of it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.translation import gettext as _

from tracktwo.office.planning.covering import Counted, Coverage, Occasion, Spoken, cover
from tracktwo.office.questions.queries.counting import questions_put
from tracktwo.office.questions.queries.evidence import gaps_and_questions
from tracktwo.office.record.kinds import Dimension
from tracktwo.office.record.queries import (
    dimensions_about,
    event_title,
    events_called,
    gatherings,
    statements_of,
    subjects,
    talks,
    talks_called,
)
from tracktwo.office.rounds.queries import statements_asked
from tracktwo.office.rounds.wording import statement_for
from tracktwo.vocabulary.languages import choose

if TYPE_CHECKING:
    from tracktwo.office.models import Programme, Side, Statement

__all__ = ["Choices", "Named", "choices_of", "coverage_of", "named", "statement_subject"]

Choices = list[tuple[str, list[tuple[str, tuple[str, str]]]]]
"""Groups of a select: what a group is called, and its values with the language of their words and the words."""

_LONGEST: Final = 90
_PAGES: Final = {"outcome": "finding", "narrative": "narrative", "challenge": "challenge"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Something that is about a topic: its words, their language, and where it stands."""

    subject: str
    kind: str
    text: str
    language: str
    address: str


def statement_subject(statement: "Statement") -> str:
    """Return what a tag calls a statement, whichever of its wordings is asked."""
    return f"statement:{statement.round.key}/{statement.key}"


def named(programme: "Programme", wanted: Iterable[str], *, side: "Side", language: str) -> dict[str, Named]:
    """Return what tags name as pages show it, by "kind:key"; what is gone, or not yet asked, is left out."""
    wanted = set(wanted)
    found = {
        name: Named(
            subject=name,
            kind=subject.kind,
            text=subject.text,
            language=subject.language,
            address=_address(programme, subject.kind, subject.key, subject.page_of),
        )
        for name, subject in subjects(programme, wanted, language=language).items()
        if subject.kind in {"event", "segment", *_PAGES}
    }
    for name, text in _questions(programme):
        if name in wanted:
            tag, words = choose(text, language=language)
            address = _to(programme, "question", name.partition(":")[2])
            found[name] = Named(subject=name, kind="question", text=words, language=tag, address=address)
    for name, statement in _statements(programme).items():
        if name in wanted:
            tag, words = choose(
                {tag: statement_for(statement, side=side, language=tag) for tag in statement.text},
                language=language,
            )
            address = _to(programme, "round", statement.round.key)
            found[name] = Named(subject=name, kind="statement", text=words, language=tag, address=address)
    return found


def _address(programme: "Programme", kind: str, key: str, page_of: str) -> str:
    if kind == "segment":
        return f"{_to(programme, 'event', page_of)}#{key}"
    return _to(programme, _PAGES.get(kind, kind), key)


def _to(programme: "Programme", route: str, key: str) -> str:
    return reverse(route, kwargs={"programme": programme.key, "key": key})


def _questions(programme: "Programme") -> Iterator[tuple[str, Mapping[str, str]]]:
    for kind, key, text in gaps_and_questions(programme):
        if kind == "question":
            yield f"question:{key}", text


def _statements(programme: "Programme") -> dict[str, "Statement"]:
    """Return the statements that were asked, in the wording that is asked now."""
    return {statement_subject(each): each for each in statements_asked(programme) if not each.retired}


def choices_of(programme: "Programme", *, side: "Side", language: str, words: str = "") -> Choices:
    """Return what can be about a topic, in groups, as a select offers it: all, or what has some words in its own."""
    # Of several words the longest is in one title, whatever else is between titles and behind them.
    longest = max(re.split(r"[\s·…]+", words), key=len)
    items = talks_called(programme, longest)
    rows = events_called(programme, longest, keys=(event for _key, event in items))
    events = {row.key: event_title(row, language=language) for row in rows}
    titles = subjects(programme, [f"segment:{key}" for key, _event in items], language=language)
    groups: Choices = [
        (
            _("Events"),
            [(f"event:{key}", _short(title.language, title.text)) for key, title in events.items()],
        ),
        (
            _("Talks, interviews and panels"),
            [
                (f"segment:{key}", _short(item.language, f"{item.text} · {events[event].text}"))
                for key, event in items
                for item in [titles[f"segment:{key}"]]
            ],
        ),
        *(
            (group, [(f"{kind}:{key}", _short(*choose(text, language=language))) for key, text in found])
            for kind, group, found in (
                ("outcome", _("Findings"), _statements_told(programme, "outcome")),
                ("narrative", _("Narratives"), _statements_told(programme, "narrative")),
                ("challenge", _("Challenges"), _statements_told(programme, "challenge")),
            )
        ),
        (
            _("Questions"),
            [(name, _short(*choose(text, language=language))) for name, text in _questions(programme)],
        ),
        (
            _("Statements of rounds"),
            [
                (name, _short(*choose(_texts(each, side), language=language)))
                for name, each in _statements(programme).items()
            ],
        ),
    ]
    return [
        (group, left)
        for group, choices in groups
        if (left := [choice for choice in choices if words.casefold() in choice[1][1].casefold()])
    ]


def _statements_told(programme: "Programme", kind: str) -> "Iterable[tuple[str, Mapping[str, str]]]":
    """Return the keys and words of all findings, narratives or challenges, and nothing of what they rest on."""
    return statements_of(programme, kind).prefetch_related(None).values_list("key", "text")


def _texts(statement: "Statement", side: "Side") -> dict[str, str]:
    return {tag: statement_for(statement, side=side, language=tag) for tag in statement.text}


def _short(language: str, words: str) -> tuple[str, str]:
    return language, words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def coverage_of(programme: "Programme", *, sides: "Sequence[Side]") -> Coverage:
    """Return which dimensions a programme talks of; rehearsals and what was not held are left out."""
    tags = dimensions_about(programme)
    spoken = [*_talks(programme, tags), *_asked(programme, tags), *_put(programme, tags)]
    return cover(spoken, _occasions(programme, tags), sides=[side.key for side in sides])


Tags = Mapping[str, frozenset[Dimension]]
_NONE: Final[frozenset[Dimension]] = frozenset()


def _talks(programme: "Programme", tags: Tags) -> Iterator[Spoken]:
    """Yield the talks that were held; one without topics of its own is about those of its event."""
    for talk in talks(programme):
        if not talk.is_planned:
            about = tags.get(f"segment:{talk.key}") or tags.get(f"event:{talk.event}", _NONE)
            yield Spoken(kind=Counted.TALK, dimensions=about, sides=talk.sides, year=talk.year)


def _asked(programme: "Programme", tags: Tags) -> Iterator[Spoken]:
    """Yield the statements that were asked, of both sides alike; one asked again is about what it was about first."""
    kept = {each.pk: each for each in statements_asked(programme)}
    for each in kept.values():
        if each.retired:
            continue
        first: Statement | None = each
        while first is not None and statement_subject(first) not in tags:
            first = kept.get(first.repeats_id or 0)
        about = tags[statement_subject(first)] if first else _NONE
        opened = each.round.opened_at
        yield Spoken(kind=Counted.STATEMENT, dimensions=about, year=opened.year if opened else None)


def _put(programme: "Programme", tags: Tags) -> Iterator[Spoken]:
    for key, side, asked_on in questions_put(programme):
        about = tags.get(f"question:{key}", _NONE)
        yield Spoken(kind=Counted.QUESTION, dimensions=about, sides=frozenset([side]), year=asked_on.year)


def _occasions(programme: "Programme", tags: Tags) -> list[Occasion]:
    return [
        Occasion(
            key=each.key,
            dimensions=_NONE.union(*(tags.get(subject, _NONE) for subject in each.subjects)),
            is_planned=each.is_planned,
        )
        for each in gatherings(programme)
    ]

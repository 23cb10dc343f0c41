"""An entry of a list of people, taken apart: who, what they do there, whom they are with, what they spoke on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

__all__ = ["Delivery", "Entry", "Post", "Span"]


class Span(NamedTuple):
    """A stretch of a text, in code points."""

    start: int
    end: int

    def shifted(self, by: int) -> "Span":
        """Return the same stretch further on."""
        return Span(self.start + by, self.end + by)

    def spread(self, places: Sequence[int]) -> "Span":
        """Return a stretch of a text of which characters were left out: ``places`` says where each one kept stands."""
        return Span(places[self.start], places[self.end - 1] + 1) if places else self


class Delivery(StrEnum):
    """How a contribution reached the room, as printed."""

    IN_PERSON = "in_person"
    REMOTE = "remote"
    PRE_RECORDED = "pre_recorded"
    INTERVIEW = "interview"


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What a person is and where: every part a span of the text."""

    roles: tuple[Span, ...] = ()
    organisations: tuple[Span, ...] = ()
    """The one named first, then what it is part of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One person in one line.

    Attributes:
        line: the whole line.
        person: the name, without honorifics.
        post: roles and organisations.
        functions: codes of what they do, as the line says; empty where the line says none.
        title: of the talk, without its quotation marks.
        delivery: how they took part, as the line says.
        interviewer: a name.
        country: code of a country printed beside the name.
        score: how well the line fits the form, from 0 to 1.
        rival: how well the next best reading of the line fits that says something else; 0 where there is none.
    """

    line: Span
    person: Span
    post: Post = Post()
    functions: tuple[str, ...] = ()
    title: Span | None = None
    delivery: tuple[Delivery, ...] = ()
    interviewer: Span | None = None
    country: str | None = None
    score: float = 1.0
    rival: float = 0.0

    def placed(self, place: Callable[[Span], Span]) -> "Entry":
        """Return the same entry, each of its spans where it stands in another text."""
        return replace(
            self,
            line=place(self.line),
            person=place(self.person),
            post=Post(
                roles=tuple(map(place, self.post.roles)),
                organisations=tuple(map(place, self.post.organisations)),
            ),
            title=self.title and place(self.title),
            interviewer=self.interviewer and place(self.interviewer),
        )

    def shifted(self, by: int) -> "Entry":
        """Return the same entry in a text that begins earlier."""
        return self.placed(lambda span: span.shifted(by))

    def spread(self, places: Sequence[int]) -> "Entry":
        """Return an entry of a text of which characters were left out; as for a span."""
        return self.placed(lambda span: span.spread(places)) if places else self

"""A segment: one item of an event's agenda, and who takes part in it."""

from dataclasses import dataclass, field

from tracktwo.clearance.audiences import Audience
from tracktwo.clearance.kinds.event import Event, Standing, stand
from tracktwo.clearance.kinds.library import Publication, ShownPublication, show_publication
from tracktwo.clearance.kinds.people import Contribution, ShownContribution, show_contribution
from tracktwo.clearance.rules import Covered
from tracktwo.clearance.tables import Reason, Texts, Withheld, shown
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.languages import LanguageText

__all__ = ["Part", "Segment", "ShownPart", "ShownSegment", "show_segment"]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Part:
    """What a contribution's person does in a segment."""

    contribution: Contribution
    role: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Segment:
    """One item of an event's agenda; ``rules`` are those it has besides the event's (empty: the event's alone).

    ``starts`` is a time of the day by the clock of the place, such as ``"09:30"``. ``titles`` are the title in other
    languages. ``announced`` says that those who may read the event's agenda may know that there is something in it
    they may not read.
    """

    key: str
    event: Event
    position: int
    kind: str
    title: str = ""
    language: str = "en"
    session: str = ""
    starts: str = ""
    minutes: int | None = None
    publication: Publication | None = None
    parts: tuple[Part, ...] = ()
    rules: tuple[Rule | None, ...] = ()
    titles: LanguageText = field(default_factory=dict)
    announced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPart:
    """What a person does in a segment, by the keys of contribution and person."""

    contribution: str
    person: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSegment:
    """An item of an agenda as one audience may read it; of a closed session, which has no kind, only its time."""

    key: str
    event: str
    position: int
    kind: str
    title: str
    language: str
    titles: Texts | None
    session: str
    starts: str
    minutes: int | None
    publication: str | None
    parts: tuple[ShownPart, ...]


def show_segment(segment: Segment, *, audience: Audience) -> ShownSegment | Withheld:
    """Return an item of an agenda to those who may read the agenda; its people to those who may know them."""
    standing = stand(segment.event, audience=audience, rules=segment.rules)
    if isinstance(standing, Withheld):
        return standing
    if not standing.may_read(Covered.AGENDA):
        of_event = stand(segment.event, audience=audience)
        if segment.announced and isinstance(of_event, Standing) and of_event.may_read(Covered.AGENDA):
            return _closed(segment)
        return Withheld(reason=Reason.RULE, rule=standing.rule)
    parts = tuple(part for raw in segment.parts if (part := _part(raw, audience=audience)))
    return ShownSegment(
        key=segment.key,
        event=segment.event.key,
        position=segment.position,
        kind=segment.kind,
        title=segment.title,
        language=segment.language,
        titles=shown(segment.titles),
        session=segment.session,
        starts=segment.starts,
        minutes=segment.minutes,
        publication=_publication(segment.publication, audience=audience),
        parts=parts if standing.may_read(Covered.PEOPLE) else (),
    )


def _closed(segment: Segment) -> ShownSegment:
    """Return a session of which its place and its time are told and nothing else."""
    return ShownSegment(
        key=segment.key,
        event=segment.event.key,
        position=segment.position,
        kind="",
        title="",
        language="",
        titles=None,
        session="",
        starts=segment.starts,
        minutes=segment.minutes,
        publication=None,
        parts=(),
    )


def _part(part: Part, *, audience: Audience) -> ShownPart | None:
    entry = show_contribution(part.contribution, audience=audience)
    if not isinstance(entry, ShownContribution):
        return None
    return ShownPart(contribution=entry.key, person=entry.person, role=part.role)


def _publication(publication: Publication | None, *, audience: Audience) -> str | None:
    shown = None if publication is None else show_publication(publication, audience=audience)
    return shown.key if isinstance(shown, ShownPublication) else None

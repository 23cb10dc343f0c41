"""Documents, publications and media coverage: what stands in public anyway, and which event it may be named with."""

from dataclasses import dataclass, field
from typing import Final

from tracktwo.clearance.audiences import Audience, Reach, reach
from tracktwo.clearance.kinds.event import Event, can_name, stand
from tracktwo.clearance.rules import Covered
from tracktwo.clearance.tables import Reason, Texts, Withheld, fixed, shown
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.languages import LanguageText

__all__ = [
    "Document",
    "EventLink",
    "Location",
    "Media",
    "Publication",
    "ShownDocument",
    "ShownEventLink",
    "ShownLocation",
    "ShownMedia",
    "ShownPublication",
    "Speaker",
    "show_document",
    "show_media",
    "show_publication",
]

_WRITTEN: Final = frozenset({"research_paper", "report", "book_translation", "agenda"})
_BESIDE: Final = frozenset({"prompted_by", "presented_at", "launched_at"})


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Document:
    """A source document; ``is_public`` says whether anybody may read it."""

    key: str
    title: str
    is_public: bool
    language: str = "en"
    published: PartialDate | None = None
    updated: PartialDate | None = None
    licence: str = ""
    sha256: str = ""
    characters: int | None = None
    publishers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDocument:
    """A document as one audience may read about it."""

    key: str
    title: str
    language: str
    published: PartialDate | None
    updated: PartialDate | None
    licence: str
    sha256: str
    characters: int | None
    publishers: tuple[str, ...]


def show_document(document: Document, *, audience: Audience) -> ShownDocument | Withheld:
    """Return a public document to everybody, any other to the team."""
    if not document.is_public and reach(audience, event=None) is not Reach.TEAM:
        return Withheld(reason=Reason.NOT_PUBLIC)
    return ShownDocument(
        key=document.key,
        title=document.title,
        language=document.language,
        published=document.published,
        updated=document.updated,
        licence=document.licence,
        sha256=document.sha256,
        characters=document.characters,
        publishers=document.publishers,
    )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class EventLink:
    """How a publication and an event belong together: ``record_of`` is made of what happened there."""

    event: Event
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownEventLink:
    """How a publication and an event, by key, belong together."""

    event: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Speaker:
    """Somebody who speaks in a recording, and whether they allow it to be public."""

    person: str
    is_released: bool


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Location:
    """An address where something published lies, and the sides it opens for or does not, as somebody there tried it."""

    address: str
    opens: tuple[str, ...] = ()
    fails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLocation:
    """An address, and the sides, by key, it opens for or does not."""

    address: str
    opens: tuple[str, ...]
    fails: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Publication:
    """A paper, report, translated book, agenda, recording, video or set of slides.

    Whatever is not written words needs the release of each of its ``speakers``. ``permitted_by`` names who gave it
    for them where the record does not know who speaks.
    """

    key: str
    kind: str
    title: str
    is_public: bool
    language: str = "en"
    date: PartialDate | None = None
    licence: str = ""
    by_programme: bool = True
    publishers: tuple[str, ...] = ()
    links: tuple[EventLink, ...] = ()
    permitted_by: str = ""
    speakers: tuple[Speaker, ...] = ()
    places: tuple[Location, ...] = ()
    transcript: LanguageText = field(default_factory=dict)
    note: LanguageText = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPublication:
    """A publication as one audience may read about it."""

    key: str
    kind: str
    title: str
    language: str
    date: PartialDate | None
    licence: str
    by_programme: bool
    publishers: tuple[str, ...]
    links: tuple[ShownEventLink, ...]
    places: tuple[ShownLocation, ...]
    transcript: Texts | None
    note: Texts | None


def show_publication(publication: Publication, *, audience: Audience) -> ShownPublication | Withheld:
    """Return a publication that is out, permitted, and no record of an event whose rule the audience is under."""
    team = reach(audience, event=None) is Reach.TEAM
    refusal = None if team else _refusal(publication, audience=audience)
    if refusal is not None:
        return refusal
    return ShownPublication(
        key=publication.key,
        kind=publication.kind,
        title=publication.title,
        language=publication.language,
        date=publication.date,
        licence=publication.licence,
        by_programme=publication.by_programme,
        publishers=publication.publishers,
        links=tuple(
            ShownEventLink(event=link.event.key, link=link.link)
            for link in publication.links
            if can_name(link.event, audience=audience)
        ),
        places=tuple(
            ShownLocation(address=place.address, opens=place.opens, fails=place.fails)
            for place in publication.places
        ),
        transcript=shown(publication.transcript),
        note=shown(publication.note) if team else None,
    )


def _refusal(publication: Publication, *, audience: Audience) -> Withheld | None:
    if not publication.is_public:
        return Withheld(reason=Reason.NOT_PUBLIC)
    for link in publication.links:
        # Any link we have no word for is taken for a record of what happened.
        standing = stand(link.event, audience=audience)
        if link.link in _BESIDE:
            continue
        if isinstance(standing, Withheld):
            return standing
        if not standing.may_read(Covered.PEOPLE):
            return Withheld(reason=Reason.RULE, rule=standing.rule)
    if publication.kind not in _WRITTEN and not _is_permitted(publication):
        return Withheld(reason=Reason.NO_PERMISSION)
    return None


def _is_permitted(publication: Publication) -> bool:
    """Return whether each speaker allows it; where nobody knows who speaks, whether somebody answers for them."""
    if publication.speakers:
        return all(speaker.is_released for speaker in publication.speakers)
    return bool(publication.permitted_by.strip())


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Media:
    """An outlet that reported; ``contact`` is a person of the outlet."""

    key: str
    outlet: LanguageText
    language: str = ""
    date: PartialDate | None = None
    event: Event | None = None
    contact: str = ""
    note: LanguageText = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMedia:
    """Media coverage as one audience may read about it."""

    key: str
    outlet: Texts
    language: str
    date: PartialDate | None
    event: str | None
    contact: str | None
    note: Texts | None


def show_media(media: Media, *, audience: Audience) -> ShownMedia | Withheld:
    """Return media coverage, unless it tells of an event that may not be named; people of outlets to the team."""
    if media.event is not None and not can_name(media.event, audience=audience):
        return _unnamed(media.event, audience=audience)
    team = reach(audience, event=None) is Reach.TEAM
    return ShownMedia(
        key=media.key,
        outlet=fixed(media.outlet),
        language=media.language,
        date=media.date,
        event=media.event.key if media.event else None,
        contact=media.contact if team else None,
        note=shown(media.note) if team else None,
    )


def _unnamed(event: Event, *, audience: Audience) -> Withheld:
    standing = stand(event, audience=audience)
    return standing if isinstance(standing, Withheld) else Withheld(reason=Reason.RULE, rule=standing.rule)

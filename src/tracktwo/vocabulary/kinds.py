"""The closed sets of a record: kinds of event, functions, presence, delivery, roles; their words; what follows.

The words are the messages of the catalogue, not yet translated: a reader's language is known only on a page.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from tracktwo.vocabulary.attribution import Rule

__all__ = [
    "WORDS",
    "Delivery",
    "DeliveryBasis",
    "EventKind",
    "EventStatus",
    "GovernmentLevel",
    "ListedAs",
    "Measure",
    "OrganiserRole",
    "PartRole",
    "PresenceMode",
    "PublicationKind",
    "PublicationLink",
    "RelationKind",
    "SegmentKind",
    "SupportKind",
    "default_rule",
    "is_public",
    "takes_number",
]


class EventKind(StrEnum):
    """What kind of event it is; decides defaults and whether it takes a number in the formal sequence."""

    FORMAL_WORKSHOP = "formal_workshop"
    HIGH_LEVEL_SESSION = "high_level_session"
    INFORMAL_DISCUSSION = "informal_discussion"
    SMALL_GROUP_DIALOGUE = "small_group_dialogue"
    PUBLIC_PANEL = "public_panel"
    PUBLIC_BROADCAST = "public_broadcast"
    REHEARSAL = "rehearsal"


class EventStatus(StrEnum):
    """Whether the event took place. A plan that did not happen stays in the record as not held."""

    PLANNED = "planned"
    HELD = "held"
    NOT_HELD = "not_held"


class PresenceMode(StrEnum):
    """How a side took part."""

    IN_PERSON = "in_person"
    REMOTE = "remote"
    HYBRID = "hybrid"
    NOT_STATED = "not_stated"


class OrganiserRole(StrEnum):
    """What an organisation did for an event."""

    HOST = "host"
    CO_HOST = "co_host"
    CO_ORGANISER = "co_organiser"
    SERIES_ORGANISER = "series_organiser"
    CONSULTED = "consulted"


class ListedAs(StrEnum):
    """The list on which a person is printed at an event."""

    FACILITATOR = "facilitator"
    SPEAKER = "speaker"
    KEYNOTE = "keynote"
    MODERATOR = "moderator"
    PANELLIST = "panellist"


class SegmentKind(StrEnum):
    """What a segment of the agenda is."""

    OPENING = "opening"
    TALK = "talk"
    INTERVIEW = "interview"
    Q_AND_A = "q_and_a"
    PANEL = "panel"
    LAUNCH = "launch"
    BREAK = "break"
    CLOSING = "closing"


class PartRole(StrEnum):
    """What a person does in a segment."""

    SPEAKER = "speaker"
    INTERVIEWEE = "interviewee"
    INTERVIEWER = "interviewer"
    MODERATOR = "moderator"
    PANELLIST = "panellist"


class Delivery(StrEnum):
    """How a contribution reached the room."""

    IN_PERSON = "in_person"
    REMOTE = "remote"
    PRE_RECORDED = "pre_recorded"
    SENT_VIDEO = "sent_video"


class DeliveryBasis(StrEnum):
    """Whether the delivery is printed with the person or follows from what is said about the side."""

    STATED = "stated"
    INHERITED = "inherited"


class PublicationKind(StrEnum):
    """What a publication is. Only research papers count as research outputs."""

    RESEARCH_PAPER = "research_paper"
    REPORT = "report"
    BOOK_TRANSLATION = "book_translation"
    RECORDING = "recording"
    AGENDA = "agenda"


class PublicationLink(StrEnum):
    """How a publication and an event belong together."""

    PROMPTED_BY = "prompted_by"
    PRESENTED_AT = "presented_at"
    LAUNCHED_AT = "launched_at"
    RECORD_OF = "record_of"


class RelationKind(StrEnum):
    """What one organisation is to another; the last one is said across the two sides."""

    COMPETES = "competes"
    SUPPLIES = "supplies"
    OWNS = "owns"
    SPUN_OFF = "spun_off"
    SUPPORTS = "supports"
    COUNTERPART = "counterpart"


class GovernmentLevel(StrEnum):
    """Which level of government gives support; the same three on every side."""

    NATIONAL = "national"
    REGIONAL = "regional"
    LOCAL = "local"


class SupportKind(StrEnum):
    """What support consists of."""

    INVESTMENT = "investment"
    SUBSIDY = "subsidy"
    CONTRACT = "contract"
    FACILITIES = "facilities"


class Measure(StrEnum):
    """What balance counts for each side."""

    PEOPLE = "people"
    """People on any list of the event, each once: over all events, each once in the programme."""
    SPEAKERS = "speakers"
    """People listed to speak or speaking, each once."""
    SLOTS = "slots"
    """Times somebody speaks, is interviewed or sits on a panel; opening and closing are two."""
    MINUTES = "minutes"
    """Minutes of those slots; an item's minutes are shared equally by those who speak in it."""
    FACILITATORS = "facilitators"
    """People listed as facilitators, each once."""
    CHAIRING = "chairing"
    """People who moderate or interview, each once."""
    MODERATORS = "moderators"
    """Panels and talks moderated."""
    PANELLISTS = "panellists"
    """Seats on panels, without the moderator's."""
    INTERVIEWEES = "interviewees"
    """Interviews given."""
    INTERVIEWERS = "interviewers"
    """Interviews led."""
    IN_ROOM = "in_room"
    """Events at which somebody of the side was in the room."""
    FROM_AFAR = "from_afar"
    """Events the side took part in from afar only."""
    HOSTED = "hosted"
    """Events that an organisation of the side hosted, co-hosted or co-organised."""
    LISTED_FIRST = "listed_first"
    """Events on whose page the side is listed first; the order alternates in time."""
    PUBLICATIONS = "publications"
    """Publications in a language of the side."""
    ASKED = "asked"
    """Questions of the side, put to the other side."""
    ANSWERED = "answered"
    """Questions of the side that the other side answered."""


_NUMBERED: Final = frozenset({EventKind.FORMAL_WORKSHOP, EventKind.HIGH_LEVEL_SESSION})
_PUBLIC: Final = frozenset({EventKind.PUBLIC_PANEL, EventKind.PUBLIC_BROADCAST})
_DEFAULT_RULES: Final = {
    EventKind.FORMAL_WORKSHOP: Rule.ON_THE_RECORD,
    EventKind.HIGH_LEVEL_SESSION: Rule.ON_THE_RECORD,
    EventKind.INFORMAL_DISCUSSION: Rule.OFF_THE_RECORD,
    EventKind.SMALL_GROUP_DIALOGUE: Rule.NOT_FOR_ATTRIBUTION,
    EventKind.PUBLIC_PANEL: Rule.ON_THE_RECORD,
    EventKind.PUBLIC_BROADCAST: Rule.ON_THE_RECORD,
    EventKind.REHEARSAL: Rule.NOT_FOR_ATTRIBUTION,
}


def takes_number(kind: EventKind) -> bool:
    """Return whether a held event of this kind takes a number in the formal sequence."""
    return kind in _NUMBERED


def is_public(kind: EventKind) -> bool:
    """Return whether an event of this kind is held before the public."""
    return kind in _PUBLIC


def default_rule(kind: EventKind) -> Rule:
    """Return the rule of attribution a new event of this kind starts with."""
    return _DEFAULT_RULES[kind]


def _(message: str) -> str:
    """Mark a message for the catalogue."""
    return message


WORDS: Final[Mapping[StrEnum, str]] = {
    EventKind.FORMAL_WORKSHOP: _("Formal workshop"),
    EventKind.HIGH_LEVEL_SESSION: _("High-level series session"),
    EventKind.INFORMAL_DISCUSSION: _("Informal discussion"),
    EventKind.SMALL_GROUP_DIALOGUE: _("Small-group dialogue"),
    EventKind.PUBLIC_PANEL: _("Public panel"),
    EventKind.PUBLIC_BROADCAST: _("Public broadcast"),
    EventKind.REHEARSAL: _("Rehearsal"),
    EventStatus.PLANNED: _("Planned"),
    EventStatus.HELD: _("Held"),
    EventStatus.NOT_HELD: _("Not held"),
    PresenceMode.IN_PERSON: _("In person"),
    PresenceMode.REMOTE: _("Remote"),
    PresenceMode.HYBRID: _("Hybrid"),
    PresenceMode.NOT_STATED: _("Not stated"),
    OrganiserRole.HOST: _("Host"),
    OrganiserRole.CO_HOST: _("Co-host"),
    OrganiserRole.CO_ORGANISER: _("Co-organiser"),
    OrganiserRole.SERIES_ORGANISER: _("Organiser of the series"),
    OrganiserRole.CONSULTED: _("Consulted"),
    ListedAs.FACILITATOR: _("Facilitator"),
    ListedAs.SPEAKER: _("Speaker"),
    ListedAs.KEYNOTE: _("Keynote speaker"),
    ListedAs.MODERATOR: _("Moderator"),
    ListedAs.PANELLIST: _("Panellist"),
    SegmentKind.OPENING: _("Opening remarks"),
    SegmentKind.TALK: _("Talk"),
    SegmentKind.INTERVIEW: _("Interview"),
    SegmentKind.Q_AND_A: _("Questions and answers"),
    SegmentKind.PANEL: _("Panel"),
    SegmentKind.LAUNCH: _("Launch of a publication"),
    SegmentKind.BREAK: _("Break"),
    SegmentKind.CLOSING: _("Closing remarks"),
    PartRole.INTERVIEWEE: _("Interviewee"),
    PartRole.INTERVIEWER: _("Interviewer"),
    Delivery.PRE_RECORDED: _("Pre-recorded"),
    Delivery.SENT_VIDEO: _("By video"),
    DeliveryBasis.STATED: _("printed with the name"),
    DeliveryBasis.INHERITED: _("from what is said about the side"),
    PublicationKind.RESEARCH_PAPER: _("Research paper"),
    PublicationKind.REPORT: _("Report"),
    PublicationKind.BOOK_TRANSLATION: _("Translation of a book"),
    PublicationKind.RECORDING: _("Recording"),
    PublicationKind.AGENDA: _("Agenda"),
    PublicationLink.PROMPTED_BY: _("Prompted by"),
    PublicationLink.PRESENTED_AT: _("Presented at"),
    PublicationLink.LAUNCHED_AT: _("Launched at"),
    PublicationLink.RECORD_OF: _("Record of"),
    RelationKind.COMPETES: _("Competes with"),
    RelationKind.SUPPLIES: _("Supplies"),
    RelationKind.OWNS: _("Owns"),
    RelationKind.SPUN_OFF: _("Spun off from"),
    RelationKind.SUPPORTS: _("Supports"),
    RelationKind.COUNTERPART: _("Counterpart of"),
    GovernmentLevel.NATIONAL: _("National or federal government"),
    GovernmentLevel.REGIONAL: _("Provincial or state government"),
    GovernmentLevel.LOCAL: _("Local government"),
    SupportKind.INVESTMENT: _("Investment"),
    SupportKind.SUBSIDY: _("Subsidy"),
    SupportKind.CONTRACT: _("Contract"),
    SupportKind.FACILITIES: _("Facilities"),
    Measure.PEOPLE: _("People"),
    Measure.SPEAKERS: _("Speakers"),
    Measure.SLOTS: _("Speaking slots"),
    Measure.MINUTES: _("Minutes of speaking"),
    Measure.FACILITATORS: _("Facilitators"),
    Measure.CHAIRING: _("Moderating or interviewing"),
    Measure.MODERATORS: _("Moderating"),
    Measure.PANELLISTS: _("Seats on panels"),
    Measure.INTERVIEWEES: _("Interviews given"),
    Measure.INTERVIEWERS: _("Interviews led"),
    Measure.IN_ROOM: _("In the room"),
    Measure.FROM_AFAR: _("From afar"),
    Measure.HOSTED: _("Events hosted"),
    Measure.LISTED_FIRST: _("Listed first"),
    Measure.PUBLICATIONS: _("Publications in a language of the side"),
    Measure.ASKED: _("Questions asked of the other side"),
    Measure.ANSWERED: _("Questions answered by the other side"),
    Rule.ON_THE_RECORD: _("On the record"),
    Rule.NOT_FOR_ATTRIBUTION: _("Not for attribution"),
    Rule.OFF_THE_RECORD: _("Off the record"),
}
"""A value's word, in English. Members of different enums with the same value are equal and share a word."""

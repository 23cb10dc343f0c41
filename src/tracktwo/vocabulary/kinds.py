"""The closed sets of a record: kinds of event, functions, presence, delivery, roles; their words; what follows.

The words are the messages of the catalogue, not yet translated: a reader's language is known only on a page.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from tracktwo.vocabulary.attribution import Rule

__all__ = [
    "WORDS",
    "AlternateKind",
    "Cause",
    "Delivery",
    "DeliveryBasis",
    "Dimension",
    "EventKind",
    "EventStatus",
    "FindingBasis",
    "FindingKind",
    "GovernmentLevel",
    "GuestState",
    "LessonKind",
    "LimitKind",
    "ListedAs",
    "Measure",
    "OrganiserRole",
    "PartRole",
    "PresenceMode",
    "PublicationKind",
    "PublicationLink",
    "Reach",
    "RelationKind",
    "ReportPart",
    "SegmentKind",
    "Sensitivity",
    "Setting",
    "Stance",
    "SubtitleState",
    "SupportKind",
    "Uptake",
    "Way",
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
    PARTICIPANT = "participant"


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


class SubtitleState(StrEnum):
    """How far the subtitles of a recording are, in one language."""

    NOT_BEGUN = "not_begun"
    IN_WORK = "in_work"
    READY = "ready"


class PublicationKind(StrEnum):
    """What a publication is. Only research papers count as research outputs."""

    RESEARCH_PAPER = "research_paper"
    REPORT = "report"
    BOOK_TRANSLATION = "book_translation"
    RECORDING = "recording"
    VIDEO = "video"
    SLIDES = "slides"
    AGENDA = "agenda"


class LessonKind(StrEnum):
    """What an event taught: that something worked, or that it did not."""

    WORKED = "worked"
    FAILED = "did_not_work"


class Uptake(StrEnum):
    """What whoever plans a similar event made of a lesson."""

    TAKEN_UP = "taken_up"
    NOT_APPLICABLE = "not_applicable"


class Dimension(StrEnum):
    """What a topic is mainly about, so that it can be seen which sides of a matter a programme talks of."""

    SECURITY = "national_security"
    SAFETY = "safe_operation"
    ECONOMY = "economy"
    POLICY = "policy_and_law"
    SCIENCE = "science_and_technology"
    ENVIRONMENT = "environment"
    SOCIETY = "society"


class Sensitivity(StrEnum):
    """How hard it is for the two sides to talk about a topic."""

    OPEN = "easy_to_discuss"
    CARE = "needs_care"
    HARD = "hard_to_discuss"


class Setting(StrEnum):
    """Where a topic can be talked about, from the widest circle to the narrowest; officials are another table."""

    PUBLIC = "in_public"
    CLOSED = "behind_closed_doors"
    SMALL = "in_a_small_group"
    OFFICIALS = "on_to_officials"


class Reach(StrEnum):
    """Whether what lies at an address opens where one side is."""

    OPENS = "opens"
    FAILS = "fails"


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


class FindingKind(StrEnum):
    """What a finding is about."""

    WANTS = "wants"
    MISPERCEPTIONS = "misperceptions"
    DYNAMICS = "dynamics"
    LANGUAGE = "wording"
    OTHER = "other"


class FindingBasis(StrEnum):
    """What a finding is: from answers of a round or of the question exchange, a judgement, or made up to show how."""

    MEASURED = "measured"
    ANSWERS = "from_answers"
    JUDGED = "judged"
    CONCLUDED = "concluded"
    DEMONSTRATION = "demonstration"


class Stance(StrEnum):
    """What a piece of evidence does for a statement."""

    SUPPORTS = "supports"
    QUALIFIES = "qualifies"
    CONTRADICTS = "contradicts"


class ReportPart(StrEnum):
    """A part of the report of a period, in the order of the report; the team may write words for each."""

    SUMMARY = "part_summary"
    WHY = "part_why"
    STATUS = "part_status"
    EVENTS = "part_events"
    BALANCE = "part_balance"
    ROUNDS = "part_rounds"
    QUESTIONS = "part_questions"
    TERMS = "part_terms"
    FINDINGS = "part_findings"
    MEDIA = "part_media"
    LESSONS = "part_lessons"
    PLANS = "part_plans"
    METHOD = "part_method"
    CREDITS = "part_credits"


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


class AlternateKind(StrEnum):
    """What stands ready for an event that cannot be held as planned."""

    REMOTE = "remote"
    HYBRID = "hybrid"
    THIRD_COUNTRY = "third_country"


class Cause(StrEnum):
    """Why a plan changed, in a word; anything more is one side's own note."""

    VISA = "visa"
    TRAVEL = "travel"
    HEALTH = "health"
    POLICY = "policy"
    TECHNICAL = "technical"
    OTHER = "other_cause"


class Way(StrEnum):
    """What becomes of an event whose plan cannot be kept."""

    HYBRID = "keep_hybrid"
    INFORMAL = "make_informal"
    MOVE = "move"
    POSTPONE = "postpone"
    CANCEL = "cancel"


class GuestState(StrEnum):
    """How far somebody's coming to an event is."""

    IDEA = "idea"
    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    HERE = "here"
    LATE = "late"
    NOT_COMING = "not_coming"
    REMOTE = "remote"


class LimitKind(StrEnum):
    """What a limit on meetings of the two sides is about."""

    ATTEND = "who_may_attend"
    TOPIC = "not_discussed"
    INFORM = "to_be_informed"


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
    ListedAs.PARTICIPANT: _("Participant"),
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
    SubtitleState.NOT_BEGUN: _("Not begun"),
    SubtitleState.IN_WORK: _("In work"),
    SubtitleState.READY: _("Ready"),
    PublicationKind.RESEARCH_PAPER: _("Research paper"),
    PublicationKind.REPORT: _("Report"),
    PublicationKind.BOOK_TRANSLATION: _("Translation of a book"),
    PublicationKind.RECORDING: _("Recording"),
    PublicationKind.VIDEO: _("Pre-recorded video"),
    PublicationKind.SLIDES: _("Slides"),
    PublicationKind.AGENDA: _("Agenda"),
    LessonKind.WORKED: _("It worked"),
    LessonKind.FAILED: _("It did not work"),
    Uptake.TAKEN_UP: _("Taken up"),
    Uptake.NOT_APPLICABLE: _("Not applicable here"),
    Dimension.SECURITY: _("National security"),
    Dimension.SAFETY: _("Safety"),
    Dimension.ECONOMY: _("Economy"),
    Dimension.POLICY: _("Policy and law"),
    Dimension.SCIENCE: _("Science and technology"),
    Dimension.ENVIRONMENT: _("Environment"),
    Dimension.SOCIETY: _("Society"),
    Sensitivity.OPEN: _("Easy to talk about"),
    Sensitivity.CARE: _("Needs care"),
    Sensitivity.HARD: _("Hard to talk about"),
    Setting.PUBLIC: _("In public"),
    Setting.CLOSED: _("Behind closed doors"),
    Setting.SMALL: _("In a small group"),
    Setting.OFFICIALS: _("Passed on to officials"),
    Reach.OPENS: _("opens there"),
    Reach.FAILS: _("does not open there"),
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
    FindingKind.WANTS: _("What each side wants to know"),
    FindingKind.MISPERCEPTIONS: _("What each side thinks of the other"),
    FindingKind.DYNAMICS: _("How the sector works"),
    FindingKind.LANGUAGE: _("Language and words"),
    FindingKind.OTHER: _("Other matters"),
    FindingBasis.MEASURED: _("Measured in a round"),
    FindingBasis.ANSWERS: _("From the question exchange"),
    FindingBasis.JUDGED: _("Convenors’ judgement"),
    FindingBasis.CONCLUDED: _("Conclusion stated by the organisers"),
    FindingBasis.DEMONSTRATION: _("Demonstration, from simulated answers"),
    Stance.QUALIFIES: _("Supports in part"),
    Stance.CONTRADICTS: _("Contradicts"),
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
    ReportPart.SUMMARY: _("Summary"),
    ReportPart.WHY: _("Why"),
    ReportPart.STATUS: _("Where the programme stands"),
    ReportPart.EVENTS: _("Events"),
    ReportPart.BALANCE: _("Balance"),
    ReportPart.ROUNDS: _("Rounds"),
    ReportPart.QUESTIONS: _("Questions exchanged"),
    ReportPart.TERMS: _("Terms"),
    ReportPart.FINDINGS: _("Findings"),
    ReportPart.MEDIA: _("Media coverage"),
    ReportPart.LESSONS: _("Lessons"),
    ReportPart.PLANS: _("Plans"),
    ReportPart.METHOD: _("Method, and what is not published"),
    ReportPart.CREDITS: _("Credits and licence"),
    AlternateKind.THIRD_COUNTRY: _("In a third country"),
    Cause.VISA: _("Visas"),
    Cause.TRAVEL: _("Travel"),
    Cause.HEALTH: _("Health"),
    Cause.POLICY: _("Policy"),
    Cause.TECHNICAL: _("Technical"),
    Cause.OTHER: _("Something else"),
    Way.HYBRID: _("Keep it as planned, but hybrid"),
    Way.INFORMAL: _("Make it informal"),
    Way.MOVE: _("Move it"),
    Way.POSTPONE: _("Postpone it"),
    Way.CANCEL: _("Cancel it"),
    GuestState.IDEA: _("An idea"),
    GuestState.INVITED: _("Invited"),
    GuestState.ACCEPTED: _("Will come"),
    GuestState.DECLINED: _("Has declined"),
    GuestState.HERE: _("Here"),
    GuestState.LATE: _("Late"),
    GuestState.NOT_COMING: _("Not coming"),
    LimitKind.ATTEND: _("Who may attend what"),
    LimitKind.TOPIC: _("Not to be discussed"),
    LimitKind.INFORM: _("Who must be informed"),
    Rule.ON_THE_RECORD: _("On the record"),
    Rule.NOT_FOR_ATTRIBUTION: _("Not for attribution"),
    Rule.OFF_THE_RECORD: _("Off the record"),
}
"""A value's word, in English. Members of different enums with the same value are equal and share a word."""

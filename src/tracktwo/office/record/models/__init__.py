"""The rows of the record.

A row that people refer to has a ``key``: short, unique in its programme and kind, and never changed, so that
citations, exports and links stay true. Words as printed are kept apart from the clean ones; what can be
derived (formal numbers, posts over time, headcounts) is not stored.
"""

from tracktwo.office.record.models.agenda import (
    Affiliation,
    AgendaVersion,
    Contribution,
    Part,
    Segment,
    Subtitle,
)
from tracktwo.office.record.models.balance import BalanceNote
from tracktwo.office.record.models.events import (
    Event,
    EventClock,
    EventName,
    Organiser,
    Presence,
)
from tracktwo.office.record.models.findings import (
    Challenge,
    ChallengeEvidence,
    Correction,
    Narrative,
    NarrativeEvidence,
    OutcomeEvidence,
    SideNote,
)
from tracktwo.office.record.models.judgements import Judgement
from tracktwo.office.record.models.lessons import Lesson, LessonUse
from tracktwo.office.record.models.library import (
    MediaCoverage,
    Outcome,
    Publication,
    PublicationEvent,
)
from tracktwo.office.record.models.organisations import (
    Conference,
    Organisation,
    OrganisationName,
    Partner,
)
from tracktwo.office.record.models.people import (
    Person,
    PersonName,
)
from tracktwo.office.record.models.plans import Alternate, EarlierPlan, Guest, Limit
from tracktwo.office.record.models.programme import (
    Objective,
    Programme,
    ProgrammeRow,
    Side,
)
from tracktwo.office.record.models.recordings import MediaPlace, SpeakerRelease
from tracktwo.office.record.models.reports import PeriodReport, ReportText
from tracktwo.office.record.models.sector import Classification, Relation, SectorType
from tracktwo.office.record.models.sources import (
    Citation,
    Conflict,
    ConflictValue,
    Document,
    DocumentText,
)
from tracktwo.office.record.models.team import (
    Attendance,
    FactApproval,
    FactReading,
    Note,
    Remark,
)
from tracktwo.office.record.models.topics import Topic, TopicMove, TopicTag

__all__ = [
    "Affiliation",
    "AgendaVersion",
    "Alternate",
    "Attendance",
    "BalanceNote",
    "Challenge",
    "ChallengeEvidence",
    "Citation",
    "Classification",
    "Conference",
    "Conflict",
    "ConflictValue",
    "Contribution",
    "Correction",
    "Document",
    "DocumentText",
    "EarlierPlan",
    "Event",
    "EventClock",
    "EventName",
    "FactApproval",
    "FactReading",
    "Guest",
    "Judgement",
    "Lesson",
    "LessonUse",
    "Limit",
    "MediaCoverage",
    "MediaPlace",
    "Narrative",
    "NarrativeEvidence",
    "Note",
    "Objective",
    "Organisation",
    "OrganisationName",
    "Organiser",
    "Outcome",
    "OutcomeEvidence",
    "Part",
    "Partner",
    "PeriodReport",
    "Person",
    "PersonName",
    "Presence",
    "Programme",
    "ProgrammeRow",
    "Publication",
    "PublicationEvent",
    "Relation",
    "Remark",
    "ReportText",
    "SectorType",
    "Segment",
    "Side",
    "SideNote",
    "SpeakerRelease",
    "Subtitle",
    "Topic",
    "TopicMove",
    "TopicTag",
]

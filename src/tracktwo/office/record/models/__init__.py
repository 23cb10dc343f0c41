"""The rows of the record.

A row that people refer to has a ``key``: short, unique in its programme and kind, and never changed, so that
citations, exports and links stay true. Words as printed are kept apart from the clean ones; what can be
derived (formal numbers, posts over time, headcounts) is not stored.
"""

from tracktwo.office.record.models.agenda import (
    Affiliation,
    Contribution,
    Part,
    Segment,
)
from tracktwo.office.record.models.balance import BalanceNote
from tracktwo.office.record.models.events import (
    Event,
    EventName,
    Organiser,
    Presence,
)
from tracktwo.office.record.models.judgements import Judgement
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
from tracktwo.office.record.models.programme import (
    Objective,
    Programme,
    ProgrammeRow,
    Side,
)
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

__all__ = [
    "Affiliation",
    "Attendance",
    "BalanceNote",
    "Citation",
    "Classification",
    "Conference",
    "Conflict",
    "ConflictValue",
    "Contribution",
    "Document",
    "DocumentText",
    "Event",
    "EventName",
    "FactApproval",
    "FactReading",
    "Judgement",
    "MediaCoverage",
    "Note",
    "Objective",
    "Organisation",
    "OrganisationName",
    "Organiser",
    "Outcome",
    "Part",
    "Partner",
    "Person",
    "PersonName",
    "Presence",
    "Programme",
    "ProgrammeRow",
    "Publication",
    "PublicationEvent",
    "Relation",
    "Remark",
    "SectorType",
    "Segment",
    "Side",
]

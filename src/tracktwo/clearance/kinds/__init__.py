"""The kinds of material, one small module each: what goes in, what comes out, and who reads which part of it.

A raw noun (``Event``) holds everything the team knows; a shown noun (``ShownEvent``) only what one audience may
read. Each ``show_…`` builds its noun field by field: a field nobody wrote down there is seen by nobody. ``None``
and empty stand for both *not known* and *not shown*, so that an audience cannot tell which.

These functions decide; only :func:`tracktwo.clearance.clear` turns what they return into something that is cleared.
"""

from tracktwo.clearance.kinds.agenda import (
    Part,
    Segment,
    ShownPart,
    ShownSegment,
)
from tracktwo.clearance.kinds.event import (
    Event,
    Host,
    Place,
    Presence,
    ShownEvent,
    ShownPlace,
    ShownPresence,
    Status,
)
from tracktwo.clearance.kinds.evidence import (
    Citation,
    Conflict,
    Reading,
    ShownCitation,
    ShownConflict,
    ShownReading,
    ShownSubject,
    Subject,
)
from tracktwo.clearance.kinds.figures import (
    ShownBands,
    ShownCounts,
    ShownExpectation,
    ShownLimits,
)
from tracktwo.clearance.kinds.library import (
    Document,
    EventLink,
    Media,
    Publication,
    ShownDocument,
    ShownEventLink,
    ShownMedia,
    ShownPublication,
)
from tracktwo.clearance.kinds.organisations import (
    Conference,
    Organisation,
    ShownConference,
    ShownOrganisation,
)
from tracktwo.clearance.kinds.outcomes import (
    Note,
    Outcome,
    ShownNote,
    ShownOutcome,
)
from tracktwo.clearance.kinds.people import (
    Attendance,
    Contribution,
    Person,
    ShownAttendance,
    ShownContribution,
    ShownPerson,
)
from tracktwo.clearance.kinds.programme import (
    Objective,
    Programme,
    ShownObjective,
    ShownProgramme,
    ShownSide,
    Side,
)
from tracktwo.clearance.kinds.remarks import (
    Remark,
    Remarks,
    ShownRemark,
    ShownRemarks,
)
from tracktwo.clearance.kinds.results import (
    Planted,
    Result,
    ResultPart,
    ResultSide,
    ShownPlanted,
    ShownResult,
    ShownResultPart,
    ShownResultSide,
)
from tracktwo.clearance.kinds.rounds import (
    Recipe,
    Round,
    RoundSide,
    Setting,
    ShownPolicy,
    ShownRecipe,
    ShownRound,
    ShownRoundSide,
)

__all__ = [
    "Attendance",
    "Citation",
    "Conference",
    "Conflict",
    "Contribution",
    "Document",
    "Event",
    "EventLink",
    "Host",
    "Media",
    "Note",
    "Objective",
    "Organisation",
    "Outcome",
    "Part",
    "Person",
    "Place",
    "Planted",
    "Presence",
    "Programme",
    "Publication",
    "Reading",
    "Recipe",
    "Remark",
    "Remarks",
    "Result",
    "ResultPart",
    "ResultSide",
    "Round",
    "RoundSide",
    "Segment",
    "Setting",
    "ShownAttendance",
    "ShownBands",
    "ShownCitation",
    "ShownConference",
    "ShownConflict",
    "ShownContribution",
    "ShownCounts",
    "ShownDocument",
    "ShownEvent",
    "ShownEventLink",
    "ShownExpectation",
    "ShownLimits",
    "ShownMedia",
    "ShownNote",
    "ShownObjective",
    "ShownOrganisation",
    "ShownOutcome",
    "ShownPart",
    "ShownPerson",
    "ShownPlace",
    "ShownPlanted",
    "ShownPolicy",
    "ShownPresence",
    "ShownProgramme",
    "ShownPublication",
    "ShownReading",
    "ShownRecipe",
    "ShownRemark",
    "ShownRemarks",
    "ShownResult",
    "ShownResultPart",
    "ShownResultSide",
    "ShownRound",
    "ShownRoundSide",
    "ShownSegment",
    "ShownSide",
    "ShownSubject",
    "Side",
    "Status",
    "Subject",
]

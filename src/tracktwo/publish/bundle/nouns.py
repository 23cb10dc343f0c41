"""What each kind of item looks like in a release: which noun of the gate, and which of its fields.

The allow-list of the publisher. The gate decides what the public reads; a kind or a field that is not named here
is refused even if the gate let it through.
"""

from typing import Final

from tracktwo.clearance import kinds

__all__ = ["KINDS", "TEAM_ONLY", "kind_of"]

KINDS: Final[dict[str, type]] = {
    "challenge": kinds.ShownChallenge,
    "concept": kinds.ShownConcept,
    "conference": kinds.ShownConference,
    "conflict": kinds.ShownConflict,
    "contribution": kinds.ShownContribution,
    "debriefline": kinds.ShownDebriefLine,
    "document": kinds.ShownDocument,
    "event": kinds.ShownEvent,
    "media": kinds.ShownMedia,
    "narrative": kinds.ShownNarrative,
    "objective": kinds.ShownObjective,
    "organisation": kinds.ShownOrganisation,
    "outcome": kinds.ShownOutcome,
    "person": kinds.ShownPerson,
    "programme": kinds.ShownProgramme,
    "publication": kinds.ShownPublication,
    "question": kinds.ShownQuestion,
    "remarks": kinds.ShownRemarks,
    "result": kinds.ShownResult,
    "round": kinds.ShownRound,
    "segment": kinds.ShownSegment,
    "side": kinds.ShownSide,
    "theme": kinds.ShownTheme,
}
"""Every kind of item, and the noun the gate shows it as."""

TEAM_ONLY: Final[dict[type, frozenset[str]]] = {
    kinds.ShownConflict: frozenset({"reason"}),
    kinds.ShownContribution: frozenset({"note"}),
    kinds.ShownEvent: frozenset({"note", "rule_note", "twin"}),
    kinds.ShownMedia: frozenset({"contact", "note"}),
    kinds.ShownOrganisation: frozenset({"note"}),
    kinds.ShownPerson: frozenset({"note"}),
    kinds.ShownPublication: frozenset({"note"}),
    kinds.ShownRemark: frozenset({"original"}),
    kinds.ShownResultSide: frozenset({"held"}),
}
"""Fields the nouns have for the team's eyes; no release has them."""

_NAMES: Final = {noun: kind for kind, noun in KINDS.items()}


def kind_of(noun: type) -> str | None:
    """Return the kind of item a shown noun is; None if it is no item of its own."""
    return _NAMES.get(noun)

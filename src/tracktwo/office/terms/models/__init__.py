"""The rows of this room."""

from tracktwo.office.terms.models.concepts import (
    Concept,
    ConceptDefinition,
    ConceptEquivalent,
    ConceptEvidence,
    ConceptFeature,
    ConceptKey,
    ConceptLink,
    ConceptMisreading,
    ConceptRound,
    ConceptSense,
    ConceptTerm,
)
from tracktwo.office.terms.models.conditions import CaseCondition, ConditionKey, ConditionsShown
from tracktwo.office.terms.models.corpus import TermBuild, TermSource, TermTurn

__all__ = [
    "CaseCondition",
    "Concept",
    "ConceptDefinition",
    "ConceptEquivalent",
    "ConceptEvidence",
    "ConceptFeature",
    "ConceptKey",
    "ConceptLink",
    "ConceptMisreading",
    "ConceptRound",
    "ConceptSense",
    "ConceptTerm",
    "ConditionKey",
    "ConditionsShown",
    "TermBuild",
    "TermSource",
    "TermTurn",
]

"""What a report is made from: a release both sides approved, a period, and the team's words for its parts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.kinds import ReportPart
from tracktwo.vocabulary.languages import LanguageText

__all__ = ["Material"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What the team adds to a release.

    Attributes:
        period: from when to when; a year, a month or a range.
        texts: the team's words for parts, by language; parts without any have only what the release tells.
        doubted: keys of findings whose evidence is no longer what it was when the release was approved.
        notice: words at the head and foot of every page, such as that it is a draft; by language.
    """

    period: PartialDate
    texts: Mapping[ReportPart, LanguageText] = field(default_factory=dict)
    doubted: frozenset[str] = frozenset()
    notice: LanguageText = field(default_factory=dict)

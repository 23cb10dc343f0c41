"""Concepts of the glossary: what both sides call them, define them as, and recommend."""

from dataclasses import dataclass
from enum import StrEnum

from tracktwo.clearance.audiences import Audience, Reach, reach
from tracktwo.clearance.rules import governing, known
from tracktwo.clearance.tables import Fact, Name, Reason, Texts, Withheld, shown
from tracktwo.terms import Equivalence, Status
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.languages import LanguageText

__all__ = [
    "Concept",
    "ConceptEnding",
    "Defined",
    "Equal",
    "Misread",
    "ShownConcept",
    "ShownDefined",
    "ShownEqual",
    "ShownMisread",
    "ShownWord",
    "Word",
    "show_concept",
]


class ConceptEnding(StrEnum):
    """How the work of both sides on a concept ended."""

    WORDING = "wording"
    BOTH_STAND = "both_stand"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Word:
    """A word for a concept; of a side where it is only that side's."""

    text: str
    language: str
    side: str | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownWord:
    """A word for a concept as one audience may read it."""

    name: Name
    side: str | None
    status: Status | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Equal:
    """A word, one in another language ("" for none), how exact that is, and what is lost."""

    text: str
    language: str
    other: str
    other_language: str
    strength: Equivalence
    lost: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownEqual:
    """An equivalent as one audience may read it."""

    name: Name
    other: Name | None
    strength: Equivalence
    lost: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Defined:
    """A definition as it was given. ``rules`` are all that hold for it; None, or none at all, is off the record."""

    text: str
    language: str
    rules: tuple[Rule | None, ...] = ()
    side: str | None = None
    source: str = ""
    date: PartialDate | None = None
    translation: LanguageText | None = None
    is_machine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDefined:
    """A definition as one audience may read it."""

    text: Name
    side: str | None
    source: str
    date: PartialDate | None
    translation: Texts | None
    is_machine: bool


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Misread:
    """What a reader of a side is likely to misread."""

    side: str
    text: LanguageText


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMisread:
    """What a reader of a side is likely to misread, as one audience may read it."""

    side: str
    text: Texts | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Concept:
    """A concept. ``approved`` states the fingerprint of all that would go outside; each side's key approves that.

    ``ending`` is None while the work goes on; ``wording`` is what is recommended.
    """

    key: str
    number: int
    approved: Fact[str]
    ending: ConceptEnding | None = None
    wording: LanguageText | None = None
    words: tuple[Word, ...] = ()
    equivalents: tuple[Equal, ...] = ()
    definitions: tuple[Defined, ...] = ()
    misreadings: tuple[Misread, ...] = ()
    see_also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownConcept:
    """A concept as one audience may read it; ``see_also`` are keys of others."""

    key: str
    number: int
    ending: ConceptEnding | None
    wording: Texts | None
    words: tuple[ShownWord, ...]
    equivalents: tuple[ShownEqual, ...]
    definitions: tuple[ShownDefined, ...]
    misreadings: tuple[ShownMisread, ...]
    see_also: tuple[str, ...]


def show_concept(concept: Concept, *, audience: Audience) -> ShownConcept | Withheld:
    """Return a concept both sides gave their key to, with its definitions on the record; any, whole, to the team."""
    near = reach(audience, event=None)
    if known(concept.approved, near=near) is None or (near is not Reach.TEAM and concept.ending is None):
        return Withheld(reason=Reason.NOT_KNOWN_OUTSIDE)
    return ShownConcept(
        key=concept.key,
        number=concept.number,
        ending=concept.ending,
        wording=shown(concept.wording),
        words=tuple(
            ShownWord(name=Name(text=each.text, language=each.language), side=each.side, status=each.status)
            for each in concept.words
        ),
        equivalents=tuple(
            ShownEqual(
                name=Name(text=each.text, language=each.language),
                other=Name(text=each.other, language=each.other_language) if each.other else None,
                strength=each.strength,
                lost=each.lost,
            )
            for each in concept.equivalents
        ),
        definitions=tuple(
            ShownDefined(
                text=Name(text=each.text, language=each.language),
                side=each.side,
                source=each.source,
                date=each.date,
                translation=shown(each.translation),
                is_machine=each.is_machine,
            )
            for each in concept.definitions
            if near is Reach.TEAM or governing(*each.rules) is Rule.ON_THE_RECORD
        ),
        misreadings=tuple(
            ShownMisread(side=each.side, text=shown(each.text)) for each in concept.misreadings
        ),
        see_also=concept.see_also,
    )

"""What the pages of releases call fields, kinds of item, and the reasons for which something is withheld."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracktwo.clearance import Reason
from tracktwo.clearance.leaks import Kind
from tracktwo.office.record.forms.words import fact_in_words
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.languages import endonym, is_language_tag

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = [
    "KIND_WORDS",
    "LEAK_WORDS",
    "PART_WORDS",
    "REASON_WORDS",
    "RULE_WORDS",
    "STEP_WORDS",
    "ReasonWords",
    "field_in_words",
    "kind_in_words",
    "value_in_words",
]

ReasonWords = tuple["StrOrPromise", "StrOrPromise"]
"""What a group is called, and what stands behind it."""

KIND_WORDS: Final[Mapping[str, "StrOrPromise"]] = {
    "attendance": _("Who was there"),
    "challenge": _("Challenges"),
    "citation": _("Sources"),
    "concept": _("Glossary"),
    "conference": _("Conferences"),
    "conflict": _("Where sources disagree"),
    "contribution": _("People at events"),
    "debriefline": _("Debriefs"),
    "document": _("Documents"),
    "event": _("Events"),
    "media": _("Media"),
    "narrative": _("Narratives"),
    "note": _("Notes"),
    "objective": _("Objectives"),
    "organisation": _("Organisations"),
    "outcome": _("Findings"),
    "person": _("People"),
    "programme": _("The programme"),
    "publication": _("Publications"),
    "question": _("Questions"),
    "remarks": _("Remarks"),
    "result": _("Results of rounds"),
    "round": _("Rounds"),
    "segment": _("Agenda"),
    "side": _("Sides"),
    "theme": _("Themes of interviews"),
}
LEAK_WORDS: Final[Mapping[str, "StrOrPromise"]] = {
    Kind.NAME.value: _("a name"),
    Kind.CODE.value: _("an address or code"),
    Kind.PROSE.value: _("a quotation"),
    Kind.COMBINATION.value: _("traits that single somebody out"),
    Kind.UNREAD.value: _("something packed that could not be searched"),
}
PART_WORDS: Final[Mapping[str, "StrOrPromise"]] = {
    "appears": _("New"),
    "changes": _("Changed"),
    "vanishes": _("Taken down"),
    "withheld": _("Withheld"),
}
STEP_WORDS: Final[Mapping[str, "StrOrPromise"]] = {
    "record": _("Reading the record"),
    "reading": _("Reading the release"),
    "planning": _("Planning the pages"),
    "writing": _("Writing the pages"),
    "switching": _("Putting the site in its place"),
    "searching": _("Searching the pages for leaks"),
}
RULE_WORDS: Final[Mapping[str, ReasonWords]] = {
    Rule.OFF_THE_RECORD.value: (
        _("Off the record"),
        _(
            "Nothing that was said, nobody who was there and nothing that follows from it leaves the team. "
            "A rule nobody stated counts as off the record."
        ),
    ),
    Rule.NOT_FOR_ATTRIBUTION.value: (
        _("Not for attribution: names removed"),
        _(
            "What was said may be used; who said it, who was there and which organisation they belong to may not. "
            "Words go out only as a release somebody approved."
        ),
    ),
    Rule.ON_THE_RECORD.value: (
        _("On the record"),
        _("The agenda and the people are public; words go out only as a release somebody approved."),
    ),
}
REASON_WORDS: Final[Mapping[str, ReasonWords]] = {
    Reason.NOT_KNOWN_OUTSIDE.value: (
        _("No public source, and a key is missing"),
        _("A fact is public if a public document states it, or if two people approve it, one for each side."),
    ),
    Reason.NOT_PUBLIC.value: (
        _("Not public itself"),
        _("A document or publication that is not marked as public."),
    ),
    Reason.NOT_REVIEWED.value: (
        _("Not reviewed"),
        _("What kind of organisation it is goes out once somebody has reviewed it."),
    ),
    Reason.NO_EVIDENCE.value: (
        _("Evidence missing or gone"),
        _(
            "A finding needs evidence that outsiders read of, or the label of a judgement; and what it rests on must "
            "still be there. A challenge is shared only with evidence from both sides."
        ),
    ),
    Reason.NO_PUBLIC_ROLE.value: (
        _("No public role"),
        _("A person or organisation is named only for what it did in public."),
    ),
    Reason.NO_RELEASE.value: (
        _("No release"),
        _("Words that were spoken go out only as a wording a named person approved."),
    ),
    Reason.NO_PERMISSION.value: (
        _("No permission"),
        _("A recording or text of somebody else needs the permission of whoever made it."),
    ),
    Reason.SMALL_GROUP.value: (
        _("Small group hidden"),
        _("Fewer than five people: what they said could be told apart."),
    ),
    Reason.NOT_CLOSED.value: (
        _("Round still open"),
        _("Before a round closes nobody sees values, the team included."),
    ),
    Reason.NOT_REVEALED.value: (
        _("Not revealed yet"),
        _("Results go out once one convenor of each side has revealed them to both."),
    ),
    Reason.TAKEN_DOWN.value: (_("Taken down on request"), _("It stays down in every later release.")),
    Reason.TEAM_ONLY.value: (_("The team’s own"), _("Notes and workings of the team never leave it.")),
    Reason.UNKNOWN_KIND.value: (
        _("No rule yet"),
        _("There is no rule for this kind of material, so it stays."),
    ),
    Reason.UNKNOWN_AUDIENCE.value: (_("No rule yet"), _("There is no rule for these readers, so it stays.")),
}
_FIELDS: Final[Mapping[str, "StrOrPromise"]] = {
    "ask_at": _("Where anybody sends a question"),
    "clocks": _("Clocks that the public is told its times by"),
    "zone": _("Time zone"),
    "by": _("Author"),
    "asked": _("Statements asked"),
    "author": _("Author"),
    "awareness": _("Who sees it"),
    "citations": _("Sources"),
    "consulted": _("Consulted partner"),
    "contributions": _("Contributions"),
    "basis": _("What it is"),
    "concept.definitions": _("Definitions"),
    "ending": _("How it ended"),
    "equivalents": _("Equivalents"),
    "misreadings": _("What is likely to be misread"),
    "see_also": _("See also"),
    "wording": _("Recommended wording"),
    "words": _("Words for it"),
    "corrections": _("Corrections"),
    "deadlocked": _("Proposals without a second key"),
    "closed": _("Closed"),
    "finding": _("Finding"),
    "heads": _("How many raised it"),
    "quotes": _("Words let out"),
    "firmness": _("How sure"),
    "hosts": _("Hosts"),
    "is_demo": _("Demonstration"),
    "is_partner": _("Carries the programme"),
    "is_reciprocal": _("Asked of both sides about each other"),
    "is_simulated": _("Simulated"),
    "key": _("Address"),
    "label": _("Label"),
    "languages": _("Languages"),
    "lot": _("How the marks were drawn"),
    "mark": _("Mark"),
    "minutes": _("Minutes"),
    "organisations": _("Organisations"),
    "note": _("Notes"),
    "notes": _("Notes"),
    "original": _("Words as spoken"),
    "names": _("Names"),
    "opened": _("Opened"),
    "partner": _("Partner statement"),
    "policy": _("Rules of disclosure"),
    "probability": _("Probability"),
    "question": _("Question"),
    "recipe": _("How the answers were made"),
    "round": _("Round"),
    "sides": _("Sides"),
    "unaware": _("Side that does not see it"),
    "evidence": _("Evidence"),
    "is_shared": _("Shared"),
    "next_event": _("The next conversation about it"),
    "narrative.result": _("Who holds it"),
    "event.parent": _("Alongside which conference"),
    "position": _("Place in the order"),
    "readings": _("Readings"),
    "part": _("Which list it is on"),
    "released": _("Words for release"),
    "replies": _("Answers"),
    "remarks": _("Remarks"),
    "statement": _("Statement"),
    "topic": _("Topic"),
}


def kind_in_words(item: str) -> str:
    """Return what items of the kind of an id are called."""
    return str(KIND_WORDS.get(item.partition(":")[0], ""))


def value_in_words(value: Any, *, language: str) -> str:
    """Return a field's value for somebody who compares it: every part, in the order it is kept.

    Args:
        value: plain JSON.
        language: the reader's; a text in it alone stands without its language's name.
    """
    told = partial(value_in_words, language=language)
    match value:
        case bool():
            return gettext("yes") if value else gettext("no")
        case dict() if value and all(map(is_language_tag, value)):
            if list(value) == [language]:
                return str(value[language])
            return " · ".join(f"{endonym(tag)}: {text}" for tag, text in value.items())
        case dict():
            return ", ".join(map(told, value.values()))
        case list():
            return "; ".join(map(told, value))
        case _:
            return str(value)


def field_in_words(item: str, field: str) -> str:
    """Return what a field of an item is called; "" for the item as a whole."""
    words = _FIELDS.get(f"{item.partition(':')[0]}.{field}", _FIELDS.get(field))
    return fact_in_words(item, field) if words is None else str(words)

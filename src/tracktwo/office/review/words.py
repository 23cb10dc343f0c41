"""The words of a review: kinds, fields, values, and what was decided."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from markupsafe import Markup, escape

from tracktwo.office.record.kinds import WORDS, Delivery, EventStatus, ListedAs, PresenceMode
from tracktwo.office.shell.marking import as_printed, plain, reader_language
from tracktwo.record import Band, ProposalKind, Reviewed, Value, Verb, band_words, field_words
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.dates import PartialDate, format_date
from tracktwo.vocabulary.errors import DateError

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = [
    "KIND_WORDS",
    "MARK_WORDS",
    "READY_WORDS",
    "VERB_WORDS",
    "band_in_words",
    "field_in_words",
    "headline",
    "value_in_words",
]

KIND_WORDS: Final[Mapping[str, "StrOrPromise"]] = {
    ProposalKind.EVENT: lazy("Event"),
    ProposalKind.PERSON: lazy("Person"),
    ProposalKind.ORGANISATION: lazy("Organisation"),
    ProposalKind.CONTRIBUTION: lazy("Person at an event"),
    ProposalKind.PUBLICATION: lazy("Publication"),
    ProposalKind.MEDIA: lazy("Coverage in the media"),
    ProposalKind.CONFLICT: lazy("Disagreement between sources"),
}
READY_WORDS: Final[Mapping[str, "StrOrPromise"]] = {
    ProposalKind.EVENT: lazy("Events"),
    ProposalKind.PERSON: lazy("People"),
    ProposalKind.ORGANISATION: lazy("Organisations"),
    ProposalKind.CONTRIBUTION: lazy("People at events"),
    ProposalKind.PUBLICATION: lazy("Publications"),
    ProposalKind.MEDIA: lazy("Coverage in the media"),
}
VERB_WORDS: Final[Mapping[str, "StrOrPromise"]] = {
    Verb.ACCEPT: lazy("accepted"),
    Verb.EDIT: lazy("accepted with changes"),
    Verb.REJECT: lazy("rejected"),
    Verb.LATER: lazy("put off"),
    Verb.ADD: lazy("added"),
    Verb.SAME: lazy("said that two names are one"),
    Verb.DIFFERENT: lazy("said that two names are two"),
    Verb.UNSURE: lazy("said that nobody can tell"),
    Verb.CHOOSE: lazy("chose the value that is shown"),
    Verb.UNDO: lazy("took back"),
    Verb.ERASE: lazy("erased a person"),
}
MARK_WORDS: Final[Mapping[str, "StrOrPromise"]] = {
    "P": lazy("person"),
    "O": lazy("organisation"),
    "E": lazy("event"),
    "T": lazy("talk or title"),
    "D": lazy("date"),
    "C": lazy("claim"),
}
_FUNCTIONS: Final[Mapping[str, "StrOrPromise"]] = {
    "facilitator": WORDS[ListedAs.FACILITATOR],
    "moderator": WORDS[ListedAs.MODERATOR],
    "panelist": WORDS[ListedAs.PANELLIST],
    "keynote": WORDS[ListedAs.KEYNOTE],
    "speaker": WORDS[ListedAs.SPEAKER],
    "participant": WORDS[ListedAs.PARTICIPANT],
    "opening": lazy("opening remarks"),
    "closing": lazy("closing remarks"),
    "rapporteur": lazy("rapporteur"),
    "interpreter": lazy("interpreter"),
    "discussant": lazy("discussant"),
}
_CODES: Final[Mapping[str, Mapping[str, "StrOrPromise"]]] = {
    "status": {
        "held": WORDS[EventStatus.HELD],
        "planned": WORDS[EventStatus.PLANNED],
        "cancelled": WORDS[EventStatus.NOT_HELD],
    },
    "mode": {each.value: WORDS[each] for each in PresenceMode},
    "attribution": {
        "public": WORDS[Rule.ON_THE_RECORD],
        "not_for_attribution": WORDS[Rule.NOT_FOR_ATTRIBUTION],
        "chatham_house": lazy("Chatham House Rule"),
        "off_the_record": WORDS[Rule.OFF_THE_RECORD],
    },
    "duration": {"half-day": lazy("half a day"), "full-day": lazy("a full day")},
    "functions": _FUNCTIONS,
    "delivery": {
        **{each.value: WORDS[each] for each in Delivery},
        "interview": lazy("Interview"),
    },
}


def field_in_words(name: str) -> str:
    """Return what a card calls a field."""
    own = {
        "kind": _("kind of event"),
        "family": _("family name"),
        "given": _("other names"),
        "side_of_programme": _("side"),
        "value": _("value shown"),
    }
    return own.get(name) or field_words(name, language=reader_language())


def band_in_words(band: str) -> str:
    """Return how sure a proposal is, in a word."""
    return band_words(Band(band), language=reader_language())


def value_in_words(name: str, value: Value | None, sides: Mapping[str, object] | None = None) -> str:
    """Return a value in the words of the reader's language; words as printed stay as they are."""
    if value is None or value == ():
        return _("not stated")
    if isinstance(value, tuple):
        return _("; ").join(value_in_words(name, each, sides) for each in value)
    text = str(value)
    if name == "date":
        return _date(text)
    if name in ("side", "sides") and sides and text in sides:
        side: object = sides[text]
        return plain(getattr(side, "name", {})) or text
    return str(_CODES.get(name, {}).get(text, text))


def _date(text: str) -> str:
    try:
        return format_date(PartialDate.parse(text), language=reader_language())
    except DateError:
        return text


def headline(reviewed: Reviewed) -> Markup:
    """Return the one line a list shows of a proposal, each part marked with its language."""
    values = reviewed.values
    more = [value_in_words(name, values[name]) for name in ("functions", "title", "date") if name in values]
    name = values.get("name") or values.get("person") or values.get("title")
    if reviewed.kind is ProposalKind.CONFLICT:
        name = field_in_words(str(values["field"]))
    parts = [str(name), *(each for each in more if each != str(name))]
    return Markup(escape(_(" · "))).join(map(as_printed, parts))  # noqa: S704 -- escaped

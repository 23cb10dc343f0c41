"""Why a proposal is as it is, in words of a language."""

from tracktwo.record.tables import Band, Ground, GroundCode, Look, Outcome
from tracktwo.vocabulary.languages import words

__all__ = ["band_words", "field_words", "ground_words", "look_words", "outcome_words"]


def field_words(field: str, *, language: str) -> str:
    """Return the name of a field; the field's own where it has none."""
    gettext = words(language).gettext
    told = {
        "name": gettext("name"),
        "chinese": gettext("Chinese name"),
        "status": gettext("status"),
        "series_no": gettext("number in its series"),
        "date": gettext("date"),
        "city": gettext("city"),
        "country": gettext("country"),
        "mode": gettext("how people met"),
        "margins_of": gettext("on the margins of"),
        "hosts": gettext("hosts"),
        "consulted": gettext("in consultation with"),
        "duration": gettext("duration"),
        "audience": gettext("audience"),
        "attribution": gettext("rule of attribution"),
        "event": gettext("event"),
        "person": gettext("person"),
        "side": gettext("side"),
        "sides": gettext("sides"),
        "functions": gettext("function"),
        "roles": gettext("post"),
        "orgs": gettext("organisation"),
        "title": gettext("title"),
        "delivery": gettext("how they took part"),
        "interviewer": gettext("interviewer"),
        "session": gettext("session"),
        "forms": gettext("printed names"),
        "contributions": gettext("who took part"),
        "field": gettext("field"),
        "values": gettext("values"),
    }
    return told.get(field, field)


def band_words(band: Band, *, language: str) -> str:
    """Return how sure a proposal is, in a word."""
    gettext = words(language).gettext
    return {
        Band.CLEAR: gettext("clear"),
        Band.LIKELY: gettext("likely"),
        Band.UNSURE: gettext("unsure"),
    }[band]


def ground_words(ground: Ground, *, language: str) -> str:
    """Return a reason as part of a sentence."""
    text = words(language)
    field = field_words(str(ground.args.get("field", "")), language=language)
    number = int(ground.args.get("number", 0))
    told = {
        GroundCode.LINE: text.gettext("a line of its own says it"),
        GroundCode.HEADING: text.gettext("{field}: listed under “{words}”"),
        GroundCode.SENTENCE: text.gettext("{field}: a sentence about the whole side says “{words}”"),
        GroundCode.ELSEWHERE: text.gettext("{field}: follows from what is said elsewhere"),
        GroundCode.DOCUMENTS: text.ngettext("{number} document says so", "{number} documents say so", number),
        GroundCode.MENTIONS: text.ngettext(
            "named {number} time, printed forms: {forms}",
            "named {number} times, printed forms: {forms}",
            number,
        ),
        GroundCode.TRUNCATED: text.gettext("the line may be cut off"),
        GroundCode.SUSPECT: text.gettext("some characters may be misread"),
        GroundCode.CONTRADICTED: text.gettext("{field}: another passage says something else"),
        GroundCode.RIVAL: text.gettext("the line can be read in another way that fits nearly as well"),
    }
    return told[ground.code].format(**{**ground.args, "field": field})


def look_words(look: Look, *, language: str) -> str:
    """Return why somebody has to look, as a sentence."""
    gettext = words(language).gettext
    return {
        Look.ATTRIBUTION: gettext("It says by which rule the event was held."),
        Look.NOT_PUBLIC: gettext("It names somebody at an event that is not stated to have been public."),
        Look.DOUBT: gettext("It may be one with another."),
        Look.CONTRADICTED: gettext("Documents contradict each other."),
    }[look]


def outcome_words(outcome: Outcome, *, language: str) -> str:
    """Return what became of something decided when its documents were read again."""
    gettext = words(language).gettext
    return {
        Outcome.UNCHANGED: gettext("unchanged"),
        Outcome.MOVED: gettext("stands elsewhere now, and says the same"),
        Outcome.CHANGED: gettext("changed since it was decided"),
        Outcome.GONE: gettext("no longer stated"),
        Outcome.NEW: gettext("new"),
    }[outcome]

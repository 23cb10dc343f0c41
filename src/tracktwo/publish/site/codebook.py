"""What every kind of item and every field of the data means, in each language of a site."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from tracktwo.publish.site.flattening import CITATIONS, field_names
from tracktwo.vocabulary.kinds import WORDS
from tracktwo.vocabulary.languages import words

__all__ = ["FIELDS", "KIND_MEANINGS", "codebook"]

_: Final = str  # marks a message for the catalogue

KIND_MEANINGS: Final = {
    "challenge": _("What may be a challenge to both sides, and the evidence of each."),
    "concept": _(
        "A term of the glossary, approved by both sides: its words, definitions and what is recommended."
    ),
    "conference": _("An edition of a larger conference that events were held beside."),
    "conflict": _("A fact on which public documents disagree, and what each says."),
    "contribution": _("One person’s entry on one printed list of an event."),
    "debriefline": _(
        "What a meeting left behind, as facilitators of both sides let it out; it names no meeting."
    ),
    "document": _("A public document that facts are taken from."),
    "event": _("An event that took place, is planned, or was given up."),
    "media": _("An outlet that reported on the programme."),
    "narrative": _("A claim that is often heard, and what speaks for it, against it or in part for it."),
    "objective": _("What the programme is for."),
    "organisation": _("An organisation that did something in public for the programme."),
    "outcome": _(
        "A finding, what it is, and what it rests on; demonstrations stand in no file but the release."
    ),
    "person": _("A person, as far as they did something in public for the programme."),
    "programme": _("The programme as it presents itself."),
    "publication": _("A paper, report, translated book, agenda or recording."),
    "question": _("What one side asked the other, and what was answered on the record."),
    "remarks": _("What was said at an event, in the words approved for release."),
    "result": _("What two sides answered to a statement, as far as it may be shown."),
    "round": _("One asking of the same statements on both sides: what, when, and under which rules."),
    "segment": _("One item of an event’s agenda."),
    "side": _("One of the two sides."),
    "theme": _("How many people raised a narrative or a question in interviews, and words they let out."),
}

_SHARED: Final = {
    "key": _("Its name in addresses and references; never changes."),
    "as_of": _("As of when it holds (EDTF)."),
    "date": _("When, as closely as is known (EDTF)."),
    "evidence": _("What it rests on, by id; an answer of the question exchange has none."),
    "event": _("The event, by key."),
    "kind": _("What kind it is."),
    "language": _("The language the text is printed in (BCP 47)."),
    "name": _("What it is called."),
    "names": _("The forms of its name, with their languages."),
    "note": _("A remark on it."),
    "number": _("Its number in the list."),
    "objectives": _("The objectives it serves, by key."),
    "is_simulated": _("Whether the answers are invented."),
    "person": _("The person, by key."),
    "place": _("Where, in words."),
    "position": _("Its place in the list."),
    "review_by": _("When it is to be looked at again; after that it is stale (EDTF)."),
    "publishers": _("The organisations that published it, by key."),
    "side": _("The side, by key."),
    "text": _("The text, by language."),
    "title": _("The title as printed."),
    "organisations": _("The organisations printed with the name, by key."),
}
_OWN: Final[Mapping[str, Mapping[str, str]]] = {
    "challenge": {
        "is_shared": _("Whether evidence from both sides says that it is one to both."),
        "next_event": _(
            "The event at which it is talked about next, by key; not given where none is planned."
        ),
    },
    "concept": {
        "ending": _("Whether one wording is recommended, or both definitions stand."),
        "wording": _("The wording both sides recommend, by language."),
        "words": _("What it is called; of a side where only that side calls it so."),
        "equivalents": _("A word, one in another language, how exact that is, and what is lost."),
        "definitions": _(
            "Definitions on the record as they were given, and whether a machine translated them."
        ),
        "misreadings": _("What a reader of a side is likely to misread."),
        "see_also": _("Other terms, by key."),
    },
    "conference": {"series": _("The series it is an edition of.")},
    "conflict": {
        "subject": _("What it is about, by id."),
        "field": _("The field of the subject that is disputed."),
        "question": _("What the documents disagree on."),
        "readings": _("What each document says, and whether this site shows it."),
    },
    "contribution": {
        "listed_as": _("The list the person is printed on."),
        "name_as_printed": _("The name as printed on that list."),
        "post_as_printed": _("The post as printed on that list."),
        "affiliation_as_printed": _("The affiliation as printed on that list."),
        "delivery": _("How the contribution reached the room."),
        "delivery_basis": _(
            "Whether that is printed with the name or follows from what is said of the side."
        ),
    },
    "debriefline": {"part": _("Whether it is worth discussing in depth, or seen differently by the sides.")},
    "document": {
        "published": _("When it was published (EDTF)."),
        "updated": _("When it was last updated (EDTF)."),
        "licence": _("Its licence, as it states it."),
        "sha256": _("The fingerprint of its text; passages count characters of that text."),
        "characters": _("How many characters its text has."),
    },
    "event": {
        "rule": _("How what was said there may be used; not given where it is not public."),
        "status": _("Whether it took place, and since when that is known."),
        "duration": _("How long it was: half-day, full-day, or ISO 8601."),
        "hosts": _("Who hosted or organised it, with their part in that."),
        "consulted": _("Organisations that were consulted, by key."),
        "theme": _("What it was about."),
        "parent": _("The conference it was held beside, by key."),
        "earlier_plan": _("What had been planned before."),
        "purpose": _("What it was for."),
        "presences": _("How and where each side took part."),
        "audience_estimate": _("About how many people listened."),
        "audience_note": _("Who listened, in words."),
        "officials": _("Officials who were present."),
        "media_present": _("Media that were present."),
        "zone": _("Whose clock the times of its agenda are told by (IANA)."),
        "clocks": _("The clocks its times are told by besides (IANA)."),
        "ask_at": _("Where anybody sends a question beforehand."),
    },
    "media": {
        "outlet": _("The outlet, as it names itself."),
        "language": _("The language it reports in (BCP 47)."),
    },
    "narrative": {
        "partly": _("What of it is true, and what is not."),
        "result": _("The result of a round that says who holds it, by key."),
    },
    "organisation": {
        "parent": _("The organisation it belongs to, by key."),
        "type": _("What type it is, as somebody reviewed it."),
        "is_partner": _("Whether it carries the programme."),
    },
    "outcome": {
        "basis": _("What it is: measured, from answers, a judgement, a conclusion, or a demonstration."),
        "unknown": _("What is not known about it."),
        "corrections": _("What was put right in it, and when."),
        "notes": _("The note of each side to it."),
    },
    "person": {"contributions": _("What the person did, by id.")},
    "programme": {
        "summary": _("What the programme is."),
        "motivation": _("Why it exists."),
        "notice": _("What every reader must know."),
        "period": _("The time it covers (EDTF)."),
        "licence": _("The licence of the data."),
        "funding": _("Who pays."),
        "contact": _("Whom to ask."),
        "government_policy": _("How officials of either side are kept informed."),
        "languages": _("The languages it publishes in."),
        "unchecked_languages": _("Languages whose texts no native reader has checked."),
        "is_demo": _("Whether it is a demonstration."),
    },
    "publication": {
        "licence": _("Its licence, as it states it."),
        "by_programme": _("Whether the programme’s own partners published it."),
        "links": _("The events it belongs to, and how."),
        "places": _(
            "The addresses it lies at, and the sides, by key, that it opens for or does not, where tried."
        ),
        "transcript": _("What is said in it, by language."),
    },
    "question": {
        "replies": _(
            "The answers on the record: what each says, what it rests on, as of when it holds and until when."
        ),
    },
    "remarks": {"remarks": _("The lines, and who said them where that may be told.")},
    "result": {
        "round": _("The round it was asked in, by key."),
        "statement": _("The statement, by language; not given where the sides read different sentences."),
        "topic": _("What the statement is about."),
        "partner": _("The result of the statement that says the same of the other side, by key."),
        "is_reciprocal": _("Whether each side was asked about the other."),
        "sides": _(
            "What each side answered, as far as it is shown: bands or counts, which way it leans, what it expects of "
            "ten people on the other side, and how it stands to the other side."
        ),
        "finding": _(
            "What follows from both sides’ answers, where that is settled; with counts, what is likeliest."
        ),
        "awareness": _("Who sees it; with counts only."),
        "unaware": _("The one side that does not see it, by key; with counts only."),
        "firmness": _(
            "How sure the finding is: firm from a probability of 0.8 (0.9 where fewer than 10 answered)."
        ),
        "probability": _("How probable the finding is; with counts only."),
    },
    "round": {
        "title": _("What it is called, by language."),
        "purpose": _("What it was for."),
        "label": _("What is written on every statement."),
        "question": _("What was asked of boundary cases."),
        "languages": _("The languages it was asked in."),
        "rule": _("How what was said there may be used."),
        "opened": _("When it opened; the month, unless it was on the record (EDTF)."),
        "closed": _("When it closed; the month, unless it was on the record (EDTF)."),
        "asked": _("How many statements were asked."),
        "policy": _("The rules of disclosure it was held under, with their fingerprint."),
        "sides": _("The two sides, by key, and what results call them."),
        "recipe": _("How the answers were made, where they are invented."),
    },
    "segment": {
        "kind": _("What kind of item it is; left out of a closed session, of which only the time is told."),
        "titles": _("Its title in other languages."),
        "session": _("The part of the agenda it stands in."),
        "starts": _("When it begins, by the clock of the place."),
        "minutes": _("How many minutes it takes."),
        "publication": _("The publication it presents, by key."),
        "parts": _("Who does what in it."),
    },
    "side": {
        "mark": _("The shape that stands for it, drawn by lot."),
        "adjective": _("The adjective for it."),
        "lot": _("How its mark was drawn."),
        "languages": _("The languages it works in."),
    },
    "theme": {
        "subject": _("The narrative or question, by id."),
        "heads": _("Of each side, between how many and how many people raised it."),
        "quotes": _("Words that people let out, in no order, without who or which side said them."),
    },
}

FIELDS: Final[Mapping[str, Mapping[str, str]]] = {
    kind: {
        name: own[name] if name in (own := _OWN.get(kind, {})) else _SHARED[name]
        for name in field_names(kind)
    }
    for kind in KIND_MEANINGS
}
"""What each field of each kind means."""

_CONVENTIONS: Final = (
    _("Each kind stands in one JSON file and in CSV files; a list inside an item is a CSV file of its own."),
    _("What is not known and what is not published are both left out: nobody can tell which."),
    _(
        "In CSV, a field inside a field is written with a full stop, and the parts of a list with spaces between."
    ),
    _(
        "Answers that are invented stand in files whose names begin with SIMULATED; in all files of answers the "
        "first column, or the field origin, says whether they are real or simulated."
    ),
    _("In CSV, a text that a spreadsheet would run as a formula has an apostrophe before it."),
)
_CITED: Final = _("The passages that state a field of an item; no field: that the item is there at all.")


def codebook(languages: Sequence[str]) -> Mapping[str, Any]:
    """Return the codebook as plain JSON, every meaning in each of some languages."""

    def told(message: str) -> Mapping[str, str]:
        return {tag: words(tag).gettext(message) for tag in languages}

    return {
        "conventions": [told(message) for message in _CONVENTIONS],
        "kinds": {
            kind: {
                "meaning": told(meaning),
                "fields": {name: told(message) for name, message in FIELDS[kind].items()},
            }
            for kind, meaning in KIND_MEANINGS.items()
        },
        CITATIONS: told(_CITED),
        "values": {str(value): told(message) for value, message in WORDS.items()},
    }

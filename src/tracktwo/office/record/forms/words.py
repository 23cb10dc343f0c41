"""What forms and pages call each field, and the line that helps to fill it in."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = ["fact_in_words", "help_of", "label_of"]


def label_of(entry: str, field: str) -> "StrOrPromise":
    """Return what a form calls a field; ``entry`` is the entry's name, for a row of a list "entry.list"."""
    return _LABELS.get(f"{entry}.{field}", _LABELS[field])


def help_of(entry: str, field: str) -> "StrOrPromise":
    """Return the line under a field's label; "" where the label says enough."""
    return _HELP.get(f"{entry}.{field}", _HELP.get(field, ""))


def fact_in_words(subject: str, field: str) -> str:
    """Return what of an entry a passage or a change is about, in the words of its form; "" for the entry itself."""
    if not field or field in _LISTS:
        return str(_LISTS.get(field, ""))
    try:
        return str(label_of(subject.partition(":")[0], field))
    except KeyError:
        return field  # kept by an older version, or by hand in a file


_DATE: Final = _("2019-04, 2020-09-19, 2022-23 (autumn 2022), 2019-10/2019-11, 2019~ (about)")
_LISTS: Final[Mapping[str, "StrOrPromise"]] = {
    "affiliations": _("Affiliation"),
    "characters": _("Characters"),
    "closes": _("Closes"),
    "conferences": _("Conferences"),
    "conflicts": _("Conflicts"),
    "consulted": _("Consulted"),
    "documents": _("Documents"),
    "entry": _("Way in"),
    "events": _("Events"),
    "follows": _("The round it asks again"),
    "frozen": _("Fingerprint"),
    "hosts": _("Hosts"),
    "is_active": _("Active"),
    "label": _("Line on every statement"),
    "links": _("Events it belongs with"),
    "media": _("Media"),
    "moment": _("Which working-out"),
    "names": _("Names"),
    "notes": _("Notes"),
    "numbers": _("Numbers in the formal sequence"),
    "objectives": _("Objectives"),
    "opens": _("Opens"),
    "organisations": _("Organisations"),
    "organisers": _("Organisers"),
    "origin": _("Who answers"),
    "outcomes": _("Outcomes"),
    "partner": _("Partner statement"),
    "partners": _("Partners"),
    "participants": _("People"),
    "parts": _("People in it"),
    "people": _("People"),
    "policy": _("How results are shown"),
    "presences": _("How each side took part"),
    "publications": _("Publications"),
    "readings": _("Passages cited"),
    "sha256": _("Fingerprint"),
    "sides": _("Sides"),
    "statement": _("Statement"),
    "statements": _("Statements"),
    "topic": _("Topic"),
    "version": _("Version"),
}
_LABELS: Final[Mapping[str, "StrOrPromise"]] = {
    "adjective": _("Adjective"),
    "affiliation_as_printed": _("Affiliation as printed"),
    "audience_estimate": _("Estimated size"),
    "audience_note": _("Who they were"),
    "author": _("Person"),
    "author_name": _("Name, of somebody who is not in the record"),
    "by_programme": _("Made by the programme’s own partners"),
    "chosen": _("Shown"),
    "conference": _("Alongside which conference"),
    "contact": _("Contact"),
    "contribution": _("Person"),
    "country": _("Country"),
    "date": _("Date"),
    "delivery": _("Delivery"),
    "delivery_basis": _("How it is known"),
    "document": _("Document"),
    "duration": _("Duration"),
    "earlier_plan": _("The plan as it was"),
    "end": _("Last character"),
    "event": _("Event"),
    "family": _("Family name"),
    "field": _("Which fact"),
    "funding": _("Funding"),
    "given": _("Other names"),
    "is_public": _("Anybody may read it"),
    "kind": _("Kind"),
    "language": _("Language"),
    "languages": _("Languages of the programme"),
    "licence": _("Licence"),
    "link": _("How they belong together"),
    "listed_as": _("Listed as"),
    "media_present": _("Media present"),
    "minutes": _("Minutes"),
    "mode": _("Presence"),
    "motivation": _("Why it exists"),
    "name": _("Name"),
    "name_as_printed": _("Name as printed"),
    "note": _("Note"),
    "notice": _("Notice on every page"),
    "number": _("Number"),
    "objectives": _("Objectives it serves"),
    "officials": _("Officials present"),
    "order": _("Order"),
    "organisation": _("Organisation"),
    "original": _("In the words that were spoken"),
    "outlet": _("Outlet"),
    "owner": _("Whose name for it"),
    "parent": _("Part of"),
    "period": _("Period covered"),
    "permitted_by": _("Who gave the speakers’ permission"),
    "person": _("Person"),
    "place": _("Place"),
    "post_as_printed": _("Post as printed"),
    "preferred": _("Preferred"),
    "publication": _("Publication it launches or presents"),
    "published": _("Published"),
    "publishers": _("Publishers"),
    "purpose": _("Purpose"),
    "question": _("What they disagree on"),
    "reason": _("Reason"),
    "release": _("Words that may go out instead"),
    "release_approved_by": _("Words approved by"),
    "role": _("Role"),
    "rule": _("Rule of attribution"),
    "rule_note": _("Where the rule comes from"),
    "series": _("Series"),
    "session": _("Heading it stands under"),
    "side": _("Side"),
    "source": _("Printed in which document"),
    "start": _("First character"),
    "status": _("Status"),
    "status_as_of": _("Status known since"),
    "subject": _("About which entry"),
    "summary": _("Summary"),
    "text": _("Text"),
    "theme": _("Theme"),
    "title": _("Title as printed"),
    "twin": _("Public or private part of the same gathering"),
    "type": _("Type"),
    "type_reviewed": _("Somebody has reviewed the type"),
    "unchecked_languages": _("Languages no native reader has checked"),
    "updated": _("Updated"),
    "event.names.text": _("Name"),
    "attendance.name": _("Name, of somebody who is not in the record"),
    "remark.contribution": _("As listed at this event"),
    "event.parent": _("Alongside which conference"),
    "organisation.names.text": _("Name as printed"),
    "person.names.text": _("Name as printed"),
    "conflict.values.text": _("What it says"),
    "programme.name": _("Name of the programme"),
    "media.contact": _("Person of the outlet"),
}
_HELP: Final[Mapping[str, "StrOrPromise"]] = {
    "adjective": _("As it stands before a noun, for sentences that name a side."),
    "audience_estimate": _("A whole number; shown as “about 75”."),
    "chosen": _("Shown as the value; choose one or none."),
    "country": _("Two letters, such as NZ (ISO 3166-1)."),
    "date": _DATE,
    "duration": _("half-day, full-day, or hours and minutes such as 1:30"),
    "earlier_plan": _("Where the event was changed, what had been planned."),
    "end": _("The one after the last, counted from 0."),
    "family": _("As it stands in the name; leave empty if not known."),
    "field": _("Such as date, place or organisers."),
    "language": _("A tag such as en, zh-Hans, zh-Latn-pinyin or ar."),
    "languages": _("Tags with commas between them, such as en, zh-Hans."),
    "name_as_printed": _("As on the agenda, capitals and order as they are."),
    "notice": _("Such as what a demonstration is made from."),
    "officials": _("Of each government, in words."),
    "period": _DATE,
    "published": _DATE,
    "rule_note": _("Which document or agreement says so."),
    "series": _("The name every edition shares."),
    "start": _("Counted from 0."),
    "status_as_of": _DATE,
    "source": _("Outside, this form is known only if anybody may read that document."),
    "subject": _("Kind and key, such as event:spring-2021."),
    "text": _("One neutral line."),
    "type": _("The programme’s own typology, such as company or institute."),
    "unchecked_languages": _("Their texts are marked as drafts."),
    "updated": _DATE,
    "conference.name": _("The name of this edition."),
    "document.is_public": _("Then what it states may be known outside, fact by fact."),
    "contribution.language": _("Of the words as printed: en, zh-Hans, …"),
    "event.names.preferred": _("Shown to readers of its language."),
    "event.names.text": "",
    "conflict.values.text": "",
    "organisation.names.text": "",
    "person.names.text": "",
    "person.names.preferred": _("The form pages show; exactly one."),
    "publication.is_public": _("It is out, so that the public site may list it."),
    "publication.permitted_by": _(
        "Needed for recordings and all else that is not written words; whom each speaker told."
    ),
    "note.text": "",
    "remark.contribution": _("Only then can the public site name who said it, where the rule lets it."),
    "remark.original": _("For the team alone: it never goes out."),
    "remark.release": _(
        "They go out once a convenor of the side that spoke approved them. Any change needs a new approval."
    ),
    "remark.rule": _("Empty: the rule of the event. It can be stricter, not looser."),
    "segment.minutes": _("A whole number; leave empty if not known."),
    "segment.rule": _("Empty: the rule of the event. It can be stricter, not looser."),
    "media.contact": _("As printed."),
    "programme.contact": _("A role, such as “The programme’s convenors”; no personal addresses."),
    "event.rule": _("Nothing chosen is treated as off the record."),
}

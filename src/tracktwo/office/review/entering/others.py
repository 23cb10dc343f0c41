"""Publications, coverage in the media, and what documents disagree on, as entries."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from tracktwo.office.record.entries import ENTRIES, find_row
from tracktwo.office.record.kinds import PublicationKind
from tracktwo.office.record.queries import facts_of
from tracktwo.office.review.entering.desk import Desk, said
from tracktwo.office.shell.marking import reader_language
from tracktwo.record import Reviewed, Value, field_words
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.languages import INTERFACE_LANGUAGES

if TYPE_CHECKING:
    from tracktwo.office.record.entries import Content

__all__ = ["enter_conflict", "enter_media", "enter_publication", "keep_disagreement"]


def enter_publication(desk: Desk, reviewed: Reviewed, existing: str) -> str:
    """Return the key of a publication's entry, made or with its date filled in."""
    evidence = reviewed.proposal.evidence.get("title", ()) if reviewed.proposal else ()
    if existing:
        desk.pen.fill("publication", existing, {"date": said(reviewed, "date")})
    else:
        values: Content = {
            "kind": said(reviewed, "kind") or PublicationKind.RESEARCH_PAPER.value,
            "title": said(reviewed, "title"),
            "language": desk.language(evidence),
            "date": said(reviewed, "date"),
        }
        existing = desk.pen.make("publication", values)
    desk.cite(f"publication:{existing}", reviewed, {"title": "title", "date": "date"})
    return existing


def enter_media(desk: Desk, reviewed: Reviewed, existing: str) -> str:
    """Return the key of the entry of an outlet that reported."""
    evidence = next(iter(reviewed.proposal.evidence.values()), ()) if reviewed.proposal else ()
    language = desk.language(evidence)
    name = said(reviewed, "name") or said(reviewed, "outlet") or said(reviewed, "title")
    key = existing or desk.pen.make("media", {"outlet": {language: name}, "date": said(reviewed, "date")})
    desk.cite(f"media:{key}", reviewed, {"name": "outlet", "outlet": "outlet", "title": "outlet"})
    return key


def enter_conflict(desk: Desk, reviewed: Reviewed, _existing: str) -> str:
    """Return the key of the entry of a disagreement: every value with its passage, the chosen one marked."""
    proposal = reviewed.proposal
    event = desk.entries.get(proposal.event, "") if proposal else ""
    if proposal is None or not event:
        raise DataError(_("Decide first on the event it belongs to."))
    chosen, field = reviewed.values.get("value"), said(reviewed, "field")
    values = [
        {
            "text": {desk.language(choice.evidence): words_of(choice.value)},
            "document": evidence.doc,
            "start": evidence.start,
            "end": evidence.end,
            "chosen": choice.value == chosen and place == 0,
        }
        for choice in proposal.choices
        for place, evidence in enumerate(choice.evidence[:1])
    ]
    content: Content = {
        "subject": f"event:{event}",
        "field": _COLUMNS.get(field, field),
        "question": dict(_questions(field)),
        "values": values,
        "reason": dict(_reasons(said(reviewed, "reason"))) if chosen is not None else {},
    }
    key = desk.pen.make("conflict", content)
    if chosen is not None:
        _show(desk, reviewed, event, field, chosen)
    return key


def _show(desk: Desk, reviewed: Reviewed, event: str, field: str, chosen: Value) -> None:
    """Let the event's entry show the value that was chosen, where a value alone can be put there."""
    column = _COLUMNS.get(field, field)
    language = desk.language(reviewed.proposal.evidence["field"] if reviewed.proposal else ())
    if column in ("date", "duration", "country"):
        desk.pen.put("event", event, {column: str(chosen)})
    elif column == "place":
        desk.pen.put("event", event, {column: {language: str(chosen)}})
    elif column == "names":
        _show_name(desk, reviewed, event, str(chosen))
    elif column == "audience_estimate" and isinstance(chosen, int):
        desk.pen.put("event", event, {column: chosen})


def _show_name(desk: Desk, reviewed: Reviewed, event: str, chosen: str) -> None:
    """Keep every name documents have for an event, and let pages show the chosen one."""
    names = [dict(each) for each in desk.pen.content("event", event)["names"]]
    for choice in reviewed.proposal.choices if reviewed.proposal else ():
        text, language = words_of(choice.value), desk.language(choice.evidence)
        if text not in {each["text"] for each in names}:
            names.append({"text": text, "language": language, "owner": "", "preferred": False})
    language = next((each["language"] for each in names if each["text"] == chosen), "")
    for each in names:
        if each["language"] == language:
            each["preferred"] = each["text"] == chosen
    desk.pen.put("event", event, {"names": names})


def keep_disagreement(
    desk: Desk, reviewed: Reviewed, name: str, *, event: str, column: str, held: Any
) -> None:
    """Keep that a document says otherwise than the entry of an event, if what the entry says has a passage.

    A passage nobody has read for the value the entry has is not held to say it.
    """
    subject = f"event:{event}"
    row: Any = find_row(ENTRIES["event"], desk.pen.programme, event)
    unread = [document for fact in facts_of(row) if fact.field == column for document in fact.unread]
    passages = desk.pen.programme.citations.filter(subject=subject, field=column).exclude(document__in=unread)
    there = passages.select_related("document").first()
    evidence = next(iter(reviewed.proposal.evidence.get(name, ())), None) if reviewed.proposal else None
    if there is None or evidence is None:
        return
    language = desk.language([evidence])
    own = held if isinstance(held, dict) and held else {there.document.language: str(held)}
    values = [
        {
            "text": own,
            "document": there.document.key,
            "start": there.start,
            "end": there.end,
            "chosen": True,
        },
        {
            "text": {language: words_of(reviewed.values[name])},
            "document": evidence.doc,
            "start": evidence.start,
            "end": evidence.end,
            "chosen": False,
        },
    ]
    desk.pen.make(
        "conflict",
        {
            "subject": subject,
            "field": column,
            "question": dict(_questions(name)),
            "values": values,
            "reason": dict(_stood()),
        },
    )


def _stood() -> Iterator[tuple[str, str]]:
    for language in INTERFACE_LANGUAGES:
        with override(language.lower()):
            yield language, _("It was in the record before; the other is kept beside it.")


def words_of(value: Value) -> str:
    """Return a value as words."""
    text = "; ".join(value) if isinstance(value, tuple) else str(value)
    return text or _("not stated")


def _questions(field: str) -> Iterator[tuple[str, str]]:
    for language in INTERFACE_LANGUAGES:
        with override(language.lower()):
            yield (
                language,
                _("What documents say differently: %(field)s")
                % {"field": field_words(field, language=language)},
            )


def _reasons(reason: str) -> Iterator[tuple[str, str]]:
    if reason:
        yield reader_language(), reason
        return
    for language in INTERFACE_LANGUAGES:
        with override(language.lower()):
            yield language, _("Chosen by a person who looked at both passages.")


_COLUMNS: dict[str, Any] = {
    "hosts": "organisers",
    "consulted": "organisers",
    "city": "place",
    "mode": "presences",
    "margins_of": "conference",
    "audience": "audience_estimate",
    "attribution": "rule",
    "series_no": "kind",
    "name": "names",
}
"""A field of an event as it was read → the field of its entry."""

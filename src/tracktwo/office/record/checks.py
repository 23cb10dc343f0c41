"""What an entry must be before it is kept: what its fields and lists say of each other and of the record.

Each check looks at an entry's content and raises nothing: it returns sentences by field or list, so that a
form can show all of them at once. What a programme file is held to as well is found by ``contradictions``.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from tracktwo.office.record import contradictions
from tracktwo.office.record import models as record
from tracktwo.office.record.concerned import concerned_by, missing_words
from tracktwo.office.record.contradictions import Contradiction, Fault, shared_name
from tracktwo.office.record.entries import ENTRIES, Content, Entry
from tracktwo.office.record.kinds import EventKind
from tracktwo.vocabulary.attribution import read_rule, strictest

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = ["Problems", "check", "has_content", "loosens"]

Problems = dict[str, list[str]]
"""Field or list → sentences."""


def check(entry: Entry, content: Content, *, programme: record.Programme, row: Any) -> Problems:
    """Return what is wrong with an entry's content; nothing where it can be kept.

    Args:
        entry: Its kind.
        content: What it is to become.
        programme: The programme it belongs to.
        row: The row as it is kept, or for a new entry the row it is to be, with its key and event only.
    """
    problems: Problems = defaultdict(list)
    for found in (
        *contradictions.repetitions(entry.name, content),
        *_CHECKS.get(entry.name, _nothing)(content, programme, row),
    ):
        field, sentence = _said(found) if isinstance(found, Contradiction) else found
        if sentence not in problems[field]:
            problems[field].append(sentence)
    return dict(problems)


def loosens(before: str, after: str) -> bool:
    """Return whether one stated rule (empty: not stated, so off the record) is looser than another."""
    old, new = read_rule(before), read_rule(after)
    return old != new and strictest(old, new) == old


def has_content(event: record.Event) -> bool:
    """Return whether an event holds what its rule protects: who attended, its agenda, or what was said."""
    told = (event.officials, event.media_present, event.audience_note, event.audience_estimate)
    rows = (event.contributions, event.segments, event.attendance, event.remarks)
    return any(told) or any(each.exists() for each in rows)


Found = Iterable[Contradiction | tuple[str, str]]
"""What both forms and files are held to, or a field and a sentence that is a form's alone."""


def _said(found: Contradiction) -> tuple[str, str]:
    """Return the field of a form and the sentence beside it."""
    place = "" if found.row is None else found.row + 1
    return found.field, str(_SENTENCES[found.fault]) % {**found.words, "place": place}


def _nothing(_content: Content, _programme: record.Programme, _row: Any) -> Found:
    return ()


def _programme(content: Content, _programme: record.Programme, _row: Any) -> Found:
    return contradictions.of_programme(content)


def _side(content: Content, programme: record.Programme, row: record.Side) -> Found:
    for other in programme.sides.exclude(pk=row.pk):
        name = shared_name(content["name"], other.name)
        if name:
            yield (
                "name",
                _("“%(name)s” is the other side's name; give each a name of its own.") % {"name": name},
            )


def _organisation(content: Content, programme: record.Programme, row: record.Organisation) -> Found:
    parents = dict(programme.organisations.values_list("key", "parent__key"))
    parents[row.key] = content["parent"]
    if contradictions.circle(parents):
        yield (
            "parent",
            _("“%(key)s” is itself a part of this organisation; choose another, or none.")
            % {"key": content["parent"]},
        )


def _document(content: Content, programme: record.Programme, row: record.Document) -> Found:
    before = dict(programme.documents.values_list("key", "replaces__key"))
    before[row.key] = content["replaces"]
    if contradictions.circle(before):
        yield (
            "replaces",
            _("“%(key)s” is itself a newer version of this document; choose another, or none.")
            % {"key": content["replaces"]},
        )


def _person(content: Content, _programme: record.Programme, _row: Any) -> Found:
    return contradictions.of_person(content)


def _event(content: Content, _programme: record.Programme, row: record.Event) -> Found:
    yield from contradictions.of_event(content)
    if row.kind == EventKind.PUBLIC_BROADCAST and not content["theme"] and (row.theme or not row.pk):
        yield "theme", _("A broadcast has exactly one subject: write it as its theme.")
    if row.pk and loosens(row.rule, content["rule"]) and has_content(row):
        yield (
            "rule",
            _(
                "This event has people, an agenda or words about who attended under the stricter rule. It is "
                "loosened on the page “Loosen the rule”, with the agreement of each contributor."
            )
            + _whose_agreement("event", row),
        )


def _whose_agreement(kind: str, row: Any) -> str:
    """Return the names of those who have to agree to a looser rule, as a sentence after another; "" for nobody."""
    concerned = concerned_by(kind, row)
    return " " + missing_words(concerned) if concerned else ""


def _segment(content: Content, _programme: record.Programme, row: record.Segment) -> Found:
    people = set(row.event.contributions.values_list("key", flat=True))
    yield from contradictions.of_segment(content, people=people)
    yield from _rule_inside(content, row)


def _attendance(content: Content, _programme: record.Programme, _row: Any) -> Found:
    return contradictions.of_attendance(content)


def _remark(content: Content, _programme: record.Programme, row: record.Remark) -> Found:
    people = set(row.event.contributions.values_list("key", flat=True))
    yield from contradictions.of_remark(content, people=people)
    yield from _rule_inside(content, row)


def _rule_inside(content: Content, row: record.Segment | record.Remark) -> Found:
    """Yield why what is inside an event cannot have a rule of its own."""
    if content["rule"] == row.rule and row.pk:
        return
    if content["rule"] and loosens(row.event.rule, content["rule"]):
        yield (
            "rule",
            _("This is looser than the rule of the event. Choose the same rule or a stricter one, or none."),
        )
    elif row.pk and loosens(row.rule or row.event.rule, content["rule"] or row.event.rule):
        yield (
            "rule",
            _(
                "This item was kept under a stricter rule. It is loosened on the page “Loosen the rule”, with the "
                "agreement of each contributor."
            )
            + _whose_agreement("segment" if isinstance(row, record.Segment) else "remark", row),
        )


def _conflict(content: Content, programme: record.Programme, _row: Any) -> Found:
    yield from contradictions.of_conflict(
        content,
        has_subject=_exists(content["subject"], programme),
        lengths=dict(programme.documents.values_list("key", "characters")),
    )
    if any(value["chosen"] for value in content["values"]) and not content["reason"]:
        yield "reason", _("Say why the chosen value is the one shown.")


def _balance_note(content: Content, programme: record.Programme, row: record.BalanceNote) -> Found:
    if programme.balancenotes.filter(measure=content["measure"]).exclude(pk=row.pk).exists():
        yield "measure", _("There is a note on this already; change that one.")


def _relation(content: Content, programme: record.Programme, _row: Any) -> Found:
    sides = dict(programme.organisations.values_list("key", "side__key"))
    return contradictions.of_relation(content, sides=sides)


def _type(content: Content, programme: record.Programme, _row: Any) -> Found:
    return contradictions.of_type(content, sides=dict(programme.sectortypes.values_list("key", "side__key")))


def _publication(content: Content, _programme: record.Programme, _row: Any) -> Found:
    return contradictions.of_publication(content)


def _exists(subject: str, programme: record.Programme) -> bool:
    kind, _colon, key = subject.partition(":")
    if kind == "programme":
        return key == programme.key
    entry = ENTRIES.get(kind)
    return bool(
        entry and entry.kind.subject and entry.model.objects.filter(programme=programme, key=key).exists()
    )


Check = Callable[[Content, record.Programme, Any], Found]
_CHECKS: Final[Mapping[str, Check]] = {
    "programme": _programme,
    "side": _side,
    "organisation": _organisation,
    "document": _document,
    "person": _person,
    "event": _event,
    "segment": _segment,
    "attendance": _attendance,
    "remark": _remark,
    "conflict": _conflict,
    "publication": _publication,
    "measure": _balance_note,
    "relation": _relation,
    "type": _type,
}
_SENTENCES: Final[Mapping[Fault, "StrOrPromise"]] = {
    Fault.REPEATED: lazy("Row %(place)s repeats an earlier row; keep one of them."),
    Fault.UNKNOWN_LANGUAGE: lazy(
        "“%(tag)s” is not a language of the programme; add it there or delete it here."
    ),
    Fault.NO_NAME: lazy("Write at least one form of the name, as printed somewhere."),
    Fault.NOT_ONE_PREFERRED: lazy("Mark exactly one form of the name as preferred."),
    Fault.FAMILY_NAME: lazy(
        "The family name “%(family)s” does not stand in “%(name)s”; write it as it stands there, or nothing."
    ),
    Fault.PREFERRED_TWICE: lazy("Only one name in each language can be preferred; clear the others."),
    Fault.STRANGER: lazy("Only people of this event can have a part in it; add them to the event first."),
    Fault.NOBODY: lazy("Choose a person, or write the name of somebody who is not in the record."),
    Fault.NO_SUBJECT: lazy(
        "There is no entry “%(subject)s”; write its kind and key, such as event:spring-2021."
    ),
    Fault.FEW_VALUES: lazy("A disagreement has at least two values; write what each source says."),
    Fault.CHOSEN_TWICE: lazy("Only one value can be shown; clear the others."),
    Fault.NO_GIVER: lazy("Choose an organisation, or for support a level of government."),
    Fault.ITSELF: lazy("An organisation has no relation to itself; choose another."),
    Fault.NO_SUPPORT: lazy("Only support has a level of government and a kind; choose nothing here."),
    Fault.ONE_SIDE: lazy("Counterparts are of two sides, and both of these are of one; choose another."),
    Fault.NO_EVIDENCE: lazy("“%(subject)s” cannot be evidence; choose something from the list."),
    Fault.NO_ADDRESS: lazy(
        "Row %(place)s: “%(address)s” is not an address of the web; it begins with https:// or http://."
    ),
    Fault.NO_WAY_THERE: lazy(
        "“%(address)s” is not an address of the web; it begins with https:// or http://."
    ),
    Fault.NO_TAG: lazy("“%(subject)s” cannot be about a topic; choose something from the list."),
    Fault.NOT_SHARED: lazy(
        "A challenge is shared only with evidence from both sides. Link evidence and say whose it is."
    ),
    Fault.BACKWARDS: lazy(
        "In row %(place)s the passage ends before it starts; its last character comes after its first."
    ),
    Fault.PAST_END: lazy(
        "In row %(place)s the passage ends at %(end)s, but the document has %(length)s characters."
    ),
}

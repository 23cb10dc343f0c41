"""What the record itself still needs: facilitators, rules, chosen values, reviewed types, and its first steps."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracktwo.office.accounts.rights import Right
from tracktwo.office.record import queries
from tracktwo.office.record.queries import Gap
from tracktwo.office.shell.marking import plain, reader_language
from tracktwo.office.shell.needs import MOST, Need
from tracktwo.vocabulary.languages import choose, endonym

if TYPE_CHECKING:
    from tracktwo.office.models import Membership

__all__ = ["needs"]


def needs(seat: "Membership") -> Iterator[Need]:
    """Yield what the record lacks, for whoever of the team comes first."""
    language, key = reader_language(), seat.programme.key
    found = queries.needs(seat.programme, language=language)
    yield from _first_steps(seat)
    yield from _events(
        seat, found.without_facilitator, what=_("One side has no facilitator"), button=_("Look at the agenda")
    )
    yield from _events(
        seat, found.without_rule, what=_("No rule of attribution is stated"), button=_("State the rule")
    )
    for conflict in found.open_conflicts[:MOST]:
        tag, text = choose(conflict.question, language=language)
        yield Need(
            what=_("Sources disagree, and no value is chosen"),
            where=text,
            where_language="" if tag == language else tag,
            address=reverse("conflicts", kwargs={"programme": key}) + f"#{conflict.key}",
            button=_("Choose a value"),
        )
    more = found.more_conflicts + len(found.open_conflicts[MOST:])
    if more:
        yield Need(
            what=_more(
                ngettext(
                    "%(num)s more disagreement without a chosen value.",
                    "%(num)s more disagreements without a chosen value.",
                    more,
                ),
                more,
            ),
            address=reverse("conflicts", kwargs={"programme": key}),
            button=_("See them all"),
        )
    if found.unreviewed_types:
        yield Need(
            what=_more(
                ngettext(
                    "%(num)s organisation has a type to be reviewed.",
                    "%(num)s organisations have a type to be reviewed.",
                    found.unreviewed_types,
                ),
                found.unreviewed_types,
            ),
            address=reverse("organisations", kwargs={"programme": key}) + "?type=unreviewed",
            button=_("Review the types"),
        )
    for tag in found.unchecked_languages:
        yield Need(
            what=_("No native reader has checked the texts in this language"),
            where=endonym(tag),
            where_language=tag,
            address=reverse("overview", kwargs={"programme": key}) + "#about",
            button=_("See which"),
        )


def _more(words: str, number: int) -> str:
    return words % {"num": number}


def _events(seat: "Membership", gap: Gap, *, what: str, button: str) -> Iterator[Need]:
    for line in gap.lines[:MOST]:
        yield Need(
            what=what,
            where=line.title.text,
            where_language=line.title.language,
            address=reverse("event", kwargs={"programme": seat.programme.key, "key": line.event.key}),
            button=button,
            due=line.event.earliest if line.event.status == "planned" else None,
        )
    more = gap.more + len(gap.lines[MOST:])
    if more:
        words = ngettext("%(num)s more event: %(what)s", "%(num)s more events: %(what)s", more)
        yield Need(
            what=words % {"num": more, "what": what},
            address=reverse("events", kwargs={"programme": seat.programme.key}),
            button=_("See all events"),
        )


def _first_steps(seat: "Membership") -> Iterator[Need]:
    """Yield what a programme that is being set up still lacks, for those who may say it."""
    programme = seat.programme
    if not seat.may(Right.EDIT_RECORD):
        return
    edit = reverse("edit", kwargs={"programme": programme.key, "kind": "programme", "key": programme.key})
    if not plain(programme.contact):
        yield Need(
            what=_("The programme names no contact; no page can be published without one"),
            address=edit,
            button=_("Name a contact"),
        )
    if not plain(programme.motivation):
        yield Need(what=_("Nothing says yet why the programme exists"), address=edit, button=_("Say why"))
    if not programme.objectives.exists():
        address = reverse("new", kwargs={"programme": programme.key, "kind": "objective"})
        yield Need(
            what=_("The programme has no objective yet"), address=address, button=_("Add an objective")
        )
    if not programme.partners.exists():
        yield Need(what=_("No partner is named yet"), address=edit, button=_("Name the partners"))

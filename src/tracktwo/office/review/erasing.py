"""Erasing a person from the record and the review: what stays is a keyed hash, so that no reading brings them back."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.hall.actions import forget_names as forget_in_rooms
from tracktwo.office.interviews.actions import forget_names as forget_in_interviews
from tracktwo.office.outreach.actions import forget_names as forget_in_outreach
from tracktwo.office.questions.actions import forget_names
from tracktwo.office.record.actions import erase_person, merged_keys, scrubbed
from tracktwo.office.record.actions.entries import lock
from tracktwo.office.releases.actions import forget_unpublished
from tracktwo.office.review.logbook import decisions_of, last_number, now, secret, title_of, write_down
from tracktwo.office.review.mentions import mentions_of, take_out
from tracktwo.office.review.models import Entered, Item, ReviewDecision
from tracktwo.office.review.storing import reviewed_of, said_of
from tracktwo.office.terms.actions import forget_speakers
from tracktwo.office.terms.concept_actions import forget_in_concepts
from tracktwo.record import ProposalKind, decide_erasure, without_erased
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from tracktwo.office.models import Account, Person, Programme

__all__ = ["erase", "forms_of"]


@transaction.atomic
def erase(
    *,
    programme: "Programme",
    by: "Account",
    key: str,
    offered: Collection[str] = (),
    taken: Collection[str] = (),
) -> int:
    """Erase a person; return how many proposals and decisions about them went.

    Args:
        programme: whose record.
        by: who erases.
        key: of the person's entry.
        offered: tokens of the mentions the person who erases was shown.
        taken: of which they said that the name goes.

    Raises: DataError if there is no such person, or the name stands in words that were not shown.
    """
    lock(programme)
    person = programme.persons.filter(key=key).first()
    keys = merged_keys(programme, key)
    side = by.memberships.get(programme=programme).side
    mentions = mentions_of(person, names=forms_of(person), reader=side) if person else []
    if {each.token for each in mentions if each.may_change and not each.is_hidden} - set(offered):
        raise DataError(
            _(
                "The name stands in words that were not shown to you when the page was made; look at them first."
            )
        )
    goes = [each for each in mentions if each.is_hidden or (each.may_change and each.token in taken)]
    proposed = _forms_proposed(programme, keys)
    if person:
        take_out(goes, person, names=forms_of(person))
    names = erase_person(programme=programme, by=by, key=key)
    forms = tuple(dict.fromkeys((*names, *proposed)))
    forget_names(programme, forms)
    forget_speakers(programme, forms)
    forget_in_concepts(programme, forms)
    forget_in_rooms(programme, forms)
    forget_in_interviews(programme, forms)
    forget_in_outreach(programme, forms)
    forget_unpublished(programme)
    gone = _forget_decisions(programme, forms, keys) + _forget_items(programme, forms, keys)
    told = decide_erasure(forms, secret=secret(), id=str(last_number(programme) + 1), by=by.name, at=now())
    write_down(programme, told, by=by)
    return gone


def forms_of(person: "Person") -> tuple[str, ...]:
    """Return every form of a person's name: of the entry, as printed on lists, and as documents were read."""
    programme = person.programme
    names = person.names.values_list("text", flat=True)
    printed = person.contributions.values_list("name_as_printed", flat=True)
    proposed = _forms_proposed(programme, merged_keys(programme, person.key))
    return tuple(dict.fromkeys((*names, *printed, *proposed)))


def _forms_proposed(programme: "Programme", keys: Collection[str]) -> list[str]:
    """Return the forms of the name that documents were read to print."""
    origins = _entered(programme, keys).values("origin")
    found = Item.objects.filter(programme=programme, origin__in=origins)
    return [form for each in found for form in each.said["values"].get("forms", [])]


def _entered(programme: "Programme", keys: Collection[str]) -> "QuerySet[Entered]":
    return Entered.objects.filter(programme=programme, subject__in=[f"person:{key}" for key in keys])


def _forget_decisions(programme: "Programme", forms: tuple[str, ...], keys: Collection[str]) -> int:
    """Keep the log without the person: whole lines go, elsewhere the name does."""
    left = {each.id: each for each in without_erased(decisions_of(programme), forms)}
    rows = list(ReviewDecision.objects.filter(programme=programme).order_by("-number"))
    gone = {each.pk for each in rows if str(each.number) not in left}
    gone |= {each.pk for each in rows if each.withdraws_id in gone}
    ReviewDecision.objects.filter(pk__in=[each.pk for each in rows if each.along_id in gone]).update(
        along=None
    )
    ReviewDecision.objects.filter(pk__in=gone).update(along=None, withdraws=None)
    origins = ReviewDecision.objects.filter(pk__in=gone).values_list("origin", flat=True)
    Entered.objects.filter(programme=programme, origin__in=list(origins)).delete()
    _entered(programme, keys).delete()
    ReviewDecision.objects.filter(pk__in=gone).delete()
    for each in rows:
        if each.pk not in gone:
            kept = (each.said, each.effect, each.title)
            said = left[str(each.number)].to_dict()
            now_kept = tuple(
                scrubbed(part, names=forms, keys=keys) for part in (said, each.effect, each.title)
            )
            if now_kept != kept:
                ReviewDecision.objects.filter(pk=each.pk).update(
                    said=now_kept[0], effect=now_kept[1], title=now_kept[2]
                )
    return len(gone)


def _forget_items(programme: "Programme", forms: tuple[str, ...], keys: Collection[str]) -> int:
    """Take what is proposed about the person away, and the name out of what is proposed about others."""
    gone = 0
    for item in Item.objects.filter(programme=programme):
        told = item.said["values"]
        named = (
            [told.get("name"), *told.get("forms", [])]
            if item.kind == ProposalKind.PERSON
            else [told.get("person")]
        )
        if item.kind in (ProposalKind.PERSON, ProposalKind.CONTRIBUTION) and not set(forms).isdisjoint(named):
            item.delete()
            gone += 1
            continue
        said = scrubbed(item.said, names=forms, keys=keys)
        if said != item.said:
            try:
                reviewed = reviewed_of(said)
            except (KeyError, ValueError, TypeError, DataError):
                # a name like a word of the program's own; the next reading proposes it again, without the person
                item.delete()
                gone += 1
                continue
            item.said, item.title = said_of(reviewed), title_of(reviewed)
            item.save(update_fields=["said", "title"])
    return gone

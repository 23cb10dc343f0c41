"""What a side's researchers do with their interviews: kept, coded, quoted, withdrawn; told to their side alone."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.accounts.keys import acting_seat
from tracktwo.office.accounts.rights import Right
from tracktwo.office.interviews.kinds import Consent
from tracktwo.office.interviews.models import Interview, InterviewCode, InterviewPassage
from tracktwo.office.interviews.queries import quote_digest, subjects_to_code
from tracktwo.office.record.actions import scrub_rows
from tracktwo.office.record.queries import names_on_record
from tracktwo.office.rounds.obstacles import named_in
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Membership, Programme
    from tracktwo.vocabulary.kinds import Stance
    from tracktwo.vocabulary.languages import LanguageText

__all__ = [
    "add_passage",
    "allow_words",
    "code_passage",
    "delete_passage",
    "edit_interview",
    "edit_passage",
    "forget_names",
    "make_interview",
    "take_code_away",
    "withdraw",
]

_LONGEST: Final = 2_000


@transaction.atomic
def make_interview(programme: "Programme", values: Mapping[str, Any], *, by: "Account") -> Interview:
    """Return a new interview of the side of whoever keeps it; its number tells nothing outside that side.

    Raises: DataError if the account may not, or a consent has no day.
    """
    seat = acting_seat(by, programme, Right.EDIT_DOCUMENTS)
    type(programme).objects.select_for_update().get(pk=programme.pk)
    _check(values)
    keys = Interview.objects.filter(programme=programme).values_list("key", flat=True)
    last = max((int(key[1:]) for key in keys if key[1:].isdecimal()), default=0)
    made = Interview.objects.create(programme=programme, side=seat.side, key=f"i{last + 1}", **values)
    _note(seat, made, "created")
    return made


@transaction.atomic
def edit_interview(interview: Interview, values: Mapping[str, Any], *, by: "Account") -> None:
    """Change under which consent and rule an interview stands, and what is noted of it.

    Raises: DataError if it is not one's own side's, was withdrawn, or a consent has no day.
    """
    found, seat = _held(interview, by)
    _check(values)
    for name, value in values.items():
        setattr(found, name, value)
    found.save()
    _note(seat, found, "edited")


@transaction.atomic
def withdraw(interview: Interview, *, by: "Account") -> None:
    """Delete all that was said, at once, as the person asked; what was counted is counted anew without it."""
    found, seat = _held(interview, by)
    found.passages.all().delete()
    found.withdrawn, found.consent, found.consented = _today(), Consent.INSIDE, ""
    found.type, found.house, found.held, found.rule = None, "", "", ""
    found.save()
    _note(seat, found, "interview withdrawn")


@transaction.atomic
def add_passage(interview: Interview, text: "LanguageText", *, by: "Account") -> InterviewPassage:
    """Return a new passage.

    Raises: DataError if it has no words, or too many.
    """
    found, seat = _held(interview, by)
    _fit(text)
    number = (found.passages.aggregate(last=Max("number"))["last"] or 0) + 1
    made = InterviewPassage.objects.create(interview=found, number=number, text=dict(text))
    _note(seat, found, "passage added")
    return made


@transaction.atomic
def edit_passage(
    passage: InterviewPassage, text: "LanguageText", quote: "LanguageText", *, by: "Account"
) -> None:
    """Change what a passage says, and the words of it that may be quoted; other words need the person's leave anew.

    Raises: DataError if it has no words or too many, or the quotation names somebody on record.
    """
    found, seat = _held(passage.interview, by)
    _fit(text)
    _refuse_names(found.programme, quote)
    row = _row(found, passage)
    row.text, row.quote = dict(text), dict(quote)
    if row.sha256 != quote_digest(row.quote):
        row.allowed_on, row.sha256, row.account = None, "", None
    row.save()
    _note(seat, found, "passage edited")


@transaction.atomic
def delete_passage(passage: InterviewPassage, *, by: "Account") -> None:
    """Take a passage away."""
    found, seat = _held(passage.interview, by)
    _row(found, passage).delete()
    _note(seat, found, "passage deleted")


@transaction.atomic
def allow_words(passage: InterviewPassage, *, by: "Account", sha256: str) -> None:
    """Keep that the person who said it was read the words and lets them out.

    Raises: DataError if there are none, they changed since they were shown, or the person agreed to no quotation.
    """
    found, seat = _held(passage.interview, by)
    row = _row(found, passage)
    if found.consent != Consent.QUOTED:
        raise DataError(_("The person did not agree to be asked about quotations."))
    if not row.quote or quote_digest(row.quote) != sha256:
        raise DataError(_("The words have changed since you were shown them; read them again."))
    _refuse_names(found.programme, row.quote)
    row.allowed_on, row.sha256, row.account = _today(), sha256, by
    row.save()
    _note(seat, found, "quotation allowed")


@transaction.atomic
def code_passage(passage: InterviewPassage, subject: str, stance: "Stance", *, by: "Account") -> None:
    """Keep what a passage is about.

    Raises: DataError if there is no such narrative or question both teams read, or it is kept already.
    """
    found, seat = _held(passage.interview, by)
    row = _row(found, passage)
    if subject not in subjects_to_code(found.programme):
        raise DataError(_("There is no such narrative or question any more; choose another."))
    if row.codes.filter(subject=subject).exists():
        raise DataError(_("It is kept already that the passage is about this."))
    InterviewCode.objects.create(passage=row, subject=subject, stance=stance)
    _note(seat, found, "passage coded")


@transaction.atomic
def take_code_away(passage: InterviewPassage, subject: str, *, by: "Account") -> None:
    """Take away what a passage was said to be about."""
    found, seat = _held(passage.interview, by)
    _row(found, passage).codes.filter(subject=subject).delete()
    _note(seat, found, "code taken away")


def forget_names(programme: "Programme", names: Collection[str]) -> int:
    """Take names out of everything that was said in a programme's interviews; return how many passages held one."""
    texts = [(InterviewPassage, "interview__programme", ("text", "quote"))]
    return scrub_rows(texts, programme=programme, names=names)


def _held(interview: Interview, by: "Account") -> "tuple[Interview, Membership]":
    """Return an interview of one's own side as it is now, held until the transaction ends, and one's seat."""
    seat = acting_seat(by, interview.programme, Right.EDIT_DOCUMENTS)
    rows = Interview.objects.select_for_update(of=("self",)).select_related("programme")
    found = rows.filter(pk=interview.pk, side=seat.side_id).first()
    if found is None:
        raise DataError(_("There is no such interview of your side any more."))
    if found.withdrawn:
        raise DataError(_("The person withdrew this interview; nothing is added to it."))
    return found, seat


def _row(interview: Interview, passage: InterviewPassage) -> InterviewPassage:
    found = interview.passages.filter(pk=passage.pk).first()
    if found is None:
        raise DataError(_("Somebody has changed this passage meanwhile; look at it again."))
    return found


def _check(values: Mapping[str, Any]) -> None:
    if values["consent"] != Consent.INSIDE and not values["consented"]:
        raise DataError(_("Say when the person agreed to it."))


def _fit(text: "LanguageText") -> None:
    if not text:
        raise DataError(_("Write what was said in at least one language."))
    if max(map(len, text.values())) > _LONGEST:
        raise DataError(_("Write at most %(most)s characters.") % {"most": _LONGEST})


def _refuse_names(programme: "Programme", quote: "LanguageText") -> None:
    """Refuse a quotation that names anybody on record."""
    names = names_on_record(programme) if quote else ()
    found = sorted({name for words in quote.values() for name in named_in(words, names)})
    if found:
        raise DataError(
            _("The quotation names “%(name)s”, who is on record; put it in other words.") % {"name": found[0]}
        )


def _today() -> date:
    return timezone.now().date()


def _note(seat: "Membership", interview: Interview, action: str) -> None:
    """Keep that something was done, for the own side alone, and nothing of what was said."""
    record_change(
        programme=seat.programme,
        by=seat.account,
        action=action,
        subject=f"interview:{interview.key}",
        before=None,
        after=None,
        side=seat.side,
    )

"""What moderators do with a suggestion: word it, approve, ask to revise, merge, decline; and pause the whole.

Every verdict is of the words as they stood and of one side. A statement is asked of everybody once both sides approve
the same words in every language, each read by somebody; declining and merging, too, take both. A question needs one of
either side, as one asked in a room does. A changed word undoes what was said of the old ones.
"""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from tracktwo.office.accounts.keys import acting_seat
from tracktwo.office.accounts.rights import Right
from tracktwo.office.questions.actions import take_over
from tracktwo.office.rounds.actions.building import locked, note_change
from tracktwo.office.rounds.definitions import digest
from tracktwo.office.rounds.kinds import Author, Decision, Flaw, Standing, State, StatementKind, Suggested
from tracktwo.office.rounds.models import Round, Statement, Suggestion, TextCheck, Verdict
from tracktwo.office.rounds.moderation.checking import fitting
from tracktwo.office.rounds.moderation.sending import take_to_exchange_is_allowed
from tracktwo.office.rounds.obstacles import obstacles_of
from tracktwo.office.rounds.queries import texts_of, words_read
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.languages import LanguageText, endonym

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Membership

__all__ = ["approve", "ask_to_revise", "decline", "languages_of", "merge", "pause", "reword", "seen_of"]

_SIDES = 2


def seen_of(suggestion: Suggestion) -> str:
    """Return the fingerprint of a suggestion's words, by which a verdict is of what its moderator read."""
    return digest({"text": suggestion.text, "state": suggestion.state})


def languages_of(suggestion: Suggestion) -> list[str]:
    """Return the languages it is to be written in: the round's for a statement, the programme's for a question."""
    round_ = suggestion.round
    return list(round_.languages if suggestion.kind == Suggested.STATEMENT else round_.programme.languages)


@transaction.atomic
def reword(suggestion: Suggestion, text: LanguageText, *, by: "Account", seen: str) -> None:
    """Keep a translation or a lighter hand on the words; whoever wrote it sees them when they come back.

    Raises: DataError if the words do not fit, or somebody changed them or decided meanwhile.
    """
    seat, found = _held(suggestion, by=by, seen=seen)
    _reword(seat, found, text)


@transaction.atomic
def approve(
    suggestion: Suggestion, text: LanguageText, *, by: "Account", seen: str, read: Collection[str]
) -> bool:
    """Return whether it is asked, or passed on, now: a statement waits for the other side's approval of the same words.

    Args:
        suggestion: what was sent.
        text: its words in every language it is asked in, as the moderator would have them.
        by: the moderator.
        seen: the fingerprint of the words they were shown.
        read: the languages they have read it in.

    Raises: DataError if a language is missing, it names somebody on record, or somebody was faster.
    """
    seat, found = _held(suggestion, by=by, seen=seen)
    _reword(seat, found, text)
    if found.kind == Suggested.QUESTION:
        _say(seat, found, Decision.APPROVE, read=read)
        _pass_on(seat, found)
        return True
    missing = [endonym(tag) for tag in languages_of(found) if not found.text.get(tag)]
    if missing:
        raise DataError(
            _("Write it in %(languages)s first: it is asked in every language of the round at once.")
            % {"languages": _(", ").join(missing)}
        )
    strange = [tag for tag in read if tag not in found.round.languages]
    if strange or not read:
        raise DataError(_("Mark the languages you have read it in."))
    _say(seat, found, Decision.APPROVE, read=read)
    said = list(found.verdicts.filter(stands=True, decision=Decision.APPROVE).select_related("account"))
    readers = {tag: each.account for each in said for tag in each.read}
    if len(said) < _SIDES or set(found.round.languages) - set(readers):
        _ask_of_nobody_yet(found)
        return False
    _open(seat, found, readers)
    return True


@transaction.atomic
def ask_to_revise(suggestion: Suggestion, *, by: "Account", seen: str, flaw: Flaw) -> None:
    """Hand a suggestion back to whoever wrote it, with what is asked of them in their language; one moderator may."""
    seat, found = _held(suggestion, by=by, seen=seen)
    if found.round.state is not State.OPEN:
        raise DataError(_("The round has closed; nobody comes back to write it anew."))
    _say(seat, found, Decision.REVISE, flaw=flaw)
    found.verdicts.filter(stands=True).update(stands=False)
    found.state, found.flaw = Standing.REVISING, flaw
    found.save(update_fields=["state", "flaw"])


@transaction.atomic
def merge(suggestion: Suggestion, into: str, *, by: "Account", seen: str) -> bool:
    """Return whether it is merged now with a statement that is asked: it takes a moderator of each side.

    Raises: DataError if there is no such statement, or somebody was faster.
    """
    seat, found = _held(suggestion, by=by, seen=seen)
    there = found.round.statements.filter(key=into, retired=False).first()
    if there is None or found.kind != Suggested.STATEMENT:
        raise DataError(_("Choose the statement that says the same."))
    _say(seat, found, Decision.MERGE, into=there)
    if found.verdicts.filter(stands=True, decision=Decision.MERGE, into=there).count() < _SIDES:
        return False
    found.statement = there
    _settle(found, Standing.MERGED)
    return True


@transaction.atomic
def decline(suggestion: Suggestion, *, by: "Account", seen: str, flaw: Flaw) -> bool:
    """Return whether it is declined now: it takes a moderator of each side, each with a line of the policy."""
    seat, found = _held(suggestion, by=by, seen=seen)
    _say(seat, found, Decision.DECLINE, flaw=flaw)
    if found.verdicts.filter(stands=True, decision=Decision.DECLINE).count() < _SIDES:
        return False
    found.flaw = flaw
    _settle(found, Standing.DECLINED)
    return True


@transaction.atomic
def pause(round_: Round, *, by: "Account", takes: bool) -> None:
    """Take no suggestions from now on, or take them again; what waits stays, and how it is decided never changes."""
    held = locked(round_)
    acting_seat(by, held.programme, Right.MODERATE)
    if held.takes_suggestions == takes:
        return
    held.takes_suggestions = takes
    held.save(update_fields=["takes_suggestions"])
    note_change(held, by=by, action="suggestions taken again" if takes else "suggestions paused")


def _held(suggestion: Suggestion, *, by: "Account", seen: str) -> "tuple[Membership, Suggestion]":
    """Return the moderator's seat and a suggestion as it is now, its round held until the transaction ends."""
    held = locked(suggestion.round)
    seat = acting_seat(by, held.programme, Right.MODERATE)
    found = held.suggestions.filter(pk=suggestion.pk).first()
    if found is None:
        raise DataError(_("Whoever wrote this has taken it back."))
    found.round = held
    if found.state != Standing.WAITING:
        raise DataError(_("This was decided meanwhile; look at the list again."))
    if seen != seen_of(found):
        raise DataError(_("The words were changed after you opened this page; read them again."))
    return seat, found


def _say(
    seat: "Membership",
    found: Suggestion,
    decision: Decision,
    *,
    flaw: Flaw | None = None,
    into: Statement | None = None,
    read: Collection[str] = (),
) -> None:
    """Keep one side's verdict on the words as they stand; an earlier one of the same side stands no more."""
    standing = found.verdicts.filter(stands=True)
    if standing.filter(account=seat.account).exclude(side=seat.side).exists():
        raise DataError(_("You have decided for one side already; the other one is another person's."))
    standing.filter(side=seat.side).update(stands=False)
    Verdict.objects.create(
        suggestion=found,
        side=seat.side,
        account=seat.account,
        decision=decision,
        flaw=flaw or "",
        into=into,
        read=sorted(read),
        sha256=seen_of(found),
        day=timezone.now().date(),
    )
    _note(seat, found, f"suggestion: {decision.value}", {"reason": flaw.value} if flaw else {})


def _reword(seat: "Membership", found: Suggestion, text: LanguageText) -> None:
    """Keep other words; what was said of the ones before stands no more."""
    allowed = languages_of(found)
    words = {tag: fitting(text[tag]) for tag in allowed if text.get(tag, "").strip()}
    if found.language not in words:
        raise DataError(
            _("It stays in the language it was written in, too; decline it instead of emptying it.")
        )
    if words == found.text:
        return
    found.text = words
    found.save(update_fields=["text"])
    found.verdicts.filter(stands=True).update(stands=False)
    _note(seat, found, "suggestion: words changed", {"languages": sorted(words)})


def _ask_of_nobody_yet(found: Suggestion) -> None:
    """Refuse an approval that could never be carried out, so that nobody waits for the other side in vain."""
    for sentence in obstacles_of(_worded(found)):
        raise DataError(sentence)


def _worded(found: Suggestion) -> Statement:
    """Return the statement a suggestion would become, last in its round."""
    rows = found.round.statements
    keys = set(rows.values_list("key", flat=True))
    return Statement(
        round=found.round,
        key=next(f"p{n}" for n in range(1, len(keys) + 2) if f"p{n}" not in keys),
        position=(rows.aggregate(last=Max("position"))["last"] or 0) + 1,
        kind=StatementKind.BELIEF,
        author=Author.PARTICIPANT,
        text=dict(found.text),
    )


def _open(seat: "Membership", found: Suggestion, readers: "dict[str, Account]") -> None:
    """Ask a suggestion of everybody who answers from now on; the round is frozen anew."""
    held = found.round
    if held.state is not State.OPEN:
        raise DataError(_("The round has closed; nobody could answer this any more."))
    made = _worded(found)
    for sentence in obstacles_of(made):
        raise DataError(sentence)
    made.save()
    for tag, reader in sorted(readers.items()):
        TextCheck.objects.create(
            round=held,
            statement=made,
            language=tag,
            account=reader,
            day=timezone.now().date(),
            sha256=words_read(held, made, language=tag),
        )
    before, held.frozen = held.frozen, digest(texts_of(held))
    held.save(update_fields=["frozen"])
    found.statement = made
    _settle(found, Standing.TAKEN)
    note_change(
        held,
        by=seat.account,
        action="participant's statement opened",
        about=f"statement:{held.key}/{made.key}",
        before={"frozen": before},
        after={"text": made.text, "frozen": held.frozen},
    )


def _pass_on(seat: "Membership", found: Suggestion) -> None:
    """Hand a question over to the question exchange, as a draft of the side it comes from."""
    held = found.round
    if not take_to_exchange_is_allowed(held):
        raise DataError(_("Nothing of this round leaves its room; decline the question instead."))
    assert found.side is not None  # only a seat of a side may ask
    found.question = take_over(held.programme, found.text, side=found.side, event=held.event)
    _settle(found, Standing.TAKEN)
    _note(seat, found, "question passed on", {})


def _settle(found: Suggestion, state: Standing) -> None:
    found.state, found.settled = state, timezone.now().date()
    if found.round.closed_at is not None:
        found.author = ""
    found.save()
    found.verdicts.filter(stands=True).update(stands=False)


def _note(seat: "Membership", found: Suggestion, action: str, after: dict[str, Any]) -> None:
    """Keep in the trail that a moderator decided; never a word of whoever wrote it."""
    note_change(found.round, by=seat.account, action=action, after={"suggestion": found.number, **after})

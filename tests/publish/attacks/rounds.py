"""Rounds full of canaries: a draft, an open one people answer, a closed one that waits for a second key, asked again.

What people are asked says ``KESTREL asks``: whoever has the code of the open round reads it there, and the team in the
office. What nobody reads, staff included, says ``BITTERN``: answers in people's own words, secrets, who sat where.
"""

from dataclasses import replace
from datetime import UTC, datetime

from tracktwo.office.models import Membership, Programme
from tracktwo.office.perception.actions import approve_reveal, close_and_work_out
from tracktwo.office.rounds import actions
from tracktwo.office.rounds.ballots.making import make_batch
from tracktwo.office.rounds.definitions import Called, Definition, Wording
from tracktwo.office.rounds.kinds import Carrier, Seat, StatementKind
from tracktwo.office.rounds.models import (
    Answer,
    Ballot,
    Guess,
    Keying,
    Participant,
    Round,
    Suggestion,
    Verdict,
)
from tracktwo.office.rounds.queries import asked, checks_of
from tracktwo.perception import Origin

__all__ = ["NOBODY", "rounds"]

NOBODY = "BITTERN"
_DAY = datetime(2026, 1, 2, tzinfo=UTC).date()
_PEOPLE = 7


def _asks(about: str) -> dict[str, str]:
    return {"en": f"KESTREL asks: {about}", "ar": f"العوسق يسأل: {about}"}


def _drafts(about: str) -> dict[str, str]:
    return {"en": f"KESTREL drafts {about}", "ar": f"مسودة العوسق {about}"}


def rounds(programme: Programme, seats: list[Membership]) -> dict[str, str]:
    """Four rounds, answered as participants' pages leave them: the key of each → its code.

    Args:
        programme: the programme; what it holds names nobody who is called as the canaries are.
        seats: a convenor of each side.
    """
    draft = _made(
        programme, "kestrel-drafted", _drafts, origin=Origin.SIMULATED, recipe={"note": _drafts("recipe")}
    )
    Round.objects.filter(pk=draft.pk).update(code="红隼QFM3")
    actions.make_invitations(draft, side=None, people=2, by=seats[0].account)
    codes = {draft.key: ""}
    for key in ("kestrel-open", "kestrel-closed"):
        made = _made(programme, key, _asks, origin=Origin.REAL)
        for each in checks_of(made, asked(made)):
            actions.check_wording(
                made, each.statement, language=each.language, by=seats[0].account, sha256=each.sha256,
                back="KESTREL puts back", differences="KESTREL notes a difference",
            )  # fmt: skip
        opened = actions.open_round(made, by=seats[0].account)
        actions.make_invitations(opened, side=seats[1].side, people=3, by=seats[1].account)
        for invitation in opened.invitations.all():
            invitation.secret_hash = f"{NOBODY} invitation {invitation.pk}"
            invitation.save()
        _answer(opened, seats)
        _give_out_ballots(opened, seats[1])
        _suggest(opened, seats)
        codes[key] = opened.code
    Guess.objects.create(network=f"{NOBODY} network", window=1, failures=2)
    proposal = close_and_work_out(Round.objects.get(key="kestrel-closed"), by=seats[0].account)
    approve_reveal(proposal, by=seats[0], sha256=proposal.sha256)
    again = _asked_again(proposal.round, seats)
    return codes | {again.key: again.code}


def _asked_again(round_: Round, seats: list[Membership]) -> Round:
    """The closed round asked again, answered by the same people, closed and worked out."""
    draft = actions.ask_again(round_, by=seats[0].account)
    for each in checks_of(draft, asked(draft)):
        actions.check_wording(
            draft, each.statement, language=each.language, by=seats[1].account, sha256=each.sha256
        )
    opened = actions.open_round(draft, by=seats[0].account)
    _answer(opened, seats)
    for side in (seats[0].side, seats[1].side):
        before = Participant.objects.filter(round=round_, side=side)
        for then, now in zip(before, Participant.objects.filter(round=opened, side=side), strict=True):
            now.earlier = then
            now.save()
    close_and_work_out(opened, by=seats[0].account)
    return opened


def _made(programme, key, words, *, origin, recipe=None) -> Round:
    called = {
        side.key: Called(noun=words(f"of the {side.key}"), adjective=words(f"{side.key}ern"))
        for side in programme.sides.all()
    }
    definition = Definition(
        title=words(f"title of {key}"), purpose=words("purpose"), label=words("label"), question=words("question"),
        languages=("en", "ar"), policy={"most_seats": 1}, sides=called,
    )  # fmt: skip
    made = actions.make_round(programme, definition, by=None, origin=origin, key=key, recipe=recipe)
    about = {tag: f"{text} {{own}} {{other adjective}}" for tag, text in words("what each thinks of").items()}
    wordings = {
        "kestrel-about": Wording(kind=StatementKind.RECIPROCAL, text=about, topic=words("topic")),
        "kestrel-one": Wording(kind=StatementKind.STRUCTURE, text=words("one"), partner="kestrel-two"),
        "kestrel-two": Wording(kind=StatementKind.STRUCTURE, text=words("two"), partner="kestrel-one"),
        "kestrel-case": Wording(kind=StatementKind.BOUNDARY, text=words("a case")),
    }
    teams_own = {"perspective": _drafts("position"), "source": "KESTREL drafts source"}
    for name, wording in wordings.items():
        actions.add_statement(made, replace(wording, **teams_own), by=None, key=name)
    return made


def _give_out_ballots(round_: Round, seat: Membership) -> None:
    """A file and papers for one side; one ballot counted, one paper keyed in once, which nobody reads again."""
    for carrier in Carrier:
        batch = make_batch(round_, carrier=carrier, seat=Seat.SIDE, side=seat.side, people=2, by=seat.account)
        batch.told = f"{NOBODY} told"
        if carrier is Carrier.FILE:
            batch.code = f"红隼{round_.code[:4]}"
        batch.save()
        Ballot.objects.create(batch=batch, mark=f"{NOBODY} ballot")
        cells = {"kestrel-case": ["depends", "3", f"{NOBODY} on what it depends, says a paper"]}
        Keying.objects.create(batch=batch, number=1, turn=1, cells=cells)


def _suggest(round_: Round, seats: list[Membership]) -> None:
    """Something that waits, is back with its author, and was declined; verdicts of one side."""
    for number, state in enumerate(("waiting", "revising", "declined", "lapsed"), 1):
        words = f"KESTREL added this, {state}"
        made = Suggestion.objects.create(
            round=round_, number=number, kind="statement", side=seats[0].side, language="en", written=words,
            text={"en": f"KESTREL as it is asked, {state}", "ar": "كلام العوسق KESTREL"}, state=state, flaw="offence",
            author=f"{NOBODY} wrote {number}", sent=f"{NOBODY} {number}"[:32], day=_DAY,
        )  # fmt: skip
        Verdict.objects.create(
            suggestion=made, side=seats[1].side, account=seats[1].account, decision="decline", flaw="offence",
            read=["KESTREL"], stands=False, sha256=f"{NOBODY} verdict {number}", day=_DAY,
        )  # fmt: skip


def _answer(round_: Round, seats: list[Membership]) -> None:
    """People of both sides and an observer answer everything; the boundary case with words of their own."""
    for side in (seats[0].side, seats[1].side, None):
        for number in range(_PEOPLE if side else 1):
            mark = f"{round_.pk} {side.key if side else ''} {number}"
            person = Participant.objects.create(
                round=round_, seat="side" if side else "observer", side=side, language="en", day=_DAY,
                consent=f"{NOBODY} consent", return_hash=f"{NOBODY} {mark}",
            )  # fmt: skip
            Answer.objects.bulk_create(
                Answer(
                    participant=person, statement=each, language="en", day=_DAY, sent=f"{NOBODY} {mark}",
                    stance="depends" if each.is_boundary else "agree", expected=number if side else None,
                    depends_on=f"{NOBODY} on what it depends, says {mark}" if each.is_boundary else "",
                )
                for each in asked(round_)
            )  # fmt: skip

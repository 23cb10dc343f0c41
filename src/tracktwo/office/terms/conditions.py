"""On what boundary cases depend: what may be read of it to be said in other words, and what both sides let out.

A person's own words are shown to nobody. From enough writers the team reads them without side or name, says each in
other words, and a convenor of either side gives the key to those; then they are shown once, as the rules for free text
of disclosure control let them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from tracktwo.clearance import Release, approvable
from tracktwo.clearance.disclosure import Disclosure, Reason, ShownWriting, Writing, release_writings
from tracktwo.clearance.tables import fixed
from tracktwo.office.accounts.rights import Right
from tracktwo.office.perception.cases import may_be_read
from tracktwo.office.rounds.conditions import Written, conditions_written
from tracktwo.office.rounds.queries import asked, policy_of
from tracktwo.office.rounds.wording import statement_for
from tracktwo.office.terms.models import CaseCondition, ConditionKey, ConditionsShown
from tracktwo.vocabulary.attribution import Rule, read_rule

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from tracktwo.office.models import Membership, Round
    from tracktwo.office.terms.models import Concept

__all__ = [
    "CaseWords",
    "case_words",
    "conditions_digest",
    "drafts_of",
    "given_to",
    "is_let_out",
    "readable_words",
    "released",
    "released_words",
]

_WRITERS: Final = 10
"""The effective number of writers from which anybody reads what was written to a case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseWords:
    """One case: what it says, what was let out of what people wrote, and how much of that a member may read.

    ``readable`` is how many of the words a member may say in other words; 0 for who may not, and where too few wrote.
    """

    case: str
    text: Mapping[str, str]
    shown: tuple[ShownWriting, ...]
    is_shown: bool
    readable: int


def case_words(concept: "Concept", round_: "Round", *, seat: "Membership") -> tuple[CaseWords, ...]:
    """Return the cases of a round of which there is something to read or to show, in their order."""
    written = _may_be_told(round_) if seat.may(Right.READ_EXACT) else []
    readable = _enough(written, round_)
    let_out = released_words(concept, round_)
    found = []
    for statement in asked(round_):
        number = sum(each.case == statement.key for each in readable)
        if number or statement.key in let_out:
            text = {tag: statement_for(statement, side=seat.side, language=tag) for tag in statement.text}
            found.append(
                CaseWords(
                    case=statement.key,
                    text=text,
                    shown=let_out.get(statement.key, ()),
                    is_shown=statement.key in let_out,
                    readable=0 if statement.key in let_out else number,
                )
            )
    return tuple(found)


def readable_words(round_: "Round", case: str) -> list[Written]:
    """Return what people wrote to a case, as far as a member with exact figures may read it to say it otherwise.

    Nothing before figures are known, nothing of a round off the record or for the room alone, and no language in which
    too few wrote: it would tell who.
    """
    return [each for each in _enough(_may_be_told(round_), round_) if each.case == case]


def released_words(concept: "Concept", round_: "Round") -> dict[str, tuple[ShownWriting, ...]]:
    """Return what was let out of each case of a round, without what its writers took back since."""
    rows = {each.case: each for each in concept.conditions_shown.filter(round=round_.key)}
    if not rows or read_rule(round_.rule) is Rule.OFF_THE_RECORD:
        return {}
    drafts = list(_drafts(concept, round_))
    found = {}
    for case, row in rows.items():
        earlier = tuple(ShownWriting(words=fixed(each["words"]), side=each["side"]) for each in row.words)
        shown = released(drafts, round_, case=case, approved_by=str(row.day), earlier=earlier)
        found[case] = () if isinstance(shown, Reason) else shown
    return found


def released(
    drafts: "Sequence[CaseCondition]",
    round_: "Round",
    *,
    case: str,
    approved_by: str,
    earlier: tuple[ShownWriting, ...] | None = None,
) -> tuple[ShownWriting, ...] | Reason:
    """Return what the rules for free text let out of the team's words for a case, or that too few wrote."""
    writings = [
        Writing(
            writer=each.answer_id,
            side=each.answer.participant.side.key,
            release=Release(text=each.text, approved_by=approved_by),
            is_verbatim=False,
        )
        for each in drafts
        if each.case == case and each.answer.participant.side is not None
    ]
    return release_writings(writings, policy=policy_of(round_), by_side=True, earlier=earlier)


def drafts_of(concept: "Concept", round_: "Round", case: str) -> "QuerySet[CaseCondition]":
    """Return the team's words for what people wrote to a case."""
    return _drafts(concept, round_).filter(case=case)


def conditions_digest(drafts: "Sequence[CaseCondition]") -> str:
    """Return the SHA-256 of the team's words for a case: what both keys are given over."""
    told: list[Any] = sorted([each.answer_id, dict(sorted(each.text.items()))] for each in drafts)
    return approvable(told)


def given_to(concept: "Concept", round_: "Round", case: str, *, sha256: str) -> "QuerySet[ConditionKey]":
    """Return the keys given to the words of a case as they stand."""
    return ConditionKey.objects.filter(concept=concept, round=round_.key, case=case, sha256=sha256)


def is_let_out(concept: "Concept", round_: "Round", case: str) -> bool:
    """Return whether words of a case were let out: that happens once."""
    return ConditionsShown.objects.filter(concept=concept, round=round_.key, case=case).exists()


def _drafts(concept: "Concept", round_: "Round") -> "QuerySet[CaseCondition]":
    rows = CaseCondition.objects.filter(concept=concept, round=round_.key)
    return rows.select_related("answer__participant__side")


def _may_be_told(round_: "Round") -> list[Written]:
    is_closed = read_rule(round_.rule) is Rule.OFF_THE_RECORD
    if is_closed or policy_of(round_).disclosure is Disclosure.ROOM_ONLY:
        return []
    written = conditions_written(round_)
    return written if written and may_be_read(round_) else []


def _enough(written: Sequence[Written], round_: "Round") -> list[Written]:
    """Return what was written to a case to which enough people wrote, in a language in which enough of them did."""
    policy = policy_of(round_)
    groups = Counter((each.case, each.language) for each in written)
    open_ = [
        each for each in written if policy.effective(groups[each.case, each.language]) >= policy.smallest
    ]
    writers = Counter(each.case for each in open_)
    return [each for each in open_ if policy.effective(writers[each.case]) >= _WRITERS]

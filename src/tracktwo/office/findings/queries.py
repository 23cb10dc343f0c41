"""What pages of this room read: statements with what they rest on, and what can be evidence at all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tracktwo.office.findings.kinds import Show, Trouble
from tracktwo.office.findings.models import ServedObjective
from tracktwo.office.perception.nouns import address_of
from tracktwo.office.questions.queries import (
    Given,
    answered_within,
    closed_within,
    gaps_and_questions,
    given_answers,
)
from tracktwo.office.record.queries import (
    Standing,
    document_list,
    event_lines,
    event_list,
    publication_list,
    ruled_evidence,
    statements_within,
    subjects,
)
from tracktwo.office.rounds.queries import asked_again_within, rounds_of, statements_asked
from tracktwo.office.rounds.wording import statement_for
from tracktwo.vocabulary.attribution import Rule, read_rule
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.languages import choose

if TYPE_CHECKING:
    from tracktwo.office.models import Objective, Programme, Side, Statement

__all__ = [
    "Changed",
    "EvidenceLine",
    "changed_within",
    "choices_of_evidence",
    "evidence_of",
    "is_past",
    "results_asked",
    "servants_of",
    "shown_of",
    "subjects_to_serve",
]

Choices = list[tuple[str, list[tuple[str, str]]]]
"""Groups of a select: what a group is called, and its values with their words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLine:
    """One piece of evidence as the team reads it: what it is, where it opens, when it is of, what is wrong with it."""

    row: Any
    title: str
    language: str
    address: str
    date: str
    rule: str | None
    troubles: tuple[Trouble, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What changed for an objective in a period, each a list of rows."""

    questions: Sequence[Any]
    gaps: Sequence[Any]
    findings: Sequence[Any]
    rounds: Sequence[Any]


def is_past(partial: str, *, today: date) -> bool:
    """Return whether a partial date has wholly passed; no date never has."""
    return bool(partial) and PartialDate.parse(partial).latest < today


def shown_of(rows: Iterable[Any], show: Show, *, today: date) -> list[Any]:
    """Return the statements a list shows: all, those that hold today, or those to be looked at again."""
    found = list(rows)
    if show is Show.ALL:
        return found
    return [row for row in found if is_past(row.review_by, today=today) is (show is Show.STALE)]


def results_asked(programme: "Programme") -> dict[str, "Statement"]:
    """Return every statement of rounds that were opened, by the key of its result."""
    return {address_of(each.round, each): each for each in statements_asked(programme)}


def evidence_of(
    programme: "Programme", statements: Iterable[Any], *, side: "Side", language: str, today: date
) -> dict[str, tuple[EvidenceLine, ...]]:
    """Return what each statement rests on, by its key, in as many queries for many as for one."""
    found = {row.key: list(row.evidence.all()) for row in statements}
    refs = {each.subject for rows in found.values() for each in rows}
    kinds = {ref.partition(":")[0] for ref in refs}
    opened = _Opened(
        programme=programme,
        named=subjects(programme, refs, language=language),
        standing=ruled_evidence(programme, refs),
        results=results_asked(programme) if "result" in kinds else {},
        answers={each.key: each for each in given_answers(programme)} if "answer" in kinds else {},
        side=side,
        language=language,
        today=today,
    )
    return {key: tuple(opened.line(row) for row in rows) for key, rows in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """Everything evidence can open, looked up once for a page."""

    programme: "Programme"
    named: Mapping[str, Any]
    standing: Mapping[str, Standing]
    results: Mapping[str, "Statement"]
    answers: Mapping[str, Given]
    side: "Side"
    language: str
    today: date

    def line(self, row: Any) -> EvidenceLine:
        kind, _colon, key = row.subject.partition(":")
        if kind == "result":
            return self._of_result(row, self.results.get(key))
        if kind == "answer":
            return self._of_answer(row, self.answers.get(key))
        return self._of_record(row, kind, key)

    def _of_record(self, row: Any, kind: str, key: str) -> EvidenceLine:
        standing, named = self.standing.get(row.subject), self.named.get(row.subject)
        if standing is None or named is None:
            return self._gone(row)
        troubles = []
        if kind == "event":
            rule = read_rule(standing.rule)
            if rule is Rule.OFF_THE_RECORD:
                troubles.append(Trouble.OFF_THE_RECORD)
            elif rule is Rule.NOT_FOR_ATTRIBUTION:
                troubles.append(Trouble.NOT_NAMED)
        elif not standing.is_public:
            troubles.append(Trouble.NOT_NAMED)
        return EvidenceLine(
            row=row,
            title=named.text,
            language=named.language,
            address=self._address(row, kind, key),
            date=standing.date,
            rule=standing.rule,
            troubles=tuple(troubles),
        )

    def _address(self, row: Any, kind: str, key: str) -> str:
        programme = self.programme.key
        if kind == "document" and row.end:
            span = {"start": row.start or 0, "end": row.end}
            return reverse("passage", kwargs={"programme": programme, "key": key, **span})
        if kind == "publication":
            return f"{reverse('research', kwargs={'programme': programme})}#{key}"
        return reverse(kind, kwargs={"programme": programme, "key": key})

    def _of_result(self, row: Any, statement: "Statement | None") -> EvidenceLine:
        if statement is None:
            return self._gone(row)
        held = statement.round
        is_revealed = held.revealed_at is not None
        tag, words = choose(
            {tag: statement_for(statement, side=self.side, language=tag) for tag in statement.text},
            language=self.language,
        )
        hidden = read_rule(held.rule) is Rule.OFF_THE_RECORD
        troubles = [Trouble.OFF_THE_RECORD] if hidden else []
        troubles += [] if is_revealed else [Trouble.NOT_REVEALED]
        return EvidenceLine(
            row=row,
            title=words,
            language=tag,
            address=reverse("round", kwargs={"programme": self.programme.key, "key": held.key}),
            date=held.closed_at.date().isoformat() if held.closed_at else "",
            rule=held.rule,
            troubles=tuple(troubles),
        )

    def _of_answer(self, row: Any, answer: Given | None) -> EvidenceLine:
        if answer is None:
            return self._gone(row)
        tag, words = choose(answer.asked, language=self.language)
        rule = read_rule(answer.rule)
        troubles = []
        if rule is Rule.OFF_THE_RECORD:
            troubles.append(Trouble.OFF_THE_RECORD)
        elif rule is Rule.NOT_FOR_ATTRIBUTION:
            troubles.append(Trouble.NOT_NAMED)
        if is_past(answer.review_by, today=self.today):
            troubles.append(Trouble.STALE)
        page = reverse("question", kwargs={"programme": self.programme.key, "key": answer.question})
        return EvidenceLine(
            row=row,
            title=words,
            language=tag,
            address=f"{page}#answer-{answer.number}",
            date=answer.as_of,
            rule=answer.rule,
            troubles=tuple(troubles),
        )

    def _gone(self, row: Any) -> EvidenceLine:
        return EvidenceLine(
            row=row,
            title=row.subject,
            language="en",
            address="",
            date="",
            rule=None,
            troubles=(Trouble.GONE,),
        )


def choices_of_evidence(programme: "Programme", *, side: "Side", language: str) -> Choices:
    """Return everything that can be evidence, in groups, as a select offers it."""
    events = list(event_list(programme))
    lines = event_lines(programme, language=language, events=events)
    results = results_asked(programme)
    said = {
        key: choose(
            {tag: statement_for(each, side=side, language=tag) for tag in each.text}, language=language
        )[1]
        for key, each in results.items()
    }
    groups: Choices = [
        (_("Events"), [(f"event:{line.event.key}", line.title.text) for line in lines]),
        (_("Documents"), [(f"document:{row.key}", row.title) for row in document_list(programme)]),
        (
            _("Publications"),
            [(f"publication:{row.key}", row.title) for row in publication_list(programme)],
        ),
        (_("Results of rounds"), [(f"result:{key}", _short(words)) for key, words in said.items()]),
        (
            _("Answers of the question exchange"),
            [
                (f"answer:{each.key}", f"{each.key}: {_short(choose(each.asked, language=language)[1])}")
                for each in given_answers(programme)
            ],
        ),
    ]
    return [group for group in groups if group[1]]


_LONGEST = 90


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def subjects_to_serve(programme: "Programme", *, language: str) -> Choices:
    """Return the rounds, questions and gaps that can be said to serve an objective, in groups."""
    rounds = [
        (f"round:{row.key}", choose(row.title, language=language)[1])
        for row in rounds_of(programme)
        if row.opened_at
    ]
    named: dict[str, list[tuple[str, str]]] = {"question": [], "gap": []}
    for kind, key, text in gaps_and_questions(programme):
        named[kind].append((f"{kind}:{key}", _short(choose(text, language=language)[1])))
    groups = [
        (_("Rounds"), rounds),
        (_("Questions"), named["question"]),
        (_("Information gaps"), named["gap"]),
    ]
    return [group for group in groups if group[1]]


def servants_of(objective: "Objective") -> list[str]:
    """Return the rounds, questions and gaps that serve an objective, as "kind:key"."""
    return list(ServedObjective.objects.filter(objective=objective).values_list("subject", flat=True))


def changed_within(
    objective: "Objective", *, start: date, end: date, without_stale: bool = False, today: date
) -> Changed:
    """Return what changed for an objective in a period, both days included.

    Args:
        objective: The objective.
        start: The first day.
        end: The last day.
        without_stale: Whether findings that are to be looked at again are left out.
        today: The day that decides about that.
    """
    programme = objective.programme
    keys: dict[str, list[str]] = {"round": [], "question": [], "gap": []}
    for subject in servants_of(objective):
        kind, _colon, key = subject.partition(":")
        keys[kind].append(key)
    findings = [
        row
        for row in statements_within(programme, objective.pk)["outcome"]
        if _is_within(row.as_of, start=start, end=end)
        and not (without_stale and is_past(row.review_by, today=today))
    ]
    return Changed(
        questions=answered_within(programme, keys["question"], start=start, end=end),
        gaps=closed_within(programme, keys["gap"], start=start, end=end),
        findings=findings,
        rounds=asked_again_within(programme, keys["round"], start=start, end=end),
    )


def _is_within(text: str, *, start: date, end: date) -> bool:
    if not text:
        return False
    partial = PartialDate.parse(text)
    return start <= partial.earliest and partial.latest <= end

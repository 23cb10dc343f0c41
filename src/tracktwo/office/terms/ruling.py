"""How each turn may be used at this moment: never kept with it, so that a stricter rule holds at once."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Count, Max

from tracktwo.office.terms.models import TermSource, TermTurn
from tracktwo.vocabulary.attribution import Rule, read_rule, strictest

if TYPE_CHECKING:
    from tracktwo.office.models import Programme

__all__ = ["Ruled", "Rules", "ruled_by", "rules_of"]


class Ruled(NamedTuple):
    """What of a turn decides how it may be used."""

    source: int
    event: int | None
    answer: int | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What events, answers, documents and texts say now; ``print`` tells two states apart.

    Attributes:
        events: the rule of each event, by its row; "" is not stated.
        answers: the rule of each answer that is given, the same way.
        sources: what is stated for a whole text, its event, and whether anybody may read it anyway.
        print: a fingerprint of all of it, and of which turns there are.
    """

    events: Mapping[int, str]
    answers: Mapping[int, str]
    sources: Mapping[int, tuple[str, int | None, bool]]
    print: str

    def rule(self, turn: Ruled) -> Rule:
        """Return the strictest rule of what is said of a turn; where nothing is, it is off the record."""
        stated, source_event, is_public = self.sources[turn.source]
        said = [each for each in (turn.rule, stated) if each]
        said += [self.events.get(each, "") for each in (turn.event, source_event) if each is not None]
        if turn.answer is not None:
            said.append(self.answers.get(turn.answer, ""))
        if not said:
            return Rule.ON_THE_RECORD if is_public else Rule.OFF_THE_RECORD
        return strictest(*map(read_rule, said))


def ruled_by(turn: TermTurn) -> Ruled:
    """Return what of a turn decides how it may be used."""
    return Ruled(turn.source_id, turn.event_id, turn.answer_id, turn.rule)


def rules_of(programme: "Programme") -> Rules:
    """Return how the turns of a programme may be used now, in four queries however many there are."""
    events = dict(programme.events.values_list("pk", "rule"))
    answers = dict(
        TermTurn.objects.filter(
            source__programme=programme, answer__isnull=False, answer__given_on__isnull=False
        ).values_list("answer", "answer__rule")
    )
    sources = list(
        TermSource.objects.filter(programme=programme)
        .order_by("pk")
        .values_list("pk", "version", "rule", "event", "document__is_public")
    )
    turns = TermTurn.objects.filter(source__programme=programme).aggregate(Count("pk"), Max("pk"))
    told = json.dumps([sorted(events.items()), sorted(answers.items()), sources, sorted(turns.items())])
    return Rules(
        events=events,
        answers=answers,
        sources={pk: (rule, event, bool(public)) for pk, _version, rule, event, public in sources},
        print=hashlib.sha256(told.encode()).hexdigest()[:20],
    )

"""On what cases of a demonstration depend: what its made-up people write, and what of it is let out."""

import json
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from django.db import transaction

from tracktwo.office.rounds.queries import round_called
from tracktwo.office.terms.condition_actions import let_conditions_out, say_otherwise
from tracktwo.office.terms.conditions import conditions_digest, drafts_of, is_let_out, readable_words
from tracktwo.office.terms.models import ConceptRound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracktwo.office.models import Membership, Programme
    from tracktwo.vocabulary.languages import LanguageText

__all__ = ["conditions_shipped", "let_shipped_out"]


class Condition(NamedTuple):
    """What one person writes, and what the team says instead; empty where that is left to be tried."""

    language: str
    wrote: str
    said: "LanguageText"


def conditions_shipped(round_key: str) -> dict[str, list[Condition]]:
    """Return what is written to the cases of a round, by case; nothing for a round that ships none."""
    file = files("tracktwo") / "demo" / "conditions" / f"{round_key}.json"
    if not file.is_file():
        return {}
    told = json.loads(file.read_text("utf-8"))
    return {
        case: [Condition(each["language"], each["wrote"], each.get("said", {})) for each in rows]
        for case, rows in told.items()
    }


@transaction.atomic
def let_shipped_out(programme: "Programme", *, convenors: "Sequence[Membership]") -> None:
    """Let out with both demo convenors' keys what the file says otherwise, unless it is out; the rest waits.

    Raises: DataError if it cannot be let out.
    """
    rows = ConceptRound.objects.filter(concept__programme=programme).select_related("concept__programme")
    for row in rows:
        concept, round_ = row.concept, round_called(programme, row.round)
        for case, shipped in conditions_shipped(row.round).items():
            if round_ is None or is_let_out(concept, round_, case):
                continue
            said = {each.wrote: each.said for each in shipped if each.said}
            written = readable_words(round_, case)
            texts = {each.answer: said[each.text] for each in written if each.text in said}
            if texts:
                say_otherwise(concept, round_, case, texts, by=convenors[0].account)
                sha256 = conditions_digest(list(drafts_of(concept, round_, case)))
                for convenor in convenors:
                    let_conditions_out(concept, round_, case, by=convenor.account, sha256=sha256)

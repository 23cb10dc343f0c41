"""A draft of three statements in two languages that lacks nothing but somebody who reads it, made through actions."""

from dataclasses import replace

from tracktwo.office.models import Account, Programme
from tracktwo.office.rounds import actions
from tracktwo.office.rounds.definitions import Called, Definition, Wording
from tracktwo.office.rounds.kinds import StatementKind
from tracktwo.office.rounds.models import Round
from tracktwo.office.rounds.queries import asked, checks_of
from tracktwo.perception import Origin

DEFINITION = Definition(
    title={"en": "Boats and nets", "zh-Hans": "船与网"},
    question={"en": "Would you count it as a fishing boat?", "zh-Hans": "您认为这算渔船吗？"},
    languages=("en", "zh-Hans"),
    policy={"most_seats": 2},
    sides={
        "east": Called(
            noun={"en": "the East", "zh-Hans": "东岸"}, adjective={"en": "eastern", "zh-Hans": "东岸"}
        ),
        "west": Called(
            noun={"en": "the West", "zh-Hans": "西岸"}, adjective={"en": "western", "zh-Hans": "西岸"}
        ),
    },
)
WORDINGS = {
    "boats": Wording(
        kind=StatementKind.RECIPROCAL,
        text={
            "en": "{other adjective} boats are larger than {own adjective} ones.",
            "zh-Hans": "{other}的船比{own}的大。",
        },
    ),
    "water": Wording(
        kind=StatementKind.SHARED, text={"en": "The water is for both.", "zh-Hans": "河水归两岸共有。"}
    ),
    "ferry": Wording(
        kind=StatementKind.BOUNDARY, text={"en": "A ferry that carries fish.", "zh-Hans": "运鱼的渡船。"}
    ),
}


def make_draft(programme: Programme, *, origin: Origin = Origin.REAL, **changes: object) -> Round:
    made = actions.make_round(programme, replace(DEFINITION, **changes), by=None, origin=origin)
    for key, wording in WORDINGS.items():
        actions.add_statement(made, wording, by=None, key=key)
    return made


def read_all(round_: Round, by: Account) -> None:
    """Somebody reads everything in every language."""
    for each in checks_of(round_, asked(round_)):
        actions.check_wording(round_, each.statement, language=each.language, by=by, sha256=each.sha256)


def opened(programme: Programme, by: Account, **changes: object) -> Round:
    made = make_draft(programme, **changes)
    read_all(made, by)
    return actions.open_round(made, by=by)

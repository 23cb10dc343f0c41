"""A round of five statements in two languages, open to everybody who has its code."""

from datetime import UTC, datetime

import pytest

from tracktwo.office.models import Programme
from tracktwo.office.rounds.models import Round, RoundSide, Statement
from tracktwo.perception import Origin

OPENED = datetime(2021, 11, 10, 9, tzinfo=UTC)
STATEMENTS = (
    (
        "boats",
        "reciprocal",
        "",
        {"en": "{other adjective} boats are larger.", "zh-Hans": "{other}的船更大。"},
    ),
    (
        "nets",
        "structure",
        "traps",
        {"en": "In the East, nets matter most.", "zh-Hans": "在东岸，渔网最重要。"},
    ),
    (
        "traps",
        "structure",
        "nets",
        {"en": "In the West, traps matter most.", "zh-Hans": "在西岸，鱼笼最重要。"},
    ),
    ("water", "shared", "", {"en": "The water is for both.", "zh-Hans": "河水归两岸共有。"}),
    ("ferry", "boundary", "", {"en": "A ferry that carries fish.", "zh-Hans": "运鱼的渡船。"}),
)


def make_round(programme: Programme, code: str = "K7QFM3", **fields: object) -> Round:
    """A round as opening leaves it; the fields say what is different."""
    whole = {
        "key": f"round-{code.lower()}",
        "title": {"en": "Two shores, one river", "zh-Hans": "两岸一河"},
        "question": {"en": "Would you count it as a fishing boat?", "zh-Hans": "您认为这算渔船吗？"},
        "origin": Origin.REAL,
        "languages": ["en", "zh-Hans"],
        "frozen": "f" * 64,
        "opened_at": OPENED,
    }
    made = Round.objects.create(programme=programme, code=code, **{**whole, **fields})
    for side, noun, adjective, han in (
        ("east", "the East", "eastern", "东岸"),
        ("west", "the West", "western", "西岸"),
    ):
        RoundSide.objects.create(
            round=made,
            side=programme.sides.get(key=side),
            noun={"en": noun, "zh-Hans": han},
            adjective={"en": adjective, "zh-Hans": han},
        )
    for position, (key, kind, partner, text) in enumerate(STATEMENTS):
        Statement.objects.create(
            round=made,
            key=key,
            kind=kind,
            partner=partner,
            text=text,
            position=position,
            topic={"en": "Boats"},
        )
    return made


@pytest.fixture
def open_round(programme: Programme) -> Round:
    """The round, open since 10 November 2021."""
    return make_round(programme)

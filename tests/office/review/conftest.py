"""Two invented documents that disagree, added to a programme and read."""

from collections.abc import Callable

import pytest

from tracktwo.office.models import Account, Document, Item, Programme, Reading
from tracktwo.office.record.actions import add_file
from tracktwo.office.review.actions import keep_side, seen_of
from tracktwo.office.review.storing import reviewed_of
from tracktwo.office.review.working import read_now

REPORT = """THE FIRST TWO YEARS

First workshop: 11 May 2021 in Riga, Latvia
A full-day workshop hosted by the Amber Foundation and the Finnish Society of Ports on the margins of the 2021 Baltic
Port Forum.

LATVIAN SIDE
FACILITATOR
Anna Ozola, Director, Amber Foundation

SPEAKERS
Janis Berzins, Chief Engineer, Riga Harbour Company: "Ice and schedules"
Liga Kalnina, Professor, University of Liepaja: "What a berth costs"

FINNISH SIDE
FACILITATOR
Pekka Niemi, Secretary General, Finnish Society of Ports

SPEAKERS
Aino Laine, Analyst, Kotka Institute: "Counting containers"
Matti Virtanen, Captain, Turku Pilots Ltd: "Two pilots, one channel"
"""
PAGE = """Workshop on ports

When: 11 May 2021
Time: half-day
Where: Riga, Latvia

The first workshop was a half-day workshop hosted by the Amber Foundation.

Speakers

LAINE, Aino, Kotka Institute: "Counting containers"
Janis BERZINS, Chief Engineer, Riga Harbour Company: "Ice and schedules"
"""


@pytest.fixture
def add(programme: Programme) -> Callable[..., Document]:
    """Add a document: ``add("report", text, …)``."""

    def make(key: str, text: str | bytes, *, name: str = "", **fields: object) -> Document:
        fields.setdefault("title", key.title())
        document = Document.objects.create(programme=programme, key=key, **fields)
        content = text.encode() if isinstance(text, str) else text
        add_file(programme=programme, by=None, key=key, content=content, name=name or f"{key}.txt")
        document.refresh_from_db()
        return document

    return make


@pytest.fixture
def read(programme: Programme, add: Callable[..., Document]) -> Reading:
    """Both documents, read; LV people are on the east bank, FI on the west."""
    add("report", REPORT, is_public=True)
    add("page", PAGE, is_public=True)
    keep_side(programme=programme, by=None, sides={"LV": "east", "FI": "west"})
    return read_now(programme, by=None)


def item(programme: Programme, title: str, kind: str = "") -> Item:
    """The one item with a title."""
    found = Item.objects.filter(programme=programme, title=title)
    return found.get(kind=kind) if kind else found.get()


def about(each: Item, by: Account) -> dict[str, object]:
    """What an action about an item, just looked at, is told."""
    each.refresh_from_db()
    return {
        "programme": each.programme,
        "by": by,
        "origin": each.origin,
        "seen": seen_of(reviewed_of(each.said)),
    }

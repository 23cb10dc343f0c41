"""Other meetings of a series that a sentence in Chinese names by a year counted from now: 首届对话于去年在布达佩斯举行."""

import re
from typing import Final

from tracktwo.record.methods.events.drafts import Draft, parsed
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.facets import find_number, find_place
from tracktwo.record.methods.facets.places import Place
from tracktwo.record.tables import BlockKind, Span

__all__ = ["put_other_years"]

_OTHER: Final = re.compile(
    r"(?P<name>(?:首|第[一二三四五六七八九十\d]{1,3})(?:届|轮|次)[^，。；于在拟将]{0,12}?(?:对话|会议|论坛|研讨会|磋商|年会|座谈会|圆桌))"
    r"(?:已|曾)?(?P<plan>拟|将|计划|预计|定)?(?:于|在)?(?P<year>前年|去年|今年|明年|后年|\d{4}年)(?:在|于|移师|移至|赴|到)(?P<place>[一-鿿]{2,8}?)(?:举行|举办|召开|(?=[，。；]))"
)
_COUNTED: Final = {"前年": -2, "去年": -1, "今年": 0, "明年": 1, "后年": 2}


def put_other_years(walk: Walk) -> None:
    """Put such meetings among the events, each of another number than those told of, counted from the first that is dated."""
    now = next(
        (day.latest.year for day in (parsed(str(each.get("date"))) for each in walk.drafts) if day), None
    )
    if now is None:
        return
    for found in _OTHER.finditer(walk.blocks.masked):
        number = find_number(found["name"])
        within = any(
            each.kind is BlockKind.PARAGRAPH and each.start <= found.start() < each.end
            for each in walk.blocks.blocks
        )
        if number is None or not within or any(each.get("number") == number.value for each in walk.drafts):
            continue
        year = now + _COUNTED[found["year"]] if found["year"] in _COUNTED else int(found["year"][:4])
        name = Span(*found.span("name"))
        draft = Draft(name=walk.printed(name), span=name)
        draft.put("number", number.value, name)
        draft.put("date", str(year), Span(*found.span("year")))
        said = find_place(found["place"], lexicon=walk.lexicon, alone=True)
        draft.put(
            "place",
            said.value if said else Place(city=found["place"], country=None),
            Span(*found.span("place")),
        )
        if found["plan"]:
            draft.put("status", "planned", Span(*found.span("plan")))
        walk.drafts.append(draft)

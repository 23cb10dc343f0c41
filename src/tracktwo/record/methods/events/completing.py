"""What is known only at the end of a document: years and sides it means, what holds for all its meetings, parts of one."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from tracktwo.record.methods.countries import meant
from tracktwo.record.methods.dates import find_dates
from tracktwo.record.methods.events.above import put_rule_above
from tracktwo.record.methods.events.announced import put_announced
from tracktwo.record.methods.events.chronicle import years_above
from tracktwo.record.methods.events.drafts import WEAK, Draft, parsed
from tracktwo.record.methods.events.headlines import without_headlines
from tracktwo.record.methods.events.houses import host_of_listing
from tracktwo.record.methods.events.signs import name_by_signs
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.events.years import put_other_years
from tracktwo.record.methods.facets import find_turn, has_event_noun
from tracktwo.record.tables import BlockKind
from tracktwo.vocabulary.dates import PartialDate, Precision

__all__ = ["completed"]

_HAN: Final = re.compile("[一-鿿]")
_POSTED: Final = re.compile(r"\b(?:posted|published|released|issued)\b|发布|来源|原创|发表", re.IGNORECASE)
_FIRST: Final = 8
_LONGEST_HEAD: Final = 110
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def completed(walk: Walk) -> tuple[Draft, ...]:
    """Return the meetings a walk found, with what only the whole document tells of them."""
    _put_series(walk)
    _name_sides(walk)
    name_by_signs(walk)
    put_rule_above(walk)
    put_announced(walk)
    _name_years(walk)
    put_other_years(walk)
    _put_turns(walk)
    return tuple(_with_parts(without_headlines(walk.drafts)))


def _put_turns(walk: Walk) -> None:
    """Give meetings without a number that by which their name counts them: "No. 4 · Brine and people", 系列讲座第七讲."""
    for draft in walk.drafts:
        turn = find_turn(draft.name) if draft.get("number") is None else None
        if turn:
            draft.put("number", turn.value, draft.span, weight=WEAK)


def _published(walk: Walk) -> PartialDate | None:
    """Return the day a page says it was published, if it says one."""
    for block in walk.blocks.blocks:
        text = walk.blocks.text(block) if block.kind is BlockKind.NOISE else ""
        if block.key == "published" or _POSTED.search(text):
            for date in find_dates(text):
                day = parsed(date.edtf)
                if day is not None and day.precision is Precision.DAY:
                    return day
    if walk.dateline and walk.dateline.precision is Precision.DAY:
        return walk.dateline
    return _issued(walk) if walk.issue else None


def _issued(walk: Walk) -> PartialDate | None:
    """Return when an issue came out according to its first lines: "No. 11, August 2006", "Summer 2017"."""
    for block in walk.blocks.blocks[:_FIRST]:
        text = walk.text(block) if block.kind is not BlockKind.PARAGRAPH else ""
        for date in find_dates(text) if 0 < len(text) <= _LONGEST_HEAD else ():
            day = parsed(date.edtf)
            if day is not None and day.precision in (Precision.MONTH, Precision.SEASON):
                return day
    return None


def _put_series(walk: Walk) -> None:
    """Give the meetings what is said of all of them, where they say nothing else."""
    listing = host_of_listing(walk) if len(walk.drafts) > 1 else None
    for draft in walk.drafts if listing else ():
        if listing and draft.get("hosts") is None:
            draft.put("hosts", (listing[0],), listing[1], weight=WEAK)
    for told in walk.series:
        for draft in walk.drafts:
            for name, (value, weight) in told.values.items():
                if draft.get(name) is None and not (
                    (name == "mode" and (draft.manners or draft.side_manners))
                    or (name == "place" and "remote" in (draft.get("mode"), *draft.manners))
                    or (name == "hosts" and draft.get("status") == "cancelled")
                ):
                    draft.put(name, value, told.spans[name][0], weight=weight)


def _name_years(walk: Walk) -> None:
    """Give a day of which no year is printed the year of the document's other dates, where they have one."""
    undated = [draft for draft in walk.drafts if str(draft.get("date") or "").startswith("XXXX")]
    if not undated:
        return
    published, headings = _published(walk), years_above(walk)
    for draft in undated:
        above = next((year for start, year in reversed(headings) if start < draft.span.start), None)
        if above is not None and (published is None or 0 <= published.latest.year - above <= 1):
            value, weight = draft.values["date"]
            draft.values["date"] = (value.replace("XXXX", str(above)), weight)
    undated = [draft for draft in undated if str(draft.get("date")).startswith("XXXX")]
    if published is not None:
        for draft in undated:
            value, weight = draft.values["date"]
            year = _year(value, draft.get("status"), published)
            if year is not None:
                draft.values["date"] = (value.replace("XXXX", str(year)), weight)
        return
    undated = _name_plans(walk, undated)
    told = [date.edtf for date in find_dates(walk.blocks.masked) if date.edtf[:4].isdigit()]
    years = set(_YEAR.findall(" ".join(told))) | set(
        _YEAR.findall(walk.text(walk.title) if walk.title else "")
    )
    if len(years) == 1:
        for draft in undated:
            value, weight = draft.values["date"]
            draft.values["date"] = (value.replace("XXXX", next(iter(years))), weight)


def _name_plans(walk: Walk, undated: list[Draft]) -> list[Draft]:
    """Give what is to come the year after the last meeting that was held; return what is without a year still."""
    last = max((day for day in map(_last_day, walk.drafts) if day), key=lambda day: day.latest, default=None)
    for draft in undated if last else ():
        value, weight = draft.values["date"]
        year = _year(value, "planned", last) if last and draft.get("status") == "planned" else None
        if year is not None:
            draft.values["date"] = (value.replace("XXXX", str(year)), weight)
    return [draft for draft in undated if str(draft.get("date")).startswith("XXXX")]


def _last_day(draft: Draft) -> PartialDate | None:
    """Return when a meeting was held of which the year is printed; None where it is to come, or none is."""
    date = str(draft.get("date") or "XXXX")
    return None if date.startswith("XXXX") or draft.get("status") is not None else parsed(date)


def _year(value: str, status: str | None, published: PartialDate) -> int | None:
    """Return the year of a day whose year is not printed: the last before a page was published, or the next to come."""
    this = published.latest.year
    if status == "cancelled":
        return this
    for year in (this, this + (1 if status == "planned" else -1)):
        day = parsed(value.replace("XXXX", str(year)))
        if day is not None and (
            day.latest >= published.earliest if status == "planned" else day.earliest <= published.latest
        ):
            return year
    return None


def _name_sides(walk: Walk) -> None:
    """Give the people of a side that one character names the country the document means by it."""
    codes = meant(walk.blocks.masked, lexicon=walk.lexicon) if _HAN.search(walk.blocks.masked) else {}
    for draft in walk.drafts if codes else ():
        for line in draft.lines:
            line.side = codes.get(line.side or "", line.side)
        draft.side_manners = [
            (codes.get(side, side), deliveries, span, alone)
            for side, deliveries, span, alone in draft.side_manners
        ]


def _with_parts(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield the meetings; what only looked like one, and names people, is a part of the one before it."""
    last: Draft | None = None
    for draft in drafts:
        if _is_event(draft):
            if last is not None:
                yield last
            last = draft
        elif last is not None and last.get("status") != "planned":
            for line in draft.lines:
                line.session = line.session or draft.name
                last.lines.append(line)
    if last is not None:
        yield last


def _is_event(draft: Draft) -> bool:
    """Return whether what was found is a meeting: it has a date or a place, and people, hosts or a plan."""
    dated = draft.get("date") is not None or draft.get("place") is not None
    return dated and bool(
        draft.lines
        or draft.get("hosts")
        or draft.get("status")
        or draft.get("number")
        or has_event_noun(draft.name)
    )

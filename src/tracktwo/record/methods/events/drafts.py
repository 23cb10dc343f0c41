"""An event in the making: values are put in as they are read, finer ones win, contradictions are kept."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from tracktwo.record.methods.facets import Place
from tracktwo.record.tables import Basis, Delivery, Entry, Span
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.errors import DateError

__all__ = ["STRONG", "WEAK", "Draft", "Line", "dates_agree", "finer", "parsed"]

WEAK, STRONG = 1, 2
"""How much prose and values with a key weigh against the words of a heading."""
_MOVED: Final = 9
_ANY_YEAR: Final = "2000"
"""Stands for a year that is not printed."""


@dataclass(slots=True, kw_only=True)
class Line:
    """A person's line in an event: the entry, its block, what held there, and where the headings say so."""

    entry: Entry
    block: Span
    side: str | None
    functions: tuple[str, ...]
    session: str | None
    basis: dict[str, Basis] = field(default_factory=dict)
    headings: dict[str, Span] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Draft:
    """What one document says about one event.

    Attributes:
        name, span: as printed.
        level: of its heading; 0 where the file does not say.
        told: whether it is a sentence that names it, not a heading.
        values: by field, the value and how much it weighs.
        spans: by field, where it is said.
        conflicts: by field, values that contradict the one kept.
        below: the date that stands alone on a line below the name, which may be that of the page.
        manners: how people took part, as said of all, strong ones only.
        side_manners: how a side took part: country, deliveries, where, whether of speakers only.
        lines: the people.
    """

    name: str
    span: Span
    level: int = 0
    told: bool = False
    values: dict[str, tuple[Any, int]] = field(default_factory=dict)
    spans: dict[str, list[Span]] = field(default_factory=dict)
    conflicts: list[tuple[str, Any, Span]] = field(default_factory=list)
    below: str | None = None
    manners: set[str] = field(default_factory=set)
    side_manners: list[tuple[str, tuple[Delivery, ...], Span, bool]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def get(self, name: str) -> Any:
        """Return the value of a field; None where nothing says it."""
        return self.values[name][0] if name in self.values else None

    def put(self, name: str, value: Any, span: Span, *, weight: int = STRONG) -> None:
        """Take a value: a finer date or a heavier source wins, what contradicts is kept aside."""
        held = self.values.get(name)
        if held is None:
            self.values[name] = (value, weight)
            self.spans[name] = [span]
        elif held[0] == value:
            self.spans[name].append(span)
        elif name == "date":
            self._put_date(value, span, weight=weight)
        elif name == "place":
            self._put_place(value, span, weight=weight)
        elif weight > held[1]:
            self.values[name] = (value, weight)
            self.spans[name] = [span]

    def move(self, edtf: str, span: Span) -> None:
        """Take the date an event was moved to; the one it was planned for is no contradiction."""
        self.values["date"] = (edtf, _MOVED)
        self.spans["date"] = [span]

    def put_date_below(self, value: str, span: Span, *, is_alone: bool) -> None:
        """Take the date of a line below the name; ``is_alone`` where neither a place nor hours stand beside it."""
        if is_alone and self.get("date") is None:
            self.below = value
        self.put("date", value, span, weight=STRONG + 1)

    def put_keyed_date(self, value: str, span: Span) -> None:
        """Take a date with a key of its own: another that stands alone below the name is that of the page."""
        held = self.values.get("date")
        if held and self.below and held[0] == self.below and not dates_agree(self.below, value):
            del self.values["date"]
        self.put("date", value, span, weight=STRONG + 1)

    def _put_date(self, value: str, span: Span, *, weight: int) -> None:
        held, old = self.values["date"]
        if value.startswith("XXXX") and held[:4].isdecimal() and dates_agree(held, value):
            value = value.replace("XXXX", held[:4])
        if not dates_agree(held, value):
            if old >= _MOVED:
                return
            self.conflicts.append(("date", value, span))
            return
        if finer(value, held):
            self.values["date"] = (value, max(weight, old))
            self.spans["date"].insert(0, span)

    def _put_place(self, value: Place, span: Span, *, weight: int) -> None:
        held, old = self.values["place"]
        if held.city is None and value.city is not None and value.country in (held.country, None):
            self.values["place"] = (value, weight)
            self.spans["place"].insert(0, span)
        elif value.city is not None and held.city is not None and weight > old:
            self.values["place"] = (value, weight)
            self.spans["place"] = [span]


def dates_agree(one: str, other: str) -> bool:
    """Return whether two EDTF dates can mean the same day."""
    if one.startswith("XXXX") != other.startswith("XXXX"):  # a day without its year: the other's
        dated, undated = (other, one) if one.startswith("XXXX") else (one, other)
        return dates_agree(dated, undated.replace("XXXX", dated[:4]))
    if one.startswith("XXXX") and other.startswith("XXXX"):
        one, other = one.replace("XXXX", _ANY_YEAR), other.replace("XXXX", _ANY_YEAR)
    first, second = parsed(one), parsed(other)
    if first is None or second is None:
        return one == other
    return first.earliest <= second.latest and second.earliest <= first.latest


def finer(one: str, other: str) -> bool:
    """Return whether a date says more than another it agrees with."""
    if other.startswith("XXXX"):
        if len(one) == len(_ANY_YEAR):
            return False  # a year alone is no day
        if one.startswith("XXXX"):
            one, other = one.replace("XXXX", _ANY_YEAR), other.replace("XXXX", _ANY_YEAR)
    first, second = parsed(one), parsed(other)
    if second is None:
        return first is not None
    if first is None:
        return False
    if "/" in one + other and not {len(part) for part in f"{one}/{other}".split("/")} - {len("2020-10-01")}:
        return (first.latest - first.earliest) > (
            second.latest - second.earliest
        )  # both days, and one of them
    return (first.latest - first.earliest) < (second.latest - second.earliest)


@lru_cache(maxsize=4096)
def parsed(edtf: str | None) -> PartialDate | None:
    """Return an EDTF date; None where there is none, or its year is not printed."""
    try:
        return PartialDate.parse(edtf) if edtf else None
    except DateError:
        return None

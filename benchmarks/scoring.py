"""How near a record that was read comes to a gold record: what is right, wrong and missed, field by field.

Events are aligned one to one by date, name and place; contributions within aligned events by person, title, function
and session. A value is right, wrong (also on an item that answers to none in the gold) or missed; sets are counted by
member. What the gold says is not stated is wrong if it is given, unless the gold accepts it. Mentions of people and of
organisations are compared as pairs: which two mentions name the same one.

Run ``python benchmarks/scoring.py READ.json GOLD.json`` for the table of one record; ``--wrong`` lists what differs.
"""

import argparse
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from typing import Any, Final, NamedTuple

__all__ = ["Counts", "Tally", "aligned", "contribution_near", "event_near", "score"]

Item = Mapping[str, Any]
Same = Callable[[Any, Any], bool]

HONORIFICS: Final = frozenset(
    {"mr", "ms", "mrs", "dr", "prof", "professor", "amb", "ambassador", "lt", "gen", "col", "h", "e", "sir"}
)
LEGAL: Final = frozenset(
    {"co", "company", "ltd", "limited", "llc", "inc", "corp", "corporation", "the", "pllc"}
)
LINKING: Final = frozenset({"of", "for", "and", "on", "in"})
CITIES: Final = {
    "washington dc": "washington",
    "washington d c": "washington",
    "new york city": "new york",
    "北京": "beijing",
}
SEASONS: Final = {
    "21": ("03", "04", "05"),
    "22": ("06", "07", "08"),
    "23": ("09", "10", "11"),
    "24": ("12", "01", "02"),
}
LENGTHS: Final = (
    ("half day", "halfday", "pt4h"),
    ("full day", "fullday", "p1d", "pt8h"),
    ("1 5 hour", "1 5 hours", "pt1h30m", "pt90m"),
    ("2 hours", "pt2h"),
)
NEVER_AVERAGED: Final = ("compat", "orgs_any", "provenance")
LEAST_EVENT: Final = 1.0
LEAST_PERSON: Final = 0.85


class Counts(NamedTuple):
    """What was right, wrong and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of what was given that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was given."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Tally:
    """Counts by row, and what was not right: row, where, given, wanted."""

    rows: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    differing: list[tuple[str, str, Any, Any]] = field(default_factory=list)

    def add(self, row: str, *, right: int = 0, wrong: int = 0, missed: int = 0) -> None:
        """Count into a row."""
        now = self.rows[row]
        self.rows[row] = Counts(now.right + right, now.wrong + wrong, now.missed + missed)

    def counted(self) -> dict[str, Counts]:
        """Return the rows in which anything was counted, events first, then contributions."""
        order = sorted(
            self.rows,
            key=lambda row: (row.split(".")[0] != "event", row.split(".")[0] != "contribution", row),
        )
        return {row: self.rows[row] for row in order if any(self.rows[row])}

    def macro(self, kind: str) -> float:
        """Return the mean F1 of the fields of events or of contributions."""
        fields = [
            counts.f1
            for row, counts in self.counted().items()
            if row.startswith(f"{kind}.") and not row.endswith(NEVER_AVERAGED)
        ]
        return sum(fields) / len(fields) if fields else 0.0

    def value(
        self, row: str, where: str, given: Any, wanted: Any, same: Same, *, accept: Iterable[Any] = ()
    ) -> None:
        """Count one value, right if it is the wanted one or an accepted one; None is "not stated"."""
        accepted = list(accept)
        if given is None and (wanted is None or None in accepted):
            return
        right = [each for each in (wanted, *accepted) if each is not None]
        if given is not None and any(same(given, each) for each in right):
            self.add(row, right=1)
            return
        self.add(row, wrong=int(given is not None), missed=int(wanted is not None))
        self.differing.append((row, where, given, wanted))

    def members(self, row: str, where: str, given: Sequence[Any], wanted: Sequence[Any], same: Same) -> None:
        """Count the members of a set; one given twice counts once."""
        left, wrong = list(wanted), 0
        for one in given:
            hit = next((each for each in left if same(one, each)), None)
            if hit is not None:
                left.remove(hit)
                self.add(row, right=1)
            elif not any(same(one, each) for each in wanted):
                wrong += 1
        self.add(row, wrong=wrong, missed=len(left))
        if wrong or left:
            self.differing.append((row, where, list(given), list(wanted)))

    def any_of(self, row: str, where: str, given: Sequence[Any], wanted: Sequence[Any], same: Same) -> None:
        """Count once whether any given member is wanted."""
        if not given and not wanted:
            return
        right = any(same(one, each) for one in given for each in wanted)
        self.add(
            row,
            right=int(right),
            wrong=int(bool(given) and not right),
            missed=int(bool(wanted) and not right),
        )
        if not right:
            self.differing.append((row, where, list(given), list(wanted)))


# Comparing


def plain(text: Any) -> str:
    """Return a text without case, accents and punctuation."""
    letters = unicodedata.normalize("NFKD", str(text or ""))
    bare = "".join(each for each in letters if not unicodedata.combining(each)).casefold()
    return re.sub(r"[^\w]+", " ", bare.replace("&", " and ").replace("u.s.", "us").replace("’", "'")).strip()


def alike(one: Any, other: Any) -> float:
    """Return how alike two texts are, 0 to 1."""
    first, second = plain(one), plain(other)
    if not first or not second:
        return 0.0
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def person_alike(one: Any, other: Any) -> float:
    """Return how alike two names of people are in any order of words, 0 below the least that may be the same."""
    first, second = (
        [word for word in plain(each).split() if word not in HONORIFICS] for each in (one, other)
    )
    if not first or not second:
        return 0.0
    if sorted("".join(first)) == sorted("".join(second)):
        return 1.0
    few, many = sorted((set(first), set(second)), key=len)
    if len(few) > 1 and few <= many:
        return 0.95
    near = alike(" ".join(sorted(first)), " ".join(sorted(second)))
    return near if near >= LEAST_PERSON else 0.0


def same_person(one: Any, other: Any) -> bool:
    """Whether two names may be one person's."""
    return person_alike(one, other) >= LEAST_PERSON


def _initials(name: str) -> set[str]:
    words = [word for word in plain(name).split() if word not in LEGAL]
    return {"".join(word[0] for word in words), "".join(word[0] for word in words if word not in LINKING)}


def same_organisation(one: Any, other: Any) -> bool:
    """Whether two names are one organisation's: without legal form and abbreviation, or one the other's initials."""
    names = [re.sub(r"\s*\([^)]*\)\s*$", "", str(each)) for each in (one, other)]
    first, second = (" ".join(word for word in plain(each).split() if word not in LEGAL) for each in names)
    if not first or not second:
        return False
    if first.replace(" ", "") == second.replace(" ", ""):
        return True
    if (" " not in first and first in _initials(names[1])) or (
        " " not in second and second in _initials(names[0])
    ):
        return True
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= 0.88


def same_title(one: Any, other: Any) -> bool:
    """Whether two titles of talks are the same, a subtitle more or less."""
    short, long = sorted((plain(one), plain(other)), key=len)
    if not short:
        return False
    if short == long or (len(short) >= 12 and short in long and len(short) / len(long) > 0.6):
        return True
    return alike(one, other) >= 0.9


def same_role(one: Any, other: Any) -> bool:
    """Whether two roles are the same, one perhaps without its department."""
    first, second = plain(one), plain(other)
    if not first or not second:
        return False
    if first == second or alike(one, other) >= 0.8:
        return True
    short, long = sorted((first, second), key=len)
    heads = any(long.startswith(f"{short} {word} ") for word in ("of", "for", "in"))
    return (len(short) >= 3 and heads) or (
        len(short) >= 5 and short in long and len(short) / len(long) >= 0.5
    )


def same_conference(one: Any, other: Any) -> bool:
    """Whether two names of the larger occasion are the same, a year more or less."""
    first, second = (set(plain(each).split()) - {"the", "conference", "annual"} for each in (one, other))
    return bool(first and second) and (first <= second or second <= first or alike(one, other) > 0.8)


def same_name(one: Any, other: Any) -> bool:
    """Whether two names of an event are nearly the same, or one holds the other."""
    short, long = sorted((plain(one), plain(other)), key=len)
    return alike(one, other) >= 0.75 or (len(short) > 12 and short in long)


def same_city(one: Any, other: Any) -> bool:
    """Whether two names of cities are the same."""
    first, second = (CITIES.get(plain(each), plain(each)) for each in (one, other))
    return bool(first and second) and (
        first == second or first in second.split(" ") or alike(first, second) > 0.85
    )


def same_duration(one: Any, other: Any) -> bool:
    """Whether two durations are the same length."""
    first, second = plain(one), plain(other)
    return first == second or any(first in each and second in each for each in LENGTHS)


def same_word(one: Any, other: Any) -> bool:
    """Whether two values are the same as text, whatever the case."""
    return str(one).upper() == str(other).upper()


def equal(one: Any, other: Any) -> bool:
    """Whether two values are equal."""
    return bool(one == other)


def compatible(one: str | None, other: str | None) -> bool:
    """Whether two EDTF dates do not contradict: one may be coarser."""
    if not one or not other:
        return one == other
    first, second = (
        re.split("/", each.replace("..", "").rstrip("~?%"))[0].rstrip("~?%") for each in (one, other)
    )
    if first.startswith("XXXX") or second.startswith("XXXX"):
        return first[4:] == second[4:]
    for season, day in ((first, second), (second, first)):
        if re.fullmatch(r"\d{4}-2[1-4]", season) and re.match(r"\d{4}-\d\d", day) and day[5:7] not in SEASONS:
            return day[:4] == season[:4] and day[5:7] in SEASONS[season[5:]]
    return first.startswith(second) or second.startswith(first)


# Reading either record's shapes


def _listed(value: Any) -> list[Any]:
    return [] if value in (None, "") else list(value) if isinstance(value, list | tuple) else [value]


def _date(item: Item) -> str | None:
    date = item.get("date")
    return (date.get("edtf") if isinstance(date, Mapping) else date) or None


def _place(item: Item) -> tuple[str | None, str | None]:
    place = item.get("place") or {}
    return place.get("city"), place.get("country")


def _audience(item: Item) -> Any:
    audience = item.get("audience")
    return audience.get("estimate") if isinstance(audience, Mapping) else audience


def _attribution(item: Item) -> str | None:
    rule = item.get("attribution")
    return None if rule == "unstated" else rule


# Aligning


def aligned(
    given: Sequence[Item], wanted: Sequence[Item], near: Callable[[Item, Item], float], least: float
) -> dict[int, int]:
    """Return which given item answers to which wanted one, the nearest pairs first."""
    pairs = [(near(one, other), i, j) for i, one in enumerate(given) for j, other in enumerate(wanted)]
    found: dict[int, int] = {}
    for how_near, i, j in sorted(pairs, reverse=True):
        if how_near >= least and i not in found and j not in found.values():
            found[i] = j
    return found


def event_near(given: Item, wanted: Item) -> float:
    """Return how likely a given event is a wanted one."""
    near = 0.0
    date, want = _date(given), _date(wanted)
    if date and want:
        near += 2.0 if date == want else 1.4 if compatible(date, want) else -0.6
    names = [wanted.get("name"), *(wanted.get("name_variants") or [])]
    near += 1.5 * max((alike(given.get("name"), name) for name in names if name), default=0.0)
    near += 0.8 * same_city(_place(given)[0], _place(wanted)[0])
    number = given.get("series_no")
    near += 0.5 * bool(number and number == wanted.get("series_no"))
    occasion, other = given.get("margins_of"), wanted.get("margins_of")
    return near + 0.3 * bool(occasion and other and same_conference(occasion, other))


def contribution_near(given: Item, wanted: Item) -> float:
    """Return how likely a given contribution is a wanted one; 0 where it is somebody else's."""
    names = [wanted.get(each) for each in ("person_display", "person_canonical")]
    near = max((person_alike(given.get("person"), name) for name in names if name), default=0.0)
    if near < LEAST_PERSON:
        return 0.0
    title, want = given.get("title"), wanted.get("title")
    if title and want:
        near += 1.0 if same_title(title, want) else -0.2
    elif not title and not want:
        near += 0.3
    functions, wished = _listed(given.get("functions")), _listed(wanted.get("functions"))
    near += 0.3 * bool(set(functions) & set(wished)) + 0.1 * (
        (functions[:1] or [None]) == (wished[:1] or [None])
    )
    session, other = given.get("session"), wanted.get("session")
    near += 0.3 * bool(session and other and (alike(session, other) > 0.6 or plain(other) in plain(session)))
    return near + 0.25 * _overlapping(given, wanted)


def _lines(wanted: Item) -> list[Item]:
    return [each.get("line") or each.get("person") for each in wanted.get("evidence") or []]


def _overlapping(given: Item, wanted: Item) -> bool:
    """Whether the given line overlaps a wanted line."""
    return any(
        one.get("doc") == other.get("doc") and one["start"] < other["end"] and other["start"] < one["end"]
        for one in _listed(given.get("evidence"))
        for other in _lines(wanted)
    )


# Scoring


def score(read: Item, gold: Item, tally: Tally | None = None) -> Tally:
    """Return how near a record comes to the gold.

    Args:
        read: the record as read, ready for JSON.
        gold: the gold record.
        tally: one to add to.
    """
    tally = Tally() if tally is None else tally
    events, wanted = read.get("events") or [], gold.get("events") or []
    found = aligned(events, wanted, event_near, LEAST_EVENT)
    names = {
        each["id"]: [each["name"], *(each.get("aliases") or [])] for each in gold.get("organisations", ())
    }
    for j, want in enumerate(wanted):
        if j not in found.values() and not want.get("optional"):
            tally.add("event", missed=1)
            tally.differing.append(("event", "missed", None, want["name"]))
    for i, event in enumerate(events):
        if i not in found:
            tally.add("event", wrong=1)
            tally.differing.append(("event", "extra", event.get("name"), None))
        elif not wanted[found[i]].get("optional"):
            _score_event(event, wanted[found[i]], names, tally)
    _score_contributions(
        read, gold, {events[i]["id"]: wanted[j]["id"] for i, j in found.items()}, names, tally
    )
    _score_works(read, gold, tally)
    for key in ("persons", "organisations"):
        _score_clusters(read, gold, key, tally)
    return tally


def _any_name(given: Any, names: Any) -> bool:
    return any(same_organisation(given, name) for name in names)


def _score_event(event: Item, want: Item, names: Mapping[str, list[str]], tally: Tally) -> None:
    where = want["id"]
    tally.add("event", right=1)
    if not want.get("name_not_scored"):
        variants = want.get("name_variants") or []
        tally.value("event.name", where, event.get("name"), want.get("name"), same_name, accept=variants)
    tally.value("event.status", where, event.get("status") or "held", want.get("status") or "held", equal)
    tally.value("event.series_no", where, event.get("series_no"), want.get("series_no"), same_word)
    dates = want.get("date_accept") or ()
    tally.value("event.date", where, _date(event), _date(want), equal, accept=dates)
    tally.value("event.date_compat", where, _date(event), _date(want), compatible, accept=dates)
    (city, country), (want_city, want_country) = _place(event), _place(want)
    tally.value("event.city", where, city, want_city, same_city, accept=want.get("place_accept") or ())
    if want_country or not want.get("place_accept"):
        tally.value("event.country", where, country, want_country, same_word)
    tally.value(
        "event.mode", where, event.get("mode"), want.get("mode"), equal, accept=want.get("mode_accept") or ()
    )
    tally.value("event.margins_of", where, event.get("margins_of"), want.get("margins_of"), same_conference)
    for each in ("hosts", "in_consultation_with"):
        wanted = [names.get(key, [key]) for key in want.get(each) or ()]
        tally.members(f"event.{each}", where, _listed(event.get(each)), wanted, _any_name)
    lengths = [each for each in want.get("duration_accept") or () if each]
    tally.value(
        "event.duration", where, event.get("duration"), want.get("duration"), same_duration, accept=lengths
    )
    tally.value("event.audience", where, _audience(event), _audience(want), equal)
    tally.value("event.attribution", where, _attribution(event), _attribution(want), equal)


def _score_contributions(
    read: Item, gold: Item, events: Mapping[str, str], names: Mapping[str, list[str]], tally: Tally
) -> None:
    """Count the contributions of each aligned event; those of an event that answers to none are wrong."""
    people = {each["id"]: each["canonical"] for each in gold.get("persons", ())}
    repeats = (gold.get("scoring") or {}).get("repeats_ok")
    every = read.get("contributions") or []
    for event in gold.get("events") or ():
        given = [each for each in every if events.get(each.get("event")) == event["id"]]
        wanted = [each for each in gold.get("contributions") or () if each["event"] == event["id"]]
        found = aligned(given, wanted, contribution_near, LEAST_PERSON)
        for j, want in enumerate(wanted):
            if j not in found.values() and not want.get("optional"):
                _miss_contribution(want, tally)
        for i, each in enumerate(given):
            if i in found:
                if not wanted[found[i]].get("optional"):
                    _score_contribution(each, wanted[found[i]], names, people, tally)
            elif not (repeats and any(contribution_near(each, want) >= LEAST_PERSON for want in wanted)):
                tally.add("contribution", wrong=1)
                tally.differing.append(("contribution", event["id"], each.get("person"), None))
    for each in every:
        if each.get("event") not in events:
            tally.add("contribution", wrong=1)
            tally.differing.append(("contribution", "no such event", each.get("person"), None))


def _miss_contribution(want: Item, tally: Tally) -> None:
    """Count a contribution that was not found, and all its fields."""
    tally.add("contribution", missed=1)
    tally.differing.append(("contribution", want["event"], None, want["person_display"]))
    orgs = want.get("orgs") or want.get("org_names") or []
    for each in ("side", "title", "interviewer"):
        tally.add(f"contribution.{each}", missed=int(bool(want.get(each))))
    tally.add("contribution.functions", missed=1)
    tally.add("contribution.roles", missed=len(want.get("roles") or []))
    tally.add("contribution.orgs", missed=len(orgs))
    tally.add("contribution.orgs_any", missed=int(bool(orgs)))
    tally.add("contribution.delivery", missed=int(bool(want.get("delivery"))))


def _score_contribution(
    given: Item, want: Item, names: Mapping[str, list[str]], people: Mapping[str, str], tally: Tally
) -> None:
    where = f"{want['event']} {want['person_display']}"
    tally.add("contribution", right=1)
    if want.get("side"):
        tally.value("contribution.side", where, given.get("side"), want["side"], equal)
    functions, wished = _listed(given.get("functions")), _listed(want.get("functions"))
    common = bool(set(functions) & set(wished))
    tally.add(
        "contribution.functions",
        right=int(common),
        wrong=int(bool(functions) and not common),
        missed=int(not common),
    )
    if not common:
        tally.differing.append(("contribution.functions", where, functions, wished))
    tally.value("contribution.title", where, given.get("title"), want.get("title"), same_title)
    roles = _listed(want.get("roles"))
    tally.members("contribution.roles", where, _listed(given.get("roles")), roles, same_role)
    orgs = [names.get(key, [key]) for key in want.get("orgs") or ()] or [
        [each] for each in want.get("org_names") or ()
    ]
    # A department that is printed inside the role is not a wrong organisation.
    printed = plain(" ".join(roles))
    held = [
        each
        for each in _listed(given.get("orgs"))
        if any(_any_name(each, one) for one in orgs) or not plain(each) or plain(each) not in printed
    ]
    tally.members("contribution.orgs", where, held, orgs, _any_name)
    tally.any_of("contribution.orgs_any", where, held, orgs, _any_name)
    delivery = _listed(given.get("delivery")), _listed(want.get("delivery"))
    tally.any_of("contribution.delivery", where, *delivery, equal)
    interviewer = people.get(want.get("interviewer") or "", want.get("interviewer"))
    tally.value("contribution.interviewer", where, given.get("interviewer"), interviewer, same_person)
    if given.get("evidence") and _lines(want):
        right = _overlapping(given, want)
        tally.add("contribution.provenance", right=int(right), wrong=int(not right), missed=int(not right))


def _score_works(read: Item, gold: Item, tally: Tally) -> None:
    """Count publications and media, where both records speak of them."""
    for key, named, same in (
        ("publications", "title", same_title),
        ("media", "outlet", lambda a, b: alike(a, b) > 0.85),
    ):
        if key not in read or key not in gold:
            continue
        left = list(gold[key])
        for each in read[key]:
            hit = next(
                (
                    g
                    for g in left
                    if same(each.get(named), g.get(named)) or same(each.get(named), g.get(f"{named}_zh"))
                ),
                None,
            )
            if hit is None:
                tally.add(key, wrong=1)
                tally.differing.append((key, "extra", each.get(named), None))
            else:
                left.remove(hit)
                tally.add(key, right=int(not hit.get("optional")))
        tally.add(key, missed=sum(not each.get("optional") for each in left))


def _score_clusters(read: Item, gold: Item, key: str, tally: Tally) -> None:
    """Count mentions found, and among those found the pairs that name the same one."""
    given, wanted = (
        [
            (each["doc"], each["start"], each["end"], one["id"])
            for one in record.get(key, ())
            for each in one["mentions"]
        ]
        for record in (read, gold)
    )
    if not given or not wanted:
        return
    found: dict[int, int] = {}
    taken: set[int] = set()
    for j, (document, start, end, _) in enumerate(wanted):
        for i, (other, first, last, _) in enumerate(given):
            if i not in taken and document == other and start < last and first < end:
                found[j] = i
                taken.add(i)
                break
    tally.add(
        f"{key}:mentions", right=len(found), wrong=len(given) - len(taken), missed=len(wanted) - len(found)
    )
    for one, other in combinations(sorted(found), 2):
        true, said = wanted[one][3] == wanted[other][3], given[found[one]][3] == given[found[other]][3]
        row = f"{key}:same-entity pairs"
        tally.add(row, right=int(true and said), wrong=int(said and not true), missed=int(true and not said))
        if true != said:
            where = [(each[0], each[1], each[2]) for each in (wanted[one], wanted[other])]
            tally.differing.append((row, str(where), said, true))


def lines(tally: Tally) -> list[str]:
    """Return the table as lines of text."""
    out = [f"{'field':34} {'right':>5} {'wrong':>5} {'missed':>6} {'P':>6} {'R':>6} {'F1':>6}"]
    for row, counts in tally.counted().items():
        shares = " ".join(f"{each:6.3f}" for each in (counts.precision, counts.recall, counts.f1))
        out.append(f"{row:34} {counts.right:5} {counts.wrong:5} {counts.missed:6} {shares}")
    return out + [
        f"{kind + '.* macro F1':34} {tally.macro(kind):39.3f}" for kind in ("event", "contribution")
    ]


def main() -> None:
    """Print the table of one record as the arguments say."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("read", type=Path, nargs="?", help="the record as read, JSON")
    parser.add_argument("gold", type=Path, nargs="?", help="the gold record, JSON")
    parser.add_argument("--wrong", action="store_true", help="list what differs")
    options = parser.parse_args()
    if options.read is None or options.gold is None:
        return
    read, gold = (json.loads(each.read_text(encoding="utf-8")) for each in (options.read, options.gold))
    tally = score(read, gold)
    print(*lines(tally), sep="\n")
    if options.wrong:
        print(*tally.differing, sep="\n")


if __name__ == "__main__":
    main()

"""What comes out about opinion groups: how many, how sure, who is in which, and what sets them apart."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Final

from narwhals.typing import IntoFrame

from tracktwo.perception.tables.answers import Origin
from tracktwo.perception.tables.columns import code, count, share
from tracktwo.perception.tables.gaps import FrameKind
from tracktwo.perception.tables.rows import Cell
from tracktwo.perception.tables.shown import Shown
from tracktwo.vocabulary.tables import Column, Kind, TableSpec

__all__ = ["GROUPED", "GROUPS", "GroupSettings", "Groups", "NoGroups", "Start"]


class Start(StrEnum):
    """Where the search for groups begins."""

    BEST = "best"
    """Several seeded starts, of which the tightest groups win; the order of rows does not matter."""
    POLIS = "polis"
    """The first distinct positions in the order of rows, which is what groups published by Polis grew from."""


class NoGroups(StrEnum):
    """Why there are no groups."""

    TOO_FEW = "too_few"
    """Too few people have voted enough."""
    NOT_FOUND = "not_found"
    """What there is of groups is no more than one crowd shows by chance."""
    ALIKE = "alike"
    """Everybody stands at one place, or there are too few places for two groups."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSettings:
    """The choices behind opinion groups; printed with every result.

    Attributes:
        votes_needed: who has voted on fewer statements (or on fewer than all, if there are fewer) is not grouped.
        people_wanted: if fewer people than this are grouped, the most active of the others join them.
        least_people: below this many grouped people there is no search, unless it is asked for.
        places: people are gathered at this many places at most, and groups are made of places.
        most_groups: the largest number of groups looked for.
        starts: how many seeded starts ``best`` makes.
        level: "no groups here" is said when chance reaches what was found with a probability above this, and a
            statement is representative when its corrected probability is at most this.
        draws: crowds without groups that are drawn, at most, to see what chance does.
        hits: no more are drawn once so many of them show as much.
        test_people, test_cells: the test looks at the most active people, at most so many, and at most so many
            cells of the matrix if that leaves a hundred people.
        halvings: how often half of the votes are dropped to see whether groups stay.
        halved_people: at most so many people, drawn by lot, are followed there.
        folds: statements are tested in so many parts, each with groups found without it.
        shuffles: how often sides are shuffled to see what chance does.
        seed: of everything that is drawn.
    """

    votes_needed: int = 7
    people_wanted: int = 15
    least_people: int = 30
    places: int = 100
    most_groups: int = 5
    starts: int = 10
    level: float = 0.05
    draws: int = 199
    hits: int = 20
    test_people: int = 500
    test_cells: int = 100_000
    halvings: int = 20
    halved_people: int = 5_000
    folds: int = 5
    shuffles: int = 999
    seed: int = 20211112

    def to_dict(self) -> dict[str, object]:
        """Return the settings by name, ready for JSON."""
        return asdict(self)

    def to_text(self) -> str:
        """Return the settings on one line: ``votes_needed=7; people_wanted=15; …``."""
        return "; ".join(f"{name}={value}" for name, value in asdict(self).items())


def _number(name: str, meaning: str) -> Column:
    return Column(name=name, kind=Kind.NUMBER, meaning=meaning, blank=True)


GROUPS: Final = TableSpec(
    name="groups",
    meaning="One row for each statement and group. What is called exploratory tests groups on the votes that made "
    "them, and proves nothing.",
    columns=(
        code("origin", "where the votes come from", *Origin),
        Column(name="statement", kind=Kind.KEY, meaning="the statement's id"),
        Column(name="rejected", kind=Kind.FLAG, meaning="turned down by moderators; it made no groups"),
        share(
            "consensus",
            "product over the groups of share_agree: high only if every group agrees; falls with k",
        ),
        count("group", "the group's number; 0 is the largest"),
        count("n", "people of the group who voted: agree + disagree + unsure"),
        count("agree", "people of the group who agree"),
        count("disagree", "people of the group who disagree"),
        count("unsure", "people of the group who passed or are unsure"),
        share("share_agree", "(agree + 1) / (n + 2)"),
        share("share_disagree", "(disagree + 1) / (n + 2)"),
        code("direction", "what the group does more than the others; blank = neither", "agree", "disagree"),
        _number("ratio", "share of the group that does so, by the share of the others; exploratory"),
        _number("z_within", "standard score of that share against one half; exploratory"),
        _number("z_against", "standard score of the difference from the others; exploratory"),
        Column(
            name="exploratory",
            kind=Kind.FLAG,
            meaning="whether both scores pass 1.2816, which is what Polis calls representative",
        ),
        share("p", "probability of such a difference between groups that were found without this statement"),
        share("q", "p corrected for the number of statements and groups (Benjamini-Hochberg)"),
        Column(
            name="representative", kind=Kind.FLAG, meaning="whether q is at most the level of the settings"
        ),
        Column(name="settings", kind=Kind.TEXT, meaning="the settings, on one line"),
    ),
    unique=(("statement", "group"),),
    constant=("origin", "settings"),
)

GROUPED: Final = TableSpec(
    name="grouped people",
    meaning="One row for each participant. It is for the team's eyes; nothing of it is ever released.",
    columns=(
        Column(name="participant", kind=Kind.KEY, meaning="the participant's code"),
        Column(name="side", kind=Kind.KEY, meaning="the side, where the table knows it", blank=True),
        Column(name="votes", kind=Kind.COUNT, meaning="how many statements the participant voted on"),
        Column(
            name="group",
            kind=Kind.NUMBER,
            meaning="the group's number; blank = not grouped",
            blank=True,
            low=0,
        ),
    ),
    unique=(("participant",),),
)

_PERSON_KEYS: Final = ("participant", "group")
_NAMES: Final = [column.name for column in GROUPS.columns]
_STATEMENT_KEYS: Final = ("statement", "rejected", "consensus")
_GROUP_KEYS: Final = _NAMES[_NAMES.index("group") : _NAMES.index("settings")]


@dataclass(frozen=True, kw_only=True, repr=False)
class Groups(Shown):
    """Opinion groups, and how far they may be relied on.

    Attributes:
        start: where the search began.
        forced: the number of groups that was asked for, None if the votes decided.
        k: how many groups there are; 1 = none but the whole; None = not enough people to look.
        reason: why there are no groups; None if there are.
        few: whether fewer people than the settings ask for were looked at all the same.
        people, grouped: how many people voted at all, and how many of them enough to be grouped.
        sizes: people in each group, largest first.
        p_groups: how often one crowd without groups shows as much by chance; None if that was not looked into.
        explained: the share of the variance of votes that the groups found explain, whether or not they stand.
        readiness: how much of an answer is mere readiness to agree to anything; one crowd has it as well.
        crowds, hits: how many crowds without groups were drawn, and how many of them showed as much.
        tested_people: how many people the test looked at.
        stability: mean adjusted Rand index between these groups and those found in half of the votes; 1 = the same
            groups, 0 = no better than chance; None without groups.
        separation: by number of groups, how far apart they lie: mean silhouette, -1 to 1.
        found: how many groups would have been told, had chance not been asked.
        side_ami: adjusted mutual information of groups and sides: 1 = groups are the sides, 0 = they cut across;
            None without groups or sides.
        side_p: how often shuffled sides share as much with the groups.
        columns: of the table, one entry for each statement and group.
        participants: of the table of people; for the team's eyes.
    """

    origin: Origin | None
    sides: tuple[str, ...]
    left_out: int
    settings: GroupSettings
    start: Start
    forced: int | None
    k: int | None
    reason: NoGroups | None
    few: bool
    people: int
    grouped: int
    sizes: tuple[int, ...]
    p_groups: float | None
    explained: float | None
    readiness: float | None
    crowds: int
    hits: int
    tested_people: int
    stability: float | None
    separation: Mapping[int, float]
    found: int | None
    side_ami: float | None
    side_p: float | None
    columns: Mapping[str, Sequence[Cell]]
    participants: Mapping[str, Sequence[Cell]]
    kind: FrameKind = field(default_factory=FrameKind)

    def __post_init__(self) -> None:
        for name in ("separation", "columns", "participants"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))

    def summary(self) -> str:
        """Return how many groups there are among how many people, and whether the votes are simulated."""
        found = {None: "too few people for groups", 1: "no groups"}.get(self.k, f"{self.k} groups")
        marked = ", simulated" if self.origin is Origin.SIMULATED else ""
        return f"{found}, {self.grouped} of {self.people} people{marked}"

    @cached_property
    def table(self) -> IntoFrame:
        """The tidy table of statements in the caller's kind of frame; the specification is :data:`GROUPS`."""
        return self.kind.build(self.columns, spec=GROUPS)

    @cached_property
    def people_table(self) -> IntoFrame:
        """Who is in which group, in the caller's kind of frame (:data:`GROUPED`); for the team's eyes."""
        return self.kind.build(self.participants, spec=GROUPED)

    def to_dict(self) -> dict[str, object]:
        """Return the result as nested dictionaries and lists, ready for JSON; no key is ever missing."""
        people = zip(*(self.participants[key] for key in _PERSON_KEYS), strict=True)
        return {
            "origin": None if self.origin is None else self.origin.value,
            "sides": list(self.sides),
            "left_out": self.left_out,
            "settings": self.settings.to_dict(),
            "start": self.start.value,
            "forced": self.forced,
            "k": self.k,
            "reason": None if self.reason is None else self.reason.value,
            "few": self.few,
            "people": self.people,
            "grouped": self.grouped,
            "sizes": list(self.sizes),
            "p_groups": self.p_groups,
            "explained": self.explained,
            "readiness": self.readiness,
            "crowds": self.crowds,
            "hits": self.hits,
            "tested_people": self.tested_people,
            "stability": self.stability,
            "separation": {str(k): value for k, value in self.separation.items()},
            "found": self.found,
            "side_ami": self.side_ami,
            "side_p": self.side_p,
            "participants": [dict(zip(_PERSON_KEYS, row, strict=True)) for row in people],
            "statements": self._statements(),
        }

    def _statements(self) -> list[dict[str, object]]:
        told: list[dict[str, object]] = []
        groups: list[dict[str, Cell]] = []
        for values in zip(*self.columns.values(), strict=True):
            row = dict(zip(self.columns, values, strict=True))
            if not told or told[-1]["statement"] != row["statement"]:
                groups = []
                told.append({**{key: row[key] for key in _STATEMENT_KEYS}, "groups": groups})
            groups.append({key: row[key] for key in _GROUP_KEYS})
        return told

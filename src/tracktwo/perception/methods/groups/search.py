"""The room's method for opinion groups: votes to groups, to how far they may be relied on, to what sets them apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.methods.groups.alike import adjusted_mutual_information, chance_of_sharing, crossed
from tracktwo.perception.methods.groups.chance import Verdict, verdict_on
from tracktwo.perception.methods.groups.clusters import Found, Labels, find_groups
from tracktwo.perception.methods.groups.contrasts import chances_of, counts_of
from tracktwo.perception.methods.groups.order import by_id, ordered
from tracktwo.perception.methods.groups.plane import Floats, Matrix, places_of, stretches
from tracktwo.perception.methods.groups.stability import stability_of
from tracktwo.perception.methods.groups.statements import explained_by, no_statements, statement_columns
from tracktwo.perception.readers import TableLike, read_rejected, read_votes
from tracktwo.perception.tables import Cell, Groups, GroupSettings, Layout, NoGroups, Start, Vote, Votes
from tracktwo.vocabulary.errors import UsageError

__all__ = ["groups", "groups_of"]

_DIGITS: Final = 9
_FEWEST: Final = 2
Choice = TypeVar("Choice", bound=StrEnum)


def groups(
    votes: TableLike,
    *,
    layout: Layout | str | None = None,
    statements: TableLike | None = None,
    sides: tuple[str, str] | None = None,
    k: int | None = None,
    start: Start | str = Start.BEST,
    agree: int | None = None,
    few: bool = False,
    checks: bool = True,
) -> Groups:
    """Return opinion groups among people, which may cut across the sides, or that there are none here.

    Args:
        votes: a path to a CSV or Parquet file, or a frame: one row a vote or one row a participant, as Polis exports
            them, or a table of :data:`~tracktwo.perception.ANSWERS`.
        layout: which of these; seen from the names of the columns when not given.
        statements: which statements moderators turned down, a table of :data:`~tracktwo.perception.MODERATED`; those
            make no groups.
        sides: of a table of answers, the two sides whose people count.
        k: the number of groups, if the votes are not to decide; ``p_groups`` is told all the same.
        start: ``best``, of which the order of rows is no part, or ``polis``, to compare with groups it published.
        agree: the number that means agree in a raw dump of a database, 1 or -1.
        few: look for groups among fewer people than :class:`~tracktwo.perception.GroupSettings` asks for.
        checks: ask chance, stability and statements that did not make the groups; without, groups are told as Polis
            tells them, and ``p_groups``, ``stability``, ``p``, ``q`` and ``side_p`` are None.

    Returns: a :class:`~tracktwo.perception.Groups`. The same votes always give the same result.

    Raises:
        UsageError: an option does not fit the table. TableError: the table breaks the rules of its layout.
        FileError: a file cannot be read as what it is.
    """
    settings = GroupSettings()
    seen = None if layout is None else _one_of(layout, Layout, "layout")
    begin = _one_of(start, Start, "start")
    if k is not None and not _FEWEST <= k <= settings.most_groups:
        raise UsageError(f"Groups are {_FEWEST} to {settings.most_groups}; {k} were asked for.")
    read = read_votes(votes, layout=seen, agree=agree, sides=sides)
    if statements is not None:
        read = replace(read, rejected=read_rejected(statements, statements=read.statements))
    return groups_of(read, k=k, start=begin, few=few, checks=checks, settings=settings)


def groups_of(
    votes: Votes,
    *,
    k: int | None = None,
    start: Start = Start.BEST,
    few: bool = False,
    checks: bool = True,
    settings: GroupSettings | None = None,
) -> Groups:
    """Return the groups of votes that have been read; see :func:`groups`."""
    settings = settings or GroupSettings()
    rows = by_id(votes.people)
    # what starts at the first rows keeps them; everything else is made in the order of ids
    votes = ordered(votes, rows if start is Start.BEST else np.arange(len(rows)))
    cast = np.count_nonzero(votes.said != Vote.UNSEEN, axis=1)
    inside = _grouped(cast, statements=len(votes.statements), settings=settings)
    zeros = int(votes.rejected.sum())
    moving = votes.said[:, ~votes.rejected] if zeros else votes.said
    search = _Search(
        crowd=moving if len(inside) == len(moving) else moving[inside],
        zeros=zeros,
        start=start,
        forced=k,
        checks=checks,
        settings=settings,
    )
    looked = len(inside) > 1 and (few or len(inside) >= settings.least_people)
    found = verdict = members = None
    if looked:
        places = places_of(moving, stretch=stretches(moving, zeros=zeros))[inside]
        found = find_groups(places, start=start, settings=settings, forced=k)
        verdict = search.verdict()
        members = search.told(found, verdict)
    return Groups(
        origin=votes.origin,
        sides=tuple(sorted(set(votes.seats or ()))),
        left_out=votes.left_out,
        settings=settings,
        start=start,
        forced=k,
        people=len(votes.people),
        grouped=len(inside),
        few=looked and len(inside) < settings.least_people,
        found=None if found is None else found.k,
        separation={} if found is None else found.separation,
        explained=None if found is None else search.explained(found.members),
        p_groups=None if verdict is None else verdict.p,
        readiness=None if verdict is None else round(verdict.readiness, _DIGITS),
        crowds=0 if verdict is None else verdict.crowds,
        hits=0 if verdict is None else verdict.hits,
        tested_people=0 if verdict is None else verdict.people,
        reason=_reason(members, found),
        k=None if members is None else int(members.max()) + 1,
        sizes=() if members is None else tuple(np.bincount(members).tolist()),
        stability=search.stability(members),
        **search.sides(members, None if votes.seats is None else [votes.seats[each] for each in inside]),
        columns=_statements(votes, members, inside=inside, search=search),
        participants=_people(votes, cast, members, inside=inside),
        kind=votes.kind,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search:
    """What every step needs: the votes of the people grouped, and how groups are looked for."""

    crowd: Matrix
    zeros: int
    start: Start
    forced: int | None
    checks: bool
    settings: GroupSettings

    def verdict(self) -> Verdict | None:
        """Return what chance says; None if it is not asked."""
        if not self.checks:
            return None
        return verdict_on(self.crowd, stretch=stretches(self.crowd, zeros=self.zeros), settings=self.settings)

    def told(self, found: Found | None, verdict: Verdict | None) -> Labels:
        """Return the group of each person: all in one where there are no groups, or chance makes such as well."""
        by_chance = self.forced is None and verdict is not None and verdict.p > self.settings.level
        if found is None or by_chance:
            return np.zeros(len(self.crowd), dtype=np.intp)
        return found.members

    def explained(self, members: Labels) -> float:
        """Return the share of the variance of votes that these groups explain."""
        return round(explained_by(counts_of(self.crowd, members, k=int(members.max()) + 1)), _DIGITS)

    def stability(self, members: Labels | None) -> float | None:
        """Return how well groups are found again in half of the votes; None without groups."""
        if not self.checks or members is None or not members.any():
            return None
        found = stability_of(
            self.crowd,
            members,
            k=int(members.max()) + 1,
            start=self.start,
            zeros=self.zeros,
            settings=self.settings,
        )
        return None if found is None else round(found, _DIGITS)

    def chances(self, members: Labels) -> Floats | None:
        """Return how often chance makes such differences between groups; None without groups."""
        if not self.checks or not members.any():
            return None
        return chances_of(
            self.crowd,
            members,
            k=int(members.max()) + 1,
            start=self.start,
            zeros=self.zeros,
            settings=self.settings,
        )

    def sides(self, members: Labels | None, seats: Sequence[str] | None) -> dict[str, float | None]:
        """Return how much groups and sides are the same, and how often chance makes them so."""
        if members is None or not members.any() or seats is None or len(set(seats)) == 1:
            return {"side_ami": None, "side_p": None}
        seated = np.unique(np.array(seats), return_inverse=True)[1].reshape(-1)
        p = None
        if self.checks:
            chance = np.random.Generator(np.random.PCG64([self.settings.seed, 4]))
            p = chance_of_sharing(members, seated, shuffles=self.settings.shuffles, chance=chance)
        shared = adjusted_mutual_information(crossed(members, seated))
        return {"side_ami": round(shared, _DIGITS), "side_p": p}


def _grouped(cast: NDArray[np.intp], *, statements: int, settings: GroupSettings) -> NDArray[np.intp]:
    """Return who is grouped: whoever voted enough, and the most active of the others while there are too few."""
    enough = cast >= max(1, min(settings.votes_needed, statements))
    if enough.sum() < settings.people_wanted:
        active = np.argsort(-cast, kind="stable")[: settings.people_wanted]
        enough[active[cast[active] > 0]] = True
    return np.flatnonzero(enough)


def _reason(members: Labels | None, found: Found | None) -> NoGroups | None:
    if members is None:
        return NoGroups.TOO_FEW
    if found is None:
        return NoGroups.ALIKE
    return None if members.any() else NoGroups.NOT_FOUND


def _statements(
    votes: Votes, members: Labels | None, *, inside: NDArray[np.intp], search: _Search
) -> Mapping[str, Sequence[Cell]]:
    if members is None:
        return no_statements()
    said = votes.said if len(inside) == len(votes.said) else votes.said[inside]
    counts = counts_of(said, members, k=int(members.max()) + 1)
    return statement_columns(votes, counts, chances=search.chances(members), settings=search.settings)


def _people(
    votes: Votes, cast: NDArray[np.intp], members: Labels | None, *, inside: NDArray[np.intp]
) -> Mapping[str, Sequence[Cell]]:
    groups: list[Cell] = [None] * len(cast)
    if members is not None:
        for person, group in zip(inside.tolist(), members.tolist(), strict=True):
            groups[person] = group
    rows = by_id(votes.people).tolist()
    return {
        "participant": [votes.people[row] for row in rows],
        "side": [None if votes.seats is None else votes.seats[row] for row in rows],
        "votes": cast[rows].tolist(),
        "group": [groups[row] for row in rows],
    }


def _one_of(value: str, kind: type[Choice], name: str) -> Choice:
    """Return a word as one of a closed list. Raises: UsageError if it is none of them."""
    try:
        return kind(value)
    except ValueError as error:
        raise UsageError(f"{name} should be one of {', '.join(kind)}; it is {value!r}.") from error

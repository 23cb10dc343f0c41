"""From lists of who was counted to head-counts by pattern of spells: the only place that sees who is who."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence

from tracktwo.clearance.disclosure.tables import Attendance, Pattern, Spell

__all__ = ["read_attendance"]


def read_attendance(
    counted: Sequence[Mapping[Hashable, Hashable]], *, erased: Attendance | None = None
) -> Attendance:
    """Return the head-counts by pattern of spells of the people counted at a series' own releases, and now.

    Args:
        counted: for each release of the series, oldest first, and then for today: each person counted → which
            version of that person's answer was counted. Any version that differs from the one before begins a
            new spell, even if its answer is the same.
        erased: the head-counts kept of people who have since been erased.

    Returns: head-counts that name nobody. To erase a person, pass that person alone, add what comes back to
        what was kept before (:meth:`Attendance.joined_with`), and forget the person.
    """
    everybody = {person: None for moment in counted for person in moment}
    patterns = Counter(_pattern(moment.get(person) for moment in counted) for person in everybody)
    attendance = Attendance(moments=len(counted), heads=tuple(sorted(patterns.items())))
    return attendance.joined_with(erased) if erased else attendance


def _pattern(versions: Iterable[Hashable]) -> Pattern:
    """Return one person's spells, from the version counted at each moment (None = not counted)."""
    spells: list[Spell] = []
    previous: Hashable = None
    for moment, version in enumerate(versions):
        if version is not None and version == previous:
            spells[-1] = Spell(spells[-1].first, moment)
        elif version is not None:
            spells.append(Spell(moment, moment))
        previous = version
    return tuple(spells)

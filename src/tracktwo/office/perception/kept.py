"""What is kept of a working-out: every outcome, as the canonical JSON that two keys are given over.

>>> from datetime import date
>>> from tracktwo.clearance.disclosure import Reason
>>> kept = Kept(round="r", frozen="0f", policy="9c", moment=1, day=date(2026, 1, 2), outcomes={})
>>> read_kept(write_kept(kept)) == kept
True
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, NamedTuple

from tracktwo.clearance.disclosure import Outcome, Reason, read_outcome, write_outcome
from tracktwo.vocabulary.errors import DataError

__all__ = ["Kept", "Pair", "Version", "read_kept", "without", "write_kept"]

_FORMAT: Final = "tracktwo-reveal/1"

Version = tuple[str, int]
"""A statement's key and the number of its wording."""


class Pair(NamedTuple):
    """What disclosure control decided about one side of one statement."""

    stances: Outcome
    expects: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One working-out of a round.

    Attributes:
        round: the round's key.
        frozen: the hash of what people were asked and told.
        policy: the hash of the rules of disclosure.
        moment: which working-out it was, from 1.
        day: its day.
        outcomes: for each wording of a statement and each side what may be shown.
    """

    round: str
    frozen: str
    policy: str
    moment: int
    day: date
    outcomes: Mapping[Version, Mapping[str, Pair]]


def write_kept(kept: Kept) -> str:
    """Return a working-out as canonical JSON: the text that is hashed."""
    content = {
        "format": _FORMAT,
        "round": kept.round,
        "frozen": kept.frozen,
        "policy": kept.policy,
        "moment": kept.moment,
        "day": kept.day.isoformat(),
        "statements": [
            {
                "key": key,
                "version": version,
                "sides": {
                    side: {name: write_outcome(outcome) for name, outcome in pair._asdict().items()}
                    for side, pair in sides.items()
                },
            }
            for (key, version), sides in kept.outcomes.items()
        ],
    }
    return _canonical(content)


def _canonical(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_kept(text: str) -> Kept:
    """Return the working-out that was written.

    Raises: DataError if it is not one, whole and unchanged.
    """
    try:
        content = json.loads(text)
        kept = Kept(
            **{name: content[name] for name in ("round", "frozen", "policy", "moment")},
            day=date.fromisoformat(content["day"]),
            outcomes={
                (each["key"], each["version"]): {
                    side: Pair(*(read_outcome(pair[name]) for name in Pair._fields))
                    for side, pair in each["sides"].items()
                }
                for each in content["statements"]
            },
        )
        # outcomes are read as strictly as they are written
        if content["format"] == _FORMAT and _canonical(content) == text:
            return kept
    except (ValueError, KeyError, TypeError, AttributeError):
        pass
    raise DataError(
        "The kept results are not as they were worked out; restore them from a copy of the database."
    )


def without(kept: Kept, version: Version) -> Kept:
    """Return a working-out in which one statement was taken down."""
    gone = Pair(Reason.REMOVED, Reason.REMOVED)
    outcomes = dict(kept.outcomes)
    if version in outcomes:
        outcomes[version] = dict.fromkeys(outcomes[version], gone)
    return replace(kept, outcomes=outcomes)

"""How far a rule can be trusted: what it got right and wrong where the answer is known."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from tracktwo.record.lexica import ledger_rows

__all__ = ["Counts", "Ledgers", "ledgers"]

LEVEL: Final = 0.1
"""How likely a rule is worse than it is taken for. Chosen on every other held specimen (benchmarks/calibration.py):
rules were made to fit the open ones, which the counts are of, and do a little worse elsewhere."""
STRENGTH: Final = 20.0
"""For how many observations the rules of the same family stand; chosen like the level."""

Counts = tuple[int, int]
"""How often a rule was right, and how often wrong."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Ledgers:
    """What is known of rules. A rule is called ``family:detail``.

    Attributes:
        counts: by rule.
    """

    counts: Mapping[str, Counts]
    _bounds: dict[str, float] = field(default_factory=dict)
    _paths: dict[tuple[str, ...], float] = field(default_factory=dict)
    _families: dict[str, float] = field(default_factory=dict)

    def trust(self, rule: str) -> float:
        """Return the lower bound of how often a rule is right.

        The share is a Beta posterior whose prior is the share of the rule's family, worth a few observations; that
        of a family nothing is known of is one right and one wrong. A prior of Beta(a, b), whose density goes with
        p^(a − 1) (1 − p)^(b − 1), times the chance p^right (1 − p)^wrong of what was seen is Beta(a + right, b + wrong).
        """
        if rule not in self._bounds:
            # Only here: whoever opens a file in a process of its own starts a second sooner and needs half the memory.
            from scipy.special import betaincinv  # noqa: PLC0415

            right, wrong = self.counts.get(rule, (0, 0))
            share = self._family(rule.partition(":")[0])
            self._bounds[rule] = float(
                betaincinv(STRENGTH * share + right, STRENGTH * (1 - share) + wrong, LEVEL)
            )
        return self._bounds[rule]

    def sure(self, rules: Iterable[str]) -> float:
        """Return how sure a value is that came by some rules, each a step that has to be right."""
        path = tuple(rules)
        if path not in self._paths:
            product = 1.0
            for rule in path:
                product *= self.trust(rule)
            self._paths[path] = product
        return self._paths[path]

    def _family(self, family: str) -> float:
        if not self._families:
            totals: dict[str, list[int]] = defaultdict(lambda: [1, 1])
            for rule, (right, wrong) in self.counts.items():
                total = totals[rule.partition(":")[0]]
                total[0] += right
                total[1] += wrong
            self._families.update({name: right / (right + wrong) for name, (right, wrong) in totals.items()})
            self._families.setdefault("", 0.5)
        return self._families.get(family, 0.5)

    def with_more(self, counts: Mapping[str, Counts]) -> "Ledgers":
        """Return ledgers with more observations, as a programme's own decisions give them."""
        both = Counter({(rule, n): each for rule, row in self.counts.items() for n, each in enumerate(row)})
        both.update({(rule, n): each for rule, row in counts.items() for n, each in enumerate(row)})
        rules = sorted({rule for rule, _ in both})
        return Ledgers(counts={rule: (both[rule, 0], both[rule, 1]) for rule in rules})


@cache
def ledgers() -> Ledgers:
    """Return the ledgers as shipped."""
    return Ledgers(counts=dict(ledger_rows()))

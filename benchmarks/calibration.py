"""Whether "95 % sure" is right 95 times of 100: how sure values are said to be, beside how often they are right.

Run ``python benchmarks/calibration.py``. The ledgers come from the open specimens; the tables are of the held and the
blind ones, whose texts nobody who writes rules has read. How cautious the ledgers are was chosen on every other held
specimen ("odd"); the rest of them ("even") and the blind ones had no part in it. Ends with 1 if the expected
calibration error of the held half is over its limit.

Source: Naeini, Cooper and Hauskrecht, Obtaining Well Calibrated Probabilities Using Bayesian Binning, AAAI 2015
(expected calibration error).
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain, pairwise
from typing import Final

from claims import Claim, claims
from marked import SETS, specimens

EDGES: Final = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
LIMIT: Final = 0.05


def error(found: Sequence[Claim]) -> float:
    """Return the expected calibration error: the mean distance of sure and right over bins, by their sizes."""
    return sum(abs(sure - right) * size for _, size, sure, right in table(found)) / max(1, len(found))


def table(found: Sequence[Claim]) -> list[tuple[str, int, float, float]]:
    """Return, for each bin that has any, its name, how many values it has, how sure they are and how many are right."""
    rows = []
    for low, high in pairwise(EDGES):
        inside = [each for each in found if low <= each.sure < high or (high == 1 and each.sure == 1)]
        if inside:
            sure = sum(each.sure for each in inside) / len(inside)
            right = sum(each.is_right for each in inside) / len(inside)
            rows.append((f"{low:.2f}-{high:.2f}", len(inside), sure, right))
    return rows


def show(name: str, found: Sequence[Claim], *, detail: bool) -> None:
    """Print the table of one set."""
    print(f"\n{name}: {len(found)} values, {sum(each.is_right for each in found) / len(found):.3f} right")
    print(f"  {'sure':10} {'values':>7} {'mean':>6} {'right':>6}")
    for row, size, sure, right in table(found):
        print(f"  {row:10} {size:7} {sure:6.3f} {right:6.3f}")
    print(f"  expected calibration error {error(found):.3f}")
    if detail:
        by_field = defaultdict(list)
        for each in found:
            by_field[each.field].append(each)
        for field, those in sorted(by_field.items()):
            sure = sum(each.sure for each in those) / len(those)
            right = sum(each.is_right for each in those) / len(those)
            print(f"    {field:26} {len(those):5} {sure:6.3f} {right:6.3f}")


def main() -> None:
    """Print the tables and end with 1 if the held half's error is over its limit."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--detail", action="store_true", help="the fields one by one")
    options = parser.parse_args()
    by_specimen = {name: [list(claims(each)) for each in specimens(name)] for name in SETS}
    found = {name: list(chain.from_iterable(lists)) for name, lists in by_specimen.items()}
    found["held, odd"] = list(chain.from_iterable(by_specimen["held"][1::2]))
    found["held, even"] = list(chain.from_iterable(by_specimen["held"][::2]))
    for name, those in found.items():
        show(name, those, detail=options.detail)
    kept = error(found["held"]) <= LIMIT
    print(f"\nheld, expected calibration error at most {LIMIT}: {'kept' if kept else 'NOT KEPT'}")
    sys.exit(not kept)


if __name__ == "__main__":
    main()

"""How often each rule of reading is right on the open and the seen specimens: the file of ledgers the program ships.

Run ``python benchmarks/ledgers.py`` to print what has changed, ``--write`` to write the file anew. Each rule is counted
where all steps before it are right: an event, then a line of it, then a value of the line. A line that is cut off,
misread or contradicted is counted for that, and not for its form.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Final

from claims import Claim, claims
from marked import specimens

from tracktwo.record.lexica import ledger_rows

LEARNT: Final = ("open", "seen")
SOURCE: Final = (
    "# How often each rule of reading was right and wrong on the open and seen specimens of benchmarks/, whose people"
    " and events are invented. Our own counts; made by benchmarks/ledgers.py --write."
)


def counted(found: Iterable[Claim]) -> dict[str, tuple[int, int]]:
    """Return how often each rule was right and wrong.

    Args: found: claims of documents whose answers are known.
    """
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for claim in found:
        for place in range(claim.counted_from, len(claim.rules)):
            is_doubted = any(rule.startswith("doubt:") for rule in claim.rules[place + 1 : place + 2])
            if claim.steps >= place and not is_doubted:
                counts[claim.rules[place]][0 if claim.steps > place else 1] += 1
    return {rule: (right, wrong) for rule, (right, wrong) in sorted(counts.items())}


def main() -> None:
    """Print or write the ledgers."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="write the file the program ships")
    options = parser.parse_args()
    now = counted(claim for which in LEARNT for specimen in specimens(which) for claim in claims(specimen))
    before = dict(ledger_rows())
    for rule in sorted({*now, *before}):
        if now.get(rule) != before.get(rule):
            print(f"{rule:40} {before.get(rule, (0, 0))} -> {now.get(rule, (0, 0))}")
    if options.write:
        lines = [f"{rule},{right},{wrong}" for rule, (right, wrong) in now.items()]
        path = Path(str(files("tracktwo.record.lexica") / "ledgers.csv"))
        path.write_text("\n".join([SOURCE, "rule,right,wrong", *lines]) + "\n", encoding="utf-8")
        print(f"{len(lines)} rules written")


if __name__ == "__main__":
    main()

